"""The walls between the rooms: who may import whom."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "samradapp"
HALL = {"errors", "paths", "settings"}

# Room → our rooms it may import, and third parties.
ALLOWED: dict[str, tuple[set[str], set[str]]] = {
    "__init__": (set(), set()),
    "__main__": ({"ui", "cli", "paths"}, set()),
    "errors": (set(), set()),
    "paths": ({"errors"}, {"platformdirs"}),
    "settings": ({"errors", "paths"}, set()),
    "domain": ({"errors"}, {"rapidfuzz"}),
    "store": ({"domain", "errors", "paths"}, {"sqlite_utils", "sqlcipher3"}),
    "documents": ({"domain", "errors", "paths"}, {"docx", "lxml"}),
    "integrations": ({"domain", "errors"}, {"keyring"}),
    "actions": ({"domain", "store", "documents", "integrations", "errors", "paths"}, set()),
    "cli": ({"actions", "domain", "store", "documents", "integrations"} | HALL, {"click"}),
    "ui": ({"actions", "domain", "store", "documents", "integrations"} | HALL, {"PySide6", "shiboken6"}),
}
STANDARD_LIBRARY_DENIED_IN_DOMAIN = {"os", "pathlib", "io", "sqlite3", "time", "random", "secrets", "subprocess"}


def _modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE.parent).with_suffix("").as_posix()


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _room(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_a_room_imports_only_what_its_walls_allow(path: Path, stdlib: frozenset[str]) -> None:
    room = _room(path)
    ours, others = ALLOWED[room]
    for name in _imports(path):
        top, _, rest = name.partition(".")
        if top == "samradapp":
            other = rest.partition(".")[0]
            assert other in {room, "__version__"} | ours, f"{_name(path)} imports {name}"
        else:
            assert top in others | stdlib, f"{_name(path)} imports {name}"


@pytest.fixture(scope="session")
def stdlib() -> frozenset[str]:
    import sys

    return sys.stdlib_module_names


@pytest.mark.parametrize("path", sorted((PACKAGE / "domain").rglob("*.py")), ids=_name)
def test_the_domain_knows_no_clock_no_files_and_no_chance(path: Path) -> None:
    for name in _imports(path):
        assert name.partition(".")[0] not in STANDARD_LIBRARY_DENIED_IN_DOMAIN, f"{_name(path)} imports {name}"
    source = path.read_text(encoding="utf-8")
    assert ".now(" not in source
    assert ".today(" not in source


@pytest.mark.parametrize("path", sorted((PACKAGE / "ui" / "pages").rglob("*.py")), ids=_name)
def test_a_page_never_imports_a_page(path: Path) -> None:
    assert not [name for name in _imports(path) if name.startswith("samradapp.ui.pages")]


@pytest.mark.parametrize("folder", ["widgets", "models"])
def test_widgets_and_models_never_import_the_store(folder: str) -> None:
    paths = list((PACKAGE / "ui" / folder).rglob("*.py"))
    assert paths
    for path in paths:
        assert not [name for name in _imports(path) if name.startswith(("samradapp.store", "samradapp.actions"))], path


def test_what_is_done_soon_has_a_road_for_what_it_raises() -> None:
    """``QTimer.singleShot`` loses an exception or ends the program by it; ``soon`` does not."""
    words = "QTimer.singleShot("
    users = [path for path in _modules() if words in path.read_text(encoding="utf-8")]
    assert users == []


def test_sql_is_written_in_the_store_alone() -> None:
    words = ("SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM")
    for path in _modules():
        if _room(path) != "store":
            source = path.read_text(encoding="utf-8")
            assert not [word for word in words if word in source], path


def test_every_function_reads_in_one_screen() -> None:
    long_ones = [
        f"{_name(path)}:{node.lineno} {node.name}"
        for path in _modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 45
    ]
    assert not long_ones
