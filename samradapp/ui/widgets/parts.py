"""Small parts every panel is made of: buttons, labels, hairlines; each with a name a screen reader can say."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from samradapp.ui.tokens import color, sized, tokens_of

_CAP_GAP = 20


class KeyButton(QPushButton):
    """A button with its key printed at the right."""

    def __init__(self, text: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._key = key
        self.setProperty("keyed", bool(key))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + (self._cap_width() + _CAP_GAP if self._key else 0), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._key:
            return
        tokens = tokens_of(QApplication.palette())  # the style sheet has put a filled button's words in its own
        primary = self.property("kind") == "primary" and self.isEnabled()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = sized(self.font(), 9)
        height = QFontMetrics(font).height() + 2
        width = self._cap_width()
        cap = QRectF(self.width() - width - 10.5, (self.height() - height) / 2 + 0.5, width, height)
        painter.setPen(color(tokens.on_accent if primary else tokens.line_medium))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setFont(font)
        painter.setPen(color(tokens.on_accent if primary else tokens.text3))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.end()

    def _cap_width(self) -> int:
        return QFontMetrics(sized(self.font(), 9)).horizontalAdvance(self._key) + 12


def button(
    text: str, on_clicked: Callable[[], object], *, kind: str = "", key: str = "", name: str = ""
) -> QPushButton:
    """Give a button; ``key`` is printed after its words, ``kind`` is primary, bare, delete, bare-delete or card."""
    result = KeyButton(text, key)
    result.setAccessibleName(name or text)
    result.setToolTip(f"{name or text} ({key})" if key else name)
    result.setAutoDefault(False)
    if kind:
        result.setProperty("kind", kind)
    result.clicked.connect(lambda: on_clicked())
    return result


def tool(text: str, name: str, on_clicked: Callable[[], object], *, checkable: bool = False) -> QToolButton:
    """Give a small button for a toolbar, with its name as a tooltip."""
    result = QToolButton()
    result.setText(text)
    result.setAccessibleName(name)
    result.setToolTip(name)
    result.setCheckable(checkable)
    result.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    result.clicked.connect(lambda: on_clicked())
    return result


def label(text: str = "", role: str = "", *, wraps: bool = False) -> QLabel:
    """Give a label of plain text; ``role`` is page, title, heading, field, small, caption, hint, error, ok or warn."""
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setWordWrap(wraps)
    if role:
        result.setProperty("role", role)
    return result


def chip(text: str, tone: str) -> QLabel:
    """Give a chip; it reports and cannot be clicked. ``tone`` is plain, info, ok, warn or err."""
    result = label(text)
    result.setProperty("chip", tone)
    result.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return result


def hairline() -> QFrame:
    result = QFrame()
    result.setProperty("hairline", True)
    result.setFixedHeight(1)
    return result


def card() -> QFrame:
    result = QFrame()
    result.setProperty("card", True)
    return result


def surface() -> QFrame:
    """Give the ground of a pane beside the work, a little darker than paper."""
    result = QFrame()
    result.setObjectName("surface")
    return result


def scrolled(widget: QWidget) -> QScrollArea:
    """Give the widget in an area of its own that scrolls when there is too little room."""
    result = QScrollArea()
    widget.setObjectName("inner")
    result.setWidgetResizable(True)
    result.setFrameShape(QFrame.Shape.NoFrame)
    result.setWidget(widget)
    return result


def side_pane(widget: QWidget, *below: QWidget) -> QWidget:
    """Give a pane at the side: what scrolls, and below it what always stays in sight."""
    pane = surface()
    layout = QVBoxLayout(pane)
    layout.setContentsMargins(0, 0, 0, 12)
    layout.addWidget(scrolled(widget), 1)
    for part in below:
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(part)
        layout.addLayout(row)
    return pane


def shortcut(keys: str, widget: QWidget, on_pressed: Callable[[], object], *, inside: bool = True) -> QShortcut:
    """Bind keys: to the widget and what is in it, or to its whole window."""
    context = Qt.ShortcutContext.WidgetWithChildrenShortcut if inside else Qt.ShortcutContext.WindowShortcut
    result = QShortcut(QKeySequence(keys), widget)
    result.setContext(context)
    result.activated.connect(lambda: on_pressed())
    return result


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet looks at, and have it looked at again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def clear(layout: QLayout) -> None:
    """Empty a layout and delete what stood in it."""
    while (entry := layout.takeAt(0)) is not None:
        if (widget := entry.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := entry.layout()) is not None:
            clear(inner)
