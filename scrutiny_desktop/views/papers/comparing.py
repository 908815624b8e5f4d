"""From the wish to see what changed to the changes: which two papers, compared as a job, and the way to each."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QListWidget, QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.flows.comparing import Comparison, compared, known_versions, likeliest_first
from scrutiny_desktop.flows.renewal import Earlier
from scrutiny_desktop.store import papers
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.papers.change_words import Line, with_file
from scrutiny_desktop.views.papers.sentences import label_of
from scrutiny_desktop.views.papers.what_changed import WhatChanged
from scrutiny_desktop.views.pieces import label

if TYPE_CHECKING:
    from scrutiny_desktop.views.papers.screen import PapersScreen


class Comparing(QObject):
    """Compares the open paper with its other version, or with a paper that is asked for."""

    def __init__(self, desk: Desk, screen: "PapersScreen") -> None:
        super().__init__(screen)
        self._desk, self._screen = desk, screen
        self._at: dict[tuple[str, str], int] = {}
        self.dialog: WhatChanged | PaperToCompare | None = None

    def compare(self) -> None:
        """Compare it with the version that is known, else ask for one."""
        paper, others = self._papers()
        pair = known_versions(paper, others)
        if pair is not None:
            self._start(*pair)
        else:
            self._look(paper, others)

    def compare_with_another(self) -> None:
        """Ask what to compare it with, whatever is known."""
        self._look(*self._papers())

    def _papers(self) -> tuple[Paper, list[Paper]]:
        """The open paper and those that it may be compared with."""
        paper = self._screen.paper
        if paper is None or not paper.is_supplied:
            raise ScrutinyError(self.tr("No paper is open."), self.tr("Open one from the list first."))
        listed = papers.for_meeting(self._desk.library, paper.meeting_id)
        others = [each for each in listed if each.is_supplied and each.id != paper.id]
        if not others:
            raise ScrutinyError(
                self.tr("This meeting has no other paper to compare this one with."),
                self.tr("Add its earlier version first."),
            )
        return paper, others

    def _look(self, paper: Paper, others: Sequence[Paper]) -> None:
        job = partial(likeliest_first, self._desk.library.access, self._desk.clock, paper, others)
        self._desk.jobs.start(self.tr("Looking for an earlier version…"), job, partial(self._ask, paper))

    def _ask(self, paper: Paper, offered: Sequence[Earlier | Paper]) -> None:
        dialog = PaperToCompare(self._desk, paper, offered, self._screen)
        dialog.chosen.connect(lambda other: self._start(other, paper))
        self._open(dialog)

    def _start(self, old: Paper, new: Paper) -> None:
        job = partial(compared, self._desk.library.access, self._desk.clock, old, new)
        words = self.tr("Comparing “{paper}” with its earlier version…").format(paper=label_of(new))
        self._desk.jobs.start(words, job, self._show)

    def _show(self, between: Comparison) -> None:
        pair = between.old.id, between.new.id
        dialog = WhatChanged(self._desk, between, self._at.get(pair, 0), self._screen)
        dialog.chosen.connect(self._go)
        dialog.beside_wanted.connect(self._go_beside)
        dialog.another_wanted.connect(self.compare_with_another)
        dialog.finished.connect(lambda _: self._keep_place(pair, dialog))
        self._open(dialog)

    def _open(self, dialog: "WhatChanged | PaperToCompare") -> None:
        """Open it, unless one that was asked for before is open still."""
        if self.dialog is not None:
            dialog.deleteLater()
            return
        self.dialog = dialog
        dialog.finished.connect(self._close)
        dialog.open()

    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _keep_place(self, pair: tuple[str, str], dialog: WhatChanged) -> None:
        if dialog.line is not None:
            self._at[pair] = dialog.line.at

    def _go(self, line: Line) -> None:
        """Read the paragraph in its paper; where that is open already it is framed for a moment."""
        screen = self._screen
        if screen.open_paper(line.paper.id, line.span[0]) and screen.reader.is_text():
            screen.reader.surface.flash(*line.span)
            screen.reader.surface.setFocus()

    def _go_beside(self, line: Line) -> None:
        self._screen.beside.show(line.paper.id, line.span[0])


class PaperToCompare(Dialog):
    """Asks which paper the open one is to be compared with."""

    chosen = Signal(object)

    def __init__(
        self, desk: Desk, paper: Paper, offered: Sequence[Earlier | Paper], parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Compare with which paper?"))
        about = self.tr("“{paper}” is taken for the new version, the paper that you choose for the earlier one.")
        self.body.addWidget(label(about.format(paper=with_file(paper)), "quiet", wrap=True))
        self._papers = [each.paper if isinstance(each, Earlier) else each for each in offered]
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(self.tr("Papers of the meeting, the likeliest first"))
        self.list.addItems([self._words(each) for each in offered])
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(self.accept)
        self.body.addWidget(self.list, 1)
        self.decides(self.tr("C&ompare"))
        self.accepted.connect(self._choose)
        self.list.setFocus()

    def _words(self, each: Earlier | Paper) -> str:
        if not isinstance(each, Earlier):
            return with_file(each)
        said = (
            self.tr("{paper}: very likely its earlier version") if each.is_clear else self.tr("{paper}: much like it")
        )
        return said.format(paper=with_file(each.paper))

    def _choose(self) -> None:
        self.chosen.emit(self._papers[self.list.currentRow()])
