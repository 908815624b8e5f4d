"""How one page is drawn small: its picture, its frame, its count of marks, its words."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPen

from scrutiny_desktop.views.painting import Painting, draw_shape
from scrutiny_desktop.views.papers.small_pages import SmallPages
from scrutiny_desktop.views.theme import Theme

_WIDEST = 5
"""The breadth of a picture at most, in steps of s8."""

_STEP = 8
"""Pictures grow by so many pixels, so that few sizes of them are drawn while a pane is widened."""

_PROPORTION = 1.415
"""Height of a sheet of A4 to its breadth."""

_LINES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What is drawn of a page, from 0 in its file; ``state`` is a word below the others."""

    page: int
    words: str
    state: str = ""
    marks: int = 0
    is_now: bool = False
    is_chosen: bool = False
    is_focused: bool = False


class ThumbnailFace:
    """Measures and draws in one theme."""

    def __init__(self, theme: Theme, font: QFont, pages: SmallPages) -> None:
        self._theme, self._pages, self._draw = theme, pages, Painting(theme, font)
        self._gap = theme.size("s2")

    def box(self, width: int, height: int) -> QSize:
        """The room for the picture in a cell of a width, in a view of a height, of which it takes half at most."""
        widest = min(width - 3 * self._gap, _WIDEST * self._theme.size("s8"), round(height / 2 / _PROPORTION))
        across = max(_STEP, widest // _STEP * _STEP)
        return QSize(across, round(across * _PROPORTION))

    def height(self, box: QSize, width: int, longest: str, *, has_states: bool) -> int:
        """How high a cell of a width is, with this room for its picture, no longer words than these, and a state."""
        font = self._draw.font("small", is_strong=True)
        room = width - self._gap
        words = self._draw.height(self._draw.shortened(longest, font, room, _LINES), font, room)
        return box.height() + 4 * self._gap + words + has_states * QFontMetrics(font).lineSpacing()

    def draw(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        """Draw a page in its cell."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        inner = rect.adjusted(self._gap // 2, self._gap // 2, -self._gap // 2, -self._gap // 2)
        if cell.is_chosen:
            painter.setPen(QPen(self._theme.color("focus"), 2) if cell.is_focused else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("chosen"))
            painter.drawRoundedRect(QRectF(inner).adjusted(1, 1, -1, -1), *2 * (self._theme.size("radius"),))
        box = self._pages.box
        room = QRectF(rect.center().x() - box.width() / 2, rect.top() + 2 * self._gap, box.width(), box.height())
        size = self._pages.size(cell.page)
        sheet = QRectF(room.center().x() - size.width() / 2, room.bottom() - size.height(), size.width(), size.height())
        self._draw_sheet(painter, sheet, cell)
        if cell.marks:
            self._draw_marks(painter, sheet, cell.marks)
        self._draw_words(painter, rect, round(room.bottom()) + self._gap, cell)

    def _draw_sheet(self, painter: QPainter, sheet: QRectF, cell: Cell) -> None:
        painter.setPen(QPen(self._theme.color("control_line"), 1))
        painter.setBrush(self._theme.color("paper"))
        painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))
        picture = self._pages.picture(cell.page)
        if picture is not None:
            painter.drawImage(sheet, picture)
        elif self._pages.is_spoilt(cell.page):
            side = self._theme.size("s5")
            where = QRectF(sheet.center().x() - side / 2, sheet.center().y() - side / 2, side, side)
            draw_shape(painter, where, "poor", self._theme.color("poor_ink"))
        if cell.is_now:
            thick = float(self._theme.size("s1"))
            painter.setPen(QPen(self._theme.color("accent"), thick))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(sheet.adjusted(-thick / 2 - 1, -thick / 2 - 1, thick / 2 + 1, thick / 2 + 1))

    def _draw_marks(self, painter: QPainter, sheet: QRectF, marks: int) -> None:
        """A ribbon over the upper edge, with their number."""
        font = self._draw.font("small", is_strong=True)
        width = max(self._draw.width(str(marks), font) + 2 * self._theme.size("s1"), self._theme.size("s5"))
        height, notch = float(QFontMetrics(font).height() + self._gap), self._theme.size("s1")
        left, top = sheet.right() - width - self._gap, sheet.top() - self._theme.size("s1")
        ribbon = QPainterPath(QPointF(left, top))
        for x, y in ((width, 0.0), (width, height + notch), (width / 2, height), (0.0, height + notch)):
            ribbon.lineTo(QPointF(left + x, top + y))
        ribbon.closeSubpath()
        painter.setPen(QPen(self._theme.color("question_ink"), 1))
        painter.setBrush(self._theme.color("question_ground"))
        painter.drawPath(ribbon)
        painter.setFont(font)
        painter.drawText(QRectF(left, top, width, height), Qt.AlignmentFlag.AlignCenter, str(marks))

    def _draw_words(self, painter: QPainter, rect: QRect, top: int, cell: Cell) -> None:
        font = self._draw.font("small", is_strong=cell.is_now)
        room = QRect(rect.left() + self._gap // 2, top, rect.width() - self._gap, rect.bottom() - top)
        painter.setFont(font)
        painter.setPen(self._theme.color("chosen_ink" if cell.is_chosen else "ink"))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        words = self._draw.shortened(cell.words, font, room.width(), _LINES)
        wrap = int(flags) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(room, wrap, words)
        if not cell.state:
            return
        below = room.adjusted(0, self._draw.height(words, font, room.width()), 0, 0)
        plain, shape = self._draw.font("small"), round(self._theme.size("small") * 0.75)
        width = self._draw.width(cell.state, plain)
        left, ink = below.center().x() - (width + shape + self._theme.size("s1")) / 2, self._theme.color("quiet")
        line = QFontMetrics(plain).lineSpacing()
        draw_shape(painter, QRectF(left, below.top() + (line - shape) / 2, shape, shape), "plain", ink)
        painter.setFont(plain)
        painter.setPen(self._theme.color("chosen_ink") if cell.is_chosen else ink)
        words_at = QRectF(left + shape + self._theme.size("s1"), below.top(), width + 2, line)
        painter.drawText(words_at, Qt.AlignmentFlag.AlignLeft, cell.state)
