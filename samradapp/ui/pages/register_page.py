"""Register: at the left what there is, the bodies with their subjects and what is common; at the right the chosen."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from samradapp.actions.import_roster import read_roster_file, read_written_roster
from samradapp.actions.shipped import install_templates
from samradapp.domain.people import Body, Group
from samradapp.domain.roster import WrittenRoster
from samradapp.store import Database, journal, register
from samradapp.ui import keys
from samradapp.ui.autosave import Autosave
from samradapp.ui.models.register_list import COMMON, OF_BODY, Subject, register_list
from samradapp.ui.panes.body_pane import BodyPane
from samradapp.ui.panes.register_subjects import context_standing, counts, lead_of, make_pane, takes_lists
from samradapp.ui.panes.register_tables import free_name
from samradapp.ui.panes.register_writing import RegisterWriting
from samradapp.ui.panes.roster_pane import RosterPane
from samradapp.ui.panes.table_pane import TablePane
from samradapp.ui.panes.template_pane import TemplatePane
from samradapp.ui.place_page import PlacePage
from samradapp.ui.tokens import scaled
from samradapp.ui.upkeep import Upkeep
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.message_bar import MessageKind
from samradapp.ui.widgets.parts import label, paper, shortcut, surface
from samradapp.ui.widgets.register_list import RegisterList
from samradapp.ui.widgets.splitter import Splitter

_LOW = 560  # below this height, at a text size of 100 %, the rows need all there is
Pane = TablePane | TemplatePane | BodyPane


class RegisterPage(PlacePage):
    """The pane of a subject is made when it is shown, and again for another body."""

    guide = "register"

    undoes = journal.REGISTER

    def __init__(self, db: Database, now: Callable[[], datetime], autosave: Autosave, upkeep: Upkeep) -> None:
        super().__init__()
        self._db = db
        self._now = now
        self._upkeep = upkeep
        self._body_id: int | None = None
        self._subject = Subject.SETTINGS
        self._panes: dict[Subject, Pane] = {}
        self._complained = False
        self._writing = RegisterWriting(autosave, self)
        self._writing.refused.connect(self._on_refused)
        self._writing.told.connect(lambda sentence: self.said.emit(sentence, MessageKind.OK))
        self._writing.written.connect(self._refresh)
        self._build()
        self._go_where_she_was()

    @property
    def body_id(self) -> int | None:
        """The chosen body."""
        return self._body_id

    @property
    def pane(self) -> Pane | None:
        """What is shown at the right; None where it needs a body and there is none."""
        return self._shown()

    def load(self) -> None:
        """Read the register again; body, subject and chosen row stay."""
        install_templates(self._db)
        self._refresh()

    def key_hints(self) -> list[tuple[str, str]]:
        of_rows = [(keys.NEW_ROW.cap, "ny rad"), (keys.EDIT_ROW.cap, "ändra")]
        rows = isinstance(self._shown(), TablePane | TemplatePane) and self._roster.isHidden()
        return [(keys.NEXT_PANE.cap, "byt ruta"), *(of_rows if rows else ())]

    def take_focus(self) -> None:
        (self.list if self._shown() is not None else self._begin).setFocus()

    def show_subject(self, subject: Subject, body_id: int | None = None) -> None:
        """Show a subject of the chosen body, or of another."""
        self._writing.flush()
        self._roster.hide()
        self._subjects.show()
        if body_id is not None and body_id != self._body_id:
            self._change_body(body_id)
        self._subject = subject
        self._refresh()
        self.facts_changed.emit()
        with suppress(OSError):  # a place that cannot be remembered hinders nothing
            self._upkeep.remember(register_place=f"{subject}:{self._body_id or 0}")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_side"):
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a list; what else is dragged is for the window."""
        if self._dragged_list(event) is not None and takes_lists(self._subject):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        path = self._dragged_list(event)
        if path is not None:
            event.acceptProposedAction()
            self._read_file(path)

    @staticmethod
    def _dragged_list(event: QDropEvent) -> Path | None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        return files[0] if len(files) == 1 and files[0].suffix.lower() in (".csv", ".txt", ".tsv") else None

    def _build(self) -> None:
        self.setAcceptDrops(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        sizes = (scaled(236, QApplication.font()), 900)
        layout.addWidget(Splitter("register", self._build_list(), self._build_right(), sizes=sizes, stretched=1))

    def _build_list(self) -> QWidget:
        self.list = RegisterList()
        self.list.subject_chosen.connect(self.show_subject)
        self.list.body_chosen.connect(lambda body_id: self.show_subject(self._subject_in(body_id), body_id))
        self._side = side = surface()
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 20, 12, 12)
        column.setSpacing(8)
        title = label("Register", "page")
        title.setContentsMargins(10, 0, 0, 4)
        column.addWidget(title)
        column.addWidget(self.list, 1)
        column.addWidget(button("Nytt organ", self._on_new_body, icon="plus", opens=True))
        shortcut(keys.NEW_ROW, side, self._on_add)
        shortcut(keys.PASTE_LIST, side, self._on_paste_key)
        return side

    def _build_right(self) -> QWidget:
        self._whose = label(role="caption")
        self._title = label(role="page")
        self._lead = label(role="small", wraps=True)
        self._paste = button("Klistra in lista …", self._on_paste, key=keys.PASTE_LIST)
        self._read = button("Läs in .csv …", self._on_read, key=keys.READ_LIST)
        shortcut(keys.READ_LIST, self, self._on_read)
        self._remove = button("Ta bort organet", self._on_remove_body, kind="bare-delete")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addStretch()
        for part in (self._paste, self._read, self._remove):
            head.addWidget(part)
        self._subjects = QStackedWidget()
        self._empty = self._build_empty()
        self._subjects.addWidget(self._empty)
        self._roster = RosterPane(self._db, self._writing, lambda: self._now().date())
        self._roster.closed.connect(self._on_list_closed)
        self._roster.done.connect(self._on_list_added)
        right = paper()
        column = QVBoxLayout(right)
        column.setContentsMargins(24, 16, 20, 12)
        column.setSpacing(4)
        column.addWidget(self._whose)
        column.addLayout(head)
        column.addWidget(self._lead)
        column.addSpacing(8)
        column.addWidget(self._subjects, 1)
        column.addWidget(self._roster, 1)
        self._roster.hide()
        return right

    def _build_empty(self) -> QWidget:
        self._begin = button("Nytt organ", self._on_new_body, kind="primary", icon="plus", name="Lägg till ett organ")
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        words = (
            "Ett organ är det samråd, den nämnd eller den styrelse som möts och beslutar. Börja med att lägga till det."
        )
        column.addWidget(label(words, "lead", wraps=True))
        row = QHBoxLayout()
        row.addWidget(self._begin)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()
        return empty

    def _go_where_she_was(self) -> None:
        subject, _, body = self._upkeep.settings.register_place.partition(":")
        if subject in list(Subject) and body.isdecimal():
            self._subject, self._body_id = Subject(subject), int(body) or None

    def _refresh(self) -> None:
        """Read again what is shown; the others are read when they are shown."""
        bodies = {body.id: body for body in register.bodies(self._db)}
        chosen = self._body_id if self._body_id in bodies else next(iter(bodies), None)
        if chosen != self._body_id:
            self._change_body(chosen)
        body = bodies.get(self._body_id or 0)
        if self._subject in OF_BODY and body is not None:
            self._subject = self._subject_in(body.id)
        rows = register_list(tuple(bodies.values()), self._body_id, counts(self._db, self._body_id, self._now().date()))
        self.list.show_rows(rows, self._subject)
        self._show_head(body)
        pane = self._shown()
        self._subjects.setCurrentWidget(pane or self._empty)
        if pane is not None:
            pane.load()
        if not self._roster.isHidden():
            self._roster.load()

    def _subject_in(self, body_id: int) -> Subject:
        """Give the chosen subject, if the body has it; what is common stays when a body is removed, say."""
        seated = register.body(self._db, body_id).has_seats
        without = self._subject in (Subject.SEATS, Subject.SUBSTITUTES) and not seated
        return Subject.SETTINGS if without or self._subject not in OF_BODY else self._subject

    def _show_head(self, body: Body | None) -> None:
        of_body = self._subject in OF_BODY
        listing = not self._roster.isHidden()
        self._whose.setText(body.name if of_body and body else "")
        self._whose.setVisible(of_body and body is not None)
        there = not of_body or body is not None
        self._title.setText((OF_BODY | COMMON)[self._subject][0] if there else "Inget organ än")
        self._lead.setText(lead_of(self._subject) if there and not listing else "")
        self._make_room()
        for part in (self._paste, self._read):
            part.setVisible(there and takes_lists(self._subject) and not listing)
        self._remove.setVisible(there and self._subject is Subject.SETTINGS)

    def _make_room(self) -> None:
        """Let the sentence under the heading give way in a low window; the list keeps its words."""
        font = QApplication.font()
        self._side.setMinimumWidth(scaled(196, font))
        self._lead.setVisible(bool(self._lead.text()) and self.height() > scaled(_LOW, font))

    def _shown(self) -> Pane | None:
        """Give the pane of the chosen subject; None where it needs a body and there is none."""
        if self._subject in OF_BODY and self._body_id is None:
            return None
        if self._subject not in self._panes:
            pane = make_pane(self._subject, self._db, self._writing, self._body_id, self._now().date())
            if isinstance(pane, TablePane):
                pane.list_pasted.connect(self._show_written)
            self._panes[self._subject] = pane
            self._subjects.addWidget(pane)
            self._upkeep.restore_panes(pane)
        return self._panes[self._subject]

    def _change_body(self, body_id: int | None) -> None:
        """Forget the panes of the body before; those of the common templates know whither they are copied."""
        self._body_id = body_id
        for subject in (*OF_BODY, Subject.COMMON_TEMPLATES):
            if (pane := self._panes.pop(subject, None)) is not None:
                self._subjects.removeWidget(pane)
                pane.deleteLater()

    def _on_add(self) -> None:
        pane = self._shown()
        if isinstance(pane, TablePane | TemplatePane) and self._roster.isHidden():
            pane.add()

    def _on_refused(self, sentence: str) -> None:
        """Say what was refused, and take it away again when what comes next is allowed."""
        if sentence or self._complained:
            self.said.emit(sentence, MessageKind.WARNING)
        self._complained = bool(sentence)

    def _on_paste_key(self) -> None:
        if takes_lists(self._subject) and self._shown() is not None:
            self._on_paste()

    def _on_paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._show_written(text)
        else:
            words = "Det finns inget att klistra in. Kopiera raderna i Excel, Word eller mejlet först."
            self.said.emit(words, MessageKind.WARNING)

    def _on_read(self) -> None:
        if not takes_lists(self._subject) or self._shown() is None:
            return
        file, _ = QFileDialog.getOpenFileName(self, "Läs in lista", "", "Lista (*.csv *.txt)")
        if file:
            self._read_file(Path(file))

    def _read_file(self, path: Path) -> None:
        read: list[WrittenRoster] = []
        if self._writing.write(lambda: read.append(read_roster_file(self._db, path))):
            self._show_list(read[0], path.name)

    def _show_written(self, text: str) -> None:
        if takes_lists(self._subject):
            self._show_list(read_written_roster(self._db, text), "Lista från urklipp")

    def _show_list(self, written: WrittenRoster, name: str) -> None:
        """Show what the list would add here; names without a heading are taken for what this table holds."""
        self._writing.flush()
        body_id = self._body_id if self._subject in OF_BODY else None
        group = self._chosen_group()
        whither = f"{name} till {group.name}" if group is not None else name
        rows = context_standing(self._subject, written.rows)
        self._subjects.hide()
        self._roster.show()
        self._roster.show_list(body_id, replace(written, rows=rows), group.id if group else None, whither)
        self._refresh()
        self.facts_changed.emit()
        self._roster.take_focus()

    def _chosen_group(self) -> Group | None:
        """Give the group that a list pasted now is for."""
        pane = self._shown()
        if self._subject is not Subject.GROUPS or not isinstance(pane, TablePane) or self._body_id is None:
            return None
        groups = register.roster(self._db, self._body_id).groups
        return next((group for group in groups if group.id == pane.chosen_row()), None)

    def _on_list_closed(self) -> None:
        self._roster.hide()
        self._subjects.show()
        self._refresh()
        self.facts_changed.emit()
        if (pane := self._shown()) is not None:
            pane.take_focus()

    def _on_list_added(self, sentence: str) -> None:
        self._on_list_closed()
        self.said.emit(sentence, MessageKind.OK)

    def _on_new_body(self) -> None:
        name = free_name("Nytt organ", (body.name for body in register.bodies(self._db)))
        made: list[int] = []
        if self._writing.write(lambda: made.append(register.save_body(self._db, Body(0, name)))):
            self.show_subject(Subject.SETTINGS, made[0])
            if isinstance(pane := self._shown(), BodyPane):
                pane.ask_for_name()

    def _on_remove_body(self) -> None:
        if (body_id := self._body_id) is None:
            return
        name = register.body(self._db, body_id).name
        if self._writing.write(lambda: register.delete_body(self._db, body_id)):
            self.said.emit(f"Organet {name} är borttaget. Ångra med {keys.UNDO.cap}.", MessageKind.INFO)
        self.take_focus()
