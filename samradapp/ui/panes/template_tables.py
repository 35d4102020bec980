"""The tables of agenda templates: their names, parts and standing items."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import time

from samradapp.domain.meeting import KIND_NAMES, Generated, Kind
from samradapp.domain.template import AgendaTemplate, TemplateItem, TemplatePart
from samradapp.errors import NotAllowedError
from samradapp.store import Database, journal, register, templates
from samradapp.ui.models.register import CellKind, RegisterColumn, RegisterRow, Value
from samradapp.ui.panes.register_tables import Choices, Table

_GENERATED = {
    None: "–",
    Generated.DECISIONS: "Besluten",
    Generated.ASSIGNMENTS: "Uppdragen",
    Generated.NEXT_MEETING: "Nästa möte",
}


class TemplateTables:
    """A change reads the templates, alters one and saves it; only its rows are written."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def tables(self) -> tuple[Table, ...]:
        return (self._templates(), self._parts(), self._items())

    def _templates(self) -> Table:
        db = self._db

        def change(key: int, column: str, value: Value) -> None:
            known = next(template for template in templates.templates(db) if template.id == key)
            if column == "name":
                known = replace(known, name=str(value or ""))
            else:
                known = replace(known, body_id=value if isinstance(value, int) else None)
            templates.save_template(db, known)

        return Table(
            "Mallar",
            (RegisterColumn("name", "Namn"), RegisterColumn("body", "För", CellKind.CHOICE)),
            lambda: [RegisterRow(one.id, (one.name, one.body_id)) for one in templates.templates(db)],
            lambda _: templates.save_template(db, AgendaTemplate(0, "Ny mall", None, (TemplatePart(0),))),
            change,
            lambda key: templates.delete_template(db, key),
            choices={"body": self._bodies("alla organ")},
            empty="Inga mallar än.",
        )

    def _bodies(self, none: str) -> Callable[[], Choices]:
        return lambda: [(None, none), *((body.id, body.name) for body in register.bodies(self._db))]

    def _parts(self) -> Table:
        db = self._db

        def rows() -> list[RegisterRow]:
            return [self._part_row(template, part) for template in templates.templates(db) for part in template.parts]

        return Table(
            "Mallarnas delar",
            (
                RegisterColumn("template", "Mall", CellKind.CHOICE, editable=False),
                RegisterColumn("title", "Rubrik"),
                RegisterColumn("body", "Beslutande organ", CellKind.CHOICE),
                RegisterColumn("start", "Börjar", CellKind.CLOCK, width=90),
                RegisterColumn("end", "Slutar", CellKind.CLOCK, width=90),
                RegisterColumn("own_seats", "Ledamöterna deltar", CellKind.BOOL, width=150),
                RegisterColumn("groups", "Grupper som deltar"),
            ),
            rows,
            self._add_part,
            self._change_part,
            lambda key: self._alter(key, lambda _: None),
            choices={"template": self._template_choices, "body": self._bodies("mötets eget")},
            empty="Inga delar än.",
        )

    def _part_row(self, template: AgendaTemplate, part: TemplatePart) -> RegisterRow:
        groups = self._group_names(part)
        return RegisterRow(
            part.id, (template.id, part.title, part.body_id, part.start, part.end, part.own_seats, groups)
        )

    def _template_choices(self) -> Choices:
        return [(template.id, template.name) for template in templates.templates(self._db)]

    def _all_groups(self) -> dict[int, str]:
        bodies = register.bodies(self._db)
        return {group.id: group.name for body in bodies for group in register.roster(self._db, body.id).groups}

    def _group_names(self, part: TemplatePart) -> str:
        names = self._all_groups()
        return "; ".join(names[group_id] for group_id in part.groups if group_id in names)

    def _add_part(self, chosen: int | None) -> int:
        """Add a part to the chosen one's template, or to the last."""
        template = self._template_of(chosen) or self._last_template()
        saved = templates.save_template(self._db, replace(template, parts=(*template.parts, TemplatePart(0))))
        return next(one for one in templates.templates(self._db) if one.id == saved).parts[-1].id

    def _template_of(self, part_id: int | None) -> AgendaTemplate | None:
        known = templates.templates(self._db)
        return next((one for one in known if part_id in [part.id for part in one.parts]), None)

    def _last_template(self) -> AgendaTemplate:
        known = templates.templates(self._db)
        if not known:
            raise NotAllowedError("Lägg först till en mall under Mallar.")
        return known[-1]

    def _change_part(self, key: int, column: str, value: Value) -> None:
        def altered(part: TemplatePart) -> TemplatePart:
            match column:
                case "title":
                    return replace(part, title=str(value or ""))
                case "body":
                    return replace(part, body_id=value if isinstance(value, int) else None)
                case "start":
                    return replace(part, start=value if isinstance(value, time) else None)
                case "end":
                    return replace(part, end=value if isinstance(value, time) else None)
                case "own_seats":
                    return replace(part, own_seats=bool(value))
                case _:
                    return replace(part, groups=self._groups_named(str(value or ""), part))

        self._alter(key, altered)

    def _groups_named(self, names: str, part: TemplatePart) -> tuple[int, ...]:
        """Read "Grupp; Grupp": of two that share a name the template's body's, then the part's, before any other.

        Raises NotAllowedError for a group that is not in the register.
        """
        template = self._template_of(part.id)
        nearest = [template.body_id if template else None, part.body_id]
        bodies = [body.id for body in register.bodies(self._db)]
        bodies.sort(key=lambda body_id: nearest.index(body_id) if body_id in nearest else len(nearest))
        known: dict[str, int] = {}
        for body_id in bodies:
            for group in register.roster(self._db, body_id).groups:
                known.setdefault(group.name.casefold(), group.id)
        wanted = [name.strip() for name in names.split(";") if name.strip()]
        unknown = [name for name in wanted if name.casefold() not in known]
        if unknown:
            raise NotAllowedError(f"Gruppen {unknown[0]} finns inte i registret. Skriv namnen med semikolon emellan.")
        return tuple(known[name.casefold()] for name in wanted)

    def _alter(self, part_id: int, altered: Callable[[TemplatePart], TemplatePart | None]) -> None:
        """Change or, with None, remove a part, and save its template."""
        for template in templates.templates(self._db):
            if any(part.id == part_id for part in template.parts):
                parts = [altered(part) if part.id == part_id else part for part in template.parts]
                kept = tuple(part for part in parts if part is not None)
                templates.save_template(self._db, replace(template, parts=kept))

    def _items(self) -> Table:
        return Table(
            "Mallarnas ärenden",
            (
                RegisterColumn("part", "Mall och del", CellKind.CHOICE, width=220),
                RegisterColumn("title", "Ärende"),
                RegisterColumn("kind", "Typ", CellKind.CHOICE, tuple(KIND_NAMES.items()), width=120),
                RegisterColumn("generated", "Skrivs av", CellKind.CHOICE, tuple(_GENERATED.items()), width=130),
                RegisterColumn("generated_for", "Uppdrag till"),
                RegisterColumn("own_items_here", "Plats för egna", CellKind.BOOL, width=120),
                RegisterColumn("planned_minutes", "Minuter", CellKind.NUMBER, width=90),
            ),
            lambda: [_item_row(part, item) for part in self._all_parts() for item in part.items],
            self._add_item,
            self._change_item,
            lambda key: self._alter_item(key, lambda _: None),
            self._move_item,
            {"part": self._part_choices},
            "Inga stående ärenden än.",
        )

    def _all_parts(self) -> list[TemplatePart]:
        return [part for template in templates.templates(self._db) for part in template.parts]

    def _part_choices(self) -> Choices:
        return [
            (part.id, f"{template.name}: {part.title}" if part.title else template.name)
            for template in templates.templates(self._db)
            for part in template.parts
        ]

    def _add_item(self, chosen: int | None) -> int:
        """Add an item to the chosen one's part, or to the last of all."""
        parts = [part for part in self._all_parts() if chosen in [item.id for item in part.items]]
        parts = parts or list(self._last_template().parts)
        if not parts:
            raise NotAllowedError("Lägg först till en del under Mallarnas delar.")
        part_id = parts[-1].id
        self._alter(part_id, lambda part: replace(part, items=(*part.items, TemplateItem(0, "Nytt ärende"))))
        return next(part for part in self._all_parts() if part.id == part_id).items[-1].id

    def _change_item(self, key: int, column: str, value: Value) -> None:
        if column == "part" and isinstance(value, int):
            self._to_part(key, value)
            return
        self._alter_item(key, lambda item: _altered_item(item, column, value))

    def _alter_item(self, item_id: int, altered: Callable[[TemplateItem], TemplateItem | None]) -> None:
        for part in self._all_parts():
            if any(item.id == item_id for item in part.items):
                items = [altered(item) if item.id == item_id else item for item in part.items]
                kept = tuple(item for item in items if item is not None)
                self._alter(part.id, lambda known, kept=kept: replace(known, items=kept))  # type: ignore[misc]

    def _to_part(self, item_id: int, part_id: int) -> None:
        """Move an item to another part: it becomes a new row there."""
        item = next(item for part in self._all_parts() for item in part.items if item.id == item_id)
        with journal.step(self._db, journal.REGISTER, f"Flyttade {item.title} till en annan del"):
            self._alter_item(item_id, lambda _: None)
            self._alter(part_id, lambda part: replace(part, items=(*part.items, replace(item, id=0))))

    def _move_item(self, item_id: int, before: int | None) -> None:
        """Place an item before another of the same part, or last in it."""
        for part in self._all_parts():
            ids = [item.id for item in part.items]
            if item_id in ids and (before is None or before in ids):
                self._alter(part.id, lambda known: replace(known, items=_moved(known.items, item_id, before)))


def _moved(items: Sequence[TemplateItem], item_id: int, before: int | None) -> tuple[TemplateItem, ...]:
    moved = next(item for item in items if item.id == item_id)
    others = [item for item in items if item.id != item_id]
    index = next((place for place, item in enumerate(others) if item.id == before), len(others))
    return (*others[:index], moved, *others[index:])


def _item_row(part: TemplatePart, item: TemplateItem) -> RegisterRow:
    return RegisterRow(
        item.id,
        (
            part.id,
            item.title,
            item.kind,
            item.generated,
            item.generated_for,
            item.own_items_here,
            item.planned_minutes,
        ),
    )


def _altered_item(item: TemplateItem, column: str, value: Value) -> TemplateItem:
    match column:
        case "title":
            return replace(item, title=str(value or ""))
        case "kind":
            return replace(item, kind=Kind(str(value)))
        case "generated":
            return replace(item, generated=Generated(str(value)) if value else None)
        case "generated_for":
            return replace(item, generated_for=str(value or ""))
        case "own_items_here":
            return replace(item, own_items_here=bool(value))
        case _:
            return replace(item, planned_minutes=value if isinstance(value, int) else None)
