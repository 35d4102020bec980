"""Who adjusts: the names with what they represent, and the way to choose among those who were there, or others."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from samradapp.ui.soon import soon
from samradapp.ui.tokens import Tone
from samradapp.ui.widgets.buttons import button, tool
from samradapp.ui.widgets.chip import Chip
from samradapp.ui.widgets.choice import Choice, ChoiceBox
from samradapp.ui.widgets.flow import Flow
from samradapp.ui.widgets.parts import card, clear, hairline, label

_USUAL = 2  # a protocol is most often adjusted by one or two; until then names are proposed


@dataclass(frozen=True, slots=True)
class AdjusterRow:
    """``detail`` is what she represents, ``signed`` when she signed ("12 maj 2026") or nothing."""

    name: str
    detail: str = ""
    signed: str = ""


class AdjusterList(QWidget):
    """``chosen`` gives all names in their order, after one has come or gone."""

    chosen = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[AdjusterRow, ...] = ()
        self._shown: tuple[object, ...] = ()
        self._build()

    def show_adjusters(
        self, rows: Sequence[AdjusterRow], proposed: Sequence[str], offered: Sequence[str], *, locked: bool
    ) -> None:
        """Show who adjusts, whom to propose and all who may be added; locked it is only read."""
        self._rows = tuple(rows)
        if (shown := (self._rows, tuple(proposed), tuple(offered), locked)) == self._shown:
            return
        self._shown = shown
        self._none.setVisible(not rows)
        self._card.setVisible(bool(rows))
        clear(self._names)
        for position, row in enumerate(rows):
            if position:
                self._names.addWidget(hairline())
            self._names.addWidget(self._line(row, locked=locked))
        self._adder.setVisible(not locked)
        self._show_proposals(proposed if len(rows) < _USUAL and not locked else ())
        self._box.set_choices([Choice(name, name) for name in offered])

    def take_focus(self) -> None:
        """Put the keyboard where the next one is chosen."""
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._none = label("Ingen justerare är vald.", "small", wraps=True)
        self._card = card()
        self._names = QVBoxLayout(self._card)
        self._names.setContentsMargins(12, 6, 6, 6)
        self._names.setSpacing(4)
        self._proposals = QWidget()
        self._flow = Flow(self._proposals, gap=6)
        self._box = ChoiceBox("Lägg till justerare", searchable=True)
        if (line := self._box.lineEdit()) is not None:
            line.setPlaceholderText("Lägg till justerare")
        self._box.chosen.connect(self._on_chosen)
        self._box.entered.connect(lambda: self._on_chosen(self._box.value()))
        self._adder = QWidget()
        adder = QVBoxLayout(self._adder)
        adder.setContentsMargins(0, 0, 0, 0)
        adder.setSpacing(6)
        adder.addWidget(self._proposals)
        adder.addWidget(self._box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(6)
        for part in (self._none, self._card, self._adder):
            layout.addWidget(part)

    def _line(self, row: AdjusterRow, *, locked: bool) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 2, 0, 2)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(row.name, wraps=True))
        if detail := ", ".join(piece for piece in (row.detail, f"godkänt {row.signed}" if row.signed else "") if piece):
            words.addWidget(label(detail, "small", wraps=True))
        layout.addLayout(words, 1)
        if row.signed:
            layout.addWidget(Chip("Godkänt", Tone.OK, "check"))
        if not locked:
            remove = tool("x", f"Ta bort justeraren {row.name}", lambda: self._on_removed(row.name), compact=True)
            layout.addWidget(remove)
        return line

    def _show_proposals(self, names: Sequence[str]) -> None:
        clear(self._flow)
        for name in names[:_USUAL]:
            choose = button(name, partial(self._on_chosen, name), icon="plus", name=f"Välj {name}")
            self._flow.addWidget(choose)
        self._proposals.setVisible(bool(names))

    def _on_chosen(self, name: object) -> None:
        """Ask for one more; the name stays in the box until she is on the list."""
        if isinstance(name, str) and name not in self._chosen_names():
            self.chosen.emit((*self._chosen_names(), name))
        soon(self, self._empty_box)  # the list of names fills the box in when it closes

    def _empty_box(self) -> None:
        if self._box.currentText() in self._chosen_names():
            self._box.choose(None)

    def _chosen_names(self) -> list[str]:
        return [row.name for row in self._rows]

    def _on_removed(self, name: str) -> None:
        self.chosen.emit(tuple(row.name for row in self._rows if row.name != name))
