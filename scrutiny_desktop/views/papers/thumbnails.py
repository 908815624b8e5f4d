"""The pages of the open paper as small pictures: which one is open, which are marked, which were not seen."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.small_pages import SmallPages
from scrutiny_desktop.views.papers.thumbnail_face import Cell, ThumbnailFace
from scrutiny_desktop.views.row_list import ROW, Index, RowList

AHEAD = 6
"""Pages drawn before they come into view."""

_BREADTH = 5
"""The least breadth of a page and its edges, in steps of s5; two stand side by side where there is room for both."""


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


class Thumbnails(QListView):
    """Says which page was chosen; arrows only walk. Only what is in view is drawn."""

    chosen = Signal(int)

    def __init__(self, desk: Desk, pages: SmallPages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.pages, self.rows = desk, pages, PageRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(desk, self))
        self.setAccessibleName(self.tr("Page thumbnails"))
        self.setAccessibleDescription(self.tr("Arrow keys walk through the pages, Enter goes to one."))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)
        self.clicked.connect(self._choose)
        self.verticalScrollBar().valueChanged.connect(lambda: self._soon.start())
        pages.opened.connect(self._measure)
        pages.arrived.connect(self._show_arrived)
        desk.theme_changed.connect(self._measure)

    def show_pages(self, rows: Iterable[PageRow]) -> None:
        """Show these pages; where they are those shown before, only what is told of them."""
        if self.rows.show_rows(rows):
            self._measure()
            self._bring_now()
        self._soon.start()

    def follow(self, page: int) -> None:
        """Frame the page that is open, and bring it into view unless the reader is among the pages here."""
        if page != self.rows.now:
            self.rows.frame(page)
        if not self.hasFocus():
            self._bring_now()

    def rows_in_view(self) -> range:
        """The rows of which anything is to be seen."""
        count, room = self.rows.rowCount(), self.viewport().rect()
        first = bisect_left(range(count), 0, key=lambda at: self._rect(at).bottom())
        last = bisect_left(range(count), room.bottom() + 1, lo=first, key=lambda at: self._rect(at).top())
        return range(first, last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._measure()
        self.follow(self.rows.now)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.pages.ask(())

    def _measure(self) -> None:
        """Lay as many pages side by side as there is room for."""
        step, room = self._desk.theme.size("s5"), self.viewport().width()
        columns = max(1, room // (_BREADTH * step))
        breadth = room // columns - 1  # a row that is filled to its last pixel is laid out as two
        face = ThumbnailFace(self._desk.theme, self.font(), self.pages)
        box = face.box(breadth, self.viewport().height())
        self.pages.fit(QSizeF(box), self.devicePixelRatioF())
        longest = max((self._row(at).words for at in range(self.rows.rowCount())), key=len, default="")
        self.setGridSize(QSize(breadth, face.height(box, breadth, longest)))
        self._soon.start()

    def _bring_now(self) -> None:
        index = self.rows.place_of(self.rows.now)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _ask(self) -> None:
        if not self.isVisible():
            return
        seen = self.rows_in_view()
        ahead = range(seen.stop, min(seen.stop + AHEAD, self.rows.rowCount()))
        self.pages.ask([self._row(at).page - 1 for at in (*seen, *ahead)])

    def _show_arrived(self, page: int) -> None:
        self.update(self.rows.place_of(page + 1))

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(ROW).page)

    def _row(self, at: int) -> PageRow:
        row: PageRow = self.rows.index(at).data(ROW)
        return row

    def _rect(self, at: int) -> QRect:
        return self.visualRect(self.rows.index(at))


class _Delegate(QStyledItemDelegate):
    def __init__(self, desk: Desk, view: Thumbnails) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._view.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, state = index.data(ROW), option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        cell = Cell(page=row.page - 1, words=row.words, marks=row.marks, is_chosen=is_chosen,
                    is_now=row.page == self._view.rows.now, is_focused=is_chosen and self._view.hasFocus(),
                    state="" if row.is_seen else self._view.tr("not seen"))  # fmt: skip
        painter.save()
        ThumbnailFace(self._desk.theme, self._view.font(), self._view.pages).draw(painter, QRect(option.rect), cell)
        painter.restore()
