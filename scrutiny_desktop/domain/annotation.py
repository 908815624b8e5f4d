"""What a mark says that another program wrote into a file, or that we write there for other programs to read."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from scrutiny_desktop.domain.anchor import Box

LATER_PAGE = "/page "
"""Stands in the id of that part of a passage's mark which is on a page after its first."""


class AnnotationKind(StrEnum):
    """The kinds of mark that readers of PDF know and a person makes."""

    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"
    SQUIGGLY = "squiggly"
    STRIKE = "strike-out"
    TEXT = "note"
    FREE_TEXT = "free text"
    INK = "ink"
    LINE = "line"
    POLYGON = "polygon"
    SQUARE = "square"
    CIRCLE = "circle"
    STAMP = "stamp"
    CARET = "caret"

    @property
    def is_on_words(self) -> bool:
        """Whether it marks the words under it, rather than a place."""
        return self in _ON_WORDS

    @property
    def is_drawn(self) -> bool:
        """Whether it is made of strokes."""
        return self in _DRAWN


_ON_WORDS = frozenset(
    {AnnotationKind.HIGHLIGHT, AnnotationKind.UNDERLINE, AnnotationKind.SQUIGGLY, AnnotationKind.STRIKE}
)
_DRAWN = frozenset({AnnotationKind.INK, AnnotationKind.LINE, AnnotationKind.POLYGON})

Point = tuple[float, ...]
"""Across and down, in the unit square of the page as shown."""

Rgb = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """One mark, by nobody's guess: a place that did not make sense is left out, words never are."""

    id: str = ""
    """Its own name in the file, else a digest of what it says; one of its kind within a page."""
    kind: AnnotationKind
    page: int
    """Counted from 1 in the file, as its boxes' are."""
    boxes: tuple[Box, ...] = ()
    strokes: tuple[tuple[Point, ...], ...] = ()
    words: str = ""
    author: str = ""
    created: str = ""
    """When, as ISO text with as much as was said; empty where that was no time."""
    changed: str = ""
    colour: str = ""
    """As printed: "#" and six hexadecimal digits."""
    reply_to: str = ""
    """The id of the mark on the same page that this one answers."""
    is_done: bool = False
    """Whether its member is done with it, which readers list as a reviewer's tick."""
    is_there: bool = False
    """Whether the file has a mark of this id already, which is to be written anew; no colour leaves it its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """All the marks of a file, page by page, and a sentence for each thing that was left out."""

    marks: tuple[Annotation, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What its member has agreed to that a marked copy of a file may lose."""

    may_break_signature: bool = False
    """A signed file's copy is no longer as it was signed."""
    may_leave_unlocked: bool = False
    """The copy of a file with a password opens without one."""
    first_page: int = 0
    """Of the paper in a file that holds several, counted from 1: no other page leaves; 0 for a file that is one."""
    last_page: int = 0


def digest(annotation: Annotation) -> str:
    """A name for a mark that has none; the same each time the same file is read."""
    boxes = [[round(each, 4) for each in (box.left, box.top, box.right, box.bottom)] for box in annotation.boxes]
    strokes = [[round(each, 4) for point in stroke for each in point] for stroke in annotation.strokes]
    said = (annotation.kind.value, annotation.page, boxes, strokes, annotation.words, annotation.author)
    return "~" + hashlib.sha256(repr((*said, annotation.created)).encode("utf-8", "replace")).hexdigest()[:24]


def joined(annotations: Iterable[Annotation]) -> list[tuple[Annotation, ...]]:
    """The marks, each with its parts on later pages, by the ids that we give to such parts."""
    wholes: dict[str, list[Annotation]] = {}
    alone: list[tuple[Annotation, ...]] = []
    for each in annotations:
        first = each.id.partition(LATER_PAGE)[0]
        begun = wholes.get(first)
        if begun and first != each.id and begun[-1].page < each.page and begun[0].kind is each.kind:
            begun.append(each)
        elif each.id in wholes:
            alone.append((each,))
        else:
            wholes[each.id] = [each]
    return sorted([*map(tuple, wholes.values()), *alone], key=lambda parts: parts[0].page)


def page_parts(annotation: Annotation) -> list[Annotation]:
    """The mark page by page, as files hold it: the first part has its words, a later one an id that tells it is one."""
    pages = sorted({box.page for box in annotation.boxes}) or [annotation.page]
    parts = []
    for page in pages:
        is_first = page == pages[0]
        boxes = tuple(box for box in annotation.boxes if box.page == page)
        parts.append(
            replace(
                annotation,
                id=annotation.id if is_first else f"{annotation.id}{LATER_PAGE}{page}",
                page=page,
                boxes=boxes,
                words=annotation.words if is_first else "",
            )
        )
    return parts


def without_circles(annotations: Iterable[Annotation]) -> tuple[list[Annotation], int]:
    """The marks with each answer leading to a mark on its page, and how many led nowhere or in a circle."""
    known = {(each.page, each.id): each for each in annotations}
    ends: dict[tuple[int, str], bool] = {}
    kept, cut = [], 0
    for each in known.values():
        if each.reply_to and not _ends(each, known, ends):
            each, cut = replace(each, reply_to=""), cut + 1
        kept.append(each)
    return kept, cut


def _ends(annotation: Annotation, known: dict[tuple[int, str], Annotation], ends: dict[tuple[int, str], bool]) -> bool:
    """Whether answer upon answer leads to a mark that is none."""
    way: dict[tuple[int, str], None] = {}
    at: Annotation | None = annotation
    while at is not None and at.reply_to:
        place = (at.page, at.id)
        if place in way or place in ends:
            break
        way[place] = None
        at = known.get((at.page, at.reply_to))
    is_good = at is not None and ((at.page, at.id) not in way) and ends.get((at.page, at.id), True)
    ends.update(dict.fromkeys(way, is_good))
    return is_good


def rgb(colour: str) -> Rgb | None:
    """Red, green and blue from 0 to 1 of a colour as printed; None where it is none."""
    digits = colour.removeprefix("#")
    if len(digits) != 6 or not all(each in "0123456789abcdefABCDEF" for each in digits):
        return None
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def printed(red: float, green: float, blue: float) -> str:
    """A colour as marks have it."""
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, each))):02x}" for each in (red, green, blue))
