"""``import`` and ``meetings``: what they print, and that a file comes whole or not at all."""

import errno
import json
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from samradapp import paths, settings
from samradapp.cli import opening
from samradapp.store import copies
from samradapp.store.database import open_for_reading
from tests.cli.conftest import Run
from tests.documents.test_meeting_file_refusals import NO_JSON, REFUSED, a_file
from tests.store.builders import whole_file

File = Callable[..., Path]
Window = Callable[[], AbstractContextManager[None]]
OTHER_UUID = "9d1f0c6e-9999-4999-8999-999999999999"


def _dump(data_dir: Path) -> list[Any]:
    db = open_for_reading(paths.database_path(data_dir))
    try:
        return whole_file(db)
    finally:
        db.close()


def test_import_prints_a_line_for_each_file(run: Run, file: File) -> None:
    several = a_file() | {"number": 3, "id": OTHER_UUID, "events": [], "adjournments": []}
    several["parts"][0]["items"] = [{"title": "Upprop"}, {"title": "Val"}]
    done = run("import", file(a_file()), file(several, "flera.json"))
    assert (done.code, done.err) == (0, "")
    assert done.out == "Samrådet 2-2024: 1 ärende\nSamrådet 3-2024: 2 ärenden\n"


def test_import_prints_json_of_a_stable_shape(run: Run, file: File) -> None:
    path = file(a_file())
    expected = {
        "file": str(path),
        "meeting": "2-2024",
        "body": "Samrådet",
        "items": 1,
        "present": 1,
        "absent": 1,
        "decisions": 1,
        "not_understood": [],
    }
    first, again = run("import", "--json", path), run("import", "--json", path)
    assert (first.code, first.json) == (0, [expected])
    assert (again.code, again.json) == (0, [expected | {"duplicate": True}])


def test_a_file_that_may_not_be_read_is_named_and_keeps_no_other_out(
    run: Run, file: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret, good = file(a_file(), "hemlig.json"), file(a_file() | {"number": 3, "id": OTHER_UUID}, "bra.json")
    really_open, access = Path.open, os.access

    def refuse(path: Path, *rest: Any, **named: Any) -> Any:
        if path.name == secret.name:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return really_open(path, *rest, **named)

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(os, "access", lambda path, *mode: Path(path).name != secret.name and access(path, *mode))
    done = run("import", secret, good)
    assert done.err.startswith("hemlig.json kan inte läsas.")
    assert done.out == "Samrådet 3-2024: 1 ärende\n"


def test_a_file_already_imported_changes_nothing(run: Run, file: File, data_dir: Path) -> None:
    path = file(a_file())
    run("import", path)
    before = _dump(data_dir)
    assert "fanns redan, inget är ändrat" in run("import", path).out
    assert _dump(data_dir) == before


def test_other_content_is_refused_until_replace_is_said(run: Run, file: File, data_dir: Path) -> None:
    run("import", file(a_file()))
    before = _dump(data_dir)
    changed = file(a_file() | {"place": "Umeå"})
    refused = run("import", changed)
    assert (refused.code, refused.out) == (2, "")
    assert "skiljer sig i place" in refused.err
    assert "--replace" in refused.err
    assert _dump(data_dir) == before
    assert run("import", "--replace", changed).code == 0
    assert _dump(data_dir) != before


def test_several_files_come_one_by_one_and_the_code_says_that_one_failed(run: Run, file: File) -> None:
    good, later = file(a_file()), file(a_file() | {"number": 3, "id": OTHER_UUID}, "senare.json")
    bad = file(a_file() | {"boddy": 1}, "fel.json")
    done = run("import", "--json", good, bad, later)
    assert done.code == 2
    assert [entry["meeting"] for entry in done.json] == ["2-2024", "3-2024"]
    assert done.err.count("\n") == 1
    assert done.err.startswith("fel.json: boddy är en okänd nyckel")
    assert [line["meeting"] for line in run("meetings", "--json").json] == ["3-2024", "2-2024"]


@pytest.mark.parametrize("name", [*REFUSED, *NO_JSON])
def test_a_refused_file_gives_one_sentence_and_changes_nothing(run: Run, file: File, data_dir: Path, name: str) -> None:
    run("import", file(a_file() | {"number": 9, "id": OTHER_UUID}, "annat.json"))
    before = _dump(data_dir)
    data: Any = NO_JSON[name] if name in NO_JSON else a_file()
    if name in REFUSED:
        REFUSED[name][0](data)
    done = run("import", file(data))
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("mote.json")
    assert done.err.count("\n") == 1
    assert _dump(data_dir) == before


def test_folders_and_missing_files_are_refused(run: Run, tmp_path: Path) -> None:
    for path, sentence in ((tmp_path, "är en mapp"), (tmp_path / "borta.json", "borta.json finns inte")):
        done = run("import", path)
        assert (done.code, done.out) == (2, "")
        assert sentence in done.err


def test_an_adjusted_meeting_that_is_replaced_is_refused_and_the_next_file_taken(run: Run, file: File) -> None:
    adjusted = a_file() | {"status": "adjusted"}
    run("import", file(adjusted))
    later = file(a_file() | {"number": 3, "id": OTHER_UUID}, "senare.json")
    done = run("import", "--replace", "--json", file(adjusted | {"place": "Umeå"}), later)
    assert done.code == 2
    assert "justerat och låst" in done.err
    assert [entry["meeting"] for entry in done.json] == ["3-2024"]


def test_meetings_prints_json_of_a_stable_shape(run: Run, file: File) -> None:
    run("import", file(a_file() | {"reference": "SVO 1-2024", "status": "with-adjusters"}))
    done = run("meetings", "--json")
    assert (done.code, done.err) == (0, "")
    assert done.json == [
        {
            "meeting": "2-2024",
            "body": "Samrådet",
            "date": "2024-05-03",
            "status": "with-adjusters",
            "items": 1,
            "reference": "SVO 1-2024",
        }
    ]


def test_meetings_prints_a_line_for_each(run: Run, file: File) -> None:
    run("import", file(a_file()))
    assert run("meetings").out == "   2-2024  2024-05-03  Samrådet, 1 ärende, utkast\n"


def test_meetings_of_a_folder_without_a_database_says_so_and_makes_none(run: Run, data_dir: Path) -> None:
    done = run("meetings", "--json")
    assert (done.code, done.out) == (2, "")
    assert "Det finns ingen databas" in done.err
    assert not data_dir.exists()


def test_reading_goes_on_beside_the_window_and_writing_waits(
    run: Run, file: File, data_dir: Path, tmp_path: Path, window: Window
) -> None:
    run("import", file(a_file()))
    before = _dump(data_dir)
    with window():
        assert run("meetings").code == 0
        assert run("check").code == 0
        assert run("backup", tmp_path / "kopia.db").code == 0
        for words in (("import", file(a_file(), "igen.json")), ("restore", tmp_path / "kopia.db")):
            done = run(*words)
            assert (done.code, done.out) == (2, "")
            assert "Programmet är öppet" in done.err
    assert _dump(data_dir) == before
    assert run("import", file(a_file(), "igen.json")).code == 0


def test_writing_takes_one_copy_a_day_and_keeps_thirty(
    run: Run, file: File, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = file(a_file())
    day = opening.now()
    for number in range(copies.KEPT + 3):
        monkeypatch.setattr(opening, "now", lambda number=number: day + timedelta(days=number))
        run("import", path)
        run("import", path)
    kept = sorted(known.name for known in paths.copies_dir(data_dir).iterdir())
    assert len(kept) == copies.KEPT
    assert kept[-1] == f"samrad-{(day + timedelta(days=copies.KEPT + 2)).date()}.db"


def test_the_second_folder_gets_its_copy_and_stops_nothing_when_it_is_gone(
    run: Run, file: File, data_dir: Path, tmp_path: Path
) -> None:
    second = tmp_path / "minne"
    settings.save(paths.settings_path(data_dir), settings.Settings(copies_folder=str(second)))
    assert run("import", file(a_file())).code == 0
    assert [path.name for path in second.iterdir()] == [f"samrad-{date.today()}.db"]  # noqa: DTZ011 - the day on her wall
    in_the_way = tmp_path / "fil"
    in_the_way.write_text("x")
    settings.save(paths.settings_path(data_dir), settings.Settings(copies_folder=str(in_the_way)))
    done = run("import", "--json", file(a_file()))
    assert (done.code, done.json[0]["duplicate"]) == (0, True)
    assert "Säkerhetskopian kan inte skrivas" in done.err


def test_as_a_process_import_prints_utf_8_and_ends_with_its_code(process: Run, file: File) -> None:
    path = file(a_file() | {"body": "Rådet för å, ä och ö 🙂", "events": []})
    done = process("import", "--json", path)
    assert done.code == 0
    assert done.json[0]["body"] == "Rådet för å, ä och ö 🙂"
    assert process("import", file(b"[", "fel.json")).code == 2
    assert json.loads(process("meetings", "--json").out)
