"""Rows of the meeting list: meetings under the years."""

from collections.abc import Hashable
from dataclasses import dataclass

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


MeetingListRow = MeetingRow | YearRow


class MeetingListModel(RowsModel[MeetingListRow]):
    def key(self, row: MeetingListRow) -> Hashable:
        return ("meeting", row.id) if isinstance(row, MeetingRow) else ("year", row.year)

    def text(self, row: MeetingListRow, column: int) -> str:  # noqa: ARG002 -- one column
        if isinstance(row, YearRow):
            return f"{row.year} {row.detail}".strip()
        return ", ".join(part for part in (row.label, row.title, row.detail, row.day, row.status) if part)

    def is_heading(self, row: MeetingListRow) -> bool:
        return isinstance(row, YearRow)
