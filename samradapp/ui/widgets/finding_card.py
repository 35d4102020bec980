"""The chosen finding above the text: what is wrong, what to do, and the ways to do it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from samradapp.domain.review import Finding, Level, Spot
from samradapp.ui import keys
from samradapp.ui.models.findings import LEVEL_WORDS, FindingRow
from samradapp.ui.widgets.buttons import button, tool
from samradapp.ui.widgets.finding_list import level_look
from samradapp.ui.widgets.flow import Flow
from samradapp.ui.widgets.icon import Icon
from samradapp.ui.widgets.parts import clear, label

_WAYS = {
    Spot.TITLE: "Hoppa till rubriken",
    Spot.TEXT: "Hoppa till texten",
    Spot.DECISION: "Hoppa till beslutet",
    Spot.PRESENTERS: "Hoppa till föredragande",
    Spot.NUMBER: "Hoppa till numret",
    Spot.CLOCK: "Hoppa till ärendet",
    Spot.PARTS: "Öppna mötesdelarna",
    Spot.ROLL: "Öppna uppropet",
    **dict.fromkeys((Spot.FACTS, Spot.CHAIR, Spot.SECRETARY), "Öppna mötets uppgifter"),
}


class FindingCard(QFrame):
    """Says it all in words; each act has its key."""

    stepped = Signal(int)
    place_requested = Signal()
    left = Signal()
    cure_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[object, ...] = ()
        self.setProperty("card", True)
        self._build()

    def show_finding(self, row: FindingRow, place: tuple[int, int], cures: Sequence[str]) -> None:
        """Show a finding, which of how many it is, and the words of its cures."""
        finding = row.finding
        self._mark.set_look(partial(level_look, finding.level))
        self._title.setText(row.title)
        self._advice.setText(finding.advice.removeprefix(row.title).strip())
        self._count.setText(f"{place[0]} av {place[1]}")
        self._before.setEnabled(place[0] > 1)
        self._after.setEnabled(place[0] < place[1])
        self.setAccessibleName(f"{row.title}, {row.where}, {LEVEL_WORDS[finding.level]}")
        if (finding, row.left, tuple(cures)) != self._shown:
            self._shown = (finding, row.left, tuple(cures))
            self._show_acts(finding, row, cures)

    def _build(self) -> None:
        self._mark = Icon(partial(level_look, Level.WARNING), side=20)
        self._title = label(role="heading", wraps=True)
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._count = label(role="small")
        self._before = tool("chevron-up", "Förra anmärkningen", lambda: self.stepped.emit(-1))
        self._after = tool("chevron-down", "Nästa anmärkning", lambda: self.stepped.emit(1))
        self._advice = label(wraps=True)
        self._acts = Flow()
        top = QHBoxLayout()
        top.setSpacing(8)
        for part in (self._mark, self._title, self._count, self._before, self._after):
            top.addWidget(part, 1 if part is self._title else 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 10, 14)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._advice)
        layout.addLayout(self._acts)

    def _show_acts(self, finding: Finding, row: FindingRow, cures: Sequence[str]) -> None:
        clear(self._acts)
        for number, words in enumerate(cures if not row.left else ()):
            key = keys.CURES[number]
            self._acts.addWidget(button(words, partial(self.cure_chosen.emit, number), key=key))
        way = "Öppna Justera" if finding.rule == "R36" else _WAYS[finding.spot]
        self._acts.addWidget(button(way, self.place_requested.emit, key=keys.TO_PLACE, kind="bare"))
        leave = "Ta upp igen" if row.left else "Lämna så"
        self._acts.addWidget(button(leave, self.left.emit, key=keys.LEAVE_SO, kind="bare"))
