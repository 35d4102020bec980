"""Where a database must not lie: shared and synced folders tear a file that is written to."""

import os
import sys
from pathlib import Path

from samradapp.errors import DatabaseError

_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "owncloud", "sharepoint")
_NETWORK_TYPES = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "fuse.sshfs", "davfs", "9p", "ncpfs"})
_WINDOWS_REMOTE = 4


def refuse_shared_folder(folder: Path, mounts: Path = Path("/proc/mounts")) -> None:
    """Raise DatabaseError when the folder is synced to a cloud or lies on a network share."""
    resolved = folder.expanduser().absolute()
    service = _synced_by(resolved)
    if service:
        raise DatabaseError(
            f"Mappen {resolved} synkas av {service} och kan skada databasen. Välj en mapp på den här datorn."
        )
    if _on_network(resolved, mounts):
        raise DatabaseError(f"Mappen {resolved} ligger på nätverket. Välj en mapp på den här datorn.")


def _synced_by(folder: Path) -> str | None:
    for part in folder.parts:
        if any(part.casefold().startswith(name) for name in _SYNCED):
            return part
    return None


def _on_network(folder: Path, mounts: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        return folder.drive.startswith("\\\\") or (
            ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\") == _WINDOWS_REMOTE
        )
    return _mount_type(folder, mounts) in _NETWORK_TYPES


def _mount_type(folder: Path, mounts: Path) -> str:
    """Give the file system of the deepest mount above the folder, or "" where the system does not tell."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    deepest, kind = "", ""
    for line in lines:
        _, point, file_system, *_ = line.split(" ")
        above = os.path.commonpath([str(folder), point]) == point
        if above and len(point) >= len(deepest):
            deepest, kind = point, file_system
    return kind
