"""Contrast after WCAG 2.2 AA, computed from the tokens for every pair that the window uses."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from samradapp.ui.style import palette
from samradapp.ui.tokens import TOKENS, Scheme, Tokens, Tone
from samradapp.ui.widgets.painting import tone_colors

both_schemes = pytest.mark.parametrize("tokens", TOKENS.values(), ids=list(TOKENS))
RESTING = ("rail", "bg", "surface", "paper")
TEXT, SHAPE = 4.5, 3.0


def light(value: QColor) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in value.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(ink: QColor | str, ground: QColor | str) -> float:
    high, low = sorted((light(QColor(ink)), light(QColor(ground))), reverse=True)
    return (high + 0.05) / (low + 0.05)


def ratios(tokens: Tokens, inks: tuple[str, ...], grounds: tuple[str, ...]) -> dict[str, float]:
    return {
        f"{ink} on {ground}": round(contrast(getattr(tokens, ink), getattr(tokens, ground)), 2)
        for ink in inks
        for ground in grounds
    }


def too_low(found: dict[str, float], least: float) -> dict[str, float]:
    return {pair: value for pair, value in found.items() if value < least}


@both_schemes
def test_all_text_is_read_on_every_ground_it_lies_on(tokens: Tokens) -> None:
    found = ratios(tokens, ("text", "text2"), (*RESTING, "hover", "press", "soft"))
    found |= ratios(tokens, ("text3",), (*RESTING, "hover"))
    assert too_low(found, TEXT) == {}


@both_schemes
def test_what_acts_is_read_as_text(tokens: Tokens) -> None:
    found = ratios(tokens, ("accent",), (*RESTING, "hover", "soft"))
    found |= ratios(tokens, ("on_accent",), ("accent", "accent_hover"))
    assert too_low(found, TEXT) == {}


@both_schemes
@pytest.mark.parametrize("tone", Tone)
def test_a_chip_and_a_mark_are_read_on_their_tone(tokens: Tokens, tone: Tone) -> None:
    ground, ink = tone_colors(tone, tokens)
    assert contrast(ink, ground) >= TEXT


@both_schemes
def test_what_reports_is_read_on_its_own_and_on_every_ground(tokens: Tokens) -> None:
    found = ratios(tokens, ("ok", "warn", "err"), ("surface", "paper", "hover", "soft"))
    for tone in ("ok", "warn", "err"):
        found |= ratios(tokens, (tone, "text"), (f"{tone}_soft",))
    assert too_low(found, TEXT) == {}


@both_schemes
def test_edges_of_fields_and_the_ring_of_focus_are_seen(tokens: Tokens) -> None:
    """WCAG 1.4.11; the hairline and the edge of a button only accompany words, and tell nothing alone."""
    found = ratios(tokens, ("line_strong", "accent"), ("surface", "paper"))
    found |= ratios(tokens, ("accent",), RESTING)
    assert too_low(found, SHAPE) == {}


@both_schemes
def test_icons_are_seen_in_every_state(tokens: Tokens) -> None:
    found = ratios(tokens, ("text2", "accent"), (*RESTING, "hover", "press", "soft"))
    found |= ratios(tokens, ("text3",), ("surface", "paper", "hover"))
    assert too_low(found, SHAPE) == {}


@pytest.mark.parametrize("scheme", Scheme)
def test_what_qt_paints_itself_is_read(qapp: QApplication, scheme: Scheme) -> None:
    made, role, group = palette(TOKENS[scheme]), QPalette.ColorRole, QPalette.ColorGroup
    pairs = [
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.Text, role.AlternateBase),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.Link, role.Base),
        (role.LinkVisited, role.Base),
        (role.ToolTipText, role.ToolTipBase),
        (role.PlaceholderText, role.Base),
    ]
    for state in (group.Active, group.Inactive):
        low = [pair for pair in pairs if contrast(made.color(state, pair[0]), made.color(state, pair[1])) < TEXT]
        assert low == []
