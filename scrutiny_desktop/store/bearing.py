"""What of any meeting bears on one recommendation."""

from typing import TypeVar

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.life import Around
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import assessments, brought_forward, meetings, progress_reports, rows
from scrutiny_desktop.store.engine import Database

Bearing = TypeVar("Bearing", Note, Question, DiscussionPoint, Promise)


def on(db: Database, kind: type[Bearing], recommendation_id: str) -> list[Bearing]:
    """All of one kind that name a recommendation, oldest first."""
    return rows.where(db, kind, "instr(recommendation_ids, ?)", [f'"{recommendation_id}"'])


def around(db: Database, recommendation_id: str, person: str) -> Around:
    """Everything that happened to a recommendation, with one person's own judgements and the Panel's."""
    judged = assessments.of_recommendation(db, recommendation_id)
    return Around(
        meetings={each.id: each for each in meetings.every(db)},
        brought=tuple(brought_forward.of_record(db, recommendation_id)),
        reports=tuple(progress_reports.of_recommendation(db, recommendation_id)),
        notes=tuple(on(db, Note, recommendation_id)),
        questions=tuple(on(db, Question, recommendation_id)),
        points=tuple(on(db, DiscussionPoint, recommendation_id)),
        promises=tuple(on(db, Promise, recommendation_id)),
        assessments=tuple(each for each in judged if each.is_panels or each.owner == person),
    )
