"""Settings: what cannot be read is left at its default, and what is saved is there."""

import json
from pathlib import Path

import pytest

from samradapp.settings import Settings, load, save

SAVED = Settings("Eva Ek", "/hem/export", "/minne/kopior", code_saved=True, geometry="AbC=")


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "ny mapp" / "settings.json"
    save(path, SAVED)
    assert load(path) == SAVED
    assert [known.name for known in path.parent.iterdir()] == ["settings.json"]


def test_saving_again_replaces(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    save(path, SAVED)
    save(path, Settings())
    assert load(path) == Settings()


def test_saving_leaves_nothing_beside_and_what_is_there_alone(tmp_path: Path) -> None:
    path, other = tmp_path / "settings.json", tmp_path / "settings.json.part"
    other.write_bytes(b"annat")
    save(path, SAVED)
    assert other.read_bytes() == b"annat"
    path.unlink()
    path.mkdir()  # in the way
    with pytest.raises(OSError, match=r"settings\.json"):
        save(path, SAVED)
    assert sorted(tmp_path.iterdir()) == [path, other]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"x": NaN'])
def test_a_file_that_cannot_be_read_gives_the_defaults(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert load(path) == Settings()


def test_a_missing_file_and_a_folder_give_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "borta.json") == Settings()
    assert load(tmp_path) == Settings()


def test_each_value_stands_for_itself(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"secretary": "Eva", "code_saved": 1, "okänd": 1, "geometry": None}))
    assert load(path) == Settings(secretary="Eva")


def test_a_path_that_utf_8_cannot_say_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    save(path, Settings(export_folder="/mapp\udcff"))
    assert load(path).export_folder == "/mapp\udcff"


def read(tmp_path: Path, written: dict[str, object]) -> Settings:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(written))
    return load(path)


@pytest.mark.parametrize(("written", "taken"), [(1_000_000_000, 150), (400, 150), (0, 90), (-100, 90), (110, 110)])
def test_a_text_size_is_as_near_as_can_be_read(tmp_path: Path, written: int, taken: int) -> None:
    assert read(tmp_path, {"text_size": written}).text_size == taken


@pytest.mark.parametrize("sizes", ["ab", ["1", "2"], 5, [10**30, 1], [-1, 2], [True, 1], None])
def test_widths_that_are_none_are_left_out(tmp_path: Path, sizes: object) -> None:
    assert read(tmp_path, {"panes": {"agenda": sizes, "protocol": [300, 500]}}).panes == {"protocol": [300, 500]}


def test_a_place_of_the_window_that_is_none_is_left_out(tmp_path: Path) -> None:
    assert read(tmp_path, {"geometry": "\ud800"}).geometry == ""


@pytest.mark.parametrize("folder", ["/a\0b", "/\ud800"])
def test_a_folder_that_no_disk_can_have_is_left_out(tmp_path: Path, folder: str) -> None:
    found = read(tmp_path, {"copies_folder": folder, "export_folder": folder, "secretary": "Eva"})
    assert found == Settings(secretary="Eva")
