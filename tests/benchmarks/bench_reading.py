"""What is read and told apart while she waits: differences, waiting items, the history, the presence grid's repaint.

``python -m tests.benchmarks.bench_reading`` prints milliseconds, each beside a floor from the same run: the words
compared by difflib alone, the meeting read once, the versions' rows fetched raw, a bare table of as many cells painted.
"""

import os
import sys
from collections.abc import Callable
from datetime import date, timedelta
from difflib import SequenceMatcher
from random import Random
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from samradapp.actions.demo import make_demo_meeting
from samradapp.domain.difference import differences
from samradapp.domain.presence_grid import Cell, Grid, GridRow
from samradapp.domain.text import Text, paragraph
from samradapp.store import items, meetings, versions
from samradapp.store.database import open_in_memory
from samradapp.store.templates import NewMeeting, new_meeting
from samradapp.store.waiting import waiting_items
from samradapp.ui.app import make_application
from samradapp.ui.style import apply_style
from samradapp.ui.widgets.presence_table import PresenceGrid
from tests.benchmarks.aims import Line, print_table

ROUNDS = 15


def best(does: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Give the quickest of some rounds in milliseconds: what is left when the machine does nothing else."""
    taken = []
    for _ in range(rounds):
        began = perf_counter()
        does()
        taken.append(perf_counter() - began)
    return min(taken) * 1000


def difference_lines() -> list[Line]:
    random = Random(1)
    old = [f"ord{int(random.paretovariate(0.6)) % 2000}" for _ in range(5000)]
    edited = [word if random.random() > 0.05 else f"{word}t" for word in old]
    floor = best(lambda: SequenceMatcher(None, old, edited, autojunk=False).get_opcodes())
    took = best(lambda: differences(text(old), text(edited)))
    return [Line("skillnader, 5 000 ord, ett av tjugo ändrat", took, floor, 50)]


def text(words: list[str]) -> Text:
    """Give the words in paragraphs of eighty."""
    return tuple(paragraph(" ".join(words[start : start + 80])) for start in range(0, len(words), 80))


def store_lines() -> list[Line]:
    db = open_in_memory()
    first = make_demo_meeting(db)
    body = meetings.load(db, first).body.id
    later = [new_meeting(db, NewMeeting(body, None, date(2026, 6, 1) + timedelta(days=n))) for n in range(100)]
    item = meetings.load(db, first).items[0].id
    for number in range(100):
        items.save_minutes(db, item, (paragraph(f"{number} " + "ord och mening " * 1700),))
        db.execute("UPDATE minutes_version SET at = at - 61")
    raw = "SELECT at, text FROM minutes_version WHERE item_id = ?"
    return [
        Line("det som väntar, bland hundra möten", best(lambda: waiting_items(db, later[-1])),
             best(lambda: meetings.load(db, first)), 200),
        Line("historiken, versioner av 5 000 ord", best(lambda: versions.versions(db, item), 5),
             best(lambda: db.execute(raw, [item]).fetchall(), 5), 300),
    ]  # fmt: skip


def grid_line() -> Line:
    names, numbers = 72, 40
    grid, bare = PresenceGrid(), QTableView()
    rows = tuple(GridRow(n, 1, f"Namn {n}", "S", cells=(Cell.SERVING,) * numbers) for n in range(names))
    large = Grid(tuple(range(numbers)), rows, (names,) * numbers, (True,) * numbers)
    grid.set_grid(large, tuple(map(str, range(numbers))), "ärende", numbers - 1)
    bare.setModel(QStandardItemModel(names, numbers, bare))
    for shown in (grid, bare):
        shown.resize(2560, 1400)
        shown.show()
        QApplication.processEvents()
    took, floor = best(grid.table.viewport().repaint), best(bare.viewport().repaint)
    return Line("närvarorutnätet, 40 ärenden och 72 namn, målat", took, floor, 16)


def main() -> int:
    apply_style(make_application())
    return print_table("läsa, jämföra och måla", "ms", [*difference_lines(), *store_lines(), grid_line()])


if __name__ == "__main__":
    sys.exit(main())
