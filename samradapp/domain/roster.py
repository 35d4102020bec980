"""A roster as people write it: rows pasted from a table, or the text of a .csv file."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from unicodedata import normalize

from samradapp.domain.people import Period
from samradapp.domain.rollcall import Standing
from samradapp.domain.roster_columns import Column, Layout, guessed_layout, layout_of_header
from samradapp.domain.roster_table import Line, tidied
from samradapp.domain.roster_words import (
    Known,
    bare_name,
    day_of,
    email_of,
    family_by_comma,
    is_name,
    is_two,
    is_vacant,
    leading_number,
    may_be_family_name,
    one_line,
    party_of,
    principal_of,
    section_of,
    task_of,
)
from samradapp.domain.swedish import fold

_MOST_ROWS = 2000
_MOST_CELLS = 50
_LONGEST_NAME = 100
_PARTY = re.compile(r"\(([^()]{1,40})\)|\[([^\[\]]{1,40})\]")
_EMPTY = re.compile("[-–—]*")  # what stands in a cell where there is nothing to say


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One name as the list has it, from its line; what the list does not say is empty."""

    line: int
    name: str
    standing: Standing = Standing.OTHER
    party: str = ""
    principal: str = ""
    role: str = ""
    title: str = ""
    organisation: str = ""
    email: str = ""
    period: Period = field(default_factory=Period)
    order: int | None = None

    @property
    def vacant(self) -> bool:
        return is_vacant(self.name)


@dataclass(frozen=True, slots=True)
class Complaint:
    """What could not be understood, and where."""

    line: int
    text: str

    def __str__(self) -> str:
        return f"Rad {self.line}: {self.text}"


@dataclass(frozen=True, slots=True)
class WrittenRoster:
    """What a list says, and what was made of its table to read it; nothing of it is in the register yet."""

    rows: tuple[RosterRow, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    notes: tuple[str, ...] = ()


def read_roster(text: str, principals: Iterable[str] = (), parties: Iterable[str] = ()) -> WrittenRoster:
    """Read a list, with or without a header; principals and parties are what the register knows already.

    Columns may be parted by tab, semicolon, upright line or comma. A line of its own such as "Ersättare" tells of the
    names below it. Never raises: what cannot be understood is a complaint.
    """
    clean = normalize("NFC", text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n"))
    separator, written, complaints = _lines(clean)
    lines, notes = tidied(written)
    reader = _Reader(Known(tuple(principals), tuple(parties)), complaints)
    reader.read(_running(lines) if separator == "," else lines, family_first=separator == ",")
    return WrittenRoster(reader.rows(), tuple(sorted(reader.complaints, key=lambda complaint: complaint.line)), notes)


def _lines(text: str) -> tuple[str, list[Line], list[Complaint]]:
    """Give the separator, the rows that hold something with their line numbers, and what stopped the reading."""
    written = text.split("\n")
    told = re.fullmatch(r"sep=([\t;,|])", written[0].strip(" "))  # how Excel is told
    separator = told[1] if told else _separator(written)
    if told:
        written[0] = ""
    found: list[Line] = []
    complaints: list[Complaint] = []
    reader = csv.reader(
        (f"{line}\n" for line in written),
        delimiter=separator,
        # A quotation mark that is never closed would swallow all the rest.
        quoting=csv.QUOTE_NONE if text.count('"') % 2 else csv.QUOTE_MINIMAL,
    )
    start = 1
    try:
        for cells in reader:
            cleaned = [_cleaned(cell) for cell in cells[:_MOST_CELLS]]
            if len(cells) > _MOST_CELLS:
                complaints.append(Complaint(start, f"raden har fler än {_MOST_CELLS} fält; resten läses inte."))
            if any(cleaned):
                found.append((start, cleaned))
            start = reader.line_num + 1
    except csv.Error:
        complaints.append(Complaint(start, "här går listan inte att läsa vidare. Kontrollera citattecknen."))
    if len(found) > _MOST_ROWS:
        complaints.append(
            Complaint(found[_MOST_ROWS][0], f"listan är längre än {_MOST_ROWS} rader; resten läses inte.")
        )
    return separator, found[:_MOST_ROWS], complaints


def _cleaned(cell: str) -> str:
    written = one_line(cell.strip('"'))
    return "" if _EMPTY.fullmatch(written) else written


def _separator(lines: list[str]) -> str:
    """Give the first of tab, semicolon, upright line and comma in enough lines: later ones also stand within a cell."""
    filled = [line for line in lines if line.strip()]
    for separator, share in (("\t", 3), (";", 3), ("|", 3), (",", 2)):
        if filled and sum(separator in line for line in filled) * share >= len(filled):
            return separator
    return "\t"


def _running(lines: list[Line]) -> list[Line]:
    """Put the pieces of a text that only runs on with commas together again: its lines have no columns in common."""
    widths = {len(cells) for _, cells in lines}
    if not lines or layout_of_header(lines[0][1]) or (len(widths) == 1 and min(widths) > 2):
        return lines
    return [(line, [", ".join(filter(None, cells))]) for line, cells in lines]


class _Reader:
    """Reads the rows one by one and keeps what was said above them."""

    def __init__(self, known: Known, complaints: list[Complaint]) -> None:
        self._known = known
        self.complaints = complaints
        self._layout = Layout()
        self._standing: Standing | None = None
        self._family_first = False
        self._read: list[tuple[RosterRow, Standing | None]] = []
        self._seen: dict[tuple[str, ...], int] = {}

    def rows(self) -> tuple[RosterRow, ...]:
        """Give the rows; who has a party is a member where nothing else is said."""
        return tuple(
            replace(row, standing=said or (Standing.MEMBER if row.party else Standing.OTHER))
            for row, said in self._read
        )

    def read(self, lines: list[Line], *, family_first: bool) -> None:
        if not lines:
            return
        header = layout_of_header(lines[0][1])
        table = lines[1:] if header else lines
        names = [cells for _, cells in table if section_of(cells) is None]
        if not names:
            self.complaints.append(Complaint(lines[0][0], "listan innehåller inga namn."))
            return
        self._layout = header or guessed_layout(names, self._known, family_first=family_first)
        self._standing = self._layout.standing
        self._say_what_is_unread(lines[0], header is not None)
        place = self._layout.columns.get(Column.NAME, len(names[0]))
        self._family_first = _family_name_first(cells[place] for cells in names if place < len(cells))
        if self._layout.has_names:
            for line, cells in table:
                self._read_line(line, cells)

    def _say_what_is_unread(self, first: Line, has_header: bool) -> None:
        line, cells = first
        for place in self._layout.unread:
            called = f"”{cells[place]}”" if has_header else f"nummer {place + 1}"
            self.complaints.append(Complaint(line, f"kolumnen {called} läses inte."))
        if not self._layout.has_names:
            self.complaints.append(Complaint(line, "det finns ingen kolumn med namn. Skriv ”Namn” överst i den."))
        if self._layout.guessed_order:
            self.complaints.append(
                Complaint(line, "namnen läses som förnamn och efternamn. Skriv rubriker om det är tvärtom.")
            )

    def _read_line(self, line: int, cells: list[str]) -> None:
        section = section_of(cells)
        if section is not None:
            self._standing = section
            return
        facts = {column: cells[place] for column, place in self._layout.columns.items() if place < len(cells)}
        row, said = self._row(line, {column: cell for column, cell in facts.items() if cell})
        if not row.name:
            self._complain(line, "namnet saknas.")
        elif not is_name(row.name) or len(row.name) > _LONGEST_NAME:
            self._complain(line, f"”{row.name[:40]}” är inget namn.")
        elif is_two(row.name):
            self._complain(line, f"”{row.name[:40]}” ser ut att vara två personer. Skriv dem på varsin rad.")
        elif not self._is_double(row):
            self._read.append((row, said or self._standing))

    def _complain(self, line: int, text: str) -> None:
        self.complaints.append(Complaint(line, text))

    def _is_double(self, row: RosterRow) -> bool:
        key = tuple(map(fold, (row.name, row.party, row.principal, row.organisation)))
        first = self._seen.setdefault(key, row.line)
        if first == row.line or row.vacant:
            return False
        self._complain(row.line, f"{row.name} står redan på rad {first} och tas med en gång.")
        return True

    def _row(self, line: int, facts: dict[Column, str]) -> tuple[RosterRow, Standing | None]:
        standing, role, order = task_of(facts.get(Column.TASK, ""))
        row = RosterRow(
            line,
            "",
            party=self._party(facts.get(Column.PARTY, "")),
            principal=self._principal(facts.get(Column.PRINCIPAL, "")),
            role=role,
            title=facts.get(Column.TITLE, ""),
            organisation=facts.get(Column.ORGANISATION, ""),
            email=self._email(line, facts.get(Column.EMAIL, "")),
            period=self._period(line, facts),
            order=self._order(line, facts.get(Column.ORDER, "")) or order,
        )
        if Column.NAME in facts:
            return self._with_name(row, facts[Column.NAME], standing)
        whole = " ".join(facts[column] for column in (Column.GIVEN, Column.FAMILY) if column in facts)
        return self._with_name(row, whole, standing)

    def _with_name(self, row: RosterRow, cell: str, standing: Standing | None) -> tuple[RosterRow, Standing | None]:
        """Read a name and what is written with it: "2. Ek, Åsa (S)", "Åsa Ek, Granfors kommun, ordförande"."""
        row = replace(row, order=row.order or leading_number(cell), email=row.email or email_of(cell) or "")
        cell = family_by_comma(bare_name(cell))
        for party in _PARTY.finditer(cell):
            if (letters := self._party_in_name(party[1] or party[2])) is not None:
                row, cell = replace(row, party=row.party or letters), cell.replace(party[0], ",")
        name, *more = (one_line(piece) for piece in cell.split(","))
        if self._family_first and more:
            name = f"{more.pop(0)} {name}".strip()
        for piece in filter(None, more):
            row, told = self._with_piece(row, piece)
            standing = standing or told
        return replace(row, name=name), standing

    def _with_piece(self, row: RosterRow, piece: str) -> tuple[RosterRow, Standing | None]:
        """Read what follows on a name: a task, a party, a principal, else the title and then the organisation."""
        standing, role, order = task_of(piece)
        if standing is not None:
            return replace(row, role=row.role or role, order=row.order or order), standing
        if (letters := party_of(piece, self._known)) is not None:
            return replace(row, party=row.party or letters), None
        if (principal := principal_of(piece, self._known)) is not None:
            return replace(row, principal=row.principal or principal), None
        return replace(row, organisation=row.organisation or piece) if row.title else replace(row, title=piece), None

    def _party_in_name(self, letters: str) -> str | None:
        """Take up to three letters in brackets for a party, also an unknown one: "(FiA)"."""
        known = party_of(letters, self._known)
        return letters.strip() if known is None and letters.strip().isalpha() and len(letters) <= 3 else known

    def _party(self, cell: str) -> str:
        return party_of(cell, self._known) or cell.strip("() ")

    def _principal(self, cell: str) -> str:
        return principal_of(cell, self._known) or cell

    def _email(self, line: int, cell: str) -> str:
        found = email_of(cell)
        if cell and found is None:
            self._complain(line, f"”{cell[:40]}” är ingen e-postadress och lämnas tom.")
        return found or ""

    def _order(self, line: int, cell: str) -> int | None:
        number = cell.rstrip(".")
        if cell and not (number.isdecimal() and len(number) < 4):
            self._complain(line, f"”{cell[:40]}” är inget ordningsnummer och lämnas tomt.")
            return None
        return int(number) if number else None

    def _period(self, line: int, facts: dict[Column, str]) -> Period:
        starts, ends = facts.get(Column.STARTS, ""), facts.get(Column.ENDS, "")
        period = Period(day_of(starts), day_of(ends, last=True))
        for cell, day in ((starts, period.start), (ends, period.end)):
            if cell and day is None:
                self._complain(line, f"”{cell[:40]}” är inget datum och lämnas tomt. Skriv till exempel 2026-01-01.")
        if period.start and period.end and period.end < period.start:
            self._complain(line, "perioden slutar innan den börjar och lämnas tom.")
            return Period()
        return period


def _family_name_first(names: Iterable[str]) -> bool:
    """Tell "Ek, Åsa" from "Åsa Ek, direktör" by the single word, or a "von", before the comma in most of them."""
    read = [family_by_comma(bare_name(name)) for name in names]
    heads = [name.partition(",")[0] for name in read if "," in name]
    return bool(heads) and sum(map(may_be_family_name, heads)) * 2 > len(heads)
