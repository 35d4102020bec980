"""The documents of a meeting: what each holds, where it was last saved, and the ways to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.flow import Flow
from samradapp.ui.widgets.icon import Icon
from samradapp.ui.widgets.parts import clear, hairline, label


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """``saved`` is where and when: "protokoll.docx, 9 maj 2026 kl. 10.24"; ``changed``: the meeting is another now."""

    kind: str
    name: str
    icon: str
    holds: str
    saved: str = ""
    path: str = ""
    changed: bool = False


class DocumentList(QFrame):
    """A card with a row for each document; the kind is what the signals give."""

    save_requested = Signal(str)
    open_requested = Signal(str)
    folder_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[DocumentRow, ...] = ()
        self._saves: dict[str, QWidget] = {}
        self.setProperty("card", True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 10, 12, 10)
        self._layout.setSpacing(10)

    def show_documents(self, rows: Sequence[DocumentRow]) -> None:
        """Show these; what has not changed keeps the keyboard."""
        if tuple(rows) == self._shown:
            return
        self._shown = tuple(rows)
        clear(self._layout)
        for position, row in enumerate(rows):
            if position:
                self._layout.addWidget(hairline())
            self._layout.addWidget(self._line(row))

    def take_focus(self, kind: str) -> None:
        """Put the keyboard where the document is saved."""
        if (save := self._saves.get(kind)) is not None:
            save.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _line(self, row: DocumentRow) -> QWidget:
        line = QWidget()
        line.setAccessibleName(row.name)
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Icon(lambda tokens: (row.icon, tokens.text2), side=20), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(row.name, "heading"))
        words.addWidget(label(row.holds, "small", wraps=True))
        words.addWidget(self._saved(row))
        if row.changed:
            words.addWidget(label("Mötet har ändrats sedan dess.", "warning", wraps=True))
        head.addLayout(words, 1)
        first, *others = self._acts(row)
        head.addWidget(first, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        if others:
            column.addWidget(_flow(others))
        return line

    def _saved(self, row: DocumentRow) -> QWidget:
        saved = label(_breakable(row.saved) if row.saved else "Inte exporterad än.", "hint", wraps=True)
        saved.setToolTip(row.path)
        return saved

    def _acts(self, row: DocumentRow) -> list[QWidget]:
        """Give what can be done, the likeliest first: to save it, once it is saved to open it."""
        what = row.name.lower()
        save = button("Spara …", lambda: self.save_requested.emit(row.kind), name=f"Spara {what}")
        self._saves[row.kind] = save
        if not row.saved:
            return [save]
        opened = button("Öppna", lambda: self.open_requested.emit(row.kind), name=f"Öppna {what}")
        shown = button("Visa i mapp", lambda: self.folder_requested.emit(row.kind), name=f"Visa {what} i mapp")
        return [opened, shown, save]


def _flow(acts: Sequence[QWidget]) -> QWidget:
    result = QWidget()
    flow = Flow(result, gap=6)
    for act in acts:
        flow.addWidget(act)
    return result


def _breakable(words: str) -> str:
    """Let a long file name break where it has signs to break at; Qt breaks at blanks alone."""
    return words.replace("-", "-\u200b").replace("_", "_\u200b")
