"""What is drawn on a PDF page: the rules and shades a table is made of; runs in the reader process only."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise, repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from scrutiny_desktop.papers.plain_calls import address_of, plain_call
from scrutiny_desktop.papers.turns import Box, Turn

MOST_THINGS = 20_000
"""Things on a page that are looked at; a full page of a table has some two thousand."""

MOST_SEGMENTS = 20_000
"""Pieces of lines that are looked at one by one."""

_DEEPEST = 3
_THIN = 2.6
_FEW = 6
_NEARLY_ALL = 0.9
_WHITE = 250

_count_on_page = plain_call("FPDFPage_CountObjects", "page")
_thing_on_page = plain_call("FPDFPage_GetObject", "page", "number", gives="thing")
_count_in_form = plain_call("FPDFFormObj_CountObjects", "form")
_thing_in_form = plain_call("FPDFFormObj_GetObject", "form", "number", gives="thing")
_kind_of = plain_call("FPDFPageObj_GetType", "thing")
_bounds_of = plain_call("FPDFPageObj_GetBounds", "thing", "left", "bottom", "right", "top")
_colour_of = plain_call("FPDFPageObj_GetFillColor", "thing", "red", "green", "blue", "opacity")
_mode_of = plain_call("FPDFPath_GetDrawMode", "path", "mode", "is_stroked")
_matrix = plain_call("FPDFPageObj_GetMatrix", "thing", "matrix")
_count_segments = plain_call("FPDFPath_CountSegments", "path")
_segment_of = plain_call("FPDFPath_GetPathSegment", "path", "number", gives="segment")
_kind_of_segment = plain_call("FPDFPathSegment_GetType", "segment")
_point_of = plain_call("FPDFPathSegment_GetPoint", "segment", "x", "y")
_is_closed = plain_call("FPDFPathSegment_GetClose", "segment")

_Call = Callable[..., Any]


class Rule(NamedTuple):
    """A straight line, across or down: where it lies, and from where to where it runs."""

    at: float
    start: float
    end: float


class Shade(NamedTuple):
    """A filled rectangle, and what it is filled with."""

    box: Box
    colour: int


@dataclass(slots=True)
class Drawn:
    """The page as it is shown; a point of it is as far from the upper left corner as in ``letters``."""

    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    shades: list[Shade] = field(default_factory=list)

    def add(self, box: Box, colour: int | None) -> None:
        """One rectangle, a thin one as a rule, another as a shade or (of no colour) as the four rules around it."""
        left, top, right, bottom = box
        if bottom - top <= _THIN:
            if right - left > bottom - top:
                self.across.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= _THIN:
            self.down.append(Rule((left + right) / 2, top, bottom))
        elif colour is not None:
            self.shades.append(Shade(box, colour))
        else:
            self.across += (Rule(top, left, right), Rule(bottom, left, right))
            self.down += (Rule(left, top, bottom), Rule(right, top, bottom))


def drawn_on(page: Any) -> Drawn:
    """The rules and shades of a page, also of the forms on it; of a very full one, the first."""
    return _Looking(page).drawn


class _Looking:
    """One look through a page's things, which ends when there are too many."""

    def __init__(self, page: Any) -> None:
        self.drawn = Drawn()
        self._turn = Turn(page)
        self._across, self._down = page.get_size()
        self._things, self._segments = MOST_THINGS, MOST_SEGMENTS
        self._sides, self._colour, self._mode = (ctypes.c_float * 4)(), (ctypes.c_uint * 4)(), (ctypes.c_int * 2)()
        self._of_sides, self._of_colour, self._of_mode = map(_each, (self._sides, self._colour, self._mode))
        self._look(address_of(page.raw), _count_on_page, _thing_on_page, None, 0)

    def _look(self, holder: int, count: _Call, get: _Call, matrix: "_Matrix | None", depth: int) -> None:
        path, form = pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM
        things = list(map(get, repeat(holder), range(min(count(holder), self._things))))
        done = 0
        for at, kind in enumerate(map(_kind_of, things)):
            if kind not in (path, form):
                continue
            self._things, done = self._things - (at - done), at
            if self._things <= 0:
                return
            if kind == path:
                self._take(things[at], matrix)
            elif depth < _DEEPEST:
                own = _matrix_of(things[at], matrix)
                self._look(things[at], _count_in_form, _thing_in_form, own, depth + 1)
        self._things -= len(things) - done

    def _take(self, path: int, matrix: "_Matrix | None") -> None:
        _mode_of(path, *self._of_mode)
        mode, is_stroked = self._mode
        colour = self._filled_with(path) if mode != pdfium.FPDF_FILLMODE_NONE else None
        if colour is None and not is_stroked:
            return
        count = _count_segments(path)
        if count <= _FEW and (box := self._bounds(path, matrix)) and min(box[2] - box[0], box[3] - box[1]) <= _THIN:
            self.drawn.add(box, colour)
            return
        own = _matrix_of(path, matrix)
        for run in self._runs(path, count):
            self._draw([own.moved(*point) for point in run], colour, is_stroked=bool(is_stroked))

    def _filled_with(self, path: int) -> int | None:
        """The colour of a shape; None for white and for what is not seen."""
        if not _colour_of(path, *self._of_colour):
            return 0
        red, green, blue, opacity = self._colour
        return None if opacity == 0 or min(red, green, blue) >= _WHITE else red << 16 | green << 8 | blue

    def _bounds(self, path: int, matrix: "_Matrix | None") -> Box | None:
        if not _bounds_of(path, *self._of_sides):
            return None
        left, bottom, right, top = self._sides
        if matrix is not None:
            (left, bottom), (right, top) = matrix.moved(left, bottom), matrix.moved(right, top)
        return self._shown(left, bottom, right, top)

    def _shown(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        return self._turn.box(min(x0, x1), max(y0, y1), max(x0, x1), min(y0, y1))

    def _runs(self, path: int, count: int) -> Iterator[list[tuple[float, float]]]:
        """The corners of each run of straight lines; a curve ends one."""
        run: list[tuple[float, float]] = []
        point = (ctypes.c_float * 2)()
        x, y = _each(point)
        for at in range(min(count, self._segments)):
            segment = _segment_of(path, at)
            kind = _kind_of_segment(segment)
            _point_of(segment, x, y)
            if kind == pdfium.FPDF_SEGMENT_LINETO and run:
                run.append((point[0], point[1]))
            else:
                if len(run) > 1:
                    yield run
                run = [(point[0], point[1])]
            if _is_closed(segment) and run:
                yield run if run[-1] == run[0] else [*run, run[0]]
                run = run[:1]
        self._segments -= min(count, self._segments)
        if len(run) > 1:
            yield run

    def _draw(self, run: list[tuple[float, float]], colour: int | None, *, is_stroked: bool) -> None:
        """One run of lines: a rectangle that is filled, or each line of it by itself."""
        xs, ys = [x for x, _ in run], [y for _, y in run]
        whole = self._shown(min(xs), min(ys), max(xs), max(ys))
        if colour is not None and _is_rectangle(run) and not self._is_ground(whole):
            self.drawn.add(whole, colour)
        if is_stroked:
            for (x0, y0), (x1, y1) in pairwise(run):
                box = self._shown(x0, y0, x1, y1)
                if min(box[2] - box[0], box[3] - box[1]) < 0.5:
                    self.drawn.add(box, None)

    def _is_ground(self, box: Box) -> bool:
        """Whether it lies beneath nearly all of the page."""
        width, height = box[2] - box[0], box[3] - box[1]
        return bool(width > _NEARLY_ALL * self._across and height > _NEARLY_ALL * self._down)


class _Matrix(NamedTuple):
    """Where a point of a form or a path stands on the page."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def moved(self, x: float, y: float) -> tuple[float, float]:
        """The point on the page."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


def _matrix_of(thing: int, outer: _Matrix | None) -> _Matrix:
    found = pdfium.FS_MATRIX()
    if not _matrix(thing, ctypes.addressof(found)):
        return outer or _Matrix(1, 0, 0, 1, 0, 0)
    own = _Matrix(found.a, found.b, found.c, found.d, found.e, found.f)
    if outer is None:
        return own
    return _Matrix(
        own.a * outer.a + own.b * outer.c, own.a * outer.b + own.b * outer.d,
        own.c * outer.a + own.d * outer.c, own.c * outer.b + own.d * outer.d,
        own.e * outer.a + own.f * outer.c + outer.e, own.e * outer.b + own.f * outer.d + outer.f,
    )  # fmt: skip


def _each(room: Any) -> tuple[int, ...]:
    """Where each of an array's numbers lies."""
    step = ctypes.sizeof(room) // len(room)
    return tuple(ctypes.addressof(room) + step * at for at in range(len(room)))


def _is_rectangle(run: list[tuple[float, float]]) -> bool:
    """Whether lines go along the axes only, once around."""
    if len(run) not in (4, 5):
        return False
    return all(abs(x1 - x0) < 0.5 or abs(y1 - y0) < 0.5 for (x0, y0), (x1, y1) in pairwise(run))
