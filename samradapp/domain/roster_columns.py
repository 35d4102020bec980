"""Which column of a written roster holds what: told by its header, else guessed from what stands in it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from samradapp.domain.rollcall import Standing
from samradapp.domain.roster_words import Known, bare_name, day_of, email_of, is_name, party_of, principal_of, task_of
from samradapp.domain.swedish import fold

Cells = Sequence[str]


class Column(StrEnum):
    NAME = "name"
    GIVEN = "given"
    FAMILY = "family"
    PARTY = "party"
    PRINCIPAL = "principal"
    TASK = "task"
    TITLE = "title"
    ORGANISATION = "organisation"
    EMAIL = "email"
    STARTS = "starts"
    ENDS = "ends"
    ORDER = "order"


_WORDS = {
    Column.NAME: "namn person förochefternamn efternamnförnamn efternamnochförnamn",
    Column.GIVEN: "förnamn tilltalsnamn",
    Column.FAMILY: "efternamn",
    Column.PARTY: "parti partibeteckning partitillhörighet",
    Column.PRINCIPAL: "huvudman kommun region landsting",
    Column.TASK: "roll uppdrag ledamot ledamöter ersättare ordinarie funktion ställning typ",
    Column.TITLE: "titel befattning yrke yrkestitel",
    Column.ORGANISATION: "organisation förvaltning arbetsplats enhet verksamhet bolag",
    Column.EMAIL: "epost epostadress mejl mejladress mail mailadress email",
    Column.STARTS: "från from start startdatum fråndatum tillträder",
    Column.ENDS: "till tom slut slutdatum tilldatum avgår",
    Column.ORDER: "ordning inkallelseordning turordning nr nummer",
}
_BY_WORD = {word: column for column, words in _WORDS.items() for word in words.split()}
_NAMES = frozenset({Column.NAME, Column.GIVEN, Column.FAMILY})
_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each column is; ``unread`` are the places nothing is known of, ``standing`` what the header says of all.

    ``guessed_order``: two columns of single words are taken for given name and family name, and could be the reverse.
    """

    columns: dict[Column, int] = field(default_factory=dict)
    unread: tuple[int, ...] = ()
    standing: Standing | None = None
    guessed_order: bool = False

    @property
    def has_names(self) -> bool:
        return not _NAMES.isdisjoint(self.columns)


def _column_named(cell: str) -> Column | None:
    """Give the column that a header speaks of, as a whole or in one of its words: "Huvudman/kommun"."""
    words = fold(cell)
    pieces = (words, *re.split(r"[/,(]| och | eller ", words))
    letters = ("".join(sign for sign in piece if sign.isalpha()) for piece in pieces)
    return next((_BY_WORD[piece] for piece in letters if piece in _BY_WORD), None)


def layout_of_header(cells: Cells) -> Layout | None:
    """Read a header; None when the row is none: half its cells at least must be known words, and one tell of names."""
    named = [(place, _column_named(cell)) for place, cell in enumerate(cells) if cell]
    columns: dict[Column, int] = {}
    for place, column in named:
        if column is not None:
            columns.setdefault(column, place)
    known = [column for _, column in named if column is not None]
    if not known or len(known) * 2 < len(named) or (len(named) == 1 and known[0] not in _NAMES):
        return None
    standing = None
    if _NAMES.isdisjoint(columns) and Column.TASK in columns:  # "Ledamot | Parti": the names stand under the task
        columns[Column.NAME] = columns.pop(Column.TASK)
        standing = task_of(cells[columns[Column.NAME]])[0]
    read = set(columns.values())
    return Layout(columns, tuple(place for place, _ in named if place not in read), standing)


def guessed_layout(table: Sequence[Cells], known: Known, *, family_first: bool) -> Layout:
    """Guess from the cells of all rows; ``family_first`` says in which order a name in two columns stands."""
    by_place = [
        [row[place] for row in table if place < len(row) and row[place]] for place in range(max(map(len, table)))
    ]
    if len(by_place) == 1:
        return Layout({Column.NAME: 0})
    columns: dict[Column, int] = {}
    left = []
    for place, cells in enumerate(by_place):
        column = _kind(cells, known, columns)
        if column is not None:
            columns[column] = place
        elif cells:
            left.append(place)
    name = next((place for place in left if _mostly(by_place[place], lambda cell: is_name(bare_name(cell)))), None)
    if name is None:
        return Layout(columns, tuple(left))
    left.remove(name)
    if name + 1 in left and all(_mostly(by_place[place], _is_single_name) for place in (name, name + 1)):
        left.remove(name + 1)
        first, second = (Column.FAMILY, Column.GIVEN) if family_first else (Column.GIVEN, Column.FAMILY)
        columns |= {first: name, second: name + 1}
    else:
        columns[Column.NAME] = name
    columns |= dict(zip((Column.TITLE, Column.ORGANISATION), left, strict=False))
    return Layout(columns, tuple(left[2:]), None, Column.GIVEN in columns and not family_first)


def _kind(cells: Cells, known: Known, taken: dict[Column, int]) -> Column | None:
    tests: tuple[tuple[Column, Callable[[str], object]], ...] = (
        (Column.EMAIL, lambda cell: email_of(cell) == cell),
        (Column.PARTY, lambda cell: party_of(cell, known)),
        (Column.TASK, lambda cell: task_of(cell)[0]),
        (Column.PRINCIPAL, lambda cell: principal_of(cell, known)),
        (Column.ORDER, lambda cell: cell.rstrip(".").isdecimal() and len(cell) < 4),
        (Column.STARTS, day_of),
        (Column.ENDS, day_of),
    )
    return next((column for column, test in tests if column not in taken and _mostly(cells, test)), None)


def _mostly(cells: Cells, test: Callable[[str], object]) -> bool:
    return bool(cells) and sum(bool(test(cell)) for cell in cells) >= _ENOUGH * len(cells)


def _is_single_name(cell: str) -> bool:
    return is_name(cell) and " " not in cell and "(" not in cell and cell[:1].isupper()
