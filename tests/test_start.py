"""What the window loads before it is painted: nothing that only some of its work needs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from samradapp import paths
from samradapp.actions.demo import make_demo_meeting
from samradapp.store.database import open_database

PROGRAM = """
import enum, linecache, os, sys

made = set()
make = enum.EnumMeta._create_

def note(cls, name, *args, **kwargs):
    made.add(name)
    return make(cls, name, *args, **kwargs)

enum.EnumMeta._create_ = note
from samradapp.__main__ import load_quickly, main
load_quickly()
loaded_first = set(sys.modules)
from samradapp.ui import main_window
from PySide6.QtWidgets import QApplication

show = main_window.MainWindow.show

def show_and_tell(window):
    show(window)
    QApplication.processEvents()
    print("first", *sorted(loaded_first))
    print("painted", *sorted(sys.modules))
    print("names", *sorted(made))
    print("read", *linecache.cache, flush=True)
    os._exit(0)

main_window.MainWindow.show = show_and_tell
sys.exit(main())
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Start the window on a plain database, and give the modules loaded before Qt, and those when it is painted."""
    data_dir = tmp_path_factory.mktemp("start")
    db = open_database(paths.database_path(data_dir))
    make_demo_meeting(db)
    db.close()
    command = [sys.executable, "-c", PROGRAM, "--data-dir", str(data_dir)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, timeout=60).stdout
    return {when: set(names) for when, *names in (line.split() for line in said.splitlines())}


@pytest.mark.parametrize(
    "late",
    [
        "docx",
        "lxml",
        "keyring",
        "PySide6.QtNetwork",
        "samradapp.cli",
        "samradapp.documents",
        "samradapp.domain.meeting",
        "samradapp.store.journal",
        "samradapp.store.meetings",
        "samradapp.ui.recovery",
    ],
)
def test_the_start_does_not_load_what_it_does_not_need(loaded: dict[str, set[str]], late: str) -> None:
    assert not {name for name in loaded["painted"] if name == late or name.startswith(f"{late}.")}


def test_the_start_loads_no_page_but_its_own(loaded: dict[str, set[str]]) -> None:
    pages = {name for name in loaded["painted"] if name.startswith("samradapp.ui.pages.")}
    assert pages == {"samradapp.ui.pages.start_page"}
    assert not {name for name in loaded["painted"] if name.startswith("samradapp.ui.panes")}


def test_what_has_no_qt_is_loaded_before_qt(loaded: dict[str, set[str]]) -> None:
    """PySide6 reads the source of every module that is imported after it."""
    assert not {name for name in loaded["first"] if name.startswith("PySide6")}
    late = {name for name in loaded["painted"] - loaded["first"] if name.startswith("samradapp.")}
    assert {name for name in late if not name.startswith("samradapp.ui")} == set()
    outside = {name.partition(".")[0] for name in loaded["painted"] - loaded["first"]}
    assert outside & {"click", "platformdirs", "sqlcipher3", "sqlite_utils"} == set()


def test_qt_reads_no_source_of_ours(loaded: dict[str, set[str]]) -> None:
    assert not {path for path in loaded["read"] if "samradapp" in path}


def test_a_command_loads_no_qt(tmp_path: Path) -> None:
    program = "import sys; from samradapp.__main__ import main; code = main(); print(code, *sorted(sys.modules))"
    command = [sys.executable, "-c", program, "--data-dir", str(tmp_path), "meetings", "--json"]
    open_database(paths.database_path(tmp_path)).close()
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    code, *names = said.splitlines()[-1].split()
    assert code == "0"
    assert not {name for name in names if name.startswith("PySide6")}


@pytest.mark.parametrize("names", ["StandardPixmap", "ThemeIcon", "TabPosition"])
def test_the_start_makes_no_long_lists_of_names_it_does_not_need(loaded: dict[str, set[str]], names: str) -> None:
    """QStyle, QIcon, and all of Qt's widgets at once, which PySide6 loads to wrap one that it did not make."""
    assert "Key" in loaded["names"]  # of Qt: it cannot be done without, and takes 14 ms
    assert names not in loaded["names"]
