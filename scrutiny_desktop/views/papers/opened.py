"""A paper made ready to be shown: its flow, its text, and the counts and folds made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scrutiny_desktop.domain.blocks_by_page import BlocksByPage
from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.flow import Flow, flowing
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.left_unread import left_unread
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.reading import Reading
from scrutiny_desktop.domain.unswept import unswept
from scrutiny_desktop.store import contents, vault
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library, open_library
from scrutiny_desktop.views.papers.folding import Folded
from scrutiny_desktop.views.papers.said import Said, said_of
from scrutiny_desktop.views.papers.units import Units

LARGE = 300_000
"""Bytes; an original above this is made ready by a job, so that the window does not wait."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What the screen shows of one file; ``trouble`` says why there is nothing to show."""

    content: str
    flow: Flow
    text: str
    units: Units
    said: Mapping[int, Said]
    """By character: what stands before it in the document, and is no word of the paper."""
    folded: Folded
    by_page: BlocksByPage
    trouble: str = ""
    left_unread: tuple[str, ...] = ()
    """What its reader must know of words that are in the file and not here."""

    def page_count(self, paper: Paper) -> int:
        """How many pages the paper has; 0 where it is not parted into pages."""
        if paper.first_page:
            return paper.last_page - paper.first_page + 1
        return max(len(self.flow.pages), self.by_page.last_page)


def opened(db: Library, content: str) -> Opened:
    """The text of a file, or the reason why there is none."""
    try:
        reading = contents.reading(db, content)
    except ScrutinyError as trouble:
        return nothing(content, str(trouble))
    return replace(ready(content, flowing(reading)), left_unread=left_unread(reading.warnings))


def opened_apart(access: Access, clock: Clock, content: str, report: Report) -> Opened:
    """The same as a job, on a library of its own."""
    report(0, 1)
    with unswept(is_kept=True), open_library(access, clock=clock) as db:
        return opened(db, content)


def nothing(content: str = "", trouble: str = "") -> Opened:
    """No text at all."""
    flow = flowing(Reading(kind="text", title=""))
    return Opened(content, flow, "", Units(""), {}, Folded(""), BlocksByPage(()), trouble)


def ready(content: str, flow: Flow) -> Opened:
    """A flow with all that is made of it."""
    text, said = flow.text, said_of(flow.blocks)
    units = Units(text, {at: each.text for at, each in said.items()})
    return Opened(content, flow, text, units, said, Folded(text), BlocksByPage(flow.blocks))


def is_large(db: Library, content: str) -> bool:
    """Whether making the file ready would keep the window waiting."""
    return vault.every(db).get(content, 0) > LARGE
