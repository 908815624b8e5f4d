"""Drawn pages kept by their bytes, the ones looked at longest ago given up first."""

from collections import OrderedDict
from collections.abc import Hashable, Iterator
from typing import Generic, TypeVar

from PySide6.QtGui import QImage

MOST_BYTES = 96 * 1024**2
"""Some ten sharp pages of A4 on a common screen."""

K = TypeVar("K", bound=Hashable)


class PlateCache(Generic[K]):
    """Keeps no more than so many bytes, but always the last one it was given."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most, self._plates = most, OrderedDict[K, QImage]()
        self.size = 0

    def put(self, key: K, plate: QImage) -> None:
        """Keep a plate over any like it."""
        self._drop(key)
        self._plates[key] = plate
        self.size += plate.sizeInBytes()
        self._shrink()

    def limit(self, most: int) -> None:
        """Keep no more than so many bytes from now on."""
        self._most = most
        self._shrink()

    def has(self, key: K) -> bool:
        """Whether this very plate is kept."""
        return key in self._plates

    def get(self, key: K) -> QImage | None:
        """This very plate."""
        if key in self._plates:
            self._plates.move_to_end(key)
        return self._plates.get(key)

    def __iter__(self) -> Iterator[K]:
        return iter(self._plates)

    def clear(self) -> None:
        """Keep nothing."""
        self._plates.clear()
        self.size = 0

    def _shrink(self) -> None:
        while self.size > self._most and len(self._plates) > 1:
            self._drop(next(iter(self._plates)))

    def _drop(self, key: K) -> None:
        dropped = self._plates.pop(key, None)
        self.size -= dropped.sizeInBytes() if dropped is not None else 0
