"""Papers that came again: said when they are taken in, their marks carried over, and those looked at that need it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog

from scrutiny_desktop.domain.anchor import Anchor, Placement
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.flows.versions import Renewal, Version, as_change, carry_over, likely_versions, may_be_earlier
from scrutiny_desktop.store import carried, rows
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.many_at_once import change_many
from scrutiny_desktop.views.notices import Notice
from scrutiny_desktop.views.papers.marking import Marking
from scrutiny_desktop.views.papers.marks import Mark
from scrutiny_desktop.views.papers.reviewing import ReviewDialog

if TYPE_CHECKING:
    from scrutiny_desktop.views.papers.screen import PapersScreen


class Versions(QObject):
    """What can be done with a paper of which there is an earlier version."""

    def __init__(self, desk: Desk, screen: "PapersScreen", marking: Marking) -> None:
        super().__init__(screen)
        self._desk, self._screen, self._marking = desk, screen, marking
        self._expected: Paper | None = None
        """The paper that a file was dropped on, whose new version that is."""

    def take_dropped(self, paper: Paper, files: list[Path]) -> None:
        """Take files in that were dropped on a paper: the paper that is awaited, or a new version of it."""
        if not paper.is_supplied:
            self._screen.supplied.emit(paper, files)
            return
        self._expected = paper if len(files) == 1 else None
        self._screen.dropped.emit(files)

    def offer(self, fresh: Sequence[Paper]) -> None:
        """Look whether papers just taken in are new versions of others, and offer to carry marks over."""
        expected, self._expected = self._expected, None
        if expected is not None and len(fresh) == 1:
            self.carry(expected, fresh[0])
        elif fresh:
            job = partial(likely_versions, self._desk.library.access, self._desk.clock, tuple(fresh))
            self._desk.jobs.start(self.tr("Looking for earlier versions…"), job, self._offer)

    def choose_earlier(self) -> None:
        """Ask which paper the open one takes the place of, and carry its marks over."""
        paper = self._paper()
        others = may_be_earlier(self._desk.library, paper)
        if not others:
            raise ScrutinyError(self.tr("There is no other paper in this meeting."),
                                self.tr("Add the earlier version first."))  # fmt: skip
        named = [f"{each.name}: {each.title}" if each.name != each.title else each.title for each in others]
        asking = QInputDialog(self._screen)
        asking.setWindowTitle(self.tr("Earlier version"))
        asking.setLabelText(self.tr("“{paper}” takes the place of:").format(paper=paper.title))
        asking.setComboBoxItems(named)
        asking.textValueSelected.connect(lambda chosen: self.carry(others[named.index(chosen)], paper))
        asking.finished.connect(asking.deleteLater)
        asking.open()

    def carry(self, old: Paper, new: Paper) -> None:
        """Carry the marks of one paper over to another, and say what became of them."""
        desk = self._desk
        job = partial(carry_over, desk.library.access, desk.clock, old, new)
        desk.jobs.start(self.tr("Carrying marks over…"), job, self._carried)

    def review(self) -> ReviewDialog | None:
        """Look at the marks that are not in place in the open paper."""
        paper, library = self._paper(), self._desk.library
        waiting = [each for each in carried.marks(library, paper.id) if each[0].is_waiting]
        if not waiting:
            self._desk.noticed.emit(self.tr("No mark of an earlier version waits to be looked at in this paper."))
            return None
        shown = self._screen.text.opened
        if shown.content != paper.text_key or not shown.text:
            raise ScrutinyError(self.tr("The paper is still being opened."), self.tr("Try again in a moment."))
        old = rows.get(library, Paper, paper.earlier_id)
        dialog = ReviewDialog(self._desk, (paper, old), shown, waiting, self._screen)
        dialog.opened.connect(self._show_old)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def place_here(self) -> None:
        """Put the chosen mark of an earlier version on the passage that is selected."""
        mark = self._screen.cards.mark()
        if mark is None or mark.carried is None:
            raise ScrutinyError(self.tr("No mark of an earlier version is chosen."),
                                self.tr("Choose its card, and select the passage where it belongs."))  # fmt: skip
        _, anchor = self._screen.doing.passage()
        self._desk.change(self.tr("place a mark"), old=mark.carried, new=mark.carried.accepted(anchor))

    def settle(self, mark: Mark, *, is_placed: bool) -> None:
        """Accept the place of a carried mark, or say that it has none."""
        if mark.carried is not None:
            settled = mark.carried.accepted() if is_placed else mark.carried.left_unplaced()
            self._desk.change(self.tr("settle a mark"), old=mark.carried, new=settled)

    def leave_out(self, mark: Mark) -> None:
        """Take a carried mark out of this version; the one it was made on keeps it."""
        if mark.carried is not None:
            self._desk.flush()
            self._desk.change(self.tr("remove a mark from this version"), old=mark.carried, new=None)
            self._desk.noticed.emit(self.tr("Deleted from this version only; the earlier version keeps it."))

    def remove(self, mark: Mark) -> None:
        """Take a mark away, and say so where it goes out of more than one version."""
        is_in_several = bool(carried.of_record(self._desk.library, mark.record.id))
        self._marking.remove(mark.record)
        if is_in_several:
            self._desk.noticed.emit(self.tr("Deleted in all versions of the paper. Undo brings it back."))

    def open_own(self, mark: Mark) -> None:
        """Open a carried mark in the version it was made on."""
        self._show_old(mark.record, None)

    def _offer(self, found: Sequence[Version]) -> None:
        for each in found:
            words = self.tr("“{new}” looks like a new version of “{old}”.")
            new, old = each.paper, each.earlier.paper
            named = (new.title, old.title) if new.title != old.title else (new.file_name, old.file_name)
            said = words.format(new=named[0], old=named[1])
            notice = Notice(self._desk, said, kind=f"version:{new.id}", about=new.id, is_offer=True,
                            says_now=partial(self._while_untaken, new, old, said))  # fmt: skip
            notice.offer(self.tr("&Carry marks over"), partial(self.carry, old, new), face="main")
            self._add(notice)

    def _while_untaken(self, new: Paper, old: Paper, said: str) -> str:
        now = self._desk.now(new)
        return said if now and not now.earlier_id and self._desk.now(old) else ""

    def _carried(self, renewal: Renewal) -> None:
        desk = self._desk
        pairs = as_change(desk.library, desk.ids, desk.me.id, renewal)
        change_many(desk, self.tr("carry marks over"), pairs, partial(self._tell_carried, renewal))

    def _tell_carried(self, renewal: Renewal) -> None:
        desk = self._desk
        self._screen.open_paper(renewal.new.id)
        counts = [(each, renewal.count(each)) for each in Placement]
        moved = renewal.count(Placement.MOVED, Placement.TEXT_CHANGED, Placement.UNPLACED)
        said = self.tr("{all} marks carried over: {place} in place, {moved} moved, {changed} with changed text, "
                       "{unplaced} without a place.")  # fmt: skip
        known = dict(counts)
        words = said.format(all=len(renewal.marks), place=known[Placement.IN_PLACE], moved=known[Placement.MOVED],
                            changed=known[Placement.TEXT_CHANGED], unplaced=known[Placement.UNPLACED])  # fmt: skip
        none = self.tr("The paper takes the place of its earlier version.")
        notice = Notice(desk, words if renewal.marks else none, kind="carried", about=renewal.new.id)
        if moved:
            notice.offer(self.tr("&Look at them…"), self.review, face="main")
        self._add(notice)

    def _show_old(self, record: Note | Question, anchor: Anchor | None) -> None:
        own = anchor or (record.passages[0] if isinstance(record, Question) else record.anchor)
        if own is not None and self._screen.open_paper(own.paper_id, own.start):
            self._screen.show_mark((record.id, own.start))

    def _paper(self) -> Paper:
        if self._screen.paper is None:
            raise ScrutinyError(self.tr("No paper is open."), self.tr("Open one from the list first."))
        return self._screen.paper

    def _add(self, notice: Notice) -> None:
        window = self._screen.window()
        if hasattr(window, "add_notice"):
            window.add_notice(notice)
        else:
            notice.deleteLater()
