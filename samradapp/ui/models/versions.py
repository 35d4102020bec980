"""Rows of the history: each text the item has had, by when it was so."""

from collections.abc import Hashable
from dataclasses import dataclass

from samradapp.ui.models.rows import RowsModel


@dataclass(frozen=True, slots=True)
class VersionRow:
    """ "kl. 10.31", "180 ord"; ``id`` None is the text as it is now."""

    id: int | None
    when: str
    words: str


class VersionsModel(RowsModel[VersionRow]):
    def key(self, row: VersionRow) -> Hashable:
        return row.id

    def text(self, row: VersionRow, _column: int) -> str:
        return f"{row.when}, {row.words}"
