"""Which question is before the panel, as items are taken and the public is let in again."""

from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desktop.domain.proceeding import Proceeding, Step
from scrutiny_desktop.domain.question import Question


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
