"""Files that are whole or not there: written beside the target, then renamed over it."""

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path

from samradapp.errors import FileError, why_not_saved
from samradapp.paths import unfinished

_MAY_BE_WRITTEN = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def save_safely(content: bytes, target: Path) -> str:
    """Write ``content`` to ``target`` and give its SHA-256 in hex.

    It is written in the same folder under a name that nothing has, forced to the disk and renamed: whatever goes
    wrong, the old file is whole and nothing is left beside it. A link is written through. Raises FileError with what
    the user can do about it, and for a file that is write-protected: renaming over it would not ask.
    """
    _refuse_what_is_to_stay(target)
    if target.is_symlink():
        target = Path(os.path.realpath(target))
    part = unfinished(target)
    try:
        _write_through(content, part, target)
        _put_in_place(part, target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return hashlib.sha256(content).hexdigest()


def sha256_of(target: Path) -> str | None:
    """Give the SHA-256 in hex of the file that saving there would replace, or None when there is no such file.

    Raises FileError, in words of saving, when something is there that cannot be read or replaced.
    """
    _refuse_what_is_to_stay(target)
    try:
        with target.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except PermissionError as error:
        raise FileError(
            f"{target.name} är öppen i ett annat program, eller så får du inte skriva över den. "
            "Stäng den eller välj ett annat namn."
        ) from error
    except OSError as error:
        raise FileError(why_not_saved(error, target)) from error


def _refuse_what_is_to_stay(target: Path) -> None:
    try:
        mode = target.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):  # nothing is there; a folder that is missing is said in writing
        return
    except OSError as error:
        raise FileError(why_not_saved(error, target)) from error
    name = target.name or target
    if stat.S_ISDIR(mode):
        raise FileError(f"{name} är en mapp. Välj ett annat filnamn.")
    if not stat.S_ISREG(mode):
        raise FileError(f"{name} är ingen vanlig fil. Välj ett annat filnamn.")
    if not mode & _MAY_BE_WRITTEN:
        raise FileError(f"{name} är skrivskyddad. Välj ett annat namn, eller ta bort skrivskyddet.")


def _write_through(content: bytes, part: Path, target: Path) -> None:
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise FileError(why_not_saved(error, target)) from error


def _put_in_place(part: Path, target: Path) -> None:
    try:
        part.replace(target)
    except PermissionError as error:
        program = " i Word" if target.suffix.lower() in {".docx", ".dotx"} else ""
        raise FileError(f"{target.name} är öppen i ett annat program. Stäng den{program} och försök igen.") from error
    except OSError as error:
        raise FileError(why_not_saved(error, target)) from error
