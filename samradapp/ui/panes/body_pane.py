"""The settings of one body."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from samradapp.domain.people import Body
from samradapp.store import Database, journal, register
from samradapp.ui.panes.register_writing import RegisterWriting
from samradapp.ui.widgets.body_form import BodyForm
from samradapp.ui.widgets.parts import scrolled


class BodyPane(QWidget):
    """Each field is saved while it is typed in, and what is typed in it without leaving it is one step."""

    def __init__(self, db: Database, writing: RegisterWriting, body_id: int) -> None:
        super().__init__()
        self._db = db
        self._writing = writing
        self._body_id = body_id
        self.form = BodyForm()
        self.form.typed.connect(self._on_typed)
        self.form.changed.connect(self._on_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(self.form))

    def load(self) -> None:
        """Read the body again; what is being typed stays."""
        self.form.set_body(register.body(self._db, self._body_id))

    def take_focus(self) -> None:
        self.form.take_focus()

    def ask_for_name(self) -> None:
        """Let her write what the new body is called."""
        self.form.ask_for_name()

    def _save(self, body: Body, field: str) -> None:
        label = f"Ändrade organet {body.name}"
        with journal.step(self._db, journal.REGISTER, label, field=f"body {body.id} {field}"):
            register.save_body(self._db, body)

    def _on_typed(self, body: Body, field: str) -> None:
        def write() -> None:
            self._save(body, field)
            self._writing.written.emit()

        words = str(getattr(body, field, body.kind_labels.get(field, "")))
        self._writing.typed(("body", body.id, field), write, words, held=field == "quorum_number")

    def _on_changed(self, body: Body, field: str) -> None:
        self._writing.done(("body", body.id, field), lambda: self._save(body, field))
