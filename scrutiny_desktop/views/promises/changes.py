"""What the promises log does to the library, each as one change with one undo."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.promise import Promise, PromiseKind
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.store import promises, rows, witnesses
from scrutiny_desktop.views.desk import Desk

if TYPE_CHECKING:
    from scrutiny_desktop.flows.intake import TakenIn


class Changes(QObject):
    """Adds, chases, files and removes promises, from what the library holds now."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def add(self, meeting_id: str, **fields: Any) -> Promise:
        """Add a promise after all others of the meeting, empty but for what is known of it."""
        ranks = [each.rank for each in promises.for_meeting(self._desk.library, meeting_id)]
        added = Promise(id=self._desk.ids.new(), owner=self._desk.me.id, meeting_id=meeting_id,
                        rank=max(ranks, default=-1) + 1, **fields)  # fmt: skip
        self._desk.change(self.tr("add promise"), old=None, new=added)
        return added

    def add_on(self, recommendation: Recommendation) -> Promise:
        """Add what its lead agency promised on a recommendation at the meeting on the desk."""
        meeting = self._desk.meeting
        return self.add(
            meeting.id if meeting else recommendation.meeting_id, kind=PromiseKind.REPORT_BACK,
            promised_by=recommendation.lead_officer, agency=recommendation.lead_agency,
            recommendation_ids=(recommendation.id,),
        )  # fmt: skip

    def add_answer(self, question: Question) -> Promise:
        """Add the written answer that was promised to a question."""
        present = witnesses.for_meeting(self._desk.library, question.meeting_id)
        of = next((each for each in present if question.addressee in (each.name, each.agency)), None)
        return self.add(
            question.meeting_id, kind=PromiseKind.WRITTEN_ANSWER, words=question.text, question_id=question.id,
            promised_by=of.name if of is not None and question.addressee == of.name else "",
            agency=of.agency if of is not None else question.addressee,
            promised_to=question.asker, recommendation_ids=question.recommendation_ids,
        )  # fmt: skip

    def revise(self, promise: Promise, due: date | None, why: str) -> None:
        """Give it another date, and keep the one before with the reason."""
        today = self._desk.clock().date()
        self._turn(self.tr("revise date"), promise, lambda now: now.revised(due, on=today, why=why))

    def chase(self, promise: Promise, words: str = "") -> None:
        """Keep that a reminder went out today."""
        self._turn(self.tr("chase promise"), promise, lambda now: now.chased(self._desk.clock().date(), words))

    def receive(self, promise: Promise, paper_id: str = "") -> None:
        """Keep that it came today, with the paper that it came in."""
        today = self._desk.clock().date()
        self._turn(self.tr("receive what was promised"), promise, lambda now: now.received(today, paper_id=paper_id))

    def let_go(self, promise: Promise) -> None:
        """Keep that the Panel no longer waits for it."""
        today = self._desk.clock().date()
        self._turn(self.tr("let promise go"), promise, lambda now: replace(now, let_go_on=today))

    def owe_again(self, promise: Promise) -> None:
        """Take back that it was received or let go."""
        self._turn(
            self.tr("owe promise again"),
            promise,
            lambda now: replace(now, received_on=None, received_paper_id="", let_go_on=None),
        )

    def remove(self, promise: Promise) -> None:
        """Take a promise away."""
        self._desk.change(self.tr("remove promise"), old=self._desk.now(promise), new=None)

    def _turn(self, label: str, promise: Promise, change: Callable[[Promise], Promise]) -> None:
        if (now := self._desk.now(promise)) is not None:
            self._desk.change(label, old=now, new=change(now))


def received(
    desk: Desk, promise: Promise | None, coming: Iterable[Paper], taken: "Iterable[TakenIn]"
) -> list[tuple[Promise, Promise]]:
    """The promise kept by the first of the papers that come, or by one that is in the library already."""
    now = desk.now(promise) if promise else None
    here = (each for one in taken for each in rows.where(desk.library, Paper, "content = ?", [one.content]))
    paper = next((each for each in (*coming, *here) if each.is_supplied), None)
    if now is None or paper is None:
        return []
    return [(now, now.received(desk.clock().date(), paper_id=paper.id))]
