"""A list pasted, read or dropped on the register: shown first, then added as one step."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from samradapp.actions.demo import make_demo_register
from samradapp.domain.people import Body, Group
from samradapp.store import register
from samradapp.ui.widgets.roster_preview import RosterPreview
from tests.ui.hand import Desk
from tests.ui.pages.test_register_page import open_subject, open_table, page_of, said

LIST = """Namn\tParti\tHuvudman
Åsa Ek\ts\tÅmåls kommun
Vakant\tm\tBengtsfors kommun
123\t\t
Ersättare
Bo Öst\ts\tÅmåls kommun
"""
NAMES = "Åsa Ek\nBo Öst\n"
FIRST = ("Ada", "Bo", "Disa", "Ebba", "Frej", "Gun", "Hulda", "Ivar", "Åke")
LAST = ("Alm", "Berg", "Dal", "Ek", "Frost", "Gran", "Hav", "Ås")


@pytest.fixture
def board(desk: Desk) -> int:
    return register.save_body(desk.db, Body(0, "Nämnden"))


def copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def preview(desk: Desk) -> list[tuple[str, ...]]:
    return desk.hand.find(RosterPreview, "Listan").words()


def holders(desk: Desk, body: int) -> list[str]:
    return [seat.holdings[0].person.name if seat.holdings else "" for seat in register.roster(desk.db, body).seats]


def test_a_pasted_list_is_shown_then_added_as_one_step(desk: Desk, board: int) -> None:
    before = register.roster(desk.db, board)
    open_subject(desk, "Platser")
    copy(LIST)
    desk.hand.click("Klistra in lista …")
    assert said(desk, "1 ledamot, 1 vakant plats och 1 ersättare läggs till.")
    assert said(desk, "Rad 4: ”123” är inget namn.")
    assert [(row[1], row[4]) for row in preview(desk)] == [
        ("Åsa Ek", "ny på en plats"),
        ("Vakant", "ny på en plats"),
        ("Bo Öst", "ny ersättare"),
    ]
    assert register.roster(desk.db, board) == before
    desk.hand.press("Ctrl+Return")
    assert holders(desk, board) == ["Åsa Ek", ""]
    assert [one.person.name for one in register.roster(desk.db, board).substitutes] == ["Bo Öst"]
    assert desk.bar == "1 ledamot, 1 vakant plats och 1 ersättare lades till."
    desk.hand.press("Ctrl+Z")
    assert register.roster(desk.db, board) == before
    assert register.persons(desk.db) == ()


def test_plain_paste_in_the_table_takes_names_for_what_the_table_holds(desk: Desk, board: int) -> None:
    open_table(desk, "Ersättare")
    copy(NAMES)
    desk.hand.press("Ctrl+V", "Ctrl+Return")
    assert [one.person.name for one in register.roster(desk.db, board).substitutes] == ["Åsa Ek", "Bo Öst"]
    open_table(desk, "Platser")
    copy("Ylva Ås\nTor Alm\n")
    desk.hand.press("Ctrl+V", "Ctrl+Return")
    assert holders(desk, board) == ["Ylva Ås", "Tor Alm"]


def test_what_is_there_already_is_said_and_nothing_can_be_added(desk: Desk, board: int) -> None:
    open_table(desk, "Platser")
    copy(NAMES)
    desk.hand.press("Ctrl+V", "Ctrl+Return", "Ctrl+V")
    assert said(desk, "Inget nytt: båda finns redan.")
    assert not page_of(desk)._roster._add.isEnabled()


def test_a_list_pasted_at_a_group_goes_into_the_chosen_group(desk: Desk, board: int) -> None:
    for name in ("Första", "Andra"):
        register.save_group(desk.db, board, Group(0, name))
    open_table(desk, "Grupper")
    desk.hand.press("Ctrl+End")
    copy(LIST)
    desk.hand.press("Ctrl+V")
    assert said(desk, f"Lista från urklipp till {register.roster(desk.db, board).groups[1].name}")
    desk.hand.press("Ctrl+Return")
    members = [[one.person.name for one in group.members] for group in register.roster(desk.db, board).groups]
    assert members == [[], ["Åsa Ek", "Bo Öst"]]
    assert holders(desk, board) == []


def test_a_list_among_the_persons_makes_persons_alone_and_needs_no_body(desk: Desk) -> None:
    open_table(desk, "Personer")
    copy("Namn;E-post\nÅsa Ek;asa@example.se\nBo Öst;\n")
    desk.hand.press("Ctrl+V", "Ctrl+Return")
    assert [(one.name, one.email) for one in register.persons(desk.db)] == [
        ("Åsa Ek", "asa@example.se"),
        ("Bo Öst", ""),
    ]


def test_one_word_pasted_is_no_list(desk: Desk, board: int) -> None:
    open_table(desk, "Personer")
    copy("Åsa")
    desk.hand.press("Ctrl+V")
    assert page_of(desk)._roster.isHidden()


def test_pasting_in_an_open_cell_is_pasting_words(desk: Desk) -> None:
    open_table(desk, "Personer")
    copy("Åsa\tEk")
    desk.hand.press("Ctrl+N", "Ctrl+A", "Ctrl+V", "Return")
    assert page_of(desk)._roster.isHidden()
    assert len(register.persons(desk.db)) == 1


def test_an_empty_clipboard_is_told(desk: Desk, board: int) -> None:
    open_subject(desk, "Platser")
    QGuiApplication.clipboard().clear()
    desk.hand.click("Klistra in lista …")
    assert "Kopiera raderna i Excel" in desk.bar


def test_esc_leaves_the_list_and_changes_nothing(desk: Desk, board: int) -> None:
    view = open_table(desk, "Platser")
    copy(NAMES)
    desk.hand.press("Ctrl+V", "Esc")
    assert page_of(desk)._roster.isHidden()
    assert view.isVisible()
    assert register.persons(desk.db) == ()


def test_another_subject_leaves_the_list(desk: Desk, board: int) -> None:
    open_table(desk, "Platser")
    copy(NAMES)
    desk.hand.press("Ctrl+V")
    open_table(desk, "Kalender")
    assert page_of(desk)._roster.isHidden()


def test_a_csv_file_is_chosen_and_read(desk: Desk, board: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "nämnden.csv"
    file.write_bytes("Namn;Parti\r\nÅsa Ek;S\r\n".encode("cp1252"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    open_subject(desk, "Platser")
    desk.hand.press("Ctrl+O")
    assert said(desk, "nämnden.csv")
    desk.hand.click("Lägg in")
    assert holders(desk, board) == ["Åsa Ek"]


def test_a_file_that_cannot_be_read_gets_one_sentence(
    desk: Desk, board: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "lista.csv"
    file.write_bytes(b"PK\x03\x04 a workbook")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    open_subject(desk, "Platser")
    desk.hand.click("Läs in .csv …")
    assert desk.bar.startswith("lista.csv är en Excel-fil.")
    assert page_of(desk)._roster.isHidden()


def drop(desk: Desk, file: Path) -> bool:
    """Drag a file over the page and drop it if the page takes it; tell whether it did."""
    page, mime = page_of(desk), QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(page.rect().center(), *how)
    page.dragEnterEvent(enter)  # one that is sent and not taken would go on to the window
    if enter.isAccepted():
        page.dropEvent(QDropEvent(QPointF(page.rect().center()), *how))
    return enter.isAccepted()


def test_a_csv_file_is_dropped_on_the_page_and_a_meeting_file_is_left_to_the_window(
    desk: Desk, board: int, tmp_path: Path
) -> None:
    file = tmp_path / "lista.csv"
    file.write_text("Namn\nÅsa Ek\n", encoding="utf-8")
    open_subject(desk, "Kalender")
    assert not drop(desk, file)
    open_subject(desk, "Platser")
    assert not drop(desk, tmp_path / "mote.json")
    assert drop(desk, file)
    assert [row[1] for row in preview(desk)] == ["Åsa Ek"]


def test_seventy_names_are_shown_and_added(desk: Desk) -> None:
    body = make_demo_register(desk.db)
    before = len(register.persons(desk.db))
    open_table(desk, "Grupper")
    copy("\n".join(f"{first}-Marie {last}son" for first in FIRST for last in LAST))
    desk.hand.press("Ctrl+V")
    assert len(preview(desk)) == 72
    desk.hand.press("Ctrl+Return")
    assert len(register.persons(desk.db)) == before + 72
    assert len(register.roster(desk.db, body).groups[0].members) >= 72


def test_ctrl_v_pastes_a_list_also_while_the_keyboard_is_among_the_subjects(desk: Desk, board: int) -> None:
    open_subject(desk, "Platser")
    copy(LIST)
    page_of(desk).list.setFocus()
    desk.hand.press("Ctrl+V")
    assert preview(desk)


def test_the_usual_tasks_are_read_whole_in_the_preview(desk: Desk, board: int) -> None:
    open_table(desk, "Platser")
    copy("Namn\tUppdrag\nÅsa Ek\tförste vice ordförande\n")
    desk.hand.press("Ctrl+V")
    listed = desk.hand.find(RosterPreview, "Listan")
    assert listed.columnWidth(3) > listed.fontMetrics().horizontalAdvance("förste vice ordförande")
