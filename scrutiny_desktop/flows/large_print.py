"""The text of a paper from the library to its large print."""

from dataclasses import dataclass, field
from pathlib import Path

from scrutiny_desktop.domain.errors import Report
from scrutiny_desktop.domain.flow import flowing
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.large_print import Head, Look, PrintWords, pieces_of
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.outputs.saving import save_whole
from scrutiny_desktop.store import contents
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A large print as it was asked for: of the text from one place to another (-1: its end)."""

    head: Head
    look: Look = field(default_factory=Look)
    start: int = 0
    end: int = -1
    words: PrintWords = field(default_factory=PrintWords)


def large_print_of(
    access: Access, clock: Clock, paper: Paper, wanted: Wanted, resources: Path, report: Report
) -> bytes:
    """The large print as PDF."""
    from scrutiny_desktop.outputs.large_print import large_print  # a start does not wait for what sets type

    report(0, 1)
    with open_library(access, clock=clock) as library:
        flow = flowing(contents.reading(library, paper.text_key))
    pieces = list(pieces_of(flow, paper, wanted.words, wanted.start, wanted.end))
    return large_print(wanted.head, pieces, wanted.look, wanted.words, resources / "fonts", report)


def save_large_print(
    access: Access, clock: Clock, paper: Paper, wanted: Wanted, resources: Path, out: Path, report: Report
) -> Path:
    """Save the large print; the file is there whole or, after an error or a stop, as it was."""
    save_whole(out, large_print_of(access, clock, paper, wanted, resources, report))
    return out
