"""Agenda templates of the register, and new meetings made from them."""

from dataclasses import dataclass
from datetime import date, time

from sqlite_utils import Database

from samradapp.domain.meeting import Generated, Kind, Meeting
from samradapp.domain.offices import CHAIR, office_of
from samradapp.domain.template import AgendaTemplate, TemplateItem, TemplatePart, draft_meeting
from samradapp.store import register, register_rows, rows
from samradapp.store.columns import clock, from_clock
from samradapp.store.journal import REGISTER, step
from samradapp.store.meeting_writer import insert_meeting
from samradapp.store.meetings import next_number


def templates(db: Database) -> tuple[AgendaTemplate, ...]:
    """Give all templates, whole, in their order."""
    return tuple(
        AgendaTemplate(row["id"], row["name"], row["body_id"], _parts(db, row["id"]))
        for row in rows.select(db, "SELECT * FROM template ORDER BY id")
    )


def _parts(db: Database, template_id: int) -> tuple[TemplatePart, ...]:
    found = rows.select(db, "SELECT * FROM template_part WHERE template_id = ? ORDER BY position, id", template_id)
    return tuple(
        TemplatePart(
            row["id"],
            row["body_id"],
            row["title"],
            clock(row["starts"]),
            clock(row["ends"]),
            bool(row["own_seats"]),
            _items(db, row["id"]),
            _groups(db, row["id"]),
        )
        for row in found
    )


def _items(db: Database, part_id: int) -> tuple[TemplateItem, ...]:
    found = rows.select(db, "SELECT * FROM template_item WHERE template_part_id = ? ORDER BY position, id", part_id)
    return tuple(
        TemplateItem(
            row["id"],
            row["title"],
            Kind(row["kind"]),
            Generated(row["generated"]) if row["generated"] else None,
            row["generated_for"],
            row["section"],
            bool(row["own_items_here"]),
            row["planned_minutes"],
            row["presenters"],
        )
        for row in found
    )


def _groups(db: Database, part_id: int) -> tuple[int, ...]:
    found = db.execute(
        "SELECT people_group_id FROM template_part_group WHERE template_part_id = ? ORDER BY id", [part_id]
    ).fetchall()
    return tuple(row[0] for row in found)


def save_template(db: Database, template: AgendaTemplate) -> int:
    """Insert a template (id 0) or bring its rows to what is given, and give its id; ids of 0 are new rows.

    Raises NotAllowedError when it has no name.
    """
    register_rows.refuse_nameless(template.name, "mallen")
    with step(db, REGISTER, f"{'Ändrade' if template.id else 'Lade till'} mallen {template.name}"):
        template_id = _save(db, "template", template.id, {"name": template.name, "body_id": template.body_id})
        kept = [
            _save_part(db, template_id, part, float(position)) for position, part in enumerate(template.parts, start=1)
        ]
        for part_id, items in kept:  # when all are where they belong: an item may have moved to another part
            _delete_others(db, "template_item", "template_part_id", part_id, items)
        _delete_others(db, "template_part", "template_id", template_id, [part_id for part_id, _ in kept])
    return template_id


def _save(db: Database, table: str, key: int, values: dict[str, rows.Value]) -> int:
    if not key:
        return rows.insert(db, table, **values)
    (old,) = rows.select(db, f"SELECT * FROM {table} WHERE id = ?", key) or ({},)
    differing = rows.changed(old, values)
    if differing:
        rows.update(db, table, key, **differing)
    return key


def _delete_others(db: Database, table: str, column: str, owner: int, kept: list[int]) -> None:
    marks = ", ".join("?" * len(kept))
    db.execute(f"DELETE FROM {table} WHERE {column} = ? AND id NOT IN ({marks})", [owner, *kept])


def _save_part(db: Database, template_id: int, part: TemplatePart, position: float) -> tuple[int, list[int]]:
    """Save a part with what stands in it; gives its id and those of its items."""
    values: dict[str, rows.Value] = {
        "template_id": template_id,
        "body_id": part.body_id,
        "title": part.title,
        "starts": from_clock(part.start),
        "ends": from_clock(part.end),
        "own_seats": int(part.own_seats),
        "position": position,
    }
    part_id = _save(db, "template_part", part.id, values)
    kept = [_save_item(db, part_id, item, float(place)) for place, item in enumerate(part.items, start=1)]
    if part.groups != _groups(db, part_id):
        db.execute("DELETE FROM template_part_group WHERE template_part_id = ?", [part_id])
        for group_id in part.groups:
            rows.insert(db, "template_part_group", template_part_id=part_id, people_group_id=group_id)
    return part_id, kept


def _save_item(db: Database, part_id: int, item: TemplateItem, position: float) -> int:
    values: dict[str, rows.Value] = {
        "template_part_id": part_id,
        "title": item.title,
        "kind": item.kind,
        "generated": item.generated,
        "generated_for": item.generated_for,
        "section": item.section,
        "own_items_here": int(item.own_items_here),
        "planned_minutes": item.planned_minutes,
        "presenters": item.presenters,
        "position": position,
    }
    return _save(db, "template_item", item.id, values)


def delete_template(db: Database, template_id: int) -> None:
    name = rows.one(db, "SELECT name FROM template WHERE id = ?", template_id)
    with step(db, REGISTER, f"Tog bort mallen {name}"):
        rows.delete(db, "template", template_id)


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """What she says of a meeting before it has an agenda."""

    body_id: int
    template_id: int | None
    day: date
    start: time | None = None
    end: time | None = None
    place: str = ""
    reference: str = ""
    secretary: str = ""


def new_meeting(db: Database, wanted: NewMeeting) -> int:
    """Make a meeting from a template, with the body's next number and those who sit that day; gives its id."""
    roster = register.roster(db, wanted.body_id)
    template = _chosen(db, wanted)
    others = {
        part.body_id: register.roster(db, part.body_id)
        for part in template.parts
        if part.body_id is not None and part.body_id != wanted.body_id
    }
    chair = next((seat.holder(wanted.day) for seat in roster.seats if office_of(seat.role) == CHAIR), None)
    facts = Meeting(
        0,
        "",
        roster.body,
        next_number(db, wanted.body_id, wanted.day.year),
        wanted.day.year,
        wanted.day,
        wanted.start,
        wanted.end,
        wanted.place,
        wanted.reference,
        chair=chair.name if chair else "",
        secretary=wanted.secretary,
    )
    meeting = draft_meeting(template, roster, others, facts)
    return insert_meeting(db, meeting, {}, f"Skapade mötet {meeting.label}")


def _chosen(db: Database, wanted: NewMeeting) -> AgendaTemplate:
    """Give the template, or an empty agenda of one part that all the body's groups attend."""
    for template in templates(db):
        if template.id == wanted.template_id:
            return template
    groups = tuple(group.id for group in register.roster(db, wanted.body_id).groups)
    return AgendaTemplate(0, "", wanted.body_id, (TemplatePart(0, groups=groups),))
