"""The agenda as a whole: items and headings moved among each other, standing items brought from a template."""

from collections.abc import Iterable, Mapping

from sqlite_utils import Database

from samradapp.domain.template import TemplateItem, read_presenters, section_heading
from samradapp.store import items, rows
from samradapp.store.journal import step


def move(
    db: Database, meeting_id: int, item_id: int, part_id: int, before: int | None, sections: Mapping[int, str]
) -> None:
    """Move an item, and with it the headings that now stand above other items: ``sections`` by item id."""
    with step(db, meeting_id, "Flyttade ett ärende"):
        items.move(db, meeting_id, item_id, part_id, before)
        _save(db, sections)


def save_sections(db: Database, meeting_id: int, sections: Mapping[int, str], label: str) -> None:
    """Set the headings above some items, as one step."""
    with step(db, meeting_id, label):
        _save(db, sections)


def _save(db: Database, sections: Mapping[int, str]) -> None:
    for item_id, section in sections.items():
        rows.update(db, "item", item_id, section=section)


def add_standing(
    db: Database, meeting_id: int, part_id: int, standing: Iterable[TemplateItem], after: int | None
) -> tuple[int, ...]:
    """Add a template's items with all they have, after an item or where the template has its place; give their ids."""
    added: list[int] = []
    with step(db, meeting_id, "Lade in ärenden från en mall"):
        for item in standing:
            after = items.add(db, meeting_id, part_id, item.title, after=after)
            rows.update(
                db,
                "item",
                after,
                kind=item.kind,
                section=section_heading(item, _heading_above(db, part_id, after)),
                generated=item.generated,
                generated_for=item.generated_for,
                planned_minutes=item.planned_minutes,
            )
            items.save_presenters(db, meeting_id, after, tuple(read_presenters(item.presenters)))
            added.append(after)
    return tuple(added)


def _heading_above(db: Database, part_id: int, item_id: int) -> str:
    """Give the last heading of the part above an item."""
    sql = (
        "SELECT section FROM item WHERE part_id = ? AND section != ''"
        " AND (position, id) < (SELECT position, id FROM item WHERE id = ?) ORDER BY position DESC, id DESC LIMIT 1"
    )
    found: str | None = rows.one(db, sql, part_id, item_id)
    return found or ""
