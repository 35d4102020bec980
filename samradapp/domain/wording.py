"""The sentences of the record: decisions, motions, votes, reservations and recusals, composed from their fields."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from samradapp.domain.decision import Choice, Decision, DecisionKind, Motion, MotionKind, Reservation, Vote
from samradapp.domain.meeting import Meeting
from samradapp.domain.people import Body, Tense
from samradapp.domain.rollcall import Entry
from samradapp.domain.swedish import joined, long_date, party, person_line, with_own_stop, without_end
from samradapp.domain.voting import is_tie, winner

# What stands where she has not filled in a field yet.
GAP = "…"

_PRESENT_TENSE = {
    "beslutade": "beslutar",
    "godkände": "godkänner",
    "enades": "enas",
    "utsåg": "utser",
    "yrkade": "yrkar",
    "togs": "tas",
    "reserverade": "reserverar",
    "deltog": "deltar",
    "föll": "faller",
    "ajournerades": "ajourneras",
    "utgick": "utgår",
    "förklarades": "förklaras",
}


def verb(body: Body, past: str) -> str:
    """Give the verb in the tense the body writes in: "beslutade" or "beslutar"."""
    return past if body.tense is Tense.PAST else _PRESENT_TENSE[past]


def compose(kind: DecisionKind, body: Body, assignee: str = "", matter: str = "", clauses: Sequence[str] = ()) -> str:
    """Give a decision's sentence from its fields.

    With clauses it is only what introduces them ("… beslutade"), and ``clause_lines`` gives the rest. A field not
    filled in leaves "…".
    """
    return f"{body.name_in_decisions} {_predicate(kind, body, assignee.strip(), matter, tuple(clauses))}"


def _predicate(kind: DecisionKind, body: Body, assignee: str, matter: str, clauses: tuple[str, ...]) -> str:
    decided = verb(body, "beslutade")
    that = "" if clauses else f" {_ended(_clause(matter))}"
    of = without_end(matter)
    match kind:
        case DecisionKind.TAKE_NOTE:
            return f"{verb(body, 'godkände')} {_ended(of or 'informationen')}"
        case DecisionKind.DIRECTION:
            whom = assignee or "respektive huvudman"
            anchored = "" if clauses else _ended(f" Inriktningen förankras hos {whom}")
            return f"{verb(body, 'enades')} om inriktningen{that}{anchored}"
        case DecisionKind.RECOMMENDATION:
            return f"{decided} att rekommendera {assignee or 'huvudmännen'}{that}"
        case DecisionKind.ASSIGNMENT:
            return f"{decided} att uppdra åt {assignee or GAP}{that}"
        case DecisionKind.RESOLUTION:
            return f"{decided}{that}"
        case DecisionKind.ELECTION:
            return f"{verb(body, 'utsåg')} {assignee or GAP} till {_ended(of or GAP)}"
        case DecisionKind.POSTPONE:
            return _ended(f"{decided} att bordlägga ärendet{_led('till', of)}")
        case DecisionKind.REFER_BACK:
            return _ended(f"{decided} att återremittera ärendet{_led('till', assignee)}{_led('för', of)}")


def _led(word: str, phrase: str) -> str:
    """Give the phrase led by the word, once: " till 9 oktober"; nothing without a phrase."""
    return f" {word} {phrase.removeprefix(f'{word} ')}" if phrase else ""


def _ended(phrase: str) -> str:
    """End a phrase with a full stop, unless it is a gap or ends with an abbreviation's."""
    return phrase if phrase.endswith((GAP, ".")) else f"{phrase}."


_LEADING_ATT = re.compile(r"\Aatt(?:\s+|$)", re.IGNORECASE)
_TRAILING_AND = re.compile(r"(?:(?:^|\s)och|[.,;\s])+$")


def _clause(phrase: str) -> str:
    """Give the phrase as one att-sats without its end; what already begins with "att" gets no second one."""
    written = _LEADING_ATT.sub("", phrase.strip(), count=1)
    content = with_own_stop(_TRAILING_AND.sub("", written), written)
    return f"att {content or GAP}"


def clause_lines(clauses: Sequence[str]) -> tuple[str, ...]:
    """Give the att-satser as they are printed: a comma after each, ", och" before the last, then a full stop (R27)."""
    whole = [_clause(clause) for clause in clauses]
    if not whole:
        return ()
    return (*(f"{clause}," for clause in whole[:-2]), *(f"{clause}, och" for clause in whole[-2:-1]), _ended(whole[-1]))


def decision_sentence(decision: Decision) -> str:
    """Give the whole decision as one sentence, clauses included."""
    return " ".join((decision.text, *clause_lines(decision.clauses)))


# A decision of another kind names in ``assignee`` somebody who is not answerable for it: the elected, the addressed.
_ANSWERABLE = frozenset({DecisionKind.ASSIGNMENT, DecisionKind.RESOLUTION})


def follow_up_line(decision: Decision) -> str:
    """Give "Ansvarig: ledningsgruppen. Åter senast: 9 oktober 2026.", as much of it as is known."""
    answerable = decision.assignee if decision.kind in _ANSWERABLE else ""
    pieces = (
        _ended(f"Ansvarig: {answerable}") if answerable else "",
        f"Åter senast: {long_date(decision.due)}." if decision.due else "",
    )
    return " ".join(piece for piece in pieces if piece)


def motion_sentence(meeting: Meeting, item_id: int, motion: Motion) -> str:
    """Give "Elis Forsvall (C) yrkade bifall till förslaget."; a withdrawn motion says that it was (KL 5:67)."""
    body = meeting.part_of(item_id).body
    movers = joined([name_with_party(meeting, mover) for mover in motion.movers]) or GAP
    sentence = f"{movers} {verb(body, 'yrkade')}{_ended(_moved(motion.kind, motion.text))}"
    return f"{sentence} Yrkandet {verb(body, 'togs')} tillbaka." if motion.withdrawn else sentence


def _moved(kind: MotionKind, text: str) -> str:
    of = without_end(text)
    match kind:
        case MotionKind.APPROVE:
            return f" bifall till {of or 'förslaget'}"
        case MotionKind.REJECT:
            return f" avslag på {of or 'förslaget'}"
        case MotionKind.AMEND:
            return f", med bifall till förslaget i övrigt, {_clause(text)}"
        case MotionKind.ADD:
            return f" som tillägg {_clause(text)}"
        case MotionKind.POSTPONE:
            return f" att ärendet bordläggs{_led('till', of)}"
        case MotionKind.REFER_BACK:
            return f" att ärendet återremitteras{_led('för', of)}"
        case MotionKind.ADJOURN:
            return f" att mötet ajourneras{f' {of}' if of else ''}"


def propositions_sentence(vote: Vote) -> str:
    """Give what the voting meant: "Ja betyder att ärendet avgörs i dag, nej att det återremitteras."."""
    return f"Ja betyder {without_end(vote.yes_means) or GAP}, nej {_ended(without_end(vote.no_means) or GAP)}"


def vote_sentence(body: Body, vote: Vote) -> str:
    """Give the propositions and the result: "Med 7 ja, 2 nej och 1 som avstår beslutade …" (KL 5:67).

    A tie says so, and the chair's casting vote decides it (KL 5:55). Without ballots it says what was decided alone.
    """
    return f"{propositions_sentence(vote)} {_result(body, vote)}".strip()


def _result(body: Body, vote: Vote) -> str:
    outcome, decided = _outcome(vote), verb(body, "beslutade")
    if not vote.ballots:
        return _ended(f"{body.name_in_decisions} {decided} {outcome}") if outcome else ""
    clause = f"{decided} {body.name_in_decisions} {outcome or GAP}"
    if not is_tie(vote):
        return _ended(f"Med {vote_count(vote)} {clause}")
    tied = f"Med {vote_count(vote)} {verb(body, 'föll')} rösterna lika."
    return f"{tied} {_ended(f'Med ordförandens utslagsröst {clause}')}" if vote.casting else tied


def vote_count(vote: Vote) -> str:
    """Give "7 ja, 2 nej och 1 som avstår"."""
    counts = [f"{vote.count(Choice.YES)} ja", f"{vote.count(Choice.NO)} nej"]
    if abstaining := vote.count(Choice.ABSTAIN):
        counts.append(f"{abstaining} som avstår")
    return joined(counts)


def _outcome(vote: Vote) -> str:
    """Give what was decided: as written, else what the winning side meant."""
    if written := without_end(vote.outcome):
        return written
    won = winner(vote)
    if won is None:
        return ""
    side, meant = ("ja", without_end(vote.yes_means)) if won is Choice.YES else ("nej", without_end(vote.no_means))
    return meant if not meant or meant.startswith("att ") else f"enligt {side}-rösterna: {meant}"


def reservation_sentence(meeting: Meeting, item_id: int, reservation: Reservation) -> str:
    """Give "Vendla Gransäter (KD) reserverade sig mot beslutet." and what she gave as its ground (KL 4:27).

    A ground that begins with a small letter goes into the sentence: "… till förmån för eget yrkande".
    """
    members = joined([name_with_party(meeting, member) for member in reservation.members]) or GAP
    sentence = f"{members} {verb(meeting.part_of(item_id).body, 'reserverade')} sig mot beslutet"
    ground = reservation.text.strip()
    if ground[:1].islower():
        return _ended(f"{sentence} {without_end(ground)}")
    return f"{sentence}. {ground}".strip()


def recusal_sentence(meeting: Meeting, item_id: int, attendee_id: int) -> str:
    """Give "Elis Forsvall (C), Tallviks kommun, deltog inte i ärendet på grund av jäv." (KL 6:28–30)."""
    principal = principal_of(meeting, attendee_id)
    whose = f", {principal}," if principal else ""
    took_part = verb(meeting.part_of(item_id).body, "deltog")
    return f"{name_with_party(meeting, attendee_id)}{whose} {took_part} inte i ärendet på grund av jäv."


def name_with_party(meeting: Meeting, attendee_id: int) -> str:
    """Give "Elis Forsvall (C)", the party as the person's first line with one has it."""
    entry = _entry_of(meeting, attendee_id)
    letters = party(entry.party, upper=meeting.body.party_upper) if entry else ""
    return person_line(meeting.attendee(attendee_id).name, letters)


def principal_of(meeting: Meeting, attendee_id: int) -> str:
    """Give "Tallviks kommun", from the same line as the party; nothing when that line has none."""
    entry = _entry_of(meeting, attendee_id)
    return entry.principal if entry else ""


def names_told_apart(meeting: Meeting) -> dict[int, str]:
    """Give each attendee's name with party; of namesakes also the principal, else the title, as far as it is known."""
    names = {attendee.id: name_with_party(meeting, attendee.id) for attendee in meeting.attendees}
    times = Counter(names.values())
    return {who: name if times[name] == 1 else _told_apart(meeting, who, name) for who, name in names.items()}


def _told_apart(meeting: Meeting, attendee_id: int, name: str) -> str:
    entry = _entry_of(meeting, attendee_id)
    more = (entry.principal or entry.role) if entry else ""
    return f"{name}, {more}" if more else name


def entry_named(meeting: Meeting, name: str) -> Entry | None:
    """Give the line in the roll that tells most of who has this name."""
    return _fullest(meeting, {attendee.id for attendee in meeting.attendees if attendee.name == name})


def _entry_of(meeting: Meeting, attendee_id: int) -> Entry | None:
    return _fullest(meeting, {attendee_id})


def _fullest(meeting: Meeting, attendees: Collection[int]) -> Entry | None:
    """Give the line with a party before one without, then the one with a principal; the first of those alike."""
    lines = (entry for group in meeting.groups for entry in group.entries if entry.attendee in attendees)
    return max(lines, key=lambda entry: (bool(entry.party), bool(entry.principal)), default=None)
