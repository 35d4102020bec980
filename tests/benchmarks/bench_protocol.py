"""How long a protocol takes to write, next to the least it could take and to docxtpl filling the same document.

``python tests/benchmarks/bench_protocol.py [ROUNDS]`` prints medians in milliseconds. *Golv* is opening and saving the
template with python-docx plus serializing the finished document's XML without packing it; the limit is 2.5 times that.
*Packat golv* is opening the template, putting the finished XML in it and saving it: what any program has to do.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import docx
from docxtpl import DocxTemplate
from lxml import etree

from samradapp.documents.protocol_docx import protocol_bytes, write_protocol
from samradapp.domain.protocol import PrintedDecision, PrintedItem, PrintedPart, Protocol
from samradapp.domain.text import bullet, paragraph
from samradapp.paths import resource

SIZES = (11, 250, 1000)
_TEXT = """samrådet kommunerna regionen under hösten att för med en bemanning uppföljning hemtjänst vårdplatser ska
 kunna tillsammans beslut närvård länsgemensam och i av på mål utredning samverkan patienter brukare förslag"""


@dataclass(frozen=True)
class Result:
    items: int
    ours: float
    floor: float
    packed_floor: float
    docxtpl: float


def make_protocol(count: int) -> Protocol:
    """Give a protocol of realistic items: three paragraphs of 60 words, a list of four, a decision."""
    chance = random.Random(count)
    items = tuple(_make_item(number, chance) for number in range(1, count + 1))
    part = PrintedPart("part1", "", "", items)
    return Protocol("Protokoll", "Dnr 1:2-2024", "Samrådet, protokoll", "Sekreterare", (), (part,), ())


def _make_item(number: int, chance: random.Random) -> PrintedItem:
    def words(count: int) -> str:
        return " ".join(chance.choices(_TEXT.split(), k=count)) + "."

    text = (*(paragraph(words(60)) for _ in range(3)), *(bullet(words(9)) for _ in range(4)))
    decision = PrintedDecision(f"d{number}", words(14))
    return PrintedItem(
        f"item{number}",
        f"{number}.",
        words(5),
        "Informationsärende",
        f"Föredragande: {words(6)}",
        text=text,
        decisions=(decision,),
    )


def make_docxtpl_template(folder: Path) -> Path:
    """Make a docxtpl template of our own: a loop over items, over blocks inside it."""
    document = docx.Document(str(resource("word/protokoll-samrad.docx")))
    for child in [child for child in document.element.body if not child.tag.endswith("}sectPr")]:
        document.element.body.remove(child)
    for style, text in (
        ("Normal", "{%p for item in items %}"),
        ("Heading 2", "{{ item.number }}\t{{ item.title }}"),
        ("Ärendetyp", "{{ item.kind }}"),
        ("Föredragande", "{{ item.presenters }}"),
        ("Normal", "{%p for block in item.text %}"),
        ("Normal", "{%p if block.style == 'bullet' %}"),
        ("List Bullet", "{{ block.text }}"),
        ("Normal", "{%p else %}"),
        ("Normal", "{{ block.text }}"),
        ("Normal", "{%p endif %}"),
        ("Normal", "{%p endfor %}"),
        ("Normal", "{%p for decision in item.decisions %}"),
        ("Beslut", "{{ decision.lead }}"),
        ("Normal", "{%p endfor %}"),
        ("Normal", "{%p endfor %}"),
    ):
        document.add_paragraph(text, style=style)
    document.save(str(folder / "docxtpl.docx"))
    return folder / "docxtpl.docx"


def measure(count: int, rounds: int, folder: Path) -> Result:
    """Measure the three in turn, so that a slow moment of the machine falls on all of them."""
    protocol, template = make_protocol(count), resource("word/protokoll-samrad.docx")
    written = docx.Document(BytesIO(protocol_bytes(protocol, template))).element
    written_blocks = list(docx.Document(BytesIO(protocol_bytes(protocol, template))).element.body)
    docxtpl_template = make_docxtpl_template(folder)

    def floor() -> None:
        docx.Document(str(template)).save(str(folder / "floor.docx"))
        etree.tostring(written, encoding="UTF-8", standalone=True)

    def packed_floor() -> None:
        document = docx.Document(str(template))
        document.element.body[:] = list(written_blocks)
        document.save(str(folder / "packed.docx"))

    def filled() -> None:
        document = DocxTemplate(str(docxtpl_template))
        document.render({"items": protocol.parts[0].items}, autoescape=True)
        document.save(str(folder / "filled.docx"))

    def ours() -> None:
        write_protocol(protocol, template, folder / "ours.docx")

    times = [[_timed(work) for work in (ours, floor, packed_floor, filled)] for _ in range(rounds)]
    return Result(count, *(statistics.median(column) for column in zip(*times, strict=True)))


def _timed(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    heads = ("ärenden", "vi ms", "golv ms", "packat golv ms", "docxtpl ms", "mot golv", "mot packat", "mot docxtpl")
    print("".join(f"{head:>15}" for head in heads))
    with tempfile.TemporaryDirectory() as folder:
        for count in SIZES:
            result = measure(count, rounds, Path(folder))
            floors = (result.floor, result.packed_floor, result.docxtpl)
            times = "".join(f"{time:>15.1f}" for time in (result.ours, *floors))
            ratios = "".join(f"{result.ours / floor:>15.2f}" for floor in floors)
            print(f"{result.items:>15}{times}{ratios}")


if __name__ == "__main__":
    main()
