"""The review's recommendations, and the four things about each that are kept apart."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scrutiny_desktop.domain.anchor import Anchor


class Response(StrEnum):
    """What the partnership said to a recommendation."""

    AWAITING = "awaiting"
    ACCEPTED = "accepted"
    PARTLY_ACCEPTED = "partly accepted"
    NOT_ACCEPTED = "not accepted"


class Progress(StrEnum):
    """What is reported of the action; overdue is computed, never stored."""

    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    COMPLETE = "complete"
    PAUSED = "paused"
    SUPERSEDED = "superseded"


class Assurance(StrEnum):
    """A person's own judgement, or the Panel's."""

    NOT_CONSIDERED = "not considered"
    NOT_ASSURED = "not assured"
    PARTLY_ASSURED = "partly assured"
    ASSURED = "assured"


CLOSED = frozenset({Progress.COMPLETE, Progress.SUPERSEDED})
"""Reported progress after which a date can no longer be missed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """One thing the review says agencies must do, and how the partnership responded to it."""

    id: str
    owner: str = ""
    meeting_id: str
    number: str = ""
    text: str = ""
    lead_agency: str = ""
    due: date | None = None
    action: str = ""
    response: Response = Response.AWAITING
    response_words: str = ""
    anchor: Anchor | None = None
    rank: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressReport:
    """Progress as reported on one day; a later report stands beside it, never over it."""

    id: str
    owner: str = ""
    recommendation_id: str
    on: date
    progress: Progress = Progress.NOT_STARTED
    words: str = ""
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """How assured one person is of one recommendation, for one meeting."""

    id: str
    owner: str = ""
    recommendation_id: str
    meeting_id: str
    assurance: Assurance = Assurance.NOT_CONSIDERED
    words: str = ""


def is_overdue(due: date | None, progress: Progress, today: date) -> bool:
    """Whether a date has passed while the action is neither complete nor superseded."""
    return due is not None and due < today and progress not in CLOSED
