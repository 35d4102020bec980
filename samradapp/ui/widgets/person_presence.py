"""One person at one item: how it is, what can be noted, and how the protocol will put it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from samradapp.domain.rollcall import EventKind
from samradapp.ui import keys
from samradapp.ui.tokens import Tone
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.chip import Chip
from samradapp.ui.widgets.parts import card, hairline, label


@dataclass(frozen=True, slots=True)
class PersonState:
    """ "Ragna Furuhäll (KD)", "Ekviken, ledamot", "Jäv i ärende 20", "Utanför rummet …"; ``printed`` is the protocol's
    own line. ``came`` and ``removal`` are what those acts are called here; empty ones cannot be done.
    """

    name: str
    detail: str
    chip: str
    tone: Tone
    words: str
    printed: str
    came: str = ""
    left: bool = False
    recused: bool = False
    removal: str = ""


class PersonPresence(QWidget):
    """What cannot be done at the chosen cell is not offered."""

    act_requested = Signal(object)  # EventKind
    removal_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()

    def show_state(self, state: PersonState) -> None:
        self._name.setText(state.name)
        self._detail.setText(state.detail)
        self._detail.setVisible(bool(state.detail))
        self._chip.show_word(state.chip, state.tone)
        self._words.setText(state.words)
        self._words.setVisible(bool(state.words))
        self._printed.setText(state.printed)
        for act, words in ((self._came, state.came), (self._remove, state.removal)):
            act.setText(words)
            act.setAccessibleName(words)
            act.setVisible(bool(words))
            act.updateGeometry()
        self._left.setVisible(state.left)
        self._recused.setVisible(state.recused)

    @property
    def text(self) -> str:
        """All that is said, a line each."""
        parts = (self._name, self._detail, self._chip, self._words, self._printed)
        return "\n".join(part.text() for part in parts)

    def _build(self) -> None:
        self.setAccessibleName("Personen i ärendet")
        self._name = label(role="heading", wraps=True)
        self._detail = label(role="small", wraps=True)
        self._chip = Chip()
        self._words = label(wraps=True)
        asks = self.act_requested.emit
        self._came = button("", lambda: asks(EventKind.ARRIVES), key=keys.CAME, icon="log-in")
        self._left = button("Lämnade mötet", lambda: asks(EventKind.LEAVES), key=keys.LEFT, icon="log-out")
        self._recused = button("Jäv i ärendet", lambda: asks(EventKind.RECUSED), key=keys.RECUSED, icon="shield-alert")
        self._remove = button("", self.removal_requested.emit, key=keys.REMOVE_EVENT, icon="undo-2")
        frame = card()
        self._printed = label(wraps=True)
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(12, 10, 12, 10)
        inner.addWidget(self._printed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._name)
        layout.addWidget(self._detail)
        layout.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._words, self._came, self._left, self._recused, self._remove, hairline()):
            layout.addWidget(part)
        layout.addWidget(label("Så står det i protokollet", "caption"))
        layout.addWidget(frame)
