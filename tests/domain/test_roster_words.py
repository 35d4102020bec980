"""What a single cell of a written roster means."""

from datetime import date

import pytest

from samradapp.domain.rollcall import Standing
from samradapp.domain.roster_words import (
    Known,
    bare_name,
    day_of,
    email_of,
    is_name,
    is_vacant,
    leading_number,
    one_line,
    party_of,
    principal_of,
    section_of,
    task_of,
)

KNOWN = Known(("Granfors kommun", "Region Nordanå", "Skogen AB"), ("FiA",))


@pytest.mark.parametrize(
    ("cell", "letters"),
    [
        ("S", "S"), ("(kd)", "kd"), (" m ", "m"), ("fia", "fia"), ("Vänsterpartiet", "V"),
        ("Miljöpartiet de gröna", "MP"),
        ("XY", None), ("Sven", None), ("", None),
    ],
)  # fmt: skip
def test_a_party_is_its_known_letters_or_its_name(cell: str, letters: str | None) -> None:
    assert party_of(cell, KNOWN) == letters


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("granfors kommun", "Granfors kommun"), ("Granfors", "Granfors kommun"), ("Nordanå", "Region Nordanå"),
        ("skogen ab", "Skogen AB"), ("Tallviks kommun", "Tallviks kommun"), ("Region Syd", "Region Syd"),
        ("Åby stad", "Åby stad"), ("Tallvik", None), ("Kommundirektör", None), ("", None),
    ],
)  # fmt: skip
def test_a_principal_is_a_known_one_or_ends_as_one(cell: str, name: str | None) -> None:
    assert principal_of(cell, KNOWN) == name


@pytest.mark.parametrize(
    ("cell", "task"),
    [
        ("Ledamot", (Standing.MEMBER, "", None)),
        ("Ordinarie ledamot", (Standing.MEMBER, "", None)),
        ("Ordförande", (Standing.MEMBER, "ordförande", None)),
        ("1:e vice ordförande", (Standing.MEMBER, "1:e vice ordförande", None)),
        ("v. ordf.", (Standing.MEMBER, "v. ordf.", None)),
        ("3:e vice ordförande", (Standing.MEMBER, "3:e vice ordförande", None)),
        ("Ordförande, Åsa Ek", (None, "Ordförande, Åsa Ek", None)),
        ("ERSÄTTARE", (Standing.SUBSTITUTE, "", None)),
        ("Ersättare 2", (Standing.SUBSTITUTE, "", 2)),
        ("3:e ersättare", (Standing.SUBSTITUTE, "", 3)),
        ("Suppleant", (Standing.SUBSTITUTE, "", None)),
        ("Sekreterare", (Standing.OTHER, "sekreterare", None)),
        ("Övrig", (Standing.OTHER, "", None)),
        ("Kommunstyrelsens ordförande", (None, "Kommunstyrelsens ordförande", None)),
        ("", (None, "", None)),
    ],
)
def test_a_task_says_the_standing_and_the_role(cell: str, task: tuple[Standing | None, str, int | None]) -> None:
    assert task_of(cell) == task


@pytest.mark.parametrize(
    ("cells", "standing"),
    [
        (["Ersättare:", "", ""], Standing.SUBSTITUTE), (["", "LEDAMÖTER"], Standing.MEMBER),
        (["Övriga tjänstepersoner"], Standing.OTHER), (["Ersättare", "Åsa Ek"], None), (["Åsa Ek"], None), ([], None),
    ],
)  # fmt: skip
def test_a_line_of_its_own_speaks_of_those_below(cells: list[str], standing: Standing | None) -> None:
    assert section_of(cells) is standing


@pytest.mark.parametrize(
    ("cell", "last", "day"),
    [
        ("2026-03-01", False, date(2026, 3, 1)), ("20260301", False, date(2026, 3, 1)),
        ("1/3 2026", False, date(2026, 3, 1)), ("1.3.2026", False, date(2026, 3, 1)),
        ("1 mars 2026", False, date(2026, 3, 1)),
        ("31 dec. 2026", True, date(2026, 12, 31)), ("2026", False, date(2026, 1, 1)),
        ("2026", True, date(2026, 12, 31)),
        ("2026-02-30", False, None), ("1 ma 2026", False, None), ("1 brumaire 2026", False, None),
        ("tills vidare", True, None),
        ("0000", False, None), ("", False, None),
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_write_it(cell: str, last: bool, day: date | None) -> None:
    assert day_of(cell, last=last) == day


def test_a_name_has_letters_and_no_figures() -> None:
    assert is_name("Åsa Ek-Åhedén")
    assert [cell for cell in ("", "123", "R2", "asa@ek.se", "–", "Närvarande", "Tallvik:") if is_name(cell)] == []
    assert [is_vacant(cell) for cell in ("Vakant", "N.N.", "Åsa")] == [True, True, False]


def test_what_stands_around_a_name_is_told_from_it() -> None:
    assert (leading_number("2. Åsa Ek"), bare_name("2. Åsa Ek")) == (2, "Åsa Ek")
    assert (leading_number("Åsa 2 Ek"), leading_number("12")) == (None, None)
    assert (email_of("Åsa Ek <asa.ek@granfors.se>"), bare_name("Åsa Ek <asa.ek@granfors.se>")) == (
        "asa.ek@granfors.se",
        "Åsa Ek",
    )
    assert email_of("asa.ek@") is None


def test_spaces_of_all_kinds_become_one_and_what_cannot_be_seen_is_gone() -> None:
    assert one_line("\ufeff Åsa\u00a0\t Ek\u200b\x00\x0b") == "Åsa Ek"
