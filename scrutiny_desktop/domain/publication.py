"""What may stand in a document of a given secrecy, and why the rest is left out."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import datetime

from scrutiny_desktop.domain.attendance import Declaration
from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.in_exempt import made_in_exempt
from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Paper, Secrecy
from scrutiny_desktop.domain.proceeding import Proceedings
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.question import PUT, Question
from scrutiny_desktop.domain.recommendation import Assessment, ProgressReport, Recommendation

_SECRECIES = tuple(Secrecy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """Why something is left out: the papers it rests on, or its own mark, or a source that cannot be found."""

    papers: tuple[Paper, ...] = ()
    is_marked: bool = False
    is_lost: bool = False

    @property
    def is_free(self) -> bool:
        """Whether nothing keeps it out."""
        return not (self.papers or self.is_marked or self.is_lost)


class Publication:
    """Judges what may be published, by following each thing down to the papers it rests on.

    What rests on a paper, question or recommendation that is not among those handed in is
    withheld too, since nobody can then say that its source is public. ``held`` tells when the press and
    public were out of the room, and ``agenda`` which items were exempt; ``points`` are those that promises and
    reports were recorded by.
    """

    def __init__(
        self,
        papers: Iterable[Paper],
        recommendations: Iterable[Recommendation],
        questions: Iterable[Question],
        secrecy: Secrecy = Secrecy.PUBLIC,
        *,
        points: Iterable[DiscussionPoint] = (),
        held: Iterable[Proceedings] = (),
        agenda: Iterable[AgendaItem] = (),
    ) -> None:
        self._papers = {paper.id: paper for paper in papers}
        self._recommendations = {each.id: each for each in recommendations}
        self._questions = {question.id: question for question in questions}
        self._points = {point.id: point for point in points}
        self._secrecy, self._held = secrecy, {each.meeting.id: each for each in held}
        self._shut = {each.id: each for each in agenda if each.is_exempt}
        self._keys: frozenset[str] | None = None

    def for_holders(self, keys: Iterable[str]) -> "Publication":
        """The judge of what those may have who hold only these of the papers that are not public."""
        judge = copy(self)
        judge._secrecy, judge._keys = Secrecy.CONFIDENTIAL, frozenset(keys)
        return judge

    def of_point(self, point: DiscussionPoint) -> Withheld:
        """What keeps a discussion point out."""
        ids = set(point.paper_ids) | self._under_recommendations(point.recommendation_ids)
        question = self._questions.get(point.question_id)
        if question:
            ids |= self._under_question(question)
        elif point.question_id:
            ids.add(None)
        is_closed = (
            point.is_exempt
            or self._was_closed(point.meeting_id, point.at, point.agenda_item_id)
            or self._was_put_in_private(question)
        )
        return self._withheld(ids, is_marked=is_closed and self._secrecy is Secrecy.PUBLIC)

    def of_question(self, question: Question) -> Withheld:
        """What keeps a question out."""
        is_marked = self._was_put_in_private(question) and self._secrecy is Secrecy.PUBLIC
        return self._withheld(self._under_question(question), is_marked=is_marked)

    def of_note(self, note: Note) -> Withheld:
        """What keeps a mark or note out."""
        ids = self._under_recommendations(note.recommendation_ids)
        return self._withheld(ids | ({note.anchor.paper_id} if note.anchor else set()))

    def of_assessment(self, assessment: Assessment) -> Withheld:
        """What keeps a judgement out."""
        return self._withheld(self._under_recommendations([assessment.recommendation_id]))

    def of_recommendation(self, recommendation: Recommendation) -> Withheld:
        """What keeps a recommendation out, with any of its fields."""
        return self._withheld(_papers_of(recommendation))

    def of_report(self, report: ProgressReport) -> Withheld:
        """What keeps a progress report out, its recommendation aside."""
        ids: set[str | None] = {report.anchor.paper_id} if report.anchor else set()
        point = self._points.get(report.point_id)
        if report.point_id and not point:
            ids.add(None)
        judged = self._withheld(ids)
        return judged if point is None or not judged.is_free else self.of_point(point)

    def of_declaration(self, meeting_id: str, declaration: Declaration) -> Withheld:
        """What keeps a declaration of interest out: not that its item is exempt, but that nobody outside heard it."""
        item = "" if declaration.at else declaration.agenda_item_id
        is_closed = self._was_closed(meeting_id, declaration.at, item)
        return Withheld(is_marked=is_closed and self._secrecy is Secrecy.PUBLIC)

    def of_promise(self, promise: Promise) -> Withheld:
        """What keeps a promise out."""
        ids = self._under_recommendations(promise.recommendation_ids)
        ids |= {promise.anchor.paper_id} if promise.anchor else set()
        question, point = self._questions.get(promise.question_id), self._points.get(promise.point_id)
        if question:
            ids |= self._under_question(question)
        if (promise.question_id and not question) or (promise.point_id and not point):
            ids.add(None)
        is_closed = promise.is_exempt or self._was_put_in_private(question)
        judged = self._withheld(ids, is_marked=is_closed and self._secrecy is Secrecy.PUBLIC)
        return judged if point is None or not judged.is_free else self.of_point(point)

    def of_answer(self, promise: Promise) -> Withheld:
        """What keeps out the words of what came for a promise: the paper that came."""
        return self._withheld({promise.received_paper_id} if promise.received_paper_id else set())

    def _was_closed(self, meeting_id: str, at: datetime | None, agenda_item_id: str) -> bool:
        """Whether something was said with the press and public out of the room, or under an exempt item.

        Its own mark has no say in it. Without an item it was said under the one that was then before the panel.
        """
        held = self._held.get(meeting_id)
        stood = held.at(at) if held and at else None
        item = self._shut.get(agenda_item_id or (stood.agenda_item_id if stood else ""))
        return item is not None if stood is None else made_in_exempt(stood, item) is not None

    def _was_put_in_private(self, question: Question | None) -> bool:
        """Whether a question was put behind closed doors; where that was not kept, its papers tell the item."""
        if question is None or question.is_exempt:
            return question is not None
        items = {question.agenda_item_id}
        if not question.agenda_item_id and question.standing in PUT:
            known = (self._papers.get(anchor.paper_id) for anchor in question.passages)
            items = {paper.agenda_item_id for paper in known if paper}
        return not items.isdisjoint(self._shut.keys())

    def _under_question(self, question: Question) -> set[str | None]:
        passages: set[str | None] = {anchor.paper_id for anchor in question.passages}
        return passages | self._under_recommendations(question.recommendation_ids)

    def _under_recommendations(self, ids: Iterable[str]) -> set[str | None]:
        found = [self._recommendations.get(each) for each in ids]
        under = {paper_id for each in found if each for paper_id in _papers_of(each)}
        return under | ({None} if None in found else set())

    def _withheld(self, ids: set[str | None], *, is_marked: bool = False) -> Withheld:
        papers = [paper for paper in self._papers.values() if paper.id in ids and not self._may_show(paper)]
        return Withheld(papers=tuple(papers), is_marked=is_marked, is_lost=bool(ids - self._papers.keys()))

    def _may_show(self, paper: Paper) -> bool:
        if self._keys is not None and not paper.classification.is_public:
            return paper.is_supplied and paper.text_key in self._keys
        return _SECRECIES.index(paper.classification.secrecy) <= _SECRECIES.index(self._secrecy)


def _papers_of(recommendation: Recommendation) -> set[str | None]:
    sources = (recommendation.anchor, *(each.anchor for each in recommendation.sources),
               *(each.anchor for each in recommendation.revisions))  # fmt: skip
    return {anchor.paper_id for anchor in sources if anchor}
