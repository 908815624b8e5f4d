"""Lines of enquiry, the themes that gather them, and how a question may stand."""

from dataclasses import dataclass, replace
from enum import StrEnum

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.note import Visibility


class Priority(StrEnum):
    """Whether a question must be asked or may wait."""

    MUST_ASK = "must ask"
    IF_TIME = "if time"


class Standing(StrEnum):
    """How a question stands, from draft to outcome."""

    DRAFT = "draft"
    SHARED = "shared"
    PLANNED = "planned"
    ASKED = "asked"
    ANSWERED = "answered"
    PARTLY_ANSWERED = "partly answered"
    WRITTEN_ANSWER = "written answer promised"
    NOT_REACHED = "not reached"
    WITHDRAWN = "withdrawn"


OUTCOMES = (Standing.ANSWERED, Standing.PARTLY_ANSWERED, Standing.WRITTEN_ANSWER, Standing.NOT_REACHED)
"""What the Chair may say of a question in the meeting, in the order of their keys."""

PUT = frozenset({Standing.ASKED, Standing.ANSWERED, Standing.PARTLY_ANSWERED, Standing.WRITTEN_ANSWER})
"""Standings of a question that was put."""

_BEFORE = frozenset({Standing.DRAFT, Standing.SHARED, Standing.PLANNED, Standing.WITHDRAWN})
_DURING = frozenset({Standing.ASKED, *OUTCOMES, Standing.WITHDRAWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A group of questions in the running order; ``minutes`` is the time planned for it."""

    id: str
    owner: str = ""
    meeting_id: str
    name: str
    rank: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One line of enquiry, for one meeting; ``answer`` is what was heard when it was put.

    A question that gathers similar ones names them in ``merged_ids``: they stay as they were written, and it is
    put for all their askers.
    """

    id: str
    owner: str = ""
    meeting_id: str
    text: str = ""
    theme_id: str = ""
    asker: str = ""
    addressee: str = ""
    why: str = ""
    supplementary: tuple[str, ...] = ()
    priority: Priority = Priority.IF_TIME
    minutes: int = 0
    rank: int = 0
    standing: Standing = Standing.DRAFT
    visibility: Visibility = Visibility.PRIVATE
    passages: tuple[Anchor, ...] = ()
    recommendation_ids: tuple[str, ...] = ()
    answer: str = ""
    tags: tuple[str, ...] = ()
    merged_ids: tuple[str, ...] = ()
    earlier_id: str = ""
    """The question of an earlier meeting that was not reached there and is put again."""
    is_from_floor: bool = False
    """Whether it was first heard in the meeting, from nobody's plan."""
    is_exempt: bool = False
    """Whether it was put while the press and public were excluded."""
    agenda_item_id: str = ""
    """The item that was before the panel when it was first said what came of it, or when it came from the floor."""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be put."""
        return self.standing in (Standing.DRAFT, Standing.SHARED, Standing.PLANNED)

    def now(self, standing: Standing) -> "Question":
        """The same question at another standing; raises ScrutinyError where no rule leads there."""
        if not may_become(self.standing, standing):
            raise ScrutinyError(
                f"A question that is {self.standing} cannot become {standing}.",
                "Plan it again first, or withdraw it.",
            )
        return replace(self, standing=standing)

    def again(self, question_id: str, meeting_id: str) -> "Question":
        """A draft for a later meeting in the same words, which names this one as what it takes up again."""
        return replace(self, id=question_id, meeting_id=meeting_id, earlier_id=self.id, theme_id="", answer="",
                       rank=0, merged_ids=(), standing=Standing.DRAFT, agenda_item_id="")  # fmt: skip


def may_become(old: Standing, new: Standing) -> bool:
    """Whether a question may move from one standing to another.

    Before the meeting it moves freely, but what was shared is withdrawn, not made a draft again.
    In the meeting any outcome may be set and put right; an outcome may be taken back to planned.
    """
    if old is Standing.SHARED and new is Standing.DRAFT:
        return False
    if new in _DURING or old is new:
        return True
    return old in _BEFORE or new is Standing.PLANNED
