"""What can be done now, for Ctrl+K: the keys and buttons of what is shown, places, items and meetings."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import isValid

from samradapp.domain.swedish import day_and_time, fold
from samradapp.store.meeting_list import MeetingLine
from samradapp.ui import keys
from samradapp.ui.models.commands import Command
from samradapp.ui.widgets.buttons import IconButton, KeyButton

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
    """Give what the keys and buttons of the window do, as the keyboard stood in ``before``: each once, by its key.

    A key without a button takes its icon from ``icons``.
    """
    buttons = [button for button in page.findChildren(QAbstractButton) if _words(button)]
    idle = {button.key for button in buttons if isinstance(button, KeyButton) and _is_idle(button)}
    seen: set[str] = set()
    of_page = page.findChildren(QShortcut)  # they come first
    for pressed in [*of_page, *(other for other in window.findChildren(QShortcut) if other not in of_page)]:
        key = _key_of(pressed)
        if key is None or key in _LEFT_OUT or not _works(pressed, before):
            continue
        same = next((b for b in buttons if isinstance(b, KeyButton) and b.key == key.cap and _can_be_clicked(b)), None)
        if same is None and key.cap in idle:
            continue
        seen.add(key.cap)
        icon = _icon(same) or icons.get(key.cap, _NO_ICON)
        printed = _words(same) if same is not None else key.words
        # What the page prints on the button is what she reads: "Ny plats" for the key of "Ny rad".
        words, other = (printed, key.words) if pressed in of_page else (key.words, printed)
        yield Command(words, _press(pressed), key.cap, icon, also=f"{other} {_ALSO.get(key, '')}")
    for button in buttons:
        words, cap = _words(button), _cap(button)
        if _can_be_clicked(button) and cap not in seen:
            yield Command(words.removesuffix(f" ({cap})"), _click(button), cap, _icon(button) or _NO_ICON)


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
    """Give the commands without those that say what an earlier one says."""
    return tuple({(fold(command.words), command.detail): command for command in reversed(list(commands))}.values())[
        ::-1
    ]


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
    return button.isVisible() and button.isEnabled()


def _is_idle(button: QAbstractButton) -> bool:
    """Tell whether a button says that it cannot be used now; one in a folded section can by its key."""
    return not button.isEnabled() or button.isHidden()


def _words(button: QAbstractButton) -> str:
    shown = button.text() if isinstance(button, KeyButton) else ""
    return shown or button.accessibleName() or button.text()


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


def _call(show: Callable[[int], object], known: int) -> Callable[[], object]:
    return lambda: show(known)
