"""A table of the register: bodies, principals, seats, holders, substitutes, persons, groups, calendar."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from samradapp.ui import keys
from samradapp.ui.models.register import RegisterColumn, RegisterModel, RegisterRow, Value
from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.parts import label, shortcut
from samradapp.ui.widgets.register_delegate import RegisterDelegate

_Trigger = QAbstractItemView.EditTrigger


class RegisterTable(QWidget):
    """Ctrl+N adds, Delete removes, Alt+Up and Alt+Down move; F2, a double click or a letter edits a cell.

    ``text_edited`` comes at each letter in a text cell, and again with the old words when she gives up;
    ``cell_changed`` comes when she is done.
    """

    added = Signal()
    removed = Signal(int)
    moved = Signal(int, object)  # row id, the row to stand before or None for last
    cell_changed = Signal(int, str, object)  # row id, column key, value
    text_edited = Signal(int, str, str)  # row id, column key, text
    row_chosen = Signal(int)

    def __init__(
        self,
        name: str,
        columns: Sequence[RegisterColumn],
        *,
        ordered: bool = False,
        add_words: str = "Lägg till",
        empty_words: str = "Här är tomt än.",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = RegisterModel(columns, self)
        self._ordered = ordered
        self._build(name, add_words, empty_words)

    def set_rows(self, rows: Sequence[RegisterRow]) -> None:
        """Show these rows, each updated where it stands; the chosen row and an open editor stay."""
        chosen, column = self.chosen_row(), max(self._table.currentIndex().column(), 0)
        self._model.set_rows(rows)
        if chosen is not None and self.chosen_row() != chosen:
            self._choose(chosen, column)
        self._empty.setVisible(not rows)
        self._set_enabled()

    def set_choices(self, key: str, choices: Sequence[tuple[Value, str]]) -> None:
        """Give what a column chooses from: (value, words)."""
        self._model.set_choices(key, choices)

    def set_locked(self, locked: bool) -> None:
        self._model.locked = locked
        self._set_enabled()

    def choose(self, row_id: int) -> bool:
        """Choose a row; tell whether it is here."""
        return self._choose(row_id, 0)

    def edit_first(self, row_id: int, key: str = "") -> None:
        """Choose a row and start writing in that column, or the first that can be written in, as for a new one."""
        written = (n for n, column in enumerate(self._model.columns) if column.editable and key in ("", column.key))
        if self._choose(row_id, next(written, 0)):
            self._table.setFocus()
            self._table.edit(self._table.currentIndex())

    def chosen_row(self) -> int | None:
        index = self._table.currentIndex()
        return self._model.row(index.row()).id if index.isValid() else None

    def selected_row(self) -> int | None:
        """Give the row she has chosen herself; ``chosen_row`` is also the first one once the keyboard is here."""
        row = self.chosen_row()
        return row if self._table.selectionModel().hasSelection() else None

    def _build(self, name: str, add_words: str, empty_words: str) -> None:
        self._table = QTableView()
        self._table.setAccessibleName(name)
        self._build_table()
        self._empty = label(empty_words, "hint")
        self._wrong = label("", "error")
        self._wrong.hide()
        self._add = button(f"+  {add_words}", self.added.emit, key="Ctrl+N", name=add_words)
        self._remove = button("Ta bort", self._on_remove, kind="bare-delete", name=f"Ta bort vald rad i {name}")
        self._up = button("Flytta upp", lambda: self._on_move(-1), kind="bare", key="Alt+↑")
        self._down = button("Flytta ned", lambda: self._on_move(1), kind="bare", key="Alt+↓")
        bar = QHBoxLayout()
        for part in (self._add, self._up, self._down, self._remove):
            bar.addWidget(part)
        bar.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(bar)
        layout.addWidget(self._wrong)
        layout.addWidget(self._empty)
        layout.addWidget(self._table, 1)
        for part in (self._up, self._down):  # not before they have their place: they would be windows
            part.setVisible(self._ordered)
        self._model.cell_set.connect(self._on_cell_set)
        self._model.refused.connect(self._on_refused)
        self._set_enabled()

    def _build_table(self) -> None:
        table = self._table
        table.setModel(self._model)
        table.setProperty("cell", True)
        self._delegate = RegisterDelegate(self)
        self._delegate.typed.connect(self.text_edited)
        table.setItemDelegate(self._delegate)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(_Trigger.DoubleClicked | _Trigger.EditKeyPressed | _Trigger.AnyKeyPressed)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(scaled(36, self.font()))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for position, column in enumerate(self._model.columns):
            if column.width:
                table.setColumnWidth(position, scaled(column.width, self.font()))
            else:
                header.setSectionResizeMode(position, QHeaderView.ResizeMode.Stretch)
        table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        shortcut(keys.NEW_ROW, self, self._on_add)
        shortcut(keys.REMOVE_ROW, table, self._on_remove)
        shortcut(keys.ROW_UP, table, lambda: self._on_move(-1))
        shortcut(keys.ROW_DOWN, table, lambda: self._on_move(1))

    def _choose(self, row_id: int, column: int) -> bool:
        position = self._model.position(row_id)
        if position is None:
            return False
        index = self._model.index(position, column)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self._table.selectionModel().setCurrentIndex(index, flags)
        self._table.scrollTo(index)
        return True

    def _set_enabled(self) -> None:
        chosen = self.chosen_row() is not None and not self._model.locked
        for part in (self._remove, self._up, self._down):
            part.setEnabled(chosen)
        self._add.setEnabled(not self._model.locked)

    def _on_add(self) -> None:
        if not self._model.locked:
            self.added.emit()

    def _on_remove(self) -> None:
        if (row := self.chosen_row()) is not None and not self._model.locked:
            self.removed.emit(row)

    def _on_move(self, step: int) -> None:
        row = self.chosen_row()
        if row is None or not self._ordered or self._model.locked:
            return
        ids = [known.id for known in self._model.rows()]
        target = ids.index(row) + (step if step < 0 else step + 1)
        if 0 <= target <= len(ids):
            self.moved.emit(row, ids[target] if target < len(ids) else None)

    def _on_cell_set(self, row: int, key: str, value: object) -> None:
        self._wrong.hide()
        self.cell_changed.emit(row, key, value)

    def _on_refused(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.show()

    def _on_row_changed(self) -> None:
        self._set_enabled()
        if (row := self.chosen_row()) is not None:
            self.row_chosen.emit(row)
