"""The checklist out of the library: as PDF, XLSX or CSV."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from scrutiny_desktop.domain.checklist import ChecklistRow, checklist
from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.tracker import Tracker, TrackerWords, tracker
from scrutiny_desktop.flows.judging import publication_in
from scrutiny_desktop.outputs.saving import save_whole
from scrutiny_desktop.outputs.tracker_table import tracker_csv, tracker_xlsx
from scrutiny_desktop.store import assessments, notes, people, progress_reports, questions, recommendations
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library, open_library


class TrackerForm(StrEnum):
    """In what form a tracker leaves; its value ends the file's name."""

    PDF = "pdf"
    WORKBOOK = "xlsx"
    TABLE = "csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackerOrder:
    """Which tracker is meant: of a meeting, open ones only or all, with or without one's own view."""

    meeting_id: str
    heading: str = ""
    author: str = ""
    open_only: bool = False
    with_own: bool = False
    words: TrackerWords = field(default_factory=TrackerWords)
    page: str = "Page {page}"


def tracker_of(db: Library, order: TrackerOrder) -> Tracker:
    """The tracker as it would leave now."""
    me = people.me(db)
    shown = checklist(
        recommendations.for_meeting(db, order.meeting_id),
        progress_reports.for_meeting(db, order.meeting_id),
        notes.on_recommendations(db, order.meeting_id) if order.with_own else (),
        questions.for_meeting(db, order.meeting_id),
        assessments.for_meeting(db, order.meeting_id, me.id) if me and order.with_own else (),
        assessments.agreed(db, order.meeting_id),
    )
    return tracker(
        _wanted(shown, order), publication_in(db), order.words, meeting=order.heading, with_own=order.with_own
    )


def save_tracker(
    access: Access, clock: Clock, order: TrackerOrder, form: TrackerForm, resources: Path, out: Path, report: Report
) -> Path:
    """Make the tracker and save it; the file is there whole or, after an error, as it was."""
    save_whole(out, made_tracker(access, clock, order, form, resources, report))
    report(3, 3)
    return out


def made_tracker(
    access: Access, clock: Clock, order: TrackerOrder, form: TrackerForm, resources: Path, report: Report
) -> bytes:  # fmt: skip
    """The tracker in one of its forms; raises ScrutinyError where nothing of it may leave."""
    report(0, 3)
    with open_library(access, clock=clock) as db:
        made = tracker_of(db, order)
    if not made.lines:
        raise ScrutinyError("There is no recommendation that may leave.", "Add one, or choose all of them.")
    report(1, 3)
    content = _content(made, order, form, resources, clock)
    report(2, 3)
    return content


def _wanted(shown: Sequence[ChecklistRow], order: TrackerOrder) -> Sequence[ChecklistRow]:
    return [row for row in shown if row.recommendation.is_open] if order.open_only else shown


def _content(made: Tracker, order: TrackerOrder, form: TrackerForm, resources: Path, clock: Clock) -> bytes:
    if form is TrackerForm.PDF:
        from scrutiny_desktop.outputs.tracker_pdf import tracker_pdf  # a start does not wait for what sets type

        return tracker_pdf(made, fonts=resources / "fonts", page=order.page, author=order.author)
    return tracker_xlsx(made, at=clock(), author=order.author) if form is TrackerForm.WORKBOOK else tracker_csv(made)
