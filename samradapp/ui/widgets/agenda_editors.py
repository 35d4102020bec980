"""The fields that open in the agenda's cells."""

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from samradapp.domain.meeting import KIND_NAMES
from samradapp.ui.widgets.choice import Combo

_MOST_MINUTES = 999


def number_line(parent: QWidget) -> QLineEdit:
    line = QLineEdit(parent)
    line.setAccessibleName("Nummer")
    line.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,5}"), line))  # empty too
    return line


def minutes_box(parent: QWidget) -> QSpinBox:
    spin = QSpinBox(parent)
    spin.setAccessibleName("Minuter")
    spin.setRange(0, _MOST_MINUTES)
    spin.setSpecialValueText(" ")
    spin.setSingleStep(5)
    spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    spin.setAlignment(Qt.AlignmentFlag.AlignRight)
    return spin


class KindBox(Combo):
    """The kinds of items. ``picked`` comes when one is taken from the open list; a letter leaves the cell for Tab."""

    picked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._listed = False
        self.setAccessibleName("Ärendetyp")
        for kind, name in KIND_NAMES.items():
            self.addItem(name, kind)
        self.activated.connect(self._on_activated)

    def showPopup(self) -> None:
        self._listed = True
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._listed = False
        super().keyPressEvent(event)

    def _on_activated(self) -> None:
        if self._listed:
            self.picked.emit()
