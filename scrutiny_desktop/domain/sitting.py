"""A meeting while it sits: what is still to be put, and what was reached."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.meeting import Witness
from scrutiny_desktop.domain.merging import in_order
from scrutiny_desktop.domain.question import PUT, Question, Standing, Theme
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.running_order import Group, grouped

_UNPLANNED = frozenset({Standing.DRAFT, Standing.SHARED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What a meeting has not yet reached, and the whole minutes it has for it."""

    questions: tuple[Question, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    minutes: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether all is reached."""
        return not (self.questions or self.recommendations or self.witnesses)


def is_unplanned(question: Question) -> bool:
    """Whether nobody has put the question in the plan."""
    return question.standing in _UNPLANNED


def to_put(
    themes: Iterable[Theme], questions: Iterable[Question], *, with_unplanned: bool, keeping: str = ""
) -> tuple[Group, ...]:
    """The running order as the Chair works down it; withdrawn, merged, and empty themes aside.

    ``keeping`` is the id of the question before the panel, which keeps its place when it is withdrawn.
    """
    shown = [
        each for each in in_order(tuple(questions)) if each.standing is not Standing.WITHDRAWN or each.id == keeping
    ]
    groups = grouped(themes, [each for each in shown if with_unplanned or not is_unplanned(each)])
    return tuple(group for group in groups if group.questions)


def unreached(
    recommendations: Iterable[Recommendation], questions: Iterable[Question], points: Iterable[DiscussionPoint]
) -> tuple[Recommendation, ...]:
    """Recommendations that no question put, and no discussion point, has touched."""
    asked = tuple(questions)
    through = {each.id: each.recommendation_ids for each in asked}
    touched = set(chain.from_iterable(each.recommendation_ids for each in asked if each.standing in PUT))
    for point in points:
        touched.update(point.recommendation_ids or through.get(point.question_id, ()))
    ordered = sorted(recommendations, key=lambda each: (each.rank, each.id))
    return tuple(each for each in ordered if each.id not in touched)


def unheard(
    witnesses: Iterable[Witness], questions: Iterable[Question], points: Iterable[DiscussionPoint]
) -> tuple[Witness, ...]:
    """Witnesses of whom nothing is marked and to whom, or whose agency, no question was put; who stays away aside.

    While nobody has come, all who are expected are still to be heard.
    """
    spoken = {each.speaker for each in points} | {each.addressee for each in questions if each.standing in PUT}
    invited = [each for each in witnesses if not each.has_apologised]
    came = [each for each in invited if each.is_present or each.spells] or invited
    return tuple(each for each in came if not any(is_named(each, name) for name in spoken))


def is_named(witness: Witness, name: str) -> bool:
    """Whether somebody who speaks, or is asked, is this witness or speaks for the witness's agency."""
    names = (witness.name or witness.title or witness.agency, witness.agency or witness.name)
    return bool(name.strip()) and _plain(name) in map(_plain, names)


def _plain(name: str) -> str:
    return name.casefold().strip()
