"""A discussion point as its key makes it: with all that is known without asking."""

from collections.abc import Callable, Sequence

from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.in_exempt import made_in_exempt
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.proceeding import Stretch
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import rows
from scrutiny_desktop.views.desk import Desk


def marked(
    desk: Desk,
    meeting: Meeting,
    kind: PointKind,
    *,
    question: Question | None,
    papers: Sequence[Paper],
    items: Callable[[], Sequence[AgendaItem]],
    stands: Stretch,
    words: str = "",
) -> DiscussionPoint:
    """A point now, on the question before the panel and whatever that rests on; exempt where one of them is.

    So it is while the public is out and under an exempt item, whoever is still in the room.
    ``items`` gives the items that a minute can be made of, where nothing else says which it is.
    """
    rests_on = tuple(dict.fromkeys(anchor.paper_id for anchor in question.passages)) if question else ()
    closed = any(each.id in rests_on and not each.classification.is_public for each in papers)
    item_id = stands.agenda_item_id or _item(rests_on, papers, items)
    item = rows.get(desk.library, AgendaItem, item_id) if item_id else None
    within = made_in_exempt(stands, item, papers)
    return DiscussionPoint(
        id=desk.ids.new(),
        owner=desk.me.id,
        meeting_id=meeting.id,
        agenda_item_id=item_id,
        question_id=question.id if question else "",
        recommendation_ids=question.recommendation_ids if question else (),
        paper_ids=rests_on,
        kind=kind,
        words=words,
        at=desk.clock(),
        is_exempt=within is not None or closed or bool(question and question.is_exempt),
        citation=within.citation if within else "",
    )


def _item(rests_on: Sequence[str], papers: Sequence[Paper], items: Callable[[], Sequence[AgendaItem]]) -> str:
    """The agenda item of the question's papers, else the first that has any."""
    named = [each.agenda_item_id for each in papers if each.id in rests_on and each.agenda_item_id]
    return named[0] if named else next((each.id for each in items()), "")
