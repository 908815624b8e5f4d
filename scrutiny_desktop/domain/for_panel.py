"""What goes out from the Chair's desk: entries of the running order, outcomes, where the meeting is, answers.

Each names all that it lets out, so that a field which a record gains later leaves with none of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.question import Priority, Question, Standing, Theme
from scrutiny_desktop.domain.record import KINDS, Record, kind_of
from scrutiny_desktop.domain.running_order import Group, grouped

TRACKER = "tracker"
"""The scope of judgements and of what is tracked, which go on from meeting to meeting."""


class Answer(StrEnum):
    """What the Chair said to a question that came."""

    TAKEN = "taken into the plan"
    THANKED = "left with thanks"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderEntry:
    """A question as it stands in the running order; ``merged_ids`` are the members' questions that it puts.

    Why it is asked was told to the Chair, and stays there; so does what may be asked after it.
    """

    id: str
    owner: str = ""
    theme_id: str = ""
    theme: str = ""
    theme_rank: int = 0
    theme_minutes: int = 0
    rank: int = 0
    text: str = ""
    asker: str = ""
    addressee: str = ""
    priority: Priority = Priority.IF_TIME
    minutes: int = 0
    passages: tuple[Anchor, ...] = ()
    recommendation_ids: tuple[str, ...] = ()
    merged_ids: tuple[str, ...] = ()
    is_from_floor: bool = False

    def question(self, meeting_id: str, standing: Standing) -> Question:
        """The question that a reader is shown, which stands in no library."""
        return Question(
            id=self.id, owner=self.owner, meeting_id=meeting_id, text=self.text, theme_id=self.theme_id,
            asker=self.asker, addressee=self.addressee, priority=self.priority, minutes=self.minutes, rank=self.rank,
            standing=standing, passages=self.passages,
            recommendation_ids=self.recommendation_ids, merged_ids=self.merged_ids, is_from_floor=self.is_from_floor,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a question, by its id."""

    id: str
    owner: str = ""
    standing: Standing = Standing.PLANNED


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingNow:
    """Where a meeting is; ``id`` is the name of its file."""

    id: str
    owner: str = ""
    question_id: str = ""
    """The question before the panel, where its reader may have it."""
    phase: str = ""
    is_closed: bool = False
    """Whether the press and public are out of the room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The answer to a question that came, by its id."""

    id: str
    owner: str = ""
    answer: Answer = Answer.TAKEN


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteSent:
    """The draft minute in plain text; ``id`` is the name of its meeting's file."""

    id: str
    owner: str = ""
    title: str = ""
    text: str = ""


Outgoing = OrderEntry | Outcome | MeetingNow | Reply | MinuteSent

OUTGOING: Mapping[str, type[Outgoing]] = {
    "order_entries": OrderEntry,
    "outcomes": Outcome,
    "meeting_now": MeetingNow,
    "replies": Reply,
    "minutes_sent": MinuteSent,
}
"""Each kind that only goes out, by the name it has in a shared file."""

SHARED_KINDS: Mapping[str, type[Record | Outgoing]] = {**KINDS, **OUTGOING}
"""All kinds that a shared file may hold and this program knows."""

_NAMES = {kind: name for name, kind in OUTGOING.items()}


def shared_kind(record: Record | Outgoing) -> str:
    """The name of a record's kind in a shared file."""
    return _NAMES[type(record)] if isinstance(record, Outgoing) else kind_of(record)


def entry_of(question: Question, theme: Theme | None, rank: int) -> OrderEntry:
    """The entry of a question; ``rank`` counts through the whole order."""
    return OrderEntry(
        id=question.id, theme_id=theme.id if theme else "", theme=theme.name if theme else "",
        theme_rank=theme.rank if theme else 0, theme_minutes=theme.minutes if theme else 0, rank=rank,
        text=question.text, asker=question.asker, addressee=question.addressee, priority=question.priority,
        minutes=question.minutes, passages=question.passages, recommendation_ids=question.recommendation_ids,
        merged_ids=question.merged_ids, is_from_floor=question.is_from_floor,
    )  # fmt: skip


def ordered(entries: Iterable[OrderEntry], outcomes: Mapping[str, Standing], meeting_id: str) -> tuple[Group, ...]:
    """The running order that entries make, each question at what came of it."""
    known = sorted(entries, key=lambda each: (each.rank, each.id))
    themes = {each.theme_id: Theme(id=each.theme_id, owner=each.owner, meeting_id=meeting_id, name=each.theme,
                                   rank=each.theme_rank, minutes=each.theme_minutes)
              for each in known if each.theme_id}  # fmt: skip
    asked = [each.question(meeting_id, outcomes.get(each.id, Standing.PLANNED)) for each in known]
    return tuple(group for group in grouped(themes.values(), asked) if group.questions)


def entry_for(question_id: str, groups: Iterable[Group]) -> Question | None:
    """The entry by which a question is put: itself, or the one that it was merged into."""
    asked = [one for group in groups for one in group.questions]
    return next((one for one in asked if question_id == one.id or question_id in one.merged_ids), None)


def meeting_scope(kind: str, on: date | None) -> str:
    """The name of a meeting's files of a kind, by its day, which all libraries know."""
    return f"{kind}-{on.isoformat()}" if on else f"{kind}-undated"


def placed(entry: OrderEntry, papers: Mapping[str, str], advice: Mapping[str, str]) -> OrderEntry:
    """The entry with the reader's own ids: of papers by their content, of recommendations by the sender's ids."""
    passages = tuple(replace(each, paper_id=papers.get(each.content, each.paper_id)) for each in entry.passages)
    known = tuple(advice[each] for each in entry.recommendation_ids if each in advice)
    return replace(entry, passages=passages, recommendation_ids=known)
