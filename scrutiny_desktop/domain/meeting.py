"""A meeting, its agenda, and those who are invited to it."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting of a panel; ``started`` and ``ended`` are set live, ``minutes`` is time planned."""

    id: str
    owner: str = ""
    panel_id: str
    on: date | None = None
    place: str = ""
    minutes: int = 60
    started: datetime | None = None
    ended: datetime | None = None
    is_sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One thing the panel takes up at a meeting, in order of ``rank``."""

    id: str
    owner: str = ""
    meeting_id: str
    number: str = ""
    title: str
    rank: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """An invited representative of an agency; ``is_present`` is marked at the meeting."""

    id: str
    owner: str = ""
    meeting_id: str
    name: str
    title: str = ""
    agency: str = ""
    rank: int = 0
    is_present: bool = False
