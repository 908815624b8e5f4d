"""A pen's points as a smooth line whose width follows the pressure."""

from collections.abc import Sequence
from itertools import pairwise
from math import dist, hypot

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker

PEN_WIDTH = 1 / 260
"""Width of a line at half pressure, in widths of the page: about 0.8 mm on A4."""

_LEAST, _SPAN = 0.4, 1.2
"""Of the width, at no pressure, and what full pressure adds."""

_SAME = 0.04
"""Pressures nearer than this make one line."""

Point = tuple[float, float, float]


def pen_path(points: Sequence[Point], width: float) -> QPainterPath:
    """The outline to be filled, for points with pressure in one plane; a single point is a dot."""
    outline = QPainterPath()
    outline.setFillRule(Qt.FillRule.WindingFill)
    if len(points) == 1 or all(each[:2] == points[0][:2] for each in points):
        for x, y, pressure in points[:1]:
            outline.addEllipse(QPointF(x, y), _wide(pressure, width) / 2, _wide(pressure, width) / 2)
        return outline
    for run in _runs(points):
        outline.addPath(_stroked(_smooth(run), _wide(sum(each[2] for each in run) / len(run), width)))
    return outline


def simplified(points: Sequence[Point], tolerance: float) -> tuple[Point, ...]:
    """Fewer points for the same line, none farther from it than the tolerance (Douglas and Peucker, 1973)."""
    if len(points) < 3:
        return tuple(points)
    kept, open_now = {0, len(points) - 1}, [(0, len(points) - 1)]
    while open_now:
        first, last = open_now.pop()
        apart = [(_distance(points[at], points[first], points[last]), at) for at in range(first + 1, last)]
        farthest, at = max(apart, default=(0.0, first))
        if farthest > tolerance:
            kept.add(at)
            open_now += [(first, at), (at, last)]
    return tuple(points[at] for at in sorted(kept))


def _runs(points: Sequence[Point]) -> list[list[Point]]:
    """The points in runs of like pressure, each beginning where the one before it ends."""
    runs = [[points[0]]]
    for point in points[1:]:
        run = runs[-1]
        if len(run) > 1 and abs(point[2] - run[0][2]) > _SAME:
            runs.append([run[-1], point])
        else:
            run.append(point)
    return runs


def _smooth(points: Sequence[Point]) -> QPainterPath:
    """Curves from the middle between two points to the next such middle, each bent towards the point between."""
    spots = [QPointF(x, y) for x, y, _ in points]
    path = QPainterPath(spots[0])
    for one, other in pairwise(spots[1:]):
        path.quadTo(one, (one + other) / 2)
    path.lineTo(spots[-1])
    return path


def _stroked(path: QPainterPath, width: float) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(max(1.0, width))
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(path)


def _wide(pressure: float, width: float) -> float:
    return width * (_LEAST + _SPAN * min(1.0, max(0.0, pressure)))


def _distance(point: Point, start: Point, end: Point) -> float:
    across, down = end[0] - start[0], end[1] - start[1]
    length = hypot(across, down)
    if not length:
        return dist(point[:2], start[:2])
    return abs(across * (start[1] - point[1]) - down * (start[0] - point[0])) / length
