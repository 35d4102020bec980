"""Shared and synced folders are refused in words."""

from pathlib import Path

import pytest

from samradapp.errors import DatabaseError
from samradapp.store.database import open_database
from samradapp.store.place import refuse_shared_folder


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    path = tmp_path / "mounts"
    path.write_text(
        "\n".join(
            (
                "/dev/sda1 / ext4 rw 0 0",
                "proc /proc proc rw 0 0",
                "//server/hem /mnt/hem cifs rw 0 0",
                "/dev/sdb1 /mnt/hem/lokal ext4 rw 0 0",
                "server:/data /srv/data nfs4 rw 0 0",
                r"//server/v\303\245r /mnt/v\303\245r\040mapp smb3 rw 0 0",
                "server:/ /mnt/ssh fuse.sshfs rw 0 0",
                "rclone none fuse.rclone rw 0 0",
                "en trasig",
                "",
            )
        ),
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize("folder", ["/hem/g/samrad", "/mnt", "/mnt/hemma", "/mnt/hem/lokal/samrad", "/srv", "/"])
def test_a_folder_on_this_machine_will_do(folder: str, mounts: Path) -> None:
    refuse_shared_folder(Path(folder), mounts)


@pytest.mark.parametrize("folder", ["/mnt/hem", "/mnt/hem/g/samrad", "/srv/data/x", "/mnt/vår mapp/x", "/mnt/ssh"])
def test_a_network_folder_is_refused(folder: str, mounts: Path) -> None:
    with pytest.raises(DatabaseError, match=r"ligger på nätverket. Välj en mapp på den här datorn"):
        refuse_shared_folder(Path(folder), mounts)


@pytest.mark.parametrize(
    "service", ["OneDrive", "OneDrive - Region Nordanå", "Dropbox", "Google Drive", "iCloudDrive", "Nextcloud"]
)
def test_a_synced_folder_is_refused_by_name(service: str, mounts: Path) -> None:
    with pytest.raises(DatabaseError, match=f"synkas av {service} och kan skada databasen"):
        refuse_shared_folder(Path("/hem/g") / service / "samrad", mounts)


def test_a_link_does_not_hide_where_a_folder_lies(tmp_path: Path, mounts: Path) -> None:
    synced = tmp_path / "OneDrive" / "samrad"
    synced.mkdir(parents=True)
    (tmp_path / "samrad").symlink_to(synced, target_is_directory=True)
    with pytest.raises(DatabaseError, match="OneDrive"):
        refuse_shared_folder(tmp_path / "samrad", mounts)


def test_a_machine_that_does_not_tell_its_mounts_is_trusted(tmp_path: Path) -> None:
    refuse_shared_folder(tmp_path, tmp_path / "saknas")


def test_no_database_is_made_in_a_synced_folder(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="Dropbox"):
        open_database(tmp_path / "Dropbox" / "samrad.db")
    assert not (tmp_path / "Dropbox").exists()
