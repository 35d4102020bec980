"""Ärenden: the agenda, edited in place, and beside it whether the day holds."""

from collections.abc import Callable, Hashable, Mapping
from datetime import datetime
from functools import partial
from itertools import pairwise

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from samradapp.domain.document import DocumentKind
from samradapp.domain.findings import Finding
from samradapp.domain.meeting import Kind, Meeting, Status
from samradapp.domain.schedule import DayPlan, day_plan
from samradapp.domain.swedish import sort_key
from samradapp.domain.template import TemplateItem, written_presenters
from samradapp.domain.text import clean_line
from samradapp.store import Database, agenda, items, journal, register, templates
from samradapp.ui import keys
from samradapp.ui.autosave import Autosave
from samradapp.ui.meeting_page import MeetingPage
from samradapp.ui.models.agenda import Column
from samradapp.ui.models.agenda_rows import agenda_rows, counted_items
from samradapp.ui.panes.agenda_side import AgendaSide
from samradapp.ui.soon import soon
from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.agenda_table import AgendaTable
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.day_times import air_words
from samradapp.ui.widgets.flow import Flow
from samradapp.ui.widgets.key_hints import KeyHints
from samradapp.ui.widgets.parts import follow_room, label, paper, shortcut, side_pane
from samradapp.ui.widgets.splitter import Splitter
from samradapp.ui.widgets.step_bar import Step

_NARROW = 1060  # a page that is narrower shows agenda or facts, one at a time
_SIDE = 300
_HINTS_FROM = 800  # the keys are printed where the agenda is as wide
_NO_ITEMS = "Inga ärenden än. Tryck Ctrl+N för det första. Du kan också lägga in ärenden från en mall."
_NEW_SECTION = "Ny rubrik"


class AgendaPage(MeetingPage):
    """The agenda stays editable to the end of the meeting."""

    guide = "arenden"

    def __init__(self, db: Database, autosave: Autosave, now: Callable[[], datetime]) -> None:
        super().__init__(db, autosave, now)
        self._plan = DayPlan(None, None, 0)
        self._unnamed: tuple[int, journal.Step | None] = (0, None)  # an item just made, and the step it was made in
        self._aside = False  # in a narrow page: the facts are shown and not the agenda
        self._build()
        follow_room(self, self._make_room)

    def point_at(self, item_id: int) -> None:
        """Choose the item, in the column the keyboard is in: there she writes again what was undone."""
        column = self.table.currentIndex().column() if self.table.chosen_item() is not None else Column.TITLE
        self.table.choose(item_id, Column(column))

    def take_back(self) -> bool:
        """Show again what was just hidden of what waits, or the other way round: it is no step of the meeting."""
        undone = self._side.waiting.take_back()
        if undone:
            self._say(f"Ångrade: {undone}.")
        return undone is not None

    def take_focus(self) -> None:
        if self.meeting.items and not self.table.selectionModel().hasSelection():
            self.table.choose(_place_of_own_items(self.meeting))
        self.table.setFocus()

    def status_facts(self) -> list[str]:
        meeting = self.meeting
        facts = [counted_items(meeting, len(meeting.items))]
        if meeting.first_item is None and meeting.status is Status.PLANNED:
            facts.append("numren är preliminära tills kallelsen är skickad")
        return facts

    def key_hints(self) -> list[tuple[str, str]]:
        if self.meeting.locked:
            return []
        return [(keys.EDIT_CELL.cap, "ändra"), (keys.NEW_ITEM_TOO.cap, "nytt ärende efter")]

    def open_sections(self) -> None:
        """Open what is folded beside the agenda: the meeting's facts and its parts."""
        self._side.open_sections()

    def show_spot(self, finding: Finding) -> None:
        """Put the keyboard at the item's number, or in the fact a finding is about."""
        self._turn(aside=finding.item is None)
        if finding.item is not None:
            self.table.choose(finding.item, Column.NUMBER)
        else:
            self._side.show_spot(finding)

    def _show(self, meeting: Meeting) -> None:
        self._plan = day_plan(meeting)
        self.table.set_locked(meeting.locked)
        self.table.set_rows(agenda_rows(meeting, self._plan))
        self._side.load(meeting, self._plan)
        self._empty.setVisible(not meeting.items)
        self._locked.setVisible(meeting.locked)
        for part in self._changing:
            part.setVisible(not meeting.locked)
        self._to_facts.setText("Mötet …" if self._plan.air is None else f"Luft kvar: {air_words(self._plan.air)}")
        self._to_facts.updateGeometry()
        self._make_room()

    def _build(self) -> None:
        self.table = AgendaTable()
        self.table.set_known_presenters(self._known_presenters)
        self._side = AgendaSide(self._db, self._autosave, self._do, self._later, self._now)
        self.facts, self.parts = self._side.facts, self._side.parts
        self._empty = label(_NO_ITEMS, wraps=True)
        self._empty.setContentsMargins(8, 12, 8, 0)
        self._locked = label("Protokollet är låst. Ärendena kan läsas men inte ändras.", "small", wraps=True)
        self._left = paper()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(16, 12, 12, 8)
        column.addWidget(self._build_tools())
        column.addWidget(self._locked)
        column.addWidget(self._empty)
        column.addWidget(self.table, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._right = self._build_right()
        layout.addWidget(Splitter("agenda", self._left, self._right, sizes=(1020, 328), stretched=0))
        self._make_room()  # before it is shown, or both beside each other would make a small window grow
        self._connect()

    def _build_tools(self) -> QWidget:
        new = button("Nytt ärende", self._on_new, key=keys.NEW_ITEM, icon="plus", opens=True)
        words = keys.NEW_SECTION.words
        section = button("Ny rubrik", self.table.ask_for_section, icon="heading", kind="bare", name=words, opens=True)
        section.setToolTip(f"{words} ({keys.NEW_SECTION.cap})")
        self._template = button("Lägg in från mall …", self._on_template, icon="layout-template", kind="bare")
        self._changing = (new, section, self._template)
        self._moving = QWidget()
        self._moving.setMinimumWidth(1)  # it is hidden where there is no room, and never keeps the window wide
        hints = KeyHints()
        hints.set_keys([(keys.MOVE_UP.cap, "upp"), (keys.MOVE_DOWN.cap, "ned")])
        hints.setMinimumWidth(hints.sizeHint().width())
        row = QHBoxLayout(self._moving)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label("Flytta ärendet", "small"))
        row.addWidget(hints)
        self._to_facts = button(
            "Mötet …",
            lambda: self._turn(aside=True),
            icon="calendar-clock",
            kind="bare",
            name="Mötets tid och uppgifter",
        )
        tools = QWidget()
        flow = Flow(tools, apart=True)
        for part in (*self._changing, self._moving, self._to_facts):
            flow.addWidget(part)
        return tools

    def _build_right(self) -> QWidget:
        onward = button(
            "Till upprop",
            lambda: self.step_requested.emit(Step.ROLL_CALL),
            kind="primary",
            key=keys.TO_ROLL_CALL,
            icon="arrow-right",
        )
        self._to_items = button(
            "Tillbaka till ärendena", lambda: self._turn(aside=False), icon="arrow-left", kind="bare"
        )
        return side_pane(self._side, self._to_items, onward)

    def _connect(self) -> None:
        table = self.table
        table.title_edited.connect(self._on_title)
        table.title_changed.connect(self._on_title)
        table.presenters_edited.connect(self._on_presenters)
        table.presenters_changed.connect(self._on_presenters)
        table.section_edited.connect(self._on_section)
        table.section_changed.connect(self._on_section)
        table.section_requested.connect(self._on_new_section)
        table.sections_moved.connect(
            lambda moved: self._do(
                lambda: agenda.save_sections(self._db, self.meeting.id, moved, "Flyttade en mellanrubrik")
            )
        )
        table.kind_changed.connect(self._on_kind)
        table.minutes_edited.connect(self._on_minutes)
        table.minutes_changed.connect(partial(self._on_minutes, written=True))
        table.number_changed.connect(self._on_number)
        table.moved.connect(self._on_moved)
        table.added.connect(self._on_added)
        table.left.connect(self._on_cell_left)
        table.removed.connect(lambda key: self._do(lambda: items.delete(self._db, self.meeting.id, key)))
        table.withdrawn.connect(
            lambda key, gone: self._do(lambda: items.withdraw(self._db, self.meeting.id, key, withdrawn=gone))
        )
        self._side.notice_wanted.connect(lambda: self.document_requested.emit(DocumentKind.NOTICE))
        shortcut(keys.NEW_ITEM, self, self._on_new, inside=False)
        shortcut(keys.TO_ROLL_CALL, self, lambda: self.step_requested.emit(Step.ROLL_CALL), inside=False)

    def _is_narrow(self) -> bool:
        return self.width() < scaled(_NARROW, QApplication.font())

    def _make_room(self) -> None:
        """Show agenda and facts beside each other, or one of them where there is no room for both."""
        narrow = self._is_narrow()
        self._right.setMinimumWidth(scaled(_SIDE, QApplication.font()))
        self._side.setMaximumWidth(scaled(2 * _SIDE, QApplication.font()))
        self._left.setVisible(not narrow or not self._aside)
        self._right.setVisible(not narrow or self._aside)
        self._to_facts.setVisible(narrow)
        self._to_items.setVisible(narrow)
        wide = self._left.width() >= scaled(_HINTS_FROM, QApplication.font())
        movable = self._meeting is not None and not self.meeting.locked and bool(self.meeting.items)
        self._moving.setVisible(not narrow and wide and movable)

    def _turn(self, *, aside: bool) -> None:
        self._aside = aside
        self._make_room()
        if aside:
            self._to_items.setFocus()
        else:
            self.table.setFocus()

    def _known_presenters(self) -> tuple[str, ...]:
        """Give whom the register knows, and who is at the meeting, as they are written in a cell."""
        known = {person.name: person.title for person in register.persons(self._db)}
        for attendee in self.meeting.attendees:
            known.setdefault(attendee.name, "")
        return tuple(written_presenters([(name, known[name])]) for name in sorted(known, key=sort_key))

    def _on_new(self) -> None:
        if not self.meeting.locked:
            self.table.add_after()

    def _on_added(self, part: int | None, after: int | None) -> None:
        self._autosave.flush()
        unnamed = any(item.id == self._unnamed[0] and not item.title for item in self.meeting.items)
        if unnamed and self.table.edits_title(self._unnamed[0]):
            return  # it has no title yet, and another one would leave it so
        meeting = self.meeting
        part_id = part if part is not None else meeting.parts[-1].id
        added: list[int] = []
        self._do(lambda: added.append(items.add(self._db, meeting.id, part_id, "", after=after)))
        if added:
            self._unnamed = (added[0], journal.undoable(self._db, meeting.id))
            self.table.edit_title(added[0])

    def _on_cell_left(self, item_id: int) -> None:
        """Let a new item that was given no title be as if it had never been."""
        if item_id == self._unnamed[0]:
            soon(self, partial(self._drop_unnamed, *self._unnamed))  # once Qt is done with its field
            self._unnamed = (0, None)

    def _drop_unnamed(self, item_id: int, made: journal.Step | None) -> None:
        self._autosave.flush()
        if self._autosave.failing or all(item.title or item.id != item_id for item in self.meeting.items):
            return
        meeting_id = self.meeting.id
        if made is None or not journal.forget(self._db, meeting_id, made):
            items.delete(self._db, meeting_id, item_id)
        self.changed.emit()

    def _on_template(self) -> None:
        """Offer the templates' items that the agenda does not have."""
        from samradapp.ui.widgets.template_menu import template_menu

        titles = [item.title for item in self.meeting.items]
        menu = template_menu(self._template, templates.templates(self._db), titles, self._on_standing)
        menu.popup(self._template.mapToGlobal(self._template.rect().bottomLeft()))

    def _on_standing(self, standing: tuple[TemplateItem, ...]) -> None:
        meeting, after = self.meeting, self.table.chosen_item()
        part = meeting.part_of(after) if after is not None else meeting.parts[-1]
        added: list[int] = []
        self._do(lambda: added.extend(agenda.add_standing(self._db, meeting.id, part.id, standing, after)))
        if added:
            self.table.choose(added[0])
            self.table.setFocus()

    def _on_moved(self, item_id: int, part_id: int, before: int | None, sections: Mapping[int, str]) -> None:
        self._do(lambda: agenda.move(self._db, self.meeting.id, item_id, part_id, before, sections))

    def _on_new_section(self, item_id: int) -> None:
        """Write the heading above an item; a new one says what it is until she has written it."""
        if not self.meeting.item(item_id).section:
            meeting_id = self.meeting.id
            self._do(lambda: items.save_section(self._db, meeting_id, item_id, _NEW_SECTION))
        self.table.edit_section(item_id)

    def _on_section(self, item_id: int, words: str) -> None:
        meeting_id = self.meeting.id
        save = partial(items.save_section, self._db, meeting_id, item_id, clean_line(words))
        self._later(("section", item_id), save, words)

    def _on_title(self, item_id: int, title: str) -> None:
        meeting_id = self.meeting.id
        save = partial(items.save_title, self._db, meeting_id, item_id, clean_line(title))
        self._later(("title", item_id), save, title)

    def _on_presenters(self, item_id: int, presenters: tuple[tuple[str, str], ...]) -> None:
        meeting_id = self.meeting.id
        clean = [(clean_line(name), clean_line(title)) for name, title in presenters]
        save = partial(items.save_presenters, self._db, meeting_id, item_id, clean)
        self._later(("presenters", item_id), save, written_presenters(presenters))

    def _on_minutes(self, item_id: int, minutes: int | None, *, written: bool = False) -> None:
        save = partial(items.save_planned_minutes, self._db, self.meeting.id, item_id, minutes)
        if written:
            self._at_once(("planned minutes", item_id), save)
        else:
            self._later(("planned minutes", item_id), save, held=True)

    def _on_number(self, item_id: int, number: int | None) -> None:
        save = partial(items.save_number, self._db, self.meeting.id, item_id, number)
        self._at_once(("number", item_id), save)

    def _on_kind(self, item_id: int, kind: Kind) -> None:
        self._at_once(("kind", item_id), partial(items.save_kind, self._db, self.meeting.id, item_id, kind))

    def _at_once(self, key: Hashable, write: Callable[[], object]) -> None:
        """Save what was written in a cell, in place of what waits; what the disk hinders waits on."""
        self._later(key, write)
        self._autosave.flush()


def _place_of_own_items(meeting: Meeting) -> int:
    """Give the item that a new one goes after: the one before the template's place for own items, else the first."""
    items_in_order = meeting.items
    for before, item in pairwise(items_in_order):
        if item.own_items_before:
            return before.id
    return items_in_order[0].id
