"""Phrases of the minutes: ready sentences with places that the meeting fills, and the rest left to her."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from samradapp.domain.meeting import Generated, Item, Kind, Meeting, numbers
from samradapp.domain.offices import office_of
from samradapp.domain.people import Body, Tense
from samradapp.domain.swedish import clock, fold, joined, long_date, sentence_case
from samradapp.domain.wording import GAP, name_with_party, vote_count

# What a meeting may know, and what is hers to write: every place in the shipped phrases is one of these.
KNOWN = frozenset(
    {
        "organ", "mottagare", "huvudmännen", "ordförande", "vice_ordförande", "sekreterare", "justerare", "tid",
        "datum", "plats", "ärende", "nr", "rubrik", "föredragande", "röster", "förra_mötet", "nästa_möte",
    }
)  # fmt: skip
HERS = frozenset(
    {
        "aktivitet", "anteckning", "beslut", "bilaga", "dag", "frågor", "från", "förslag", "given", "grupp", "handling",
        "huvudman", "inriktning", "ja", "klockslag", "lokal", "nej", "ny", "organisation", "parter", "person",
        "personer", "punkter", "roll", "rättelse", "sammanfattning", "senast", "skäl", "ställningstagande", "syfte",
        "tidigare", "till", "uppdrag", "villkor", "åtgärd", "ämne", "ändring",
    }
)  # fmt: skip

_PLACE = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence with places such as ``{mottagare}``; ``{Organ}`` begins with a large letter.

    ``board_text`` is how a body that writes in the present tense says it; empty when it says the same.
    """

    code: str
    group: str
    text: str
    board_text: str = ""
    kind: Kind | None = None  # of the items it is mostly used in

    def said_by(self, body: Body) -> str:
        return self.board_text if self.board_text and body.tense is Tense.PRESENT else self.text


@dataclass(frozen=True, slots=True)
class Filled:
    """A text as it is put in: ``blanks`` are the places (start, length) of each "…", in order.

    They count characters, not the UTF-16 units of Qt; a line break parts two paragraphs.
    """

    text: str
    blanks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class FilledPhrase:
    phrase: Phrase
    filled: Filled


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The days of the meetings before and after this one, as far as they are known."""

    previous: date | None = None
    following: date | None = None


def places(text: str) -> tuple[str, ...]:
    """Name the places in a text, in small letters, in order."""
    return tuple(name.lower() for name in _PLACE.findall(text))


def fill(text: str, facts: Mapping[str, str]) -> Filled:
    """Put the facts in their places; what is not known becomes "…", which is the only sign at the end of a line."""
    pieces: list[str] = []
    blanks: list[tuple[int, int]] = []
    length = end = 0
    for match in _PLACE.finditer(text):
        fact = _fact(match[1], facts)
        pieces += (text[end : match.start()], fact or GAP)
        length += len(pieces[-2])
        if not fact:
            blanks.append((length, len(GAP)))
        length += len(pieces[-1])
        end = match.end()
        if not fact and text[end : end + 2] in (".", ".\n"):
            end += 1
    return Filled("".join((*pieces, text[end:])), tuple(blanks))


def _fact(name: str, facts: Mapping[str, str]) -> str:
    fact = facts.get(name.lower(), "")
    return sentence_case(fact) if name[:1].isupper() else fact


def phrases_for(
    phrases: Iterable[Phrase], meeting: Meeting, item: Item, now: datetime, neighbours: Neighbours = Neighbours()
) -> tuple[FilledPhrase, ...]:
    """Give the phrases as the body of the item's part would say them, those for its kind first."""
    facts = facts_for(meeting, item, now, neighbours)
    body = meeting.part_of(item.id).body
    ordered = sorted(phrases, key=lambda phrase: phrase.kind is not item.kind)
    return tuple(FilledPhrase(phrase, fill(phrase.said_by(body), facts)) for phrase in ordered)


def facts_for(meeting: Meeting, item: Item, now: datetime, neighbours: Neighbours = Neighbours()) -> dict[str, str]:
    """Give what the meeting knows of the places in ``KNOWN``; unknown is empty."""
    return {
        "organ": meeting.part_of(item.id).body.name_in_decisions,
        "mottagare": _receiver(meeting, item),
        "huvudmännen": _principals(meeting),
        "ordförande": meeting.chair,
        "vice_ordförande": _vice_chair(meeting),
        "sekreterare": meeting.secretary,
        "justerare": joined([_with_party(meeting, adjuster.name) for adjuster in meeting.adjusters]),
        "tid": clock(now.time()),
        "datum": long_date(now.date()),
        "plats": meeting.place,
        "ärende": meeting.body.item_word,
        "nr": str(numbers(meeting)[item.id]),
        "rubrik": item.title,
        "föredragande": joined([presenter.name for presenter in item.presenters]),
        "röster": next((vote_count(vote) for vote in reversed(item.votes) if vote.ballots), ""),
        "förra_mötet": long_date(neighbours.previous) if neighbours.previous else "",
        "nästa_möte": long_date(neighbours.following) if neighbours.following else "",
    }


def _receiver(meeting: Meeting, item: Item) -> str:
    """Give whose assignments the item, or else the meeting, gathers."""
    gathering = (known for known in (item, *meeting.items) if known.generated is Generated.ASSIGNMENTS)
    return next((known.generated_for for known in gathering if known.generated_for), "")


def _principals(meeting: Meeting) -> str:
    """Give "kommunerna och regionen", as far as the names of the principals tell what they are."""
    names = {entry.principal for group in meeting.groups for entry in group.entries if entry.principal}
    municipalities = sum(fold(name).endswith(" kommun") for name in names)
    regions = sum(fold(name).startswith("region ") for name in names)
    if not names or municipalities + regions < len(names):
        return "huvudmännen"
    counted = (("", "kommunen", "kommunerna"), municipalities), (("", "regionen", "regionerna"), regions)
    return joined([words[min(count, 2)] for words, count in counted if count])


def _vice_chair(meeting: Meeting) -> str:
    """Give the first vice chair, or the next of them where the seat is vacant."""
    entries = (entry for group in meeting.groups for entry in group.entries)
    offices = ((office_of(entry.role), entry.attendee) for entry in entries)
    vice = min(((office, who) for office, who in offices if office and who is not None), default=None)
    return "" if vice is None else meeting.attendee(vice[1]).name


def _with_party(meeting: Meeting, name: str) -> str:
    attendee = next((person.id for person in meeting.attendees if person.name == name), None)
    return name if attendee is None else name_with_party(meeting, attendee)


def find(phrases: Sequence[FilledPhrase], typed: str) -> tuple[FilledPhrase, ...]:
    """Give the phrases that hold every typed word, in any order: in text, group or code.

    Best first: a code before words that begin as typed, and those before what is found inside a word.
    """
    words = fold(typed).split()
    ranked = [(rank, known) for known in phrases if (rank := _rank(known, words)) is not None]
    return tuple(known for _, known in sorted(ranked, key=lambda found: found[0]))


def _rank(known: FilledPhrase, words: Sequence[str]) -> int | None:
    code, text = fold(known.phrase.code), fold(f"{known.phrase.group} {known.filled.text}")
    tests: tuple[Callable[[str], bool], ...] = (
        code.startswith,
        lambda word: re.search(rf"(?<!\w){re.escape(word)}", text) is not None,
        lambda word: word in text,
    )
    ranks = [next((rank for rank, test in enumerate(tests) if test(word)), None) for word in words]
    return None if None in ranks else sum(rank or 0 for rank in ranks)
