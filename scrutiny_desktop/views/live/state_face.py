"""How people and agenda items are drawn as rows: a shape, the name, and in words how each stands."""

from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.painting import Painting, draw_shape
from scrutiny_desktop.views.row_list import ROW, Index


class StateFace(QStyledItemDelegate):
    """Measures and paints from the theme's roles; a row has a name, what is told, a face, and may stand further in."""

    def __init__(self, desk: Desk, view: QListView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, size, draw = index.data(ROW), self._desk.theme.size, self._painting()
        # The bar comes only once all rows are measured: room for it is kept from the start.
        width = self._view.width() - self._view.verticalScrollBar().sizeHint().width() - 2 * self._view.frameWidth()
        wide = self._words(QRect(0, 0, width, 0), row).width()
        high = draw.height(row.name, draw.font(), wide) + draw.height(row.told, draw.font("small"), wide)
        return QSize(width, high + size("s1") * 2)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        painter.save()
        theme, draw, row = self._desk.theme, self._painting(), index.data(ROW)
        is_current = self._view.currentIndex().row() == index.row()
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.color("chosen" if is_current else "hover"))
        words, side = self._words(option.rect, row), theme.size("body")
        top = words.top() + (draw.height("X", draw.font(), words.width()) - side) / 2
        shape = QRectF(words.left() - side - theme.size("s2"), top, side, side)
        ink = theme.color("chosen_ink" if is_current else f"{row.face}_ink")
        draw_shape(painter, shape, row.face, ink)
        high = draw.text(painter, words, row.name, draw.font(), "chosen_ink" if is_current else "ink")
        told = "chosen_ink" if is_current else "quiet"
        draw.text(painter, words.translated(0, high), row.told, draw.font("small"), told)
        if self._view.hasFocus() and is_current:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _words(self, rect: QRect, row: Any) -> QRect:
        size = self._desk.theme.size
        left = size("s3") + size("body") + size("s2") + (size("s4") if row.is_inner else 0)
        return QRect(rect.left() + left, rect.top() + size("s1"), max(size("s8"), rect.width() - left - size("s3")), 0)

    def _painting(self) -> Painting:
        return Painting(self._desk.theme, self._view.font())
