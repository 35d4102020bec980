"""The notice and the attendance list."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time

from samradapp.domain.meeting import Kind, Meeting, Presenter, numbers
from samradapp.domain.papers import attendance_list, notice
from samradapp.domain.people import QuorumRule
from samradapp.domain.rollcall import Mark
from tests.domain.conftest import ELIS, FOLKE, INGVAR, LEDNING, NILS, SAMRAD, SIGBRITT, YLVA

Samrad = Callable[..., Meeting]


def test_the_notice_says_when_where_and_to_whom_to_send_apologies(samrad: Samrad) -> None:
    paper = notice(samrad(place="Teams", reference="SHO 12"))
    assert (paper.title, paper.reference) == ("Kallelse till Samråd hälsa och omsorg", "SHO 12")
    assert paper.header == "Samråd hälsa och omsorg, kallelse 8\u00a0maj 2026"
    assert (paper.facts[-1].label, paper.facts[-1].value) == ("Förhinder", "meddelas Gunvor Tallbrink")
    assert "Förhinder" not in [fact.label for fact in notice(samrad(secretary="")).facts]


def test_the_agenda_has_a_table_for_each_part(samrad: Samrad) -> None:
    meeting = samrad(start=time(9, 30))
    first, second = meeting.parts
    presenters = (Presenter(1, "Eva Ek", "chef"), Presenter(2, "Bo Ask"))
    items = (
        replace(first.items[0], kind=Kind.INFORMATION, presenters=presenters, planned_minutes=10),
        replace(first.items[1], withdrawn=True),
    )
    parts = (replace(first, items=items), replace(second, start=time(13), end=time(15), items=second.items[:1]))
    own, theirs = notice(replace(meeting, parts=parts)).parts
    assert (own.heading, own.line) == ("Föredragningslista", "")
    assert [(row.clock, row.number, row.title, row.kind, row.presenters) for row in own.rows] == [
        ("09.30", "15.", "Ärende 15", "Informationsärende", "Eva Ek, Bo Ask"),
        ("09.40", "16.", "Ärende 16 (utgår)", "", ""),
    ]
    assert (theirs.heading, theirs.line) == ("Ledningsgruppen", "kl. 13.00–15.00, Ledningsgruppen beslutar")
    assert [(row.clock, row.number) for row in theirs.rows] == [("13.00", "17.")]


def test_the_attendance_list_marks_what_is_not_plain_presence(samrad: Samrad) -> None:
    marks = {INGVAR: Mark.ABSENT, SIGBRITT: Mark.EXCUSED, FOLKE: Mark.UNMARKED}
    paper = attendance_list(samrad(("leaves", ELIS, 20), ("serves", NILS, 15, 104), marks=marks))
    rows = {row.name: (row.principal, row.presence, row.exception) for table in paper.tables for row in table.rows}
    assert rows["Ylva Åhedén (C)"] == ("Granfors kommun", "Närvarande, ordförande", False)
    assert rows["Elis Forsvall (C)"] == ("Tallviks kommun", "Ärende 15–19", True)
    assert rows["Nils Öberg (S)"] == ("Bjursunds kommun", "Ersättare för Ingvar Mossvik", True)
    assert rows["Ingvar Mossvik (M)"] == ("Bjursunds kommun", "Frånvarande", True)
    assert rows["Sigbritt Lavskog (S)"] == ("Region Nordanå", "Anmält förhinder", True)
    assert rows["Folke Ripfjäll"] == ("Granfors kommun", "Inte avprickad", True)


def test_the_attendance_list_has_a_table_for_each_group_with_names(samrad: Samrad) -> None:
    meeting = samrad()
    meeting = replace(meeting, groups=(*meeting.groups[:2], replace(meeting.groups[2], entries=())))
    assert [table.heading for table in attendance_list(meeting).tables] == ["Samråd", "Övriga tjänstepersoner"]


def test_the_attendance_list_counts_the_seats_or_those_present(samrad: Samrad) -> None:
    def counted(meeting: Meeting) -> str:
        return next((fact.value for fact in attendance_list(meeting).facts if fact.label == "Närvarande"), "")

    assert counted(samrad(marks={YLVA: Mark.ABSENT})) == "3 av 5 platser besatta vid mötets början"
    first, _ = samrad().parts
    assert counted(samrad(parts=(replace(first, body=LEDNING, groups=(3,)),))) == "3 närvarande vid mötets början"
    assert counted(samrad(parts=())) == ""


def test_a_body_without_a_rule_of_quorum_still_counts_its_seats(samrad: Samrad) -> None:
    body = replace(SAMRAD, quorum_rule=QuorumRule.NONE)
    meeting = samrad(body=body)
    meeting = replace(meeting, parts=(replace(meeting.parts[0], body=body),))
    facts = {fact.label: fact.value for fact in attendance_list(meeting).facts}
    assert facts["Närvarande"] == "4 av 5 platser besatta vid mötets början"


def test_the_numbers_of_the_agenda_are_the_meetings(samrad: Samrad) -> None:
    meeting = samrad()
    shown = [row.number for part in notice(meeting).parts for row in part.rows]
    assert shown == [f"{number}." for number in numbers(meeting).values()]
