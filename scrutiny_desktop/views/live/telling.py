"""How the live screen says where the meeting stands, in whole sentences."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.proceeding import Phase, Proceedings
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.views.words import at_time


class Telling(QObject):
    """Sentences about time, questions and recommendations."""

    def of_time(self, held: Proceedings, now: datetime) -> str:
        """For the foot of the window."""
        phase, started = held.at(now).phase, held.meeting.started
        if phase is Phase.BEFORE:
            return self.tr("Not started · {n} minutes planned").format(n=held.meeting.minutes)
        if phase is Phase.OVER:
            return self.tr("Meeting began at {time} and is over").format(time=at_time(started))
        since, left = self.tr("Meeting since {time}").format(time=at_time(started)), held.minutes_left(now)
        rest = self.tr("{n} min left") if left >= 0 else self.tr("{n} min over")
        return f"{since} · {rest.format(n=abs(left))}"

    def of_what_is_left(self, missed: Sequence[Recommendation], to_come: int, minutes: int) -> str:
        """For the strip under the keys; empty when nothing is left to reach."""
        parts = [self._missed(missed)] if missed else []
        if to_come:
            time = self.tr("{minutes} minutes left") if minutes >= 0 else self.tr("{minutes} minutes over time")
            many = self.tr("1 question to come") if to_come == 1 else self.tr("{n} questions to come")
            parts.append(f"{time.format(minutes=abs(minutes))}, {many.format(n=to_come)}")
        return self.tr("Not yet reached: {what}.").format(what=" · ".join(parts)) if parts else ""

    def bearings(
        self, points: Sequence[DiscussionPoint], recommendations: Sequence[Recommendation]
    ) -> Mapping[str, str]:
        """For each point, by its id, the recommendations it bears on."""
        numbers = {each.id: each.number for each in recommendations}
        return {
            point.id: self.tr("Rec. {numbers}").format(numbers=", ".join(known))
            for point in points
            if (known := [numbers[each] for each in point.recommendation_ids if numbers.get(each)])
        }

    def _missed(self, missed: Sequence[Recommendation]) -> str:
        numbers = [each.number for each in missed]
        if not all(numbers):
            one, many = (
                self.tr("1 recommendation has no question asked"),
                self.tr("{n} recommendations have no question asked"),
            )
            return one if len(missed) == 1 else many.format(n=len(missed))
        if len(numbers) == 1:
            return self.tr("recommendation {number} has no question asked").format(number=numbers[0])
        words = self.tr("recommendations {first} and {last} have no question asked")
        return words.format(first=", ".join(numbers[:-1]), last=numbers[-1])
