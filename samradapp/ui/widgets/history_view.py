"""The history of a text: its versions at the left, and at the right one of them beside the text as it is now."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from samradapp.domain.difference import Mark, MarkedBlock
from samradapp.ui import keys
from samradapp.ui.models.rows import ROW_ROLE, Index
from samradapp.ui.models.versions import VersionRow, VersionsModel
from samradapp.ui.tokens import color, scaled, sized, tokens_of
from samradapp.ui.widgets import text_document
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.painting import paint_row, paint_text, row_painting
from samradapp.ui.widgets.paper_text import PaperText
from samradapp.ui.widgets.parts import follow_text_size, label, shortcut
from samradapp.ui.widgets.row_list import RowList


class HistoryView(QWidget):
    """Arrows choose a version, Enter puts it back, Esc closes. What is shown comes from outside."""

    version_chosen = Signal(object)  # id, or None for the text as it is now
    restore_requested = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: tuple[MarkedBlock, ...] = ()
        self.list = RowList(VersionsModel())
        self.text = PaperText("Skillnader")
        self._build()

    def set_versions(self, rows: Iterable[VersionRow]) -> None:
        """Show these versions, and the newest but the text of now; she is told when there is none."""
        shown = tuple(rows)
        self.list.set_rows(shown)
        self._none.setVisible(len(shown) < 2)
        self.list.choose(shown[min(1, len(shown) - 1)].id if shown else None)
        self._on_current()

    def set_difference(self, blocks: tuple[MarkedBlock, ...], legend: str) -> None:
        """Show a text with its marks, and say what they mean."""
        self._blocks = blocks
        self._legend.setText(legend)
        self._fill()

    def chosen(self) -> int | None:
        """Give the id of the chosen version; None for the text as it is now."""
        row = self.list.chosen_row()
        return row.id if row is not None else None

    def set_locked(self, locked: bool) -> None:
        self._locked = locked
        self._restore.setVisible(not locked)

    def take_focus(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._fill()

    def _build(self) -> None:
        self._locked = False
        self.setAccessibleName("Historik för texten")
        self.list.setAccessibleName("Tidigare texter")
        self.list.setItemDelegate(VersionDelegate(self.list))
        follow_text_size(self.list, lambda: self.list.setFixedWidth(scaled(184, QApplication.font())))
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.doubleClicked.connect(self._on_restore)
        self.text.setProperty("reading", True)
        self._legend = label("", "small", wraps=True)
        self._none = label("Texten har inga tidigare versioner än. De sparas medan du skriver.", "hint", wraps=True)
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self._legend)
        side.addWidget(self._none)
        side.addWidget(self.text, 1)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self.list)
        body.addLayout(side, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 12)
        layout.setSpacing(12)
        layout.addLayout(body, 1)
        layout.addLayout(self._build_buttons())
        shortcut(keys.RESTORE, self, self._on_restore)
        shortcut(keys.CLOSE, self, self.closed.emit)

    def _build_buttons(self) -> QHBoxLayout:
        self._restore = button("Återställ texten", self._on_restore, kind="primary", key=keys.RESTORE, icon="history")
        row = QHBoxLayout()
        row.addWidget(self._restore)
        row.addWidget(button("Tillbaka", self.closed.emit, key=keys.CLOSE, name="Tillbaka till texten"))
        row.addStretch()
        return row

    def _on_current(self) -> None:
        self._restore.setEnabled(self.chosen() is not None)
        self.version_chosen.emit(self.chosen())

    def _on_restore(self) -> None:
        version = self.chosen()
        if version is not None and not self._locked:
            self.restore_requested.emit(version)

    def _fill(self) -> None:
        document = self.text.document()
        document.clear()
        document.setDocumentMargin(0)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for position, block in enumerate(self._blocks):
            if position:
                cursor.insertBlock()
            text_document.set_style(cursor, block.style, block.level)
            for piece in block.pieces:
                shape = text_document.char_format(block.style, bold=piece.bold, italic=piece.italic)
                cursor.insertText(piece.text, marked(shape, piece.mark))
        cursor.endEditBlock()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)


def marked(shape: QTextCharFormat, mark: Mark) -> QTextCharFormat:
    """Mark what is added with a line under it and what is removed with one through it; the colour only helps."""
    tokens = tokens_of(QApplication.palette())
    if mark is Mark.ADDED:
        shape.setFontUnderline(True)
        shape.setForeground(color(tokens.ok))
        shape.setBackground(color(tokens.ok_soft))
    elif mark is Mark.REMOVED:
        shape.setFontStrikeOut(True)
        shape.setForeground(color(tokens.err))
        shape.setBackground(color(tokens.err_soft))
    return shape


class VersionDelegate(QStyledItemDelegate):
    """Paints when, and below it how many words."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, scaled(48, option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: VersionRow = index.data(ROW_ROLE)
        with row_painting(painter, option) as tokens:
            paint_row(painter, option, tokens)
            rect = option.rect.adjusted(12, 6, -8, -6)
            upper = rect.adjusted(0, 0, 0, -rect.height() // 2)
            paint_text(painter, upper, row.when, sized(option.font, 10.5, QFont.Weight.Medium), tokens.text)
            paint_text(
                painter, rect.adjusted(0, rect.height() // 2, 0, 0), row.words, sized(option.font, 9.5), tokens.text2
            )
