"""How our marks look in a PDF: drawing commands in a page's own points, since not every reader draws marks itself."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from scrutiny_desktop.domain.anchor import Box
from scrutiny_desktop.domain.annotation import Annotation, AnnotationKind, Rgb
from scrutiny_desktop.papers.page_frame import Frame

ICON = 18.0
"""Points across and down of the sign of a note."""

PEN = 1.5
"""Points across of a line that is drawn."""

_THIN, _WAVE = 14, 2.5
_CURVE = 0.5523
"""How far a Bézier curve's handles reach along a quarter of a circle of radius 1."""

_LINES = (0.3, 0.5, 0.7)

XY = tuple[float, float]


def look(mark: Annotation, frame: Frame, colour: Rgb) -> str:
    """The commands that draw one mark."""
    paint = " ".join(f"{each:.4g}" for each in colour)
    return "\n".join([f"{paint} rg {paint} RG 1 J 1 j", *_drawn(mark, frame)])


def bounds(mark: Annotation, frame: Frame) -> tuple[float, float, float, float]:
    """The rectangle in points that holds a mark: lower left and upper right."""
    points = [frame.printed(*point) for stroke in mark.strokes for point in (xy(each) for each in stroke)]
    for box in mark.boxes:
        points += [frame.printed(box.left, box.top), frame.printed(box.right, box.bottom)]
    edge = PEN if mark.strokes else 0.0
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across) - edge, min(up) - edge, max(across) + edge, max(up) + edge


def icon_box(box: Box, frame: Frame) -> Box:
    """A box as large as the sign of a note, whole on the page, at the upper left of another."""
    width, height = (min(1.0, ICON / each) for each in frame.size)
    left, top = min(box.left, 1 - width), min(box.top, 1 - height)
    return Box(page=box.page, left=left, top=top, right=left + width, bottom=top + height)


def quad(box: Box, frame: Frame) -> list[float]:
    """Upper left, upper right, lower left and lower right as shown: the order that readers use, not the standard's."""
    corners = ((box.left, box.top), (box.right, box.top), (box.left, box.bottom), (box.right, box.bottom))
    return [number for corner in corners for number in frame.printed(*corner)]


def xy(point: Sequence[float]) -> XY:
    """A point's place, without what else is known of it."""
    return point[0], point[1]


def _drawn(mark: Annotation, frame: Frame) -> Iterator[str]:
    if mark.strokes:
        yield f"{PEN} w"
        for stroke in mark.strokes:
            # A dot is a line to itself: round ends give it its shape.
            yield _path([xy(each) for each in (stroke if len(stroke) > 1 else stroke * 2)], frame) + " S"
        return
    for box in mark.boxes:
        yield from _DRAW.get(mark.kind, _icon)(box, frame)


def _highlight(box: Box, frame: Frame) -> Iterator[str]:
    yield _around(box, frame) + " f"


def _underline(box: Box, frame: Frame) -> Iterator[str]:
    yield _across(box, frame, 0.94)


def _strike(box: Box, frame: Frame) -> Iterator[str]:
    yield _across(box, frame, 0.56)


def _across(box: Box, frame: Frame, down: float) -> str:
    at = box.top + down * (box.bottom - box.top)
    return f"{_thickness(box, frame)} w {_path([(box.left, at), (box.right, at)], frame)} S"


def _squiggly(box: Box, frame: Frame) -> Iterator[str]:
    width, height = frame.size
    step, swing = _WAVE / width, _WAVE / 2 / height
    count = max(1, min(500, round((box.right - box.left) / step)))
    low = box.bottom - 0.02 * (box.bottom - box.top)
    points = [
        (box.left + (box.right - box.left) * at / count, max(box.top, low - swing * (at % 2)))
        for at in range(count + 1)
    ]
    yield f"{_thickness(box, frame)} w {_path(points, frame)} S"


def _square(box: Box, frame: Frame) -> Iterator[str]:
    yield f"{PEN} w {_around(_inset(box, frame), frame)} S"


def _circle(box: Box, frame: Frame) -> Iterator[str]:
    inner = _inset(box, frame)
    x, y = (inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2
    a, b = (inner.right - inner.left) / 2, (inner.bottom - inner.top) / 2
    ends = ((1, 0), (0, 1), (-1, 0), (0, -1), (1, 0))
    path = [f"{PEN} w {_spot(frame, x + a, y)} m"]
    for (c0, s0), (c1, s1) in pairwise(ends):
        first = _spot(frame, x + a * (c0 - _CURVE * s0), y + b * (s0 + _CURVE * c0))
        second = _spot(frame, x + a * (c1 + _CURVE * s1), y + b * (s1 - _CURVE * c1))
        path.append(f"{first} {second} {_spot(frame, x + a * c1, y + b * s1)} c")
    yield " ".join([*path, "h S"])


def _icon(box: Box, frame: Frame) -> Iterator[str]:
    """A sheet with three lines of writing."""
    yield f"{_around(box, frame)} f 0.2 G 1 w {_around(_inset(box, frame, 0.5), frame)} S"
    for down in _LINES:
        at = box.top + down * (box.bottom - box.top)
        margin = 0.22 * (box.right - box.left)
        yield _path([(box.left + margin, at), (box.right - margin, at)], frame) + " S"


_DRAW = {
    AnnotationKind.HIGHLIGHT: _highlight,
    AnnotationKind.UNDERLINE: _underline,
    AnnotationKind.SQUIGGLY: _squiggly,
    AnnotationKind.STRIKE: _strike,
    AnnotationKind.SQUARE: _square,
    AnnotationKind.CIRCLE: _circle,
}


def _around(box: Box, frame: Frame) -> str:
    corners = [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)]
    return _path(corners, frame) + " h"


def _path(points: Iterable[XY], frame: Frame) -> str:
    return " ".join(f"{_spot(frame, *point)} {'l' if at else 'm'}" for at, point in enumerate(points))


def _spot(frame: Frame, u: float, v: float) -> str:
    x, y = frame.printed(u, v)
    return f"{x:.3f} {y:.3f}"


def _inset(box: Box, frame: Frame, by: float = PEN / 2) -> Box:
    width, height = frame.size
    x, y = min(by / width, (box.right - box.left) / 2), min(by / height, (box.bottom - box.top) / 2)
    return Box(page=box.page, left=box.left + x, top=box.top + y, right=box.right - x, bottom=box.bottom - y)


def _thickness(box: Box, frame: Frame) -> str:
    return f"{max(0.5, (box.bottom - box.top) * frame.size[1] / _THIN):.3f}"
