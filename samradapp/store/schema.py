"""The migrations, in order; a released one is never edited."""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from samradapp.store.first_tables import FIRST_VERSION

migrations = Migrations("samradapp")


@migrations()
def m001_first(db: Database) -> None:
    """Make every table of the first version."""
    for script in FIRST_VERSION:
        for statement in script.split(";\n"):
            db.execute(statement)
    _index_foreign_keys(db)
    db.execute("INSERT INTO open_step (id, step_id) VALUES (1, NULL)")


@migrations()
def m002_register_journal(db: Database) -> None:
    """Change no table: the triggers that every migration ends with now journal the register too."""


@migrations()
def m003_follow_up(db: Database) -> None:
    """Keep what became of an assignment by its decision's uuid: no content of a meeting, so no lock holds it."""
    db.execute(
        "CREATE TABLE follow_up ("
        "decision_uuid TEXT PRIMARY KEY, done TEXT, note TEXT NOT NULL DEFAULT '') WITHOUT ROWID"
    )
    db.execute("CREATE INDEX decision_assignment ON decision(meeting_id) WHERE kind = 'assignment'")


@migrations()
def m004_term(db: Database) -> None:
    """Give each body a list of terms."""
    db.execute(
        "CREATE TABLE term (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "body_id INTEGER NOT NULL REFERENCES body ON DELETE CASCADE, "
        "term TEXT NOT NULL, written TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '')"
    )
    db.execute("CREATE INDEX term_body_id ON term(body_id)")


@migrations()
def m005_set_aside(db: Database) -> None:
    """Keep which findings of a review may stay as they are: no content of a meeting, so no lock holds it."""
    db.execute(
        "CREATE TABLE set_aside ("
        "meeting_uuid TEXT NOT NULL, finding TEXT NOT NULL, PRIMARY KEY (meeting_uuid, finding)) WITHOUT ROWID"
    )


@migrations()
def m006_much_at_once(db: Database) -> None:
    """Change no table: a text that much comes to or goes from at once is kept as a version, by the triggers."""


@migrations()
def m007_export_beside(db: Database) -> None:
    """Keep with an export what the document says that no meeting file does: texts made of the calendar, settings."""
    db.execute("ALTER TABLE export ADD COLUMN beside TEXT REFERENCES file")
    db.execute("CREATE INDEX export_beside ON export(beside)")


@migrations()
def m008_much_in_bytes(db: Database) -> None:
    """Change no table: the triggers tell how much comes or goes at once by its bytes."""


def _index_foreign_keys(db: Database) -> None:
    """Make an index for each foreign key: reading a meeting and deleting a row look at its own rows only."""
    names = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'open_step'").fetchall()
    for (table,) in names:
        keys = [row[3] for row in db.execute(f"PRAGMA foreign_key_list({table})").fetchall()]
        for column in sorted({*keys} - {"id"}):
            db.execute(f"CREATE INDEX {table}_{column} ON {table}({column})")


def known_migrations(given: Migrations = migrations) -> set[str]:
    """Name every migration this program knows; a file with others comes from a newer program."""
    empty = Database(memory=True, execute_plugins=False)
    try:
        return {migration.name for migration in given.pending(empty)}
    finally:
        empty.close()
