"""``export``: which meeting, which document, where, and what is left alone."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from samradapp import paths
from samradapp.store import exports
from samradapp.store.database import open_for_reading
from tests.cli.conftest import Run
from tests.documents.docx_reader import read_document
from tests.documents.test_meeting_file_refusals import a_file

File = Callable[..., Path]
Window = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def seeded(run: Run, file: File) -> Run:
    """A data folder with one meeting."""
    run("import", file(a_file()))
    return run


def _remembered(data_dir: Path, target: Path) -> str | None:
    db = open_for_reading(paths.database_path(data_dir))
    try:
        export = exports.last_export_to(db, target)
        return export.sha256 if export else None
    finally:
        db.close()


@pytest.mark.parametrize(
    ("kind", "name", "title"),
    [
        ((), "protokoll-samradet-2024-05-03.docx", "Protokoll Samrådet"),
        (("--kind", "protocol"), "protokoll-samradet-2024-05-03.docx", "Protokoll Samrådet"),
        (("--kind", "notice"), "kallelse-samradet-2024-05-03.docx", "Kallelse till Samrådet"),
        (("--kind", "attendance"), "narvarolista-samradet-2024-05-03.docx", "Närvarolista Samrådet"),
    ],
)
def test_a_document_is_written_in_a_folder_under_its_own_name(
    seeded: Run, tmp_path: Path, data_dir: Path, kind: tuple[str, ...], name: str, title: str
) -> None:
    done = seeded("export", "2-2024", tmp_path, *kind)
    assert (done.code, done.out, done.err) == (0, f"{tmp_path / name}\n", "")
    assert read_document(tmp_path / name).title == title
    assert _remembered(data_dir, tmp_path / name)


def test_a_document_is_written_to_the_file_that_is_named(seeded: Run, tmp_path: Path) -> None:
    assert seeded("export", "2-2024", tmp_path / "mitt.docx").out == f"{tmp_path / 'mitt.docx'}\n"


def test_the_exported_meeting_file_is_a_duplicate_here_and_whole_elsewhere(seeded: Run, tmp_path: Path) -> None:
    target = tmp_path / "ut.json"
    assert seeded("export", "2-2024", target, "--kind", "meeting").code == 0
    assert seeded("import", "--json", target).json[0]["duplicate"]
    elsewhere = tmp_path / "annan"
    assert seeded("import", target, folder=elsewhere).code == 0
    assert seeded("export", "2-2024", tmp_path / "igen.json", "--kind", "meeting", folder=elsewhere).code == 0
    assert (tmp_path / "igen.json").read_bytes() == target.read_bytes()


def test_a_meeting_is_called_by_number_or_with_its_body(run: Run, file: File, tmp_path: Path) -> None:
    run("import", file(a_file()), file(a_file() | {"body": "Nämnden", "events": []}, "annan.json"))
    ambiguous = run("export", "2-2024", tmp_path)
    assert (ambiguous.code, ambiguous.out) == (2, "")
    assert "Flera organ har ett möte 2-2024" in ambiguous.err
    for name in ("Samrådet/2-2024", "Nämnden/2-2024"):
        assert name in ambiguous.err
    assert run("export", "nämnden/2-2024", tmp_path).out.endswith("protokoll-namnden-2024-05-03.docx\n")


@pytest.mark.parametrize("name", ["3-2024", "2-2025", "Rådet/2-2024", "2", "/", "2-2024/", "../2-2024"])
def test_an_unknown_meeting_is_said(seeded: Run, tmp_path: Path, name: str) -> None:
    done = seeded("export", name, tmp_path)
    assert (done.code, done.out) == (2, "")
    assert f"Mötet {name} finns inte" in done.err


@pytest.mark.parametrize("name", ["", " "])
def test_a_meeting_without_a_name_is_said(seeded: Run, tmp_path: Path, name: str) -> None:
    done = seeded("export", name, tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.err == "Ett möte utan namn finns inte. Se vilka som finns med samradapp meetings.\n"


def test_what_somebody_has_changed_is_left_alone_unless_overwrite_is_said(seeded: Run, tmp_path: Path) -> None:
    target = tmp_path / "protokoll.docx"
    seeded("export", "2-2024", target)
    assert seeded("export", "2-2024", target).code == 0
    target.write_bytes(b"mina egna ord")
    done = seeded("export", "2-2024", target)
    assert (done.code, done.out) == (2, "")
    assert "har ändrats sedan programmet skrev den" in done.err
    assert target.read_bytes() == b"mina egna ord"
    assert seeded("export", "2-2024", target, "--overwrite").code == 0
    assert read_document(target).title == "Protokoll Samrådet"


def test_a_missing_folder_and_a_target_that_cannot_be_are_said(seeded: Run, tmp_path: Path) -> None:
    for target in (tmp_path / "borta" / "protokoll.docx", tmp_path / ("x" * 300)):
        done = seeded("export", "2-2024", target)
        assert (done.code, done.out) == (2, "")
        assert done.err.count("\n") == 1


def test_a_file_open_in_word_is_said(seeded: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "protokoll.docx"
    seeded("export", "2-2024", target)
    before = target.read_bytes()

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)
    done = seeded("export", "2-2024", target)
    assert (done.code, done.out) == (2, "")
    assert "Stäng den i Word" in done.err
    assert target.read_bytes() == before


def test_beside_the_window_the_document_is_written_but_not_remembered(
    seeded: Run, tmp_path: Path, data_dir: Path, window: Window
) -> None:
    target = tmp_path / "protokoll.docx"
    with window():
        assert seeded("export", "2-2024", target).code == 0
    assert read_document(target).title == "Protokoll Samrådet"
    assert _remembered(data_dir, target) is None


def test_an_export_takes_todays_copy_when_it_writes_in_the_database(
    seeded: Run, tmp_path: Path, data_dir: Path
) -> None:
    for copy in paths.copies_dir(data_dir).iterdir():
        copy.unlink()
    seeded("export", "2-2024", tmp_path)
    assert len(list(paths.copies_dir(data_dir).iterdir())) == 1


def test_a_name_too_long_is_said(seeded: Run, tmp_path: Path) -> None:
    done = seeded("export", "2-2024", tmp_path / f"{'å' * 130}.docx")
    assert (done.code, done.out) == (2, "")
    assert "Filnamnet är för långt. Välj ett kortare." in done.err
    assert "läsas" not in done.err
