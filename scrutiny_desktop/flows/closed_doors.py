"""What of the library is not for the public, thing by thing, as the judge of all that leaves has it."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, TypeVar

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Paper, Secrecy
from scrutiny_desktop.domain.proceeding import Proceeding, Proceedings
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.publication import Publication, Withheld
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.recommendation import Assessment, ProgressReport, Recommendation
from scrutiny_desktop.domain.record import Record
from scrutiny_desktop.store import columns, elsewhere, not_public, rows
from scrutiny_desktop.store.library import Library

R = TypeVar("R", bound=Record)

Closable = Question | DiscussionPoint | Promise | Recommendation | Assessment | ProgressReport | Note

_SECRECIES = tuple(Secrecy)

_RESTS = {
    "_has_any": ("papers", "agenda", "proceedings", "questions", "discussion_points", "promises"),
    "_of_papers": ("papers", "recommendations", "agenda"),
    "_of_points": ("papers", "recommendations", "agenda", "questions", "meetings", "proceedings"),
    "_of_promises": (
        "papers",
        "recommendations",
        "agenda",
        "questions",
        "meetings",
        "proceedings",
        "discussion_points",
    ),
}
"""The kinds of record that each judge knows."""

_MANY = 50
"""Records of a kind that changed from which on all of it are read anew."""


class ClosedDoors:
    """Knows of a question, point, promise or recommendation whether it rests on what is exempt or confidential.

    Each kind of record is read when it is first asked for and kept, and what is told to have changed is read again;
    in a library where all is public it reads next to nothing.
    """

    def __init__(self, db: Library) -> None:
        self._db, self._seen = db, elsewhere.stamp(db)
        self._read: dict[str, dict[str, Any]] = {}
        self._changed: dict[str, set[str]] = {}

    def forget(self, kind: str = "", record_id: str = "") -> None:
        """A record has changed, or with empty words anything may have."""
        is_one = bool(kind and record_id)
        if not is_one:
            self._read.clear()
            self._changed.clear()
        elif kind in self._read:
            self._changed.setdefault(kind, set()).add(record_id)
        for judge, kinds in _RESTS.items():
            if kind in kinds or not is_one:
                vars(self).pop(judge, None)

    def look_for_others(self) -> None:
        """Forget all where another process, or a job, has written to the library."""
        if (seen := elsewhere.stamp(self._db)) != self._seen:
            self._seen = seen
            self.forget()

    def secrecy(self, record: object) -> Secrecy:
        """The gravest secrecy of what it rests on; what came from a circle is marked by whoever read it."""
        if not isinstance(record, Closable):
            return Secrecy.PUBLIC
        kept = self._kept(record) if self._has_any else Withheld()
        found = [paper.classification.secrecy for paper in kept.papers]
        if kept.is_marked or getattr(record, "is_exempt", False):
            found.append(Secrecy.EXEMPT)
        return max(found, key=_SECRECIES.index, default=Secrecy.PUBLIC)

    @cached_property
    def _has_any(self) -> bool:
        return not_public.is_any(self._db)

    @cached_property
    def _of_papers(self) -> Publication:
        """Enough for what rests on papers and recommendations alone."""
        return Publication(self._every(Paper), self._every(Recommendation), (), agenda=self._every(AgendaItem))

    @cached_property
    def _of_points(self) -> Publication:
        """Enough for a point, which rests on its question and on when it was marked too."""
        return Publication(
            self._every(Paper), self._every(Recommendation), self._every(Question),
            held=self._held(), agenda=self._every(AgendaItem),
        )  # fmt: skip

    @cached_property
    def _of_promises(self) -> Publication:
        """Enough for a promise or a report, which rests on the point that it was recorded by too."""
        return Publication(
            self._every(Paper), self._every(Recommendation), self._every(Question),
            points=self._every(DiscussionPoint), held=self._held(), agenda=self._every(AgendaItem),
        )  # fmt: skip

    def _held(self) -> Iterator[Proceedings]:
        steps: dict[str, list[Proceeding]] = {}
        for each in self._every(Proceeding):
            steps.setdefault(each.meeting_id, []).append(each)
        return (Proceedings(each, steps.get(each.id, ())) for each in self._every(Meeting))

    def _every(self, kind: type[R]) -> Iterable[R]:
        name = columns.TABLES[kind]
        changed = self._changed.pop(name, set())
        if name not in self._read or len(changed) > _MANY:
            self._read[name] = {each.id: each for each in rows.every(self._db, kind)}
        elif changed:
            known = self._read[name]
            for record_id in changed:
                known.pop(record_id, None)
            known.update((each.id, each) for each in rows.of(self._db, kind, tuple(changed)))
        return self._read[name].values()

    def _kept(self, record: Closable) -> Withheld:
        if isinstance(record, Question):
            return self._of_papers.of_question(record)
        if isinstance(record, DiscussionPoint):
            return self._of_points.of_point(record)
        if isinstance(record, Promise):
            return self._of_promises.of_promise(record)
        if isinstance(record, Recommendation):
            return self._of_papers.of_recommendation(record)
        if isinstance(record, Assessment):
            return self._of_papers.of_assessment(record)
        if isinstance(record, ProgressReport):
            return (self._of_promises if record.point_id else self._of_papers).of_report(record)
        return self._of_papers.of_note(record)
