"""The protocol in printing order: what the Word writer is given.

Everything here is finished Swedish text; the writer chooses styles and nothing else.
"""

from dataclasses import dataclass

from samradapp.domain.text import Text


@dataclass(frozen=True, slots=True)
class Fact:
    label: str  # "Plats"
    value: str


@dataclass(frozen=True, slots=True)
class PrintedDecision:
    """``lead`` is the sentence; with clauses it introduces them. ``follow_up``: "Ansvarig: … Åter senast: …"."""

    bookmark: str
    lead: str
    clauses: tuple[str, ...] = ()
    follow_up: str = ""


@dataclass(frozen=True, slots=True)
class PrintedBallot:
    name: str  # with party
    principal: str
    choice: str  # Ja, Nej, Avstår


@dataclass(frozen=True, slots=True)
class PrintedVote:
    sentences: str
    ballots: tuple[PrintedBallot, ...] = ()
    caption: str = ""  # of their table: "Omröstning i ärende 20: hur var och en röstade"


@dataclass(frozen=True, slots=True)
class PrintedItem:
    """An item in its printed order: title, kind, presenters, text, notes, motions, votes, decisions, reservations."""

    bookmark: str
    number: str  # "17."
    title: str
    kind: str = ""  # "Informationsärende, dnr SVO 3-2026"
    presenters: str = ""  # "Föredragande: …"
    section: str = ""  # heading above
    text: Text = ()
    notes: tuple[str, ...] = ()  # recusals, withdrawn, immediate adjustment
    motions: tuple[str, ...] = ()
    votes: tuple[PrintedVote, ...] = ()
    decisions: tuple[PrintedDecision, ...] = ()
    reservations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """``heading`` is empty for the meeting's own first part; ``line``: "kl. 13.00–15.00, systemledningen beslutar"."""

    bookmark: str
    heading: str
    line: str
    items: tuple[PrintedItem, ...]


@dataclass(frozen=True, slots=True)
class PrintedList:
    """An attendance list under its heading; ``lines`` are whole names with party, principal and role."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedSignature:
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Protocol:
    title: str  # "Protokoll Samråd hälsa, vård och omsorg"
    reference: str
    header: str  # "Samråd hälsa, vård och omsorg, protokoll 3 maj 2024, utkast"
    author: str
    facts: tuple[Fact, ...]
    parts: tuple[PrintedPart, ...]
    attendance: tuple[PrintedList, ...]
    attendance_first: bool = False
    signature_line: str = ""  # "Protokoll HSN: 50:2-2024, ärende 15–25"
    signatures: tuple[PrintedSignature, ...] = ()  # empty: signed elsewhere, no page
    certified: str = ""  # an extract: "Rätt utdraget intygar" above the signatures, on the same page


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    clock: str  # "09.30"
    number: str
    title: str
    kind: str = ""
    presenters: str = ""


@dataclass(frozen=True, slots=True)
class SchedulePart:
    heading: str
    line: str
    rows: tuple[ScheduleRow, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Kallelse med föredragningslista."""

    title: str
    reference: str
    header: str
    author: str
    facts: tuple[Fact, ...]
    parts: tuple[SchedulePart, ...]


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    name: str
    principal: str
    presence: str  # "Närvarande", "Ärende 15–19", "Frånvarande"
    exception: bool = False


@dataclass(frozen=True, slots=True)
class AttendanceTable:
    heading: str
    rows: tuple[AttendanceRow, ...]


@dataclass(frozen=True, slots=True)
class AttendanceList:
    """Närvarolista, as a document of its own."""

    title: str
    reference: str
    header: str
    author: str
    facts: tuple[Fact, ...]
    tables: tuple[AttendanceTable, ...]
