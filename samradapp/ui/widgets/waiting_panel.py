"""What earlier meetings left for this one: a box to tick for each, with its words and where it comes from.

What she does not want here is hidden below, and shown again from there.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from samradapp.domain.swedish import counted
from samradapp.ui import keys
from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.buttons import tool
from samradapp.ui.widgets.check_box import CheckBox
from samradapp.ui.widgets.fold import Fold
from samradapp.ui.widgets.parts import card, clear, hairline, label, shortcut

_WORDS_AT = 32  # where a box to tick has its words


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """``heading`` is "Bordlagt: Tolkstöd", ``detail`` "ärende 9, möte 1-2026"; ``taken`` stands in this agenda, and
    ``hidden`` is not to.
    """

    key: Hashable
    heading: str
    detail: str
    taken: bool = False
    hidden: bool = False


class WaitingPanel(QWidget):
    """``toggled`` asks for something to be taken up or left, ``hiding`` for it to be hidden or shown again.

    What is shown comes from ``set_rows`` alone.
    """

    toggled = Signal(object, bool)  # key, wanted
    hiding = Signal(object, bool)  # key, hidden

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Från tidigare möten")
        self._rows: dict[Hashable, _Row] = {}
        self._count = label(role="small")
        self._card: QFrame = card()
        self._column = QVBoxLayout(self._card)
        self._hidden: tuple[WaitingRow, ...] = ()
        self._hidden_lines = QVBoxLayout()
        self._locked = False
        self._build()

    def set_rows(self, rows: Sequence[WaitingRow]) -> None:
        """Show these; a row that is known keeps the keyboard. Nothing waiting hides the panel."""
        shown = [row for row in rows if not row.hidden]
        if [row.key for row in shown] != list(self._rows):
            self._make_rows(shown)
        for row in shown:
            self._rows[row.key].show_row(row)
        taken = sum(row.taken for row in shown)
        self._count.setText(f"{taken} av {len(shown)} valda" if shown else "")
        self._card.setVisible(bool(shown))
        self._show_hidden(tuple(row for row in rows if row.hidden))
        self.setVisible(bool(rows))

    def point_at(self, key: Hashable) -> None:
        """Put the keyboard at a row, or where the hidden ones are when it is one of them."""
        wanted: QWidget = self._rows[key].box if key in self._rows else self._fold.head
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_locked(self, locked: bool) -> None:
        self._locked = locked
        self._card.setEnabled(not locked)
        self._fold.setEnabled(not locked)

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
        layout.addWidget(self._build_fold())
        self.hide()

    def _build_fold(self) -> Fold:
        inner = QWidget()
        self._hidden_lines.setContentsMargins(12, 0, 0, 0)
        self._hidden_lines.setSpacing(2)
        inner.setLayout(self._hidden_lines)
        self._fold = Fold("", inner)
        return self._fold

    def _show_hidden(self, rows: tuple[WaitingRow, ...]) -> None:
        self._fold.setVisible(bool(rows))
        if rows == self._hidden:
            return
        had_keyboard = self._fold.focusWidget() is not None and self._fold.focusWidget().hasFocus()
        self._hidden = rows
        words = counted(len(rows), "dold", "dolda")
        self._fold.head.setText(words)
        self._fold.head.setAccessibleName(f"{words} från tidigare möten")
        clear(self._hidden_lines)
        for row in rows:
            self._hidden_lines.addWidget(self._hidden_line(row))
        if had_keyboard:
            self._take_focus(0)

    def _hidden_line(self, row: WaitingRow) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.addWidget(label(row.heading, "small", wraps=True), 1)
        again = tool("rotate-ccw", f"Visa igen: {row.heading}", lambda: self.hiding.emit(row.key, False), compact=True)
        layout.addWidget(again, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _on_hide(self, key: Hashable) -> None:
        """Ask for a row to be hidden, and keep the keyboard where it was, at the next one."""
        place = list(self._rows).index(key)
        if not self._locked and not self._rows[key].box.isChecked():
            self.hiding.emit(key, True)
            self._take_focus(place)

    def _take_focus(self, place: int) -> None:
        rows = list(self._rows.values())
        wanted: QWidget = rows[min(place, len(rows) - 1)].box if rows else self._fold.head
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

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
            shown.hidden.connect(lambda key=row.key: self._on_hide(key))
            self._column.addWidget(shown)
        if focused in self._rows:
            self._rows[focused].box.setFocus()


class _Row(QWidget):
    """A box with its words, and what is known of it below; a click on that is one on the box. Del hides it."""

    hidden = Signal()

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.box = CheckBox(heading)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)  # a fixed height would be that of one line
        self.box.setSizePolicy(policy)
        self._detail = label(role="small", wraps=True)
        self._hide = tool("x", "", self.hidden.emit, compact=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 8)
        layout.setSpacing(4)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.box)
        words.addWidget(self._detail)
        layout.addLayout(words, 1)
        layout.addWidget(self._hide, 0, Qt.AlignmentFlag.AlignTop)
        shortcut(keys.NOT_NOW, self, self.hidden.emit)
        self._indent()

    def show_row(self, row: WaitingRow) -> None:
        self.box.setChecked(row.taken)
        self.box.setText(row.heading)
        self.box.setAccessibleName(f"{row.heading}, {row.detail}")
        self._detail.setText(row.detail)
        self._hide.setVisible(not row.taken)
        words = f"Ta inte upp: {row.heading}"
        self._hide.setAccessibleName(words)
        self._hide.setToolTip(f"{words} ({keys.NOT_NOW.cap})")

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
