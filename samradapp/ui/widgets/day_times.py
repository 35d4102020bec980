"""Whether the day holds, in a few lines: hours, planned time, breaks, and what is left."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from samradapp.domain.schedule import DayPlan
from samradapp.domain.swedish import clock_range, duration
from samradapp.ui.widgets.parts import clear, follow_text_size, label


class TimeLine(NamedTuple):
    """A name, what it is, and how it is said: "", ok or warn."""

    name: str
    value: str
    role: str = ""


def time_lines(plan: DayPlan) -> tuple[TimeLine, ...]:
    """Say the plan of the day; the breaks stand under each other."""
    lines = [TimeLine("Tid", clock_range(plan.start, plan.end) or "ingen tid satt")]
    lines.append(TimeLine("Planerat", duration(plan.planned)))
    names = ("Rast" if len(plan.breaks) == 1 else "Raster", *[""] * len(plan.breaks))
    lines += [TimeLine(name, clock_range(*hours)) for name, hours in zip(names, plan.breaks, strict=False)]
    if plan.air is not None:
        lines.append(TimeLine("Luft kvar", air_words(plan.air), "ok" if plan.air >= 0 else "warn"))
    return tuple(lines)


def air_words(air: int) -> str:
    """Give "1 tim 10 min", "ingen", or in words that too much is planned."""
    if air < 0:
        return f"{duration(-air)} för mycket"
    return duration(air) if air else "ingen"


class DayTimes(QWidget):
    """Names at the left, values at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Mötets tid")
        self._lines: tuple[TimeLine, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    def set_lines(self, lines: Sequence[TimeLine]) -> None:
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        clear(self._grid)
        for row, line in enumerate(lines):
            self._grid.addWidget(_upright(label(line.name, "small")), row, 0)
            value = _upright(label(line.value, line.role))
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            value.setAccessibleName(f"{line.name} {line.value}".strip())
            self._grid.addWidget(value, row, 1)

    @property
    def lines(self) -> tuple[TimeLine, ...]:
        return self._lines


def _upright(words: QLabel) -> QLabel:
    follow_text_size(words, lambda: words.setMinimumHeight(words.fontMetrics().height() + 4))
    return words
