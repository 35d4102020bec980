"""The facts of a meeting: day, times, place, reference, who chairs, who writes, who adjusts, the first number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from PySide6.QtCore import QRegularExpression, Qt, Signal, SignalInstance
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QCompleter, QFormLayout, QHBoxLayout, QWidget

from samradapp.ui.widgets.fields import NAMES, TextLine
from samradapp.ui.widgets.parts import label
from samradapp.ui.widgets.time_fields import ClockField, DateField, HowWritten


class Fact(StrEnum):
    """The names under which changes are told; the same as the meeting's own."""

    DAY = "day"
    START = "start"
    END = "end"
    PLACE = "place"
    REFERENCE = "reference"
    CHAIR = "chair"
    SECRETARY = "secretary"
    ADJUSTERS = "adjusters"
    FIRST_ITEM = "first_item"


@dataclass(frozen=True, slots=True)
class Facts:
    """``first_item`` None means that the number follows the previous meeting; ``proposed_first`` is what that gives."""

    day: date
    start: time | None = None
    end: time | None = None
    place: str = ""
    reference: str = ""
    chair: str = ""
    secretary: str = ""
    adjusters: tuple[str, ...] = ()
    first_item: int | None = None
    proposed_first: int = 1


class FactsForm(QWidget):
    """``field_edited`` comes at each letter, ``field_changed`` when she leaves a field.

    The values are those of ``Facts``: a date, times or None, text, a tuple of names, a number or None.
    """

    field_edited = Signal(object, object)  # Fact, value
    field_changed = Signal(object, object)  # Fact, value

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: Facts | None = None
        self._names: tuple[str, ...] = ()
        self._build()
        self._connect()

    def set_facts(self, facts: Facts) -> None:
        """Show the facts; what is being typed stays."""
        self._facts = facts
        self.day.show_value(facts.day)
        self.start.show_value(facts.start)
        self.end.show_value(facts.end)
        self.place.show_value(facts.place)
        self.reference.show_value(facts.reference)
        self.chair.show_value(facts.chair)
        self.secretary.show_value(facts.secretary)
        self.adjusters.show_value("; ".join(facts.adjusters))
        self.first_item.show_value("" if facts.first_item is None else str(facts.first_item))
        self.first_item.setPlaceholderText(f"{facts.proposed_first} (följer förra mötet)")

    def set_names(self, names: Sequence[str]) -> None:
        """Give the names that are proposed for chair and secretary."""
        if tuple(names) == self._names:
            return
        self._names = tuple(names)
        for field in (self.chair, self.secretary):
            completer = QCompleter(list(names), field)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            field.setCompleter(completer)

    def set_locked(self, locked: bool) -> None:
        for field in (self.day, self.start, self.end, *self._lines.values()):
            field.setReadOnly(locked)

    def _build(self) -> None:
        self.setAccessibleName("Mötets uppgifter")
        self.day = DateField("Dag")
        self.start = ClockField("Börjar")
        self.end = ClockField("Slutar")
        self.place = TextLine("Plats")
        self.reference = TextLine("Diarienummer")
        self.chair = TextLine("Ordförande")
        self.secretary = TextLine("Sekreterare")
        self.adjusters = TextLine("Justerare, med semikolon mellan namnen", "Namn; Namn", signs=NAMES)
        self.first_item = TextLine("Första ärendets nummer")
        self.first_item.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,5}"), self.first_item))
        self._lines = {
            Fact.PLACE: self.place,
            Fact.REFERENCE: self.reference,
            Fact.CHAIR: self.chair,
            Fact.SECRETARY: self.secretary,
            Fact.ADJUSTERS: self.adjusters,
            Fact.FIRST_ITEM: self.first_item,
        }
        hours = QHBoxLayout()
        hours.addWidget(self.start)
        hours.addWidget(label("–"))
        hours.addWidget(self.end)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(6)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(label("Dag", "field"), self.day)
        form.addRow(label("Klockan", "field"), hours)
        form.addRow(HowWritten(self.day, self.start, self.end))
        form.addRow(label("Plats", "field"), self.place)
        form.addRow(label("Diarienummer", "field"), self.reference)
        form.addRow(label("Ordförande", "field"), self.chair)
        form.addRow(label("Sekreterare", "field"), self.secretary)
        form.addRow(label("Justerare", "field"), self.adjusters)
        form.addRow(label("Första numret", "field"), self.first_item)

    def _connect(self) -> None:
        for fact, line in self._lines.items():
            line.typed.connect(lambda text, fact=fact: self._on_line(self.field_edited, fact, text))
            line.committed.connect(lambda text, fact=fact: self._on_line(self.field_changed, fact, text))
        self.day.typed.connect(self._on_day_typed)
        self.day.changed.connect(self._on_day_changed)
        self.start.typed.connect(lambda moment: self.field_edited.emit(Fact.START, moment))
        self.end.typed.connect(lambda moment: self.field_edited.emit(Fact.END, moment))
        self.start.changed.connect(lambda moment: self.field_changed.emit(Fact.START, moment))
        self.end.changed.connect(lambda moment: self.field_changed.emit(Fact.END, moment))

    def _on_line(self, signal: SignalInstance, fact: Fact, text: str) -> None:
        if fact is Fact.ADJUSTERS:
            signal.emit(fact, tuple(name.strip() for name in text.split(";") if name.strip()))
        elif fact is not Fact.FIRST_ITEM:
            signal.emit(fact, text)
        elif not text.strip() or text.strip().isdecimal():
            signal.emit(fact, int(text) if text.strip() else None)

    def _on_day_typed(self, day: date | None) -> None:
        if day is not None:
            self.field_edited.emit(Fact.DAY, day)

    def _on_day_changed(self, day: date | None) -> None:
        """Tell the new day; a meeting always has one, so an emptied field shows the old again."""
        if day is not None:
            self.field_changed.emit(Fact.DAY, day)
        elif self._facts is not None:
            self.day.show_value(self._facts.day)
