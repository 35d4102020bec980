"""Names below a caption; many are folded away but for the first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.parts import card, label

_FEW = 4


class NameFold(QWidget):
    """Hidden while there are no names."""

    def __init__(self, caption: str, *, framed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._open = False
        self._caption = caption
        self._build(framed=framed)

    def set_names(self, names: Sequence[str]) -> None:
        self._names = tuple(names)
        self._show_names()

    @property
    def text(self) -> str:
        """What is shown of the names."""
        return self._words.text()

    def _build(self, *, framed: bool) -> None:
        self._head = label(self._caption, "small")
        self._words = label(wraps=True)
        self._more = button("", self._on_more, kind="bare")
        frame = card() if framed else QFrame()
        inner = QVBoxLayout(frame)
        margin = 12 if framed else 0
        inner.setContentsMargins(margin, 8 if framed else 0, margin, 8 if framed else 0)
        inner.setSpacing(2)
        for part in (self._head, self._words):
            inner.addWidget(part)
        inner.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        self._show_names()

    def _show_names(self) -> None:
        many = len(self._names) > _FEW + 1
        shown = self._names if self._open or not many else self._names[:_FEW]
        self._words.setText("\n".join(shown))
        self._head.setText(f"{self._caption} ({len(self._names)})" if many else self._caption)
        self._more.setText("Visa färre" if self._open else f"Visa alla {len(self._names)}")
        self._more.setAccessibleName(f"{self._more.text()}: {self._caption}")
        self._more.setVisible(many)
        self._more.updateGeometry()
        self.setVisible(bool(self._names))

    def _on_more(self) -> None:
        self._open = not self._open
        self._show_names()
