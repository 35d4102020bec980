"""The paper: an item's title, kind and presenters on the same sheet as its text."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTextEdit, QVBoxLayout, QWidget

from samradapp.domain.meeting import KIND_NAMES, Kind
from samradapp.domain.text import BlockStyle, Text
from samradapp.ui.widgets import text_document
from samradapp.ui.widgets.buttons import button, tool
from samradapp.ui.widgets.choice import Combo
from samradapp.ui.widgets.fields import TextLine
from samradapp.ui.widgets.minutes_editor import MinutesEditor
from samradapp.ui.widgets.parts import hairline, label


class ItemSheet(QFrame):
    """One item to be written. A text that writes itself is shown greyed, with a button that makes it hers."""

    title_typed = Signal(str)
    presenters_typed = Signal(str)
    kind_chosen = Signal(object)  # Kind
    text_edited = Signal()
    own_text_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locked = False
        self._key: int | None = None
        self._generated_text: Text = ()
        self._number = label(role="title")
        self.title = TextLine("Ärendets rubrik", "Rubrik")
        self.presenters = TextLine("Föredragande", "Föredragande: Namn, titel; Namn")
        self._kind = Combo()
        self._build()

    def show_item(self, key: int, number: str, title: str, kind: Kind, presenters: str) -> None:
        """Show an item's facts; what is being typed in the same item stays."""
        for field, value in ((self.title, title), (self.presenters, presenters)):
            if key == self._key:
                field.show_value(value)
            else:
                field.show_other(value)
        self._key = key
        self._number.setText(number)
        self._kind.setCurrentIndex(self._kind.findData(kind))

    def show_text(self, key: int, text: Text) -> None:
        """Show the item's own text in the editor."""
        self.editor.show_item(key, text)
        self.show_own_text()

    def show_own_text(self) -> None:
        """Show the editor as it is."""
        self._texts.setCurrentWidget(self.editor)
        self._tools.setEnabled(not self._locked)
        self._generated_bar.hide()

    def show_generated(self, text: Text) -> None:
        """Show a text that the decisions write."""
        if text != self._generated_text:
            self._generated_text = text
            document = self._generated.document()
            document.setDefaultFont(self.editor.font())
            document.clear()
            text_document.fill(document, text)
        self._texts.setCurrentWidget(self._generated)
        self._tools.setEnabled(False)
        self._generated_bar.setVisible(not self._locked)

    def take_focus(self) -> None:
        """Put the keyboard in the text."""
        (self._generated if self._texts.currentWidget() is self._generated else self.editor).setFocus()

    def set_locked(self, locked: bool) -> None:
        self._locked = locked
        for field in (self.title, self.presenters):
            field.setReadOnly(locked)
        self._kind.setEnabled(not locked)
        self._tools.setEnabled(not locked)
        self.editor.set_locked(locked)

    def _build(self) -> None:
        self.setObjectName("paper")
        self.title.setProperty("title", True)
        for field in (self.title, self.presenters):
            field.setProperty("quiet", True)
        self.title.typed.connect(self.title_typed)
        self.presenters.typed.connect(self.presenters_typed)
        self._kind.setAccessibleName("Ärendetyp")
        for kind, name in KIND_NAMES.items():
            self._kind.addItem(name, kind)
        self._kind.activated.connect(lambda: self.kind_chosen.emit(self._kind.currentData()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 20, 40, 0)
        layout.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._number)
        head.addWidget(self.title, 1)
        facts = QHBoxLayout()
        facts.addWidget(self._kind)
        facts.addWidget(self.presenters, 1)
        layout.addLayout(head)
        layout.addLayout(facts)
        layout.addWidget(hairline())
        layout.addWidget(self._build_tools())
        layout.addWidget(hairline())
        layout.addWidget(self._build_generated_bar())
        layout.addWidget(self._build_texts(), 1)

    def _build_tools(self) -> QWidget:
        self.editor = MinutesEditor()
        self.editor.edited.connect(self.text_edited)
        self._tools = QWidget()
        layout = QHBoxLayout(self._tools)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(tool("bold", "Fet (Ctrl+B)", self.editor.toggle_bold))
        layout.addWidget(tool("italic", "Kursiv (Ctrl+I)", self.editor.toggle_italic))
        for icon, name, style in (
            ("heading", "Underrubrik (Ctrl+Shift+R)", BlockStyle.HEADING),
            ("list", "Punktlista (Ctrl+Shift+L)", BlockStyle.BULLET),
            ("list-ordered", "Numrerad lista (Ctrl+Shift+N)", BlockStyle.NUMBERED),
        ):
            layout.addWidget(tool(icon, name, lambda style=style: self.editor.toggle_style(style)))  # type: ignore[misc]
        layout.addWidget(tool("list-indent-decrease", "Minska indrag (Shift+Tab)", lambda: self.editor.indent(-1)))
        layout.addWidget(tool("list-indent-increase", "Öka indrag (Tab)", lambda: self.editor.indent(1)))
        layout.addStretch()
        return self._tools

    def _build_generated_bar(self) -> QWidget:
        self._generated_bar = QWidget()
        layout = QHBoxLayout(self._generated_bar)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label("Texten skrivs av besluten och ändras med dem.", "hint"), 1)
        layout.addWidget(button("Gör till min text", self.own_text_requested.emit))
        return self._generated_bar

    def _build_texts(self) -> QWidget:
        self._generated = QTextEdit()
        self._generated.setReadOnly(True)
        self._generated.setProperty("generated", True)
        self._generated.setCursorWidth(0)
        self._generated.setTabChangesFocus(True)
        self._generated.setFrameShape(QFrame.Shape.NoFrame)
        self._generated.setAccessibleName("Text som skrivs av besluten")
        self._texts = QStackedWidget()
        self._texts.addWidget(self.editor)
        self._texts.addWidget(self._generated)
        return self._texts
