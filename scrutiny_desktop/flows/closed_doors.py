"""What of the library is not for the public, thing by thing, as the judge of all that leaves has it."""

from collections.abc import Iterable, Iterator, Mapping
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
}
"""The kinds of record that each judge knows."""


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
        if not is_one or kind == "papers":  # more may rest on it than before
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
        kept = tuple(self._kept(record)) if self._has_any else ()
        found = [paper.classification.secrecy for each in kept for paper in each.papers]
        if getattr(record, "is_exempt", False) or any(each.is_marked for each in kept):
            found.append(Secrecy.EXEMPT)
        return max(found, key=_SECRECIES.index, default=Secrecy.PUBLIC)

    @cached_property
    def _has_any(self) -> bool:
        return not_public.is_any(self._db)

    @cached_property
    def _of_papers(self) -> Publication:
        """Enough for what rests on papers and recommendations alone."""
        return Publication(*self._closed(), (), agenda=self._known(AgendaItem).values())

    @cached_property
    def _of_points(self) -> Publication:
        """Enough for what rests on a question, and on when it was marked, too."""
        agenda = self._known(AgendaItem).values()
        return Publication(*self._closed(), self._known(Question).values(), held=self._held(), agenda=agenda)

    def _closed(self) -> tuple[Iterable[Paper], Iterable[Recommendation]]:
        """The papers that are not public and what rests on them; what is not among them is public, never lost."""
        if "recommendations" not in self._read:
            closed = not_public.papers(self._db)
            self._keep("papers", closed)
            self._keep("recommendations", not_public.recommendations(self._db, closed))
        return self._known(Paper).values(), self._known(Recommendation).values()

    def _held(self) -> Iterator[Proceedings]:
        steps: dict[str, list[Proceeding]] = {}
        for each in self._known(Proceeding).values():
            steps.setdefault(each.meeting_id, []).append(each)
        return (Proceedings(each, steps.get(each.id, ())) for each in self._known(Meeting).values())

    def _known(self, kind: type[R]) -> Mapping[str, R]:
        name = columns.TABLES[kind]
        changed = self._changed.pop(name, set())
        if name not in self._read:
            found: list[R] = rows.every(self._db, kind)
            self._keep(name, found)
        known = self._read[name]
        for record_id in changed:
            known.pop(record_id, None)
        if changed:
            known.update((each.id, each) for each in rows.of(self._db, kind, tuple(changed)))
        return known

    def _keep(self, name: str, records: Iterable[Record]) -> None:
        self._read[name] = {each.id: each for each in records}

    def _kept(self, record: Closable) -> Iterator[Withheld]:
        if isinstance(record, Question):
            yield self._of_papers.of_question(record)
        elif isinstance(record, DiscussionPoint):
            yield self._of_points.of_point(record)
        elif isinstance(record, Promise):
            yield self._of_points.of_promise(record)
            yield from self._of_its_point(record.point_id)
        elif isinstance(record, Recommendation):
            yield self._of_papers.of_recommendation(record)
        elif isinstance(record, Assessment):
            yield self._of_papers.of_assessment(record)
        elif isinstance(record, ProgressReport):
            yield self._of_papers.of_report(record)
            yield from self._of_its_point(record.point_id)
        else:
            yield self._of_papers.of_note(record)

    def _of_its_point(self, point_id: str) -> Iterator[Withheld]:
        if point_id and (point := self._known(DiscussionPoint).get(point_id)) is not None:
            yield self._of_points.of_point(point)
