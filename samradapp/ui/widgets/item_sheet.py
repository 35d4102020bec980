"""The paper: an item's title, kind and presenters on the same sheet as its text."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from samradapp.domain.text import Text
from samradapp.ui import keys
from samradapp.ui.tokens import scaled
from samradapp.ui.widgets import text_document
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.history_view import HistoryView
from samradapp.ui.widgets.item_head import ItemHead
from samradapp.ui.widgets.minutes_editor import MinutesEditor
from samradapp.ui.widgets.paper_text import PaperText, paper_font
from samradapp.ui.widgets.parts import hairline, label
from samradapp.ui.widgets.text_tools import TextTools

_SIGNS = 86  # in a line, at most
_SIDE, _NARROW_SIDES = 40, {280: 12, 600: 24}  # the margin, also of a sheet that is narrower than this


class ItemSheet(QFrame):
    """One item to be written. A text that writes itself is shown greyed, with a button that makes it hers."""

    text_edited = Signal()
    own_text_requested = Signal()
    go_here_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locked = False
        self._generated_text: Text = ()
        self.head = ItemHead()
        self.title, self.presenters = self.head.title, self.head.presenters
        self.editor = MinutesEditor()
        self.tools = TextTools(self.editor)
        self.history = HistoryView()
        self._build()

    def show_text(self, key: int, text: Text) -> None:
        """Show the item's own text in the editor."""
        self.editor.show_item(key, text)
        self.show_own_text()

    def show_own_text(self) -> None:
        """Show the editor as it is."""
        self._show_part(self.editor)
        self.tools.setEnabled(True)
        self._generated_bar.hide()

    def show_generated(self, text: Text) -> None:
        """Show a text that the decisions write."""
        if text != self._generated_text:
            self._generated_text = text
            document = self._generated.document()
            document.clear()
            text_document.fill(document, text)
        self._show_part(self._generated)
        self.tools.setEnabled(False)
        self._generated_bar.setVisible(not self._locked)

    def show_history(self) -> None:
        """Show the history in the place of the text, with the keyboard in it."""
        self._show_part(self.history)
        self.tools.setEnabled(False)
        self.history.take_focus()

    @property
    def writes(self) -> bool:
        """Tell whether the text that is shown is hers to write in."""
        return self._texts.currentWidget() is self.editor and not self._locked

    def set_place(self, sentence: str, *, elsewhere: bool) -> None:
        """Say above the paper that the meeting is elsewhere, or that the item is locked; nothing takes no room."""
        self._place.setText(sentence)
        self._go_here.setHidden(bool(sentence) and not elsewhere)
        self._place_bar.setVisible(bool(sentence))

    def take_focus(self) -> None:
        """Put the keyboard in the text."""
        (self._generated if self._texts.currentWidget() is self._generated else self.editor).setFocus()

    def set_locked(self, locked: bool) -> None:
        self._locked = locked
        self.head.set_locked(locked)
        self.tools.set_locked(locked)
        self.editor.set_locked(locked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_margins()

    def _set_margins(self) -> None:
        """Keep lines short enough to be read: what is wider is margin."""
        font = QApplication.font()
        column = QFontMetrics(paper_font()).averageCharWidth() * _SIGNS
        narrow = (side for below, side in _NARROW_SIDES.items() if self.width() < scaled(below, font))
        least = scaled(next(narrow, _SIDE), font)
        side = max(least, (self.width() - column) // 2)
        self._layout.setContentsMargins(side, scaled(20, font), side, 0)

    def _show_part(self, part: QWidget) -> None:
        self._texts.setCurrentWidget(part)

    def _build(self) -> None:
        self.setObjectName("paper")
        self.editor.edited.connect(self.text_edited)
        self._layout = QVBoxLayout()
        self._layout.setSpacing(0)
        for part in (self.head, hairline(), self.tools, hairline(), self._build_generated_bar()):
            self._layout.addWidget(part)
            if part is self.head:
                self._layout.addSpacing(8)
        self._layout.addWidget(self._build_texts(), 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._build_place())
        outer.addLayout(self._layout, 1)

    def _build_place(self) -> QWidget:
        self._place_bar = QFrame()
        self._place_bar.setProperty("place", True)
        self._place = label("", "small", wraps=True)
        self._place.setContentsMargins(0, 6, 0, 6)  # as high as with the button beside it
        self._go_here = button("Gå hit", self.go_here_requested.emit, key=keys.GO_HERE, name="Gå hit")
        row = QHBoxLayout(self._place_bar)
        row.setContentsMargins(24, 4, 12, 4)
        row.addWidget(self._place, 1)
        row.addWidget(self._go_here, 0, Qt.AlignmentFlag.AlignRight)
        self._place_bar.hide()
        return self._place_bar

    def _build_generated_bar(self) -> QWidget:
        self._generated_bar = QWidget()
        layout = QHBoxLayout(self._generated_bar)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(label("Texten skrivs av besluten och ändras med dem.", "hint", wraps=True), 1)
        layout.addWidget(button("Gör till min text", self.own_text_requested.emit))
        return self._generated_bar

    def _build_texts(self) -> QWidget:
        self._generated = PaperText("Text som skrivs av besluten")
        self._generated.setProperty("generated", True)
        self._generated.setCursorWidth(0)
        self._texts = QStackedWidget()
        for part in (self.editor, self._generated, self.history):
            self._texts.addWidget(part)
        return self._texts
