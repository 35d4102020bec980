"""Möten: the meetings by year, and the ways to begin."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from samradapp.domain.status import Status
from samradapp.domain.swedish import fold, weekday_date
from samradapp.store import Database, meeting_list
from samradapp.store.meeting_list import MeetingLine
from samradapp.ui import keys
from samradapp.ui.models.meeting_list import MeetingListRow, MeetingRow, YearRow
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.fields import TextLine
from samradapp.ui.widgets.meeting_header import status_chip
from samradapp.ui.widgets.meeting_list import MeetingList
from samradapp.ui.widgets.parts import label, shortcut


class StartPage(QWidget):
    """Enter opens the chosen meeting; the one that is going on, else the latest, is chosen from the beginning."""

    opened = Signal(int)
    new_requested = Signal()
    import_requested = Signal()
    example_requested = Signal()
    removal_requested = Signal(int)

    def __init__(self, db: Database) -> None:
        super().__init__()
        self._db = db
        self._lines: tuple[MeetingLine, ...] = ()
        self._build()

    def load(self) -> None:
        """Read the meetings again; the chosen one stays chosen."""
        first = not self._lines
        self._lines = meeting_list.list_meetings(self._db)
        self._show_found()
        self._tools.setVisible(bool(self._lines))
        running = next((line.id for line in self._lines if line.status is Status.OPEN), None)
        if first and running is not None:
            self.list.choose(running)

    def status_facts(self) -> list[str]:
        count = len(self._lines)
        return [f"{count} möte" if count == 1 else f"{count} möten"] if count else []

    def key_hints(self) -> list[tuple[str, str]]:
        return [("↑↓", "välj"), ("↵", "öppna")] if self._lines else [("Tab", "nästa"), ("↵", "välj")]

    def take_focus(self) -> None:
        self.list.focus()

    def _build(self) -> None:
        self._search = TextLine("Sök bland mötena", "Sök på organ, nummer eller diarienummer")
        self._search.typed.connect(lambda _: self._show_found())
        self._search.returnPressed.connect(self._on_found)
        self._nothing = label("Inget möte stämmer med det du söker.", "hint")
        self.list = MeetingList()
        self.list.opened.connect(self.opened)
        self.list.new_requested.connect(self.new_requested)
        self.list.import_requested.connect(self.import_requested)
        self.list.example_requested.connect(self.example_requested)
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.addWidget(self._search, 1)
        tools.addWidget(button("Ta bort mötet", self._on_remove, kind="bare-delete"))
        tools.addWidget(button("Hämta möte …", self.import_requested.emit, key="Ctrl+O"))
        tools.addWidget(button("Nytt möte", self.new_requested.emit, kind="primary", key="Ctrl+N"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 12)
        layout.addWidget(label("Möten", "page"))
        layout.addWidget(self._tools)
        layout.addWidget(self._nothing)
        layout.addWidget(self.list, 1)
        shortcut(keys.NEW_MEETING, self, self.new_requested.emit, inside=False)
        shortcut(keys.FETCH_MEETING, self, self.import_requested.emit, inside=False)
        shortcut(keys.SEARCH_MEETINGS, self, self._search.setFocus, inside=False)

    def _on_remove(self) -> None:
        chosen = self.list.chosen_meeting()
        if chosen is not None and self.list.isVisible():
            self.removal_requested.emit(chosen)

    def _on_found(self) -> None:
        chosen = self.list.chosen_meeting()
        if chosen is not None and self.list.isVisible():
            self.opened.emit(chosen)

    def _show_found(self) -> None:
        wanted = fold(self._search.text()).split()
        found = [line for line in self._lines if all(word in _searched(line) for word in wanted)]
        self._nothing.setVisible(bool(self._lines) and not found)
        self.list.setVisible(bool(found) or not self._lines)
        self.list.set_rows(tuple(meeting_rows(found)))


def _searched(line: MeetingLine) -> str:
    return fold(f"{line.body} {line.label} {line.reference} {weekday_date(line.day)}")


def meeting_rows(lines: Sequence[MeetingLine]) -> Iterator[MeetingListRow]:
    """Give the rows of the list, each year under its heading."""
    for year, of_year in groupby(lines, key=lambda line: line.day.year):
        group = list(of_year)
        yield YearRow(year, f"{len(group)} möte" if len(group) == 1 else f"{len(group)} möten")
        for line in group:
            yield MeetingRow(
                line.id, line.label, line.body, _detail(line), weekday_date(line.day), *status_chip(line.status)
            )


def _detail(line: MeetingLine) -> str:
    """Say what there is to know of a meeting: where it is, else how much it holds."""
    count = f"{line.items} ärenden, {line.decisions} beslut"
    return f"Nu: {line.current}" if line.current else count
