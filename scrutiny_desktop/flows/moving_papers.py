"""The change of records that takes a paper to another meeting or agenda item, with all that rests on it alone.

A question that has been put, or that rests on other papers too, stays with the meeting it was drafted for. A paper on
which something was recorded at its meeting stays there as well, since the minute would lose its source.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from scrutiny_desktop.domain.brought_forward import BroughtForward
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.paper import Paper, PaperRole
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.recommendation import Assessment, ProgressReport
from scrutiny_desktop.domain.record import Pair
from scrutiny_desktop.flows.paper_titles import role_named
from scrutiny_desktop.store import carried, discussion_points, notes, papers, questions, recommendations, rows, themes
from scrutiny_desktop.store.library import Library

_MOVABLE = (Standing.DRAFT, Standing.SHARED, Standing.PLANNED)


def moved(
    library: Library, paper: Paper, meeting_id: str, item: AgendaItem | None, *, despite_points: bool = False
) -> list[Pair]:
    """The paper under the item, with its appendices and earlier versions; ``item`` may be one that is new.

    Raises ScrutinyError where points of its meeting rest on it, unless they may stay behind: ``despite_points``.
    """
    there = papers.for_meeting(library, paper.meeting_id)
    going = _with_its_own(paper, there)
    pairs: list[Pair] = []
    if item is not None and rows.get(library, AgendaItem, item.id) is None:
        pairs.append((None, item))
    pairs += _papers(library, paper, going, meeting_id, item)
    if meeting_id != paper.meeting_id:
        resting = _Resting(library, paper.meeting_id, going)
        if not despite_points:
            resting.refuse_points(paper)
        pairs += resting.pairs(meeting_id)
    pairs += _emptied(library, paper, there, going, item)
    return [(old, new) for old, new in pairs if old != new]


def _with_its_own(paper: Paper, there: Iterable[Paper]) -> list[Paper]:
    """The paper, the appendices that it lists, and the versions of each, in the order of the meeting."""
    listed, ids = list(there), {paper.id}
    while True:
        more = {each.id for each in listed if each.listed_in in ids or each.earlier_id in ids}
        more |= {each.earlier_id for each in listed if each.id in ids and each.earlier_id} - {""}
        if more <= ids:
            return [each for each in listed if each.id in ids]
        ids |= more


def _papers(
    library: Library, paper: Paper, going: list[Paper], meeting_id: str, item: AgendaItem | None
) -> Iterator[Pair]:  # fmt: skip
    ids = {each.id for each in going}
    is_elsewhere = meeting_id != paper.meeting_id
    beyond = 1 + max((each.rank for each in papers.for_meeting(library, meeting_id)), default=-1)
    for at, each in enumerate(going):
        stays_listed = each.listed_in in ids or (not is_elsewhere and item is not None
                                                 and each.agenda_item_id == item.id)  # fmt: skip
        yield each, replace(
            each, meeting_id=meeting_id, agenda_item_id=item.id if item else "",
            listed_in=each.listed_in if stays_listed else "", rank=beyond + at if is_elsewhere else each.rank,
            role=_role(library, each, item) if is_elsewhere else each.role,
        )  # fmt: skip


def _role(library: Library, paper: Paper, item: AgendaItem | None) -> PaperRole:
    """A loose paper filed as a supplement is the report of an item that has none yet, unless it is minutes."""
    if paper.role is not PaperRole.SUPPLEMENT or item is None or role_named(paper.title) is not None:
        return paper.role
    beside = papers.for_meeting(library, item.meeting_id)
    is_first = not any(each.agenda_item_id == item.id and each.role is PaperRole.COVER_REPORT for each in beside)
    return PaperRole.COVER_REPORT if is_first else paper.role


def _emptied(
    library: Library, paper: Paper, there: Iterable[Paper], going: list[Paper], item: AgendaItem | None
) -> Iterator[Pair]:
    """The item that was made for the paper and bears its title, once nothing is left in it."""
    before = rows.get(library, AgendaItem, paper.agenda_item_id)
    if before is None or before.number or before.title != paper.title or (item is not None and item.id == before.id):
        return
    points = discussion_points.for_meeting(library, paper.meeting_id)
    used = {each.agenda_item_id for each in there if each not in going} | {each.agenda_item_id for each in points}
    if before.id not in used:
        yield before, None


class _Resting:
    """What rests on papers that go to another meeting."""

    def __init__(self, library: Library, meeting_id: str, going: Iterable[Paper]) -> None:
        self._library, self._meeting_id, self._ids = library, meeting_id, {each.id for each in going}
        self._points = discussion_points.for_meeting(library, meeting_id)
        own = (each for each in recommendations.for_meeting(library, meeting_id) if each.meeting_id == meeting_id)
        self._advice = [each for each in own if each.anchor is not None and each.anchor.paper_id in self._ids]
        self._asked = [each for each in questions.for_meeting(library, meeting_id) if self._is_only_here(each)]

    def refuse_points(self, paper: Paper) -> None:
        """Raise ScrutinyError where something was said at the meeting that rests on them."""
        advice = {each.id for each in self._advice}
        asked = {each.id for each in questions.for_meeting(self._library, self._meeting_id)
                 if any(passage.paper_id in self._ids for passage in each.passages)}  # fmt: skip
        for point in self._points:
            if self._ids & set(point.paper_ids) or advice & set(point.recommendation_ids) or point.question_id in asked:
                raise ScrutinyError(
                    f"Something was recorded about “{paper.title}” at its meeting, and the minute rests on it.",
                    "Leave it there, and add the file to the other meeting as well.",
                )

    def pairs(self, meeting_id: str) -> Iterator[Pair]:
        """All of it, belonging to another meeting."""
        for paper_id in sorted(self._ids):
            for note in notes.for_paper(self._library, paper_id):
                yield note, replace(note, meeting_id=meeting_id)
            for mark in carried.for_paper(self._library, paper_id):
                yield mark, replace(mark, meeting_id=meeting_id)
        yield from self._questions(meeting_id)
        yield from self._recommendations(meeting_id)

    def _is_only_here(self, question: Question) -> bool:
        return (question.standing in _MOVABLE and bool(question.passages)
                and all(each.paper_id in self._ids for each in question.passages))  # fmt: skip

    def _questions(self, meeting_id: str) -> Iterator[Pair]:
        """Behind those of the other meeting, under its theme of the same name where it has one."""
        own = {each.id: each.name for each in themes.for_meeting(self._library, self._meeting_id)}
        there = {each.name: each.id for each in themes.for_meeting(self._library, meeting_id)}
        beyond = 1 + max((each.rank for each in questions.for_meeting(self._library, meeting_id)), default=-1)
        for at, each in enumerate(self._asked):
            theme = there.get(own.get(each.theme_id, ""), "")
            yield each, replace(each, meeting_id=meeting_id, theme_id=theme, rank=beyond + at)

    def _recommendations(self, meeting_id: str) -> Iterator[Pair]:
        beyond = 1 + max((each.rank for each in recommendations.for_meeting(self._library, meeting_id)), default=-1)
        for at, each in enumerate(self._advice):
            yield each, replace(each, meeting_id=meeting_id, rank=beyond + at)
            of = "recommendation_id = ? AND meeting_id = ?"
            for judged in rows.where(self._library, Assessment, of, [each.id, self._meeting_id]):
                yield judged, replace(judged, meeting_id=meeting_id)
            for reported in rows.where(self._library, ProgressReport, of, [each.id, self._meeting_id]):
                yield reported, replace(reported, meeting_id=meeting_id)
            of = "record_id = ? AND meeting_id = ?"
            for brought in rows.where(self._library, BroughtForward, of, [each.id, meeting_id]):
                yield brought, None  # it is before that meeting by itself now
