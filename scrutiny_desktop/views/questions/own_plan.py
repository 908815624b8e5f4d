"""My own plan: what the person at the desk does to it, each as one change with one undo."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from scrutiny_desktop.domain.own_plan import OwnPlan
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import own_plans
from scrutiny_desktop.views.desk import Desk


class OwnPlans(QObject):
    """Puts my own questions in my own plan, and in my own order; the running order is not touched."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def turn(self, question: Question) -> bool:
        """Put a question in the plan, or take it out; False where it is not mine."""
        if question.owner not in ("", self._desk.me.id):
            return False
        plan = own_plans.of(self._desk.library, question.meeting_id, self._desk.me.id)
        if plan is not None and question.id in plan.question_ids:
            self._change(self.tr("take out of my plan"), question, lambda now: now.without(question.id))
        else:
            self._change(self.tr("put in my plan"), question, lambda now: now.placed(question.id))
        return True

    def step(self, question: Question, *, is_up: bool) -> None:
        """Move a question one place."""
        self._change(self.tr("move in my plan"), question, lambda now: now.stepped(question.id, is_up=is_up))

    def place(self, question: Question, before: str) -> None:
        """Move a question before another one."""
        self._change(self.tr("move in my plan"), question, lambda now: now.placed(question.id, before))

    def _change(self, label: str, question: Question, to: Callable[[OwnPlan], OwnPlan]) -> None:
        desk = self._desk
        known = own_plans.of(desk.library, question.meeting_id, desk.me.id)
        bare = OwnPlan(id=desk.ids.new(), owner=desk.me.id, meeting_id=question.meeting_id)
        desk.change(label, old=known, new=to(known or bare))
