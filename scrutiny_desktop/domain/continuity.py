"""What a meeting may take up again from the meetings before it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from scrutiny_desktop.domain.brought_forward import BroughtForward
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.record import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Forward:
    """What is still open of earlier meetings: each in the order in which it came."""

    recommendations: tuple[Recommendation, ...] = ()
    promises: tuple[Promise, ...] = ()
    questions: tuple[Question, ...] = ()

    def __len__(self) -> int:
        return len(self.recommendations) + len(self.promises) + len(self.questions)


def before(meeting: Meeting, meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """The panel's meetings before this one, oldest first; one without a date is before no other."""
    earlier = [
        each
        for each in meetings
        if each.id != meeting.id and each.panel_id == meeting.panel_id and each.on is not None
        and (meeting.on is None or each.on < meeting.on)
    ]  # fmt: skip
    return tuple(sorted(earlier, key=lambda each: (each.on is not None and each.on.toordinal(), each.id)))


def still_open(
    recommendations: Iterable[Recommendation], promises: Iterable[Promise], questions: Iterable[Question],
    brought: Iterable[BroughtForward],
) -> Forward:  # fmt: skip
    """What of earlier meetings is open and not yet before this one."""
    here = {each.record_id for each in brought}
    return Forward(
        recommendations=tuple(each for each in recommendations if each.is_open and each.id not in here),
        promises=tuple(each for each in promises if each.is_open and each.id not in here),
        questions=tuple(questions),
    )


def bring_forward(
    forward: Forward, meeting: Meeting, *, ids: Ids, owner: str, brought: Sequence[BroughtForward] = (), rank: int = 0
) -> list[Pair]:
    """The changes that put these before a meeting, after what it has; ``rank`` is that of its first new question.

    Recommendations and promises stay the records they are; a question is put again as one of this meeting.
    """
    first = max((each.rank for each in brought), default=-1) + 1
    records: tuple[Recommendation | Promise, ...] = (*forward.recommendations, *forward.promises)
    pairs: list[Pair] = [
        (None, BroughtForward(id=ids.new(), owner=owner, meeting_id=meeting.id, record_id=each.id, rank=first + at))
        for at, each in enumerate(records)
    ]
    again = (each.again(ids.new(), meeting.id) for each in forward.questions)
    return pairs + [(None, replace(each, owner=owner, rank=rank + at)) for at, each in enumerate(again)]
