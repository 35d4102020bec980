"""The pages of the rail's places, each made when it is wanted."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from samradapp import paths
from samradapp.actions.open_data import OpenedData
from samradapp.ui.autosave import Autosave
from samradapp.ui.place_page import PlacePage
from samradapp.ui.upkeep import Upkeep
from samradapp.ui.widgets.rail import Place


class PlacePages(QObject):
    """Makes the pages and passes their signals on. Late imports: the start pays for no page but its own."""

    said = Signal(str, object)  # sentence, MessageKind
    meeting_requested = Signal(int, object)  # meeting, item or None
    facts_changed = Signal()

    def __init__(
        self,
        opened: OpenedData,
        data_dir: Path,
        now: Callable[[], datetime],
        autosave: Autosave,
        upkeep: Upkeep,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._opened = opened
        self._data_dir = data_dir
        self._now = now
        self._autosave = autosave
        self._upkeep = upkeep

    def make(self, place: Place) -> PlacePage:
        """Make the page of a place."""
        makers: dict[Place, Callable[[], PlacePage]] = {
            Place.ASSIGNMENTS: self._assignments,
            Place.REGISTER: self._register,
            Place.SETTINGS: self._settings,
        }
        page = makers[place]()
        page.said.connect(self.said)
        page.meeting_requested.connect(self.meeting_requested)
        page.facts_changed.connect(self.facts_changed)
        return page

    def _assignments(self) -> PlacePage:
        from samradapp.ui.pages.assignments_page import AssignmentsPage

        return AssignmentsPage(self._opened.db, self._now)

    def _register(self) -> PlacePage:
        from samradapp.ui.pages.register_page import RegisterPage

        return RegisterPage(self._opened.db, self._now, self._autosave, self._upkeep)

    def _settings(self) -> PlacePage:
        from samradapp.ui.pages.settings_page import SettingsPage

        page = SettingsPage(self._opened, paths.copies_dir(self._data_dir), lambda: self._upkeep.settings)
        page.changed.connect(self._upkeep.change)
        page.typed.connect(self._on_setting_typed)
        page.changed.connect(lambda *_: page.load())
        page.copy_requested.connect(self._upkeep.copy_now)
        page.copy_requested.connect(page.load)
        page.code_requested.connect(self._upkeep.show_code)
        return page

    def _on_setting_typed(self, name: str, value: object) -> None:
        self._autosave.schedule(("setting", name), lambda: self._upkeep.change(name, value))
