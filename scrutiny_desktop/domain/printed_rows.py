"""A reading's headings, paragraphs and rows in order, each with where its words stand in the flowing text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from scrutiny_desktop.domain.flow import Block, BlockKind, Flow
from scrutiny_desktop.domain.phrases import one_line
from scrutiny_desktop.domain.reading import Paragraph, Reading


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of the flowing text: its first and one past its last character, and the words between."""

    start: int = 0
    end: int = 0
    text: str = ""

    def part(self, start: int, end: int | None = None) -> "Words":
        """Some of it, without the spaces around that."""
        text = self.text[start:end]
        begin = self.start + start + len(text) - len(text.lstrip())
        return Words(begin, begin + len(text.strip()), text.strip())


NOTHING = Words()


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One heading, paragraph or row; a row has words for each of its columns, empty ones too."""

    words: Words
    paragraph: Paragraph
    level: int = 0
    """Of a heading."""
    cells: tuple[Words, ...] = ()

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return bool(self.cells)


def printed_rows(reading: Reading, flow: Flow, text: str) -> Iterator[Printed]:
    """Everything below the reading's title and header, in order."""
    blocks = iter([each for each in flow.blocks if each.kind not in (BlockKind.TITLE, BlockKind.FIELD)])
    for section in reading.sections:
        if heading := one_line(section.heading):
            yield Printed(words=_taken(blocks, [heading], text), level=section.level,
                          paragraph=Paragraph(text=section.heading, page=section.page))  # fmt: skip
        for paragraph in section.paragraphs:
            yield _printed(blocks, paragraph, text)


def _printed(blocks: Iterator[Block], paragraph: Paragraph, text: str) -> Printed:
    if not any(paragraph.cells):
        number = f"{paragraph.number} " if paragraph.number else ""
        return Printed(words=_taken(blocks, [one_line(number + paragraph.text)], text), paragraph=paragraph)
    cells = [
        _taken(blocks, list(filter(None, map(one_line, cell.split("\n")))), text)
        for cell, _ in zip_longest(paragraph.cells, paragraph.heads, fillvalue="")
    ]
    full = [each for each in cells if each.text]
    whole = Words(full[0].start, full[-1].end, text[full[0].start : full[-1].end])
    return Printed(words=whole, paragraph=paragraph, cells=tuple(cells))


def _taken(blocks: Iterator[Block], pieces: Sequence[str], text: str) -> Words:
    """The blocks that hold some pieces; a long piece goes on in further blocks."""
    start = end = -1
    for piece in pieces:
        left = len(piece.replace(" ", ""))
        for block in blocks:
            left -= len(block.text.replace(" ", ""))
            start, end = (block.start if start < 0 else start), block.end
            if left <= 0:  # also after an empty paragraph, which is a block
                break
    return Words(start, end, text[start:end]) if end >= 0 else NOTHING
