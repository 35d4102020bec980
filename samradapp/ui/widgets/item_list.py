"""The meeting's items at the left: where the meeting is, and which item the screen shows."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from samradapp.ui.icons import paint_icon
from samradapp.ui.models.item_list import ItemListModel, ItemRow, ItemState, ListRow, PartRow
from samradapp.ui.models.rows import ROW_ROLE
from samradapp.ui.tokens import Tokens, color, scaled, sized, tokens_of
from samradapp.ui.widgets.painting import RIGHT, paint_row, paint_text
from samradapp.ui.widgets.row_list import RowList

Index = QModelIndex | QPersistentModelIndex
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

    def set_rows(self, rows: tuple[ListRow, ...]) -> None:  # type: ignore[override]
        """Show these items; the shown one stays, and its being moved is not a choice."""
        self._showing = True
        super().set_rows(rows)
        self._showing = False

    def _on_current_changed(self, current: QModelIndex) -> None:
        row = self._rows.row(current.row()) if current.isValid() else None
        if isinstance(row, ItemRow) and not self._showing:
            self.item_chosen.emit(row.id)


class ItemDelegate(QStyledItemDelegate):
    """Paints an item in two lines; a long title takes two of its own where the meeting is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: ListRow = index.data(ROW_ROLE)
        if isinstance(row, PartRow):
            return QSize(100, scaled(44, option.font))
        return QSize(100, scaled(48, option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ListRow = index.data(ROW_ROLE)
        tokens = tokens_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, PartRow):
            _paint_part(painter, option, row, tokens)
        else:
            _paint_item(painter, option, row, tokens)
        painter.restore()


def _paint_part(painter: QPainter, option: QStyleOptionViewItem, row: PartRow, tokens: Tokens) -> None:
    rect = option.rect.adjusted(12, 0, -12, 0)
    painter.fillRect(QRect(rect.left(), rect.top() + 8, rect.width(), 1), color(tokens.line))
    rect.setTop(rect.top() + 14)
    paint_text(painter, rect, row.heading, sized(option.font, 9.5, QFont.Weight.DemiBold), tokens.text2)


def _paint_item(painter: QPainter, option: QStyleOptionViewItem, row: ItemRow, tokens: Tokens) -> None:
    paint_row(painter, option, tokens)
    rect, font = option.rect, option.font
    current = row.state is ItemState.CURRENT
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    if current:
        painter.fillRect(QRect(rect.left(), rect.top() + 6, 3, rect.height() - 12), color(tokens.accent))
    size = scaled(18, font)
    mark = QRectF(rect.left() + scaled(12, font), rect.center().y() - size / 2, size, size)
    paint_icon(painter, mark, *_state_look(row.state, tokens))
    weight = QFont.Weight.DemiBold if current or selected else QFont.Weight.Medium
    title_font = sized(font, 10.5, weight)
    gone = row.state is ItemState.WITHDRAWN
    title_font.setStrikeOut(gone)
    line = QFontMetrics(title_font).height()
    left = scaled(_LEFT, font)
    top = rect.center().y() - line
    number = QRect(rect.left() + 30, top, left - 38, line + 2)
    paint_text(painter, number, row.number, sized(font, 10.5, weight), tokens.text, RIGHT)
    words = QRect(rect.left() + left, top, rect.width() - left - 8, line + 2)
    paint_text(painter, words, row.title, title_font, tokens.text3 if gone else tokens.text)
    words.translate(0, line + 1)
    paint_text(painter, words, row.detail, sized(font, 9.5), tokens.text2)


def _state_look(state: ItemState, tokens: Tokens) -> tuple[str, str]:
    """Give the icon of a state, and its colour."""
    return {
        ItemState.DONE: ("circle-check", tokens.ok),
        ItemState.CURRENT: ("circle-dot", tokens.accent),
        ItemState.OPEN: ("circle", tokens.text3),
        ItemState.WITHDRAWN: ("circle-slash", tokens.text3),
        ItemState.GENERATED: ("refresh-cw", tokens.text3),
    }[state]
