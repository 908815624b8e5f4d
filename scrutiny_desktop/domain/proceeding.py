"""What happened at a meeting and when, and what follows from it: the time sat, the item's clock, who was let in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from scrutiny_desktop.domain.meeting import Meeting

LONGEST = timedelta(hours=12)
"""A meeting that went on longer ago than this is over, whether or not anybody said so."""


class Step(StrEnum):
    """One kind of thing that the Chair does with the meeting itself."""

    STARTED = "sitting started"
    PAUSED = "sitting paused"
    RESUMED = "sitting resumed"
    ADJOURNED = "sitting adjourned"
    ENDED = "sitting ended"
    ITEM_TAKEN = "item taken"
    EXCLUDED = "public excluded"
    READMITTED = "public readmitted"


class Phase(StrEnum):
    """How a meeting stands; computed, never stored."""

    BEFORE = "not begun"
    SITTING = "sitting"
    PAUSED = "in a pause"
    ADJOURNED = "stands adjourned"
    OVER = "is over"


_PHASES = {
    Step.STARTED: Phase.SITTING,
    Step.RESUMED: Phase.SITTING,
    Step.PAUSED: Phase.PAUSED,
    Step.ADJOURNED: Phase.ADJOURNED,
    Step.ENDED: Phase.OVER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proceeding:
    """One step of a meeting; ``citation`` is the rule by which the press and public were excluded.

    ``words`` are what is to be minuted of it, such as the resolution, or until when the meeting is adjourned.
    """

    id: str
    owner: str = ""
    meeting_id: str
    at: datetime
    kind: Step
    agenda_item_id: str = ""
    words: str = ""
    citation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of a meeting in which nothing of this changed."""

    begun: datetime
    until: datetime
    phase: Phase
    agenda_item_id: str = ""
    exclusion: Proceeding | None = None
    """The step by which the press and public were out of the room, where they were."""

    @property
    def seconds(self) -> float:
        """How long the panel sat in it."""
        return (self.until - self.begun).total_seconds() if self.phase is Phase.SITTING else 0.0


class Proceedings:
    """The steps of one meeting in their order; asked how things stood at a moment, it knows no clock of its own."""

    def __init__(self, meeting: Meeting, steps: Iterable[Proceeding]) -> None:
        known = sorted((each for each in steps if each.meeting_id == meeting.id), key=lambda each: (each.at, each.id))
        if meeting.started and not any(each.kind is Step.STARTED for each in known):
            # A library from before steps were kept says only when the meeting began and ended.
            known.insert(0, _bare(meeting, Step.STARTED, meeting.started))
            known += [_bare(meeting, Step.ENDED, meeting.ended)] if meeting.ended else []
        self.meeting, self.steps = meeting, tuple(known)

    def at(self, moment: datetime) -> Stretch:
        """How the meeting stands at a moment; ``begun`` says since when."""
        return list(self.stretches(moment))[-1]

    def stretches(self, now: datetime) -> Iterator[Stretch]:
        """The meeting until now, stretch by stretch, that before its start included."""
        begun, phase, item, exclusion = _first(self.steps, now), Phase.BEFORE, "", None
        for step in self.steps:
            if step.at > now:
                break
            yield Stretch(begun=begun, until=step.at, phase=phase, agenda_item_id=item, exclusion=exclusion)
            begun, phase = step.at, _PHASES.get(step.kind, phase)
            item = step.agenda_item_id if step.kind is Step.ITEM_TAKEN else item
            exclusion = _excluded(step, exclusion)
        if phase in (Phase.SITTING, Phase.PAUSED) and now - begun >= LONGEST:
            phase, now, exclusion = Phase.OVER, begun, None
        yield Stretch(begun=begun, until=now, phase=phase, agenda_item_id=item, exclusion=exclusion)

    def seconds(self, now: datetime) -> int:
        """How long the panel has sat, pauses and adjournments aside."""
        return int(sum(each.seconds for each in self.stretches(now)))

    def seconds_on(self, agenda_item_id: str, now: datetime) -> int:
        """How long it has sat on one item, however often that was taken up."""
        return int(sum(each.seconds for each in self.stretches(now) if each.agenda_item_id == agenda_item_id))

    def since(self, now: datetime) -> datetime | None:
        """When the meeting came to stand as it does: when this pause, say, began."""
        turns = [each for each in self.steps if each.kind in _PHASES and each.at <= now]
        return turns[-1].at if turns else None

    def minutes_left(self, now: datetime) -> int:
        """Whole minutes of the time planned that are left, below 0 once it is overrun."""
        return self.meeting.minutes - self.seconds(now) // 60


def _bare(meeting: Meeting, kind: Step, at: datetime) -> Proceeding:
    return Proceeding(id="", meeting_id=meeting.id, at=at, kind=kind)


def _first(steps: tuple[Proceeding, ...], now: datetime) -> datetime:
    return min(now, steps[0].at) if steps else now


def _excluded(step: Proceeding, exclusion: Proceeding | None) -> Proceeding | None:
    """An exclusion outlasts a pause and an adjournment: only readmitting, or the end, lets the public in again."""
    if step.kind is Step.EXCLUDED:
        return step
    return None if step.kind in (Step.READMITTED, Step.ENDED) else exclusion
