"""How a row of the running order is drawn: sign, wrapped words, and what stands aside."""

from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from scrutiny_desktop.domain.question import OUTCOMES
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.signs import draw_sign
from scrutiny_desktop.views.painting import Painting
from scrutiny_desktop.views.row_list import ROW, Index

_MOST_KNOWN = 2048
"""Rows whose size is remembered while the list keeps its own."""

_LOW, _VERY_LOW, _LOWEST = 14, 7, 4
"""Units of the grid below which a list gives each row fewer lines, so that what comes next is seen too."""


class OrderFace(QStyledItemDelegate):
    """Measures and paints from the theme's roles, so that no row clips at any text size.

    In a low list a row's words end in dots after two lines or one; the question before the panel is whole beside it.
    """

    def __init__(self, desk: Desk, view: QListView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._place: tuple[object, ...] = ()
        self._known: dict[tuple[object, ...], QSize] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, view = index.data(ROW), self._view
        # Asked of every row whenever anything of one of them moves, or around them.
        looks = (row.question is None, row.title, row.aside, row.chips, row.is_now)
        place = (view.width(), self.is_low, self._is_below(_VERY_LOW), self._desk.theme.scale, view.font().family())
        if place != self._place or len(self._known) > _MOST_KNOWN:
            self._place = place
            self._known.clear()
        if looks not in self._known:
            width = self._width()
            self._known[looks] = QSize(width, self._high(row, width))
        return self._known[looks]

    def _high(self, row: Any, width: int) -> int:
        size, draw = self._desk.theme.size, self._painting()
        if row.question is None:
            heading = draw.font("small", is_strong=True)
            wide = width - size("s4") * 2
            return draw.height(self._words(row, heading, wide), heading, wide) + self._above() + size("s1")
        wide, font = self._words_width(width), draw.font(is_strong=row.is_now)
        high = draw.height(self._words(row, font, wide), font, wide)
        high += self._aside_height(row, draw, wide)
        high += sum(draw.chip_size(words, wide).height() + size("s1") for words, _ in row.chips)
        return high + self._edge() * 2

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        row = index.data(ROW)
        painter.save()
        if row.question is None:
            self._paint_heading(painter, option.rect, row.title, row.aside)
        else:
            self._paint_ground(painter, option, index, is_now=row.is_now)
            self._paint_question(painter, option.rect, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, title: str, aside: str) -> None:
        size, draw = self._desk.theme.size, self._painting()
        inner = rect.adjusted(size("s4"), self._above(), -size("s4"), 0)
        heading, small = draw.font("small", is_strong=True), draw.font("small")
        title = draw.shortened(title, heading, inner.width(), 1) if self._is_below(_VERY_LOW) else title
        draw.text(painter, inner, title, heading, "quiet")
        wide = draw.width(aside, small)
        if draw.width(title, heading) + size("s4") + wide <= inner.width():
            draw.text(painter, inner.adjusted(inner.width() - wide - 1, 0, 0, 0), aside, small, "quiet")

    def _paint_ground(self, painter: QPainter, option: Any, index: Index, *, is_now: bool) -> None:
        theme, rect = self._desk.theme, option.rect
        if is_now or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("chosen" if is_now else "hover"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        if is_now:
            painter.fillRect(QRect(rect.left(), rect.top(), theme.size("s1"), rect.height()), theme.color("accent"))
        if self._view.hasFocus() and self._view.currentIndex().row() == index.row():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _paint_question(self, painter: QPainter, rect: QRect, row: Any) -> None:
        theme, size, draw = self._desk.theme, self._desk.theme.size, self._painting()
        is_done = row.question.standing in OUTCOMES and not row.is_now
        role = "chosen_ink" if row.is_now else "quiet" if is_done else "ink"
        font = draw.font(is_strong=row.is_now)
        at, side = rect.adjusted(size("s4"), self._edge(), 0, 0), size("body")
        square = QRectF(at.left(), at.top() + (draw.height("X", font, rect.width()) - side) / 2, side, side)
        draw_sign(painter, square, row.question.standing, theme.color(role), is_now=row.is_now)
        words = QRect(at.left() + side + size("s2"), at.top(), self._words_width(self._width()), 0)
        high = draw.text(painter, words, self._words(row, font, words.width()), font, role)
        aside = "chosen_ink" if row.is_now else "quiet"
        draw.text(painter, words.translated(0, high), self._aside(row), draw.font("small"), aside)
        high += self._aside_height(row, draw, words.width())
        for said, tone in row.chips:
            place = words.translated(0, high + size("s1")).topLeft().toPointF()
            high += draw.chip(painter, place, said, tone, words.width()).height() + size("s1")

    @property
    def is_low(self) -> bool:
        """Whether rows have no more than two lines."""
        return self._is_below(_LOW)

    @property
    def is_lowest(self) -> bool:
        """Whether what comes next needs the room of what came before."""
        return self._is_below(_LOWEST)

    def _words(self, row: Any, font: QFont, wide: int) -> str:
        lines = 1 if self._is_below(_VERY_LOW) else 2 if self.is_low else 0
        return self._painting().shortened(row.title, font, wide, lines) if lines else row.title

    def _aside(self, row: Any) -> str:
        return "" if self._is_below(_VERY_LOW) else row.aside

    def _aside_height(self, row: Any, draw: Painting, wide: int) -> int:
        """Where a chip stands below, no room is kept for words that are not there."""
        said = self._aside(row)
        return draw.height(said, draw.font("small"), wide) if said or not row.chips else 0

    def _edge(self) -> int:
        return self._desk.theme.size("s1" if self._is_below(_VERY_LOW) else "s2")

    def _above(self) -> int:
        return self._desk.theme.size("s2" if self.is_low else "s4")

    def _is_below(self, units: int) -> bool:
        return self._view.height() < self._desk.theme.size("s8") * units

    def _words_width(self, width: int) -> int:
        size = self._desk.theme.size
        return max(size("s8"), width - size("s4") * 2 - size("body") - size("s2"))

    def _width(self) -> int:
        """Of a row where a bar stands beside it: one that comes must not have every row measured again."""
        return self._view.contentsRect().width() - self._view.verticalScrollBar().sizeHint().width()

    def _painting(self) -> Painting:
        return Painting(self._desk.theme, self._view.font())
