"""Rows of the meeting list: meetings under the years."""

from collections.abc import Hashable
from dataclasses import dataclass

from samradapp.domain.swedish import counted
from samradapp.ui.models.rows import RowsModel
from samradapp.ui.tokens import Tone


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting: "2-2024", "Samråd hälsa, vård och omsorg", "Ärende 19 av 15–26", "fre 3 maj 2024", "Pågår"."""

    id: int
    label: str
    title: str
    detail: str = ""
    day: str = ""
    status: str = ""
    tone: Tone = Tone.PLAIN
    icon: str = ""


@dataclass(frozen=True, slots=True)
class YearRow:
    year: int
    detail: str = ""  # "4 möten"


@dataclass(frozen=True, slots=True)
class MoreRow:
    """ "Visa 8 möten till från 2025": the older meetings of a year, until they are wanted."""

    year: int
    count: int

    @property
    def words(self) -> str:
        return f"Visa {counted(self.count, 'möte', 'möten')} till från {self.year}"


MeetingListRow = MeetingRow | YearRow | MoreRow


class MeetingListModel(RowsModel[MeetingListRow]):
    def key(self, row: MeetingListRow) -> Hashable:
        if isinstance(row, MeetingRow):
            return ("meeting", row.id)
        return ("year" if isinstance(row, YearRow) else "more", row.year)

    def text(self, row: MeetingListRow, _column: int) -> str:
        if isinstance(row, MoreRow):
            return row.words
        if isinstance(row, YearRow):
            return f"{row.year} {row.detail}".strip()
        return ", ".join(part for part in (row.label, row.title, row.detail, row.day, row.status) if part)

    def is_heading(self, row: MeetingListRow) -> bool:
        return isinstance(row, YearRow)
