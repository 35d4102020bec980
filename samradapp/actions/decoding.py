"""The text of a file that does not say how it was saved: in one of the encodings that Excel and others write."""

import codecs
import re
from contextlib import suppress

_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
# Of one byte a letter: of Windows, of "CSV (MS-DOS)" and of "CSV (Macintosh)". The first is taken when none is better.
_OF_ONE_BYTE = ("cp1252", "cp850", "mac_roman")

_LETTER = r"[^\W\d_]"
# The more Swedish of the letters weigh more: in the wrong encoding "é" is "Ä", and "Å" is "ü".
_SWEDISH = re.compile(f"[åäöÅÄÖ](?={_LETTER})|(?<={_LETTER})[åäöÅÄÖ]")
_FOREIGN = re.compile(f"[éüÉÜ](?={_LETTER})|(?<={_LETTER})[éüÉÜ]")
# What no word has: a sign within it, but for an apostrophe or a dash, and a capital letter among small ones.
_UNLIKELY = re.compile(
    f"(?<={_LETTER})[^\\w\\s\x00-\x7f’–](?={_LETTER})|[åäöéü](?=[A-ZÅÄÖÉÜ])"
    f"|(?<=[a-zåäöéü])[ÅÄÖÉÜ]|(?<={_LETTER})[ÅÄÖÉÜ](?=[a-zåäöéü])"
)


def decoded(content: bytes) -> str:
    """Give the text, in the encoding that makes Swedish of it."""
    for encoding in (_UTF_16.get(content[:2]) or _bare_utf_16(content), "utf-8-sig"):
        try:
            if encoding is not None:
                return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return max(_readings(content), key=_likeness)


def _bare_utf_16(content: bytes) -> str | None:
    """Tell UTF-16 without a mark by its empty halves: in a Swedish text nearly every other byte is one."""
    for half, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        bytes_there = content[half::2]
        if bytes_there and bytes_there.count(0) > 0.8 * len(bytes_there):
            return encoding
    return None


def _readings(content: bytes) -> list[str]:
    readings = []
    for encoding in _OF_ONE_BYTE:
        with suppress(UnicodeDecodeError):  # a byte that stands for nothing in it
            readings.append(content.decode(encoding))
    return readings


def _likeness(text: str) -> int:
    """Weigh how much of a Swedish text it is."""
    return 2 * len(_SWEDISH.findall(text)) + len(_FOREIGN.findall(text)) - 4 * len(_UNLIKELY.findall(text))
