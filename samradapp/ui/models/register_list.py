"""What there is in the register: each body with its subjects, then what is common to all."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from samradapp.domain.people import Body
from samradapp.ui.models.rows import RowsModel


class Subject(StrEnum):
    """What can be shown; of a body, or common."""

    SETTINGS = "settings"
    SEATS = "seats"
    SUBSTITUTES = "substitutes"
    GROUPS = "groups"
    CALENDAR = "calendar"
    TERMS = "terms"
    TEMPLATES = "templates"
    PRINCIPALS = "principals"
    PERSONS = "persons"
    COMMON_TEMPLATES = "common-templates"


OF_BODY = {
    Subject.SETTINGS: ("Inställningar", "settings"),
    Subject.SEATS: ("Platser", "vote"),
    Subject.SUBSTITUTES: ("Ersättare", "user-check"),
    Subject.GROUPS: ("Grupper", "users"),
    Subject.CALENDAR: ("Kalender", "calendar-days"),
    Subject.TERMS: ("Begrepp", "book-open"),
    Subject.TEMPLATES: ("Mallar", "layout-template"),
}
COMMON = {
    Subject.PRINCIPALS: ("Huvudmän", "landmark"),
    Subject.PERSONS: ("Personer", "user"),
    Subject.COMMON_TEMPLATES: ("Mallar för alla", "layout-template"),
}
_SEATED = (Subject.SEATS, Subject.SUBSTITUTES)  # what a body without seats has no use for


@dataclass(frozen=True, slots=True)
class HeadingRow:
    words: str


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body; the one whose subjects stand beneath is ``opened`` and passed over."""

    body_id: int
    words: str
    opened: bool


@dataclass(frozen=True, slots=True)
class SubjectRow:
    subject: Subject
    words: str
    icon: str
    of_body: bool
    count: int | None = None


RegisterListRow = HeadingRow | BodyRow | SubjectRow


class RegisterListModel(RowsModel[RegisterListRow]):
    def key(self, row: RegisterListRow) -> Hashable:
        if isinstance(row, SubjectRow):
            return row.subject
        return ("body", row.body_id, row.opened) if isinstance(row, BodyRow) else row.words

    def text(self, row: RegisterListRow, _column: int) -> str:
        count = f", {row.count}" if isinstance(row, SubjectRow) and row.count is not None else ""
        return f"{row.words}{count}"

    def is_heading(self, row: RegisterListRow) -> bool:
        return isinstance(row, HeadingRow) or (isinstance(row, BodyRow) and row.opened)


def register_list(
    bodies: Sequence[Body], chosen: int | None, counts: dict[Subject, int]
) -> tuple[RegisterListRow, ...]:
    """Give the rows: the subjects of the chosen body stand under it, ``counts`` beside those they are of."""
    rows: list[RegisterListRow] = [HeadingRow("Organ")]
    for body in bodies:
        rows.append(BodyRow(body.id, body.short, body.id == chosen))
        if body.id == chosen:
            shown = [subject for subject in OF_BODY if body.has_seats or subject not in _SEATED]
            rows.extend(SubjectRow(one, *OF_BODY[one], of_body=True, count=counts.get(one)) for one in shown)
    rows.append(HeadingRow("För alla organ"))
    rows.extend(SubjectRow(one, *known, of_body=False, count=counts.get(one)) for one, known in COMMON.items())
    return tuple(rows)
