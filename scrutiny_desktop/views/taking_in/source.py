"""Where a field stands: its page with the words framed, or the text around it where there is no page."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QTextEdit, QWidget

from scrutiny_desktop.domain.anchor import Anchor, Box
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.flows.rendering import Drawn, Event, Opened, Refused, Spoilt, Want
from scrutiny_desktop.papers.plates import Size
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.page_source import PageSource, image_of
from scrutiny_desktop.views.pieces import column, label, scrolled
from scrutiny_desktop.views.words import source

_AROUND = 1_500
"""Characters of text that are shown before and after a passage."""

_ABOVE = 80
"""Pixels of the page that stay in view above a passage."""


class SourceView(QWidget):
    """Shows the place of one anchor after another; a page is drawn by a child of its own."""

    def __init__(self, desk: Desk, paper: Paper, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._paper, self._whole = desk, paper, text
        self._anchor: Anchor | None = None
        self._source = PageSource(desk, self)
        self.page, self.text, self.place = _Page(desk), QPlainTextEdit(readOnly=True), label("", "small", wrap=True)
        self.text.setAccessibleName(self.tr("The text around it"))
        self.place.setAccessibleName(self.tr("Where it stands"))
        self._area = scrolled(self.page, self.tr("The page it stands on"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.text)
        self._pages.addWidget(self._area)
        whole = column(desk, margin="", gap="s1")
        whole.addWidget(self.place)
        whole.addWidget(self._pages, 1)
        self.setLayout(whole)
        self._source.arrived.connect(self._arrive)
        self.page.wanted.connect(self._want)
        if paper.file_name.lower().endswith(".pdf") or paper.first_page:
            self._source.open(paper.content)

    def show_anchor(self, anchor: Anchor | None) -> None:
        """Show where a field stands; what was typed by hand stands nowhere."""
        self._anchor = anchor
        self.place.setText(source(self._paper, anchor) if anchor else self.tr("This stands nowhere in the paper."))
        if anchor is None:
            self.text.setExtraSelections([])
            self.page.frame_boxes(())
            return
        self._show_text(anchor)
        if self._source.sizes and anchor.page:
            self._pages.setCurrentWidget(self._area)
            self.page.turn_to(anchor.page - 1, anchor.boxes)
            QTimer.singleShot(0, self, self._to_the_words)
        else:
            self._pages.setCurrentWidget(self.text)

    def end(self) -> None:
        """Draw no more."""
        self._source.close()

    def _show_text(self, anchor: Anchor) -> None:
        start, end = max(0, anchor.start - _AROUND), anchor.end + _AROUND
        words = self._whole[start:end]
        if self.text.toPlainText() != words:
            self.text.setPlainText(words)
        shown = QTextEdit.ExtraSelection()
        shape = QTextCharFormat()
        shape.setBackground(self._desk.theme.color("highlight_ground"))
        shape.setForeground(self._desk.theme.color("highlight_ink"))
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(_units(words, anchor.start - start))
        self.text.setTextCursor(cursor)
        cursor.setPosition(_units(words, anchor.end - start), QTextCursor.MoveMode.KeepAnchor)
        shown.format, shown.cursor = shape, cursor
        self.text.setExtraSelections([shown])
        self.text.centerCursor()

    def _to_the_words(self) -> None:
        self._area.verticalScrollBar().setValue(round(self.page.top_of_boxes()) - _ABOVE)

    def _want(self) -> None:
        if (want := self.page.want()) is not None:
            self._source.want([want])

    def _arrive(self, event: Event) -> None:
        if isinstance(event, Opened):
            self.page.take_sizes(event.sizes)
            self.show_anchor(self._anchor)
        elif isinstance(event, Drawn):
            self.page.take(event)
        elif isinstance(event, Refused | Spoilt):
            self._pages.setCurrentWidget(self.text)


class _Page(QWidget):
    """One page as wide as the pane, the words it is about framed and tinted."""

    wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._sizes: tuple[Size, ...] = ()
        self._page, self._image = 0, QImage()
        self._boxes: tuple[Box, ...] = ()
        self.setAccessibleName(self.tr("The page it stands on"))

    def take_sizes(self, sizes: tuple[Size, ...]) -> None:
        """Know how large the pages of the file are, in points."""
        self._sizes = sizes

    def turn_to(self, page: int, boxes: tuple[Box, ...]) -> None:
        """Show a page of the file, from 0, with some of its words framed."""
        if page != self._page or self._image.isNull():
            self._page, self._image = page, QImage()
            self._fit()
        self.frame_boxes(tuple(each for each in boxes if each.page == page + 1))

    def frame_boxes(self, boxes: tuple[Box, ...]) -> None:
        """Frame these words."""
        self._boxes = boxes
        self.update()

    def take(self, drawn: Drawn) -> None:
        """Show a page that was drawn, where it is still the one to be shown."""
        if drawn.want.page == self._page:
            self._image = image_of(drawn.plate)
            self.update()

    def want(self) -> Want | None:
        """What is to be drawn; nothing before the sizes are known."""
        if self._page >= len(self._sizes):
            return None
        scale = self.width() / self._sizes[self._page][0] * self.devicePixelRatioF()
        return Want(self._page, scale, 0)

    def top_of_boxes(self) -> float:
        """Where the framed words begin, in pixels from the top."""
        return min((each.top for each in self._boxes), default=0.0) * self.height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._desk.theme
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if not self._image.isNull():
            painter.drawImage(QRectF(self.rect()), self._image)
        tint = theme.color("accent")
        painter.setPen(QPen(tint, 2))
        tint.setAlphaF(0.12)
        painter.setBrush(tint)
        for box in self._boxes:
            corner = QPointF(box.left * self.width(), box.top * self.height())
            end = QPointF(box.right * self.width(), box.bottom * self.height())
            painter.drawRect(QRectF(corner, end).adjusted(-2, -1, 2, 1))

    def _fit(self) -> None:
        if self._page < len(self._sizes):
            across, down = self._sizes[self._page]
            self.setMinimumHeight(round(self.width() * down / max(across, 1)))
            self.wanted.emit()


def _units(text: str, at: int) -> int:
    """A place in characters as Qt counts it, in UTF-16."""
    return len(text[:at].encode("utf-16-le")) // 2
