"""A frame that opens beside the place one writes at, and stays inside the window."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QWidget

_GAP = 4


class Popup(QFrame):
    """A part of the window and no window of its own, so that the keyboard never leaves the program.

    It stays within the width of the field it belongs to, unless it is wider.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()

    def open_at(self, place: QRect, field: QWidget) -> None:
        """Open below a place in a field, above it where there is too little room below."""
        window = field.window()
        self.setParent(window)
        self.adjustSize()
        bounds = _mapped(field.rect(), field, window)
        bounds = window.rect() if bounds.width() < self.width() else bounds
        bounds.setTop(window.rect().top())
        bounds.setBottom(window.rect().bottom())
        self.move(placed(self.geometry(), _mapped(place, field, window), bounds))
        self.show()
        self.raise_()


def _mapped(place: QRect, field: QWidget, window: QWidget) -> QRect:
    return QRect(field.mapTo(window, place.topLeft()), place.size())


def placed(popup: QRect, place: QRect, bounds: QRect) -> QPoint:
    """Give where a popup goes: under the place, over it near the bottom, never out of bounds."""
    left = max(bounds.left(), min(place.left(), bounds.right() + 1 - popup.width()))
    below, above = place.bottom() + _GAP, place.top() - _GAP - popup.height()
    if below + popup.height() <= bounds.bottom():
        return QPoint(left, below)
    return QPoint(left, above if above >= bounds.top() else max(bounds.top(), bounds.bottom() + 1 - popup.height()))
