"""How pages are painted: paper, plate, marks in the theme's grounds, the selection, and what is wrong with a page."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRegion

from scrutiny_desktop.views.papers.ink import BARE, HIT_NOW, LINES, Stroke, draw_badge, line_pen
from scrutiny_desktop.views.papers.page_plates import Piece
from scrutiny_desktop.views.theme import Theme

_SEE_THROUGH = 0.35
_DARKER = 320
_THICKEST = 0.1
"""A line's width, in heights of its letters."""


class PageInk:
    """Paints on one view, in its own pixels."""

    def __init__(self, painter: QPainter, theme: Theme, *, is_dark: bool = False, dots: float = 1.0) -> None:
        self._painter, self._theme, self._is_dark, self._dots = painter, theme, is_dark, dots
        self._pen = max(1.0, theme.size("s05") * 0.9)

    def desktop(self, view: QRect, pages: Iterable[QRect]) -> None:
        """What lies around the pages, whose places are in pixels of the device."""
        bare = QRegion(view)
        for page in pages:
            bare -= QRegion(self._on_view(page).toAlignedRect())
        self._painter.setClipRegion(bare)
        self._painter.fillRect(view, self._theme.color("desktop"))
        self._painter.setClipping(False)

    def words(self, view: QRect, said: str) -> None:
        """What is said where there is no page yet."""
        self._painter.setPen(self._theme.color("ink"))
        self._painter.drawText(view, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), said)

    def page(self, place: QRect, pieces: Sequence[Piece], trouble: str) -> None:
        """A page's paper or the plates that cover it, in pixels of the device, and what is wrong with it."""
        rect = self._on_view(place)
        if not pieces:
            self._painter.fillRect(rect, Qt.GlobalColor.black if self._is_dark else Qt.GlobalColor.white)
        for there, plate in pieces:
            if plate.size() == there.size():
                self._painter.drawImage(self._on_view(there).topLeft(), plate)
            else:
                self._painter.drawImage(self._on_view(there), plate)
        if trouble:
            self._painter.setPen(Qt.GlobalColor.white if self._is_dark else Qt.GlobalColor.black)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            gap = self._theme.size("s8")
            self._painter.drawText(rect.adjusted(gap, gap * 2, -gap, -gap), int(flags), trouble)
        self._painter.setPen(QPen(self._theme.color("control_line"), 1))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(rect)

    def band(self, rect: QRectF, words: str) -> None:
        """Who may see the page, at its upper edge, where papers have their margin; nothing for a public one."""
        if not words:
            return
        painter, theme = self._painter, self._theme
        pad = theme.size("s2")
        metrics = painter.fontMetrics()
        said = metrics.elidedText(f"■ {words}", Qt.TextElideMode.ElideRight, round(rect.width()) - 4 * pad)
        box = QRectF(0, 0, metrics.horizontalAdvance(said) + 2 * pad, metrics.height() + pad / 2)
        box.moveTopRight(rect.topRight() + QPointF(-pad, pad))
        painter.fillRect(box, theme.color("poor_ground"))
        painter.setPen(theme.color("poor_ink"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), said)

    def strokes(self, runs: Sequence[tuple[Stroke, Iterable[QRectF]]]) -> None:
        """Marks and hits: all grounds first, mixed with the paper so that the words stay, then all lines."""
        painter, drawn = self._painter, [(stroke, list(rects)) for stroke, rects in runs]
        painter.setCompositionMode(self.mixing)
        painter.setPen(Qt.PenStyle.NoPen)
        for tone, grounds in _by_tone(drawn).items():
            painter.setBrush(self.ground(tone))
            painter.drawRects(grounds)  # of one tone at once: there may be hundreds
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for stroke, rects in drawn:
            if not stroke.is_a_place:
                for rect in rects:
                    self._line(stroke, rect)
            if rects and stroke.has_badge:
                draw_badge(painter, self._theme, rects[0].topLeft(), stroke, rects[0].height())

    def selection(self, rects: Iterable[QRectF]) -> None:
        """What is selected."""
        color = self._theme.color("focus")
        color.setAlphaF(_SEE_THROUGH)
        for rect in rects:
            self._painter.fillRect(rect, color)

    def frame(self, rects: Iterable[QRectF]) -> None:
        """An outline around a passage that the reader was brought to."""
        path = QPainterPath()
        for rect in rects:
            path.addRoundedRect(rect.adjusted(-3, -2, 3, 2), 3, 3)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(self._theme.color("focus"), self._pen + 1))
        self._painter.drawPath(path.simplified())

    def _on_view(self, place: QRect) -> QRectF:
        dots = self._dots
        return QRectF(place.left() / dots, place.top() / dots, place.width() / dots, place.height() / dots)

    @property
    def mixing(self) -> QPainter.CompositionMode:
        """How grounds are mixed with the paper, so that its words stay."""
        modes = QPainter.CompositionMode
        return modes.CompositionMode_Screen if self._is_dark else modes.CompositionMode_Multiply

    def ground(self, tone: str) -> QColor:
        """The ground of a tone, for the paper it is mixed with."""
        if self._is_dark != self._theme.is_dark and f"{tone}_ink" in self._theme.roles:
            return self._theme.color(f"{tone}_ink")  # what is light in a dark theme is so on white paper
        color = self._theme.color(f"{tone}_ground")
        if self._is_dark:
            return color if self._theme.is_dark else color.darker(_DARKER)
        return color.lighter(180) if self._theme.is_dark else color

    def _line(self, stroke: Stroke, rect: QRectF) -> None:
        if stroke.is_chosen or stroke.kind == HIT_NOW:
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.setPen(QPen(self._theme.color("focus"), 1.5))
            self._painter.drawRect(rect)
        if stroke.kind in LINES:
            width = min(self._pen, max(1.0, rect.height() * _THICKEST))
            self._painter.setPen(line_pen(self.ink(stroke.tone), width, stroke.kind))
            below = rect.bottom() + stroke.depth * (self._pen + 1.5)
            if stroke.kind == "strike":
                below = rect.center().y()
            self._painter.drawLine(QPointF(rect.left(), below), QPointF(rect.right(), below))

    def ink(self, tone: str) -> QColor:
        """The ink of a tone, that can be told from the paper."""
        return self._theme.color(f"{tone}_ink" if self._is_dark == self._theme.is_dark else f"{tone}_ground")


def _by_tone(drawn: Sequence[tuple[Stroke, list[QRectF]]]) -> dict[str, list[QRectF]]:
    """The grounds of all strokes that have one; mixed with the paper, they need no order."""
    grounds: dict[str, list[QRectF]] = {}
    for stroke, rects in drawn:
        if stroke.kind not in BARE and not stroke.is_a_place:
            grounds.setdefault(stroke.tone, []).extend(rects)
    return grounds
