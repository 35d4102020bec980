"""Granska: what the program has found, each with a way to the place."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout

from samradapp.domain.meeting import Meeting
from samradapp.domain.review import Finding, Level, review
from samradapp.store import Database, items
from samradapp.ui import keys
from samradapp.ui.autosave import Autosave
from samradapp.ui.meeting_page import MeetingPage
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.parts import label, shortcut
from samradapp.ui.widgets.step_bar import Step

_LEVELS = {Level.ERROR: "Fel", Level.WARNING: "Varning"}


class ReviewPage(MeetingPage):
    """Enter goes to the item that a finding is about, or to the step where it is mended."""

    guide = "granska"

    item_requested = Signal(int)

    def __init__(self, db: Database, autosave: Autosave, now: Callable[[], datetime]) -> None:
        super().__init__(db, autosave, now)
        self._findings: tuple[Finding, ...] = ()
        self._build()

    def take_focus(self) -> None:
        self.list.setFocus()

    def _show(self, meeting: Meeting) -> None:
        findings = review(meeting, items.items_with_minutes(self._db, meeting.id))
        self._summary.setText(_summary(findings))
        self.list.setVisible(bool(findings))
        if findings == self._findings and self.list.count():
            return
        self._findings = findings
        chosen = self.list.currentRow()
        self.list.clear()
        for finding in findings:
            self.list.addItem(QListWidgetItem(f"{_LEVELS[finding.level]}  ·  {finding.message}  ({finding.rule})"))
        self.list.setCurrentRow(min(max(chosen, 0), self.list.count() - 1))

    def _build(self) -> None:
        self._summary = label(role="title", wraps=True)
        self.list = QListWidget()
        self.list.setAccessibleName("Fynd")
        self.list.itemActivated.connect(lambda: self._on_chosen())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addWidget(self._summary)
        layout.addWidget(label("Enter går till stället.", "hint"))
        layout.addWidget(self.list, 1)
        layout.addStretch()
        layout.addWidget(
            button("Till Justera och exportera", self._on_next, kind="primary", key="Ctrl+↵"),
            0,
            Qt.AlignmentFlag.AlignRight,
        )
        shortcut(keys.TO_ADJUST, self, self._on_next, inside=False)

    def _on_next(self) -> None:
        self.step_requested.emit(Step.ADJUST)

    def _on_chosen(self) -> None:
        finding = self._findings[self.list.currentRow()]
        if finding.item is not None:
            self.item_requested.emit(finding.item)
            return
        self.step_requested.emit(Step.ROLL_CALL if finding.rule == "R39" else Step.ITEMS)


def _summary(findings: tuple[Finding, ...]) -> str:
    errors = sum(finding.level is Level.ERROR for finding in findings)
    warnings = len(findings) - errors
    if not findings:
        return "Inget att anmärka på."
    counted = [f"{errors} fel" if errors else "", _plural(warnings) if warnings else ""]
    return " och ".join(piece for piece in counted if piece)


def _plural(warnings: int) -> str:
    return "1 varning" if warnings == 1 else f"{warnings} varningar"
