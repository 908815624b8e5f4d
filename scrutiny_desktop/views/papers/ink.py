"""Marks drawn beneath the words: a ground and a line of its own shape for each kind."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTextBlock, QTextLine

from scrutiny_desktop.views.papers.marks import Mark
from scrutiny_desktop.views.papers.units import Units
from scrutiny_desktop.views.theme import Theme

HIT, HIT_NOW = "found", "found_now"
"""Kinds of stroke for what a search found."""

LINES = {
    "question": Qt.PenStyle.SolidLine,
    "note": Qt.PenStyle.DotLine,
    "evidence": Qt.PenStyle.DashLine,
}
"""The line below each kind; a highlight has none, so that shape tells all four apart."""

_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Stroke:
    """A run of text to be drawn, in units; ``depth`` lowers its line below those it shares words with."""

    start: int
    end: int
    kind: str
    depth: int = 0
    is_chosen: bool = False


def strokes(marks: Iterable[Mark], units: Units, chosen: tuple[str, int] | None) -> tuple[Stroke, ...]:
    """The placed marks in drawing order, the longest first, so that each inside another stays seen.

    A mark over several cells of a table is one stroke in each, and none on the labels between them.
    """
    made: list[Stroke] = []
    open_now: list[Stroke] = []
    for mark in sorted((mark for mark in marks if mark.is_placed), key=lambda mark: mark.found.start):
        runs = list(units.runs(mark.found.start, mark.found.end))
        open_now = [stroke for stroke in open_now if stroke.end > runs[0][0]]
        depth = min(max((stroke.depth for stroke in open_now), default=-1) + 1, _DEEPEST)
        open_now.append(Stroke(runs[0][0], runs[-1][1], mark.kind, depth, mark.key == chosen))
        made += (replace(open_now[-1], start=start, end=end) for start, end in runs)
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
            if stroke.start < block.position() + block.length() and block.position() < stroke.end
            for box, baseline in lines_of(block, stroke.start, stroke.end)
        ]
        for stroke, box, _ in runs:
            self._ground(stroke, box)
        for stroke, box, baseline in runs:
            self._line(stroke, box, baseline)

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
        self._painter.setBrush(self._theme.color(f"{stroke.kind}_ground"))
        is_framed = stroke.is_chosen or stroke.kind == HIT_NOW
        self._painter.setPen(QPen(self._theme.color("focus"), 1) if is_framed else Qt.PenStyle.NoPen)
        self._painter.drawRoundedRect(box, 2, 2)

    def _line(self, stroke: Stroke, box: QRectF, baseline: float) -> None:
        if stroke.kind not in LINES:
            return
        pen = QPen(self._theme.color(f"{stroke.kind}_ink"), self._pen, LINES[stroke.kind])
        self._painter.setPen(pen)
        below = baseline + self._pen * 1.6 + stroke.depth * (self._pen + 1.5)
        self._painter.drawLine(QPointF(box.left(), below), QPointF(box.right(), below))


def lines_of(block: QTextBlock, start: int, end: int) -> Iterator[tuple[QRectF, float]]:
    """The rectangle and baseline of each line of a block between two places, both counted in units."""
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start - block.position(), line.textStart())
        last = min(end - block.position(), line.textStart() + line.textLength())
        if first >= last:
            continue
        left, right = _across(line, first), _across(line, last)
        corner = layout.position() + QPointF(left, line.y())
        yield QRectF(corner.x(), corner.y(), right - left, line.height()), corner.y() + line.ascent()


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
