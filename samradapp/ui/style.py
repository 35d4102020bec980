"""Palette and style sheet of the window, both made from the tokens."""

import sys
from string import Template

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from samradapp.ui.tokens import BASE_POINTS, TOKENS, Scheme, Tokens

_FAMILIES = {"win32": ("Segoe UI Variable", "Segoe UI"), "linux": ("Inter", "Noto Sans", "DejaVu Sans")}


def apply_style(application: QApplication, scheme: Scheme = Scheme.LIGHT, scale: float = 1.0) -> None:
    """Give the window its colours and type; ``scale`` is the text size, 0.9–1.5."""
    application.setFont(window_font(scale))
    application.setPalette(palette(TOKENS[scheme]))
    application.setStyleSheet(style_sheet(TOKENS[scheme], scale))


def window_font(scale: float = 1.0) -> QFont:
    """Give the font of rows and buttons; figures are as wide as each other, so that clocks stand in columns."""
    font = QFont()
    if families := _FAMILIES.get(sys.platform):  # the first that is there; asking which are takes 6 ms
        font.setFamilies(families)
    font.setPointSizeF(BASE_POINTS * scale)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def palette(tokens: Tokens) -> QPalette:
    result = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.bg, role.WindowText: tokens.text, role.Base: tokens.paper, role.AlternateBase: tokens.paper,
        role.Text: tokens.text, role.Button: tokens.paper, role.ButtonText: tokens.text, role.BrightText: tokens.err,
        role.Highlight: tokens.accent, role.HighlightedText: tokens.on_accent, role.Link: tokens.accent,
        role.LinkVisited: tokens.accent, role.ToolTipBase: tokens.paper, role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.text3, role.Light: tokens.paper, role.Midlight: tokens.hover,
        role.Mid: tokens.line_medium, role.Dark: tokens.line_strong, role.Shadow: tokens.line_strong,
        role.Accent: tokens.accent,
    }  # fmt: skip
    for where, value in colours.items():
        result.setColor(where, QColor(value))
    for where in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, where, QColor(tokens.text3))
    return result


def style_sheet(tokens: Tokens, scale: float = 1.0) -> str:
    """Give the style sheet: names in it are the tokens', sizes follow the text size."""
    sizes = {f"pt{name}": f"{points * scale:.1f}pt" for name, points in _POINTS.items()}
    heights = {"control": round(32 * scale) - 2, "compact": round(24 * scale) - 2}
    return _SHEET.substitute(tokens._asdict(), **sizes, **heights)


_POINTS = {"_page": 21, "_title": 15, "_heading": 12, "_small": 9.5}

_SHEET = Template("""
QWidget#desk { background: $bg; }
QWidget#surface, QFrame#surface { background: $surface; }
QWidget#paper, QFrame#paper { background: $paper; }
QScrollArea, QScrollArea > QWidget > QWidget#inner { background: transparent; border: 0; }
QFrame#surface[edged="true"] { border-left: 1px solid $line; }
QFrame#rail { background: $rail; border-right: 1px solid $line; }
QFrame#header { background: $surface; }
QSplitter::handle:horizontal { background: $line; }
QLabel[role="page"] { font-size: $pt_page; font-weight: 600; }
QLabel[role="title"] { font-size: $pt_title; font-weight: 600; }
QLabel[role="lead"] { font-size: $pt_heading; color: $text2; }
QLabel[role="title"][quiet="true"] { color: $text3; padding-top: 7px; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="figure"] { font-size: $pt_heading; font-weight: 600; }
QLabel[role="field"] { font-size: $pt_small; color: $text2; min-height: ${control}px; }
QLabel[role="small"] { font-size: $pt_small; color: $text2; }
QLabel[role="caption"] { font-size: $pt_small; font-weight: 600; color: $text2; }
QLabel[role="hint"] { font-size: $pt_small; color: $text3; }
QLabel[role="error"] { font-size: $pt_small; color: $err; }
QLabel[role="warning"] { font-size: $pt_small; color: $warn; }
QLabel[role="ok"] { color: $ok; font-weight: 600; }
QLabel[role="warn"] { color: $warn; font-weight: 600; }

QPushButton { background: $paper; color: $text; border: 1px solid $line_medium; border-radius: 6px;
    padding: 0 11px; min-height: ${control}px; font-weight: 500; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $press; }
QPushButton:focus { border: 2px solid $accent; padding: 0 10px; }
QPushButton:disabled { background: $hover; color: $text3; border-color: $line; }
QToolButton { border: 0; background: transparent; }
QLineEdit > QToolButton { padding: 0; min-height: 0; min-width: 0; border: 0; }

QLineEdit, QPlainTextEdit, QSpinBox, QComboBox { background: $paper; color: $text; border: 1px solid $line_strong;
    border-radius: 6px; padding: 0 8px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QSpinBox, QComboBox { min-height: ${control}px; }
QPlainTextEdit { padding: 4px 5px; }
QLineEdit:focus, QSpinBox:focus, QComboBox:focus { border: 2px solid $accent; padding: 0 7px; }
QPlainTextEdit:focus { border: 2px solid $accent; padding: 3px 4px; }
QLineEdit[wrong="true"] { border: 2px solid $err; padding: 0 7px; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $surface; border-color: $line; }
QLineEdit:disabled, QPlainTextEdit:disabled, QSpinBox:disabled, QComboBox:disabled { background: $hover;
    color: $text3; border-color: $line; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox QLineEdit, QSpinBox QLineEdit { border: 0; padding: 0; min-height: 0; }
QComboBox QAbstractItemView { background: $paper; border: 1px solid $line_strong; padding: 4px; outline: 0;
    selection-background-color: $soft; selection-color: $text; }
QLineEdit[quiet="true"] { border: 1px solid transparent; background: transparent; }
QLineEdit[quiet="true"]:hover { border: 1px solid $line; }
QLineEdit[quiet="true"]:focus { border: 2px solid $accent; background: $paper; }
QLineEdit[title="true"] { font-size: $pt_title; font-weight: 600; }
QPlainTextEdit[quiet="true"] { border: 1px solid transparent; background: transparent; }
QPlainTextEdit[quiet="true"]:hover { border: 1px solid $line; }
QPlainTextEdit[quiet="true"]:focus { border: 2px solid $accent; background: $paper; }
QPlainTextEdit[title="true"] { font-size: $pt_title; font-weight: 600; }
QLineEdit[compact="true"] { min-height: ${compact}px; padding: 0 6px; }
QLineEdit[compact="true"]:focus { padding: 0 5px; }
QPlainTextEdit[compact="true"] { padding: 1px 3px; }
QPlainTextEdit[compact="true"]:focus { padding: 0 2px; }
QAbstractItemView[cell="true"] QLineEdit, QAbstractItemView[cell="true"] QComboBox { min-height: 0; }
QTextEdit { background: $paper; color: $text; border: 0; selection-background-color: $accent;
    selection-color: $on_accent; }
QTextBrowser, QTextEdit[reading="true"] { border-left: 2px solid transparent; }
QTextBrowser:focus, QTextEdit[reading="true"]:focus { border-left: 2px solid $accent; }
QTextEdit[generated="true"] { color: $text3; }

QFrame[card="true"] { background: $paper; border: 1px solid $line; border-radius: 8px; }
QFrame#popup { background: $paper; border: 1px solid $line_strong; border-radius: 8px; }
QFrame[place="true"] { background: $soft; border-bottom: 1px solid $line; }
QFrame[upright="true"] { background: $line; border: 0; }
QFrame[hairline="true"] { background: $line; border: 0; min-height: 1px; max-height: 1px; }
QFrame[message="info"] { background: $soft; border-radius: 6px; }
QFrame[message="ok"] { background: $ok_soft; border-radius: 6px; }
QFrame[message="warning"] { background: $warn_soft; border-radius: 6px; }
QFrame[message="error"] { background: $err_soft; border-radius: 6px; }
QFrame#statusBar { background: $surface; border-top: 1px solid $line; }
QFrame#stepBar { background: $surface; border-bottom: 1px solid $line; }

QListView, QTableView { background: transparent; border: 0; outline: 0; }
QTableView { gridline-color: transparent; }
QListView#proposals { background: $paper; border: 1px solid $line_strong; border-radius: 8px; padding: 4px; }
QListView#proposals::item { padding: 6px 8px; border-radius: 4px; }
QListView#proposals::item:selected { background: $soft; color: $text; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section { background: transparent; color: $text2; border: 0; border-bottom: 1px solid $line;
    padding: 6px 8px; font-size: $pt_small; font-weight: 500; }
QTableCornerButton::section { background: transparent; border: 0; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $line_medium; min-height: 32px; border-radius: 4px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: $line_medium; min-width: 32px; border-radius: 4px; margin: 2px; }
QScrollBar::handle:hover { background: $line_strong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: $paper; color: $text; border: 1px solid $line_strong; padding: 4px 6px; }
QMenu { background: $paper; border: 1px solid $line_strong; padding: 4px; }
QMenu::item { padding: 6px 16px; border-radius: 4px; }
QMenu::item:selected { background: $soft; color: $text; }
QMenu::item:disabled { color: $text3; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
""")
