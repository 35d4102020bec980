"""Put a meeting together as it is printed: the protocol, item by item in printing order."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from samradapp.domain.attendance import chair_words, listed
from samradapp.domain.decision import CHOICE_NAMES, Decision, Vote
from samradapp.domain.meeting import Item, Kind, Meeting, Part, Presenter, Status, number_label, numbers
from samradapp.domain.people import Body
from samradapp.domain.presence import Rooms, rooms
from samradapp.domain.presence_words import numbered
from samradapp.domain.protocol import (
    Fact,
    PrintedBallot,
    PrintedDecision,
    PrintedItem,
    PrintedList,
    PrintedPart,
    PrintedSignature,
    PrintedVote,
    Protocol,
)
from samradapp.domain.rollcall import Group
from samradapp.domain.swedish import (
    clock_range,
    day_and_time,
    joined,
    long_date,
    party,
    person_line,
    ranges,
    sentence_case,
)
from samradapp.domain.text import Text
from samradapp.domain.wording import (
    clause_lines,
    entry_named,
    follow_up_line,
    motion_sentence,
    name_with_party,
    principal_of,
    recusal_sentence,
    reservation_sentence,
    verb,
    vote_sentence,
)

KIND_LABELS = {
    Kind.INFORMATION: "Informationsärende",
    Kind.DIALOGUE: "Dialogärende",
    Kind.DECISION: "Beslutsärende",
}


def protocol(meeting: Meeting, texts: Mapping[int, Text]) -> Protocol:
    """Give the protocol; ``texts`` are those of every item by its id, generated ones filled in."""
    at = rooms(meeting)
    printer = _Printer(meeting, texts, at)
    return Protocol(
        title=f"Protokoll {meeting.body.name}",
        reference=meeting.reference,
        header=header(meeting, "protokoll"),
        author=meeting.secretary or meeting.body.name,
        facts=(*basic_facts(meeting), *_standing_facts(meeting)),
        parts=tuple(printer.part(index, part) for index, part in enumerate(meeting.parts, start=1)),
        attendance=tuple(_attendance(meeting, at)),
        attendance_first=meeting.body.attendance_first,
        signature_line=_signature_line(meeting),
        signatures=tuple(_signatures(meeting)) if meeting.body.paper_signatures else (),
    )


def header(meeting: Meeting, document: str) -> str:
    """Give "Samråd hälsa, vård och omsorg, protokoll 3 maj 2024", with "utkast" until it is adjusted."""
    draft = ", utkast" if document == "protokoll" and not meeting.locked else ""
    return f"{meeting.body.name}, {document} {long_date(meeting.day)}{draft}"


def basic_facts(meeting: Meeting) -> Iterator[Fact]:
    """Give when, where, which items and who chairs, each only when it is known."""
    number = numbers(meeting)
    word = {"§": "Paragrafer", "ärende": "Ärenden"}.get(meeting.body.item_word, sentence_case(meeting.body.item_word))
    yield Fact("Datum och tid", day_and_time(meeting.day, meeting.start, meeting.end))
    if meeting.place:
        yield Fact("Plats", meeting.place)
    if number:
        yield Fact(word, ranges(number.values()))
    if meeting.chair:
        yield Fact("Ordförande", _chairs(meeting))


def _chairs(meeting: Meeting) -> str:
    """Give the chair with party and principal, or all who chaired with their items."""
    words = chair_words(meeting)
    return _full_name(meeting, words) if words == meeting.chair else words


def _full_name(meeting: Meeting, name: str) -> str:
    entry = entry_named(meeting, name)
    letters = party(entry.party, upper=meeting.body.party_upper) if entry else ""
    return person_line(name, letters, entry.principal if entry else "")


def _name_and_party(meeting: Meeting, name: str) -> str:
    entry = entry_named(meeting, name)
    return person_line(name, party(entry.party, upper=meeting.body.party_upper)) if entry else name


def _standing_facts(meeting: Meeting) -> Iterator[Fact]:
    if meeting.secretary:
        yield Fact("Sekreterare", meeting.secretary)
    if meeting.adjusters:
        yield Fact("Justerare", joined([_name_and_party(meeting, adjuster.name) for adjuster in meeting.adjusters]))
    if meeting.adjournments:
        pauses = [clock_range(pause.start, pause.end) for pause in meeting.adjournments]
        yield Fact("Ajournering", f"kl. {joined(pauses)}")
    if meeting.signatures and meeting.status in (Status.ADJUSTED, Status.ARCHIVED):
        yield Fact("Justerat", long_date(_adjusted_day(meeting)))


def _adjusted_day(meeting: Meeting) -> date:
    return max(datetime.fromisoformat(signature.signed).date() for signature in meeting.signatures)


def part_line(meeting: Meeting, part: Part) -> str:
    """Give "kl. 13.00–15.00, ledningsgruppen beslutar", as much as differs from the meeting's own."""
    hours = clock_range(part.start, part.end)
    own = part.body.id == meeting.body.id
    decides = "" if own else f"{part.body.name} beslutar"
    return ", ".join(piece for piece in (f"kl. {hours}" if hours else "", decides) if piece)


def bookmark(uuid: str) -> str:
    """Give the short id by which an item or decision is found again in a returned file."""
    return f"s{uuid.replace('-', '')[:10]}"


def kind_label(body: Body, kind: Kind) -> str:
    """Give the printed kind in the body's own words; formalities and what is not classified say nothing."""
    return body.kind_labels.get(kind, KIND_LABELS.get(kind, ""))


def presenters_line(presenters: tuple[Presenter, ...]) -> str:
    """Give "Föredragande: Erika From, projektledare, och Sandra Scherman", or nothing."""
    if not presenters:
        return ""
    names = [f"{who.name}, {who.title}" if who.title else who.name for who in presenters]
    last_but_one_has_title = len(presenters) > 1 and presenters[-2].title
    if last_but_one_has_title:
        names[-2] += ","
    return f"Föredragande: {joined(names)}"


def _decision(decision: Decision) -> PrintedDecision:
    """Print the sentence as it stands; who and when follow, unless an edited sentence has said who."""
    follows = not decision.edited or decision.due is not None
    return PrintedDecision(
        bookmark(decision.uuid),
        decision.text,
        clause_lines(decision.clauses),
        follow_up_line(decision) if follows else "",
    )


def _attendance(meeting: Meeting, at: Rooms) -> Iterator[PrintedList]:
    for index, group in enumerate(meeting.groups):
        lists = listed(meeting, group, at)
        if lists.present:
            yield PrintedList(group_heading(group), tuple(line.text for line in lists.present))
        if lists.absent:
            heading = "Frånvarande" if index == 0 else f"Frånvarande, {group.name}"
            yield PrintedList(heading, tuple(line.text for line in lists.absent))


def group_heading(group: Group) -> str:
    """Give "Ledningsgruppen kl. 13.00–15.00"."""
    hours = clock_range(group.start, group.end)
    return f"{group.name} kl. {hours}" if hours else group.name


def _signature_line(meeting: Meeting) -> str:
    """Give "Protokoll HSN: 50:2-2024, ärende 15–25"; the day stands for a reference that the meeting has not."""
    items = numbers(meeting).values()
    named = f"Protokoll {meeting.reference or long_date(meeting.day)}"
    return f"{named}, {numbered(meeting.body.item_word, items)}" if items else named


def _signatures(meeting: Meeting) -> Iterator[PrintedSignature]:
    if meeting.secretary:
        yield PrintedSignature(meeting.secretary, "sekreterare")
    if meeting.chair:
        yield PrintedSignature(_name_and_party(meeting, meeting.chair), "ordförande")
    for adjuster in meeting.adjusters:
        yield PrintedSignature(_name_and_party(meeting, adjuster.name), "justerare")


class _Printer:
    """Print the items of one meeting, with what is derived from the whole of it derived once."""

    def __init__(self, meeting: Meeting, texts: Mapping[int, Text], at: Rooms) -> None:
        self._meeting = meeting
        self._texts = texts
        self._numbers = numbers(meeting)
        self._rooms = at

    def part(self, index: int, part: Part) -> PrintedPart:
        return PrintedPart(
            bookmark=f"del{index}",
            heading=part.title or (sentence_case(part.body.name) if index > 1 else ""),
            line=part_line(self._meeting, part) if index > 1 or part.title else "",
            items=tuple(self._item(part.body, item) for item in part.items),
        )

    def _item(self, body: Body, item: Item) -> PrintedItem:
        """Print an item; one that lapsed with no more than that it did, and what she wrote about why."""
        meeting = self._meeting
        printed = PrintedItem(
            bookmark=bookmark(item.uuid),
            number=number_label(meeting.body, self._numbers[item.id]),
            title=item.title,
            kind=_kind_line(body, item),
            section=item.section,
            text=() if item.withdrawn and item.writes_itself else self._texts.get(item.id, ()),
            notes=tuple(self._notes(body, item)),
        )
        if item.withdrawn:
            return printed
        return replace(
            printed,
            presenters=presenters_line(item.presenters),
            motions=tuple(motion_sentence(meeting, item.id, motion) for motion in item.motions),
            votes=tuple(self._vote(body, item, vote) for vote in item.votes),
            decisions=tuple(_decision(decision) for decision in item.decisions),
            reservations=tuple(reservation_sentence(meeting, item.id, dissent) for dissent in item.reservations),
        )

    def _notes(self, body: Body, item: Item) -> Iterator[str]:
        for pause in self._meeting.adjournments:
            if pause.before == item.id:
                yield f"Mötet {verb(body, 'ajournerades')} kl. {clock_range(pause.start, pause.end)}."
        if item.withdrawn:
            yield f"Ärendet {verb(body, 'utgick')}."
        for attendee in () if item.withdrawn else sorted(self._rooms[item.id].recused):
            yield recusal_sentence(self._meeting, item.id, attendee)
        if item.adjusted:
            yield f"Ärendet {verb(body, 'förklarades')} omedelbart justerat."

    def _vote(self, body: Body, item: Item, vote: Vote) -> PrintedVote:
        where = numbered(self._meeting.body.item_word, [self._numbers[item.id]])
        return PrintedVote(
            vote_sentence(body, vote),
            tuple(
                PrintedBallot(
                    name_with_party(self._meeting, ballot.attendee),
                    principal_of(self._meeting, ballot.attendee),
                    CHOICE_NAMES[ballot.choice],
                )
                for ballot in vote.ballots
            ),
            f"Omröstning i {where}: hur var och en röstade",
        )


def _kind_line(body: Body, item: Item) -> str:
    """Give "Informationsärende, dnr SVO 3-2026", as far as it is known."""
    reference = f"dnr {item.reference}" if item.reference else ""
    return sentence_case(", ".join(piece for piece in (kind_label(body, item.kind), reference) if piece))
