"""A person added on the spot, wired to the register and the roll."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from samradapp.domain.meeting import Meeting
from samradapp.domain.rollcall import Group
from samradapp.store import Database, register, rollcalls
from samradapp.ui.meeting_page import Do
from samradapp.ui.widgets.choice import Choice
from samradapp.ui.widgets.message_bar import MessageKind
from samradapp.ui.widgets.person_form import Known, NewPerson, PersonForm


class PersonPane(QWidget):
    """Hidden until it is asked for. Who is added opens the roll call."""

    said = Signal(str, object)  # a sentence, MessageKind
    closed = Signal()
    found = Signal(int)  # entry id of the one added, or of who was there already

    def __init__(self, db: Database, do: Do) -> None:
        super().__init__()
        self._db = db
        self._do = do
        self._meeting: Meeting | None = None
        self.form = PersonForm()
        self.form.added.connect(self._on_added)
        self.form.closed.connect(self._on_closed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 8, 4)
        layout.addWidget(self.form)
        self.hide()

    def load(self, meeting: Meeting) -> None:
        if meeting.locked or (self._meeting is not None and self._meeting.id != meeting.id):
            self.hide()
        self._meeting = meeting

    def open(self, group: Group | None) -> None:
        """Ask for a person; the group proposed is the first one that holds no seats, unless she stands in another."""
        if self._meeting is None:
            return
        groups = self._meeting.groups
        if not groups:
            self.said.emit("Mötet har ingen grupp att lägga till personen i.", MessageKind.WARNING)
            return
        known = [
            Known(person.id, person.name, person.title, person.organisation) for person in register.persons(self._db)
        ]
        seatless = next((known for known in groups if not known.seats), groups[0])
        proposed = group if group is not None and not group.seats else seatless
        self.show()
        self.form.open(known, [Choice(group.id, group.name) for group in groups], proposed.id)

    def _on_closed(self) -> None:
        self.hide()
        self.closed.emit()

    def _on_added(self, wanted: NewPerson) -> None:
        if (entry_id := self._listed(wanted)) is not None:
            self.form.close_form()
            self.said.emit(f"{wanted.name} står redan på listan.", MessageKind.INFO)
            self.found.emit(entry_id)
            return
        if self._meeting is None:
            return
        add = partial(
            rollcalls.add_guest,
            self._db,
            self._meeting.id,
            wanted.group,
            wanted.name,
            principal=wanted.organisation,
            role=wanted.role,
            person_id=wanted.person,
            opens=True,
        )
        added: list[int] = []
        if self._do(lambda: added.append(add())):
            self.form.close_form()
            self.found.emit(added[0])

    def _listed(self, wanted: NewPerson) -> int | None:
        """Give the line that a person of the register has in the group already."""
        if self._meeting is None or wanted.person is None:
            return None
        own = {known.id for known in self._meeting.attendees if known.person_id == wanted.person}
        entries = self._meeting.group(wanted.group).entries
        return next((entry.id for entry in entries if entry.attendee in own), None)
