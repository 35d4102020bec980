"""The guide's chapters, as they lie in ``resources/help``, and the page of all keys, made from the keys themselves."""

from functools import cache
from itertools import groupby
from typing import NamedTuple

from samradapp import paths
from samradapp.domain.matching import match
from samradapp.ui import keys

FIRST = "borja"
KEYS = "tangenter"
NAMES = (
    FIRST, "register", "arenden", "upprop", "narvaro", "protokoll", "beslut", "granska", "justera", "angra",
    "trygghet", KEYS,
)  # fmt: skip
_BEFORE = 12  # letters shown before what was found
_KEYS_HERE = "(alla tangenter)"  # where in its chapter the list of keys is put in


class Chapter(NamedTuple):
    """``name`` is the file's, ``text`` is Markdown that begins with the title."""

    name: str
    title: str
    text: str


class Hit(NamedTuple):
    """A chapter that was searched for, and the line of it where the words stand; "" when the title holds them."""

    chapter: Chapter
    line: str = ""


@cache
def chapters() -> tuple[Chapter, ...]:
    """Read all chapters, in the order they are read in."""
    return tuple(_read(name) for name in NAMES)


def hits(typed: str) -> tuple[Hit, ...]:
    """Give the chapters that hold all the typed words in their title or in one line; all of them for no words."""
    by_title = [Hit(chapter) for chapter in chapters() if match(chapter.title, typed) is not None]
    known = {hit.chapter.name for hit in by_title}
    others = [Hit(chapter, _line(chapter, typed)) for chapter in chapters() if chapter.name not in known]
    return (*by_title, *(hit for hit in others if hit.line))


def lines(chapter: Chapter) -> list[str]:
    """Give what can be read of a chapter, line by line, without pictures and marks."""
    text = chapter.text.replace("**", "").replace("`", "")
    read = (line.strip().strip("#|- ").replace(" | ", ": ") for line in text.splitlines())
    return [line for line in read if line and not line.startswith("![") and set(line) - set("-|: ")]


def _read(name: str) -> Chapter:
    text = paths.resource(f"help/{name}.md").read_text(encoding="utf-8")
    return Chapter(name, text.partition("\n")[0].removeprefix("# "), text.replace(_KEYS_HERE, keys_table()))


def keys_table() -> str:
    """Give all keys as Markdown, a table for each place where they work."""
    ordered = sorted(keys.all_keys(), key=lambda key: list(keys.Where).index(key.where))
    tables = []
    for where, of_place in groupby(ordered, key=lambda key: key.where):
        rows = [f"| `{key.cap}` | {key.words} |" for key in of_place]
        tables.append("\n".join([f"## {where}", "", "| Tangent | Vad den gör |", "|---|---|", *rows]))
    return "\n\n".join(tables)


def _line(chapter: Chapter, typed: str) -> str:
    """Give the first line that holds the words, from a little before them."""
    for line in lines(chapter):
        spans = match(line, typed)
        if spans is not None:
            start = line.rfind(" ", 0, max(spans[0][0] - _BEFORE, 0)) + 1 if spans else 0
            return f"… {line[start:]}" if start else line
    return ""
