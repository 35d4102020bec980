"""Agenda templates edited in place: one at a time, its parts with their items in an outline."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from samradapp.domain.template import AgendaTemplate, TemplateItem, TemplatePart
from samradapp.domain.template_editing import (
    altered_item,
    altered_part,
    copied,
    moved_item,
    moved_part,
    with_item,
    with_part,
    without_item,
    without_part,
)
from samradapp.domain.text import clean_line
from samradapp.errors import GoneError
from samradapp.store import Database, journal, register, templates
from samradapp.ui import keys
from samradapp.ui.models.register import Value
from samradapp.ui.panes import template_rows
from samradapp.ui.panes.register_tables import free_name
from samradapp.ui.panes.register_writing import RegisterWriting
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.choice import Choice, ChoiceBox
from samradapp.ui.widgets.fields import TextLine
from samradapp.ui.widgets.flow import Flow
from samradapp.ui.widgets.parts import label, scrolled, shortcut
from samradapp.ui.widgets.register_table import RegisterTable
from samradapp.ui.widgets.template_form import PartChoices, TemplateItemForm, TemplatePartForm


class TemplatePane(QWidget):
    """The templates of one body, or with None those for all; a change saves the template, only its rows are written.

    In the outline a part has its id with a minus, so that it is no item.
    """

    def __init__(self, db: Database, writing: RegisterWriting, body_id: int | None, copies_to: int | None) -> None:
        super().__init__()
        self._db = db
        self._writing = writing
        self._body_id = body_id
        self._copies_to = copies_to
        self._template: AgendaTemplate | None = None
        self._build()

    def load(self) -> None:
        """Read the templates again; the chosen one and its chosen row stay."""
        known = [one for one in templates.templates(self._db) if one.body_id == self._body_id]
        kept = self._template.id if self._template else None
        chosen = next((one for one in known if one.id == kept), known[0] if known else None)
        self.box.set_choices([Choice(one.id, one.name) for one in known])
        self._show(chosen)

    def take_focus(self) -> None:
        if self._template is not None:
            self.rows.take_focus()
        else:
            self._new.setFocus()

    def add(self) -> None:
        """Add an item where she stands; a template when there is none."""
        if self._template is None:
            self._on_new()
        else:
            self._on_added()

    def _build(self) -> None:
        self.box = ChoiceBox("Mall")
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.box.chosen.connect(self._on_template_chosen)
        self.name = TextLine("Mallens namn")
        self.name.typed.connect(self._on_name_typed)
        self.name.committed.connect(self._on_name)
        self._new = button("Ny mall", self._on_new, icon="plus", opens=True)
        self._copy = button(self._copy_words(), self._on_copy, icon="copy", key=keys.COPY_TEMPLATE)
        self._remove = button("Ta bort mallen", self._on_remove, kind="bare-delete")
        shortcut(keys.COPY_TEMPLATE, self, self._on_copy)
        shortcut(keys.NEW_PART, self, self._on_part)
        empty = "Inga egna mallar än. Gör en ny, eller kopiera en av dem som står under Mallar för alla."
        self._empty = label(empty if self._body_id is not None else "Inga mallar än.", "hint", wraps=True)
        self._sum = label(role="small")
        self.rows = RegisterTable(
            "Mallens ärenden", template_rows.COLUMNS, ordered=True, add_words="Nytt ärende", least_rows=4
        )
        self.rows.add_act(button("Ny del", self._on_part, kind="bare", key=keys.NEW_PART, opens=True))
        self._wire()
        self._item_form, self._part_form = TemplateItemForm(), TemplatePartForm()
        self._item_form.typed.connect(self._on_item_typed)
        self._item_form.changed.connect(self._on_item)
        self._part_form.typed.connect(self._on_part_typed)
        self._part_form.changed.connect(self._on_part_changed)
        self._forms = QStackedWidget()
        for form in (self._item_form, self._part_form):
            self._forms.addWidget(form)
        self._lay_out()

    def _lay_out(self) -> None:
        acts = QWidget()
        flow = Flow(acts, gap=4)
        for part in (self.box, self._new, self._copy, self._remove, self._sum):
            flow.addWidget(part)
        named = QHBoxLayout()
        named.setSpacing(12)
        named.addWidget(label("Mallens namn", "field"))
        named.addWidget(self.name, 1)
        self._whole = QWidget()
        whole = QVBoxLayout(self._whole)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(named)
        whole.addWidget(self.rows, 1)
        whole.addWidget(self._forms)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(acts)
        column.addWidget(self._empty)
        column.addWidget(self._whole, 1)
        column.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inner, sideways=False))

    def _wire(self) -> None:
        self.rows.added.connect(self._on_added)
        self.rows.removed.connect(self._on_removed)
        self.rows.stepped.connect(self._on_stepped)
        self.rows.cell_edited.connect(self._on_cell_typed)
        self.rows.cell_changed.connect(self._on_cell)
        self.rows.row_chosen.connect(lambda _: self._show_form())

    def _show(self, template: AgendaTemplate | None) -> None:
        other = template is None or self._template is None or template.id != self._template.id
        self._template = template
        self._empty.setVisible(template is None)
        for part in (self.box, self._whole, self._copy, self._remove, self._sum):
            part.setVisible(template is not None)
        if template is None:
            return
        self.box.choose(template.id)
        (self.name.show_other if other else self.name.show_value)(template.name)
        names = self._body_names()
        groups = dict(self._groups())
        self.rows.set_rows(tuple(template_rows.outline(template, names, groups)))
        self.rows.choose_first()
        self._sum.setText(template_rows.sum_words(template))
        self._show_form()

    def _show_form(self) -> None:
        part, item = self._chosen()
        self._forms.setVisible(part is not None or item is not None)
        if item is not None:
            self._item_form.set_item(item)
            self._forms.setCurrentWidget(self._item_form)
        elif part is not None:
            bodies = ((None, "mötets eget"), *self._body_names().items())
            self._part_form.set_part(part, PartChoices(bodies, self._groups()))
            self._forms.setCurrentWidget(self._part_form)

    def _chosen(self) -> tuple[TemplatePart | None, TemplateItem | None]:
        """Give the part or the item of the chosen row."""
        key = self.rows.chosen_row()
        parts = self._template.parts if self._template else ()
        part = next((part for part in parts if part.id == -(key or 0)), None)
        return part, next((item for part in parts for item in part.items if item.id == key), None)

    def _body_names(self) -> dict[int | None, str]:
        return {body.id: body.name for body in register.bodies(self._db)}

    def _groups(self) -> tuple[tuple[int, str], ...]:
        """Give the groups that may attend: the body's own first, those of others with whose they are."""
        bodies = sorted(register.bodies(self._db), key=lambda body: body.id != self._body_id)
        return tuple(
            (group.id, group.name if body.id == self._body_id else f"{group.name} ({body.short})")
            for body in bodies
            for group in register.roster(self._db, body.id).groups
        )

    def _copy_words(self) -> str:
        if self._copies_to == self._body_id or self._copies_to is None:
            return "Kopiera mallen"
        return f"Kopiera mallen till {register.body(self._db, self._copies_to).short}"

    def _save(self, change: Callable[[AgendaTemplate], AgendaTemplate], label: str, field: str | None = None) -> None:
        """Change the template as it stands in the register now."""
        template = self._current()
        with journal.step(self._db, journal.REGISTER, f"{label} i mallen {template.name}", field=field):
            templates.save_template(self._db, change(template))

    def _current(self) -> AgendaTemplate:
        found = [one for one in templates.templates(self._db) if self._template and one.id == self._template.id]
        if not found:
            raise GoneError("Mallen finns inte kvar.")
        return found[0]

    def _on_template_chosen(self, template_id: object) -> None:
        self._writing.flush()
        known = templates.templates(self._db)
        self._show(next((one for one in known if one.id == template_id), None))

    def _on_name_typed(self, text: str) -> None:
        if self._template is not None:
            self._writing.typed(("template", self._template.id, "name"), lambda: self._rename(text), text)

    def _on_name(self, text: str) -> None:
        if self._template is not None:
            self._writing.done(("template", self._template.id, "name"), lambda: self._rename(text))

    def _rename(self, text: str) -> None:
        template = self._current()
        label = f"Ändrade namnet på mallen {template.name}"
        with journal.step(self._db, journal.REGISTER, label, field=f"template {template.id} name"):
            templates.save_template(self._db, replace(template, name=clean_line(text)))

    def _on_new(self) -> None:
        name = free_name("Ny mall", (one.name for one in templates.templates(self._db)))
        template = AgendaTemplate(0, name, self._body_id, (TemplatePart(0),))
        self._add_template(template)

    def _on_copy(self) -> None:
        if self._template is None:
            return
        target = self._copies_to if self._copies_to is not None else self._body_id
        taken = [one.name for one in templates.templates(self._db) if one.body_id == target]
        self._add_template(copied(self._template, free_name(self._template.name, taken), target))

    def _add_template(self, template: AgendaTemplate) -> None:
        made: list[int] = []
        if not self._writing.write(lambda: made.append(templates.save_template(self._db, template))):
            return
        if template.body_id == self._body_id:
            self._on_template_chosen(made[0])
            self.name.setFocus()
            self.name.selectAll()
        else:
            self._writing.told.emit(f"{template.name} finns nu också under organets egna mallar.")

    def _on_remove(self) -> None:
        if self._template is not None:
            removed = self._template
            if self._writing.write(lambda: templates.delete_template(self._db, removed.id)):
                self._writing.told.emit(f"Mallen {removed.name} är borttagen. Ångra med {keys.UNDO.cap}.")
            self.take_focus()

    def _on_added(self) -> None:
        part, item = self._chosen()
        places: list[tuple[int, int]] = []

        def change(template: AgendaTemplate) -> AgendaTemplate:
            new = TemplateItem(0, "Nytt ärende", section=item.section if item else "")
            changed, place = with_item(
                template, new, after=item.id if item else None, part_id=part.id if part else None
            )
            places.append(place)
            return changed

        if self._writing.write(lambda: self._save(change, "Lade till ett ärende")):
            part_place, place = places[0]
            self.rows.edit_first(self._current().parts[part_place].items[place].id)

    def _on_part(self) -> None:
        if self._template is None:
            return
        part, item = self._chosen()
        after = part or next((one for one in self._template.parts if item in one.items), None)
        places: list[int] = []

        def change(template: AgendaTemplate) -> AgendaTemplate:
            changed, place = with_part(template, TemplatePart(0, title="Ny del"), after.id if after else None)
            places.append(place)
            return changed

        if self._writing.write(lambda: self._save(change, "Lade till en del")):
            self.rows.edit_first(-self._current().parts[places[0]].id)

    def _on_removed(self, key: int) -> None:
        if key > 0:
            self._writing.write(lambda: self._save(lambda one: without_item(one, key), "Tog bort ett ärende"))
        else:
            self._writing.write(lambda: self._save(lambda one: without_part(one, -key), "Tog bort en del"))

    def _on_stepped(self, key: int, step: int) -> None:
        if key > 0:
            self._writing.write(lambda: self._save(lambda one: moved_item(one, key, step), "Flyttade ett ärende"))
        else:
            self._writing.write(lambda: self._save(lambda one: moved_part(one, -key, step), "Flyttade en del"))

    def _on_cell_typed(self, key: int, column: str, text: Value) -> None:
        write = partial(self._save_cell, key, column, text)
        self._writing.typed(("template", key, column), write, str(text or ""), held=column == "planned_minutes")

    def _on_cell(self, key: int, column: str, value: Value) -> None:
        self._writing.done(("template", key, column), lambda: self._save_cell(key, column, value))

    def _save_cell(self, key: int, column: str, value: Value) -> None:
        field = f"template {key} {column}" if column != "kind" else None
        if key < 0:
            title = clean_line(str(value or ""))
            self._save(
                lambda one: altered_part(one, -key, lambda part: replace(part, title=title)), "Ändrade en del", field
            )
        else:
            self._save(
                lambda one: altered_item(one, key, lambda item: template_rows.altered(item, column, value)),
                "Ändrade ett ärende",
                field,
            )

    def _on_item_typed(self, item: TemplateItem, field: str) -> None:
        words = str(getattr(item, field) or "")
        self._writing.typed(("template", item.id, field), lambda: self._save_item(item, field), words)

    def _on_item(self, item: TemplateItem, field: str) -> None:
        self._writing.done(("template", item.id, field), lambda: self._save_item(item, field))

    def _save_item(self, item: TemplateItem, field: str) -> None:
        value = getattr(item, field)
        self._save(
            lambda one: altered_item(one, item.id, lambda known: replace(known, **{field: value})),
            "Ändrade ett ärende",
            f"template {item.id} {field}",
        )

    def _on_part_typed(self, part: TemplatePart, field: str) -> None:
        self._writing.typed(("template part", part.id, field), lambda: self._save_part(part, field), held=True)

    def _on_part_changed(self, part: TemplatePart, field: str) -> None:
        self._writing.done(("template part", part.id, field), lambda: self._save_part(part, field))

    def _save_part(self, part: TemplatePart, field: str) -> None:
        value = getattr(part, field)
        self._save(
            lambda one: altered_part(one, part.id, lambda known: replace(known, **{field: value})),
            "Ändrade en del",
            f"template part {part.id} {field}",
        )
