"""What the program remembers about itself between runs; never secrets."""

import json
import os
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from samradapp.paths import unfinished

SMALLEST_TEXT, LARGEST_TEXT = 90, 150  # percent
_WIDEST = 100_000  # of a panel, in pixels


@dataclass(frozen=True, slots=True)
class Settings:
    """``copies_folder`` is a second place for safety copies; ``code_saved``: the recovery code has been put away.

    ``scheme`` is system, light or dark, ``text_size`` in percent (90–150). ``panes`` are the widths of panels by their
    names. ``left`` says where she was in a meeting: by its number in the database, ``step``, ``item`` and ``cursor``.
    """

    secretary: str = ""
    export_folder: str = ""
    copies_folder: str = ""
    code_saved: bool = False
    geometry: str = ""  # the window's place, as Qt gives it, in base64
    scheme: str = "system"
    text_size: int = 100
    register_place: str = ""  # what of the register was shown last: "seats:3", the subject and the body
    panes: dict[str, list[int]] = field(default_factory=dict)
    left: dict[str, dict[str, int]] = field(default_factory=dict)


def load(path: Path) -> Settings:
    """Read the settings; what is missing, unknown or cannot be is left at its default."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(data, dict):
        return Settings()
    defaults = Settings()
    known = {
        field.name: data[field.name]
        for field in fields(Settings)
        if type(data.get(field.name)) is type(getattr(defaults, field.name))
    }
    for name in ("export_folder", "copies_folder"):
        if not _can_be_a_path(known.get(name, "")):
            del known[name]
    if not known.get("geometry", "").isascii():
        del known["geometry"]
    if "text_size" in known:
        known["text_size"] = min(max(known["text_size"], SMALLEST_TEXT), LARGEST_TEXT)
    known["panes"] = {name: sizes for name, sizes in known.get("panes", {}).items() if _are_widths(sizes)}
    return Settings(**known)


def _can_be_a_path(folder: str) -> bool:
    try:
        return b"\0" not in os.fsencode(folder)
    except UnicodeEncodeError:
        return False


def _are_widths(sizes: object) -> bool:
    return isinstance(sizes, list) and all(type(size) is int and 0 <= size < _WIDEST for size in sizes)


def save(path: Path, settings: Settings) -> None:
    """Write the settings beside and then in place; as ASCII, since a path may hold what UTF-8 cannot say."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = unfinished(path)
    try:
        part.write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
