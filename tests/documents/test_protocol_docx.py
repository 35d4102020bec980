"""The protocol in Word: every part in its style, in order, and open to everyone (R71–R76)."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from samradapp.documents.protocol_docx import protocol_bytes, write_protocol
from samradapp.documents.safe_file import sha256_of
from samradapp.domain.protocol import (
    Fact,
    PrintedDecision,
    PrintedItem,
    PrintedList,
    PrintedPart,
    PrintedVote,
    Protocol,
)
from samradapp.errors import FileError
from tests.documents.conftest import Written
from tests.documents.docx_reader import ReadDocument, ReadParagraph, read_document
from tests.documents.samples import BALLOTS, PROTOCOL, protocol_with

MOMENT = datetime(2024, 5, 3, 15, 0, tzinfo=UTC)


def _outline(document: ReadDocument) -> list[tuple[str, str]]:
    return [
        (block.style, block.text) if isinstance(block, ReadParagraph) else ("table", "") for block in document.blocks
    ]


def _of_item(document: ReadDocument, number: str) -> list[tuple[str, str]]:
    """Give what stands from an item's heading to the next."""
    outline = _outline(document)
    start = next(place for place, (_, text) in enumerate(outline) if text.startswith(f"{number}\t"))
    stops = (place for place in range(start + 1, len(outline)) if outline[place][0] in {"heading 2", "Mötesdel"})
    return outline[start : next(stops)]


def _with_item(item: PrintedItem) -> Protocol:
    return replace(PROTOCOL, parts=(PrintedPart("p1", "", "", (item,)),), attendance=(), signatures=())


def test_it_begins_with_title_reference_and_facts(written: Written) -> None:
    outline = _outline(written(PROTOCOL))
    assert outline[:4] == [
        ("heading 1", "Protokoll Samråd hälsa och omsorg"),
        ("Diarienummer", "SHO 12:2-2026"),
        ("Uppgift", "Datum och tid:\tfredag 8 maj 2026 kl. 09.30–15.00"),
        ("Uppgift", "Plats:\tTeams"),
    ]
    assert outline[9] == ("heading 2", "15.\tMötet öppnas och upprop")


def test_an_item_with_everything_comes_in_order(written: Written) -> None:
    assert [style for style, _ in _of_item(written(PROTOCOL), "20.")] == [
        "heading 2",
        "Ärendetyp",
        "Föredragande",
        *["Normal"] * 3,
        "heading 3",
        "Normal",
        "heading 3",
        "Tabellinledning",
        "table",
        "Beslutsinledning",
        *["Att-sats"] * 3,
        "Uppdrag",
        "heading 3",
        "Normal",
    ]


def test_sub_headings_say_what_follows(written: Written) -> None:
    headings = [text for style, text in _of_item(written(PROTOCOL), "20.") if style == "heading 3"]
    assert headings == ["Yrkanden", "Omröstning", "Reservation"]


def test_a_lone_decision_and_one_with_an_assignment_have_their_styles(written: Written) -> None:
    styles = [style for style, _ in _of_item(written(PROTOCOL), "19.") if style.startswith(("Beslut", "Upp"))]
    assert styles == ["Beslut", "Beslutsinledning", "Uppdrag"]


def test_a_part_has_its_heading_and_line(written: Written) -> None:
    outline = _outline(written(PROTOCOL))
    place = outline.index(("Mötesdel", "Samrådet tillsammans med ledningsgruppen"))
    assert outline[place + 1] == ("Mötesrad", "kl. 13.00–15.00, ledningsgruppen beslutar")
    assert outline[place + 2][0] == "heading 2"


def test_a_section_stands_above_its_item(written: Written) -> None:
    outline = _outline(written(_with_item(PrintedItem("i1", "1.", "Val", section="Formalia"))))
    place = outline.index(("Avsnitt", "Formalia"))
    assert outline[place + 1] == ("heading 2", "1.\tVal")


def test_attendance_comes_last_or_first(written: Written) -> None:
    def places(protocol: Protocol) -> tuple[int, int]:
        outline = _outline(written(protocol))
        return outline.index(("Avsnitt", "Närvarande")), outline.index(("heading 2", "15.\tMötet öppnas och upprop"))

    attendance, first_item = places(PROTOCOL)
    assert attendance > first_item
    attendance, first_item = places(replace(PROTOCOL, attendance_first=True))
    assert attendance < first_item


def test_attendance_groups_are_real_lists_under_headings(written: Written) -> None:
    document = written(PROTOCOL)
    rows = [paragraph for paragraph in document.paragraphs if paragraph.style == "Närvarorad"]
    assert [row.item.sign for row in rows if row.item] == ["–"] * 15
    assert ("heading 3", "Frånvarande") in _outline(document)


def test_a_group_without_names_is_left_out(written: Written) -> None:
    document = written(replace(PROTOCOL, attendance=(PrintedList("Adjungerade", ()),)))
    assert not {"Närvarande", "Adjungerade"} & {paragraph.text for paragraph in document.paragraphs}


def test_the_signature_page_is_there_only_with_signatures(written: Written) -> None:
    outline = _outline(written(PROTOCOL))
    place = outline.index(("Underskriftsrubrik", "Underskrifter"))
    assert outline[place + 1 : place + 4] == [
        ("Mötesrad", "Protokoll SHO 12:2-2026, ärende 15–26, justerat 13 maj 2026"),
        ("Underskrift", "Gunvor Tallbrink"),
        ("Underskrift roll", "sekreterare"),
    ]
    unsigned = _outline(written(replace(PROTOCOL, signatures=())))
    assert "Underskriftsrubrik" not in {style for style, _ in unsigned}
    assert PROTOCOL.signature_line not in {text for _, text in unsigned}


def test_an_extract_is_certified_on_its_last_page(written: Written) -> None:
    extract = replace(PROTOCOL, certified="Rätt utdraget intygar", attendance=(), signatures=PROTOCOL.signatures[:1])
    assert _outline(written(extract))[-3:] == [
        ("Utdragsbestyrkande", "Rätt utdraget intygar"),
        ("Underskrift", "Gunvor Tallbrink"),
        ("Underskrift roll", "sekreterare"),
    ]


def test_each_list_of_clauses_counts_from_one(written: Written) -> None:
    decisions = tuple(PrintedDecision(f"d{n}", "Samrådet beslutade", ("att ett,", "att två.")) for n in range(3))
    document = written(_with_item(PrintedItem("i1", "1.", "Val", decisions=decisions)))
    clauses = [paragraph.item for paragraph in document.paragraphs if paragraph.style == "Att-sats"]
    assert [clause.sign for clause in clauses if clause] == ["1.", "2."] * 3
    assert len({clause.number for clause in clauses if clause}) == 3


def test_the_vote_is_a_table_open_to_everyone(written: Written) -> None:
    (table,) = written(PROTOCOL).tables
    assert table.style == "Protokolltabell"
    assert table.caption == "Omröstning i paragraf 20: hur var och en röstade"
    assert table.cells[0] == ("Ledamot", "Huvudman", "Röst")
    assert table.cells[1:] == tuple((ballot.name, ballot.principal, ballot.choice) for ballot in BALLOTS)
    assert (table.header_rows, table.whole_rows, table.merged) == (1, True, False)


def test_all_rows_of_a_vote_but_the_last_stay_with_the_next(written: Written) -> None:
    (table,) = written(PROTOCOL).tables
    kept = [paragraph.keep_next for paragraph in table.paragraphs if paragraph.style == "Tabelltext"]
    assert kept == [True] * 27 + [False] * 3


def test_a_vote_without_ballots_has_no_table(written: Written) -> None:
    document = written(_with_item(PrintedItem("i1", "1.", "Val", votes=(PrintedVote("Med 7 ja och 2 nej bifalls."),))))
    assert document.tables == ()
    assert _outline(document)[-1] == ("Normal", "Med 7 ja och 2 nej bifalls.")


def test_headings_items_and_decisions_have_bookmarks(written: Written) -> None:
    document = written(PROTOCOL)

    def texts(name: str) -> list[str]:
        first, last = document.bookmarks[name]
        return [text for _, text in _outline(document)[first : last + 1]]

    assert texts("i19") == ["19.\tTrygg hemgång efter sjukhusvistelse"]
    assert texts("i19_2") == ["48 personer har fått stöd under januari–mars"]
    assert texts("p2") == ["Samrådet tillsammans med ledningsgruppen"]
    assert texts("d17") == ["Samrådet godkände informationen."]
    assert len(texts("d20")) == 5
    assert texts("d20")[-1] == "Ansvarig: ledningsgruppen. Åter senast: 18 juni 2027."


def test_header_and_reference_are_filled_and_pages_counted(written: Written) -> None:
    document = written(PROTOCOL)
    assert sorted(document.headers) == ["", "Samråd hälsa och omsorg, protokoll 8 maj 2026\tSHO 12:2-2026"]
    assert document.footers == ("\tSida 1 (1)", "\tSida 1 (1)")


def test_r71_title_and_language_are_set(written: Written, tmp_path: Path) -> None:
    document = written(PROTOCOL)
    assert (document.title, document.author, document.language) == (PROTOCOL.title, PROTOCOL.author, "sv-SE")
    properties = docx.Document(str(tmp_path / "protokoll.docx")).core_properties
    assert properties.comments == ""
    assert properties.created == properties.modified
    with ZipFile(tmp_path / "protokoll.docx") as archive:
        assert '<w:lang w:val="sv-SE"' in archive.read("word/styles.xml").decode()
        assert '<w:themeFontLang w:val="sv-SE"/>' in archive.read("word/settings.xml").decode()


@pytest.mark.parametrize("attendance_first", [False, True])
def test_r72_no_heading_level_is_skipped(written: Written, attendance_first: bool) -> None:
    levels = [
        paragraph.heading for paragraph in written(replace(PROTOCOL, attendance_first=attendance_first)).paragraphs
    ]
    levels = [level for level in levels if level]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_r72_nothing_is_bold_but_by_its_style(written: Written) -> None:
    assert not any(run.bold for paragraph in written(PROTOCOL).paragraphs for run in paragraph.runs)


def test_r75_no_paragraph_is_empty(written: Written) -> None:
    hollow = PrintedItem(
        "i1", "1.", "Val", kind=" ", presenters="", notes=("", "\x01 "), motions=("",), reservations=()
    )
    protocol = replace(_with_item(hollow), reference="", facts=(Fact("Plats", "\t"),))
    for document in (written(PROTOCOL), written(protocol)):
        assert all(paragraph.text.strip() for paragraph in document.paragraphs)


def test_r74_and_r76_there_are_neither_pictures_nor_links(written: Written, tmp_path: Path) -> None:
    written(PROTOCOL)
    with ZipFile(tmp_path / "protokoll.docx") as archive:
        body = archive.read("word/document.xml").decode()
    assert not any(tag in body for tag in ("<w:drawing", "<w:pict", "<w:hyperlink"))


def test_the_same_protocol_gives_the_same_bytes(template: Path, tmp_path: Path) -> None:
    assert protocol_bytes(PROTOCOL, template, MOMENT) == protocol_bytes(PROTOCOL, template, MOMENT)
    given = write_protocol(PROTOCOL, template, tmp_path / "a.docx", MOMENT)
    assert given == sha256_of(tmp_path / "a.docx")


def test_the_moment_it_was_written_is_kept(template: Path, tmp_path: Path) -> None:
    write_protocol(PROTOCOL, template, tmp_path / "a.docx", MOMENT)
    created = docx.Document(str(tmp_path / "a.docx")).core_properties.created
    assert created == MOMENT.replace(tzinfo=created.tzinfo if created else None)


def test_awkward_characters_never_reach_the_xml(written: Written) -> None:
    awkward = 'A & B <c> "d" \x00\x0b\x1f\ufffe\ud800 5\u00a0000 😀'
    item = PrintedItem("i1", "1.", awkward, decisions=(PrintedDecision("d1", awkward, (awkward,), awkward),))
    protocol = replace(
        _with_item(item), title=awkward, header=awkward, reference=awkward, facts=(Fact(awkward, awkward),)
    )
    document = written(protocol)
    assert document.paragraphs[0].text == 'A & B <c> "d"  5\u00a0000 😀'
    assert document.headers[0].endswith("😀")


def test_line_breaks_and_tabs_are_kept(written: Written) -> None:
    document = written(_with_item(PrintedItem("i1", "1.", "Val", notes=("ett\ttvå\r\ntre",))))
    assert document.paragraphs[-1].text == "ett\ttvå\ntre"


def test_a_title_longer_than_word_allows_is_cut_in_the_properties_only(written: Written) -> None:
    document = written(replace(PROTOCOL, title="Ö" * 300))
    assert document.title == "Ö" * 255
    assert document.paragraphs[0].text == "Ö" * 300


def test_bookmarks_are_names_word_takes_and_never_doubled(written: Written) -> None:
    items = tuple(PrintedItem(name, "1.", "Val") for name in ("a1", "a1", "1-b", "", "c" * 50))
    document = written(replace(PROTOCOL, parts=(PrintedPart("p1", "", "", items),)))
    assert set(document.bookmarks) == {"a1", "b1_b", "c" * 40}


def test_a_protocol_without_anything_is_a_document_still(written: Written) -> None:
    assert [paragraph.style for paragraph in written(protocol_with(())).paragraphs] == [
        "heading 1",
        "Diarienummer",
        "heading 2",
    ]


def test_a_failure_leaves_the_old_protocol_whole(template: Path, tmp_path: Path) -> None:
    target = tmp_path / "protokoll.docx"
    write_protocol(PROTOCOL, template, target)
    before = target.read_bytes()
    with pytest.raises(FileError):
        write_protocol(PROTOCOL, tmp_path / "borta.docx", target)
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["protokoll.docx"]


def test_what_someone_wrote_in_word_can_be_read(template: Path, tmp_path: Path) -> None:
    target = tmp_path / "protokoll.docx"
    write_protocol(PROTOCOL, template, target)
    document = docx.Document(str(target))
    document.add_paragraph("Tillagt i Word")
    document.save(str(target))
    assert read_document(target).paragraphs[-1].text == "Tillagt i Word"
