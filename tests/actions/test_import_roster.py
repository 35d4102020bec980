"""A list of names on its way into the register: the file, what is shown first, and what is done."""

import codecs
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from samradapp.actions.import_roster import apply_roster, preview_roster, read_roster_file, read_written_roster
from samradapp.domain.people import Body, Group, Holding, Period, Person, Seat, Substitute
from samradapp.domain.roster import WrittenRoster
from samradapp.domain.roster_plan import Deed
from samradapp.errors import FileError
from samradapp.store import Database, journal, register
from tests.store.builders import whole_file

TODAY = date(2026, 5, 8)
LIST = """Namn;Parti;Huvudman;Uppdrag;Ordning;E-post
Åsa Ek;S;Granfors kommun;ordförande;;asa.ek@granfors.se
Nils Öberg;M;Tallviks kommun;ledamot;;
Vakant;C;Tallviks kommun;ledamot;;
Tove Norrhed;M;Tallviks kommun;ersättare;2;
Elis Forsvall;S;Granfors kommun;ersättare;1;
Gunvor Tallbrink;;;sekreterare;;
"""


@pytest.fixture
def body(db: Database) -> int:
    return register.save_body(db, Body(0, "Samrådet"))


@pytest.fixture
def group(db: Database, body: int) -> int:
    return register.save_group(db, body, Group(0, "Tjänstepersoner"))


def written(db: Database, text: str = LIST) -> WrittenRoster:
    return read_written_roster(db, text)


def applied(db: Database, body: int, text: str, group: int | None = None) -> str:
    return apply_roster(db, body, written(db, text), TODAY, group).sentence(done=True)


def seats(db: Database, body: int, day: date = TODAY) -> list[tuple[str | None, str, str | None, str]]:
    found = register.roster(db, body).seats
    return [
        (seat.principal.name if seat.principal else None, seat.party, holder.name if holder else None, seat.role)
        for seat, holder in ((seat, seat.holder(day)) for seat in found)
    ]


# --- the register --------------------------------------------------------------------------------------------------


def test_a_list_fills_an_empty_register(db: Database, body: int, group: int) -> None:
    assert applied(db, body, LIST, group) == (
        "2 ledamöter, 1 vakant plats, 2 ersättare och 1 person i gruppen lades till."
    )
    assert seats(db, body) == [
        ("Granfors kommun", "S", "Åsa Ek", "ordförande"),
        ("Tallviks kommun", "M", "Nils Öberg", ""),
        ("Tallviks kommun", "C", None, ""),
    ]
    roster = register.roster(db, body)
    assert [(known.person.name, known.party) for known in roster.substitutes] == [
        ("Elis Forsvall", "S"),
        ("Tove Norrhed", "M"),
    ]
    assert [(member.person.name, member.role) for member in roster.groups[0].members] == [
        ("Gunvor Tallbrink", "sekreterare")
    ]
    assert [principal.name for principal in register.principals(db)] == ["Granfors kommun", "Tallviks kommun"]
    assert register.persons(db)[0].email == "asa.ek@granfors.se"


def test_the_same_list_again_changes_nothing(db: Database, body: int, group: int) -> None:
    applied(db, body, LIST, group)
    before = whole_file(db)
    assert applied(db, body, LIST, group) == "Inget nytt: alla 6 fanns redan."
    assert whole_file(db) == before


def test_a_longer_list_adds_what_is_new(db: Database, body: int, group: int) -> None:
    applied(db, body, LIST, group)
    more = f"{LIST}Ylva Åhedén;V;Region Nordanå;ledamot;;\n"
    assert applied(db, body, more, group) == "1 ledamot lades till, 6 fanns redan."
    assert seats(db, body)[-1] == ("Region Nordanå", "V", "Ylva Åhedén", "")


def test_what_would_be_done_is_told_before_and_changes_nothing(db: Database, body: int, group: int) -> None:
    read = written(db)
    before = whole_file(db)
    plan = preview_roster(db, body, read, TODAY, group)
    assert whole_file(db) == before
    assert plan.sentence(done=False) == ("2 ledamöter, 1 vakant plats, 2 ersättare och 1 person i gruppen läggs till.")
    assert apply_roster(db, body, read, TODAY, group) == plan


def test_a_list_is_one_step_and_taken_back_whole(db: Database, body: int, group: int) -> None:
    read = written(db)
    tables = [table for table in whole_file(db) if table[0] in ("person", "seat", "holding", "principal", "substitute")]
    apply_roster(db, body, read, TODAY, group)
    undone = journal.undo(db, journal.REGISTER)
    assert undone is not None
    assert undone.label == "Lade in en lista med 6 namn"
    assert [table for table in whole_file(db) if table in tables] == tables
    journal.redo(db, journal.REGISTER)
    assert applied(db, body, LIST, group).startswith("Inget nytt")


def test_a_list_that_the_disk_has_no_room_for_leaves_the_register_as_it_was(db: Database, body: int) -> None:
    names = [f"Eva {chr(0x4E00 + number)};S" for number in range(500)]
    read = written(db, "\n".join(["Namn;Parti", *names]))
    before = whole_file(db)
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages + 5}").fetchall()
    with pytest.raises(driver.OperationalError, match="full"):
        apply_roster(db, body, read, TODAY)
    assert whole_file(db) == before


def test_without_a_group_the_others_are_persons_in_the_register(db: Database, body: int) -> None:
    assert applied(db, body, "Namn;Titel\nÅsa Ek;chef\nNils Öberg;chef") == "2 personer i registret lades till."
    assert applied(db, body, "Namn;Titel\nÅsa Ek;chef\nNils Öberg;chef") == "Inget nytt: båda fanns redan."
    assert applied(db, body, "Namn\nÅsa Ek") == "Inget nytt: namnet fanns redan."
    assert applied(db, body, "Namn") == "Listan innehåller inga namn."


def test_a_body_without_seats_takes_everybody_into_the_group(db: Database) -> None:
    body = register.save_body(db, Body(0, "Ledningen", has_seats=False))
    group = register.save_group(db, body, Group(0, "Ledningen"))
    assert applied(db, body, LIST, group) == "5 personer i gruppen lades till, 1 fanns redan."
    assert seats(db, body) == []


def test_namesakes_of_different_parties_are_two_people(db: Database, body: int) -> None:
    applied(db, body, "Namn;Parti;Huvudman\nÅsa Ek;S;Granfors kommun")
    assert applied(db, body, "Namn;Parti;Huvudman\nÅsa Ek;m;Granfors kommun") == "1 ledamot lades till."
    assert [person.party for person in register.persons(db)] == ["S", "m"]


def test_a_seat_tells_the_party_of_a_person_without_one(db: Database, body: int) -> None:
    person = replace(Person(0, "Åsa Ek"), id=register.save_person(db, Person(0, "Åsa Ek")))
    seat = register.save_seat(db, body, Seat(0, None, "s", ""))
    register.save_holding(db, seat, Holding(0, person))
    assert applied(db, body, "Namn;Parti\nÅsa Ek;M") == "1 ledamot lades till."
    assert applied(db, body, "Namn;Parti\nåsa ek;(S)") == "Inget nytt: namnet fanns redan."
    assert len(register.persons(db)) == 2


def test_namesakes_of_different_organisations_are_two_people(db: Database, body: int, group: int) -> None:
    text = "Namn;Organisation\nÅsa Ek;Omsorgen\nÅsa Ek;Skolan\nÅsa Ek;"
    assert applied(db, body, text, group) == "2 personer i gruppen lades till, 1 fanns redan."
    assert [person.organisation for person in register.persons(db)] == ["Omsorgen", "Skolan"]


def test_facts_that_were_empty_are_filled_and_others_kept(db: Database, body: int) -> None:
    key = register.save_person(db, Person(0, "Åsa Ek", "rektor"))
    applied(db, body, "Namn;Titel;E-post\nÅsa Ek;chef;asa@granfors.se")
    assert register.persons(db) == (Person(key, "Åsa Ek", "rektor", email="asa@granfors.se"),)


def test_a_vacant_seat_is_filled_before_a_new_one_is_made(db: Database, body: int) -> None:
    applied(db, body, LIST)
    assert (
        applied(db, body, "Namn;Parti;Huvudman\nEva Sten;c;Tallvik\nYlva Sten;c;Tallvik") == "2 ledamöter lades till."
    )
    assert seats(db, body)[2:] == [
        ("Tallviks kommun", "C", "Eva Sten", ""),
        ("Tallviks kommun", "c", "Ylva Sten", ""),
    ]
    assert len(register.principals(db)) == 2


def test_who_follows_on_somebody_has_the_seat_from_today(db: Database, body: int) -> None:
    applied(db, body, "Namn;Parti;Huvudman;Till\nÅsa Ek;S;Granfors kommun;2026-03-31")
    assert applied(db, body, "Namn;Parti;Huvudman\nEva Sten;S;Granfors kommun") == "1 ledamot lades till."
    (seat,) = register.roster(db, body).seats
    assert [(held.person.name, held.period) for held in seat.holdings] == [
        ("Åsa Ek", Period(None, date(2026, 3, 31))),
        ("Eva Sten", Period(TODAY, None)),
    ]


def test_who_comes_back_after_a_time_away_is_not_taken_to_be_there(db: Database, body: int) -> None:
    past = "Namn;Parti;Uppdrag;Till\nÅsa Ek;S;ledamot;2022-12-31\nNils Öberg;M;ersättare;2022-12-31"
    applied(db, body, past)
    again = "Namn;Parti;Uppdrag\nÅsa Ek;S;ledamot\nNils Öberg;M;ersättare"
    assert applied(db, body, again) == "1 ledamot och 1 ersättare lades till."
    assert applied(db, body, again) == "Inget nytt: båda fanns redan."
    assert applied(db, body, past) == "Inget nytt: båda fanns redan."


def test_periods_of_the_list_are_kept(db: Database, body: int) -> None:
    applied(db, body, "Namn;Parti;Uppdrag;Från;Till\nÅsa Ek;S;;2023;2026\nNils Öberg;M;ersättare;2023;2026")
    roster, term = register.roster(db, body), Period(date(2023, 1, 1), date(2026, 12, 31))
    assert (roster.seats[0].holdings[0].period, roster.substitutes[0].period) == (term, term)


def test_a_known_substitute_keeps_the_place_in_the_order(db: Database, body: int) -> None:
    person = replace(Person(0, "Åsa Ek"), id=register.save_person(db, Person(0, "Åsa Ek")))
    register.save_substitute(db, body, Substitute(0, person, None, "S"))
    text = "Namn;Parti;Uppdrag\nEva Sten;S;ersättare 1\nÅsa Ek;S;ersättare 2"
    assert applied(db, body, text) == "1 ersättare lades till, 1 fanns redan."
    assert [known.person.name for known in register.roster(db, body).substitutes] == ["Åsa Ek", "Eva Sten"]


def test_what_the_list_says_otherwise_than_the_register_is_told_and_left(db: Database, body: int) -> None:
    applied(db, body, LIST)
    read = written(db, "Namn;Parti;Huvudman;Uppdrag\nNils Öberg;M;Tallviks kommun;ordförande")
    before = whole_file(db)
    plan = apply_roster(db, body, read, TODAY)
    assert plan.notes == (
        "Nils Öberg har ingen roll i registret och ”ordförande” i listan. Registret gäller.",
        "I registret men inte i listan: Åsa Ek. De är kvar.",
    )
    assert whole_file(db) == before
    assert plan.count(Deed.NOTHING) == 1


def test_the_same_person_in_two_tasks_is_one_person(db: Database, body: int, group: int) -> None:
    text = "Namn;Parti;Uppdrag\nÅsa Ek;S;ledamot\nÅsa Ek;;sekreterare"
    assert applied(db, body, text, group) == "1 ledamot och 1 person i gruppen lades till."
    assert len(register.persons(db)) == 1


# --- the file ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        LIST.encode(),
        codecs.BOM_UTF8 + LIST.encode(),
        LIST.encode("cp1252"),
        LIST.encode("utf-16"),
        codecs.BOM_UTF16_BE + LIST.encode("utf-16-be"),
        LIST.encode("utf-16-le"),
        LIST.encode("utf-16-be"),
        LIST.replace("\n", "\r\n").encode("cp1252"),
        LIST.replace(";", "\t").encode("utf-16"),
        LIST.replace("\n", "\r\n").encode("cp850"),
        LIST.replace("\n", "\r").encode("mac_roman"),
    ],
    ids=["utf-8", "bom", "cp1252", "utf-16", "utf-16-be", "bare-le", "bare-be", "crlf", "tab", "ms-dos", "mac"],
)
def test_a_file_is_read_in_whatever_it_was_saved_as(db: Database, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "lista.csv"
    path.write_bytes(content)
    assert read_roster_file(db, path) == written(db)


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "mac_roman"])
@pytest.mark.parametrize(
    "name",
    [
        "Björn Åkesson",
        "Björn Ek",
        "Åsa Ek",
        "Ärla Ek",
        "Örjan Ek",
        "Maj Åhl",
        "Bo Håkansson",
        "Eva Sjölin",
        "BJÖRN EK",
        "MÅRTEN ÄNG",
        "André Ek",
        "Émile Ek",
        "Jens Müller",
        "Östen Bäck, ”ordförande” 2023–2026 …",
        "Sinead O’Brien-Öberg",
        "Bo Ek",
    ],
)
def test_the_letters_tell_how_a_list_was_saved(db: Database, tmp_path: Path, name: str, encoding: str) -> None:
    path = tmp_path / "lista.csv"
    path.write_bytes(f"Namn;E-post\n{name};bo@granfors.se\n".encode(encoding, errors="replace"))
    assert read_roster_file(db, path) == written(
        db, f"Namn;E-post\n{name.encode(encoding, errors='replace').decode(encoding)};bo@granfors.se\n"
    )


@pytest.mark.parametrize(
    "name", ["Sinead O’Brien", "Bo Ek (1–2)", "Bo ”Bosse” Ek", "Bo Ek … 100 €", "Zoë Ek", "Iñaki Ek"]
)
def test_a_list_without_swedish_letters_is_read_as_windows_writes_it(db: Database, tmp_path: Path, name: str) -> None:
    path = tmp_path / "lista.csv"
    path.write_bytes(f"Namn;E-post\n{name};bo@granfors.se\n".encode("cp1252"))
    assert read_roster_file(db, path) == written(db, f"Namn;E-post\n{name};bo@granfors.se\n")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "lista.csv är tom. Välj en fil med namn i."),
        (codecs.BOM_UTF8 + b" \r\n", "lista.csv är tom. Välj en fil med namn i."),
        (b"PK\x03\x04rest", "lista.csv är en Excel-fil. Spara den som CSV, eller kopiera raderna och klistra in dem."),
        (b"\x89PNG\r\n\x1a\n\x00\x01\x02\x03", "lista.csv är ingen textfil. Välj en fil som slutar på .csv."),
        (b"%PDF-1.7\n%\xe2\xe3", "lista.csv är en PDF-fil. Öppna den, kopiera raderna och klistra in dem."),
        (b"\r\n<!DOCTYPE html><p>", "lista.csv är en webbsida. Öppna den, kopiera raderna och klistra in dem."),
        ("<html>ö".encode("utf-16"), "lista.csv är en webbsida. Öppna den, kopiera raderna och klistra in dem."),
        (codecs.BOM_UTF16_LE + b"\x00", "lista.csv är ingen textfil. Välj en fil som slutar på .csv."),
        (b"Namn;" * 500_000, "lista.csv är för stor för att vara en lista med namn. Välj en annan fil."),
    ],
    ids=["empty", "blank", "excel", "picture", "pdf", "doctype", "html", "half", "large"],
)
def test_a_file_that_will_not_do_gets_one_sentence(db: Database, tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "lista.csv"
    path.write_bytes(content)
    before = whole_file(db)
    with pytest.raises(FileError) as refused:
        read_roster_file(db, path)
    assert str(refused.value) == sentence
    assert whole_file(db) == before


def test_a_folder_and_a_file_that_is_gone_are_said_to_be(db: Database, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="är en mapp"):
        read_roster_file(db, tmp_path)
    with pytest.raises(FileError, match=r"borta\.csv finns inte"):
        read_roster_file(db, tmp_path / "borta.csv")
