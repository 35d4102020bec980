"""The start page's meetings by year; and what to do while there are none."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from samradapp.ui import keys
from samradapp.ui.models.meeting_list import MeetingListModel, MeetingListRow, MeetingRow, YearRow
from samradapp.ui.models.rows import ROW_ROLE
from samradapp.ui.tokens import Tokens, scaled, sized, tokens_of
from samradapp.ui.widgets.painting import paint_chip, paint_heading, paint_row, paint_text
from samradapp.ui.widgets.parts import card, label, shortcut
from samradapp.ui.widgets.row_list import RowList
from samradapp.ui.widgets.start_card import StartCard

Index = QModelIndex | QPersistentModelIndex


class MeetingList(QWidget):
    """Shows the meetings, or three ways to begin when there are none (keys 1–3)."""

    opened = Signal(int)
    meeting_chosen = Signal(int)
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

    def _build(self) -> None:
        self._list = _Meetings(self._open_chosen)
        self._list.doubleClicked.connect(self._open_chosen)
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._list)
        self._cards: list[StartCard] = []
        ways = (self.example_requested, self.new_requested, self.import_requested)
        pressed = (keys.WAY_1, keys.WAY_2, keys.WAY_3)
        self._keys = [shortcut(key, self, way.emit, inside=False) for key, way in zip(pressed, ways, strict=True)]

    def _build_empty(self) -> QWidget:
        page = QWidget()
        self._cards = [
            StartCard(
                "play",
                "1",
                "Prova exempelmötet",
                "Ett färdigt möte med påhittade namn. Ändra fritt, ingenting skickas.",
                self.example_requested.emit,
            ),
            StartCard(
                "layout-template",
                "2",
                "Nytt möte från mall",
                "Välj organ och mall. Stående ärenden och numrering kommer av sig själva.",
                self.new_requested.emit,
            ),
            StartCard(
                "folder-open",
                "3",
                "Hämta ett möte",
                "En mötesfil (.json) från en annan dator eller från arkivet.",
                self.import_requested.emit,
            ),
        ]
        row = QHBoxLayout()
        row.setSpacing(24)
        for choice in self._cards:
            row.addWidget(choice)
        drop = card()
        inside = QVBoxLayout(drop)
        inside.addWidget(
            label("Du kan också släppa en fil var som helst i fönstret", "small"), 0, Qt.AlignmentFlag.AlignCenter
        )
        layout = QVBoxLayout(page)
        layout.setSpacing(16)
        layout.addStretch(2)
        layout.addWidget(label("Inga möten än", "page"))
        layout.addWidget(label("Välj ett sätt att börja. Det går alltid att ångra."))
        layout.addLayout(row)
        layout.addWidget(drop)
        layout.addStretch(3)
        return page

    def _open_chosen(self) -> None:
        if (meeting_id := self.chosen_meeting()) is not None:
            self.opened.emit(meeting_id)

    def _on_current_changed(self) -> None:
        if (meeting_id := self.chosen_meeting()) is not None:
            self.meeting_chosen.emit(meeting_id)


class _Meetings(RowList[MeetingListRow]):
    """The list itself; Enter opens."""

    def __init__(self, on_enter: Callable[[], None]) -> None:
        super().__init__(MeetingListModel())
        self._on_enter = on_enter
        self.setAccessibleName("Möten")
        self.setItemDelegate(MeetingDelegate(self))
        self.setUniformItemSizes(True)  # one row is measured, and not a thousand

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._on_enter()
            return
        super().keyPressEvent(event)


class MeetingDelegate(QStyledItemDelegate):
    """Paints a meeting: number, name over what there is to know, day, status."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - all rows are alike
        return QSize(300, scaled(56, option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: MeetingListRow = index.data(ROW_ROLE)
        tokens = tokens_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, YearRow):
            paint_heading(painter, option, (str(row.year), row.detail), tokens)
        else:
            _paint_meeting(painter, option, row, tokens)
        painter.restore()


def _paint_meeting(painter: QPainter, option: QStyleOptionViewItem, row: MeetingRow, tokens: Tokens) -> None:
    paint_row(painter, option, tokens)
    rect, font = option.rect.adjusted(12, 0, -12, 0), option.font
    number, day, status = scaled(76, font), scaled(150, font), scaled(130, font)
    bold = sized(font, 10.5, QFont.Weight.DemiBold)
    paint_text(painter, QRect(rect.left(), rect.top(), number - 8, rect.height()), row.label, bold, tokens.text)
    line = QFontMetrics(bold).height()
    width = max(rect.width() - number - day - status, 60)
    words = QRect(rect.left() + number, rect.center().y() - line, width - 8, line + 2)
    paint_text(painter, words, row.title, sized(font, 10.5, QFont.Weight.Medium), tokens.text)
    words.translate(0, line + 1)
    paint_text(painter, words, row.detail, sized(font, 9.5), tokens.text2)
    left = rect.left() + number + width
    paint_text(painter, QRect(left, rect.top(), day - 8, rect.height()), row.day, font, tokens.text2)
    if row.status:
        chip = QRectF(left + day, rect.top(), status, rect.height())
        paint_chip(painter, chip, row.status, row.tone, tokens, font, icon=row.icon)
