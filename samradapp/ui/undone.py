"""On which of a meeting's pages a change is seen: undo shows the place."""

from samradapp.store.places import PlaceKind
from samradapp.ui.widgets.step_bar import Step

# The page that shows it best first.
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


def shown_on(kind: PlaceKind, shown: Step) -> Step:
    """Give the page to show a place of this kind on: the one that is shown, when it is seen there."""
    steps = _SHOWN_ON.get(kind, (shown,))
    return shown if shown in steps else steps[0]
