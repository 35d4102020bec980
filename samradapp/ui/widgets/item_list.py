"""The meeting's items at the left: where the meeting is, and which item the screen shows."""

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from samradapp.ui.icons import paint_icon
from samradapp.ui.models.item_list import ItemListModel, ItemRow, ItemState, ListRow, PartRow
from samradapp.ui.models.rows import ROW_ROLE, Index
from samradapp.ui.tokens import Tokens, color, scaled, sized
from samradapp.ui.widgets.painting import RIGHT, paint_row, paint_text, row_painting
from samradapp.ui.widgets.row_list import RowList

NARROW = 120  # a list that is not wider shows state and number alone
_LEFT = 62  # where titles begin: after mark and number


class ItemList(RowList[ListRow]):
    """``item_chosen`` comes when she chooses another item, not when the program shows one."""

    item_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ItemListModel(), parent)
        self._showing = False
        self._build()

    def show_item(self, item_id: int) -> None:
        """Mark the item that the screen shows; nothing is sent."""
        self._showing = True
        self.choose(("item", item_id))
        self._showing = False

    def shown_item(self) -> int | None:
        row = self.chosen_row()
        return row.id if isinstance(row, ItemRow) else None

    def _build(self) -> None:
        self.setAccessibleName("Ärenden")
        self.setItemDelegate(ItemDelegate(self))
        self.setSpacing(0)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def set_rows(self, rows: tuple[ListRow, ...]) -> None:  # type: ignore[override]  # it shows items only
        """Show these items; the shown one stays, and its being moved is not a choice."""
        self._showing = True
        super().set_rows(rows)
        self._showing = False

    def _on_current_changed(self, current: QModelIndex) -> None:
        row = self._rows.row(current.row()) if current.isValid() else None
        if isinstance(row, ItemRow) and not self._showing:
            self.item_chosen.emit(row.id)


class ItemDelegate(QStyledItemDelegate):
    """Paints an item in two lines, and a long title in two of its own where the meeting is.

    In a narrow list only the state and the number are left, and the tooltip has the title.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: ListRow = index.data(ROW_ROLE)
        font, width = option.font, _width_of(option)
        narrow = width < scaled(NARROW, font)
        if isinstance(row, PartRow):
            return QSize(width, scaled(17 if narrow else 44, font))
        if narrow:
            return QSize(width, scaled(36, font))
        return QSize(width, scaled(68 if _takes_two(row, width, font) else 48, font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ListRow = index.data(ROW_ROLE)
        with row_painting(painter, option) as tokens:
            if isinstance(row, PartRow):
                _paint_part(painter, option, row, tokens)
            else:
                _paint_item(painter, option, row, tokens)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show the whole title where it is cut off or left out."""
        row = index.data(ROW_ROLE)
        if isinstance(row, ItemRow):
            font = sized(option.font, 10.5, QFont.Weight.DemiBold)
            cut = QFontMetrics(font).horizontalAdvance(row.title) > _room(option.rect.width(), option.font)
            QToolTip.showText(event.globalPos(), f"{row.number} {row.title}" if cut else "", view)
            return True
        return super().helpEvent(event, view, option, index)


def _width_of(option: QStyleOptionViewItem) -> int:
    view = option.widget
    return view.viewport().width() if isinstance(view, QListView) else option.rect.width()


def _room(width: int, font: QFont) -> int:
    """Give how wide a title may be."""
    return width - scaled(_LEFT, font) - 8


def _takes_two(row: ItemRow, width: int, font: QFont) -> bool:
    title = QFontMetrics(sized(font, 10.5, QFont.Weight.DemiBold)).horizontalAdvance(row.title)
    return row.state is ItemState.CURRENT and title > _room(width, font)


def _paint_part(painter: QPainter, option: QStyleOptionViewItem, row: PartRow, tokens: Tokens) -> None:
    rect = option.rect.adjusted(12, 0, -12, 0)
    painter.fillRect(QRect(rect.left(), rect.top() + 8, rect.width(), 1), color(tokens.line))
    if option.rect.width() >= scaled(NARROW, option.font):
        rect.setTop(rect.top() + 14)
        paint_text(painter, rect, row.heading, sized(option.font, 9.5, QFont.Weight.DemiBold), tokens.text2)


def _paint_item(painter: QPainter, option: QStyleOptionViewItem, row: ItemRow, tokens: Tokens) -> None:
    paint_row(painter, option, tokens)
    rect, font = option.rect, option.font
    narrow = rect.width() < scaled(NARROW, font)
    if row.state is ItemState.CURRENT:
        painter.fillRect(QRect(rect.left(), rect.top() + 6, 3, rect.height() - 12), color(tokens.accent))
    size = scaled(18, font)
    mark = QRectF(rect.left() + scaled(8 if narrow else 12, font), rect.center().y() - size / 2, size, size)
    paint_icon(painter, mark, *_state_look(row.state, tokens))
    strong = row.state is ItemState.CURRENT or bool(option.state & QStyle.StateFlag.State_Selected)
    bold = sized(font, 10.5, QFont.Weight.DemiBold if strong else QFont.Weight.Medium)
    bold.setStrikeOut(row.state is ItemState.WITHDRAWN and narrow)
    if narrow:
        paint_text(painter, rect.adjusted(0, 0, -scaled(8, font), 0), row.number, bold, tokens.text, RIGHT)
    else:
        _paint_words(painter, rect, row, bold, tokens)


def _paint_words(painter: QPainter, rect: QRect, row: ItemRow, bold: QFont, tokens: Tokens) -> None:
    """Paint number, title and detail, the three of them in the middle of the row's height."""
    font = sized(bold, 10.5)
    line, left = QFontMetrics(bold).height(), scaled(_LEFT, font)
    two = _takes_two(row, rect.width(), font)
    top = rect.center().y() - (3 * line // 2 if two else line)
    number = QRect(rect.left() + 30, top, left - 38, line + 2)
    paint_text(painter, number, row.number, bold, tokens.text, RIGHT)
    words = QRect(rect.left() + left, top, _room(rect.width(), font), line + 2)
    gone = row.state is ItemState.WITHDRAWN
    title_font = QFont(bold)
    title_font.setStrikeOut(gone)
    lines = two_lines(row.title, title_font, words.width()) if two else (row.title,)
    for words_of_line in lines:
        paint_text(painter, words, words_of_line, title_font, tokens.text3 if gone else tokens.text)
        words.translate(0, line)
    words.translate(0, 1)
    paint_text(painter, words, row.detail, sized(font, 9.5), tokens.text2)


def two_lines(title: str, font: QFont, width: int) -> tuple[str, str]:
    """Break a title after the last word that fits; the second line is cut where it is painted, if it must be."""
    metrics, words = QFontMetrics(font), title.split(" ")
    count = max(1, sum(metrics.horizontalAdvance(" ".join(words[:n])) <= width for n in range(1, len(words) + 1)))
    return " ".join(words[:count]), " ".join(words[count:])


def _state_look(state: ItemState, tokens: Tokens) -> tuple[str, str]:
    """Give the icon of a state, and its colour."""
    return {
        ItemState.DONE: ("circle-check", tokens.ok),
        ItemState.CURRENT: ("circle-dot", tokens.accent),
        ItemState.OPEN: ("circle", tokens.text3),
        ItemState.WITHDRAWN: ("circle-slash", tokens.text3),
        ItemState.GENERATED: ("refresh-cw", tokens.text3),
    }[state]
