"""What takes its time, in the place of the message bar: words, how far it has come, and the way to stop it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QWidget

from samradapp.ui.tokens import color, scaled, tokens_of
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.painting import painted
from samradapp.ui.widgets.parts import label


class ProgressLine(QFrame):
    """Hidden until there is something to show; never takes focus by itself."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("message", "info")
        self._words = label(wraps=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._bar = _Bar()
        stop = button("Avbryt", self.cancelled.emit, kind="bare")
        stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 4, 6, 4)
        layout.setSpacing(12)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._bar)
        layout.addWidget(stop)
        self.hide()

    def show_progress(self, words: str, done: int, whole: int) -> None:
        """Show how much of how much is done; ``whole`` 0 when nobody knows."""
        percent = min(round(100 * done / whole), 100) if whole else 0
        said = f"{words} … {percent}\u00a0%" if whole else f"{words} …"
        self._words.setText(said)
        self.setAccessibleName(said)
        self._bar.show_part(percent / 100)
        self.show()

    @property
    def sentence(self) -> str:
        return "" if self.isHidden() else self._words.text()


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._part = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(scaled(180, QApplication.font()), scaled(8, QApplication.font()))

    def show_part(self, part: float) -> None:
        self._part = part
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(QApplication.palette())
        with painted(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            rect, radius = QRectF(self.rect()), self.height() / 2
            painter.setBrush(color(tokens.line_medium))
            painter.drawRoundedRect(rect, radius, radius)
            painter.setBrush(color(tokens.accent))
            rect.setWidth(max(rect.width() * self._part, rect.height()))
            painter.drawRoundedRect(rect, radius, radius)
