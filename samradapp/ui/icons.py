"""Lucide's icons, painted as strokes in the colour and size of the place they stand in.

They are lines and no pictures, so a change of colours, text size or screen needs no new copies.
"""

import json
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from samradapp import paths

_SQUARE = 24  # Lucide draws in a square of 24
_SMALL = 16  # up to this size the lines are a little stronger


def paint_icon(painter: QPainter, rect: QRectF, name: str, ink: str | QColor) -> None:
    """Paint an icon in a square, as wide as ``rect``; raises KeyError for a name that is not brought along."""
    scale = rect.width() / _SQUARE
    pen = QPen(QColor(ink), 2 if rect.width() <= _SMALL else 1.75)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(scale, scale)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_path(name))
    painter.restore()


def names() -> frozenset[str]:
    """Give the names of all icons that are brought along."""
    return frozenset(_drawings())


@cache
def _drawings() -> dict[str, list[list[str | float]]]:
    drawings: dict[str, list[list[str | float]]] = json.loads(
        paths.resource("icons/icons.json").read_text(encoding="utf-8")
    )
    return drawings


@cache
def _path(name: str) -> QPainterPath:
    path = QPainterPath()
    moves: dict[str, Callable[..., None]] = {
        "M": path.moveTo,
        "L": path.lineTo,
        "C": path.cubicTo,
        "Z": path.closeSubpath,
    }
    for command, *numbers in _drawings()[name]:
        moves[str(command)](*numbers)
    return path
