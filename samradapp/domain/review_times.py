"""R06: times that cannot be, planned and by the clock."""

from collections.abc import Iterator
from datetime import time
from itertools import pairwise

from samradapp.domain.findings import Finding, Level, Spot
from samradapp.domain.meeting import Item, Meeting, Part, numbers
from samradapp.domain.swedish import clock, sentence_case


def time_findings(meeting: Meeting) -> Iterator[Finding]:
    """Give what is wrong with the times of the meeting, its parts and its items.

    Clock times are compared by the minute, as they are shown.
    """
    yield from _of_meeting(meeting)
    yield from _of_parts(meeting)
    yield from _of_items(meeting)


def _of_meeting(meeting: Meeting) -> Iterator[Finding]:
    if meeting.start and meeting.end and meeting.end <= meeting.start:
        hours = f"Det börjar kl. {clock(meeting.start)} och slutar kl. {clock(meeting.end)}."
        title = "Mötet slutar innan det börjar"
        yield _fault(Spot.FACTS, f"{title}.", title, f"{hours} Rätta mötets tider.")
    if backwards := _backwards(meeting.opened, meeting.closed):
        said = f"Mötet avslutades kl. {backwards[1]} men öppnades kl. {backwards[0]}."
        yield _fault(Spot.FACTS, said, "Mötet avslutades innan det öppnades", "Rätta det klockslag som är fel.")


def _of_parts(meeting: Meeting) -> Iterator[Finding]:
    for part in meeting.parts:
        if part.start and part.end and part.end <= part.start:
            said = f"{sentence_case(_name(part))} slutar innan den börjar."
            title = "Mötesdelen slutar innan den börjar"
            yield _fault(Spot.PARTS, said, title, "Rätta mötesdelens tider.", about=part.id)
    for first, second in _overlapping(meeting):
        said = f"{sentence_case(_name(second))} börjar innan {_name(first)} slutar."
        advice = "Rätta tiderna. Hålls delarna samtidigt kan de stå så."
        yield _fault(
            Spot.PARTS, said, "Två mötesdelar överlappar varandra", advice, level=Level.WARNING, about=second.id
        )


def _overlapping(meeting: Meeting) -> Iterator[tuple[Part, Part]]:
    """Give each part that begins before an earlier one ends, with that one."""
    longest: tuple[time, Part] | None = None
    for start, part in sorted(((part.start, part) for part in meeting.parts if part.start), key=lambda known: known[0]):
        if longest and start < longest[0]:
            yield longest[1], part
        if part.end and (longest is None or part.end > longest[0]):
            longest = part.end, part


def _name(part: Part) -> str:
    return f"mötesdelen {part.title or part.body.name}"


def _of_items(meeting: Meeting) -> Iterator[Finding]:
    number, title = numbers(meeting), "Ärendets klockslag går bakåt"

    def name(item: Item) -> str:
        return f"{meeting.body.item_word} {number[item.id]}"

    for item in meeting.items:
        if backwards := _backwards(item.opened, item.closed):
            said = f"{sentence_case(name(item))} avslutades kl. {backwards[1]} men öppnades kl. {backwards[0]}."
            yield _fault(Spot.CLOCK, said, title, "Rätta det klockslag som är fel.", item=item.id)
    for first, second in pairwise(item for item in meeting.items if item.opened and not item.withdrawn):
        if backwards := _backwards(first.opened, second.opened):
            said = f"{sentence_case(name(second))} öppnades kl. {backwards[1]}, före {name(first)} kl. {backwards[0]}."
            advice = "Rätta det klockslag som är fel. Togs ärendena upp i en annan ordning kan de stå så."
            yield _fault(Spot.CLOCK, said, title, advice, level=Level.WARNING, item=second.id)


def _fault(
    spot: Spot,
    said: str,
    title: str,
    advice: str,
    *,
    level: Level = Level.ERROR,
    item: int | None = None,
    about: int | None = None,
) -> Finding:
    return Finding("R06", level, item, said, spot, title, advice, about)


def _backwards(first: time | None, second: time | None) -> tuple[str, str] | None:
    """Give both times in words when the second is the earlier, by the minute."""
    if first is None or second is None or second.replace(second=0) >= first.replace(second=0):
        return None
    return clock(first), clock(second)
