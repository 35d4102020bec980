"""The numbers Word shows in front of list items: they are counted, not stored."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml import etree

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_NO_SIGN = {"bullet", "none"}


@dataclass(frozen=True, slots=True)
class ListItem:
    """A place in a list: the instance it counts in, its level from 1, Word's format and the sign shown."""

    number: int
    level: int
    form: str  # "bullet", "decimal", "lowerLetter", …
    sign: str  # "•", "1.", "a)"


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    pattern: str


@dataclass(slots=True)
class ListCounter:
    """Count through a document's lists in the order of its paragraphs."""

    levels: Mapping[int, Mapping[int, _Level]]  # by abstract list
    abstracts: Mapping[int, int]  # by instance
    restarts: dict[tuple[int, int], int]  # by instance and level: not yet used
    counts: dict[int, dict[int, int]] = field(default_factory=dict)  # by abstract list and level

    def next_item(self, number: int, level: int) -> ListItem | None:
        """Give the next item of a list; None when the file has no such list."""
        abstract = self.abstracts.get(number)
        known = self.levels.get(abstract, {}) if abstract is not None else {}
        if abstract is None or level not in known:
            return None
        counts = self.counts.setdefault(abstract, {})
        start = self.restarts.pop((number, level), None)
        if start is not None or level not in counts:
            counts[level] = known[level].start if start is None else start
        else:
            counts[level] += 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return ListItem(number, level + 1, known[level].form, _sign(known, counts, level))


def list_counter(numbering: etree._Element | None) -> ListCounter:
    """Read the lists of a numbering part; one without lists when there is no such part."""
    levels: dict[int, dict[int, _Level]] = {}
    abstracts: dict[int, int] = {}
    restarts: dict[tuple[int, int], int] = {}
    for abstract in [] if numbering is None else numbering.iterchildren(qn("w:abstractNum")):
        levels[_number(abstract, "w:abstractNumId")] = {
            _number(level, "w:ilvl"): _level(level) for level in abstract.iterchildren(qn("w:lvl"))
        }
    for instance in [] if numbering is None else numbering.iterchildren(qn("w:num")):
        number = _number(instance, "w:numId")
        abstracts[number] = int(_child(instance, "w:abstractNumId", "0"))
        for override in instance.iterchildren(qn("w:lvlOverride")):
            if (start := _child(override, "w:startOverride", "")).isdigit():
                restarts[number, _number(override, "w:ilvl")] = int(start)
    return ListCounter(levels, abstracts, restarts)


def _level(level: etree._Element) -> _Level:
    return _Level(
        int(_child(level, "w:start", "1")), _child(level, "w:numFmt", "decimal"), _child(level, "w:lvlText", "")
    )


def _child(element: etree._Element, name: str, default: str) -> str:
    child = element.find(qn(name))
    return default if child is None else child.get(qn("w:val"), default)


def _number(element: etree._Element, attribute: str) -> int:
    return int(element.get(qn(attribute), "0"))


def _sign(levels: Mapping[int, _Level], counts: Mapping[int, int], level: int) -> str:
    if levels[level].form in _NO_SIGN:
        return levels[level].pattern
    return re.sub(r"%(\d)", lambda match: _shown(levels, counts, int(match[1]) - 1), levels[level].pattern)


def _shown(levels: Mapping[int, _Level], counts: Mapping[int, int], level: int) -> str:
    if level not in levels:
        return ""
    count = counts.get(level, levels[level].start)
    match levels[level].form:
        case "lowerLetter":
            return _letters(count)
        case "upperLetter":
            return _letters(count).upper()
        case "lowerRoman":
            return _roman(count)
        case "upperRoman":
            return _roman(count).upper()
        case "decimalZero":
            return f"{count:02}"
        case _:
            return str(count)


def _letters(count: int) -> str:
    """Count as Word does: a … z, aa, bb, cc."""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _roman(count: int) -> str:
    signs = "x" * (count // 10)
    rest = count % 10
    for value, sign in _ROMAN:
        while rest >= value:
            signs += sign
            rest -= value
    return signs
