"""Drawn pages kept by their bytes, the ones looked at longest ago given up first."""

from collections import OrderedDict

from PySide6.QtGui import QImage

MOST_BYTES = 96 * 1024**2
"""Some ten sharp pages of A4 on a common screen."""

Key = tuple[int, int, float]
"""Page from 0, rotation in degrees, device pixels to a point."""


class PlateCache:
    """Keeps no more than so many bytes, but always the last one it was given."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most, self._plates = most, OrderedDict[Key, QImage]()
        self.size = 0

    def put(self, key: Key, plate: QImage) -> None:
        """Keep a plate over any like it."""
        self._drop(key)
        self._plates[key] = plate
        self.size += plate.sizeInBytes()
        self._shrink()

    def limit(self, most: int) -> None:
        """Keep no more than so many bytes from now on."""
        self._most = most
        self._shrink()

    def has(self, key: Key) -> bool:
        """Whether this very plate is kept."""
        return key in self._plates

    def best(self, key: Key) -> QImage | None:
        """The plate, or the one of the same page and rotation nearest to its scale."""
        if key in self._plates:
            self._plates.move_to_end(key)
            return self._plates[key]
        alike = [each for each in self._plates if each[:2] == key[:2]]
        nearest = min(alike, key=lambda each: abs(each[2] - key[2]), default=None)
        return self._plates[nearest] if nearest is not None else None

    def clear(self) -> None:
        """Keep nothing."""
        self._plates.clear()
        self.size = 0

    def _shrink(self) -> None:
        while self.size > self._most and len(self._plates) > 1:
            self._drop(next(iter(self._plates)))

    def _drop(self, key: Key) -> None:
        dropped = self._plates.pop(key, None)
        self.size -= dropped.sizeInBytes() if dropped is not None else 0
