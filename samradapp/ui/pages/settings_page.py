"""Anpassa: how the window looks, her name, folders, copies, and how the database is kept."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from samradapp.actions.open_data import OpenedData
from samradapp.domain.text import clean_line
from samradapp.settings import LARGEST_TEXT, SMALLEST_TEXT, Settings
from samradapp.store import copies
from samradapp.ui import appearance, keys
from samradapp.ui.place_page import PlacePage
from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.buttons import button, tool
from samradapp.ui.widgets.fields import TextLine
from samradapp.ui.widgets.parts import follow_text_size, hairline, label, scrolled
from samradapp.ui.widgets.segments import Segments

_NAMES = 200  # wide
_SCHEMES = (("system", "Som datorn"), ("light", "Ljust"), ("dark", "Mörkt"))


class SettingsPage(PlacePage):
    """Each change is told at once, by the name of the setting."""

    guide = "trygghet"

    changed = Signal(str, object)  # name and value of a setting
    typed = Signal(str, object)  # the same, at each letter
    code_requested = Signal()
    copy_requested = Signal()

    def __init__(self, opened: OpenedData, copies_dir: Path, settings: Callable[[], Settings]) -> None:
        super().__init__()
        self._settings = settings
        self._opened = opened
        self._copies_dir = copies_dir
        self._build()

    def load(self) -> None:
        settings = self._settings()
        self.scheme.choose(settings.scheme)
        self._size.setText(f"{settings.text_size} %")
        self._smaller.setEnabled(settings.text_size > SMALLEST_TEXT)
        self._larger.setEnabled(settings.text_size < LARGEST_TEXT)
        self.secretary.show_value(settings.secretary)
        self._exports.setText(settings.export_folder or "Den mapp du väljer när du exporterar")
        self._second.setText(settings.copies_folder or "Ingen andra mapp är vald")
        self._forget.setVisible(bool(settings.copies_folder))
        newest = copies.newest_copy(self._copies_dir)
        self._newest.setText(f"{newest.name} i {newest.parent}" if newest else "Ingen kopia än")

    def take_focus(self) -> None:
        self.secretary.setFocus()

    def _build(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(14)
        column.addWidget(label("Anpassa", "page"))
        for heading, rows in (
            ("Utseende", self._appearance_rows()),
            ("Du", self._person_rows()),
            ("Mappar", self._folder_rows()),
            ("Säkerhet", self._safety_rows()),
        ):
            if heading != "Utseende":
                column.addWidget(hairline())
            column.addWidget(label(heading, "figure"))
            column.addLayout(_grid(rows))
        column.addStretch()
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        inner.setMaximumWidth(960)
        row.addWidget(inner, 1)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(holder))

    def _appearance_rows(self) -> list[tuple[str, QWidget]]:
        self.scheme = Segments("Ljust eller mörkt")
        self.scheme.set_choices(_SCHEMES)
        self.scheme.chosen.connect(lambda value: self.changed.emit("scheme", value))
        self._size = label(role="heading")
        self._size.setAccessibleName("Textstorlek")
        figures = self._size
        follow_text_size(
            figures, lambda: figures.setMinimumWidth(figures.fontMetrics().horizontalAdvance("150 %") + 24)
        )
        self._size.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._smaller = tool("minus", f"Mindre text ({keys.SMALLER.cap})", lambda: self._on_size(-1))
        self._larger = tool("plus", f"Större text ({keys.LARGER.cap})", lambda: self._on_size(1))
        return [("Färger", self.scheme), ("Textstorlek", _beside(self._smaller, self._size, self._larger))]

    def _person_rows(self) -> list[tuple[str, QWidget]]:
        self.secretary = TextLine("Sekreterarens namn", "Ditt namn")
        self.secretary.typed.connect(lambda name: self.typed.emit("secretary", clean_line(name)))
        self.secretary.committed.connect(lambda name: self.changed.emit("secretary", clean_line(name)))
        return [("Sekreterare i nya möten", self.secretary)]

    def _folder_rows(self) -> list[tuple[str, QWidget]]:
        self._exports = label(wraps=True)
        self._second = label(wraps=True)
        folder = self._opened.path.parent
        shown = button("Visa", lambda: _show_folder(folder), name="Visa databasens mapp")
        choose_exports = button("Välj mapp …", self._on_choose_exports, name="Välj mapp för exporter")
        self._choose = button("Välj mapp …", self._on_choose, name="Välj mapp för kopior")
        self._forget = button("Ta bort valet", self._on_forget, kind="bare")
        return [
            ("Databasen", _row(label(str(self._opened.path), wraps=True), shown)),
            ("Exporterade dokument", _row(self._exports, choose_exports)),
            ("Kopior även till", _row(self._second, self._choose, self._forget)),
        ]

    def _safety_rows(self) -> list[tuple[str, QWidget]]:
        self._newest = label(wraps=True)
        copy = button("Ta en kopia nu", self.copy_requested.emit)
        return [("Kryptering", self._encryption()), ("Senaste säkerhetskopian", _row(self._newest, copy))]

    def _encryption(self) -> QWidget:
        if self._opened.encrypted:
            code = button("Visa återställningskoden …", self.code_requested.emit, icon="key-round")
            return _row(label("Krypterad med en nyckel i datorns nyckelring", wraps=True), code)
        sentence = "Databasen är inte krypterad, för datorn har ingen säker nyckelring."
        return label(sentence, "warn", wraps=True)

    def _on_size(self, steps: int) -> None:
        self.changed.emit("text_size", appearance.stepped(self._settings().text_size, steps))

    def _on_choose(self) -> None:
        if folder := QFileDialog.getExistingDirectory(self, "Mapp för säkerhetskopior"):
            self.changed.emit("copies_folder", folder)

    def _on_forget(self) -> None:
        self._choose.setFocus()  # before the button that has the keyboard is hidden
        self.changed.emit("copies_folder", "")

    def _on_choose_exports(self) -> None:
        if folder := QFileDialog.getExistingDirectory(self, "Mapp för exporterade dokument"):
            self.changed.emit("export_folder", folder)


def _grid(rows: list[tuple[str, QWidget]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(10)
    grid.setColumnStretch(1, 1)
    for position, (words, field) in enumerate(rows):
        named: QLabel = label(words, "field")
        follow_text_size(named, partial(_widen, named))
        grid.addWidget(named, position, 0)
        grid.addWidget(field, position, 1)
    return grid


def _widen(named: QLabel) -> None:
    """Let the names of all sections be as wide as the longest needs."""
    named.setMinimumWidth(scaled(_NAMES, QApplication.font()))


def _row(*parts: QWidget) -> QWidget:
    """Give parts beside each other, the first with the room that is left."""
    result = QWidget()
    layout = QHBoxLayout(result)
    layout.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        layout.addWidget(part, 0 if layout.count() else 1)
    return result


def _beside(*parts: QWidget) -> QWidget:
    result = QWidget()
    layout = QHBoxLayout(result)
    layout.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        layout.addWidget(part)
    layout.addStretch()
    return result


def _show_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
