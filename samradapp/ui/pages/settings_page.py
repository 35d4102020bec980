"""Anpassa: her name, where copies go, and how the database is kept."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from samradapp.actions.open_data import OpenedData
from samradapp.domain.text import clean_line
from samradapp.settings import Settings
from samradapp.store import copies
from samradapp.ui.place_page import PlacePage
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.fields import TextLine
from samradapp.ui.widgets.parts import label


class SettingsPage(PlacePage):
    """Each change is told at once, by the name of the setting."""

    changed = Signal(str, object)  # name and value of a setting
    code_requested = Signal()

    def __init__(self, opened: OpenedData, copies_dir: Path, settings: Callable[[], Settings]) -> None:
        super().__init__()
        self._settings = settings
        self._opened = opened
        self._copies_dir = copies_dir
        self._build()

    def load(self) -> None:
        settings = self._settings()
        self.secretary.show_value(settings.secretary)
        self._second.setText(settings.copies_folder or "Ingen andra mapp är vald.")
        self._forget.setVisible(bool(settings.copies_folder))
        newest = copies.newest_copy(self._copies_dir)
        self._newest.setText(f"{newest.name} i {newest.parent}" if newest else "Ingen kopia än.")

    def take_focus(self) -> None:
        self.secretary.setFocus()

    def _build(self) -> None:
        self.secretary = TextLine("Sekreterarens namn", "Ditt namn")
        self.secretary.committed.connect(lambda name: self.changed.emit("secretary", clean_line(name)))
        self._newest = label(wraps=True)
        self._second = label(wraps=True)
        self._forget = button("Ta bort valet", lambda: self._set_folder(""), kind="bare")
        second = QHBoxLayout()
        second.addWidget(self._second, 1)
        second.addWidget(button("Välj mapp …", self._on_choose))
        second.addWidget(self._forget)
        form = QFormLayout()
        form.addRow(label("Sekreterare i nya möten", "field"), self.secretary)
        form.addRow(label("Databasen", "field"), label(str(self._opened.path), wraps=True))
        form.addRow(label("Kryptering", "field"), self._encryption())
        form.addRow(label("Senaste säkerhetskopian", "field"), self._newest)
        form.addRow(label("Kopior även till", "field"), second)
        inner = QWidget()
        inner.setMaximumWidth(820)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label("Anpassa", "page"))
        column.addLayout(form)
        column.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 12)
        layout.addWidget(inner, 1)
        layout.addStretch(1)

    def _encryption(self) -> QWidget:
        if self._opened.encrypted:
            return button("Visa återställningskoden …", self.code_requested.emit)
        sentence = "Databasen är inte krypterad, för datorn har ingen säker nyckelring."
        return label(sentence, "warn", wraps=True)

    def _on_choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Mapp för säkerhetskopior")
        if folder:
            self._set_folder(folder)

    def _set_folder(self, folder: str) -> None:
        self.changed.emit("copies_folder", folder)
