"""The icons: each leaves ink and is used, and they come with their licence."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from samradapp import paths
from samradapp.ui import icons

SOURCES = Path(icons.__file__).parent


@pytest.mark.parametrize("name", sorted(icons.names()))
def test_every_icon_leaves_ink_of_its_colour_inside_its_square(qapp: QApplication, name: str) -> None:
    image = QImage(32, 32, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    icons.paint_icon(painter, QRectF(4, 4, 24, 24), name, "#1F4F8F")
    painter.end()
    inked = [(x, y) for x in range(32) for y in range(32) if image.pixelColor(x, y) != QColor("white")]
    assert inked
    assert all(4 <= x < 28 and 4 <= y < 28 for x, y in inked)


def test_the_icons_come_with_their_licence() -> None:
    assert "ISC License" in paths.resource("icons/LICENSE").read_text(encoding="utf-8")


def test_an_icon_that_is_used_nowhere_is_not_brought_along() -> None:
    written = "".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py"))
    quoted = set(re.findall(r'"([a-z0-9-]+)"', written))
    assert icons.names() - quoted == set()
