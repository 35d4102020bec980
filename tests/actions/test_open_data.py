"""Opening the data folder: encrypted where the keyring is sound, and never locked out for good."""

from contextlib import closing
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import null

from samradapp import paths
from samradapp.actions.open_data import KeyMissingError, known_key, open_data, open_data_for_reading
from samradapp.domain.people import Body
from samradapp.errors import DatabaseError
from samradapp.store import register
from samradapp.store.database import is_encrypted
from samradapp.store.journal import REGISTER, step, undo
from samradapp.store.keys import new_key
from tests.integrations.keyrings import ForgetfulKeyring, MemoryKeyring, PlainTextKeyring, using


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, MemoryKeyring, str]:
    """A data folder with an encrypted database, its keyring and its recovery code."""
    backend = MemoryKeyring()
    with using(backend):
        opened = open_data(tmp_path)
        register.save_body(opened.db, Body(0, "Samrådet"))
        opened.db.close()
        assert opened.key is not None
    return tmp_path, backend, opened.key.code


def _bodies(data_dir: Path, code: str | None = None) -> list[str]:
    opened = open_data(data_dir, code)
    with closing(opened.db):
        return [body.name for body in register.bodies(opened.db)]


def test_a_new_file_is_encrypted_and_its_code_kept(made: tuple[Path, MemoryKeyring, str]) -> None:
    data_dir, backend, code = made
    assert is_encrypted(paths.database_path(data_dir))
    assert list(backend.kept.values()) == [code]
    assert "Samrådet".encode() not in paths.database_path(data_dir).read_bytes()
    with using(backend):
        assert _bodies(data_dir) == ["Samrådet"]


def test_only_the_first_opening_has_a_code_that_was_never_shown(tmp_path: Path) -> None:
    with using(MemoryKeyring()):
        for new in (True, False):
            opened = open_data(tmp_path)
            opened.db.close()
            assert opened.new_key is new


def test_without_its_key_the_recovery_code_is_asked_for(made: tuple[Path, MemoryKeyring, str]) -> None:
    data_dir, _, _ = made
    with using(MemoryKeyring()):
        for opening in (open_data, open_data_for_reading):
            with pytest.raises(KeyMissingError, match="återställningskoden"):
                opening(data_dir)


def test_the_recovery_code_opens_and_is_kept_again(made: tuple[Path, MemoryKeyring, str]) -> None:
    data_dir, _, code = made
    with using(MemoryKeyring()):
        assert _bodies(data_dir, code.lower().replace("-", " ")) == ["Samrådet"]
        assert _bodies(data_dir) == ["Samrådet"]


@pytest.mark.parametrize("code", ["", "fel", "åäö", new_key().code])
def test_a_wrong_code_opens_nothing_and_is_not_kept(made: tuple[Path, MemoryKeyring, str], code: str) -> None:
    data_dir, _, _ = made
    backend = MemoryKeyring()
    with using(backend):
        with pytest.raises(DatabaseError):
            open_data(data_dir, code)
        assert backend.kept == {}


def test_a_key_that_belongs_to_another_file_is_no_key(made: tuple[Path, MemoryKeyring, str]) -> None:
    data_dir, backend, code = made
    for name in backend.kept:
        backend.kept[name] = new_key().code
    with using(backend):
        with pytest.raises(KeyMissingError):
            open_data(data_dir)
        assert _bodies(data_dir, code) == ["Samrådet"]


def test_what_is_no_code_in_the_keyring_is_no_key(made: tuple[Path, MemoryKeyring, str]) -> None:
    data_dir, backend, _ = made
    for name in backend.kept:
        backend.kept[name] = "skräp"
    with using(backend), pytest.raises(KeyMissingError):
        open_data(data_dir)


@pytest.mark.parametrize("backend", [null.Keyring, PlainTextKeyring, ForgetfulKeyring])
def test_an_unsound_keyring_means_a_plain_file(tmp_path: Path, backend: type[KeyringBackend]) -> None:
    with using(backend()):
        opened = open_data(tmp_path)
        opened.db.close()
    assert not opened.encrypted
    assert not opened.new_key
    assert not is_encrypted(paths.database_path(tmp_path))


def test_a_plain_file_stays_plain_and_asks_for_nothing(tmp_path: Path) -> None:
    with using(null.Keyring()):
        open_data(tmp_path).db.close()
    with using(MemoryKeyring()):
        opened = open_data(tmp_path)
        opened.db.close()
    assert not opened.encrypted


def test_one_folder_has_one_key_however_it_is_reached(made: tuple[Path, MemoryKeyring, str]) -> None:
    data_dir, backend, _ = made
    link = data_dir / "genväg"
    link.symlink_to(data_dir, target_is_directory=True)
    with using(backend):
        assert _bodies(link) == ["Samrådet"]
        assert _bodies(data_dir / "kopior" / "..") == ["Samrådet"]


def test_two_folders_have_keys_of_their_own(tmp_path: Path) -> None:
    with using(MemoryKeyring()):
        keys = []
        for name in ("ett", "två"):
            opened = open_data(tmp_path / name)
            opened.db.close()
            keys.append(opened.key)
    assert keys[0] != keys[1]


def test_a_database_that_is_gone_comes_back_with_the_key_that_its_copies_need(
    made: tuple[Path, MemoryKeyring, str],
) -> None:
    data_dir, backend, code = made
    paths.database_path(data_dir).unlink()
    with using(backend):
        opened = open_data(data_dir)
        opened.db.close()
        assert opened.key is not None
        assert opened.key.code == code
        assert not opened.new_key


def test_reading_makes_nothing(tmp_path: Path) -> None:
    with using(MemoryKeyring()), pytest.raises(DatabaseError, match="Det finns ingen databas"):
        open_data_for_reading(tmp_path / "ny")
    assert not (tmp_path / "ny").exists()


def test_a_code_is_known_by_the_file_it_opens(made: tuple[Path, MemoryKeyring, str]) -> None:
    data_dir, backend, code = made
    with using(backend):
        key = known_key(paths.database_path(data_dir))
        assert key is not None
        assert key.code == code
        assert known_key(data_dir / "annan.db") is None


def test_a_field_left_open_by_a_kill_is_closed_when_the_database_is_opened_again(tmp_path: Path) -> None:
    with using(null.Keyring()):
        killed = open_data(tmp_path)
        body = register.save_body(killed.db, Body(0, "Samrådet"))
        with step(killed.db, REGISTER, "Ändrade organet", field="body name"):
            register.save_body(killed.db, Body(body, "Samrådet i länet"))
        opened = open_data(tmp_path)
        with closing(killed.db), closing(opened.db):
            with step(opened.db, REGISTER, "Ändrade organet", field="body name"):
                register.save_body(opened.db, Body(body, "Samrådet i norra länet"))
            undo(opened.db, REGISTER)
            assert [known.name for known in register.bodies(opened.db)] == ["Samrådet i länet"]
