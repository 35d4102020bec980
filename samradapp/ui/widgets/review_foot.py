"""The foot of the findings: what may stay as it is, and which controls had nothing to remark."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from samradapp.domain.review import Rule
from samradapp.domain.swedish import counted
from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.buttons import KeyButton, button
from samradapp.ui.widgets.icon import Icon, Look
from samradapp.ui.widgets.parts import clear, hairline, label, scrolled


class ReviewFoot(QWidget):
    """Both lines unfold; ``left_toggled`` asks the page to show or hide what is left in the list."""

    left_toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shows_left = False
        self._rules: tuple[Rule, ...] | None = None
        self._build()

    def show_counts(self, clean: Sequence[Rule], left: int) -> None:
        """Show which controls found nothing, and how many findings are left as they are."""
        if not left:
            self.shows_left = False
        self._left_line.setVisible(left > 0)
        self._left_words.setText(counted(left, "lämnad så", "lämnade så"))
        self._name(self._left_toggle, self.shows_left, "det som är lämnat så")
        self._clean_words.setText(f"{counted(len(clean), 'kontroll', 'kontroller')} utan anmärkning")
        if tuple(clean) != self._rules:
            self._rules = tuple(clean)
            clear(self._names)
            for rule in clean:
                self._names.addWidget(label(rule.name, "small", wraps=True))

    def _build(self) -> None:
        self._left_words, self._clean_words = label(role="small", wraps=True), label(role="small", wraps=True)
        self._left_toggle = button("Visa", self._on_left, kind="bare", icon="chevron-down")
        self._clean_toggle = button("Visa", self._on_clean, kind="bare", icon="chevron-down")
        self._left_line = _line(lambda tokens: ("undo-2", tokens.text2), self._left_words, self._left_toggle)
        inner = QWidget()
        self._names = QVBoxLayout(inner)
        self._names.setContentsMargins(38, 4, 8, 8)
        self._names.setSpacing(4)
        self._list = scrolled(inner)
        self._list.setVisible(False)
        self._list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._name(self._clean_toggle, False, "kontrollerna")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(4)
        layout.addWidget(hairline())
        layout.addWidget(self._left_line)
        layout.addWidget(_line(lambda tokens: ("check", tokens.ok), self._clean_words, self._clean_toggle))
        layout.addWidget(self._list)

    def _on_left(self) -> None:
        self.shows_left = not self.shows_left
        self._name(self._left_toggle, self.shows_left, "det som är lämnat så")
        self.left_toggled.emit()

    def _on_clean(self) -> None:
        shown = self._list.isHidden()
        self._list.setVisible(shown)
        self._list.setFixedHeight(min(self._names.sizeHint().height(), scaled(200, QApplication.font())))
        self._name(self._clean_toggle, shown, "kontrollerna")

    @staticmethod
    def _name(toggle: KeyButton, shown: bool, what: str) -> None:
        toggle.setText("Dölj" if shown else "Visa")
        toggle.icon_name = "chevron-up" if shown else "chevron-down"
        toggle.setAccessibleName(f"{toggle.text()} {what}")
        toggle.updateGeometry()


def _line(look: Look, words: QWidget, toggle: QWidget) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(10, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(Icon(look), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(words, 1)
    row.addWidget(toggle)
    return line
