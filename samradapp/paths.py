"""Where things lie: the program's resources and the user's data."""

import os
from collections.abc import Iterable
from pathlib import Path

import platformdirs

from samradapp.errors import FileError

_UNFINISHED = ".samradapp-"
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


def read_data_dir(arguments: Iterable[str]) -> tuple[Path, list[str]]:
    """Give the data folder that the arguments name with ``--data-dir``, else the usual one, and what else they hold."""
    data_dir, left = default_data_dir(), list(arguments)
    rest: list[str] = []
    while left:
        first = left.pop(0)
        if first == "--data-dir" and left:
            data_dir = Path(left.pop(0))
        elif first.startswith("--data-dir="):
            data_dir = Path(first.partition("=")[2])
        else:
            rest.append(first)
    return data_dir, rest


def unfinished(target: Path) -> Path:
    """Give a name in the same folder that nothing has, for what is renamed to ``target`` once it is whole."""
    return target.with_name(f"{_UNFINISHED}{os.urandom(8).hex()}.part")


def left_unfinished(folder: Path) -> list[Path]:
    """Give what a program that was killed in the midst of writing has left in a folder."""
    return list(folder.glob(f"{_UNFINISHED}*.part*"))


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
