"""Rows of the command palette: what can be done now, with the letters that were typed."""

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from samradapp.domain.matching import Spans, match, rank
from samradapp.domain.swedish import fold
from samradapp.ui.models.rows import RowsModel


class Command(NamedTuple):
    """Something that can be done now: its words, the key that does the same, an icon, a word on where it leads.

    ``also`` are other words that people say for it; they find it and are not shown.
    """

    words: str
    does: Callable[[], object]
    cap: str = ""
    icon: str = "chevron-right"
    detail: str = ""
    also: str = ""


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
    """Give the commands that hold all that is typed, in their order within each of these.

    First the one whose key it is, then those whose words it begins or stands in, those that are also called so, and
    those whose key begins so.
    """
    ranked = [(_how_near(command, typed), command) for command in commands]
    near = sorted((how for how in ranked if how[0] is not None), key=lambda how: how[0] or 0)
    return tuple(CommandRow(command, match(command.words, typed) or ()) for _, command in near)


def _how_near(command: Command, typed: str) -> int | None:
    key, wanted = _pressed(command.cap), _pressed(typed)
    if wanted and key == wanted:
        return 0
    if (spans := match(command.words, typed)) is not None:
        return 1 + rank(command.words, spans)
    if match(f"{command.words} {command.detail} {command.also}", typed) is not None:
        return 3
    return 4 if wanted and key.startswith(wanted) else None


def _pressed(key: str) -> str:
    """Give a key as it is compared: "Ctrl+↵", "ctrl enter" and "ctrl+enter" are the same."""
    return fold(key).replace("↵", "enter").replace("+", "").replace(" ", "")
