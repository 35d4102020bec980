"""The register: who may sit where, and in which order substitutes are called."""

from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from enum import StrEnum

from samradapp.errors import NotAllowedError


@dataclass(frozen=True, slots=True)
class Principal:
    """A municipality or region that holds seats (huvudman)."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the register; ``title`` and ``organisation`` are what a presenter line prints."""

    id: int
    name: str
    title: str = ""
    organisation: str = ""
    party: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``start`` to ``end``, both included; None is open."""

    start: date | None = None
    end: date | None = None

    def covers(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Holding:
    """A person holds a seat for a period."""

    id: int
    person: Person
    period: Period = Period()


@dataclass(frozen=True, slots=True)
class Seat:
    """One vote of a principal (and party), held by one person at a time or vacant."""

    id: int
    principal: Principal | None
    party: str
    role: str
    holdings: tuple[Holding, ...] = ()

    def holder(self, day: date) -> Person | None:
        return next((h.person for h in self.holdings if h.period.covers(day)), None)


def succession(seat: Seat, today: date) -> tuple[Holding | None, Period]:
    """Give how a new holder follows on the last: whose time ends and when, and the new one's period.

    Who has no last day leaves the day before ``today``; nobody's time is ended when the seat is or falls vacant.
    Raises NotAllowedError when the last one has not had the seat for a day yet.
    """
    if not seat.holdings:
        return None, Period()
    last = max(seat.holdings, key=lambda held: held.period.end or date.max)
    if last.period.end is not None:
        return None, Period(last.period.end + timedelta(days=1))
    if last.period.start is not None and last.period.start >= today:
        raise NotAllowedError(f"{last.person.name} har nyss fått platsen. Skriv först när den tiden slutar.")
    return replace(last, period=replace(last.period, end=today - timedelta(days=1))), Period(today)


@dataclass(frozen=True, slots=True)
class Substitute:
    """A stand-in; the order of a body's substitutes is their order of call (inkallelseordning)."""

    id: int
    person: Person
    principal: Principal | None
    party: str
    period: Period = Period()


@dataclass(frozen=True, slots=True)
class GroupMember:
    """Somebody who attends with a group but holds no seat in it."""

    id: int
    person: Person
    principal: Principal | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Who is called at the same roll call: officials, co-opted, another body's members."""

    id: int
    name: str
    members: tuple[GroupMember, ...] = ()


class QuorumRule(StrEnum):
    MAJORITY = "majority"  # more than half of the seats (KL 6:27)
    NUMBER = "number"
    NONE = "none"


class NameOrder(StrEnum):
    """How an attendance list is ordered; chair and vice chair always stand first."""

    REGISTER = "register"
    GIVEN_NAME = "given-name"
    FAMILY_NAME = "family-name"
    PRINCIPAL = "principal"


class Tense(StrEnum):
    PAST = "past"  # beslutade
    PRESENT = "present"  # beslutar


@dataclass(frozen=True, slots=True)
class ServiceRules:
    """Which of the rules on substitutes the body follows; each gives a proposal, never a change."""

    call_order: bool = True  # first in turn and present serves (KL 5:18)
    no_displacement: bool = True  # who already serves is not pushed aside by the order (KL 5:18)
    member_resumes: bool = True  # a member who comes takes the seat back (KL 5:19)
    no_return_after_leaving: bool = True  # who left, other than for jäv, serves no more that day (KL 5:20)
    return_after_recusal: bool = True  # after jäv both may go back (KL 5:20)
    own_principal_only: bool = True  # a seat is filled by its own principal's substitutes


@dataclass(frozen=True, slots=True)
class Body:
    """Who meets and decides (organ), with the rules and forms it has chosen.

    ``formula`` is the name used in decisions ("Samråd hälsa, vård och omsorg"); ``number_form`` shows an item's
    number, with ``{n}`` for the number ("{n}.", "KS § {n}"); ``kind_labels`` overrides the printed item kinds.
    """

    id: int
    name: str
    short_name: str = ""
    formula: str = ""
    number_form: str = "{n}."
    item_word: str = "ärende"
    numbers_start_over: bool = False  # 1, 2, 3 at every meeting instead of running through the year
    tense: Tense = Tense.PAST
    has_seats: bool = True
    quorum_rule: QuorumRule = QuorumRule.MAJORITY
    quorum_number: int = 0
    council: bool = False  # a fullmäktige: recused seats do not count against the quorum (KL 5:46)
    service: ServiceRules = ServiceRules()
    attendance_first: bool = False
    name_order: NameOrder = NameOrder.GIVEN_NAME
    party_upper: bool = True  # "(s)" in the register is printed "(S)"
    paper_signatures: bool = False
    kind_labels: dict[str, str] = field(default_factory=dict)

    @property
    def name_in_decisions(self) -> str:
        return self.formula or self.name

    @property
    def short(self) -> str:
        return self.short_name or self.name


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A day in a body's calendar: one of its planned meetings, or something else worth printing."""

    id: int
    day: date
    start: time | None = None
    end: time | None = None
    place: str = ""
    title: str = ""  # empty: a meeting of the body itself
    note: str = ""

    @property
    def is_meeting(self) -> bool:
        return not self.title


@dataclass(frozen=True, slots=True)
class Term:
    """A word or short form of a body ("HSL"), how it is written, and what to know of it."""

    id: int
    term: str
    written: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """All that the register knows of one body."""

    body: Body
    seats: tuple[Seat, ...] = ()
    substitutes: tuple[Substitute, ...] = ()
    groups: tuple[Group, ...] = ()
    calendar: tuple[CalendarEntry, ...] = ()
