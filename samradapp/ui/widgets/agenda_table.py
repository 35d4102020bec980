"""The agenda, edited in place: one item a row."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QMenu, QTableView, QWidget

from samradapp.domain.meeting import Kind
from samradapp.domain.template import read_presenters
from samradapp.ui import keys
from samradapp.ui.models import agenda_moves
from samradapp.ui.models.agenda import AgendaHeading, AgendaListRow, AgendaModel, AgendaRow, Column
from samradapp.ui.models.agenda_moves import Move
from samradapp.ui.tokens import scaled, sized
from samradapp.ui.widgets.agenda_delegate import AgendaDelegate
from samradapp.ui.widgets.agenda_drag import RowDrag
from samradapp.ui.widgets.agenda_header import AgendaHeader
from samradapp.ui.widgets.agenda_menu import row_menu
from samradapp.ui.widgets.agenda_paint import HANDLE

_WIDE = {Column.KIND: 130, Column.PRESENTERS: 260, Column.MINUTES: 84, Column.CLOCK: 72, Column.MORE: 48}
_NARROW = {Column.KIND: 104, Column.PRESENTERS: 172, Column.MINUTES: 72, Column.CLOCK: 66, Column.MORE: 40}
_ROOM = 940  # a table that is narrower has narrow columns
_PADDING = 20  # beside the words of a cell
_NAME = 150  # the presenters' column, so that a name can be written
_LEAST_TITLE = 200  # the presenters give way to it
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Trigger = QAbstractItemView.EditTrigger
_Cursor = QAbstractItemView.CursorAction


class AgendaTable(QTableView):
    """Enter or Ctrl+N asks for a new item after, Alt+Up and Alt+Down move, Delete withdraws, Ctrl+Delete removes.

    F2, a double click, a click in the chosen row or a letter edits a cell; Tab goes on to the next. ``…_edited`` come
    at each letter and again, with the old words, when she gives up; ``…_changed`` come when she is done.
    """

    title_edited = Signal(int, str)
    title_changed = Signal(int, str)
    presenters_edited = Signal(int, tuple)
    presenters_changed = Signal(int, tuple)  # ((name, title), …)
    section_edited = Signal(int, str)  # the item it stands above; never empty
    section_changed = Signal(int, str)
    section_requested = Signal(int)
    sections_moved = Signal(object)  # words by the item they stand above
    kind_changed = Signal(int, object)
    minutes_edited = Signal(int, object)  # int or None
    minutes_changed = Signal(int, object)  # int or None
    number_changed = Signal(int, object)  # int, or None to count again
    moved = Signal(int, int, object, object)  # item, part, the item to stand before or None; headings by item
    left = Signal(int)  # the item whose cell is closed
    added = Signal(object, object)  # part or None, the item to stand after or None for first
    removed = Signal(int)
    withdrawn = Signal(int, bool)
    item_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agenda = AgendaModel(self)
        self._drag = RowDrag(self)
        self._again = False  # the mouse was pressed in the row that was chosen already
        self._build()

    def set_rows(self, rows: Sequence[AgendaListRow]) -> None:
        """Show these rows, each updated where it stands; the chosen cell and an open editor stay."""
        chosen, column = self.chosen_item(), max(self.currentIndex().column(), 0)
        self._delegate.let_go({self._agenda.key(row) for row in rows})
        self._agenda.set_rows(rows)
        self.horizontalHeader().setVisible(bool(rows))
        self.clearSpans()
        for position, row in enumerate(self._agenda.rows()):
            if isinstance(row, AgendaHeading):
                self.setSpan(position, 0, 1, len(Column))
        if chosen is not None and self.chosen_item() != chosen:
            self.choose(chosen, Column(column))
        self._fit_columns()

    def set_locked(self, locked: bool) -> None:
        """Let the agenda be read only."""
        self._agenda.locked = locked
        self._delegate.movable = not locked
        self.setColumnHidden(Column.MORE, locked)

    def set_known_presenters(self, known: Callable[[], Sequence[str]]) -> None:
        """Say who is asked for the names that are proposed, as "Namn, titel", when they are wanted."""
        self._delegate.known_presenters = known

    def choose(self, item_id: int, column: Column = Column.TITLE) -> bool:
        """Choose an item's cell; tell whether the item is here."""
        position = self._agenda.position(("item", item_id))
        if position is None:
            return False
        index = self._agenda.index(position, column)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)
        return True

    def edit_title(self, item_id: int) -> None:
        """Choose an item and start writing its title, as for a new one."""
        if self.choose(item_id):
            self.setFocus()
            self.edit(self.currentIndex())

    def edits_title(self, item_id: int) -> bool:
        """Tell whether the title of this item is being written."""
        writes = self.state() == QAbstractItemView.State.EditingState
        return writes and self.chosen_item() == item_id and self.currentIndex().column() == Column.TITLE

    def choose_section(self, item_id: int) -> bool:
        """Choose the heading above an item; tell whether there is one."""
        position = self._agenda.position(("section", item_id))
        if position is None:
            return False
        self.setCurrentIndex(self._agenda.index(position, 0))
        return True

    def edit_section(self, item_id: int) -> None:
        """Write the heading above an item."""
        if self.choose_section(item_id):
            self.setFocus()
            self.edit(self.currentIndex())

    def chosen_item(self) -> int | None:
        row = self.chosen_row()
        return row.id if isinstance(row, AgendaRow) else None

    def chosen_row(self) -> AgendaListRow | None:
        """Give the row the keyboard is in, an item or a heading."""
        index = self.currentIndex()
        return self._agenda.row(index.row()) if index.isValid() else None

    def own_keys(self) -> tuple[keys.Key, ...]:
        row = self.chosen_row()
        if self._agenda.locked or row is None:
            return ()
        item = isinstance(row, AgendaRow)
        can = {
            keys.EDIT_CELL: self._is_editable(self.currentIndex()),
            keys.NEW_ITEM_TOO: not self._on_menu(),
            keys.NEW_SECTION: item,
            keys.MOVE_UP: self._move(-1) is not None,
            keys.MOVE_DOWN: self._move(1) is not None,
            keys.WITHDRAW: item,
            keys.DELETE_ITEM: item,
            keys.WITHDRAW._replace(words="Ta bort rubriken"): not isinstance(row, AgendaRow) and row.before is not None,
            keys.ROW_MENU: True,
        }
        return tuple(key for key, does in can.items() if does)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drag.active:
            self._drag.cancel()
        elif self.state() == QAbstractItemView.State.EditingState or not self._handle_key(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        index = self.indexAt(place)
        self._again = index.isValid() and index.row() == self.currentIndex().row()
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and not self._agenda.locked:
            self._drag.press(index.row(), place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._drag.move(event.position().toPoint()):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag.release():
            self.setState(QAbstractItemView.State.NoState)
            return
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or index != self.currentIndex():
            return
        if index.column() == Column.MORE and isinstance(self._agenda.row(index.row()), AgendaRow):
            self.open_menu()
        elif self._again and index.column() != Column.NUMBER and self._is_editable(index):
            self.edit(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self.open_menu(event.globalPos() if by_mouse else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_columns()

    def moveCursor(self, action: _Cursor, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go with Tab from cell to cell of what is edited, past the clock and the headings."""
        if action not in (_Cursor.MoveNext, _Cursor.MovePrevious):
            return super().moveCursor(action, modifiers)
        cells = [
            (row, column)
            for row, found in enumerate(self._agenda.rows())
            for column in (Column.TITLE, Column.KIND, Column.PRESENTERS, Column.MINUTES)
            if isinstance(found, AgendaRow)
        ]
        here = (self.currentIndex().row(), self.currentIndex().column())
        if action == _Cursor.MoveNext:
            following = next((cell for cell in cells if cell > here), None)
        else:
            following = next((cell for cell in reversed(cells) if cell < here), None)
        return self._agenda.index(*following) if following else QModelIndex()

    def open_menu(self, place: QPoint | None = None) -> None:
        """Open what can be done with the chosen row, where the mouse is or at the row's own sign."""
        if self._agenda.locked or self.findChild(QMenu) is not None:
            return
        menu = row_menu(self)
        cell = self.visualRect(self.currentIndex().siblingAtColumn(Column.MORE))
        menu.popup(place or self.viewport().mapToGlobal(cell.bottomLeft()))

    def add_after(self) -> None:
        """Ask for a new item after the chosen one, or first under a chosen heading."""
        row = self.chosen_row() or (self._agenda.rows() or (None,))[-1]
        if isinstance(row, AgendaRow):
            self.added.emit(row.part_id, row.id)
        elif row is None or row.before is None:
            self.added.emit(row.part_id if row is not None else None, None)
        else:
            self.added.emit(row.part_id, row.before)

    def move_by(self, step: int) -> None:
        """Ask for the chosen row to be moved one up (-1) or down (1), into the next part at the edge of its own."""
        self._ask(self._move(step))

    def remove(self) -> None:
        if (item_id := self.chosen_item()) is not None:
            self.removed.emit(item_id)

    def toggle_withdrawn(self) -> None:
        row = self.chosen_row()
        if isinstance(row, AgendaRow):
            self.withdrawn.emit(row.id, not row.withdrawn)

    def ask_for_section(self) -> None:
        """Ask for a heading above the chosen item, or write the one that stands there."""
        row = self.chosen_row()
        if isinstance(row, AgendaRow):
            self.section_requested.emit(row.id)
        elif row is not None and row.before is not None:
            self.edit_section(row.before)

    def remove_section(self) -> None:
        """Take away the chosen heading; what stands below it stays."""
        row = self.chosen_row()
        if isinstance(row, AgendaHeading) and row.before is not None:
            self.section_changed.emit(row.before, "")

    def _build(self) -> None:
        self.setModel(self._agenda)
        self.setAccessibleName("Ärenden")
        self.setProperty("cell", True)
        self._delegate = AgendaDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(_Trigger.DoubleClicked | _Trigger.EditKeyPressed | _Trigger.AnyKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build_header()
        self._agenda.cell_set.connect(self._on_cell_set)
        self._agenda.section_set.connect(self.section_changed)
        self._drag.dropped.connect(lambda row, gap: self._ask(agenda_moves.drop(self._agenda.rows(), row, gap)))
        self._delegate.typed.connect(self._on_typed)
        self._delegate.left.connect(self.left)
        self._delegate.minutes_typed.connect(self.minutes_edited)
        self._delegate.section_typed.connect(self._on_section_typed)
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)

    def _build_header(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = AgendaHeader(self)
        self.setHorizontalHeader(header)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(24)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Give the columns their widths by the table's own and the text size; the title has the rest.

        Where titles are cut, presenters keep what their names need, and where there is little room not even that.
        """
        font = QApplication.font()
        widths = _WIDE if self.viewport().width() >= scaled(_ROOM, font) else _NARROW
        for column, width in widths.items():
            self.setColumnWidth(column, scaled(width, font))
        longest = max((row.number for row in self._agenda.rows() if isinstance(row, AgendaRow)), key=len, default="")
        digits = QFontMetrics(sized(font, 10.5)).horizontalAdvance(max(longest, "000", key=len))
        self.setColumnWidth(Column.NUMBER, scaled(HANDLE + 14, font) + digits)
        header = self.horizontalHeader().sectionSizeHint(Column.PRESENTERS)
        self._let_presenters_give(self._needed(Column.TITLE), max(scaled(_NAME, font), self._needed(Column.PRESENTERS)))
        self._let_presenters_give(scaled(_LEAST_TITLE, font), header)

    def _let_presenters_give(self, wanted: int, least: int) -> None:
        """Let the titles have what they want of the presenters' column, of which at least so much is left."""
        has, lacking = self.columnWidth(Column.PRESENTERS), wanted - self.columnWidth(Column.TITLE)
        if lacking > 0 and has > least:
            self.setColumnWidth(Column.PRESENTERS, max(least, has - lacking))

    def _needed(self, column: Column) -> int:
        """Give the width that shows all words of a column."""
        words = QFontMetrics(sized(QApplication.font(), 10.5)).horizontalAdvance
        rows = (n for n, row in enumerate(self._agenda.rows()) if isinstance(row, AgendaRow))
        widest = max((words(self._agenda.text(self._agenda.row(n), column)) for n in rows), default=0)
        return widest + scaled(_PADDING, QApplication.font())

    def _handle_key(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._agenda.locked:
            return False
        heading = isinstance(self.chosen_row(), AgendaHeading)
        deeds: dict[tuple[int, Qt.KeyboardModifier], Callable[[], object]] = {
            (Qt.Key.Key_N, _CTRL): self.add_after,
            (Qt.Key.Key_N, _CTRL | _SHIFT): self.ask_for_section,
            (Qt.Key.Key_Up, _ALT): lambda: self.move_by(-1),
            (Qt.Key.Key_Down, _ALT): lambda: self.move_by(1),
            (Qt.Key.Key_Delete, _CTRL): self.remove_section if heading else self.remove,
            (Qt.Key.Key_F10, _SHIFT): self.open_menu,
        }
        plain = Qt.KeyboardModifier.NoModifier
        deeds[Qt.Key.Key_Delete, plain] = self.remove_section if heading else self.toggle_withdrawn
        deeds[Qt.Key.Key_Menu, plain] = self.open_menu
        for enter in _ENTER:
            deeds[enter, plain] = self.open_menu if self._on_menu() else self.add_after
        does = deeds.get((key, modifiers))
        if does is not None:
            does()
        return does is not None

    def _on_menu(self) -> bool:
        """Tell whether the keyboard is at an item's sign for its menu, which Enter opens."""
        return self.currentIndex().column() == Column.MORE and self.chosen_item() is not None

    def _move(self, step: int) -> Move | None:
        """Give where the chosen row would go; None at the end, and for one that stays where it is."""
        index = self.currentIndex()
        return agenda_moves.step(self._agenda.rows(), index.row(), step) if index.isValid() else None

    def _ask(self, move: Move | None) -> None:
        if move is not None and move.item_id is not None:
            self.moved.emit(move.item_id, move.part_id, move.before, move.sections)
        elif move is not None:
            self.sections_moved.emit(move.sections)
            for item_id in (item_id for item_id, words in move.sections.items() if words):
                self.choose_section(item_id)  # or the next key would be for the item that now has its place

    def _is_editable(self, index: QModelIndex) -> bool:
        return bool(self._agenda.flags(index) & Qt.ItemFlag.ItemIsEditable)

    def _on_cell_set(self, item_id: int, column: int, value: object) -> None:
        if column == Column.TITLE:
            self.title_changed.emit(item_id, value)
        elif column == Column.PRESENTERS:
            self.presenters_changed.emit(item_id, tuple(read_presenters(str(value))))
        elif column == Column.KIND:
            self.kind_changed.emit(item_id, Kind(str(value)))
        elif column == Column.MINUTES:
            self.minutes_changed.emit(item_id, value)
        elif column == Column.NUMBER:
            self.number_changed.emit(item_id, int(str(value)) if str(value).strip() else None)

    def _on_typed(self, item_id: int, column: int, text: str) -> None:
        if column == Column.TITLE:
            self.title_edited.emit(item_id, text)
        else:
            self.presenters_edited.emit(item_id, tuple(read_presenters(text)))

    def _on_section_typed(self, item_id: int, words: str) -> None:
        """Tell a heading as it is typed; an empty one would be gone, and its field with it."""
        if words.strip():
            self.section_edited.emit(item_id, words)

    def _on_row_changed(self, current: QModelIndex) -> None:
        row = self._agenda.row(current.row()) if current.isValid() else None
        if isinstance(row, AgendaRow):
            self.item_chosen.emit(row.id)
