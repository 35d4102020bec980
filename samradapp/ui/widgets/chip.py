"""A chip: a word on its tone, with an icon. It reports and cannot be clicked."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from samradapp.ui.tokens import Tone, scaled, sized, tokens_of
from samradapp.ui.widgets.painting import chip_width, paint_chip, painted


class Chip(QLabel):
    """A label, so that a screen reader says its word."""

    def __init__(self, text: str = "", tone: Tone = Tone.PLAIN, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tone = tone
        self._icon = icon

    @property
    def tone(self) -> Tone:
        return self._tone

    def show_word(self, text: str, tone: Tone, icon: str = "") -> None:
        """Say another word, on its own tone."""
        self._tone, self._icon = tone, icon
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        font = self._own_font()
        return QSize(chip_width(self.text(), font, icon=bool(self._icon)), max(scaled(22, font), _line(font)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(QApplication.palette())
        with painted(self) as painter:
            paint_chip(painter, QRectF(self.rect()), self.text(), self._tone, tokens, self._own_font(), icon=self._icon)

    @staticmethod
    def _own_font() -> QFont:
        return QApplication.font()


def _line(font: QFont) -> int:
    return QFontMetrics(sized(font, 9.5)).height() + 4
