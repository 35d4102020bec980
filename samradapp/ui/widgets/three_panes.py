"""A list, the work and a side pane beside each other; in a narrow window the list and the side pane give way."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStyle, QVBoxLayout, QWidget

from samradapp.ui.soon import soon
from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.parts import panes

_NARROW = 1100 - 80  # of the window, without the rail
_COMPACT = 1280  # below it the list begins narrower
_SLIM, _LIST, _COMPACT_LIST, _SIDE, _SLIM_SIDE = 72, 304, 264, 328, 288
_LEAST_WORK = 220  # in a narrow window, where what it asks for would push the side out of sight
_SCROLL_BAR = QStyle.PixelMetric.PM_ScrollBarExtent
_LEAST, _MOST = 200, 560  # of the list


class ThreePanes(QWidget):
    """``side`` is at least as wide as ``contents``, what it scrolls; the work in the middle gives way last."""

    def __init__(self, name: str, list_: QWidget, work: QWidget, side: QWidget, contents: QWidget) -> None:
        super().__init__()
        self._name = name
        self._list = list_
        self._work = work
        self._side = side
        self._contents = contents
        self._narrow: bool | None = None
        self._wide: list[int] = []
        self._growing = False  # the text size has changed, and not all has followed
        self._splitter = panes(name, list_, work, side, sizes=(_LIST, 728, _SIDE), stretched=1)
        list_.setMinimumWidth(scaled(_SLIM, QApplication.font()))
        self._splitter.splitterMoved.connect(self._keep_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._growing = True
            soon(self, self._follow_text_size)  # when what is in the panes has its new size

    def _follow_text_size(self) -> None:
        self._growing = False
        self._make_room(anew=True)

    def _make_room(self, *, anew: bool = False) -> None:
        font = QApplication.font()
        needed = self._contents.minimumSizeHint().width() + self._side.style().pixelMetric(_SCROLL_BAR)
        self._side.setMinimumWidth(max(scaled(_SLIM_SIDE, font), needed))
        was, self._narrow = self._narrow, self.width() < scaled(_NARROW, font)
        if anew or self._narrow != was:
            self._give_way() if self._narrow else self._come_back(first=was is None)
        if not self._growing:
            self._keep()

    def _give_way(self) -> None:
        slim = scaled(_SLIM, QApplication.font())
        self._splitter.setObjectName(f"{self._name}-narrow")  # its widths are remembered apart from the wide ones
        self._list.setFixedWidth(slim)
        self._work.setMinimumWidth(scaled(_LEAST_WORK, QApplication.font()))
        self._splitter.setSizes([slim, self.width(), self._side.minimumWidth()])

    def _come_back(self, *, first: bool) -> None:
        font = QApplication.font()
        self._splitter.setObjectName(self._name)
        self._work.setMinimumWidth(0)
        self._list.setMinimumWidth(scaled(_LEAST, font))
        self._list.setMaximumWidth(scaled(_MOST, font))
        if not first or self._splitter.sizes()[0] == _LIST:  # nothing that she has chosen
            left = scaled(_COMPACT_LIST if self.width() < scaled(_COMPACT, font) else _LIST, font)
            self._splitter.setSizes(self._wide or [left, self.width(), scaled(_SIDE, font)])

    def _keep_chosen(self) -> None:
        """Keep the widths of a wide window for when it is wide again."""
        if not self._narrow:
            self._wide = self._splitter.sizes()

    def _keep(self) -> None:
        """Keep them, but not a side that is held wide by what is in it: with smaller text it need not be."""
        chosen = self._wide[2:]
        self._keep_chosen()
        if chosen and self._wide[2] == self._side.minimumWidth():
            self._wide[2:] = chosen
