"""The bar at the bottom: whether the text is saved, where the meeting is, and the keys at hand."""

from collections.abc import Sequence
from datetime import time

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QWidget

from samradapp.ui.icons import paint_icon
from samradapp.ui.tokens import Tone, color, scaled, sized, tokens_of
from samradapp.ui.widgets.key_hints import KeyHints
from samradapp.ui.widgets.painting import LEFT, tone_colors

_AROUND = 12  # before and after each fact
_ICONS = {Tone.OK: "check", Tone.WARN: "triangle-alert"}


class StatusBar(QFrame):
    """Says "Sparat 10.42.13" when it is true, and in words when it is not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()

    def set_saved(self, moment: time) -> None:
        self._saved.say(f"Sparat {moment:%H.%M.%S}", Tone.OK)

    def set_not_saved(self, sentence: str) -> None:
        self._saved.say(f"Inte sparat. {sentence}", Tone.WARN)

    def set_ready(self, words: str) -> None:
        """Say something that is neither: "Klart att börja"."""
        self._saved.say(words, Tone.OK)

    def set_facts(self, facts: Sequence[str]) -> None:
        """Show what else there is to know: "Ärende 19 sedan 10.18", "412 ord"."""
        self._facts.show_facts([fact for fact in facts if fact])

    def set_keys(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show keys and what they do: ("Ctrl+K", "kommandon")."""
        self._keys.set_keys(hints)

    @property
    def text(self) -> str:
        """What is said of saving."""
        return self._saved.words

    @property
    def facts(self) -> str:
        return self._facts.accessibleName()

    def _build(self) -> None:
        self.setObjectName("statusBar")
        self.setAccessibleName("Statusrad")
        self._saved = _Saved()
        self._facts = _Facts()
        self._keys = KeyHints()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 4, 16, 4)
        layout.setSpacing(12)
        layout.addWidget(self._saved)
        layout.addWidget(self._facts)
        layout.addWidget(self._keys, 1)


class _Saved(QWidget):
    """A mark and words of the same tone; never colour alone."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self._tone = Tone.OK
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, words: str, tone: Tone) -> None:
        self.words, self._tone = words, tone
        self.setAccessibleName(words)
        self.setToolTip(words if tone is Tone.WARN else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        font = QApplication.font()
        words = QFontMetrics(sized(font, 9.5, QFont.Weight.DemiBold)).horizontalAdvance(self.words)
        return QSize(words + scaled(22, font) + 4, scaled(24, font))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 160), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, font = tokens_of(QApplication.palette()), QApplication.font()
        _, ink = tone_colors(self._tone, tokens)
        size = scaled(15, font)
        with QPainter(self) as painter:
            paint_icon(painter, QRectF(0, (self.height() - size) / 2, size, size), _ICONS[self._tone], ink)
            small = sized(font, 9.5, QFont.Weight.DemiBold)
            left = scaled(22, font)
            words = QFontMetrics(small).elidedText(self.words, Qt.TextElideMode.ElideRight, self.width() - left)
            painter.setFont(small)
            painter.setPen(ink)
            painter.drawText(QRectF(left, 0, self.width() - left, self.height()), LEFT, words)


class _Facts(QWidget):
    """What there is to know, with a thin line between; what does not fit is left out, the last first."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_facts(self, facts: list[str]) -> None:
        if facts == self._facts:
            return
        self._facts = facts
        self.setAccessibleName(", ".join(facts))
        self.setVisible(bool(facts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(sum(map(self._width_of, self._facts)), scaled(24, QApplication.font()))

    def minimumSizeHint(self) -> QSize:
        return QSize(sum(map(self._width_of, self._facts[:1])), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, font = tokens_of(QApplication.palette()), QApplication.font()
        line = scaled(18, font)
        top = (self.height() - line) // 2
        with QPainter(self) as painter:
            painter.setFont(sized(font, 9.5))
            left = 0
            for fact in self._facts:
                right = left + self._width_of(fact)
                if left and right > self.width():
                    break
                painter.setPen(color(tokens.line))
                painter.drawLine(left, top, left, top + line)  # its first fillRect costs Qt 4 ms of the start
                painter.setPen(color(tokens.text2))
                painter.drawText(QRectF(left + scaled(_AROUND, font), 0, right - left, self.height()), LEFT, fact)
                left = right

    @staticmethod
    def _width_of(fact: str) -> int:
        font = QApplication.font()
        return QFontMetrics(sized(font, 9.5)).horizontalAdvance(fact) + 2 * scaled(_AROUND, font)
