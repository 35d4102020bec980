"""A row of fields that adds one more: who, and what else there is to say."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.choice import ChoiceBox, UnknownName
from samradapp.ui.widgets.fields import TextLine


class PersonAdder(QWidget):
    """Enter after a name goes on to the next field, and in any field after that it adds; without a name nothing does.

    A name that is all there is to say is added at once, and the keyboard is at the name again. The fields keep their
    words until they are told that these are recorded. What is begun and not added stays with its item.
    """

    added = Signal(int)  # attendee

    def __init__(self, words: str, person: ChoiceBox, *others: ChoiceBox | TextLine) -> None:
        super().__init__()
        self.person = person
        self._others = others
        self._key = 0
        self._unknown = UnknownName(person)
        self._begun: dict[int, tuple[object, ...]] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(person)
        layout.addWidget(self._unknown)
        for field in others:
            layout.addWidget(field)
            (field.returnPressed if isinstance(field, TextLine) else field.entered).connect(self._on_done)
        row = QHBoxLayout()
        row.addWidget(button(f"+  {words}", self._on_done, name=words))
        row.addStretch()
        layout.addLayout(row)
        person.entered.connect(self._on_named)

    @property
    def is_begun(self) -> bool:
        """Tell whether there is a name or a word that is not added yet."""
        written = any(field.text() for field in self._others if isinstance(field, TextLine))
        return written or self.person.value() is not None

    def put_away(self) -> None:
        """Keep what is begun for the item it was begun in, and leave the fields empty for another."""
        if self.is_begun:
            self._begun[self._key] = (self.person.value(), *(_value(field) for field in self._others))
        self.clear()

    def take_up(self, key: int) -> None:
        """Show what was begun in this item."""
        self._key = key
        if (begun := self._begun.pop(key, None)) is None:
            return
        self.person.choose(begun[0])
        for field, value in zip(self._others, begun[1:], strict=True):
            if isinstance(field, TextLine):
                field.show_other(str(value))
            else:
                field.choose(value)

    def begin(self) -> None:
        """Put the keyboard where the name is written."""
        self.person.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_named(self) -> None:
        if self._unknown.tell():
            return
        if self._others:
            self._others[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._on_done()

    def _on_done(self) -> None:
        attendee = self.person.value()
        if isinstance(attendee, int):
            self.added.emit(attendee)
        else:
            self._unknown.tell()
        self.begin()

    def clear(self) -> None:
        """Empty the fields for the next."""
        self.person.choose(None)
        for field in self._others:
            if isinstance(field, TextLine):
                field.show_other("")
            else:
                field.setCurrentIndex(0)


def _value(field: ChoiceBox | TextLine) -> object:
    return field.text() if isinstance(field, TextLine) else field.value()
