"""The phrases at the caret: type to find, Enter puts in, Esc closes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from samradapp.ui.models.phrases import PhraseRow, PhrasesModel
from samradapp.ui.models.rows import ROW_ROLE, Index
from samradapp.ui.soon import soon
from samradapp.ui.tokens import color, scaled, sized
from samradapp.ui.widgets.fields import SearchLine
from samradapp.ui.widgets.key_hints import KeyHints
from samradapp.ui.widgets.painting import LEFT, RIGHT, paint_row, paint_text, row_painting
from samradapp.ui.widgets.parts import follow_text_size, hairline, label
from samradapp.ui.widgets.popup import Popup
from samradapp.ui.widgets.row_list import RowList

Find = Callable[[str], Sequence[PhraseRow]]

_ROWS = 8
_WIDTH, _LEAST = 520, 360
_MARGINS = 14 + 12  # with the scroll bar
_WORDS_RIGHT = 120  # for the group
_HINTS = (("↑↓", "välj"), ("↵", "skriv in"), ("Esc", "stäng"))


class PhrasePopup(Popup):
    """The keyboard is in its search field, the arrows move in the list below it."""

    chosen = Signal(object)  # PhraseRow
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find: Find = lambda _: ()
        self._shown: tuple[PhraseRow, ...] = ()
        self._editor: QWidget | None = None
        self.field = SearchLine("Sök fras", "Skriv för att söka bland fraserna")
        self.list = RowList(PhrasesModel())
        self._build()

    def open(self, place: QRect, editor: QWidget, find: Find) -> None:
        """Open at the caret; ``find`` gives the rows for what is typed, the best first."""
        self._find = find
        self.field.clear()
        self._on_typed()
        self._editor = editor
        self._measure()
        self.open_at(place, editor)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_popup(self) -> None:
        """Close, and say so when it was open."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and watched is self.field:
            self.hide()  # she has clicked elsewhere: there the keyboard stays
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return self._take(event)
        return super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent) -> bool:
        """Do what a key of the popup does; tells whether it was one."""
        does = {
            Qt.Key.Key_Up: lambda: self.list.step(-1),
            Qt.Key.Key_Down: lambda: self.list.step(1),
            Qt.Key.Key_Return: self._on_chosen,
            Qt.Key.Key_Enter: self._on_chosen,
            Qt.Key.Key_Tab: self._on_chosen,
            Qt.Key.Key_Escape: self.close_popup,
        }.get(Qt.Key(event.key()))
        if does is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            does()
        return True

    def _build(self) -> None:
        self.setAccessibleName("Fraser")
        self.field.typed.connect(self._on_typed)
        self.field.installEventFilter(self)
        self.list.setAccessibleName("Fraser att skriva in")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(PhraseDelegate(self.list))
        self.list.clicked.connect(self._on_chosen)
        self._none = label("Ingen fras innehåller det.", "hint")
        self._none.setMargin(8)
        hints = KeyHints()
        hints.set_keys(_HINTS)
        hints.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(hints)
        foot.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 8)
        layout.setSpacing(6)
        for part in (self.field, self.list, self._none, hairline()):
            layout.addWidget(part)
        layout.addLayout(foot)
        follow_text_size(self, lambda: soon(self, self._measure))  # when its parts have grown

    def _measure(self) -> None:
        if self._editor is None:
            return
        font = QApplication.font()
        self.setFixedWidth(min(scaled(_WIDTH, font), max(self._editor.width(), scaled(_LEAST, font))))
        self.list.setFixedHeight(self._height())
        self.adjustSize()

    def _height(self) -> int:
        """Give the height of the rows that are to be seen at once."""
        font, width = QApplication.font(), self.width() - _MARGINS
        rows = [row_height(row, width, font) for row in self._shown[:_ROWS]]
        while sum(rows) > scaled(_ROWS * 40, font):
            rows.pop()
        return max(scaled(36, font), sum(rows))

    def _on_typed(self) -> None:
        rows = self._shown = tuple(self._find(self.field.text()))
        self.list.set_rows(rows)
        self._none.setVisible(not rows)
        if rows:
            self.list.choose(rows[0].code)

    def _on_chosen(self) -> None:
        row = self.list.chosen_row()
        if row is not None and self.list.model().rowCount():
            self.close_popup()
            self.chosen.emit(row)


class PhraseDelegate(QStyledItemDelegate):
    """Paints a phrase in one line or two, and its group at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: PhraseRow = index.data(ROW_ROLE)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        return QSize(100, row_height(row, width, option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PhraseRow = index.data(ROW_ROLE)
        with row_painting(painter, option) as tokens:
            paint_row(painter, option, tokens)
            rect = option.rect.adjusted(10, 0, -10, 0)
            words = QRect(rect.left(), rect.top(), _room(option.rect.width(), option.font), rect.height())
            painter.setFont(sized(option.font, 10.5, QFont.Weight.Normal))
            painter.setPen(color(tokens.text))
            painter.drawText(words, LEFT | Qt.TextFlag.TextWordWrap, row.text)
            rect.setLeft(words.right() + 8)
            paint_text(painter, rect, row.group, sized(option.font, 9.5), tokens.text3, RIGHT)


def row_height(row: PhraseRow, width: int, font: QFont) -> int:
    """Give the height of a row in a list of this width."""
    words = QFontMetrics(sized(font, 10.5)).horizontalAdvance(row.text)
    return scaled(36 if words <= _room(width, font) else 54, font)


def _room(width: int, font: QFont) -> int:
    return width - 28 - scaled(_WORDS_RIGHT, font)
