"""What a file gives before it is understood: its printed lines, its pages, and what was left aside."""

from collections.abc import Callable
from dataclasses import dataclass

from scrutiny_desktop.domain.reading import Bookmark, Pack, PageFacts, Part
from scrutiny_desktop.papers.lines import Line

BEGUN, PAGE, THROUGH = "page begun", "page", "through"
"""What is told: a page is begun; it is done; the file is read through, and only its words are left to be understood."""

Told = Callable[[str], object]
"""Called as reading goes on, so that whoever waits knows that it does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printout:
    """A file's lines in reading order; ``furniture`` is what stood on every page and belongs to no section."""

    lines: tuple[Line, ...]
    pages: int
    page_facts: tuple[PageFacts, ...] = ()
    furniture: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    pack: Pack | None = None
    parts: "tuple[tuple[Part, Printout], ...]" = ()
    """Where the file is a pack, its papers, which then hold all lines."""
