"""Start the program: the window without arguments, else a command."""

import gc
import sys


def main() -> int:
    """Run the program and give its exit code."""
    arguments = sys.argv[1:]
    if _wants_window(arguments):
        gc.disable()  # until the window is painted: nothing is thrown away while the program loads
        from samradapp.ui.app import run

        return run(arguments)
    from samradapp.cli.commands import run_command

    return run_command(arguments)


def _wants_window(arguments: list[str]) -> bool:
    """Without a command it is the window, whatever data folder and meeting files are given."""
    rest = list(arguments)
    while rest:
        first = rest.pop(0)
        if first == "--data-dir" and rest:
            rest.pop(0)
        elif not first.startswith("--data-dir=") and not first.endswith(".json"):
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
