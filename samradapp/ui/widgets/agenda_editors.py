"""The fields that open in the agenda's cells."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRegularExpression, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QSpinBox, QWidget
from shiboken6 import isValid

from samradapp.domain.meeting import KIND_NAMES
from samradapp.domain.swedish import fold
from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.choice import Combo

MOST_ROWS = 6
_MOST_MINUTES = 999
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def number_line(parent: QWidget) -> QLineEdit:
    line = QLineEdit(parent)
    line.setAccessibleName("Nummer")
    line.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,5}"), line))  # empty too
    return line


def minutes_box(parent: QWidget) -> QSpinBox:
    spin = QSpinBox(parent)
    spin.setAccessibleName("Minuter")
    spin.setRange(0, _MOST_MINUTES)
    spin.setSpecialValueText(" ")
    spin.setSingleStep(5)
    spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    spin.setAlignment(Qt.AlignmentFlag.AlignRight)
    return spin


class KindBox(Combo):
    """The kinds of items. ``picked`` comes when one is taken from the open list; a letter leaves the cell for Tab."""

    picked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._listed = False
        self.setAccessibleName("Ärendetyp")
        for kind, name in KIND_NAMES.items():
            self.addItem(name, kind)
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


class PresenterLine(QLineEdit):
    """Names with ";" between them. Whom the register or the meeting knows is proposed under the name being typed.

    The first is chosen, so that Enter takes it; a name that is written out whole is left as it is typed.
    """

    def __init__(self, known: Callable[[], Sequence[str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Föredragande: namn, titel; namn")
        self._known = tuple(known())
        self._list: QListView | None = None
        self.textEdited.connect(lambda _: self._propose())

    def takes(self, key: int) -> bool:
        """Say whether a key belongs to the open list and not to the cell."""
        return self._open() and key in (*_ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down)

    def proposals(self) -> tuple[str, ...]:
        """Give what is proposed now."""
        model = self._list.model() if self._list is not None and self._open() else None
        return tuple(model.stringList()) if isinstance(model, QStringListModel) else ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.takes(event.key()) or self._list is None:
            super().keyPressEvent(event)
            return
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self._list.hide()
        else:
            self._take(str(self._list.currentIndex().data()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._close()
        super().focusOutEvent(event)

    def _propose(self) -> None:
        written, _ = self._segment()
        found = proposals(self._known, written, self.text())
        if not found:
            self._close()
            return
        names = self._names()
        model = names.model()
        assert isinstance(model, QStringListModel)  # noqa: S101 -- made below
        model.setStringList(list(found))
        names.setCurrentIndex(model.index(0, 0))
        self._place(names)

    def _segment(self) -> tuple[str, int]:
        """Give the name being typed, and where it begins."""
        begins = self.text().rfind(";", 0, self.cursorPosition()) + 1
        return self.text()[begins : self.cursorPosition()].strip(), begins

    def _take(self, name: str) -> None:
        """Put a name in the place of what was typed of it, and tell it as typed."""
        _, begins = self._segment()
        ends = self.text().find(";", self.cursorPosition())
        rest = "" if ends < 0 else self.text()[ends:]
        start = f"{self.text()[:begins]} " if begins else ""
        self._close()
        self.setText(f"{start}{name}{rest}")
        self.setCursorPosition(len(start) + len(name))
        self.setModified(True)
        self.textEdited.emit(self.text())

    def _step(self, by: int) -> None:
        if self._list is not None:
            rows = self._list.model().rowCount()
            row = (self._list.currentIndex().row() + by) % rows
            self._list.setCurrentIndex(self._list.model().index(row, 0))

    def _open(self) -> bool:
        return self._list is not None and isValid(self._list) and self._list.isVisible()

    def _close(self) -> None:
        if self._list is not None and isValid(self._list):
            self._list.hide()

    def _names(self) -> QListView:
        """Give the list: a part of the window and no window of its own, so that the keyboard stays here."""
        if self._list is None:
            names = QListView(self.window())
            names.setObjectName("proposals")
            names.setAccessibleName("Namn att välja")
            names.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            names.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
            names.setModel(QStringListModel(names))
            names.setUniformItemSizes(True)
            names.setSpacing(1)
            names.clicked.connect(lambda index: self._take(str(index.data())))
            self.destroyed.connect(names.deleteLater)
            self._list = names
        return self._list

    def _place(self, names: QListView) -> None:
        """Show the list under the field, or above it near the foot of the window."""
        rows = min(names.model().rowCount(), MOST_ROWS)
        height = rows * (names.sizeHintForRow(0) + 2) + 12  # spacing; padding and edge
        size = QSize(max(self.width(), scaled(300, QApplication.font())), height)
        window = self.window()
        place = self.mapTo(window, QPoint(0, self.height() + 4))
        if place.y() + height > window.height():
            place = self.mapTo(window, QPoint(0, -height - 4))
        place.setX(max(0, min(place.x(), window.width() - size.width() - 8)))
        names.setGeometry(place.x(), place.y(), size.width(), size.height())
        names.show()
        names.raise_()


def proposals(known: Sequence[str], written: str, line: str) -> tuple[str, ...]:
    """Give the known "Namn, titel" that a name or its family name begins; none that is in the line already."""
    wanted = fold(written)
    named = {fold(part.partition(",")[0].strip()) for part in line.split(";")}
    if not wanted:
        return ()
    found = [
        name
        for name in known
        if any(fold(start).startswith(wanted) for start in _starts(name)) and fold(name.partition(",")[0]) not in named
    ]
    return tuple(found[:MOST_ROWS])


def _starts(name: str) -> list[str]:
    """Give a name from each of its words on: "Maj Ek, chef", "Ek, chef"."""
    words = name.partition(",")[0].split()
    return [name.split(None, position)[-1] if position else name for position in range(len(words))]
