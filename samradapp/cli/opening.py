"""How a command opens the database: beside the window, or alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from samradapp import paths, settings
from samradapp.actions.open_data import OpenedData, open_data, open_data_for_reading
from samradapp.errors import SamradError
from samradapp.store import copies
from samradapp.store.window_lock import WindowLock


@contextmanager
def reading(data_dir: Path) -> Iterator[OpenedData]:
    """Open the database beside the window."""
    opened = open_data_for_reading(data_dir)
    try:
        yield opened
    finally:
        opened.db.close()


@contextmanager
def alone(data_dir: Path) -> Iterator[None]:
    """Hold the window's lock for a writing command. Raises SamradError when the window has it."""
    with WindowLock(paths.lock_path(data_dir)) as lock:
        if not lock.acquire():
            raise SamradError("Programmet är öppet. Stäng det och försök igen.")
        yield


@contextmanager
def writing(data_dir: Path) -> Iterator[OpenedData]:
    """Open the database for writing, alone."""
    with alone(data_dir), opened_for_writing(data_dir) as opened:
        yield opened


@contextmanager
def opened_for_writing(data_dir: Path) -> Iterator[OpenedData]:
    """Open for writing when the lock is already held, with today's safety copies taken first."""
    opened = open_data(data_dir)
    try:
        _take_copies(opened, data_dir)
        yield opened
    finally:
        opened.db.close()


def _take_copies(opened: OpenedData, data_dir: Path) -> None:
    """Take today's copies; one that cannot be written is said, but stops nothing."""
    second = settings.load(paths.settings_path(data_dir)).copies_folder
    for folder in (paths.copies_dir(data_dir), *([Path(second)] if second else [])):
        try:
            copies.daily_copy(opened.db, folder, now().date())
        except SamradError as error:
            click.echo(str(error), err=True)


def now() -> datetime:
    """Give the time by the clock on the wall, with its zone."""
    return datetime.now().astimezone()
