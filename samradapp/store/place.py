"""Where a database must not lie: shared and synced folders tear a file that is written to."""

import os
import re
import sys
from pathlib import Path

from samradapp.errors import DatabaseError

_SYNCED = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "com~apple~clouddocs",
    "nextcloud",
    "owncloud",
    "sharepoint",
)
_NETWORK_TYPES = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "fuse.sshfs", "davfs", "9p", "ncpfs", "fuse.rclone"}
)
_WINDOWS_REMOTE = 4
_ESCAPED = rb"\\([0-3][0-7]{2})"


def refuse_shared_folder(folder: Path, mounts: Path = Path("/proc/mounts")) -> None:
    """Raise DatabaseError when the folder is synced to a cloud or lies on a network share."""
    named = folder.expanduser().absolute()
    resolved = named.resolve()
    service = _synced_by(named) or _synced_by(resolved)
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
        lines = mounts.read_bytes().splitlines()
    except OSError:
        return ""
    deepest, kind = Path(), ""
    for fields in (line.split(b" ") for line in lines):
        if len(fields) < 3:
            continue
        point = Path(os.fsdecode(re.sub(_ESCAPED, _unescaped, fields[1])))
        if folder.is_relative_to(point) and len(point.parts) >= len(deepest.parts):
            deepest, kind = point, os.fsdecode(fields[2])
    return kind


def _unescaped(match: re.Match[bytes]) -> bytes:
    """Give the byte that the list of mounts writes in octal: a blank in a name is written so."""
    return bytes([int(match[1], 8)])
