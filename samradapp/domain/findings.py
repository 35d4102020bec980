"""What a review says: findings, where they lead, and the rules by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    ERROR = "error"
    WARNING = "warning"


class Spot(StrEnum):
    """What at the meeting or at an item is to be looked at."""

    TITLE = "title"
    TEXT = "text"
    DECISION = "decision"  # and votes and reservations
    PRESENTERS = "presenters"
    NUMBER = "number"
    CLOCK = "clock"  # when an item was opened and closed
    PARTS = "parts"
    ROLL = "roll"
    FACTS = "facts"
    CHAIR = "chair"
    SECRETARY = "secretary"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at: which rule, how grave, where (``item`` None: the meeting itself), and what in one sentence.

    ``title`` says it shortly, for a list where the item stands beside it; ``advice`` is why it matters and what to do.
    ``about`` is the id of the decision, presenter, vote, reservation, group or part it is about.
    """

    rule: str
    level: Level
    item: int | None
    message: str
    spot: Spot
    title: str
    advice: str
    about: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its number and as it is when nothing is to remark."""

    id: str
    name: str


RULES = (
    Rule("R37", "Ordförande och sekreterare är angivna"),
    Rule("R36", "Justerare är vald och kan justera"),
    Rule("R06", "Tiderna går framåt och överlappar inte"),
    Rule("R39", "Alla namn är avprickade"),
    Rule("R11", "Numren följer på varandra"),
    Rule("R13", "Varje ärende har rubrik, och text eller beslut"),
    Rule("R14", "Det som ska beslutas har ett beslut"),
    Rule("R25", "Besluten är färdigskrivna"),
    Rule("R35", "Alla föredragande står i närvaron"),
    Rule("R69", "Omröstningarna går ihop"),
    Rule("R70", "Den som reserverat sig deltog i beslutet"),
    Rule("R77", "Ärenden som utgår är inte behandlade"),
)


def without_remark(findings: Iterable[Finding]) -> tuple[Rule, ...]:
    """Give the rules that found nothing."""
    broken = {finding.rule for finding in findings}
    return tuple(rule for rule in RULES if rule.id not in broken)
