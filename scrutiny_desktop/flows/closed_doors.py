"""What of the library is not for the public, thing by thing, as the judge of all that leaves has it."""

from functools import cached_property

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Paper, Secrecy
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.publication import Publication, Withheld
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.recommendation import Assessment, ProgressReport, Recommendation
from scrutiny_desktop.flows.judging import publication_in
from scrutiny_desktop.store import not_public, rows
from scrutiny_desktop.store.library import Library

Closable = Question | DiscussionPoint | Promise | Recommendation | Assessment | ProgressReport | Note

_SECRECIES = tuple(Secrecy)


class ClosedDoors:
    """Knows of a question, point, promise or recommendation whether it rests on what is exempt or confidential.

    Read once for each time a screen is filled; in a library where all is public it reads next to nothing.
    """

    def __init__(self, db: Library) -> None:
        self._db = db

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
        return Publication(rows.every(self._db, Paper), rows.every(self._db, Recommendation), ())

    @cached_property
    def _of_all(self) -> Publication:
        return publication_in(self._db)

    def _kept(self, record: Closable) -> Withheld:
        if isinstance(record, Question):
            return self._of_papers.of_question(record)
        if isinstance(record, DiscussionPoint):
            return self._of_all.of_point(record)
        if isinstance(record, Promise):
            return self._of_all.of_promise(record)
        if isinstance(record, Recommendation):
            return self._of_papers.of_recommendation(record)
        if isinstance(record, Assessment):
            return self._of_papers.of_assessment(record)
        return (
            self._of_papers.of_report(record) if isinstance(record, ProgressReport) else self._of_papers.of_note(record)
        )
