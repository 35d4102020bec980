"""A meeting of 250 items and 2,000 names: every command gets through it in the time a person waits."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.cli.conftest import Run
from tests.documents.docx_reader import read_document

ITEMS, NAMES, SECONDS = 250, 2000, 20


def _large() -> dict[str, Any]:
    names = [f"Förnamn{number} Efternamn{number % 97}" for number in range(NAMES)]
    items = [
        {
            "title": f"Ärende {number}",
            "kind": "decision",
            "presenters": [{"name": names[number], "title": "chef"}],
            "text": [{"style": "paragraph", "text": "Text om ärendet. " * 20}, {"style": "bullet", "text": "punkt"}],
            "decisions": [{"kind": "assignment", "text": "Samrådet beslutade.", "assignee": "gruppen", "matter": "a"}],
            "motions": [{"kind": "approve", "movers": [names[number], names[number + 3]]}],
            "votes": [{"ballots": [{"person": name, "choice": "yes"} for name in names[:20]]}],
        }
        for number in range(ITEMS - 1)
    ]
    return {
        "format": "samradapp-meeting",
        "version": 1,
        "body": "Samrådet",
        "number": 2,
        "year": 2024,
        "date": "2024-05-03",
        "first_item": 1,
        "parts": [{"items": [*items, {"title": "Sammanfattning", "generated": "decisions"}]}],
        "attendance": [
            {
                "group": "Samrådet",
                "present": [{"name": name, "party": "s"} for name in names[:1500]],
                "absent": [{"name": name} for name in names[1500:]],
            }
        ],
    }


def test_a_large_meeting_goes_through_every_command(run: Run, file: Callable[..., Path], tmp_path: Path) -> None:
    path = file(_large())
    commands: tuple[tuple[str | Path, ...], ...] = (
        ("import", path),
        ("import", path),
        ("export", "2-2024", tmp_path / "protokoll.docx"),
        ("export", "2-2024", tmp_path / "kallelse.docx", "--kind", "notice"),
        ("export", "2-2024", tmp_path / "lista.docx", "--kind", "attendance"),
        ("export", "2-2024", tmp_path / "ut.json", "--kind", "meeting"),
        ("check",),
    )
    for words in commands:
        begun = time.monotonic()
        assert run(*words).code == 0, words
        assert time.monotonic() - begun < SECONDS, words
    said = [paragraph.text for paragraph in read_document(tmp_path / "protokoll.docx").paragraphs]
    assert f"{ITEMS}.\tSammanfattning" in said
    assert sum(line.startswith("Förnamn") for line in said) >= NAMES
    assert sum(line.startswith("Ärende ") and line.endswith("Beslutade.") for line in said) == ITEMS - 1
