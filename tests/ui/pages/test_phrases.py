"""Phrases behind F5."""

import pytest
from PySide6.QtWidgets import QLineEdit, QListView, QTextEdit

from samradapp.domain.text import plain
from samradapp.store import items
from samradapp.ui.models.phrases import PhraseRow
from samradapp.ui.models.rows import ROW_ROLE
from samradapp.ui.widgets.minutes_editor import MinutesEditor
from samradapp.ui.widgets.step_bar import Step
from tests.ui.hand import Desk
from tests.ui.meetings import make_planned_meeting


@pytest.fixture
def writing(desk: Desk) -> Desk:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    return desk


def editor(desk: Desk) -> MinutesEditor:
    return desk.hand.find(MinutesEditor, "Protokolltext")


def rows(desk: Desk) -> list[PhraseRow]:
    model = desk.hand.find(QListView, "Fraser att skriva in").model()
    return [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]


def text(desk: Desk) -> str:
    desk.saved()
    item_id = editor(desk).shown_item()
    assert item_id is not None
    return desk.on_disk(lambda db: plain(items.minutes(db, item_id)))


def test_f5_offers_phrases_filled_from_the_body_and_enter_puts_the_first_one_in(writing: Desk) -> None:
    writing.window.show_item(writing.item("Aktuellt i samverkan").id)
    writing.hand.press("F5")
    assert rows(writing)[0].text == "Samrådet godkände informationen."
    writing.hand.press("Return")
    assert editor(writing).hasFocus()
    assert not writing.hand.sees("Fraser")
    assert text(writing) == "Samrådet godkände informationen."


def test_typing_finds_and_the_arrows_choose(writing: Desk) -> None:
    writing.hand.write("Mötet öppnades.")
    writing.hand.press("F5")
    everything = len(rows(writing))
    writing.hand.write("följande")
    found = rows(writing)
    assert 1 < len(found) < everything
    assert all("följande" in f"{row.text} {row.group}".lower() for row in found)
    writing.hand.press("Down", "Down", "Up", "Return")
    assert text(writing) == f"Mötet öppnades. {found[1].text}"


def test_the_first_blank_is_selected_and_tab_goes_on_to_the_next_and_to_the_end(writing: Desk) -> None:
    writing.hand.press("F5")
    writing.hand.write("UPP2")
    assert len(rows(writing)[0].blanks) == 3
    writing.hand.press("Return")
    for words in ("ledningsgruppen", "räkna på 😀 kostnaden", "1 mars"):
        assert editor(writing).textCursor().selectedText() == "…"
        writing.hand.write(words)
        writing.hand.press("Tab")
    writing.hand.write(" Klart.")
    assert text(writing) == (
        "Samrådet beslutade att ge ledningsgruppen i uppdrag att räkna på 😀 kostnaden "
        "och att redovisa resultatet senast den 1 mars. Klart."
    )
    writing.hand.press("Tab")
    assert not editor(writing).hasFocus()  # Tab is again what it was


def test_a_phrase_is_one_step_of_undo(writing: Desk) -> None:
    writing.hand.write("Först.")
    writing.hand.press("F5")
    writing.hand.press("Return")
    assert len(text(writing)) > len("Först.")
    writing.hand.press("Ctrl+Z")
    assert text(writing) == "Först."


def test_esc_closes_and_what_is_typed_goes_into_the_text_again(writing: Desk) -> None:
    writing.hand.press("F5")
    writing.hand.write("upp")
    writing.hand.press("Esc")
    assert not writing.hand.sees("Fraser")
    writing.hand.write("ja")
    assert text(writing) == "ja"


def test_what_is_not_found_is_said_and_enter_does_nothing(writing: Desk) -> None:
    writing.hand.press("F5")
    writing.hand.write("xyzzy")
    assert rows(writing) == []
    writing.hand.press("Return")
    writing.hand.press("Esc")
    assert editor(writing).toPlainText() == ""


def test_a_click_elsewhere_closes_and_a_click_on_a_phrase_puts_it_in(writing: Desk) -> None:
    writing.hand.click("Fras")
    assert writing.hand.find(QLineEdit, "Sök fras").hasFocus()
    writing.hand.click_on(writing.hand.find(QLineEdit, "Föredragande"))
    assert not writing.hand.sees("Fraser")
    writing.hand.press("F5")
    shown = writing.hand.find(QListView, "Fraser att skriva in")
    first = rows(writing)[0].text
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    place = shown.visualRect(shown.model().index(0, 0)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert text(writing).startswith(first.split("…")[0])


def test_there_are_none_where_the_text_writes_itself(writing: Desk) -> None:
    writing.window.show_item(writing.item("Nästa möte").id)
    writing.hand.press("F5")
    assert not writing.hand.sees("Fraser")
    assert writing.hand.find(QTextEdit, "Text som skrivs av besluten").isVisible()


def test_it_opens_above_the_last_line_and_inside_the_window(writing: Desk) -> None:
    for _ in range(30):
        writing.hand.write("rad\n")
    writing.hand.press("F5")
    from samradapp.ui.widgets.phrase_popup import PhrasePopup

    popup = writing.hand.find(PhrasePopup, "Fraser")
    caret = editor(writing).mapTo(writing.window, editor(writing).cursorRect().topLeft())
    assert popup.geometry().bottom() < caret.y()
    assert writing.window.rect().contains(popup.geometry())


def test_what_fills_a_blank_at_the_end_gets_its_full_stop_by_tab_and_only_one(writing: Desk) -> None:
    said = []
    for words in ("börja i höst", "vänta.", ""):
        writing.hand.press("F5")
        writing.hand.write("DIA3")
        assert rows(writing)[0].text == "Mötet var enigt om att …"
        writing.hand.press("Return")
        writing.hand.write(words) if words else writing.hand.press("Delete")
        writing.hand.press("Tab")
        said.append(f"Mötet var enigt om att {words}".strip())
    assert text(writing).split(" Mötet") == [f"{said[0]}.", said[1].removeprefix("Mötet"), " var enigt om att "]
    writing.hand.press("Ctrl+Z")
    assert text(writing).endswith("…")
