"""Chair and vice chairs, however the role is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samradapp.domain.offices import CHAIR, office_alone, office_of


@pytest.mark.parametrize(
    ("role", "office"),
    [
        ("ordförande", CHAIR),
        ("Ordförande", CHAIR),
        ("Ordf.", CHAIR),
        ("ordf", CHAIR),
        ("1:e ordförande", CHAIR),
        ("tjänstgörande ordförande", CHAIR),
        ("t.f. ordförande", CHAIR),
        ("tf ordf.", CHAIR),
        ("Ordförande (S)", CHAIR),
        ("ordförande och sekreterare", CHAIR),
        ("ledamot, ordförande", CHAIR),
        ("vice ordförande", 1),
        ("Vice  ordf.", 1),
        ("vice\u00a0ordförande", 1),
        ("viceordförande", 1),
        ("v. ordf", 1),
        ("V.ordf.", 1),
        ("v ordförande", 1),
        ("1:e vice ordförande", 1),
        ("1:a vice ordförande", 1),
        ("Förste vice ordförande", 1),
        ("första v. ordf.", 1),
        ("2:e v ordf", 2),
        ("2:a vice ordförande", 2),
        ("2 vice ordförande", 2),
        ("Andra vice ordförande", 2),
        ("andre vice ordf.", 2),
        ("3:e vice ordförande", 3),
        ("tredje vice ordförande", 3),
        ("vice ordförande tillika justerare", 1),
        ("justerare/2:e vice ordförande", 2),
    ],
)
def test_an_office_is_read_however_it_is_written(role: str, office: int) -> None:
    assert office_of(role) == office


@pytest.mark.parametrize(
    "role",
    [
        "", "ledamot", "sekreterare", "ersättare", "vice", "Kommunstyrelsens ordförande", "ordförande i socialnämnden",
        "ordf. Beredningen", "ersättare för ordföranden", "ordförandens sekreterare", "fordförande",
    ],
)  # fmt: skip
def test_another_task_is_no_office_and_nor_is_an_office_in_another_body(role: str) -> None:
    assert office_of(role) is None


def test_the_office_of_a_body_that_is_at_the_meeting_counts_where_it_is_asked_for() -> None:
    bodies = ("Ledningsgruppen", "Samråd hälsa, vård och omsorg", "")
    assert office_of("ordförande Ledningsgruppen", bodies) == CHAIR
    assert office_of("2:e vice ordförande i ledningsgruppen", bodies) == 2
    assert office_of("ordförande i Samråd hälsa, vård och omsorg och justerare", bodies) == CHAIR
    assert office_of("ordf. Beredningen", bodies) is None


def test_alone_it_has_nothing_beside_it() -> None:
    assert office_alone("2:e v. ordf.") == 2
    assert office_alone("ordförande, Åsa Ek") is None


@given(st.text(), st.lists(st.text(), max_size=3))
def test_reading_any_role_ends_well(role: str, bodies: list[str]) -> None:
    office = office_of(role, bodies)
    assert office is None or office >= CHAIR
