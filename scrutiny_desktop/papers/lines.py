"""The printed lines of a text, their cells, and words put together again where a table tore them."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from scrutiny_desktop.domain.errors import ScrutinyError

MOST_LINES = 150_000
"""Lines; some 3,000 printed pages, more than any pack of one meeting."""

_MOST_CELLS = 64
_LEAST_OVERLAP = 4
_MOST_OVERLAP = 120
_TAG = re.compile(r"</?(?:u|b|i|em|strong|su[bp]|span|font|p|br)\b[^<>\n]{0,80}>", re.IGNORECASE)
_LINE = re.compile(r"[^\n]+")


class Joint(StrEnum):
    """What becomes of a line's end when the next line goes on with it."""

    SPACE = "space"
    KEPT = "kept"
    """A word's own hyphen: nothing comes between."""
    SOFT = "soft"
    """A hyphen printed only because the line was full: it goes."""


class Line(NamedTuple):
    """One printed line with words on it; blank lines are told by the line that follows them."""

    printed: str
    after_blank: bool = False
    page: int | None = None
    goes_on: bool | None = None
    """Whether it goes on with the paragraph above it, where the file tells; None where only its words can."""
    level: int = 0
    """The level of a heading, where the file tells."""
    joint: Joint = Joint.SPACE
    is_row: bool = False
    """Whether it is a row of a table, with tabs between its cells."""
    table: int = 0
    """A number that all rows of one table share, from 1; 0 where its columns are not known."""
    columns: tuple[str, ...] = ()
    """The words in each column of its table, empty where there are none."""
    heads: tuple[str, ...] = ()
    """The words above each column; none for a row of these words."""
    shades: tuple[str, ...] = ()
    """What lies behind each cell; none where nothing does."""
    torn: "tuple[Line, ...]" = ()
    """The lines that the row was printed on, where it is more than one."""

    @property
    def cells(self) -> tuple[str, ...]:
        """What stands between its tabs, without tags and without the empty ones."""
        return tuple(bare for cell in self.printed.split("\t") if (bare := untagged(cell)))

    @property
    def is_plain(self) -> bool:
        """Whether it has neither cells nor tags."""
        return "\t" not in self.printed and "<" not in self.printed

    @property
    def text(self) -> str:
        """Its words in one row, torn ones joined."""
        return " ".join(self.printed.split()) if self.is_plain else stitched(self.cells)


def lines_of(text: str) -> list[Line]:
    """The lines that have words; pages are counted only where form feeds part them."""
    lines: list[Line] = []
    paged = "\f" in text
    for page, sheet in enumerate(text.split("\f"), start=1):
        last = -1 if page > 1 else -2
        for found in _LINE.finditer(sheet):
            printed = found[0].rstrip()
            if not printed:
                continue
            lines.append(Line(printed, found.start() - last > 1, page if paged else None))
            last = found.end()
            if len(lines) > MOST_LINES:
                raise ScrutinyError(
                    f"The text has more than {MOST_LINES:,} lines.", "Check that it is the paper, or split it."
                )
    return lines


def untagged(words: str) -> str:
    """The words without the tags that a conversion left in them."""
    return (_TAG.sub("", words) if "<" in words else words).strip()


def one_row(words: str) -> str:
    """The words with one space between them."""
    return " ".join(words.split())


def squashed(words: str) -> str:
    """The words without spaces and without the colon or question mark at their end, for comparing."""
    return "".join(words.split()).rstrip(":?.")


def run_on(words: str, last: Line, more: str) -> str:
    """The words with those of the next line behind them."""
    if last.joint is Joint.SOFT:
        return words[:-1] + more
    return words + more if last.joint is Joint.KEPT else f"{words} {more}"


def stitched(cells: Sequence[str]) -> str:
    """The cells in one row; a cell that stops within a word which the next one repeats whole is joined to it."""
    if len(cells) > _MOST_CELLS:
        return one_row(" ".join(cells))
    text = ""
    for cell in cells:
        shared = _torn_at(text, cell)
        text = text + cell[shared:] if shared or not text else f"{text} {cell}"
    return one_row(text)


def _torn_at(text: str, cell: str) -> int:
    for length in range(min(len(text), len(cell) - 1, _MOST_OVERLAP), _LEAST_OVERLAP - 1, -1):
        mid_word = cell[length - 1].isalpha() and cell[length].isalpha()
        whole_start = length == len(text) or not text[-length - 1].isalnum()
        if mid_word and whole_start and text.endswith(cell[:length]):
            return length
    return 0


def renderings(cells: Sequence[str]) -> Iterator[str]:
    """Every way a torn or doubled label may have been meant, to be compared with a form's own words."""
    yield stitched(cells)
    if 1 < len(cells) <= _MOST_CELLS:
        yield "".join(cells)
        yield _lapped(cells)
        yield cells[-1]


def _lapped(cells: Sequence[str]) -> str:
    text = ""
    for cell in cells:
        lengths = range(min(len(text), len(cell), _MOST_OVERLAP), 0, -1)
        text += cell[next((length for length in lengths if text.endswith(cell[:length])), 0) :]
    return text
