"""The colours of the window by role, light and dark; what paints takes them from the palette's scheme."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QPalette

BASE_POINTS = 10.5


class Scheme(StrEnum):
    LIGHT = "light"
    DARK = "dark"


class Tokens(NamedTuple):  # a dataclass of so many fields takes the start 3 ms to make
    rail: str
    bg: str
    surface: str
    paper: str
    hover: str
    press: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    on_accent: str
    soft: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    err: str
    err_soft: str
    line_strong: str  # edges of fields: 3:1
    line_medium: str  # edges of buttons
    line: str


LIGHT = Tokens(
    rail="#E9E9E5", bg="#F2F2EF", surface="#F9F9F7", paper="#FFFFFF", hover="#ECECE8", press="#E1E1DC",
    text="#1B1E22", text2="#474C52", text3="#62676D", accent="#1F4F8F", accent_hover="#183F73", on_accent="#FFFFFF",
    soft="#E2EBF6", ok="#1C6843", ok_soft="#E0F0E7", warn="#805300", warn_soft="#FAEED4", err="#A3241B",
    err_soft="#FBE8E5", line_strong="#86857F", line_medium="#C2C1BB", line="#DCDBD6",
)  # fmt: skip

DARK = Tokens(
    rail="#141618", bg="#1A1C1F", surface="#1F2225", paper="#272A2F", hover="#2D3136", press="#363B41",
    text="#ECEDEE", text2="#C0C5CA", text3="#A3A9B0", accent="#8FB9F3", accent_hover="#A9C9F7", on_accent="#0D1B2E",
    soft="#25384F", ok="#82CFA3", ok_soft="#1E3A2C", warn="#E8BC63", warn_soft="#3E3219", err="#F4A198",
    err_soft="#4A2522", line_strong="#7E858D", line_medium="#50565D", line="#383C42",
)  # fmt: skip

TOKENS = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK}


class Tone(StrEnum):
    """What a chip or mark says by its colour, beside its words."""

    PLAIN = "plain"
    INFO = "info"
    OK = "ok"
    WARN = "warn"
    ERR = "err"


def tokens_of(palette: QPalette) -> Tokens:
    """Give the tokens that the palette was made from: those of its scheme.

    The text tells, and not the ground: under a style sheet a transparent ground is black in the palette.
    """
    ink = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text)
    return LIGHT if ink.lightness() < 128 else DARK


def color(value: str) -> QColor:
    return QColor(value)


def scaled(length: float, font: QFont) -> int:
    """Give a length of the design at the window's text size; ``font`` is the window's own, 10.5 pt at 100 %."""
    return round(length * font.pointSizeF() / BASE_POINTS) if font.pointSizeF() > 0 else round(length)


def sized(font: QFont, points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Give the window's font in another size of the design, and another weight."""
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * points / BASE_POINTS)
    result.setWeight(weight)
    return result
