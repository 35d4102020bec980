"""A box one chooses from, by value; long ones are searched by typing."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QCompleter,
    QLabel,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from samradapp.ui.tokens import color, scaled, tokens_of

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OF_THE_LIST = (*_ENTER, Qt.Key.Key_Escape)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value and the words for it."""

    value: object
    words: str


class Combo(QComboBox):
    """A combo box with a plain chevron; the style sheet has taken its own arrow away.

    Words that have no room end in "…", and the tooltip gives the whole.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentTextChanged.connect(self.setToolTip)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(QApplication.palette())
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = scaled(4, QApplication.font())
        painter.setPen(QPen(color(tokens.text2 if self.isEnabled() else tokens.text3), 0.4 * size))
        x, y = self.width() - 11 - size, self.height() / 2
        chevron = [QPointF(x - size, y - size / 2), QPointF(x, y + size / 2), QPointF(x + size, y - size / 2)]
        painter.drawPolyline(QPolygonF(chevron))
        painter.end()


class CellBox(Combo):
    """A box in a table's cell. ``picked`` comes when something is taken from the open list.

    A letter or an arrow leaves it open: more letters may follow, then Tab or Enter.
    """

    picked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._listed = False
        self.activated.connect(self._on_activated)

    def showPopup(self) -> None:
        self._listed = True
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._listed = False
        super().keyPressEvent(event)

    def _on_activated(self) -> None:
        if self._listed:
            self.picked.emit()


class ChoiceBox(Combo):
    """``chosen`` comes when she chooses, not when the program does; ``entered`` when she is done with the box, by Enter
    or by picking a name. A searchable box finds any part of the words.
    """

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, name: str, *, searchable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self._done = QTimer(self)
        self._done.setSingleShot(True)
        self._done.timeout.connect(self._tell_entered)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        if searchable:
            self._make_searchable(name)
        self.activated.connect(lambda: self.chosen.emit(self.value()))

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these; the chosen value stays chosen while it is among them."""
        if tuple(choices) == self._choices:
            return
        kept = self.value()
        had_any = bool(self._choices)
        self._choices = tuple(choices)
        with QSignalBlocker(self):
            self.clear()
            for choice in choices:
                self.addItem(choice.words)
        self.setToolTip(self.currentText())
        if had_any or self.isEditable():
            self.choose(kept)

    def choose(self, value: object) -> None:
        """Show a value; one that is not offered leaves the box empty."""
        self.setCurrentIndex(next((n for n, choice in enumerate(self._choices) if choice.value == value), -1))
        if self.isEditable() and self.currentIndex() < 0:
            self.clearEditText()

    def value(self) -> object:
        """Give the chosen value, or None; in a searchable box that of the words that stand there."""
        index = self.currentIndex()
        chosen = self._choices[index] if 0 <= index < len(self._choices) else None
        if not self.isEditable():
            return chosen.value if chosen else None
        words = self.currentText().strip().casefold()
        if chosen is not None and chosen.words.casefold() == words:
            return chosen.value  # of two who are called the same, the one that was picked
        return next((choice.value for choice in self._choices if choice.words.casefold() == words), None)

    def unknown(self) -> str:
        """Give the words in a searchable box that are none of those it offers; empty when there are none."""
        return self.currentText().strip() if self.isEditable() and self.value() is None else ""

    def event(self, event: QEvent) -> bool:
        """Let Enter and Esc belong to the open list of names and not to a shortcut of the form."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        names = self._open_list()
        if names is None or event.key() not in _OF_THE_LIST:
            return super().event(event)
        if not names.currentIndex().isValid():
            names.setCurrentIndex(names.model().index(0, 0))  # Enter takes the first unless she has stepped on
        event.accept()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in _ENTER and not self.isEditable():
            self.entered.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the panel and not the value while the pointer merely passes over."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _open_list(self) -> QAbstractItemView | None:
        """Give the list of names that is open under a searchable box."""
        completer = self.completer() if self.isEditable() else None
        popup = completer.popup() if completer is not None else None
        return popup if popup is not None and popup.isVisible() else None

    def _make_searchable(self, name: str) -> None:
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setWrapAround(False)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        completer.activated.connect(self._on_entered)
        if (line := self.lineEdit()) is not None:
            line.setAccessibleName(name)
            line.setPlaceholderText("Skriv ett namn")
            line.returnPressed.connect(self._on_entered)

    def _on_entered(self) -> None:
        """Tell it once the list of names has closed: until then it would fill in a box that is emptied."""
        self._done.start(0)

    def _tell_entered(self) -> None:
        if self.value() is not None:
            self.entered.emit()


class UnknownName(QLabel):
    """Says below a box of names that nobody there is called so, until something else is written."""

    def __init__(self, box: ChoiceBox) -> None:
        super().__init__()
        self._box = box
        self.setProperty("role", "error")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()
        box.editTextChanged.connect(self.hide)

    def tell(self) -> bool:
        """Say so when it is so; tell whether it is."""
        name = self._box.unknown()
        self.setText(f"{name} står inte på mötets listor. Lägg till personen i uppropet först.")
        self.setVisible(bool(name))
        return bool(name)
