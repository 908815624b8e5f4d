"""How the time that is left will do for the questions that are still to come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from scrutiny_desktop.domain.question import PUT, Question, Standing
from scrutiny_desktop.domain.running_order import Group

WITHOUT_A_PLAN = 5
"""Minutes that a question is taken to need where nobody planned any and none was put yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """Questions to come, the minutes they are taken to need, the minutes left, and how many will be reached."""

    to_come: int = 0
    needed: int = 0
    left: int = 0
    reached: int = 0

    @property
    def is_short(self) -> bool:
        """Whether not all will be reached."""
        return self.reached < self.to_come


def projection(groups: Sequence[Group], *, left: int, seconds_sat: int = 0) -> Projection:
    """What is to come in the order it is shown, against the whole minutes left.

    A question needs its own planned minutes; else an even share of what its theme has left beside those; else what the
    questions put so far took on average; else ``WITHOUT_A_PLAN``.
    """
    pace = _pace(groups, seconds_sat)
    needs = [_needed(each, group, pace) for group in groups for each in group.questions if each.is_open]
    reached, spent = 0, 0.0
    for each in needs:
        spent += each
        if spent > max(0, left):
            break
        reached += 1
    return Projection(to_come=len(needs), needed=ceil(sum(needs)), left=left, reached=reached)


def _needed(question: Question, group: Group, pace: float) -> float:
    if question.minutes:
        return question.minutes
    asked = [each for each in group.questions if each.standing is not Standing.WITHDRAWN]
    unplanned = sum(not each.minutes for each in asked)
    share = (group.theme.minutes - sum(each.minutes for each in asked)) / unplanned if group.theme and unplanned else 0
    return share if share > 0 else pace


def _pace(groups: Iterable[Group], seconds_sat: int) -> float:
    put = sum(each.standing in PUT for group in groups for each in group.questions)
    return seconds_sat / 60 / put if put and seconds_sat else WITHOUT_A_PLAN
