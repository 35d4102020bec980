"""A body's settings in groups: names, numbering, quorum, service, how its protocol looks."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from samradapp.domain.assembly import KIND_LABELS
from samradapp.domain.decision import DecisionKind
from samradapp.domain.meeting import Kind
from samradapp.domain.people import Body, NameOrder, QuorumRule, ServiceRules, Tense
from samradapp.domain.swedish import sentence_case
from samradapp.domain.text import clean_line
from samradapp.domain.wording import compose
from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.check_box import CheckBox
from samradapp.ui.widgets.choice import Choice, ChoiceBox
from samradapp.ui.widgets.columns import Columns, field
from samradapp.ui.widgets.fields import TextLine
from samradapp.ui.widgets.parts import follow_text_size, label

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
    "has_seats": "Organet har platser som tjänstgör och röstar",
    "numbers_start_over": "Numren börjar om vid varje möte",
    "council": "Fullmäktige: jäviga räknas bort ur beslutsförheten (KL 5:46)",
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
_WIDTH = 720
_KINDS = KIND_LABELS | {Kind.FORMALITY: "Formalia"}


class BodyForm(QWidget):
    """Gives the whole body: ``typed`` at each letter in a field, ``changed`` when she leaves it or ticks a box."""

    typed = Signal(object, str)  # Body, field
    changed = Signal(object, str)  # Body, field

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._body: Body | None = None
        self._lines = {name: TextLine(words) for name, words in _LINES.items()}
        self._boxes = {name: ChoiceBox(words) for name, (words, _) in _CHOICES.items()}
        self._flags = {name: CheckBox(words) for name, words in (_FLAGS | _SERVICE).items()}
        self._number = TextLine("Antal som krävs")
        self._number.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,3}"), self._number))
        self._kinds = {
            kind: TextLine(f"Så skrivs {words}", KIND_LABELS.get(kind, "")) for kind, words in _KINDS.items()
        }
        self._decides, self._numbered = label(role="hint", wraps=True), label(role="hint", wraps=True)
        self._build()
        self._wire()

    def set_body(self, body: Body) -> None:
        """Show a body; what is being typed in the same one stays."""
        same = self._body is not None and self._body.id == body.id
        self._body = body
        for name, line in self._lines.items():
            (line.show_value if same else line.show_other)(getattr(body, name))
        for name, box in self._boxes.items():
            box.choose(getattr(body, name))
        for name, flag in self._flags.items():
            flag.setChecked(bool(getattr(body.service if name in _SERVICE else body, name)))
        (self._number.show_value if same else self._number.show_other)(str(body.quorum_number))
        for kind, line in self._kinds.items():
            (line.show_value if same else line.show_other)(body.kind_labels.get(kind, ""))
        self._quorum.setVisible(body.has_seats)
        self._service.setVisible(body.has_seats)
        self._number_field.setVisible(body.quorum_rule is QuorumRule.NUMBER)
        self._show_examples(body)

    def take_focus(self) -> None:
        self._lines["name"].setFocus()

    def ask_for_name(self) -> None:
        """Let what is typed take the place of the name that a new body has got."""
        self.take_focus()
        self._lines["name"].selectAll()

    def _build(self) -> None:
        inner = QWidget()
        follow_text_size(inner, lambda: inner.setMaximumWidth(scaled(_WIDTH, QApplication.font())))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(28)
        for group in (
            _group("Namn", Columns(self._line("name"), self._line("short_name")), *self._build_decisions()),
            self._build_numbers(),
            _group("Platser", self._flags["has_seats"], self._build_quorum()),
            self._build_service(),
            self._build_protocol(),
            self._build_kinds(),
        ):
            column.addWidget(group)
        column.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 16, 24)
        layout.addWidget(inner, 100)
        layout.addStretch(1)

    def _build_decisions(self) -> tuple[QWidget, ...]:
        return Columns(self._line("formula"), self._box("tense")), self._decides

    def _build_numbers(self) -> QWidget:
        fields = Columns(self._line("number_form"), self._line("item_word"))
        return _group("Ärendenummer", fields, self._numbered, self._flags["numbers_start_over"])

    def _build_quorum(self) -> QWidget:
        self._number_field = field("Antal som krävs", self._number)
        self._quorum = _group("", Columns(self._box("quorum_rule"), self._number_field), self._flags["council"])
        return self._quorum

    def _build_service(self) -> QWidget:
        said = "Reglerna ger förslag vid uppropet. Du avgör alltid vem som tjänstgör."
        flags = [self._flags[name] for name in _SERVICE]
        self._service = _group("Ersättares tjänstgöring", label(said, "hint", wraps=True), *flags)
        return self._service

    def _build_protocol(self) -> QWidget:
        flags = [self._flags[name] for name in ("attendance_first", "party_upper", "paper_signatures")]
        return _group("Protokollet", Columns(self._box("name_order")), *flags)

    def _build_kinds(self) -> QWidget:
        said = "Så skrivs ärendetypen under rubriken. Lämna tomt för det vanliga ordet; formalia har inget."
        lines = [field(_KINDS[kind], line) for kind, line in self._kinds.items()]
        return _group("Ärendetyper", label(said, "hint", wraps=True), Columns(*lines))

    def _line(self, name: str) -> QWidget:
        return field(_LINES[name], self._lines[name])

    def _box(self, name: str) -> QWidget:
        words, choices = _CHOICES[name]
        self._boxes[name].set_choices([Choice(value, shown) for value, shown in choices])
        return field(words, self._boxes[name])

    def _wire(self) -> None:
        for name, line in self._lines.items():
            line.typed.connect(lambda text, name=name: self._tell_typed(name, **{name: clean_line(text)}))
            line.committed.connect(lambda text, name=name: self._emit(name, **{name: clean_line(text)}))
        for name, box in self._boxes.items():
            box.chosen.connect(lambda value, name=name: self._emit(name, **{name: value}))
        self._number.typed.connect(lambda text: self._on_number(text, self._tell_typed))
        self._number.committed.connect(self._on_number_left)
        for name in _FLAGS:
            self._flags[name].clicked.connect(lambda on, name=name: self._emit(name, **{name: on}))
        for name in _SERVICE:
            self._flags[name].clicked.connect(lambda on, name=name: self._on_service(name, on=on))
        for kind, line in self._kinds.items():
            line.typed.connect(lambda text, kind=kind: self._tell_typed(kind, kind_labels=self._labels(kind, text)))
            line.committed.connect(lambda text, kind=kind: self._emit(kind, kind_labels=self._labels(kind, text)))

    def _show_examples(self, body: Body) -> None:
        """Say what decisions and numbers look like with what stands in the fields now."""
        sentence = compose(DecisionKind.ASSIGNMENT, body, "förvaltningen", "ta fram ett förslag till mötet i höst")
        self._decides.setText(f"Så börjar besluten: ”{sentence}”")
        shown = body.number_form.replace("{n}", "17")
        written = f"{sentence_case(body.item_word or 'ärende')} 17 får rubriken ”{shown} Budget för nästa år”."
        self._numbered.setText(f"{written} Skriv {{n}} där numret ska stå.")

    def _emit(self, field: str, **changes: Any) -> None:
        if self._body is not None:
            self._body = replace(self._body, **changes)
            self.changed.emit(self._body, field)

    def _tell_typed(self, field: str, **changes: Any) -> None:
        """Tell what the body would be; the form takes it for the body only when it is saved."""
        if self._body is not None:
            body = replace(self._body, **changes)
            self._show_examples(body)
            self.typed.emit(body, field)

    def _on_number(self, text: str, tell: Callable[..., None]) -> None:
        if text.strip().isdecimal():
            tell("quorum_number", quorum_number=int(text))

    def _on_number_left(self, text: str) -> None:
        """Take the number; left empty the field shows again what holds."""
        self._on_number(text, self._emit)
        if self._body is not None and not text.strip():
            self._number.show_other(str(self._body.quorum_number))

    def _on_service(self, name: str, *, on: bool) -> None:
        rules = self._body.service if self._body else ServiceRules()
        self._emit(name, service=replace(rules, **{name: on}))

    def _labels(self, kind: Kind, text: str) -> dict[str, str]:
        labels = dict(self._body.kind_labels) if self._body else {}
        labels.pop(kind, None)
        words = clean_line(text)
        return labels | ({kind.value: words} if words else {})


def _group(heading: str, *parts: QWidget) -> QWidget:
    """Give a heading with what belongs under it."""
    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    if heading:
        column.addWidget(label(heading, "figure"))
    for part in parts:
        column.addWidget(part)
    return group
