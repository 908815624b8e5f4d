"""Marks drawn beneath the words: a ground and a line of its own shape for each kind."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTextBlock, QTextLayout, QTextLine

from scrutiny_desktop.views.painting import draw_shape
from scrutiny_desktop.views.papers.marks import Mark
from scrutiny_desktop.views.papers.units import Units
from scrutiny_desktop.views.theme import Theme

HIT, HIT_NOW = "found", "found_now"
"""Kinds of stroke for what a search found."""

LINES = {
    "question": Qt.PenStyle.SolidLine,
    "note": Qt.PenStyle.DotLine,
    "evidence": Qt.PenStyle.DashLine,
    "underline": Qt.PenStyle.SolidLine,
    "strike": Qt.PenStyle.SolidLine,
    "area": Qt.PenStyle.DashDotLine,
}
"""The line of each kind; a highlight has none, so that shape tells all apart."""

BARE = frozenset({"underline", "strike"})
"""Kinds whose words keep the paper's own ground; an underline is thicker than a question's line, a strike goes
through the words."""

_DEEPEST = 3
_LEAST_BADGE = 9
_THROUGH = 0.68
"""Where between its top and its baseline a line is struck through."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A run of text to be drawn, in units; ``depth`` lowers its line below those it shares words with."""

    start: int
    end: int
    kind: str
    depth: int = 0
    is_chosen: bool = False
    colour: str = ""
    """The tone of its colour's role; empty for the colour of its kind."""
    is_drawn: bool = False
    """Whether on pages it is drawn by its boxes or its pen, and not on words."""

    goes_on: bool = False
    """Whether it is a further run of a mark that began before."""

    @property
    def tone(self) -> str:
        """By which the theme knows its ground and its ink."""
        return self.colour or self.kind

    @property
    def has_badge(self) -> bool:
        """Whether a sign stands at its corner."""
        return not self.goes_on and (bool(self.colour) or self.is_a_place or self.kind == "bookmark")

    @property
    def is_a_place(self) -> bool:
        """Whether it stands between words, on none of them."""
        return self.start == self.end


def strokes(marks: Iterable[Mark], units: Units, chosen: tuple[str, int] | None) -> tuple[Stroke, ...]:
    """The placed marks in drawing order, the longest first, so that each inside another stays seen.

    A mark over several cells of a table is one stroke in each, and none on the labels between them.
    """
    made: list[Stroke] = []
    open_now: list[Stroke] = []
    for mark in sorted((mark for mark in marks if mark.is_placed), key=lambda mark: mark.found.start):
        at = units.unit(mark.found.start)
        runs = list(units.runs(mark.found.start, mark.found.end)) or [(at, at)]
        open_now = [stroke for stroke in open_now if stroke.end > runs[0][0]]
        depth = min(max((stroke.depth for stroke in open_now), default=-1) + 1, _DEEPEST)
        first, last = runs[0][0], runs[-1][1]
        whole = Stroke(first, last, mark.kind, depth, mark.key == chosen, mark.colour, mark.is_drawn)
        open_now.append(whole)
        made += (replace(whole, start=start, end=end, goes_on=start > first) for start, end in runs)
    return tuple(sorted(made, key=lambda stroke: stroke.start - stroke.end))


class Ink:
    """Draws strokes on the lines of a text document."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self._painter, self._theme = painter, theme
        self._pen = max(1.0, theme.size("s05") * 0.9)

    def draw(self, blocks: Iterable[QTextBlock], drawn: Sequence[Stroke]) -> None:
        """All grounds first, then all lines, so that no ground hides a line."""
        runs = [
            (stroke, box, baseline)
            for block in blocks
            for stroke in drawn
            if stroke.start < block.position() + block.length() and block.position() < max(stroke.end, stroke.start + 1)
            for box, baseline in _lines(block, stroke)
        ]
        for stroke, box, _ in runs:
            self._ground(stroke, box)
        for stroke, box, baseline in runs:
            self._line(stroke, box, baseline)
        said = set[Stroke]()
        for stroke, box, _ in runs:
            if stroke not in said and stroke.has_badge:
                draw_badge(self._painter, self._theme, box.topLeft(), stroke)
            said.add(stroke)

    def frame(self, blocks: Iterable[QTextBlock], runs: Iterable[tuple[int, int]]) -> None:
        """An outline around a passage that the reader was brought to."""
        path, runs = QPainterPath(), tuple(runs)
        for block in blocks:
            for start, end in runs:
                for box, _ in lines_of(block, start, end):
                    path.addRoundedRect(box.adjusted(-3, -2, 3, 2), 3, 3)
        self._painter.setPen(QPen(self._theme.color("focus"), self._pen + 1))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPath(path.simplified())

    def _ground(self, stroke: Stroke, box: QRectF) -> None:
        if stroke.is_a_place:
            return
        is_bare = stroke.kind in BARE
        self._painter.setBrush(Qt.BrushStyle.NoBrush if is_bare else self._theme.color(f"{stroke.tone}_ground"))
        is_framed = stroke.is_chosen or stroke.kind == HIT_NOW
        self._painter.setPen(QPen(self._theme.color("focus"), 1) if is_framed else Qt.PenStyle.NoPen)
        self._painter.drawRoundedRect(box, 2, 2)

    def _line(self, stroke: Stroke, box: QRectF, baseline: float) -> None:
        if stroke.kind not in LINES or stroke.is_a_place:
            return
        self._painter.setPen(line_pen(self._theme.color(f"{stroke.tone}_ink"), self._pen, stroke.kind))
        below = baseline + self._pen * 1.6 + stroke.depth * (self._pen + 1.5)
        if stroke.kind == "strike":
            below = box.top() + (baseline - box.top()) * _THROUGH
        self._painter.drawLine(QPointF(box.left(), below), QPointF(box.right(), below))


def _lines(block: QTextBlock, stroke: Stroke) -> Iterator[tuple[QRectF, float]]:
    return line_at(block, stroke.start) if stroke.is_a_place else lines_of(block, stroke.start, stroke.end)


def line_pen(color: QColor, width: float, kind: str) -> QPen:
    """The pen of a kind's line."""
    return QPen(color, width * (1.8 if kind == "underline" else 1.0), LINES[kind])


_BETWEEN_LINES = 0.72
"""Of its size at a place, what a sign has where it stands above a word."""


def draw_badge(painter: QPainter, theme: Theme, corner: QPointF, stroke: Stroke, most: float = 99.0) -> None:
    """A small sign at the corner of a mark, of its colour or of its kind; at the most so many pixels high."""
    size = max(_LEAST_BADGE, min(theme.size("s3"), most))
    if stroke.is_a_place:
        box = QRectF(corner.x() - size * 0.8, corner.y() - size * 0.35, size, size)
    else:  # between the lines, so that no letter is covered
        size = max(_LEAST_BADGE, size * _BETWEEN_LINES)
        box = QRectF(corner.x() - size * 0.7, corner.y() - size * 0.8, size, size)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    is_framed = stroke.is_chosen and stroke.is_a_place
    painter.setPen(QPen(theme.color("focus"), 2) if is_framed else QPen(theme.color(f"{stroke.tone}_ink"), 1))
    painter.setBrush(theme.color(f"{stroke.tone}_ground"))
    painter.drawRoundedRect(box, 3, 3)
    edge = size / 4
    inner, ink = box.adjusted(edge, edge, -edge, -edge), theme.color(f"{stroke.tone}_ink")
    if stroke.colour:
        draw_shape(painter, inner, stroke.colour, ink)
    else:
        draw_kind(painter, inner, stroke.kind, ink)
    painter.restore()


def draw_kind(painter: QPainter, box: QRectF, kind: str, ink: QColor) -> None:
    """The sign of a mark that stands at a place: a ribbon, a pen's line, a frame, or lines of a note."""
    painter.setPen(QPen(ink, max(1.0, box.width() / 6)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if kind == "bookmark":
        ribbon = [box.topLeft(), box.topRight(), box.bottomRight(),
                  QPointF(box.center().x(), box.center().y() + box.height() / 5), box.bottomLeft()]  # fmt: skip
        painter.setBrush(ink)
        painter.drawPolygon(ribbon)
    elif kind == "pen":
        painter.drawPolyline([box.bottomLeft(), QPointF(box.center().x(), box.top()), box.center(), box.topRight()])
    elif kind == "area":
        painter.drawRect(box)
    else:
        for share in (0.15, 0.5, 0.85):
            down = box.top() + box.height() * share
            painter.drawLine(QPointF(box.left(), down), QPointF(box.right(), down))


def lines_of(block: QTextBlock, start: int, end: int) -> Iterator[tuple[QRectF, float]]:
    """The rectangle and baseline of each line of a block between two places, both counted in units."""
    layout, begins = block.layout(), block.position()
    line = layout.lineForTextPosition(max(0, start - begins))
    while line.isValid() and line.textStart() < end - begins:
        first = max(start - begins, line.textStart())
        last = min(end - begins, line.textStart() + line.textLength())
        if first < last:
            yield _box(layout, line, first, last)
        number = line.lineNumber() + 1
        if number >= layout.lineCount():
            return
        line = layout.lineAt(number)


def line_at(block: QTextBlock, place: int) -> Iterator[tuple[QRectF, float]]:
    """The same of the one line that holds a place between words, without width."""
    layout, within = block.layout(), place - block.position()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        if line.textStart() <= within and _holds(layout, number, within):
            yield _box(layout, line, within, within)
            return


def _box(layout: QTextLayout, line: QTextLine, first: int, last: int) -> tuple[QRectF, float]:
    left, right = _across(line, first), _across(line, last)
    corner = layout.position() + QPointF(left, line.y())
    return QRectF(corner.x(), corner.y(), right - left, line.height()), corner.y() + line.ascent()


def _holds(layout: QTextLayout, number: int, place: int) -> bool:
    """Whether a place between words belongs to a line, and not to the beginning of the next one."""
    line = layout.lineAt(number)
    return place < line.textStart() + line.textLength() or number == layout.lineCount() - 1


def _across(line: QTextLine, place: int) -> float:
    x: Any = line.cursorToX(place)  # the stubs do not say that it is a pair
    return float(x[0])


def hits_between(first: int, last: int, hits: Sequence[tuple[int, int]], now: int, units: Units) -> list[Stroke]:
    """The hits between two units; only those in view are made into strokes, for there may be very many."""
    start = bisect_left(hits, units.character(first), key=lambda hit: hit[1])
    end = bisect_left(hits, units.character(last), key=lambda hit: hit[0])
    kinds = (HIT_NOW if at == now else HIT for at in range(start, end))
    return [
        Stroke(*run, kind)
        for (left, right), kind in zip(hits[start:end], kinds, strict=True)
        for run in units.runs(left, right)
    ]
