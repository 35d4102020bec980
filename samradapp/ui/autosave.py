"""Saves what is typed: words at the latest 300 ms after the first change, and all again until it succeeds."""

from collections.abc import Callable, Hashable
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from samradapp.errors import explain, lost_for_good

PAUSE_MS = 300
RETRY_MS = 2000
_HINDERED = "Ett fel i programmet hindrar det."


class _Waiting:
    """One scheduled save; compared by identity, so a later change to the same field is another one."""

    def __init__(self, save: Callable[[], None], words: Callable[[], str], *, held: bool) -> None:
        self.save = save
        self.words = words
        self.held = held


class Autosave(QObject):
    """Holds the saves that wait, one for each field; later changes do not put the first one's off.

    What waits is forgotten only when its save has succeeded. An error keeps the save, lets the other saves through and
    tries again two seconds later; one that cannot be explained is raised as well. What can never be saved, since its
    place is gone or locked, is let go of: its words are told, to be copied.
    """

    saved = Signal(object)  # datetime.time: nothing waits any more but what is in the midst of being typed
    deed_done = Signal()  # a change made at once is on the disk
    failed = Signal(str)  # a sentence
    let_go = Signal(str, str)  # a sentence, the words that could not be saved

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._waiting: dict[Hashable, _Waiting] = {}
        self._flushing = False
        self._failing = False
        self._lost: list[tuple[str, str]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_pause)

    @property
    def pending(self) -> bool:
        return bool(self._waiting)

    @property
    def failing(self) -> bool:
        """Tell whether the last try to save failed: what is typed stands in the window alone."""
        return self._failing

    def schedule(
        self, key: Hashable, save: Callable[[], None], words: Callable[[], str] = str, *, held: bool = False
    ) -> None:
        """Save this field soon; a save that already waits under the key is replaced. ``words`` gives what is typed.

        One that is ``held`` is not saved at a pause but when the field is left, or all is saved: half a day, clock
        time or number is another one, and "1" on the way to "13.30" is no time that anybody meant.
        """
        self._waiting[key] = _Waiting(save, words, held=held)
        if not held and not self._timer.isActive():
            self._timer.start(PAUSE_MS)

    def waits(self, key: Hashable) -> bool:
        """Tell whether this field has something typed that is not saved."""
        return key in self._waiting

    def give_up(self) -> None:
        """Forget all that waits: she has chosen to close without it."""
        self._timer.stop()
        self._waiting.clear()
        self._failing = False

    def tell_saved(self) -> None:
        """Say that a change made at once is on the disk, when nothing else waits."""
        if not self._waiting:
            self.saved.emit(self._now().time())
        self.deed_done.emit()

    def flush(self) -> bool:
        """Save all that waits, now, held or not; tell whether nothing is left waiting."""
        if not self._waiting and not self._flushing:
            return True
        return self._save_now(dict(self._waiting))

    def _save_now(self, chosen: dict[Hashable, _Waiting]) -> bool:
        if self._flushing:
            return False
        self._timer.stop()
        self._flushing = True
        try:
            sentence = self._save_all(chosen)
        finally:
            self._flushing = False
            self._tell_lost()
        return self._report(sentence)

    def _tell_lost(self) -> None:
        """Tell once what was let go of: the first reason, and all the words."""
        lost, self._lost = self._lost, []
        if lost:
            self.let_go.emit(lost[0][0], "\n".join(words for _, words in lost if words))

    def _save_all(self, chosen: dict[Hashable, _Waiting]) -> str | None:
        """Run each save once; give the first explained failure's sentence, and raise the first bug at the end."""
        sentence: str | None = None
        bug: Exception | None = None
        for key, waiting in chosen.items():
            try:
                waiting.save()
            except Exception as error:  # noqa: BLE001 - one that fails must not hinder the others; a bug is raised below
                if (why := lost_for_good(error)) is not None:
                    self._lost.append((why, waiting.words()))
                    self._waiting.pop(key, None)
                    continue
                self._failing, waiting.held = True, False
                explained = explain(error)
                sentence = sentence or explained
                bug = bug or (error if explained is None else None)
                continue
            if self._waiting.get(key) is waiting:
                del self._waiting[key]
        if bug is not None:
            self._report(sentence or _HINDERED)
            raise bug
        return sentence

    def _report(self, sentence: str | None) -> bool:
        if sentence is not None:
            self._timer.start(RETRY_MS)
            self.failed.emit(sentence)
            return False
        if self._due():  # typed while saving
            self._timer.start(PAUSE_MS)
            return False
        recovered, self._failing = self._failing, False
        only_held = bool(self._waiting)  # a day or number in the midst of being typed
        if recovered or not only_held:
            self.saved.emit(self._now().time())
        return not only_held

    def _due(self) -> dict[Hashable, _Waiting]:
        """Give what is to be saved at a pause."""
        return {key: waiting for key, waiting in self._waiting.items() if not waiting.held}

    def _on_pause(self) -> None:
        if due := self._due():
            self._save_now(due)
