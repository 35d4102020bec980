"""How many interactions the demo meeting takes, from "Nytt möte" to the exported protocol.

``python packaging/dev.py bench interactions`` lets the end-to-end test's own script hold the meeting, with the register
filled beforehand, and prints for each page what an event filter of the application has seen: each mouse press, and
each key press that put no character into a text field; keys held down together are one press. Where the script gives a
widget the keyboard without a key or a click, that counts as one more. Last a roll call, a key for each name.
"""

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from samradapp.actions.demo import make_demo_register
from samradapp.actions.open_data import OpenedData
from samradapp.domain.rollcall import Mark
from samradapp.store.database import open_database
from samradapp.ui.app import make_application
from samradapp.ui.models.roll_call_rows import called_now
from samradapp.ui.widgets.step_bar import Step
from tests.benchmarks.aims import Line, print_table
from tests.ui import demo_steps as steps
from tests.ui.hand import Desk, written_in
from tests.ui.meetings import make_meeting_of_46

MOST, MOST_AT_ROLL_CALL = 160, 60
ROLL_CALL = "name by name"
_ENTER = "\r"
_HELD = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
_COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Counting(QObject):
    """Counts what a hand does, by the step of the work that it does it in.

    A key first asks whether it is a shortcut, of each widget on its way, and is pressed only when it is none; a press
    of the mouse comes to each widget on its way as well. Each is over when it is released.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.work = ""
        self.counts: Counter[str] = Counter()
        self.typed: Counter[str] = Counter()
        self._mouse_down = False
        self._key: int | None = None  # that is down
        self._let_go: int | None = None  # since when nothing else was pressed
        self._pressed: tuple[str, QWidget | None, str] | None = None
        application.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self.settle()
            self.counts[self.work] += not self._mouse_down
            self._mouse_down = True
        elif kind == QEvent.Type.MouseButtonRelease:
            self._mouse_down = False
        elif isinstance(event, QKeyEvent) and event.key() not in _HELD:
            self._on_key(event)
        return False

    def _on_key(self, event: QKeyEvent) -> None:
        if event.type() == QEvent.Type.KeyRelease:
            # The letter after F9 is pressed in no widget; what is let go comes to each widget on its way as well.
            self.counts[self.work] += event.key() not in (self._key, self._let_go)
            self._key, self._let_go = None, event.key()
            self.settle()  # now, before a click moves the keyboard to another field
            return
        self._let_go = None
        if event.key() != self._key:
            self._key = event.key()
            self.settle()
            field = QApplication.focusWidget()
            letter = "" if event.modifiers() & _COMMAND else event.text()
            self._pressed = (letter, field, written_in(field))

    def settle(self) -> None:
        """Look what the last key did, now that it is let go or something else comes."""
        if self._pressed is None:
            return
        letter, field, before = self._pressed
        self._pressed = None
        now = QApplication.focusWidget()
        if letter and took(letter.replace("\xa0", " "), before if now is field else "", written_in(now)):
            self.typed[self.work] += 1
        else:
            self.counts[self.work] += 1


def took(letter: str, before: str, after: str) -> bool:
    """Tell whether a field took the letter in: a line break is one, where there are lines."""
    if letter == _ENTER:
        return after.count("\n") > before.count("\n")
    return letter.isprintable() and after != before and letter in after


class Waiting:
    """What the hand needs of pytest-qt."""

    def waitUntil(self, condition: Callable[[], bool]) -> None:  # noqa: N802 - it stands in for pytest-qt's
        late = time.monotonic() + 5
        while not condition():
            if time.monotonic() > late:
                raise SystemExit("det som väntades hände inte")
            QApplication.processEvents()


def hold_the_demo_meeting(desk: Desk, counting: Counting, folder: Path) -> None:
    """Go through the script's steps, each under the name of its page."""
    target = folder / "ut" / "protokoll-samradet-2026-05-08.docx"
    works: tuple[tuple[str, Callable[[], object]], ...] = (
        ("Nytt möte", lambda: steps.make_the_meeting_from_its_template(desk)),
        ("Ärenden", lambda: steps.write_the_agenda(desk)),
        ("Upprop", lambda: steps.call_the_roll(desk)),
        ("Protokoll", lambda: steps.hold_the_meeting(desk)),
        ("Granska", lambda: steps.review_it(desk)),
        ("Exportera", lambda: steps.export_the_protocol(desk, target)),
    )
    for counting.work, does in works:
        reached = desk.hand.reached
        does()
        counting.settle()
        counting.counts[counting.work] += desk.hand.reached - reached


def call_each_name(desk: Desk, counting: Counting) -> int:
    """Call the roll of another meeting and tell how many names: a rest that is marked at once would be no calling."""
    counting.work = ""
    desk.window.open_meeting(make_meeting_of_46(desk.db), Step.MINUTES)
    counting.work = ROLL_CALL
    called = called_now(desk.meeting)
    desk.hand.press("Ctrl+2")
    while any(entry.mark is Mark.UNMARKED for entry in called_now(desk.meeting)):
        desk.hand.press("N")
        if counting.counts[ROLL_CALL] > MOST_AT_ROLL_CALL:
            break
    counting.settle()
    return len(called)


def main() -> int:
    """Count and print; exit code 1 when an aim is missed."""
    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "samrad.db"
        db = open_database(path)
        make_demo_register(db)
        waiting = Waiting()
        desk = Desk(waiting, OpenedData(db, path, None), Path(folder))
        desk.window.show()
        waiting.waitUntil(desk.window.isActiveWindow)
        counting = Counting(application)
        hold_the_demo_meeting(desk, counting, Path(folder))
        names = call_each_name(desk, counting)
        desk.window.close()
        db.close()
    counts = counting.counts
    roll_call = counts.pop(ROLL_CALL)
    lines = [Line(f"{work} ({counting.typed[work]} tecken skrivna)", count) for work, count in counts.items()]
    lines += [
        Line("hela mötet", counts.total(), most=MOST),
        Line(f"ett upprop av {names} namn, ett i taget", roll_call, most=MOST_AT_ROLL_CALL),
    ]
    return print_table("tangenter och klick som inte skriver något", "antal", lines)


if __name__ == "__main__":
    sys.exit(main())
