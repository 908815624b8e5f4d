"""What is marked while the meeting runs."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class PointKind(StrEnum):
    """What a discussion point is, in the order of its keys."""

    NOTED = "noted"
    CONCERN = "concern"
    INFORMATION = "information requested"
    ACTION = "action"
    RESOLUTION = "resolution"


OWED = frozenset({PointKind.ACTION, PointKind.INFORMATION})
"""Kinds that somebody owes by a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussionPoint:
    """One point, at its time; it needs no words when it is made and can be finished later."""

    id: str
    owner: str = ""
    meeting_id: str
    agenda_item_id: str = ""
    question_id: str = ""
    recommendation_ids: tuple[str, ...] = ()
    paper_ids: tuple[str, ...] = ()
    """Papers it rests on: when one is not public, neither is the point."""
    kind: PointKind = PointKind.NOTED
    words: str = ""
    at: datetime
    speaker: str = ""
    action_by: str = ""
    due: date | None = None
    is_exempt: bool = False
    citation: str = ""
    """By which rule it is exempt, where it was made while the press and public were excluded."""
