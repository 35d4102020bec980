"""Rows that come and go one by one, so that what is chosen stays."""

from collections.abc import Sequence

from samradapp.ui.models.rows import RowsModel
from tests.ui.conftest import CheckModel


class Words(RowsModel[str]):
    def key(self, row: str) -> str:
        return row[0]

    def text(self, row: str, column: int) -> str:
        return row


def shown(model: Words) -> list[str]:
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_rows_that_come_while_others_are_on_their_way_are_shown_last(check_model: CheckModel) -> None:
    model = Words()
    check_model(model)
    model.set_rows(("a", "b", "c"))
    newer: list[Sequence[str]] = [("b", "d2")]

    def come() -> None:
        if newer:
            model.set_rows(newer.pop())

    model.rowsRemoved.connect(come)
    model.set_rows(("c", "d", "e", "f"))
    assert shown(model) == ["b", "d2"]
    model.set_rows(("d3",))
    assert shown(model) == ["d3"]
