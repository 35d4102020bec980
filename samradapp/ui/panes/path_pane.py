"""The way to adjusted, wired to the store: the status, who adjusts, the lock and its opening."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from samradapp.domain.adjusters import can_adjust, else_known, to_propose
from samradapp.domain.meeting import NEXT_STATUS, Meeting, Status
from samradapp.domain.review import Finding, Level
from samradapp.domain.swedish import clock, counted, long_date, party
from samradapp.domain.text import clean_line
from samradapp.domain.wording import entry_named
from samradapp.store import Database, exports, passed, proceedings, register
from samradapp.ui.meeting_page import Do
from samradapp.ui.widgets.adjuster_list import AdjusterList, AdjusterRow
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.fields import TextLine
from samradapp.ui.widgets.parts import clear, hairline, label, side_pane
from samradapp.ui.widgets.path_view import Passed, Station

_ACTS = {
    Status.PLANNED: "Tillbaka till planerat",
    Status.OPEN: "Mötet pågår",
    Status.DRAFT: "Tillbaka till utkast",
    Status.WITH_ADJUSTERS: "Lämna till justerarna",
    Status.ADJUSTED: "Lås protokollet som justerat",
    Status.ARCHIVED: "Arkivera",
    Status.CANCELLED: "Ställ in mötet",
}
END_MEETING = "Avsluta mötet"
_FROM_THERE = {
    (Status.PLANNED, Status.OPEN): "Börja mötet",
    (Status.OPEN, Status.DRAFT): END_MEETING,
    (Status.DRAFT, Status.OPEN): "Fortsätt mötet",
    (Status.CANCELLED, Status.PLANNED): "Håll mötet ändå",
}
# What comes after a status is the likely next act; what comes before it is a way back.
_ORDER = (
    Status.CANCELLED,
    Status.PLANNED,
    Status.OPEN,
    Status.DRAFT,
    Status.WITH_ADJUSTERS,
    Status.ADJUSTED,
    Status.ARCHIVED,
)
_WHY_NOT_LOCKED = {
    Status.PLANNED: "Mötet har inte hållits än.",
    Status.OPEN: "Mötet pågår. Avsluta det först.",
    Status.DRAFT: "Lämna protokollet till justerarna först.",
}
_ICONS = {Status.ADJUSTED: "lock", Status.ARCHIVED: "package"}


class PathPane(QWidget):
    """Four stations with their dates, and at the foot the acts that lead on or back."""

    reopened = Signal()

    def __init__(self, db: Database, do: Do, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._db = db
        self._do = do
        self._now = now
        self._meeting: Meeting | None = None
        self._build()

    def load(
        self, meeting: Meeting, findings: tuple[Finding, ...], export: exports.Export | None, *, old: bool
    ) -> None:
        """Show how far the protocol has come; ``old``: it has changed since it was exported."""
        self._meeting = meeting
        self._show_reviewed(meeting, findings)
        self._show_exported(export, old=old)
        self._show_adjusting(meeting)
        self._show_locked(meeting)
        self._show_acts(meeting)
        self._reopen.setVisible(meeting.locked)

    def take_adjusters_focus(self) -> None:
        self.adjusters.take_focus()

    def take_act_focus(self, words: str) -> None:
        """Put the keyboard at one of the acts at the foot."""
        act = next((act for act in self.findChildren(QAbstractButton) if act.text() == words), None)
        if act is not None:
            act.setFocus()

    def _build(self) -> None:
        self.adjusters = AdjusterList()
        self.adjusters.chosen.connect(self._on_adjusters)
        self._reviewed = Station("Granskat")
        self._exported = Station("Exporterat till Word")
        self._adjusting = Station("Justeras")
        self._locked = Station("Justerat och låst", last=True)
        self._adjusting.add(self.adjusters)
        self._reopenings = QVBoxLayout()
        self._reopenings.setSpacing(4)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 14, 16, 12)
        column.setSpacing(0)
        column.addWidget(label("Vägen till justerat", "caption"))
        column.addSpacing(8)
        for station in (self._reviewed, self._exported, self._adjusting, self._locked):
            column.addWidget(station)
        column.addWidget(self._build_reopen())
        column.addLayout(self._reopenings)
        column.addStretch()
        acts = QWidget()
        self._acts = QVBoxLayout(acts)
        self._acts.setContentsMargins(8, 8, 8, 0)
        self._acts.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(side_pane(inner, acts))

    def _build_reopen(self) -> QWidget:
        self._reopen = QWidget()
        self._who = TextLine("Vem som öppnar igen", "Ditt namn")
        self._reason = TextLine("Skäl att öppna igen", "Skäl")
        column = QVBoxLayout(self._reopen)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(8)
        column.addWidget(hairline())
        column.addWidget(
            label("Den som öppnar protokollet igen anger namn och skäl. Det syns sedan.", "small", wraps=True)
        )
        column.addWidget(self._who)
        column.addWidget(self._reason)
        column.addWidget(
            button("Öppna protokollet igen", self._on_reopen, icon="lock-open"), 0, Qt.AlignmentFlag.AlignLeft
        )
        return self._reopen

    def _show_reviewed(self, meeting: Meeting, findings: tuple[Finding, ...]) -> None:
        errors = sum(finding.level is Level.ERROR for finding in findings)
        others = len(findings) - errors
        state = Passed.OPEN if meeting.status in (Status.PLANNED, Status.OPEN) else Passed.CURRENT
        if not errors:
            left = f" {counted(others, 'sak', 'saker')} bör ses över." if others else ""
            self._reviewed.show_state(Passed.DONE, f"Inga fel kvar.{left}")
        else:
            words = f"{counted(errors, 'sak', 'saker')} måste rättas."
            self._reviewed.show_state(state, words, warns=state is Passed.CURRENT)

    def _show_exported(self, export: exports.Export | None, *, old: bool) -> None:
        if export is None:
            self._exported.show_state(Passed.OPEN, "Inte exporterat än.")
            return
        words = f"{export.path.name}, {when(export.at)}."
        since = " Protokollet har ändrats sedan dess." if old else ""
        self._exported.show_state(Passed.CURRENT if old else Passed.DONE, f"{words}{since}", warns=old)

    def _show_adjusting(self, meeting: Meeting) -> None:
        with_them = meeting.status is Status.WITH_ADJUSTERS
        state = Passed.DONE if meeting.locked else Passed.CURRENT if with_them else Passed.OPEN
        since = self._came_to(Status.WITH_ADJUSTERS) if with_them or meeting.locked else ""
        self._adjusting.show_state(state, f"Lämnat till justerarna {since}." if since else "")
        signed = {signature.name: signature.signed for signature in meeting.signatures}
        rows = [
            AdjusterRow(who.name, _represents(meeting, who.name), _day(signed.get(who.name, "")))
            for who in meeting.adjusters
        ]
        others = () if meeting.locked else else_known(meeting, register.roster(self._db, meeting.body.id))
        offered = (*can_adjust(meeting), *others)
        self.adjusters.show_adjusters(rows, to_propose(meeting), offered, locked=meeting.locked)

    def _show_locked(self, meeting: Meeting) -> None:
        since = self._came_to(Status.ADJUSTED)
        if meeting.locked:
            archived = self._came_to(Status.ARCHIVED) if meeting.status is Status.ARCHIVED else ""
            words = f"Låst {since}." if since else "Protokollet är låst."
            self._locked.show_state(Passed.DONE, f"{words} Arkiverat {archived}." if archived else words)
        else:
            words = (
                "När justerarna har godkänt låses protokollet. Sedan öppnas det bara med namn och skäl, och det syns."
            )
            self._locked.show_state(Passed.OPEN, words)
        clear(self._reopenings)
        opened = passed.reopenings(self._db, meeting.id)
        if opened:
            self._reopenings.addSpacing(12)
            self._reopenings.addWidget(label("Har öppnats igen", "caption"))
        for one in opened:
            words = f"{self._local(one.at)}, {one.who}: {one.reason}"
            self._reopenings.addWidget(label(words, "small", wraps=True))

    def _show_acts(self, meeting: Meeting) -> None:
        clear(self._acts)
        for status in _ahead(meeting):
            self._add_act(meeting, status, "")
        if meeting.status in _WHY_NOT_LOCKED:
            lock = self._add_act(meeting, Status.ADJUSTED, "")
            lock.setEnabled(False)
            self._acts.addWidget(label(_WHY_NOT_LOCKED[meeting.status], "small", wraps=True))
        for status in NEXT_STATUS[meeting.status]:
            if _ORDER.index(status) < _ORDER.index(meeting.status):
                self._add_act(meeting, status, "bare")

    def _add_act(self, meeting: Meeting, status: Status, kind: str) -> QWidget:
        act = button(_act(meeting, status), lambda: self._on_status(status), kind=kind, icon=_ICONS.get(status, ""))
        self._acts.addWidget(act)
        return act

    def _came_to(self, status: Status) -> str:
        moment = passed.came_to(self._db, self._meeting.id, status) if self._meeting is not None else None
        return self._local(moment) if moment is not None else ""

    def _local(self, moment: datetime) -> str:
        return when(moment.astimezone(self._now().tzinfo).isoformat())

    def _on_status(self, status: Status) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        moment = self._now().time().replace(second=0, microsecond=0)
        if meeting.status is Status.OPEN and status is Status.DRAFT:
            self._do(lambda: proceedings.close_meeting(self._db, meeting.id, moment))
        else:
            self._do(lambda: proceedings.set_status(self._db, meeting.id, status, moment))

    def _on_adjusters(self, names: tuple[str, ...]) -> None:
        meeting = self._meeting
        if meeting is not None:
            self._do(lambda: proceedings.save_adjusters(self._db, meeting.id, names))

    def _on_reopen(self) -> None:
        meeting = self._meeting
        if meeting is not None:
            who, reason = clean_line(self._who.text()), clean_line(self._reason.text())
            if self._do(lambda: proceedings.reopen(self._db, meeting.id, who, reason)):
                self._reason.clear()
                self.reopened.emit()


def acts_ahead(meeting: Meeting) -> list[str]:
    """Give the words of the acts that lead a meeting on: "Avsluta mötet"."""
    return [_act(meeting, status) for status in _ahead(meeting)]


def _ahead(meeting: Meeting) -> list[Status]:
    here = _ORDER.index(meeting.status)
    return [status for status in NEXT_STATUS[meeting.status] if _ORDER.index(status) > here]


def _act(meeting: Meeting, status: Status) -> str:
    return _FROM_THERE.get((meeting.status, status), _ACTS[status])


def when(at: str) -> str:
    """Give "9 maj 2026 kl. 10.24" of a moment in ISO 8601."""
    moment = datetime.fromisoformat(at)
    return f"{long_date(moment.date())} kl. {clock(moment.time())}"


def _day(signed: str) -> str:
    return long_date(datetime.fromisoformat(signed).date()) if signed else ""


def _represents(meeting: Meeting, name: str) -> str:
    """Give whom an adjuster represents, as far as the roll call knows: "S, Granfors kommun"."""
    best = entry_named(meeting, name)
    if best is None:
        return ""
    letters = party(best.party, upper=meeting.body.party_upper)
    return ", ".join(piece for piece in (letters, best.principal) if piece)
