"""Panes beside each other, or one above the other, whose sizes she chooses."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget


class Splitter(QSplitter):
    """``chosen`` are the sizes she has drawn the panes to, in pixels, empty until she has; kept under ``name``."""

    def __init__(
        self,
        name: str,
        *parts: QWidget,
        sizes: Sequence[int],
        stretched: int | None = None,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
    ) -> None:
        super().__init__(orientation)
        self.chosen: list[int] = []
        self.setObjectName(name)
        self.setHandleWidth(1)  # a hairline, which Qt lets be grabbed two pixels beside it
        self.setChildrenCollapsible(False)
        for part in parts:
            self.addWidget(part)
        self.setSizes(list(sizes))
        if stretched is not None:
            self.setStretchFactor(stretched, 1)
        self.splitterMoved.connect(lambda: self._on_drawn())

    def choose(self, sizes: Sequence[int]) -> None:
        """Give the panes the sizes they had when she last drew them."""
        self.chosen = list(sizes)
        self.setSizes(self.chosen)

    def _on_drawn(self) -> None:
        self.chosen = self.sizes()
