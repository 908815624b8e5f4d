"""The program's side of one child that draws pages: ask, wait no longer than patience allows, and be rid of it."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from scrutiny_desktop.domain.alignment import Near
from scrutiny_desktop.domain.errors import LockedError, ScrutinyError
from scrutiny_desktop.domain.letter_rows import Row
from scrutiny_desktop.papers.asking import AskedChild
from scrutiny_desktop.papers.asking import BrokenError as BrokenError
from scrutiny_desktop.papers.original import Piece
from scrutiny_desktop.papers.shared import new_shared_memory

PATIENCE = 10.0
"""Seconds for one request."""

Size = tuple[float, float]
Tile = tuple[int, int, int, int]


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
    photographs: tuple[Tile, ...] = ()
    """Where photographs stand on it, in its pixels."""


@dataclass(frozen=True, slots=True)
class Link:
    """A box (left, top, right, bottom in the unit square) that leads to a ``page`` from 0, or to an address.

    One that leads to neither would do what no paper may.
    """

    box: tuple[float, float, float, float]
    page: int = -1
    address: str = ""
    barred: str = ""
    """What one that is not followed names."""

    @property
    def is_barred(self) -> bool:
        """Whether it would open a file, start a program or run a script."""
        return self.page < 0 and not self.address


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
        self._memory = new_shared_memory()
        self._child = AskedChild("scrutiny_desktop.papers.plate_maker", patience, f"--memory={self._memory.word}",
                                 keeps=self._memory.descriptors)  # fmt: skip

    @property
    def process_id(self) -> int:
        """Of the child."""
        return self._child.process_id

    def open(self, size: int, piece: Piece, password: str = "") -> tuple[Size, ...]:
        """Open an original of so many bytes; the sizes of its pages as shown, in points.

        Raises LockedError or ScrutinyError where it can't be opened, BrokenError where it breaks the child.
        """
        self._child.piece = piece
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
        photographs = tuple((x, y, across, down) for x, y, across, down in said["photographs"])
        return Plate(said["width"], said["height"], said["stride"], said["scale"], pixels, seconds, photographs)

    def letters(self, page: int, near: Sequence[Near] = ()) -> Letters:
        """The page's letters, matched with the words of the flow that may stand on it."""
        said, payload = self._asked_page(page, do="letters", near=near)
        text, ends = said["text"], 16 * len(said["text"])
        rows = tuple((first, end, *box) for first, end, *box in said["rows"])
        return Letters(text, array("f", payload[:ends]), array("i", payload[ends:]), rows)

    def links(self, page: int) -> tuple[Link, ...]:
        """Where the page leads to."""
        said, _ = self._asked_page(page, do="links")
        return tuple(
            Link(tuple(each["box"]), each.get("page", -1), each.get("address", ""), each.get("barred", ""))
            for each in said["links"]
        )

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
        self._child.close()
        self._memory.close()

    def _asked_page(self, page: int, **request: Any) -> tuple[dict[str, Any], bytes]:
        said, payload = self._ask(page=page, **request)
        if "spoilt" in said:
            raise ScrutinyError(f"Page {page + 1} is damaged and can't be shown.", "Read the other pages.")
        return said, payload

    def _ask(self, **request: Any) -> tuple[dict[str, Any], bytes]:
        return self._child.ask(**request)
