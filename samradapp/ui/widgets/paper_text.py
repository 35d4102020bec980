"""A text that is read on the paper, in the paper's type."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit

from samradapp.ui.tokens import scaled, sized

_POINTS = 12


class PaperText(QTextEdit):
    """Is read and copied from, not written in; its type follows the text size."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        set_type(self.document())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            set_type(self.document())  # Qt has just given it the type of the field


def paper_font() -> QFont:
    """Give the type of the protocol's text, at the window's text size."""
    return sized(QApplication.font(), _POINTS)


def set_type(document: QTextDocument) -> None:
    """Set a document in the paper's type."""
    document.setDefaultFont(paper_font())
    document.setIndentWidth(scaled(24, QApplication.font()))
