"""The pages that take typing: what fields each has, by the name a screen reader says, and what the database calls them.

What is no content until a button is pressed has no name here: a guest, a motion and a reservation that are being
written, the fields of a new meeting, who opens a protocol again and why.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from samradapp import paths, settings
from samradapp.domain.meeting import Item
from samradapp.domain.text import plain
from samradapp.store import Database, items, meetings, register
from samradapp.ui.main_window import MainWindow
from samradapp.ui.models.register_list import Subject
from samradapp.ui.pages.agenda_page import AgendaPage
from samradapp.ui.pages.protocol_page import ProtocolPage
from samradapp.ui.pages.register_page import RegisterPage
from samradapp.ui.panes.body_pane import BodyPane
from samradapp.ui.panes.minutes_pane import presenters_text
from samradapp.ui.panes.table_pane import TablePane
from samradapp.ui.widgets.rail import Place
from samradapp.ui.widgets.step_bar import Step

MEETING = 1
_OF_ITEM = {
    "Ärendets rubrik": "title",
    "Föredragande": "presenters",
    "Protokolltext": "minutes",
    "Ärendets diarienummer": "reference",
    "Mellanrubrik ovanför ärendet": "section",
    "Ja betyder": "yes",
    "Nej betyder": "no",
    "Omröstningens utfall": "outcome",
}
_OF_MEETING = {
    "Plats": "place",
    "Diarienummer": "meeting reference",
    "Ordförande": "chair",
    "Sekreterare": "secretary",
    "Justerare, med semikolon mellan namnen": "adjusters",
}
_OF_BODY = {"Namn": "name", "Kortnamn": "short_name", "Namn i beslut": "formula", "Ord för ärende": "item_word"}
_OF_PERSON = ("name", "title", "organisation", "party", "email")


@dataclass(frozen=True)
class Field:
    """A field under the name that the database has for it. ``widget`` is None for a cell, which ``take`` opens."""

    name: str
    take: Callable[[], QWidget]
    widget: QWidget | None = None


class TypingPage(Protocol):
    """A page, as somebody who types goes to it."""

    def show(self, window: MainWindow) -> None:
        """Go to the page; showing one saves all that waits, and would hide a save that goes astray."""

    def look_elsewhere(self, window: MainWindow, chance: random.Random) -> None:
        """Perhaps show another item or table of the page."""

    def fields(self, window: MainWindow) -> list[Field]:
        """Give the fields that can be typed in now."""


def show_step(window: MainWindow, step: Step) -> None:
    if window.meeting is None:
        window.open_meeting(MEETING, step)
    else:
        window.show_step(step)


def writable(window: QWidget) -> Iterator[tuple[str, QWidget]]:
    """Give the fields that one can see and write in, by name."""
    for kind in (QLineEdit, QTextEdit, QPlainTextEdit):
        for widget in window.findChildren(kind):
            if widget.isVisible() and widget.isEnabled() and not widget.isReadOnly():
                yield widget.accessibleName(), widget


def field(name: str, widget: QWidget) -> Field:
    def take() -> QWidget:
        widget.setFocus()
        return at_end(widget)

    return Field(name, take, widget)


def cell(name: str, open_cell: Callable[[], object]) -> Field:
    def take() -> QWidget:
        open_cell()
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit), f"{name} did not open"
        return at_end(editor)

    return Field(name, take)


def at_end(widget: QWidget) -> QWidget:
    if isinstance(widget, QLineEdit):
        widget.end(False)
    elif isinstance(widget, QTextEdit | QPlainTextEdit):
        widget.moveCursor(QTextCursor.MoveOperation.End)
    return widget


def decision_key(name: str, item: Item) -> str | None:
    """Give the key of a decision's field; of half of the items it is the sentence, of the others what it is made of."""
    if len(item.decisions) != 1:
        return None
    part = name.rpartition(", ")[2]
    parts = ("beslutsmening",) if item.id % 2 else ("vad det gäller", "ansvarig", "att-satser")
    return f"{part} {item.id}" if part in parts else None


class MinutesPage:
    """Protokoll: an item's title, presenters, text, decisions and vote."""

    def show(self, window: MainWindow) -> None:
        show_step(window, Step.MINUTES)

    def look_elsewhere(self, window: MainWindow, chance: random.Random) -> None:
        page = window.pages.page(Step.MINUTES)
        assert isinstance(page, ProtocolPage)
        written = [item.id for item in page.meeting.items if not item.writes_itself]
        decided = [item.id for item in page.meeting.items if item.decisions]
        if chance.random() < 0.8:
            page.show_item(chance.choice(chance.choice((written, decided))))

    def fields(self, window: MainWindow) -> list[Field]:
        page = window.pages.page(Step.MINUTES)
        assert isinstance(page, ProtocolPage)
        item = page.meeting.item(page.shown_item or 0)
        found = []
        for name, widget in writable(page):
            key = f"{_OF_ITEM[name]} {item.id}" if name in _OF_ITEM else decision_key(name, item)
            if key is not None:
                found += [field(key, widget)] * (3 if name == "Protokolltext" else 1)
        return found


class ItemsPage:
    """Ärenden: the facts of the meeting, the headings of its parts, and the titles in their cells."""

    def show(self, window: MainWindow) -> None:
        show_step(window, Step.ITEMS)
        page = window.pages.page(Step.ITEMS)
        assert isinstance(page, AgendaPage)
        page.open_sections()

    def look_elsewhere(self, window: MainWindow, chance: random.Random) -> None:
        pass

    def fields(self, window: MainWindow) -> list[Field]:
        page = window.pages.page(Step.ITEMS)
        assert isinstance(page, AgendaPage)
        named = list(writable(page))
        facts = [field(_OF_MEETING[name], widget) for name, widget in named if name in _OF_MEETING]
        headings = [widget for name, widget in named if name == "Mötesdelens rubrik"]
        parts = [field(f"part {index}", widget) for index, widget in enumerate(headings)]
        table = page.table
        titles = [
            cell(f"title {item.id}", lambda item_id=item.id: table.edit_title(item_id)) for item in page.meeting.items
        ]
        return [*facts, *parts, *titles]


class RegisterTyping:
    """Register: a body's names, and the persons' cells."""

    def show(self, window: MainWindow) -> None:
        window.show_place(Place.REGISTER)

    def look_elsewhere(self, window: MainWindow, chance: random.Random) -> None:
        self._page(window).show_subject(chance.choice((Subject.SETTINGS, Subject.PERSONS)))

    def fields(self, window: MainWindow) -> list[Field]:
        page = self._page(window)
        pane = page.pane
        if isinstance(pane, BodyPane):
            named = writable(pane)
            return [
                field(f"body {page.body_id} {_OF_BODY[name]}", widget) for name, widget in named if name in _OF_BODY
            ]
        assert isinstance(pane, TablePane)
        table = pane.rows
        return [
            cell(f"person {key} {column}", lambda key=key, column=column: table.edit_first(key, column))
            for key in range(1, 20)
            for column in _OF_PERSON
        ]

    def _page(self, window: MainWindow) -> RegisterPage:
        page = window.stack.currentWidget()
        assert isinstance(page, RegisterPage)
        return page


class SettingsTyping:
    """Anpassa: her name."""

    def show(self, window: MainWindow) -> None:
        window.show_place(Place.SETTINGS)

    def look_elsewhere(self, window: MainWindow, chance: random.Random) -> None:
        pass

    def fields(self, window: MainWindow) -> list[Field]:
        found = [widget for name, widget in writable(window) if name == "Sekreterarens namn"]
        return [field("setting secretary", widget) for widget in found]


PAGES: dict[str, TypingPage] = {
    "minutes": MinutesPage(),
    "items": ItemsPage(),
    "register": RegisterTyping(),
    "settings": SettingsTyping(),
}


def stored_fields(db: Database, data_dir: Path) -> dict[str, str]:
    """Give what is stored of every field above, under its name."""
    meeting = meetings.load(db, MEETING)
    fields = {
        "place": meeting.place,
        "meeting reference": meeting.reference,
        "chair": meeting.chair,
        "secretary": meeting.secretary,
        "adjusters": "; ".join(adjuster.name for adjuster in meeting.adjusters),
        "setting secretary": settings.load(paths.settings_path(data_dir)).secretary,
    }
    fields |= {f"part {index}": part.title for index, part in enumerate(meeting.parts)}
    for item in meeting.items:
        fields |= _item_fields(db, item)
    for body in register.bodies(db):
        fields |= {f"body {body.id} {name}": getattr(body, name) for name in _OF_BODY.values()}
    for person in register.persons(db):
        fields |= {f"person {person.id} {name}": getattr(person, name) for name in _OF_PERSON}
    return fields


def _item_fields(db: Database, item: Item) -> dict[str, str]:
    fields = {
        "title": item.title,
        "presenters": presenters_text(item),
        "minutes": plain(items.minutes(db, item.id)),
        "reference": item.reference,
        "section": item.section,
    }
    for vote in item.votes:
        fields |= {"yes": vote.yes_means, "no": vote.no_means, "outcome": vote.outcome}
    for decision in item.decisions:
        known = {
            "beslutsmening": decision.text,
            "vad det gäller": decision.matter,
            "ansvarig": decision.assignee,
            "att-satser": "\n".join(decision.clauses),
        }
        fields |= {part: text for part, text in known.items() if decision_key(f", {part}", item)}
    return {f"{name} {item.id}": text for name, text in fields.items()}
