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
    is_late: bool = False
    urgency: str = ""
    """Why a late item cannot wait, which the minutes must say (Local Government Act 1972, section 100B(4)(b))."""
    is_exempt: bool = False
    """Whether the press and public are to be excluded while it is before the panel."""
    citation: str = ""
    """By which rule: paragraphs of Schedule 12A, or of the Access to Information Procedure Rules."""

    @property
    def lacks_urgency(self) -> bool:
        """Whether it is late, and nobody has said why it cannot wait."""
        return self.is_late and not self.urgency.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """From when until when a person was there; without a time, from the start or to the end."""

    arrived: datetime | None = None
    left: datetime | None = None

    def covers(self, at: datetime) -> bool:
        """Whether a moment is within it."""
        return not (self.arrived and at < self.arrived) and not (self.left and at >= self.left)


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
    has_apologised: bool = False
    spells: tuple[Spell, ...] = ()
    """When they came and left, where that was marked."""
