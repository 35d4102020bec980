"""Where the names of the roll call stand: the deciding group in a column, the others in columns beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont

from samradapp.ui.models.roll_call import RollHeading, RollListRow
from samradapp.ui.tokens import scaled

_ROW_HEIGHTS = (32, 30, 28)  # the names move closer together rather than scroll
_HEADING = 34
_ABOVE_HEADING = 8
_GAP = 24  # between columns
_LEAST = 236  # width of a column
_LEAST_LEAD = 330
_WIDEST = 420


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the names under it, by their positions in the list."""

    heading: int
    names: range
    leads: bool
    folded: bool


@dataclass(frozen=True, slots=True)
class Arrangement:
    places: tuple[QRect, ...]  # of each row, in the order of the rows
    height: int


def arrange(rows: Sequence[RollListRow], room: QSize, font: QFont) -> Arrangement:
    """Give each row its place in a room of this size; what does not fit even when drawn together goes on below."""
    for row_height in _ROW_HEIGHTS:
        result = _Arranging(rows, room, font, scaled(row_height, font)).arrange()
        if result.height <= room.height():
            return result
    return _Arranging(rows, room, font, scaled(_ROW_HEIGHTS[0], font)).arrange()


class _Arranging:
    """One attempt, at one height of the rows."""

    def __init__(self, rows: Sequence[RollListRow], room: QSize, font: QFont, row_height: int) -> None:
        self._sections = sections(rows)
        self._room = room
        self._row = row_height
        self._heading = scaled(_HEADING, font)
        self._above = scaled(_ABOVE_HEADING, font)
        self._gap = scaled(_GAP, font)
        self._font = font
        self._places: list[QRect] = [QRect() for _ in rows]

    def arrange(self) -> Arrangement:
        width = self._room.width()
        lead = [section for section in self._sections if section.leads]
        beside = self._columns_beside() if lead and len(self._sections) > 1 else 0
        if not beside:
            columns = max(1, min(3, width // scaled(_LEAST_LEAD, self._font))) if len(self._sections) == 1 else 1
            return self._done(self._flow(self._sections, 0, width, columns))
        kept = lead if self._fits(lead) else lead[:1]
        others = [section for section in self._sections if section not in kept]
        left = self._lead_width(beside)
        start = left + self._gap
        height = self._flow(kept, 0, left, 1)
        return self._done(max(height, self._flow(others, start, width - start, beside)))

    def _done(self, height: int) -> Arrangement:
        return Arrangement(tuple(self._places), height)

    def _columns_beside(self) -> int:
        """Give how many columns there is room for beside the first: two, one or none."""
        free = self._room.width() - scaled(_LEAST_LEAD, self._font) - self._gap
        least = scaled(_LEAST, self._font)
        return 2 if free >= 2 * least + self._gap else 1 if free >= least else 0

    def _lead_width(self, beside: int) -> int:
        share = self._room.width() * (2 if beside == 2 else 1) // (5 if beside == 2 else 2)
        return max(scaled(_LEAST_LEAD, self._font), min(share, scaled(_WIDEST, self._font)))

    def _fits(self, below_each_other: list[Section]) -> bool:
        names = sum(len(section.names) for section in below_each_other)
        headings = len(below_each_other) * (self._heading + self._above) - self._above
        return names * self._row + headings <= self._room.height()

    def _flow(self, below_each_other: list[Section], left: int, width: int, columns: int) -> int:
        """Place sections one below the other, each one's names in columns; give where they end."""
        top = 0
        gap = self._gap * 2 // 3
        column_width = (width - (columns - 1) * gap) // columns
        for section in below_each_other:
            if top:
                top += self._above
            self._places[section.heading] = QRect(left, top, width, self._heading)
            top += self._heading
            in_column = ceil(len(section.names) / columns)
            for n, position in enumerate(section.names):
                column, row = divmod(n, in_column)
                x = left + column * (column_width + gap)
                self._places[position] = QRect(x, top + row * self._row, column_width, self._row)
            top += in_column * self._row
        return top


def sections(rows: Sequence[RollListRow]) -> list[Section]:
    """Give the headings with their names; every list begins with a heading."""
    headings = [(n, row) for n, row in enumerate(rows) if isinstance(row, RollHeading)]
    ends = [*(n for n, _ in headings[1:]), len(rows)]
    return [
        Section(start, range(start + 1, end), row.leads, bool(row.folded))
        for (start, row), end in zip(headings, ends, strict=False)
    ]
