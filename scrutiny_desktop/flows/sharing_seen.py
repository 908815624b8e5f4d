"""What a member sees of the sharing: what they gave and when it left, what came, who takes part, and the log."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from scrutiny_desktop.domain.errors import Report
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.post import Post, PostKind
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.record import Record
from scrutiny_desktop.flows import seats, shared_copies
from scrutiny_desktop.flows.offering import file_ending
from scrutiny_desktop.flows.seats import Seat
from scrutiny_desktop.flows.shared_copies import SharedCopy
from scrutiny_desktop.store import meetings, post, rows, settings
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library, open_library

THANKED = "sharing.thanked"
"""The setting that names the versions which were left with thanks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One of the member's own shared copies; ``left`` is when its present state first left, as far as is known."""

    seen: SharedCopy
    left: datetime | None

    @property
    def key(self) -> tuple[str, str, str, str]:
        """By which it is known."""
        return self.seen.copy.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """A question that somebody shares; ``taken`` is the one that was made of it here."""

    seen: SharedCopy
    question: Question
    """With its passages in the papers of this library, where those are here."""
    meeting_id: str
    taken: Question | None
    is_thanked: bool

    @property
    def key(self) -> tuple[str, str, str, str]:
        """By which it is known."""
        return self.seen.copy.key

    @property
    def is_new(self) -> bool:
        """Whether nobody here has answered it."""
        return self.taken is None and not self.is_thanked

    @property
    def version_ids(self) -> frozenset[str]:
        """The versions that are shown."""
        return frozenset(each.id for each in self.seen.copy.heads)

    def as_planned(self) -> Question:
        """The question as it stands in a plan here; it stays its asker's."""
        now = self.question
        asker = now.asker or (self.seen.owner.name if self.seen.owner else "")
        return Question(
            id=now.id, owner=now.owner, meeting_id=self.meeting_id, text=now.text, asker=asker,
            addressee=now.addressee, why=now.why, supplementary=now.supplementary, priority=now.priority,
            minutes=now.minutes, standing=Standing.PLANNED, passages=now.passages,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingSeen:
    """All that the Share screen shows."""

    seat: Seat
    given: tuple[Given, ...]
    came: tuple[Came, ...]
    others: tuple[SharedCopy, ...]
    """What came and is no question."""
    log: tuple[Post, ...]

    @property
    def many_new(self) -> int:
        """Questions that nobody here has answered."""
        return sum(each.is_new for each in self.came)


def read(access: Access, clock: Clock, report: Report) -> SharingSeen | None:
    """Everything, from the library; None where the member has not joined a panel."""
    report(0, 1)
    with open_library(access, clock=clock) as db:
        held = seats.seat(db)
        if held is None:
            return None
        log, came = tuple(post.log(db)), shared_copies.of_others(db, held)
        questions = [each for each in came if each.records and isinstance(each.records[0], Question)]
        return SharingSeen(
            seat=held,
            given=tuple(_given(each, log) for each in shared_copies.mine(db, held)),
            came=tuple(sorted(_came(db, questions), key=lambda each: (not each.is_new, each.key))),
            others=tuple(each for each in came if each not in questions),
            log=log,
        )


def thank(db: Library, came: Came, *, is_thanked: bool = True) -> None:
    """Leave what came with thanks, or look at it again."""
    kept = set(settings.get(db, THANKED) or ())
    settings.keep(db, THANKED, sorted(kept | came.version_ids if is_thanked else kept - came.version_ids))


def _given(seen: SharedCopy, log: Sequence[Post]) -> Given:
    made = max(each.at for each in seen.copy.heads)
    ending = file_ending(seen.copy.heads[0])
    since = datetime.fromisoformat(made)
    left = [each.at for each in log if each.kind is PostKind.SENT and each.name.endswith(ending) and each.at >= since]
    return Given(seen=seen, left=min(left, default=None))


def _came(db: Library, questions: Iterable[SharedCopy]) -> Iterable[Came]:
    by_content = {each.content: each for each in rows.every(db, Paper) if each.content}
    days = {each.on: each for each in reversed(meetings.every(db)) if each.on}
    thanked = frozenset(settings.get(db, THANKED) or ())
    for each in questions:
        question = each.records[0]
        if isinstance(question, Question):
            yield Came(
                seen=each, question=_placed(question, by_content),
                meeting_id=_meeting(each.copy.shown[0].about, days), taken=rows.get(db, Question, question.id),
                is_thanked=all(head.id in thanked for head in each.copy.heads),
            )  # fmt: skip


def _placed(question: Question, papers: Mapping[str, Paper]) -> Question:
    """With its passages in the papers here that hold the same file, whatever ids they have."""
    found = (papers.get(each.content) for each in question.passages)
    passages = tuple(replace(anchor, paper_id=paper.id) if paper else anchor
                     for anchor, paper in zip(question.passages, found, strict=True))  # fmt: skip
    return replace(question, passages=passages)


def _meeting(about: Mapping[str, object], days: Mapping[date, Meeting]) -> str:
    said = about.get("meeting")
    try:
        found = days.get(date.fromisoformat(said)) if isinstance(said, str) else None
    except ValueError:
        found = None
    return found.id if found else ""


def words_in(record: Record | None) -> str:
    """What a shared record says, in its own words."""
    return str(getattr(record, "text", "") or getattr(record, "words", "") or getattr(record, "quote", "")).strip()
