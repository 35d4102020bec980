"""The protocol on paper: all of it, in the order of the Word file, with no heading alone at the foot of a page."""

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from samradapp.domain.protocol import (
    Fact,
    PrintedDecision,
    PrintedItem,
    PrintedList,
    PrintedPart,
    PrintedSignature,
    Protocol,
)
from samradapp.domain.text import bullet, paragraph
from samradapp.ui.widgets.protocol_document import Look, Place, ProtocolWriter, is_heading
from samradapp.ui.widgets.protocol_preview import _PAGE, ProtocolPreview, _document, _page_of


def protocol(items: int, words: int = 90) -> Protocol:
    made = tuple(
        PrintedItem(
            f"b{number}",
            f"{number}.",
            f"Ärende nummer {number}",
            "Informationsärende",
            "Föredragande: Dag Rönn",
            text=(paragraph("Ord om saken. " * words), bullet("en punkt"), paragraph("Sist.")),
            decisions=(PrintedDecision(f"d{number}", "Samrådet beslutade", ("att pröva", "att följa upp")),),
        )
        for number in range(1, items + 1)
    )
    return Protocol(
        "Protokoll Samråd",
        "SVO 1-2026",
        "Samråd, protokoll",
        "Maj Österdahl",
        (Fact("Plats", "Teams"),),
        (PrintedPart("del1", "", "", made),),
        (PrintedList("Samrådet", ("Elsa Björkfall (S)", "Tore Lindahl (S)")),),
        signature_line="Protokoll SVO 1-2026",
        signatures=(PrintedSignature("Ylva Sandström", "ordförande"),),
    )


def test_all_of_the_protocol_is_there_in_its_order(qapp: QApplication) -> None:
    lines = [line for line in _document(protocol(2)).toPlainText().split("\n") if line]
    wanted = [
        "Protokoll Samråd",
        "SVO 1-2026",
        "1. Ärende nummer 1",
        "Informationsärende",
        "Föredragande: Dag Rönn",
        "en punkt",
        "Sist.",
        "Samrådet beslutade",
        "1. att pröva",
        "2. Ärende nummer 2",
        "Närvarande",
        "Tore Lindahl (S)",
        "Underskrifter",
        "Ylva Sandström",
    ]
    places = [lines.index(line) for line in wanted]
    assert places == sorted(places)


def test_no_heading_stands_alone_at_the_foot_of_a_page(qapp: QApplication) -> None:
    document = _document(protocol(30, 83))
    block, alone = document.begin(), []
    while block.isValid():
        if (
            is_heading(block)
            and block.next().isValid()
            and _page_of(document, block) != _page_of(document, block.next())
        ):
            alone.append(block.text())
        block = block.next()
    assert document.pageCount() > 5
    assert alone == []


def test_places_are_known_by_bookmark_and_part(qapp: QApplication) -> None:
    document = QTextDocument()
    writer = ProtocolWriter(document, Look(qapp.font(), "#474C52"))
    writer.protocol(protocol(2))

    def words(place: Place) -> str:
        start, end = writer.places[place]
        return document.toPlainText()[start:end]

    assert words(Place("b2", "title")) == "2. Ärende nummer 2"
    assert words(Place("b1", "presenters")) == "Föredragande: Dag Rönn"
    assert words(Place("b1", "d1")).split("\n") == ["Samrådet beslutade", "1. att pröva", "2. att följa upp"]
    assert words(Place("", "Plats")) == "Teams"


def test_pages_follow_each_other_and_the_number_is_told(qtbot: QtBot) -> None:
    preview = ProtocolPreview()
    qtbot.addWidget(preview)
    told: list[tuple[int, int]] = []
    preview.page_shown.connect(lambda *pages: told.append(pages))
    preview.resize(500, 600)
    preview.show()
    preview.show_protocol(protocol(12))
    for _ in range(preview.pages + 2):
        preview.turn(1)
    assert told[-1][0] >= preview.pages - 1
    preview.turn(-100)
    assert told[-1] == (1, preview.pages)
    preview.resize(300, 600)
    assert preview.page == 1
    assert _PAGE.height() > _PAGE.width()
