"""Read a file she has chosen, of a kind that is never large."""

from pathlib import Path

from samradapp.errors import FileError


def content(path: Path, *, largest: int, kind: str, choose: str) -> bytes:
    """Give the bytes. Raises FileError with one sentence: ``kind`` is what it should be, ``choose`` what to choose."""
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise FileError(f"{name} är en mapp. Välj {choose}.")
        if path.stat().st_size > largest or not path.is_file():
            raise FileError(f"{name} är för stor för att vara {kind}. Välj en annan fil.")
        return path.read_bytes()
    except (FileNotFoundError, ValueError) as error:  # the last for a name that no disk takes
        raise FileError(f"{name} finns inte. Kontrollera namnet och försök igen.") from error
    except OSError as error:
        raise FileError(f"{name} kan inte läsas. Kontrollera filen och försök igen.") from error
