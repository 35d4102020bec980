"""The roll call: one key per name, all names in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from samradapp.domain.rollcall import Mark
from samradapp.ui import keys
from samradapp.ui.models.roll_call import MARK_LETTERS, RollCallModel, RollHeading, RollListRow, RollRow
from samradapp.ui.widgets.roll_call_columns import ColumnList
from samradapp.ui.widgets.roll_call_delegate import RollDelegate, mark_width

_MARKS = {Qt.Key.Key_N: Mark.PRESENT, Qt.Key.Key_F: Mark.ABSENT, Qt.Key.Key_A: Mark.EXCUSED}
_CYCLE = {
    Mark.UNMARKED: Mark.PRESENT,
    Mark.PRESENT: Mark.ABSENT,
    Mark.ABSENT: Mark.EXCUSED,
    Mark.EXCUSED: Mark.UNMARKED,
}
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RollCallList(ColumnList):
    """N, F and A mark the name and step to the next, the space bar skips, Backspace steps back, Delete unmarks.

    Letters never search here: "/" and Ctrl+F ask for the search field, E lets the proposed substitute serve, L adds a
    person. A click on the mark turns it. Enter opens and closes a folded group, and so does a click on its heading.
    """

    marked = Signal(int, object)  # entry id, Mark
    search_requested = Signal()
    service_requested = Signal()
    person_requested = Signal()
    menu_requested = Signal(QPoint)  # where on the screen
    fold_requested = Signal(int)  # group id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(RollCallModel(), parent)
        self._locked = False
        self._build()

    def set_rows(self, rows: Sequence[RollListRow]) -> None:
        """Show these names; the first is chosen when none is."""
        super().set_rows(rows)
        if not self.currentIndex().isValid():
            self.step(1)

    def choose_entry(self, entry_id: int) -> bool:
        """Choose a name, as the search does; tell whether it is here."""
        return self.choose(("entry", entry_id))

    def set_locked(self, locked: bool) -> None:
        self._locked = locked

    def step(self, by: int) -> bool:
        """Move to the next name; a folded group that is called now opens on the way, others are passed over."""
        position = self.currentIndex().row() + by
        while 0 <= position < self._rows.rowCount():
            row = self._rows.row(position)
            if isinstance(row, RollHeading) and row.folded and row.in_turn and by > 0:
                self.fold_requested.emit(row.group_id)
            if isinstance(row, RollRow):
                index = self._rows.index(position, 0)
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                self.scrollTo(index)
                return True
            position += by
        return False

    def own_keys(self) -> tuple[keys.Key, ...]:
        row = self.chosen_row()
        if not isinstance(row, RollRow):
            return (keys.FIND_NAME,)
        marks: tuple[keys.Key, ...] = (keys.MARK_PRESENT, keys.MARK_ABSENT, keys.MARK_EXCUSED)
        marks += (keys.UNMARK,) if row.mark is not Mark.UNMARKED else ()
        return (*(() if self._locked or row.vacant else marks), keys.SKIP, keys.BACK, keys.FIND_NAME)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.isAutoRepeat() and self._takes(event)  # one press is one name
        if not held and not self._handle_key(event):
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Find nothing: letters are marks here."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self._rows.row(index.row()) if index.isValid() else None
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if isinstance(row, RollHeading) and row.folded is not None:
            self.fold_requested.emit(row.group_id)
        elif isinstance(row, RollRow) and event.position().x() - self.visualRect(index).left() < mark_width(
            self.font()
        ):
            self._mark(row, _CYCLE[row.mark])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the chosen name, below it when a key asks."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).bottomLeft()
            self.menu_requested.emit(self.viewport().mapToGlobal(place))
        else:
            self.menu_requested.emit(event.globalPos())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Take the plain letters before a shortcut of the window does."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def _build(self) -> None:
        self.setAccessibleName("Upprop")
        self.setAccessibleDescription("N närvarande, F frånvarande, A anmält förhinder, blanksteg hoppar över")
        self.setItemDelegate(RollDelegate(self))
        self._asked = {
            "E": self.service_requested,
            "L": self.person_requested,
            "/": self.search_requested,
        }

    def _takes(self, event: QKeyEvent) -> bool:
        if event.modifiers() == _CONTROL:
            return event.key() == Qt.Key.Key_F
        plain = not event.modifiers() or event.modifiers() == _SHIFT
        known = event.key() in _MARKS or event.key() == Qt.Key.Key_Space or event.text().upper() in self._asked
        return plain and known

    def _handle_key(self, event: QKeyEvent) -> bool:
        key, modifiers, letter = Qt.Key(event.key()), event.modifiers(), event.text().upper()
        if letter == "/" or (key == Qt.Key.Key_F and modifiers == _CONTROL):
            self.search_requested.emit()
            return True
        if modifiers & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier):
            return False
        mark = next((m for m, sign in MARK_LETTERS.items() if sign and sign == letter), _MARKS.get(key))
        if mark is not None:
            self._mark_and_step(mark)
        elif letter in self._asked:
            self._asked[letter].emit()
        elif key == Qt.Key.Key_Delete:
            self._mark(self.chosen_row(), Mark.UNMARKED)
        elif key in (*_ENTER, Qt.Key.Key_Space) and self._fold():
            pass
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Backspace):
            self.step(1 if key == Qt.Key.Key_Space else -1)
        else:
            # Any other letter does nothing, rather than search.
            return bool(letter) and letter.isprintable()
        return True

    def _mark_and_step(self, mark: Mark) -> None:
        """Mark the chosen name and go to the next, past one that cannot be marked.

        It stays where the mark was not recorded, or the next try would be for another name, and where another has come
        to the line and must be looked at first.
        """
        row = self.chosen_row()
        if isinstance(row, RollRow):
            asked = self._mark(row, mark)
            now = self.chosen_row()
            if not asked or not isinstance(now, RollRow) or now.mark is mark:
                self.step(1)

    def _mark(self, row: RollListRow | None, mark: Mark) -> bool:
        """Ask for a mark; tell whether the line can have one."""
        if not isinstance(row, RollRow) or row.vacant or self._locked:
            return False
        self.marked.emit(row.entry_id, mark)
        return True

    def _fold(self) -> bool:
        """Open or close the group whose heading is chosen; tell whether one is."""
        row = self.chosen_row()
        if not isinstance(row, RollHeading) or row.folded is None:
            return False
        self.fold_requested.emit(row.group_id)
        return True
