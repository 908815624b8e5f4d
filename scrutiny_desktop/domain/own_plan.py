"""One person's own order of their own questions, beside the Chair's running order and never part of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from scrutiny_desktop.domain.merging import with_outcomes
from scrutiny_desktop.domain.question import Question, Theme
from scrutiny_desktop.domain.running_order import Group


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlan:
    """The questions that its owner means to put at a meeting, in the owner's order; nobody else is shown it."""

    id: str
    owner: str = ""
    meeting_id: str
    question_ids: tuple[str, ...] = ()

    def ordered(self, questions: Iterable[Question]) -> tuple[Question, ...]:
        """The questions in the plan that are still there and still the owner's."""
        known = {each.id: each for each in questions if each.owner in ("", self.owner)}
        return tuple(known[each] for each in self.question_ids if each in known)

    def next_of(self, questions: Iterable[Question]) -> Question | None:
        """The first that is still to be put, by itself or by the entry that gathers it; None where all were."""
        return next((each for each in self.ordered(with_outcomes(questions)) if each.is_open), None)

    def grouped(self, questions: Iterable[Question], themes: Iterable[Theme]) -> tuple[Group, ...]:
        """The questions in the owner's order, those that follow one another within a theme under its name."""
        known = {each.id: each for each in themes}
        runs = groupby(self.ordered(questions), key=lambda each: known.get(each.theme_id))
        return tuple(Group(theme=theme, questions=tuple(run)) for theme, run in runs)

    def placed(self, question_id: str, before: str = "") -> "OwnPlan":
        """The same with a question, new or known, before another; at the end where that is not in it."""
        rest = [each for each in self.question_ids if each != question_id]
        rest.insert(rest.index(before) if before in rest else len(rest), question_id)
        return replace(self, question_ids=tuple(rest))

    def without(self, question_id: str) -> "OwnPlan":
        """The same without a question."""
        return replace(self, question_ids=tuple(each for each in self.question_ids if each != question_id))

    def stepped(self, question_id: str, *, is_up: bool) -> "OwnPlan":
        """The same with a question one place earlier or later."""
        ids = list(self.question_ids)
        at = ids.index(question_id) if question_id in ids else -1
        to = at - 1 if is_up else at + 1
        if at < 0 or not 0 <= to < len(ids):
            return self
        ids[at], ids[to] = ids[to], ids[at]
        return replace(self, question_ids=tuple(ids))
