"""Justera och exportera: the way to adjusted, the protocol as it will look, and the documents."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from samradapp.domain import assembly
from samradapp.domain.document import DocumentKind
from samradapp.domain.findings import Finding
from samradapp.domain.meeting import Meeting
from samradapp.domain.review import review
from samradapp.store import Database, exports, items, register, set_aside
from samradapp.ui import keys
from samradapp.ui.autosave import Autosave
from samradapp.ui.meeting_page import MeetingPage
from samradapp.ui.models.findings import finding_key
from samradapp.ui.panes.documents_pane import DocumentsPane
from samradapp.ui.panes.path_pane import PathPane
from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.buttons import tool
from samradapp.ui.widgets.flow import Flow
from samradapp.ui.widgets.parts import follow_room, label, shortcut
from samradapp.ui.widgets.protocol_preview import ProtocolPreview
from samradapp.ui.widgets.splitter import Splitter
from samradapp.ui.work import Work

_PREVIEW_FROM = 664  # so wide is a page that has room for a preview between its two panes


class AdjustPage(MeetingPage):
    """Every document with its last export; a file that was changed by hand is overwritten only when she says so."""

    guide = "justera"

    folder_chosen = Signal(str)
    action_offered = Signal(str, object, str, object)  # sentence, MessageKind, action, callback

    def __init__(self, db: Database, autosave: Autosave, now: Callable[[], datetime]) -> None:
        super().__init__(db, autosave, now)
        self._preview_soon = QTimer(self)
        self._preview_soon.setSingleShot(True)
        self._preview_soon.setInterval(40)  # the rest of the page is laid out and painted before it
        self._preview_soon.timeout.connect(self._show_preview)
        self._build()
        follow_room(self, self._make_room)

    def take_focus(self) -> None:
        self.documents.export.setFocus()

    def show_spot(self, _finding: Finding) -> None:
        """Put the keyboard where adjusters are chosen."""
        self.path.take_adjusters_focus()

    def show_document(self, kind: str) -> None:
        """Ask where a document is to be saved, with the keyboard at its button when she does not say."""
        self.documents.list.take_focus(kind)
        self.documents.export_as(DocumentKind(kind))

    def key_hints(self) -> list[tuple[str, str]]:
        return [(keys.EXPORT.cap, "exportera"), ("PgUp PgDn", "bläddra")]

    def use_work(self, work: Work) -> None:
        """Give what exports are begun with."""
        self.documents.work = work

    def use_folder(self, folder: Callable[[], str]) -> None:
        """Give what tells the folder that is proposed for the next document."""
        self.documents.export_folder = folder

    def _show(self, meeting: Meeting) -> None:
        # Late: python-docx takes a tenth of a second, which is paid when something has been exported.
        last = exports.last_exports(self._db, meeting.id)
        changed: frozenset[str] = frozenset()
        if last:
            from samradapp.actions.export_state import changed_since

            changed = changed_since(self._db, meeting, last)
        left = set_aside.all_of(self._db, meeting.uuid)
        findings = review(
            meeting, items.items_with_minutes(self._db, meeting.id), register.calendars(self._db, meeting)
        )
        unsettled = tuple(finding for finding in findings if finding_key(finding) not in left)
        self.path.load(meeting, unsettled, last.get(DocumentKind.PROTOCOL), old=DocumentKind.PROTOCOL in changed)
        self.documents.load(meeting, last, changed)
        self._preview_soon.start()

    def _show_preview(self) -> None:
        """Set the pages, after the rest of the page is there: two hundred of them take half a second."""
        from samradapp.actions.export_document import printed_texts

        if self._meeting is not None and self.isVisible():
            self.preview.show_protocol(assembly.protocol(self._meeting, printed_texts(self._db, self._meeting)))

    def _make_room(self) -> None:
        """Leave out the preview where it would be too small to be read and take the room of the rest."""
        self._middle.setVisible(self.width() >= scaled(_PREVIEW_FROM, QApplication.font()))

    def _build(self) -> None:
        self.path = PathPane(self._db, self._do, self._now)
        self.path.reopened.connect(lambda: self._say("Protokollet är öppnat igen. Det går att ändra."))
        self.documents = DocumentsPane(self._db, self._settled, self._now)
        self.documents.written.connect(self.changed)
        self.documents.said.connect(self.said)
        self.documents.folder_chosen.connect(self.folder_chosen)
        self.documents.action_offered.connect(self.action_offered)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._middle = self._build_middle()
        layout.addWidget(
            Splitter("adjust", self.path, self._middle, self.documents, sizes=(372, 620, 344), stretched=1)
        )
        shortcut(keys.EXPORT, self, lambda: self.documents.export_as(DocumentKind.PROTOCOL), inside=False)
        shortcut(keys.PAGE_DOWN, self, lambda: self.preview.turn(1))
        shortcut(keys.PAGE_UP, self, lambda: self.preview.turn(-1))

    def _build_middle(self) -> QWidget:
        desk = QWidget()
        desk.setObjectName("desk")
        self.preview = ProtocolPreview()
        self._page = label(role="small")
        self.preview.page_shown.connect(lambda page, pages: self._page.setText(f"sida {page} av {pages}"))
        turning = QWidget()
        turner = QHBoxLayout(turning)
        turner.setContentsMargins(0, 0, 0, 0)
        turner.addWidget(tool("chevron-left", "Förra sidan", lambda: self.preview.turn(-1)))
        turner.addWidget(self._page)
        turner.addWidget(tool("chevron-right", "Nästa sida", lambda: self.preview.turn(1)))
        heading = QWidget()
        parts = Flow(heading, apart=True)
        parts.addWidget(label("Så blir protokollet", "caption"))
        parts.addWidget(turning)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 8, 0)
        head.addWidget(heading)
        about = QHBoxLayout()
        about.setContentsMargins(16, 0, 16, 0)
        about.addWidget(
            label("Ungefär så här. I Word avgör mallen utseendet och var sidorna bryts.", "hint", wraps=True)
        )
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(about)
        column.addWidget(self.preview, 1)
        return desk
