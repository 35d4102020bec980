"""Granska: what a third reading misses, the protocol around it, and the cure."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from samradapp.domain.meeting import Meeting, numbers
from samradapp.domain.review import Finding, Level, Spot, review, without_remark
from samradapp.domain.swedish import clock, counted
from samradapp.store import Database, items, register, set_aside
from samradapp.ui import keys
from samradapp.ui.aside import Aside
from samradapp.ui.autosave import Autosave
from samradapp.ui.meeting_page import MeetingPage
from samradapp.ui.models.findings import FindingListRow, FindingRow, finding_key, finding_rows
from samradapp.ui.panes.cures import Cure, cures
from samradapp.ui.panes.review_passage import passage
from samradapp.ui.tokens import Tone
from samradapp.ui.widgets.buttons import button, tool
from samradapp.ui.widgets.chip import Chip
from samradapp.ui.widgets.finding_card import FindingCard
from samradapp.ui.widgets.finding_list import FindingList
from samradapp.ui.widgets.message_bar import MessageKind
from samradapp.ui.widgets.parts import label, paper, shortcut, surface
from samradapp.ui.widgets.review_foot import ReviewFoot
from samradapp.ui.widgets.review_sheet import ReviewSheet
from samradapp.ui.widgets.splitter import Splitter
from samradapp.ui.widgets.step_bar import Step

_OF_MEETING = {Spot.ROLL: "Upprop", Spot.PARTS: "Mötesdelar"}


class ReviewPage(MeetingPage):
    """Every reload reads the meeting through anew. Enter goes to where a finding is mended, a figure mends it here."""

    guide = "granska"

    finding_requested = Signal(object)  # Finding

    def __init__(self, db: Database, autosave: Autosave, now: Callable[[], datetime]) -> None:
        super().__init__(db, autosave, now)
        self._findings: tuple[Finding, ...] = ()
        self._left: frozenset[str] = frozenset()
        self._cures: tuple[Cure, ...] = ()
        self._shown_rows: tuple[FindingListRow, ...] = ()
        self._set_aside: Aside[FindingRow] = Aside(db)  # or taken up again
        self._build()

    def take_focus(self) -> None:
        (self.list if self._shown_rows else self._onward).setFocus()

    def point_at(self, item_id: int) -> None:
        self.list.choose_item(item_id)

    def take_back(self) -> bool:
        """Take up again what was just left so, or the other way round: it is no step of the meeting."""
        last = self._set_aside.last()
        if last is None:
            return False
        if self._turn(last, left=last.left):
            self._set_aside.drop()
            self._say(f"Ångrade: {_turned(last)}.")
        return True

    def status_facts(self) -> list[str]:
        left = self._remaining()
        return [f"{counted(left, 'anmärkning', 'anmärkningar')} kvar"] if left else []

    def key_hints(self) -> list[tuple[str, str]]:
        hints = [("↑↓", "nästa anmärkning"), ("1–3", "välj förslag")]
        return hints if self._shown_rows else []

    def _show(self, meeting: Meeting) -> None:
        self._set_aside.follow(meeting)
        self._findings = review(
            meeting, items.items_with_minutes(self._db, meeting.id), register.calendars(self._db, meeting)
        )
        known = {finding_key(finding) for finding in self._findings}
        self._left = set_aside.all_of(self._db, meeting.uuid) & known
        self._done.setText(f"klar {clock(self._now().time())}")
        self.foot.show_counts(without_remark(self._findings), len(self._left))
        self._show_rows()

    def _show_rows(self) -> None:
        """Bring the list to the findings, and the rest of the page to the chosen one."""
        where = _Places(self.meeting)
        found = [FindingRow(finding, where.of(finding), _title(finding, self._findings)) for finding in self._findings]
        self._shown_rows = finding_rows(found, self._left, show_left=self.foot.shows_left)
        self.list.set_rows(self._shown_rows)
        self._right.setCurrentIndex(0 if self._shown_rows else 1)
        errors = any(finding.level is Level.ERROR for finding in self._unsettled())
        self._onward.kind = "" if errors else "primary"
        self._onward.updateGeometry()
        self._onward.update()
        self._praise.setText(self._empty_words())
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.list.finding()
        shown = row is not None and row.finding in self._findings
        self._cures = cures(self._db, self.meeting, row.finding) if row is not None and shown and not row.left else ()
        self._take_note.setEnabled(any(cure.takes_note for cure in self._cures))
        if row is None or not shown:
            return
        self.card.show_finding(row, self.list.place(), [cure.words for cure in self._cures])
        self.sheet.show_passage(passage(self._db, self.meeting, row.finding))

    def _unsettled(self) -> list[Finding]:
        return [finding for finding in self._findings if finding_key(finding) not in self._left]

    def _remaining(self) -> int:
        return len(self._unsettled())

    def _empty_words(self) -> str:
        """Say what is next when nothing is left to remark."""
        if self._left:
            return (
                "Det som återstår har du lämnat som det är. Nu kan protokollet exporteras och lämnas till justerarna."
            )
        return "Alla kontroller är gjorda. Nu kan protokollet exporteras och lämnas till justerarna."

    def _build(self) -> None:
        self.list = FindingList()
        self.card = FindingCard()
        self.sheet = ReviewSheet()
        self.foot = ReviewFoot()
        self._onward = button("Till Justera och exportera", self._on_next, key=keys.TO_ADJUST)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Splitter("review", self._build_left(), self._build_right(), sizes=(380, 980), stretched=1))
        for source in (self.list, self.card):
            source.place_requested.connect(self._on_place)
            source.left.connect(self._on_left)
            source.cure_chosen.connect(self._on_cure)
        self.list.finding_chosen.connect(self._show_chosen)
        self.card.stepped.connect(self._on_stepped)
        self.foot.left_toggled.connect(self._show_rows)
        shortcut(keys.TO_ADJUST, self, self._on_next, inside=False)
        self._take_note = shortcut(keys.TAKE_NOTE, self, self._on_take_note)

    def _build_left(self) -> QWidget:
        pane = surface()
        self._done = label(role="small")
        head = QHBoxLayout()
        head.setContentsMargins(22, 6, 8, 0)
        head.addWidget(label("Granskning", "caption"))
        head.addStretch()
        head.addWidget(self._done)
        head.addWidget(tool("refresh-cw", "Granska igen", self._on_again))
        onward = QHBoxLayout()
        onward.setContentsMargins(12, 4, 12, 0)
        onward.addWidget(self._onward)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 8, 0, 12)
        column.setSpacing(4)
        column.addLayout(head)
        listed = QHBoxLayout()
        listed.setContentsMargins(10, 0, 6, 0)
        listed.addWidget(self.list)
        column.addLayout(listed, 1)
        column.addWidget(self.foot)
        column.addLayout(onward)
        return pane

    def _build_right(self) -> QWidget:
        ground, column = paper(), QVBoxLayout()
        column.setContentsMargins(40, 20, 24, 8)
        self.card.setMaximumWidth(1100)
        column.addWidget(self.card)
        found = QVBoxLayout(ground)
        found.setContentsMargins(0, 0, 0, 0)
        found.addLayout(column)
        found.addWidget(self.sheet, 1)
        self._right = QStackedWidget()
        self._right.addWidget(ground)
        self._right.addWidget(self._build_empty())
        return self._right

    def _build_empty(self) -> QWidget:
        ground = paper()
        self._praise = label(wraps=True)
        column = QVBoxLayout(ground)
        column.setContentsMargins(40, 48, 40, 24)
        column.setSpacing(8)
        column.addWidget(Chip("Granskat", Tone.OK, "check"))
        column.addWidget(label("Inget att anmärka på", "title"))
        column.addWidget(self._praise)
        column.addStretch()
        return ground

    def _on_next(self) -> None:
        self.step_requested.emit(Step.ADJUST)

    def _on_again(self) -> None:
        """Read again, also what another program has written."""
        self.changed.emit()

    def _on_stepped(self, by: int) -> None:
        self.list.step(by)
        self.list.setFocus()

    def _on_place(self) -> None:
        row = self.list.finding()
        if row is not None:
            self.finding_requested.emit(row.finding)

    def _on_left(self) -> None:
        """Leave a finding as it is, or take it up again; the list's foot has it."""
        row = self.list.finding()
        if row is None:
            return
        if self._turn(row, left=not row.left):
            self._set_aside.add(row)
            self._say(f"{_turned(row)}. Ångra med {keys.UNDO.cap}.")

    def _turn(self, row: FindingRow, *, left: bool) -> bool:
        write = set_aside.add if left else set_aside.take_back
        turned = self._do(lambda: write(self._db, self.meeting.uuid, finding_key(row.finding)))
        self.take_focus()
        return turned

    def _on_cure(self, number: int) -> None:
        if number >= len(self._cures):
            return
        cure = self._cures[number]
        if self._do(cure.write):
            self._say(f"{cure.words}: klart. Ångra med {keys.UNDO.cap}.", MessageKind.OK)
        self.take_focus()

    def _on_take_note(self) -> None:
        """F8 does here what it does in the minutes, where that is among the cures."""
        for number, cure in enumerate(self._cures):
            if cure.takes_note:
                self._on_cure(number)
                return


def _title(finding: Finding, findings: tuple[Finding, ...]) -> str:
    """Give the short title, or the whole sentence where the item has another finding of that title."""
    same = [known for known in findings if (known.item, known.title) == (finding.item, finding.title)]
    return finding.title if len(same) == 1 else finding.message


def _turned(row: FindingRow) -> str:
    """Say what was done with a finding that is turned from how this row has it."""
    return f"Tog upp igen: {row.title}" if row.left else f"Lämnade så: {row.title}"


class _Places:
    """Says of each finding where in the meeting it is: "20 Digital larmkedja nattetid"."""

    def __init__(self, meeting: Meeting) -> None:
        self._meeting = meeting
        self._numbers = numbers(meeting)

    def of(self, finding: Finding) -> str:
        if finding.item is None:
            return _OF_MEETING.get(finding.spot, "Mötets uppgifter")
        return f"{self._numbers[finding.item]} {self._meeting.item(finding.item).title}"
