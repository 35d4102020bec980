"""A small form for somebody who is here and not on the list."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QCompleter, QFrame, QGridLayout, QHBoxLayout, QWidget

from samradapp.domain.text import clean_line
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.choice import Choice, ChoiceBox
from samradapp.ui.widgets.fields import TextLine
from samradapp.ui.widgets.parts import card, form_keys

_NAME, _PLACE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1  # of a person who is proposed


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the register, with what a line in the list says of her."""

    id: int
    name: str
    role: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class NewPerson:
    """``person`` is her place in the register, where she was chosen from it."""

    name: str
    role: str
    organisation: str
    group: int
    person: int | None = None


class PersonForm(QWidget):
    """Names of the register are proposed as she types, and one that is chosen fills the other fields.

    Enter adds the person, Esc closes.
    """

    added = Signal(object)  # NewPerson
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: tuple[Known, ...] = ()
        self._chosen: Known | None = None  # taken from the names that are proposed
        self._completer: QCompleter | None = None
        self._build()

    def open(self, known: Sequence[Known], groups: Sequence[Choice], group: int | None) -> None:
        """Ask for a person of a group, with the keyboard at the name."""
        self._known = tuple(known)
        self._chosen = None
        self._propose()
        self._group.set_choices(groups)
        self._group.choose(group)
        for field in (self._name, self._role, self._organisation):
            field.clear()
        self.show()
        self._name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter and Esc belong to the open list of names."""
        if event.type() == QEvent.Type.ShortcutOverride and self._names_are_open():
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _propose(self) -> None:
        """Propose names with what tells them apart; what comes into the field is the name alone."""
        model = QStandardItemModel(len(self._known), 1, self)
        for place, person in enumerate(self._known):
            model.setData(model.index(place, 0), _words(person))
            model.setData(model.index(place, 0), person.name, _NAME)
            model.setData(model.index(place, 0), place, _PLACE)
        completer = self._completer = QCompleter(model, self)
        completer.setCompletionRole(_NAME)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(6)
        completer.activated.connect(self._on_completed)
        self._name.setCompleter(completer)

    def _names_are_open(self) -> bool:
        popup = self._completer.popup() if self._completer is not None else None
        return popup is not None and popup.isVisible()

    def _build(self) -> None:
        self.setAccessibleName("Lägg till person")
        self._name = TextLine("Ny person", "Namn")
        self._role = TextLine("Roll eller titel", "Roll eller titel")
        self._organisation = TextLine("Organisation", "Organisation")
        self._group = ChoiceBox("Grupp för ny person")
        self._group.setMinimumContentsLength(20)
        self._name.installEventFilter(self)
        frame = card()
        grid = QGridLayout(frame)
        grid.setContentsMargins(12, 12, 12, 12)
        for column, field in enumerate((self._name, self._role, self._organisation)):
            grid.addWidget(field, 0, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self._group, 1, 0)
        grid.addLayout(self._build_buttons(), 1, 1, 1, 2)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        self._bind(frame)
        self.hide()

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button("Avbryt", self.close_form, kind="bare", key="Esc"))
        row.addWidget(button("Lägg till", self._on_added, kind="primary", key="↵"))
        return row

    def _bind(self, frame: QFrame) -> None:
        form_keys(frame, self._on_added, self.close_form)

    def _on_completed(self) -> None:
        popup = self._completer.popup() if self._completer is not None else None
        if popup is None:
            return
        person = self._chosen = self._known[popup.currentIndex().data(_PLACE)]
        self._role.setText(person.role)
        self._organisation.setText(person.organisation)

    def _on_added(self) -> None:
        name, group = clean_line(self._name.text()), self._group.value()
        if not name or not isinstance(group, int):
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        role, organisation = clean_line(self._role.text()), clean_line(self._organisation.text())
        person = self._person(name, role, organisation)
        self.added.emit(NewPerson(name, role, organisation, group, person))

    def _person(self, name: str, role: str, organisation: str) -> int | None:
        """Give whom of the register it is: the one chosen, or the only one of that name whom nothing typed denies."""
        if self._chosen is not None and self._chosen.name == name:
            return self._chosen.id
        same = [
            known
            for known in self._known
            if known.name == name and role in ("", known.role) and organisation in ("", known.organisation)
        ]
        return same[0].id if len(same) == 1 else None

    def close_form(self) -> None:
        """Close the form, for the person is on the list or not wanted."""
        self.hide()
        self.closed.emit()


def _words(person: Known) -> str:
    """Give a name as it is proposed: "Maria Berg, Granfors"."""
    more = person.organisation or person.role
    return f"{person.name}, {more}" if more else person.name
