"""What a third reading misses: findings in a meeting, by the numbered rules."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from samradapp.domain.meeting import Item, Kind, Meeting, number_faults, numbers
from samradapp.domain.presence import rooms
from samradapp.domain.rollcall import Mark
from samradapp.domain.swedish import fold
from samradapp.domain.voting import reservation_faults, vote_faults


class Level(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at: which rule, how grave, where (None: the meeting itself), and what in one sentence."""

    rule: str
    level: Level
    item: int | None
    message: str


def review(meeting: Meeting, written: Collection[int]) -> tuple[Finding, ...]:
    """Give the findings in the order of the meeting; ``written`` are the ids of the items that have text."""
    return (*_standing(meeting), *_roll(meeting), *_numbers(meeting), *_items(meeting, written))


def _standing(meeting: Meeting) -> Iterator[Finding]:
    if not meeting.chair:
        yield Finding("R37", Level.ERROR, None, "Ordförande saknas.")
    if not meeting.secretary:
        yield Finding("R37", Level.ERROR, None, "Sekreterare saknas.")
    if not meeting.adjusters:
        yield Finding("R36", Level.WARNING, None, "Ingen justerare är utsedd.")
    for adjuster in meeting.adjusters:
        if adjuster.name in (meeting.chair, meeting.secretary):
            yield Finding("R36", Level.ERROR, None, f"{adjuster.name} justerar och är ordförande eller sekreterare.")
    if meeting.start and meeting.end and meeting.end <= meeting.start:
        yield Finding("R06", Level.ERROR, None, "Mötet slutar innan det börjar.")


def _roll(meeting: Meeting) -> Iterator[Finding]:
    for group in meeting.groups:
        left = sum(entry.mark is Mark.UNMARKED and entry.attendee is not None for entry in group.entries)
        if left:
            names = "namn är inte avprickat" if left == 1 else "namn är inte avprickade"
            yield Finding("R39", Level.WARNING, None, f"{group.name}: {left} {names}.")


def _numbers(meeting: Meeting) -> Iterator[Finding]:
    for fault in number_faults(meeting):
        sentence = f"Nummer {fault.number} följer på {fault.previous}."
        yield Finding("R11", Level.ERROR, fault.item_id, sentence)


def _items(meeting: Meeting, written: Collection[int]) -> Iterator[Finding]:
    number = numbers(meeting)
    present, at = _present_names(meeting), rooms(meeting)
    for item in meeting.items:
        if item.withdrawn:
            continue
        name = f"{meeting.body.item_word.capitalize()} {number[item.id]}"
        yield from _content(item, name, has_text=item.id in written or item.writes_itself)
        yield from _presenters(item, present)
        for vote in item.votes:
            for fault in vote_faults(meeting, item.id, vote, at[item.id]):
                yield Finding("R69", Level.ERROR, item.id, fault.sentence)
        for reservation in item.reservations:
            for fault in reservation_faults(meeting, item.id, reservation, at[item.id]):
                yield Finding("R70", Level.ERROR, item.id, fault.sentence)


def _content(item: Item, name: str, *, has_text: bool) -> Iterator[Finding]:
    if not has_text and not item.decisions:
        yield Finding("R13", Level.ERROR, item.id, f"{name} har varken text eller beslut.")
    elif not item.decisions and item.kind is Kind.DECISION:
        yield Finding("R14", Level.ERROR, item.id, f"{name} är ett beslutsärende utan beslut.")
    elif not item.decisions and item.kind is Kind.INFORMATION:
        yield Finding("R14", Level.WARNING, item.id, f"{name} är ett informationsärende utan beslut.")
    for decision in item.decisions:
        if "…" in decision.text or (not decision.text.strip() and not decision.clauses):
            yield Finding("R25", Level.ERROR, item.id, f"Ett beslut i {name.lower()} är inte färdigskrivet.")


def _present_names(meeting: Meeting) -> frozenset[str]:
    """Give the names of all who were there at some time; empty before anybody is marked."""
    came = {event.attendee for event in meeting.events}
    marked = {entry.attendee for group in meeting.groups for entry in group.entries if entry.mark is Mark.PRESENT}
    return frozenset(fold(person.name) for person in meeting.attendees if person.id in came | marked)


def _presenters(item: Item, present: frozenset[str]) -> Iterator[Finding]:
    for presenter in item.presenters if present else ():
        if fold(presenter.name) not in present:
            yield Finding("R35", Level.ERROR, item.id, f"{presenter.name} är föredragande men står inte i närvaron.")
