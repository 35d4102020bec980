"""A file is put in place whole, or the old one stays."""

import errno
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from samradapp.documents.safe_file import save_safely, sha256_of
from samradapp.errors import FileError


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_file_is_written_and_its_hash_given(tmp_path: Path) -> None:
    target = tmp_path / "protokoll.docx"
    assert save_safely(b"nytt", target) == hashlib.sha256(b"nytt").hexdigest() == sha256_of(target)
    assert target.read_bytes() == b"nytt"
    assert _names(tmp_path) == ["protokoll.docx"]


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "protokoll.docx"
    target.write_bytes(b"gammalt" * 10_000)
    save_safely(b"nytt", target)
    assert target.read_bytes() == b"nytt"


def test_a_file_of_hers_beside_it_stays(tmp_path: Path) -> None:
    hers = tmp_path / "protokoll.docx.part"
    hers.write_bytes(b"mitt")
    save_safely(b"nytt", tmp_path / "protokoll.docx")
    assert hers.read_bytes() == b"mitt"
    assert _names(tmp_path) == ["protokoll.docx", "protokoll.docx.part"]


def test_what_a_killed_program_left_is_no_hindrance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "protokoll.docx"
    with monkeypatch.context() as killed:
        killed.setattr(Path, "replace", lambda *_: None)
        killed.setattr(Path, "unlink", lambda *_, **__: None)
        save_safely(b"halvt", target)
    left = _names(tmp_path)
    assert len(left) == 1
    save_safely(b"nytt", target)
    assert target.read_bytes() == b"nytt"
    assert _names(tmp_path) == [*left, "protokoll.docx"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows har inga sådana bitar")
def test_a_new_file_may_be_read_by_those_who_may_read_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "annan").write_bytes(b"")
    save_safely(b"nytt", tmp_path / "protokoll.docx")
    assert (tmp_path / "protokoll.docx").stat().st_mode == (tmp_path / "annan").stat().st_mode


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("protokoll.docx", "protokoll.docx är öppen i ett annat program. Stäng den i Word och försök igen."),
        ("mote.json", "mote.json är öppen i ett annat program. Stäng den och försök igen."),
    ],
)
def test_a_file_open_in_word_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, sentence: str
) -> None:
    target = tmp_path / name
    target.write_bytes(b"gammalt")

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Access is denied", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileError) as caught:
        save_safely(b"nytt", target)
    assert str(caught.value) == sentence
    assert target.read_bytes() == b"gammalt"
    assert _names(tmp_path) == [name]


@pytest.mark.parametrize(
    ("code", "part_of_sentence"),
    [
        (errno.ENOSPC, "Disken är full, så protokoll.docx kunde inte sparas."),
        (errno.EROFS, "Du får inte skriva i mappen"),
        (errno.EIO, "Disken svarar inte, så protokoll.docx kunde inte sparas"),
        (errno.EINVAL, "protokoll.docx går inte att använda som filnamn här"),
        (errno.ETIMEDOUT, "protokoll.docx kunde inte sparas"),
    ],
)
def test_a_disk_that_fails_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, part_of_sentence: str
) -> None:
    target = tmp_path / "protokoll.docx"
    target.write_bytes(b"gammalt")

    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(FileError, match=part_of_sentence):
        save_safely(b"nytt", target)
    assert target.read_bytes() == b"gammalt"
    assert _names(tmp_path) == ["protokoll.docx"]


FULL = """
import resource, sys
from pathlib import Path
from samradapp.documents.safe_file import save_safely
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
save_safely(b"nytt" * 10_000, Path(sys.argv[1]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows har ingen sådan gräns")
def test_a_disk_that_truly_takes_no_more_is_said(tmp_path: Path) -> None:
    target = tmp_path / "protokoll.docx"
    target.write_bytes(b"gammalt")
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(target)], capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    assert "Disken är full, så protokoll.docx kunde inte sparas." in done.stderr
    assert target.read_bytes() == b"gammalt"
    assert _names(tmp_path) == ["protokoll.docx"]


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"Mappen .*borta finns inte\. Välj en annan mapp för protokoll\.docx\."):
        save_safely(b"nytt", tmp_path / "borta" / "protokoll.docx")


def test_a_folder_as_target_is_said(tmp_path: Path) -> None:
    (tmp_path / "Protokoll").mkdir()
    with pytest.raises(FileError, match=r"Protokoll är en mapp\. Välj ett annat filnamn\."):
        save_safely(b"nytt", tmp_path / "Protokoll")
    assert _names(tmp_path) == ["Protokoll"]


def test_a_write_protected_file_is_left_as_it_is(tmp_path: Path) -> None:
    target = tmp_path / "protokoll.docx"
    target.write_bytes(b"gammalt")
    target.chmod(0o444)
    sentence = r"protokoll\.docx är skrivskyddad\. Välj ett annat namn, eller ta bort skrivskyddet\."
    with pytest.raises(FileError, match=sentence):
        save_safely(b"nytt", target)
    with pytest.raises(FileError, match=sentence):
        sha256_of(target)
    assert target.read_bytes() == b"gammalt"
    assert _names(tmp_path) == ["protokoll.docx"]
    target.chmod(0o644)
    save_safely(b"nytt", target)
    assert target.read_bytes() == b"nytt"


@pytest.fixture
def linked(tmp_path: Path) -> tuple[Path, Path]:
    """A link, and the file in another folder that it leads to."""
    real, link = tmp_path / "delat" / "protokoll-2.docx", tmp_path / "protokoll.docx"
    real.parent.mkdir()
    real.write_bytes(b"gammalt")
    try:
        link.symlink_to(Path("delat") / real.name)
    except OSError:
        pytest.skip("länkar får inte göras här")
    return link, real


def test_a_link_is_written_through(tmp_path: Path, linked: tuple[Path, Path]) -> None:
    link, real = linked
    assert save_safely(b"nytt", link) == sha256_of(link) == sha256_of(real)
    assert link.is_symlink()
    assert real.read_bytes() == b"nytt"
    assert (_names(tmp_path), _names(real.parent)) == (["delat", "protokoll.docx"], ["protokoll-2.docx"])


def test_a_link_to_a_file_that_is_gone_brings_it_back(linked: tuple[Path, Path]) -> None:
    link, real = linked
    real.unlink()
    save_safely(b"nytt", link)
    assert (link.is_symlink(), real.read_bytes()) == (True, b"nytt")


def test_what_a_link_leads_to_may_be_refused(linked: tuple[Path, Path]) -> None:
    link, real = linked
    real.chmod(0o444)
    with pytest.raises(FileError, match="är skrivskyddad"):
        save_safely(b"nytt", link)
    assert (link.is_symlink(), real.read_bytes()) == (True, b"gammalt")
    real.chmod(0o644)
    real.unlink()
    real.symlink_to(real.name)
    with pytest.raises(FileError, match="går inte att använda som filnamn"):
        save_safely(b"nytt", link)
    assert link.is_symlink()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows har inga sådana filer")
def test_what_is_no_regular_file_is_left_as_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "protokoll.docx"
    os.mkfifo(pipe)
    for save in (lambda: save_safely(b"nytt", pipe), lambda: sha256_of(pipe)):
        with pytest.raises(FileError, match=r"protokoll\.docx är ingen vanlig fil\. Välj ett annat filnamn\."):
            save()
    assert pipe.is_fifo()
    assert _names(tmp_path) == ["protokoll.docx"]


def test_a_name_too_long_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="Filnamnet är för långt"):
        save_safely(b"nytt", tmp_path / f"{'a' * 260}.docx")


def test_a_missing_file_has_no_hash(tmp_path: Path) -> None:
    assert sha256_of(tmp_path / "borta.docx") is None
    assert sha256_of(tmp_path / "borta" / "borta.docx") is None


def test_what_cannot_be_replaced_is_said_in_words_of_saving(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="är en mapp"):
        sha256_of(tmp_path)
    with pytest.raises(FileError, match=r"Filnamnet är för långt\. Välj ett kortare\."):
        sha256_of(tmp_path / f"{'å' * 130}.docx")
    (tmp_path / "sig.docx").symlink_to("sig.docx")
    with pytest.raises(FileError, match="går inte att använda som filnamn"):
        sha256_of(tmp_path / "sig.docx")


def test_a_file_another_program_keeps_to_itself_is_said_to_be_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Access is denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileError, match=r"protokoll\.docx är öppen i ett annat program, eller så får du inte"):
        sha256_of(tmp_path / "protokoll.docx")


def test_the_folder_one_stands_in_as_target_is_said() -> None:
    with pytest.raises(FileError, match="är en mapp"):
        save_safely(b"nytt", Path())
