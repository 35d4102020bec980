"""Möten: the meetings by year, what is going on now, what is to be followed up, and the ways to begin."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from samradapp.domain.status import Status
from samradapp.domain.swedish import clock, counted, fold, sentence_case, short_date, short_day, short_weekday_date
from samradapp.store import Database, meeting_list
from samradapp.store.meeting_list import MeetingLine
from samradapp.ui import keys
from samradapp.ui.models.meeting_list import MeetingListRow, MeetingRow, MoreRow, YearRow
from samradapp.ui.soon import soon
from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.body_choice import BodyChoice
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.fields import SearchLine
from samradapp.ui.widgets.key_hints import KeyCap
from samradapp.ui.widgets.meeting_header import status_chip
from samradapp.ui.widgets.meeting_list import MeetingList
from samradapp.ui.widgets.parts import label, shortcut, side_pane
from samradapp.ui.widgets.start_side import Due, DuePanel, Now, NowCard

if TYPE_CHECKING:
    from samradapp.domain.assignment import Assignment

_SHOWN_OF_OLDER = 3  # meetings of an earlier year that stand there until more are wanted
_DUE_SHOWN = 3
_SIDE = 376
_DUE_DELAY_MS = 50  # after the first paint


class StartPage(QWidget):
    """Enter opens the chosen meeting; the one that is going on, else the latest, is chosen from the beginning."""

    opened = Signal(int)
    new_requested = Signal()
    import_requested = Signal()
    example_requested = Signal()
    removal_requested = Signal(int)
    assignments_requested = Signal()
    decision_requested = Signal(int, int)  # meeting, item

    def __init__(self, db: Database, now: Callable[[], datetime], safety: str) -> None:
        super().__init__()
        self._db = db
        self._now = now
        self._lines: tuple[MeetingLine, ...] = ()
        self._searched: dict[int, str] | None = None  # read when the first letter is typed
        self._narrow = False
        self._whole_years: set[int] = set()
        self._build(safety)

    def load(self) -> None:
        """Read the meetings again; the chosen one stays chosen."""
        first = not self._lines
        self._lines = meeting_list.list_meetings(self._db)
        self._searched = None
        self._bodies.set_choices([(None, "Alla organ"), *_bodies(self._lines)] if _bodies(self._lines)[1:] else [])
        self._show_found()
        self._head.setVisible(bool(self._lines))
        self._side.setVisible(bool(self._lines) and not self._narrow)
        running = next((line for line in self._lines if line.status is Status.OPEN), None)
        self.now_card.show_now(_now(running) if running else self._next())
        if first and running is not None:
            self.list.choose(running.id)
        soon(self, self._show_due, _DUE_DELAY_MS)

    def status_facts(self) -> list[str]:
        count = len(self._lines)
        return [counted(count, "möte", "möten")] if count else []

    def key_hints(self) -> list[tuple[str, str]]:
        return [("↑↓", "välj"), ("↵", "öppna")] if self._lines else [("Tab", "nästa"), ("↵", "välj")]

    def take_focus(self) -> None:
        if self.list.isVisibleTo(self):
            self.list.focus()
        else:
            self._search.setFocus()

    def make_room(self, *, narrow: bool) -> None:
        """Let the side give way in a narrow window; Enter continues all the same. Its width follows the text size."""
        self._narrow = narrow
        self._side.setVisible(bool(self._lines) and not narrow)
        if not narrow:  # hidden it would still keep the window wide, until it is laid out anew
            self._side.setFixedWidth(scaled(_SIDE, QApplication.font()))

    def _build(self, safety: str) -> None:
        self.list = MeetingList()
        self.list.set_safety(safety)
        self.list.opened.connect(self.opened)
        self.list.more_requested.connect(self._on_more)
        self.list.removal_requested.connect(self.removal_requested)
        self.list.new_requested.connect(self.new_requested)
        self.list.import_requested.connect(self.import_requested)
        self.list.example_requested.connect(self.example_requested)
        self._nothing = label("Inget möte stämmer med det du söker.", "hint")
        main = QVBoxLayout()
        main.setContentsMargins(16, 24, 16, 0)
        main.setSpacing(4)  # a year's heading has air of its own
        main.addWidget(self._build_head())
        main.addWidget(self._nothing)
        main.addWidget(self.list, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(main, 1)
        layout.addWidget(self._build_side(safety))
        shortcut(keys.NEW_MEETING, self, self.new_requested.emit, inside=False)
        shortcut(keys.FETCH_MEETING, self, self.import_requested.emit, inside=False)
        shortcut(keys.SEARCH_MEETINGS, self, self._search.setFocus, inside=False)

    def _build_head(self) -> QWidget:
        self._search = SearchLine("Sök bland mötena", "Sök möten, ärenden och namn")
        self._search.typed.connect(lambda _: self._show_found())
        self._search.returnPressed.connect(self._on_found)
        self._bodies = BodyChoice("Visa möten för")
        self._bodies.chosen.connect(lambda _: self._show_found())
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self._search, 1)
        tools.addWidget(KeyCap(keys.SEARCH_MEETINGS.cap))
        tools.addSpacing(16)
        fetch = button("Hämta möte …", self.import_requested.emit, icon="folder-open", name="Hämta möte …")
        fetch.setToolTip(f"Hämta möte ({keys.FETCH_MEETING.cap})")
        tools.addWidget(fetch)
        tools.addWidget(button("Nytt möte", self.new_requested.emit, kind="primary", key=keys.NEW_MEETING, icon="plus"))
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(16, 0, 8, 0)
        head.setSpacing(12)
        head.addWidget(label("Möten", "page"))
        head.addLayout(tools)
        head.addWidget(self._bodies)
        return self._head

    def _build_side(self, safety: str) -> QWidget:
        self.now_card = NowCard()
        self.now_card.opened.connect(self.opened)
        self.due = DuePanel()
        self.due.all_requested.connect(self.assignments_requested)
        self.due.chosen.connect(self.decision_requested)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 28, 20, 12)
        column.setSpacing(20)
        column.addWidget(self.now_card)
        column.addWidget(self.due)
        column.addStretch()
        foot = label(safety, "small", wraps=True)
        foot.setContentsMargins(8, 0, 8, 4)
        self._side = side_pane(inner, foot)
        self._side.setProperty("edged", True)
        return self._side

    def _next(self) -> Now | None:
        """Give the next planned meeting, when none is going on."""
        today = self._now().date()
        planned = [line for line in self._lines if line.status is Status.PLANNED and line.day >= today]
        return _planned(min(planned, key=lambda line: line.day)) if planned else None

    def _show_due(self) -> None:
        """Read what is to be followed up; it waits for the meetings to be painted."""
        if not self.isVisible():
            return  # left meanwhile, or the window is closed and the database with it
        from samradapp.store.assignments import open_assignments

        today = self._now().date()
        found = open_assignments(self._db)
        late = sum(one.is_late(today) for one in found)
        first = [_due(one, today) for one in found[:_DUE_SHOWN]]
        self.due.show_due(first, late, len(found))

    def _on_found(self) -> None:
        chosen = self.list.chosen_meeting()
        if chosen is not None and self.list.isVisible():
            self.opened.emit(chosen)

    def _on_more(self, year: int) -> None:
        """Show the whole year, and stay where its hidden meetings begin."""
        shown = {line.id for line in self._lines if line.day.year == year}
        before = [row.id for row in self._rows if isinstance(row, MeetingRow)]
        self._whole_years.add(year)
        self._show_found()
        new = [row.id for row in self._rows if isinstance(row, MeetingRow) and row.id in shown and row.id not in before]
        if new:
            self.list.choose(new[0])

    def _show_found(self) -> None:
        wanted = fold(self._search.text()).split()
        body = self._bodies.value()
        found = [line for line in self._lines if body in (None, line.body_id) and self._matches(line, wanted)]
        self._nothing.setVisible(bool(self._lines) and not found)
        self.list.setVisible(bool(found) or not self._lines)
        whole = None if wanted else frozenset(self._whole_years)
        self._rows = tuple(meeting_rows(found, whole))
        if found or not self._lines:  # where nothing is found no way to begin is offered, not even out of sight
            self.list.set_rows(self._rows)

    def _matches(self, line: MeetingLine, wanted: list[str]) -> bool:
        """Tell whether a meeting holds all the words: in its own facts, its items' titles or its names."""
        if not wanted:
            return True
        if self._searched is None:
            from samradapp.store.searched_words import searched_words

            self._searched = searched_words(self._db)
        words = self._searched.get(line.id, "")
        return all(word in words for word in wanted)


def _bodies(lines: Sequence[MeetingLine]) -> list[tuple[int | None, str]]:
    """Give the bodies that have meetings, the one with the latest first."""
    return list({line.body_id: (line.body_id, line.body) for line in lines}.values())


def _now(line: MeetingLine) -> Now:
    since = f"sedan {clock(time.fromisoformat(line.opened))}" if line.opened else ""
    title = f"{line.body} {line.label}"
    return Now(line.id, "Just nu", status_chip(line.status), since, title, line.current, "Fortsätt skriva")


def _planned(line: MeetingLine) -> Now:
    day = short_weekday_date(line.day)
    title = f"{line.body} {line.label}"
    return Now(line.id, "Nästa möte", status_chip(line.status), day, title, _items(line), "Förbered mötet")


def _due(one: "Assignment", today: date) -> Due:
    day = _due_day(one.due, today)
    return Due(one.meeting_id, one.item_id, sentence_case(one.short), one.assignee, day, one.is_late(today))


def _due_day(day: date | None, today: date) -> str:
    """Give "30 apr", with the year when it is another."""
    if day is None:
        return ""
    return short_date(day) if day.year != today.year else short_day(day)


def meeting_rows(lines: Sequence[MeetingLine], whole: frozenset[int] | None = None) -> Iterator[MeetingListRow]:
    """Give the rows of the list, each year under its heading.

    The newest year stands there whole, of the others the latest meetings, unless they are among ``whole``; None shows
    everything.
    """
    newest = lines[0].day.year if lines else 0
    for year, of_year in groupby(lines, key=lambda line: line.day.year):
        group = list(of_year)
        yield YearRow(year, counted(len(group), "möte", "möten"))
        folded = whole is not None and year != newest and year not in whole and len(group) > _SHOWN_OF_OLDER + 1
        for line in group[:_SHOWN_OF_OLDER] if folded else group:
            day = short_weekday_date(line.day)
            yield MeetingRow(line.id, line.label, line.body, _detail(line), day, *status_chip(line.status))
        if folded:
            yield MoreRow(year, len(group) - _SHOWN_OF_OLDER)


def _detail(line: MeetingLine) -> str:
    """Say what there is to know of a meeting: where it is, how much it holds."""
    if line.current:
        return f"Nu: {line.current}" + (f" · {line.decisions} beslut hittills" if line.decisions else "")
    return _items(line) + (f" · {line.decisions} beslut" if line.decisions else "")


def _items(line: MeetingLine) -> str:
    return counted(line.items, "ärende", "ärenden") if line.items else "inga ärenden än"
