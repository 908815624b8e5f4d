"""What a point's words say of who owes it, by when, and on which recommendations."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from scrutiny_desktop.domain.discussion import OWED, DiscussionPoint
from scrutiny_desktop.domain.signs import Known, Sign, signs


def filled(point: DiscussionPoint, words: str, known: Known, *, given: Sequence[str] = ()) -> DiscussionPoint:
    """The point with these words, and with what they say now in place of what the words before said.

    A field that holds anything else than the words before put there was filled, or emptied, by hand, and stays.
    ``given`` are the recommendations that it bears on whatever its words say, those of its question.
    """
    before, after = signs(point.words, known), signs(words, known)
    linked, links = _linked(before), _linked(after)
    gone = set(linked) - set(links) - set(given)
    kept = [each for each in point.recommendation_ids if each not in gone]
    came = [each for each in links if each not in linked and each not in kept]
    point = replace(point, words=words, recommendation_ids=(*kept, *came))
    if point.kind not in OWED:
        return point
    owner = _owners(after) if point.action_by == _owners(before) else point.action_by
    due = _due(after) if point.due == _due(before) else point.due
    return replace(point, action_by=owner, due=due)


def lacks(point: DiscussionPoint) -> bool:
    """Whether something of it is to be finished: its words, or who is to do it by when where somebody owes it."""
    return not point.words.strip() or (point.kind in OWED and not (point.action_by.strip() and point.due))


def _owners(found: Iterable[Sign]) -> str:
    """All who are named: "Police, Health and Ana Quill"."""
    *first, last = tuple(dict.fromkeys(each.owner for each in found if each.owner)) or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def _due(found: Iterable[Sign]) -> date | None:
    return next((each.due for each in found if each.due), None)


def _linked(found: Iterable[Sign]) -> list[str]:
    return list(dict.fromkeys(each.recommendation_id for each in found if each.recommendation_id))
