"""The parts of the meeting, wired to the store."""

from datetime import time
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from samradapp.domain.meeting import Meeting, Part
from samradapp.domain.text import clean_line
from samradapp.store import Database, parts, register
from samradapp.ui.meeting_page import Do, Later
from samradapp.ui.widgets.choice import Choice
from samradapp.ui.widgets.parts_panel import PartFacts, PartsPanel


class PartsPane(QWidget):
    """``do`` makes a change now, ``later`` at the next pause in typing."""

    def __init__(self, db: Database, do: Do, later: Later) -> None:
        super().__init__()
        self._db = db
        self._do = do
        self._later = later
        self._meeting: Meeting | None = None
        self.panel = PartsPanel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        self._connect()

    def load(self, meeting: Meeting) -> None:
        """Show the meeting's parts as they are stored."""
        self._meeting = meeting
        bodies = [Choice(body.id, body.name) for body in register.bodies(self._db)]
        self.panel.set_parts([_facts(meeting, part) for part in meeting.parts], bodies)
        self.panel.set_locked(meeting.locked)

    def _connect(self) -> None:
        self.panel.added.connect(self._on_added)
        self.panel.removed.connect(self._on_removed)
        self.panel.title_edited.connect(self._on_title)
        self.panel.hours_edited.connect(self._on_hours_typed)
        self.panel.hours_changed.connect(self._on_hours)
        self.panel.body_chosen.connect(self._on_body)
        self.panel.groups_changed.connect(self._on_groups)

    def _on_added(self) -> None:
        if self._meeting is not None:
            meeting = self._meeting
            added: list[int] = []
            if self._do(lambda: added.append(parts.add(self._db, meeting.id, meeting.body.id))):
                self.panel.part(added[0]).title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_removed(self, part_id: int) -> None:
        if self._meeting is not None:
            meeting_id = self._meeting.id
            self._do(lambda: parts.delete(self._db, meeting_id, part_id))

    def _on_title(self, part_id: int, title: str) -> None:
        if self._meeting is not None:
            meeting_id = self._meeting.id
            save = partial(parts.save_title, self._db, meeting_id, part_id, clean_line(title))
            self._later(("part", part_id), save, title)

    def _on_hours_typed(self, part_id: int, start: time | None, end: time | None) -> None:
        if self._meeting is not None:
            meeting_id = self._meeting.id
            self._later(
                ("hours", part_id), lambda: parts.save_hours(self._db, meeting_id, part_id, start, end), held=True
            )

    def _on_hours(self, part_id: int, start: time | None, end: time | None) -> None:
        if self._meeting is not None:
            meeting_id = self._meeting.id
            self._later(("hours", part_id), lambda: parts.save_hours(self._db, meeting_id, part_id, start, end))

    def _on_body(self, part_id: int, body_id: int) -> None:
        if self._meeting is not None:
            meeting_id = self._meeting.id
            self._do(lambda: parts.save_body(self._db, meeting_id, part_id, body_id))

    def _on_groups(self, part_id: int, groups: tuple[int, ...]) -> None:
        if self._meeting is not None:
            meeting_id = self._meeting.id
            self._do(lambda: parts.save_groups(self._db, meeting_id, part_id, groups))


def _facts(meeting: Meeting, part: Part) -> PartFacts:
    groups = tuple((group.id, group.name, group.id in part.groups) for group in meeting.groups)
    return PartFacts(part.id, part.title, part.body.id, part.start, part.end, groups)
