"""The head of the paper: an item's number, title, whether it lapsed, time, kind and presenters."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionFrame,
    QVBoxLayout,
    QWidget,
)

from samradapp.domain.meeting import KIND_NAMES, Kind
from samradapp.domain.swedish import duration
from samradapp.ui.icons import paint_icon
from samradapp.ui.tokens import color, scaled, sized, tokens_of
from samradapp.ui.widgets.buttons import tool
from samradapp.ui.widgets.chip import Chip
from samradapp.ui.widgets.choice import Combo
from samradapp.ui.widgets.fields import NAMES, SENTENCE, TextLine
from samradapp.ui.widgets.painting import LEFT
from samradapp.ui.widgets.parts import label
from samradapp.ui.widgets.text_box import TextBox

_NARROW = 360
_PRESENTERS = ("Namn, titel; Namn", "Namn")
_TITLE_LINE = 40  # as high as the first line of the title is with its air


class ItemHead(QWidget):
    """What is edited in place is quiet until the keyboard or the pointer is there."""

    title_typed = Signal(str)
    presenters_typed = Signal(str)
    kind_chosen = Signal(object)  # Kind

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key: int | None = None
        self.title = TextBox("Ärendets rubrik", "Rubrik", most=5, signs=SENTENCE)
        self.presenters = QuietLine("Föredragande", _PRESENTERS[0], signs=NAMES)
        self.withdrawn = TitleChip("Utgår")
        self.timer = Timer()
        self._number = label(role="title")
        self._kind = Combo()
        self._build()

    def show_item(self, key: int, number: str, title: str, kind: Kind, presenters: str) -> None:
        """Show an item's facts; what is being typed in the same item stays."""
        for field, value in ((self.title, title), (self.presenters, presenters)):
            if key == self._key:
                field.show_value(value)
            else:
                field.show_other(value)
        self._key = key
        self._number.setText(number)
        self._kind.setCurrentIndex(self._kind.findData(kind))

    def set_locked(self, locked: bool) -> None:
        for field in (self.title, self.presenters):
            field.setReadOnly(locked)
        self._kind.setEnabled(not locked)
        self._pencil.setVisible(not locked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the field say its own name where there is too little room beside it."""
        super().resizeEvent(event)
        narrow = self.width() < scaled(_NARROW, QApplication.font())
        self._presented_by.setVisible(not narrow)
        self.presenters.ask_in(("Föredragande", "Vem?") if narrow else _PRESENTERS)

    def _build(self) -> None:
        self._number.setProperty("quiet", True)
        self._number.setIndent(0)
        self.title.setProperty("title", True)
        for field in (self.title, self.presenters):
            field.setProperty("quiet", True)
        self.title.typed.connect(self.title_typed)
        self.presenters.typed.connect(self.presenters_typed)
        self.withdrawn.setToolTip("Ärendet utgår. Det som är beslutat i det skrivs inte ut och räknas inte.")
        self.withdrawn.hide()
        self._kind.setAccessibleName("Ärendetyp")
        for kind, name in KIND_NAMES.items():
            self._kind.addItem(name, kind)
        self._kind.activated.connect(lambda: self.kind_chosen.emit(self._kind.currentData()))
        self._pencil = tool("pencil", "Ändra föredragande", self._on_pencil)
        head = QGridLayout()
        head.setSpacing(8)
        head.addWidget(self._number, 0, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 0, 1)
        head.addWidget(self.withdrawn, 0, 2, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.timer, 0, 3, Qt.AlignmentFlag.AlignTop)
        head.setColumnStretch(1, 1)
        facts = QHBoxLayout()
        facts.setSpacing(4)
        facts.addWidget(self._kind)
        facts.addSpacing(8)
        self._presented_by = label("Föredragande", "small")
        facts.addWidget(self._presented_by)
        facts.addWidget(self.presenters, 1)
        facts.addWidget(self._pencil)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addLayout(facts)

    def _on_pencil(self) -> None:
        self.presenters.setFocus(Qt.FocusReason.OtherFocusReason)
        self.presenters.end(False)


class QuietLine(TextLine):
    """A line that ends in "…" while it is only read and does not fit; its tooltip then has the whole."""

    _questions: tuple[str, ...] = ()

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self._room()
        if self.hasFocus() or self.fontMetrics().horizontalAdvance(self.text()) <= room.width():
            super().paintEvent(event)
            return
        with QPainter(self) as painter:
            option = QStyleOptionFrame()
            self.initStyleOption(option)
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
            painter.setPen(color(tokens_of(QApplication.palette()).text))
            fits = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, LEFT, fits)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_tip()
        self._ask()

    def ask_in(self, words: tuple[str, ...]) -> None:
        """Give what an empty field may ask in, the longest first; it takes the first that it has room for."""
        self._questions = words
        self._ask()

    def _ask(self) -> None:
        if self._questions:
            room, width = self._room().width(), self.fontMetrics().horizontalAdvance
            fitting = (words for words in self._questions if width(words) <= room)
            self.setPlaceholderText(next(fitting, self._questions[-1]))

    def show_value(self, value: str) -> None:
        super().show_value(value)
        self._show_tip()

    def show_other(self, value: str) -> None:
        super().show_other(value)
        self._show_tip()

    def _show_tip(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= self._room().width()
        self.setToolTip("" if fits else self.text())

    def _room(self) -> QRectF:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inner = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return QRectF(inner.adjusted(2, 0, -2, 0))  # Qt's own margin inside the field


class TitleChip(Chip):
    """A chip level with the title: as high as its first line."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), scaled(_TITLE_LINE, QApplication.font()))


class Timer(QWidget):
    """How long the item has gone on, or how long it took: "24 min", level with the title. Empty it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_minutes(self, minutes: int | None) -> None:
        words = "" if minutes is None else f"{minutes}\u00a0min" if minutes < 120 else duration(minutes)
        if words != self.words:
            self.words = words
            self.setAccessibleName(f"Tid i ärendet: {words}")
            self.setToolTip(self.accessibleName())
            self.setVisible(bool(words))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        font = QApplication.font()
        words = QFontMetrics(sized(font, 9.5)).horizontalAdvance(self.words)
        return QSize(words + scaled(24, font), scaled(_TITLE_LINE, font))

    def paintEvent(self, _event: QPaintEvent) -> None:
        font, tokens = QApplication.font(), tokens_of(QApplication.palette())
        size, left = scaled(15, font), scaled(22, font)
        with QPainter(self) as painter:
            paint_icon(painter, QRectF(0, (self.height() - size) / 2, size, size), "timer", tokens.text3)
            painter.setFont(sized(font, 9.5))
            painter.setPen(color(tokens.text2))
            painter.drawText(QRectF(left, 0, self.width() - left, self.height()), LEFT, self.words)
