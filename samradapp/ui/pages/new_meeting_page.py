"""Nytt möte: body, template, day and place; the rest comes by itself."""

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from samradapp.actions.shipped import install_templates
from samradapp.domain.people import Body, CalendarEntry
from samradapp.domain.template import AgendaTemplate
from samradapp.domain.text import clean_line
from samradapp.store import Database, register, templates
from samradapp.store.meeting_list import days_of
from samradapp.store.templates import NewMeeting, new_meeting
from samradapp.ui import keys
from samradapp.ui.place_page import PlacePage
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.choice import Combo
from samradapp.ui.widgets.fields import TextLine
from samradapp.ui.widgets.parts import card, label, scrolled, shortcut
from samradapp.ui.widgets.time_fields import ClockField, DateField


class NewMeetingPage(PlacePage):
    """Ask for what a template cannot know. The body's next planned day that has no meeting is filled in."""

    made = Signal(int)
    cancelled = Signal()

    def __init__(self, db: Database, now: Callable[[], datetime], secretary: str) -> None:
        super().__init__()
        self._db = db
        self._now = now
        self._bodies: tuple[Body, ...] = ()
        self._taken: dict[date, str] = {}  # the days of the body's meetings
        self._loaded = False
        self._hers: set[QLineEdit] = set()  # the fields she has typed in
        self._build(secretary)

    def load(self) -> None:
        """Read bodies and templates, once: what she has filled in since then is hers.

        An empty register gets a body when its name is typed.
        """
        if self._loaded:
            return
        self._loaded = True
        install_templates(self._db)
        self._bodies = register.bodies(self._db)
        self.body.clear()
        for body in self._bodies:
            self.body.addItem(body.name, body.id)
        self._new_body_row(not self._bodies)
        self._on_body_chosen()

    def key_hints(self) -> list[tuple[str, str]]:
        return [(keys.MAKE_MEETING.cap, "skapa mötet"), (keys.FORM_CANCEL.cap, "tillbaka")]

    def take_focus(self) -> None:
        (self.body if self._bodies else self.new_body).setFocus()

    def _build(self, secretary: str) -> None:
        self.body = Combo()
        self.body.setAccessibleName("Organ")
        self.body.currentIndexChanged.connect(self._on_body_chosen)
        self.new_body = TextLine("Organets namn", "Till exempel Samråd vård och omsorg")
        self.template = Combo()
        self.template.setAccessibleName("Mall")
        self.template.currentIndexChanged.connect(self._show_template)
        self.day = DateField("Datum")
        self.day.after = self._now().date()
        self.day.textChanged.connect(self._show_taken)
        self._is_taken = label(role="warn", wraps=True)
        self.start = ClockField("Börjar")
        self.end = ClockField("Slutar")
        self.place = TextLine("Plats", "Till exempel Teams")
        self.reference = TextLine("Diarienummer")
        self.secretary = TextLine("Sekreterare")
        self.secretary.setText(secretary)
        for field in (self.day, self.start, self.end, self.place):
            field.textEdited.connect(lambda _, field=field: self._hers.add(field))
        self._problem = label(role="error", wraps=True)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(24)
        self._form.setVerticalSpacing(10)
        for name, asked in self._rows():
            self._form.addRow(label(name, "field"), asked)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(button("Avbryt", self.cancelled.emit, key=keys.FORM_CANCEL))
        self.make = button("Skapa mötet", self._on_make, kind="primary", key=keys.MAKE_MEETING)
        buttons.addWidget(self.make)
        self._lay_out(buttons)
        shortcut(keys.MAKE_MEETING, self, self._on_make, inside=False)
        shortcut(keys.FORM_CANCEL, self, self.cancelled.emit)

    def _lay_out(self, buttons: QHBoxLayout) -> None:
        """Put the form at the left, and what the template brings beside it."""
        inner = QWidget()
        inner.setMaximumWidth(640)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label("Nytt möte", "page"))
        column.addLayout(self._form)
        column.addWidget(self._problem)
        column.addLayout(buttons)
        column.addStretch()
        holder = QWidget()
        beside = QHBoxLayout(holder)
        beside.setContentsMargins(32, 24, 32, 12)
        beside.setSpacing(40)
        beside.addWidget(inner, 5)
        beside.addWidget(self._build_preview(), 3, Qt.AlignmentFlag.AlignTop)
        beside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(holder))

    def _build_preview(self) -> QWidget:
        """Show what the template brings: titles, part by part."""
        preview = card()
        preview.setMaximumWidth(420)
        self._agenda = label(role="small", wraps=True)
        self._agenda.setAccessibleName("Mallens ärenden")
        column = QVBoxLayout(preview)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(label("Så börjar dagordningen", "caption"))
        column.addWidget(self._agenda)
        column.addStretch()
        return preview

    def _show_template(self) -> None:
        chosen = self.template.currentData()
        found = next((one for one in templates.templates(self._db) if one.id == chosen), None)
        self._agenda.setText(_outline(found) if found else "Tom. Du lägger till ärendena själv.")

    def _rows(self) -> tuple[tuple[str, QWidget], ...]:
        return (
            ("Organ", self.body),
            ("Organets namn", self.new_body),
            ("Mall", self.template),
            ("Datum", self.day),
            ("", self._is_taken),
            ("Börjar", self.start),
            ("Slutar", self.end),
            ("Plats", self.place),
            ("Diarienummer", self.reference),
            ("Sekreterare", self.secretary),
        )

    def _new_body_row(self, asked: bool) -> None:
        self._form.setRowVisible(self.new_body, asked)
        self._form.setRowVisible(self.body, not asked)

    def _show_taken(self) -> None:
        """Say that the body has a meeting that day; two may be meant, so it hinders nothing."""
        day = self.day.value()
        known = self._taken.get(day, "") if day else ""
        self._is_taken.setText(f"{self.body.currentText()} har redan möte {known} den dagen." if known else "")
        self._form.setRowVisible(self._is_taken, bool(known))

    def _on_body_chosen(self) -> None:
        """Offer the body's own templates first, then those for every body, and its next planned day."""
        body_id = self.body.currentData()
        self._taken = days_of(self._db, body_id) if body_id else {}
        known = templates.templates(self._db)
        fitting = [
            *(one for one in known if one.body_id == body_id and body_id),
            *(one for one in known if not one.body_id),
        ]
        self.template.clear()
        for template in fitting:
            self.template.addItem(template.name, template.id)
        self.template.addItem("Tom dagordning", None)
        self._fill_in(self._next_planned(body_id) if body_id else None)
        self._show_taken()

    def _fill_in(self, planned: CalendarEntry | None) -> None:
        """Propose day, times and place; a field she has typed in is hers."""
        start, end = (planned.start, planned.end) if planned and planned.start else (time(9, 30), time(15))
        day, place = (planned.day, planned.place) if planned else (self._now().date(), "")
        proposed: dict[QLineEdit, Callable[[], None]] = {
            self.day: lambda: self.day.show_value(day),
            self.start: lambda: self.start.show_value(start),
            self.end: lambda: self.end.show_value(end),
            self.place: lambda: self.place.setText(place),
        }
        for field, propose in proposed.items():
            if field not in self._hers:
                propose()

    def _next_planned(self, body_id: int) -> CalendarEntry | None:
        """Give the first planned meeting from today on whose day has none of the body's."""
        today, planned = self._now().date(), register.calendar(self._db, body_id)
        free = (entry for entry in planned if entry.is_meeting and entry.day >= today and entry.day not in self._taken)
        return next(free, None)

    def _on_make(self) -> None:
        problem, field = self._missing()
        self._problem.setText(problem)
        if field is not None:
            field.setFocus()
            field.selectAll()
        if problem or not self.make.isEnabled():
            return
        self.make.setEnabled(False)  # a second click would make a second meeting
        made = 0
        try:
            made = self._make()
        finally:
            self.make.setEnabled(not made)
        self.made.emit(made)

    def _make(self) -> int:
        body_id = self.body.currentData() or self._ensured_body().id
        wanted = NewMeeting(
            body_id,
            self.template.currentData(),
            self.day.value() or date.min,
            self.start.value(),
            self.end.value(),
            clean_line(self.place.text()),
            clean_line(self.reference.text()),
            clean_line(self.secretary.text()),
        )
        return new_meeting(self._db, wanted)

    def _ensured_body(self) -> Body:
        """Give the body she has named; it is there already when only the meeting could not be made at the last try."""
        return register.ensure_body(self._db, clean_line(self.new_body.text()), has_seats=True)

    def _missing(self) -> tuple[str, QLineEdit | None]:
        """Say what must be written first, and in which field."""
        if not self._bodies and not clean_line(self.new_body.text()):
            return "Skriv vad organet heter.", self.new_body
        if self.day.value() is None:
            return "Skriv vilken dag mötet är, till exempel 9 okt 2026.", self.day
        unread = [field for field in (self.start, self.end) if field.text().strip() and field.value() is None]
        if unread:
            return "Skriv klockslagen som 09.30, eller lämna fältet tomt.", unread[0]
        return "", None


def _outline(template: AgendaTemplate) -> str:
    """Give the template's titles, a line each, the parts with an empty line between them."""
    parts = []
    for part in template.parts:
        titles = [f"{item.title} …" if item.own_items_here else item.title for item in part.items]
        parts.append("\n".join([*([f"{part.title}:"] if part.title else []), *titles]))
    return "\n\n".join(parts)
