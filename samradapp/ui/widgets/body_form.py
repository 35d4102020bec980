"""A body's settings: names, numbering, quorum, service, how its protocol looks."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from samradapp.domain.meeting import Kind
from samradapp.domain.people import Body, NameOrder, QuorumRule, ServiceRules, Tense
from samradapp.ui.widgets.choice import Choice, ChoiceBox
from samradapp.ui.widgets.fields import TextLine
from samradapp.ui.widgets.parts import label

_LINES = {
    "name": "Namn",
    "short_name": "Kortnamn",
    "formula": "Namn i beslut",
    "number_form": "Ärendenummer skrivs",
    "item_word": "Ord för ärende",
}
_CHOICES = {
    "tense": ("Tempus", ((Tense.PAST, "beslutade"), (Tense.PRESENT, "beslutar"))),
    "quorum_rule": (
        "Beslutsförhet",
        (
            (QuorumRule.MAJORITY, "fler än hälften av platserna"),
            (QuorumRule.NUMBER, "ett antal"),
            (QuorumRule.NONE, "ingen regel"),
        ),
    ),
    "name_order": (
        "Namn ordnas efter",
        (
            (NameOrder.REGISTER, "registret"),
            (NameOrder.GIVEN_NAME, "förnamn"),
            (NameOrder.FAMILY_NAME, "efternamn"),
            (NameOrder.PRINCIPAL, "huvudman"),
        ),
    ),
}
_FLAGS = {
    "has_seats": "Har platser som tjänstgör och röstar",
    "numbers_start_over": "Numren börjar om vid varje möte",
    "council": "Är fullmäktige: jäviga räknas bort ur beslutsförheten",
    "attendance_first": "Närvaron står först i protokollet",
    "party_upper": "Partibeteckningar skrivs med versaler",
    "paper_signatures": "Protokollet skrivs under på papper",
}
_SERVICE = {
    "call_order": "Ersättare kallas i tur och ordning (KL 5:18)",
    "no_displacement": "Den som tjänstgör trängs inte undan av ordningen (KL 5:18)",
    "member_resumes": "En ledamot som kommer tar sin plats (KL 5:19)",
    "no_return_after_leaving": "Den som har avbrutit tjänstgör inte mer den dagen (KL 5:20)",
    "return_after_recusal": "Efter jäv får båda återgå (KL 5:20)",
    "own_principal_only": "Bara huvudmannens egna ersättare tjänstgör",
}
_KINDS = {
    Kind.INFORMATION: "Informationsärende",
    Kind.DIALOGUE: "Dialogärende",
    Kind.DECISION: "Beslutsärende",
    Kind.FORMALITY: "Formalia",
}


class BodyForm(QWidget):
    """Gives the whole body: ``typed`` at each letter in a field, ``changed`` when she leaves it or ticks a box."""

    typed = Signal(object, str)  # Body, field
    changed = Signal(object, str)  # Body, field

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._body: Body | None = None
        self._lines = {name: TextLine(words) for name, words in _LINES.items()}
        self._boxes = {name: ChoiceBox(words) for name, (words, _) in _CHOICES.items()}
        self._flags = {name: QCheckBox(words) for name, words in (_FLAGS | _SERVICE).items()}
        self._number = TextLine("Antal som krävs")
        self._number.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,3}"), self._number))
        self._kinds = {kind: TextLine(f"Så skrivs {words}", words) for kind, words in _KINDS.items()}
        self._build()

    def set_body(self, body: Body) -> None:
        """Show a body; what is being typed stays."""
        self._body = body
        for name, line in self._lines.items():
            line.show_value(getattr(body, name))
        for name, box in self._boxes.items():
            box.choose(getattr(body, name))
        for name, flag in self._flags.items():
            flag.setChecked(bool(getattr(body.service if name in _SERVICE else body, name)))
        self._number.show_value(str(body.quorum_number))
        for kind, line in self._kinds.items():
            line.show_value(body.kind_labels.get(kind, ""))

    def _build(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(8, 12, 16, 16)
        for name, line in self._lines.items():
            form.addRow(label(_LINES[name], "field"), line)
            line.typed.connect(lambda text, name=name: self._tell_typed(name, **{name: text.strip()}))
            line.committed.connect(lambda text, name=name: self._emit(name, **{name: text.strip()}))
        for name, box in self._boxes.items():
            words, choices = _CHOICES[name]
            box.set_choices([Choice(value, shown) for value, shown in choices])
            box.chosen.connect(lambda value, name=name: self._emit(name, **{name: value}))
            form.addRow(label(words, "field"), box)
        form.addRow(label("Antal som krävs", "field"), self._number)
        self._number.typed.connect(lambda text: self._on_number(text, self._tell_typed))
        self._number.committed.connect(lambda text: self._on_number(text, self._emit))
        form.addRow(label("Protokollet och numren", "heading"))
        for name in _FLAGS:
            form.addRow(self._flags[name])
            self._flags[name].clicked.connect(lambda on, name=name: self._emit(name, **{name: on}))
        form.addRow(label("Ersättares tjänstgöring", "heading"))
        for name in _SERVICE:
            form.addRow(self._flags[name])
            self._flags[name].clicked.connect(lambda on, name=name: self._on_service(name, on=on))
        form.addRow(label("Så skrivs ärendetyperna", "heading"))
        for kind, line in self._kinds.items():
            form.addRow(label(_KINDS[kind], "field"), line)
            line.typed.connect(lambda text, kind=kind: self._tell_typed(kind, kind_labels=self._labels(kind, text)))
            line.committed.connect(lambda text, kind=kind: self._emit(kind, kind_labels=self._labels(kind, text)))

    def _emit(self, field: str, **changes: object) -> None:
        if self._body is not None:
            self._body = replace(self._body, **changes)  # type: ignore[arg-type]
            self.changed.emit(self._body, field)

    def _tell_typed(self, field: str, **changes: object) -> None:
        """Tell what the body would be; the form takes it for the body only when it is saved."""
        if self._body is not None:
            self.typed.emit(replace(self._body, **changes), field)  # type: ignore[arg-type]

    def _on_number(self, text: str, tell: Callable[..., None]) -> None:
        if text.strip().isdecimal():
            tell("quorum_number", quorum_number=int(text))

    def _on_service(self, name: str, *, on: bool) -> None:
        rules = self._body.service if self._body else ServiceRules()
        self._emit(name, service=replace(rules, **{name: on}))

    def _labels(self, kind: Kind, text: str) -> dict[str, str]:
        labels = dict(self._body.kind_labels) if self._body else {}
        labels.pop(kind, None)
        return labels | ({kind.value: text.strip()} if text.strip() else {})
