"""Who may be chosen to adjust the minutes."""

from collections.abc import Callable
from dataclasses import replace

from samradapp.domain.adjusters import can_adjust
from samradapp.domain.meeting import Adjuster, Meeting
from samradapp.domain.rollcall import Mark
from tests.domain.conftest import ALVA, NAMES, NILS, SIGBRITT

Build = Callable[..., Meeting]


def test_those_who_served_come_before_others_who_were_there(samrad: Build) -> None:
    offered = can_adjust(samrad(marks={NILS: Mark.PRESENT, ALVA: Mark.ABSENT}))
    members = [name for name in offered if name in ("Sigbritt Lavskog", "Elis Forsvall", "Ingvar Mossvik")]
    assert offered[: len(members)] == tuple(members)
    assert "Nils Öberg" in offered
    assert NAMES[ALVA] not in offered


def test_chair_secretary_and_those_chosen_are_left_out(samrad: Build) -> None:
    chosen = (Adjuster(1, "Elis Forsvall"),)
    offered = can_adjust(replace(samrad(), chair="YLVA ÅHEDÉN", secretary=NAMES[SIGBRITT], adjusters=chosen))
    assert not {"Ylva Åhedén", NAMES[SIGBRITT], "Elis Forsvall"} & set(offered)
    assert "Ingvar Mossvik" in offered


def test_nobody_is_offered_before_anybody_is_there(samrad: Build) -> None:
    assert can_adjust(replace(samrad(), parts=())) == ()
