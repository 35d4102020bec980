"""One window for each data folder: a second one hands its files to the first and ends."""

import hashlib
import json
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 2000


def _name(data_dir: Path) -> str:
    return f"samradapp-{hashlib.sha256(str(data_dir.absolute()).encode()).hexdigest()[:16]}"


def hand_over(data_dir: Path, files: list[Path]) -> bool:
    """Send the files to the window that is open; tells whether it took them."""
    socket = QLocalSocket()
    socket.connectToServer(_name(data_dir))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(json.dumps([str(file.absolute()) for file in files]).encode() + b"\n")
    sent = socket.waitForBytesWritten(_WAIT_MS)
    socket.disconnectFromServer()
    return sent


class Reception(QObject):
    """Listens, in the first window, for what later ones hand over."""

    received = Signal(list)  # of Path; empty: only be shown

    def __init__(self, data_dir: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(data_dir))  # left by a killed program; we hold the lock
        self._server.listen(_name(data_dir))
        self._server.newConnection.connect(self._on_connection)

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._on_ready(socket))
        socket.disconnected.connect(socket.deleteLater)
        if socket.canReadLine():
            self._on_ready(socket)

    def _on_ready(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        line = bytes(socket.readLine().data())
        try:
            files = json.loads(line)
        except ValueError:
            return
        if isinstance(files, list):
            self.received.emit([Path(file) for file in files if isinstance(file, str)])
