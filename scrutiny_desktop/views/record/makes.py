"""What can be made of a meeting: minutes, tables, a briefing, an archive, and all of it as one folder."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from scrutiny_desktop.flows.recording import Make
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.painting import Painting
from scrutiny_desktop.views.row_list import ROW, Index, RowList


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeRow:
    """One thing to make, and what it is in a few words; a minute names its agenda item."""

    make: Make
    title: str
    about: str
    agenda_item_id: str = ""

    @property
    def key(self) -> str:
        """What it is known by."""
        return f"{self.make} {self.agenda_item_id}".strip()


class Makes(RowList[MakeRow]):
    """One row for each thing."""

    def _key(self, row: MakeRow) -> str:
        return row.key

    def _words(self, row: MakeRow) -> str:
        return row.title

    def _spoken(self, row: MakeRow) -> str:
        return self.tr("{title}: {about}").format(title=row.title, about=row.about)


class MakesList(QListView):
    """The list itself; ``chosen`` with the row that is wanted."""

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

    def fill(self, rows: Iterable[MakeRow], chosen: str) -> None:
        """Show these, with one of them chosen."""
        blocked = self.selectionModel().blockSignals(True)
        self.makes.show_rows(rows)
        self.setCurrentIndex(self.makes.place_of(chosen))
        self.selectionModel().blockSignals(blocked)
        self.scrollTo(self.currentIndex())
        self.viewport().update()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(ROW))
            self.viewport().update()


class _Face(QStyledItemDelegate):
    def __init__(self, desk: Desk, view: QListView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        # Room for the bar is kept, so that no row has one line more once it is there.
        size, draw, bar = self._desk.theme.size, self._painting(), self._view.verticalScrollBar()
        width = self._view.width() - bar.sizeHint().width()
        wide = width - size("s4") * 2
        high = draw.height(str(index.data()), draw.font(is_strong=True), wide)
        return QSize(width, high + draw.height(index.data(ROW).about, draw.font(), wide) + size("s3") * 2)

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
        draw.text(painter, words.translated(0, high), index.data(ROW).about, draw.font(), about)
        if is_chosen and self._view.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def _painting(self) -> Painting:
        return Painting(self._desk.theme, self._view.font())
