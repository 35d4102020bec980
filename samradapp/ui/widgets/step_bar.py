"""The five steps of a meeting, always at hand by Ctrl+1 to Ctrl+5, and who is present."""

from collections.abc import Collection
from enum import IntEnum
from functools import partial

from PySide6.QtCore import QMargins, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from samradapp.ui import keys
from samradapp.ui.icons import paint_icon
from samradapp.ui.tokens import Tone, color, scaled, sized, tokens_of
from samradapp.ui.widgets.buttons import paint_ring, tool
from samradapp.ui.widgets.chip import Chip
from samradapp.ui.widgets.painting import painted
from samradapp.ui.widgets.parts import label, shortcut, upright


class Step(IntEnum):
    ITEMS = 1
    ROLL_CALL = 2
    MINUTES = 3
    REVIEW = 4
    ADJUST = 5


STEP_NAMES = {
    Step.ITEMS: "Ärenden",
    Step.ROLL_CALL: "Upprop",
    Step.MINUTES: "Protokoll",
    Step.REVIEW: "Granska",
    Step.ADJUST: "Justera och exportera",
}
_LEAST = 602  # the pages below it need as much
_AIR, _TIGHT = 10, 5  # at both sides of a step
_SHORT_NAMES = STEP_NAMES | {Step.ADJUST: "Justera"}


class StepBar(QFrame):
    """Shows the step one is in and those that are done. In a low window it carries what the header says, too.

    Where that is still too wide, the steps stand closer and the commands go by their key alone.
    """

    step_chosen = Signal(object)  # Step; also when the step is already shown
    presence_requested = Signal()
    commands_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = Step.ITEMS
        self._steps: dict[Step, StepButton] = {}
        self._low = False
        self._build()

    def minimumSizeHint(self) -> QSize:
        width = max(self._needed(tight=True), scaled(_LEAST, QApplication.font()))
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def set_step(self, step: Step) -> None:
        self._step = step
        self._steps[step].setChecked(True)

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self._step

    def set_done(self, done: Collection[Step]) -> None:
        """Show a check in place of the number of the steps that are done."""
        for step, choice in self._steps.items():
            choice.set_done(step in done)

    def set_presence(self, count: str, quorate: bool | None) -> None:
        """Show "12 av 20" and whether that is a quorum; None says nothing about it."""
        self._presence.set_presence(count, quorate)
        self._fit()

    def set_meeting(self, number: str, chip: tuple[str, Tone, str]) -> None:
        """Say which meeting it is, for when the header gives way."""
        self._number.setText(number)
        self._status.show_word(*chip)
        self._fit()

    def set_room(self, *, low: bool, narrow: bool) -> None:
        """Make room: in a low window the header's facts move in here, in a narrow one the words get shorter."""
        for part in (self._number, self._status, self._line):
            part.setVisible(low and not narrow)
        self._low = low
        for choice in self._steps.values():
            choice.set_short(narrow)
        self._presence.set_short(narrow)
        self._fit()

    @property
    def presence(self) -> str:
        return self._presence.words

    def _build(self) -> None:
        self.setObjectName("stepBar")
        self.setAccessibleName("Mötets steg")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(4)
        self._number = label(role="heading")
        self._number.setContentsMargins(12, 0, 4, 0)
        self._status = Chip()
        self._line = upright()
        for part in (self._number, self._status, self._line):
            layout.addWidget(part)
        group = QButtonGroup(self)
        for step, key in zip(Step, keys.STEPS, strict=True):
            choice = StepButton(step)
            choice.setToolTip(f"{STEP_NAMES[step]} ({key.cap})")
            choice.clicked.connect(partial(self._on_chosen, step))
            group.addButton(choice)
            self._steps[step] = choice
            layout.addWidget(choice)
            shortcut(key, self, partial(self._on_chosen, step), inside=False)
        layout.addStretch()
        self._commands = tool("search", f"Kommandon ({keys.COMMANDS.cap})", self.commands_requested.emit)
        self._presence = PresenceButton()
        self._presence.clicked.connect(lambda: self.presence_requested.emit())
        layout.addWidget(self._commands)
        layout.addWidget(self._presence)
        self.set_done(())
        self.set_step(Step.ITEMS)
        self.set_presence("", None)
        self.set_room(low=False, narrow=False)

    def _fit(self) -> None:
        tight = self.width() < self._needed(tight=False)
        self._commands.setVisible(self._low and not tight)
        for choice in self._steps.values():
            choice.set_tight(tight)

    def _needed(self, *, tight: bool) -> int:
        """Give the width that all of it needs."""
        parts = [part for part in (self._number, self._status, self._line, self._presence) if not part.isHidden()]
        widths = [part.sizeHint().width() for part in parts]
        widths += [choice.needed(tight=tight) for choice in self._steps.values()]
        if self._low and not tight:
            widths.append(self._commands.sizeHint().width())
        layout = self.layout()
        margins, spacing = (layout.contentsMargins(), layout.spacing()) if layout is not None else (QMargins(), 0)
        return sum(widths) + spacing * len(widths) + margins.left() + margins.right()

    def _on_chosen(self, step: Step, _checked: bool = False) -> None:
        """Ask for the step; the bar moves when ``set_step`` says so."""
        self._steps[self._step].setChecked(True)
        self.step_chosen.emit(step)


class StepButton(QToolButton):
    """Its number, or a check when it is done, and its name; a line below the one that is shown."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self._step = step
        self._done = False
        self._tight = False
        self.setText(STEP_NAMES[step])
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_done(self, done: bool) -> None:
        self._done = done
        self.setAccessibleName(f"Steg {self._step.value}, {STEP_NAMES[self._step]}" + (", klart" if done else ""))
        self.update()

    def set_short(self, short: bool) -> None:
        self.setText((_SHORT_NAMES if short else STEP_NAMES)[self._step])
        self.updateGeometry()

    def set_tight(self, tight: bool) -> None:
        if tight != self._tight:
            self._tight = tight
            self.updateGeometry()

    def needed(self, *, tight: bool) -> int:
        """Give the width it needs with more or less air around its words."""
        font = QApplication.font()
        words = QFontMetrics(sized(font, 10.5, QFont.Weight.DemiBold)).horizontalAdvance(self.text())
        return words + scaled(22 + 2 * (_TIGHT if tight else _AIR), font)

    def sizeHint(self) -> QSize:
        return QSize(self.needed(tight=self._tight), scaled(44, QApplication.font()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, font = tokens_of(QApplication.palette()), QApplication.font()
        with painted(self) as painter:
            shown = self.isChecked()
            paint_ring(painter, self, tokens)
            if self.underMouse() and not shown:
                painter.fillRect(self.rect().adjusted(2, 6, -2, -6), color(tokens.hover))
            if shown:
                painter.fillRect(0, self.height() - 3, self.width(), 3, color(tokens.accent))
            bold = sized(font, 10.5, QFont.Weight.DemiBold)
            left, size = scaled(_TIGHT if self._tight else _AIR, font), scaled(16, font)
            if self._done and not shown:
                paint_icon(painter, QRectF(left, (self.height() - size) / 2, size, size), "check", tokens.ok)
            else:
                painter.setFont(bold)
                painter.setPen(color(tokens.accent if shown else tokens.text2))
                number = QRectF(left, 0, size, self.height())
                painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(self._step.value))
            painter.setFont(bold if shown else sized(font, 10.5, QFont.Weight.Medium))
            painter.setPen(color(tokens.text if shown else tokens.text2))
            words = QRectF(left + size + scaled(6, font), 0, self.width(), self.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())


class PresenceButton(QToolButton):
    """ "12 av 20 ✓ beslutsför": leads to the presence, person by person."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self._count = ""
        self._quorate: bool | None = None
        self._short = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"Närvaro, person för person ({keys.PRESENCE.cap})")

    def set_presence(self, count: str, quorate: bool | None) -> None:
        self._count, self._quorate = count, quorate
        said = {True: "beslutsför", False: "inte beslutsför", None: ""}[quorate]
        self.words = f"{count} {said}".strip()
        self.setAccessibleName(f"Närvaro: {self.words}")
        self.setVisible(bool(count))
        self.updateGeometry()
        self.update()

    def set_short(self, short: bool) -> None:
        self._short = short
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        font = QApplication.font()
        return QSize(sum(width for _, width in self._pieces(font)) + scaled(20, font), scaled(36, font))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, font = tokens_of(QApplication.palette()), QApplication.font()
        with painted(self) as painter:
            rect = paint_ring(painter, self, tokens)
            if self.underMouse() or self.isDown():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color(tokens.press if self.isDown() else tokens.hover))
                painter.drawRoundedRect(rect, 6, 6)
            ink = {True: tokens.ok, False: tokens.err, None: tokens.text2}[self._quorate]
            left, size = float(scaled(10, font)), scaled(17, font)
            bold = sized(font, 10.5, QFont.Weight.DemiBold)
            for piece, width in self._pieces(font):
                if piece in ("users", "check", "triangle-alert"):
                    paint_icon(painter, QRectF(left, (self.height() - size) / 2, size, size), piece, ink)
                else:
                    painter.setFont(bold)
                    painter.setPen(color(tokens.text if piece == self._count else ink))
                    painter.drawText(QRectF(left, 0, width, self.height()), Qt.AlignmentFlag.AlignVCenter, piece)
                left += width

    def _pieces(self, font: QFont) -> list[tuple[str, int]]:
        """Give icons and words from left to right, each with its width and the gap after it."""
        metrics = QFontMetrics(sized(font, 10.5, QFont.Weight.DemiBold))
        said = {True: ("check", "beslutsför"), False: ("triangle-alert", "inte beslutsför"), None: ()}[self._quorate]
        pieces = ["users", self._count, *(said[:1] if self._short else said)]
        icons = ("users", "check", "triangle-alert")
        return [(p, scaled(23, font) if p in icons else metrics.horizontalAdvance(p) + scaled(9, font)) for p in pieces]
