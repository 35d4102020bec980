"""How many serve, whether that is enough, and what is left to do of the roll call."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from samradapp.ui.tokens import Tone
from samradapp.ui.widgets.chip import Chip
from samradapp.ui.widgets.name_fold import NameFold
from samradapp.ui.widgets.parts import label
from samradapp.ui.widgets.quorum_bar import QuorumBar

_PRINCIPALS, _EXCUSED, _LEFT = "Huvudmän", "Anmält förhinder", "Kvar att pricka av"


@dataclass(frozen=True, slots=True)
class Summary:
    """What is known of the attendance at one item. ``seats`` is 0 for a body without seats, which has ``present``.

    ``needed`` is None where the body has no rule on quorum. ``principals`` are those served for, of all.
    """

    present: int = 0
    seats: int = 0
    served: int = 0
    needed: int | None = None
    met: bool = True
    proposed: int = 0
    principals: tuple[int, int] = (0, 0)
    excused: int = 0
    left: int = 0
    missing: tuple[str, ...] = ()


class AttendanceSummary(QWidget):
    """ "12 av 20" large, the verdict as a chip, the quorum as a bar, and three numbers to look at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()

    def set_summary(self, summary: Summary) -> None:
        self._head.setText("Tjänstgör nu" if summary.seats else "Närvarar nu")
        self._count.setText(str(summary.served if summary.seats else summary.present))
        self._of.setText(f"av {summary.seats}" if summary.seats else "närvarande")
        decides = bool(summary.seats) and summary.needed is not None
        self._verdict.setVisible(decides)
        if decides:
            words = ("Beslutsför", Tone.OK, "check") if summary.met else ("Inte beslutsför", Tone.ERR, "triangle-alert")
            self._verdict.show_word(*words)
        self._bar.setVisible(bool(summary.seats))
        self._bar.set_quorum(summary.seats, summary.served, summary.needed, summary.proposed)
        there, all_of_them = summary.principals
        self._say(_PRINCIPALS, f"{there} av {all_of_them}" if all_of_them > 1 else "")
        self._say(_EXCUSED, str(summary.excused) if summary.excused else "")
        self._say(_LEFT, str(summary.left) if summary.left else "inga")
        self._missing.set_names(summary.missing)

    @property
    def verdict(self) -> str:
        return self._verdict.text()

    def number(self, what: str) -> str:
        """Give what is said of "Huvudmän", "Anmält förhinder" or "Kvar att pricka av"."""
        return self._numbers[what][1].text()

    def _build(self) -> None:
        self._head = label("Tjänstgör nu", "caption")
        self._count, self._of = label(role="page"), label(role="title")
        self._verdict = Chip()
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self._of, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addStretch()
        head.addWidget(self._verdict)
        self._bar = QuorumBar()
        self._missing = NameFold("Huvudmän som ingen tjänstgör för")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._head)
        layout.addLayout(head)
        layout.addWidget(self._bar)
        layout.addLayout(self._build_numbers())
        layout.addWidget(self._missing)

    def _build_numbers(self) -> QGridLayout:
        numbers = QGridLayout()
        numbers.setVerticalSpacing(4)
        numbers.setColumnStretch(0, 1)
        self._numbers = {what: (label(what), label()) for what in (_PRINCIPALS, _EXCUSED, _LEFT)}
        for row, (what, number) in enumerate(self._numbers.values()):
            numbers.addWidget(what, row, 0)
            numbers.addWidget(number, row, 1, Qt.AlignmentFlag.AlignRight)
        return numbers

    def _say(self, what: str, number: str) -> None:
        """Say a number; one with nothing to say is not there."""
        for part in self._numbers[what]:
            part.setVisible(bool(number))
        self._numbers[what][1].setText(number)
