import pytest
from hypothesis import given
from hypothesis import strategies as st

from samradapp.domain.text import Block, BlockStyle, Run, bullet, normalize, paragraph
from samradapp.ui.widgets.pasted_html import read_html

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
        ("", ()),
    ],
)
def test_html_becomes_paragraphs_lists_bold_and_italic(html: str, blocks: tuple[Block, ...]) -> None:
    assert read_html(html) == blocks


@given(st.text(st.one_of(st.characters(), st.sampled_from("<>/&;\"'=pbliuo !-[]"))))
def test_any_rubbish_gives_a_text_in_normal_form(source: str) -> None:
    text = read_html(source)
    assert normalize(text) == text
