"""F1: the guide opens where she is, is searched, and gives her back where she was; its texts and pictures are whole."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from samradapp import paths
from samradapp.actions.demo import make_demo_meeting
from samradapp.ui import guide, keys
from samradapp.ui.guide import Chapter
from samradapp.ui.pages.help_page import HelpPage
from samradapp.ui.place_page import PlacePage
from samradapp.ui.widgets.rail import Place
from samradapp.ui.widgets.step_bar import Step
from tests.ui.hand import Desk
from tests.ui.meetings import make_planned_meeting

README = Path(__file__).parent.parent.parent / "README.md"
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
each_chapter = pytest.mark.parametrize("chapter", guide.chapters(), ids=lambda chapter: chapter.name)


@pytest.fixture
def writing(desk: Desk) -> Desk:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    return desk


def shown(desk: Desk) -> HelpPage:
    page = desk.window.page
    assert isinstance(page, HelpPage)
    return page


def title(desk: Desk) -> str:
    """The title of the chapter that can be read now."""
    return shown(desk).text.document().begin().text()


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (Step.ITEMS, "Ärenden"),
        (Step.ROLL_CALL, "Upprop"),
        (Step.MINUTES, "Protokoll"),
        (Step.REVIEW, "Granska"),
        (Step.ADJUST, "Justera och exportera"),
    ],
)
def test_f1_opens_the_chapter_of_the_step(desk: Desk, step: Step, expected: str) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), step)
    desk.hand.press("F1")
    assert title(desk) == expected


@pytest.mark.parametrize(
    ("place", "expected"), [("Ctrl+9", "Register"), ("Ctrl+,", "Trygghet och kopior"), ("Ctrl+0", "Börja")]
)
def test_f1_opens_the_chapter_of_the_place(desk: Desk, place: str, expected: str) -> None:
    make_demo_meeting(desk.db)
    desk.hand.press(place, "F1")
    assert title(desk) == expected


def test_esc_goes_back_to_meeting_page_item_and_word(writing: Desk) -> None:
    page = writing.window.page
    item = writing.meeting.items[2].id
    writing.window.show_item(item)
    writing.hand.write("Först och sist")
    writing.hand.press("Left", "Left")
    editor = writing.hand.find(QTextEdit, "Protokolltext")
    cursor = editor.textCursor().position()
    writing.hand.press("F1", "Esc")
    assert writing.window.page is page
    assert page.shown_item == item
    assert editor.hasFocus()
    assert editor.textCursor().position() == cursor
    assert writing.text_on_disk(item) == "Först och sist"  # the guide is another page: what waits is saved


def test_esc_goes_back_to_a_form_half_filled_in(desk: Desk) -> None:
    make_demo_meeting(desk.db)
    desk.window.show_new_meeting()
    desk.hand.enter("Plats", "Kommunhuset")
    desk.hand.press("F1")
    assert title(desk) == "Börja"
    desk.hand.press("Esc")
    assert desk.hand.find(QLineEdit, "Plats").text() == "Kommunhuset"
    assert desk.hand.find(QLineEdit, "Plats").hasFocus()


def test_the_rail_says_where_one_is_before_in_and_after_the_guide(writing: Desk) -> None:
    places = writing.window.frame.rail._places
    writing.hand.press("F1")
    assert places[Place.HELP].isChecked()
    writing.hand.press("Esc")
    assert places[Place.MEETINGS].isChecked()


def test_a_step_is_at_hand_from_the_guide_and_leaves_it(writing: Desk) -> None:
    writing.hand.press("F1", "Ctrl+1")
    assert writing.window.page is writing.window.pages.page(Step.ITEMS)
    assert not writing.window.findChildren(HelpPage) or not writing.window.findChild(HelpPage).isVisible()
    assert writing.window.frame.rail._places[Place.MEETINGS].isChecked()


def test_nothing_is_undone_while_one_reads(writing: Desk) -> None:
    writing.hand.press("F8")
    assert writing.meeting.items[0].decisions
    writing.hand.press("F1", "Ctrl+Z")
    assert writing.meeting.items[0].decisions
    writing.hand.press("Esc")
    writing.hand.press("Ctrl+Z")
    assert not writing.meeting.items[0].decisions


def test_ctrl_f1_shows_all_keys_from_anywhere(writing: Desk) -> None:
    writing.hand.press("Ctrl+F1")
    assert title(writing) == "Tangenter"
    read = shown(writing).text.toPlainText()
    for key in keys.all_keys():
        assert key.words in read
        assert key.cap in read
        assert key.where in read


def test_the_search_finds_chapters_by_the_words_in_them(writing: Desk) -> None:
    writing.hand.press("F1", "Ctrl+F")
    writing.hand.write("jäv")
    page = shown(writing)
    found = [row.chapter.title for row in page._contents._rows.rows()]
    assert "Närvaro" in found
    assert "Register" not in found
    writing.hand.press("Return")
    assert page.text.hasFocus()
    assert page.text.textCursor().selectedText().casefold() == "jäv"


def test_esc_puts_the_search_away_first(writing: Desk) -> None:
    writing.hand.press("F1", "Ctrl+F")
    writing.hand.write("jäv")
    writing.hand.press("Esc")
    page = shown(writing)
    assert page._contents.model().rowCount() == len(guide.NAMES)
    writing.hand.press("Esc")
    assert not isinstance(writing.window.page, HelpPage)


def test_a_search_without_a_hit_says_so(writing: Desk) -> None:
    writing.hand.press("F1", "Ctrl+F")
    writing.hand.write("xyzzy")
    assert shown(writing)._nothing.isVisible()
    assert shown(writing)._contents.model().rowCount() == 0


def test_the_arrows_choose_a_chapter(writing: Desk) -> None:
    writing.hand.press("F1", "Ctrl+F", "Down")
    assert title(writing) == "Beslut"
    writing.hand.press("Up", "Up")
    assert title(writing) == "Närvaro"


def test_a_link_leads_to_its_chapter(writing: Desk) -> None:
    writing.hand.press("F1")
    text = shown(writing).text
    text.anchorClicked.emit(text.document().baseUrl().resolved("angra.md"))
    assert title(writing) == "Ångra och historik"


def test_a_picture_is_no_wider_than_the_page_and_drawn_for_it(writing: Desk) -> None:
    writing.window.resize(900, 700)
    writing.hand.press("F1")
    text = shown(writing).text
    sizes = [
        (fragment.charFormat().toImageFormat().width(), text.viewport().width())
        for block in text._blocks()
        for fragment in _fragments_of(block)
        if fragment.charFormat().isImageFormat()
    ]
    assert sizes
    assert all(0 < width <= room for width, room in sizes)


def _fragments_of(block):
    from samradapp.ui.widgets.help_text import _fragments

    return _fragments(block)


def test_the_text_follows_scheme_and_size(writing: Desk) -> None:
    writing.hand.press("F1")
    text = shown(writing).text
    before = _height_of_title(text)
    writing.window.upkeep.change("text_size", 150)
    QApplication.processEvents()
    assert _height_of_title(text) > before * 1.3


def _height_of_title(text) -> int:
    place = text.document().begin().begin()
    return QFontMetrics(place.fragment().charFormat().font()).height()


@each_chapter
def test_each_chapter_has_a_title_and_a_picture_that_exists(chapter: Chapter) -> None:
    assert chapter.text.startswith(f"# {chapter.title}\n")
    pictures = PICTURE.findall(chapter.text)
    assert pictures
    for described, name in pictures:
        assert len(described) > 15, "a picture is described for those who do not see it"
        assert not QImage(str(paths.resource("help") / name)).isNull(), name


@each_chapter
def test_each_link_leads_to_a_chapter(chapter: Chapter) -> None:
    for target in LINK.findall(chapter.text):
        assert target.removesuffix(".md") in guide.NAMES, target


@each_chapter
def test_each_key_in_the_guide_is_a_key_of_the_program(chapter: Chapter) -> None:
    known = {key.cap for key in keys.every_key()}
    known |= {cap.partition(" ")[0] for cap in known if " " in cap}  # F9, before its letter
    for cap in re.findall(r"`([^`]+)`", chapter.text):
        assert cap in known, cap
    plain = re.sub(r"`[^`]+`", "", chapter.text)
    assert not re.findall(r"\b(?:Ctrl|Alt|Shift)\+\S+|\bF\d{1,2}\b", plain), "a key stands in back quotes"


@each_chapter
def test_what_stands_in_bold_is_what_the_window_says(chapter: Chapter) -> None:
    sources = paths.resource("help").parents[1] / "samradapp" / "ui"
    words = "\n".join(path.read_text(encoding="utf-8") for path in sources.rglob("*.py"))
    told = (bold.rstrip(".") for bold in re.findall(r"\*\*([^*]+)\*\*", chapter.text))
    assert not [bold for bold in told if bold[0].isupper() and bold not in words]


def test_every_picture_is_shown_and_all_are_small() -> None:
    folder = paths.resource("help/pictures")
    there = {f"pictures/{path.name}" for path in folder.iterdir()}
    used = {name for chapter in guide.chapters() for _, name in PICTURE.findall(chapter.text)}
    assert there == used
    assert sum(path.stat().st_size for path in folder.iterdir()) < 2_000_000


def test_the_chapters_are_those_that_lie_in_the_folder() -> None:
    assert {path.stem for path in paths.resource("help").glob("*.md")} == set(guide.NAMES)


def test_the_readme_shows_four_pictures_that_exist() -> None:
    pictures = PICTURE.findall(README.read_text(encoding="utf-8"))
    assert len(pictures) == 4
    for described, name in pictures:
        assert described
        assert (README.parent / name).is_file()


def test_every_page_tells_of_a_chapter_that_exists() -> None:
    from samradapp.ui.meeting_page import MeetingPage

    pages = [*MeetingPage.__subclasses__(), *PlacePage.__subclasses__()]
    assert {page.guide for page in pages} <= set(guide.NAMES)
