"""How long the store takes: a save while she types, an undo, reading a meeting, listing a thousand.

``python tests/benchmarks/bench_store.py [ROUNDS]`` prints medians in milliseconds. *Golv* of a save is the bare
``UPDATE`` of the same JSON in a copy of the same encrypted file without triggers, just as durable; the limit is 1.3
times that. An undo, with the meeting read afresh, may take 20 ms.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from samradapp.domain import text as minutes_text
from samradapp.domain.decision import Decision, DecisionKind
from samradapp.domain.meeting import Item, Kind, Meeting, Part, Presenter
from samradapp.domain.people import Body
from samradapp.domain.rollcall import Attendee, Entry, Group, Mark, Standing
from samradapp.domain.text import Block, BlockStyle, Run, Text, bullet, paragraph
from samradapp.store import Database, items, journal, meeting_list, meetings, register, rollcalls, triggers
from samradapp.store.assignments import open_assignments
from samradapp.store.database import copy_database, open_database
from samradapp.store.keys import Key, new_key
from samradapp.store.meeting_writer import insert_meeting
from samradapp.store.searched_words import searched_words

_WORDS = """samrådet kommunerna regionen under hösten att för med en bemanning uppföljning hemtjänst vårdplatser ska
 kunna tillsammans beslut närvård länsgemensam och i av på mål utredning samverkan patienter brukare förslag"""


@dataclass(frozen=True)
class Line:
    """One row of the table; ``limit`` is in the unit of ``ratio`` when there is a floor, else in milliseconds."""

    name: str
    took: float
    floor: float | None = None
    limit: float | None = None

    @property
    def ratio(self) -> float | None:
        return None if self.floor is None else self.took / self.floor

    @property
    def met(self) -> bool:
        return self.limit is None or (self.took if self.ratio is None else self.ratio) <= self.limit


def long_text(words: int, seed: int) -> Text:
    """Give a text of paragraphs, headings, lists and some bold words."""
    chance = random.Random(seed)
    blocks: list[Block] = []
    while words > 0:
        count = min(words, chance.choice((9, 40, 60, 80)))
        line = " ".join(chance.choices(_WORDS.split(), k=count))
        words -= count
        shapes = (
            paragraph(line),
            paragraph(line),
            bullet(line),
            Block(BlockStyle.PARAGRAPH, (Run("Obs ", True), Run(line))),
        )
        blocks.append(chance.choice(shapes))
    return minutes_text.normalize(blocks)


def big_meeting(body: Body, number: int, names: int, count: int) -> Meeting:
    """Give a meeting of so many names, 20 of them in seats, and so many items with a decision and two presenters."""
    attendees = tuple(Attendee(key, f"Namn {key} Efternamn") for key in range(1, names + 1))
    entries = tuple(
        Entry(1000 + who.id, who.id, Mark.PRESENT, Standing.MEMBER if who.id <= 20 else Standing.OTHER, "s", "Kommun")
        for who in attendees
    )
    agenda = tuple(
        Item(
            2000 + key,
            "",
            f"Ärende {key} om hemtjänst",
            Kind.DECISION,
            presenters=(Presenter(1, "Folke Ripfjäll", "kommunalråd"), Presenter(2, "Katarina Lönn")),
            decisions=(Decision(1, "", DecisionKind.TAKE_NOTE, "Samrådet godkände informationen."), *_given(key)),
        )
        for key in range(count)
    )
    day = date(2026 - number // 50, 5, 8)
    groups = (Group(1, body.name, entries, body.id),)
    part = Part(1, body, items=agenda, groups=(1,))
    return Meeting(0, "", body, number, day.year, day, parts=(part,), groups=groups, attendees=attendees)


def _given(key: int) -> tuple[Decision, ...]:
    """Let one item of a meeting give an assignment."""
    given = Decision(2, "", DecisionKind.ASSIGNMENT, "Samrådet uppdrog.", (), "LSG", "att utreda", date(2026, 10, 9))
    return (given,) if key == 0 else ()


def milliseconds(rounds: int, action: Callable[[int], object]) -> list[float]:
    taken = []
    for number in range(rounds):
        start = time.perf_counter()
        action(number)
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def bench_save(db: Database, folder: Path, key: Key, meeting: int, rounds: int) -> list[Line]:
    """Time a durable save of 5,000 words against the bare update, turn by turn so that the disk treats both alike."""
    bare = folder / "utan-triggers.db"
    copy_database(db, bare)
    raw = open_database(bare, key)
    triggers.drop(raw)
    item = meetings.load(db, meeting).items[0].id
    texts = [long_text(5000, seed) for seed in range(8)]
    stored = [minutes_text.to_json(text) for text in texts]

    def save(number: int) -> None:
        items.save_minutes(db, item, texts[number % 8])

    def update(text: str) -> None:
        raw.execute("UPDATE minutes SET text = ? WHERE item_id = ?", [text, item])

    ours: list[float] = []
    floor: list[float] = []
    for number in range(rounds):
        # A string of its own each time, as when typing: Python keeps the UTF-8 of one that was bound before.
        fresh = "".join(list(stored[number % 8]))
        ours += milliseconds(1, lambda _, turn=number: save(turn))
        floor += milliseconds(1, lambda _, text=fresh: update(text))
    raw.close()
    as_json = milliseconds(rounds, lambda number: minutes_text.to_json(texts[number % 8]))
    return [
        Line("spara 5 000 ord", statistics.median(ours), statistics.median(floor), 1.3),
        Line("  varav till JSON", statistics.median(as_json)),
    ]


def bench_undo(db: Database, meeting: int, rounds: int) -> list[Line]:
    """Time undo with the meeting read afresh, after a mark, and after an item with all it holds was deleted."""
    loaded = meetings.load(db, meeting)
    entry = loaded.groups[0].entries[5].id

    def undo(_: int) -> None:
        journal.undo(db, meeting)
        meetings.load(db, meeting)

    def after(action: Callable[[int], object]) -> float:
        taken = []
        for number in range(rounds):
            action(number)
            taken += milliseconds(1, undo)
        return statistics.median(taken)

    marked = after(lambda _: rollcalls.mark(db, meeting, entry, Mark.EXCUSED))
    deleted = after(lambda number: items.delete(db, meeting, loaded.items[number % 40].id))
    return [
        Line("ångra en avprickning, läs om", marked, limit=20),
        Line("ångra ett borttaget ärende, läs om", deleted, limit=20),
    ]


def bench(folder: Path, rounds: int) -> list[Line]:
    key = new_key()
    db = open_database(folder / "samrad.db", key)
    body = register.body(db, register.save_body(db, Body(0, "Samråd hälsa och omsorg")))
    meeting = insert_meeting(db, big_meeting(body, 1, 72, 40), {}, "Skapade mötet")
    lines = bench_save(db, folder, key, meeting, rounds) + bench_undo(db, meeting, rounds // 4)
    for number in range(2, 1001):
        insert_meeting(db, big_meeting(body, number, 50, 14), {}, "Skapade mötet")
    lines += [
        Line(
            "läs ett möte bland 1 000",
            statistics.median(milliseconds(rounds // 4, lambda _: meetings.load(db, meeting))),
        ),
        Line("lista 1 000 möten", statistics.median(milliseconds(20, lambda _: meeting_list.list_meetings(db)))),
        Line("sökord till 1 000 möten", statistics.median(milliseconds(20, lambda _: searched_words(db))), limit=200),
        Line("1 000 öppna uppdrag", statistics.median(milliseconds(20, lambda _: open_assignments(db))), limit=200),
    ]
    start = time.perf_counter()
    open_database(folder / "samrad.db", key).close()
    lines.append(Line("öppna filen med 1 000 möten", (time.perf_counter() - start) * 1000))
    db.close()
    return lines


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    with tempfile.TemporaryDirectory() as folder:
        lines = bench(Path(folder), rounds)
    print(f"{'':36}{'ms':>9}{'golv':>9}{'kvot':>7}{'gräns':>8}")
    for line in lines:
        floor = f"{line.floor:9.3f}{line.ratio:7.2f}" if line.floor is not None else " " * 16
        limit = f"{line.limit:8g}" if line.limit is not None else " " * 8
        print(f"{line.name:36}{line.took:9.3f}{floor}{limit}{'' if line.met else '  missad'}")
    return 0 if all(line.met for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
