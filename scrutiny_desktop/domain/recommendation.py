"""The review's recommendations, and the four things about each that are kept apart."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol

from scrutiny_desktop.domain.anchor import Anchor


class Response(StrEnum):
    """What the partnership said to a recommendation."""

    AWAITING = "awaiting"
    ACCEPTED = "accepted"
    PARTLY_ACCEPTED = "partly accepted"
    NOT_ACCEPTED = "not accepted"


class Progress(StrEnum):
    """What is reported of the action; overdue is computed, never stored."""

    NOT_SAID = "not said"
    """Nothing was reported, or no word that says how far it is."""
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


class Rating(StrEnum):
    """The colour that a tracker gives an action, as its author printed it; never the program's own view."""

    NONE = "not rated"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"


class EndingKind(StrEnum):
    """How a recommendation stopped being before the Panel."""

    CLOSED = "closed by the Panel"
    REPLACED = "replaced by another"
    MERGED = "merged into another"


CLOSED = frozenset({Progress.COMPLETE, Progress.SUPERSEDED})
"""Reported progress after which a date can no longer be missed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A date that was given up for a later or an earlier one, and the reason that was given."""

    was: date | None = None
    was_printed: str = ""
    on: date | None = None
    """The day the date was changed, or the report that changed it is dated."""
    why: str = ""
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The passage that one field was taken from."""

    field: str
    """The field's name, as the recommendation has it."""
    anchor: Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """The Panel's act that ended a recommendation, with the recommendation that stands in its place, if any."""

    kind: EndingKind
    on: date
    why: str = ""
    meeting_id: str = ""
    successor_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """One thing the review says agencies must do, and how the partnership responded to it.

    ``meeting_id`` names the meeting it came to first; later meetings bring it forward.
    """

    id: str
    owner: str = ""
    meeting_id: str
    number: str = ""
    text: str = ""
    series: str = ""
    """The list it belongs to where a review has several, such as "Multi-agency"."""
    theme: str = ""
    finding: str = ""
    """The review's finding that it answers, in the review's words."""
    lead_agency: str = ""
    lead_officer: str = ""
    due: date | None = None
    timescale: str = ""
    """The date as printed, also where it is none: "ongoing", "Q3"."""
    revisions: tuple[Revision, ...] = ()
    """The dates it had before, oldest first."""
    action: str = ""
    outcome: str = ""
    """What the action is meant to bring about."""
    response: Response = Response.AWAITING
    response_words: str = ""
    anchor: Anchor | None = None
    sources: tuple[Source, ...] = ()
    """Where the other fields were taken from."""
    ending: Ending | None = None
    rank: int = 0

    @property
    def is_open(self) -> bool:
        """Whether the Panel has not ended it."""
        return self.ending is None

    @property
    def lead(self) -> str:
        """The agency that leads, else the officer where only one was named."""
        return self.lead_agency or self.lead_officer

    @property
    def first_due(self) -> date | None:
        """The date it was given first."""
        return self.revisions[0].was if self.revisions else self.due

    def source(self, field: str) -> Anchor | None:
        """The passage a field was taken from, if one is known."""
        named = next((each.anchor for each in self.sources if each.field == field), None)
        return self.anchor if named is None and field in ("text", "number") else named

    def revised(self, due: date | None, *, timescale: str = "", on: date, why: str = "") -> "Recommendation":
        """The same with another date, the one before kept with the reason."""
        before = Revision(was=self.due, was_printed=self.timescale, on=on, why=why)
        return replace(self, due=due, timescale=timescale, revisions=(*self.revisions, before))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressReport:
    """Progress as reported on one day; a later report stands beside it, never over it."""

    id: str
    owner: str = ""
    recommendation_id: str
    on: date
    progress: Progress = Progress.NOT_STARTED
    rating: Rating = Rating.NONE
    words: str = ""
    meeting_id: str = ""
    """The meeting it was reported to, where one is known."""
    anchor: Anchor | None = None
    point_id: str = ""
    """The discussion point that recorded it, where it was reported by word of mouth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """How assured one person, or the Panel, is of one recommendation, for one meeting."""

    id: str
    owner: str = ""
    recommendation_id: str
    meeting_id: str
    assurance: Assurance = Assurance.NOT_CONSIDERED
    words: str = ""
    is_panels: bool = False
    """Whether the Panel agreed it; else it is its owner's own."""


def is_overdue(due: date | None, progress: Progress, today: date) -> bool:
    """Whether a date has passed while the action is neither complete nor superseded."""
    return due is not None and due < today and progress not in CLOSED


class Dated(Protocol):
    """Something with a date, and the dates it had before."""

    @property
    def due(self) -> date | None:
        """The date as it stands."""

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """Those before it, oldest first."""


def slid_without_reason(dated: Dated) -> tuple[Revision, ...]:
    """The dates that gave way to a later one, or to none, and nobody said why; oldest first."""
    dates = [*(each.was for each in dated.revisions), dated.due]
    return tuple(
        each
        for each, then in zip(dated.revisions, dates[1:], strict=True)
        if each.was and not each.why.strip() and (then is None or then > each.was)
    )


def still_open(recommendations: Iterable[Recommendation]) -> tuple[Recommendation, ...]:
    """Those that the Panel has not ended."""
    return tuple(each for each in recommendations if each.is_open)
