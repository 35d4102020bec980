"""What the program brings along: agenda templates for a body that has none."""

import json
from typing import Any

from samradapp import paths
from samradapp.domain.meeting import Generated, Kind
from samradapp.domain.template import AgendaTemplate, TemplateItem, TemplatePart
from samradapp.store import Database, templates


def install_templates(db: Database) -> None:
    """Give the register the shipped templates when it has none at all."""
    if templates.templates(db):
        return
    shipped = json.loads(paths.resource("agendas/templates.json").read_text(encoding="utf-8"))
    for entry in shipped:
        parts = tuple(TemplatePart(0, items=read_items(part["items"])) for part in entry["parts"])
        templates.save_template(db, AgendaTemplate(0, entry["name"], None, parts))


def read_items(entries: list[dict[str, Any]]) -> tuple[TemplateItem, ...]:
    """Read standing items as the shipped files write them."""
    return tuple(
        TemplateItem(
            0,
            entry["title"],
            Kind(entry.get("kind", "matter")),
            Generated(entry["generated"]) if "generated" in entry else None,
            entry.get("generated_for", ""),
            own_items_here=entry.get("own_items_here", False),
            planned_minutes=entry.get("minutes"),
        )
        for entry in entries
    )
