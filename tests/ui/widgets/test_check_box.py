"""A box to tick: filled when ticked, its words whole, and as easy to hit as they are long."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from samradapp.ui.style import palette
from samradapp.ui.tokens import TOKENS, Scheme
from samradapp.ui.widgets.check_box import CheckBox


@pytest.mark.parametrize("scheme", Scheme)
def test_a_ticked_box_is_filled_and_has_its_check(qapp: QApplication, qtbot: QtBot, scheme: Scheme) -> None:
    before = qapp.palette()
    qapp.setPalette(palette(TOKENS[scheme]))
    tokens, box = TOKENS[scheme], CheckBox("Har platser")
    qtbot.addWidget(box)
    box.show()
    seen = [colours(box)]
    box.setChecked(True)
    seen.append(colours(box))
    qapp.setPalette(before)
    assert tokens.accent not in seen[0]
    assert tokens.accent in seen[1]
    assert len(seen[1] - seen[0]) > 2  # the check, in its own colour and what lies between


def colours(box: CheckBox) -> set[str]:
    image = box.grab().toImage()
    return {image.pixelColor(x, y).name().upper() for x in range(26) for y in range(image.height())}


def test_long_words_take_more_lines_where_there_is_little_room(qtbot: QtBot) -> None:
    box = CheckBox("Den som tjänstgör trängs inte undan av ordningen (KL 5:18)")
    qtbot.addWidget(box)
    assert box.heightForWidth(160) > 2 * box.heightForWidth(box.sizeHint().width()) - 12


def test_a_click_on_the_words_ticks_and_so_does_the_space_bar(qtbot: QtBot) -> None:
    box = CheckBox("Protokollet skrivs under på papper")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    box.show()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() - 8, box.height() // 2))
    assert box.isChecked()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert not box.isChecked()
    box.setEnabled(False)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert not box.isChecked()
