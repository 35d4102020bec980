"""All that can be done now, found by a few letters: a field and a list that lie over the page."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from samradapp.domain.matching import Spans
from samradapp.ui import keys
from samradapp.ui.icons import paint_icon
from samradapp.ui.models.commands import Command, CommandRow, CommandsModel, found
from samradapp.ui.models.rows import ROW_ROLE, Index
from samradapp.ui.soon import soon
from samradapp.ui.tokens import Tokens, scaled, sized
from samradapp.ui.widgets.buttons import cap_width, paint_cap
from samradapp.ui.widgets.key_hints import KeyHints
from samradapp.ui.widgets.painting import LEFT, RIGHT, paint_row, paint_text, row_painting
from samradapp.ui.widgets.parts import application, follow_text_size, label
from samradapp.ui.widgets.row_list import RowList

_WIDTH, _ROW, _SHOWN = 600, 36, 10


class CommandPalette(QFrame):
    """Opens with the keyboard in its field, and gives the keyboard back where it was; a click elsewhere closes it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._commands: tuple[Command, ...] = ()
        self._before: QWidget | None = None
        self._build()
        self.hide()

    def open(self) -> QWidget | None:
        """Take the keyboard, and tell where it was; ``set_commands`` follows when that is left and saved."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self.field.clear()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return self._before

    def set_commands(self, commands: Sequence[Command]) -> None:
        """Show what can be done now; the first is chosen."""
        self._commands = tuple(commands)
        self._find("")

    def close_and_return(self) -> None:
        """Close, and give the keyboard back where it was."""
        before, self._before = self._before, None
        self.hide()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field's arrows and Enter act on the list; stay in the middle when the window is resized."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if (by := steps.get(Qt.Key(event.key()))) is not None:
            self.list.step(by)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do_chosen()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_and_return()
        else:
            return False
        return True

    def _do_chosen(self) -> None:
        row = self.list.chosen_row()
        if row is not None:
            self.close_and_return()
            row.command.does()

    def _find(self, typed: str) -> None:
        self.list.setCurrentIndex(QModelIndex())
        rows = found(self._commands, typed)
        self.list.set_rows(rows)
        self.list.step(1)
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self._place()

    def _place(self) -> None:
        """Lie in the middle, a little below the top, as high as the rows want and the window allows."""
        font, window = QApplication.font(), self._window
        row, top = scaled(_ROW, font), scaled(64, font)
        self.list.setFixedHeight(row * max(1, min(self.list.model().rowCount(), _SHOWN)))
        width = min(scaled(_WIDTH, font), window.width() - 32)
        height = min(self.sizeHint().height(), window.height() - 16)
        if height == window.height() - 16 or top + height > window.height():
            top = (window.height() - height) // 2
            fixed = self.sizeHint().height() - self.list.height()
            self.list.setFixedHeight(max(row, height - fixed))
        self.setGeometry((window.width() - width) // 2, top, width, height)

    def _build(self) -> None:
        self.setObjectName("popup")
        self.setAccessibleName("Kommandon")
        self.field = QLineEdit()
        self.field.setAccessibleName("Sök kommando")
        self.field.setPlaceholderText("Skriv vad du vill göra, eller ett ärende eller möte")
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.list: RowList[CommandRow] = RowList(CommandsModel())
        self.list.setAccessibleName("Kommandon som går att göra nu")
        self.list.setItemDelegate(CommandDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field keeps the keyboard
        self.list.clicked.connect(lambda _: self._do_chosen())
        self._nothing = label("Inget som går att göra just nu heter så.", "hint")
        self._nothing.setContentsMargins(8, 4, 8, 4)
        hints = KeyHints()
        hints.set_keys([("↑↓", "välj"), (keys.CHOOSE.cap, "gör det"), (keys.CLOSE.cap, "stäng")])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 8, 8)
        layout.setSpacing(8)
        for part in (self.field, self.list, self._nothing, hints):
            layout.addWidget(part)
        follow_text_size(self, lambda: soon(self, self._place))  # when its parts have grown
        self._window.installEventFilter(self)
        application().focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Close when the keyboard goes elsewhere; not when the whole window is left."""
        if new is not None and not self.isHidden() and not self.isAncestorOf(new):
            self._before = None
            self.hide()


class CommandDelegate(QStyledItemDelegate):
    """Paints a command: icon, words with the typed letters bold, where it leads, its key."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, scaled(_ROW, option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CommandRow = index.data(ROW_ROLE)
        font = option.font
        command, rect = row.command, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        with row_painting(painter, option) as tokens:
            paint_row(painter, option, tokens)
            size = scaled(16, font)
            mark = QRectF(rect.left() + scaled(12, font), rect.center().y() + 1 - size / 2, size, size)
            paint_icon(painter, mark, command.icon, tokens.accent if selected else tokens.text2)
            words = rect.adjusted(scaled(40, font), 0, -scaled(12, font), 0)
            words.setRight(_paint_right(painter, words, command, font, tokens) - scaled(12, font))
            _paint_words(painter, words, row.command.words, row.spans, font, tokens)


def _paint_right(painter: QPainter, rect: QRect, command: Command, font: QFont, tokens: Tokens) -> int:
    """Paint key and detail from the right, and tell where they begin."""
    left = rect.right()
    if command.cap:
        left -= cap_width(command.cap, font)
        paint_cap(painter, QPointF(left, rect.center().y() + 1), command.cap, font, tokens)
        left -= scaled(12, font)
    if command.detail:
        small = sized(font, 9.5)
        width = min(QFontMetrics(small).horizontalAdvance(command.detail) + 2, rect.width() // 2)
        place = QRect(left - width, rect.top(), width, rect.height())
        paint_text(painter, place, command.detail, small, tokens.text2, RIGHT)
        left -= width
    return left


def _paint_words(painter: QPainter, rect: QRect, words: str, spans: Spans, font: QFont, tokens: Tokens) -> None:
    """Paint the words, those letters bold that were typed."""
    bold, left = sized(font, 10.5, QFont.Weight.Bold), rect.left()
    for start, end, found_here in _pieces(len(words), spans):
        piece, type_ = words[start:end], bold if found_here else font
        place = QRect(left, rect.top(), rect.right() - left, rect.height())
        if place.width() <= 0:
            return
        paint_text(painter, place, piece, type_, tokens.text, LEFT)
        left += QFontMetrics(type_).horizontalAdvance(piece)


def _pieces(length: int, spans: Spans) -> list[tuple[int, int, bool]]:
    """Cut a text of a length where the found letters begin and end."""
    pieces, last = [], 0
    for start, end in spans:
        pieces += [(last, start, False), (start, end, True)]
        last = end
    return [piece for piece in (*pieces, (last, length, False)) if piece[0] < piece[1]]
