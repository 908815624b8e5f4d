"""What the questions of a meeting do not reach, and how the time planned stands against the time there is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from scrutiny_desktop.domain.meeting import AgendaItem, Meeting, Witness
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question, Standing, Theme
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.running_order import Group, is_addressed


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Recommendations, witnesses and themes without a question (withdrawn ones aside), and minutes."""

    recommendations: tuple[Recommendation, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    themes: tuple[Theme, ...] = ()
    planned: int = 0
    available: int = 0
    """The minutes there are; 0 where nobody has said."""

    @property
    def over(self) -> int:
        """Minutes planned beyond those there are; below 0 while some are left."""
        return self.planned - self.available


def coverage(
    groups: Sequence[Group], recommendations: Iterable[Recommendation], witnesses: Iterable[Witness], available: int
) -> Coverage:
    """What the questions of a running order leave out."""
    asked = [one for group in groups for one in group.questions]
    reached = {one for each in asked if _is_asked(each) for one in each.recommendation_ids}
    return Coverage(
        recommendations=tuple(each for each in recommendations if each.id not in reached),
        witnesses=tuple(each for each in witnesses if not is_addressed(each, asked)),
        themes=tuple(each.theme for each in groups if each.theme and not any(map(_is_asked, each.questions))),
        planned=sum(group.minutes for group in groups),
        available=available,
    )


def minutes_for(
    meeting: Meeting, items: Iterable[AgendaItem], papers: Iterable[Paper], questions: Iterable[Question],
    recommendations: Iterable[Recommendation],
) -> int:  # fmt: skip
    """The minutes there are: those of the agenda items that the questions are about, else the whole meeting's."""
    asked = [each for each in questions if _is_asked(each)]
    on = set(chain.from_iterable(each.recommendation_ids for each in asked))
    cited = {anchor.paper_id for each in asked for anchor in each.passages}
    cited |= {each.anchor.paper_id for each in recommendations if each.id in on and each.anchor}
    about = {paper.agenda_item_id for paper in papers if paper.id in cited}
    return sum(each.minutes for each in items if each.id in about) or meeting.minutes


def _is_asked(question: Question) -> bool:
    return question.standing is not Standing.WITHDRAWN
