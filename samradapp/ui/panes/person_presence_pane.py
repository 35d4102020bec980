"""What is known of one person at one item, in words."""

from samradapp.domain.attendance import listed
from samradapp.domain.meeting import Meeting, numbers
from samradapp.domain.presence import rooms
from samradapp.domain.presence_grid import HERE, Cell, cell_at, has_begun
from samradapp.domain.rollcall import MARK_WORDS, Entry, Event, EventKind, Group, Standing
from samradapp.domain.swedish import clock, sentence_case
from samradapp.domain.wording import name_with_party, recusal_sentence
from samradapp.ui.models.presence_grid import CELL_WORDS
from samradapp.ui.panes.service_pane import holder
from samradapp.ui.tokens import Tone
from samradapp.ui.widgets.person_presence import PersonState

_TONES = {Cell.SERVING: Tone.OK, Cell.PRESENT: Tone.OK, Cell.RECUSED: Tone.WARN}
_CAME = {Cell.RECUSED: "Tillbaka i rummet", Cell.ABSENT: "Kom", Cell.UNKNOWN: "Kom"}
_REMOVALS = {
    EventKind.RECUSED: "Ta bort jävet",
    EventKind.LEAVES: "Ta bort ”gick”",
    EventKind.ARRIVES: "Ta bort ”kom”",
    EventKind.RETURNS: "Ta bort ”återkom”",
    EventKind.SERVES: "Ta bort tjänstgöringen",
    EventKind.STANDS_DOWN: "Ta bort ”slutar tjänstgöra”",
    EventKind.CHAIRS: "Ta bort ordförandeskapet",
}
_STANDINGS = {Standing.MEMBER: "ledamot", Standing.SUBSTITUTE: "ersättare", Standing.OTHER: ""}


def person_state(meeting: Meeting, attendee: int, item_id: int) -> PersonState:
    """Give how a person is at an item, what can be noted there, and the line that the protocol prints."""
    cell = cell_at(meeting, attendee, item_id)
    group, entry = _line(meeting, attendee)
    own, free = events_at(meeting, attendee, item_id), not meeting.locked
    return PersonState(
        name_with_party(meeting, attendee),
        ", ".join(piece for piece in (entry.principal, entry.role or _STANDINGS[entry.standing]) if piece),
        _chip(meeting, cell, item_id),
        _TONES.get(cell, Tone.PLAIN),
        _words(meeting, attendee, item_id, cell),
        _printed(meeting, group, entry, item_id),
        came=_CAME.get(cell, "") if free else "",
        left=free and (cell in HERE or cell is Cell.RECUSED),
        recused=free and cell in HERE,
        removal=_removal(own) if free else "",
    )


def events_at(meeting: Meeting, attendee: int, item_id: int | None) -> list[Event]:
    """Give what is noted of the person before an item."""
    return [event for event in meeting.events if (event.attendee, event.before) == (attendee, item_id)]


def _line(meeting: Meeting, attendee: int) -> tuple[Group, Entry]:
    """Give the first line that names her, as the grid does."""
    return next((group, e) for group in meeting.groups for e in group.entries if e.attendee == attendee)


def _chip(meeting: Meeting, cell: Cell, item_id: int) -> str:
    number, word = numbers(meeting)[item_id], meeting.body.item_word
    said = {Cell.RECUSED: "Jäv", Cell.NONE: "Hör till en annan del"}.get(cell, CELL_WORDS[cell])
    return f"{sentence_case(said)} i {word} {number}" if cell is not Cell.NONE else said


def _words(meeting: Meeting, attendee: int, item_id: int, cell: Cell) -> str:
    """Say in sentences what the mark says, and when it happened."""
    word, number = meeting.body.item_word, numbers(meeting)
    begun = "" if has_begun(meeting, item_id) else f"{sentence_case(word)} {number[item_id]} har inte börjat än. "
    match cell:
        case Cell.SERVING:
            return f"{begun}{_service(meeting, attendee, item_id)}"
        case Cell.PRESENT:
            return f"{begun}På plats, och röstar inte."
        case Cell.RECUSED:
            return f"{begun}{_recusal(meeting, attendee, item_id)}"
        case Cell.ABSENT:
            return f"{begun}{_absence(meeting, attendee, item_id)}"
        case Cell.UNKNOWN:
            return f"{begun}Har inte ropats upp än."
        case _:
            return ""


def _service(meeting: Meeting, attendee: int, item_id: int) -> str:
    served = rooms(meeting)[item_id].serving
    seat = next(seat for seat, who in served.items() if who == attendee)
    if any(e.id == seat and e.attendee == attendee for group in meeting.groups for e in group.entries):
        return "Tjänstgör på sin egen plats."
    return f"Tjänstgör för {holder(meeting, seat)}."


def _recusal(meeting: Meeting, attendee: int, item_id: int) -> str:
    word, number = meeting.body.item_word, numbers(meeting)
    event = next(e for e in events_at(meeting, attendee, item_id) if e.kind is EventKind.RECUSED)
    following = meeting.follows(item_id)
    back = next((e for e in events_at(meeting, attendee, following) if e.kind is EventKind.RETURNS), None)
    until = clock(back.clock) if back is not None and back.clock else ""
    hours = f" {clock(event.clock)}–{until}" if event.clock else ""
    again = f" Kan komma tillbaka i tjänst från {word} {number[following]}." if following is not None else ""
    return f"Utanför rummet{hours}. Räknas inte i {word} {number[item_id]} och röstar inte.{again}"


def _absence(meeting: Meeting, attendee: int, item_id: int) -> str:
    """Say when she left, or what the roll call says of her."""
    order = [item.id for item in meeting.items]
    so_far = order[: order.index(item_id) + 1]
    left = [event for item in so_far for event in events_at(meeting, attendee, item) if event.kind is EventKind.LEAVES]
    if left:
        last = left[-1]
        when = f" {clock(last.clock)}" if last.clock else ""
        return f"Gick{when}, före {meeting.body.item_word} {numbers(meeting)[last.before or item_id]}."
    words = MARK_WORDS[_line(meeting, attendee)[1].mark]
    return f"Vid uppropet: {words}."


def _printed(meeting: Meeting, group: Group, entry: Entry, item_id: int) -> str:
    """Give the line of the attendance list, and the sentence on jäv that its item gets."""
    said = _list_line(meeting, group, entry)
    attendee = entry.attendee
    if attendee is not None and cell_at(meeting, attendee, item_id) is Cell.RECUSED:
        return f"{said}\n\nI ärendet: {recusal_sentence(meeting, item_id, attendee)}"
    return said


def _list_line(meeting: Meeting, group: Group, entry: Entry) -> str:
    lists = listed(meeting, group)
    line = next((line for line in (*lists.present, *lists.absent) if line.entry.id == entry.id), None)
    if line is None:
        return "Inget än: personen är inte avprickad i uppropet."
    return f"{'Frånvarande: ' if line in lists.absent else ''}{line.text}."


def _removal(own: list[Event]) -> str:
    """Say what Delete takes away in the cell: what was noted last."""
    return _REMOVALS[own[-1].kind] if own else ""
