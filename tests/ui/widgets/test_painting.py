import pytest
from PySide6.QtGui import QPainter, QPixmap
from pytestqt.qtbot import QtBot

from samradapp.ui.widgets.painting import painted


def fail(pixmap: QPixmap, painters: list[QPainter]) -> None:
    with painted(pixmap) as painter:
        painters.append(painter)
        raise ZeroDivisionError


def test_a_painter_has_smooth_edges(qtbot: QtBot) -> None:
    pixmap = QPixmap(4, 4)  # longer than its painter
    with painted(pixmap) as painter:
        assert painter.testRenderHint(QPainter.RenderHint.Antialiasing)


def test_a_painter_is_ended_also_when_what_is_painted_fails(qtbot: QtBot) -> None:
    pixmap, painters = QPixmap(4, 4), list[QPainter]()
    with pytest.raises(ZeroDivisionError):
        fail(pixmap, painters)
    assert [painter.isActive() for painter in painters] == [False]
