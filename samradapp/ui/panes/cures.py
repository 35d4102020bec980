"""What can be done about a finding on the spot, as one change each; all of it can be taken back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from samradapp.domain import wording
from samradapp.domain.adjusters import to_propose
from samradapp.domain.decision import DecisionKind
from samradapp.domain.findings import Finding, Spot
from samradapp.domain.meeting import Item, Kind, Meeting, numbers
from samradapp.domain.offices import office_of
from samradapp.domain.rollcall import Entry, Mark
from samradapp.domain.swedish import fold
from samradapp.store import Database, decisions, items, proceedings, rollcalls

MOST = 3  # as many as there are keys


@dataclass(frozen=True, slots=True)
class Cure:
    """``words`` are on the button, ``write`` makes the change; ``takes_note`` is the one that F8 does."""

    words: str
    write: Callable[[], object]
    takes_note: bool = False


def cures(db: Database, meeting: Meeting, finding: Finding) -> tuple[Cure, ...]:
    """Give at most three; none where the place must be looked at, or the protocol is locked."""
    makers: dict[str, Callable[[Database, Meeting, Finding], Iterator[Cure]]] = {
        "R36": _adjusters,
        "R37": _chair,
        "R11": _number,
        "R13": _nothing_written,
        "R14": _nothing_decided,
        "R25": _unfinished,
        "R35": _presenter,
        "R77": _withdrawn,
    }
    if meeting.locked or finding.rule not in makers:
        return ()
    if finding.item is not None and meeting.item(finding.item).adjusted:
        return ()
    return tuple(makers[finding.rule](db, meeting, finding))[:MOST]


def _adjusters(db: Database, meeting: Meeting, finding: Finding) -> Iterator[Cure]:
    """Propose those who were there, in place of the one who cannot adjust."""
    wrong = finding.about
    kept = [adjuster.name for adjuster in meeting.adjusters if adjuster.id != wrong]
    for name in to_propose(meeting)[:2]:
        names = (*kept, name)
        yield Cure(f"Välj {name}", partial(proceedings.save_adjusters, db, meeting.id, names))
    if wrong is not None:
        gone = next(adjuster.name for adjuster in meeting.adjusters if adjuster.id == wrong)
        yield Cure(f"Ta bort {gone}", lambda: proceedings.save_adjusters(db, meeting.id, tuple(kept)))


def _chair(db: Database, meeting: Meeting, finding: Finding) -> Iterator[Cure]:
    """Propose who has that office among those called."""
    fact, office = ("secretary", "sekreterare") if finding.spot is Spot.SECRETARY else ("chair", "ordförande")
    entries = [entry for group in meeting.groups for entry in group.entries if entry.attendee is not None]
    writers = [entry for entry in entries if office in entry.role.casefold()]
    held = _leading(entries) if fact == "chair" else writers
    names = dict.fromkeys(meeting.attendee(entry.attendee or 0).name for entry in held)
    for name in names:
        save = partial(proceedings.save_facts, db, meeting.id, f"Angav {office}", **{fact: name})
        yield Cure(f"Skriv {name}", save)


def _leading(entries: list[Entry]) -> list[Entry]:
    """Give who has the highest office of those who are not away: a vice chair leads in place of the chair."""
    here = [(office_of(entry.role), entry) for entry in entries if entry.mark not in (Mark.ABSENT, Mark.EXCUSED)]
    highest = min((office for office, _ in here if office is not None), default=None)
    return [entry for office, entry in here if office is not None and office == highest]


def _number(db: Database, meeting: Meeting, finding: Finding) -> Iterator[Cure]:
    item = _item(meeting, finding)
    if item.number is None:
        return
    ids = [known.id for known in meeting.items]
    before = numbers(meeting)[ids[ids.index(item.id) - 1]]
    yield Cure(f"Låt numret bli {before + 1}", lambda: items.save_number(db, meeting.id, item.id, None))


def _nothing_written(db: Database, meeting: Meeting, finding: Finding) -> Iterator[Cure]:
    item = _item(meeting, finding)
    if finding.spot is Spot.TITLE:
        return  # a title is written, and by no button
    if item.kind is Kind.INFORMATION:
        yield _take_note(db, meeting, item)
    yield Cure("Låt ärendet utgå", lambda: items.withdraw(db, meeting.id, item.id, withdrawn=True))


def _nothing_decided(db: Database, meeting: Meeting, finding: Finding) -> Iterator[Cure]:
    item = _item(meeting, finding)
    if item.kind is Kind.INFORMATION:
        yield _take_note(db, meeting, item)
    yield Cure("Gör det till dialog", lambda: items.save_kind(db, meeting.id, item.id, Kind.DIALOGUE))


def _take_note(db: Database, meeting: Meeting, item: Item) -> Cure:
    kind = DecisionKind.TAKE_NOTE
    text = wording.compose(kind, meeting.part_of(item.id).body)
    return Cure("Godkänn informationen", lambda: decisions.add(db, meeting.id, item.id, kind, text), takes_note=True)


def _unfinished(db: Database, meeting: Meeting, finding: Finding) -> Iterator[Cure]:
    decision = finding.about
    if decision is not None:
        yield Cure("Ta bort beslutet", lambda: decisions.delete(db, meeting.id, decision))


def _presenter(db: Database, meeting: Meeting, finding: Finding) -> Iterator[Cure]:
    item = _item(meeting, finding)
    who = next((known for known in item.presenters if known.id == finding.about), None)
    if who is None:
        return
    entry = _entry_of(meeting, who.name)
    groups = meeting.part_of(item.id).groups or tuple(group.id for group in meeting.groups)
    if entry is not None and entry.mark is Mark.UNMARKED:
        yield Cure("Pricka av som närvarande", lambda: rollcalls.mark(db, meeting.id, entry.id, Mark.PRESENT))
    elif entry is None and groups:
        role = who.title
        yield Cure("Lägg till i närvaron", lambda: rollcalls.add_guest(db, meeting.id, groups[-1], who.name, role=role))
    others = [(known.name, known.title) for known in item.presenters if known.id != who.id]
    yield Cure("Ta bort som föredragande", lambda: items.save_presenters(db, meeting.id, item.id, others))


def _withdrawn(db: Database, meeting: Meeting, finding: Finding) -> Iterator[Cure]:
    item = _item(meeting, finding)
    yield Cure("Ta med ärendet igen", lambda: items.withdraw(db, meeting.id, item.id, withdrawn=False))


def _entry_of(meeting: Meeting, name: str) -> Entry | None:
    called = {person.id for person in meeting.attendees if fold(person.name) == fold(name)}
    return next((entry for group in meeting.groups for entry in group.entries if entry.attendee in called), None)


def _item(meeting: Meeting, finding: Finding) -> Item:
    return meeting.item(finding.item or 0)
