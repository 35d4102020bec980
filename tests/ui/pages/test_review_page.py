"""The review: findings in their groups, the place in the protocol, cures by key, and what may stay as it is."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView

from samradapp.actions.demo import make_demo_meeting
from samradapp.domain.decision import DecisionKind
from samradapp.domain.meeting import Status, numbers
from samradapp.domain.rollcall import Mark
from samradapp.store import items, meetings, proceedings, rollcalls
from samradapp.ui.models.findings import FindingHeading, FindingRow
from samradapp.ui.pages.agenda_page import AgendaPage
from samradapp.ui.pages.review_page import ReviewPage
from samradapp.ui.widgets.step_bar import Step
from tests.ui.hand import NOT_SAVED, Desk
from tests.ui.meetings import make_bare_meeting, make_faulty_meeting
from tests.ui.pages.test_trouble import read_only


@pytest.fixture
def faulty(desk: Desk) -> Desk:
    desk.window.open_meeting(make_faulty_meeting(desk.db), Step.REVIEW)
    return desk


def review_page(desk: Desk) -> ReviewPage:
    page = desk.window.pages.page(Step.REVIEW)
    assert isinstance(page, ReviewPage)
    return page


def rows(desk: Desk) -> list[str]:
    shown = review_page(desk)._shown_rows
    return [row.words if isinstance(row, FindingHeading) else f"{row.where}: {row.title}" for row in shown]


def choose(desk: Desk, title: str) -> None:
    """Walk down the list until a finding with this title is chosen."""
    page = review_page(desk)
    page.list.setFocus()
    desk.hand.press("Home")
    for _ in range(len(rows(desk))):
        row = page.list.finding()
        if row is not None and row.title.startswith(title):
            return
        desk.hand.press("Down")
    raise AssertionError(f"{title} is not among {rows(desk)}")


def words_on(desk: Desk) -> str:
    QApplication.processEvents()  # what is new in a panel is shown a moment later
    return "\n".join(known.text() for known in desk.window.findChildren(QLabel) if known.isVisible())


def test_findings_stand_in_groups_with_where_they_are(faulty: Desk) -> None:
    assert rows(faulty) == [
        "Måste rättas",
        "4 Gemensam bemanningspool i hemtjänsten: Frida Holmsel står inte i närvaron",
        "5 Trygg hemgång efter sjukhusvistelse: Beslutet är inte färdigskrivet",
        "40 Ärenden till ledningsgruppen: Flera nummer saknas",
        "Bör ses över",
        "Mötets uppgifter: Ingen justerare är utsedd",
        "Upprop: 1 namn är inte avprickat i Ledningsgruppen",
        "3 Aktuellt i samverkan: Ärendet är ett informationsärende utan beslut",
    ]
    assert "klar 09.30" in words_on(faulty)
    assert "6 anmärkningar kvar" in faulty.window.status.facts
    assert "1 av 6" in words_on(faulty)


def test_the_arrows_step_over_headings_and_the_card_follows(faulty: Desk) -> None:
    faulty.hand.press("Down", "Down", "Down")
    assert "4 av 6" in words_on(faulty)
    assert "Någon mer än ordföranden ska intyga" in words_on(faulty)
    faulty.hand.click("Förra anmärkningen")
    assert "3 av 6" in words_on(faulty)
    faulty.hand.press("Up")
    assert "2 av 6" in words_on(faulty)


@pytest.mark.parametrize(
    ("title", "marked"),
    [
        ("Frida Holmsel", "Frida Holmsel"),
        ("Beslutet", "…"),
        ("Flera nummer", "40."),
        ("Ingen justerare", "saknas"),
        ("1 namn", "Inte avprickade i"),
        ("Ärendet är ett", "Här finns inget beslut"),
    ],
)
def test_the_place_is_marked_in_the_protocol(faulty: Desk, title: str, marked: str) -> None:
    choose(faulty, title)
    sheet = review_page(faulty).sheet
    assert sheet.marked.startswith(marked)


def test_the_text_around_is_as_it_will_be_printed(faulty: Desk) -> None:
    choose(faulty, "Beslutet")
    lines = review_page(faulty).sheet.toPlainText().split("\n")
    assert lines[0].startswith("4. ")
    assert "5. Trygg hemgång efter sjukhusvistelse" in lines
    assert "Föredragande: Dag Rönn, utredare, och Birgit Åkerlund" in lines
    assert "Samrådet beslutade att uppdra åt … att återkomma." in lines


def test_enter_puts_the_keyboard_in_what_is_to_be_mended(faulty: Desk) -> None:
    choose(faulty, "Frida Holmsel")
    faulty.hand.press("Return")
    field = faulty.window.focusWidget()
    assert isinstance(field, QLineEdit)
    assert "Frida Holmsel" in field.text()
    faulty.hand.press("Ctrl+4")
    choose(faulty, "1 namn")
    faulty.hand.press("Return", "N")  # the unmarked name is chosen: one key and it is marked
    assert not [e for g in faulty.meeting.groups for e in g.entries if e.attendee and e.mark is Mark.UNMARKED]
    faulty.hand.press("Ctrl+4")
    choose(faulty, "Flera nummer")
    faulty.hand.press("Return")
    page = faulty.window.stack.currentWidget()
    assert isinstance(page, AgendaPage)
    assert page.table.chosen_item() == faulty.item("Ärenden till ledningsgruppen").id
    faulty.hand.press("Ctrl+4")
    choose(faulty, "Ingen justerare")
    faulty.hand.press("Return")
    focused = faulty.window.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Lägg till justerare"


def test_the_unfinished_decision_is_opened_to_be_finished(faulty: Desk) -> None:
    choose(faulty, "Beslutet")
    faulty.hand.press("Return")
    faulty.hand.press("Ctrl+A")
    faulty.hand.write("att återkomma i höst")
    faulty.saved()
    unfinished = faulty.item("Trygg hemgång efter sjukhusvistelse").decisions[-1]
    assert "återkomma i höst" in f"{unfinished.matter} {unfinished.text}"


def test_a_figure_cures_and_the_next_finding_is_chosen(faulty: Desk) -> None:
    choose(faulty, "Ingen justerare")
    faulty.hand.press("1")
    assert len(faulty.meeting.adjusters) == 1
    assert "Ingen justerare är utsedd" not in words_on(faulty)
    assert "5 anmärkningar kvar" in faulty.window.status.facts
    chosen = review_page(faulty).list.finding()
    assert chosen is not None
    assert chosen.title.startswith("1 namn")
    faulty.hand.press("Ctrl+Z")
    assert faulty.meeting.adjusters == ()
    assert faulty.window.stack.currentWidget() is review_page(faulty)


def test_a_withdrawn_item_that_was_decided_is_shown_as_it_is_printed_and_put_back_by_key(desk: Desk) -> None:
    meeting_id = make_demo_meeting(desk.db)
    item = meetings.load(desk.db, meeting_id).items[5]
    items.withdraw(desk.db, meeting_id, item.id, withdrawn=True)
    desk.window.open_meeting(meeting_id, Step.REVIEW)
    choose(desk, "Ärendet utgår men har behandlats")
    printed = review_page(desk).sheet
    assert printed.marked == f"6. {item.title}"
    own = printed.toPlainText().split(printed.marked)[1]
    assert own.endswith("Ärendet utgick.")
    assert "beslutade" not in own
    desk.hand.press("1")
    assert desk.meeting.item(item.id) == item


def test_numbers_presenters_and_information_are_cured_by_key(faulty: Desk) -> None:
    choose(faulty, "Flera nummer")
    faulty.hand.press("1")
    assert list(numbers(faulty.meeting).values()) == list(range(1, 12))
    choose(faulty, "Frida Holmsel")
    faulty.hand.press("1")
    assert "Frida Holmsel" in [who.name for who in faulty.meeting.attendees]
    choose(faulty, "Ärendet är ett")
    faulty.hand.press("F8")
    assert [d.kind for d in faulty.item("Aktuellt i samverkan").decisions] == [DecisionKind.TAKE_NOTE]
    choose(faulty, "Beslutet")
    faulty.hand.click("Ta bort beslutet")
    assert all("…" not in d.text for d in faulty.item("Trygg hemgång efter sjukhusvistelse").decisions)


def test_the_chair_is_proposed_and_when_she_is_away_the_vice_chair(desk: Desk) -> None:
    meeting_id = make_demo_meeting(desk.db)
    proceedings.save_facts(desk.db, meeting_id, "Tog bort ordförande", chair="")
    chair = next(e.id for e in meetings.load(desk.db, meeting_id).groups[0].entries if e.role == "ordförande")
    desk.window.open_meeting(meeting_id, Step.REVIEW)
    choose(desk, "Ordförande saknas")
    assert desk.hand.sees("Skriv Ylva Sandström")
    assert not desk.hand.sees("Skriv Tore Lindahl")
    rollcalls.mark(desk.db, meeting_id, chair, Mark.EXCUSED)
    desk.window.open_meeting(meeting_id, Step.REVIEW)
    choose(desk, "Ordförande saknas")
    assert not desk.hand.sees("Skriv Ylva Sandström")
    desk.hand.click("Skriv Tore Lindahl")
    assert desk.meeting.chair == "Tore Lindahl"


def test_a_cure_that_was_not_made_is_not_said_to_be(faulty: Desk) -> None:
    choose(faulty, "Ingen justerare")
    with faulty.unsaved():
        faulty.hand.press("1")
        assert faulty.bar == NOT_SAVED
        assert faulty.meeting.adjusters == ()


def test_a_figure_without_a_cure_does_nothing(faulty: Desk) -> None:
    choose(faulty, "1 namn")
    before = faulty.meeting
    faulty.hand.press("1", "2", "3", "F8")
    assert faulty.meeting == before


def test_what_is_left_so_is_folded_away_and_can_be_taken_up_again(faulty: Desk) -> None:
    choose(faulty, "Ingen justerare")
    faulty.hand.press("Delete")
    assert "Mötets uppgifter: Ingen justerare är utsedd" not in rows(faulty)
    assert "5 anmärkningar kvar" in faulty.window.status.facts
    assert "1 lämnad så" in words_on(faulty)
    faulty.hand.press("Ctrl+5", "Ctrl+4")
    assert "1 lämnad så" in words_on(faulty)
    faulty.hand.click("Visa det som är lämnat så")
    assert rows(faulty)[-2:] == ["Lämnade så", "Mötets uppgifter: Ingen justerare är utsedd"]
    choose(faulty, "Ingen justerare")
    faulty.hand.press("Delete")
    assert "lämnad så" not in words_on(faulty)
    assert "6 anmärkningar kvar" in faulty.window.status.facts


def test_nothing_to_remark_says_so_and_leads_on(desk: Desk) -> None:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.REVIEW)
    assert "Inget att anmärka på" in words_on(desk)
    assert "12 kontroller utan anmärkning" in words_on(desk)
    desk.hand.click("Visa kontrollerna")
    assert "Alla namn är avprickade" in words_on(desk)
    desk.hand.press("Ctrl+Return")
    assert desk.window.stack.currentWidget() is desk.window.pages.page(Step.ADJUST)


def test_a_locked_protocol_is_reviewed_but_not_cured(faulty: Desk) -> None:
    proceedings.set_status(faulty.db, faulty.meeting.id, Status.WITH_ADJUSTERS)
    proceedings.set_status(faulty.db, faulty.meeting.id, Status.ADJUSTED)
    faulty.window.reload()
    choose(faulty, "Ingen justerare")
    faulty.hand.press("1")
    assert faulty.meeting.adjusters == ()
    faulty.hand.press("Delete")  # what may stay so is no content of the protocol
    assert "1 lämnad så" in words_on(faulty)


def test_an_empty_meeting_is_reviewed_without_harm(desk: Desk) -> None:
    desk.window.open_meeting(make_bare_meeting(desk.db), Step.REVIEW)
    assert rows(desk)[:3] == [
        "Måste rättas",
        "Mötets uppgifter: Ordförande saknas",
        "Mötets uppgifter: Sekreterare saknas",
    ]
    desk.hand.press("Return")
    focused = desk.window.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Ordförande"


def test_scheme_and_text_size_change_the_marked_text_at_once(faulty: Desk) -> None:
    choose(faulty, "Frida Holmsel")
    sheet = review_page(faulty).sheet
    before = sheet.document().defaultFont().pointSizeF()
    faulty.hand.press("Ctrl++")
    assert sheet.document().defaultFont().pointSizeF() > before
    faulty.window.upkeep.change("scheme", "dark")
    assert sheet.marked == "Frida Holmsel"


def test_the_list_says_to_a_screen_reader_what_where_and_how_grave(faulty: Desk) -> None:
    found = faulty.hand.find(QListView, "Anmärkningar")
    assert found.currentIndex().data() == (
        "Frida Holmsel står inte i närvaron, 4 Gemensam bemanningspool i hemtjänsten, måste rättas"
    )


def test_home_and_end_go_to_the_first_and_the_last_finding(faulty: Desk) -> None:
    found = review_page(faulty).list
    found.setFocus()
    faulty.hand.press("End")
    last = found.chosen_row()
    faulty.hand.press("Home")
    first = found.chosen_row()
    findings = [row for row in found.rows() if isinstance(row, FindingRow)]
    assert (first, last) == (findings[0], findings[-1])


def test_ctrl_z_takes_back_what_was_just_left_so_and_nothing_before_it(faulty: Desk) -> None:
    meeting, before = faulty.meeting, rows(faulty)
    faulty.hand.press("Delete", "Delete")
    assert faulty.bar == "Lämnade så: Beslutet är inte färdigskrivet. Ångra med Ctrl+Z."
    faulty.hand.press("Ctrl+Z")
    assert faulty.bar == "Ångrade: Lämnade så: Beslutet är inte färdigskrivet."
    faulty.hand.press("Ctrl+Z")
    assert rows(faulty) == before
    assert faulty.meeting == meeting
    assert review_page(faulty).list.hasFocus()


def test_ctrl_z_takes_back_the_cure_that_came_after_something_left_so(faulty: Desk) -> None:
    faulty.hand.press("Delete")
    left = rows(faulty)
    faulty.hand.press("1")
    assert rows(faulty) != left
    faulty.hand.press("Ctrl+Z")
    assert rows(faulty) == left


def test_what_was_left_so_can_be_undone_at_the_next_try_when_the_first_is_hindered(faulty: Desk) -> None:
    before = rows(faulty)
    faulty.hand.press("Delete")
    with read_only(faulty):
        faulty.hand.press("Delete")
        faulty.hand.press("Ctrl+Z")
    faulty.hand.press("Ctrl+Z")
    assert rows(faulty) == before
    assert faulty.bar.startswith("Ångrade: Lämnade så: ")
    faulty.errors.clear()


def test_nothing_is_said_to_be_left_so_that_could_not_be(faulty: Desk) -> None:
    before = rows(faulty)
    with faulty.unsaved():
        faulty.hand.press("Delete")
        assert faulty.bar == NOT_SAVED
    assert rows(faulty) == before
