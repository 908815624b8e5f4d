"""The marks that other programs wrote into a PDF; runs in a child only, since these bytes are foreign."""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from scrutiny_desktop.domain.anchor import Box
from scrutiny_desktop.domain.annotation import Annotation, AnnotationKind, Annotations, Point, digest, without_circles
from scrutiny_desktop.papers import pdf_values as values
from scrutiny_desktop.papers.page_frame import Frame

MOST_MARKS = 10_000
"""Marks of one file."""

MOST_LOOKED_AT = 200_000
"""Annotations of any kind, links and fields of forms among them, that are looked at."""

MOST_QUADS, MOST_STROKES, MOST_POINTS = 1_000, 500, 10_000
"""Of one mark."""

LONGEST = 15.0
"""Seconds after which the marks on the pages left are not looked for."""

_LONGEST_NAME = 200

_KINDS = {
    "Highlight": AnnotationKind.HIGHLIGHT, "Underline": AnnotationKind.UNDERLINE,
    "Squiggly": AnnotationKind.SQUIGGLY, "StrikeOut": AnnotationKind.STRIKE, "Text": AnnotationKind.TEXT,
    "FreeText": AnnotationKind.FREE_TEXT, "Ink": AnnotationKind.INK, "Line": AnnotationKind.LINE,
    "Polygon": AnnotationKind.POLYGON, "PolyLine": AnnotationKind.POLYGON, "Square": AnnotationKind.SQUARE,
    "Circle": AnnotationKind.CIRCLE, "Stamp": AnnotationKind.STAMP, "Caret": AnnotationKind.CARET,
}  # fmt: skip

_KEYS = {AnnotationKind.INK: "/InkList", AnnotationKind.LINE: "/L", AnnotationKind.POLYGON: "/Vertices"}


@dataclass(slots=True)
class _Seen:
    """What was found, and what was not believed."""

    marks: list[Annotation] = field(default_factory=list)
    looked_at: int = 0
    unread: int = 0
    """Entries that are no annotation at all, or one without a place and words."""
    off_page: int = 0
    cut: int = 0
    """Marks of which not every stroke or rectangle was taken."""
    stopped_at: int = 0
    """The page on which no more were looked for; 0 where all were."""


def read_annotations(pdf: pikepdf.Pdf, longest: float = LONGEST) -> Annotations:
    """All marks a person made in the file, in its order; links, fields and the windows of notes are none."""
    seen, end = _Seen(), time.monotonic() + longest
    for number, page in enumerate(pdf.pages, start=1):
        frame = values.frame_of(page.obj)
        for annotation in _on_page(page.obj):
            seen.looked_at += 1
            is_full = len(seen.marks) >= MOST_MARKS or seen.looked_at > MOST_LOOKED_AT
            if is_full or time.monotonic() > end:
                seen.stopped_at = number
                break
            _take(annotation, frame, number, seen)
        if seen.stopped_at:
            break
    marks, circles = without_circles(_named(seen.marks))
    return Annotations(marks=tuple(marks), warnings=tuple(_warnings(seen, circles)))


def read_one(annotation: Any, frame: Frame, page: int) -> Annotation | None:
    """What one annotation says; None where it is no mark."""
    seen = _Seen()
    _take(annotation, frame, page, seen)
    return seen.marks[0] if seen.marks else None


def name_of(annotation: Any) -> str:
    """The name that a mark has in its file; empty where it has none."""
    return values.words(annotation.get("/NM"), _LONGEST_NAME)


def _on_page(page: Any) -> Iterator[Any]:
    found = page.get("/Annots")
    if isinstance(found, pikepdf.Array):
        for at in range(len(found)):
            yield found[at]


def _take(annotation: Any, frame: Frame, number: int, seen: _Seen) -> None:
    """Add what one annotation says, where it is a person's mark."""
    if not isinstance(annotation, pikepdf.Dictionary):
        seen.unread += 1
        return
    kind = _KINDS.get(values.name(annotation.get("/Subtype")))
    if kind is None or "/StateModel" in annotation:  # a reviewer's tick in a list is no mark on the page
        return
    mark = _mark(annotation, kind, frame, number, seen)
    if mark is None:
        seen.unread += 1
    else:
        seen.marks.append(mark)


def _mark(annotation: Any, kind: AnnotationKind, frame: Frame, page: int, seen: _Seen) -> Annotation | None:
    words = values.words(annotation.get("/Contents")) or values.plain_words(annotation.get("/RC"))
    if not words and kind is AnnotationKind.STAMP:
        printed = values.name(annotation.get("/Name"))
        words = printed if printed.isalpha() else ""  # a program's own name for a picture says nothing
    strokes = tuple(_strokes(annotation, kind, frame, seen))
    boxes = () if strokes else tuple(_boxes(annotation, kind, frame, page, seen))
    if not (words or strokes or boxes):
        return None
    mark = Annotation(
        kind=kind,
        page=page,
        boxes=boxes,
        strokes=strokes,
        words=words,
        author=values.words(annotation.get("/T"), _LONGEST_NAME),
        created=values.iso_date(annotation.get("/CreationDate")),
        changed=values.iso_date(annotation.get("/M")),
        colour=values.colour(annotation.get("/C")),
        reply_to=_answered(annotation),
    )
    return replace(mark, id=name_of(annotation) or _number_of(annotation) or digest(mark))


def _answered(annotation: Any) -> str:
    other = annotation.get("/IRT")
    if not isinstance(other, pikepdf.Dictionary) or values.name(annotation.get("/RT")) == "Group":
        return ""
    return name_of(other) or _number_of(other)


def _number_of(annotation: Any) -> str:
    """Stands for a name until all marks are known: a file's own number of an object says nothing of the mark."""
    number, generation = annotation.objgen
    return f"\x00{number} {generation}" if number else ""


def _boxes(annotation: Any, kind: AnnotationKind, frame: Frame, page: int, seen: _Seen) -> Iterator[Box]:
    found = 0
    if kind.is_on_words:
        quads = annotation.get("/QuadPoints")
        if isinstance(quads, pikepdf.Array) and len(quads) > 8 * MOST_QUADS:
            seen.cut += 1
        points = values.numbers(quads, 8 * MOST_QUADS)
        for at in range(0, len(points) - 7, 8):
            if (box := _box(points[at : at + 8], frame, page)) is not None:
                found += 1
                yield box
    rectangle = values.corners(annotation.get("/Rect"))
    if found or rectangle is None:
        return
    box = _box(rectangle, frame, page, may_be_flat=not kind.is_on_words)
    if box is None:
        seen.off_page += 1
    else:
        yield box


def _box(points: Any, frame: Frame, page: int, *, may_be_flat: bool = False) -> Box | None:
    """Around some points, in no order that can be relied on; None for none that shows on the page."""
    if any(each is None for each in points):
        return None
    shown = [frame.shown(x, y) for x, y in zip(points[::2], points[1::2], strict=True)]
    across, down = [u for u, _ in shown], [v for _, v in shown]
    if max(across) < 0 or max(down) < 0 or min(across) > 1 or min(down) > 1:
        return None
    left, right, top, bottom = map(_within, (min(across), max(across), min(down), max(down)))
    if not may_be_flat and (left >= right or top >= bottom):
        return None
    return Box(page=page, left=left, top=top, right=right, bottom=bottom)


def _strokes(annotation: Any, kind: AnnotationKind, frame: Frame, seen: _Seen) -> Iterator[tuple[Point, ...]]:
    held = annotation.get(_KEYS.get(kind, "/None"))
    if not isinstance(held, pikepdf.Array):
        return
    lists = [held[at] for at in range(min(len(held), MOST_STROKES))] if kind is AnnotationKind.INK else [held]
    left = MOST_POINTS
    is_cut = kind is AnnotationKind.INK and len(held) > MOST_STROKES
    for each in lists:
        found = values.numbers(each, 2 * left)
        is_cut = is_cut or (isinstance(each, pikepdf.Array) and len(each) > 2 * left)
        pairs = zip(found[::2], found[1::2], strict=False)
        shown = [frame.shown(x, y) for x, y in pairs if x is not None and y is not None]
        left -= len(shown)
        if any(0 <= u <= 1 and 0 <= v <= 1 for u, v in shown):
            yield tuple((_within(u), _within(v)) for u, v in shown)
    seen.cut += is_cut


def _within(part: float) -> float:
    return min(1.0, max(0.0, part))


def _named(marks: list[Annotation]) -> list[Annotation]:
    """Each mark once, under a name of its own on its page; answers follow those they answer."""
    names: dict[tuple[int, str], str] = {}
    kept: dict[tuple[int, str], Annotation] = {}
    for mark in marks:
        own = mark.id if not mark.id.startswith("\x00") else digest(mark)
        if (known := kept.get((mark.page, own))) is not None:
            if digest(known) == digest(mark):
                names[mark.page, mark.id] = own
                continue
            own = digest(mark)
        names.setdefault((mark.page, mark.id), own)
        kept.setdefault((mark.page, own), replace(mark, id=own))
    answers = ((mark, names.get((mark.page, mark.reply_to), mark.reply_to)) for mark in kept.values())
    return [replace(mark, reply_to=other) for mark, other in answers]


def _warnings(seen: _Seen, circles: int) -> Iterator[str]:
    counted = Counter(unread=seen.unread, off_page=seen.off_page, cut=seen.cut, circles=circles)
    sentences = {
        "unread": "{n} that say nothing and stand nowhere were left out.",
        "off_page": "{n} stand outside their page.",
        "cut": "Of {n} only the beginning was taken.",
        "circles": "{n} answer a mark that is not there, or one another in a circle; they are taken as marks.",
    }
    for what, count in counted.items():
        if count:
            yield "Marks in the file: " + sentences[what].format(n=count)
    if seen.stopped_at:
        yield f"Marks in the file: from page {seen.stopped_at} on not all were looked at, since there are too many."
