"""Make the pictures of the guide and the README: the real window, driven by keys through the demo meeting.

    python3 packaging/dev.py pictures

Each picture is of what its name says in ``resources/help``. The clock stands still and the type is Inter, so that the
same window gives the same pictures.
"""

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1.5"

import keyring
from keyring.backend import KeyringBackend
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QSplitter, QWidget
from shiboken6 import delete

from samradapp import paths, settings
from samradapp.actions.demo import demo_data, make_demo_meeting, make_demo_register
from samradapp.actions.open_data import open_data
from samradapp.domain.meeting import Kind, Status
from samradapp.store import Database, items, meetings, proceedings, rollcalls, templates
from samradapp.store.templates import NewMeeting, new_meeting
from samradapp.ui.app import make_application
from samradapp.ui.main_window import MainWindow
from samradapp.ui.widgets.step_bar import Step

TARGET = Path(__file__).resolve().parent.parent / "resources" / "help" / "pictures"
SIZE = (1240, 800)
COLOURS = 256


class _Keyring(KeyringBackend):
    """A keyring of this run's own, so that the window says nothing of a missing one."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self._kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self._kept[service, username]


class Photographer:
    """Presses keys in the window and keeps what it looks like."""

    def __init__(self, window: MainWindow, target: Path) -> None:
        self.window = window
        self._target = target

    def press(self, *keys: str) -> None:
        for key in keys:
            combination = QKeySequence(key)[0]
            QTest.keyClick(self._focused(), combination.key(), combination.keyboardModifiers())
            QTest.qWait(60)

    def write(self, text: str) -> None:
        click, none = QTest.KeyAction.Click, Qt.KeyboardModifier.NoModifier
        for letter in text:
            QTest.sendKeyEvent(click, self._focused(), Qt.Key(ord(letter.upper())), letter, none)
        QTest.qWait(60)

    def take(self, name: str, part: QWidget | QRect | None = None) -> None:
        """Keep a picture of the window, or of a part of it, with few colours."""
        QTest.qWait(700)  # what is typed is saved, and says so
        picture = self.window.grab().toImage()
        if isinstance(part, QWidget):
            part = QRect(part.mapTo(self.window, part.rect().topLeft()), part.size())
        if part is not None:
            ratio = picture.devicePixelRatio()
            picture = picture.copy(*(round(edge * ratio) for edge in part.getRect()))
        picture.setDevicePixelRatio(1)
        fewer_colours(picture).save(str(self._target / f"{name}.png"), "PNG", 0)

    def _focused(self) -> QWindow:
        return QGuiApplication.focusWindow() or self.window.windowHandle()


def fewer_colours(picture: QImage) -> QImage:
    """Give the picture in the colours that show it best; the others become the nearest of these."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(plain.constBits()).cast("I"))
    return plain.convertToFormat(QImage.Format.Format_Indexed8, best_colours(counted))


def best_colours(counted: Mapping[int, int]) -> list[int]:
    """Choose each time the colour that would be missed the most: by how often it is there, and how far from the chosen.

    The most frequent ones would be greys alone, and the few letters of a warning in ochre would turn red.
    """
    found = sorted(counted, key=lambda colour: (-counted[colour], colour))
    chosen = found[:1]
    missed = {colour: counted[colour] * _distance(colour, chosen[0]) for colour in found}
    while len(chosen) < COLOURS and any(missed.values()):
        chosen.append(max(missed, key=missed.__getitem__))
        for colour in found:
            missed[colour] = min(missed[colour], counted[colour] * _distance(colour, chosen[-1]))
    return chosen


def _distance(one: int, other: int) -> int:
    return sum(((one >> place & 255) - (other >> place & 255)) ** 2 for place in (0, 8, 16))


class StandingClock:
    """The same moment each time, in the middle of the demo's fifth item."""

    def __call__(self) -> datetime:
        return datetime(2026, 5, 8, 11, 24, 10, tzinfo=timezone(timedelta(hours=2)))


@contextmanager
def photographer(hold: Callable[[Database], int] | None, step: Step | None) -> Iterator[Photographer]:
    """Give a window over a database of its own, at a meeting that is held so far, or at the list of meetings."""
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder) / "data"
        opened = open_data(data_dir)
        settings.save(paths.settings_path(data_dir), settings.Settings(scheme="light", code_saved=True))
        meeting_id = hold(opened.db) if hold else None
        window = MainWindow(opened, data_dir, StandingClock())
        window.resize(*SIZE)
        window.show()
        QTest.qWaitForWindowExposed(window)
        if meeting_id is not None and step is not None:
            window.open_meeting(meeting_id, step)
        yield Photographer(window, TARGET)
        window.close()
        delete(window)  # else it would go on listening to the next one
        opened.db.close()


def planned(db: Database) -> int:
    """Plan the demo's meeting from its template, with its own items."""
    facts = demo_data()
    body_id = make_demo_register(db)
    template = next(known.id for known in templates.templates(db) if known.name == facts["template"]["name"])
    meeting_id = new_meeting(db, NewMeeting(body_id, template, date(2026, 5, 8), time(9, 30), time(15), "Teams"))
    part = meetings.load(db, meeting_id).parts[0].id
    after = next(item.id for item in meetings.load(db, meeting_id).items if item.title == "Aktuellt i samverkan")
    for own in (own for own in facts["own_items"] if own["part"] == 0):
        after = items.add(db, meeting_id, part, own["title"], after=after)
        items.save_kind(db, meeting_id, after, Kind(own["kind"]))
        items.save_planned_minutes(db, meeting_id, after, own["minutes"])
        items.save_presenters(db, meeting_id, after, [tuple(who) for who in facts["presenters"].get(own["title"], [])])
    return meeting_id


def going_on(db: Database) -> int:
    """Hold the demo's meeting until its fifth item."""
    return make_demo_meeting(db, until="Trygg hemgång efter sjukhusvistelse")


def unfinished(db: Database) -> int:
    """Hold the demo's meeting, and leave in it what review has something to say of."""
    meeting_id = make_demo_meeting(db)
    proceedings.save_adjusters(db, meeting_id, ())
    for item in meetings.load(db, meeting_id).items:
        if item.title == "Föregående protokoll":
            items.save_minutes(db, item.id, ())
    return meeting_id


def several(db: Database) -> int:
    """Hold last year's meeting, this year's first until its fifth item, and plan the next."""
    body_id = make_demo_register(db)
    for day in (date(2025, 10, 3), date(2025, 12, 5)):
        past = new_meeting(db, NewMeeting(body_id, templates.templates(db)[-1].id, day, time(9, 30), time(15), "Teams"))
        rollcalls.open_roll(db, past)
        proceedings.go_to_item(db, past, meetings.load(db, past).items[0].id, time(9, 30))
        proceedings.close_meeting(db, past, time(14, 50))
        for status in (Status.WITH_ADJUSTERS, Status.ADJUSTED):
            proceedings.set_status(db, past, status)
    meeting_id = going_on(db)
    new_meeting(db, NewMeeting(body_id, templates.templates(db)[-1].id, date(2026, 10, 9), time(9, 30), time(15)))
    return meeting_id


def start(hand: Photographer) -> None:
    hand.take("borja")


def register(hand: Photographer) -> None:
    hand.press("Ctrl+9")
    hand.take("register")


def agenda(hand: Photographer) -> None:
    hand.press("Down", "Down", "Down")
    hand.take("arenden")


def roll_call(hand: Photographer) -> None:
    hand.press(*"NNNNNNNNFNNANFNN")
    hand.take("upprop")


def presence(hand: Photographer) -> None:
    hand.press("Ctrl+Shift+P")
    hand.take("narvaro")


def minutes(hand: Photographer) -> None:
    hand.take("protokoll")
    hand.press("Ctrl+K")
    hand.write("upp")
    hand.take("tangenter", hand.window.at_hand.palette)
    hand.press("Esc", "F8", "Ctrl+Z")
    hand.take("angra", QRect(0, 0, SIZE[0], 330))


def decisions(hand: Photographer) -> None:
    meeting = hand.window.meeting
    if meeting is not None:
        hand.window.show_item(next(item.id for item in meeting.items if item.title == "Digital larmkedja nattetid"))
    splitter = next(s for s in hand.window.findChildren(QSplitter) if s.isVisible())
    hand.take("beslut", splitter.widget(splitter.count() - 1))


def review(hand: Photographer) -> None:
    hand.take("granska")


def adjust(hand: Photographer) -> None:
    hand.take("justera")


def safety(hand: Photographer) -> None:
    hand.press("Ctrl+,")
    for shown in hand.window.page.findChildren(QLabel):
        if shown.text().endswith("samrad.db"):  # this run's own folder is another each time
            shown.setText("C:\\Users\\maj\\AppData\\Local\\Samradsprotokoll\\samrad.db")
    hand.take("trygghet")


# What is photographed: the meeting it takes, the page, and the picture or pictures taken there.
PICTURES: tuple[tuple[Callable[[Database], int] | None, Step | None, Callable[[Photographer], None]], ...] = (
    (several, None, start),
    (going_on, None, register),
    (planned, Step.ITEMS, agenda),
    (planned, Step.ROLL_CALL, roll_call),
    (going_on, Step.MINUTES, presence),
    (going_on, Step.MINUTES, minutes),
    (make_demo_meeting, Step.MINUTES, decisions),
    (unfinished, Step.REVIEW, review),
    (make_demo_meeting, Step.ADJUST, adjust),
    (going_on, None, safety),
)


def main() -> int:
    """Make all pictures; gives the exit code."""
    keyring.set_keyring(_Keyring())
    application = make_application()
    if "Inter" not in QFontDatabase.families():
        print("Typsnittet Inter saknas. Installera det (på Debian: fonts-inter) och försök igen.", file=sys.stderr)
        return 2
    TARGET.mkdir(parents=True, exist_ok=True)
    application.setCursorFlashTime(0)
    for hold, step, make in PICTURES:
        with photographer(hold, step) as hand:
            make(hand)
    size = sum(path.stat().st_size for path in TARGET.glob("*.png"))
    print(f"{len(list(TARGET.glob('*.png')))} bilder, {size // 1024} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
