"""The middle: the strip of secrecy, the toolbar, the find bar, and the text or what stands for it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.faces import Faces
from scrutiny_desktop.views.papers.find_bar import FindBar
from scrutiny_desktop.views.papers.opened import Opened, nothing
from scrutiny_desktop.views.papers.page_layout import PageView
from scrutiny_desktop.views.papers.page_source import PageSource
from scrutiny_desktop.views.papers.page_view import PaperPages
from scrutiny_desktop.views.papers.pages import EmptyPage, SecrecyStrip
from scrutiny_desktop.views.papers.pictures import PictureStrip
from scrutiny_desktop.views.papers.selection_bar import SelectionBar
from scrutiny_desktop.views.papers.sentences import place_at, secrecy
from scrutiny_desktop.views.papers.text import PaperText
from scrutiny_desktop.views.papers.toolbar import Toolbar
from scrutiny_desktop.views.pieces import column

SMALLEST, LARGEST, STEP = 70, 300, 10
"""Reading sizes, in per cent."""

ZOOM_STEP = 1.25
"""How much larger or smaller a key shows the pages."""


class Reader(QWidget):
    """Shows one paper, and finds in it; what is done with passages is up to ``doers``."""

    resized = Signal(int)
    """The text was made larger or smaller: now it has so many per cent."""

    def __init__(self, desk: Desk, doers: Mapping[str, Callable[[], object]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.percent = int(desk.setting("reading_percent", 100))
        self._paper: Paper | None = None
        self.secrecy, self.pictures, self.page = SecrecyStrip(desk), PictureStrip(desk), EmptyPage(desk)
        self.toolbar, self.find_bar = Toolbar(desk, doers), FindBar(desk)
        self.text = PaperText(self._faces())
        self.source = PageSource(desk, self)
        self.pages = PaperPages(self.source, desk.theme)
        self.stack = QStackedWidget()
        self.bar = SelectionBar(desk, doers, self.stack)
        for surface in (self.text, self.pages, self.page):
            self.stack.addWidget(surface)
        layout = column(desk, margin="", gap="")
        for widget in (self.secrecy, self.pictures, self.toolbar, self.find_bar):
            layout.addWidget(widget)
        layout.addWidget(self.stack, 1)
        self.setLayout(layout)
        self.toolbar.tell_size(self.percent)
        self._listen()

    def show_opened(self, paper: Paper, opened: Opened, at: int) -> None:
        """Show a paper's text at a place, or why there is none."""
        is_seen = self._paper == paper and self.surface is self.pages
        self._paper = paper
        if opened.trouble or not is_seen:
            self._show_text(not opened.trouble)
        self.tell_secrecy(paper)
        self.text.setAccessibleName(self.tr("Text of {paper}").format(paper=paper.name))
        if opened.trouble:
            self.page.say(paper.title, opened.trouble)
        self.text.show_paper(opened, self._faces(), at)
        self.find_bar.look_in(opened.folded)

    @property
    def surface(self) -> PaperText | PaperPages:
        """The paper as it is before the reader: its text, or its pages."""
        return self.pages if self.stack.currentWidget() is self.pages else self.text

    def tell_secrecy(self, paper: Paper | None) -> None:
        """Say who may see the paper, above it and on each of its pages."""
        self.secrecy.show_paper(paper)
        self.pages.tell_secrecy(secrecy(paper) if paper is not None else "")

    def begin_pages(self, paper: Paper, view: PageView) -> None:
        """Show pages before there is any text of them."""
        self._paper = paper
        self.tell_secrecy(paper)
        self.toolbar.setEnabled(True)
        self.text.show_paper(nothing(), self.text.faces)
        self.show_pages(paper, view, -1)

    def show_pages(self, paper: Paper, view: PageView, place: int) -> None:
        """Show the open paper as its pages, or as its text, with a place in view."""
        opened, had_focus = self.text.opened, self.surface.hasFocus()
        self.stack.setCurrentWidget(self.pages if view.as_pages else self.text)
        self.bar.hide()
        if view.as_pages:
            self.text.put_off()
            self.pages.setAccessibleName(self.tr("Pages of {paper}").format(paper=paper.name))
            self.pages.show_paper(opened, paper.content, (paper.first_page, paper.last_page), view)
            self.toolbar.tell_size(round(100 * self.pages.zoom))
        else:
            self.text.take_up(place)
            self.toolbar.tell_size(self.percent)
        if place >= 0:
            self.surface.go_to(place)
        if had_focus:
            self.surface.setFocus()

    def show_page(self, paper: Paper | None) -> EmptyPage:
        """Show the page without text, to be filled with words."""
        self._show_text(False)
        self.tell_secrecy(paper)
        return self.page

    def is_text(self) -> bool:
        """Whether there is text before the reader."""
        return self.stack.currentWidget() is not self.page

    def resize_text(self, by: int) -> None:
        """Make the text larger or smaller by a step."""
        if self.surface is self.pages:
            self.pages.zoom_by(ZOOM_STEP if by > 0 else 1 / ZOOM_STEP)
            return
        self.set_percent(min(LARGEST, max(SMALLEST, self.percent + by * STEP)))
        self.resized.emit(self.percent)

    def set_percent(self, percent: int) -> None:
        """Show the text in another size."""
        if percent != self.percent:
            self.percent = percent
            self.toolbar.tell_size(percent)
            self.dress()

    def dress(self) -> None:
        """Take the theme's faces again."""
        self.text.redress(self._faces())
        self.pages.redress(self._desk.theme)

    def pages_seen(self) -> range:
        """The pages in view, counted from 1 in the paper."""
        if not self.is_text() or self._paper is None:
            return range(0)
        if self.surface is self.pages:
            return self.pages.pages_seen()
        by_page, before = self.text.opened.by_page, max(1, self._paper.first_page) - 1
        return range(by_page.page_of(self.text.top()) - before, by_page.page_of(self.text.bottom()) - before + 1)

    def open_find(self) -> None:
        """Look for words, those selected among them when they are few."""
        start, end = self.surface.passage()
        words = self.text.opened.text[start:end]
        few = words if len(words) < 80 and "\n" not in words else ""
        self.find_bar.open(self.text.opened.folded, start, few)

    def find_step(self, by: int) -> None:
        """Go to the next hit or the one before; without a search, begin one."""
        if self.find_bar.isVisible():
            self.find_bar.step(by)
        else:
            self.open_find()

    def close_find(self) -> None:
        """End the search, and stay where it led."""
        found = self.find_bar.hits[self.find_bar.now] if self.find_bar.now >= 0 else None
        self.find_bar.hide()
        self.surface.set_hits((), -1)
        if found is not None:
            self.surface.select(*found)
        self.surface.setFocus()

    def tell_place(self) -> None:
        """Say where the reader is."""
        at = self.surface.place_in_view()
        self.toolbar.tell_place(place_at(self._paper, self.text.opened.flow, at) if self.is_text() else "")

    def float_bar(self) -> None:
        """Put the selection bar beside the passage, or away where there is none."""
        start, end = self.surface.passage()
        box = self.surface.passage_box() if end > start else QRect()
        self.bar.float_by(box.translated(self.surface.viewport().pos()) if not box.isNull() else box)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.hide()

    def _listen(self) -> None:
        self.find_bar.found.connect(self._show_hits)
        self.find_bar.closed.connect(self.close_find)
        for surface in (self.text, self.pages):
            surface.selected.connect(self._selected)
            surface.scrolled.connect(self._scrolled)
            surface.escaped.connect(self.bar.hide)
            surface.moved.connect(self.tell_place)
        self.text.zoomed.connect(self.resize_text)
        self.pages.zoomed.connect(self._tell_zoom)

    def _tell_zoom(self, zoom: float) -> None:
        if self.surface is self.pages:
            self.toolbar.tell_size(round(100 * zoom))

    def _selected(self) -> None:
        self.float_bar()

    def _scrolled(self) -> None:
        start, end = self.surface.passage() if self.surface is self.pages else (0, 0)
        if not self.bar.isHidden() or self.text.textCursor().hasSelection() or start < end:
            self.float_bar()
        self.tell_place()

    def _show_hits(self, hits: tuple[tuple[int, int], ...], now: int) -> None:
        self.surface.set_hits(hits, now)
        if now >= 0:
            self.surface.show_place(hits[now][0])

    def _show_text(self, is_text: bool) -> None:
        self.stack.setCurrentWidget(self.text if is_text else self.page)
        self.toolbar.setEnabled(is_text)
        self.toolbar.tell_size(self.percent)
        self.bar.hide()
        if not is_text:
            self.find_bar.hide()

    def _faces(self) -> Faces:
        return Faces(self._desk.theme, self.percent)
