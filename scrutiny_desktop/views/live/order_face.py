"""How a row of the running order is drawn: sign, wrapped words, and what stands aside."""

from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from scrutiny_desktop.domain.question import OUTCOMES
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.signs import draw_sign
from scrutiny_desktop.views.painting import Painting
from scrutiny_desktop.views.row_list import ROW, Index


class OrderFace(QStyledItemDelegate):
    """Measures and paints from the theme's roles, so that no row clips at any text size."""

    def __init__(self, desk: Desk, view: QListView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, size, draw = index.data(ROW), self._desk.theme.size, self._painting()
        width = self._view.viewport().width()
        if row.question is None:
            heading = draw.font("small", is_strong=True)
            return QSize(width, draw.height(row.title, heading, width - size("s4") * 2) + size("s4") + size("s1"))
        wide = self._words_width(width)
        high = draw.height(row.title, draw.font(is_strong=row.is_now), wide)
        return QSize(width, high + draw.height(row.aside, draw.font("small"), wide) + size("s2") * 2)

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
        inner = rect.adjusted(size("s4"), size("s4"), -size("s4"), 0)
        heading, small = draw.font("small", is_strong=True), draw.font("small")
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
        at, side = rect.adjusted(size("s4"), size("s2"), 0, 0), size("body")
        square = QRectF(at.left(), at.top() + (draw.height("X", font, rect.width()) - side) / 2, side, side)
        draw_sign(painter, square, row.question.standing, theme.color(role), is_now=row.is_now)
        words = QRect(at.left() + side + size("s2"), at.top(), self._words_width(rect.width()), 0)
        high = draw.text(painter, words, row.title, font, role)
        aside = "chosen_ink" if row.is_now else "quiet"
        draw.text(painter, words.translated(0, high), row.aside, draw.font("small"), aside)

    def _words_width(self, width: int) -> int:
        size = self._desk.theme.size
        return max(size("s8"), width - size("s4") * 2 - size("body") - size("s2"))

    def _painting(self) -> Painting:
        return Painting(self._desk.theme, self._view.font())
