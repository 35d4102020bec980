"""What the program brings along: agenda templates that any body can use."""

import json
from typing import Any

from samradapp import paths
from samradapp.domain.meeting import Generated, Kind
from samradapp.domain.template import AgendaTemplate, TemplateItem, TemplatePart
from samradapp.store import Database, journal, templates
from samradapp.store.columns import clock

_LABEL = "Lade in de medföljande mallarna"


def install_templates(db: Database) -> None:
    """Give the register the shipped templates, once, unless it has a template for all bodies.

    It is a step of the program's own: undo does not take it back, and it tells that they have been there, so that
    templates she has deleted do not come again.
    """
    if any(template.body_id is None for template in templates.templates(db)) or journal.steps(db, journal.PROGRAM):
        return
    shipped = json.loads(paths.resource("agendas/templates.json").read_text(encoding="utf-8"))
    with journal.step(db, journal.PROGRAM, _LABEL):
        for entry in shipped:
            parts = tuple(_read_part(part) for part in entry["parts"])
            templates.save_template(db, AgendaTemplate(0, entry["name"], None, parts))


def _read_part(entry: dict[str, Any]) -> TemplatePart:
    start, end = (clock(entry.get(name)) for name in ("start", "end"))
    return TemplatePart(0, title=entry.get("title", ""), start=start, end=end, items=read_items(entry["items"]))


def read_items(entries: list[dict[str, Any]]) -> tuple[TemplateItem, ...]:
    """Read standing items as the shipped files write them."""
    return tuple(
        TemplateItem(
            0,
            entry["title"],
            Kind(entry.get("kind", "matter")),
            Generated(entry["generated"]) if "generated" in entry else None,
            entry.get("generated_for", ""),
            entry.get("section", ""),
            own_items_here=entry.get("own_items_here", False),
            planned_minutes=entry.get("minutes"),
            presenters=entry.get("presenters", ""),
        )
        for entry in entries
    )
