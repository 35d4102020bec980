"""What is done when what goes on now is done."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def soon(owner: QObject, call: Callable[[], object], milliseconds: int = 0) -> None:
    """Call when the events that wait have had their turn, or later; never when ``owner`` is gone by then.

    WORKAROUND(PySide6 6.11): what raises in a call of ``QTimer.singleShot`` is lost or ends the program, and what
    raises in a slot has its road.
    """
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.timeout.connect(timer.deleteLater)
    timer.timeout.connect(call)
    timer.start(milliseconds)
