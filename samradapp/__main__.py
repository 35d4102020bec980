"""Start the program: the window without arguments, else a command."""

import gc
import sys
from importlib import import_module

from samradapp.paths import read_data_dir

_WITHOUT_QT = (
    "logging",
    "samradapp.actions.open_data",
    "samradapp.domain.swedish",
    "samradapp.settings",
    "samradapp.store.meeting_list",
    "samradapp.store.window_lock",
)


def main() -> int:
    """Run the program and give its exit code."""
    arguments = sys.argv[1:]
    if _wants_window(arguments):
        load_quickly()
        from samradapp.ui.app import run

        return run(arguments)
    from samradapp.cli.commands import run_command

    return run_command(arguments)


def load_quickly() -> None:
    """Load the half of the program that has no Qt, in the way that makes the start short.

    Python does not sweep until the window is painted, since nothing is thrown away before. And Qt comes last:
    PySide6 reads the source of every module that is imported after it.
    """
    gc.disable()
    for name in _WITHOUT_QT:
        import_module(name)


def _wants_window(arguments: list[str]) -> bool:
    """Without a command it is the window, whatever data folder and meeting files are given."""
    _, rest = read_data_dir(arguments)
    return all(argument.endswith(".json") for argument in rest)


if __name__ == "__main__":
    sys.exit(main())
