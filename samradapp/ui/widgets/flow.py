"""A layout that sets its parts in rows, and begins another row where one does not fit."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Parts keep the size they want; one that is wider than the whole is cut to it."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        super().__init__(parent)
        self._parts: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def addItem(self, part: QLayoutItem) -> None:
        self._parts.append(part)

    def count(self) -> int:
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._parts[index] if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._parts.pop(index) if 0 <= index < len(self._parts) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        widest = max((part.minimumSize().width() for part in self._shown()), default=0)
        return QSize(min(widest, 160), self.heightForWidth(self.geometry().width() or 400))

    def _shown(self) -> list[QLayoutItem]:
        return [part for part in self._parts if not part.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Set the parts in their rows, or only reckon; gives the height they take."""
        left, top, row = rect.left(), rect.top(), 0
        for part in self._shown():
            width, height = min(part.sizeHint().width(), rect.width()), part.sizeHint().height()
            if left > rect.left() and left + width > rect.right() + 1:
                left, top, row = rect.left(), top + row + self.spacing(), 0
            if move:
                part.setGeometry(QRect(QPoint(left, top), QSize(width, height)))
            left += width + self.spacing()
            row = max(row, height)
        return top + row - rect.top()
