"""The left side: the papers and their headings, or the pages of the open one as small pictures."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QWidget

from scrutiny_desktop.domain.numbering import facts_at, page_name, page_words
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.reading import PageFacts
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.outline_view import OutlineView, ReadingProgress
from scrutiny_desktop.views.papers.page_source import PageSource
from scrutiny_desktop.views.papers.small_pages import SmallPages
from scrutiny_desktop.views.papers.thumbnails import PageRow, Thumbnails
from scrutiny_desktop.views.pieces import button, column
from scrutiny_desktop.views.words import citing
from scrutiny_desktop.views.wrapping import Rows, Wrapping

_PAPERS, _PAGES = "papers", "pages"


class Aside(QWidget):
    """Shows one of its two faces, and keeps which; a paper that has no pages shows the papers."""

    def __init__(self, desk: Desk, source: PageSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aside")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._paper: Paper | None = None
        self._facts: tuple[PageFacts, ...] = ()
        self._rows: tuple[PageRow, ...] = ()
        self._marks, self._seen = Counter[int](), frozenset[int]()
        self.outline, self.progress = OutlineView(desk), ReadingProgress(desk)
        self.pages = SmallPages(source, self)
        self.thumbnails = Thumbnails(desk, self.pages)
        self.stack, self._group = QStackedWidget(), QButtonGroup(self)
        self.faces = {_PAPERS: self._face(self.tr("Papers"), _PAPERS), _PAGES: self._face(self.tr("Pages"), _PAGES)}
        self._lay_out()
        self.pages.opened.connect(self._fill_late)
        self.show_paper(None, ())

    @property
    def has_pages(self) -> bool:
        """Whether the open paper has pages to show."""
        return self._paper is not None

    @property
    def has_thumbnails(self) -> bool:
        """Whether the pages are shown."""
        return self.stack.currentWidget() is self.thumbnails

    def show_paper(self, paper: Paper | None, facts: Sequence[PageFacts]) -> None:
        """Show the pages of another paper with what is known of each; none of a paper that has no pages."""
        self._paper, self._facts = paper, tuple(facts)
        self._rows = ()
        self.faces[_PAGES].setEnabled(paper is not None)
        self._turn_to(str(self._desk.setting("papers_aside", _PAPERS)))

    def turn(self) -> None:
        """Turn to the other face, and put the keyboard into it."""
        self._press(_PAPERS if self.has_thumbnails else _PAGES)
        (self.thumbnails if self.has_thumbnails else self.outline).setFocus()

    def tell(self, marks: Counter[int], seen: Collection[int]) -> None:
        """Tell how many marks stand on each page of the file, and which pages of the paper were read."""
        self._marks, self._seen = marks, frozenset(seen)
        self._fill()

    def look(self, *, is_dark: bool, rotation: int) -> None:
        """Show pages as the reader looks at them."""
        self.pages.look(is_dark=is_dark, rotation=rotation)
        self.thumbnails.viewport().update()

    def follow(self, page: int) -> None:
        """Frame the page that is open, counted from 1 in the file."""
        if page != self.thumbnails.told.now:
            self.thumbnails.follow(page)

    def _press(self, face: str) -> None:
        self._desk.keep("papers_aside", face)
        self._turn_to(face)

    def _turn_to(self, face: str) -> None:
        shown = face if self._paper is not None else _PAPERS
        self.faces[shown].setChecked(True)
        self.stack.setCurrentWidget(self.thumbnails if shown == _PAGES else self.outline)
        self._fill()

    def _fill(self) -> None:
        """Show the pages as they are; only while they are shown, since nobody waits for what is not."""
        if not self.has_thumbnails or self._paper is None:
            self.pages.ask(())
            return
        self.pages.open(self._paper.content)
        if not self._rows:
            self._rows = self._worded(self._paper)
        before = max(1, self._paper.first_page) - 1
        self.thumbnails.show_pages([
            replace(each, marks=self._marks[each.page], is_seen=each.page - before in self._seen)
            for each in self._rows
        ])  # fmt: skip

    def _fill_late(self) -> None:
        """Show pages of which nothing is known but how many there are, once that is known."""
        if self.has_thumbnails and not self._rows:
            self._fill()

    def _worded(self, paper: Paper) -> tuple[PageRow, ...]:
        count = paper.last_page - paper.first_page + 1 if paper.first_page else len(self._facts)
        first, words = max(1, paper.first_page), citing()
        spoken = replace(words, pack_page=self.tr("page {page}, pack page {pack_page}"))
        rows = []
        for page in range(first, first + (count or self.pages.page_count)):
            facts = facts_at(paper, self._facts, page)
            name = page_name(paper, page, facts.label)
            said = (page_words(name, facts.pack_number, each) for each in (words, spoken))
            shown, heard = (each[:1].upper() + each[1:] for each in said)
            rows.append(PageRow(page=page, words=shown, spoken=heard))
        return tuple(rows)

    def _face(self, words: str, face: str) -> QPushButton:
        made = button(words, lambda: self._press(face), face="chip")
        made.setCheckable(True)
        self._group.addButton(made)
        return made

    def _lay_out(self) -> None:
        self.faces[_PAPERS].setAccessibleName(self.tr("Papers of the meeting"))
        self.faces[_PAGES].setAccessibleName(self.tr("Page thumbnails"))
        size = self._desk.theme.size
        head = Wrapping(size("s05"), *self.faces.values())
        head.setContentsMargins(size("s1"), size("s2"), size("s1"), size("s2"))
        for face in (self.outline, self.thumbnails):
            self.stack.addWidget(face)
        layout = column(self._desk, margin="", gap="")
        layout.addWidget(Rows(head))
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.progress)
        self.setLayout(layout)
