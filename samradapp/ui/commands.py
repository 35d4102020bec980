"""What can be done now, for Ctrl+K: the keys and buttons of what is shown, places, items and meetings."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QCheckBox, QWidget
from shiboken6 import isValid

from samradapp.domain.swedish import day_and_time, fold
from samradapp.store.meeting_list import MeetingLine
from samradapp.ui import keys
from samradapp.ui.models.commands import Command
from samradapp.ui.widgets.buttons import IconButton, KeyButton
from samradapp.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from samradapp.domain.meeting import Meeting

_NO_ICON = "chevron-right"
# Other words that people say for what a key does.
_ALSO = {
    keys.EXPORT: "spara som skriv ut word pdf",
    keys.SETTINGS: "inställningar säkerhetskopia textstorlek mörkt ljust",
    keys.MEETINGS: "stäng mötet byt möte",
}
_RECENT = 12  # so many meetings can be opened from here; the others are found on the page Möten


def shown_commands(
    window: QWidget, page: QWidget, before: QWidget | None, icons: Mapping[str, str]
) -> Iterator[Command]:
    """Give what the keys and buttons of the window do, as the keyboard stood in ``before``.

    A key leads to what comes first, as it does when it is pressed. One without a button takes its icon from ``icons``.
    """
    buttons = [button for button in page.findChildren(QAbstractButton) if _words(button)]
    of_page = page.findChildren(QShortcut)
    of_window = [pressed for pressed in window.findChildren(QShortcut) if pressed not in of_page]
    bound = list(_bound([*of_page, *of_window], buttons, before))
    seen: set[str] = set()
    for command in chain(
        (_of_shortcut(*one, icons, at_page=True) for one in bound if one[0] in of_page),
        _of_own_keys(page, before),
        (_of_shortcut(*one, icons, at_page=False) for one in bound if one[0] in of_window),
        _of_buttons([button for button in buttons if button not in [same for _, _, same in bound]]),
    ):
        yield command._replace(cap="") if command.cap in seen else command
        seen.add(command.cap)


def _bound(
    shortcuts: Sequence[QShortcut], buttons: Sequence[QAbstractButton], before: QWidget | None
) -> Iterator[tuple[QShortcut, keys.Key, QAbstractButton | None]]:
    """Give the shortcuts that do something now, each with the button that has its key, if one can be clicked."""
    for pressed in shortcuts:
        key = _key_of(pressed)
        if key is None or key in _LEFT_OUT or not _works(pressed, before):
            continue
        near = _nearest(pressed, [button for button in buttons if _cap(button) == key.cap])
        same = next((button for button in near if _can_be_clicked(button)), None)
        if same is not None or not any(_is_idle(button) for button in near):
            yield pressed, key, same


def _nearest(pressed: QShortcut, same: Sequence[QAbstractButton]) -> Sequence[QAbstractButton]:
    """Give those buttons that stand nearest to what a key is bound to: two tables have a button each for "Del"."""
    around = pressed.parent()
    while isinstance(around, QWidget):
        if near := [button for button in same if around.isAncestorOf(button)]:
            return near
        around = around.parent()
    return ()


def _of_shortcut(
    pressed: QShortcut, key: keys.Key, same: QAbstractButton | None, icons: Mapping[str, str], *, at_page: bool
) -> Command:
    """Give what a key does: by its button at the page, whose words she reads, "Ny plats" for the key of "Ny rad"."""
    icon = _icon(same) or icons.get(key.cap, _NO_ICON)
    printed = f"{_words(same)} {same.text()}" if same is not None else ""
    also = f"{key.words} {printed} {_ALSO.get(key, '')}"
    if same is not None and at_page:
        return Command(_words(same), _click(same), key.cap, icon, also=also)
    return Command(key.words, _press(pressed), key.cap, icon, also=also)


def _of_own_keys(page: QWidget, before: QWidget | None) -> Iterator[Command]:
    """Give what the keys of lists, tables and texts do at what is chosen there, first where the keyboard stood."""
    areas = [area for area in page.findChildren(QAbstractScrollArea) if area.isVisible() and area.isEnabled()]
    for area in sorted(areas, key=lambda area: area is not before):
        for key in area.own_keys() if isinstance(area, keys.HasKeys) else ():
            yield Command(key.words, _send(area, key), key.cap)


def _of_buttons(buttons: Sequence[QAbstractButton]) -> Iterator[Command]:
    """Give what can be clicked; buttons that say the same are counted, since each does it to something of its own."""
    shown = [button for button in buttons if _can_be_clicked(button)]
    how_many = Counter(_words(button) for button in shown)
    so_far: Counter[str] = Counter()
    for button in shown:
        words = _words(button)
        so_far[words] += 1
        detail = f"{so_far[words]} av {how_many[words]}" if how_many[words] > 1 else ""
        also = f"{button.text()} {button.key_words if isinstance(button, KeyButton) else ''}"
        yield Command(words, _click(button), _cap(button), _icon(button) or _NO_ICON, detail, also)


def other_page_commands(
    meeting: "Meeting", show_act: Callable[[str], object], show_document: Callable[[str], object]
) -> Iterator[Command]:
    """Give what leads the meeting on and is done on its last page; each leads there, and she does it there."""
    from samradapp.ui.panes.path_pane import acts_ahead

    where = keys.STEP_5.words
    for act in acts_ahead(meeting):
        yield Command(f"{act} …", partial(show_act, act), icon="arrow-right", detail=where)
    words, also = f"{keys.EXPORT.words} …", f"{_ALSO[keys.EXPORT]} {keys.EXPORT.cap}"
    yield Command(words, partial(show_document, "protocol"), icon="file-down", detail=where, also=also)


def item_commands(meeting: "Meeting", show: Callable[[int], object]) -> Iterator[Command]:
    """Give a way to each item of the open meeting."""
    from samradapp.domain.meeting import numbers

    number = numbers(meeting)
    for part in meeting.parts:
        for item in part.items:
            words = f"Gå till {meeting.body.item_word} {number[item.id]} {item.title}"
            yield Command(words, _call(show, item.id), icon="file-text")


def meeting_commands(
    lines: Sequence[MeetingLine], open_now: int | None, show: Callable[[int], object]
) -> Iterator[Command]:
    """Give a way to the latest meetings, but not to the one that is open."""
    for line in lines[:_RECENT]:
        if line.id != open_now:
            detail = f"{line.body}, {day_and_time(line.day)}"
            yield Command(f"Öppna möte {line.label}", _call(show, line.id), icon="calendar-days", detail=detail)


def each_once(commands: Iterator[Command]) -> tuple[Command, ...]:
    """Give the commands without those that say what an earlier one says; that one is found by their keys and words."""
    once: dict[tuple[str, str], Command] = {}
    for command in commands:
        said = fold(command.words.removesuffix(" …")), command.detail
        first = once.setdefault(said, command)
        if first is not command:
            also = f"{first.also} {command.cap} {command.also}"
            icon = first.icon if first.icon != _NO_ICON else command.icon
            once[said] = first._replace(cap=first.cap or command.cap, icon=icon, also=also)
    return tuple(once.values())


_LEFT_OUT = (keys.COMMANDS, keys.CLOSE, keys.FORM_CANCEL)  # they open and close what is open


def _key_of(pressed: QShortcut) -> keys.Key | None:
    """Give the key a shortcut was made of; None for one of another origin."""
    known = (key for key in keys.every_key() if key.words == pressed.whatsThis())
    return next((key for key in known if QKeySequence(key.keys) == pressed.key()), None)


def _works(pressed: QShortcut, before: QWidget | None) -> bool:
    """Tell whether a key would have done something where the keyboard stood."""
    owner = pressed.parent()
    if not isinstance(owner, QWidget) or not pressed.isEnabled() or not owner.isVisible():
        return False
    if pressed.context() != Qt.ShortcutContext.WidgetWithChildrenShortcut:
        return owner.isEnabled()
    return before is not None and isValid(before) and (owner is before or owner.isAncestorOf(before))


def _can_be_clicked(button: QAbstractButton) -> bool:
    chosen_already = isinstance(button.parent(), Segments) and button.isChecked()
    return button.isVisible() and button.isEnabled() and not chosen_already


def _is_idle(button: QAbstractButton) -> bool:
    """Tell whether a button says that its key cannot be used now; one in a folded section can by its key."""
    return isinstance(button, KeyButton) and (not button.isEnabled() or button.isHidden())


def _words(button: QAbstractButton) -> str:
    """Give what a button does: what it is called says more than what there is room to print, "Spara …" for each."""
    name = button.accessibleName().removesuffix(f" ({_cap(button)})")
    words = button.text() if button.text().removesuffix(" …") == name else name or button.text()
    if isinstance(button, QCheckBox):
        return f"{'Kryssa ur' if button.isChecked() else 'Kryssa i'}: {words}"
    among = button.parent()
    return f"{among.accessibleName()}: {words}" if isinstance(among, Segments) else words


def _cap(button: QAbstractButton) -> str:
    """Give the key of a button; one with an icon alone has it last in its name: "Ångra (Ctrl+Z)"."""
    if isinstance(button, KeyButton):
        return button.key
    name, _, last = button.accessibleName().rpartition(" (")
    return last.removesuffix(")") if name and last.removesuffix(")") in _CAPS else ""


_CAPS = frozenset(key.cap for key in keys.every_key())


def _icon(button: QAbstractButton | None) -> str:
    return button.icon_name if isinstance(button, KeyButton | IconButton) else ""


def _click(button: QAbstractButton) -> Callable[[], object]:
    def click() -> None:
        if isValid(button) and button.isVisible():  # what was shown may have been read again meanwhile
            button.click()

    return click


def _press(pressed: QShortcut) -> Callable[[], object]:
    def press() -> None:
        if isValid(pressed):
            pressed.activated.emit()

    return press


def _send(area: QWidget, key: keys.Key) -> Callable[[], object]:
    """Give the keyboard to a list, table or text, and it the key."""
    sequence: Any = QKeySequence(key.keys)  # Qt's own type leaves out that it can be asked for its keys
    pressed = sequence[0]
    letter = key.keys.lower() if len(key.keys) == 1 else ""

    def send() -> None:
        if isValid(area) and area.isVisible():
            area.setFocus(Qt.FocusReason.ShortcutFocusReason)
            event = QKeyEvent(QEvent.Type.KeyPress, pressed.key(), pressed.keyboardModifiers(), letter)
            QApplication.sendEvent(area, event)

    return send


def _call(show: Callable[[int], object], known: int) -> Callable[[], object]:
    return lambda: show(known)
