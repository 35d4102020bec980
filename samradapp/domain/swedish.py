"""Written Swedish: dates, times, number ranges, lists, names; the order of the alphabet and the fold for search."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")

# The last three letters of the alphabet, with what Danish and Norwegian write for them, as the three characters
# that follow z; every other letter that carries no accent of its own falls back on its nearest neighbours.
_ORDER = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "ð": "d", "þ": "th", "ł": "l"})
_RING = "\u030a"
_DIAERESIS = "\u0308"
_OWN_LETTERS = frozenset({"a" + _RING, "a" + _DIAERESIS, "o" + _DIAERESIS})
_PLAIN = frozenset(map(chr, range(128))) | frozenset("åäöÅÄÖ\u00a0–”…§")  # nothing but its case to fold away
_WORD_BREAKS = frozenset(" \u00a0-\u2010\u2011–")


def day_and_month(day: date) -> str:
    """Give "9 oktober", with a hard space between."""
    return f"{day.day}\u00a0{MONTHS[day.month - 1]}"


def long_date(day: date) -> str:
    """Give "3 maj 2024"."""
    return f"{day_and_month(day)} {day.year}"


def weekday_date(day: date) -> str:
    """Give "fredag 3 maj 2024"."""
    return f"{WEEKDAYS[day.weekday()]} {long_date(day)}"


def short_day(day: date) -> str:
    """Give "9 okt": the month is its first three letters."""
    return f"{day.day}\u00a0{MONTHS[day.month - 1][:3]}"


def short_date(day: date) -> str:
    """Give "9 okt 2026"."""
    return f"{short_day(day)} {day.year}"


def short_weekday_date(day: date) -> str:
    """Give "fre 3 maj 2024", as it stands in a list."""
    return f"{WEEKDAYS[day.weekday()][:3]} {short_date(day)}"


def clock(moment: time) -> str:
    """Give "09.30"."""
    return f"{moment.hour:02}.{moment.minute:02}"


def clock_range(start: time | None, end: time | None) -> str:
    """Give "09.30–15.00"; "09.30" without an end, "–15.00" without a start, nothing without either."""
    return (clock(start) if start else "") + (f"–{clock(end)}" if end else "")


def day_and_time(day: date, start: time | None = None, end: time | None = None) -> str:
    """Give "fredag 3 maj 2024 kl. 09.30–15.00", or the day alone."""
    hours = clock_range(start, end)
    return f"{weekday_date(day)} kl. {hours}" if hours else weekday_date(day)


def duration(minutes: int) -> str:
    """Give "1 tim 10 min", "45 min" or "2 tim", with hard spaces between number and unit."""
    hours, rest = divmod(minutes, 60)
    pieces = [f"{hours}\u00a0tim"] if hours else []
    if rest or not hours:
        pieces.append(f"{rest}\u00a0min")
    return " ".join(pieces)


def counted(count: int, one: str, many: str) -> str:
    """Give "1 ärende" or "12 ärenden"."""
    return f"{count} {one if count == 1 else many}"


def ranges(numbers: Iterable[int]) -> str:
    """Give the numbers in order and without doubles, neighbours as an interval: "15–19, 22"."""
    return ", ".join(f"{first}–{last}" if last > first else str(first) for first, last in _stretches(numbers))


def _stretches(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    ordered = sorted(set(numbers))
    start = 0
    for position, number in enumerate(ordered):
        if position + 1 == len(ordered) or ordered[position + 1] != number + 1:
            yield ordered[start], number
            start = position + 1


def joined(words: Sequence[str]) -> str:
    """Give "a, b och c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} och {words[-1]}"


def sentence_case(text: str) -> str:
    """Give the text with its first letter large and the others as they are."""
    return text[:1].upper() + text[1:]


# "m.m.", "m. fl.", "o.s.v."; and those with a single full stop that a phrase may end with.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(/])(?:(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}|[a-zåäö]\.\s[a-zåäö]{1,3}|etc|osv|dyl|mm|mfl|tkr|mkr)\.$"
)


def without_end(phrase: str) -> str:
    """Give the phrase without the sign that ended it; an abbreviation keeps its full stop: "avtal m.m."."""
    written = phrase.strip()
    return with_own_stop(written.rstrip(".,;").rstrip(), written)


def with_own_stop(bare: str, written: str) -> str:
    """Give back the full stop of the abbreviation that is last in what was written, where more than the end went."""
    whole = f"{bare}."
    return whole if written.startswith(whole) and _ABBREVIATION.search(whole) else bare


def _letters(text: str) -> str:
    """Give small letters without accents; å, ä and ö are letters and stay.

    Decomposed before the case is folded as well as after, since only then does a second fold change nothing.
    """
    if _PLAIN.issuperset(text):
        return text.lower()  # nearly all text there is, and ten times as fast
    folded = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())
    kept: list[str] = []
    for sign in folded:
        if not unicodedata.combining(sign) or (kept and kept[-1] + sign in _OWN_LETTERS):
            kept.append(sign)
    return unicodedata.normalize("NFC", "".join(kept))


def fold(text: str) -> str:
    """Give the text as searches compare it: "Zemrén" is found by "zemren", but "får" never by "far"."""
    return _letters(text)


def sort_key(text: str) -> tuple[str, str]:
    """Give a key that sorts a–z, å, ä, ö, with é as e.

    Signs do not count; space and hyphen part words and are alike; accents decide only between words otherwise the same.
    """
    spaced = (" " if sign in _WORD_BREAKS else sign for sign in _letters(text))
    counted = "".join(sign for sign in spaced if sign == " " or sign.isalnum())
    return counted.translate(_ORDER), unicodedata.normalize("NFC", text.casefold())


def family_name_key(name: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Give a key that sorts by the last word of the name and then by the rest."""
    *given, family = name.split() or [""]
    return sort_key(family), sort_key(" ".join(given))


def party(code: str, *, upper: bool = True) -> str:
    """Give a party's letters as they are printed: "s" and "(s)" are "S", or "s" where the body has them as written."""
    letters = code.strip().strip("()").strip()
    return letters.upper() if upper else letters


def person_line(name: str, party_code: str = "", principal: str = "", role: str = "") -> str:
    """Give "Carin Nilsson (S), Umeå kommun, ordförande"; what is missing is left out."""
    named = f"{name} ({party_code})" if party_code else name
    return ", ".join(piece for piece in (named, principal, role) if piece)
