"""Rows of the review: findings under how grave they are, and last those that are left as they are."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace

from samradapp.domain.review import Finding, Level
from samradapp.ui.models.rows import RowsModel

LEVEL_WORDS = {Level.ERROR: "måste rättas", Level.WARNING: "bör ses över"}
_HEADINGS = {Level.ERROR: "Måste rättas", Level.WARNING: "Bör ses över"}


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding and where: "20 Digital larmkedja nattetid". ``left``: she has said that it may stay so."""

    finding: Finding
    where: str
    title: str
    left: bool = False


@dataclass(frozen=True, slots=True)
class FindingHeading:
    words: str
    count: int


FindingListRow = FindingRow | FindingHeading


def finding_key(finding: Finding) -> str:
    """Give what makes a finding the same tomorrow; when what it says changes, it is another."""
    return f"{finding.rule} {finding.spot} {finding.item} {finding.about} {finding.message}"


def finding_rows(
    findings: Iterable[FindingRow], left: frozenset[str], *, show_left: bool
) -> tuple[FindingListRow, ...]:
    """Give the rows with their headings; those that are left come last, and only when asked for."""
    known = tuple(findings)
    rows: list[FindingListRow] = []
    for level, heading in _HEADINGS.items():
        group = [row for row in known if row.finding.level is level and finding_key(row.finding) not in left]
        rows += [FindingHeading(heading, len(group)), *group] if group else []
    if show_left:
        group = [replace(row, left=True) for row in known if finding_key(row.finding) in left]
        rows += [FindingHeading("Lämnade så", len(group)), *group] if group else []
    return tuple(rows)


class FindingsModel(RowsModel[FindingListRow]):
    def key(self, row: FindingListRow) -> Hashable:
        return ("finding", finding_key(row.finding)) if isinstance(row, FindingRow) else ("heading", row.words)

    def text(self, row: FindingListRow, _column: int) -> str:
        if isinstance(row, FindingHeading):
            return f"{row.words} {row.count}"
        level = "lämnad så" if row.left else LEVEL_WORDS[row.finding.level]
        return ", ".join((row.title, row.where, level))

    def is_heading(self, row: FindingListRow) -> bool:
        return isinstance(row, FindingHeading)
