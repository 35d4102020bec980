"""The demo meeting, run in the window by keyboard and mouse from "Nytt möte" to the file."""

from pathlib import Path

import pytest

from samradapp.actions.demo import make_demo_register
from tests.documents.docx_reader import read_document
from tests.ui import demo_steps as steps
from tests.ui.hand import Desk


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists of names pop up
def test_the_demo_meeting_is_run_in_the_window_from_new_meeting_to_the_file(desk: Desk, tmp_path: Path) -> None:
    make_demo_register(desk.db)
    steps.make_the_meeting_from_its_template(desk)
    steps.write_the_agenda(desk)
    steps.call_the_roll(desk)
    steps.hold_the_meeting(desk)
    steps.review_it(desk)
    target = tmp_path / "ut" / "protokoll-samradet-2026-05-08.docx"
    steps.export_the_protocol(desk, target)
    steps.the_file_says_what_was_typed(desk, read_document(target))
    steps.adjust_it(desk)
    steps.nothing_can_be_changed(desk)
    steps.reopen_it(desk)
