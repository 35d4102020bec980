"""Rows of the phrases that can be put in."""

from collections.abc import Hashable
from dataclasses import dataclass

from samradapp.ui.models.rows import RowsModel


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """A phrase as it would be put in, and the group it belongs to; ``blanks`` are the places of its "…"."""

    code: str
    text: str
    group: str = ""
    blanks: tuple[tuple[int, int], ...] = ()


class PhrasesModel(RowsModel[PhraseRow]):
    def key(self, row: PhraseRow) -> Hashable:
        return row.code

    def text(self, row: PhraseRow, _column: int) -> str:
        return ", ".join(part for part in (row.text, row.group) if part)
