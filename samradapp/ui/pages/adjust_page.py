"""Justera och exportera: the documents, the way to adjusted, and the lock."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from samradapp.domain.meeting import NEXT_STATUS, STATUS_NAMES, Meeting, Status
from samradapp.domain.swedish import clock, long_date
from samradapp.domain.text import clean_line
from samradapp.store import Database, exports, proceedings
from samradapp.ui import keys
from samradapp.ui.autosave import Autosave
from samradapp.ui.meeting_page import MeetingPage
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.fields import TextLine
from samradapp.ui.widgets.message_bar import MessageKind
from samradapp.ui.widgets.parts import clear, hairline, label, shortcut

_DOCUMENTS = (
    ("protocol", "Protokoll", "Word"),
    ("notice", "Kallelse", "Word, med föredragningslista"),
    ("attendance", "Närvarolista", "Word"),
    ("meeting", "Mötesfil", "Allt om mötet, för arkiv eller en annan dator"),
)

_STATUS_BUTTONS = {
    Status.PLANNED: "Tillbaka till planerat",
    Status.OPEN: "Mötet pågår",
    Status.DRAFT: "Tillbaka till utkast",
    Status.WITH_ADJUSTERS: "Lämna till justerarna",
    Status.ADJUSTED: "Lås protokollet som justerat",
    Status.ARCHIVED: "Arkivera",
    Status.CANCELLED: "Ställ in mötet",
}
_FROM_THERE = {
    (Status.PLANNED, Status.OPEN): "Börja mötet",
    (Status.OPEN, Status.DRAFT): "Avsluta mötet",
    (Status.DRAFT, Status.OPEN): "Fortsätt mötet",
    (Status.CANCELLED, Status.PLANNED): "Håll mötet ändå",
}
# What comes after a status is the likely next act; what comes before it is a way back.
_ORDER = (
    Status.CANCELLED,
    Status.PLANNED,
    Status.OPEN,
    Status.DRAFT,
    Status.WITH_ADJUSTERS,
    Status.ADJUSTED,
    Status.ARCHIVED,
)


class AdjustPage(MeetingPage):
    """Every document with its last export; a file that was changed by hand is overwritten only when she says so."""

    guide = "justera"

    folder_chosen = Signal(str)
    action_offered = Signal(str, object, str, object)  # sentence, MessageKind, action, callback

    def __init__(self, db: Database, autosave: Autosave, now: Callable[[], datetime]) -> None:
        super().__init__(db, autosave, now)
        self.export_folder = ""
        self._build()

    def take_focus(self) -> None:
        self.export.setFocus()

    def _show(self, meeting: Meeting) -> None:
        self._status.setText(STATUS_NAMES[meeting.status])
        self._show_documents(meeting)
        self._show_path(meeting)
        self._reopen.setVisible(meeting.locked)

    def _build(self) -> None:
        self.export = button("Exportera protokollet", lambda: self.export_as("protocol"), kind="primary", key="Ctrl+E")
        self._status = label(role="title")
        self._documents = QGridLayout()
        self._documents.setColumnStretch(1, 1)
        self._documents.setHorizontalSpacing(16)
        self._path = QVBoxLayout()
        left, right = QWidget(), QWidget()
        left_column, right_column = QVBoxLayout(left), QVBoxLayout(right)
        left_column.addWidget(label("Status", "heading"))
        left_column.addWidget(self._status)
        left_column.addLayout(self._path)
        left_column.addWidget(self._build_reopen())
        left_column.addStretch()
        right_column.addWidget(label("Dokument", "heading"))
        right_column.addLayout(self._documents)
        right_column.addSpacing(12)
        right_column.addWidget(self.export, 0, Qt.AlignmentFlag.AlignRight)
        right_column.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(24)
        layout.addWidget(left, 2)
        layout.addWidget(right, 3)
        shortcut(keys.EXPORT, self, lambda: self.export_as("protocol"), inside=False)

    def _build_reopen(self) -> QWidget:
        self._reopen = QWidget()
        self._who = TextLine("Vem som öppnar igen", "Ditt namn")
        self._reason = TextLine("Skäl att öppna igen", "Skäl")
        column = QVBoxLayout(self._reopen)
        column.setContentsMargins(0, 12, 0, 0)
        column.addWidget(hairline())
        column.addWidget(
            label("Protokollet är låst. Den som öppnar det igen anger namn och skäl.", "small", wraps=True)
        )
        column.addWidget(self._who)
        column.addWidget(self._reason)
        column.addWidget(button("Öppna protokollet igen", self._on_reopen))
        return self._reopen

    def _show_documents(self, meeting: Meeting) -> None:
        clear(self._documents)
        written = exports.last_exports(self._db, meeting.id)
        for row, (kind, name, words) in enumerate(_DOCUMENTS):
            last = written.get(kind)
            detail = f"{words}. {_when(last)}" if last else f"{words}. Inte exporterad än."
            self._documents.addWidget(label(name), row, 0)
            self._documents.addWidget(label(detail, "small", wraps=True), row, 1)
            save = button("Spara …", lambda kind=kind: self.export_as(kind), name=f"Spara {name.lower()}")  # type: ignore[misc]
            self._documents.addWidget(save, row, 2)
            if last:
                shown = button("Öppna", lambda path=last.path: _open(path), name=f"Öppna {name.lower()}")  # type: ignore[misc]
                self._documents.addWidget(shown, row, 3)

    def _show_path(self, meeting: Meeting) -> None:
        clear(self._path)
        for status in NEXT_STATUS[meeting.status]:
            onward = _ORDER.index(status) > _ORDER.index(meeting.status)
            step = button(
                _FROM_THERE.get((meeting.status, status), _STATUS_BUTTONS[status]),
                lambda status=status: self._on_status(status),  # type: ignore[misc]
                kind="" if onward else "bare",
            )
            self._path.addWidget(step, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_status(self, status: Status) -> None:
        ends = self.meeting.status is Status.OPEN and status is Status.DRAFT
        if ends:
            self._do(lambda: proceedings.close_meeting(self._db, self.meeting.id, self._clock()))
        else:
            self._do(lambda: proceedings.set_status(self._db, self.meeting.id, status))

    def _on_reopen(self) -> None:
        who, reason = clean_line(self._who.text()), clean_line(self._reason.text())
        self._do(lambda: proceedings.reopen(self._db, self.meeting.id, who, reason))
        self._reason.clear()

    def export_as(self, kind: str) -> None:
        """Ask for a place and write a document there; what is typed is saved first."""
        # Late: python-docx takes a tenth of a second that the window's start should not pay.
        from samradapp.actions.export_document import DOCUMENT_NAMES, DocumentKind, file_name

        if not self._settled():
            return
        chosen = DocumentKind(kind)
        proposed = Path(self.export_folder or Path.home()) / file_name(self.meeting, chosen)
        pattern = "Mötesfil (*.json)" if chosen is DocumentKind.MEETING else "Word (*.docx)"
        answer, _ = QFileDialog.getSaveFileName(
            self,
            f"Spara {DOCUMENT_NAMES[chosen].lower()}",
            str(proposed),
            pattern,
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if answer:
            target = Path(answer)
            if target.suffix.lower() != proposed.suffix:  # "protokoll 8.5.2026" has an ending, but none of ours
                target = target.with_name(target.name + proposed.suffix)
            self.export_folder = str(target.parent)
            self.folder_chosen.emit(self.export_folder)
            self._write(self.meeting.id, kind, target, overwrite=False)

    def _write(self, meeting_id: int, kind: str, target: Path, *, overwrite: bool) -> None:
        """Write one document; a file changed by hand is asked for in the bar."""
        from samradapp.actions.export_document import ChangedByHandError, DocumentKind, export_document

        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            export_document(self._db, meeting_id, DocumentKind(kind), target, self._now(), overwrite=overwrite)
        except ChangedByHandError as error:
            # Another meeting may be open when she answers.
            again = lambda: self._write(meeting_id, kind, target, overwrite=True)  # noqa: E731 - one expression
            self.action_offered.emit(str(error), MessageKind.WARNING, "Skriv över", again)
            return
        finally:
            QApplication.restoreOverrideCursor()
        self.changed.emit()
        sentence = f"{target.name} är sparad."
        self.action_offered.emit(sentence, MessageKind.OK, "Visa i mapp", lambda: _open(target.parent))


def _when(last: exports.Export) -> str:
    moment = datetime.fromisoformat(last.at)
    return f"{last.path.name}, {long_date(moment.date())} kl. {clock(moment.time())}"


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
