"""The places of the program, at the left edge of the window."""

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from samradapp.ui import keys
from samradapp.ui.icons import paint_icon
from samradapp.ui.keys import Key
from samradapp.ui.tokens import color, scaled, sized, tokens_of
from samradapp.ui.widgets.buttons import paint_tool
from samradapp.ui.widgets.painting import painted


class Place(StrEnum):
    """What the rail leads to."""

    MEETINGS = "meetings"
    ASSIGNMENTS = "assignments"
    REGISTER = "register"
    HELP = "help"
    SETTINGS = "settings"


# What stands at the top, and what at the foot of the rail: icon, word and key.
_TOP = {
    Place.MEETINGS: ("calendar-days", "Möten", keys.MEETINGS),
    Place.ASSIGNMENTS: ("clipboard-check", "Uppdrag", keys.ASSIGNMENTS),
    Place.REGISTER: ("book-user", "Register", keys.REGISTER),
}
_FOOT = {
    Place.HELP: ("circle-question-mark", "Hjälp", keys.HELP),
    Place.SETTINGS: ("settings", "Anpassa", keys.SETTINGS),
}


PLACES = _TOP | _FOOT


class Rail(QFrame):
    """In a narrow window only the icons stand; their words are tooltips then."""

    place_chosen = Signal(object)  # Place

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: dict[Place, RailButton] = {}
        self._build()

    def set_place(self, place: Place) -> None:
        self._places[place].setChecked(True)

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone, or icons over words."""
        for choice in self._places.values():
            choice.set_narrow(narrow)
        self.setFixedWidth(scaled(48 if narrow else 80, QApplication.font()) + 1)

    def _build(self) -> None:
        self.setObjectName("rail")
        self.setAccessibleName("Programmets delar")
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 10, 1, 10)
        self._column.setSpacing(6)
        for place, (icon, word, key) in _TOP.items():
            self._add(place, icon, word, key)
        self._column.addStretch()
        for place, (icon, word, key) in _FOOT.items():
            self._add(place, icon, word, key)
        self.set_narrow(False)

    def _add(self, place: Place, icon: str, word: str, key: Key) -> None:
        choice = RailButton(icon, word)
        choice.setToolTip(f"{word} ({key.cap})")
        choice.clicked.connect(lambda: self.place_chosen.emit(place))
        self._group.addButton(choice)
        self._places[place] = choice
        self._column.addWidget(choice, 0, Qt.AlignmentFlag.AlignHCenter)


class RailButton(QToolButton):
    """An icon over its word."""

    def __init__(self, icon: str, word: str) -> None:
        super().__init__()
        self._icon = icon
        self._narrow = False
        self.setText(word)
        self.setAccessibleName(word)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        font = QApplication.font()
        return QSize(scaled(36, font), scaled(36, font)) if self._narrow else QSize(scaled(66, font), scaled(54, font))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, font = tokens_of(QApplication.palette()), QApplication.font()
        with painted(self) as painter:
            ink = paint_tool(painter, self, tokens)
            size = scaled(22, font)
            top = (self.height() - size) / 2 if self._narrow else scaled(7, font)
            paint_icon(painter, QRectF((self.width() - size) / 2, top, size, size), self._icon, ink)
            if not self._narrow:
                painter.setFont(sized(font, 9, QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Medium))
                painter.setPen(color(ink))
                line = QRectF(0, top + size, self.width(), self.height() - top - size - 2)
                painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self.text())
