"""The records that the live screen shows, kept from one key to the next."""

from bisect import insort
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from PySide6.QtCore import QObject

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.minute_places import Minuted, Places
from scrutiny_desktop.domain.proceeding import Proceedings
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.store import agenda, discussion_points, papers, questions, rows
from scrutiny_desktop.store.engine import Database
from scrutiny_desktop.views.desk import Desk

R = TypeVar("R")

_POINTS = "discussion_points"
_MANY = 20
"""Points that changed at once from which on all are read anew."""


class Records(QObject):
    """Lists of the meeting on the desk, each read again only once a record of its kind has changed.

    Of the points, which an evening has hundreds of, only those are read that have changed.
    """

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._meeting_id = desk, ""
        self._lists: dict[tuple[str, ...], list[Any]] = {}
        self._changed_points: set[str] = set()
        desk.changed.connect(self._forget)
        desk.meeting_changed.connect(self._lists.clear)

    def of(self, meeting_id: str, read: Callable[[Database, str], list[R]], *kinds: str) -> list[R]:
        """What ``read`` finds for a meeting; it rests on records of these kinds."""
        if meeting_id != self._meeting_id:
            self._lists.clear()
            self._meeting_id = meeting_id
        if kinds not in self._lists:
            self._lists[kinds] = read(self._desk.library, meeting_id)
        return cast(list[R], self._lists[kinds])

    def points(self, meeting_id: str) -> list[DiscussionPoint]:
        """The meeting's points, in the order they were marked."""
        changed, self._changed_points = self._changed_points, set()
        if len(changed) > _MANY:
            self._lists.pop((_POINTS,), None)
        said = self.of(meeting_id, discussion_points.for_meeting, _POINTS)
        if changed:
            said = [each for each in said if each.id not in changed]
            for each in discussion_points.named(self._desk.library, meeting_id, changed):
                insort(said, each, key=_place)
            self._lists[(_POINTS,)] = said
        return said

    def homes(self) -> Mapping[str, str]:
        """The agenda item that each question of the meeting belongs to."""
        return dict(self.of(self._meeting_id, _homes, "questions", "papers", "recommendations", "agenda"))

    def _forget(self, kind: str, record_id: str) -> None:
        if kind == _POINTS and record_id:
            self._changed_points.add(record_id)
            return
        for kinds in [each for each in self._lists if not kind or kind in each]:
            del self._lists[kinds]


def _homes(db: Database, meeting_id: str) -> list[tuple[str, str]]:
    meeting = rows.get(db, Meeting, meeting_id)
    if meeting is None:
        return []
    asked = questions.for_meeting(db, meeting_id)
    named = tuple(dict.fromkeys(each for one in asked for each in one.recommendation_ids))
    known = Minuted(items=agenda.for_meeting(db, meeting_id), papers=papers.for_meeting(db, meeting_id),
                    recommendations=rows.of(db, Recommendation, named), questions=asked)  # fmt: skip
    places = Places(known, Proceedings(meeting, ()))
    return [(each.id, places.of_question(each)) for each in asked]


def _place(point: DiscussionPoint) -> tuple[str, str]:
    return point.at.isoformat(), point.id
