"""The names of a list, and what is done with each; only to be read."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from samradapp.ui.models.register import RegisterColumn, RegisterModel, RegisterRow
from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.register_delegate import RegisterDelegate

_ROW = 34
_AIR = 20  # beside the words of a cell
_WIDEST = 220
_COLUMNS = (
    RegisterColumn("line", "Rad", width=52, editable=False),
    RegisterColumn("name", "Namn", editable=False),
    RegisterColumn("whose", "För", editable=False),
    RegisterColumn("role", "Uppdrag", width=120, editable=False),
    RegisterColumn("deed", "Läggs in", width=120, editable=False),
)


class RosterPreview(QTableView):
    """As high as its rows, so that what stands over it scrolls with them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RegisterModel(_COLUMNS, self)
        self.setModel(self._rows)
        self.setAccessibleName("Listan")
        self.setItemDelegate(RegisterDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._measure()

    def set_rows(self, rows: Sequence[RegisterRow]) -> None:
        """Show these names."""
        self._rows.set_rows(rows)
        self._measure()

    def words(self) -> list[tuple[str, ...]]:
        """Give what stands in the rows."""
        return [tuple(self._rows.text(row, column) for column in range(len(_COLUMNS))) for row in self._rows.rows()]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_rows"):
            self._measure()

    def _width(self, position: int, column: RegisterColumn) -> int:
        """Let "förste vice ordförande" have room, up to a width that leaves the names theirs."""
        words, font = QFontMetrics(self.font()), QApplication.font()
        texts = (self._rows.text(row, position) for row in self._rows.rows())
        needed = max((words.horizontalAdvance(text) for text in texts), default=0) + _AIR
        return min(max(scaled(column.width, font), needed), scaled(_WIDEST, font))

    def _measure(self) -> None:
        font = QApplication.font()
        self.verticalHeader().setDefaultSectionSize(scaled(_ROW, font))
        for position, column in enumerate(_COLUMNS):
            if column.width:
                self.setColumnWidth(position, self._width(position, column))
            else:
                self.horizontalHeader().setSectionResizeMode(position, QHeaderView.ResizeMode.Stretch)
        self.setFixedHeight(
            scaled(_ROW, font) * self._rows.rowCount() + self.horizontalHeader().sizeHint().height() + 4
        )
