"""The column at the left of Protokoll: how far the meeting has come, its items, and the step to the next one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from samradapp.ui import keys
from samradapp.ui.models.item_list import ListRow
from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.item_list import NARROW, ItemList
from samradapp.ui.widgets.parts import label


class ItemColumn(QFrame):
    """Where it is narrow, the heading is left out and the button has its icon alone."""

    next_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ItemList()
        self._build()

    def set_rows(self, rows: tuple[ListRow, ...], done: int, count: int) -> None:
        """Show the items, and that so many of them are done."""
        self.list.set_rows(rows)
        self._done.setText(f"{done} av {count} klara")

    def set_last(self, last: bool) -> None:
        """Say where the button leads: to the next item, or from the last one to the review."""
        words, self.next.icon_name = ("Till Granska", "arrow-right") if last else ("Nästa ärende", "arrow-down")
        self.next.setText(words)
        self.next.setAccessibleName(words)
        self.next.setToolTip(f"{words} ({self.next.key})")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < scaled(NARROW, QApplication.font())
        self._head.setVisible(not narrow)
        self.next.set_folded(narrow)
        self._layout.setContentsMargins(4 if narrow else 8, 8, 4 if narrow else 8, 12)
        wanted = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if narrow else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.list.setVerticalScrollBarPolicy(wanted)  # narrow, it would stand where the numbers do
        self.list.scheduleDelayedItemsLayout()

    def _build(self) -> None:
        self.setObjectName("surface")
        self._done = label("", "small")
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(12, 4, 12, 6)
        head.addWidget(label("Ärenden", "caption"))
        head.addStretch()
        head.addWidget(self._done)
        self.next = button(
            "Nästa ärende", self.next_requested.emit, kind="primary", key=keys.NEXT_ITEM, icon="arrow-down"
        )
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 8, 8, 12)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._head)
        self._layout.addWidget(self.list, 1)
        self._layout.addSpacing(8)
        self._layout.addWidget(self.next)
