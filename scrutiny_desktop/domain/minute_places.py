"""Under which agenda item each thing of a meeting is minuted, so that each stands once in the whole minutes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scrutiny_desktop.domain.attendance import Declaration
from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.meeting import AgendaItem, Witness
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.proceeding import Proceedings
from scrutiny_desktop.domain.question import PUT, Question
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.running_order import is_addressed
from scrutiny_desktop.domain.sitting import is_named


@dataclass(frozen=True, slots=True, kw_only=True)
class Minuted:
    """What is minuted of one meeting."""

    items: Sequence[AgendaItem]
    """Those that the minutes have a part for, in their order."""
    papers: Sequence[Paper] = ()
    recommendations: Sequence[Recommendation] = ()
    questions: Sequence[Question] = ()
    points: Sequence[DiscussionPoint] = ()


class Places:
    """Knows the item of each; where nothing says it, it is the item with most of the questions."""

    def __init__(self, minuted: Minuted, held: Proceedings) -> None:
        self._minuted, self._held = minuted, held
        self._known = {each.id for each in minuted.items}
        self._item_of = {each.id: each.agenda_item_id for each in minuted.papers if each.agenda_item_id in self._known}
        self._advice = {each.id: each for each in minuted.recommendations}
        self._questions = {each.id: self._first(self._signs(each)) for each in minuted.questions}
        self.main = self._main()

    def of_question(self, question: Question) -> str:
        """From the floor, the item it was taken under; else that of its passages or recommendations comes first."""
        return self._questions.get(question.id) or self.main

    def of_point(self, point: DiscussionPoint) -> str:
        """Its own, else the item that was before the panel when it was marked."""
        then = self._held.at(point.at).agenda_item_id
        through = [self._questions.get(point.question_id, ""), *map(self._of_advice, point.recommendation_ids)]
        return self._first([point.agenda_item_id, then, *through]) or self.main

    def of_recommendation(self, recommendation: Recommendation) -> str:
        """The item of its paper, else that of the first question or point about it."""
        return self._first(self._signs_of_advice(recommendation)) or self.main

    def of_declaration(self, declaration: Declaration) -> str:
        """Its own, else the item that was before the panel when it was made."""
        then = self._held.at(declaration.at).agenda_item_id if declaration.at else ""
        return self._first([declaration.agenda_item_id, then]) or self.main

    def of_witness(self, witness: Witness) -> frozenset[str]:
        """The items under which they spoke, or were asked; who is never named was there for the main one."""
        spoke = [self.of_point(each) for each in self._minuted.points if is_named(witness, each.speaker)]
        asked = [self.of_question(each) for each in self._minuted.questions
                 if each.standing in PUT and is_addressed(witness, [each])]  # fmt: skip
        return frozenset([*spoke, *asked] or [self.main])

    def _signs(self, question: Question) -> Iterator[str]:
        if question.is_from_floor:
            yield question.agenda_item_id
        yield from (self._item_of.get(anchor.paper_id, "") for anchor in question.passages)
        yield from map(self._of_advice, question.recommendation_ids)
        yield question.agenda_item_id
        about = (each for each in self._minuted.points if each.question_id == question.id)
        yield from (each.agenda_item_id or self._held.at(each.at).agenda_item_id for each in about)

    def _of_advice(self, recommendation_id: str) -> str:
        found = self._advice.get(recommendation_id)
        return self._item_of.get(found.anchor.paper_id, "") if found and found.anchor else ""

    def _signs_of_advice(self, recommendation: Recommendation) -> Iterator[str]:
        yield self._of_advice(recommendation.id)
        for question in self._minuted.questions:
            if recommendation.id in question.recommendation_ids:
                yield self._questions[question.id]
        for point in self._minuted.points:
            if recommendation.id in point.recommendation_ids:
                yield point.agenda_item_id

    def _main(self) -> str:
        """Where most of the questions are; without any, most recommendations, else the first item."""
        asked = [each for each in self._questions.values() if each]
        advised = [each for each in map(self._of_advice, self._advice) if each]
        (first, _), *_ = Counter(asked or advised).most_common(1) or [("", 0)]
        return first or next((each.id for each in self._minuted.items), "")

    def _first(self, items: Iterable[str]) -> str:
        return next((each for each in items if each in self._known), "")
