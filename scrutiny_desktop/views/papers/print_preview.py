"""Sheets as they will come out of the printer, one at a time."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.flows.rendering import Drawn, Event, Opened, Refused, Spoilt, Want
from scrutiny_desktop.papers.plates import Size
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.page_source import PageSource, image_of
from scrutiny_desktop.views.papers.sentences import withheld
from scrutiny_desktop.views.papers.sheet import below_stamp, draw_stamp, placed
from scrutiny_desktop.views.pieces import button, column, label, row

_A4 = QSize(595, 842)
_EDGE = 12
"""Points at the sheet's edge that most printers leave white."""


class PrintPreview(QWidget):
    """The sheet before the reader, and two buttons to the others; pages are drawn by a child of its own."""

    counted = Signal(int)
    """The file is open, and has so many pages."""

    def __init__(self, desk: Desk, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper, self._before = paper, max(1, paper.first_page) - 1
        self._pages: tuple[int, ...] = ()
        self._at = 0
        self._source = PageSource(desk, self)
        self.sheet = _Sheet(desk, withheld(paper))
        self.said = label("", "small")
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        tips = self.tr("Sheet before this (Page Up)"), self.tr("Next sheet (Page Down)")
        self.back = button("‹", lambda: self._step(-1), name=self.tr("Sheet before this"), tip=tips[0])
        self.on = button("›", lambda: self._step(1), name=self.tr("Next sheet"), tip=tips[1])
        self.back.setShortcut(QKeySequence(Qt.Key.Key_PageUp))
        self.on.setShortcut(QKeySequence(Qt.Key.Key_PageDown))
        self._lay_out(desk)
        self._source.arrived.connect(self._arrive)
        self.sheet.wanted.connect(self._want)
        self._source.open(paper.content)

    def show_pages(self, pages: Sequence[int]) -> None:
        """Show the first of these, counted from 1 in the paper."""
        if tuple(pages) != self._pages:
            self._pages, self._at = tuple(pages), 0
            self._turn()

    def end(self) -> None:
        """Draw no more."""
        self._source.close()

    def _step(self, by: int) -> None:
        self._at = max(0, min(len(self._pages) - 1, self._at + by))
        self._turn()

    def _turn(self) -> None:
        words = self.tr("Sheet {sheet} of {sheets}: page {page} of the paper")
        page = self._pages[self._at]
        self.said.setText(words.format(sheet=self._at + 1, sheets=len(self._pages), page=page))
        self.sheet.setAccessibleName(self.said.text())
        self.back.setEnabled(self._at > 0)
        self.on.setEnabled(self._at < len(self._pages) - 1)
        self.sheet.turn_to(self._before + page - 1)

    def _want(self) -> None:
        if (want := self.sheet.want()) is not None:
            self._source.want([want])

    def _arrive(self, event: Event) -> None:
        if isinstance(event, Opened):
            self.sheet.take_sizes(event.sizes)
            self.counted.emit(len(event.sizes))
        elif isinstance(event, Drawn):
            self.sheet.take(event)
        elif isinstance(event, Refused | Spoilt):
            self.said.setText(str(event.trouble))

    def _lay_out(self, desk: Desk) -> None:
        foot = row(desk)
        foot.addWidget(self.back)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.on)
        whole = column(desk, margin="")
        whole.addWidget(self.sheet, 1)
        whole.addLayout(foot)
        self.setLayout(whole)


class _Sheet(QWidget):
    """One sheet of A4, the page on it as the printer will place it."""

    wanted = Signal()

    def __init__(self, desk: Desk, stamp: str) -> None:
        super().__init__()
        self._desk, self._stamp = desk, stamp
        self._sizes: tuple[Size, ...] = ()
        self._page, self._image = 0, QImage()
        self.setMinimumSize(_A4 / 4)

    def turn_to(self, page: int) -> None:
        """Show a page of the file, from 0."""
        self._page, self._image = page, QImage()
        self.update()
        self.wanted.emit()

    def take_sizes(self, sizes: tuple[Size, ...]) -> None:
        """Know how large the pages of the file are."""
        self._sizes = sizes
        self.wanted.emit()

    def take(self, drawn: Drawn) -> None:
        """Show a page that was drawn, where it is still the one to be shown."""
        if drawn.want.page == self._page:
            self._image = image_of(drawn.plate)
            self._image.setDevicePixelRatio(self.devicePixelRatioF())
            self.update()

    def want(self) -> Want | None:
        """What is to be drawn; nothing before the sizes are known."""
        if self._page >= len(self._sizes):
            return None
        where = placed(self._sizes[self._page], self._area())
        return Want(self._page, where.scale * self._dots() * self.devicePixelRatioF(), where.rotation)

    def sizeHint(self) -> QSize:
        return _A4 / 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.wanted.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        dots = self._dots()
        sheet = QRectF(0, 0, _A4.width() * dots, _A4.height() * dots)
        sheet.moveCenter(QRectF(self.rect()).center())
        painter.fillRect(sheet, Qt.GlobalColor.white)
        painter.setPen(QPen(self._desk.theme.color("control_line"), 1))
        painter.drawRect(sheet.adjusted(0, 0, -1, -1))
        painter.translate(sheet.topLeft())
        if self._page < len(self._sizes) and not self._image.isNull():
            box = placed(self._sizes[self._page], self._area()).box
            painter.drawImage(QRectF(box.topLeft() * dots, box.size() * dots), self._image)
        if self._stamp:
            draw_stamp(painter, self._edges(), self._stamp, dots)

    def _dots(self) -> float:
        """Pixels of the screen to a point of the sheet."""
        return max(0.05, min(self.width() / _A4.width(), self.height() / _A4.height()))

    def _edges(self) -> QRectF:
        return QRectF(0, 0, _A4.width(), _A4.height()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)

    def _area(self) -> QRectF:
        return below_stamp(self._edges(), self._stamp)
