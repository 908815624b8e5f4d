"""Keeps the small pages at the side in step with the paper that is read."""

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from scrutiny_desktop.store import contents
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.aside import Aside

if TYPE_CHECKING:
    from scrutiny_desktop.views.papers.side import Side


class Alongside(QObject):
    """Tells the small pages which paper its side shows, at which page, and what is marked and read on each."""

    def __init__(self, desk: Desk, aside: Aside, side: "Side") -> None:
        super().__init__(side)
        self._desk, self._aside, self._side = desk, aside, side
        side.turned.connect(self.show)
        side.scrolled.connect(self.follow)
        aside.thumbnails.chosen.connect(self._open_page)
        side.places.kept.connect(self.tell)
        side.reader.pages.zoomed.connect(self._look)
        side.reader.pages.darkened.connect(self._look)

    def show(self) -> None:
        """Show the open paper's pages, where it has any."""
        paper, side = self._side.paper, self._side
        has_pages = paper is not None and paper.is_supplied and side.looking.has_pages
        facts = contents.page_facts(self._desk.library, paper.text_key) if paper is not None and has_pages else ()
        self._aside.show_paper(paper if has_pages else None, facts)
        self._look()
        self.tell()
        self.follow()

    def tell(self) -> None:
        """Count the marks on each page, and tell which pages were read."""
        by_page = self._side.text.opened.by_page
        marked = Counter(by_page.page_of(mark.found.start) for mark in self._side.marks if mark.is_placed)
        self._aside.tell(marked, self._side.places.seen)

    def follow(self) -> None:
        """Frame the page that is before the reader."""
        paper, reader = self._side.paper, self._side.reader
        if paper is None or not reader.is_text():
            self._aside.follow(0)
        elif reader.surface is reader.pages:
            self._aside.follow(reader.pages.page_in_view() + max(1, paper.first_page))
        else:
            self._aside.follow(reader.text.opened.by_page.page_of(reader.text.place_in_view()))

    def _look(self) -> None:
        pages = self._side.reader.pages
        self._aside.look(is_dark=pages.is_dark, rotation=pages.view.rotation)

    def _open_page(self, page: int) -> None:
        self._side.go_to_page(page)
        self.follow()
        self._side.reader.surface.setFocus()
