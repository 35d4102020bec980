"""A choice of a few that stand side by side, one of them chosen: which body's meetings are shown."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from samradapp.ui.tokens import color, scaled, sized, tokens_of
from samradapp.ui.widgets.buttons import paint_tool
from samradapp.ui.widgets.painting import painted
from samradapp.ui.widgets.parts import clear


class Segments(QWidget):
    """Tab comes to the chosen one, arrows move; hidden while there is nothing to choose between."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[tuple[Hashable, str], ...] = ()
        self._value: Hashable = None
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)

    def set_choices(self, choices: Sequence[tuple[Hashable, str]]) -> None:
        """Offer these values by their words; the first is chosen when the chosen one is gone."""
        if tuple(choices) == self._choices:
            return
        self._choices = tuple(choices)
        if self._value not in [value for value, _ in choices]:
            self._value = choices[0][0] if choices else None
        for known in self._group.buttons():
            self._group.removeButton(known)
        clear(self._row)
        for value, words in choices:
            self._add(value, words)
        self._row.addStretch()
        if self.parentWidget() is not None or len(choices) < 2:  # without a parent it would show as a window
            self.setVisible(len(choices) > 1)

    def choose(self, value: Hashable) -> None:
        """Show a value as the chosen one; nothing is sent."""
        self._value = value
        for (known, _), choice in zip(self._choices, self._group.buttons(), strict=True):
            choice.setChecked(known == value)

    def value(self) -> Hashable:
        return self._value

    def wanted_width(self) -> int:
        """Give the width in which no name is cut."""
        widths = [choice.sizeHint().width() for choice in self._group.buttons()]
        return sum(widths) + self._row.spacing() * len(widths)

    def take_focus(self) -> None:
        """Give the keyboard to the chosen one."""
        if (chosen := self._group.checkedButton()) is not None:
            chosen.setFocus()

    def _add(self, value: Hashable, words: str) -> None:
        choice = _Segment(words)
        choice.setChecked(value == self._value)
        choice.clicked.connect(lambda: self._on_chosen(value))
        self._group.addButton(choice)
        self._row.addWidget(choice)

    def _on_chosen(self, value: Hashable) -> None:
        if value != self._value:
            self._value = value
            self.chosen.emit(value)


class _Segment(QToolButton):
    """Words on a soft ground when chosen. A name that is too long for the row is cut, and whole in its tooltip."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setText(words)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        font = self._words_font()
        return QSize(QFontMetrics(font).horizontalAdvance(self.text()) + scaled(26, font), scaled(30, font))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), scaled(96, QApplication.font())), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, font = tokens_of(QApplication.palette()), self._words_font()
        with painted(self) as painter:
            ink = paint_tool(painter, self, tokens)
            inside = QRectF(self.rect()).adjusted(scaled(12, font), 0, -scaled(12, font), 0)
            words = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, int(inside.width()) + 1)
            painter.setFont(font)
            painter.setPen(color(ink))
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, words)

    @staticmethod
    def _words_font() -> QFont:
        return sized(QApplication.font(), 10.5, QFont.Weight.Medium)
