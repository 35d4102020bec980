"""The register, as somebody types in it who is going to be killed: all of its subjects that hold typed text."""

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date, time
from functools import partial

from PySide6.QtWidgets import QTableView

from samradapp.domain.meeting import Kind
from samradapp.domain.template import AgendaTemplate
from samradapp.store import Database, register, templates
from samradapp.ui.main_window import MainWindow
from samradapp.ui.models.register import CellKind, Look, RegisterColumn, RegisterModel, RegisterRow, Value
from samradapp.ui.models.register_list import Subject
from samradapp.ui.pages.register_page import RegisterPage
from samradapp.ui.panes.body_pane import BodyPane
from samradapp.ui.panes.body_tables import seats_table, substitutes_table
from samradapp.ui.panes.calendar_tables import calendar_table, terms_table
from samradapp.ui.panes.group_tables import groups_table
from samradapp.ui.panes.register_tables import Table, persons_table, principals_table
from samradapp.ui.panes.table_pane import TablePane
from samradapp.ui.panes.template_pane import TemplatePane
from samradapp.ui.widgets.rail import Place
from samradapp.ui.widgets.register_table import RegisterTable
from tests.ui.typing_fields import Field, Reads, cell, field, writable

BODY = 1
TODAY = date(2026, 5, 8)
_OF_BODY = {
    "Namn": "name",
    "Kortnamn": "short_name",
    "Namn i beslut": "formula",
    "Ord för ärende": "item_word",
    "Ärendenummer skrivs": "number_form",
    "Antal som krävs": "quorum_number",
}
_OF_KIND = {
    "Så skrivs Informationsärende": Kind.INFORMATION,
    "Så skrivs Dialogärende": Kind.DIALOGUE,
    "Så skrivs Beslutsärende": Kind.DECISION,
    "Så skrivs Formalia": Kind.FORMALITY,
}
_READS = {CellKind.DATE: Reads.DAY, CellKind.CLOCK: Reads.CLOCK, CellKind.NUMBER: Reads.NUMBER}
_OF_TEMPLATE_ROW = {
    "Avsnitt": ("section", None),
    "Föredragande": ("presenters", None),
    "Uppdrag till": ("generated_for", None),
    "Delen börjar": ("start", Reads.CLOCK),
    "Delen slutar": ("end", Reads.CLOCK),
}
_TABLES: dict[Subject, Callable[[Database], Table]] = {
    Subject.SEATS: lambda db: seats_table(db, BODY, TODAY),
    Subject.SUBSTITUTES: lambda db: substitutes_table(db, BODY, TODAY),
    Subject.GROUPS: lambda db: groups_table(db, BODY),
    Subject.CALENDAR: lambda db: calendar_table(db, BODY, TODAY),
    Subject.TERMS: lambda db: terms_table(db, BODY),
    Subject.PRINCIPALS: principals_table,
    Subject.PERSONS: persons_table,
}


class RegisterTyping:
    """Register: a body's names, the cells of the tables, and a template with what there is to say of a row."""

    def __init__(self) -> None:
        self._subject = Subject.SETTINGS

    def show(self, window: MainWindow) -> None:
        window.show_place(Place.REGISTER)

    def look_elsewhere(self, window: MainWindow, chance: random.Random) -> None:
        page = self._page(window)
        self._subject = chance.choice((Subject.SETTINGS, Subject.TEMPLATES, *_TABLES))
        page.show_subject(self._subject, BODY)
        if isinstance(page.pane, TemplatePane) or (isinstance(page.pane, TablePane) and page.pane.detail_rows):
            rows = [row.id for row in _model(page.pane.rows).rows()]
            page.pane.rows.choose(chance.choice(rows))

    def fields(self, window: MainWindow) -> list[Field]:
        page = self._page(window)
        pane = page.pane
        if isinstance(pane, BodyPane):
            return list(_body_fields(pane))
        if isinstance(pane, TemplatePane):
            return list(self._template_fields(pane))
        assert isinstance(pane, TablePane)
        beneath = list(_cells(pane.detail_rows, _beneath(self._subject))) if pane.detail_rows else []
        kept = [known for known in beneath if not known.name.endswith(" end")]  # one before its start is refused
        return [*_cells(pane.rows, self._subject), *kept * 3]

    def _template_fields(self, pane: TemplatePane) -> Iterator[Field]:
        yield from _cells(pane.rows, "template")
        chosen = pane.rows.chosen_row()
        for name, widget in [*writable(pane)] * 3:  # else the cells would have nearly all of it
            if name == "Mallens namn":
                yield field("template name", widget)
            elif name in _OF_TEMPLATE_ROW:
                key, reads = _OF_TEMPLATE_ROW[name]
                yield field(f"template {chosen} {key}", widget, reads)

    def _page(self, window: MainWindow) -> RegisterPage:
        page = window.stack.currentWidget()
        assert isinstance(page, RegisterPage)
        return page


def _body_fields(pane: BodyPane) -> Iterator[Field]:
    for name, widget in writable(pane):
        if name in _OF_BODY:
            reads = Reads.NUMBER if _OF_BODY[name] == "quorum_number" else None
            yield field(f"body {_OF_BODY[name]}", widget, reads)
        elif name in _OF_KIND:
            yield field(f"body {_OF_KIND[name]}", widget)


def _beneath(subject: Subject) -> str:
    """Name the rows under the chosen row: who holds a seat, who is in a group."""
    return f"beneath {subject}"


def _model(table: RegisterTable) -> RegisterModel:
    view = table.findChild(QTableView)
    assert view is not None
    model = view.model()
    assert isinstance(model, RegisterModel)
    return model


def _cells(table: RegisterTable, prefix: str) -> Iterator[Field]:
    model = _model(table)
    for row, column in _typed_cells(model.rows(), model.columns):
        key = f"{prefix} {row.id} {column.key}"
        yield cell(key, partial(table.edit_first, row.id, column.key), _READS.get(column.kind))


def _typed_cells(
    rows: Iterable[RegisterRow], columns: Iterable[RegisterColumn]
) -> Iterator[tuple[RegisterRow, RegisterColumn]]:
    """Give the cells one can type in."""
    known = tuple(columns)
    for row in rows:
        for column in known:
            only = row.only in ("", column.key) and row.look is not Look.GROUP
            if only and column.editable and column.kind.is_typed:
                yield row, column


def stored_in_register(db: Database) -> dict[str, str]:
    """Give what is stored of every field above, under its name."""
    body = register.body(db, BODY)
    fields = {f"body {name}": str(getattr(body, name)) for name in _OF_BODY.values()}
    fields |= {f"body {kind}": body.kind_labels.get(kind, "") for kind in _OF_KIND.values()}
    for subject, table_of in _TABLES.items():
        table = table_of(db)
        fields |= _of_cells(table, subject)
        if table.detail is not None:
            for row in table.rows():
                fields |= _of_cells(table.detail(row.id), _beneath(subject))
    for template in templates.templates(db):
        if template.body_id == BODY:
            fields |= _of_template(template)
    return fields


def _of_cells(table: Table, prefix: str) -> dict[str, str]:
    keys = [column.key for column in table.columns]
    return {
        f"{prefix} {row.id} {column.key}": _text(row.values[keys.index(column.key)])
        for row, column in _typed_cells(table.rows(), table.columns)
    }


def _of_template(template: AgendaTemplate) -> dict[str, str]:
    fields = {"template name": template.name}
    for part in template.parts:
        row = f"template {-part.id}"
        fields |= {f"{row} title": part.title, f"{row} start": _text(part.start), f"{row} end": _text(part.end)}
        for item in part.items:
            row = f"template {item.id}"
            fields |= {f"{row} {name}": str(getattr(item, name)) for name in ("title", "section", "presenters")}
            fields |= {
                f"{row} generated_for": item.generated_for,
                f"{row} planned_minutes": _text(item.planned_minutes),
            }
    return fields


def _text(value: Value) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    return "" if value is None else str(value)
