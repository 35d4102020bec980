"""The project as a package: the built wheel holds all it needs, and every pin can be had everywhere."""

import os
import re
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGING = ROOT / "packaging"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    command = ["pip", "wheel", "--no-deps", "--no-build-isolation", "--quiet", "--wheel-dir", str(target), str(ROOT)]
    subprocess.run([sys.executable, "-m", *command], check=True, capture_output=True)
    return next(target.glob("*.whl"))


def test_the_wheel_alone_holds_the_demo_meeting(wheel: Path, tmp_path: Path) -> None:
    """Installed bare: only the wheel's own files are the program's; its requirements come from this environment."""
    bare = tmp_path / "bare"
    venv.create(bare, with_pip=False)
    python = bare / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = Path(
        subprocess.run(
            [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
    )
    install = ["pip", "--python", str(python), "install", "--no-deps", "--quiet", str(wheel)]
    subprocess.run([sys.executable, "-m", *install], check=True, capture_output=True)
    requirements = next(path for path in sys.path if path.endswith("site-packages"))
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    # A plain line in a .pth adds the folder but not its own .pth files, so the checkout stays out of sight.
    (site / "requirements.pth").write_text(requirements, encoding="utf-8")
    done = subprocess.run(
        [str(python), "-m", "samradapp", "--data-dir", str(tmp_path / "data"), "demo", "--out", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env=environment,
    )
    assert done.returncode == 0, done.stderr
    where = subprocess.run(
        [str(python), "-c", "import samradapp; print(samradapp.__file__)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env=environment,
    ).stdout
    assert str(site) in where
    assert len(list(tmp_path.glob("protokoll-*.docx"))) == 1


def _pins(name: str) -> list[str]:
    content = (PACKAGING / name).read_text(encoding="utf-8")
    return re.findall(r"^([A-Za-z0-9._-]+==[^\s;\\]+)", content, flags=re.MULTILINE)


def test_every_pin_is_hashed_and_names_no_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        content = (PACKAGING / name).read_text(encoding="utf-8")
        assert "://" not in content
        assert "index-url" not in content
        for entry in re.split(r"\n(?=\S)", content.strip()):
            assert "--hash=sha256:" in entry, entry


def test_pyside_is_pinned_below_the_broken_release() -> None:
    assert "pyside6-essentials==6.11.3" in _pins("requirements.txt")


@pytest.mark.network
@pytest.mark.parametrize("platform", ["win_amd64", "macosx_13_0_arm64", "macosx_13_0_x86_64"])
def test_every_pin_has_a_wheel_for_windows_and_macos(platform: str, tmp_path: Path) -> None:
    linux_only = {"cffi", "cryptography", "jeepney", "pycparser", "secretstorage"}
    for pin in _pins("requirements.txt"):
        if pin.partition("==")[0] in linux_only:
            continue
        command = ["pip", "download", "--no-deps", "--only-binary=:all:", "--platform", platform]
        command += ["--python-version", "3.11", "--quiet", "--dest", str(tmp_path), pin]
        done = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{pin} for {platform}: {done.stderr}"
