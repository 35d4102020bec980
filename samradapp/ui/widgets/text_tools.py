"""The tools above the minutes: each shows by its look whether the cursor stands in what it makes."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from samradapp.domain.text import BlockStyle
from samradapp.ui import keys
from samradapp.ui.keys import Key
from samradapp.ui.widgets.buttons import IconButton, button, tool
from samradapp.ui.widgets.minutes_editor import MinutesEditor
from samradapp.ui.widgets.parts import upright
from samradapp.ui.widgets.text_document import is_bold


class TextTools(QWidget):
    """Undo and redo are the text's while it has any, and else asked for: the meeting's."""

    undo_requested = Signal()
    redo_requested = Signal()
    phrases_requested = Signal()
    history_requested = Signal()

    def __init__(self, editor: MinutesEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._styles: dict[BlockStyle, IconButton] = {}
        self._build()
        editor.style_changed.connect(self._show_style)
        editor.currentCharFormatChanged.connect(self._show_style)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out words where there is little room, those of history first."""
        super().resizeEvent(event)
        self.fold()

    def fold(self) -> None:
        """Let what is seldom used have its icon alone where there is too little room for its words.

        Undo and redo go last: their keys are the same everywhere.
        """
        for given_way in range(4):
            self._history.set_folded(given_way > 0)
            self._phrases.set_folded(given_way > 1)
            for part in self._undoing:
                part.setVisible(given_way < 3)
            self._row.invalidate()
            if self._row.minimumSize().width() <= self.width():
                return

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._row.minimumSize().height())

    def _build(self) -> None:
        editor = self._editor
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 6, 0, 6)
        self._row.setSpacing(1)
        self._bold = self._checked("bold", keys.BOLD, editor.toggle_bold)
        self._italic = self._checked("italic", keys.ITALIC, editor.toggle_italic)
        self._styles[BlockStyle.HEADING] = self._style("heading", keys.HEADING, BlockStyle.HEADING)
        self._part()
        self._styles[BlockStyle.BULLET] = self._style("list", keys.BULLETS, BlockStyle.BULLET)
        self._styles[BlockStyle.NUMBERED] = self._style("list-ordered", keys.NUMBERS, BlockStyle.NUMBERED)
        self._tool("list-indent-decrease", keys.OUTDENT, lambda: editor.indent(-1))
        self._tool("list-indent-increase", keys.INDENT, lambda: editor.indent(1))
        self._part()
        undo, redo = (("undo-2", keys.UNDO, self._on_undo), ("redo-2", keys.REDO, self._on_redo))
        self._undoing = (self._tool(*undo), self._tool(*redo))
        self._part()
        self._phrases = button(
            "Fras", self.phrases_requested.emit, kind="bare", key=keys.PHRASES, name="Fras", icon="text-quote"
        )
        self._history = button(
            "Historik", self.history_requested.emit, kind="bare", name="Historik för texten", icon="history"
        )
        self._history.setToolTip(f"Historik för texten ({keys.HISTORY.cap})")
        self._row.addWidget(self._phrases)
        self._row.addStretch()
        self._row.addWidget(self._history)

    def _part(self) -> None:
        self._row.addSpacing(6)
        self._row.addWidget(upright())
        self._row.addSpacing(6)

    def _tool(self, icon: str, key: Key, does: Callable[[], None], *, checkable: bool = False) -> IconButton:
        result = tool(icon, f"{key.words} ({key.cap})", does, checkable=checkable)
        self._row.addWidget(result)
        return result

    def _checked(self, icon: str, key: Key, does: Callable[[], None]) -> IconButton:
        def toggle() -> None:
            does()
            self._show_style()

        return self._tool(icon, key, toggle, checkable=True)

    def _style(self, icon: str, key: Key, style: BlockStyle) -> IconButton:
        return self._checked(icon, key, lambda: self._editor.toggle_style(style))

    def _show_style(self) -> None:
        here, _ = self._editor.current_style()
        shape = self._editor.currentCharFormat()
        self._bold.setChecked(is_bold(shape))
        self._italic.setChecked(shape.fontItalic())
        for style, shown in self._styles.items():
            shown.setChecked(style is here)

    def _on_undo(self) -> None:
        if self._editor.document().isUndoAvailable():
            self._editor.undo()
        else:
            self.undo_requested.emit()

    def _on_redo(self) -> None:
        if self._editor.document().isRedoAvailable():
            self._editor.redo()
        else:
            self.redo_requested.emit()
