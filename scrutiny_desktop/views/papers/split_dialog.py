"""How a pack is parted into papers, looked at and made otherwise."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from scrutiny_desktop.domain.reading import PageFacts
from scrutiny_desktop.domain.splitting import Parts, joined, part_at, started, worded
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.papers.page_source import PageSource
from scrutiny_desktop.views.papers.small_pages import SmallPages
from scrutiny_desktop.views.papers.split_form import SplitForm
from scrutiny_desktop.views.papers.split_pages import SplitPages
from scrutiny_desktop.views.pieces import button, column, holder, label, row, scrolled

_SIZE = QSize(1100, 640)
"""Pixels at 100 % text; never more than the window it belongs to."""


class SplitDialog(Dialog):
    """Changes nothing but itself; ``decided(parts)`` once the member says that it is to be so."""

    decided = Signal(object)

    def __init__(
        self, desk: Desk, source: PageSource, content: str, parts: Parts, facts: Sequence[PageFacts], page: int,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("How the pack is split"))
        self.parts, self._past, self._future = parts, list[Parts](), list[Parts]()
        pages = SmallPages(source, self)
        pages.look(is_dark=bool(desk.setting("dark_paper", False)), rotation=0)
        pages.open(content)
        self.pages, self.form = SplitPages(desk, pages, facts), SplitForm(desk)
        self.start = button(self.tr("&New paper from this page"), lambda: self.start_at(self.pages.page))
        self.join = button(self.tr("&Join with the one before"), lambda: self.join_at(self.pages.page))
        self.back = button(self.tr("&Undo"), self.undo)
        self.again = button(self.tr("&Redo"), self.redo)
        self._lay_out()
        self._listen()
        self.pages.show_parts(parts, page)
        self._follow(self.pages.page)
        self.pages.setFocus()

    def start_at(self, page: int) -> None:
        """Begin a paper at a page, and go to its title."""
        fresh = started(self.parts, page, self.tr("Paper from page {page}").format(page=page))
        if self._is_changed(fresh, page):
            self.form.title.setFocus()
            self.form.title.selectAll()

    def join_at(self, page: int) -> None:
        """Join the paper of a page with the one before it."""
        self._is_changed(joined(self.parts, page), page)

    def undo(self) -> None:
        """Take back the last change made here."""
        self._step(self._past, self._future)

    def redo(self) -> None:
        """Make it again."""
        self._step(self._future, self._past)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # which end a field and not the dialog
            super().keyPressEvent(event)

    def accept(self) -> None:
        self._take_words()
        super().accept()
        self.decided.emit(self.parts)

    def _take_words(self) -> None:
        """Call the paper that is looked at as the form says; one must have a title."""
        at = part_at(self.parts, self._page)
        words = self.form.words()
        words["title"] = words["title"] or self.parts[at].title
        self._is_changed(worded(self.parts, at, role=self.form.role_now(), **words), self._page)

    def _is_changed(self, fresh: Parts, page: int) -> bool:
        if fresh == self.parts:
            return False
        self._past.append(self.parts)
        self._future.clear()
        self._show(fresh, page)
        return True

    def _step(self, origin: list[Parts], goal: list[Parts]) -> None:
        if origin:
            goal.append(self.parts)
            self._show(origin.pop(), self._page)

    def _show(self, parts: Parts, page: int) -> None:
        self.parts = parts
        self.pages.show_parts(parts, page)
        self._follow(page)

    def _follow(self, page: int) -> None:
        """Show the words of the paper with a page, and what can be done there."""
        self._page = page
        at = part_at(self.parts, page)
        part = self.parts[at]
        head = self.tr("Paper {at} of {count}").format(at=at + 1, count=len(self.parts))
        self.form.show_part(part, head)
        self.start.setEnabled(page != part.first_page)
        self.join.setEnabled(at > 0)
        self.back.setEnabled(bool(self._past))
        self.again.setEnabled(bool(self._future))

    def _listen(self) -> None:
        self.pages.looked.connect(self._follow)
        self.pages.start_wanted.connect(self.start_at)
        self.pages.join_wanted.connect(self.join_at)
        self.pages.words_wanted.connect(self.form.title.setFocus)
        self.form.worded.connect(self._take_words)
        self.form.entered.connect(self.pages.setFocus)
        for keys, doer in ((QKeySequence.StandardKey.Undo, self.undo), ("Ctrl+Shift+Z", self.redo),
                           ("Ctrl+Return", self.accept)):  # fmt: skip
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(doer)
            self.addAction(action)

    def _lay_out(self) -> None:
        size = self.desk.theme.size
        self.body.addWidget(label(self.tr(
            "Enter begins a new paper at a page, Delete joins a paper with the one before, F2 goes to its words. "
            "Nothing is changed in the library until you press Split."
        ), "quiet", wrap=True))  # fmt: skip
        aside = column(self.desk, margin="s2", gap="s3")
        aside.addWidget(self.form)
        for one, other in ((self.start, self.join), (self.back, self.again)):
            pair: Sequence[QPushButton] = (one, other)
            line = column(self.desk, margin="", gap="s1") if one is self.start else row(self.desk)
            for each in pair:
                line.addWidget(each)
            aside.addLayout(line)
        aside.addStretch(1)
        beside = scrolled(holder(aside), self.tr("Words of the paper"))
        beside.setFixedWidth(10 * size("s8"))
        across = row(self.desk, gap="s3")
        across.addWidget(self.pages, 1)
        across.addWidget(beside)
        self.body.addLayout(across, 1)
        self.decides(self.tr("&Split"))
        for made in self.buttons.buttons():
            if isinstance(made, QPushButton):
                made.setDefault(False)
                made.setAutoDefault(False)
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else _SIZE
        self.resize((_SIZE * self.desk.theme.scale).boundedTo(room - QSize(size("s8"), size("s8"))))
