"""Make ``resources/icons/icons.json`` from Lucide's drawings, so that the window paints them without an SVG reader.

    pip install fonttools
    python3 packaging/make_icons.py FOLDER      the folder ``icons`` of the npm package lucide-static

Each icon becomes a list of strokes in Lucide's square of 24: ["M", x, y], ["L", x, y], ["C", x1, y1, x2, y2, x, y],
["Z"]. A name that is not in NAMES is not in the program; one that is must be used (tests/ui/test_icons.py).
"""

import json
import sys
from pathlib import Path

from fontTools.pens.basePen import BasePen
from fontTools.svgLib import SVGPath

TARGET = Path(__file__).resolve().parent.parent / "resources" / "icons" / "icons.json"

NAMES = """
    arrow-down arrow-left arrow-right arrow-up ban bold book-open book-user calendar-clock calendar-days check
    check-check chevron-down chevron-left chevron-right chevron-up circle circle-check circle-dot
    circle-question-mark circle-slash circle-x clipboard-check clock-alert compass copy ellipsis file-down
    file-text folder-open gavel grip-vertical heading history hourglass info italic key-round landmark
    layout-template list list-indent-decrease list-indent-increase list-ordered lock lock-open log-in log-out
    mail message-square-quote minus package pen-line pencil play plus redo-2 refresh-cw rotate-ccw search
    settings shield-alert text-quote timer triangle-alert undo-2 user user-check user-plus users vote x
"""


class StrokePen(BasePen):
    """Write down the strokes that a drawing is made of; fontTools calls its methods by these names."""

    def __init__(self) -> None:
        super().__init__(None)
        self.strokes: list[list[str | float]] = []

    def _moveTo(self, point: tuple[float, float]) -> None:
        self._add("M", point)

    def _lineTo(self, point: tuple[float, float]) -> None:
        self._add("L", point)

    def _curveToOne(self, *points: tuple[float, float]) -> None:
        self._add("C", *points)

    def _closePath(self) -> None:
        self._add("Z")

    def _endPath(self) -> None:
        """Do nothing: an open line just ends."""

    def _add(self, command: str, *points: tuple[float, float]) -> None:
        self.strokes.append([command, *(round(value, 3) for point in points for value in point)])


def strokes(drawing: Path) -> list[list[str | float]]:
    """Give the strokes of one SVG drawing."""
    pen = StrokePen()
    SVGPath(str(drawing)).draw(pen)
    return pen.strokes


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    folder = Path(sys.argv[1])
    lines = [f" {json.dumps(name)}: {json.dumps(strokes(folder / f'{name}.svg'))}" for name in sorted(NAMES.split())]
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
