"""A paper's text in the order of its large print: its blocks, and between them where each of its pages begins."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from scrutiny_desktop.domain.flow import Block, BlockKind, Flow
from scrutiny_desktop.domain.numbering import Words, facts_at, page_name, page_words
from scrutiny_desktop.domain.paper import Paper

POINTS = (16, 18, 20, 24)
"""Sizes of type; 16 point is the least that counts as large print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How large the type is, and the sheet."""

    points: int = 18
    is_a3: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the large print is of: the paper's title, and for one that is not public who may see it."""

    title: str
    secrecy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintWords:
    """What a large print says of itself and of the paper's pages, with named places."""

    cited: Words = field(default_factory=Words)
    within: str = "From {page}"
    picture: str = "{page}: a picture, not in this text"
    machine: str = "{page}, read by machine: its words may hold errors"
    goes_on: str = "{page}: nothing new begins here"
    foot: str = "Page {page} of {pages} of the large print"
    about: str = "Large print in {points} point. A box says where each page of the paper begins."
    withheld: str = "Not for publication. {secrecy}"


@dataclass(frozen=True, slots=True)
class PageMark:
    """Where a page of the paper begins in the text, in words: "Page 4 (pack page 51)"."""

    words: str


Piece = Block | PageMark


def pieces_of(flow: Flow, paper: Paper, words: PrintWords, start: int = 0, end: int = -1) -> Iterator[Piece]:
    """The text from one place to another (-1: its end), with a mark for each page, those without words included."""
    is_whole = start <= 0 and end < 0
    blocks = list(_between(flow, start, end))
    before = max(1, paper.first_page) - 1
    if blocks and blocks[0].kind is BlockKind.TITLE and is_whole:
        yield blocks.pop(0)  # the title stands above the first mark, as on a cover
    marks = _Marks(flow, paper, words)
    reached = before if is_whole else 0
    page = flow.page_at(blocks[0].start) if blocks else None
    for block in blocks:
        page = block.page or page
        if page and page != reached:
            yield from marks.passed(reached, page) if reached or is_whole else [marks.mark(page, words.within)]
            reached = page
        yield block
    if is_whole and (reached > before or not blocks):
        yield from marks.idle(reached + 1, before + len(flow.pages) + 1)


def section_around(flow: Flow, at: int) -> tuple[int, int]:
    """Where the section around a place begins and ends, with its subsections; before the first: what is there."""
    heads = [block for block in flow.blocks if block.kind is BlockKind.HEADING]
    whole = flow.blocks[-1].end if flow.blocks else 0
    own = next((block for block in reversed(heads) if block.start <= at), None)
    if own is None:
        return 0, heads[0].start - 1 if heads else whole
    after = (block.start - 1 for block in heads if block.start > own.start and block.level <= own.level)
    return own.start, next(after, whole)


@dataclass(frozen=True, slots=True)
class _Marks:
    flow: Flow
    paper: Paper
    words: PrintWords

    def passed(self, reached: int, page: int) -> Iterator[PageMark]:
        """The marks between the page that was reached and the one that a block stands on."""
        if page < reached:  # the text goes back a page: that one does not begin here
            yield self.mark(page, self.words.within)
            return
        yield from self.idle(reached + 1, page)
        yield self.mark(page, "{page}")

    def idle(self, first: int, end: int) -> Iterator[PageMark]:
        """Pages on which no block begins: pictures, blank ones, and those a long paragraph runs over."""
        for page in range(first, end):
            is_picture = facts_at(self.paper, self.flow.pages, page).is_unread
            yield self.mark(page, self.words.picture if is_picture else self.words.goes_on)

    def mark(self, page: int, sentence: str) -> PageMark:
        facts = facts_at(self.paper, self.flow.pages, page)
        name = page_name(self.paper, page, facts.label)
        said = page_words(name, facts.pack_number, self.words.cited)
        said = sentence.format(page=self.words.machine.format(page=said) if facts.is_machine_read else said)
        return PageMark(said[:1].upper() + said[1:])


def _between(flow: Flow, start: int, end: int) -> Iterator[Block]:
    """The blocks between two places, the first and the last one cut where only a part of them is."""
    last = end if end >= 0 else (flow.blocks[-1].end if flow.blocks else 0)
    for block in flow.blocks:
        left, right = max(start, block.start), min(last, block.end)
        if left < right:
            yield replace(block, text=block.text[left - block.start : right - block.start], start=left)
