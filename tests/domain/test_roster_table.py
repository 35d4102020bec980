"""What stands beside the names of a list is told from them, and what is made of its table is said."""

from datetime import date

import pytest

from samradapp.domain.people import Body, Roster
from samradapp.domain.rollcall import Standing
from samradapp.domain.roster import WrittenRoster, read_roster
from samradapp.domain.roster_plan import plan_roster
from tests.domain.test_roster import names, said


def principals(read: WrittenRoster) -> list[str]:
    return [row.principal for row in read.rows]


def table(*rows: str) -> WrittenRoster:
    return read_roster("\n".join(rows).replace("|", "\t"))


def test_a_title_above_the_header_is_no_name_and_is_said() -> None:
    read = table("Samråd vård||", "Hösten|| ", "Namn|Parti|Kommun", "Åsa Ek|S|Granfors", "Bo Al|M|Tallvik")
    assert [(row.line, row.name, row.party, row.principal) for row in read.rows] == [
        (4, "Åsa Ek", "S", "Granfors"),
        (5, "Bo Al", "M", "Tallvik"),
    ]
    assert said(read) == []
    assert [note.partition(" ovanför")[0] for note in read.notes] == ["”Samråd vård”", "”Hösten”"]


def test_a_heading_above_the_header_tells_of_the_names_below_it() -> None:
    read = table("Ersättare|", "Namn|Parti", "Åsa Ek|S")
    assert [(row.name, row.standing) for row in read.rows] == [("Åsa Ek", Standing.SUBSTITUTE)]
    assert read.notes == ()


@pytest.mark.parametrize("rows", [("Åsa Ek|", "Bo Al|ersättare"), ("Åsa Ek", "Namn", "Bo Al")])
def test_a_name_in_the_first_row_is_no_title(rows: tuple[str, ...]) -> None:
    assert names(table(*rows))[0] == "Åsa Ek"


@pytest.mark.parametrize(
    "last", ["Summa|2", "Totalt 14", "Antal: 12|", "|Antal ledamöter: 2", "Summa:|2 st", "Totalt|2|12"]
)
def test_a_sum_is_no_name_and_is_said(last: str) -> None:
    read = table("Namn|Parti", "Åsa Ek|S", "Bo Al|M", last)
    assert names(read) == ["Åsa Ek", "Bo Al"]
    assert said(read) == []
    assert read.notes == ("Rad 4 läses som en summa, inte ett namn.",)


def test_who_is_called_something_like_a_sum_is_a_name() -> None:
    assert names(table("Namn|Parti", "Anton Antal|S", "Summa Ek|M")) == ["Anton Antal", "Summa Ek"]


def test_principals_in_merged_cells_are_filled_from_above_and_it_is_said() -> None:
    read = table("Huvudman|Namn", "Regionen|Åsa Ek", "|Bo Al", "|Ci Dal", "Granfors kommun|Eva Fors", "Tallviks|Per Bo")
    assert principals(read) == ["Regionen", "Regionen", "Regionen", "Granfors kommun", "Tallviks"]
    assert read.notes == ("”Huvudman” är fylld från raden ovanför på 2 rader.",)


def test_merged_cells_in_pairs_and_at_the_end_of_the_row_are_filled_too() -> None:
    read = table("Namn|Kommun", "Åsa Ek|Granfors", "Bo Al", "Ci Dal|Tallvik", "Eva Fors")
    assert principals(read) == ["Granfors", "Granfors", "Tallvik", "Tallvik"]


def test_merged_cells_begin_anew_under_each_heading_and_others_may_have_none() -> None:
    read = table(
        "Kommun|Namn", "|Ledamöter", "Granfors|Åsa Ek", "|Bo Al", "|Ersättare", "Granfors|Ci Dal", "|Eva Fors",
        "|Övriga", "|Per Bo",
    )  # fmt: skip
    assert principals(read) == ["Granfors", "Granfors", "Granfors", "Granfors", ""]
    assert read.notes == ("”Kommun” är fylld från raden ovanför på 2 rader.",)


@pytest.mark.parametrize(
    ("rows", "where"),
    [
        (("|Åsa Ek", "|Bo Al", "Tallvik|Ci Dal"), "rad 2 och 3"),  # nothing above to fill from
        (("Granfors|Åsa Ek", "Granfors|Bo Al", "|Ci Dal", "|Eva Fors"), "rad 4 och 5"),  # said in every row
        (("Granfors|Åsa Ek", "|Bo Al", "Tallvik|Ci Dal", "Umnäs|Eva Fors"), "rad 3"),  # a single one
    ],
)
def test_principals_that_are_only_missing_are_left_so_and_said(rows: tuple[str, ...], where: str) -> None:
    read = table("Kommun|Namn", *rows)
    assert principals(read) == [row.partition("|")[0] for row in rows]
    assert read.notes == (f"”Kommun” är tom på {where}.",)


def test_a_column_of_principals_that_is_empty_throughout_needs_no_word() -> None:
    assert table("Kommun|Namn", "|Åsa Ek", "|Bo Al").notes == ()


@pytest.mark.parametrize(
    "cell", ["Åsa Ek och Bo Al", "Åsa och Bo Ek", "Åsa Ek/Bo Al", "Åsa Ek & Bo Al", "Åsa Ek; Bo Al"]
)
def test_two_people_in_a_cell_are_said_and_not_made_one(cell: str) -> None:
    read = table("Namn|Parti", f"{cell}|S", "Ci Dal|M")
    assert names(read) == ["Ci Dal"]
    assert said(read) == [f"Rad 2: ”{cell}” ser ut att vara två personer. Skriv dem på varsin rad."]


def test_a_double_family_name_is_one_person() -> None:
    assert names(table("Namn|Parti", "Åsa Ek/Berg|S", "Åsa Ek|M, chef för vård och omsorg")) == [
        "Åsa Ek/Berg",
        "Åsa Ek",
    ]


def test_a_title_with_och_in_it_makes_nobody_two() -> None:
    assert len(table("Namn|Parti", "Åsa Ek – chef för vård och omsorg|S").rows) == 1


def test_family_name_first_may_have_a_semicolon() -> None:
    assert names(read_roster('Namn;Parti\n"Ek; Åsa";S\n"von Al; Bo";M')) == ["Åsa Ek", "Bo von Al"]


def test_what_was_made_of_the_table_is_among_the_notes_of_the_plan() -> None:
    read = table("Huvudman|Namn|Parti", "Granfors|Åsa Ek|S", "|Bo Al|M", "|Ci Dal|C")
    plan = plan_roster(read, Roster(Body(1, "Rådet")), (), (), date(2026, 5, 8))
    assert plan.notes == read.notes != ()
