"""The agenda, edited in place: one item a row."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from samradapp.domain.meeting import Kind
from samradapp.domain.template import read_presenters
from samradapp.ui.models.agenda import (
    AgendaHeading,
    AgendaListRow,
    AgendaModel,
    AgendaRow,
    Column,
)
from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.agenda_delegate import AgendaDelegate

_WIDTHS = {Column.NUMBER: 64, Column.KIND: 130, Column.PRESENTERS: 260, Column.MINUTES: 84, Column.CLOCK: 84}
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Trigger = QAbstractItemView.EditTrigger


class AgendaTable(QTableView):
    """Enter or Ctrl+N asks for a new item after, Alt+Up and Alt+Down move, Delete removes, Ctrl+Delete withdraws.

    F2, a double click or a letter edits a cell. ``…_edited`` come at each letter and again, with the old words, when
    she gives up; ``…_changed`` come when she is done.
    """

    title_edited = Signal(int, str)
    title_changed = Signal(int, str)
    presenters_edited = Signal(int, tuple)
    presenters_changed = Signal(int, tuple)  # ((name, title), …)
    kind_changed = Signal(int, object)
    minutes_changed = Signal(int, object)  # int or None
    number_changed = Signal(int, object)  # int, or None to count again
    moved = Signal(int, int, object)  # item, part, the item to stand before or None for last
    added = Signal(object, object)  # part or None, the item to stand after or None for first
    removed = Signal(int)
    withdrawn = Signal(int, bool)
    item_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agenda = AgendaModel(self)
        self._build()

    def set_rows(self, rows: Sequence[AgendaListRow]) -> None:
        """Show these rows, each updated where it stands; the chosen cell and an open editor stay."""
        chosen, column = self.chosen_item(), max(self.currentIndex().column(), 0)
        self._agenda.set_rows(rows)
        self.clearSpans()
        for position, row in enumerate(self._agenda.rows()):
            if isinstance(row, AgendaHeading):
                self.setSpan(position, 0, 1, len(Column))
        if chosen is not None and self.chosen_item() != chosen:
            self.choose(chosen, Column(column))

    def set_locked(self, locked: bool) -> None:
        """Let the agenda be read only."""
        self._agenda.locked = locked
        self.setDragEnabled(not locked)

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

    def chosen_item(self) -> int | None:
        row = self._chosen_row()
        return row.id if isinstance(row, AgendaRow) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState or not self._handle_key(event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self._menu()
        if not menu.isEmpty():
            menu.exec(event.globalPos())
        menu.deleteLater()

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
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._build_header()
        self._agenda.cell_set.connect(self._on_cell_set)
        self._agenda.dropped.connect(self._on_dropped)
        self._delegate.typed.connect(self._on_typed)
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)

    def _build_header(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, scaled(width, self.font()))

    def _handle_key(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._agenda.locked:
            return False
        if (key in _ENTER and not modifiers) or (key == Qt.Key.Key_N and modifiers == _CTRL):
            self.add_after()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and modifiers == _ALT:
            self.move_by(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete and not modifiers:
            self.remove()
        elif key == Qt.Key.Key_Delete and modifiers == _CTRL:
            self.toggle_withdrawn()
        else:
            return False
        return True

    def add_after(self) -> None:
        """Ask for a new item after the chosen one, or first under a chosen heading."""
        row = self._chosen_row() or (self._agenda.rows() or (None,))[-1]
        if isinstance(row, AgendaRow):
            self.added.emit(row.part_id, row.id)
        else:
            self.added.emit(row.part_id if row is not None else None, row.before if row is not None else None)

    def move_by(self, step: int) -> None:
        """Ask for the chosen item to be moved one up (-1) or down (1), into the next part at the edge of its own."""
        row = self._chosen_row()
        if not isinstance(row, AgendaRow):
            return
        parts = self._parts()
        order = list(parts)
        place = order.index(row.part_id)
        items = parts[row.part_id]
        position = items.index(row.id) + step
        if 0 <= position < len(items):
            after = items[position + 1] if position + 1 < len(items) else None
            self.moved.emit(row.id, row.part_id, items[position] if step < 0 else after)
        elif 0 <= place + step < len(order):
            other = order[place + step]
            self.moved.emit(row.id, other, None if step < 0 or not parts[other] else parts[other][0])

    def remove(self) -> None:
        if (item_id := self.chosen_item()) is not None:
            self.removed.emit(item_id)

    def toggle_withdrawn(self) -> None:
        row = self._chosen_row()
        if isinstance(row, AgendaRow):
            self.withdrawn.emit(row.id, not row.withdrawn)

    def _chosen_row(self) -> AgendaListRow | None:
        index = self.currentIndex()
        return self._agenda.row(index.row()) if index.isValid() else None

    def _parts(self) -> dict[int, list[int]]:
        parts: dict[int, list[int]] = {}
        for row in self._agenda.rows():
            items = parts.setdefault(row.part_id, [])
            if isinstance(row, AgendaRow):
                items.append(row.id)
        return parts

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        row = self._chosen_row()
        if self._agenda.locked:
            return menu
        menu.addAction("Nytt ärende efter", self.add_after)
        if isinstance(row, AgendaRow):
            menu.addAction("Flytta upp", lambda: self.move_by(-1))
            menu.addAction("Flytta ned", lambda: self.move_by(1))
            menu.addAction("Ta med igen" if row.withdrawn else "Utgår", self.toggle_withdrawn)
            menu.addSeparator()
            menu.addAction("Ta bort ärendet", self.remove)
        return menu

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

    def _on_dropped(self, item_id: int, position: int) -> None:
        """Ask for a dropped item's new place; above a heading is last in the part before."""
        rows = self._agenda.rows()
        below = rows[position] if position < len(rows) else None
        above = rows[position - 1] if position > 0 else None
        if isinstance(below, AgendaHeading) and below.before is not None and above is not None:
            self.moved.emit(item_id, below.part_id, below.before)
        elif isinstance(below, AgendaRow):
            self.moved.emit(item_id, below.part_id, below.id)
        elif (other := above or below) is not None:
            self.moved.emit(item_id, other.part_id, None)

    def _on_row_changed(self, current: QModelIndex) -> None:
        row = self._agenda.row(current.row()) if current.isValid() else None
        if isinstance(row, AgendaRow):
            self.item_chosen.emit(row.id)
