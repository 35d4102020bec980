"""One subject of the register as its table, and beneath it what belongs to the chosen row."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from samradapp.store import Database, journal
from samradapp.ui import keys
from samradapp.ui.models.register import HELD, RegisterColumn, Value
from samradapp.ui.panes.register_tables import Table
from samradapp.ui.panes.register_writing import RegisterWriting
from samradapp.ui.widgets.parts import shortcut
from samradapp.ui.widgets.register_table import RegisterTable
from samradapp.ui.widgets.splitter import Splitter


class TablePane(QWidget):
    """``list_pasted`` comes when several lines are pasted on the rows."""

    list_pasted = Signal(str)

    def __init__(self, db: Database, writing: RegisterWriting, table: Table) -> None:
        super().__init__()
        self._db = db
        self._writing = writing
        self._table = table
        self._detail = table.detail(None) if table.detail else None
        self._build()

    def load(self) -> None:
        """Read the rows again; the chosen row and what is being typed stay."""
        _fill(self.rows, self._table)
        if self._detail is not None:
            self.rows.choose_first()
        self._load_detail()

    def take_focus(self) -> None:
        self.rows.take_focus()

    def chosen_row(self) -> int | None:
        return self.rows.chosen_row()

    def add(self) -> None:
        """Add a row, as the button over the rows does."""
        self._on_added(self._table, self.rows)

    def _build(self) -> None:
        self.rows = self._shown(self._table)
        self.rows.row_chosen.connect(lambda _: self._on_row_chosen())
        self.detail_rows: RegisterTable | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        if self._detail is None:
            layout.addWidget(self.rows)
            return
        self.detail_rows = self._shown(self._detail, below=True)
        shortcut(keys.SUCCESSOR, self, self._on_detail_wanted)
        upper, lower = self._table.shares
        halves = Splitter(
            f"register-{self._table.name}",
            self.rows,
            self.detail_rows,
            sizes=(100 * upper, 100 * lower),
            orientation=Qt.Orientation.Vertical,
        )
        halves.setHandleWidth(9)
        halves.setStretchFactor(0, upper)
        halves.setStretchFactor(1, lower)
        layout.addWidget(halves)

    def _shown(self, table: Table, *, below: bool = False) -> RegisterTable:
        shown = RegisterTable(
            table.name,
            table.columns,
            ordered=table.move is not None,
            heading=table.heading,
            add_words=table.add_words,
            add_key=keys.SUCCESSOR if below else keys.NEW_ROW,
            empty_words=table.empty,
        )
        shown.added.connect(lambda: self._on_added(self._of(shown), shown))
        shown.begun.connect(lambda person: self._on_begun(self._of(shown), shown, person))
        shown.removed.connect(lambda key: self._writing.write(lambda: self._of(shown).remove(key)))
        shown.cell_edited.connect(lambda key, column, value: self._on_typed(self._of(shown), key, column, value))
        shown.cell_changed.connect(lambda key, column, value: self._on_changed(self._of(shown), key, column, value))
        shown.moved.connect(lambda key, before: self._on_moved(self._of(shown), key, before))
        shown.pasted.connect(self.list_pasted)
        return shown

    def _of(self, shown: RegisterTable) -> Table:
        """Give what a shown table is about now: the lower one changes with the chosen row."""
        return self._detail if shown is self.detail_rows and self._detail is not None else self._table

    def _load_detail(self) -> None:
        if self.detail_rows is None or self._table.detail is None:
            return
        self._detail = self._table.detail(self.rows.chosen_row())
        self.detail_rows.set_heading(self._detail.heading)
        self.detail_rows.set_empty_words(self._detail.empty)
        _fill(self.detail_rows, self._detail)

    def _change(self, table: Table, key: int, column: str, value: Value) -> None:
        """Change a cell; what is typed in it without leaving it is one step."""
        known = _column(table, column)
        field = f"{table.name} {key} {column}" if known.kind.is_typed else None
        label = f"Ändrade {known.title.lower()} under {table.name}"
        with journal.step(self._db, journal.REGISTER, label, field=field):
            table.change(key, column, value)

    def _on_row_chosen(self) -> None:
        if self.detail_rows is not None:
            self._writing.flush()
            self._load_detail()

    def _on_detail_wanted(self) -> None:
        if self.detail_rows is not None and self._detail is not None:
            self._on_added(self._detail, self.detail_rows)

    def _on_added(self, table: Table, shown: RegisterTable) -> None:
        """Add a row and open it; one that begins with a person is opened first, and added when she is named."""
        if table.refuses:
            self._writing.refused.emit(table.refuses)
            return
        if table.begins_with_person:
            self._writing.flush()
            shown.begin(table.opens)
            return
        added: list[int] = []
        if self._writing.write(lambda: added.append(table.add(shown.selected_row()))):
            shown.edit_first(added[0], table.opens)

    def _on_begun(self, table: Table, shown: RegisterTable, person: Value) -> None:
        """Add the row, and somebody new to the register with it, as one step; what is hindered waits in its row."""

        def add() -> None:
            if isinstance(person, int):
                added = table.add(person)
            else:
                with journal.step(self._db, journal.REGISTER, f"Lade till {person} under {table.name}"):
                    added = table.add(person)
            if isValid(shown):  # the body shown may be another by now
                shown.choose_next(added)

        begun = ("begun", table.name)
        self._writing.done(begun, add)
        if self._writing.waits(begun):
            shown.keep_new()

    def _on_typed(self, table: Table, key: int, column: str, value: Value) -> None:
        write = partial(self._change, table, key, column, value)
        held = _column(table, column).kind in HELD
        self._writing.typed((table.name, key, column), write, str(value or ""), held=held)

    def _on_changed(self, table: Table, key: int, column: str, value: Value) -> None:
        self._writing.done((table.name, key, column), lambda: self._change(table, key, column, value))

    def _on_moved(self, table: Table, key: int, before: int | None) -> None:
        if table.move is not None:
            move = table.move
            self._writing.write(lambda: move(key, before))


def _column(table: Table, key: str) -> RegisterColumn:
    return next(known for known in table.columns if known.key == key)


def _fill(shown: RegisterTable, table: Table) -> None:
    for column, choices in table.choices.items():
        shown.set_choices(column, choices())
    shown.set_rows(tuple(table.rows()))
