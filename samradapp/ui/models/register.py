"""Rows of a register table: what kinds of columns there are, and what a cell holds."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal

from samradapp.domain.swedish import clock, fold, long_date
from samradapp.domain.text import clean_line
from samradapp.domain.written import parse_clock, parse_date
from samradapp.ui.models.rows import Index, RowsModel

Value = str | int | date | time | None


class CellKind(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CLOCK = "clock"
    CHOICE = "choice"
    PERSON = "person"  # one of the choices, or the name of somebody new

    @property
    def is_typed(self) -> bool:
        """Whether what is written so far counts."""
        return self not in (CellKind.CHOICE, CellKind.PERSON)


HELD = (CellKind.NUMBER, CellKind.DATE, CellKind.CLOCK)  # another one until it is wholly written


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    """``choices`` are (value, words); ``width`` 0 takes what room is left.

    A day that is written without a year is the next such one ``after``; where that is None it needs a year.
    """

    key: str
    title: str
    kind: CellKind = CellKind.TEXT
    choices: tuple[tuple[Value, str], ...] = ()
    width: int = 0
    editable: bool = True
    after: date | None = None


class Look(StrEnum):
    PLAIN = "plain"
    QUIET = "quiet"  # past, or standing for something else
    GROUP = "group"  # a heading that is passed over
    PART = "part"  # a heading that is a row of its own


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """Values in the order of the columns.

    ``note`` stands beside a heading; ``warns`` is the column whose words are to be looked at; ``only`` the one column
    that can be written in, when it is not all.
    """

    id: int
    values: tuple[Value, ...]
    look: Look = Look.PLAIN
    note: str = ""
    warns: str = ""
    only: str = ""


class RegisterModel(RowsModel[RegisterRow]):
    """What is written in a cell stands there while ``cell_set`` asks for it; the answer comes as new rows."""

    cell_set = Signal(int, str, object)  # row id, column key, value
    refused = Signal(str)  # a sentence: what was written cannot be read

    def __init__(self, columns: Sequence[RegisterColumn], parent: QObject | None = None) -> None:
        super().__init__([column.title for column in columns], parent)
        self.columns = tuple(columns)

    def set_choices(self, key: str, choices: Sequence[tuple[Value, str]]) -> None:
        """Give what a column chooses from, when the register itself has changed."""
        self.columns = tuple(
            RegisterColumn(c.key, c.title, c.kind, tuple(choices), c.width, c.editable) if c.key == key else c
            for c in self.columns
        )
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self.columns) - 1))

    def key(self, row: RegisterRow) -> Hashable:
        return row.id

    def text(self, row: RegisterRow, column: int) -> str:
        if row.look is Look.GROUP or (row.look is Look.PART and column > 0):
            return row.note if column else str(row.values[0])
        return cell_text(self.columns[column], row.values[column])

    def is_heading(self, row: RegisterRow) -> bool:
        return row.look is Look.GROUP

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role == Qt.ItemDataRole.ToolTipRole:
            return self.text(self.row(index.row()), index.column())  # what the column is too narrow for
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid() or not self._can_be_written(index):
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        row, column = self.row(index.row()), self.columns[index.column()]
        try:
            read = read_cell(column, value, column.after)
        except ValueError:
            self.refused.emit(_REFUSALS[column.kind])
            return False
        if column.kind is CellKind.PERSON and read is None:
            return False  # nobody is named: it stays as it is
        if read != row.values[index.column()]:
            self.put(index.row(), written(row, index.column(), read))
            self.cell_set.emit(row.id, column.key, read)
        return True

    def _can_be_written(self, index: Index) -> bool:
        row, column = self.row(index.row()), self.columns[index.column()]
        return row.look is not Look.GROUP and column.editable and row.only in ("", column.key)


_TOO_LARGE = 100_000
_REFUSALS = {
    CellKind.DATE: "Skriv dagen som 2026-10-09 eller 9 okt 2026.",
    CellKind.CLOCK: "Skriv klockslag som 10.42.",
    CellKind.NUMBER: "Skriv ett tal med högst fem siffror.",
    CellKind.TEXT: "",
    CellKind.CHOICE: "",
    CellKind.PERSON: "",
}


def written(row: RegisterRow, column: int, value: Value) -> RegisterRow:
    """Give a row with what was written in one of its cells."""
    return replace(row, values=(*row.values[:column], value, *row.values[column + 1 :]))


def cell_text(column: RegisterColumn, value: Value) -> str:
    """Say a value as it is shown."""
    if column.kind in (CellKind.CHOICE, CellKind.PERSON):
        unknown = value if column.kind is CellKind.PERSON and isinstance(value, str) else ""  # somebody new
        return next((words for known, words in column.choices if known == value), unknown)
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, time):
        return clock(value)
    return "" if value is None else str(value)


def read_cell(column: RegisterColumn, value: object, after: date | None = None) -> Value:
    """Read what was written in a cell; raises ValueError when it is not of the column's kind.

    ``after`` is for what she is done with: the year of what is still being typed may come.
    """
    if column.kind is CellKind.CHOICE:
        return _choice(column, value)
    text = clean_line(str(value))
    if column.kind is CellKind.PERSON:
        return _person(column, text) if text else None
    if column.kind is CellKind.TEXT:
        return text
    if not text:
        return None
    if column.kind is CellKind.NUMBER:
        number = int(text)
        if not 0 <= number < _TOO_LARGE:
            raise ValueError(text)
        return number
    read = parse_date(text, after) if column.kind is CellKind.DATE else parse_clock(text)
    if read is None:
        raise ValueError(text)
    return read


def _choice(column: RegisterColumn, value: object) -> Value:
    for known, _ in column.choices:
        if known == value:
            return known
    raise ValueError(value)


def _person(column: RegisterColumn, written: str) -> Value:
    """Give whom the words name, "Eva Ek, regionen" or just "eva ek", or the name of somebody new."""
    wanted = fold(written)
    by_words = (value for value, words in column.choices if fold(words) == wanted)
    by_name = (value for value, words in column.choices if fold(words.partition(",")[0]) == wanted)
    return next(by_words, None) or next(by_name, written)
