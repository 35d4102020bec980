"""Findings that may stay as they are, and what waits and is not taken up, by the meeting's uuid: no content of the
meeting, so no lock and no journal.
"""

from sqlite_utils import Database

from samradapp.store import rows


def all_of(db: Database, meeting_uuid: str) -> frozenset[str]:
    """Give the findings that she has left as they are."""
    found = rows.select(db, "SELECT finding FROM set_aside WHERE meeting_uuid = ?", meeting_uuid)
    return frozenset(row["finding"] for row in found)


def add(db: Database, meeting_uuid: str, finding: str) -> None:
    """Let a finding stay as it is."""
    db.execute("INSERT OR IGNORE INTO set_aside (meeting_uuid, finding) VALUES (?, ?)", [meeting_uuid, finding])


def take_back(db: Database, meeting_uuid: str, finding: str) -> None:
    """Look at a finding again."""
    db.execute("DELETE FROM set_aside WHERE meeting_uuid = ? AND finding = ?", [meeting_uuid, finding])
