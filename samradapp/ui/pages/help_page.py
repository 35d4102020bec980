"""The guide: its contents and a search at the left, the chapter at the right. It lies over the page she came from."""

from collections.abc import Hashable

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from samradapp.ui import guide, keys
from samradapp.ui.guide import Hit
from samradapp.ui.models.rows import ROW_ROLE, Index, RowsModel
from samradapp.ui.place_page import PlacePage
from samradapp.ui.tokens import scaled, sized
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.fields import TextLine
from samradapp.ui.widgets.help_text import HelpText
from samradapp.ui.widgets.painting import paint_row, paint_text, row_painting
from samradapp.ui.widgets.parts import label, paper, shortcut, surface
from samradapp.ui.widgets.row_list import RowList
from samradapp.ui.widgets.splitter import Splitter


class HelpPage(PlacePage):
    """``closed`` comes when she wants back to where she was."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        self._build()

    def show_chapter(self, name: str) -> None:
        """Show a chapter; the search is put away."""
        self._search.clear()
        self._find("")
        self._contents.choose(name)
        self._contents.scrollTo(self._contents.currentIndex())

    def take_focus(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def key_hints(self) -> list[tuple[str, str]]:
        return [(keys.SEARCH_HELP.cap, "sök"), (keys.CLOSE.cap, "tillbaka")]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows of the search field move in the contents, and Enter there or here go to the text."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if watched is self._search and (by := steps.get(Qt.Key(event.key()))) is not None:
            self._contents.step(by)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take_focus()
            return True
        return False

    def _find(self, typed: str) -> None:
        found = guide.hits(typed)
        self._contents.set_rows(found)
        self._nothing.setVisible(not found)
        if not self._contents.currentIndex().isValid():
            self._contents.step(1)
        if typed.strip():
            self.text.find_first(typed)

    def _on_chosen(self) -> None:
        hit = self._contents.chosen_row()
        if hit is None:
            return
        if hit.chapter.name != self._shown:
            self._shown = hit.chapter.name
            self.text.show_text(hit.chapter.text)
        if self._search.text().strip():
            self.text.find_first(self._search.text())

    def _on_close(self) -> None:
        """Put the search away, and with nothing to put away the guide."""
        if self._search.hasFocus() and self._search.text():
            self._search.clear()
            self._find("")
        else:
            self.closed.emit()

    def _build(self) -> None:
        self.text = HelpText()
        self.text.chapter_requested.connect(self.show_chapter)
        right = paper()
        layout = QVBoxLayout(right)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.addWidget(self.text)
        content = Splitter("help", self._build_left(), right, sizes=(304, 1056), stretched=1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(content)
        shortcut(keys.CLOSE, self, self._on_close)
        shortcut(keys.SEARCH_HELP, self, self._search.setFocus)

    def _build_left(self) -> QWidget:
        self._search = TextLine("Sök i handboken", "Sök i handboken")
        self._search.typed.connect(self._find)
        self._contents: RowList[Hit] = RowList(_ContentsModel())
        self._contents.setAccessibleName("Handbokens innehåll")
        self._contents.setItemDelegate(_ContentsDelegate(self._contents))
        self._contents.selectionModel().currentChanged.connect(lambda *_: self._on_chosen())
        for part in (self._search, self._contents):
            part.installEventFilter(self)
        self._nothing = label("Inget i handboken stämmer med det du söker.", "hint", wraps=True)
        left = surface()
        layout = QVBoxLayout(left)
        layout.setContentsMargins(12, 16, 12, 12)
        layout.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(label("Handbok", "title"))
        head.addStretch()
        head.addWidget(button("Tillbaka", self.closed.emit, key=keys.CLOSE, icon="arrow-left"))
        layout.addLayout(head)
        layout.addWidget(self._search)
        layout.addWidget(self._nothing)
        layout.addWidget(self._contents, 1)
        return left


class _ContentsModel(RowsModel[Hit]):
    def key(self, row: Hit) -> Hashable:
        return row.chapter.name

    def text(self, row: Hit, _column: int) -> str:
        return f"{row.chapter.title}: {row.line}" if row.line else row.chapter.title


class _ContentsDelegate(QStyledItemDelegate):
    """Paints a chapter's title and, when it was searched for, the line where the words stand."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hit: Hit = index.data(ROW_ROLE)
        return QSize(100, scaled(52 if hit.line else 36, option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit = index.data(ROW_ROLE)
        font = option.font
        with row_painting(painter, option) as tokens:
            paint_row(painter, option, tokens)
            rect = option.rect.adjusted(12, 0, -12, 0)
            title = sized(font, 10.5, QFont.Weight.Medium)
            if not hit.line:
                paint_text(painter, rect, hit.chapter.title, title, tokens.text)
            else:
                line = QFontMetrics(title).height()
                place = QRect(rect.left(), rect.center().y() - line, rect.width(), line + 2)
                paint_text(painter, place, hit.chapter.title, title, tokens.text)
                place.translate(0, line + 1)
                paint_text(painter, place, hit.line, sized(font, 9.5), tokens.text2)
