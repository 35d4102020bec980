"""Upprop: one key a name, who may serve, and whether the meeting is quorate."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from samradapp.domain.meeting import Meeting
from samradapp.domain.presence import missing_principals, quorum_words
from samradapp.domain.rollcall import Group, Mark, Standing
from samradapp.domain.swedish import fold, joined, party
from samradapp.domain.text import clean_line
from samradapp.store import Database, roll_update, rollcalls
from samradapp.ui import keys
from samradapp.ui.autosave import Autosave
from samradapp.ui.meeting_page import MeetingPage
from samradapp.ui.models.roll_call import RollHeading, RollListRow, RollRow
from samradapp.ui.panes.presence_pane import PresencePane
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.choice import Choice, ChoiceBox
from samradapp.ui.widgets.fields import TextLine
from samradapp.ui.widgets.message_bar import MessageKind
from samradapp.ui.widgets.parts import hairline, label, panes, paper, shortcut, side_pane
from samradapp.ui.widgets.roll_call_list import RollCallList
from samradapp.ui.widgets.step_bar import Step


class RollCallPage(MeetingPage):
    """The first mark opens the roll call: names are copied from the register, and the item numbers stand."""

    guide = "upprop"

    def __init__(self, db: Database, autosave: Autosave, now: Callable[[], datetime]) -> None:
        super().__init__(db, autosave, now)
        self._search = TextLine("Hitta namn", "Hitta namn  ( / )")
        self._build()

    def take_focus(self) -> None:
        self.list.setFocus()

    def _show(self, meeting: Meeting) -> None:
        self.list.set_locked(meeting.locked)
        for part in self._changing:
            part.setVisible(not meeting.locked)
        self.list.set_rows(tuple(roll_rows(meeting, self._search.text())))
        self._empty.setVisible(not any(group.entries for group in meeting.groups))
        self._group.set_choices([Choice(group.id, group.name) for group in meeting.groups])
        self._show_counts(meeting)
        item = self._item(meeting)
        self.presence.setVisible(item is not None)
        if item is not None:
            self.presence.load(meeting, item)

    def _build(self) -> None:
        self.list = RollCallList()
        self.list.marked.connect(self._on_marked)
        self.list.search_requested.connect(lambda: self._search.setFocus())
        self._search.typed.connect(lambda _: self._show(self.meeting))
        self._search.returnPressed.connect(self._on_found)
        self._empty = label(
            "Närvarolistan är tom. Lägg in platser och personer i registret och välj Uppdatera från registret, "
            "eller lägg till namn här.",
            "hint",
            wraps=True,
        )
        left = paper()
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(self._build_tools())
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addWidget(self._build_guest())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panes("roll call", left, self._build_right(), sizes=(1000, 328), stretched=0))
        shortcut(keys.TO_MINUTES, self, lambda: self.step_requested.emit(Step.MINUTES), inside=False)
        shortcut(keys.FIND_NAME_TOO, self, self._search.setFocus, inside=False)

    def _build_tools(self) -> QHBoxLayout:
        tools = QHBoxLayout()
        tools.addWidget(self._search, 1)
        rest = button("Alla kvar är närvarande", self._on_rest_present, key="Ctrl+R")
        update = button("Uppdatera från registret", self._on_update)
        remove = button("Ta bort namnet", self._on_remove, kind="bare-delete")
        self._changing: list[QWidget] = [rest, update, remove]
        for part in self._changing:
            tools.addWidget(part)
        shortcut(keys.REST_PRESENT, self, self._on_rest_present, inside=False)
        return tools

    def _build_guest(self) -> QWidget:
        self._guest = TextLine("Ny person", "Lägg till person: namn, uppgift")
        self._guest.returnPressed.connect(self._on_guest)
        self._group = ChoiceBox("Grupp för ny person")
        self._group.setMinimumContentsLength(20)
        guest = QWidget()
        self._changing.append(guest)
        row = QHBoxLayout(guest)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._guest, 1)
        row.addWidget(self._group)
        row.addWidget(button("Lägg till", self._on_guest, key="↵"))
        return guest

    def _build_right(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(label("Tjänstgör nu", "heading"))
        self._count = label(role="page")
        self._verdict = label(wraps=True)
        self._missing = label(role="small", wraps=True)
        self.presence = PresencePane(self._db, self._do, self._clock)
        for part in (self._count, self._verdict, self._missing, hairline(), self.presence):
            column.addWidget(part)
        column.addStretch()
        onward = button(
            "Till protokollet", lambda: self.step_requested.emit(Step.MINUTES), kind="primary", key="Ctrl+↵"
        )
        marks = label("N närvarande · F frånvarande · A anmält förhinder", "hint", wraps=True)
        moves = label("Blanksteg hoppar över · Backsteg tillbaka · / hittar namn", "hint", wraps=True)
        return side_pane(inner, marks, moves, onward)

    def _item(self, meeting: Meeting) -> int | None:
        """Give the item that presence is asked for: the current one, or the first."""
        return meeting.current_item or next((item.id for item in meeting.items), None)

    def _show_counts(self, meeting: Meeting) -> None:
        item = self._item(meeting)
        count, verdict = quorum_words(meeting, item) if item is not None else ("", "")
        left = sum(entry.mark is Mark.UNMARKED for group in meeting.groups for entry in group.entries if entry.attendee)
        self._count.setText(count)
        words = verdict[:1].upper() + verdict[1:]
        self._verdict.setText(
            ". ".join(piece for piece in (words, f"{left} kvar att pricka av" if left else "") if piece)
        )
        missing = missing_principals(meeting, item) if item is not None else ()
        self._missing.setText(f"Utan någon som tjänstgör: {joined(missing)}" if missing else "")

    def _opened(self, write: Callable[[], object]) -> None:
        """Make a change with the roll call open."""

        def both() -> None:
            rollcalls.open_roll(self._db, self.meeting.id)
            write()

        self._do(both)

    def _on_marked(self, entry_id: int, mark: Mark) -> None:
        self._opened(lambda: rollcalls.mark(self._db, self.meeting.id, entry_id, mark))

    def _on_rest_present(self) -> None:
        """Mark the rest of the group that the keyboard is in."""
        group = self._chosen_group()
        if group is not None and not self.meeting.locked:
            self._opened(lambda: rollcalls.mark_rest_present(self._db, self.meeting.id, group.id))

    def _chosen_group(self) -> Group | None:
        row = self.list.chosen_row()
        for group in self.meeting.groups:
            if isinstance(row, RollRow) and any(entry.id == row.entry_id for entry in group.entries):
                return group
        return next(iter(self.meeting.groups), None)

    def _on_update(self) -> None:
        if not self.meeting.locked:
            self._do(lambda: roll_update.update_from_register(self._db, self.meeting.id))

    def _on_remove(self) -> None:
        """Take the chosen name from the list: a guest who was misspelt, or is on the wrong list."""
        row = self.list.chosen_row()
        if isinstance(row, RollRow) and not self.meeting.locked:
            self._do(lambda: rollcalls.remove_entry(self._db, self.meeting.id, row.entry_id))

    def _on_found(self) -> None:
        """Go to the first name found, and show all names again."""
        row = next((row for row in roll_rows(self.meeting, self._search.text()) if isinstance(row, RollRow)), None)
        self._search.clear()
        self._show(self.meeting)
        if row is not None:
            self.list.choose_entry(row.entry_id)
        self.list.setFocus()

    def _on_guest(self) -> None:
        name, _, role = self._guest.text().partition(",")
        group_id = self._group.value()
        if not clean_line(name) or self.meeting.locked:
            return
        if not isinstance(group_id, int):
            self._say("Mötet har ingen grupp att lägga till personen i.", MessageKind.WARNING)
            return
        self._opened(
            lambda: rollcalls.add_guest(self._db, self.meeting.id, group_id, clean_line(name), role=clean_line(role))
        )
        self._guest.clear()


def roll_rows(meeting: Meeting, search: str) -> list[RollListRow]:
    """Give the list's rows: every group with its counts, or only the names that are searched for."""
    wanted = fold(search).split()
    rows: list[RollListRow] = []
    for group in meeting.groups:
        found = [
            row for row in _names(meeting, group) if all(word in fold(f"{row.name} {row.detail}") for word in wanted)
        ]
        if found or not wanted:
            rows.append(RollHeading(group.id, group.name, _counts(group)))
            rows += found
    return rows


def _names(meeting: Meeting, group: Group) -> list[RollRow]:
    names = {attendee.id: attendee.name for attendee in meeting.attendees}
    upper = meeting.body.party_upper
    rows: list[RollRow] = []
    for entry in group.entries:
        stands_in = "ersättare" if entry.standing is Standing.SUBSTITUTE else ""
        pieces = (stands_in, entry.principal, party(entry.party, upper=upper), entry.role)
        detail = " · ".join(piece for piece in dict.fromkeys(pieces) if piece)
        name = names.get(entry.attendee or 0, "Vakant plats")
        rows.append(RollRow(entry.id, name, detail, entry.mark, vacant=entry.attendee is None))
    return rows


def _counts(group: Group) -> str:
    called = [entry for entry in group.entries if entry.attendee is not None]
    marked = sum(entry.mark is not Mark.UNMARKED for entry in called)
    present = sum(entry.mark is Mark.PRESENT for entry in called)
    return f"{marked} av {len(called)} avprickade, {present} närvarande"
