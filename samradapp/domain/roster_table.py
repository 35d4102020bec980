"""What a written roster has beside its names: titles above the header, sums, and cells merged over several rows."""

import re
from itertools import pairwise

from samradapp.domain.rollcall import Standing
from samradapp.domain.roster_columns import Column, layout_of_header
from samradapp.domain.roster_words import section_of, task_of
from samradapp.domain.swedish import counted, fold, joined

Line = tuple[int, list[str]]

_MOST_TITLES = 5
_SUM = re.compile(r"(?:summa|totalsumma|total|totalt|antal|sammanlagt)(?: [a-zåäö ]+)?[:=]? ?(?:[0-9]+(?: st\.?)?)?")
_COUNT = re.compile(r"[0-9]+(?: st\.?)?")


def tidied(lines: list[Line]) -> tuple[list[Line], tuple[str, ...]]:
    """Give the lines of a list as a table of names below its header, and a sentence for each thing done to it."""
    lines, titles = _without_titles(lines)
    lines, sums = _without_sums(lines)
    lines, principals = _with_principals(lines)
    return lines, (*titles, *sums, *principals)


def _without_titles(lines: list[Line]) -> tuple[list[Line], list[str]]:
    """Leave out what stands alone in its row above a header; "Ledamöter" there tells of the names below it."""
    place = next((n for n, (_, cells) in enumerate(lines[: _MOST_TITLES + 1]) if _is_sure_header(cells)), 0)
    above = lines[:place]
    if any(sum(map(bool, cells)) != 1 for _, cells in above):
        return lines, []
    sections = [line for line in above if section_of(line[1]) is not None]
    titles = ["".join(cells) for _, cells in above if section_of(cells) is None]
    notes = [f"”{title[:60]}” ovanför rubrikraden läses som en rubrik, inte ett namn." for title in titles]
    return [lines[place], *sections, *lines[place + 1 :]] if above else lines, notes


def _is_sure_header(cells: list[str]) -> bool:
    """Tell a header from a row such as "Bo Ek, ersättare", where half is a word that a header might have."""
    layout = layout_of_header(cells)
    filled = sum(map(bool, cells))
    return layout is not None and filled > 1 and (filled - len(layout.unread)) * 2 > filled


def _without_sums(lines: list[Line]) -> tuple[list[Line], list[str]]:
    sums = [line for line, cells in lines if _is_sum(cells)]
    if not sums:
        return lines, []
    return [line for line in lines if not _is_sum(line[1])], [f"{_rows(sums)} läses som en summa, inte ett namn."]


def _is_sum(cells: list[str]) -> bool:
    """Tell "Summa | 14" and "Antal: 14" from a name."""
    first, *rest = [fold(cell) for cell in cells if cell]
    return bool(_SUM.fullmatch(first)) and all(_COUNT.fullmatch(cell) for cell in rest)


def _with_principals(lines: list[Line]) -> tuple[list[Line], list[str]]:
    """Fill a column of principals from above where its cells were merged, else say where it is empty."""
    layout = layout_of_header(lines[0][1]) if lines else None
    place = layout.columns.get(Column.PRINCIPAL) if layout is not None else None
    if layout is None or place is None:
        return lines, []
    groups = _groups(lines[1:], layout.columns.get(Column.TASK), place)
    empty = [line for group in groups for line, cell in group if not cell]
    if not empty or len(empty) == sum(map(len, groups)):
        return lines, []
    called = f"”{lines[0][1][place]}”"
    if not _is_merged([[cell for _, cell in group] for group in groups]):
        return lines, [f"{called} är tom på {_rows(empty).lower()}."]
    above = _carried(groups)
    filled = [(line, _put(cells, place, above[line]) if line in above else cells) for line, cells in lines]
    return filled, [f"{called} är fylld från raden ovanför på {counted(len(empty), 'rad', 'rader')}."]


def _groups(table: list[Line], task: int | None, place: int) -> list[list[tuple[int, str]]]:
    """Give line and principal of each row between the headings; who is neither member nor substitute may have none."""
    groups: list[list[tuple[int, str]]] = [[]]
    others = False
    for line, cells in table:
        section = section_of(cells)
        if section is not None:
            others = section is Standing.OTHER
            groups.append([])
        elif not others and (task is None or task_of(_cell(cells, task))[0] is not Standing.OTHER):
            groups[-1].append((line, _cell(cells, place)))
    return [group for group in groups if group]


def _is_merged(columns: list[list[str]]) -> bool:
    """Tell cells merged over several rows, of which Excel gives the first filled and the rest empty.

    Then no value stands twice under a heading, and the empty cells are many or several together: a single one in a
    long list is more likely somebody without a principal.
    """
    for cells in columns:
        said = [fold(cell) for cell in cells if cell]
        if not cells[0] or len(said) != len(set(said)):
            return False
    empty = sum(not cell for cells in columns for cell in cells)
    together = any(not a and not b for cells in columns for a, b in pairwise(cells))
    return together or (empty > 1 and empty * 4 >= sum(map(len, columns)))


def _carried(groups: list[list[tuple[int, str]]]) -> dict[int, str]:
    """Give what stands above, for each line whose cell is empty."""
    result = {}
    for group in groups:
        last = ""
        for line, cell in group:
            last = cell or last
            if not cell:
                result[line] = last
    return result


def _cell(cells: list[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _put(cells: list[str], place: int, value: str) -> list[str]:
    padded = [*cells, *[""] * (place + 1 - len(cells))]
    return [*padded[:place], value, *padded[place + 1 :]]


def _rows(lines: list[int]) -> str:
    """Give "Rad 4, 7 och 9"; a few of many."""
    shown = [str(line) for line in lines[:6]]
    return f"Rad {joined(shown)}" if len(lines) <= 6 else f"Rad {', '.join(shown)} och {len(lines) - 6} till"
