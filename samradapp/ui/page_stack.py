"""The pages of the window, of which one is shown."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget


class PageStack(QStackedWidget):
    """Some pages stay when another is shown; others only pass, and are thrown away.

    Asks for no more room than the smallest window has: a page makes do, and never makes the window larger.
    """

    thrown_away = Signal(QWidget)  # a page that only passed, before it goes

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._passing: list[QWidget] = []

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 240)

    def show_page(self, page: QWidget) -> None:
        """Show one of the pages."""
        self.setCurrentWidget(page)
        for passing in [known for known in self._passing if known is not page]:
            self._passing.remove(passing)
            self.thrown_away.emit(passing)
            self.removeWidget(passing)
            passing.deleteLater()

    def show_passing(self, page: QWidget) -> None:
        """Show a page until another is shown."""
        self.lay_over(page)
        self.show_page(page)

    def lay_over(self, page: QWidget) -> None:
        """Show a page until another is shown, and keep the one it lies over."""
        self._passing.append(page)
        self.addWidget(page)
        self.setCurrentWidget(page)
