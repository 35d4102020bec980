"""A row of fields that adds one more: who, and what else there is to say."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.choice import ChoiceBox
from samradapp.ui.widgets.fields import TextLine


class PersonAdder(QWidget):
    """Enter after a name goes on to the next field, and in any field after that it adds; without a name nothing does.

    A name that is all there is to say is added at once. The fields still have their words when ``added`` comes; then
    they are emptied for the next, with the keyboard at the name.
    """

    added = Signal(int)  # attendee

    def __init__(self, words: str, person: ChoiceBox, *others: ChoiceBox | TextLine) -> None:
        super().__init__()
        self.person = person
        self._others = others
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(person)
        for field in others:
            layout.addWidget(field)
            (field.returnPressed if isinstance(field, TextLine) else field.entered).connect(self._on_done)
        row = QHBoxLayout()
        row.addWidget(button(f"+  {words}", self._on_done, name=words))
        row.addStretch()
        layout.addLayout(row)
        person.entered.connect(self._on_named)

    def begin(self) -> None:
        """Put the keyboard where the name is written."""
        self.person.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_named(self) -> None:
        if self._others:
            self._others[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._on_done()

    def _on_done(self) -> None:
        attendee = self.person.value()
        if isinstance(attendee, int):
            self.added.emit(attendee)
            self._clear()
        self.begin()

    def _clear(self) -> None:
        self.person.choose(None)
        for field in self._others:
            if isinstance(field, TextLine):
                field.show_other("")
            else:
                field.setCurrentIndex(0)
