"""The protocol around a finding, on a paper that may be narrow."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from samradapp.domain.protocol import Fact
from samradapp.ui.widgets.review_sheet import Passage, ReviewSheet

FACTS = (Fact("Datum och tid", "fredag 8 maj 2026 kl. 09.30–15.00"), Fact("Ordförande", "Ylva Sandström (C), Almfors"))


@pytest.mark.parametrize("width", [900, 380])
def test_the_names_of_facts_are_never_broken(qtbot: QtBot, width: int) -> None:
    sheet = ReviewSheet()
    qtbot.addWidget(sheet)
    sheet.resize(900, 400)
    sheet.show()
    sheet.show_passage(Passage(facts=FACTS))
    sheet.resize(width, 400)
    QApplication.processEvents()
    lines = {}
    block = sheet.document().begin()
    while block.isValid():
        lines[block.text()] = block.layout().lineCount()
        block = block.next()
    assert [lines[fact.label] for fact in FACTS] == [1, 1]
    assert (lines[FACTS[0].value] > 1) is (width < 900)
