"""The program's side of one child that draws pages: ask, wait no longer than patience allows, and be rid of it."""

import os
import subprocess
import sys
import threading
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from scrutiny_desktop.domain.alignment import Near
from scrutiny_desktop.domain.errors import LockedError, ScrutinyError
from scrutiny_desktop.domain.letter_rows import Row
from scrutiny_desktop.papers.limits import environment
from scrutiny_desktop.papers.shared import new_shared_memory
from scrutiny_desktop.papers.speech import hear, say

PATIENCE = 10.0
"""Seconds for one request."""

Piece = Callable[[int, int], bytes]
"""Gives so many bytes of the original from a place on."""

Size = tuple[float, float]
Tile = tuple[int, int, int, int]


class BrokenError(Exception):
    """The child died or did not answer; another one is needed."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A drawn page, or a tile of it: rows of four bytes a pixel (blue, green, red, nothing), ``stride`` bytes each.

    ``scale`` is in pixels to a point; it is less than was asked for where the page would be too large.
    """

    width: int
    height: int
    stride: int
    scale: float
    pixels: bytes
    seconds: float = 0.0
    """What drawing it took."""


@dataclass(frozen=True, slots=True)
class Link:
    """A box (left, top, right, bottom in the unit square) that leads to a ``page`` from 0, or to an address."""

    box: tuple[float, float, float, float]
    page: int = -1
    address: str = ""


@dataclass(frozen=True, slots=True)
class Letters:
    """A page's text as it was set, in the unit square of the page as shown, and against the flowing text."""

    text: str
    boxes: "array[float]"
    """Left, top, right and bottom of each letter."""
    characters: "array[int]"
    """For each letter its character in the flow; see ``domain.alignment``."""
    rows: tuple[Row, ...]


class PlateMaker:
    """One child; not to be asked by two threads at once."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._memory = new_shared_memory()
        self._piece: Piece = lambda start, length: b""
        self._child = subprocess.Popen(  # noqa: S603 - our own program and our own arguments
            [sys.executable, "-P", "-m", "scrutiny_desktop.papers.plate_maker",
             f"--parent={os.getpid()}", f"--memory={self._memory.word}"],
            env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            pass_fds=self._memory.descriptors, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip

    @property
    def process_id(self) -> int:
        """Of the child."""
        return self._child.pid

    def open(self, size: int, piece: Piece, password: str = "") -> tuple[Size, ...]:
        """Open an original of so many bytes; the sizes of its pages as shown, in points.

        Raises LockedError or ScrutinyError where it can't be opened, BrokenError where it breaks the child.
        """
        self._piece = piece
        said, payload = self._ask(do="open", size=size, password=password)
        if said.get("is_locked"):
            what = "The password is wrong." if password else "The paper is protected by a password."
            raise LockedError(what, "Type its password." if not password else "Try another one.")
        if "pages" not in said:
            raise ScrutinyError("The pages of this paper can't be shown: the file is damaged.", "Read it as text.")
        sizes = array("f", payload)
        return tuple(zip(sizes[::2], sizes[1::2], strict=True))

    def draw(self, page: int, scale: float, rotation: int = 0, tile: Tile | None = None) -> Plate:
        """Draw a page, or of it the tile (left, top, width, height in pixels of the whole at that scale)."""
        start = perf_counter()
        said, _ = self._asked_page(page, do="draw", scale=scale, rotation=rotation, tile=tile)
        length = said["stride"] * said["height"]
        pixels = bytes(self._memory.view[:length])
        seconds = perf_counter() - start
        return Plate(said["width"], said["height"], said["stride"], said["scale"], pixels, seconds)

    def letters(self, page: int, near: Sequence[Near] = ()) -> Letters:
        """The page's letters, matched with the words of the flow that may stand on it."""
        said, payload = self._asked_page(page, do="letters", near=near)
        text, ends = said["text"], 16 * len(said["text"])
        rows = tuple((first, end, *box) for first, end, *box in said["rows"])
        return Letters(text, array("f", payload[:ends]), array("i", payload[ends:]), rows)

    def links(self, page: int) -> tuple[Link, ...]:
        """Where the page leads to."""
        said, _ = self._asked_page(page, do="links")
        return tuple(Link(tuple(each["box"]), each.get("page", -1), each.get("address", "")) for each in said["links"])

    def copy_pages(self, pages: Sequence[int]) -> bytes:
        """A PDF of these pages, from 0, in this order."""
        said, payload = self._ask(do="copy", pages=list(pages))
        if "spoilt" in said:
            raise ScrutinyError("These pages can't be copied.", "Leave some of them out.")
        return payload

    def kill(self) -> None:
        """End the child from another thread; who waits for its answer meets BrokenError."""
        self._child.kill()

    def close(self) -> None:
        """End the child, whatever it is doing."""
        self._child.kill()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue  # what it still had to say is of no use to a child that is gone
        self._child.wait()
        self._memory.close()

    def _asked_page(self, page: int, **request: Any) -> tuple[dict[str, Any], bytes]:
        said, payload = self._ask(page=page, **request)
        if "spoilt" in said:
            raise ScrutinyError(f"Page {page + 1} is damaged and can't be shown.", "Read the other pages.")
        return said, payload

    def _ask(self, **request: Any) -> tuple[dict[str, Any], bytes]:
        ears, voice = self._child.stdout, self._child.stdin
        if ears is None or voice is None:
            raise BrokenError
        watch = threading.Timer(self._patience, self._child.kill)
        watch.daemon = True
        watch.start()
        try:
            say(voice, request)
            said, payload = hear(ears)
            while "need" in said:
                say(voice, {}, self._piece(*said["need"]))
                said, payload = hear(ears)
        except (EOFError, OSError) as error:
            raise BrokenError from error
        finally:
            watch.cancel()
        return said, payload
