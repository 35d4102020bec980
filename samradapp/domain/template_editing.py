"""How a template is changed: parts and items added, moved, altered, removed, and the whole copied.

Parts and items are named by id. What is new has 0 until it is saved; its place says which it is.
"""

from collections.abc import Callable
from dataclasses import replace

from samradapp.domain.template import AgendaTemplate, TemplateItem, TemplatePart
from samradapp.errors import GoneError

_Parts = tuple[TemplatePart, ...]


def copied(template: AgendaTemplate, name: str, body_id: int | None) -> AgendaTemplate:
    """Give a new template like this one, for a body or for all."""
    parts = tuple(
        replace(part, id=0, items=tuple(replace(item, id=0) for item in part.items)) for part in template.parts
    )
    return AgendaTemplate(0, name, body_id, parts)


def with_item(
    template: AgendaTemplate, item: TemplateItem, *, after: int | None = None, part_id: int | None = None
) -> tuple[AgendaTemplate, tuple[int, int]]:
    """Add an item after another, else first in a part, else last of all; gives where it stands: part, then item."""
    parts = template.parts or (TemplatePart(0),)
    place, position = len(parts) - 1, len(parts[-1].items)
    for number, part in enumerate(parts):
        ids = [known.id for known in part.items]
        if after is not None and after in ids:
            place, position = number, ids.index(after) + 1
        elif part_id is not None and part.id == part_id:
            place, position = number, 0
    items = list(parts[place].items)
    items.insert(position, item)
    return replace(template, parts=_with_items(parts, {place: tuple(items)})), (place, position)


def with_part(template: AgendaTemplate, part: TemplatePart, after: int | None = None) -> tuple[AgendaTemplate, int]:
    """Add a part after another, else last; gives its place."""
    parts = list(template.parts)
    place = next((number + 1 for number, known in enumerate(parts) if known.id == after), len(parts))
    parts.insert(place, part)
    return replace(template, parts=tuple(parts)), place


def altered_item(
    template: AgendaTemplate, item_id: int, alter: Callable[[TemplateItem], TemplateItem]
) -> AgendaTemplate:
    """Give the template with an item altered. Raises GoneError when the item is not there any more."""
    if all(item.id != item_id for part in template.parts for item in part.items):
        raise GoneError("Mallens ärende finns inte kvar.")
    return _each_part(
        template,
        lambda part: replace(part, items=tuple(alter(item) if item.id == item_id else item for item in part.items)),
    )


def altered_part(
    template: AgendaTemplate, part_id: int, alter: Callable[[TemplatePart], TemplatePart]
) -> AgendaTemplate:
    """Give the template with a part altered. Raises GoneError when the part is not there any more."""
    if all(part.id != part_id for part in template.parts):
        raise GoneError("Mallens del finns inte kvar.")
    return _each_part(template, lambda part: alter(part) if part.id == part_id else part)


def without_item(template: AgendaTemplate, item_id: int) -> AgendaTemplate:
    return _each_part(
        template, lambda part: replace(part, items=tuple(item for item in part.items if item.id != item_id))
    )


def without_part(template: AgendaTemplate, part_id: int) -> AgendaTemplate:
    """Take a part away with its items."""
    return replace(template, parts=tuple(part for part in template.parts if part.id != part_id))


def moved_item(template: AgendaTemplate, item_id: int, step: int) -> AgendaTemplate:
    """Move an item one up (-1) or down (1), into the next part at the edge of its own."""
    place = next(n for n, part in enumerate(template.parts) if item_id in [item.id for item in part.items])
    items = list(template.parts[place].items)
    position = next(n for n, item in enumerate(items) if item.id == item_id)
    item = items.pop(position)
    if 0 <= position + step <= len(items):
        items.insert(position + step, item)
        return replace(template, parts=_with_items(template.parts, {place: tuple(items)}))
    if not 0 <= place + step < len(template.parts):
        return template
    there = template.parts[place + step].items
    joined = (*there, item) if step < 0 else (item, *there)
    return replace(template, parts=_with_items(template.parts, {place: tuple(items), place + step: joined}))


def moved_part(template: AgendaTemplate, part_id: int, step: int) -> AgendaTemplate:
    """Move a part with its items before the one above (-1) or after the one below (1)."""
    parts = list(template.parts)
    place = next(n for n, part in enumerate(parts) if part.id == part_id)
    if 0 <= place + step < len(parts):
        parts.insert(place + step, parts.pop(place))
    return replace(template, parts=tuple(parts))


def _each_part(template: AgendaTemplate, alter: Callable[[TemplatePart], TemplatePart]) -> AgendaTemplate:
    return replace(template, parts=tuple(alter(part) for part in template.parts))


def _with_items(parts: _Parts, changed: dict[int, tuple[TemplateItem, ...]]) -> _Parts:
    return tuple(
        replace(part, items=changed[number]) if number in changed else part for number, part in enumerate(parts)
    )
