"""Beside the agenda: whether the day holds, the notice, and the meeting's facts and parts in sections that open."""

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from samradapp.domain.findings import Finding, Spot
from samradapp.domain.meeting import Meeting, Status, numbers
from samradapp.domain.schedule import DayPlan
from samradapp.domain.swedish import day_and_month, ranges, sentence_case, sort_key
from samradapp.domain.text import clean_line
from samradapp.store import Database, notices, proceedings, register
from samradapp.ui.autosave import Autosave
from samradapp.ui.meeting_page import Do, Later
from samradapp.ui.panes.parts_pane import PartsPane
from samradapp.ui.panes.waiting_pane import WaitingPane
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.day_times import DayTimes, time_lines
from samradapp.ui.widgets.facts_form import Fact, Facts, FactsForm
from samradapp.ui.widgets.fold import Fold
from samradapp.ui.widgets.parts import hairline, label

FactValue = date | time | str | int | tuple[str, ...] | None


class AgendaSide(QWidget):
    """``do`` makes a change now, ``later`` at the next pause in typing."""

    notice_wanted = Signal()

    def __init__(self, db: Database, autosave: Autosave, do: Do, later: Later, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._db = db
        self._autosave = autosave
        self._do = do
        self._later = later
        self._now = now
        self._meeting: Meeting | None = None
        self._build()

    def load(self, meeting: Meeting, plan: DayPlan) -> None:
        """Show the meeting's facts; what is being typed stays."""
        self._meeting = meeting
        self.times.set_lines(time_lines(plan))
        self.waiting.load(meeting)
        self._show_notice(meeting)
        self.facts.set_facts(_facts(meeting))
        self.facts.set_names(self._names(meeting))
        self.facts.set_locked(meeting.locked)
        self._facts_fold.set_summary(" · ".join(piece for piece in (meeting.place, meeting.chair) if piece))
        self.parts.load(meeting)
        self._parts_fold.set_summary(f"{len(meeting.parts)} delar" if len(meeting.parts) > 1 else "en del")

    def show_spot(self, finding: Finding) -> None:
        """Open the section of the fact a finding is about, and put the keyboard there."""
        if finding.spot is Spot.PARTS:
            self._parts_fold.set_open(True)
            self.parts.panel.setFocus()
            self.parts.panel.focusNextChild()
            return
        self._facts_fold.set_open(True)
        fields = {Spot.CHAIR: self.facts.chair, Spot.SECRETARY: self.facts.secretary}
        fields.get(finding.spot, self.facts.start).setFocus()

    def open_sections(self) -> None:
        """Open the meeting's facts and its parts."""
        self._facts_fold.set_open(True)
        self._parts_fold.set_open(True)

    def _build(self) -> None:
        self.times = DayTimes()
        self.facts = FactsForm()
        self.parts = PartsPane(self._db, self._do, self._later)
        self.waiting = WaitingPane(self._db, self._do)
        self._facts_fold = Fold("Mötets uppgifter", self.facts)
        self._parts_fold = Fold("Mötesdelar", self.parts)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 12, 12)
        column.setSpacing(10)
        column.addWidget(label("Mötet", "heading"))
        column.addWidget(self.times)
        column.addWidget(hairline())
        column.addWidget(self.waiting)
        column.addWidget(self._build_notice())
        column.addWidget(self._facts_fold)
        column.addWidget(self._parts_fold)
        column.addStretch()
        self.facts.field_edited.connect(self._on_fact_typed)
        self.facts.field_changed.connect(self._on_fact)

    def _build_notice(self) -> QWidget:
        self._notice = QWidget()
        self._notice_words = label(role="small", wraps=True)
        self._sent = button("Kallelsen är skickad", self._on_sent, icon="mail")
        self._write = button("Skriv kallelsen …", self.notice_wanted.emit, icon="file-text")
        column = QVBoxLayout(self._notice)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label("Kallelse", "heading"))
        column.addWidget(self._notice_words)
        column.addWidget(self._write)
        column.addWidget(self._sent)
        column.addSpacing(4)
        column.addWidget(hairline())
        return self._notice

    def _show_notice(self, meeting: Meeting) -> None:
        sent = notices.sent(self._db, meeting.id)
        planned = meeting.status is Status.PLANNED and not meeting.roll_opened
        self._notice_words.setText(self._notice_sentence(meeting, sent))
        self._notice.setVisible(planned or sent is not None)
        self._sent.setVisible(planned and sent is None)
        changed = sent is not None and bool(sent.changed or sent.removed)
        self._write.setText("Skriv ny kallelse …" if sent else "Skriv kallelsen …")
        self._write.setVisible(planned and (sent is None or changed))

    def _notice_sentence(self, meeting: Meeting, sent: notices.SentNotice | None) -> str:
        if sent is None:
            follows = meeting.first_item is None
            return "Inte skickad. När den är skickad ligger numren fast." if follows else "Inte skickad."
        moment = datetime.fromisoformat(sent.at).astimezone(self._now().tzinfo) if sent.at else None
        day = f" {day_and_month(moment)}" if moment else ""
        return f"Skickad{day}. {changes_since(meeting, sent)}".strip()

    def _names(self, meeting: Meeting) -> list[str]:
        known = {person.name for person in register.persons(self._db)}
        return sorted(known | {attendee.name for attendee in meeting.attendees}, key=sort_key)

    def _on_sent(self) -> None:
        """From now the item numbers stand."""
        if self._meeting is not None:
            meeting_id = self._meeting.id
            self._do(lambda: proceedings.mark_notice_sent(self._db, meeting_id))

    def _on_fact_typed(self, fact: Fact, value: FactValue) -> None:
        if self._meeting is not None:
            meeting_id = self._meeting.id
            self._later(
                ("fact", fact), lambda: self._save_fact(meeting_id, fact, value), _words(value), held=fact in _HELD
            )

    def _on_fact(self, fact: Fact, value: FactValue) -> None:
        """Save at once, in place of what waits; what the disk hinders waits on, and is not read over."""
        if self._meeting is not None:
            meeting_id = self._meeting.id
            self._later(("fact", fact), lambda: self._save_fact(meeting_id, fact, value), _words(value))
            self._autosave.flush()

    def _save_fact(self, meeting_id: int, fact: Fact, value: FactValue) -> None:
        if isinstance(value, tuple):
            proceedings.save_adjusters(self._db, meeting_id, tuple(clean_line(name) for name in value))
            return
        clean = clean_line(value) if isinstance(value, str) else value
        proceedings.save_facts(self._db, meeting_id, "Ändrade mötets uppgifter", **{fact.value: clean})


_HELD = (Fact.DAY, Fact.START, Fact.END, Fact.FIRST_ITEM)


def _words(value: FactValue) -> str:
    """Give a fact as it was typed, for one that cannot be saved."""
    return "; ".join(value) if isinstance(value, tuple) else str(value or "")


def changes_since(meeting: Meeting, sent: notices.SentNotice) -> str:
    """Say which items are not as the notice had them: "Ärende 17–18 har ändrats sedan dess."."""
    number = numbers(meeting)
    changed = ranges(number[key] for key in sent.changed if key in number)
    word = sentence_case(meeting.body.item_word)
    pieces = [f"{word} {changed} har ändrats sedan dess."] if changed else []
    if sent.removed:
        one = sent.removed == 1
        what = "En punkt på dagordningen är borttagen" if one else f"{sent.removed} punkter är borttagna"
        pieces.append(f"{what} sedan dess.")
    if not pieces and sent.at:
        pieces.append("Inget ärende har ändrats sedan dess.")
    return " ".join(pieces)


def _facts(meeting: Meeting) -> Facts:
    return Facts(
        meeting.day,
        meeting.start,
        meeting.end,
        meeting.place,
        meeting.reference,
        meeting.chair,
        meeting.secretary,
        tuple(adjuster.name for adjuster in meeting.adjusters),
        meeting.first_item,
        meeting.proposed_first,
    )
