"""Whether the window may close: when all that is typed is saved, or she has said that it need not be."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from samradapp.ui.autosave import Autosave
from samradapp.ui.upkeep import Upkeep
from samradapp.ui.widgets.message_bar import MessageBar, MessageKind


class Closing(QObject):
    """What hinders is said in the bar, with a way to close all the same."""

    def __init__(self, window: QWidget, autosave: Autosave, upkeep: Upkeep, messages: MessageBar) -> None:
        super().__init__(window)
        self._window = window
        self._autosave = autosave
        self._upkeep = upkeep
        self._messages = messages
        self._offered = False  # words that can never be saved, since this was last asked
        autosave.let_go.connect(self._on_let_go)

    def allowed(self) -> bool:
        """Save what waits; what can never be saved is first offered to be copied."""
        if busy := self._upkeep.busy_with():
            sentence = f"{busy}. Vänta tills det är klart, eller avbryt."
            self._messages.show_message(sentence, MessageKind.WARNING, "Avbryt och stäng", self._stop_and_close)
            return False
        self._offered = False
        return self._all_saved() and not self._offered

    def _all_saved(self) -> bool:
        """Save before closing; what hinders it, a bug too, leaves her the choice to close without the last words."""
        saved = False
        try:
            saved = self._autosave.flush()
        finally:
            if not saved:
                sentence = "Det sist skrivna kunde inte sparas."
                self._messages.show_message(sentence, MessageKind.ERROR, "Stäng ändå", self._close_anyway)
        return saved

    def _on_let_go(self, _sentence: str, words: str) -> None:
        self._offered = bool(words)

    def _stop_and_close(self) -> None:
        self._upkeep.work.stop()
        self._window.close()

    def _close_anyway(self) -> None:
        self._autosave.give_up()
        self._window.close()
