"""A line in which names are written, with those known proposed below it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QListView, QStyledItemDelegate, QWidget
from shiboken6 import isValid

from samradapp.domain.swedish import fold
from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.fields import NAMES, ShortLine

_MOST_ROWS = 6
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NameLine(ShortLine):
    """Names with ";" between them. Those known are proposed under the name being typed, and ``taken`` tells of one that
    she takes from there.

    The first is chosen, so that Enter takes it; a name that is written out whole is left as it is typed.
    """

    taken = Signal(bool)  # by Tab, which goes on

    def __init__(self, name: str, known: Callable[[], Sequence[str]], parent: QWidget) -> None:
        super().__init__(parent, signs=NAMES)
        self.setAccessibleName(name)
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

    def event(self, event: QEvent) -> bool:
        """Let Tab take what is chosen in the open list; Qt would leave the line by it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.takes(event.key()):
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.takes(event.key()) or self._list is None:
            super().keyPressEvent(event)
            return
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self._list.hide()
        else:
            self._take(str(self._list.currentIndex().data()), onward=event.key() == Qt.Key.Key_Tab)

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
        assert isinstance(model, QStringListModel)  # noqa: S101 - the list was given it when it was made, below
        model.setStringList(list(found))
        names.setCurrentIndex(model.index(0, 0))
        self._place(names)

    def _segment(self) -> tuple[str, int]:
        """Give the name being typed, and where it begins."""
        begins = self.text().rfind(";", 0, self.cursorPosition()) + 1
        return self.text()[begins : self.cursorPosition()].strip(), begins

    def _take(self, name: str, *, onward: bool = False) -> None:
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
        self.taken.emit(onward)

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
        rows = min(names.model().rowCount(), _MOST_ROWS)
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


class NamingDelegate(QStyledItemDelegate):
    """What a table needs whose cells may be a line of names."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of an open list of names be the list's; Qt would close the cell by them."""
        if isinstance(watched, NameLine) and isinstance(event, QKeyEvent) and watched.takes(event.key()):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
            return False
        return super().eventFilter(watched, event)


def proposals(known: Sequence[str], written: str, line: str) -> tuple[str, ...]:
    """Give the known "Namn, titel" that a name or its family name begins; none that is in the line already."""
    wanted = fold(written)
    others = [part.strip() for part in line.split(";")]
    if written in others:
        others.remove(written)
    named = {wanted, *(fold(part.partition(",")[0]) for part in others)}
    if not wanted:
        return ()
    if sum(fold(name.partition(",")[0]) == wanted for name in known) > 1:
        named.discard(wanted)  # namesakes: she says which
    found = [
        name
        for name in known
        if any(fold(start).startswith(wanted) for start in _starts(name))
        and not named & {fold(name), fold(name.partition(",")[0])}
    ]
    return tuple(found[:_MOST_ROWS])


def _starts(name: str) -> list[str]:
    """Give a name from each of its words on: "Maj Ek, chef", "Ek, chef"."""
    words = name.partition(",")[0].split()
    return [name.split(None, position)[-1] if position else name for position in range(len(words))]
