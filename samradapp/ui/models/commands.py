"""Rows of the command palette: what can be done now, with the letters that were typed."""

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from samradapp.domain.matching import Spans, match, rank
from samradapp.ui.models.rows import RowsModel


class Command(NamedTuple):
    """Something that can be done now: its words, the key that does the same, an icon, a word on where it leads."""

    words: str
    does: Callable[[], object]
    cap: str = ""
    icon: str = "chevron-right"
    detail: str = ""


class CommandRow(NamedTuple):
    """A command that was found, and where its words hold what was typed."""

    command: Command
    spans: Spans


class CommandsModel(RowsModel[CommandRow]):
    def key(self, row: CommandRow) -> Hashable:
        return row.command.words, row.command.detail

    def text(self, row: CommandRow, _column: int) -> str:
        command = row.command
        return ", ".join(piece for piece in (command.words, command.detail, command.cap) if piece)


def found(commands: Sequence[Command], typed: str) -> tuple[CommandRow, ...]:
    """Give the commands whose words hold all that is typed, those it begins words of first, else in their order."""
    rows = [CommandRow(command, spans) for command in commands if (spans := match(command.words, typed)) is not None]
    return tuple(sorted(rows, key=lambda row: rank(row.command.words, row.spans)))
