"""A reading as one flowing text of blocks, the text that marks are anchored in."""

import bisect
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from scrutiny_desktop.domain.anchor import CONTEXT, Anchor
from scrutiny_desktop.domain.numbering import facts_at
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.phrases import one_line
from scrutiny_desktop.domain.reading import Bookmark, Contact, PageFacts, Paragraph, Reading, Section

LONGEST_BLOCK = 4_000
"""Characters; a longer paragraph goes on in a further block, so that no line takes long to lay out."""

# Not strftime's: the computer's language must not move the characters that marks are counted by.
MONTHS = ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December")  # fmt: skip


class BlockKind(StrEnum):
    """What a block is to the reader, and to a screen reader."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    FIELD = "field"
    CELL = "cell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph on the screen; ``start`` and ``end`` count characters of the flow's text."""

    kind: BlockKind
    text: str
    start: int
    level: int = 0
    section: str = ""
    number: str = ""
    as_printed: str = ""
    """What stood in the paper where this was repaired, else empty."""
    page: int | None = None
    table: int = 0
    """Of a cell: a number that all cells of one table share, from 1."""
    label: str = ""
    """Of a cell: the head of its column, which is no part of the text."""
    column: int = 0
    """Of a cell: its column, from 1; as in ``label``, 0 where the cell only goes on from the block before."""
    begins_row: bool = False

    @property
    def end(self) -> int:
        """One past the block's last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Flow:
    """All blocks of a paper, joined by one line feed each."""

    blocks: tuple[Block, ...]
    pages: tuple[PageFacts, ...] = ()
    knows_pages: bool = True
    """False where no block knows its page, so that none need be asked."""
    bookmarks: tuple[Bookmark, ...] = ()
    """Those of the file's own, in its order."""

    @property
    def text(self) -> str:
        """The whole text; offsets of anchors count its characters."""
        return "\n".join(block.text for block in self.blocks)

    def block_at(self, offset: int) -> Block:
        """The block that holds a character (the last one at or before the offset)."""
        return self.blocks[max(0, bisect.bisect_right(self.blocks, offset, key=lambda block: block.start) - 1)]

    def page_at(self, offset: int) -> int | None:
        """The page a character stands on; a block that knows none stands where the next does, or the one before."""
        if not self.knows_pages:
            return None
        at = max(0, bisect.bisect_right(self.blocks, offset, key=lambda block: block.start) - 1)
        near = itertools.chain(range(at, len(self.blocks)), range(at - 1, -1, -1))
        return next((page for each in near if (page := self.blocks[each].page)), None)

    def start_of_page(self, page: int) -> int:
        """Where the first words of a page begin, or of the next one that has any."""
        there = (block.start for block in self.blocks if block.page and block.page >= page)
        return next(there, self.blocks[-1].start if self.blocks else 0)

    def place(self, paper: Paper, at: int) -> Anchor:
        """An anchor to no words, at a place; the text is not put together for it."""
        block, page = self.block_at(at), self.page_at(at)
        facts = facts_at(paper, self.pages, page)
        return Anchor(
            paper_id=paper.id,
            content=paper.text_key,
            quote="",
            section=block.section,
            paragraph=block.number,
            page=page,
            page_label=facts.label,
            pack_page=facts.pack_number,
            start=at,
            end=at,
        )

    def anchor(self, paper: Paper, start: int, end: int, text: str = "") -> Anchor:
        """An anchor to the characters from start up to end; whoever makes many hands in the text, once put together."""
        text = text or self.text
        before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        return replace(self.place(paper, start), quote=text[start:end], before=before, after=after, end=end)


def flowing(reading: Reading) -> Flow:
    """The reading as blocks: its header as fields, then each section."""
    blocks: list[Block] = []
    at = 0
    for block in _blocks(reading):
        for piece in _pieces(block):
            object.__setattr__(piece, "start", at)  # nobody has seen it before, and a long paper has very many
            blocks.append(piece)
            at = piece.end + 1
    return Flow(tuple(blocks), reading.page_facts, any(block.page for block in blocks), reading.bookmarks)


def _pieces(block: Block) -> Iterator[Block]:
    rest = block.text
    while len(rest) > LONGEST_BLOCK:
        cut = rest.rfind(" ", 1, LONGEST_BLOCK) + 1 or LONGEST_BLOCK
        yield replace(block, text=rest[:cut].rstrip(" "))
        block, rest = replace(block, label="", column=0, begins_row=False), rest[cut:]
    yield replace(block, text=rest) if rest != block.text else block


def _blocks(reading: Reading) -> Iterator[Block]:
    yield Block(kind=BlockKind.TITLE, text=one_line(reading.title), start=0)
    yield from _header(reading)
    yield from (_field("Contact", _contact(each)) for each in reading.contacts)
    for section in reading.sections:
        yield from _section(section)


def day_in_words(day: date) -> str:
    """A day as it stands in a flowing text, whatever the computer's language."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _header(reading: Reading) -> Iterator[Block]:
    header = reading.header
    on = day_in_words(header.date) if header.date else ""
    rows = (
        ("Decision maker", header.decision_maker), ("Subject", header.subject), ("Date", on),
        ("Report of", header.report_of), ("Key decision", header.key_decision), ("Wards affected", header.wards),
    )  # fmt: skip
    return (_field(name, value) for name, value in rows if value)


def _field(name: str, value: str) -> Block:
    return Block(kind=BlockKind.FIELD, text=f"{name}: {one_line(value)}", start=0)


def _contact(contact: Contact) -> str:
    words = (contact.role, contact.name, contact.title, contact.telephone, contact.email)
    return ", ".join(dict.fromkeys(word for word in words if word))


def _section(section: Section) -> Iterator[Block]:
    if section.heading:
        printed = section.as_printed if section.repaired else ""
        yield Block(kind=BlockKind.HEADING, text=one_line(section.heading), start=0, level=section.level,
                    section=section.heading, as_printed=printed, page=section.page)  # fmt: skip
    for paragraph in section.paragraphs:
        if any(paragraph.cells):
            yield from _row(section, paragraph)
        else:
            yield _paragraph(section, paragraph)


def _row(section: Section, row: Paragraph) -> Iterator[Block]:
    """A table's row, cell by cell, and a cell paragraph by paragraph; empty ones are passed over."""
    begins = True
    for at, (cell, label) in enumerate(itertools.zip_longest(row.cells, row.heads, fillvalue=""), start=1):
        said, column = one_line(label), at
        for words in filter(None, map(one_line, cell.split("\n"))):
            yield Block(kind=BlockKind.CELL, text=words, start=0, section=section.heading, page=row.page,
                        table=row.table, label=said, column=column, begins_row=begins)  # fmt: skip
            begins, said, column = False, "", 0


def _paragraph(section: Section, paragraph: Paragraph) -> Block:
    number = f"{paragraph.number} " if paragraph.number else ""
    return Block(kind=BlockKind.PARAGRAPH, text=one_line(number + paragraph.text), start=0, section=section.heading,
                 number=paragraph.number, as_printed=paragraph.as_printed, page=paragraph.page)  # fmt: skip
