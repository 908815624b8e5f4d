"""What painted lists have in common: words that wrap, and chips of word, shape and colour."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPainterPath, QPen, QPixmap

from scrutiny_desktop.views.theme import Theme

_ENDLESS = 1 << 20
_EDGE = 0.3
"""Strength of a chip's outline, which parts it from a ground of nearly its own colour."""
_WRAPPED = int(Qt.TextFlag.TextWordWrap)
_MOST_KNOWN = 4096
"""Words whose height is remembered: rows are measured again whenever anything around them moves."""


@dataclass(frozen=True, slots=True)
class _Face:
    """A font that can be looked up by what it is."""

    key: str
    font: QFont = field(compare=False)


@lru_cache(_MOST_KNOWN)
def _wrapped_height(face: _Face, text: str, width: int) -> int:
    return QFontMetrics(face.font).boundingRect(QRect(0, 0, width, _ENDLESS), _WRAPPED, text).height()


class Painting:
    """Measures and draws in one theme; ``font`` is that of the list."""

    def __init__(self, theme: Theme, font: QFont) -> None:
        self.theme, self._font = theme, font

    def font(self, role: str = "body", *, is_strong: bool = False, is_struck: bool = False) -> QFont:
        """The list's font in a size of the type scale."""
        font = QFont(self._font)
        font.setPixelSize(self.theme.size(role))
        font.setWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
        font.setStrikeOut(is_struck)
        return font

    def width(self, text: str, font: QFont) -> int:
        """How wide the text is on one line."""
        return QFontMetrics(font).horizontalAdvance(text)

    def height(self, text: str, font: QFont, width: int) -> int:
        """How high the text is when it wraps at a width; 0 for none."""
        if not text:
            return 0
        return _wrapped_height(_Face(font.key(), font), text, max(width, 1))

    def shortened(self, text: str, font: QFont, width: int, lines: int) -> str:
        """As many whole words of the text as fit on some lines, with an ellipsis where any are left out."""
        most = self.height("\n".join("X" * lines), font, width)  # not so many times the spacing: each line is rounded
        if self.height(text, font, width) <= most:
            return text
        words = text.split(" ")
        fits = bisect_right(range(1, len(words)), most, key=lambda n: self.height(_cut(words, n), font, width))
        return _cut(words, max(1, fits))

    def text(self, painter: QPainter, rect: QRect, text: str, font: QFont, role: str = "ink") -> int:
        """Draw wrapping text from the top of a rectangle; returns its height."""
        painter.setFont(font)
        painter.setPen(self.theme.color(role))
        height = self.height(text, font, rect.width())
        painter.drawText(QRect(rect.left(), rect.top(), rect.width(), height), _WRAPPED, text)
        return height

    def chip_size(self, text: str, widest: int = _ENDLESS, *, is_shaped: bool = True) -> QSize:
        """How large a chip is; its words wrap where it would be wider than ``widest``."""
        font, pad = self.font("small", is_strong=True), self._chip_pad(is_shaped)
        room = max(widest - pad, QFontMetrics(font).horizontalAdvance("M") * 3)
        bound = QFontMetrics(font).boundingRect(QRect(0, 0, room, _ENDLESS), _WRAPPED, text)
        return QSize(bound.width() + pad, bound.height() + 2 * self.theme.size("s05") + 2)

    def chip(
        self, painter: QPainter, place: QPointF, text: str, tone: str, widest: int = _ENDLESS, *, is_shaped: bool = True
    ) -> QSize:
        """Draw a chip with its top left corner at a place; returns its size. One that tells no state has no shape."""
        size, theme = self.chip_size(text, widest, is_shaped=is_shaped), self.theme
        rect = QRectF(place, size)
        radius = min(float(theme.size("pill")), rect.height() / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.color(f"{tone}_ink")
        edge.setAlphaF(_EDGE)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(theme.color(f"{tone}_ground"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        ink, shape, gap = theme.color(f"{tone}_ink"), self._shape_size(), theme.size("s2")
        if is_shaped:
            draw_shape(painter, QRectF(rect.left() + gap, rect.center().y() - shape / 2, shape, shape), tone, ink)
        painter.setFont(self.font("small", is_strong=True))
        painter.setPen(ink)
        words = rect.adjusted(self._chip_pad(is_shaped) - gap, 0, -gap / 2, 0)
        painter.drawText(words, _WRAPPED | int(Qt.AlignmentFlag.AlignVCenter), text)
        return size

    def _chip_pad(self, is_shaped: bool) -> int:
        return 2 * self.theme.size("s2") + (self._shape_size() + self.theme.size("s1") if is_shaped else 0)

    def _shape_size(self) -> int:
        return round(self.theme.size("small") * 0.75)


def _cut(words: list[str], many: int) -> str:
    return " ".join(words[:many]).rstrip(" ,;:") + "…"


GLYPHS = {"key": "★", "concern": "!", "check": "?"}
"""Signs of the colours of marks that are letters; the one of good practice is a tick."""


def draw_shape(painter: QPainter, rect: QRectF, tone: str, color: QColor) -> None:
    """The shape of a tone: a tick, a half-filled circle, a cross, a sign, a filled dot, or an empty circle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    solid, round_cap, round_join = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    pen = QPen(color, max(1.4, rect.width() / 6), solid, round_cap, round_join)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = rect.adjusted(pen.widthF() / 2, pen.widthF() / 2, -pen.widthF() / 2, -pen.widthF() / 2)
    if tone in GLYPHS:
        font = painter.font()
        font.setPixelSize(max(1, round(rect.height() * 1.3)))
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(rect.adjusted(-4, -4, 4, 4), int(Qt.AlignmentFlag.AlignCenter), GLYPHS[tone])
    elif tone in ("good", "practice"):
        painter.drawPolyline([_at(rect, 0.08, 0.55), _at(rect, 0.38, 0.85), _at(rect, 0.95, 0.18)])
    elif tone == "poor":
        painter.drawLine(_at(rect, 0.15, 0.15), _at(rect, 0.85, 0.85))
        painter.drawLine(_at(rect, 0.15, 0.85), _at(rect, 0.85, 0.15))
    else:
        painter.drawEllipse(inner)
        _fill_round(painter, inner, tone, color)
    painter.restore()


def shape_icon(tone: str, color: QColor, size: int) -> QIcon:
    """A tone's shape for a button, half as wide again as it is high to stand clear of the words."""
    pixmap = QPixmap(size * 3, size * 2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_shape(painter, QRectF(2, 2, size * 2 - 4, size * 2 - 4), tone, color)
    painter.end()
    return QIcon(pixmap)


def _fill_round(painter: QPainter, rect: QRectF, tone: str, color: QColor) -> None:
    if tone == "plain":
        return
    part = QPainterPath()
    if tone == "fair":
        part.moveTo(rect.center())
        part.arcTo(rect, 90, 180)
    else:
        part.addEllipse(rect)
    painter.fillPath(part, color)


def _at(rect: QRectF, across: float, down: float) -> QPointF:
    return QPointF(rect.left() + rect.width() * across, rect.top() + rect.height() * down)
