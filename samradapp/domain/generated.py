"""Texts that write themselves: the decisions, the assignments to somebody, the next meeting."""

from collections.abc import Iterator, Mapping
from datetime import date, time

from samradapp.domain.decision import Decision, DecisionKind
from samradapp.domain.meeting import Generated, Item, Meeting, Part, numbers
from samradapp.domain.people import Body, CalendarEntry
from samradapp.domain.swedish import day_and_time, fold, long_date, sentence_case, without_end
from samradapp.domain.text import Text, bullet, normalize, paragraph
from samradapp.domain.wording import decision_sentence

Calendars = Mapping[int, tuple[CalendarEntry, ...]]


def all_texts(meeting: Meeting, texts: Mapping[int, Text], calendars: Calendars) -> dict[int, Text]:
    """Give the text of every item, with those that write themselves filled in; ``calendars`` are by body id."""
    return {
        item.id: generated_text(meeting, item, calendars) if item.writes_itself else texts.get(item.id, ())
        for item in meeting.items
    }


def generated_text(meeting: Meeting, item: Item, calendars: Calendars) -> Text:
    """Give the text that an item writes by itself, as the meeting stands now."""
    match item.generated:
        case Generated.DECISIONS:
            return normalize(map(bullet, _decisions(meeting, item))) or (paragraph("Inga beslut fattades."),)
        case Generated.ASSIGNMENTS:
            return normalize(map(bullet, _assignments(meeting, item))) or (paragraph("Inga uppdrag gavs."),)
        case Generated.NEXT_MEETING:
            return normalize(map(bullet, _next_meetings(meeting, calendars)))
        case None:
            return ()


def _decided(meeting: Meeting, body: Body) -> Iterator[tuple[Item, Decision]]:
    """Give the decisions of the parts where this body decides, in the order of the meeting."""
    for part in meeting.parts:
        if part.body.id == body.id:
            yield from ((item, decision) for item in _taken_up(part) for decision in item.decisions)


def _taken_up(part: Part) -> Iterator[Item]:
    """Give the items that did not lapse: what stands in one that did decides nothing."""
    return (item for item in part.items if not item.withdrawn)


def _decisions(meeting: Meeting, item: Item) -> Iterator[str]:
    number = numbers(meeting)
    body = meeting.part_of(item.id).body
    for other, decision in _decided(meeting, body):
        said = decision_sentence(decision).removeprefix(f"{body.name_in_decisions} ").strip()
        yield f"{sentence_case(meeting.body.item_word)} {number[other.id]}: {sentence_case(said)}"


def _assignments(meeting: Meeting, item: Item) -> Iterator[str]:
    number = numbers(meeting)
    for part in meeting.parts:
        for other in _taken_up(part):
            for decision in other.decisions:
                if decision.kind is DecisionKind.ASSIGNMENT and _is_for(decision, item):
                    due = f", åter senast {long_date(decision.due)}" if decision.due else ""
                    said = sentence_case(without_end(decision.matter).removeprefix("att ") or other.title)
                    yield f"{said} ({meeting.body.item_word} {number[other.id]}){due}"


def _is_for(decision: Decision, item: Item) -> bool:
    return not item.generated_for or fold(decision.assignee.strip()) == fold(item.generated_for.strip())


def _next_meetings(meeting: Meeting, calendars: Calendars) -> Iterator[str]:
    """Give, for each body at the meeting, its next planned meeting and what else is dated until then."""
    bodies = {part.body.id: part.body for part in meeting.parts}
    for body_id, body in bodies.items():
        for entry in _until_next(calendars.get(body_id, ()), meeting.day):
            title = entry.title or sentence_case(body.name)
            pieces = (day_and_time(entry.day, entry.start, entry.end), entry.place, entry.note)
            yield f"{title}: {', '.join(piece for piece in pieces if piece)}"


def _moment(entry: CalendarEntry) -> tuple[date, time]:
    return entry.day, entry.start or time()


def _until_next(entries: tuple[CalendarEntry, ...], day: date) -> Iterator[CalendarEntry]:
    for entry in sorted((entry for entry in entries if entry.day > day), key=_moment):
        yield entry
        if entry.is_meeting:
            return
