"""The agenda's rows from a meeting: numbers, clock times, and what is to be said of each part."""

from samradapp.domain.meeting import Meeting, numbers
from samradapp.domain.schedule import DayPlan, clock_times
from samradapp.domain.swedish import clock, clock_range, duration
from samradapp.ui.models.agenda import AgendaHeading, AgendaListRow, AgendaRow


def agenda_rows(meeting: Meeting, plan: DayPlan) -> tuple[AgendaListRow, ...]:
    """Give the table's rows: parts and sections as headings, one row an item."""
    number, times = numbers(meeting), clock_times(meeting)
    rows: list[AgendaListRow] = []
    several = len(meeting.parts) > 1
    for part in meeting.parts:
        if several or part.title:
            rows.append(_part_heading(meeting, part.id, plan))
        for item in part.items:
            if item.section:
                rows.append(AgendaHeading(part.id, item.section, before=item.id))
            rows.append(
                AgendaRow(
                    item.id,
                    part.id,
                    str(number[item.id]),
                    item.title,
                    item.kind,
                    tuple((who.name, who.title) for who in item.presenters),
                    item.planned_minutes,
                    clock(times[item.id]) if item.id in times and not item.withdrawn else "",
                    item.withdrawn,
                    item.writes_itself,
                    item.adjusted is not None,
                )
            )
    return tuple(rows)


def _part_heading(meeting: Meeting, part_id: int, plan: DayPlan) -> AgendaHeading:
    """Say of a part how many items it has and when it is held, and whether they are too many for that."""
    part = next(part for part in meeting.parts if part.id == part_id)
    hours = plan.part(part_id)
    pieces = [counted_items(meeting, len(part.items))]
    if hours is not None:
        pieces.append(clock_range(hours.start, hours.end))
    over = f"{duration(hours.over)} för mycket" if hours is not None and hours.over else ""
    return AgendaHeading(part.id, part.title or part.body.name, " · ".join(pieces), warning=over)


def counted_items(meeting: Meeting, count: int) -> str:
    """Give "1 ärende", "12 ärenden", "3 paragrafer", in the body's own word; "§" has no plural."""
    word = meeting.body.item_word
    ending = "" if count == 1 or not word.isalpha() else "n" if word.endswith("e") else "er"
    return f"{count} {word}{ending}"
