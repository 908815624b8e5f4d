"""Which question is before the panel, as items are taken and the public is let in again."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.proceeding import Proceeding, Step
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.recommendation import Recommendation


@dataclass(frozen=True, slots=True)
class Place:
    """Where a meeting has got to: the item before the panel, and how often the public was let in again."""

    agenda_item_id: str = ""
    readmissions: int = 0


def place_of(steps: Sequence[Proceeding]) -> Place:
    """Where these steps, in their order, have led."""
    taken = [each.agenda_item_id for each in steps if each.kind is Step.ITEM_TAKEN]
    return Place(taken[-1] if taken else "", sum(each.kind is Step.READMITTED for each in steps))


def stepped(shown: Sequence[Question], question: Question | None, steps: int) -> Question:
    """The question so many steps on in the running order; from nowhere, the first that is still to be put."""
    first = next((n for n, each in enumerate(shown) if each.is_open), 0)
    here = next((n for n, each in enumerate(shown) if question and each.id == question.id), first - steps)
    return shown[max(0, min(len(shown) - 1, here + steps))]


def homes_of(
    questions: Iterable[Question], papers: Iterable[Paper], recommendations: Iterable[Recommendation],
    agenda: Sequence[AgendaItem],
) -> Mapping[str, str]:  # fmt: skip
    """The item that each question belongs to by its papers; one of no paper belongs where most do, unless it came
    from the floor.
    """
    items = {each.id: each.agenda_item_id for each in papers if each.agenda_item_id}
    advice = {each.id: items.get(each.anchor.paper_id, "") for each in recommendations if each.anchor}
    asked = tuple(questions)
    found = {each.id: _home(each, items, advice) for each in asked}
    most = Counter(each for each in found.values() if each).most_common(1)
    main = most[0][0] if most else agenda[0].id if len(agenda) == 1 else next(iter(items.values()), "")
    return {each.id: found[each.id] or ("" if each.is_from_floor else main) for each in asked}


def _home(question: Question, items: Mapping[str, str], advice: Mapping[str, str]) -> str:
    rests_on = (items.get(each.paper_id, "") for each in question.passages)
    return next(filter(None, (*rests_on, *(advice.get(each, "") for each in question.recommendation_ids))), "")
