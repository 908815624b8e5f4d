"""A line to a server that can be cut and mended, as a train in a tunnel does."""

import socket
from contextlib import suppress
from threading import Thread


class Relay:
    """Hands on what comes to its port; ``cut`` breaks everything off and lets nobody in."""

    def __init__(self, target: int) -> None:
        self._target, self._joined = target, []
        self._listener = self._listening(0)
        self.port = self._listener.getsockname()[1]
        self.mend()

    def mend(self) -> None:
        if self._listener.fileno() < 0:
            self._listener = self._listening(self.port)
        Thread(target=self._let_in, args=(self._listener,), daemon=True).start()

    def cut(self) -> None:
        for each in (self._listener, *self._joined):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        self._joined.clear()

    def _listening(self, port: int) -> socket.socket:
        return socket.create_server(("127.0.0.1", port))

    def _let_in(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                ends = listener.accept()[0], socket.create_connection(("127.0.0.1", self._target))
                self._joined.extend(ends)
                for one, other in (ends, ends[::-1]):
                    Thread(target=self._hand_on, args=(one, other), daemon=True).start()

    def _hand_on(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while words := one.recv(1 << 16):
                other.sendall(words)
            other.shutdown(socket.SHUT_RDWR)
