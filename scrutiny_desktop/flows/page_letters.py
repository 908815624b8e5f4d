"""The letters of a page: its own, or of a picture those of the words that a machine read there."""

from collections.abc import Sequence

from scrutiny_desktop.domain.alignment import Near, align
from scrutiny_desktop.domain.letter_rows import rows_of
from scrutiny_desktop.domain.placed_words import lettered
from scrutiny_desktop.papers.plates import Letters, PlateMaker
from scrutiny_desktop.store import picture_words
from scrutiny_desktop.store.library import Library


def letters_of(library: Library, content: str, maker: PlateMaker, page: int, near: Sequence[Near]) -> Letters:
    """Of a page from 0 of an original that the maker has open, matched with the words of the flow near it."""
    rows = picture_words.of(library, content, page + 1)
    if not rows:
        return maker.letters(page, near)
    text, boxes = lettered(rows)
    return Letters(text, boxes, align(near, text), tuple(rows_of(text, boxes)))
