"""What a third reading misses: findings in a meeting, by the numbered rules."""

from collections.abc import Collection, Iterator

from samradapp.domain.findings import RULES as RULES
from samradapp.domain.findings import Finding as Finding
from samradapp.domain.findings import Level as Level
from samradapp.domain.findings import Rule as Rule
from samradapp.domain.findings import Spot as Spot
from samradapp.domain.findings import without_remark as without_remark
from samradapp.domain.generated import Calendars, generated_text
from samradapp.domain.meeting import Item, Kind, Meeting, NumberFault, number_faults, numbers
from samradapp.domain.presence import Room, rooms
from samradapp.domain.review_times import time_findings
from samradapp.domain.rollcall import Mark
from samradapp.domain.swedish import counted, fold, joined, sentence_case
from samradapp.domain.voting import reservation_faults, vote_faults
from samradapp.domain.wording import GAP, decision_sentence, motion_sentence, vote_sentence


def review(meeting: Meeting, written: Collection[int], calendars: Calendars) -> tuple[Finding, ...]:
    """Give the findings in the order of the meeting; ``written`` are the ids of the items that have text.

    ``calendars`` by body id are what some items write themselves of.
    """
    present = _present_names(meeting)
    order = {item.id: place for place, item in enumerate(meeting.items)}
    found = (
        *_standing(meeting, present),
        *time_findings(meeting),
        *_roll(meeting),
        *_numbers(meeting),
        *_items(meeting, written, calendars, present),
    )
    return tuple(sorted(found, key=lambda finding: -1 if finding.item is None else order[finding.item]))


def _standing(meeting: Meeting, present: frozenset[str]) -> Iterator[Finding]:
    if not meeting.chair:
        advice = "Mötet behöver någon som leder det och justerar protokollet. Skriv namnet bland mötets uppgifter."
        yield _of_facts("R37", Level.ERROR, "Ordförande saknas", advice, spot=Spot.CHAIR)
    if not meeting.secretary:
        advice = "I protokollet står vem som har skrivit det. Skriv namnet bland mötets uppgifter."
        yield _of_facts("R37", Level.ERROR, "Sekreterare saknas", advice, spot=Spot.SECRETARY)
    if not meeting.adjusters:
        advice = "Någon mer än ordföranden ska intyga att protokollet stämmer. Skriv namnet bland mötets uppgifter."
        yield _of_facts("R36", Level.WARNING, "Ingen justerare är utsedd", advice)
    for adjuster in meeting.adjusters:
        if fold(adjuster.name) in {fold(name) for name in (meeting.chair, meeting.secretary) if name}:
            said = f"{adjuster.name} justerar och är ordförande eller sekreterare"
            yield _of_facts("R36", Level.ERROR, said, "Välj en annan justerare bland dem som var med.", adjuster.id)
        elif present and fold(adjuster.name) not in present:
            said = f"{adjuster.name} justerar men står inte i närvaron"
            advice = "Den som justerar ska ha varit med. Välj en annan justerare, eller rätta uppropet."
            yield _of_facts("R36", Level.ERROR, said, advice, adjuster.id)


def _of_facts(
    rule: str, level: Level, said: str, advice: str, about: int | None = None, *, spot: Spot = Spot.FACTS
) -> Finding:
    return Finding(rule, level, None, f"{said}.", spot, said, advice, about)


def _roll(meeting: Meeting) -> Iterator[Finding]:
    for group in meeting.groups:
        left = sum(entry.mark is Mark.UNMARKED and entry.attendee is not None for entry in group.entries)
        if left:
            said = counted(left, "namn är inte avprickat", "namn är inte avprickade")
            title = f"{said} i {group.name}"
            advice = "I protokollet står vilka som var närvarande och frånvarande. Pricka av namnen i uppropet."
            yield Finding("R39", Level.WARNING, None, f"{group.name}: {said}.", Spot.ROLL, title, advice, group.id)


def _numbers(meeting: Meeting) -> Iterator[Finding]:
    for fault in number_faults(meeting):
        said = f"Nummer {fault.number} följer på {fault.previous}."
        advice = f"{said} Ändra numret, eller ta bort det så att det följer ärendet före."
        yield Finding("R11", Level.ERROR, fault.item_id, said, Spot.NUMBER, _number_title(fault), advice)


def _number_title(fault: NumberFault) -> str:
    if fault.number == fault.previous:
        return "Numret står två gånger"
    if fault.number < fault.previous:
        return "Numret är lägre än det förra"
    return "Ett nummer saknas" if fault.number == fault.previous + 2 else "Flera nummer saknas"


def _items(
    meeting: Meeting, written: Collection[int], calendars: Calendars, present: frozenset[str]
) -> Iterator[Finding]:
    number, at = numbers(meeting), rooms(meeting)
    for item in meeting.items:
        name = f"{sentence_case(meeting.body.item_word)} {number[item.id]}"
        if item.withdrawn:
            yield from _withdrawn(item, name, at[item.id], has_text=item.id in written and not item.writes_itself)
            continue
        writes_itself = item.writes_itself and generated_text(meeting, item, calendars) != ()
        yield from _content(item, name, has_text=writes_itself or item.id in written)
        yield from _presenters(item, present)
        yield from _motions(meeting, item, name)
        yield from _votes(meeting, item, name, at[item.id])
        yield from _reservations(meeting, item, at[item.id])


def _withdrawn(item: Item, name: str, room: Room, *, has_text: bool) -> Iterator[Finding]:
    """Give what is left in an item that lapsed: what was done there counts no more, but a text may say why."""
    done = {
        "yrkanden": item.motions,
        "omröstning": item.votes,
        "beslut": item.decisions,
        "reservation": item.reservations,
        "jäv": room.recused,
    }
    what = joined([words for words, found in done.items() if found])
    if what:
        said = f"{name} utgår men har {what}."
        advice = f"Ta med ärendet igen, eller ta bort {what}. Tills dess skrivs det inte ut och räknas inte."
        title = "Ärendet utgår men har behandlats"
        yield Finding("R77", Level.ERROR, item.id, said, Spot.DECISION, title, advice)
    if has_text:
        said = "utgår men har text"
        advice = "Texten skrivs ut. Säger den varför ärendet utgick kan den stå, annars tar du bort den."
        yield Finding("R77", Level.WARNING, item.id, f"{name} {said}.", Spot.TEXT, f"Ärendet {said}", advice)


def _content(item: Item, name: str, *, has_text: bool) -> Iterator[Finding]:
    if not item.title.strip():
        said, advice = "har ingen rubrik", "Skriv rubriken, eller ta bort ärendet."
        yield Finding("R13", Level.ERROR, item.id, f"{name} {said}.", Spot.TITLE, f"Ärendet {said}", advice)
    if item.writes_itself and not has_text:
        said, advice = "har ingen text", "Lägg in nästa möte i organets kalender i registret, eller skriv texten själv."
        yield Finding("R13", Level.ERROR, item.id, f"{name} {said}.", Spot.TEXT, f"Ärendet {said}", advice)
    elif not has_text and not item.decisions:
        said, advice = "har varken text eller beslut", "Skriv vad som hände i ärendet, eller låt det utgå."
        yield Finding("R13", Level.ERROR, item.id, f"{name} {said}.", Spot.TEXT, f"Ärendet {said}", advice)
    elif not item.decisions and item.kind is Kind.DECISION:
        said, advice = "är ett beslutsärende utan beslut", "Lägg till beslutet, eller ändra ärendetyp."
        yield _undecided(item, Level.ERROR, name, said, advice)
    elif not item.decisions and item.kind is Kind.INFORMATION:
        said = "är ett informationsärende utan beslut"
        advice = "Lägg till att informationen godkändes. Gjordes det inte kan ärendet stå så."
        yield _undecided(item, Level.WARNING, name, said, advice)
    for decision in item.decisions:
        if GAP in decision_sentence(decision) or (not decision.text.strip() and not decision.clauses):
            said = f"Ett beslut i {name.lower()} är inte färdigskrivet."
            advice = f"Fyll i det som saknas där det står {GAP}" if decision.text.strip() else "Skriv beslutet"
            title = "Beslutet är inte färdigskrivet"
            yield Finding(
                "R25", Level.ERROR, item.id, said, Spot.DECISION, title, f"{advice}, eller ta bort det.", decision.id
            )


def _undecided(item: Item, level: Level, name: str, said: str, advice: str) -> Finding:
    return Finding("R14", level, item.id, f"{name} {said}.", Spot.DECISION, f"Ärendet {said}", advice)


def _present_names(meeting: Meeting) -> frozenset[str]:
    """Give the names of all who were marked as present, or of whom something is noted; empty before any is."""
    came = {event.attendee for event in meeting.events}
    marked = {entry.attendee for group in meeting.groups for entry in group.entries if entry.mark is Mark.PRESENT}
    return frozenset(fold(person.name) for person in meeting.attendees if person.id in came | marked)


def _presenters(item: Item, present: frozenset[str]) -> Iterator[Finding]:
    for presenter in item.presenters if present else ():
        if fold(presenter.name) not in present:
            said = f"{presenter.name} är föredragande men står inte i närvaron."
            title = f"{presenter.name} står inte i närvaron"
            advice = f"Pricka av eller lägg till {presenter.name} i uppropet, eller ändra föredragande."
            yield Finding("R35", Level.ERROR, item.id, said, Spot.PRESENTERS, title, advice, presenter.id)


def _motions(meeting: Meeting, item: Item, name: str) -> Iterator[Finding]:
    for motion in item.motions:
        if GAP in motion_sentence(meeting, item.id, motion):
            said = f"Ett yrkande i {name.lower()} är inte färdigskrivet."
            advice = f"Skriv yrkandet på nytt med det som saknas där det står {GAP}, och ta bort det gamla."
            title = "Yrkandet är inte färdigskrivet"
            yield Finding("R70", Level.ERROR, item.id, said, Spot.DECISION, title, advice, motion.id)


def _votes(meeting: Meeting, item: Item, name: str, room: Room) -> Iterator[Finding]:
    for vote in item.votes:
        if GAP in vote_sentence(meeting.part_of(item.id).body, vote):
            said = "är inte färdigskriven"
            advice = f"Fyll i det som saknas där det står {GAP}, eller ta bort omröstningen."
            yield _unfinished(item, Level.ERROR, name, said, advice, vote.id)
        elif not vote.ballots and not vote.outcome.strip() and vote.casting is None:
            advice = "Skriv rösterna eller vad som beslutades, eller ta bort omröstningen."
            yield _unfinished(item, Level.WARNING, name, "har inget resultat", advice, vote.id)
        for fault in vote_faults(meeting, item.id, vote, room):
            title, advice = "Omröstningen går inte ihop", f"{fault.sentence} Rätta rösterna i ärendet."
            yield Finding("R69", Level.ERROR, item.id, fault.sentence, Spot.DECISION, title, advice, vote.id)


def _unfinished(item: Item, level: Level, name: str, said: str, advice: str, vote_id: int) -> Finding:
    message = f"En omröstning i {name.lower()} {said}."
    return Finding("R69", level, item.id, message, Spot.DECISION, f"Omröstningen {said}", advice, vote_id)


def _reservations(meeting: Meeting, item: Item, room: Room) -> Iterator[Finding]:
    for reservation in item.reservations:
        for fault in reservation_faults(meeting, item.id, reservation, room):
            title = "Reservationen går inte ihop"
            advice = f"{fault.sentence} Rätta vem som reserverar sig, eller uppropet."
            yield Finding("R70", Level.ERROR, item.id, fault.sentence, Spot.DECISION, title, advice, reservation.id)
