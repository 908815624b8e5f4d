"""A meeting out of the library as plain JSON, public or its owner's own, and read back."""

import json
from collections.abc import Iterator
from datetime import datetime

from scrutiny_desktop.domain.archive import Archive, archived, from_archive, public_archive, whole_archive
from scrutiny_desktop.domain.carried import Carried
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.own_plan import OwnPlan
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.recommendation import Assessment, ProgressReport
from scrutiny_desktop.domain.record import Record
from scrutiny_desktop.flows.judging import publication_in
from scrutiny_desktop.store import (
    agenda,
    attendance,
    brought_forward,
    discussion_points,
    minute_corrections,
    notes,
    papers,
    people,
    proceedings,
    promises,
    questions,
    recommendations,
    rows,
    themes,
    witnesses,
    wordings,
)
from scrutiny_desktop.store.library import Library

_OF_MEETING = (
    agenda, witnesses, attendance, proceedings, papers, themes, notes, questions, recommendations, promises,
    brought_forward, discussion_points, minute_corrections,
)  # fmt: skip


def archive_of(db: Library, meeting_id: str, *, is_own: bool, public: str, private: str) -> Archive:
    """The archive as it would leave now; ``public`` and ``private`` are what it says of itself."""
    records = list(_records(db, meeting_id))
    if is_own:
        return whole_archive(records, classification=private)
    return public_archive(records, publication_in(db), classification=public)


def archive_bytes(archive: Archive, at: datetime) -> bytes:
    """As JSON."""
    plain = archived(archive, made=at.isoformat())
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def read_back(content: bytes) -> Archive:
    """An archive that was saved; raises ScrutinyError where it is none."""
    try:
        plain = json.loads(content)
    except ValueError as error:
        raise ScrutinyError(f"This file is not JSON ({error}).", "Choose the archive of a meeting.") from error
    if not isinstance(plain, dict):
        raise ScrutinyError("This file is no archive of a meeting.", "Choose another.")
    return from_archive(plain)


def _records(db: Library, meeting_id: str) -> Iterator[Record]:
    meeting = rows.get(db, Meeting, meeting_id)
    if meeting is None:
        raise ScrutinyError("There is no such meeting in the library.", "Choose another meeting.")
    if (panel := rows.get(db, Panel, meeting.panel_id)) is not None:
        yield panel
    if (wording := wordings.of_panel(db, meeting.panel_id)) is not None:
        yield wording
    yield from people.every(db)
    yield meeting
    for table in _OF_MEETING:
        yield from table.for_meeting(db, meeting_id)
    before = {each.id for each in recommendations.for_meeting(db, meeting_id)}
    yield from (each for each in rows.every(db, ProgressReport) if each.recommendation_id in before)
    for kind in (Assessment, OwnPlan, Carried):
        yield from rows.where(db, kind, "meeting_id = ?", [meeting_id])
