"""The documents of the open meeting: asked where, written, opened again."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from samradapp.domain.document import DOCUMENT_NAMES, DocumentKind
from samradapp.domain.meeting import Meeting
from samradapp.domain.swedish import counted
from samradapp.store import Database, exports
from samradapp.ui import keys
from samradapp.ui.panes.path_pane import when
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.document_list import DocumentList, DocumentRow
from samradapp.ui.widgets.message_bar import MessageKind
from samradapp.ui.widgets.parts import label, side_pane
from samradapp.ui.work import Work

_ICONS = {
    DocumentKind.PROTOCOL: "file-text",
    DocumentKind.NOTICE: "mail",
    DocumentKind.ATTENDANCE: "users",
    DocumentKind.MEETING: "package",
}
_SAVED = {
    DocumentKind.PROTOCOL: "Protokollet är sparat",
    DocumentKind.NOTICE: "Kallelsen är sparad",
    DocumentKind.ATTENDANCE: "Närvarolistan är sparad",
    DocumentKind.MEETING: "Mötesfilen är sparad",
}


class DocumentsPane(QWidget):
    """``settled`` saves what waits and tells whether that went well; nothing is exported that is not saved."""

    written = Signal()
    folder_chosen = Signal(str)
    said = Signal(str, object)  # sentence, MessageKind
    action_offered = Signal(str, object, str, object)  # sentence, MessageKind, action, callback

    def __init__(self, db: Database, settled: Callable[[], bool], now: Callable[[], datetime]) -> None:
        super().__init__()
        self._db = db
        self._settled = settled
        self._now = now
        self._meeting: Meeting | None = None
        self._last: Mapping[str, exports.Export] = {}
        self.export_folder: Callable[[], str] = lambda: ""  # nothing chosen
        self.work: Work | None = None
        self._build()

    def load(self, meeting: Meeting, last: Mapping[str, exports.Export], changed: frozenset[str]) -> None:
        """Show the documents with their last export, and which of them read differently now."""
        self._meeting, self._last = meeting, last
        self.list.show_documents([self._row(kind, kind in changed) for kind in DocumentKind])
        again = DocumentKind.PROTOCOL in last
        self.export.setText("Exportera igen" if again else "Exportera protokollet")
        self.export.setAccessibleName("Exportera protokollet")
        self.export.updateGeometry()

    def _build(self) -> None:
        self.list = DocumentList()
        self.list.save_requested.connect(lambda kind: self.export_as(DocumentKind(kind)))
        self.list.open_requested.connect(lambda kind: self._open(self._last[kind].path))
        self.list.folder_requested.connect(lambda kind: self._open(self._last[kind].path, folder=True))
        self.export = button(
            "Exportera protokollet",
            lambda: self.export_as(DocumentKind.PROTOCOL),
            kind="primary",
            key=keys.EXPORT,
            icon="file-down",
        )
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 14, 16, 12)
        column.setSpacing(8)
        column.addWidget(label("Dokument", "caption"))
        column.addWidget(self.list)
        column.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(side_pane(inner, self.export))

    def _row(self, kind: DocumentKind, changed: bool) -> DocumentRow:
        last = self._last.get(kind)
        saved = f"{last.path.name}, {when(last.at)}" if last else ""
        path = str(last.path) if last else ""
        return DocumentRow(kind, DOCUMENT_NAMES[kind], _ICONS[kind], self._holds(kind), saved, path, changed)

    def _holds(self, kind: DocumentKind) -> str:
        """Say what a document holds: "Word, 12 ärenden"."""
        meeting = self._meeting
        if meeting is None:
            return ""
        items, groups = len(meeting.items), len(meeting.groups)
        called = sum(entry.attendee is not None for group in meeting.groups for entry in group.entries)
        agenda, grouped = counted(items, "ärende", "ärenden"), counted(groups, "grupp", "grupper")
        return {
            DocumentKind.PROTOCOL: f"Word, {agenda}",
            DocumentKind.NOTICE: f"Word, föredragningslista med {agenda}",
            DocumentKind.ATTENDANCE: f"Word, {called} namn i {grouped}",
            DocumentKind.MEETING: "Allt om mötet, för arkiv eller en annan dator",
        }[kind]

    def export_as(self, kind: DocumentKind) -> None:
        """Ask for a place and write a document there; what is typed is saved first."""
        # Late: python-docx takes a tenth of a second that the page need not wait for.
        from samradapp.actions.export_document import file_name

        if self._meeting is None or not self._settled():
            return
        proposed = Path(self.export_folder() or Path.home()) / file_name(self._meeting, kind)
        pattern = "Mötesfil (*.json)" if kind is DocumentKind.MEETING else "Word (*.docx)"
        answer, _ = QFileDialog.getSaveFileName(
            self,
            f"Spara {DOCUMENT_NAMES[kind].lower()}",
            str(proposed),
            pattern,
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if answer:
            target = Path(answer)
            if target.suffix.lower() != proposed.suffix:  # "protokoll 8.5.2026" has an ending, but none of ours
                target = target.with_name(target.name + proposed.suffix)
            self.folder_chosen.emit(str(target.parent))
            self._write(self._meeting.id, kind, target, overwrite=False)

    def _write(self, meeting_id: int, kind: DocumentKind, target: Path, *, overwrite: bool) -> None:
        """Write one document; a file changed by hand is asked for in the bar."""
        from samradapp.actions.export_document import ChangedByHandError, export_pieces

        pieces = export_pieces(self._db, meeting_id, kind, target, self._now(), overwrite=overwrite)
        words = f"{DOCUMENT_NAMES[kind]} skrivs till {target.name}"
        if self.work is None:
            raise RuntimeError("the pane was given nothing to work with")
        try:
            self.work.start(words, pieces, lambda _: self._on_written(kind, target))
        except ChangedByHandError as error:
            # Another meeting may be open when she answers.
            again = partial(self._write, meeting_id, kind, target, overwrite=True)
            self.action_offered.emit(str(error), MessageKind.WARNING, "Skriv över", again)

    def _on_written(self, kind: DocumentKind, target: Path) -> None:
        self.written.emit()
        self.action_offered.emit(f"{_SAVED[kind]}: {target.name}.", MessageKind.OK, "Öppna", lambda: self._open(target))

    def _open(self, path: Path, *, folder: bool = False) -> None:
        """Open a file, or the folder it lies in; one that is gone is said."""
        shown = path.parent if folder else path
        if shown.exists():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(shown)))
        else:
            what = "Mappen" if folder else "Filen"
            self.said.emit(f"{what} {shown} finns inte kvar. Spara dokumentet igen.", MessageKind.WARNING)
