"""A later version of the schema, as a released program may bring it."""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from samradapp.store import schema


def grown_migrations() -> Migrations:
    """Give the program's migrations and one that adds a column this program need not know."""
    more = Migrations(schema.migrations.name)
    more._migrations = list(schema.migrations._migrations)

    @more()
    def m900_grown(db: Database) -> None:
        db.execute("ALTER TABLE item ADD COLUMN note TEXT NOT NULL DEFAULT ''")

    return more


def later_migrations() -> Migrations:
    """Give the program's migrations and one more, which rebuilds tables, adds columns and writes to every row."""
    more = Migrations(schema.migrations.name)
    more._migrations = list(schema.migrations._migrations)

    @more()
    def m900_later(db: Database) -> None:
        db.table("item").transform(types={"position": float}, rename={"section": "heading"})
        db.table("roll_entry").transform(drop={"substitute_for"})
        for table in ("item", "meeting", "decision", "minutes"):
            db.execute(f"ALTER TABLE {table} ADD COLUMN note TEXT NOT NULL DEFAULT ''")
            db.execute(f"UPDATE {table} SET note = 'ny'")

    return more
