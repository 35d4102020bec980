"""Lists of names as people write them, with and without a header."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samradapp.domain.people import Period
from samradapp.domain.rollcall import Standing
from samradapp.domain.roster import RosterRow, WrittenRoster, read_roster

MEMBER, SUBSTITUTE, OTHER = Standing.MEMBER, Standing.SUBSTITUTE, Standing.OTHER


def names(read: WrittenRoster) -> list[str]:
    return [row.name for row in read.rows]


def said(read: WrittenRoster) -> list[str]:
    return [str(complaint) for complaint in read.complaints]


FULL = (
    RosterRow(2, "Åsa Ek", MEMBER, "S", "Granfors kommun", "ordförande", "lärare", "ABF", "asa.ek@granfors.se",
              Period(date(2023, 1, 1), date(2026, 12, 31))),
    RosterRow(3, "Nils Öberg", SUBSTITUTE, "M", "Tallviks kommun", order=2),
)  # fmt: skip


@pytest.mark.parametrize("separator", ["\t", ";", ","])
def test_a_header_says_what_each_column_is(separator: str) -> None:
    table = (
        "Namn|Parti|Huvudman/kommun|Uppdrag|Titel|Organisation|E-post|Från|Till|Ordning",
        "Åsa Ek|S|Granfors kommun|Ordförande|lärare|ABF|asa.ek@granfors.se|2023-01-01|2026-12-31|",
        "Nils Öberg|M|Tallviks kommun|ersättare|||||| 2",
    )
    read = read_roster("\n".join(table).replace("|", separator))
    assert read == WrittenRoster(FULL)


def test_the_columns_may_stand_in_any_order_and_case() -> None:
    read = read_roster(
        "LEDAMOT / ERSÄTTARE;KOMMUN;EFTERNAMN;förnamn;Parti-beteckning\nLedamot;Granfors kommun;Ek;Åsa;s"
    )
    assert read == WrittenRoster((RosterRow(2, "Åsa Ek", MEMBER, "s", "Granfors kommun"),))


def test_names_may_stand_under_what_they_are() -> None:
    read = read_roster("Ersättare;Parti\nÅsa Ek;S\nNils Öberg;M")
    assert [(row.name, row.standing) for row in read.rows] == [("Åsa Ek", SUBSTITUTE), ("Nils Öberg", SUBSTITUTE)]


def test_a_column_nobody_knows_is_said_to_be_left_out() -> None:
    read = read_roster("Namn;Telefon;Parti\nÅsa Ek;070-1;S")
    assert read.rows == (RosterRow(2, "Åsa Ek", MEMBER, "S"),)
    assert said(read) == ["Rad 1: kolumnen ”Telefon” läses inte."]


def test_a_header_without_names_is_said_to_have_none() -> None:
    read = read_roster("Parti;Kommun\nS;Granfors kommun")
    assert read.rows == ()
    assert "ingen kolumn med namn" in said(read)[0]


@pytest.mark.parametrize(
    "table",
    [
        "Åsa Ek|S|Granfors kommun\nNils Öberg|M|Region Nordanå\nTove Norrhed||Tallviks kommun",
        "S|Granfors kommun|Åsa Ek\nM|Region Nordanå|Nils Öberg\n|Tallviks kommun|Tove Norrhed",
        "Ek, Åsa (S)|Granfors kommun\nÖberg, Nils (M)|Region Nordanå\nNorrhed, Tove|Tallviks kommun",
    ],
)
@pytest.mark.parametrize("separator", ["\t", ";"])
def test_without_a_header_the_columns_are_told_by_what_stands_in_them(table: str, separator: str) -> None:
    read = read_roster(table.replace("|", separator))
    assert [(row.name, row.party, row.principal, row.standing) for row in read.rows] == [
        ("Åsa Ek", "S", "Granfors kommun", MEMBER),
        ("Nils Öberg", "M", "Region Nordanå", MEMBER),
        ("Tove Norrhed", "", "Tallviks kommun", OTHER),
    ]
    assert read.complaints == ()


def test_without_a_header_address_title_and_organisation_are_told_too() -> None:
    read = read_roster("1\tÅsa Ek\tdirektör\tOmsorgen\tasa@granfors.se\n2\tNils Öberg\tchef\tSkolan\tnils@granfors.se")
    first = RosterRow(1, "Åsa Ek", OTHER, title="direktör", organisation="Omsorgen", email="asa@granfors.se", order=1)
    assert read.rows[0] == first
    assert read.complaints == ()


def test_the_register_helps_to_tell_principals_and_parties() -> None:
    text = "Åsa Ek;fia;Granfors\nNils Öberg;fia;skogen ab"
    read = read_roster(text, ["Granfors kommun", "Skogen AB"], ["FiA"])
    assert [(row.party, row.principal) for row in read.rows] == [("fia", "Granfors kommun"), ("fia", "Skogen AB")]


def test_a_running_text_of_names_is_read_piece_by_piece() -> None:
    text = """Ledamöter
    1. Åsa Ek (S), Granfors kommun, ordförande
    2. Nils Öberg (FiA), Tallviks kommun

    Ersättare:
    Tove Norrhed (C), Tallviks kommun
    Tjänstepersoner
    Folke Ripfjäll, kommundirektör, Granfors kommun
    Gunvor Tallbrink <gunvor@granfors.se>, sekreterare
    """
    rows = read_roster(text).rows
    assert [(row.line, row.name, row.standing, row.role or row.title) for row in rows] == [
        (2, "Åsa Ek", MEMBER, "ordförande"),
        (3, "Nils Öberg", MEMBER, ""),
        (6, "Tove Norrhed", SUBSTITUTE, ""),
        (8, "Folke Ripfjäll", OTHER, "kommundirektör"),
        (9, "Gunvor Tallbrink", OTHER, "sekreterare"),
    ]
    assert [row.party for row in rows] == ["S", "FiA", "C", "", ""]
    assert rows[4].email == "gunvor@granfors.se"


def test_an_attendance_list_is_read_as_it_stands_in_a_protocol() -> None:
    text = """Ledamöter
- Åsa Ek (s) Granfors kommun
- Nils Öberg (l) Tallviks kommun

- Eva-Lena Sten, Bjursunds kommun, ersättare
• Jim Berg (m), Region Nordanå, vice ordförande
"""
    assert [(row.name, row.party, row.principal, row.standing, row.role) for row in read_roster(text).rows] == [
        ("Åsa Ek", "s", "Granfors kommun", MEMBER, ""),
        ("Nils Öberg", "l", "Tallviks kommun", MEMBER, ""),
        ("Eva-Lena Sten", "", "Bjursunds kommun", SUBSTITUTE, ""),
        ("Jim Berg", "m", "Region Nordanå", MEMBER, "vice ordförande"),
    ]


def test_family_name_first_is_turned_round() -> None:
    assert names(read_roster("Ek, Åsa\nvon Sten, Eva\nÅhedén-Berg, Nils Olof")) == [
        "Åsa Ek",
        "Eva von Sten",
        "Nils Olof Åhedén-Berg",
    ]
    assert names(read_roster("Lind Berg, Åsa (S)\nEk, Eva (M)\nSten, Nils")) == ["Åsa Lind Berg", "Eva Ek", "Nils Sten"]
    assert names(read_roster('Namn;Parti\n"Ek, Åsa";S')) == ["Åsa Ek"]


def test_a_title_after_the_name_is_none_of_it() -> None:
    read = read_roster("Åsa Ek, Direktör, Omsorgen\nNils Öberg, chef")
    assert [(row.name, row.title, row.organisation) for row in read.rows] == [
        ("Åsa Ek", "Direktör", "Omsorgen"),
        ("Nils Öberg", "chef", ""),
    ]


def test_a_name_in_two_columns_without_a_header_is_a_guess_that_is_told() -> None:
    read = read_roster("Åsa;Ek;S\nNils;Öberg;M")
    assert names(read) == ["Åsa Ek", "Nils Öberg"]
    assert "förnamn och efternamn" in said(read)[0]


def test_quoted_fields_hold_separators_and_line_breaks() -> None:
    read = read_roster('Namn;Titel;Parti\n"Åsa Ek";"chef; enhet";S\n"Nils\nÖberg";x;M\nEva;;C')
    assert [(row.line, row.name, row.title) for row in read.rows] == [
        (2, "Åsa Ek", "chef; enhet"),
        (3, "Nils Öberg", "x"),
        (5, "Eva", ""),
    ]


def test_the_first_line_may_tell_the_separator_and_one_that_can_be_none_is_no_such_line() -> None:
    assert names(read_roster("sep=|\nNamn|Parti\nÅsa Ek|S")) == ["Åsa Ek"]
    assert "Åsa Ek" in names(read_roster('sep="\nÅsa Ek'))


def test_a_quotation_mark_that_is_never_closed_swallows_nothing() -> None:
    assert names(read_roster("Lind Berg, Åsa (S)\nEk, Eva (M)\nSten, Nils")) == ["Åsa Lind Berg", "Eva Ek", "Nils Sten"]
    assert names(read_roster('Namn;Parti\n"Åsa Ek;S\nNils Öberg;M')) == ["Åsa Ek", "Nils Öberg"]


def test_marks_hard_spaces_and_empty_lines_do_not_matter() -> None:
    read = read_roster("\ufeffsep=;\r\nNamn;Parti\r\n\r\n ;  \r\n\u00a0Åsa\u00a0 Ek ;(S)\r\n")
    assert read == WrittenRoster((RosterRow(5, "Åsa Ek", MEMBER, "S"),))


def test_the_same_name_twice_is_one_and_said_but_namesakes_are_two() -> None:
    read = read_roster("Namn;Parti\nÅsa Ek;S\nåsa  ek;s\nÅsa Ek;M")
    assert [(row.line, row.party) for row in read.rows] == [(2, "S"), (4, "M")]
    assert said(read) == ["Rad 3: åsa ek står redan på rad 2 och tas med en gång."]


def test_vacant_seats_are_as_many_as_are_written() -> None:
    read = read_roster("Namn;Parti\nVakant;S\nVakant;S")
    assert [row.vacant for row in read.rows] == [True, True]
    assert read.complaints == ()


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        (";S;;;", "namnet saknas."),
        ("123;S;;;", "”123” är inget namn."),
        ("x" * 101 + ";S;;;", f"”{'x' * 40}” är inget namn."),
        ("Eva;S;nix;;", "”nix” är ingen e-postadress och lämnas tom."),
        ("Eva;S;;i fjol;", "”i fjol” är inget datum och lämnas tomt. Skriv till exempel 2026-01-01."),
        ("Eva;S;;2026;2023", "perioden slutar innan den börjar och lämnas tom."),
    ],
)
def test_what_cannot_be_understood_is_said_with_its_line(row: str, complaint: str) -> None:
    read = read_roster(f"Namn;Parti;E-post;Från;Till\n{row}\nÅsa Ek;S;;;")
    assert said(read) == [f"Rad 2: {complaint}"]
    assert "Åsa Ek" in names(read)


def test_an_order_that_is_none_is_said() -> None:
    read = read_roster("Namn;Ordning\nÅsa Ek;först")
    assert said(read) == ["Rad 2: ”först” är inget ordningsnummer och lämnas tomt."]


@pytest.mark.parametrize("text", ["", "\ufeff", " \n\t\n"])
def test_nothing_gives_nothing(text: str) -> None:
    assert read_roster(text) == WrittenRoster()


def test_a_list_without_names_is_said_to_be_one() -> None:
    assert said(read_roster("Namn")) == ["Rad 1: listan innehåller inga namn."]
    assert "ingen kolumn med namn" in said(read_roster("1;2\n3;4"))[-1]


def test_a_list_that_never_ends_is_cut_and_said_to_be() -> None:
    read = read_roster(
        "\n".join(["Namn;Parti", *(f"Namn {'abcdefghij'[n % 10]}{'x' * (n // 10)};S" for n in range(2100))])
    )
    assert said(read)[-1] == "Rad 2001: listan är längre än 2000 rader; resten läses inte."


def test_a_row_that_never_ends_is_cut_and_said_to_be() -> None:
    read = read_roster("Namn;Parti\nÅsa Ek;S\nNils Öberg;M" + ";" * 100_000)
    assert names(read) == ["Åsa Ek", "Nils Öberg"]
    assert said(read) == ["Rad 3: raden har fler än 50 fält; resten läses inte."]


def test_a_cell_that_never_ends_stops_the_reading_and_keeps_what_was_read() -> None:
    read = read_roster(f"Namn;Parti\nÅsa Ek;S\n{'x' * 140_000};M")
    assert names(read) == ["Åsa Ek"]
    assert said(read) == ["Rad 3: här går listan inte att läsa vidare. Kontrollera citattecknen."]


words = st.sampled_from(
    ["Namn", "Parti", "Kommun", "Roll", "Från", "Ordning", "E-post", "Åsa Ek", "Ek, Åsa", "(S)", "S", "Granfors kommun",
     "Ersättare", "ordförande", "1", "1.", "2026", "a@b.se", "vakant",
     '"', "\ufeff", "\u00a0", "\x00", "\ud800", "²", "sep=;", 'sep="', "٣"]
)  # fmt: skip
cells = st.one_of(words, st.text(max_size=12))
rows = st.lists(st.tuples(cells, st.sampled_from("\t;,\n\r")).map("".join), max_size=8).map("".join)
tables = st.lists(rows, max_size=8)


@given(st.one_of(st.text(), tables.map("\n".join)))
def test_whatever_is_pasted_is_read_or_complained_of(text: str) -> None:
    read = read_roster(text, ["Granfors kommun"], ["FiA"])
    assert all(row.name.strip() and row.line <= text.count("\n") + text.count("\r") + 1 for row in read.rows)
    assert [complaint.line for complaint in read.complaints] == sorted(complaint.line for complaint in read.complaints)
    assert all(field == " ".join(field.split()) for row in read.rows for field in (row.name, row.party, row.principal))


@pytest.mark.parametrize("edge", ["", "|"])
def test_columns_may_be_parted_by_upright_lines(edge: str) -> None:
    lines = ("Namn|Parti|Kommun", "Åsa Ek|S|Granfors kommun", "Nils Öberg|M|Tallviks kommun")
    read = read_roster("\n".join(f"{edge}{line}{edge}" for line in lines))
    assert read == WrittenRoster((
        RosterRow(2, "Åsa Ek", MEMBER, "S", "Granfors kommun"),
        RosterRow(3, "Nils Öberg", MEMBER, "M", "Tallviks kommun"),
    ))  # fmt: skip


@pytest.mark.parametrize("dash", ["-", "–", "—", "--"])
def test_a_dash_stands_for_an_empty_cell(dash: str) -> None:
    read = read_roster(f"Namn;Parti;Kommun;E-post;Till\nÅsa Ek;{dash};{dash};{dash};{dash}")
    assert read == WrittenRoster((RosterRow(2, "Åsa Ek"),))


@pytest.mark.parametrize(
    "written", ["Åsa Ek (Socialdemokraterna)", "Åsa Ek (Arbetarepartiet-Socialdemokraterna)", "Åsa Ek [S]"]
)
def test_a_party_in_brackets_may_be_written_out(written: str) -> None:
    assert read_roster(written) == WrittenRoster((RosterRow(1, "Åsa Ek", MEMBER, "S"),))
