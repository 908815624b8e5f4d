"""Rows of two lines and one height: a chip and what stands beside it, and words below; however many there are."""

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from scrutiny_desktop.views.closed_chip import Chips
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.painting import Painting
from scrutiny_desktop.views.row_list import ROW, Index


class TwoLines(QStyledItemDelegate):
    """Draws rows, each as high as any other, so that ten thousand cost no more than those in view."""

    def __init__(self, desk: Desk, view: QListView) -> None:
        super().__init__(view)
        self.desk = desk

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.desk.theme.size("body") * 2 + self.desk.theme.size("s8"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect, row = self.desk.theme, QRect(option.rect), index.data(ROW)
        draw = Painting(theme, option.font)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("chosen"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.color("accent"))
        inner = rect.adjusted(theme.size("s3"), theme.size("s1"), -theme.size("s3"), -theme.size("s1"))
        chip = draw.chip(painter, inner.topLeft().toPointF(), *self.chip(row))
        wide = chip.width()
        for words, tone in self.more_chips(row):
            place = inner.topLeft().toPointF() + QPointF(wide + theme.size("s1"), 0)
            wide += draw.chip(painter, place, words, tone).width() + theme.size("s1")
        painter.setFont(draw.font("small"))
        painter.setPen(theme.color("quiet"))
        left = inner.left() + round(wide) + theme.size("s2")
        self.head(painter, QRect(left, inner.top(), inner.right() - left, round(chip.height())), row)
        painter.setFont(draw.font())
        painter.setPen(theme.color("ink"))
        self.below(painter, inner.adjusted(0, round(chip.height()) + theme.size("s05"), 0, 0), row, draw)
        painter.restore()

    def chip(self, row: object) -> tuple[str, str]:
        """The words and the tone of a row's chip."""
        raise NotImplementedError

    def more_chips(self, row: object) -> Chips:
        """What stands beside that chip on chips of its own."""
        return ()

    def head(self, painter: QPainter, rect: QRect, row: object) -> None:
        """Draw what stands beside the chip, in small quiet letters."""
        raise NotImplementedError

    def below(self, painter: QPainter, rect: QRect, row: object, draw: Painting) -> None:
        """Draw the second line."""
        raise NotImplementedError
