"""The two commands of the README, with the standard library alone.

    python3 packaging/dev.py run     set up, and open the window
    python3 packaging/dev.py test    set up, and check everything

Two more are for who builds: ``bench`` measures, ``pictures`` makes the pictures of the guide.

Each makes ``.venv``, installs what is pinned there, and sees to Qt's system libraries. The second time both are quick:
a stamp in ``.venv`` says for which requirements it was made.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "made-for"
OLDEST_PYTHON = (3, 11)

# What Qt needs of the system: the library it looks for, and Debian's package with it.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}

PICTURE_TYPE, PICTURE_PACKAGE = "Inter", "fonts-inter"


def main() -> int:
    """Set up and do what is asked; gives the exit code."""
    parser = argparse.ArgumentParser(description="Kör eller prova Samrådsprotokoll.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="ställ i ordning och öppna fönstret; resten av raden går till programmet")
    test = commands.add_parser("test", help="ställ i ordning och pröva allt")
    test.add_argument("--long", action="store_true", help="även de prov som tar många minuter")
    test.add_argument("--network", action="store_true", help="även de prov som frågar paketregistret")
    bench = commands.add_parser("bench", help="mät, och skriv en tabell")
    bench.add_argument("names", nargs="*", help="vilka mätningar, som start eller typing; alla om inget sägs")
    commands.add_parser("pictures", help="gör handbokens bilder av exempelmötet")
    given, rest = parser.parse_known_args()
    if rest and given.command != "run":
        parser.error(f"{rest[0]} förstås inte")
    if sys.version_info < OLDEST_PYTHON:
        print("Python 3.11 eller nyare behövs.", file=sys.stderr)
        return 2
    if given.command == "run":
        return run_program(rest)
    set_up(development=True, window=False)
    if given.command == "bench":
        return measure(given.names)
    if given.command == "pictures":
        return make_pictures()
    return run_tests(long=given.long, network=given.network)


def set_up(*, development: bool, window: bool) -> None:
    """Make the virtual environment, install the pinned requirements and the project, see to the system's libraries."""
    see_to_packages(missing_packages(window=window))
    requirements = ROOT / "packaging" / ("requirements-dev.txt" if development else "requirements.txt")
    if is_ready(requirements):
        return
    if not python_of(VENV).exists():
        make_venv()
    pip("install", "--require-hashes", "-r", str(requirements))
    pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    made_for = STAMP.read_text(encoding="utf-8").split() if STAMP.exists() else []
    kept = [line for line in made_for if not line.startswith(f"{requirements.name}:")]
    STAMP.write_text("\n".join([*kept, stamp_of(requirements)]), encoding="utf-8")


def stamp_of(requirements: Path) -> str:
    """Say for what the environment was made; a change of any of it makes it anew."""
    content = requirements.read_bytes() + (ROOT / "pyproject.toml").read_bytes() + str(ROOT).encode()
    return f"{requirements.name}:{hashlib.sha256(content).hexdigest()}"


def is_ready(requirements: Path) -> bool:
    """Tell whether these requirements are installed already; those for testing hold all of those for running."""
    if not STAMP.exists():
        return False
    made_for = STAMP.read_text(encoding="utf-8").split()
    wider = requirements.with_name("requirements-dev.txt")
    return any(stamp_of(candidate) in made_for for candidate in (requirements, wider))


def make_venv() -> None:
    """Make ``.venv``; a bare Debian lacks the module for it."""
    shutil.rmtree(VENV, ignore_errors=True)
    command = [sys.executable, "-m", "venv", str(VENV)]
    if subprocess.run(command, capture_output=True, check=False).returncode == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    see_to_packages(["python3-venv"])
    subprocess.run(command, check=True)


def python_of(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def pip(*arguments: str) -> None:
    quiet = ["--quiet", "--disable-pip-version-check"]
    environment = os.environ | {"PIP_ROOT_USER_ACTION": "ignore"}
    subprocess.run([str(python_of(VENV)), "-m", "pip", *arguments, *quiet], check=True, env=environment)


def missing_packages(*, window: bool) -> list[str]:
    """Name Debian's packages for the libraries of Qt that are not there; other systems bring them along."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = QT_LIBRARIES | (WINDOW_LIBRARIES if window else {})
    known = known_libraries()
    missing = [package for library, package in wanted.items() if library not in known]
    return missing if has_font() else [*missing, "fonts-dejavu-core"]


def known_libraries() -> str:
    """Give what the dynamic linker knows; its tool is not on every user's path."""
    linker = shutil.which("ldconfig", path=f"{os.environ.get('PATH', '')}:/sbin:/usr/sbin")
    if linker is None:
        return ""
    return subprocess.run([linker, "-p"], capture_output=True, text=True, check=False).stdout


def has_font() -> bool:
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")
    return any(next(folder.rglob("*.[to]tf"), None) for folder in folders if folder.is_dir())


def see_to_packages(packages: list[str]) -> None:
    """Install system packages when root on a Debian, else say the exact command and stop."""
    if not packages:
        return
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        print(f"Installera det som motsvarar dessa paket och försök igen: {' '.join(packages)}", file=sys.stderr)
        raise SystemExit(2)
    if os.geteuid() != 0:
        print(f"Kör detta en gång och försök igen:\n  sudo {' '.join(install)}", file=sys.stderr)
        raise SystemExit(2)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "--quiet=2"], check=True, env=environment)
    subprocess.run(install, check=True, env=environment, stdout=subprocess.DEVNULL)


def run_program(arguments: list[str]) -> int:
    """Open the window; without a display, say so and hold the demo meeting instead."""
    window = has_display()
    set_up(development=False, window=window)
    command = [str(python_of(VENV)), "-m", "samradapp"]
    if arguments or window:
        return subprocess.run([*command, *arguments], check=False).returncode
    print("Här finns ingen skärm att öppna fönstret på. Exempelmötet hålls i stället:", file=sys.stderr)
    return subprocess.run([*command, "demo", "--out", str(Path.cwd())], check=False).returncode


def has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def run_tests(*, long: bool, network: bool) -> int:
    """Run every check, even after one has failed, and give the first one's exit code that was not 0."""
    python = str(python_of(VENV))
    left_out = [name for name, wanted in (("long", long), ("network", network)) if not wanted]
    marks = ["-m", " and ".join(f"not {name}" for name in left_out)] if left_out else []
    checks = [
        [python, "-m", "ruff", "format", "--check", "."],
        [python, "-m", "ruff", "check", "."],
        [python, "-m", "mypy"],
        [python, "-m", "pytest", *marks],
    ]
    failed = 0
    for check in checks:
        print("$", " ".join(check[1:]), flush=True)
        code = subprocess.run(check, cwd=ROOT, check=False).returncode
        failed = failed or code
    return failed


def make_pictures() -> int:
    """Make the pictures of the guide; on a Debian root brings along the type they are set in."""
    if PICTURE_TYPE.lower() not in known_type():
        see_to_packages([PICTURE_PACKAGE])
    return subprocess.run([str(python_of(VENV)), str(ROOT / "packaging" / "pictures.py")], check=False).returncode


def known_type() -> str:
    """Name the type that the system has; nothing where it cannot be asked, and pictures.py says what it lacks."""
    lister = shutil.which("fc-list")
    if lister is None:
        return PICTURE_TYPE.lower() if not sys.platform.startswith("linux") else ""
    return subprocess.run([lister, ":", "family"], capture_output=True, text=True, check=False).stdout.lower()


def measure(names: list[str]) -> int:
    """Run the benchmarks, one after the other."""
    folder = ROOT / "tests" / "benchmarks"
    chosen = [f"bench_{name}.py" for name in names] or sorted(path.name for path in folder.glob("bench_*.py"))
    python, environment = str(python_of(VENV)), os.environ | {"PYTHONPATH": str(ROOT)}
    codes = [subprocess.run([python, str(folder / name)], check=False, env=environment).returncode for name in chosen]
    return max(codes, default=0)


if __name__ == "__main__":
    sys.exit(main())
