import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from samradapp.domain.decision import Vote
from samradapp.ui.style import apply_style, palette, style_sheet
from samradapp.ui.tokens import DARK, LIGHT, Scheme, Tokens, tokens_of
from samradapp.ui.widgets.vote_form import VoteForm


@pytest.fixture
def _restored(qapp: QApplication):
    before = qapp.palette(), qapp.font(), qapp.styleSheet()
    yield
    qapp.setStyleSheet(before[2])
    qapp.setPalette(before[0])
    qapp.setFont(before[1])


def contrast(ink: str, ground: str) -> float:
    """Measure as WCAG does."""

    def light(value: str) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in QColor(value).getRgbF()[:3]]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(ink), light(ground)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_all_text_can_be_read_on_its_ground(tokens: Tokens) -> None:
    pairs = [
        (ink, ground) for ink in (tokens.text, tokens.text2, tokens.text3) for ground in (tokens.paper, tokens.surface)
    ]
    pairs += [(tokens.ok, tokens.ok_soft), (tokens.warn, tokens.warn_soft), (tokens.err, tokens.err_soft)]
    pairs += [(tokens.accent, tokens.paper), (tokens.on_accent, tokens.accent), (tokens.text, tokens.soft)]
    assert min(contrast(*pair) for pair in pairs) >= 4.5
    assert contrast(tokens.line_strong, tokens.paper) >= 3


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_the_palette_tells_its_scheme(qapp: QApplication, tokens: Tokens) -> None:
    made = palette(tokens)
    assert tokens_of(made) is tokens
    made.setColor(QPalette.ColorRole.Window, QColor(0, 0, 0, 0))
    assert tokens_of(made) is tokens


def test_sizes_follow_the_text_size(qapp: QApplication) -> None:
    assert "font-size: 21.0pt" in style_sheet(LIGHT)
    assert "font-size: 31.5pt" in style_sheet(LIGHT, 1.5)
    assert "$" not in style_sheet(DARK)


@pytest.mark.usefixtures("_restored")
@pytest.mark.parametrize("scheme", Scheme)
def test_the_whole_style_is_understood_by_qt(qapp: QApplication, qtbot: QtBot, scheme: Scheme) -> None:
    apply_style(qapp, scheme, 1.25)
    area = QScrollArea()
    qtbot.addWidget(area)
    form = VoteForm()
    form.set_vote(Vote(1, "bifall " * 20, "avslag"), ())
    area.setWidgetResizable(True)
    area.setWidget(form)
    area.resize(300, 120)
    area.show()
    qtbot.waitUntil(lambda: form.yes_means.height() >= form.yes_means.sizeHint().height())
    assert qapp.font().pointSizeF() == pytest.approx(13.125)
