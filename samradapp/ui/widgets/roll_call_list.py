"""The roll call: one key per name."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from samradapp.domain.rollcall import Mark
from samradapp.ui.models.roll_call import MARK_LETTERS, RollCallModel, RollHeading, RollListRow, RollRow
from samradapp.ui.models.rows import ROW_ROLE
from samradapp.ui.tokens import Tokens, Tone, scaled, sized, tokens_of
from samradapp.ui.widgets.painting import RIGHT, paint_heading, paint_mark, paint_row, paint_text
from samradapp.ui.widgets.row_list import RowList

Index = QModelIndex | QPersistentModelIndex
_MARKS = {Qt.Key.Key_N: Mark.PRESENT, Qt.Key.Key_F: Mark.ABSENT, Qt.Key.Key_A: Mark.EXCUSED}
_ENDED = {Qt.Key.Key_Delete: Mark.UNMARKED}
_TONES = {Mark.UNMARKED: None, Mark.PRESENT: Tone.OK, Mark.ABSENT: Tone.PLAIN, Mark.EXCUSED: Tone.WARN}
_CYCLE = {
    Mark.UNMARKED: Mark.PRESENT,
    Mark.PRESENT: Mark.ABSENT,
    Mark.ABSENT: Mark.EXCUSED,
    Mark.EXCUSED: Mark.UNMARKED,
}
_MARK_WIDTH = 26
_MARK_LEFT = 8
_CONTROL = Qt.KeyboardModifier.ControlModifier


class RollCallList(RowList[RollListRow]):
    """N, F and A mark the name and step to the next, the space bar skips, Backspace steps back, Delete unmarks.

    Letters never search here: "/" and Ctrl+F ask for the search field. A click on the mark turns it.
    """

    marked = Signal(int, object)  # entry id, Mark
    name_chosen = Signal(int)  # entry id
    search_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(RollCallModel(), parent)
        self._locked = False
        self._build()

    def set_rows(self, rows: Sequence[RollListRow]) -> None:
        """Show these names; the first is chosen when none is."""
        super().set_rows(rows)
        if not self.currentIndex().isValid():
            self.step(1)

    def choose_entry(self, entry_id: int) -> bool:
        """Choose a name, as the search does; tell whether it is here."""
        return self.choose(("entry", entry_id))

    def set_locked(self, locked: bool) -> None:
        self._locked = locked

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._handle_key(event):
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Find nothing: letters are marks here."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self._rows.row(index.row()) if index.isValid() else None
        if isinstance(row, RollRow) and event.button() == Qt.MouseButton.LeftButton:
            place = event.position().x() - self.visualRect(index).left()
            if place < scaled(_MARK_LEFT + _MARK_WIDTH, self.font()) + 4:
                self._mark(row, _CYCLE[row.mark])

    def event(self, event: QEvent) -> bool:
        """Take the plain letters before a shortcut of the window does."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def _build(self) -> None:
        self.setAccessibleName("Upprop")
        self.setAccessibleDescription("N närvarande, F frånvarande, A anmält förhinder, blanksteg hoppar över")
        self.setItemDelegate(RollDelegate(self))
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @staticmethod
    def _takes(event: QKeyEvent) -> bool:
        if event.modifiers() == _CONTROL:
            return event.key() == Qt.Key.Key_F
        plain = not event.modifiers() or event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        return plain and (event.key() in _MARKS or event.key() == Qt.Key.Key_Space or event.text() == "/")

    def _handle_key(self, event: QKeyEvent) -> bool:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if event.text() == "/" or (key == Qt.Key.Key_F and modifiers == _CONTROL):
            self.search_requested.emit()
            return True
        if modifiers & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        letter = event.text().upper()
        mark = next((m for m, sign in MARK_LETTERS.items() if sign and sign == letter), _MARKS.get(key))
        if mark is not None:
            self._mark(self.chosen_row(), mark)
            self.step(1)
        elif key in _ENDED:
            self._mark(self.chosen_row(), Mark.UNMARKED)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Backspace):
            self.step(1 if key == Qt.Key.Key_Space else -1)
        else:
            # Any other letter does nothing, rather than search.
            return bool(letter) and letter.isprintable()
        return True

    def _mark(self, row: RollListRow | None, mark: Mark) -> None:
        if isinstance(row, RollRow) and not row.vacant and not self._locked:
            self.marked.emit(row.entry_id, mark)

    def _on_current_changed(self, current: QModelIndex) -> None:
        row = self._rows.row(current.row()) if current.isValid() else None
        if isinstance(row, RollRow):
            self.name_chosen.emit(row.entry_id)


class RollDelegate(QStyledItemDelegate):
    """Paints a name with its mark at the left; the absent step back, the unmarked are light."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(index.data(ROW_ROLE), RollHeading)
        return QSize(240, scaled(40 if heading else 32, option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: RollListRow = index.data(ROW_ROLE)
        tokens = tokens_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, RollHeading):
            paint_heading(painter, option, (row.name, row.counts), tokens)
        else:
            _paint_name(painter, option, row, tokens)
        painter.restore()


def _paint_name(painter: QPainter, option: QStyleOptionViewItem, row: RollRow, tokens: Tokens) -> None:
    paint_row(painter, option, tokens)
    rect, font = option.rect, option.font
    width, height = scaled(_MARK_WIDTH, font), scaled(20, font)
    left = rect.left() + scaled(_MARK_LEFT, font)
    if not row.vacant:
        box = QRectF(left, rect.center().y() - height / 2 + 1, width, height)
        paint_mark(painter, box, MARK_LETTERS[row.mark], _TONES[row.mark], tokens, font)
    away = row.vacant or row.mark in (Mark.ABSENT, Mark.EXCUSED)
    weight = QFont.Weight.DemiBold if row.mark is Mark.PRESENT else QFont.Weight.Normal
    small = sized(font, 9.5)
    detail = min(QFontMetrics(small).horizontalAdvance(row.detail) + 2, rect.width() // 2)
    words = QRect(left + width + 10, rect.top(), rect.right() - left - width - detail - 30, rect.height())
    paint_text(painter, words, row.name, sized(font, 10.5, weight), tokens.text2 if away else tokens.text)
    beside = QRect(rect.right() - detail - 12, rect.top(), detail, rect.height())
    paint_text(painter, beside, row.detail, small, tokens.text3 if away else tokens.text2, RIGHT)
