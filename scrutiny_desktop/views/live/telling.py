"""How the live screen says where the meeting stands, in whole sentences."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.proceeding import Phase, Proceedings
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.sitting import Left
from scrutiny_desktop.views.words import at_time, at_time_beside


class Telling(QObject):
    """Sentences about time, questions and recommendations."""

    def of_time(self, held: Proceedings, now: datetime) -> str:
        """For the foot of the window."""
        phase, started = held.at(now).phase, held.meeting.started
        if phase is Phase.BEFORE:
            return self.tr("Not started · {n} minutes planned").format(n=held.meeting.minutes)
        if phase is Phase.OVER:
            return self.tr("Meeting began at {time} and is over").format(time=at_time(started))
        since, left = self.tr("Meeting since {time}").format(time=at_time_beside(started, now)), held.minutes_left(now)
        rest = self.tr("{n} min left") if left >= 0 else self.tr("{n} min over")
        return f"{since} · {rest.format(n=abs(left))}"

    def of_what_is_left(self, left: Left) -> tuple[str, ...]:
        """For the strip that is always in view: the fullest words first."""
        time = self.tr("{n} minutes left") if left.minutes >= 0 else self.tr("{n} minutes over time")
        said = time.format(n=abs(left.minutes))
        if left.is_nothing:
            return (self.tr("Everything is reached · {time}").format(time=said), self.tr("Everything is reached"))
        full, brief = self.tr("Not yet reached: {what} · {time}"), self.tr("Not reached: {what}")
        counts, numbered = self._counts(left), self._counts(left, self._numbered(left.recommendations))
        last = ", ".join(counts)
        return (full.format(what=" · ".join(numbered), time=said), full.format(what=last, time=said),
                brief.format(what=last), last)  # fmt: skip

    def bearings(self, recommendations: Sequence[Recommendation]) -> Callable[[DiscussionPoint], str]:
        """What says of a point which of these recommendations it bears on."""
        numbers = {each.id: each.number for each in recommendations}

        def bears_on(point: DiscussionPoint) -> str:
            known = ", ".join(numbers[each] for each in point.recommendation_ids if numbers.get(each))
            return self.tr("Rec. {numbers}").format(numbers=known) if known else ""

        return bears_on

    def _counts(self, left: Left, numbered: str = "") -> list[str]:
        asked, advice, invited = len(left.questions), len(left.recommendations), len(left.witnesses)
        parts = [
            (asked, self.tr("1 question") if asked == 1 else self.tr("{n} questions")),
            (advice, self.tr("1 recommendation") if advice == 1 else self.tr("{n} recommendations")),
            (invited, self.tr("1 witness") if invited == 1 else self.tr("{n} witnesses")),
        ]
        said = [words.format(n=many) for many, words in parts if many]
        return [numbered if numbered and n == bool(asked) and advice else each for n, each in enumerate(said)]

    def _numbered(self, missed: Sequence[Recommendation]) -> str:
        numbers = [each.number for each in missed]
        if not numbers or not all(numbers):
            return ""
        if len(numbers) == 1:
            return self.tr("recommendation {number}").format(number=numbers[0])
        words = self.tr("recommendations {first} and {last}")
        return words.format(first=", ".join(numbers[:-1]), last=numbers[-1])
