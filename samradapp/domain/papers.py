"""The papers beside the protocol: the notice with its agenda, and the attendance list."""

from collections.abc import Iterator
from datetime import time

from samradapp.domain.assembly import basic_facts, group_heading, header, kind_label, part_line
from samradapp.domain.attendance import AttendanceLine, listed
from samradapp.domain.meeting import Item, Meeting, Part, number_label, numbers
from samradapp.domain.presence import Rooms, quorum, quorum_words, rooms
from samradapp.domain.protocol import (
    AttendanceList,
    AttendanceRow,
    AttendanceTable,
    Fact,
    Notice,
    SchedulePart,
    ScheduleRow,
)
from samradapp.domain.rollcall import MARK_WORDS, Group, Mark
from samradapp.domain.schedule import clock_times
from samradapp.domain.swedish import clock, sentence_case


def notice(meeting: Meeting) -> Notice:
    """Give the notice: the facts, and each part's agenda with computed clock times."""
    times, number = clock_times(meeting), numbers(meeting)
    return Notice(
        title=f"Kallelse till {meeting.body.name}",
        reference=meeting.reference,
        header=header(meeting, "kallelse"),
        author=meeting.secretary or meeting.body.name,
        facts=(*basic_facts(meeting), *_apologies(meeting)),
        parts=tuple(_schedule(meeting, index, part, times, number) for index, part in enumerate(meeting.parts)),
    )


def _apologies(meeting: Meeting) -> Iterator[Fact]:
    if meeting.secretary:
        yield Fact("Förhinder", f"meddelas {meeting.secretary}")


def _schedule(meeting: Meeting, index: int, part: Part, times: dict[int, time], number: dict[int, int]) -> SchedulePart:
    heading = part.title or (sentence_case(part.body.name) if index else "Föredragningslista")
    rows = (_row(part, item, times.get(item.id), number_label(meeting.body, number[item.id])) for item in part.items)
    return SchedulePart(heading, part_line(meeting, part), tuple(rows))


def _row(part: Part, item: Item, begins: time | None, number: str) -> ScheduleRow:
    return ScheduleRow(
        clock(begins) if begins else "",
        number,
        f"{item.title} (utgår)" if item.withdrawn else item.title,
        kind_label(part.body, item.kind),
        ", ".join(presenter.name for presenter in item.presenters),
    )


def attendance_list(meeting: Meeting) -> AttendanceList:
    """Give the attendance list: a table for each group, exceptions marked."""
    at = rooms(meeting)
    return AttendanceList(
        title=f"Närvarolista {meeting.body.name}",
        reference=meeting.reference,
        header=header(meeting, "närvarolista"),
        author=meeting.secretary or meeting.body.name,
        facts=tuple(_attendance_facts(meeting)),
        tables=tuple(_table(meeting, group, at) for group in meeting.groups if group.entries),
    )


def _attendance_facts(meeting: Meeting) -> Iterator[Fact]:
    yield from (fact for fact in basic_facts(meeting) if fact.label in ("Datum och tid", "Plats"))
    if meeting.items:
        first = meeting.items[0].id
        count, _ = quorum_words(meeting, first)
        served = count if quorum(meeting, first) is None else f"{count} platser besatta"
        yield Fact("Närvarande", f"{served} vid mötets början")


def _table(meeting: Meeting, group: Group, at: Rooms) -> AttendanceTable:
    lists = listed(meeting, group, at)
    rows = [*(_present(line) for line in lists.present), *(_away(line) for line in (*lists.absent, *lists.unknown))]
    return AttendanceTable(group_heading(group), tuple(rows))


def _present(line: AttendanceLine) -> AttendanceRow:
    exception = ", ".join(piece for piece in (line.service, line.presence) if piece)
    words = ", ".join(piece for piece in (exception or "närvarande", line.role) if piece)
    return AttendanceRow(line.name, line.principal, sentence_case(words), exception=bool(exception))


def _away(line: AttendanceLine) -> AttendanceRow:
    return AttendanceRow(line.name, line.principal, sentence_case(_absence(line.entry.mark)), exception=True)


def _absence(mark: Mark) -> str:
    """Who was called present but took part in nothing was absent all the same."""
    return MARK_WORDS[Mark.ABSENT if mark is Mark.PRESENT else mark]
