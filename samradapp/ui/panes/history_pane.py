"""The history of the shown item's text, wired to the store."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject

from samradapp.domain.difference import differences
from samradapp.domain.swedish import clock, short_date, short_day
from samradapp.store import Database, versions
from samradapp.store.versions import TextVersion
from samradapp.ui.meeting_page import Do
from samradapp.ui.models.versions import VersionRow
from samradapp.ui.widgets.history_view import HistoryView

_NOW = "Texten som den är nu."


class HistoryPane(QObject):
    """What has been added since then is underlined, what has been removed is struck through."""

    def __init__(self, db: Database, do: Do, now: Callable[[], datetime], view: HistoryView) -> None:
        super().__init__(view)
        self._db = db
        self._do = do
        self._now = now
        self._view = view
        self._meeting = self._item = 0
        view.version_chosen.connect(self._on_chosen)
        view.restore_requested.connect(self._on_restore)

    def open(self, meeting_id: int, item_id: int, *, locked: bool) -> None:
        """Show the versions of an item's text; what is typed has been saved."""
        self._meeting, self._item = meeting_id, item_id
        self._view.set_locked(locked)
        today = self._now().date()
        self._view.set_versions(_row(version, today) for version in versions.versions(self._db, item_id))

    def _on_chosen(self, version: int | None) -> None:
        current = versions.text(self._db, self._item, None)
        chosen = versions.text(self._db, self._item, version)
        row = self._view.list.chosen_row()
        legend = _NOW if version is None or row is None else _legend(row.when)
        self._view.set_difference(differences(chosen, current), legend)

    def _on_restore(self, version: int) -> None:
        self._view.closed.emit()
        self._do(lambda: versions.restore(self._db, self._meeting, self._item, version))


def _legend(when: str) -> str:
    return f"Understruket är tillagt sedan {when}. Överstruket är borttaget sedan dess."


def _row(version: TextVersion, today: date) -> VersionRow:
    words = f"{version.words} ord"
    if version.at is None:
        return VersionRow(version.id, "Nu", words)
    at = version.at.astimezone()
    return VersionRow(version.id, f"{_day(at.date(), today)}kl. {clock(at.time())}", words)


def _day(day: date, today: date) -> str:
    """Give the day shortly, since the clock after it must be seen: nothing for today, the year only for another."""
    if day == today:
        return ""
    return f"{short_day(day) if day.year == today.year else short_date(day)} "
