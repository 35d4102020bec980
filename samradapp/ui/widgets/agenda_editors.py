"""The fields that open in the agenda's cells."""

import re

from PySide6.QtCore import QEvent, QRegularExpression, Qt
from PySide6.QtGui import QRegularExpressionValidator, QResizeEvent, QValidator
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from samradapp.domain.meeting import KIND_NAMES
from samradapp.domain.written import parse_minutes
from samradapp.ui.widgets.choice import CellBox

_MOST_MINUTES = 999
_AIR = 10  # right of the minutes, which stay where they are read
_BEGINNING = re.compile(r"\s*[0-9]{1,3}[0-9,.:\sa-z]{0,10}", re.IGNORECASE)


def number_line(parent: QWidget) -> QLineEdit:
    line = QLineEdit(parent)
    line.setAccessibleName("Nummer")
    line.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,5}"), line))  # empty too
    return line


class MinutesBox(QSpinBox):
    """How long an item takes; "1 tim" and "1:30" are written as well as 90. Empty is none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Minuter")
        self.setRange(0, _MOST_MINUTES)
        self.setSpecialValueText(" ")
        self.setSingleStep(5)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Let any beginning of a length be typed; what is none when the cell is left counts for nothing."""
        read = parse_minutes(text)
        if not text.strip() or (read is not None and read <= _MOST_MINUTES):
            return QValidator.State.Acceptable, text, place
        state = QValidator.State.Intermediate if _BEGINNING.fullmatch(text) else QValidator.State.Invalid
        return state, text, place

    def valueFromText(self, text: str) -> int:
        return parse_minutes(text) or 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Let what is typed have the field: where there are no buttons, a style sheet leaves one pixel for it."""
        self.lineEdit().setGeometry(self.rect().adjusted(2, 2, -_AIR, -2))


class KindBox(CellBox):
    """The kinds of items."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Ärendetyp")
        for kind, name in KIND_NAMES.items():
            self.addItem(name, kind)
