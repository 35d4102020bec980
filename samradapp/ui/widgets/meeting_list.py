"""The start page's meetings by year; and what to do while there are none."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from samradapp.ui import keys
from samradapp.ui.icons import paint_icon
from samradapp.ui.models.meeting_list import MeetingListModel, MeetingListRow, MeetingRow, MoreRow, YearRow
from samradapp.ui.models.rows import ROW_ROLE, Index
from samradapp.ui.tokens import Tokens, color, scaled, sized, tokens_of
from samradapp.ui.widgets.painting import paint_chip, paint_ground, paint_heading, paint_text, painted, row_painting
from samradapp.ui.widgets.parts import follow_text_size, label, shortcut
from samradapp.ui.widgets.row_list import RowList
from samradapp.ui.widgets.start_card import StartCard

# The three ways to begin: icon, key, heading and a few words.
_WAYS = (
    (
        "play",
        keys.WAY_1.cap,
        "Prova exempelmötet",
        "Ett färdigt möte med påhittade namn. Ändra fritt, ingenting skickas.",
    ),
    (
        "layout-template",
        keys.WAY_2.cap,
        "Nytt möte från mall",
        "Välj organ och mall. Stående ärenden och numrering kommer av sig själva.",
    ),
    (
        "folder-open",
        keys.WAY_3.cap,
        "Hämta ett möte",
        "En mötesfil (.json) från en annan dator eller från arkivet.",
    ),
)


class MeetingList(QWidget):
    """Shows the meetings, or three ways to begin when there are none (keys 1–3)."""

    opened = Signal(int)
    more_requested = Signal(int)  # year
    removal_requested = Signal(int)
    example_requested = Signal()
    new_requested = Signal()
    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()

    def set_rows(self, rows: Sequence[MeetingListRow]) -> None:
        """Show these meetings; the first is chosen when none is."""
        self._list.set_rows(rows)
        if not self._list.currentIndex().isValid():
            self._list.step(1)
        if not rows and not self._cards:
            self._pages.addWidget(self._build_empty())
        self._pages.setCurrentIndex(0 if rows else 1)
        for key in self._keys:
            key.setEnabled(not rows)

    def choose(self, meeting_id: int) -> bool:
        """Choose a meeting; tell whether it is here."""
        return self._list.choose(("meeting", meeting_id))

    def chosen_meeting(self) -> int | None:
        row = self._list.chosen_row()
        return row.id if isinstance(row, MeetingRow) else None

    def focus(self) -> None:
        """Put the keyboard where one begins."""
        (self._cards[0] if self._pages.currentIndex() else self._list).setFocus(Qt.FocusReason.OtherFocusReason)

    def set_safety(self, words: str) -> None:
        """Say on the empty page how what is written is kept."""
        self._safety_words = words

    def _build(self) -> None:
        self._safety_words = ""
        self._list = _Meetings(self._on_enter, self._on_menu)
        self._list.doubleClicked.connect(self._on_enter)
        self._list.clicked.connect(self._on_clicked)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._list)
        self._cards: list[StartCard] = []
        shortcut(keys.REMOVE_MEETING, self._list, self._on_remove)
        ways = (self.example_requested, self.new_requested, self.import_requested)
        pressed = (keys.WAY_1, keys.WAY_2, keys.WAY_3)
        self._keys = [shortcut(key, self, way.emit, inside=False) for key, way in zip(pressed, ways, strict=True)]

    def _build_empty(self) -> QWidget:
        wishes = (self.example_requested, self.new_requested, self.import_requested)
        self._cards = [StartCard(*way, wish.emit) for way, wish in zip(_WAYS, wishes, strict=True)]
        row = QHBoxLayout()
        row.setSpacing(24)
        for choice in self._cards:
            row.addWidget(choice)
        inner = QWidget()
        follow_text_size(inner, lambda: inner.setMaximumWidth(scaled(960, QApplication.font())))
        column = QVBoxLayout(inner)
        column.setSpacing(0)
        column.addStretch(2)
        column.addWidget(label("Inga möten än", "page"))
        column.addSpacing(4)
        column.addWidget(label("Välj ett sätt att börja. Det går alltid att ångra.", "lead"))
        column.addSpacing(28)
        column.addLayout(row)
        column.addSpacing(28)
        column.addWidget(_DropArea())
        column.addSpacing(24)
        column.addWidget(label(self._safety_words, "small", wraps=True))
        column.addStretch(3)
        page = QWidget()
        layout = QHBoxLayout(page)
        layout.addStretch(1)
        layout.addWidget(inner, 100)
        layout.addStretch(1)
        return page

    def _on_enter(self) -> None:
        row = self._list.chosen_row()
        if isinstance(row, MeetingRow):
            self.opened.emit(row.id)
        elif isinstance(row, MoreRow):
            self.more_requested.emit(row.year)

    def _on_clicked(self) -> None:
        if isinstance(row := self._list.chosen_row(), MoreRow):
            self.more_requested.emit(row.year)

    def _on_remove(self) -> None:
        if (meeting_id := self.chosen_meeting()) is not None:
            self.removal_requested.emit(meeting_id)

    def _on_menu(self, place: QPoint) -> None:
        """Offer what can be done with the chosen meeting."""
        if self.chosen_meeting() is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(f"Öppna mötet\t{keys.OPEN_MEETING.cap}", self._on_enter)
        menu.addAction(f"Ta bort mötet\t{keys.REMOVE_MEETING.cap}", self._on_remove)
        menu.popup(place)


class _DropArea(QWidget):
    """Says in a dotted frame that files can be dropped."""

    _WORDS = "Du kan också släppa en fil var som helst i fönstret"

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self._WORDS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(300, scaled(62, QApplication.font()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, font = tokens_of(QApplication.palette()), QApplication.font()
        with painted(self) as painter:
            painter.setPen(QPen(color(tokens.line_strong), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            words, size = QFontMetrics(font).horizontalAdvance(self._WORDS), scaled(20, font)
            left = (self.width() - words - size - 10) / 2
            paint_icon(painter, QRectF(left, (self.height() - size) / 2, size, size), "file-down", tokens.text2)
            painter.setPen(color(tokens.text2))
            painter.setFont(font)
            rect = QRectF(left + size + 10, 0, words + 2, self.height())
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, self._WORDS)


class _Meetings(RowList[MeetingListRow]):
    """The list itself; Enter opens."""

    def __init__(self, on_enter: Callable[[], None], on_menu: Callable[[QPoint], None]) -> None:
        super().__init__(MeetingListModel())
        self._on_enter = on_enter
        self._on_menu = on_menu
        self.setAccessibleName("Möten")
        self.setItemDelegate(_MeetingDelegate(self))
        self.setUniformItemSizes(True)  # one row is measured, and not a thousand

    def own_keys(self) -> tuple[keys.Key, ...]:
        return (keys.OPEN_MEETING,) if isinstance(self.chosen_row(), MeetingRow) else ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._on_enter()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        row = self.visualRect(self.currentIndex()).center()
        self._on_menu(event.globalPos() if by_mouse else self.viewport().mapToGlobal(row))


class _MeetingDelegate(QStyledItemDelegate):
    """Paints a meeting: number, name over what there is to know, day, status."""

    def __init__(self, view: _Meetings) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(300, scaled(56, option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: MeetingListRow = index.data(ROW_ROLE)
        with row_painting(painter, option) as tokens:
            if not isinstance(row, YearRow):
                self._paint_ground(painter, option.rect, index, tokens)
            if isinstance(row, YearRow):
                paint_heading(painter, option, (str(row.year), row.detail), tokens, points=12)
            elif isinstance(row, MoreRow):
                _paint_more(painter, option, row, tokens)
            else:
                _paint_meeting(painter, option, row, tokens)

    def _paint_ground(self, painter: QPainter, rect: QRect, index: Index, tokens: Tokens) -> None:
        """Ask the list for the row's state: what Qt tells of it costs the start 6 ms."""
        paint_ground(
            painter,
            rect,
            tokens,
            selected=self._view.selectionModel().isSelected(index),
            hovered=self._view.is_under_pointer(index),
            focused=self._view.hasFocus(),
        )


def _paint_more(painter: QPainter, option: QStyleOptionViewItem, row: MoreRow, tokens: Tokens) -> None:
    rect, font, size = option.rect, option.font, scaled(16, option.font)
    top = rect.center().y() - size / 2
    paint_icon(painter, QRectF(rect.left() + 16, top, size, size), "chevron-down", tokens.text2)
    words = rect.adjusted(16 + size + 8, 0, -12, 0)
    paint_text(painter, words, row.words, sized(font, 10.5, QFont.Weight.Medium), tokens.text)


def _paint_meeting(painter: QPainter, option: QStyleOptionViewItem, row: MeetingRow, tokens: Tokens) -> None:
    rect, font = option.rect.adjusted(16, 0, -16, 0), option.font
    number, day, status, arrow = scaled(76, font), scaled(150, font), scaled(140, font), scaled(16, font)
    bold = sized(font, 10.5, QFont.Weight.DemiBold)
    paint_text(painter, QRect(rect.left(), rect.top(), number - 8, rect.height()), row.label, bold, tokens.text)
    line = QFontMetrics(bold).height()
    width = max(rect.width() - number - day - status - arrow, 60)
    words = QRect(rect.left() + number, rect.center().y() - line, width - 8, line + 2)
    paint_text(painter, words, row.title, sized(font, 10.5, QFont.Weight.Medium), tokens.text)
    words.translate(0, line + 1)
    paint_text(painter, words, row.detail, sized(font, 9.5), tokens.text2)
    left = rect.left() + number + width
    paint_text(painter, QRect(left, rect.top(), day - 8, rect.height()), row.day, font, tokens.text2)
    if row.status:
        chip = QRectF(left + day, rect.top(), status, rect.height())
        paint_chip(painter, chip, row.status, row.tone, tokens, font, icon=row.icon)
    place = QRectF(rect.right() - arrow, rect.center().y() - arrow / 2, arrow, arrow)
    paint_icon(painter, place, "chevron-right", tokens.text3)
