"""What of a paper is not in its text: said above it, and where it is pictures, read by machine if there is one."""

import sys
from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.reading import PageFacts, unread
from scrutiny_desktop.later import later
from scrutiny_desktop.store import contents
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import button, label, row

if TYPE_CHECKING:
    from scrutiny_desktop.flows import machine_reading
    from scrutiny_desktop.views.papers.side import Side
else:
    (machine_reading,) = later("scrutiny_desktop.flows", "machine_reading")

_HOW = {
    "linux": "sudo apt install tesseract-ocr",
    "darwin": "brew install tesseract",
    "win32": "winget install UB-Mannheim.TesseractOCR",
}
"""How Tesseract comes to a computer."""


class PictureStrip(QFrame):
    """One line above the paper, a button where something can be done, and one to be rid of it."""

    read_wanted = Signal()
    put_away = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.said: QLabel = label("", wrap=True)
        self.read = button(self.tr("Read by &machine"), self.read_wanted.emit, face="main")
        self.away = button(self.tr("H&ide"), self._put_away, name=self.tr("Hide this line"))
        layout = row(desk, margin="s2", gap="s2")
        layout.addWidget(self.said, 1)
        layout.addWidget(self.read)
        layout.addWidget(self.away)
        self.setLayout(layout)
        self.hide()

    def say(self, words: str, *, can_read: bool = False) -> None:
        """Say this; nothing hides the strip."""
        self.said.setText(words)
        self.setAccessibleName(words)
        self.read.setVisible(can_read)
        self.setVisible(bool(words))

    def _put_away(self) -> None:
        self.hide()
        self.put_away.emit()


class Pictures(QObject):
    """Follows the open paper, and reads its pictures when it is told to."""

    def __init__(self, desk: Desk, side: "Side") -> None:
        super().__init__(side)
        self._desk, self._side, self._strip = desk, side, side.reader.pictures
        self._facts: Sequence[PageFacts] = ()
        self._left: Sequence[str] = ()
        self._read = ""
        """The text that is being read now, by its key."""
        self._strip.read_wanted.connect(self.read)
        self._strip.put_away.connect(self._put_away)
        for ended in (desk.jobs.finished, desk.jobs.stopped, desk.jobs.failed):
            ended.connect(self._look_again)

    def follow(self, paper: Paper | None, facts: Sequence[PageFacts] = (), left: Sequence[str] = ()) -> None:
        """Say what is to be said of a paper's pages, and what else was left unread, unless that was put away."""
        self._facts, self._left = facts, left
        first = max(1, paper.first_page) if paper is not None else 1
        unread_pages = [page - first + 1 for page in unread(facts, first)]
        read = [place for place, each in enumerate(facts, start=1) if each.is_machine_read]
        can_read = bool(unread_pages) and machine_reading.reader_there() and not self._desk.library.is_read_only
        is_reading = paper is not None and paper.text_key == self._read
        sentences = [self._said_of_unread(unread_pages, can_read, is_reading), self._said_of_read(read), *left]
        said = " ".join(filter(None, sentences))
        is_away = bool(said) and paper is not None and self._desk.setting(_away(paper), "") == said
        self._strip.say("" if is_away else said, can_read=can_read and not is_reading)

    def read(self) -> None:
        """Read the pictures of the open paper; raises ScrutinyError where there are none, or nothing to read with."""
        desk, paper = self._desk, self._side.paper
        if paper is None or not unread(self._facts, paper.first_page):
            raise ScrutinyError(
                self.tr("No page of this paper waits to be read."), self.tr("Open a paper that has scanned pages.")
            )
        if not machine_reading.reader_there():
            raise ScrutinyError(self.tr("There is no program here that reads pictures."), self._how())
        self._read = paper.text_key
        job = partial(machine_reading.read_pictures, desk.library.access, desk.clock, paper, desk.resources / "forms",
                      desk.password_of(paper.content))  # fmt: skip
        said = self.tr("Pages read by machine: {n}")
        desk.jobs.start(self.tr("Reading pictures…"), job, lambda n: desk.noticed.emit(said.format(n=n)),
                        is_long=True)  # fmt: skip
        self.follow(paper, self._facts, self._left)

    def _put_away(self) -> None:
        if (paper := self._side.paper) is not None:
            self._desk.keep(_away(paper), self._strip.said.text())

    def _look_again(self) -> None:
        """After a job: show what it read, also where it was stopped half way."""
        if not self._read or self._desk.jobs.is_busy or not self._desk.is_open:
            return
        paper, self._read = self._side.paper, ""
        if paper is None:
            return
        if contents.page_facts(self._desk.library, paper.text_key) != tuple(self._facts):
            self._side.reload()
        else:
            self.follow(paper, self._facts, self._left)

    def _said_of_unread(self, pages: list[int], can_read: bool, is_reading: bool) -> str:
        if not pages:
            return ""
        words = (
            self.tr("Page {pages} holds only a picture.") if len(pages) == 1
            else self.tr("{n} pages hold only pictures: {pages}.")
        )  # fmt: skip
        said = words.format(n=len(pages), pages=_listed(pages))
        if is_reading:
            return f"{said} {self.tr('They are being read.')}"
        can = self.tr("Words in them can be read by a program on this computer.")
        return f"{said} {can if can_read else self._how()}"

    def _said_of_read(self, pages: list[int]) -> str:
        if not pages:
            return ""
        words = (
            self.tr("Page {pages} was read by machine.") if len(pages) == 1
            else self.tr("{n} pages were read by machine: {pages}.")
        )  # fmt: skip
        doubt = self.tr("The words may hold errors: look at the page before you quote it.")
        return f"{words.format(n=len(pages), pages=_listed(pages))} {doubt}"

    def _how(self) -> str:
        if self._desk.library.is_read_only:
            return self.tr("The library is open for reading only.")
        how = self.tr("To read words in them, install Tesseract, a free program ({command}), and open the paper again.")
        return how.format(command=_HOW.get(sys.platform, "Tesseract OCR"))


def _away(paper: Paper) -> str:
    """The setting of what was put away for a paper."""
    return f"put away:{paper.text_key}"


def _listed(pages: list[int]) -> str:
    """Numbers in the fewest signs: "3, 5–7"."""
    runs = ([page for _, page in run] for _, run in groupby(enumerate(pages), key=lambda pair: pair[1] - pair[0]))
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
