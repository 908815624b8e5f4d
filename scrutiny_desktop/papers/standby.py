"""A child that draws, begun before anybody asks for a page: it is ready by the time the window is."""

from collections import deque
from types import TracebackType

from scrutiny_desktop.papers.plates import PlateMaker


class Standby:
    """Holds one child until somebody takes it; who comes later has one begun for himself."""

    def __init__(self) -> None:
        self._ready = deque([PlateMaker()])

    def take(self) -> PlateMaker:
        """A child for whoever asks, from any thread, to close it when it is done with."""
        try:
            return self._ready.popleft()
        except IndexError:
            return PlateMaker()

    def __enter__(self) -> "Standby":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the child that nobody took."""
        while self._ready:
            self._ready.popleft().close()
