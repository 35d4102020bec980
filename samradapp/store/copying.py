"""A whole copy of the database, written beside the window's own work."""

from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from threading import Thread

import sqlcipher3.dbapi2 as driver
from sqlite_utils import Database

from samradapp.paths import unfinished
from samradapp.store.database import copy_database, open_for_reading
from samradapp.store.keys import Key

_PAUSE = 0.02  # seconds


def copy_beside(path: Path, key: Key | None, target: Path) -> Generator[tuple[int, int], None, None]:
    """Copy the file through a connection and a thread of their own, and tell how many bytes of how many are written.

    A copy is one statement and cannot be cut in pieces; the thread touches nothing but that connection. Closed early
    it is interrupted, and no copy is left.
    """
    copying = _Copying(path, key, target)
    copying.start()
    try:
        whole = path.stat().st_size
        while copying.is_alive():
            copying.join(_PAUSE)
            yield copying.written(), whole
    finally:
        copying.stop()
    if copying.error is not None:
        raise copying.error


class _Copying(Thread):
    def __init__(self, path: Path, key: Key | None, target: Path) -> None:
        super().__init__(name="copying", daemon=True)
        self.error: Exception | None = None
        self._path = path
        self._key = key
        self._target = target
        self._part = unfinished(target)
        self._db: Database | None = None
        self._stopped = False

    def run(self) -> None:
        try:
            self._db = open_for_reading(self._path, self._key)
            if not self._stopped:
                copy_database(self._db, self._target, self._part)
        except Exception as error:  # noqa: BLE001 - a thread has nobody to tell; copy_beside raises it again
            self.error = error
        finally:
            if self._db is not None:
                self._db.close()

    def stop(self) -> None:
        """Interrupt what is going on, and wait until nothing is left of it."""
        self._stopped = True
        while self.is_alive():
            if self._db is not None:
                with suppress(driver.ProgrammingError):  # closed between the question and the call
                    self._db.conn.interrupt()
            self.join(_PAUSE)

    def written(self) -> int:
        try:
            return self._part.stat().st_size
        except OSError:
            return 0
