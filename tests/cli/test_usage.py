"""Wrong use: one Swedish sentence, exit code 2, and help that is true."""

import re

import pytest

from samradapp import __version__
from samradapp.cli.commands import cli, run_command
from tests.cli.conftest import Run

WRONG = {
    ("foo",): "Kommandot foo finns inte. Se samradapp --help.",
    ("--foo",): "Flaggan --foo finns inte. Se samradapp --help.",
    ("-x",): "Flaggan -x finns inte.",
    ("meetings", "--foo"): "Flaggan --foo finns inte. Se samradapp meetings --help.",
    (): "Kommandot saknas. Se samradapp --help.",
    ("import",): "FIL... saknas. Se samradapp import --help.",
    ("export",): "MÖTE saknas. Se samradapp export --help.",
    ("export", "2-2024"): "MÅL saknas. Se samradapp export --help.",
    ("backup",): "MÅL saknas.",
    ("restore",): "KÄLLA saknas.",
    ("export", "2-2024", ".", "--kind", "x"): "Flaggan --kind ska vara något av protocol, notice, attendance, meeting.",
    ("export", "2-2024", ".", "--kind"): "Flaggan --kind saknar sitt värde",
    ("meetings", "--json=ja"): "Flaggan --json saknar sitt värde, eller har fått ett fast den inte tar något.",
    ("meetings", "2-2024", "3-2024"): "meetings har fått fler ord än det kan ta.",
}

ENGLISH = ("Usage", "Options", "Commands", "Show this", "exit", "OPTIONS", "ARGS", "PATH", "TEXT", "Error", "Missing")


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_wrong_use_is_said_in_swedish_with_exit_code_2(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert (done.code, done.out) == (2, "")
    assert WRONG[words] in done.err
    assert not [word for word in ENGLISH if word in done.err]


def test_a_folder_without_a_name_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["--data-dir"]) == 2
    assert "Flaggan --data-dir saknar sitt värde" in capsys.readouterr().err


@pytest.mark.parametrize("command", [None, *sorted(cli.commands)])
def test_help_is_swedish_throughout(run: Run, command: str | None) -> None:
    done = run(*([command] if command else []), "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Användning: samradapp")
    assert "Visa den här hjälpen." in done.out
    assert not [word for word in ENGLISH if word in done.out]


def test_help_names_every_command_with_a_whole_sentence(run: Run) -> None:
    listed = dict(re.findall(r"^  (\w+)  +(\S.*)$", run("--help").out.partition("Kommandon:")[2], re.MULTILINE))
    assert listed.keys() == cli.commands.keys()
    assert all(sentence.endswith(".") and "..." not in sentence for sentence in listed.values())


def test_every_flag_says_what_it_does() -> None:
    for command in (cli, *cli.commands.values()):
        for parameter in command.params:
            assert parameter.param_type_name == "argument" or getattr(parameter, "help", "")


def test_the_version_is_said(run: Run) -> None:
    assert run("--version").out == f"Samrådsprotokoll {__version__}\n"


def test_as_a_process_it_ends_with_2_and_writes_utf_8_wherever_it_runs(process: Run) -> None:
    done = process("hämta")
    assert (done.code, done.out) == (2, "")
    assert done.err == "Kommandot hämta finns inte. Se samradapp --help.\n"
