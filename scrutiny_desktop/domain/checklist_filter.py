"""Which recommendations of a checklist are looked at: by words, by what is wrong with them, open or ended."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from scrutiny_desktop.domain.checklist import ChecklistRow, unquestioned
from scrutiny_desktop.domain.moves import stands_alone
from scrutiny_desktop.domain.note import Grade
from scrutiny_desktop.domain.recommendation import Assurance, slid_without_reason


class Need(StrEnum):
    """What a recommendation may call for."""

    OVERDUE = "overdue"
    SLID = "slid without reason"
    NO_QUESTION = "no question"
    NO_EVIDENCE = "no evidence"
    UNPROVED = "reported complete without evidence"
    NOT_JUDGED = "not judged"
    MINE = "mine"


class Ended(StrEnum):
    """Whether those that the Panel has ended are looked at; they are always counted."""

    OPEN = "open"
    ENDED = "ended"
    ALL = "open and ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """What a person looks for: all of the needs, every one of the words."""

    words: str = ""
    needs: tuple[Need, ...] = ()
    ended: Ended = Ended.OPEN

    def holds(self, row: ChecklistRow, said: str, called: frozenset[Need]) -> bool:
        """Whether a row is shown; ``said`` is all that it says (see ``said_of``), ``called`` what it calls for."""
        if self.ended is not Ended.ALL and row.recommendation.is_open is (self.ended is Ended.ENDED):
            return False
        if not called.issuperset(self.needs):
            return False
        return all(word in said for word in self.words.casefold().split())


def needs_of(row: ChecklistRow, *, today: date, me: str) -> frozenset[Need]:
    """What a recommendation calls for; mine are those that I ask about or have marked."""
    return _alike(tuple(rule(row, today, me) for rule in _RULES.values()))


def calls_for(row: ChecklistRow, need: Need, *, today: date, me: str) -> bool:
    """Whether a recommendation calls for this."""
    return _RULES[need](row, today, me)


@cache
def _alike(called: tuple[bool, ...]) -> frozenset[Need]:
    """The same answers are the same set: a long list gives few."""
    return frozenset(need for need, is_called in zip(_RULES, called, strict=True) if is_called)


def said_of(row: ChecklistRow, words: Mapping[StrEnum, str]) -> str:
    """All that a row says, for looking words up in; states in the reader's ``words``."""
    one = row.recommendation
    states = (one.response, row.progress, row.grade, row.assurance)
    parts = [
        one.number, one.text, one.series, one.theme, one.finding, one.lead_agency, one.lead_officer, one.timescale,
        one.action, one.outcome, one.response_words, *(words.get(each, each) for each in states),
        *(each.words for each in row.reports), *(each.text for each in row.evidence),
        *(each.text for each in row.questions), *(each.why for each in one.revisions),
    ]  # fmt: skip
    judged = (row.assessment, row.agreed)
    parts += [each.words for each in judged if each is not None]
    return "\n".join(part for part in parts if part).casefold()


def _is_mine(row: ChecklistRow, me: str) -> bool:
    owners = (*(each.owner for each in row.questions), *(each.owner for each in row.evidence))
    return "" in owners or me in owners


_RULES: dict[Need, Callable[[ChecklistRow, date, str], bool]] = {
    Need.OVERDUE: lambda row, today, me: row.recommendation.is_open and row.days_overdue(today) > 0,
    Need.SLID: lambda row, today, me: bool(row.recommendation.revisions and slid_without_reason(row.recommendation)),
    Need.NO_QUESTION: lambda row, today, me: not row.questions or bool(unquestioned((row,))),
    Need.NO_EVIDENCE: lambda row, today, me: not row.evidence or row.grade is Grade.NONE,
    Need.UNPROVED: lambda row, today, me: stands_alone(row.progress, row.grade),
    Need.NOT_JUDGED: lambda row, today, me: row.assurance is Assurance.NOT_CONSIDERED,
    Need.MINE: lambda row, today, me: _is_mine(row, me),
}
