"""Work that may take more than a second, in pieces between which the window lives: keys are taken, she may stop it.

A piece is whole in itself: between two of them everything may be read and written, so nothing is in the middle of a
step there. No events are processed inside a piece. Only one work goes on at a time.
"""

from collections.abc import Callable, Generator
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, QTimer

from samradapp.ui.widgets.message_bar import MessageBar, MessageKind
from samradapp.ui.widgets.progress_line import ProgressLine

Pieces = Generator[tuple[int, int], None, Any]  # each piece tells how much of how much is done

_AT_ONCE = 0.15  # seconds: what takes no longer is done when ``start`` returns
_SLICE = 0.03
_SHOWN_AFTER = 1.0


class Work(QObject):
    """Shows its line after a second; a piece that fails ends the work and goes the way of all errors."""

    def __init__(self, line: ProgressLine, messages: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._line = line
        self._messages = messages
        self._words = ""
        self._pieces: Pieces | None = None
        self._on_done: Callable[[Any], object] | None = None
        self._on_stopped: Callable[[], object] | None = None
        self._asked = False
        self._begun = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(lambda: self._go_on(_SLICE))
        line.cancelled.connect(self.stop)

    @property
    def asked_for(self) -> str:
        """What she has asked for and is still going on; empty when nothing is, or only what the program began."""
        return self._words if self._pieces is not None and self._asked else ""

    def start(
        self,
        words: str,
        pieces: Pieces,
        on_done: Callable[[Any], object],
        on_stopped: Callable[[], object] | None = None,
        *,
        asked: bool = True,
    ) -> bool:
        """Begin a work, and tell whether it could be; ``on_done`` is given what the pieces return.

        What the first pieces raise is raised here. ``asked`` False: nobody waits for it, so nobody is told to wait.
        """
        if self._pieces is not None:
            pieces.close()
            if asked:
                self._messages.show_message(f"{self._words}. Vänta tills det är klart.", MessageKind.WARNING)
            return False
        self._words, self._pieces, self._asked = words, pieces, asked
        self._on_done, self._on_stopped = on_done, on_stopped
        self._begun = monotonic()
        self._go_on(_AT_ONCE)
        if self._pieces is not None:
            self._timer.start()
        return True

    def stop(self) -> None:
        """Stop between two pieces; what was begun is taken away by the pieces themselves."""
        pieces, words, on_stopped = self._pieces, self._words, self._on_stopped
        if pieces is None:
            return
        self._end()
        pieces.close()
        if on_stopped is not None:
            on_stopped()
        else:
            self._messages.show_message(f"Avbrutet: {words[:1].lower()}{words[1:]}.")

    def end(self) -> None:
        """Stop without a word: the window closes."""
        pieces = self._pieces
        self._end()
        if pieces is not None:
            pieces.close()

    def _go_on(self, seconds: float) -> None:
        until = monotonic() + seconds
        while self._pieces is not None:
            try:
                done, whole = next(self._pieces)
            except StopIteration as finished:
                on_done = self._on_done
                self._end()
                if on_done is not None:
                    on_done(finished.value)
                return
            except BaseException:
                self._end()
                raise
            if monotonic() - self._begun >= _SHOWN_AFTER:
                self._line.show_progress(self._words, done, whole)
            if monotonic() >= until:
                return

    def _end(self) -> None:
        self._timer.stop()
        self._pieces = self._on_done = self._on_stopped = None
        self._line.hide()
