"""The two commands' script: what it takes for done, what it finds missing, and the words it stops with."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
ALL_LIBRARIES = """\
	libGL.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libGL.so.1
	libEGL.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libEGL.so.1
	libxkbcommon.so.0 (libc6,x86-64) => /lib/x86_64-linux-gnu/libxkbcommon.so.0
	libglib-2.0.so.0 (libc6,x86-64) => /lib/x86_64-linux-gnu/libglib-2.0.so.0
	libfontconfig.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libfontconfig.so.1
	libdbus-1.so.3 (libc6,x86-64) => /lib/x86_64-linux-gnu/libdbus-1.so.3
"""


class Runs:
    """Stands in for ``subprocess.run``: remembers the commands, and answers with the given exit codes in turn."""

    def __init__(self) -> None:
        self.commands: list[list[str]] = []
        self.codes: list[int] = []
        self.output = ""

    def __call__(self, command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        self.commands.append(command)
        return subprocess.CompletedProcess(command, self.codes.pop(0) if self.codes else 0, self.output, "")

    @property
    def words(self) -> list[str]:
        return [" ".join(command) for command in self.commands]


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Load the script anew, with a project of its own to look after."""
    spec = importlib.util.spec_from_file_location("dev", ROOT / "packaging" / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "packaging").mkdir()
    for name in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / "packaging" / name).write_text(f"# {name}\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "made-for")
    return module


@pytest.fixture
def runs(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Runs:
    fake = Runs()
    monkeypatch.setattr(dev.subprocess, "run", fake)
    return fake


@pytest.fixture
def linux(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev, "has_font", lambda: True)


def requirements(dev: ModuleType, name: str = "requirements.txt") -> Path:
    path: Path = dev.ROOT / "packaging" / name
    return path


def stamp(dev: ModuleType, *names: str) -> None:
    dev.VENV.mkdir(exist_ok=True)
    dev.STAMP.write_text("\n".join(dev.stamp_of(requirements(dev, name)) for name in names), encoding="utf-8")


def test_the_environment_is_ready_for_what_it_was_made_for(dev: ModuleType) -> None:
    assert not dev.is_ready(requirements(dev))
    stamp(dev, "requirements.txt")
    assert dev.is_ready(requirements(dev))
    assert not dev.is_ready(requirements(dev, "requirements-dev.txt"))


def test_an_environment_for_testing_is_ready_for_running(dev: ModuleType) -> None:
    stamp(dev, "requirements-dev.txt")
    assert dev.is_ready(requirements(dev))


@pytest.mark.parametrize("changed", ["packaging/requirements.txt", "pyproject.toml"])
def test_another_requirement_or_project_file_makes_the_environment_anew(dev: ModuleType, changed: str) -> None:
    stamp(dev, "requirements.txt")
    (dev.ROOT / changed).write_text("something else\n", encoding="utf-8")
    assert not dev.is_ready(requirements(dev))


def test_a_moved_project_makes_the_environment_anew(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp(dev, "requirements.txt")
    made_for = dev.STAMP.read_text(encoding="utf-8")
    moved = tmp_path.with_name(f"{tmp_path.name}-moved")
    tmp_path.rename(moved)
    monkeypatch.setattr(dev, "ROOT", moved)
    assert dev.stamp_of(moved / "packaging" / "requirements.txt") != made_for


def test_what_is_ready_is_not_installed_again(dev: ModuleType, runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "missing_packages", lambda *, window: [])
    stamp(dev, "requirements.txt")
    dev.set_up(development=False, window=True)
    assert runs.commands == []


def test_setting_up_installs_with_hashes_and_leaves_a_stamp(
    dev: ModuleType, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "missing_packages", lambda *, window: [])
    monkeypatch.setattr(dev, "make_venv", dev.VENV.mkdir)
    dev.set_up(development=True, window=False)
    installed, project = runs.words
    assert f"--require-hashes -r {requirements(dev, 'requirements-dev.txt')}" in installed
    assert "--no-deps --no-build-isolation --editable" in project
    assert dev.is_ready(requirements(dev, "requirements-dev.txt"))


def test_no_package_is_missing_where_the_linker_knows_all_libraries(dev: ModuleType, runs: Runs, linux: None) -> None:
    runs.output = ALL_LIBRARIES
    assert dev.missing_packages(window=False) == []


def test_a_window_needs_libraries_that_tests_do_without(dev: ModuleType, runs: Runs, linux: None) -> None:
    runs.output = ALL_LIBRARIES
    assert dev.missing_packages(window=True) == [
        "libxcb-cursor0",
        "libxkbcommon-x11-0",
        "libxcb-icccm4",
        "libxcb-keysyms1",
        "libxcb-shape0",
    ]


def test_a_library_the_linker_does_not_know_is_missing(dev: ModuleType, runs: Runs, linux: None) -> None:
    runs.output = "\n".join(line for line in ALL_LIBRARIES.splitlines() if "libEGL" not in line)
    assert dev.missing_packages(window=False) == ["libegl1"]


def test_a_system_without_a_font_is_given_one(
    dev: ModuleType, runs: Runs, linux: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs.output = ALL_LIBRARIES
    monkeypatch.setattr(dev, "has_font", lambda: False)
    assert dev.missing_packages(window=False) == ["fonts-dejavu-core"]


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_bring_qts_libraries_along(
    dev: ModuleType, runs: Runs, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setattr(dev.sys, "platform", system)
    assert dev.missing_packages(window=True) == []
    assert runs.commands == []


def test_without_a_linkers_tool_every_library_is_asked_for(
    dev: ModuleType, linux: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda *_, **__: None)
    assert dev.missing_packages(window=False) == list(dev.QT_LIBRARIES.values())


def test_who_is_not_root_is_told_the_exact_command(
    dev: ModuleType, runs: Runs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda *_, **__: "/usr/bin/apt-get")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit) as stopped:
        dev.see_to_packages(["libegl1", "libgl1"])
    assert stopped.value.code == 2
    assert capsys.readouterr().err.splitlines() == [
        "Kör detta en gång och försök igen:",
        "  sudo apt-get install --yes --no-install-recommends libegl1 libgl1",
    ]
    assert runs.commands == []


def test_who_is_root_has_the_packages_installed(dev: ModuleType, runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda *_, **__: "/usr/bin/apt-get")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 0, raising=False)
    dev.see_to_packages(["libegl1"])
    assert runs.words == ["apt-get update --quiet=2", "apt-get install --yes --no-install-recommends libegl1"]


def test_another_linux_is_told_what_the_packages_are_called_here(
    dev: ModuleType, runs: Runs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda *_, **__: None)
    with pytest.raises(SystemExit) as stopped:
        dev.see_to_packages(["libegl1"])
    assert stopped.value.code == 2
    assert "libegl1" in capsys.readouterr().err


def test_a_system_that_lacks_the_module_for_environments_is_given_it(
    dev: ModuleType, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[list[str]] = []
    monkeypatch.setattr(dev, "see_to_packages", wanted.append)
    runs.codes = [1, 0]
    dev.make_venv()
    assert wanted == [["python3-venv"]]
    assert runs.words == [f"{sys.executable} -m venv {dev.VENV}"] * 2


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_a_display_is_there_when_the_environment_names_one(
    dev: ModuleType, linux: None, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for known in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(known, raising=False)
    assert not dev.has_display()
    monkeypatch.setenv(name, ":1")
    assert dev.has_display()


def test_other_systems_always_have_a_display(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.sys, "platform", "win32")
    assert dev.has_display()


@pytest.fixture
def set_up(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, bool]]:
    """Have nothing set up, and give what was asked for."""
    asked: list[dict[str, bool]] = []
    monkeypatch.setattr(dev, "set_up", lambda **wanted: asked.append(wanted))
    return asked


def test_running_without_a_display_holds_the_demo_meeting(
    dev: ModuleType,
    runs: Runs,
    set_up: list[dict[str, bool]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(dev, "has_display", lambda: False)
    assert dev.run_program([]) == 0
    assert runs.words == [f"{dev.python_of(dev.VENV)} -m samradapp demo --out {Path.cwd()}"]
    assert set_up == [{"development": False, "window": False}]
    assert "ingen skärm" in capsys.readouterr().err


def test_running_with_a_display_opens_the_window(
    dev: ModuleType, runs: Runs, set_up: list[dict[str, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "has_display", lambda: True)
    runs.codes = [3]
    assert dev.run_program([]) == 3
    assert runs.words == [f"{dev.python_of(dev.VENV)} -m samradapp"]
    assert set_up == [{"development": False, "window": True}]


def test_a_command_is_passed_on_also_without_a_display(
    dev: ModuleType, runs: Runs, set_up: list[dict[str, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "has_display", lambda: False)
    assert dev.run_program(["meetings", "list"]) == 0
    assert runs.words == [f"{dev.python_of(dev.VENV)} -m samradapp meetings list"]


def test_every_check_is_run_though_one_has_failed(dev: ModuleType, runs: Runs) -> None:
    runs.codes = [0, 1, 2, 0]
    assert dev.run_tests(long=False, network=False) == 1
    assert [command.split()[2] for command in runs.words] == ["ruff", "ruff", "mypy", "pytest"]
    assert runs.words[-1].endswith("-m pytest -m not long and not network")


def test_long_and_network_tests_are_run_when_they_are_asked_for(dev: ModuleType, runs: Runs) -> None:
    assert dev.run_tests(long=True, network=True) == 0
    assert runs.words[-1].endswith("-m pytest")


def test_measuring_runs_the_named_benchmarks_and_gives_the_worst_exit_code(dev: ModuleType, runs: Runs) -> None:
    runs.codes = [1, 0]
    assert dev.measure(["protocol", "start"]) == 1
    assert [Path(command[1]).name for command in runs.commands] == ["bench_protocol.py", "bench_start.py"]


def test_measuring_without_a_name_runs_all_of_them(dev: ModuleType, runs: Runs) -> None:
    folder = dev.ROOT / "tests" / "benchmarks"
    folder.mkdir(parents=True)
    for name in ("bench_b.py", "bench_a.py", "other.py"):
        (folder / name).touch()
    assert dev.measure([]) == 0
    assert [Path(command[1]).name for command in runs.commands] == ["bench_a.py", "bench_b.py"]


def test_what_stands_after_run_goes_to_the_program(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[list[str]] = []
    monkeypatch.setattr(dev, "run_program", lambda arguments: given.append(arguments) or 0)
    monkeypatch.setattr(dev.sys, "argv", ["dev.py", "run", "--data-dir", "mapp", "mote.json"])
    assert dev.main() == 0
    assert given == [["--data-dir", "mapp", "mote.json"]]


def test_an_unknown_word_after_test_is_refused(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.sys, "argv", ["dev.py", "test", "--fort"])
    with pytest.raises(SystemExit) as stopped:
        dev.main()
    assert stopped.value.code == 2


def test_pictures_bring_along_the_type_they_are_set_in(
    dev: ModuleType, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev.shutil, "which", lambda name, **_: f"/usr/bin/{name}")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 0)
    assert dev.make_pictures() == 0
    assert any("apt-get install" in words and "fonts-inter" in words for words in runs.words)
    assert runs.words[-1].endswith("packaging/pictures.py")


def test_pictures_install_nothing_where_the_type_is(
    dev: ModuleType, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda name, **_: f"/usr/bin/{name}")
    runs.output = "Inter,Inter Display\nDejaVu Sans"
    dev.make_pictures()
    assert not [words for words in runs.words if "apt-get" in words]
