"""The composition root of the window: settings, lock, database, window.

What not every start needs is imported late: until the window is painted nothing else is loaded.
"""

import gc
import logging
import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QSize, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from samradapp import paths
from samradapp.actions.open_data import KeyMissingError, OpenedData, open_data
from samradapp.errors import explain
from samradapp.store.place import refuse_shared_folder
from samradapp.store.window_lock import WindowLock
from samradapp.ui.main_window import MainWindow
from samradapp.ui.soon import soon

_SETTLE_DELAY_MS = 100  # after the first paint
_SMALLEST = 960  # wide: what the pages are made for
_TITLE_BAR = 40  # high, with what is about it


def run(arguments: list[str]) -> int:
    """Open the window and give the exit code; a second window hands its files to the first and ends."""
    data_dir, rest = paths.read_data_dir(arguments)
    application = make_application()
    try:
        return _run_locked(application, data_dir, [Path(file) for file in rest])
    except Exception as error:
        sentence = explain(error)
        if sentence is None:
            raise
        _stop(sentence)
        return 2


def _run_locked(application: QApplication, data_dir: Path, files: list[Path]) -> int:
    """Hold the folder's lock for as long as the window is open. Raises what makes the folder unusable."""
    refuse_shared_folder(data_dir)
    with WindowLock(paths.lock_path(data_dir)) as lock:
        if not lock.acquire():
            return _second_window(data_dir, files)
        _start_log(data_dir)
        opened = _open(data_dir)
        if opened is None:
            return 2
        window = MainWindow(opened, data_dir, local_now)
        window.crash.install()
        _fit(window)
        window.show()
        soon(window, lambda: _settle(data_dir, window), _SETTLE_DELAY_MS)
        soon(window, lambda: window.shelf.import_files(files))  # in a slot, where errors have their road
        try:
            return application.exec()
        finally:
            window.crash.remove()
            opened.db.close()
            _leave_clipboard()


def _fit(window: MainWindow) -> None:
    """Make the window no larger than the screen, whose lower edge would hide what the window says at its foot."""
    room = window.screen().availableSize() - QSize(0, _TITLE_BAR)
    if room.width() >= _SMALLEST:
        window.resize(window.size().boundedTo(room))


def _leave_clipboard() -> None:
    """Leave what was copied; nothing was where no text has been shown."""
    if "samradapp.ui.widgets.copied" in sys.modules:
        from samradapp.ui.widgets.copied import leave_clipboard

        leave_clipboard()


def make_application() -> QApplication:
    """Make the application, which speaks Swedish; the window gives it its looks."""
    application = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "Fusion"])
    if not isinstance(application, QApplication):
        raise TypeError("another kind of Qt application is running")
    application.setApplicationName("Samrådsprotokoll")
    QLocale.setDefault(QLocale("sv_SE"))
    translator = QTranslator(application)
    if translator.load("qtbase_sv", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    return application


def local_now() -> datetime:
    """Give the local time with its zone."""
    return datetime.now().astimezone()


def _second_window(data_dir: Path, files: list[Path]) -> int:
    from samradapp.ui.handover import hand_over

    if hand_over(data_dir, files):
        return 0
    _stop("Programmet är redan öppet men svarar inte. Vänta en stund och försök igen.")
    return 2


def _settle(data_dir: Path, window: MainWindow) -> None:
    """Do what could wait for the first paint: take what later windows hand over, and let Python clear up again."""
    from samradapp.ui.handover import Reception

    gc.freeze()  # what the start has loaded stays: later sweeps need not look at it
    gc.enable()
    reception = Reception(data_dir, window)
    reception.received.connect(lambda received: _receive(window, received))


def _receive(window: MainWindow, files: list[Path]) -> None:
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
    window.shelf.import_files(files)


def _open(data_dir: Path) -> OpenedData | None:
    """Open the database, asking for the recovery code as long as it is needed; None when she gives up."""
    code: str | None = None
    while True:
        try:
            return open_data(data_dir, code)
        except KeyMissingError as error:
            code = _asked_code(str(error))
        except Exception as error:
            sentence = explain(error)
            if sentence is None:
                raise
            if code is None:
                _stop(sentence)
                return None
            code = _asked_code(sentence)
        if code is None:
            return None


def _asked_code(sentence: str) -> str | None:
    from samradapp.ui.recovery import CodeDialog

    dialog = CodeDialog(sentence)
    return dialog.code.text() if dialog.exec() else None


def _stop(sentence: str) -> None:
    from PySide6.QtWidgets import QMessageBox

    print(sentence, file=sys.stderr)
    QMessageBox.warning(None, "Samrådsprotokoll", sentence)


def _start_log(data_dir: Path) -> None:
    """Log to a file of its own; no text of a protocol is ever written there."""
    data_dir.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        filename=paths.log_path(data_dir), level=logging.WARNING, format="%(asctime)s %(message)s", encoding="utf-8"
    )
