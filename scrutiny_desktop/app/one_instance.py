"""One program to a library: a second start raises the first one's window."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 2_000
"""Milliseconds to wait for the first instance to answer."""


class OneInstance(QObject):
    """Holds the lock of a library's folder, and listens for those that come after."""

    raised = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)
        self._name = "scrutiny-desktop-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)

    def is_first(self) -> bool:
        """Whether no other window has this library; takes the lock when so."""
        if not self._lock.tryLock(0):
            return False
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def raise_the_first(self) -> None:
        """Ask the window that has the library to come forward."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(PATIENCE):
            socket.write(b"raise\n")
            socket.waitForBytesWritten(PATIENCE)
            socket.disconnectFromServer()

    def close(self) -> None:
        """Let the library go."""
        self._server.close()
        self._lock.unlock()

    def _hear(self) -> None:
        connection = self._server.nextPendingConnection()
        connection.disconnected.connect(connection.deleteLater)
        self.raised.emit()
