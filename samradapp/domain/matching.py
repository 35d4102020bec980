"""Finding words that are typed by halves, and where in the text they stand."""

from samradapp.domain.swedish import fold

Spans = tuple[tuple[int, int], ...]


def match(text: str, typed: str) -> Spans | None:
    """Give where the typed words stand in a text, as (start, end) in order; None when one of them is missing.

    The words may come in any order and be parts of words, "omr" finds "Omröstning"; where a word stands in several
    places the one that begins a word is taken.
    """
    folded, places = _folded(text)
    found = []
    for word in fold(typed).split():
        at = _place(folded, word)
        if at < 0:
            return None
        found.append((places[at], places[at + len(word) - 1] + 1))
    return _joined(found)


def rank(text: str, spans: Spans) -> int:
    """Give 0 when all that was found begins words, else 1: what sorts a list with the best first."""
    return int(any(start and text[start - 1].isalnum() for start, _ in spans))


def _folded(text: str) -> tuple[str, list[int]]:
    """Give the folded text and, for each of its letters, the letter in the text it came from."""
    folded, places = "", []
    for place, letter in enumerate(text):
        piece = fold(letter)
        folded += piece
        places += [place] * len(piece)
    return folded, places


def _place(folded: str, word: str) -> int:
    start = at = folded.find(word)
    while at > 0 and folded[at - 1].isalnum():
        at = folded.find(word, at + 1)
    return at if at >= 0 else start


def _joined(spans: list[tuple[int, int]]) -> Spans:
    """Give spans in order, those that touch each other as one."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)
