"""Light or dark, and how large the text is: as the system has it, or as she has chosen."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from samradapp.settings import LARGEST_TEXT, SMALLEST_TEXT
from samradapp.ui.style import apply_style
from samradapp.ui.tokens import Scheme

STEP = 10


def stepped(text_size: int, steps: int) -> int:
    """Give the text size so many steps larger, or smaller, as far as it goes."""
    return min(max(text_size + steps * STEP, SMALLEST_TEXT), LARGEST_TEXT)


class Appearance(QObject):
    """Gives the window its style, and gives it anew when she or the system chooses another."""

    def __init__(self, application: QApplication, parent: QObject, scheme: str, text_size: int) -> None:
        super().__init__(parent)
        self._application = application
        self._scheme = scheme
        self._text_size = text_size
        self._shown: tuple[Scheme, int] | None = None
        application.styleHints().colorSchemeChanged.connect(self._show)
        self._show()

    def choose(self, scheme: str, text_size: int) -> None:
        """Show another scheme (system, light or dark) or text size (percent); at once, everywhere."""
        self._scheme, self._text_size = scheme, stepped(text_size, 0)
        self._show()

    @property
    def shown(self) -> Scheme:
        """What is shown now."""
        if self._scheme in (Scheme.LIGHT, Scheme.DARK):
            return Scheme(self._scheme)
        dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return Scheme.DARK if dark else Scheme.LIGHT

    def _show(self) -> None:
        wanted = self.shown, self._text_size
        if wanted != self._shown:
            self._shown = wanted
            apply_style(self._application, self.shown, self._text_size / 100)
