"""How two readers share a long PDF: the first reads from its front on, the second from its back, until they meet.

Each asks the program for its next pages; the first is then given what the second read. What pages say of each other
is worked out by the first alone, so that a reading is the same whoever read its pages.
"""

import json
from collections.abc import Iterator, Sequence
from typing import IO, Any, Protocol

from scrutiny_desktop.papers.leaf import Leaf, leaf_from, plain_leaf
from scrutiny_desktop.papers.speech import hear, say

LEAST_SHARED = 200
"""Pages of a file that is worth a second reader."""


class Share(Protocol):
    """The pages of a file that one reader reads, and those that it is given."""

    def runs(self, count: int) -> Iterator[range]:
        """The numbers of the pages to read, run by run, of a file with so many."""

    def others(self) -> Iterator[Leaf]:
        """The pages after them, in order, that somebody else has read."""


class WholeShare:
    """All pages of a file."""

    def runs(self, count: int) -> Iterator[range]:
        """One run of all."""
        yield range(1, count + 1)

    def others(self) -> Iterator[Leaf]:
        """None."""
        return iter(())


WHOLE: Share = WholeShare()


class FrontShare:
    """The pages of the first reader, which are all where the file is short."""

    def __init__(self, ears: IO[bytes], voice: IO[bytes]) -> None:
        self._ears, self._voice = ears, voice
        self._is_shared = False

    def runs(self, count: int) -> Iterator[range]:
        """The next pages from the front, as long as there are any."""
        self._is_shared = count >= LEAST_SHARED
        if self._is_shared:
            yield from _runs(self._ears, self._voice, count)
        else:
            yield range(1, count + 1)

    def others(self) -> Iterator[Leaf]:
        """The rest, once the second reader is done."""
        if not self._is_shared:
            return
        say(self._voice, {"rest": True})
        for _ in range(hear(self._ears)[0]["runs"]):
            yield from map(leaf_from, json.loads(hear(self._ears)[1]))


class BackShare:
    """The pages of the second reader, which gives them away."""

    def __init__(self, ears: IO[bytes], voice: IO[bytes]) -> None:
        self._ears, self._voice = ears, voice

    def runs(self, count: int) -> Iterator[range]:
        """The next pages from the back, as long as there are any."""
        return _runs(self._ears, self._voice, count)

    def give(self, leaves: Sequence[Leaf]) -> None:
        """One run is read."""
        say(self._voice, {"read": leaves[0].number}, json.dumps(list(map(plain_leaf, leaves))).encode())


def _runs(ears: IO[bytes], voice: IO[bytes], count: int) -> Iterator[range]:
    while True:
        say(voice, {"next": count})
        run: list[Any] = hear(ears)[0].get("run", [])
        if not run:
            return
        yield range(run[0], run[1])
