"""The bar at the bottom: whether the text is saved, where the meeting is, and the keys at hand."""

from collections.abc import Sequence
from datetime import time

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from samradapp.ui.widgets.parts import label, set_property


class StatusBar(QFrame):
    """Says "Sparat 10.42.13" when it is true, and in words when it is not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()

    def set_saved(self, moment: time) -> None:
        self._say(f"✓ Sparat {moment:%H.%M.%S}", "ok")

    def set_not_saved(self, sentence: str) -> None:
        self._say(f"Inte sparat. {sentence}", "warn")

    def set_ready(self, words: str) -> None:
        """Say something that is neither: "Klart att börja"."""
        self._say(words, "ok")

    def set_facts(self, facts: Sequence[str]) -> None:
        """Show what else there is to know: "Ärende 19 sedan 10.18", "412 ord"."""
        self._facts.setText("   |   ".join(fact for fact in facts if fact))

    def set_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show keys and what they do: ("Ctrl+K", "kommando")."""
        self._keys.setText("  ·  ".join(f"{key} {word}" for key, word in keys))

    @property
    def text(self) -> str:
        """What is said of saving."""
        return self._saved.text()

    def _build(self) -> None:
        self.setObjectName("statusBar")
        self.setAccessibleName("Statusrad")
        self._saved: QLabel = label(role="ok")
        self._facts = label(role="small")
        self._keys = label(role="hint")
        self._saved.setAccessibleName("Sparat")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 4, 16, 4)
        layout.setSpacing(24)
        layout.addWidget(self._saved)
        layout.addWidget(self._facts)
        layout.addStretch()
        layout.addWidget(self._keys)

    def _say(self, words: str, role: str) -> None:
        self._saved.setText(words)
        self._saved.setAccessibleName(words)
        set_property(self._saved, "role", role)
