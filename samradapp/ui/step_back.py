"""Undo and redo in the window: the step is taken back, said in the message bar, and shown where it was made."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from samradapp.store import Database, journal
from samradapp.store.journal import Step as JournalStep
from samradapp.store.places import Place, PlaceKind
from samradapp.ui.meeting_page import MeetingPage
from samradapp.ui.place_page import PlacePage
from samradapp.ui.widgets.step_bar import Step

if TYPE_CHECKING:
    from samradapp.ui.main_window import MainWindow

# The pages a place of each kind is seen on, the one that shows it best first. A cure of the review is undone there.
_SHOWN_ON = {
    PlaceKind.AGENDA: (Step.ITEMS, Step.REVIEW),
    PlaceKind.PARTS: (Step.ITEMS,),
    PlaceKind.FACTS: (Step.ITEMS, Step.REVIEW),
    PlaceKind.ADJUST: (Step.ADJUST, Step.REVIEW),
    PlaceKind.ROLL: (Step.ROLL_CALL, Step.REVIEW),
    PlaceKind.DECISION: (Step.MINUTES, Step.REVIEW),
    PlaceKind.ITEM: (Step.MINUTES, Step.ITEMS, Step.REVIEW),
    PlaceKind.PRESENCE: (Step.MINUTES, Step.ROLL_CALL),
    PlaceKind.MINUTES: (Step.MINUTES,),
}


def undo(window: "MainWindow", db: Database) -> None:
    """Take back what was last done in the open meeting, or in the place that is shown; a meeting removed from Möten."""
    if window.page is window.start:
        window.shelf.take_back()
        return
    if isinstance(window.page, MeetingPage | PlacePage) and window.page.take_back():
        return
    _step(window, db, journal.undo, "Ångrade", "Det finns inget mer att ångra.")


def redo(window: "MainWindow", db: Database) -> None:
    """Do again what was last taken back."""
    _step(window, db, journal.redo, "Gjorde om", "Det finns inget att göra om.")


def _step(
    window: "MainWindow",
    db: Database,
    act: Callable[[Database, int], JournalStep | None],
    done: str,
    nothing: str,
) -> None:
    scope = window.scope()
    if scope is None:
        window.messages.show_message(nothing)
        return
    if not window.saved():
        return
    if window.upkeep.written_elsewhere():
        window.reload()
        if window.scope() != scope:
            return  # the meeting is gone, and its removal is not hers to take back here
    step = act(db, scope)
    window.reload()
    window.autosave.tell_saved()
    if step is not None and step.place is not None and window.meeting is not None:
        _show(window, step.place)
    window.messages.show_message(f"{done}: {step.label}." if step else nothing)


def _show(window: "MainWindow", place: Place) -> None:
    """Show where it was; when the shown page has it, page and keyboard stay."""
    shown = window.steps.step
    steps = _SHOWN_ON.get(place.kind, (shown,))
    grid = window.pages.shows_presence()
    seen = place.kind is PlaceKind.PRESENCE if grid else shown in steps
    if not seen:
        window.show_step(shown if shown in steps else steps[0])
    if place.item_id is not None and isinstance(window.page, MeetingPage):
        window.page.point_at(place.item_id)
    if place.entry_id is not None and isinstance(window.page, MeetingPage):
        window.page.point_at_name(place.entry_id)
    if place.ballot is not None and isinstance(window.page, MeetingPage):
        window.page.point_at_ballot(*place.ballot)
