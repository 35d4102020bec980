"""Ärenden: the agenda, edited in place, and the meeting's own facts."""

from collections.abc import Callable
from datetime import date, datetime, time
from itertools import pairwise

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from samradapp.domain.findings import Finding, Spot
from samradapp.domain.meeting import Kind, Meeting, Status, numbers
from samradapp.domain.papers import clock_times
from samradapp.domain.swedish import clock, clock_range, sort_key
from samradapp.domain.text import clean_line
from samradapp.store import Database, items, proceedings
from samradapp.ui import keys
from samradapp.ui.autosave import Autosave
from samradapp.ui.meeting_page import MeetingPage
from samradapp.ui.models.agenda import AgendaHeading, AgendaListRow, AgendaRow, Column
from samradapp.ui.panes.parts_pane import PartsPane
from samradapp.ui.widgets.agenda_table import AgendaTable
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.facts_form import Fact, Facts, FactsForm
from samradapp.ui.widgets.parts import label, panes, paper, shortcut, side_pane
from samradapp.ui.widgets.step_bar import Step

FactValue = date | time | str | int | tuple[str, ...] | None


class AgendaPage(MeetingPage):
    """The agenda stays editable to the end of the meeting."""

    guide = "arenden"

    def __init__(self, db: Database, autosave: Autosave, now: Callable[[], datetime]) -> None:
        super().__init__(db, autosave, now)
        self._build()

    def take_focus(self) -> None:
        self.table.setFocus()
        if self.table.chosen_item() is None and self.meeting.items:
            self.table.choose(_place_of_own_items(self.meeting))

    def point_at(self, item_id: int) -> None:
        self.table.choose(item_id)

    def show_spot(self, finding: Finding) -> None:
        """Put the keyboard at the item's number, or in the fact a finding is about."""
        fields = {"Ordförande": self.facts.chair, "Sekreterare": self.facts.secretary}
        if finding.item is not None:
            self.table.setFocus()
            self.table.choose(finding.item, Column.NUMBER)
        elif finding.spot is Spot.PARTS:
            self.parts.panel.setFocus()
            self.parts.panel.focusNextChild()
        else:
            fields.get(finding.title.split()[0], self.facts.start).setFocus()

    def _show(self, meeting: Meeting) -> None:
        self.table.set_locked(meeting.locked)
        for part in self._changing:
            part.setVisible(not meeting.locked)
        self.table.set_rows(agenda_rows(meeting))
        self.facts.set_facts(_facts(meeting))
        self.facts.set_names(sorted({attendee.name for attendee in meeting.attendees}, key=sort_key))
        self.facts.set_locked(meeting.locked)
        self.parts.load(meeting)
        self._empty.setVisible(not meeting.items)
        self._times.setText(_planned(meeting))
        self._sent.setVisible(meeting.status is Status.PLANNED and not meeting.notice_sent)

    def _build(self) -> None:
        self.table = AgendaTable()
        self.facts = FactsForm()
        self.parts = PartsPane(self._db, self._do, self._later)
        self._empty = label("Inga ärenden än. Tryck Ctrl+N för det första.", "hint")
        self._times = label(role="small", wraps=True)
        self._sent = button("Kallelsen är skickad", self._on_sent)
        left = paper()
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 12, 16, 12)
        tools = QHBoxLayout()
        new = button("Nytt ärende", self._on_new, key="Ctrl+N")
        moving = label("Flytta ärendet: Alt+↑ Alt+↓", "hint")
        self._changing = (new, moving)
        tools.addWidget(new)
        tools.addStretch()
        tools.addWidget(moving)
        column.addLayout(tools)
        column.addWidget(self._empty)
        column.addWidget(self.table, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panes("agenda", left, self._build_right(), sizes=(980, 330), stretched=0))
        self._connect()

    def _build_right(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(label("Mötet", "heading"))
        column.addWidget(self.facts)
        column.addWidget(self._times)
        column.addWidget(self._sent)
        column.addWidget(self.parts)
        column.addStretch()
        onward = button("Till upprop", lambda: self.step_requested.emit(Step.ROLL_CALL), kind="primary", key="Ctrl+↵")
        return side_pane(inner, onward)

    def _connect(self) -> None:
        table = self.table
        table.title_edited.connect(self._on_title)
        table.title_changed.connect(self._on_title)
        table.presenters_edited.connect(self._on_presenters)
        table.presenters_changed.connect(self._on_presenters)
        table.kind_changed.connect(self._on_kind)
        table.minutes_changed.connect(
            lambda key, minutes: self._do(lambda: items.save_planned_minutes(self._db, self.meeting.id, key, minutes))
        )
        table.number_changed.connect(
            lambda key, number: self._do(lambda: items.save_number(self._db, self.meeting.id, key, number))
        )
        table.moved.connect(
            lambda key, part, before: self._do(lambda: items.move(self._db, self.meeting.id, key, part, before))
        )
        table.added.connect(self._on_added)
        table.removed.connect(lambda key: self._do(lambda: items.delete(self._db, self.meeting.id, key)))
        table.withdrawn.connect(
            lambda key, gone: self._do(lambda: items.withdraw(self._db, self.meeting.id, key, withdrawn=gone))
        )
        self.facts.field_edited.connect(self._on_fact_typed)
        self.facts.field_changed.connect(self._on_fact)
        shortcut(keys.NEW_ITEM, self, self._on_new, inside=False)
        shortcut(keys.TO_ROLL_CALL, self, lambda: self.step_requested.emit(Step.ROLL_CALL), inside=False)

    def _on_sent(self) -> None:
        """From now the item numbers stand."""
        self._do(lambda: proceedings.mark_notice_sent(self._db, self.meeting.id))

    def _on_new(self) -> None:
        if not self.meeting.locked:
            self.table.add_after()

    def _on_added(self, part: int | None, after: int | None) -> None:
        meeting = self.meeting
        part_id = part if part is not None else meeting.parts[-1].id
        added: list[int] = []
        self._do(lambda: added.append(items.add(self._db, meeting.id, part_id, "", after=after)))
        if added:
            self.table.edit_title(added[0])

    def _on_title(self, item_id: int, title: str) -> None:
        meeting_id = self.meeting.id
        self._later(("title", item_id), lambda: items.save_title(self._db, meeting_id, item_id, clean_line(title)))

    def _on_presenters(self, item_id: int, presenters: tuple[tuple[str, str], ...]) -> None:
        meeting_id = self.meeting.id
        clean = [(clean_line(name), clean_line(title)) for name, title in presenters]
        self._later(("presenters", item_id), lambda: items.save_presenters(self._db, meeting_id, item_id, clean))

    def _on_kind(self, item_id: int, kind: Kind) -> None:
        self._do(lambda: items.save_kind(self._db, self.meeting.id, item_id, kind))

    def _on_fact_typed(self, fact: Fact, value: FactValue) -> None:
        meeting_id = self.meeting.id
        self._later(("fact", fact), lambda: self._save_fact(meeting_id, fact, value))

    def _on_fact(self, fact: Fact, value: FactValue) -> None:
        self._autosave.discard(("fact", fact))
        self._do(lambda: self._save_fact(self.meeting.id, fact, value))

    def _save_fact(self, meeting_id: int, fact: Fact, value: FactValue) -> None:
        if isinstance(value, tuple):
            proceedings.save_adjusters(self._db, meeting_id, tuple(clean_line(name) for name in value))
            return
        clean = clean_line(value) if isinstance(value, str) else value
        proceedings.save_facts(self._db, meeting_id, "Ändrade mötets uppgifter", **{fact.value: clean})


def _place_of_own_items(meeting: Meeting) -> int:
    """Give the item that a new one goes after: the one before the template's place for own items, else the first."""
    items_in_order = meeting.items
    for before, item in pairwise(items_in_order):
        if item.own_items_before:
            return before.id
    return items_in_order[0].id


def agenda_rows(meeting: Meeting) -> tuple[AgendaListRow, ...]:
    """Give the table's rows: parts and sections as headings, one row an item."""
    number, times = numbers(meeting), clock_times(meeting)
    rows: list[AgendaListRow] = []
    several = len(meeting.parts) > 1
    for part in meeting.parts:
        if several or part.title:
            hours = clock_range(part.start, part.end)
            rows.append(AgendaHeading(part.id, part.title or part.body.name, f"kl. {hours}" if hours else ""))
        for item in part.items:
            if item.section:
                rows.append(AgendaHeading(part.id, item.section, before=item.id))
            rows.append(
                AgendaRow(
                    item.id,
                    part.id,
                    str(number[item.id]),
                    item.title,
                    item.kind,
                    tuple((who.name, who.title) for who in item.presenters),
                    item.planned_minutes,
                    clock(times[item.id]) if item.id in times and not item.withdrawn else "",
                    item.withdrawn,
                    item.writes_itself,
                )
            )
    return tuple(rows)


def _planned(meeting: Meeting) -> str:
    """Say how long the items take, and that the numbers may still change."""
    minutes = sum(item.planned_minutes or 0 for item in meeting.items if not item.withdrawn)
    hours = f"Planerat: {minutes // 60} tim {minutes % 60} min." if minutes else ""
    loose = meeting.first_item is None and meeting.status is Status.PLANNED
    numbered = "Numren är preliminära tills kallelsen är skickad eller uppropet öppnat." if loose else ""
    return " ".join(piece for piece in (hours, numbered) if piece)


def _facts(meeting: Meeting) -> Facts:
    return Facts(
        meeting.day,
        meeting.start,
        meeting.end,
        meeting.place,
        meeting.reference,
        meeting.chair,
        meeting.secretary,
        tuple(adjuster.name for adjuster in meeting.adjusters),
        meeting.first_item,
        meeting.proposed_first,
    )
