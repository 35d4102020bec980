"""Register: the bodies with all that is theirs, principals, persons and templates."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout

from samradapp.actions.shipped import install_templates
from samradapp.domain.people import Body
from samradapp.errors import NotAllowedError, SamradError
from samradapp.store import Database, journal, register
from samradapp.ui.autosave import Autosave
from samradapp.ui.models.register import CellKind, Value
from samradapp.ui.panes.body_tables import BodyTables
from samradapp.ui.panes.register_tables import PeopleTables, Table
from samradapp.ui.panes.template_tables import TemplateTables
from samradapp.ui.place_page import PlacePage
from samradapp.ui.widgets.body_form import BodyForm
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.choice import Choice, ChoiceBox
from samradapp.ui.widgets.parts import label, scrolled
from samradapp.ui.widgets.register_table import RegisterTable


class RegisterPage(PlacePage):
    """A tab for each table; the body that is chosen at the top says whose seats and groups they show."""

    guide = "register"

    undoes = journal.REGISTER

    def __init__(self, db: Database, now: Callable[[], datetime], autosave: Autosave) -> None:
        super().__init__()
        self._db = db
        self._now = now
        self._autosave = autosave
        self._body_id: int | None = None
        self._tables: list[tuple[Table, RegisterTable]] = []
        self._build()

    def load(self) -> None:
        """Read the register again, for the chosen body or the first."""
        install_templates(self._db)
        bodies = self._offer_bodies()
        if self._body_id not in [body.id for body in bodies]:
            self._show_body(bodies[0].id if bodies else None)
        self._refresh()

    def _offer_bodies(self) -> tuple[Body, ...]:
        bodies = register.bodies(self._db)
        self.body.set_choices([Choice(body.id, body.name) for body in bodies])
        return bodies

    def take_focus(self) -> None:
        (self.body if self._body_id is not None else self._new).setFocus()

    def table(self, name: str) -> RegisterTable:
        """Give a table by its name."""
        return next(shown for table, shown in self._tables if table.name == name)

    def _build(self) -> None:
        self.body = ChoiceBox("Organ")
        self.body.setMinimumContentsLength(26)
        self.body.chosen.connect(self._on_body_chosen)
        self.form = BodyForm()
        self.form.typed.connect(self._on_body_typed)
        self.form.changed.connect(self._on_body_changed)
        self._form_pane = scrolled(self.form)  # one for all bodies: two panes that scroll one form never come to rest
        self.tabs = QTabWidget()
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self._problem = label(role="error", wraps=True)
        head = QHBoxLayout()
        head.addWidget(label("Register", "page"))
        head.addSpacing(24)
        head.addWidget(self.body)
        self._new = button("Nytt organ", self._on_new_body)
        head.addWidget(self._new)
        self._remove = button("Ta bort organet", self._on_remove_body, kind="bare-delete")
        head.addWidget(self._remove)
        head.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 12)
        layout.addLayout(head)
        layout.addWidget(self._problem)
        layout.addWidget(self.tabs, 1)

    def _show_body(self, body_id: int | None) -> None:
        """Make the tabs anew for a body; without one only what is common is shown."""
        self._body_id = body_id
        self._remove.setVisible(body_id is not None)
        self.body.setVisible(body_id is not None)
        self.body.choose(body_id)
        chosen = self.tabs.currentIndex()
        while self.tabs.count():
            self.tabs.removeTab(0)
        for _, shown in self._tables:
            shown.deleteLater()
        own = BodyTables(self._db, body_id, self._now().date()).tables() if body_id is not None else ()
        common = (*PeopleTables(self._db).tables(), *TemplateTables(self._db).tables())
        self._tables = [(table, self._shown(table)) for table in (*own, *common)]
        if body_id is not None:
            self.tabs.addTab(self._form_pane, "Organ")
        for table, shown in self._tables:
            self.tabs.addTab(shown, table.name)
        self.tabs.setCurrentIndex(max(chosen, 0))

    def _shown(self, table: Table) -> RegisterTable:
        shown = RegisterTable(table.name, table.columns, ordered=table.move is not None, empty_words=table.empty)
        shown.added.connect(lambda: self._on_added(table, shown))
        shown.removed.connect(lambda key: self._write(lambda: table.remove(key)))
        shown.text_edited.connect(lambda key, column, text: self._on_cell_typed(table, key, column, text))
        shown.cell_changed.connect(lambda key, column, value: self._on_cell_changed(table, key, column, value))
        if table.move is not None:
            move = table.move
            shown.moved.connect(lambda key, before: self._write(lambda: move(key, before)))
        return shown

    def _refresh(self) -> None:
        """Read the shown table again; the others are read when they are shown."""
        current = self.tabs.currentWidget()
        for table, shown in self._tables:
            if shown is current:
                for column, choices in table.choices.items():
                    shown.set_choices(column, choices())
                shown.set_rows(tuple(table.rows()))
        if self._body_id is not None:
            self.form.set_body(register.body(self._db, self._body_id))

    def _write(self, write: Callable[[], object]) -> bool:
        """Make one change and show what came of it; what is refused is said above the table."""
        self._autosave.flush()
        try:
            write()
        except SamradError as error:
            self._problem.setText(str(error))
            return False
        finally:
            self._refresh()
        self._problem.setText("")
        self._autosave.tell_saved()
        return True

    def _save_typed(self, write: Callable[[], object]) -> None:
        """Save what is being typed. Rows are shown anew when the cell is left: one that moves would close under her."""
        try:
            write()
        except NotAllowedError as error:
            self._problem.setText(str(error))
        else:
            self._problem.setText("")

    def _change(self, table: Table, key: int, column: str, value: Value) -> None:
        """Change a cell; what is typed in it without leaving it is one step."""
        known = next(known for known in table.columns if known.key == column)
        words = known.title.partition(" (")[0].lower()
        field = f"{table.name} {key} {column}" if known.kind is CellKind.TEXT else None
        with journal.step(self._db, journal.REGISTER, f"Ändrade {words} under {table.name}", field=field):
            table.change(key, column, value)

    def _save_body(self, body: Body, field: str) -> None:
        with journal.step(self._db, journal.REGISTER, f"Ändrade organet {body.name}", field=f"body {body.id} {field}"):
            register.save_body(self._db, body)

    def _on_tab_changed(self) -> None:
        self._autosave.flush()
        self._refresh()

    def _on_cell_typed(self, table: Table, key: int, column: str, text: str) -> None:
        def save() -> None:
            self._save_typed(lambda: self._change(table, key, column, text))

        self._autosave.schedule(("register", table.name, key, column), save)

    def _on_cell_changed(self, table: Table, key: int, column: str, value: Value) -> None:
        self._autosave.discard(("register", table.name, key, column))
        self._write(lambda: self._change(table, key, column, value))

    def _on_added(self, table: Table, shown: RegisterTable) -> None:
        added: list[int] = []
        if self._write(lambda: added.append(table.add(shown.selected_row()))):
            shown.edit_first(added[0], table.opens)

    def _on_body_chosen(self, value: Value) -> None:
        self._show_body(value if isinstance(value, int) else None)
        self._refresh()

    def _on_body_typed(self, body: Body, field: str) -> None:
        def write() -> None:
            self._save_body(body, field)
            self._offer_bodies()
            self.form.set_body(body)

        self._autosave.schedule(("register", "body", body.id, field), lambda: self._save_typed(write))

    def _on_body_changed(self, body: Body, field: str) -> None:
        self._autosave.discard(("register", "body", body.id, field))
        self._write(lambda: self._save_body(body, field))
        self.load()

    def _on_new_body(self) -> None:
        taken = {body.name for body in register.bodies(self._db)}
        name = next(name for name in ("Nytt organ", *(f"Nytt organ {n}" for n in range(2, 1000))) if name not in taken)
        made: list[int] = []
        if self._write(lambda: made.append(register.save_body(self._db, Body(0, name)))):
            self._body_id = None
            self.load()
            self._show_body(made[0])
            self.tabs.setCurrentIndex(0)
            self._refresh()

    def _on_remove_body(self) -> None:
        body_id = self._body_id
        if body_id is not None and self._write(lambda: self._remove_body(body_id)):
            self.load()

    def _remove_body(self, body_id: int) -> None:
        register.delete_body(self._db, body_id)
        self._body_id = None
