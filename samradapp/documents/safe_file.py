"""Files that are whole or not there: written beside the target, then renamed over it."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from samradapp.errors import FileError, why_not_saved


def save_safely(content: bytes, target: Path) -> str:
    """Write ``content`` to ``target`` and give its SHA-256 in hex.

    It is written in the same folder under a name that nothing has, forced to the disk and renamed: whatever goes
    wrong, the old file is whole and nothing is left beside it. Raises FileError with what the user can do about it.
    """
    _refuse_folder(target)
    part = target.with_name(f".samradapp-{os.urandom(8).hex()}.part")
    try:
        _write_through(content, part, target)
        _put_in_place(part, target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return hashlib.sha256(content).hexdigest()


def sha256_of(target: Path) -> str | None:
    """Give the SHA-256 in hex of the file that saving there would replace, or None when there is no such file.

    Raises FileError, in words of saving, when something is there that cannot be read or no file can be.
    """
    _refuse_folder(target)
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


def _refuse_folder(target: Path) -> None:
    with suppress(OSError):  # a name no disk takes is said when the file is opened
        if target.is_dir():
            raise FileError(f"{target.name or target} är en mapp. Välj ett annat filnamn.")


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
