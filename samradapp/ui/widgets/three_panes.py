"""A list, the work and a side pane beside each other; in a narrow window the list and the side pane give way."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.splitter import Splitter

_NARROW = 1100 - 80  # of the window, without the rail
_COMPACT = 1280  # below it the list begins narrower
_SLIM, _LIST, _COMPACT_LIST, _SIDE, _SLIM_SIDE = 72, 304, 264, 328, 288
_LEAST_WORK = 220  # in a narrow window, where what it asks for would push the side out of sight
_LEAST, _MOST = 200, 560  # of the list
_MOVED = (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.FontChange)


class ThreePanes(Splitter):
    """``side`` is at least as wide as ``contents``, what it scrolls; the work in the middle gives way last.

    The widths are set anew each time something in the panes asks for another room. What they were before does not
    count: while the text size changes, the panes ask for widths that hold for a moment only.
    """

    def __init__(self, name: str, list_: QWidget, work: QWidget, side: QWidget, contents: QWidget) -> None:
        super().__init__(name, list_, work, side, sizes=(_LIST, 728, _SIDE), stretched=1)
        self._list = list_
        self._work = work
        self._side = side
        self._contents = contents

    def event(self, event: QEvent) -> bool:
        taken = super().event(event)
        if event.type() in _MOVED:
            self._make_room()
        return taken

    def _on_drawn(self) -> None:
        if not self._is_narrow():
            super()._on_drawn()

    def _make_room(self) -> None:
        self._side.setMinimumWidth(max(_scaled(_SLIM_SIDE), self._least_side()))
        left, right = self._give_way() if self._is_narrow() else self._come_back()
        self.setSizes([left, max(0, self.width() - left - right - 2 * self.handleWidth()), right])

    def _is_narrow(self) -> bool:
        return self.width() < _scaled(_NARROW)

    def _least_side(self) -> int:
        bar = self._side.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return self._contents.minimumSizeHint().width() + bar

    def _give_way(self) -> tuple[int, int]:
        slim = _scaled(_SLIM)
        self._list.setFixedWidth(slim)
        self._work.setMinimumWidth(_scaled(_LEAST_WORK))
        return slim, self._side.minimumWidth()

    def _come_back(self) -> tuple[int, int]:
        self._work.setMinimumWidth(0)
        self._list.setMinimumWidth(_scaled(_LEAST))
        self._list.setMaximumWidth(_scaled(_MOST))
        if self.chosen:
            return self.chosen[0], self.chosen[-1]
        return _scaled(_COMPACT_LIST if self.width() < _scaled(_COMPACT) else _LIST), _scaled(_SIDE)


def _scaled(pixels: int) -> int:
    return scaled(pixels, QApplication.font())
