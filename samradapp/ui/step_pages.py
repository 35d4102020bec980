"""The five pages of an open meeting, each made when it is first wanted."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from samradapp.store import Database
from samradapp.ui.autosave import Autosave
from samradapp.ui.meeting_page import MeetingPage
from samradapp.ui.upkeep import Upkeep
from samradapp.ui.widgets.message_bar import MessageKind
from samradapp.ui.widgets.step_bar import Step

if TYPE_CHECKING:
    from samradapp.domain.findings import Finding


class StepPages(QObject):
    """Makes the pages in a stack and passes their signals on. Late imports: the start pays for no page but its own."""

    changed = Signal()
    facts_changed = Signal()
    said = Signal(str, object)  # sentence, MessageKind
    offered = Signal(str, object, str, object)  # sentence, MessageKind, action, callback
    step_requested = Signal(object)  # Step
    item_requested = Signal(int)
    undo_requested = Signal()
    redo_requested = Signal()
    presence_left = Signal()

    def __init__(
        self, db: Database, autosave: Autosave, now: Callable[[], datetime], stack: QStackedWidget, upkeep: Upkeep
    ) -> None:
        super().__init__(stack)
        self._arguments = (db, autosave, now)
        self._stack = stack
        self._upkeep = upkeep
        self._pages: dict[Step, MeetingPage] = {}
        self._presence: MeetingPage | None = None

    def page(self, step: Step) -> MeetingPage:
        """Give the page of a step."""
        if step not in self._pages:
            self._pages[step] = self._added(self._make(step))
        return self._pages[step]

    def presence(self) -> MeetingPage:
        """Give the page of who was there, person by person, which lies beside the steps."""
        if self._presence is None:
            from samradapp.ui.pages.presence_page import PresencePage

            page = PresencePage(*self._arguments)
            page.closed.connect(self.presence_left)
            self._presence = self._added(page)
        return self._presence

    def shows_presence(self) -> bool:
        """Tell whether that page is the one that is shown."""
        return self._presence is not None and self._stack.currentWidget() is self._presence

    def has(self, page: QWidget) -> bool:
        """Tell whether a widget is one of the pages."""
        return page is self._presence or page in self._pages.values()

    def show_item(self, item_id: int) -> None:
        """Put an item on the Protokoll page."""
        from samradapp.ui.pages.protocol_page import ProtocolPage

        page = self.page(Step.MINUTES)
        if isinstance(page, ProtocolPage):
            page.show_item(item_id)
            page.take_focus()

    def _added(self, page: MeetingPage) -> MeetingPage:
        """Put a new page in the stack, and pass its signals on."""
        page.changed.connect(self.changed)
        page.facts_changed.connect(self.facts_changed)
        page.said.connect(self.said)
        page.step_requested.connect(self.step_requested)
        page.document_requested.connect(self.show_document)
        self._stack.addWidget(page)
        self._upkeep.restore_panes(page)
        return page

    def show_finding(self, finding: "Finding") -> None:
        """Show the page where a finding is mended, with the keyboard at the place."""
        step = _step_of(finding)
        self.step_requested.emit(step)
        page = self.page(step)
        if self._stack.currentWidget() is page:
            page.show_spot(finding)

    def show_document(self, kind: str) -> None:
        """Show where the documents are, with the keyboard where this one is saved."""
        self.step_requested.emit(Step.ADJUST)
        page = self.page(Step.ADJUST)
        if self._stack.currentWidget() is page:
            page.show_document(kind)

    def show_act(self, words: str) -> None:
        """Show what leads the meeting on, with the keyboard at this act."""
        from samradapp.ui.pages.adjust_page import AdjustPage

        self.step_requested.emit(Step.ADJUST)
        page = self.page(Step.ADJUST)
        if self._stack.currentWidget() is page and isinstance(page, AdjustPage):
            page.path.take_act_focus(words)

    def left(self, step: Step) -> dict[str, int]:
        """Give where she is on a page: its step, and on Protokoll the item and the cursor in its text."""
        page = self._pages.get(step)
        return {"step": step.value} | (page.left() if page is not None else {})

    def go_back(self, place: dict[str, int]) -> None:
        """Show on the page that is open what was shown on it when it was left."""
        page = self._pages.get(Step(place["step"]))
        if page is not None:
            page.go_back(place)

    def _make(self, step: Step) -> MeetingPage:
        makers: dict[Step, Callable[[], MeetingPage]] = {
            Step.ITEMS: self._agenda,
            Step.ROLL_CALL: self._roll_call,
            Step.MINUTES: self._protocol,
            Step.REVIEW: self._review,
            Step.ADJUST: self._adjust,
        }
        return makers[step]()

    def _agenda(self) -> MeetingPage:
        from samradapp.ui.pages.agenda_page import AgendaPage

        return AgendaPage(*self._arguments)

    def _roll_call(self) -> MeetingPage:
        from samradapp.ui.pages.roll_call_page import RollCallPage

        page = RollCallPage(*self._arguments)
        page.begun.connect(self.item_requested)
        return page

    def _protocol(self) -> MeetingPage:
        from samradapp.ui.pages.protocol_page import ProtocolPage

        page = ProtocolPage(*self._arguments)
        page.undo_requested.connect(self.undo_requested)
        page.redo_requested.connect(self.redo_requested)
        page.all_gone_through.connect(self._offer_to_end)
        return page

    def _offer_to_end(self) -> None:
        """Lead to where the meeting is ended: nothing else tells the program that it is over."""
        from samradapp.ui.panes.path_pane import END_MEETING

        said = "Det var det sista ärendet. Mötet pågår tills du avslutar det."
        self.offered.emit(said, MessageKind.INFO, f"{END_MEETING} …", lambda: self.show_act(END_MEETING))

    def _review(self) -> MeetingPage:
        from samradapp.ui.pages.review_page import ReviewPage

        page = ReviewPage(*self._arguments)
        page.finding_requested.connect(self.show_finding)
        return page

    def _adjust(self) -> MeetingPage:
        from samradapp.ui.pages.adjust_page import AdjustPage

        page = AdjustPage(*self._arguments)
        page.use_folder(lambda: self._upkeep.settings.export_folder)
        page.use_work(self._upkeep.work)
        page.folder_chosen.connect(lambda folder: self._upkeep.remember(export_folder=folder))
        page.action_offered.connect(self.offered)
        return page


def _step_of(finding: "Finding") -> Step:
    """Give the page where what a finding is about is changed."""
    from samradapp.domain.findings import Spot

    if finding.rule == "R36":
        return Step.ADJUST
    if finding.spot is Spot.ROLL:
        return Step.ROLL_CALL
    return Step.ITEMS if finding.item is None or finding.spot is Spot.NUMBER else Step.MINUTES
