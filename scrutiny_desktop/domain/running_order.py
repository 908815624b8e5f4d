"""The running order: themes with their questions, where a move leads, and what the order covers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from scrutiny_desktop.domain.meeting import Witness
from scrutiny_desktop.domain.question import Question, Standing, Theme

Place = tuple[str, str]
"""A theme's id, and the id of the question to stand before; empty for none and for the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A theme's questions in asking order; those without a theme stand in a last group without one."""

    theme: Theme | None = None
    questions: tuple[Question, ...] = ()

    @property
    def theme_id(self) -> str:
        """The theme's id, empty where there is none."""
        return self.theme.id if self.theme else ""

    @property
    def minutes(self) -> int:
        """Time planned: the theme's own, else what its questions (withdrawn ones aside) add up to."""
        asked = (one.minutes for one in self.questions if one.standing is not Standing.WITHDRAWN)
        return self.theme.minutes if self.theme and self.theme.minutes else sum(asked)


def grouped(themes: Iterable[Theme], questions: Iterable[Question]) -> tuple[Group, ...]:
    """Every theme in order, with its questions, and a last group for questions of no theme that is here."""
    known = sorted(themes, key=lambda each: (each.rank, each.id))
    asked = sorted(questions, key=lambda each: (each.rank, each.id))
    names = {each.id for each in known}
    groups = [Group(theme=each, questions=tuple(one for one in asked if one.theme_id == each.id)) for each in known]
    loose = tuple(one for one in asked if one.theme_id not in names)
    return (*groups, Group(questions=loose)) if loose else tuple(groups)


def placed(groups: Sequence[Group], question: Question, place: Place) -> tuple[Question, ...]:
    """All questions in their new order, densely ranked from 0, once this one (new or known) stands at a place."""
    theme_id, before = place
    order: list[Question] = []
    for group in _with_group(groups, theme_id):
        rest = [one for one in group.questions if one.id != question.id]
        if group.theme_id == theme_id:
            at = next((i for i, one in enumerate(rest) if one.id == before), len(rest))
            rest.insert(at, replace(question, theme_id=theme_id))
        order += rest
    return tuple(replace(one, rank=rank) for rank, one in enumerate(order))


def ranked(groups: Sequence[Group]) -> tuple[Question, ...]:
    """All questions in the order of their groups, densely ranked from 0."""
    return tuple(replace(one, rank=rank) for rank, one in enumerate(one for each in groups for one in each.questions))


def one_up(groups: Sequence[Group], question_id: str) -> Place | None:
    """The place one step earlier, which may be the end of the theme before; None at the very start."""
    at, here = _where(groups, question_id)
    if here > 0:
        return groups[at].theme_id, groups[at].questions[here - 1].id
    return (groups[at - 1].theme_id, "") if at > 0 else None


def one_down(groups: Sequence[Group], question_id: str) -> Place | None:
    """The place one step later, which may be the start of the next theme; None at the very end."""
    at, here = _where(groups, question_id)
    questions = groups[at].questions
    if here + 1 < len(questions):
        return groups[at].theme_id, _id_at(questions, here + 2)
    return (groups[at + 1].theme_id, _id_at(groups[at + 1].questions, 0)) if at + 1 < len(groups) else None


def is_addressed(witness: Witness, questions: Iterable[Question]) -> bool:
    """Whether a question (withdrawn ones aside) names the witness, the witness's title or agency."""
    names = [name.casefold() for name in (witness.name, witness.title, witness.agency) if name]
    asked = (one.addressee.casefold() for one in questions if one.standing is not Standing.WITHDRAWN)
    return any(name in addressee for addressee in asked for name in names)


def _with_group(groups: Sequence[Group], theme_id: str) -> Sequence[Group]:
    return groups if theme_id in (each.theme_id for each in groups) else [*groups, Group()]


def _where(groups: Sequence[Group], question_id: str) -> tuple[int, int]:
    return next(
        (at, here)
        for at, group in enumerate(groups)
        for here, one in enumerate(group.questions)
        if one.id == question_id
    )


def _id_at(questions: Sequence[Question], at: int) -> str:
    return questions[at].id if at < len(questions) else ""
