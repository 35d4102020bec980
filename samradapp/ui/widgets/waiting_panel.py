"""What earlier meetings left for this one: a box to tick for each, with its words and where it comes from."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.check_box import CheckBox
from samradapp.ui.widgets.parts import card, hairline, label

_WORDS_AT = 32  # where a box to tick has its words


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """``heading`` is "Bordlagt: Tolkstöd", ``detail`` "ärende 9, möte 1-2026"; ``taken`` stands in this agenda."""

    key: Hashable
    heading: str
    detail: str
    taken: bool = False


class WaitingPanel(QWidget):
    """``toggled`` asks for something to be taken up or left; what is shown comes from ``set_rows`` alone."""

    toggled = Signal(object, bool)  # key, wanted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Från tidigare möten")
        self._rows: dict[Hashable, _Row] = {}
        self._count = label(role="small")
        self._card: QFrame = card()
        self._column = QVBoxLayout(self._card)
        self._build()

    def set_rows(self, rows: Sequence[WaitingRow]) -> None:
        """Show these; a row that is known keeps the keyboard. Nothing waiting hides the panel."""
        if [row.key for row in rows] != list(self._rows):
            self._make_rows(rows)
        for row in rows:
            self._rows[row.key].show_row(row)
        taken = sum(row.taken for row in rows)
        self._count.setText(f"{taken} av {len(rows)} valda")
        self.setVisible(bool(rows))

    def set_locked(self, locked: bool) -> None:
        self._card.setEnabled(not locked)

    def _build(self) -> None:
        self._column.setContentsMargins(12, 4, 12, 4)
        self._column.setSpacing(0)
        top = QHBoxLayout()
        top.addWidget(label("Från tidigare möten", "heading"))
        top.addStretch()
        top.addWidget(self._count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._card)
        self.hide()

    def _make_rows(self, rows: Sequence[WaitingRow]) -> None:
        focused = next((key for key, row in self._rows.items() if row.box.hasFocus()), None)
        while (entry := self._column.takeAt(0)) is not None:
            if (gone := entry.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        self._rows = {}
        for row in rows:
            if self._rows:
                self._column.addWidget(hairline())
            self._rows[row.key] = shown = _Row(row.heading)
            shown.box.clicked.connect(lambda wanted, key=row.key: self.toggled.emit(key, wanted))
            self._column.addWidget(shown)
        if focused in self._rows:
            self._rows[focused].box.setFocus()


class _Row(QWidget):
    """A box with its words, and what is known of it below; a click on that is one on the box."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.box = CheckBox(heading)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)  # a fixed height would be that of one line
        self.box.setSizePolicy(policy)
        self._detail = label(role="small", wraps=True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 4, 0, 8)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.box)
        self._layout.addWidget(self._detail)
        self._indent()

    def show_row(self, row: WaitingRow) -> None:
        self.box.setChecked(row.taken)
        self.box.setText(row.heading)
        self.box.setAccessibleName(f"{row.heading}, {row.detail}")
        self._detail.setText(row.detail)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._indent()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.click()

    def _indent(self) -> None:
        """Let the second line begin where the first has its words."""
        self._detail.setContentsMargins(scaled(_WORDS_AT, QApplication.font()), 0, 0, 0)
