"""From the wish to correct a split to papers that stand so: look, decide, read again, one change."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.splitting import Parts
from scrutiny_desktop.flows import splitting
from scrutiny_desktop.flows.intake import TakenIn
from scrutiny_desktop.flows.resplitting import Outcome
from scrutiny_desktop.store import corrections, papers, seen
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.many_at_once import change_many
from scrutiny_desktop.views.notices import Notice
from scrutiny_desktop.views.papers.split_dialog import SplitDialog

if TYPE_CHECKING:
    from scrutiny_desktop.views.papers.screen import PapersScreen
    from scrutiny_desktop.views.window import Window


class Splitting(QObject):
    """Corrects how the file of the open paper is split."""

    def __init__(self, desk: Desk, screen: "PapersScreen") -> None:
        super().__init__(screen)
        self._desk, self._screen = desk, screen
        self.dialog: SplitDialog | None = None

    def correct(self) -> None:
        """Look how the file of the open paper is split."""
        paper = self._screen.paper
        if paper is None or not paper.is_supplied or not self._screen.looking.has_pages:
            raise ScrutinyError(self.tr("This paper is no pack."), self.tr("Only a PDF can be split; open one first."))
        job = partial(splitting.proposal_apart, self._desk.library.access, self._desk.clock, paper)
        self._desk.jobs.start(self.tr("Looking at the pack…"), job, partial(self._open, paper))

    def _open(self, paper: Paper, proposal: splitting.Proposal) -> None:
        screen = self._screen
        if screen.paper is None or screen.paper.content != paper.content:
            return
        page = max(1, screen.aside.thumbnails.told.now)
        dialog = SplitDialog(self._desk, screen.reader.source, paper.content, proposal.parts, proposal.facts,
                             min(page, proposal.pages), screen)  # fmt: skip
        self.dialog = dialog
        dialog.decided.connect(partial(self._split, paper))
        dialog.finished.connect(self._close)
        dialog.open()

    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self._screen.alongside.show()

    def _split(self, paper: Paper, parts: Parts) -> None:
        desk, page = self._desk, max(1, self._screen.aside.thumbnails.told.now)
        job = partial(
            splitting.split, desk.library.access, desk.clock, paper, parts, desk.resources / "forms", desk.me.id,
            password=desk.password_of(paper.content),
        )  # fmt: skip
        words = self.tr("Splitting {file}…").format(file=paper.file_name or paper.title)
        desk.jobs.start(words, job, partial(self._land, paper, parts, page))

    def _land(self, paper: Paper, parts: Parts, page: int, outcome: Outcome) -> None:
        desk = self._desk
        try:
            then = partial(self._stands, paper, parts, page, outcome)
            change_many(desk, self.tr("correct the split"), outcome.pairs, then)
        except ScrutinyError as trouble:
            desk.troubled.emit(trouble)

    def _stands(self, paper: Paper, parts: Parts, page: int, outcome: Outcome) -> None:
        desk = self._desk
        corrections.keep(desk.library, paper.content, parts)
        for paper_id, pages in outcome.seen:
            seen.add(desk.library, paper_id, pages)
        there = next((each for each in outcome.papers if each.first_page <= page <= each.last_page), None)
        if there is not None:
            self._screen.open_paper(there.id)
        self._screen.fill()
        desk.noticed.emit(self._told(paper, outcome))

    def _told(self, paper: Paper, outcome: Outcome) -> str:
        words = self.tr("“{file}” is now {count} papers. Undo makes it as it was.")
        said = words.format(file=paper.file_name or paper.title, count=len(outcome.papers))
        if not outcome.left:
            return said
        kept = ", ".join(each.title for each in outcome.kept)
        one = self.tr("1 mark has no exact place in them; it stays on “{paper}”, which is kept beside them.")
        many = self.tr("{count} marks have no exact place in them; they stay on “{paper}”, which is kept beside them.")
        left = one if outcome.left == 1 else many
        return f"{said} {left.format(count=outcome.left, paper=kept)}"


def offer(desk: Desk, window: "Window", taken: Iterable[TakenIn]) -> None:
    """Say of each file that was kept whole, since how it is split is not sure, that this is to be looked at."""
    for one in taken:
        pack = one.reading.pack
        whole = next((each for each in papers.with_content(desk.library, one.content) if not each.first_page), None)
        if pack is None or pack.is_sure or len(pack.parts) < 2 or whole is None:
            continue
        words = window.tr("“{file}” looks like a pack of {count} papers. Look at the split.")
        said = words.format(file=one.file_name, count=len(pack.parts))
        notice = Notice(desk, said, kind=f"split:{whole.id}", about=whole.id, is_offer=True)
        notice.offer(window.tr("Look at the &split…"), partial(_look, window, whole), face="main")
        window.add_notice(notice)


def _look(window: "Window", whole: Paper) -> None:
    window.show_record("papers", whole.id)
    window.run("correct_split")
