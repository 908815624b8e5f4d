"""The middle: the strip of secrecy, the toolbar, the find bar, and the text or what stands for it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.faces import Faces
from scrutiny_desktop.views.papers.find_bar import FindBar
from scrutiny_desktop.views.papers.opened import Opened
from scrutiny_desktop.views.papers.pages import EmptyPage, SecrecyStrip
from scrutiny_desktop.views.papers.selection_bar import SelectionBar
from scrutiny_desktop.views.papers.sentences import place_at
from scrutiny_desktop.views.papers.text import PaperText
from scrutiny_desktop.views.papers.toolbar import Toolbar
from scrutiny_desktop.views.pieces import column

SMALLEST, LARGEST, STEP = 70, 300, 10
"""Reading sizes, in per cent."""


class Reader(QWidget):
    """Shows one paper, and finds in it; what is done with passages is up to ``doers``."""

    def __init__(self, desk: Desk, doers: Mapping[str, Callable[[], object]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._paper: Paper | None = None
        self.secrecy, self.page = SecrecyStrip(desk), EmptyPage(desk)
        self.toolbar, self.find_bar = Toolbar(desk, doers), FindBar(desk)
        self.text = PaperText(self._faces())
        self.bar = SelectionBar(desk, doers, self.text)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.text)
        self.stack.addWidget(self.page)
        layout = column(desk, margin="", gap="")
        for widget in (self.secrecy, self.toolbar, self.find_bar):
            layout.addWidget(widget)
        layout.addWidget(self.stack, 1)
        self.setLayout(layout)
        self.toolbar.tell_size(self._percent())
        self._listen()

    def show_opened(self, paper: Paper, opened: Opened, at: int) -> None:
        """Show a paper's text at a place, or why there is none."""
        self._paper = paper
        self._show_text(not opened.trouble)
        self.secrecy.show_paper(paper)
        self.text.setAccessibleName(self.tr("Text of {paper}").format(paper=paper.name))
        if opened.trouble:
            self.page.say(paper.title, opened.trouble)
        self.text.show_paper(opened, self._faces(), at)
        self.find_bar.look_in(opened.folded)

    def show_page(self, paper: Paper | None) -> EmptyPage:
        """Show the page without text, to be filled with words."""
        self._show_text(False)
        self.secrecy.show_paper(paper)
        return self.page

    def is_text(self) -> bool:
        """Whether there is text before the reader."""
        return self.stack.currentWidget() is self.text

    def resize_text(self, by: int) -> None:
        """Make the text larger or smaller by a step, and keep that."""
        percent = min(LARGEST, max(SMALLEST, self._percent() + by * STEP))
        self._desk.keep("reading_percent", percent)
        self.toolbar.tell_size(percent)
        self.dress()

    def dress(self) -> None:
        """Take the theme's faces again."""
        self.text.redress(self._faces())

    def open_find(self) -> None:
        """Look for words, those selected among them when they are few."""
        start, end = self.text.passage()
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
        self.text.set_hits((), -1)
        if found is not None:
            self.text.select(*found)
        self.text.setFocus()

    def tell_place(self) -> None:
        """Say where the reader is."""
        at = self.text.place_in_view()
        self.toolbar.tell_place(place_at(self._paper, self.text.opened.flow, at) if self.is_text() else "")

    def float_bar(self) -> None:
        """Put the selection bar beside the passage, or away where there is none."""
        start, end = self.text.passage()
        box = self.text.passage_box() if end > start else QRect()
        self.bar.float_by(box.translated(self.text.viewport().pos()) if not box.isNull() else box)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.hide()

    def _listen(self) -> None:
        self.find_bar.found.connect(self._show_hits)
        self.find_bar.closed.connect(self.close_find)
        self.text.selected.connect(self._selected)
        self.text.scrolled.connect(self._scrolled)
        self.text.escaped.connect(self.bar.hide)
        self.text.zoomed.connect(self.resize_text)
        self.text.moved.connect(self.tell_place)

    def _selected(self) -> None:
        self.float_bar()

    def _scrolled(self) -> None:
        if not self.bar.isHidden() or self.text.textCursor().hasSelection():
            self.float_bar()
        self.tell_place()

    def _show_hits(self, hits: tuple[tuple[int, int], ...], now: int) -> None:
        self.text.set_hits(hits, now)
        if now >= 0:
            self.text.show_place(hits[now][0])

    def _show_text(self, is_text: bool) -> None:
        self.stack.setCurrentWidget(self.text if is_text else self.page)
        self.toolbar.setEnabled(is_text)
        self.bar.hide()
        if not is_text:
            self.find_bar.hide()

    def _percent(self) -> int:
        return int(self._desk.setting("reading_percent", 100))

    def _faces(self) -> Faces:
        return Faces(self._desk.theme, self._percent())
