"""Files that are whole or not there: written beside the target, then renamed over it."""

import errno
import hashlib
import os
from contextlib import suppress
from pathlib import Path

from samradapp.errors import FileError


def save_safely(content: bytes, target: Path) -> str:
    """Write ``content`` to ``target`` and give its SHA-256 in hex.

    It is written to ``<name>.part`` in the same folder, forced to the disk and renamed: whatever goes wrong, the
    old file is whole and no ``.part`` is left. Raises FileError with what the user can do about it.
    """
    if _is_folder(target):
        raise FileError(f"{target.name or target} är en mapp. Välj ett filnamn i stället.")
    part = target.with_name(f"{target.name}.part")
    try:
        _write_through(content, part)
        _put_in_place(part, target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return hashlib.sha256(content).hexdigest()


def sha256_of(path: Path) -> str | None:
    """Give the SHA-256 of the file in hex, or None when there is no such file.

    Raises FileError when the file is there but cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise FileError(
            f"{path.name} kan inte läsas. Kontrollera att filen är stängd och att du får läsa den."
        ) from error


def _is_folder(target: Path) -> bool:
    try:
        return target.is_dir()
    except OSError:  # a name no disk takes
        return False


def _write_through(content: bytes, part: Path) -> None:
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise FileError(_why_not_written(error, part)) from error


def _put_in_place(part: Path, target: Path) -> None:
    try:
        part.replace(target)
    except PermissionError as error:
        program = " i Word" if target.suffix.lower() in {".docx", ".dotx"} else ""
        raise FileError(f"{target.name} är öppen i ett annat program. Stäng den{program} och försök igen.") from error
    except OSError as error:
        raise FileError(_why_not_written(error, part)) from error


def _why_not_written(error: OSError, part: Path) -> str:
    name, folder = part.name.removesuffix(".part"), part.parent
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return f"Mappen {folder} finns inte. Välj en annan mapp för {name}."
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return f"Disken är full, så {name} kunde inte sparas. Frigör utrymme och försök igen."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"Du får inte skriva i mappen {folder}. Välj en annan mapp för {name}."
        case errno.ENAMETOOLONG:
            return "Filnamnet är för långt. Välj ett kortare."
        case _:
            return f"{name} kunde inte sparas: {error.strerror or error}. Försök igen eller välj en annan mapp."
