"""How the reported progress of recommendations stands, and stood, counted for a chart."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.checklist_order import Grouping, grouped
from scrutiny_desktop.domain.recommendation import Progress, Recommendation

Said = tuple[str, date, Progress]
"""A report in short: the recommendation's id, the day, and what was reported."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many recommendations stand at each progress: of one agency, or at one meeting."""

    name: str
    counts: Mapping[Progress, int] = field(default_factory=dict)
    on: date | None = None

    @property
    def whole(self) -> int:
        """All of them."""
        return sum(self.counts.values())


def by_agency(rows: Sequence[ChecklistRow], today: date) -> tuple[Tally, ...]:
    """A tally for each lead agency, those that none leads last."""
    groups = grouped(rows, Grouping.AGENCY, today)
    return tuple(Tally(group.key, Counter(row.progress for row in group.rows)) for group in groups)


def by_meeting(
    recommendations: Iterable[Recommendation], said: Iterable[Said], meetings: Mapping[str, date]
) -> tuple[Tally, ...]:
    """A tally for each meeting, oldest first, as reported by then of what had come to the Panel by then."""
    known, reports = tuple(recommendations), sorted(said, key=lambda each: each[1])
    tallies: list[Tally] = []
    latest: dict[str, Progress] = {}
    place = 0
    for meeting_id, on in sorted(meetings.items(), key=lambda each: (each[1], each[0])):
        while place < len(reports) and reports[place][1] <= on:
            latest[reports[place][0]] = reports[place][2]
            place += 1
        here = [each for each in known if meetings.get(each.meeting_id, date.min) <= on]
        if here:
            counted = Counter(latest.get(each.id, Progress.NOT_SAID) for each in here)
            tallies.append(Tally(meeting_id, counted, on))
    return tuple(tallies)
