"""What is said of saving: in the status bar always, in the message bar when it fails and when it succeeds again."""

from collections.abc import Callable
from datetime import time

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from samradapp.ui.autosave import Autosave
from samradapp.ui.widgets.message_bar import MessageBar, MessageKind
from samradapp.ui.widgets.status_bar import StatusBar


class SaveReport(QObject):
    """Listens to the autosave. ``misplaced`` gives a sentence when the file that is saved to is not in its place."""

    def __init__(
        self, autosave: Autosave, status: StatusBar, messages: MessageBar, misplaced: Callable[[], str]
    ) -> None:
        super().__init__(autosave)
        self._status = status
        self._messages = messages
        self._misplaced = misplaced
        self._said = ""  # why nothing can be saved, until it can
        self._words = ""  # what could never be saved, until it is copied or waved away
        autosave.saved.connect(self._on_saved)
        autosave.failed.connect(self._on_failed)
        autosave.let_go.connect(self._on_let_go)

    def _on_saved(self, moment: time) -> None:
        misplaced = self._misplaced()
        if misplaced:
            self._tell(misplaced, misplaced)
            return
        self._status.set_saved(moment)
        if self._said:
            self._said = ""
            self._messages.show_message("Nu är allt sparat.", MessageKind.OK)

    def _on_failed(self, sentence: str) -> None:
        kept = "Det du har skrivit står kvar i fönstret och sparas så snart det går."
        self._tell(sentence, f"Inte sparat. {sentence} {kept}")

    def _on_let_go(self, sentence: str, words: str) -> None:
        """Say that some words cannot be saved, and offer them until they are copied or waved away."""
        self._said = ""
        before = self._words if self._messages.keeps else ""
        self._words = "\n".join(part for part in (before, words) if part)
        message = f"{sentence} Det du skrev sist gick inte att spara."
        action = "Kopiera texten" if self._words else ""
        self._messages.show_message(message, MessageKind.ERROR, action, self._copy, kept=bool(self._words))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._words)
        self._messages.show_message("Texten är kopierad.", MessageKind.OK)

    def _tell(self, sentence: str, message: str) -> None:
        """Say it in both bars; she who has closed the message is not told the same at each new try."""
        self._status.set_not_saved(sentence)
        if sentence != self._said:
            self._said = sentence
            self._messages.show_message(message, MessageKind.ERROR)
