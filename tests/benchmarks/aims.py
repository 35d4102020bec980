"""What a measurement prints: one line for each figure, beside its floor from the same run and the aim."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One row. ``most`` is the aim of ``took`` itself, ``times`` that of ``took`` over ``floor``; None is no aim."""

    name: str
    took: float
    floor: float | None = None
    most: float | None = None
    times: float | None = None

    @property
    def ratio(self) -> float | None:
        return None if self.floor is None else self.took / self.floor

    @property
    def met(self) -> bool:
        too_much = self.most is not None and self.took > self.most
        too_often = self.times is not None and self.ratio is not None and self.ratio > self.times
        return not (too_much or too_often)

    @property
    def aim(self) -> str:
        return ", ".join(
            [
                *([f"≤ {self.times:g}×"] if self.times is not None else []),
                *([f"≤ {self.most:g}"] if self.most is not None else []),
            ]
        )


def print_table(title: str, unit: str, lines: Sequence[Line]) -> int:
    """Print the rows under a title; gives the exit code, 1 when an aim is missed."""
    print(f"{title:48}{unit:>10}{'golv':>10}{'kvot':>8}  mål")
    for line in lines:
        floor = f"{line.floor:10.2f}{line.ratio:8.2f}" if line.floor is not None else " " * 18
        print(f"{line.name:48}{line.took:10.2f}{floor}  {line.aim}{'' if line.met else '  MISSAT'}")
    return int(not all(line.met for line in lines))


def percentile(values: Sequence[float], percent: int) -> float:
    """Give the value that so many per cent of them stay under."""
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]
