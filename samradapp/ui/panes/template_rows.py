"""A template as the rows of its table, and what becomes of an item when a cell is changed."""

from collections.abc import Iterator
from dataclasses import replace

from samradapp.domain.meeting import KIND_NAMES, Generated, Kind
from samradapp.domain.swedish import clock, counted, duration
from samradapp.domain.template import AgendaTemplate, TemplateItem, TemplatePart
from samradapp.domain.text import clean_line
from samradapp.ui.models.register import CellKind, Look, RegisterColumn, RegisterRow, Value
from samradapp.ui.widgets.template_form import GENERATED_NAMES

COLUMNS = (
    RegisterColumn("title", "Ärende"),
    RegisterColumn("kind", "Typ", CellKind.CHOICE, tuple(KIND_NAMES.items()), width=110),
    RegisterColumn("planned_minutes", "Min", CellKind.NUMBER, width=56),
    RegisterColumn("more", "Mer", editable=False),
)


def altered(item: TemplateItem, column: str, value: Value) -> TemplateItem:
    """Give the item as it is with this in the cell."""
    if column == "title":
        return replace(item, title=clean_line(str(value or "")))
    if column == "kind":
        return replace(item, kind=Kind(str(value)))
    return replace(item, planned_minutes=value if isinstance(value, int) else None)


def outline(template: AgendaTemplate, bodies: dict[int | None, str], groups: dict[int, str]) -> Iterator[RegisterRow]:
    """Give each part as a heading with what there is to know of it, and its items beneath."""
    for number, part in enumerate(template.parts, start=1):
        numbered = f"Del {number}" if len(template.parts) > 1 or part.title else "Mötet"
        yield RegisterRow(
            -part.id,
            (part.title, None, None, ""),
            Look.PART,
            " · ".join(words for words in (numbered, *_part_words(part, bodies, groups)) if words),
            only="title",
        )
        for item in part.items:
            yield _item_row(item)


def _part_words(part: TemplatePart, bodies: dict[int | None, str], groups: dict[int, str]) -> Iterator[str]:
    if part.start:
        yield f"{clock(part.start)}–{clock(part.end)}" if part.end else f"från {clock(part.start)}"
    if part.body_id is not None:
        yield bodies.get(part.body_id, "")
    who = ["ledamöterna"] if part.own_seats else []
    yield ", ".join([*who, *(groups[group_id] for group_id in part.groups if group_id in groups)])


def _item_row(item: TemplateItem) -> RegisterRow:
    if item.own_items_here:
        values = (item.title, None, None, "mötets egna ärenden kommer hit")
        return RegisterRow(item.id, values, Look.QUIET, only="title")
    written = f"skrivs av {GENERATED_NAMES[item.generated]}" if item.generated else ""
    if item.generated is Generated.ASSIGNMENTS and item.generated_for:
        written += f" till {item.generated_for}"
    more = " · ".join(words for words in (item.section, written, item.presenters) if words)
    return RegisterRow(item.id, (item.title, item.kind, item.planned_minutes, more))


def sum_words(template: AgendaTemplate) -> str:
    """Give "11 stående ärenden, 3 tim 30 min utan mötets egna"."""
    items = [item for part in template.parts for item in part.items if not item.own_items_here]
    minutes = sum(item.planned_minutes or 0 for item in items)
    standing = counted(len(items), "stående ärende", "stående ärenden")
    return f"{standing}, {duration(minutes)} utan mötets egna" if minutes else standing
