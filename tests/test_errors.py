"""Every error in words: ours, the database's, the system's; and None for a bug."""

import errno
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from samradapp.domain.meeting import Status
from samradapp.errors import DatabaseError, FileError, NotAllowedError, SamradError, explain, why_not_saved
from samradapp.store import items, proceedings
from samradapp.store.database import open_in_memory
from tests.store.builders import full_meeting, made_up_register


@pytest.mark.parametrize("kind", [SamradError, FileError, NotAllowedError, DatabaseError])
def test_our_own_errors_say_their_sentence(kind: type[SamradError]) -> None:
    assert explain(kind("Filen är borta. Välj en annan.")) == "Filen är borta. Välj en annan."


@pytest.mark.parametrize(
    "bug", [ValueError("x"), KeyError("x"), AssertionError(), RecursionError(), KeyboardInterrupt()]
)
def test_a_bug_has_no_sentence(bug: BaseException) -> None:
    assert explain(bug) is None


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "Disken är full."),
        (errno.EACCES, "Du har inte behörighet."),
        (errno.ENOENT, "Filen eller mappen finns inte."),
        (errno.EISDIR, "Det är en mapp, inte en fil."),
    ],
)
def test_the_systems_errors_name_the_file(code: int, words: str) -> None:
    assert explain(OSError(code, "English", "/mapp/fil.docx")) == f"fil.docx: {words}"
    assert explain(OSError(code, "English")) == words


def test_an_unknown_error_of_the_system_is_said_without_its_english() -> None:
    assert explain(OSError("no number")) == "Filen kan inte användas."
    assert explain(OSError(errno.ESTALE, "Stale file handle")) == f"Filen kan inte användas (fel {errno.ESTALE})."
    assert explain(FileNotFoundError(errno.ENOENT, "No such file", Path("fil.docx"))) is not None


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            IsADirectoryError(errno.EISDIR, "Is a directory"),
            "fil.docx kunde inte sparas. Det är en mapp, inte en fil. Försök igen eller välj en annan mapp.",
        ),
        (
            FileExistsError(errno.EEXIST, "File exists"),
            "fil.docx kunde inte sparas. Det finns redan något med det namnet. Försök igen eller välj en annan mapp.",
        ),
        (
            OSError(errno.ESTALE, "Stale file handle"),
            f"fil.docx kunde inte sparas (fel {errno.ESTALE}). Försök igen eller välj en annan mapp.",
        ),
        (OSError("no number"), "fil.docx kunde inte sparas. Försök igen eller välj en annan mapp."),
    ],
)
def test_why_a_file_was_not_saved_is_said_without_the_systems_english(error: OSError, sentence: str) -> None:
    assert why_not_saved(error, Path("mapp/fil.docx")) == sentence


def _error(*statements: str) -> driver.Error:
    connection = driver.connect(":memory:", isolation_level=None)
    try:
        for statement in statements:
            connection.execute(statement)
    except driver.Error as error:
        return error
    finally:
        connection.close()
    raise AssertionError(statements)


FULL = ("PRAGMA max_page_count = 2", "CREATE TABLE a (b)", "INSERT INTO a VALUES (zeroblob(100000))")


def test_the_databases_errors_are_said_in_swedish() -> None:
    assert explain(_error(*FULL)) == "Disken är full. Frigör utrymme, så går det att spara igen."
    readonly = _error("CREATE TABLE a (b)", "PRAGMA query_only = ON", "INSERT INTO a VALUES (1)")
    assert explain(readonly) == "Databasen är skrivskyddad. Kontrollera mappens behörigheter."


def test_a_busy_file_is_said_to_be_used(tmp_path: Path) -> None:
    first, second = (driver.connect(str(tmp_path / "a.db"), isolation_level=None, timeout=0) for _ in range(2))
    first.execute("BEGIN IMMEDIATE")
    with pytest.raises(driver.OperationalError) as busy:
        second.execute("BEGIN IMMEDIATE")
    first.close()
    second.close()
    assert explain(busy.value) == "Ett annat program använder databasen just nu. Försök igen om en stund."


def test_a_mistake_in_sql_is_a_bug() -> None:
    assert explain(_error("SELECT nothing FROM nowhere")) is None
    assert explain(_error("CREATE TABLE a (b UNIQUE)", "INSERT INTO a VALUES (1), (1)")) is None


def test_a_locked_protocol_is_said_to_be_adjusted() -> None:
    db = open_in_memory()
    meeting_id = full_meeting(db, made_up_register(db))
    for status in (Status.WITH_ADJUSTERS, Status.ADJUSTED):
        proceedings.set_status(db, meeting_id, status)
    (item_id,) = db.execute("SELECT min(id) FROM item").fetchone()
    with pytest.raises(driver.IntegrityError) as locked:
        items.save_title(db, meeting_id, item_id, "Ny")
    db.close()
    assert str(explain(locked.value)).startswith("Protokollet är justerat och låst.")
