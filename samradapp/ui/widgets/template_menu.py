"""Standing items to bring into the agenda: a menu of templates, and of the items of each."""

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from samradapp.domain.swedish import fold
from samradapp.domain.template import AgendaTemplate, TemplateItem


def template_menu(
    parent: QWidget,
    templates: Sequence[AgendaTemplate],
    known: Collection[str],
    chosen: Callable[[tuple[TemplateItem, ...]], object],
) -> QMenu:
    """Give the menu; ``known`` are the titles that stand in the agenda already and are not offered again."""
    menu = QMenu(parent)
    menu.setAccessibleName("Lägg in från mall")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    folded = {fold(title) for title in known}
    for template in templates:
        _add_template(menu, template, folded, chosen)
    if not templates:
        menu.addAction("Registret har inga mallar än.").setEnabled(False)
    return menu


def _add_template(
    menu: QMenu,
    template: AgendaTemplate,
    known: Collection[str],
    chosen: Callable[[tuple[TemplateItem, ...]], object],
) -> None:
    standing = [item for part in template.parts for item in part.items if not item.own_items_here]
    missing = tuple(item for item in standing if fold(item.title) not in known)
    inner = menu.addMenu(_plain(template.name))
    if len(missing) > 1:
        inner.addAction(f"Alla {len(missing)} som saknas", lambda: chosen(missing))
        inner.addSeparator()
    for item in missing:
        inner.addAction(_plain(item.title), partial(chosen, (item,)))
    if not missing:
        inner.addAction("Alla mallens ärenden finns redan.").setEnabled(False)


def _plain(words: str) -> str:
    """Keep a menu from reading "&" as the sign before a key."""
    return words.replace("&", "&&")
