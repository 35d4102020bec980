"""The ballots of a vote: one key a name, as in the roll call. Blue and grey, never green and red: it takes no side."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from samradapp.domain.decision import Choice
from samradapp.ui import keys
from samradapp.ui.models.ballots import CHOICE_LETTERS, BallotModel, BallotRow
from samradapp.ui.models.rows import ROW_ROLE, Index
from samradapp.ui.tokens import Tokens, Tone, scaled, sized
from samradapp.ui.widgets.painting import CENTER, RIGHT, paint_mark, paint_row, paint_text, row_painting
from samradapp.ui.widgets.row_list import RowList

_KEYS = {Qt.Key.Key_J: Choice.YES, Qt.Key.Key_N: Choice.NO, Qt.Key.Key_A: Choice.ABSTAIN}
_CYCLE = {None: Choice.YES, Choice.YES: Choice.NO, Choice.NO: Choice.ABSTAIN, Choice.ABSTAIN: None}
_TONES = {None: None, Choice.YES: Tone.INFO, Choice.NO: Tone.PLAIN, Choice.ABSTAIN: None}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier)
_ROW, _MARK, _LEFT, _GAP = 32, 26, 8, 10


class BallotList(RowList[BallotRow]):
    """J, N and A mark and step on, the space bar skips, Backspace steps back, Delete takes a ballot back.

    A click on the mark turns it. The list is as high as its names, and what it stands in scrolls.
    """

    marked = Signal(int, object)  # attendee, choice or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(BallotModel(), parent)
        self._locked = False
        self.setAccessibleName("Röster")
        self.setAccessibleDescription("J ja, N nej, A avstår, blanksteg hoppar över")
        self.setItemDelegate(_BallotDelegate(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(0)

    def set_rows(self, rows: Sequence[BallotRow]) -> None:
        """Show these names; the first is chosen when none is."""
        super().set_rows(rows)
        if not self.currentIndex().isValid():
            self.step(1)
        self.updateGeometry()

    def set_locked(self, locked: bool) -> None:
        self._locked = locked

    def point_at(self, attendee: int) -> None:
        """Choose the name whose ballot was taken back, for the next key; past one that has voted, as when it was."""
        if self.choose(attendee) and (row := self.chosen_row()) is not None and row.choice is not None:
            self.step(1)

    def waiting(self) -> tuple[int, ...]:
        """Give who has not voted, by attendee id."""
        return tuple(row.attendee for row in self.rows() if row.choice is None)

    def own_keys(self) -> tuple[keys.Key, ...]:
        row = self.chosen_row()
        if row is None:
            return ()
        marks: tuple[keys.Key, ...] = (keys.VOTE_YES, keys.VOTE_NO, keys.VOTE_ABSTAIN)
        marks += (keys.VOTE_UNMARK,) if row.choice is not None else ()
        return (*(() if self._locked else marks), keys.VOTE_SKIP, keys.VOTE_BACK)

    def sizeHint(self) -> QSize:
        height = self._rows.rowCount() * scaled(_ROW, QApplication.font()) + 2 * self.frameWidth()
        return QSize(scaled(200, QApplication.font()), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(160, QApplication.font()), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Take the plain letters before a shortcut of the window does."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _takes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.isAutoRepeat() and _takes(event)  # one press is one vote
        if not held and (event.modifiers() not in _PLAIN or not self._handle_key(event)):
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Find nothing: letters are ballots here."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        row = self.chosen_row() if self.indexAt(event.position().toPoint()).isValid() else None
        on_mark = event.position().x() < scaled(_LEFT + _MARK, self.font()) + 4
        if event.button() == Qt.MouseButton.LeftButton and row is not None and on_mark:
            self._mark(row, _CYCLE[row.choice])

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._bring_into_view()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._bring_into_view()

    def _handle_key(self, event: QKeyEvent) -> bool:
        key, letter, row = Qt.Key(event.key()), event.text(), self.chosen_row()
        typed = next((choice for choice, sign in CHOICE_LETTERS.items() if sign == letter.upper()), None)
        choice = typed or _KEYS.get(key)
        if choice is not None:
            self._mark(row, choice)
            now = self.chosen_row()
            if self._locked or now is None or now.choice is choice:  # else the next try would be for another name
                self.step(1)
        elif key == Qt.Key.Key_Delete:
            self._mark(row, None)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Backspace):
            self.step(1 if key == Qt.Key.Key_Space else -1)
        else:
            # Any other letter does nothing, rather than search.
            return bool(letter) and letter.isprintable()
        return True

    def _mark(self, row: BallotRow | None, choice: Choice | None) -> None:
        if row is not None and not self._locked:
            self.marked.emit(row.attendee, choice)

    def _bring_into_view(self) -> None:
        """Scroll what the list stands in to the chosen name, while the keyboard is here."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and self.hasFocus() and (inner := area.widget()) is not None:
            place = self.viewport().mapTo(inner, self.visualRect(self.currentIndex()).center())
            area.ensureVisible(place.x(), place.y(), 0, scaled(2 * _ROW, self.font()))


def _takes(event: QKeyEvent) -> bool:
    return event.modifiers() in _PLAIN and (event.key() in _KEYS or event.key() == Qt.Key.Key_Space)


class _BallotDelegate(QStyledItemDelegate):
    """A mark, the name, and at the right whether they stand in for somebody."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(scaled(160, option.font), scaled(_ROW, option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: BallotRow = index.data(ROW_ROLE)
        font, rect = option.font, option.rect
        with row_painting(painter, option) as tokens:
            paint_row(painter, option, tokens)
            width, height = scaled(_MARK, font), scaled(20, font)
            left = rect.left() + scaled(_LEFT, font)
            box = QRectF(left, rect.center().y() - height / 2 + 1, width, height)
            _paint_ballot(painter, box, row, option, tokens)
            words = QRect(left + width + scaled(_GAP, font), rect.top(), 0, rect.height())
            words.setRight(rect.right() - scaled(_LEFT, font))
            small = sized(font, 9.5)
            beside = QFontMetrics(small).horizontalAdvance(row.detail) + scaled(_GAP, font) if row.detail else 0
            paint_text(painter, words, row.detail, small, tokens.text2, RIGHT)
            paint_text(painter, words.adjusted(0, 0, -beside, 0), row.name, sized(font, 10.5), tokens.text)


def _paint_ballot(painter: QPainter, box: QRectF, row: BallotRow, option: QStyleOptionViewItem, tokens: Tokens) -> None:
    """Paint the letter on its tone; in a box with an edge for who abstains, and where the row has the same blue."""
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    tone = _TONES[row.choice]
    tone = None if selected and tone is Tone.INFO else tone
    letter = CHOICE_LETTERS[row.choice] if row.choice else ""
    paint_mark(painter, box, letter, tone, tokens, option.font)
    if tone is None and letter:
        ink = tokens.accent if row.choice is Choice.YES else tokens.text2
        paint_text(painter, box.toRect(), letter, sized(option.font, 10, QFont.Weight.Bold), ink, CENTER)
