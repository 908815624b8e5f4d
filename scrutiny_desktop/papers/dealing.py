"""Which of two readers reads which pages of a long file: one from the front, one from the back, until they meet."""

_MOST, _LEAST = 32, 8
"""Pages dealt at once; fewer towards the end, so that neither waits long for the other."""


class Dealing:
    """Deals out a file's pages, and keeps what was read from the back."""

    def __init__(self) -> None:
        self._front = self._back = 0
        self._is_owed = False
        self._read: dict[int, bytes] = {}

    def run(self, count: int, *, is_first: bool) -> list[int]:
        """The next run, as its first page and the one after its last; nothing where all pages are dealt."""
        if not self._back:
            self._front, self._back = 1, count + 1
        left = self._back - self._front
        size = min(max(_LEAST, min(_MOST, left // 4)), left)
        if size <= 0:
            return []
        if is_first:
            self._front += size
            return [self._front - size, self._front]
        self._back -= size
        self._is_owed = True
        return [self._back, self._back + size]

    def keep(self, first: int, read: bytes) -> None:
        """What was read of a run from the back."""
        self._is_owed = False
        self._read[first] = read

    @property
    def rest(self) -> list[bytes] | None:
        """All runs from the back, in the order of their pages; None while one is being read."""
        return None if self._is_owed else [self._read[first] for first in sorted(self._read)]
