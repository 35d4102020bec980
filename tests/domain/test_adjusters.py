"""Who may be chosen to adjust the minutes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from samradapp.domain.adjusters import can_adjust, else_known, to_propose
from samradapp.domain.meeting import Adjuster, Meeting
from samradapp.domain.people import Group, GroupMember, Holding, Period, Person, Roster, Seat, Substitute
from samradapp.domain.rollcall import Mark
from tests.domain.conftest import ALVA, NAMES, NILS, SIGBRITT

Build = Callable[..., Meeting]


def test_those_who_served_come_before_others_who_were_there(samrad: Build) -> None:
    offered = can_adjust(samrad(marks={NILS: Mark.PRESENT, ALVA: Mark.ABSENT}))
    members = [name for name in offered if name in ("Sigbritt Lavskog", "Elis Forsvall", "Ingvar Mossvik")]
    assert offered[: len(members)] == tuple(members)
    assert "Nils Öberg" in offered
    assert NAMES[ALVA] not in offered


def test_where_there_are_seats_only_those_who_served_are_proposed(samrad: Build) -> None:
    meeting = samrad(marks={NILS: Mark.PRESENT})
    assert "Nils Öberg" in can_adjust(meeting)
    assert to_propose(meeting)
    assert "Nils Öberg" not in to_propose(meeting)
    body = replace(meeting.body, has_seats=False)
    seatless = replace(meeting, parts=tuple(replace(part, body=body) for part in meeting.parts))
    assert "Nils Öberg" in to_propose(seatless)


def test_chair_secretary_and_those_chosen_are_left_out(samrad: Build) -> None:
    chosen = (Adjuster(1, "Elis Forsvall"),)
    offered = can_adjust(replace(samrad(), chair="YLVA ÅHEDÉN", secretary=NAMES[SIGBRITT], adjusters=chosen))
    assert not {"Ylva Åhedén", NAMES[SIGBRITT], "Elis Forsvall"} & set(offered)
    assert "Ingvar Mossvik" in offered


def test_nobody_is_offered_before_anybody_is_there(samrad: Build) -> None:
    assert can_adjust(replace(samrad(), parts=())) == ()


def test_those_of_the_body_who_were_away_are_known_by_name(samrad: Build) -> None:
    was, is_, will = (Holding(n, Person(n, name), period) for n, (name, period) in enumerate(_HELD))
    group = Group(
        1, "Tjänstepersoner", (GroupMember(1, Person(9, "Örjan Ek")), GroupMember(2, Person(8, "ELIS FORSVALL")))
    )
    seat = Seat(1, None, "S", "", (was, is_, will))
    chair = Substitute(1, Person(7, "Ylva Åhedén"), None, "")
    meeting = replace(samrad(), chair="Ylva Åhedén", day=date(2026, 5, 8))
    roster = Roster(meeting.body, (seat,), (chair,), (group,))
    assert else_known(meeting, roster) == ("Åke Nu", "Örjan Ek")


_HELD = (
    ("Ada Förr", Period(None, date(2026, 5, 7))),
    ("Åke Nu", Period(date(2026, 5, 8), None)),
    ("Bo Sedan", Period(date(2027, 1, 1), None)),
)
