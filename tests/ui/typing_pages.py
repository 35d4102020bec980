"""The pages that take typing: what fields each has, by the name a screen reader says, and what the database calls them.

What is no content until a button is pressed has no name here: a guest, a motion and a reservation that are being
written, the fields of a new meeting, who opens a protocol again and why.
"""

import random
from collections.abc import Callable
from datetime import time
from pathlib import Path

from samradapp import paths, settings
from samradapp.domain.meeting import Item
from samradapp.domain.text import plain
from samradapp.store import Database, items, meetings
from samradapp.ui.main_window import MainWindow
from samradapp.ui.models.agenda import Column
from samradapp.ui.pages.agenda_page import AgendaPage
from samradapp.ui.pages.protocol_page import ProtocolPage
from samradapp.ui.panes.minutes_pane import presenters_text
from samradapp.ui.widgets.agenda_table import AgendaTable
from samradapp.ui.widgets.decision_card import DecisionCard
from samradapp.ui.widgets.rail import Place
from samradapp.ui.widgets.section import Section
from samradapp.ui.widgets.step_bar import Step
from tests.ui.typing_fields import MEETING, Field, Reads, TypingPage, cell, field, show_step, writable
from tests.ui.typing_register import RegisterTyping, stored_in_register

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
_TIMES_OF_MEETING = {"Dag": ("day", Reads.DAY), "Börjar": ("start", Reads.CLOCK), "Slutar": ("end", Reads.CLOCK)}
_OF_PART = {
    "Mötesdelens rubrik": ("part", None),
    "Mötesdelen börjar": ("part start", Reads.CLOCK),
    "Mötesdelen slutar": ("part end", Reads.CLOCK),
}


def decision_key(name: str, item: Item) -> str | None:
    """Give the key of a decision's field; of half of the items it is the sentence, of the others what it is made of."""
    if len(item.decisions) != 1:
        return None
    part = name.rpartition(", ")[2]
    parts = ("beslutsmening",) if item.id % 2 else ("vad det gäller", "ansvarig", "att-satser", "åter senast")
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
        for section in page.findChildren(Section):
            section.set_open(True)
        for card in page.findChildren(DecisionCard):
            card.unfold()
        found = []
        for name, widget in writable(page):
            key = f"{_OF_ITEM[name]} {item.id}" if name in _OF_ITEM else decision_key(name, item)
            if key is not None:
                reads = Reads.DAY if key.startswith("åter senast") else None
                found += [field(key, widget, reads)] * (3 if name == "Protokolltext" else 1)
        return found


class ItemsPage:
    """Ärenden: the facts of the meeting, its parts, and the cells of the agenda."""

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
        found: list[Field] = []
        parts: dict[str, int] = {}
        for name, widget in writable(page):
            if name in _OF_MEETING:
                found.append(field(_OF_MEETING[name], widget))
            elif name in _TIMES_OF_MEETING:
                key, reads = _TIMES_OF_MEETING[name]
                found.append(field(key, widget, reads))
            elif name in _OF_PART:
                key, part_reads = _OF_PART[name]
                index = parts[name] = parts.get(name, -1) + 1
                found.append(field(f"{key} {index}", widget, part_reads))
        return [*found, *agenda_cells(page.table, page.meeting.items)]


def agenda_cells(table: AgendaTable, rows: tuple[Item, ...]) -> list[Field]:
    """Give the cells of the agenda that are typed in."""

    def opener(item_id: int, column: Column) -> Callable[[], None]:
        def open_cell() -> None:
            table.choose(item_id, column)
            table.setFocus()
            table.edit(table.currentIndex())

        return open_cell

    found = []
    for item in rows:
        found.append(cell(f"title {item.id}", opener(item.id, Column.TITLE)))
        found.append(cell(f"presenters {item.id}", opener(item.id, Column.PRESENTERS)))
        found.append(cell(f"planned {item.id}", opener(item.id, Column.MINUTES), Reads.NUMBER))
        if item.section:
            found.append(cell(f"section {item.id}", lambda item_id=item.id: table.edit_section(item_id)))
    return found


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
    fields |= {"day": meeting.day.isoformat(), "start": _clock(meeting.start), "end": _clock(meeting.end)}
    for index, part in enumerate(meeting.parts):
        fields |= {
            f"part {index}": part.title,
            f"part start {index}": _clock(part.start),
            f"part end {index}": _clock(part.end),
        }
    for item in meeting.items:
        fields |= _item_fields(db, item)
    return fields | stored_in_register(db)


def _clock(moment: time | None) -> str:
    return moment.isoformat() if moment else ""


def _item_fields(db: Database, item: Item) -> dict[str, str]:
    fields = {
        "title": item.title,
        "presenters": presenters_text(item),
        "minutes": plain(items.minutes(db, item.id)),
        "reference": item.reference,
        "section": item.section,
        "planned": str(item.planned_minutes or ""),
    }
    for vote in item.votes:
        fields |= {"yes": vote.yes_means, "no": vote.no_means, "outcome": vote.outcome}
    for decision in item.decisions:
        known = {
            "beslutsmening": decision.text,
            "vad det gäller": decision.matter,
            "ansvarig": decision.assignee,
            "att-satser": "\n".join(decision.clauses),
            "åter senast": decision.due.isoformat() if decision.due else "",
        }
        fields |= {part: text for part, text in known.items() if decision_key(f", {part}", item)}
    return {f"{name} {item.id}": text for name, text in fields.items()}
