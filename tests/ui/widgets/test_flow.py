"""Rows that break where there is no more room."""

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from samradapp.ui.widgets.flow import Flow


def test_parts_break_into_rows_by_the_width_there_is(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    flow = Flow(ground, gap=8)
    parts = [QPushButton("Ord på knappen") for _ in range(4)]
    for part in parts:
        flow.addWidget(part)
    width = parts[0].sizeHint().width()
    ground.resize(width * 4 + 24, 200)
    ground.show()
    assert {part.y() for part in parts} == {0}
    one_row = flow.heightForWidth(ground.width())
    ground.resize(width * 2 + 8, 200)
    qtbot.waitUntil(lambda: parts[2].y() > 0)
    assert [part.x() for part in parts] == [0, width + 8, 0, width + 8]
    assert flow.heightForWidth(ground.width()) > one_row
    parts[0].hide()
    qtbot.waitUntil(lambda: parts[1].x() == 0)


def test_a_part_wider_than_the_whole_is_cut_to_it(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    flow = Flow(ground)
    part = QPushButton("En knapp med mycket långa ord på sig")
    flow.addWidget(part)
    ground.resize(80, 60)
    ground.show()
    qtbot.waitUntil(lambda: part.width() == ground.width())


def test_the_last_part_stands_at_the_right_edge_while_all_are_in_one_row(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    flow = Flow(ground, apart=True)
    low, high = QPushButton("Ord"), QPushButton("Ord")
    high.setFixedHeight(low.sizeHint().height() + 20)
    flow.addWidget(low)
    flow.addWidget(high)
    ground.resize(low.sizeHint().width() * 3, 100)
    ground.show()
    qtbot.waitUntil(lambda: high.geometry().right() == ground.rect().right())
    assert low.geometry().center().y() == high.geometry().center().y()
    ground.resize(low.sizeHint().width() + 4, 200)
    qtbot.waitUntil(lambda: high.x() == 0)
    assert high.y() > low.geometry().bottom()
