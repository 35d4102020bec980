"""The order in which Tab goes through a window: as its layouts are read, whenever their parts were made.

Qt goes in the order in which widgets are made, so that a card, a row or a form that comes later is last of all, after
the status bar.
"""

from collections.abc import Iterator
from operator import itemgetter

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLayout, QSplitter, QStackedWidget, QWidget


def next_widget(window: QWidget, *, forward: bool) -> QWidget | None:
    """Give where Tab leads from where the keyboard is, or None when nothing in the window takes it."""
    order = list(_stops(window))
    if not order:
        return None
    focused = QApplication.focusWidget()
    here = next((place for place, known in enumerate(order) if known is focused), None)
    if here is None:
        return order[0 if forward else -1]
    return order[(here + (1 if forward else -1)) % len(order)]


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """Give what takes the keyboard by Tab: the widget itself, and what is inside it."""
    if not widget.isVisible() or not widget.isEnabled():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    for part in _parts(widget):
        yield from _stops(part)


def _parts(widget: QWidget) -> list[QWidget]:
    """Give a widget's own parts, those of its layout first and in its order."""
    if isinstance(widget, QSplitter | QStackedWidget):
        return [part for place in range(widget.count()) if (part := widget.widget(place)) is not None]
    children = _children(widget)
    laid_out = list(_in_layout(layout, children)) if (layout := widget.layout()) is not None else []
    others = [part for part in children if part not in laid_out and not part.isWindow()]
    return laid_out + others


def _in_layout(layout: QLayout, widgets: list[QWidget]) -> Iterator[QWidget]:
    """Give those of the widgets that lie in a layout, in its order.

    WORKAROUND(PySide6 6.11): ``itemAt`` would leave an object in Python that outlives the widget it is about, and the
    next object to get that place in memory would be taken for it.
    """
    inner = [part for part in layout.children() if isinstance(part, QLayout)]
    places = [(layout.indexOf(part), part) for part in widgets] + [(layout.indexOf(part), part) for part in inner]
    for _, part in sorted(((place, part) for place, part in places if place >= 0), key=itemgetter(0)):
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _in_layout(part, widgets)


def _children(widget: QObject) -> list[QWidget]:
    return [child for child in widget.children() if isinstance(child, QWidget)]
