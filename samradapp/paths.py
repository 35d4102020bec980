"""Where things lie: the program's resources and the user's data."""

from pathlib import Path

import platformdirs

from samradapp.errors import FileError

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """Find a data file by its name below ``resources/``: in the wheel first, then in the checkout.

    Raises FileError when it is in neither place.
    """
    for folder in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        path = folder / name
        if path.exists():
            return path
    raise FileError(f"Programfilen {name} saknas. Installera om programmet.")


def default_data_dir() -> Path:
    """Give the user's local data folder: never one that roams or is synced."""
    return Path(platformdirs.user_data_dir("Samradsprotokoll", appauthor=False, roaming=False))


def database_path(data_dir: Path) -> Path:
    return data_dir / "samrad.db"


def lock_path(data_dir: Path) -> Path:
    return data_dir / "samrad.lock"


def settings_path(data_dir: Path) -> Path:
    return data_dir / "settings.json"


def copies_dir(data_dir: Path) -> Path:
    return data_dir / "kopior"


def log_path(data_dir: Path) -> Path:
    return data_dir / "samrad.log"
