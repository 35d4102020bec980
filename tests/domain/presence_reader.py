"""Read a written presence back, as one who knows the six forms would: what the written words are held against."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class PresenceSpan:
    """What a written presence says; None where it says nothing. ``recused``: those excluded that are marked "(jäv)"."""

    item_from: int | None = None
    item_to: int | None = None
    time_from: time | None = None
    time_to: time | None = None
    excluded: tuple[int, ...] = ()
    recused: tuple[int, ...] = ()

    def covers(self, number: int) -> bool:
        """Tell whether the item with the number was taken part in, as far as items are spoken of."""
        after = self.item_from is None or self.item_from <= number
        before = self.item_to is None or number <= self.item_to
        return after and before and number not in self.excluded


_NUMBER = r"\d{1,4}(?!\d)(?:\.\d+)*"
_NUMBERS = rf"{_NUMBER}(?:\s*–\s*{_NUMBER})?(?:\s*(?:,|och|samt)\s*{_NUMBER}(?:\s*–\s*{_NUMBER})?)*"
_ITEM_WORD = r"(?:§+|paragraf(?:en|er|erna)?|ärende(?:t|n|na)?|punkt(?:en|er|erna)?)"
_HOUR = r"(\d{1,2})(?:[.:](\d{2}))?"
_UNTIL = r"\b(?:t\.?\s?o\.?\s?m\.?|till\soch\smed)"
_SINCE = r"\b(?:fr\.?\s?o\.?\s?m\.?|från\soch\smed)"
_COMES = r"\b(?:kom|kommer|anlände|anslöt)(?:\s(?:till\s)?(?:mötet|sammanträdet))?"
_GOES = r"\b(?:lämnade|lämnar|gick|avvek)(?:\s(?:mötet|sammanträdet))?"

_CLOCKS = re.compile(rf"(?P<goes>{_UNTIL}|{_GOES})?\s*\bkl\.?\s*{_HOUR}(?:\s*–\s*(?:kl\.?\s*)?(?:{_HOUR})?)?")
_EXCEPT = re.compile(rf"\bej\s+(?:{_ITEM_WORD}\s*)?(?P<numbers>{_NUMBERS})(?P<recused>\s*\(jäv\))?")
_ITEMS = re.compile(rf"{_ITEM_WORD}\s*(?P<numbers>{_NUMBERS})")


def _before_number(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})\s*(?:{_ITEM_WORD}\s*)?(?P<number>{_NUMBER})")


# Each with how far from the number in the text the last, or the first, item taken part in lies.
_ENDS = (
    (_before_number(rf"{_UNTIL}|{_GOES}[\s,]+efter"), 0),
    (_before_number(rf"{_GOES}[\s,]+(?:vid|under|före)"), -1),
)
_STARTS = (
    (_before_number(rf"{_SINCE}|{_COMES}[\s,]+(?:vid|före|till)"), 0),
    (_before_number(rf"{_COMES}[\s,]+(?:under|efter)"), 1),
)


def parse_presence(text: str) -> PresenceSpan | None:
    """Read a written presence, in any of the six forms or several together, or None where there is none.

    What stands around it, such as a name, is passed over. "Lämnade vid 19" ends with 18, since who leaves during an
    item took no part in its decision, and "kom under 17" starts with 18; a number like 5.1 counts as 5.
    """
    line = re.sub("[-‐‑−—]", "–", unicodedata.normalize("NFC", text).replace("\u00a0", " ").casefold())
    start, end, line = _read_clocks(line)
    recused, excluded, line = _read_exceptions(line)
    first, last = _read_bound(line, _STARTS), _read_bound(line, _ENDS)
    gaps: set[int] = set()
    if first is None and last is None and (named := _read_items(line)):
        first, last = min(named), max(named)
        gaps = set(range(first, last + 1)) - named
    span = PresenceSpan(first, last, start, end, tuple(sorted(excluded | gaps)), tuple(sorted(recused)))
    return span if span != PresenceSpan() else None


def _read_clocks(line: str) -> tuple[time | None, time | None, str]:
    """Give the first clock times of the line and the line without them."""
    for found in _CLOCKS.finditer(line):
        start, end = _time(found[2], found[3]), _time(found[4], found[5])
        if start is None:
            continue
        goes = found["goes"] or ""
        rest = f"{line[: found.start()]}{goes} {line[found.end() :]}"
        return (None, start, rest) if goes else (start, end, rest)
    return None, None, line


def _time(hour: str | None, minute: str | None) -> time | None:
    if hour is None or int(hour) > 23 or int(minute or 0) > 59:
        return None
    return time(int(hour), int(minute or 0))


def _read_exceptions(line: str) -> tuple[set[int], set[int], str]:
    """Give the recused and all excluded numbers, and the line without them."""
    recused: set[int] = set()
    excluded: set[int] = set()
    for found in _EXCEPT.finditer(line):
        excluded.update(_expand(found["numbers"]))
        if found["recused"]:
            recused.update(_expand(found["numbers"]))
    return recused, excluded, _EXCEPT.sub(" ", line)


def _read_bound(line: str, patterns: tuple[tuple[re.Pattern[str], int], ...]) -> int | None:
    for pattern, step in patterns:
        if found := pattern.search(line):
            return _whole(found["number"]) + step
    return None


def _read_items(line: str) -> set[int]:
    found = _ITEMS.search(line)
    return set(_expand(found["numbers"])) if found else set()


def _whole(number: str) -> int:
    return int(number.partition(".")[0])


def _expand(numbers: str) -> Iterator[int]:
    for piece in re.split(r",|och|samt", numbers):
        first, _, last = piece.partition("–")
        yield from range(_whole(first.strip()), _whole(last.strip() or first.strip()) + 1)
