"""What can be made of a meeting: a draft minute of each agenda item that was taken up."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.painting import Painting
from scrutiny_desktop.views.row_list import ROW, Index, RowList


class Makes(RowList[AgendaItem]):
    """One row for each agenda item."""

    def _key(self, row: AgendaItem) -> str:
        return row.id

    def _words(self, row: AgendaItem) -> str:
        return self.tr("Draft minute")

    def _spoken(self, row: AgendaItem) -> str:
        return self.tr("Draft minute of {title}").format(title=numbered(row))


class MakesList(QListView):
    """The list itself; ``chosen`` with the agenda item whose minute is wanted."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.makes = Makes(self)
        self.setModel(self.makes)
        self.setItemDelegate(_Face(desk, self))
        self.setAccessibleName(self.tr("What to make"))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        desk.theme_changed.connect(self.scheduleDelayedItemsLayout)
        self.selectionModel().currentChanged.connect(self._choose)

    def fill(self, items: Iterable[AgendaItem], chosen: str) -> None:
        """Show these, with one of them chosen."""
        blocked = self.selectionModel().blockSignals(True)
        self.makes.show_rows(items)
        self.setCurrentIndex(self.makes.place_of(chosen))
        self.selectionModel().blockSignals(blocked)
        self.viewport().update()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(ROW))


class _Face(QStyledItemDelegate):
    def __init__(self, desk: Desk, view: QListView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size, draw, width = self._desk.theme.size, self._painting(), self._view.viewport().width()
        wide = width - size("s4") * 2
        high = draw.height(str(index.data()), draw.font(is_strong=True), wide)
        return QSize(width, high + draw.height(numbered(index.data(ROW)), draw.font(), wide) + size("s3") * 2)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        painter.save()
        theme, size, draw, rect = self._desk.theme, self._desk.theme.size, self._painting(), option.rect
        is_chosen = self._view.currentIndex().row() == index.row()
        if is_chosen:
            painter.fillRect(rect, theme.color("chosen"))
            painter.fillRect(QRect(rect.left(), rect.top(), size("s1"), rect.height()), theme.color("accent"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        words = rect.adjusted(size("s4"), size("s3"), -size("s4"), 0)
        ink = "chosen_ink" if is_chosen else "ink"
        high = draw.text(painter, words, str(index.data()), draw.font(is_strong=True), ink)
        about = "chosen_ink" if is_chosen else "quiet"
        draw.text(painter, words.translated(0, high), numbered(index.data(ROW)), draw.font(), about)
        if is_chosen and self._view.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def _painting(self) -> Painting:
        return Painting(self._desk.theme, self._view.font())


def numbered(item: AgendaItem) -> str:
    """An agenda item as the agenda names it."""
    return f"{item.number}. {item.title}" if item.number else item.title
