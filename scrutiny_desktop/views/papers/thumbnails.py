"""The pages of the open paper as small pictures: which one is open, which are marked, which were not seen."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.page_grid import PageGrid
from scrutiny_desktop.views.papers.small_pages import SmallPages
from scrutiny_desktop.views.papers.thumbnail_face import Cell, ThumbnailFace
from scrutiny_desktop.views.row_list import ROW, Index, RowList


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow:
    """One page of the open paper, counted from 1 in its file, and what is to be told of it."""

    page: int
    words: str
    spoken: str
    marks: int = 0
    is_seen: bool = False


class PageRows(RowList[PageRow]):
    """One paper's pages, as rows; ``now`` is the page that is open."""

    now = 0

    def frame(self, page: int) -> None:
        """Tell of another page that it is the open one."""
        before, self.now = self.now, page
        for index in (self.place_of(before), self.place_of(page)):
            if index.isValid():
                self.dataChanged.emit(index, index)

    def _key(self, row: PageRow) -> object:
        return row.page

    def _words(self, row: PageRow) -> str:
        return row.words

    def _spoken(self, row: PageRow) -> str:
        marks = self.tr("1 mark") if row.marks == 1 else self.tr("{count} marks").format(count=row.marks)
        words = [row.spoken, self.tr("open now") if row.page == self.now else "", marks if row.marks else ""]
        return ", ".join(word for word in [*words, "" if row.is_seen else self.tr("not seen")] if word)


class Thumbnails(PageGrid):
    """Says which page was chosen; arrows only walk."""

    chosen = Signal(int)
    has_states = True

    def __init__(self, desk: Desk, pages: SmallPages, parent: QWidget | None = None) -> None:
        self.told = PageRows()
        super().__init__(desk, pages, self.told, parent)
        self.told.setParent(self)
        self.setUniformItemSizes(True)
        self.setItemDelegate(_Delegate(desk, self))
        self.setAccessibleName(self.tr("Page thumbnails"))
        self.setAccessibleDescription(self.tr("Arrow keys walk through the pages, Enter goes to one."))
        self.clicked.connect(self._choose)

    def show_pages(self, rows: Iterable[PageRow]) -> None:
        """Show these pages; where they are those shown before, only what is told of them."""
        if self.told.show_rows(rows):
            self.measure()
            self._bring_now()
        self.look()

    def follow(self, page: int) -> None:
        """Frame the page that is open, and bring it into view unless the reader is among the pages here."""
        if page != self.told.now:
            self.told.frame(page)
        if not self.hasFocus():
            self._bring_now()

    def lay(self) -> None:
        self.setGridSize(self.cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.follow(self.told.now)

    def _bring_now(self) -> None:
        index = self.told.place_of(self.told.now)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(ROW).page)


class _Delegate(QStyledItemDelegate):
    def __init__(self, desk: Desk, view: Thumbnails) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._view.cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, state = index.data(ROW), option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        cell = Cell(page=row.page - 1, words=row.words, marks=row.marks, is_chosen=is_chosen,
                    is_now=row.page == self._view.told.now, is_focused=is_chosen and self._view.hasFocus(),
                    state="" if row.is_seen else self._view.tr("not seen"))  # fmt: skip
        painter.save()
        ThumbnailFace(self._desk.theme, self._view.font(), self._view.pages).draw(painter, QRect(option.rect), cell)
        painter.restore()
