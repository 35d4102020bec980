"""One window for each data folder: a second one hands its files to the first and ends."""

import hashlib
import json
import os
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 2000
_PATIENCE_MS = 5000
_PAUSE_MS = 50


def _name(data_dir: Path) -> str:
    return f"samradapp-{hashlib.sha256(os.fsencode(data_dir.resolve())).hexdigest()[:16]}"


def hand_over(data_dir: Path, files: list[Path], patience_ms: int = _PATIENCE_MS) -> bool:
    """Send the files to the window that is open; tells whether it took them.

    A window that is still opening is waited for: two quick clicks on the icon start the program twice.
    """
    socket = _connected(_name(data_dir), patience_ms)
    if socket is None:
        return False
    socket.write(json.dumps([str(file.absolute()) for file in files]).encode() + b"\n")
    sent = socket.waitForBytesWritten(_WAIT_MS)
    socket.disconnectFromServer()
    return sent


def _connected(name: str, patience_ms: int) -> QLocalSocket | None:
    patience = QDeadlineTimer(patience_ms)
    while True:
        socket = QLocalSocket()
        socket.connectToServer(name)
        if socket.waitForConnected(_WAIT_MS):
            return socket
        if patience.hasExpired():
            return None
        QThread.msleep(_PAUSE_MS)


class Reception(QObject):
    """Listens, in the first window, for what later ones hand over."""

    received = Signal(list)  # of Path; empty: only be shown

    def __init__(self, data_dir: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sockets: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(data_dir))  # left by a killed program; we hold the lock
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(_name(data_dir))

    def _on_connection(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            self._sockets.append(socket)
            socket.readyRead.connect(self._on_ready)
            socket.disconnected.connect(self._on_ready)
        self._on_ready()

    def _on_ready(self) -> None:
        """Take what has come whole, and let go of those who have left."""
        for socket in list(self._sockets):
            whole = socket.canReadLine()
            if not whole and socket.state() is QLocalSocket.LocalSocketState.ConnectedState:
                continue
            self._sockets.remove(socket)
            line = bytes(socket.readLine().data()) if whole else b""
            socket.deleteLater()
            self._take(line)

    def _take(self, line: bytes) -> None:
        try:
            files = json.loads(line)
        except ValueError:
            return
        if isinstance(files, list):
            self.received.emit([Path(file) for file in files if isinstance(file, str)])
