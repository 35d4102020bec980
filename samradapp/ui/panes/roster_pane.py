"""A pasted or read list before it is added: what would be new, what is there already, what could not be read."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from samradapp.actions.import_roster import apply_roster, preview_roster
from samradapp.domain.people import Person
from samradapp.domain.roster import WrittenRoster
from samradapp.domain.roster_plan import Deed, Planned, RosterPlan
from samradapp.store import Database
from samradapp.ui import keys
from samradapp.ui.models.register import Look, RegisterRow
from samradapp.ui.panes.register_writing import RegisterWriting
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.parts import label, scrolled, shortcut
from samradapp.ui.widgets.roster_preview import RosterPreview

_MOST_SAID = 12  # complaints and notes, before "och 30 till"


class RosterPane(QWidget):
    """One button adds all that is new, as one step; nothing is changed before."""

    closed = Signal()
    done = Signal(str)  # a sentence

    def __init__(self, db: Database, writing: RegisterWriting, now: Callable[[], date]) -> None:
        super().__init__()
        self._db = db
        self._writing = writing
        self._today = now
        self._wanted: tuple[int | None, WrittenRoster, int | None] | None = None
        self._build()

    def show_list(self, body_id: int | None, written: WrittenRoster, group_id: int | None, whither: str) -> None:
        """Show what a list would add to a body, to a group of it, or without a body to the persons."""
        self._wanted = (body_id, written, group_id)
        self._whither.setText(whither)
        self.load()

    def load(self) -> None:
        """Compare the list with the register as it is now."""
        if self._wanted is None:
            return
        body_id, written, group_id = self._wanted
        plan = preview_roster(self._db, body_id, written, self._today(), group_id)
        self._sentence.setText(plan.sentence(done=False))
        self._complaints.setText(_lines([str(one) for one in written.complaints]))
        self._complaints.setVisible(bool(written.complaints))
        self._notes.setText(_lines(plan.notes))
        self._notes.setVisible(bool(plan.notes))
        self.preview.set_rows(_rows(plan))
        self.preview.setVisible(bool(plan.planned))
        self._add.setEnabled(any(planned.deed is not Deed.NOTHING or _is_new(planned) for planned in plan.planned))

    def take_focus(self) -> None:
        (self._add if self._add.isEnabled() else self._cancel).setFocus()

    def _build(self) -> None:
        self._whither = label(role="title", wraps=True)
        self._sentence = label(role="lead", wraps=True)
        self._complaints = label(role="warn", wraps=True)
        self._notes = label(role="small", wraps=True)
        self.preview = RosterPreview()
        self._add = button("Lägg in", self._on_add, kind="primary", key=keys.ADD_LIST, icon="check")
        self._cancel = button("Avbryt", self.closed.emit, key=keys.FORM_CANCEL)
        shortcut(keys.ADD_LIST, self, self._on_add)
        shortcut(keys.FORM_CANCEL, self, self.closed.emit)
        acts = QHBoxLayout()
        for part in (self._add, self._cancel):
            acts.addWidget(part)
        acts.addStretch()
        said = QWidget()
        column = QVBoxLayout(said)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for words in (self._complaints, self._notes, self.preview):
            column.addWidget(words)
        column.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._whither)
        layout.addWidget(self._sentence)
        layout.addLayout(acts)
        layout.addWidget(scrolled(said), 1)

    def _on_add(self) -> None:
        if self._wanted is None or not self._add.isEnabled():
            return
        body_id, written, group_id = self._wanted
        plans: list[RosterPlan] = []
        if self._writing.write(lambda: plans.append(apply_roster(self._db, body_id, written, self._today(), group_id))):
            self._wanted = None
            self.done.emit(plans[0].sentence(done=True))


def _lines(sentences: list[str] | tuple[str, ...]) -> str:
    shown = list(sentences[:_MOST_SAID])
    more = len(sentences) - len(shown)
    return "\n".join([*shown, f"… och {more} till"] if more else shown)


def _is_new(planned: Planned) -> bool:
    return planned.person is not None and planned.person.id < 0


def _rows(plan: RosterPlan) -> tuple[RegisterRow, ...]:
    """Give a row for each name: its line in the list, who, for whom, and what is done."""
    return tuple(_row(number, planned) for number, planned in enumerate(plan.planned, start=1))


def _row(number: int, planned: Planned) -> RegisterRow:
    row, nothing = planned.row, planned.deed is Deed.NOTHING
    person = planned.person or Person(0, "Vakant")
    party = f"({row.party})" if row.party else ""
    whose = " ".join(word for word in (planned.principal or row.organisation, party) if word)
    values = (f"{row.line}", person.name, whose, row.role or row.title, _DEEDS[planned.deed])
    return RegisterRow(number, values, Look.QUIET if nothing else Look.PLAIN)


_DEEDS = {
    Deed.SEAT: "ny på en plats",
    Deed.SUBSTITUTE: "ny ersättare",
    Deed.GROUP: "ny i gruppen",
    Deed.PERSON: "ny i registret",
    Deed.NOTHING: "finns redan",
}
