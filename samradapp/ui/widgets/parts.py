"""Small parts every panel is made of: labels, hairlines, cards, shortcuts."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from samradapp.ui import keys
from samradapp.ui.keys import Key
from samradapp.ui.soon import soon

_ROUND = 24  # px seen above and below what is brought into sight
FIRST = "keyboardFirst"  # a property of the rows that F6 goes to before the buttons over them


def label(text: str = "", role: str = "", *, wraps: bool = False) -> QLabel:
    """Give a label of plain text; ``role`` is page, title, heading, field, small, caption, hint, error, ok or warn."""
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setWordWrap(wraps)
    if role:
        result.setProperty("role", role)
    return result


def hairline() -> QFrame:
    result = QFrame()
    result.setProperty("hairline", True)
    result.setFixedHeight(1)
    return result


def upright() -> QFrame:
    """Give a short line between two words."""
    result = QFrame()
    result.setProperty("upright", True)
    result.setFixedSize(1, 20)
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


def paper() -> QFrame:
    """Give the ground of the work itself, the brightest there is."""
    result = QFrame()
    result.setObjectName("paper")
    return result


def scrolled(widget: QWidget, *, sideways: bool = True) -> QScrollArea:
    """Give the widget in an area of its own that scrolls when there is too little room."""
    return _filled(_ScrolledArea() if sideways else _Upright(), widget)


def _filled(area: QScrollArea, widget: QWidget) -> QScrollArea:
    widget.setObjectName("inner")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard goes to what is in it, and that is brought into sight
    area.setWidget(widget)
    return area


class _ScrolledArea(QScrollArea):
    """Measures anew when what is in it has; Qt's own forgets a height that follows from the width, and squeezes it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))
        return super().eventFilter(watched, event)


class _Upright(_ScrolledArea):
    """Scrolls up and down only: it is never narrower than what is in it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()  # Qt's own takes its least width to be the same for ever
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        widget = self.widget()
        inner = widget.minimumSizeHint().width() if widget is not None else 0
        return QSize(inner + self.verticalScrollBar().sizeHint().width(), super().minimumSizeHint().height())


def side_pane(widget: QWidget, *below: QWidget) -> QWidget:
    """Give a pane at the side: what scrolls, and below it what always stays in sight."""
    pane = surface()
    layout = QVBoxLayout(pane)
    layout.setContentsMargins(0, 0, 0, 12)
    layout.addWidget(scrolled(widget, sideways=False), 1)
    for part in below:
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(part)
        layout.addLayout(row)
    return pane


def shortcut(key: Key, widget: QWidget, on_pressed: Callable[[], object], *, inside: bool = True) -> QShortcut:
    """Bind a key: to the widget and what is in it, or to its whole window. Ctrl+K finds it by ``whatsThis``.

    What Return does Enter on the number pad does too.
    """
    context = Qt.ShortcutContext.WidgetWithChildrenShortcut if inside else Qt.ShortcutContext.WindowShortcut
    result = QShortcut(widget)
    result.setKeys([QKeySequence(known) for known in dict.fromkeys((key.keys, key.keys.replace("Return", "Enter")))])
    result.setContext(context)
    result.setWhatsThis(key.words)
    result.setAutoRepeat(key in keys.REPEATING)
    result.activated.connect(lambda: on_pressed())
    return result


def bring_into_sight(widget: QWidget) -> None:
    """Scroll all that the widget lies in, so that it is seen with a little round it."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, 0, _ROUND)
        above = above.parentWidget()


def keep_rows_in_sight(page: QWidget, change: Callable[[], object]) -> None:
    """Make a change that makes rows larger or smaller; a chosen row that was seen is seen afterwards too."""
    seen = [view for view in page.findChildren(QAbstractItemView) if view.isVisible() and _sees_its_row(view)]
    change()
    for view in seen:
        soon(view, partial(_show_row, view))  # once it has its new size


def _show_row(view: QAbstractItemView) -> None:
    view.scrollTo(view.currentIndex())


def _sees_its_row(view: QAbstractItemView) -> bool:
    if isinstance(view, QHeaderView) or not view.currentIndex().isValid():
        return False
    return view.visualRect(view.currentIndex()).intersects(view.viewport().rect())


def form_keys(form: QWidget, on_done: Callable[[], object], on_cancelled: Callable[[], object]) -> None:
    """Let Enter do what a form is for, or press the button that the keyboard is on, and Esc close it."""

    def enter() -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton):
            focused.click()
        else:
            on_done()

    shortcut(keys.FORM_DONE, form, enter)
    shortcut(keys.FORM_CANCEL, form, on_cancelled)


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet looks at, and have it looked at again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def application() -> QApplication:
    """Give the running application; raises RuntimeError where there is none, as before there is a window."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    raise RuntimeError("there is no application to show a window")


def follow_room(widget: QWidget, make_room: Callable[[], object]) -> None:
    """Make room anew whenever a widget's size or its type changes."""
    _Follower(widget, make_room, QEvent.Type.Resize, QEvent.Type.FontChange)


def follow_text_size(widget: QWidget, measure: Callable[[], object]) -> None:
    """Measure a widget now, and anew whenever its type changes: by a text size chosen while it is there, too."""
    _Follower(widget, measure, QEvent.Type.FontChange)
    measure()


class _Follower(QObject):
    """Lives as long as its widget."""

    def __init__(self, widget: QWidget, measure: Callable[[], object], *kinds: QEvent.Type) -> None:
        super().__init__(widget)
        self._measure = measure
        self._kinds = kinds
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in self._kinds:
            self._measure()
        return super().eventFilter(watched, event)


def clear(layout: QLayout) -> None:
    """Empty a layout and delete what stood in it."""
    while (entry := layout.takeAt(0)) is not None:
        if (widget := entry.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := entry.layout()) is not None:
            clear(inner)
