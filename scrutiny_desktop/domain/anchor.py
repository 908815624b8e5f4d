"""Where a passage stands: its words, the words around it, and its place in the paper."""

from dataclasses import dataclass
from enum import StrEnum

CONTEXT = 64
"""Characters kept on each side of a passage."""


class Placement(StrEnum):
    """What became of a mark in the text now before the reader."""

    IN_PLACE = "in place"
    MOVED = "moved"
    TEXT_CHANGED = "text changed"
    UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page in the unit square, origin at the top left."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A passage of one paper's content; ``start`` and ``end`` count characters of its flowing text."""

    paper_id: str
    content: str
    quote: str
    before: str = ""
    after: str = ""
    section: str = ""
    paragraph: str = ""
    page: int | None = None
    """Counted from 1 in the original file."""
    page_label: str = ""
    pack_page: str = ""
    """As they were when the passage was marked, so that a citation stays true."""
    start: int = 0
    end: int = 0
    boxes: tuple[Box, ...] = ()


class Doubt(StrEnum):
    """Why a place is offered and not taken."""

    TWO_PLACES = "another place is as good"
    WORDS_DIFFER = "the words differ too much"
    STANDS_ALONE = "the words around it differ"
    TORN = "its words now stand in several places"
    ONLY_AROUND = "only the words around it are there"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A place where a passage may be now, for a person to judge; ``likeness`` of its words, from 0 to 1."""

    start: int
    end: int
    likeness: float
    doubt: Doubt


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words of the old text and those that stand in their place; ``old == new`` for words that stayed."""

    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where a passage is now; start and end are both 0 when it is unplaced."""

    placement: Placement
    start: int = 0
    end: int = 0
    likeness: float = 1.0
    """Of the words now to those that were marked; less than 1 where the text changed."""
    changes: tuple[WordChange, ...] = ()
    """The passage word by word, where its text changed."""
    offered: tuple[Offer, ...] = ()
    """Where it may be, the likeliest first, when it is unplaced; none of these is taken without a person."""


def find_again(anchor: Anchor, text: str) -> Found:
    """The anchor's place in a flowing text: where it was, or the one place its words and context name.

    Two equally good places are no place: the mark is unplaced, never guessed. The same words at the
    same count of characters are not enough, since rows of a table that moved up look like that.
    """
    if anchor.before + anchor.quote + anchor.after and _stands(anchor, text):
        return Found(placement=Placement.IN_PLACE, start=anchor.start, end=anchor.start + len(anchor.quote))
    if not anchor.quote:
        return _find_place(anchor, text)
    places = {at: _agreement(anchor, text, at) for at in _occurrences(anchor.quote, text)}
    best = max(places.values(), default=0)
    likely = [at for at, agreement in places.items() if agreement == best]
    if len(likely) != 1:
        return Found(placement=Placement.UNPLACED)
    placement = Placement.IN_PLACE if likely[0] == anchor.start else Placement.MOVED
    return Found(placement=placement, start=likely[0], end=likely[0] + len(anchor.quote))


def _find_place(anchor: Anchor, text: str) -> Found:
    """A place between words, by the words before and after it; it is there only where both are, and once."""
    places = _occurrences(anchor.before + anchor.after, text)
    if len(places) != 1:
        return Found(placement=Placement.UNPLACED)
    at = places[0] + len(anchor.before)
    return Found(placement=Placement.MOVED, start=at, end=at)


def _stands(anchor: Anchor, text: str) -> bool:
    start = anchor.start - len(anchor.before)
    return start >= 0 and text.startswith(anchor.before + anchor.quote + anchor.after, start)


def _occurrences(quote: str, text: str) -> list[int]:
    places: list[int] = []
    at = text.find(quote) if quote else -1
    while at >= 0:
        places.append(at)
        at = text.find(quote, at + 1)
    return places


def _agreement(anchor: Anchor, text: str, at: int) -> int:
    end = at + len(anchor.quote)
    before = text[max(0, at - len(anchor.before)) : at]
    after = text[end : end + len(anchor.after)]
    return _shared(before[::-1], anchor.before[::-1]) + _shared(after, anchor.after)


def _shared(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
