"""Upprop: one key a name, who may serve, and whether the meeting is quorate."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from samradapp.domain.findings import Finding
from samradapp.domain.meeting import Meeting, Status
from samradapp.domain.rollcall import Group, Mark
from samradapp.domain.swedish import clock, fold, joined
from samradapp.store import Database, proceedings, roll_update, rollcalls
from samradapp.ui import keys
from samradapp.ui.autosave import Autosave
from samradapp.ui.meeting_page import MeetingPage
from samradapp.ui.models.roll_call import RollHeading, RollRow
from samradapp.ui.models.roll_call_rows import called_now, leading_group, roll_rows
from samradapp.ui.panes.attendance_pane import AttendancePane
from samradapp.ui.panes.person_pane import PersonPane
from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.buttons import button, tool
from samradapp.ui.widgets.fields import SearchLine
from samradapp.ui.widgets.key_legend import KeyLegend
from samradapp.ui.widgets.message_bar import MessageKind
from samradapp.ui.widgets.parts import label, paper, shortcut, side_pane
from samradapp.ui.widgets.roll_call_list import RollCallList
from samradapp.ui.widgets.short_button import ShortButton, ToolRow
from samradapp.ui.widgets.splitter import Splitter
from samradapp.ui.widgets.step_bar import Step

_LEGEND = (
    (keys.MARK_PRESENT.cap, "närvarande"),
    (keys.MARK_ABSENT.cap, "frånvarande"),
    (keys.MARK_EXCUSED.cap, "anmält förhinder"),
    (keys.SKIP.cap, "hoppa över"),
    (keys.BACK.cap, "tillbaka"),
    (keys.UNDO.cap, "ångra"),
)

_NAMED = 3  # so many are told by name
_LOW = 560  # below this height the page makes room, at a text size of 100 %


class RollCallPage(MeetingPage):
    """The first mark opens the roll call: names are copied from the register, and the item numbers stand."""

    guide = "upprop"

    begun = Signal(int)  # the item that the meeting begins with

    def __init__(self, db: Database, autosave: Autosave, now: Callable[[], datetime]) -> None:
        super().__init__(db, autosave, now)
        self._search = SearchLine("Hitta namn", "Hitta namn", keys.FIND_NAME.cap)
        self._opened_groups: set[int] = set()
        self._menu = QMenu(self)
        self._build()

    def point_at_name(self, entry_id: int) -> None:
        """Choose the name whose mark was taken back, for the next key; past one that is marked, as when it was."""
        self._go_to(entry_id)
        row = self.list.chosen_row()
        if isinstance(row, RollRow) and row.entry_id == entry_id and row.mark is not Mark.UNMARKED:
            self.list.step(1)

    def take_focus(self) -> None:
        self.list.setFocus()

    def status_facts(self) -> list[str]:
        called = called_now(self.meeting)
        marked = sum(entry.mark is not Mark.UNMARKED for entry in called)
        return [f"{marked} av {len(called)} avprickade"] if called else []

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the legend gives way to who serves."""
        super().resizeEvent(event)
        font = QApplication.font()
        for legend in self._legend:
            legend.setVisible(self.height() >= scaled(_LOW, font))

    def show_spot(self, finding: Finding) -> None:
        """Choose the first name that nobody has marked, of the group that a finding is about."""
        groups = [group for group in self.meeting.groups if finding.about in (None, group.id)]
        unmarked = [
            entry.id
            for group in groups
            for entry in group.entries
            if entry.attendee is not None and entry.mark is Mark.UNMARKED
        ]
        if unmarked:
            self._go_to(unmarked[0])
        self.list.setFocus()

    def _show(self, meeting: Meeting) -> None:
        self.list.set_locked(meeting.locked)
        for part in self._changing:
            part.setVisible(not meeting.locked)
        self._show_names()
        self._empty.setVisible(not any(group.entries for group in meeting.groups))
        self.people.load(meeting)
        self.attendance.load(meeting)

    def _show_names(self) -> None:
        self.list.set_rows(tuple(roll_rows(self.meeting, self._search.text(), self._opened_groups)))

    def _build(self) -> None:
        self._build_list()
        self.people = PersonPane(self._db, self._do)
        self.people.said.connect(self._say)
        self.people.closed.connect(self.list.setFocus)
        self.people.found.connect(self._go_to)
        self._empty = label(
            "Närvarolistan är tom. Lägg in platser och personer i registret och välj Mer → Uppdatera från registret, "
            "eller lägg till namn här.",
            "hint",
            wraps=True,
        )
        left = paper()
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 12, 8, 8)
        column.setSpacing(4)
        column.addWidget(self._build_tools())
        column.addWidget(self.people)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Splitter("roll call", left, self._build_right(), sizes=(1000, 328), stretched=0))
        for key, does in (
            (keys.TO_MINUTES, self._on_called),
            (keys.FIND_NAME_TOO, self._search.setFocus),
            (keys.REST_PRESENT, self._on_rest_present),
        ):
            shortcut(key, self, does, inside=False)

    def _build_list(self) -> None:
        self.list = RollCallList()
        self.list.marked.connect(self._on_marked)
        self.list.search_requested.connect(lambda: self._search.setFocus())
        self.list.service_requested.connect(self._on_service)
        self.list.person_requested.connect(self._on_person)
        self.list.fold_requested.connect(self._on_fold)
        self.list.menu_requested.connect(self._on_row_menu)
        self._search.typed.connect(lambda _: self._show_names())
        self._search.returnPressed.connect(self._on_found)

    def _build_tools(self) -> QWidget:
        self._search.setMaximumWidth(320)
        rest = ShortButton("Alla kvar är närvarande", "Alla kvar", keys.REST_PRESENT, icon="check-check")
        rest.clicked.connect(self._on_rest_present)
        person = ShortButton("Lägg till person …", "Lägg till …", keys.ADD_PERSON, icon="user-plus")
        person.clicked.connect(self._on_person)
        self._more = tool("ellipsis", "Mer", self._on_more)
        self._changing: list[QWidget] = [rest, person, self._more]
        return ToolRow(self._search, *self._changing)

    def _build_right(self) -> QWidget:
        self.attendance = AttendancePane(self._db, self._do, self._clock)
        onward = button(
            "Klart – till Protokoll",
            self._on_called,
            key=keys.TO_MINUTES,
            icon="arrow-right",
        )
        self._legend = (label("En tangent per namn", "caption"), KeyLegend(_LEGEND))
        return side_pane(self.attendance, *self._legend, onward)

    def _on_called(self) -> None:
        """Go on to the minutes; on the meeting's day it begins there, with its first item."""
        meeting, now = self.meeting, self._now()
        first = next((item.id for item in meeting.items if not item.withdrawn), None)
        planned = meeting.status is Status.PLANNED and meeting.is_held_on(now.date())
        if first is None or not planned or not meeting.roll_opened:
            self.step_requested.emit(Step.MINUTES)
            return
        if self._do(lambda: proceedings.go_to_item(self._db, meeting.id, first, self._clock())):
            self.begun.emit(first)
            self._say(f"Mötet började kl. {clock(now.time())}.")

    def _on_marked(self, entry_id: int, mark: Mark) -> None:
        before = _listed(self.meeting)
        self._do(lambda: rollcalls.mark(self._db, self.meeting.id, entry_id, mark, opens=True))
        self._tell_news(before)

    def _on_rest_present(self) -> None:
        """Mark the rest of the group that the keyboard is in."""
        group = self._chosen_group()
        if group is not None and not self.meeting.locked:
            before = _listed(self.meeting)
            self._do(lambda: rollcalls.mark_rest_present(self._db, self.meeting.id, group.id, opens=True))
            self._tell_news(before)

    def _chosen_group(self) -> Group | None:
        row = self.list.chosen_row()
        for group in self.meeting.groups:
            if isinstance(row, RollRow) and any(entry.id == row.entry_id for entry in group.entries):
                return group
            if isinstance(row, RollHeading) and row.group_id == group.id:
                return group
        return leading_group(self.meeting) or next(iter(self.meeting.groups), None)

    def _on_service(self) -> None:
        if not self.meeting.locked and not self.attendance.accept_first():
            self._say("Ingen ersättare föreslås just nu.")

    def _on_person(self) -> None:
        if not self.meeting.locked:
            self.people.open(self._chosen_group())

    def _on_fold(self, group_id: int) -> None:
        self._opened_groups ^= {group_id}
        self._show_names()

    def _on_update(self) -> None:
        """Take over what the register says now, and tell who came to the lists and who went from them."""
        if self.meeting.locked:
            return
        before = _listed(self.meeting)
        done = self._do(lambda: roll_update.update_from_register(self._db, self.meeting.id))
        if done and not self._tell_news(before):
            self._say("Namnen på listan är desamma som förut.")

    def _tell_news(self, before: tuple[str, ...]) -> bool:
        """Tell who came to the lists and who went from them, as the register had it; tell whether anybody did."""
        after = _listed(self.meeting)
        gone, new = [name for name in before if name not in after], [name for name in after if name not in before]
        told = [f"{_some(gone)} står inte längre på listan."] if gone else []
        told += [f"{_some(new)} är {'ny' if len(new) == 1 else 'nya'} på listan."] if new else []
        if told:
            self._say(" ".join(told))
        return bool(told)

    def _on_remove(self) -> None:
        """Take the chosen name from the list: a guest who was misspelt, or is on the wrong list."""
        row = self.list.chosen_row()
        if isinstance(row, RollRow) and not self.meeting.locked:
            self._do(lambda: rollcalls.remove_entry(self._db, self.meeting.id, row.entry_id))

    def _on_found(self) -> None:
        """Go to the name found, one that begins so before one that only contains it, and show all names again."""
        searched = fold(self._search.text())
        found = [row for row in roll_rows(self.meeting, searched) if isinstance(row, RollRow)]
        row = min(found, key=lambda row: f" {searched}" not in f" {fold(row.name)}", default=None)
        if row is None:
            self._say(f"Ingen på listan heter så: {self._search.text()}", MessageKind.WARNING)
            return
        self._search.clear()
        self._go_to(row.entry_id)
        self.list.setFocus()

    def _go_to(self, entry_id: int) -> None:
        """Choose a name, in a group that is opened if need be."""
        for group in self.meeting.groups:
            if any(entry.id == entry_id for entry in group.entries):
                self._opened_groups.add(group.id)
        self._show_names()
        self.list.choose_entry(entry_id)

    def _on_more(self) -> None:
        self._menu.clear()
        self._menu.addAction("Uppdatera från registret", self._on_update)
        self._menu.addAction("Ta bort namnet ur listan", self._on_remove)
        self._menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _on_row_menu(self, place: QPoint) -> None:
        """Offer what can be done with the chosen name."""
        row = self.list.chosen_row()
        if not isinstance(row, RollRow) or self.meeting.locked:
            return
        self._menu.clear()
        for mark, key in (
            (Mark.PRESENT, keys.MARK_PRESENT),
            (Mark.ABSENT, keys.MARK_ABSENT),
            (Mark.EXCUSED, keys.MARK_EXCUSED),
            (Mark.UNMARKED, keys.UNMARK),
        ):
            action = self._menu.addAction(key.words, partial(self._on_marked, row.entry_id, mark))
            action.setShortcut(QKeySequence(key.keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # it is printed here, and pressed in the list
            action.setEnabled(not row.vacant)
        self._menu.addSeparator()
        self._menu.addAction("Ta bort namnet ur listan", self._on_remove)
        self._menu.popup(place)


def _listed(meeting: Meeting) -> tuple[str, ...]:
    """Give the names that stand on some list, each once."""
    listed = {entry.attendee for group in meeting.groups for entry in group.entries}
    return tuple(attendee.name for attendee in meeting.attendees if attendee.id in listed)


def _some(names: Sequence[str]) -> str:
    return joined(names) if len(names) <= _NAMED else f"{len(names)} namn"
