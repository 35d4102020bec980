"""What was exported is remembered."""

from pathlib import Path

from sqlite_utils import Database

from samradapp.store import exports, proceedings

AT = "2026-05-13T10:00:00+02:00"


def test_the_newest_export_of_each_kind_is_given(db: Database, meeting: int, tmp_path: Path) -> None:
    for kind, name, digest in (("protocol", "a.docx", "1"), ("notice", "b.docx", "2"), ("protocol", "c.docx", "3")):
        exports.record(db, meeting, kind, AT, tmp_path / name, digest, b"{}", b"{}")
    found = exports.last_exports(db, meeting)
    assert {kind: (export.path.name, export.sha256, export.at) for kind, export in found.items()} == {
        "protocol": ("c.docx", "3", AT),
        "notice": ("b.docx", "2", AT),
    }
    assert exports.last_export_to(db, tmp_path / "a.docx").sha256 == "1"
    assert exports.last_export_to(db, tmp_path / "okänd.docx") is None


def test_the_meeting_file_behind_an_export_is_kept_once(db: Database, meeting: int, tmp_path: Path) -> None:
    for number in range(3):
        exports.record(db, meeting, "protocol", AT, tmp_path / "a.docx", str(number), b"\x00samma", b"{}")
    last = exports.last_exports(db, meeting)["protocol"]
    assert exports.kept(db, last.source) == b"\x00samma"
    assert exports.kept(db, last.beside) == b"{}"
    assert db.execute("SELECT count(*) FROM file").fetchone() == (2,)


def test_exports_outlive_their_meeting(db: Database, meeting: int, tmp_path: Path) -> None:
    exports.record(db, meeting, "protocol", AT, tmp_path / "a.docx", "1", b"{}", b"{}")
    proceedings.delete_meeting(db, meeting)
    assert exports.last_export_to(db, tmp_path / "a.docx") is not None
