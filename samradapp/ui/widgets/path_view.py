"""The way to adjusted: stations under each other on a line, each with what there is to know and do."""

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from samradapp.ui.icons import paint_icon
from samradapp.ui.tokens import Tokens, color, scaled, tokens_of
from samradapp.ui.widgets.painting import painted
from samradapp.ui.widgets.parts import label, set_property


class Passed(StrEnum):
    DONE = "done"
    CURRENT = "current"
    OPEN = "open"


_WORDS = {Passed.DONE: "klart", Passed.CURRENT: "pågår", Passed.OPEN: "återstår"}


class Station(QWidget):
    """A mark on the line, a name and a sentence; ``add`` puts more below."""

    def __init__(self, name: str, *, last: bool = False) -> None:
        super().__init__()
        self._name = name
        self._mark = _Mark(last=last)
        self._sentence = label(role="small", wraps=True)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 2, 0, 0 if last else 16)
        self._column.setSpacing(4)
        self._column.addWidget(label(name, "heading", wraps=True))
        self._column.addWidget(self._sentence)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._mark)
        layout.addLayout(self._column, 1)

    def add(self, part: QWidget) -> None:
        self._column.addWidget(part)

    def show_state(self, passed: Passed, sentence: str, *, warns: bool = False) -> None:
        """Show how far it has come, and say more in a sentence."""
        self._mark.show_state(passed)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        set_property(self._sentence, "role", "warning" if warns else "small")
        self.setAccessibleName(f"{self._name}: {_WORDS[passed]}. {sentence}".strip())


class _Mark(QWidget):
    """The mark, and the line on to the next one."""

    def __init__(self, *, last: bool) -> None:
        super().__init__()
        self._passed = Passed.OPEN
        self._last = last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        side = scaled(20, QApplication.font())
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_state(self, passed: Passed) -> None:
        self._passed = passed
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(QApplication.palette())
        with painted(self) as painter:
            side = self.width()
            painter.setPen(Qt.PenStyle.NoPen)
            if not self._last:
                painter.fillRect(
                    QRectF(side / 2 - 0.5, side + 6, 1, self.height() - side - 8), color(tokens.line_medium)
                )
            paint_icon(painter, QRectF(0, 2, side, side), *_look(self._passed, tokens))


def _look(passed: Passed, tokens: Tokens) -> tuple[str, str]:
    return {
        Passed.DONE: ("circle-check", tokens.ok),
        Passed.CURRENT: ("circle-dot", tokens.accent),
        Passed.OPEN: ("circle", tokens.text3),
    }[passed]
