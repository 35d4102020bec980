"""A layout that sets its parts in rows, and begins another row where one does not fit."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Parts keep the size they want; one that is wider than the whole is cut to it.

    ``apart``: the last part stands at the right edge while all of them have room in one row.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, apart: bool = False) -> None:
        super().__init__(parent)
        self._parts: list[QLayoutItem] = []
        self._apart = apart
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
        heights = [max(part.sizeHint().height() for part in row) for row in self._rows(width)]
        return sum(heights) + self.spacing() * max(len(heights) - 1, 0)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        top, rows = rect.top(), self._rows(rect.width())
        for row in rows:
            left, height = rect.left(), max(part.sizeHint().height() for part in row)
            for part in row:
                width, own = min(part.sizeHint().width(), rect.width()), part.sizeHint().height()
                if self._apart and len(rows) == 1 and part is row[-1]:
                    left = rect.right() + 1 - width
                part.setGeometry(QRect(QPoint(left, top + (height - own) // 2), QSize(width, own)))
                left += width + self.spacing()
            top += height + self.spacing()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        widest = max((part.minimumSize().width() for part in self._shown()), default=0)
        return QSize(min(widest, 160), self.heightForWidth(self.geometry().width() or 400))

    def _shown(self) -> list[QLayoutItem]:
        return [part for part in self._parts if not part.isEmpty()]

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        taken = 0
        for part in self._shown():
            wanted = min(part.sizeHint().width(), width)
            if rows and taken + self.spacing() + wanted <= width:
                rows[-1].append(part)
                taken += self.spacing() + wanted
            else:
                rows.append([part])
                taken = wanted
        return rows
