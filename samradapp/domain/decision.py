"""Decisions, motions, votes and reservations; the sentences they are recorded in."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DecisionKind(StrEnum):
    TAKE_NOTE = "take-note"
    DIRECTION = "direction"
    RECOMMENDATION = "recommendation"
    ASSIGNMENT = "assignment"
    RESOLUTION = "resolution"
    ELECTION = "election"
    POSTPONE = "postpone"
    REFER_BACK = "refer-back"


DECISION_NAMES = {
    DecisionKind.TAKE_NOTE: "Information godkänd",
    DecisionKind.DIRECTION: "Inriktningsbeslut",
    DecisionKind.RECOMMENDATION: "Rekommendation",
    DecisionKind.ASSIGNMENT: "Uppdrag",
    DecisionKind.RESOLUTION: "Beslut",
    DecisionKind.ELECTION: "Val",
    DecisionKind.POSTPONE: "Bordläggning",
    DecisionKind.REFER_BACK: "Återremiss",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. ``text`` is the record; ``edited`` says that it no longer follows the fields.

    ``clauses`` are the att-satser, each with its "att"; ``matter`` is what the composed sentence speaks of.
    """

    id: int
    uuid: str
    kind: DecisionKind
    text: str
    clauses: tuple[str, ...] = ()
    assignee: str = ""
    matter: str = ""
    due: date | None = None
    edited: bool = False


class MotionKind(StrEnum):
    APPROVE = "approve"
    REJECT = "reject"
    AMEND = "amend"
    ADD = "add"
    POSTPONE = "postpone"
    REFER_BACK = "refer-back"
    ADJOURN = "adjourn"


@dataclass(frozen=True, slots=True)
class Motion:
    """What somebody moved (yrkande); ``movers`` are attendee ids, ``text`` what it says beyond its kind."""

    id: int
    kind: MotionKind
    movers: tuple[int, ...]
    text: str = ""
    withdrawn: bool = False


class Choice(StrEnum):
    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


CHOICE_NAMES = {Choice.YES: "Ja", Choice.NO: "Nej", Choice.ABSTAIN: "Avstår"}


@dataclass(frozen=True, slots=True)
class Ballot:
    """How one serving member voted."""

    id: int
    attendee: int
    choice: Choice


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote with its propositions; the result is counted from the ballots and never stored.

    ``casting`` is the chair's casting vote at a tie (KL 4:25, 5:55).
    """

    id: int
    yes_means: str
    no_means: str
    outcome: str = ""
    casting: Choice | None = None
    ballots: tuple[Ballot, ...] = ()

    def count(self, choice: Choice) -> int:
        return sum(ballot.choice is choice for ballot in self.ballots)


@dataclass(frozen=True, slots=True)
class Reservation:
    """Dissent recorded by name (KL 4:27); ``members`` are attendee ids."""

    id: int
    members: tuple[int, ...]
    text: str = ""
