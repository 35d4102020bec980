"""Lucide's icons, painted as strokes in the colour and size of the place they stand in.

They are lines and no pictures, so a change of colours, text size or screen needs no new copies.
"""

import json
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from samradapp import paths

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

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


def icon(name: str, ink: str | QColor, size: int = 16, ratio: float = 1.0) -> "QIcon":
    """Give an icon where Qt itself wants one; it keeps its colour."""
    from PySide6.QtGui import QIcon, QPixmap  # the start needs none, and QIcon knows 151 names

    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_icon(painter, QRectF(0, 0, size, size), name, ink)
    painter.end()
    return QIcon(pixmap)


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
