"""Rows of small pages that wrap and scroll; only those in view are drawn."""

from bisect import bisect_left
from typing import Any

from PySide6.QtCore import QRect, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.small_pages import SmallPages
from scrutiny_desktop.views.papers.thumbnail_face import ThumbnailFace
from scrutiny_desktop.views.row_list import ROW, RowList

AHEAD = 6
"""Pages drawn before they come into view."""

_BREADTH = 5
"""The least breadth of a page and its edges, in steps of s5; two stand side by side where there is room for both."""


class PageGrid(QListView):
    """Shows rows that have a ``page``, from 1 in the file (0: the row is of no one page), and ``words`` below it."""

    has_states = False
    """Whether a word of state may stand below the others."""

    def __init__(self, desk: Desk, pages: SmallPages, rows: RowList[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.pages, self.rows = desk, pages, rows
        self.cell = QSize(1, 1)
        """The room for a page with its words."""
        self.setModel(rows)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(self.look)
        pages.opened.connect(self.measure)
        pages.arrived.connect(self._show_arrived)
        desk.theme_changed.connect(self.measure)

    def rows_in_view(self) -> range:
        """The rows of which anything is to be seen."""
        count, room = self.rows.rowCount(), self.viewport().rect()
        first = bisect_left(range(count), 0, key=lambda at: self._rect(at).bottom())
        last = bisect_left(range(count), room.bottom() + 1, lo=first, key=lambda at: self._rect(at).top())
        return range(first, last)

    def look(self) -> None:
        """Soon have drawn what is in view then."""
        self._soon.start()

    def measure(self) -> None:
        """Lay as many pages side by side as there is room for."""
        step, room = self.desk.theme.size("s5"), self.viewport().width()
        breadth = room // max(1, room // (_BREADTH * step)) - 1  # a row that is filled to its last pixel would wrap
        face = ThumbnailFace(self.desk.theme, self.font(), self.pages)
        box = face.box(breadth, self.viewport().height())
        self.pages.fit(QSizeF(box), self.devicePixelRatioF())
        words = (row.words for row in map(self._row, range(self.rows.rowCount())) if row.page)
        self.cell = QSize(breadth, face.height(box, breadth, max(words, key=len, default=""),
                                               has_states=self.has_states))  # fmt: skip
        self.lay()
        self.look()

    def lay(self) -> None:
        """Lay the rows out anew, now that a page needs another room."""
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.measure()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.pages.ask(())

    def _ask(self) -> None:
        if not self.isVisible():
            return
        seen = self.rows_in_view()
        ahead = range(seen.stop, min(seen.stop + AHEAD, self.rows.rowCount()))
        self.pages.ask([row.page - 1 for row in map(self._row, (*seen, *ahead)) if row.page])

    def _show_arrived(self, page: int) -> None:
        self.update(self.rows.place_of(page + 1))

    def _row(self, at: int) -> Any:
        return self.rows.index(at).data(ROW)

    def _rect(self, at: int) -> QRect:
        return self.visualRect(self.rows.index(at))
