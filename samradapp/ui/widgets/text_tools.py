"""The tools above the minutes: each shows by its look whether the cursor stands in what it makes."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from samradapp.domain.text import BlockStyle
from samradapp.ui import keys
from samradapp.ui.keys import Key
from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.buttons import IconButton, button
from samradapp.ui.widgets.minutes_editor import MinutesEditor
from samradapp.ui.widgets.parts import upright
from samradapp.ui.widgets.text_document import is_bold

_CLOSE = 24  # the width of a tool where there is little room


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
        self._tools: list[_Tool] = []
        self._build()
        editor.style_changed.connect(self._show_style)
        editor.currentCharFormatChanged.connect(self._show_style)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out words where there is little room, those of history first."""
        super().resizeEvent(event)
        self.fold()

    def fold(self) -> None:
        """Let what is seldom used have its icon alone where there is too little room for its words.

        Then undo and redo go, whose keys are the same everywhere, then the air between the tools, and last the
        indents, which Tab makes.
        """
        for given_way in range(6):
            self._history.set_folded(given_way > 0)
            self._phrases.set_folded(given_way > 1)
            for part in self._undoing:
                part.setVisible(given_way < 3)
            for part in self._tools:
                part.set_close(given_way > 3)
            for part in self._indenting:
                part.setVisible(given_way < 5)
            self._row.invalidate()
            if self._row.minimumSize().width() <= self.width():
                return

    def set_locked(self, locked: bool) -> None:
        """Let a text that is locked have its history alone."""
        for part in (*self._tools, self._phrases):
            part.setEnabled(not locked)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fold()

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
        self._indenting = (
            self._tool("list-indent-decrease", keys.OUTDENT, lambda: editor.indent(-1)),
            self._tool("list-indent-increase", keys.INDENT, lambda: editor.indent(1)),
        )
        self._undoing: tuple[QWidget, ...] = (self._part(),)
        undo, redo = (("undo-2", keys.UNDO, self._on_undo), ("redo-2", keys.REDO, self._on_redo))
        self._undoing += (self._tool(*undo), self._tool(*redo))
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

    def _part(self) -> QWidget:
        """Part the tools by a line with air about it."""
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(6, 0, 6, 0)
        row.addWidget(upright())
        self._row.addWidget(part)
        return part

    def _tool(self, icon: str, key: Key, does: Callable[[], None], *, checkable: bool = False) -> IconButton:
        result = _Tool(icon)
        result.setAccessibleName(f"{key.words} ({key.cap})")
        result.setToolTip(result.accessibleName())
        result.setCheckable(checkable)
        result.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        result.clicked.connect(lambda: does())
        self._row.addWidget(result)
        self._tools.append(result)
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


class _Tool(IconButton):
    """A tool that can stand closer to the next one."""

    _close = False

    def set_close(self, close: bool) -> None:
        if close != self._close:
            self._close = close
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(scaled(_CLOSE, QApplication.font()), hint.height()) if self._close else hint
