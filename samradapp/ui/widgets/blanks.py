"""The "…" of a phrase that has been put in: Tab goes from one to the next until all have been visited."""

from collections.abc import Iterable

from PySide6.QtGui import QTextCursor, QTextDocument

from samradapp.domain.wording import GAP

_LAST = "”)%"


class Blanks:
    """Places in a document, which move along with what is typed before them."""

    def __init__(self) -> None:
        self._left: list[QTextCursor] = []
        self._end: QTextCursor | None = None
        self._stops = False

    def set_places(self, document: QTextDocument, starts: Iterable[int], end: int) -> None:
        """Remember where each "…" begins, and where the phrase ends; one that ends in "…" gets its full stop there
        when that is filled in.
        """
        self.clear()
        self._stops = document.characterAt(end - 1) == GAP
        self._end = QTextCursor(document)
        self._end.setPosition(end)
        for start in starts:
            place = QTextCursor(document)
            place.setPosition(start)
            place.setPosition(start + len(GAP), QTextCursor.MoveMode.KeepAnchor)
            self._left.append(place)

    def clear(self) -> None:
        self._left, self._end = [], None

    @property
    def waiting(self) -> bool:
        """Tell whether Tab has somewhere to go."""
        return self._end is not None

    def next(self) -> QTextCursor | None:
        """Give the next one that is still not filled in, selected, and last the end of the phrase; then None."""
        while self._left:
            place = self._left.pop(0)
            if place.selectedText() == GAP:
                return place
        end, self._end = self._end, None
        if end is not None and self._stops:
            _stop(end)
        return end


def _stop(end: QTextCursor) -> None:
    """Put a full stop after a word; what ends in another sign, or was left empty, has what it needs."""
    last = end.document().characterAt(end.position() - 1)
    if last.isalnum() or last in _LAST:
        end.insertText(".")


def utf16_length(text: str) -> int:
    """Give the length as Qt counts it: an emoji is two."""
    return len(text.encode("utf-16-le")) // 2
