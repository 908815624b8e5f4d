"""A short list of names, each with a figure at its right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.painting import Painting
from scrutiny_desktop.views.row_list import ROW, Index, RowList


@dataclass(frozen=True, slots=True)
class Counted:
    """A name and its figure; ``key`` says what it stands for."""

    key: str
    name: str
    figure: str


class CountedModel(RowList[Counted]):
    """Names with figures, as rows."""

    def _key(self, row: Counted) -> str:
        return row.key

    def _spoken(self, row: Counted) -> str:
        return f"{row.name}: {row.figure}"


class CountedList(QListView):
    """As high as its rows; ``picked(key)`` when a row becomes current by hand, or is pressed again.

    One whose rows are doors picks only at a click, Return or Space: the arrows walk over them.
    """

    picked = Signal(str)

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None, *, is_of_doors: bool = False) -> None:
        super().__init__(parent)
        self._is_showing, self.is_of_doors = False, is_of_doors
        self.rows = CountedModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_CountedDelegate(desk, self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._say)
        desk.theme_changed.connect(self._fit)

    def fill(self, rows: Sequence[Counted], current: str) -> None:
        """Show these rows with one of them chosen."""
        self._is_showing = True
        self.rows.show_rows(rows)
        self.setCurrentIndex(self.rows.place_of(current))
        self._is_showing = False
        self._fit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._is_showing and not self.is_of_doors and self.hasFocus():
            self._say(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_of_doors and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._say(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _say(self, index: Index) -> None:
        if index.isValid() and (index.data(ROW).key or not self.is_of_doors):
            self.picked.emit(index.data(ROW).key)

    def _fit(self) -> None:
        self.scheduleDelayedItemsLayout()
        rows = [self.sizeHintForIndex(self.rows.index(row)).height() for row in range(self.rows.rowCount())]
        self.setFixedHeight(sum(rows) + 2 * self.frameWidth() + 4)


class _CountedDelegate(QStyledItemDelegate):
    def __init__(self, desk: Desk, view: CountedList) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, width = index.data(ROW), self._view.viewport().width()
        draw, name, below = self._draw(), *self._rooms(row, width)
        height = draw.height(row.name or "M", draw.font(), name) + below
        return QSize(width, height + 2 * self._desk.theme.size("s2"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, state = QRect(option.rect), option.state
        row, theme = index.data(ROW), self._desk.theme
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        is_current = is_current and (self._view.hasFocus() or not self._view.is_of_doors)
        painter.save()
        if is_current:
            painter.fillRect(rect, theme.color("window"))
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), theme.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        if is_current and self._view.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        self._words(painter, rect, row, is_current=is_current)
        painter.restore()

    def _words(self, painter: QPainter, rect: QRect, row: Counted, *, is_current: bool) -> None:
        draw, pad, strong = self._draw(), self._pad(), self._draw().font(is_strong=True)
        name, below = self._rooms(row, rect.width())
        place = QRect(rect.left() + pad, rect.top() + self._desk.theme.size("s2"), name, 0)
        # Where bold words would need a line more, they would be clipped.
        is_same = draw.height(row.name, strong, name) == draw.height(row.name, draw.font(), name)
        height = draw.text(painter, place, row.name, strong if is_current and is_same else draw.font())
        figure = draw.width(row.figure, strong)
        across = place.left() if below else rect.right() - figure - pad
        down = place.top() + height if below else place.top()
        draw.text(painter, QRect(across, down, figure + 2, 0), row.figure, strong, "quiet")

    def _rooms(self, row: Counted, width: int) -> tuple[int, int]:
        """The width for the name, and the height for a figure that must stand below it."""
        draw, strong = self._draw(), self._draw().font(is_strong=True)
        beside = width - draw.width(row.figure, strong) - 3 * self._pad()
        longest = max((draw.width(each, strong) for each in row.name.split()), default=0)
        if beside >= longest:
            return beside, 0
        return width - 2 * self._pad(), draw.height(row.figure, strong, width)

    def _draw(self) -> Painting:
        return Painting(self._desk.theme, self._view.font())

    def _pad(self) -> int:
        return self._desk.theme.size("s4")
