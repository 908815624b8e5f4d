"""The way to taking in: which paper, then reading it as a job, then the dialog."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.flows.taking_in import Proposed, propose
from scrutiny_desktop.flows.versions import current
from scrutiny_desktop.store import papers, recommendations
from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.pieces import label
from scrutiny_desktop.views.taking_in.columns import ColumnsDialog, said
from scrutiny_desktop.views.taking_in.dialog import TakingInDialog


class ChoosePaperDialog(Dialog):
    """The papers of the meeting; Enter reads one for recommendations."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Take in recommendations from which paper?"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Papers of the meeting"))
        meeting = desk.meeting
        there = papers.for_meeting(desk.library, meeting.id) if meeting else []
        newest, places = current(there), dict[str, int]()
        for at, each in enumerate(there):
            places[each.id] = places.get(each.earlier_id, at)  # a newer version stands where the first one stood
        for paper in sorted(there, key=lambda each: (each not in newest, places[each.id])):
            if paper.is_supplied:
                state = "" if paper in newest else self.tr("earlier version")
                shown = QListWidgetItem(" · ".join(filter(None, dict.fromkeys((paper.brief_name, paper.title, state)))))
                shown.setData(Qt.ItemDataRole.UserRole, paper)
                self.list.addItem(shown)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.accept)
        if self.list.count():
            self.body.addWidget(self.list)
            self.decides(self.tr("&Read it"))
            self.accepted.connect(self._choose)
        else:
            words = self.tr("This meeting has no paper yet. Add one with {add_papers}; a workbook or a table will do.")
            self.body.addWidget(label(keyed(words), "quiet", wrap=True))
            self.body.addStretch()
            self.closes()
        self.list.setFocus()

    def _choose(self) -> None:
        if (chosen := self.list.currentItem()) is not None:
            take_in_from(self.desk, self.parentWidget(), chosen.data(Qt.ItemDataRole.UserRole))


def take_in_from(desk: Desk, owner: QWidget | None, paper: Paper) -> None:
    """Read a paper for recommendations as a job, then show what was found."""
    meeting_id = desk.meeting.id if desk.meeting else paper.meeting_id
    known = recommendations.for_meeting(desk.library, meeting_id)
    job = partial(propose, desk.library.access, desk.clock, paper, known, said=said(desk))
    words = desk.tr("Looking for recommendations in {paper}…").format(paper=paper.name)
    desk.jobs.start(words, job, partial(_show, desk, owner))


def _show(desk: Desk, owner: QWidget | None, proposed: Proposed) -> None:
    if proposed.found.proposals:
        meeting_id = desk.meeting.id if desk.meeting else proposed.paper.meeting_id
        known = recommendations.for_meeting(desk.library, meeting_id)
        # A turn of its own: with thousands of them, reading is enough for one.
        QTimer.singleShot(0, desk, partial(_open, desk, owner, proposed, known))
        return
    if proposed.heads:
        _ask_columns(desk, owner, proposed)
    nothing = desk.tr("No recommendation was found in {paper}.").format(paper=proposed.paper.name)
    by_hand = keyed(desk.tr("Select one in the paper and press {recommend} to take it in by hand."))
    desk.noticed.emit(" ".join((nothing, *proposed.found.remarks, by_hand)))


def _open(desk: Desk, owner: QWidget | None, proposed: Proposed, known: Sequence[Recommendation]) -> None:
    dialog = TakingInDialog(desk, proposed, owner, known=known)
    dialog.columns_wanted.connect(partial(_ask_columns, desk, owner, proposed))
    dialog.open()


def _ask_columns(desk: Desk, owner: QWidget | None, proposed: Proposed) -> None:
    """Ask what the columns of the paper's tables hold, and read it again so."""
    dialog = ColumnsDialog(desk, proposed.heads, owner)
    dialog.accepted.connect(partial(take_in_from, desk, owner, proposed.paper))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
