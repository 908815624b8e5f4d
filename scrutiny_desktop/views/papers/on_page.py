"""Marks drawn on pages: areas, pen strokes, notes on places and bookmarks; and which of them is under a point."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from scrutiny_desktop.domain.note import MarkKind, Note, PenStroke
from scrutiny_desktop.views.papers.ink import Stroke, draw_badge
from scrutiny_desktop.views.papers.marks import Mark
from scrutiny_desktop.views.papers.page_ink import PageInk
from scrutiny_desktop.views.papers.page_view import PaperPages
from scrutiny_desktop.views.papers.pen_paths import PEN_WIDTH, pen_path

_NEAR = 6.0
"""Pixels by which a stroke or a badge may be missed."""

Box = tuple[float, float, float, float]


class OnPage:
    """Paints the marks of one paper that have a shape of their own; an overlay of the pages."""

    def __init__(self, pages: PaperPages) -> None:
        self._pages = pages
        self._by_page: defaultdict[int, list[Mark]] = defaultdict(list)
        self._chosen: tuple[str, int] | None = None
        pages.overlays.append(self.paint)

    def show(self, marks: Iterable[Mark], chosen: tuple[str, int] | None) -> None:
        """Paint these instead."""
        self._by_page.clear()
        self._chosen = chosen
        for mark in marks:
            if mark.is_drawn:
                for page in {box.page for box in mark.anchor.boxes}:
                    self._by_page[page].append(mark)
        self._pages.viewport().update()

    def paint(self, painter: QPainter, page: int, ink: PageInk) -> None:
        """Everything on one page, in the order of the cards."""
        number = self._pages.number_of(page)
        for mark in self._by_page.get(number, ()):
            if isinstance(mark.record, Note):
                self._paint(painter, page, number, mark, mark.record, ink)

    def mark_under(self, point: QPointF) -> Mark | None:
        """The mark at a point of the viewport, the smallest first."""
        page, _ = self._pages.spot(point)
        number = self._pages.number_of(page)
        there = [
            (box.width() * box.height(), at, mark)
            for at, mark in enumerate(self._by_page.get(number, ()))
            for box in self._touchable(page, number, mark)
            if box.contains(point)
        ]
        return min(there, key=lambda each: each[:2], default=(0, 0, None))[2]

    def strokes_under(self, point: QPointF) -> list[tuple[Note, PenStroke]]:
        """The pen strokes that pass a point of the viewport."""
        page, _ = self._pages.spot(point)
        number, reach = self._pages.number_of(page), QRectF(point.x() - _NEAR, point.y() - _NEAR, 2 * _NEAR, 2 * _NEAR)
        return [
            (mark.record, stroke)
            for mark in self._by_page.get(number, ())
            if isinstance(mark.record, Note) and mark.record.kind is MarkKind.PEN
            for stroke in mark.record.ink
            if stroke.page == number and pen_path(self._points(page, stroke), self._width(page)).intersects(reach)
        ]

    def _paint(self, painter: QPainter, page: int, number: int, mark: Mark, note: Note, ink: PageInk) -> None:
        tone, is_chosen = mark.colour or mark.kind, mark.key == self._chosen
        if note.kind is MarkKind.PEN:
            for stroke in note.ink:
                if stroke.page == number:
                    painter.fillPath(pen_path(self._points(page, stroke), self._width(page)), ink.ink(tone))
        for at, box in enumerate(self._boxes(page, number, mark)):
            if note.kind is MarkKind.AREA:
                painter.setCompositionMode(ink.mixing)
                painter.fillRect(box, ink.ground(tone))
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            if note.kind is MarkKind.AREA or (is_chosen and note.kind is MarkKind.PEN):
                color = self._pages.theme.color("focus") if is_chosen else ink.ink(tone)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(color, 2 if is_chosen else 1.2, Qt.PenStyle.DashDotLine))
                painter.drawRect(box)
            if at == 0 and (note.kind is not MarkKind.PEN or mark.colour or note.text):
                draw_badge(painter, self._pages.theme, box.topLeft(), _badge(mark, is_chosen=is_chosen))

    def _boxes(self, page: int, number: int, mark: Mark) -> list[QRectF]:
        boxes = ((box.left, box.top, box.right, box.bottom) for box in mark.anchor.boxes if box.page == number)
        return [self._pages.box_on(page, box) for box in boxes]

    def _touchable(self, page: int, number: int, mark: Mark) -> list[QRectF]:
        least = self._pages.theme.size("s3")
        return [
            box.adjusted(-_NEAR, -_NEAR, max(_NEAR, least - box.width()), max(_NEAR, least - box.height()))
            for box in self._boxes(page, number, mark)
        ]

    def _points(self, page: int, stroke: PenStroke) -> Sequence[tuple[float, float, float]]:
        return [
            (spot.x(), spot.y(), pressure)
            for x, y, pressure in stroke.points
            for spot in (self._pages.box_on(page, (x, y, x, y)).topLeft(),)
        ]

    def _width(self, page: int) -> float:
        whole = self._pages.box_on(page, (0.0, 0.0, 1.0, 1.0))
        return PEN_WIDTH * min(whole.width(), whole.height())


def _badge(mark: Mark, *, is_chosen: bool) -> Stroke:
    return Stroke(0, 0, mark.kind, is_chosen=is_chosen, colour=mark.colour)
