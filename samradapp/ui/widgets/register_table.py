"""A table of the register: principals, seats, holders, substitutes, persons, groups, calendar, terms."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from samradapp.ui import keys
from samradapp.ui.keys import Key
from samradapp.ui.models.register import Look, RegisterColumn, RegisterModel, RegisterRow, Value
from samradapp.ui.soon import soon
from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.buttons import button, tool
from samradapp.ui.widgets.parts import FIRST, label, shortcut
from samradapp.ui.widgets.register_delegate import RegisterDelegate

_Trigger = QAbstractItemView.EditTrigger
_Move = QAbstractItemView.CursorAction
_UPWARDS = (_Move.MoveUp, _Move.MovePageUp, _Move.MoveEnd, _Move.MovePrevious, _Move.MoveLeft)
_ROW = 36
_NEW = 0  # the id of a row that is not added yet
_AMPLE = 240  # a column of this width needs no measuring
_READ = 100  # rows


class _Rows(QTableView):
    """The rows themselves; the keyboard passes over headings, and no column is narrower than its words need."""

    def __init__(self, model: RegisterModel) -> None:
        super().__init__()
        self._rows = model
        self.setModel(model)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        found: Any = super().moveCursor(action, modifiers)  # Qt's own type leaves out what one asks of an index
        step = -1 if action in _UPWARDS else 1
        while found.isValid() and self._rows.is_heading(self._rows.row(found.row())):
            found = self._rows.index(found.row() + step, found.column())
        return found if found.isValid() else self.currentIndex()

    def own_keys(self) -> tuple[keys.Key, ...]:
        chosen = self.currentIndex()
        editable = chosen.isValid() and self._rows.flags(chosen) & Qt.ItemFlag.ItemIsEditable
        return (keys.EDIT_ROW,) if editable else ()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first row when none is, or she would not see that the keyboard is here."""
        super().focusInEvent(event)
        first = next((n for n, row in enumerate(self._rows.rows()) if not self._rows.is_heading(row)), None)
        if first is not None and not self.selectionModel().hasSelection():
            self.selectRow(first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give each column its own width, and the others what is left, alike, if their words have room in it.

        Where they have not, every column takes what its words need, and the rows scroll sideways if that is too much.
        """
        font, room = QApplication.font(), self.viewport().width()
        widths = [scaled(column.width, font) for column in self._rows.columns]
        sharing = [n for n, width in enumerate(widths) if not width]
        share = (room - sum(widths)) // len(sharing)
        if share < scaled(_AMPLE, font):
            needed = [self._needed_width(n) for n in range(len(widths))]
            if any(needed[n] > share for n in sharing):
                widths = [min(width, needed[n]) if width else needed[n] for n, width in enumerate(widths)]
                share = max(room - sum(widths), 0) // len(sharing)
        for n, width in enumerate(widths):
            self.setColumnWidth(n, width + share if n in sharing else width)

    def _needed_width(self, column: int) -> int:
        """Give the width of a column's title and of the words in its first rows, which are enough to know it by."""
        words = QFontMetrics(self.font())
        cells = (row for row in self._rows.rows()[:_READ] if row.look not in (Look.GROUP, Look.PART))
        widest = max((words.horizontalAdvance(self._rows.text(row, column)) for row in cells), default=0)
        return max(widest + 18, self.horizontalHeader().sectionSizeHint(column))


class RegisterTable(QWidget):
    """Ctrl+N adds, Delete removes, Alt+Up and Alt+Down move; F2, a double click or a letter edits a cell.

    A row that begins with a person is here when she names one: ``begun`` tells whom, and until then nothing is added.
    ``cell_edited`` comes at each letter when what is typed can be read, and again with the old value when she gives up;
    ``cell_changed`` comes when she is done. ``pasted`` comes when several lines or cells are pasted on the rows.
    """

    added = Signal()
    begun = Signal(object)  # the person of a row that ``begin`` opened: an id, or the name of somebody new
    removed = Signal(int)
    stepped = Signal(int, int)  # row id, one up (-1) or down (1)
    moved = Signal(int, object)  # row id, the row to stand before or None for last
    cell_changed = Signal(int, str, object)  # row id, column key, value
    cell_edited = Signal(int, str, object)  # row id, column key, value
    row_chosen = Signal(int)
    pasted = Signal(str)

    def __init__(
        self,
        name: str,
        columns: Sequence[RegisterColumn],
        *,
        ordered: bool = False,
        heading: str = "",
        add_words: str = "Lägg till",
        add_key: Key = keys.NEW_ROW,
        empty_words: str = "Här är tomt än.",
        least_rows: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least_rows = least_rows
        self._model = RegisterModel(columns, self)
        self._ordered = ordered
        self._given: tuple[RegisterRow, ...] = ()
        self._new: RegisterRow | None = None
        self._next: int | None = None  # the row to choose when the field of a new one has closed
        self._waits = False  # what is written in the new row waits to be saved
        self._add = button(add_words, self.added.emit, icon="plus", key=add_key, opens=True)
        self._build(name, heading, empty_words)

    def set_rows(self, rows: Sequence[RegisterRow]) -> None:
        """Show these rows, each updated where it stands; the chosen row and an open editor stay."""
        chosen, column = self.chosen_row(), max(self._table.currentIndex().column(), 0)
        self._given = tuple(rows)
        self._model.set_rows((*rows, self._new) if self._new else self._given)
        if chosen is not None and self.chosen_row() != chosen:
            self._choose(chosen, column)
        shown = self._model.rows()  # newer ones than these, when a row that went closed the field that was open in it
        self._span_headings(shown)
        self._table.fit_columns()
        self._empty.setVisible(not shown)
        if not shown and self._table.hasFocus():
            self._add.setFocus()
        self._table.setFocusPolicy(Qt.FocusPolicy.StrongFocus if shown else Qt.FocusPolicy.NoFocus)
        self._table.horizontalHeader().setVisible(bool(shown))
        self._set_enabled()

    def set_choices(self, key: str, choices: Sequence[tuple[Value, str]]) -> None:
        """Give what a column chooses from: (value, words)."""
        self._model.set_choices(key, choices)

    def set_heading(self, words: str) -> None:
        """Say over the rows whose they are."""
        self._heading.setText(words)
        self._heading.setVisible(bool(words))

    def add_act(self, act: QWidget) -> None:
        """Put one more button after those over the rows."""
        self._bar.insertWidget(1, act)

    def set_empty_words(self, words: str) -> None:
        """Say what to do while there are no rows."""
        self._empty.setText(words)

    def choose(self, row_id: int) -> bool:
        """Choose a row; tell whether it is here."""
        return self._choose(row_id, 0)

    def choose_first(self) -> None:
        """Choose the first row there is when none is chosen."""
        first = next((row.id for row in self._model.rows() if row.look is not Look.GROUP), None)
        if self.selected_row() is None and first is not None:
            self.choose(self.chosen_row() or first)

    def edit_first(self, row_id: int, key: str = "") -> None:
        """Choose a row and start writing in that column, or the first that can be written in, as for a new one."""
        written = (n for n, column in enumerate(self._model.columns) if column.editable and key in ("", column.key))
        if self._choose(row_id, next(written, 0)):
            self._table.setFocus()
            self._table.edit(self._table.currentIndex())

    def begin(self, key: str) -> None:
        """Open a new row, last, where a person is to be named in this column; Esc or no name leaves nothing."""
        if self._new is None:
            self._new = RegisterRow(_NEW, (None,) * len(self._model.columns), only=key)
            self.set_rows(self._given)
        if self._model.row(self._model.rowCount() - 1) == self._new:
            self.edit_first(_NEW, key)

    def keep_new(self) -> None:
        """Let the new row stand with what is written in it: it could not be added yet, and waits to be."""
        self._waits = True

    def choose_next(self, row_id: int) -> None:
        """Choose a row as soon as the field of a new one has closed."""
        self._next = row_id
        if self._waits:
            self._waits = False
            soon(self, self._end_new)

    def chosen_row(self) -> int | None:
        index = self._table.currentIndex()
        return self._model.row(index.row()).id if index.isValid() else None

    def selected_row(self) -> int | None:
        """Give the row she has chosen herself; ``chosen_row`` is also the first one once the keyboard is here."""
        row = self.chosen_row()
        return row if self._table.selectionModel().hasSelection() else None

    def take_focus(self) -> None:
        self._table.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Let rows and columns follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_table"):
            self._measure()

    def _build(self, name: str, heading: str, empty_words: str) -> None:
        self._heading = label(heading, "heading", wraps=True)
        self._empty = label(empty_words, "hint", wraps=True)
        self._empty.setContentsMargins(8, 12, 8, 4)
        self._wrong = label("", "error", wraps=True)
        self._wrong.hide()
        self._remove = button("Ta bort", self._on_remove, kind="bare-delete", key=keys.REMOVE_ROW)
        self._remove.setAccessibleName(f"Ta bort vald rad i {name}")
        self._up = tool("arrow-up", f"Flytta raden uppåt i {name} ({keys.ROW_UP.cap})", lambda: self._on_move(-1))
        self._down = tool("arrow-down", f"Flytta raden nedåt i {name} ({keys.ROW_DOWN.cap})", lambda: self._on_move(1))
        self._bar = QHBoxLayout()
        self._bar.setSpacing(4)
        for part in (self._add, self._up, self._down, self._remove):
            self._bar.addWidget(part)
        self._bar.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._heading)
        layout.addLayout(self._bar)
        layout.addWidget(self._wrong)
        layout.addWidget(self._empty)
        self._table = _Rows(self._model)
        self._table.setAccessibleName(name)
        self._build_table()
        layout.addWidget(self._table, 1)
        for part in (self._up, self._down):  # not before they have their place: they would be windows
            part.setVisible(self._ordered)
        self._heading.setVisible(bool(heading))
        self._model.cell_set.connect(self._on_cell_set)
        self._model.refused.connect(self._on_refused)
        self._set_enabled()

    def _build_table(self) -> None:
        table = self._table
        table.setProperty("cell", True)
        table.setProperty(FIRST, True)
        delegate = RegisterDelegate(table)
        delegate.typed.connect(self.cell_edited)
        delegate.closeEditor.connect(self._on_field_closed)
        table.setItemDelegate(delegate)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setMouseTracking(True)
        table.setTabKeyNavigation(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(_Trigger.DoubleClicked | _Trigger.EditKeyPressed | _Trigger.AnyKeyPressed)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._measure()
        table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        shortcut(keys.NEW_ROW, self, self.added.emit)
        shortcut(keys.REMOVE_ROW, table, self._on_remove)
        shortcut(keys.ROW_UP, table, lambda: self._on_move(-1))
        shortcut(keys.ROW_DOWN, table, lambda: self._on_move(1))
        shortcut(keys.PASTE_LIST, table, self._on_paste)

    def _measure(self) -> None:
        """Give rows and columns their sizes at the text size there is."""
        font = QApplication.font()
        self._table.verticalHeader().setDefaultSectionSize(scaled(_ROW, font))
        self._table.setMinimumHeight(scaled((self._least_rows + 1) * _ROW - 8, font))
        self._table.fit_columns()

    def _span_headings(self, rows: Sequence[RegisterRow]) -> None:
        self._table.clearSpans()
        for position, row in enumerate(rows):
            if row.look in (Look.GROUP, Look.PART) and len(self._model.columns) > 1:
                self._table.setSpan(position, 0, 1, len(self._model.columns))

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
        chosen = self.chosen_row() is not None
        for part in (self._remove, self._up, self._down):
            part.setEnabled(chosen)

    def _on_remove(self) -> None:
        if not (row := self.chosen_row()):
            return
        clicked = self._remove.hasFocus()
        self.removed.emit(row)
        if clicked and not self._remove.isEnabled():  # it would throw the keyboard out of the table
            (self._table if self._model.rowCount() else self._add).setFocus()

    def _on_move(self, step: int) -> None:
        row = self.chosen_row()
        if not row or not self._ordered:
            return
        self.stepped.emit(row, step)
        ids = [known.id for known in self._model.rows()]
        target = ids.index(row) + (step if step < 0 else step + 1)
        if 0 <= target <= len(ids):
            self.moved.emit(row, ids[target] if target < len(ids) else None)

    def _on_paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if "\n" in text.strip() or "\t" in text:
            self.pasted.emit(text)

    def _on_cell_set(self, row: int, key: str, value: object) -> None:
        self._wrong.hide()
        if row == _NEW:
            self._new = self._model.row(self._model.rowCount() - 1)
            self.begun.emit(value)
        else:
            self.cell_changed.emit(row, key, value)

    def _on_field_closed(self, _field: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Take the new row away, a moment later: Qt is not done with the field that stood in it."""
        if self._new is not None:
            soon(self, lambda: self._end_new(onward=hint == QAbstractItemDelegate.EndEditHint.EditNextItem))

    def _end_new(self, *, onward: bool = False) -> None:
        """Choose the row that was added instead; Tab goes on in it."""
        if self._new is None or self._waits:
            return
        named, following = self._new.only, self._next
        self._new = self._next = None
        self.set_rows(self._given)
        if following is None:
            return
        if onward and (key := self._key_after(named)):
            self.edit_first(following, key)
        else:
            self.choose(following)

    def _key_after(self, key: str) -> str:
        """Give the next column that can be written in; empty when there is none."""
        written = [column.key for column in self._model.columns if column.editable]
        return next(iter(written[written.index(key) + 1 :]), "")

    def _on_refused(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.show()

    def _on_row_changed(self) -> None:
        self._set_enabled()
        if (row := self.chosen_row()) is not None:
            self.row_chosen.emit(row)
