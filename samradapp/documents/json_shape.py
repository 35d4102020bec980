"""Read JSON whose shape is known, and say where it is not as it should be."""

import json
import re
from collections.abc import Iterator
from datetime import date, time
from enum import StrEnum
from typing import Any, TypeGuard, TypeVar

from samradapp.domain.text import clean_line
from samradapp.errors import FileError

Choice = TypeVar("Choice", bound=StrEnum)

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK = re.compile(r"\d\d:\d\d(:\d\d)?")
_LARGEST = 1_000_000
_LONGEST_QUOTE = 60


def parse(content: bytes, name: str) -> "Shape":
    """Read a JSON file's bytes. Raises FileError with one sentence when it is no JSON object in UTF-8."""
    try:
        data = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_no_doubles)
    except UnicodeDecodeError:
        raise FileError(f"{name} är inte en textfil i UTF-8. Spara om den som UTF-8 och försök igen.") from None
    except _DoubleKeyError as error:
        raise FileError(
            f"{name}: nyckeln ”{quoted(str(error))}” står två gånger på samma ställe. Ta bort den ena."
        ) from None
    except (ValueError, RecursionError):
        raise FileError(f"{name} är inte en JSON-fil som går att läsa. Hämta mötesfilen på nytt.") from None
    if not isinstance(data, dict):
        raise FileError(f"{name} är ingen mötesfil: den ska börja med en klammer {{.")
    return Shape(data, name, "")


class _DoubleKeyError(Exception):
    """A key stands twice in one object: JSON would silently take the last."""


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _DoubleKeyError(key)
        found[key] = value
    return found


def quoted(text: str) -> str:
    """Give what a file says as part of a sentence: on one line, and no longer than can be read."""
    line = clean_line(text)
    return line if len(line) <= _LONGEST_QUOTE else f"{line[:_LONGEST_QUOTE]}…"


def _is_number(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST


class Shape:
    """One JSON object with its place in the file; every key is asked for once, and ``finish`` refuses the others."""

    def __init__(self, data: dict[str, Any], file: str, place: str) -> None:
        self._data = data
        self._file = file
        self.place = place
        self._asked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return self._data.get(key) is not None

    def refusal(self, key: str, problem: str) -> FileError:
        """Give the error for a key: which file, where, and what is wrong."""
        return FileError(f"{self._file}: {self._where(key)} {problem}. Rätta filen och försök igen; inget är hämtat.")

    def _where(self, key: str) -> str:
        return f"{self.place}.{quoted(key)}" if self.place else quoted(key)

    def _get(self, key: str) -> object:
        self._asked.add(key)
        return self._data.get(key)

    def finish(self) -> None:
        """Raise FileError for a key that nobody asked for."""
        for key in (key for key in self._data if key not in self._asked):
            raise self.refusal(key, "är en okänd nyckel")

    def text(self, key: str, default: str | None = "") -> str:
        """Give one line of text in normal form; ``default`` None means that it must be there."""
        value = self._get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str):
            raise self.refusal(key, "saknas" if value is None else "ska vara text")
        return clean_line(value)

    def characters(self, key: str) -> str:
        """Give text as it stands, line breaks and all."""
        value = self._get(key)
        if not isinstance(value, str):
            raise self.refusal(key, "saknas" if value is None else "ska vara text")
        return value

    def name(self, key: str) -> str:
        """Give a text that must not be empty."""
        value = self.text(key, None)
        if not value:
            raise self.refusal(key, "är tom")
        return value

    def truth(self, key: str) -> bool:
        value = self._get(key)
        if value is not None and not isinstance(value, bool):
            raise self.refusal(key, "ska vara true eller false")
        return bool(value)

    def number(self, key: str) -> int | None:
        value = self._get(key)
        if value is None:
            return None
        if not _is_number(value):
            raise self.refusal(key, f"ska vara ett heltal mellan 0 och {_LARGEST}")
        return value

    def whole(self, key: str) -> int:
        value = self.number(key)
        if value is None:
            raise self.refusal(key, "saknas")
        return value

    def day(self, key: str) -> date | None:
        value = self._get(key)
        if value is None:
            return None
        try:
            if isinstance(value, str) and _DAY.fullmatch(value):
                return date.fromisoformat(value)
        except ValueError:
            raise self.refusal(key, f"är ett datum som inte finns: {value}") from None
        raise self.refusal(key, "ska vara ett datum som 2024-05-03")

    def clock(self, key: str) -> time | None:
        value = self._get(key)
        if value is None:
            return None
        try:
            if isinstance(value, str) and _CLOCK.fullmatch(value):
                return time.fromisoformat(value)
        except ValueError:
            raise self.refusal(key, f"är ett klockslag som inte finns: {value}") from None
        raise self.refusal(key, "ska vara ett klockslag som 09:30")

    def choice(self, key: str, kinds: type[Choice], default: Choice | None = None) -> Choice:
        """Give one of the words of an enumeration; ``default`` None means that it must be there."""
        value = self._get(key)
        if value is None and default is not None:
            return default
        try:
            return kinds(str(value))
        except ValueError:
            words = ", ".join(kinds)
            raise self.refusal(key, "saknas" if value is None else f"ska vara något av {words}") from None

    def texts(self, key: str) -> tuple[str, ...]:
        values = self._list(key)
        if not all(isinstance(value, str) for value in values):
            raise self.refusal(key, "ska vara en lista av texter")
        return tuple(clean_line(value) for value in values)

    def numbers(self, key: str) -> tuple[int, ...] | None:
        """Give a list of whole numbers, or None when it is not there."""
        values = self._list(key)
        if not all(_is_number(value) for value in values):
            raise self.refusal(key, "ska vara en lista av heltal")
        return tuple(values) if key in self else None

    def shapes(self, key: str) -> Iterator["Shape"]:
        """Give each object of a list; every one is finished when the next is asked for."""
        for index, value in enumerate(self._list(key)):
            if not isinstance(value, dict):
                raise self.refusal(f"{key}[{index}]", "ska vara ett objekt")
            shape = Shape(value, self._file, f"{self._where(key)}[{index}]")
            yield shape
            shape.finish()

    def _list(self, key: str) -> list[Any]:
        value = self._get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.refusal(key, "ska vara en lista")
        return value
