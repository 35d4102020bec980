"""The bar at the top of the content: one sentence, at most one action, never in the way of typing."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QWidget

from samradapp.ui.icons import paint_icon
from samradapp.ui.tokens import Tone, tokens_of
from samradapp.ui.widgets.buttons import button, tool
from samradapp.ui.widgets.painting import tone_colors
from samradapp.ui.widgets.parts import label, set_property


class MessageKind(StrEnum):
    INFO = "info"
    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


_WORDS = {
    MessageKind.INFO: "Meddelande",
    MessageKind.OK: "Klart",
    MessageKind.WARNING: "Varning",
    MessageKind.ERROR: "Fel",
}


_LOOKS = {
    MessageKind.INFO: ("info", Tone.INFO),
    MessageKind.OK: ("check", Tone.OK),
    MessageKind.WARNING: ("triangle-alert", Tone.WARN),
    MessageKind.ERROR: ("circle-x", Tone.ERR),
}


_LONGEST = 400  # signs


@dataclass(frozen=True, slots=True, eq=False)
class _Message:
    sentence: str
    kind: MessageKind = MessageKind.INFO
    action: str = ""
    on_action: Callable[[], object] | None = None


class MessageBar(QFrame):
    """Hidden until there is something to say; never takes focus, closed by its cross or Esc."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = _Message("")
        self._kept: _Message | None = None
        self._build()

    def show_message(
        self,
        sentence: str,
        kind: MessageKind = MessageKind.INFO,
        action: str = "",
        on_action: Callable[[], object] | None = None,
        *,
        kept: bool = False,
    ) -> None:
        """Show a sentence in place of the last one, none takes that away; its action closes the bar and calls back.

        One that is kept comes back when others that took its place are closed, until she closes it herself.
        """
        if not sentence:
            if self._shown is not self._kept:
                self.clear()
            return
        message = _Message(sentence, kind, action, on_action)
        self._kept = message if kept else self._kept
        self._show(message)

    def _show(self, message: _Message) -> None:
        self._shown = message
        self._sentence.setText(_shortened(message.sentence))
        self._action.setText(message.action)
        self._action.setAccessibleName(message.action)
        self._action.setVisible(bool(message.action))
        self.setAccessibleName(f"{_WORDS[message.kind]}: {message.sentence}")
        set_property(self, "message", message.kind.value)
        self._mark.show_kind(message.kind)
        self.window().installEventFilter(self)
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the Esc that nothing else in the window had a use for; a shortcut would dispute it with them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.clear()
        return super().eventFilter(watched, event)

    def clear(self) -> None:
        """Take the message away; one that is kept beneath it comes back."""
        if self.isHidden():
            return
        if self._kept is not None and self._kept is not self._shown:
            self._show(self._kept)
            return
        self._kept = None
        self.hide()
        self.closed.emit()

    def pass_by(self) -> None:
        """Take away what only told of what was just done; what offers something or went wrong stays."""
        if self._shown.kind in (MessageKind.INFO, MessageKind.OK) and not self._shown.action:
            self.clear()

    @property
    def sentence(self) -> str:
        """What is said now; empty when nothing is."""
        return "" if self.isHidden() else self._sentence.text()

    @property
    def kind(self) -> MessageKind:
        return self._shown.kind

    @property
    def keeps(self) -> bool:
        """Tell whether a message is kept, shown or not."""
        return self._kept is not None

    def choose_action(self) -> None:
        """Do what the message offers, as its button does."""
        on_action = self._shown.on_action
        self.clear()
        if on_action is not None:
            on_action()

    def _build(self) -> None:
        self._mark = _Mark()
        self._sentence = label(wraps=True)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._sentence.setMinimumWidth(1)  # a name without blanks must not make the window wider
        self._action = button("", self.choose_action, kind="bare")
        self._close = tool("x", "Stäng meddelandet", self.clear)
        for part in (self._action, self._close):
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 4, 6, 4)
        layout.setSpacing(10)
        layout.addWidget(self._mark)
        layout.addWidget(self._sentence, 1)
        layout.addWidget(self._action)
        layout.addWidget(self._close)
        self.hide()


def _shortened(sentence: str) -> str:
    """Keep the bar low when something in the sentence has no end, such as a whole text pasted as a name."""
    return sentence if len(sentence) <= _LONGEST else f"{sentence[: _LONGEST - 2].rstrip()} …"


class _Mark(QWidget):
    """The kind of the message as an icon; never colour alone."""

    def __init__(self) -> None:
        super().__init__()
        self._kind = MessageKind.INFO
        self.setFixedSize(18, 18)

    def show_kind(self, kind: MessageKind) -> None:
        self._kind = kind
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        icon, tone = _LOOKS[self._kind]
        with QPainter(self) as painter:
            paint_icon(painter, QRectF(self.rect()), icon, tone_colors(tone, tokens_of(QApplication.palette()))[1])
