"""Errors a user can act on, and the one place that puts any error into words."""

import errno
from pathlib import Path


class SamradError(Exception):
    """Carry one Swedish sentence for the user: what is wrong and what to do."""


class FileError(SamradError):
    """A file could not be read or written; nothing has changed."""


class NotAllowedError(SamradError):
    """The rules of the meeting do not allow this, such as changing an adjusted protocol."""


class GoneError(NotAllowedError):
    """What is to be changed is not there any more: an undo, another window or another program took it away."""


class DatabaseError(SamradError):
    """The database file could not be opened or written."""


_SQLITE_SENTENCES = {
    "SQLITE_FULL": "Disken är full. Frigör utrymme, så går det att spara igen.",
    "SQLITE_READONLY": "Databasen är skrivskyddad. Kontrollera mappens behörigheter.",
    "SQLITE_BUSY": "Ett annat program använder databasen just nu. Försök igen om en stund.",
    "SQLITE_LOCKED": "Ett annat program använder databasen just nu. Försök igen om en stund.",
    "SQLITE_CORRUPT": "Databasen är skadad. Återställ en säkerhetskopia med ”samradapp restore”.",
    "SQLITE_NOTADB": "Databasen är skadad. Återställ en säkerhetskopia med ”samradapp restore”.",
    "SQLITE_IOERR": "Disken svarar inte. Kontrollera att mappen finns kvar, så går det att spara igen.",
    "SQLITE_CANTOPEN": "Databasen kan inte öppnas. Kontrollera att mappen finns och att du får skriva i den.",
}

# What is said of hindrances that pass: untrue as soon as something could be written.
HINDRANCES = frozenset(
    sentence for name, sentence in _SQLITE_SENTENCES.items() if name not in ("SQLITE_CORRUPT", "SQLITE_NOTADB")
)

_LOCKED = "Protokollet är justerat och låst."

_OS_SENTENCES = {
    errno.ENOSPC: "Disken är full.",
    errno.EACCES: "Du har inte behörighet.",
    errno.EPERM: "Du har inte behörighet.",
    errno.EROFS: "Platsen är skrivskyddad.",
    errno.ENOENT: "Filen eller mappen finns inte.",
    errno.EISDIR: "Det är en mapp, inte en fil.",
    errno.ENOTDIR: "En del av sökvägen är inte en mapp.",
    errno.EEXIST: "Det finns redan något med det namnet.",
    errno.ENAMETOOLONG: "Filnamnet är för långt. Välj ett kortare.",
}


def explain(error: BaseException) -> str | None:
    """Say in one Swedish sentence what went wrong, or None when it is a bug and not the world.

    Knows our own errors, the environment's SQLite errors (by ``sqlite_errorname``) and OSError.
    """
    if isinstance(error, SamradError):
        return str(error)
    name: str = getattr(error, "sqlite_errorname", "")
    if _is_locked(error):
        return f"{_LOCKED} Gör en rättelse, eller öppna det igen med namn och skäl."
    for code, sentence in _SQLITE_SENTENCES.items():
        if name == code or name.startswith(f"{code}_"):
            return sentence
    if isinstance(error, OSError):
        return _explain_os(error)
    return None


def why_not_saved(error: OSError, target: Path) -> str:
    """Say in one sentence why a file could not be saved, and what to do about it."""
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return f"Mappen {target.parent} finns inte. Välj en annan mapp för {target.name}."
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return f"Disken är full, så {target.name} kunde inte sparas. Frigör utrymme och försök igen."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"Du får inte skriva i mappen {target.parent}. Välj en annan mapp för {target.name}."
        case errno.ENAMETOOLONG:
            return _OS_SENTENCES[errno.ENAMETOOLONG]
        case errno.EINVAL | errno.ELOOP:
            return f"{target.name} går inte att använda som filnamn här. Välj ett annat."
        case errno.EIO:
            return f"Disken svarar inte, så {target.name} kunde inte sparas. Försök igen eller välj en annan mapp."
        case _:
            failed = f"{target.name} kunde inte sparas"
            known = _OS_SENTENCES.get(error.errno or 0)
            reason = f"{failed}. {known}" if known else _numbered(error, failed)
            return f"{reason} Försök igen eller välj en annan mapp."


def lost_for_good(error: BaseException) -> str | None:
    """Say in a short sentence why what is typed can never be saved where it was typed; None when a later try may."""
    if isinstance(error, GoneError):
        return str(error)
    return _LOCKED if _is_locked(error) else None


def _is_locked(error: BaseException) -> bool:
    name: str = getattr(error, "sqlite_errorname", "")
    return name.startswith("SQLITE_CONSTRAINT") and str(error) == "locked"


def _explain_os(error: OSError) -> str:
    reason = _OS_SENTENCES.get(error.errno or 0) or _numbered(error, "Filen kan inte användas")
    return f"{Path(error.filename).name}: {reason}" if isinstance(error.filename, str) else reason


def _numbered(error: OSError, words: str) -> str:
    """Close a sentence with the error's number, if it has one: the system's own words may be in any language."""
    return f"{words}." if error.errno is None else f"{words} (fel {error.errno})."
