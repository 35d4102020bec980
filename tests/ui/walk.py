"""A walk through every page of the window, and what is looked at on each."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTextEdit,
    QWidget,
)

from samradapp.actions.demo import make_demo_meeting, make_demo_register
from samradapp.ui.widgets.step_bar import Step
from tests.ui.hand import Desk
from tests.ui.meetings import make_bare_meeting, make_large_meeting

DATA: dict[str, Callable[[Desk], int]] = {
    "empty": lambda desk: make_bare_meeting(desk.db),
    "demo": lambda desk: make_demo_meeting(desk.db),
    "full": lambda desk: make_large_meeting(desk.db),
}


def _step(step: Step) -> Callable[[Desk, int], None]:
    return lambda desk, meeting: desk.window.open_meeting(meeting, step)


def _keys(*pressed: str) -> Callable[[Desk, int], None]:
    def press(desk: Desk, _meeting: int) -> None:
        desk.window.show_start()
        desk.hand.press(*pressed)

    return press


def _in_meeting(step: Step, *pressed: str) -> Callable[[Desk, int], None]:
    def press(desk: Desk, meeting: int) -> None:
        desk.window.open_meeting(meeting, step)
        desk.hand.press(*pressed)

    return press


_SUBJECTS = ("seats", "substitutes", "groups", "calendar", "terms", "templates", "next body")
_FOR_ALL = ("principals", "persons", "templates for all")
PAGES: dict[str, Callable[[Desk, int], None]] = {
    "start": _keys(),
    "new meeting": _keys("Ctrl+N"),
    "assignments": _keys("Ctrl+8"),
    "register": _keys("Ctrl+9"),
    **{f"register, {subject}": _keys("Ctrl+9", *["Down"] * n) for n, subject in enumerate(_SUBJECTS, 1)},
    **{f"register, {subject}": _keys("Ctrl+9", "End", *["Up"] * n) for n, subject in enumerate(reversed(_FOR_ALL))},
    "settings": _keys("Ctrl+,"),
    "help": _keys("F1"),
    "keys": _keys("Ctrl+F1"),
    "presence": _in_meeting(Step.MINUTES, "Ctrl+Shift+P"),
    "roll call, a person": _in_meeting(Step.ROLL_CALL, "L"),
    "minutes, who came": _in_meeting(Step.MINUTES, "F7"),
    "minutes, phrases": _in_meeting(Step.MINUTES, "F5"),
    "minutes, history": _in_meeting(Step.MINUTES, "Ctrl+Shift+H"),
    "minutes, assignment": _in_meeting(Step.MINUTES, "F9", "U"),
    "minutes, vote": _in_meeting(Step.MINUTES, "F9", "O"),
    "minutes, motion": _in_meeting(Step.MINUTES, "F9", "Y"),
    "minutes, recusal": _in_meeting(Step.MINUTES, "F9", "J"),
    "minutes, facts of the item": _in_meeting(Step.MINUTES, "F9", "M"),
    "commands": _in_meeting(Step.MINUTES, "Ctrl+K"),
} | {step.name.lower(): _step(step) for step in Step}


def show(desk: Desk, page: str, data: str) -> None:
    """Show a page with its data, and let it settle."""
    if data == "empty" and page.startswith(("start", "register", "assignments", "new meeting")):
        meeting = 0
    else:
        make_demo_register(desk.db)
        meeting = DATA[data](desk)
    PAGES[page](desk, meeting)
    settle()


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()
    QTest.qWait(60)


def visible(desk: Desk) -> Iterator[QWidget]:
    for widget in desk.window.findChildren(QWidget):
        if widget.isVisible() and widget.width() > 1 and widget.height() > 1:
            yield widget


def controls(desk: Desk) -> list[QWidget]:
    """Give what can have the keyboard or be clicked; what Qt's own widgets are made of does not count."""
    return [widget for widget in visible(desk) if widget.isEnabled() and _is_control(widget) and not _is_inner(widget)]


def _is_control(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def _is_inner(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    if isinstance(widget, QScrollBar | QHeaderView):
        return True
    if widget.objectName() == "qt_scrollarea_viewport" or widget.objectName().startswith("qt_"):
        return True
    if isinstance(parent, QAbstractSpinBox | QComboBox | QLineEdit | QTabBar):
        return True
    return isinstance(parent, QAbstractItemView)  # the corner of a table


def spoken(widget: QWidget) -> str:
    """Give what a screen reader says of a control."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    return ""


def named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {spoken(widget) or widget.objectName() or getattr(widget, 'text', str)()!r}"


def reached_by_keyboard(desk: Desk) -> set[QWidget]:
    """Walk with Tab, and with F6 where Tab belongs to a text or table; then the same backwards."""
    reached: set[QWidget] = set()
    for tab, pane in (("Tab", "F6"), ("Shift+Tab", "Shift+F6")):
        idle, on_this_way = 0, set[QWidget]()
        while idle < 12:
            focused = QApplication.focusWidget()
            idle = idle + 1 if focused is None or focused in on_this_way else 0
            if focused is not None:
                on_this_way.add(focused)
            _press(desk, pane if focused is None or keeps_tab(focused) or idle > 2 else tab)
        reached |= on_this_way
    return reached


def keeps_tab(widget: QWidget) -> bool:
    if isinstance(widget, QTextEdit):
        return not widget.tabChangesFocus()
    return isinstance(widget, QAbstractItemView) and widget.tabKeyNavigation()


def _press(desk: Desk, key: str) -> None:
    combination = QKeySequence(key)[0]
    QTest.keyClick(desk.window.windowHandle(), combination.key(), combination.keyboardModifiers())


def cut(desk: Desk) -> list[str]:
    """Name the labels and buttons that are not wholly seen, and the areas that must be scrolled sideways."""
    return [
        f"{named(widget)}: {why}"
        for widget in visible(desk)
        if (why := _why_cut(widget)) and not _tells_all_in_a_tooltip(widget)
    ]


def _why_cut(widget: QWidget) -> str:
    if isinstance(widget, QScrollArea) and widget.horizontalScrollBar().isVisible():
        return "must be scrolled sideways"
    if isinstance(widget, QHeaderView):
        return _cut_titles(widget)
    if isinstance(widget, QComboBox | QLineEdit) and not _is_inner(widget):
        return _cut_words(widget)
    if not isinstance(widget, QLabel | QAbstractButton) or _is_inner(widget):
        return ""
    needed = _needed(widget)
    if widget.width() < needed.width() or widget.height() < needed.height():
        return f"has {widget.width()} × {widget.height()} and needs {needed.width()} × {needed.height()}"
    return _outside(widget)


def _cut_titles(header: QHeaderView) -> str:
    if header.orientation() == Qt.Orientation.Vertical:
        return ""
    titles = [str(header.model().headerData(n, header.orientation()) or "") for n in range(header.count())]
    words = header.fontMetrics().horizontalAdvance
    narrow = [title for n, title in enumerate(titles) if 0 < header.sectionSize(n) < words(title)]
    return f"cuts {narrow}" if narrow else ""


def _cut_words(field: QComboBox | QLineEdit) -> str:
    """Say what does not fit of what is chosen, or of what the field asks for; what is typed may be longer."""
    words = field.placeholderText() or (field.currentText() if isinstance(field, QComboBox) else "")
    inside = field.contentsRect().width()
    if isinstance(field, QComboBox):
        option = QStyleOptionComboBox()
        field.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        inside = field.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, field).width()
    else:
        inside -= field.textMargins().left() + field.textMargins().right()
    needed = field.fontMetrics().horizontalAdvance(words)
    return f"cuts {words!r}: {inside} of {needed}" if needed > inside else ""


def _needed(widget: QLabel | QAbstractButton) -> QSize:
    if widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored or getattr(widget, "_folded", False):
        return QSize(widget.minimumSizeHint().width() * (not getattr(widget, "_folded", False)), 0)
    if widget.hasHeightForWidth() and not isinstance(widget, QLabel):
        return QSize(widget.minimumSizeHint().width(), widget.heightForWidth(widget.width()))
    if not isinstance(widget, QLabel):
        return widget.sizeHint() if isinstance(widget, QCheckBox) or widget.text() else widget.minimumSizeHint()
    if not widget.text():
        return QSize(0, 0)
    if widget.wordWrap():
        return QSize(0, widget.heightForWidth(widget.width()))
    return widget.sizeHint()


def _outside(widget: QWidget) -> str:
    """Say whether a widget reaches out of one that it stands in; what scrolls upwards and downwards may."""
    outer = widget.parentWidget()
    while outer is not None and not outer.isWindow():
        place = widget.mapTo(outer, widget.rect().topLeft())
        if place.x() < 0 or place.x() + widget.width() > outer.width():
            return f"reaches out of {type(outer).__name__} sideways"
        if isinstance(outer.parentWidget(), QAbstractScrollArea):
            return ""
        if place.y() < 0 or place.y() + widget.height() > outer.height():
            return f"reaches out of {type(outer).__name__}"
        outer = outer.parentWidget()
    return ""


def _tells_all_in_a_tooltip(widget: QWidget) -> bool:
    said = widget.toolTip().casefold()
    if isinstance(widget, QComboBox):
        return said == widget.currentText().casefold()
    return bool(said) and isinstance(widget, QLabel) and said == str(widget.property("whole") or said).casefold()
