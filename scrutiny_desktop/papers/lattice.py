"""What is drawn on a PDF page: the rules and shades a table is made of; runs in the reader process only."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from scrutiny_desktop.papers.letters import Box, turn_of

MOST_THINGS = 20_000
"""Things on a page that are looked at; a full page of a table has some two thousand."""

MOST_SEGMENTS = 20_000
"""Pieces of lines that are looked at one by one."""

_DEEPEST = 3
_THIN = 2.6
_FEW = 6
_NEARLY_ALL = 0.9
_WHITE = 250


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
        self._turn = turn_of(page)
        self._across, self._down = page.get_size()
        self._things, self._segments = MOST_THINGS, MOST_SEGMENTS
        self._sides = [ctypes.c_float() for _ in range(4)]
        self._places = [ctypes.byref(side) for side in self._sides]
        self._look(page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, None, 0)

    def _look(self, holder: Any, count: Any, get: Any, matrix: "_Matrix | None", depth: int) -> None:
        kind_of, path, form = pdfium.FPDFPageObj_GetType, pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM
        for at in range(min(count(holder), self._things)):
            thing = get(holder, at)
            kind = kind_of(thing)
            if kind == path:
                self._take(thing, matrix)
            elif kind == form and depth < _DEEPEST:
                own = _matrix_of(thing, matrix)
                self._look(thing, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, own, depth + 1)
            self._things -= 1
            if self._things <= 0:
                return

    def _take(self, path: Any, matrix: "_Matrix | None") -> None:
        mode, is_stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(mode), ctypes.byref(is_stroked))
        colour = _colour(path) if mode.value != pdfium.FPDF_FILLMODE_NONE else None
        if colour is None and not is_stroked.value:
            return
        count = pdfium.FPDFPath_CountSegments(path)
        if count <= _FEW and (box := self._bounds(path, matrix)) and min(box[2] - box[0], box[3] - box[1]) <= _THIN:
            self.drawn.add(box, colour)
            return
        own = _matrix_of(path, matrix)
        for run in self._runs(path, count):
            self._draw([own.moved(*point) for point in run], colour, is_stroked=bool(is_stroked.value))

    def _bounds(self, path: Any, matrix: "_Matrix | None") -> Box | None:
        if not pdfium.FPDFPageObj_GetBounds(path, *self._places):
            return None
        left, bottom, right, top = (side.value for side in self._sides)
        if matrix is not None:
            (left, bottom), (right, top) = matrix.moved(left, bottom), matrix.moved(right, top)
        return self._shown(left, bottom, right, top)

    def _shown(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        return self._turn(min(x0, x1), max(y0, y1), max(x0, x1), min(y0, y1))

    def _runs(self, path: Any, count: int) -> Iterator[list[tuple[float, float]]]:
        """The corners of each run of straight lines; a curve ends one."""
        run: list[tuple[float, float]] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        for at in range(min(count, self._segments)):
            segment = pdfium.FPDFPath_GetPathSegment(path, at)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            if kind == pdfium.FPDF_SEGMENT_LINETO and run:
                run.append((x.value, y.value))
            else:
                if len(run) > 1:
                    yield run
                run = [(x.value, y.value)]
            if pdfium.FPDFPathSegment_GetClose(segment) and run:
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


def _matrix_of(thing: Any, outer: _Matrix | None) -> _Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(found)):
        return outer or _Matrix(1, 0, 0, 1, 0, 0)
    own = _Matrix(found.a, found.b, found.c, found.d, found.e, found.f)
    if outer is None:
        return own
    return _Matrix(
        own.a * outer.a + own.b * outer.c, own.a * outer.b + own.b * outer.d,
        own.c * outer.a + own.d * outer.c, own.c * outer.b + own.d * outer.d,
        own.e * outer.a + own.f * outer.c + outer.e, own.e * outer.b + own.f * outer.d + outer.f,
    )  # fmt: skip


def _colour(path: Any) -> int | None:
    """What a shape is filled with; None for white and for what is not seen."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(path, *map(ctypes.byref, parts)):
        return 0
    red, green, blue, opacity = (part.value for part in parts)
    return None if opacity == 0 or min(red, green, blue) >= _WHITE else red << 16 | green << 8 | blue


def _is_rectangle(run: list[tuple[float, float]]) -> bool:
    """Whether lines go along the axes only, once around."""
    if len(run) not in (4, 5):
        return False
    return all(abs(x1 - x0) < 0.5 or abs(y1 - y0) < 0.5 for (x0, y0), (x1, y1) in pairwise(run))
