from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samradapp.domain.text import Block, BlockStyle, Run, bullet, normalize, paragraph
from samradapp.ui.widgets.pasted_html import read_html

PASTE = Path(__file__).parents[2] / "data" / "paste"

WORD_ITEM = (
    "<p class=MsoListParagraph style='margin-left:36pt;mso-list:l0 level1 lfo1'><![if !supportLists]>"
    "<span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span></span>"
    "<![endif]>fler bilar</p>"
)


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>Ett</p><p>två</p>", (paragraph("Ett"), paragraph("två"))),
        ("Ett<br>två", (paragraph("Ett"), paragraph("två"))),
        ("<p><ins>tillagt</ins> <del>struket</del>kvar</p>", (paragraph("tillagt kvar"),)),
        ("<ul><li>a</li><li>b</li></ul>", (bullet("a"), bullet("b"))),
        ("<ol><li>a</li></ol>", (Block(BlockStyle.NUMBERED, (Run("a"),)),)),
        (
            "<ul><li>a<ul><li>b</li></ul></li></ul>",
            (bullet("a"), Block(BlockStyle.BULLET, (Run("b"),), 2)),
        ),
        ("<ul><li><p>a</p></li></ul>", (bullet("a"),)),
        ("<p>en <b>fet</b> text</p>", (Block(BlockStyle.PARAGRAPH, (Run("en "), Run("fet", True), Run(" text"))),)),
        ("<b style='font-weight:normal'><p>inte fet</p></b>", (paragraph("inte fet"),)),
        ("<span style='font-style:italic'>lutad</span>", (Block(BlockStyle.PARAGRAPH, (Run("lutad", False, True),)),)),
        ("<h2>Rubrik</h2><p style='color:red'>röd</p>", (paragraph("Rubrik"), paragraph("röd"))),
        ("<style>p{color:red}</style><script>x()</script><p>kvar<img src='http://a/b.png'></p>", (paragraph("kvar"),)),
        ("<p>91&nbsp;%</p>", (paragraph("91\u00a0%"),)),
        ("<p>\n  rader  \n  här </p>", (paragraph("rader här"),)),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", (paragraph("a\tb"), paragraph("c"))),
        (WORD_ITEM, (bullet("fler bilar"),)),
        (WORD_ITEM.replace("·", "2."), (Block(BlockStyle.NUMBERED, (Run("fler bilar"),)),)),
        (
            "<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>a)</span>under</p><p>efter</p>",
            (Block(BlockStyle.NUMBERED, (Run("under"),), 2), paragraph("efter")),
        ),
        (
            "<ul><li>a<ul><li>b</li></ul>och mer</li></ul>",
            (bullet("a"), Block(BlockStyle.BULLET, (Run("b"),), 2), bullet("och mer")),
        ),
        ("<table><tr><td><p>a</p><p>b</p></td><td><p>c</p></td></tr></table>", (paragraph("a"), paragraph("b\tc"))),
        ("<b style='mso-bidi-font-weight:normal'>fet</b>", (Block(BlockStyle.PARAGRAPH, (Run("fet", True),)),)),
        ("", ()),
    ],
)
def test_html_becomes_paragraphs_lists_bold_and_italic(html: str, blocks: tuple[Block, ...]) -> None:
    assert read_html(html) == blocks


def numbered(text: str) -> Block:
    return Block(BlockStyle.NUMBERED, (Run(text),))


def below(text: str, level: int = 2) -> Block:
    return Block(BlockStyle.BULLET, (Run(text),), level)


def words(*runs: Run) -> Block:
    return Block(BlockStyle.PARAGRAPH, runs)


FROM_WORD = (
    paragraph("Lägesbild våren"),
    words(
        Run("Projektledaren beskrev "),
        Run("tre steg", bold=True),
        Run(" i arbetet med "),
        Run("trygg hemgång", italic=True),
        Run(". Det första är klart. Kostnaden är 2,5\u00a0miljoner."),
    ),
    bullet("Gemensam ingång för kommunerna"),
    Block(BlockStyle.BULLET, (Run("ett nummer, "), Run("dygnet runt", bold=True)), 2),
    bullet("Uppföljning i höst"),
    paragraph("Nästa steg:"),
    numbered("Beslut i nämnderna"),
    numbered("Start den 1\u00a0september"),
    paragraph("Kommun\tPlatser"),
    paragraph("Granfors\t12"),
)
FROM_TEAMS = (
    paragraph("Hej alla! Här kommer det vi kom fram till"),
    words(Run("Att göra", bold=True), Run(" före "), Run("nästa möte", italic=True), Run(":")),
    bullet("Kalla Maj Österdahl till avstämning"),
    bullet("Räkna på kostnaden"),
    below("drift"),
    below("investering"),
    numbered("Först till beredningen"),
    numbered("sedan till samrådet"),
    paragraph("Underlag: Underlag våren"),
    paragraph("Tack!"),
    paragraph("Vi hörs på torsdag."),
    paragraph("kod 1234"),
)
FROM_WEB = (
    bullet("Start"),
    paragraph("Nya riktlinjer för samverkan"),
    words(Run("Regionen och kommunerna har enats.", bold=True)),
    paragraph("Mötet i maj."),
    words(
        Run("Riktlinjerna gäller från "),
        Run("den 1 juni", italic=True),
        Run(" och "),
        Run("omfattar alla", bold=True),
        Run(".1"),
    ),
    numbered("Planera"),
    below("mål"),
    below("medel"),
    below("personal", 3),
    numbered("Följ upp"),
    paragraph("År\tAntal"),
    paragraph("2025\t48"),
    paragraph("Dela sidan"),
    paragraph("”Det blir bra.”"),
)


@pytest.mark.parametrize(
    ("name", "blocks"), [("word", FROM_WORD), ("teams", FROM_TEAMS), ("webbsida", FROM_WEB)], ids=str
)
def test_what_word_teams_and_a_web_page_put_on_the_clipboard(name: str, blocks: tuple[Block, ...]) -> None:
    assert read_html((PASTE / f"{name}.html").read_text(encoding="utf-8")) == blocks


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>a<![x]>b</p><ul><li>c</li></ul>", (paragraph("ab"), bullet("c"))),
        ("x <![ y", (paragraph("x <![ y"),)),
        ("<p>a<![]>b</p>", (paragraph("ab"),)),
        ("<p>a<![if !vml]>b<![endif]>c</p>", (paragraph("abc"),)),
    ],
)
def test_a_mark_that_nobody_knows_keeps_no_text_out(html: str, blocks: tuple[Block, ...]) -> None:
    assert read_html(html, "med bara ord") == blocks


ENDLESS = f"<p>hel</p>&#{'9' * 6000};<p>slut</p>"


def test_html_that_cannot_be_read_comes_as_plain_words_or_as_far_as_it_could_be() -> None:
    assert read_html(ENDLESS, "hel\nslut") == (paragraph("hel"), paragraph("slut"))
    assert read_html(ENDLESS) == (paragraph("hel"),)


@given(st.lists(st.sampled_from(["<![", "<!", "]>", "&#", "if", "[endif]", "<p>", "x", " ", ">"])))
def test_any_declaration_gives_a_text_in_normal_form(pieces: list[str]) -> None:
    text = read_html("".join(pieces))
    assert normalize(text) == text


@given(st.text(st.one_of(st.characters(), st.sampled_from("<>/&;\"'=pbliuo !-[]"))))
def test_any_rubbish_gives_a_text_in_normal_form(source: str) -> None:
    text = read_html(source)
    assert normalize(text) == text
