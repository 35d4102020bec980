"""``check``, ``backup`` and ``restore``: what is broken is named, and the way back is tested first."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from samradapp import paths
from samradapp.store.database import is_encrypted
from tests.cli.conftest import Run
from tests.documents.test_meeting_file_refusals import a_file
from tests.integrations.keyrings import ForgetfulKeyring, MemoryKeyring, using

File = Callable[..., Path]


@pytest.fixture
def seeded(run: Run, file: File) -> Run:
    run("import", file(a_file()))
    return run


def _spoil(data_dir: Path, *statements: str) -> None:
    """Change the file with a foreign hand, past the program's own door."""
    connection = driver.connect(str(paths.database_path(data_dir)), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _without_triggers(data_dir: Path, *statements: str) -> None:
    """Change the file and leave its triggers as they were."""
    connection = driver.connect(str(paths.database_path(data_dir)), isolation_level=None)
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, sql in triggers:
        connection.execute(sql)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def test_a_whole_file_is_said_to_be_whole(seeded: Run, data_dir: Path) -> None:
    done = seeded("check", "--json")
    assert done.code == 0
    assert done.json == {
        "ok": True,
        "findings": [],
        "schema": done.json["schema"],
        "meetings": 1,
        "bytes": paths.database_path(data_dir).stat().st_size,
        "encrypted": False,
    }
    assert seeded("check").out.startswith("Allt är helt: 1 möte, ")


def test_check_says_that_the_file_is_not_encrypted(seeded: Run) -> None:
    assert "Databasen är inte krypterad" in seeded("check").err


BROKEN = {
    "trigger": ("DROP TRIGGER lock_item_update",),
    "foreign-key": ("UPDATE item SET part_id = 999",),
    "text": ("""UPDATE minutes SET text = '[{"style": "paragraph", "text": "a\nb"}]'""",),
    "number": ("UPDATE item SET number = 7 WHERE id = (SELECT max(id) FROM item)",),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_each_kind_of_breakage_is_named(run: Run, file: File, data_dir: Path, kind: str) -> None:
    data = a_file()
    data["parts"][0]["items"].append({"title": "Val"})
    run("import", file(data))
    (_spoil if kind == "trigger" else _without_triggers)(data_dir, *BROKEN[kind])
    done = run("check", "--json")
    assert (done.code, done.json["ok"]) == (1, False)
    assert {finding["kind"] for finding in done.json["findings"]} == {kind}
    assert done.json["findings"][0]["message"] in done.err


def test_a_date_that_is_none_is_named(seeded: Run, data_dir: Path) -> None:
    _without_triggers(data_dir, "UPDATE meeting SET day = 'i maj'")
    done = seeded("check", "--json")
    assert (done.code, [finding["kind"] for finding in done.json["findings"]]) == (1, ["text"])
    assert "Samrådet 2-2024 kan inte läsas" in done.err


def test_a_damaged_page_is_named(seeded: Run, data_dir: Path) -> None:
    path = paths.database_path(data_dir)
    content = bytearray(path.read_bytes())
    for page in range(20, len(content) // 4096, 2):
        content[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    path.write_bytes(content)
    done = seeded("check", "--json")
    assert done.code in (1, 2)
    assert "skadad" in done.err


@pytest.mark.parametrize("content", [b"inte en databas" * 400, b"SQLite format 3\x00" + b"x" * 8000])
def test_a_file_that_is_no_database_is_said_to_be_none(run: Run, data_dir: Path, content: bytes) -> None:
    data_dir.mkdir()
    paths.database_path(data_dir).write_bytes(content)
    for words in (("check",), ("meetings",), ("demo", "--out", "borta")):
        done = run(*words)
        assert (done.code, done.out) == (2, "")
    assert paths.database_path(data_dir).read_bytes() == content


def test_a_copy_that_cannot_be_read_is_named(seeded: Run, data_dir: Path) -> None:
    bad = paths.copies_dir(data_dir) / "samrad-2020-01-01.db"
    bad.write_bytes(b"trasig" * 1000)
    done = seeded("check", "--json")
    assert (done.code, [finding["kind"] for finding in done.json["findings"]]) == (1, ["copy"])
    assert "samrad-2020-01-01.db" in done.err


def test_a_backup_is_whole_and_never_over_another_file(seeded: Run, tmp_path: Path) -> None:
    target = tmp_path / "kopia.db"
    assert seeded("backup", target).out == f"{target}\n"
    before = target.read_bytes()
    again = seeded("backup", target)
    assert (again.code, again.out) == (2, "")
    assert "finns redan" in again.err
    assert target.read_bytes() == before
    assert "borta finns inte" in seeded("backup", tmp_path / "borta" / "kopia.db").err


def test_what_was_backed_up_is_restored_and_what_it_replaces_kept(
    seeded: Run, file: File, data_dir: Path, tmp_path: Path
) -> None:
    target = tmp_path / "kopia.db"
    seeded("backup", target)
    seeded("import", "--replace", file(a_file() | {"reference": "NY"}))
    done = seeded("restore", target)
    assert (done.code, done.out) == (0, "Återställd från kopia.db.\n")
    assert [line["reference"] for line in seeded("meetings", "--json").json] == [""]
    (kept,) = data_dir.glob("samrad-ersatt-*.db")
    assert kept.name in done.err
    assert seeded("restore", kept).code == 0
    assert [line["reference"] for line in seeded("meetings", "--json").json] == ["NY"]


def test_a_copy_is_restored_where_there_is_no_database(seeded: Run, tmp_path: Path) -> None:
    seeded("backup", tmp_path / "kopia.db")
    elsewhere = tmp_path / "ny dator"
    assert seeded("restore", tmp_path / "kopia.db", folder=elsewhere).code == 0
    assert [line["meeting"] for line in seeded("meetings", "--json", folder=elsewhere).json] == ["2-2024"]


@pytest.mark.parametrize("content", [b"", b"trasig" * 1000, None])
def test_a_copy_that_cannot_be_read_changes_nothing(
    seeded: Run, data_dir: Path, tmp_path: Path, content: bytes | None
) -> None:
    source = tmp_path / "kopia.db"
    if content is not None:
        source.write_bytes(content)
    before = paths.database_path(data_dir).read_bytes()
    done = seeded("restore", source)
    assert (done.code, done.out) == (2, "")
    assert "kopia.db" in done.err
    assert paths.database_path(data_dir).read_bytes() == before
    assert not list(data_dir.glob("*.part*"))


@pytest.mark.parametrize(("name", "shown"), [("", "."), (".", "."), ("/", "/")])
def test_a_path_that_ends_in_no_name_is_said_whole(seeded: Run, name: str, shown: str) -> None:
    restored, copied = seeded("restore", name), seeded("backup", name)
    assert (restored.code, restored.out) == (copied.code, copied.out) == (2, "")
    assert restored.err == f"{shown} finns inte eller är ingen fil. Välj en säkerhetskopia.\n"
    assert copied.err == f"{shown} finns redan. Välj ett annat namn, så skrivs inget över.\n"


def test_an_encrypted_copy_is_restored_on_another_computer_with_its_code(
    run: Run, file: File, data_dir: Path, tmp_path: Path
) -> None:
    source, elsewhere = tmp_path / "kopia.db", tmp_path / "ny dator"
    backend = MemoryKeyring()
    with using(backend):
        run("import", file(a_file()))
        assert run("check", "--json").json["encrypted"]
        assert run("backup", source).code == 0
    (code,) = backend.kept.values()
    assert is_encrypted(source)
    with using(MemoryKeyring()):
        missing = run("restore", source, folder=elsewhere)
        assert missing.code == 2
        assert "--code" in missing.err
        assert run("restore", source, "--code", "fel", folder=elsewhere).code == 2
        assert not paths.database_path(elsewhere).exists()
        done = run("restore", source, "--code", code, folder=elsewhere)
        assert (done.code, done.err) == (0, "")
        assert [line["meeting"] for line in run("meetings", "--json", folder=elsewhere).json] == ["2-2024"]
    with using(ForgetfulKeyring()):
        shutil.rmtree(elsewhere)
        done = run("restore", source, "--code", code, folder=elsewhere)
        assert (done.code, "kunde inte spara koden" in done.err) == (0, True)


def test_without_its_key_an_encrypted_database_is_not_read(run: Run, file: File) -> None:
    with using(MemoryKeyring()):
        run("import", file(a_file()))
    for words in (("meetings",), ("check",), ("import", file(a_file()))):
        done = run(*words)
        assert (done.code, done.out) == (2, "")
        assert "återställningskoden" in done.err
