"""Write the pinned and hashed requirements from pyproject.toml; needs uv."""

import subprocess
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Write requirements.txt (to run) and requirements-dev.txt (to test), for every platform and without addresses."""
    for name, extras in (("requirements.txt", ["run"]), ("requirements-dev.txt", ["run", "dev"])):
        subprocess.run(
            [
                "uv", "pip", "compile", "pyproject.toml", *(f"--extra={extra}" for extra in extras),
                "--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url",
                "--no-annotate", "--no-header", "--quiet", "--output-file", f"packaging/{name}",
            ],
            cwd=_ROOT,
            check=True,
        )  # fmt: skip


if __name__ == "__main__":
    main()
