"""Where items and headings of the agenda end up."""

from collections.abc import Sequence

import pytest

from samradapp.ui.models.agenda import AgendaHeading, AgendaListRow, AgendaRow
from samradapp.ui.models.agenda_moves import Move, drop, step


def agenda(*lines: str) -> tuple[AgendaListRow, ...]:
    """Make rows: "A" an item, "# Rubrik" a section above the next item, "== Del" a part."""
    rows: list[AgendaListRow] = []
    part = 0
    for place, line in enumerate(lines):
        if line.startswith("=="):
            part += 1
            rows.append(AgendaHeading(part, line))
        elif line.startswith("#"):
            rows.append(AgendaHeading(part, line, before=key(lines[place + 1])))
        else:
            rows.append(AgendaRow(key(line), part, "1", line))
    return tuple(rows)


def key(title: str) -> int:
    return ord(title)


def carried_out(rows: Sequence[AgendaListRow], move: Move | None) -> list[str]:
    """Do what is asked for as the store does it, and give the lines it makes."""
    parts: dict[int, list[int]] = {row.part_id: [] for row in rows}
    headings = {row.before: row.heading for row in rows if isinstance(row, AgendaHeading) and row.before is not None}
    titles = {row.part_id: row.heading for row in rows if isinstance(row, AgendaHeading) and row.before is None}
    for row in rows:
        if isinstance(row, AgendaRow):
            parts[row.part_id].append(row.id)
    if move is not None:
        headings |= move.sections
        if move.item_id is not None:
            for items in parts.values():
                if move.item_id in items:
                    items.remove(move.item_id)
            target = parts[move.part_id]
            target.insert(target.index(move.before) if move.before is not None else len(target), move.item_id)
    lines: list[str] = []
    for part, items in parts.items():
        lines += [titles[part]] if part in titles else []
        for item in items:
            lines += [headings[item]] if headings.get(item) else []
            lines.append(chr(item))
    return lines


@pytest.mark.parametrize(
    ("before", "line", "direction", "after"),
    [
        ("A B C", "A", 1, "B A C"),
        ("A B C", "C", -1, "A C B"),
        ("A B C", "A", -1, "A B C"),
        ("A B C", "C", 1, "A B C"),
        ("== A ==2 B", "A", 1, "== ==2 A B"),
        ("== A ==2 B", "B", -1, "== A B ==2"),
        ("== A ==2 B", "A", -1, "== A ==2 B"),
        ("A # B C", "A", 1, "# A B C"),
        ("# A B C", "A", 1, "# B A C"),
        ("A # B C", "B", -1, "A B # C"),
        ("A # B C", "C", -1, "A # C B"),
        ("A # B", "B", -1, "# B A"),
        ("# A #2 B C", "A", 1, "#2 B # A C"),
        ("# A #2 B", "B", -1, "#2 B # A"),
        ("# A B ==2 C", "B", 1, "# A ==2 B C"),
        ("A # B C", "#", -1, "# A B C"),
        ("A # B C", "#", 1, "A B # C"),
        ("A # B", "#", 1, "A # B"),
        ("# A #2 B", "#2", -1, "# A #2 B"),
    ],
)
def test_the_arrows_move_one_row_and_headings_stay_where_they_are_seen(
    before: str, line: str, direction: int, after: str
) -> None:
    lines = before.split()
    rows = agenda(*lines)
    assert carried_out(rows, step(rows, lines.index(line), direction)) == after.split()


@pytest.mark.parametrize(
    ("before", "line", "gap", "after"),
    [
        ("A B C D", "A", 3, "B C A D"),
        ("A B C D", "D", 0, "D A B C"),
        ("A B C D", "B", 1, "A B C D"),
        ("A B C D", "B", 2, "A B C D"),
        ("== A B ==2 C", "A", 4, "== B ==2 A C"),
        ("== A B ==2 C", "A", 3, "== B A ==2 C"),
        ("== A B ==2 C", "B", 0, "== B A ==2 C"),
        ("== A B ==2", "A", 4, "== B ==2 A"),
        ("A B # C D", "A", 3, "B # A C D"),
        ("A B # C D", "A", 2, "B A # C D"),
        ("# A B C", "C", 1, "# C A B"),
        ("# A #2 B C", "A", 5, "#2 B C # A"),
        ("# A #2 B C", "A", 3, "# A #2 B C"),
        ("A B # C D", "#", 0, "# A B C D"),
        ("A B # C D", "#", 4, "A B C # D"),
        ("A B # C D", "#", 5, "A B # C D"),
        ("== A ==2 B", "==2", 0, "== A ==2 B"),
    ],
)
def test_what_is_dropped_stands_where_it_was_dropped(before: str, line: str, gap: int, after: str) -> None:
    lines = before.split()
    rows = agenda(*lines)
    assert carried_out(rows, drop(rows, lines.index(line), gap)) == after.split()


@pytest.mark.parametrize("lines", ["A B C", "== A B ==2 C D", "# A B #2 C", "== A # B ==2 #2 C D # E"])
def test_no_move_loses_an_item_or_a_heading(lines: str) -> None:
    rows = agenda(*lines.split())
    for source in range(len(rows)):
        for gap in range(len(rows) + 1):
            assert sorted(carried_out(rows, drop(rows, source, gap))) == sorted(lines.split())
