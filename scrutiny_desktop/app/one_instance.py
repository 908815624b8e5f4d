"""One program to a library: a second start raises the first one's window."""

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from scrutiny_desktop.app.folder_lock import lock_of
from scrutiny_desktop.domain.errors import ScrutinyError

PATIENCE = 2_000
"""Milliseconds to wait for the first instance to answer."""


class OneInstance(QObject):
    """Holds the lock of a library's folder, and listens for those that come after."""

    raised = Signal(list)
    """Another start asked for this window, with these papers to take in."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = lock_of(folder)
        self._name = "scrutiny-desktop-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)
        self._heard: list[Path] | None = []

    def listen(self, listener: Callable[[list[Path]], object]) -> None:
        """Tell a window of each that comes after, and of what came while there was none, as behind a lock."""
        self.raised.connect(listener)
        heard, self._heard = self._heard, None
        if heard:
            self.raised.emit(heard)

    def rest(self) -> None:
        """Nobody listens until another window does; papers to take in are kept for it."""
        self.raised.disconnect()
        self._heard = []

    def is_first(self) -> bool:
        """Whether no other window has this library; takes the lock when so."""
        if not self._lock.tryLock(0):
            return False
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def raise_the_first(self, files: Sequence[Path] = ()) -> None:
        """Ask the window that has the library to come forward, and to take in some papers.

        Raises ScrutinyError where it does not answer.
        """
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        is_there = socket.waitForConnected(PATIENCE)
        if is_there:
            socket.write(json.dumps([str(file) for file in files]).encode() + b"\n")
            is_there = socket.waitForBytesWritten(PATIENCE)
            socket.disconnectFromServer()
        if not is_there:
            raise ScrutinyError(
                "The library is open in another window, which does not answer.",
                "Close that window, or wait until it is done, and try again.",
            )

    def close(self) -> None:
        """Let the library go."""
        self._server.close()
        self._lock.unlock()

    def _hear(self) -> None:
        connection = self._server.nextPendingConnection()
        connection.readyRead.connect(self._take)
        connection.disconnected.connect(connection.deleteLater)

    def _take(self) -> None:
        """Hear what is asked once its line is whole; what makes no sense only raises the window."""
        connection = self.sender()
        if not isinstance(connection, QLocalSocket) or not connection.canReadLine():
            return
        try:
            names = json.loads(bytes(connection.readLine().data()))
        except ValueError:
            names = []
        known = names if isinstance(names, list) else []
        files = [Path(name) for name in known if isinstance(name, str)]
        if self._heard is None:
            self.raised.emit(files)
        else:
            self._heard += files
