"""What was promised to the Panel: written answers, figures, reports back; and what became of each promise."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.recommendation import Revision


class PromiseKind(StrEnum):
    """What the Panel is to receive."""

    WRITTEN_ANSWER = "written answer"
    FIGURES = "figures"
    REPORT_BACK = "report back"
    PAPER = "a paper"
    ACTION = "an action"


class PromiseStanding(StrEnum):
    """How a promise stands; computed, never stored."""

    OUTSTANDING = "outstanding"
    LATE = "late"
    RECEIVED = "received"
    LET_GO = "let go"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chase:
    """One reminder that was sent."""

    on: date
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One thing promised at a meeting: who owes what to whom, and by when."""

    id: str
    owner: str = ""
    meeting_id: str
    kind: PromiseKind = PromiseKind.WRITTEN_ANSWER
    words: str = ""
    promised_by: str = ""
    agency: str = ""
    promised_to: str = ""
    due: date | None = None
    timescale: str = ""
    """The date in the words it was given in."""
    revisions: tuple[Revision, ...] = ()
    chases: tuple[Chase, ...] = ()
    received_on: date | None = None
    received_paper_id: str = ""
    received_words: str = ""
    let_go_on: date | None = None
    let_go_why: str = ""
    question_id: str = ""
    point_id: str = ""
    """The discussion point that recorded it."""
    recommendation_ids: tuple[str, ...] = ()
    anchor: Anchor | None = None
    is_exempt: bool = False
    rank: int = 0

    @property
    def is_open(self) -> bool:
        """Whether it is still owed."""
        return self.received_on is None and self.let_go_on is None

    def standing(self, today: date) -> PromiseStanding:
        """How it stands on a day."""
        if self.received_on is not None:
            return PromiseStanding.RECEIVED
        if self.let_go_on is not None:
            return PromiseStanding.LET_GO
        return PromiseStanding.LATE if self.days_late(today) else PromiseStanding.OUTSTANDING

    def days_late(self, today: date) -> int:
        """Days since it was owed; 0 while it is not late, or no longer owed."""
        return max(0, (today - self.due).days) if self.due and self.is_open else 0

    def revised(self, due: date | None, *, timescale: str = "", on: date, why: str = "") -> "Promise":
        """The same with another date, the one before kept with the reason."""
        before = Revision(was=self.due, was_printed=self.timescale, on=on, why=why)
        return replace(self, due=due, timescale=timescale, revisions=(*self.revisions, before))

    def chased(self, on: date, words: str = "") -> "Promise":
        """The same with one more reminder."""
        return replace(self, chases=(*self.chases, Chase(on=on, words=words)))

    def received(self, on: date, *, paper_id: str = "", words: str = "") -> "Promise":
        """The same once it was kept, with the paper that came; what was written of it before stays."""
        said = words or self.received_words
        return replace(self, received_on=on, received_paper_id=paper_id, received_words=said)
