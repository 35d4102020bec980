"""How much the file grows in an hour of typing at 60 words a minute, next to the text itself.

``python packaging/dev.py bench growth`` types through the store, as the window does: the whole text of the item at each
pause, three times a second, with the versions that the database keeps by itself and a clock that is set forward in
place of waiting. The growth is that of the file and its log once the log is folded in, as at the end of the day; what
the log holds at most while she types is printed beside it. *Golv* is the text that was typed, in UTF-8.
"""

import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from samradapp.actions.demo import make_demo_meeting
from samradapp.domain.text import paragraph, plain
from samradapp.store import Database, items, meetings
from samradapp.store.database import open_database
from samradapp.store.keys import new_key
from tests.benchmarks.aims import Line, print_table

WORDS_A_MINUTE, MINUTES, SAVES_A_SECOND = 60, 60, 3
WORDS_A_PARAGRAPH = 60
_TEXT = """samrådet enades om att följa frågan under hösten och återkomma när kommunerna och regionen har prövat hur
 bemanningen i hemsjukvården kan delas mellan huvudmännen utan att någon patient får vänta längre än i dag"""


class Clock:
    """The time, as the database asks for it."""

    def __init__(self, db: Database) -> None:
        self.seconds = 1_800_000_000.0
        db.conn.create_function("unixepoch", -1, lambda *_: self.seconds)


def words() -> Iterator[str]:
    """Give the words of an hour, each of them a little different from the same one before."""
    for number, word in enumerate(islice(cycle(_TEXT.split()), WORDS_A_MINUTE * MINUTES)):
        yield f"{word}{number}" if number % 9 == 0 else word


def text_of(typed: list[str]) -> tuple[object, ...]:
    steps = range(0, len(typed), WORDS_A_PARAGRAPH)
    return tuple(paragraph(" ".join(typed[first : first + WORDS_A_PARAGRAPH])) for first in steps)


def type_for_an_hour(db: Database, clock: Clock, item_ids: list[int], log: Path) -> int:
    """Type the hour into the items one after the other; gives the largest size of the log meanwhile."""
    largest = 0
    typed: list[str] = []
    each = WORDS_A_MINUTE * MINUTES // len(item_ids)
    for number, word in enumerate(words()):
        if number % each == 0:
            typed = []
        item = item_ids[number // each]
        for part in range(1, SAVES_A_SECOND + 1):  # a word a second, and a third of it at each pause
            clock.seconds += 1 / SAVES_A_SECOND
            items.save_minutes(db, item, text_of([*typed, word[: part * len(word) // SAVES_A_SECOND or 1]]))
        typed.append(word)
        largest = max(largest, log.stat().st_size)
    return largest


def grown(count: int) -> tuple[float, float, float]:
    """Give the growth, the text's size and the log's largest, in kilobytes, for an hour over so many items."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "samrad.db"
        db = open_database(path, new_key())
        clock = Clock(db)
        meeting = meetings.load(db, make_demo_meeting(db))
        written = [item.id for item in meeting.items if not item.writes_itself]
        while len(written) < count:
            written.append(items.add(db, meeting.id, meeting.parts[0].id, f"Ärende {len(written)}"))
        chosen = written[:count]
        for item in chosen:
            items.save_minutes(db, item, ())
        log = path.with_name("samrad.db-wal")
        before = folded(db, path, log)
        largest = type_for_an_hour(db, clock, chosen, log)
        after = folded(db, path, log)
        size = sum(len(plain(items.minutes(db, item)).encode()) for item in chosen)
        db.close()
    return (after - before) / 1024, size / 1024, largest / 1024


def folded(db: Database, path: Path, log: Path) -> int:
    """Give the size of the file and its log once the log is folded in."""
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return path.stat().st_size + log.stat().st_size


def main() -> int:
    """Measure and print; exit code 1 when an aim is missed."""
    lines = []
    for count, name, times in ((10, "över tio ärenden", 10.0), (1, "i ett ärende", 40.0)):
        growth, size, largest = grown(count)
        lines.append(Line(name, growth, size, times=times))
        lines.append(Line("  loggen som störst, medan hon skriver", largest))
    return print_table("filens tillväxt på en timme, 60 ord i minuten", "kB", lines)


if __name__ == "__main__":
    sys.exit(main())
