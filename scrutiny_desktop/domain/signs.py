"""Signs within a point's own words: “@owner”, “by 31 July”, “#3” for a recommendation.

A date without a year is the next such day from the meeting's own day on: at a meeting on 12 June 2031 “31 July” is of
2031 and “31 March” of 2032. Words that name no day that there is are left as words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from scrutiny_desktop.domain.said_day import said_day

_OWNER = re.compile(r"(?<![^\s(,;/&])@(?=\w)")
_NAME = re.compile(r"[\w’'&-]+")
_NAMED = re.compile(r"[A-Z][\w’'&-]*(?:\s+(?:(?:of|for|and|the|&)\s+)*(?!By\b)[A-Z][\w’'&-]*)*")
"""A name of several words: "Director of Children’s Services"."""
_BY = re.compile(r"(?<![\w-])(?:by|no later than|not later than|on or before|(?P<before>before))\s+", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![^\s(,;/&])#(?P<number>\d+[a-z]?(?:\.\d+)*)\b", re.IGNORECASE)


class SignKind(StrEnum):
    """What a sign within the words is for."""

    OWNER = "owner named"
    DATE = "date named"
    LINK = "recommendation named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One sign as it was typed, and what it was understood as, where it means anything known."""

    kind: SignKind
    start: int
    printed: str
    owner: str = ""
    is_listed: bool = True
    """Whether an owner is one of those who are known at the meeting."""
    due: date | None = None
    is_whole: bool = True
    """Whether its meaning says all that its words do: a day does not say of "by noon on Friday" at what hour."""
    recommendation_id: str = ""

    @property
    def end(self) -> int:
        """The place after it."""
        return self.start + len(self.printed)

    @property
    def number(self) -> str:
        """The number of the recommendation that it names."""
        return self.printed.removeprefix("#")

    @property
    def is_before(self) -> bool:
        """Whether it says before which day: a day to be kept where the words end with it, and else of what was."""
        return self.kind is SignKind.DATE and self.printed[:2].casefold() == "be"

    @property
    def is_understood(self) -> bool:
        """Whether it means something that is known here."""
        return bool(self.owner or self.due or self.recommendation_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Who and what may be named at a meeting: people and bodies, recommendations by number, the day it is, and the
    days of the panel's other meetings.
    """

    names: tuple[str, ...] = ()
    recommendations: Mapping[str, str]
    today: date
    meetings: tuple[date, ...] = ()

    @classmethod
    def of(
        cls, names: Iterable[str], numbers: Mapping[str, str], today: date, meetings: Iterable[date | None] = ()
    ) -> "Known":
        """From the number of each recommendation by its id; of two with one number neither is meant."""
        by_number: dict[str, str] = {}
        for record_id, printed in numbers.items():
            number = printed.casefold().strip(" .")
            by_number[number] = "" if number in by_number else record_id
        kept = (name.strip() for name in names)
        return cls(names=tuple(dict.fromkeys(name for name in kept if name)), recommendations=by_number, today=today,
                   meetings=tuple(each for each in meetings if each))  # fmt: skip


def signs(words: str, known: Known) -> tuple[Sign, ...]:
    """Every sign within the words, in their order."""
    links, days = _links(words, known.recommendations), tuple(_days(words, known))
    found = sorted((*_owners(words, known.names), *days, *links), key=lambda each: each.start)
    is_plain = any(not each.is_before for each in days)
    return tuple(each for each in found if not each.is_before or not (is_plain or _goes_on(words, each, found)))


def _goes_on(words: str, sign: Sign, found: Sequence[Sign]) -> bool:
    """Whether anything but signs comes after a sign."""
    end = sign.end
    for each in found:
        if each.start >= end and not words[end : each.start].strip(" ,;&"):
            end = each.end
    return bool(words[end:].strip(" ."))


def _owners(words: str, names: Sequence[str]) -> Iterator[Sign]:
    for at in _OWNER.finditer(words):
        rest = words[at.end() :]
        name, length = _named(rest, names)
        yield Sign(kind=SignKind.OWNER, start=at.start(), printed=words[at.start() : at.end() + length], owner=name,
                   is_listed=name in names)  # fmt: skip


def _named(rest: str, names: Sequence[str]) -> tuple[str, int]:
    """The longest known name that the words begin with, else a name of several words with capitals, as it was typed.

    Else the known name that the first word begins, where others that it begins have that name within, else that word.
    """
    whole = [name for name in names if _begins(rest, name)]
    if whole:
        longest = max(whole, key=len)
        return longest, len(longest)
    if (several := _NAMED.match(rest)) and " " in several[0]:
        typed = several[0].rstrip("-'’&")
        return typed, len(typed)
    first = _NAME.match(rest)
    typed = first[0].rstrip("-'’&") if first else ""
    begun = [name for name in names if any(straight(part).startswith(straight(typed)) for part in name.split())]
    shortest = min(begun, key=len, default=typed)
    return (shortest if all(shortest in name for name in begun) else typed), len(typed)


def _begins(rest: str, name: str) -> bool:
    after = rest[len(name) : len(name) + 1]
    return straight(rest[: len(name)]) == straight(name) and not after.isalnum()


def straight(words: str) -> str:
    """Words as they compare, whatever their capitals and apostrophes."""
    return words.casefold().replace("’", "'")


def _days(words: str, known: Known) -> Iterator[Sign]:
    end = 0
    for at in _BY.finditer(words):
        rest = words[at.end() :]
        if at.start() < end or (said := said_day(rest, known.today, known.meetings)) is None:
            continue
        end = at.end() + len(rest[: said.length].rstrip(".,"))
        day = said.day - timedelta(days=1) if at["before"] else said.day
        if day >= known.today:
            yield Sign(kind=SignKind.DATE, start=at.start(), printed=words[at.start() : end], due=day,
                       is_whole=said.is_plain and not at["before"])  # fmt: skip


def _links(words: str, numbers: Mapping[str, str]) -> Iterator[Sign]:
    for at in _NUMBER.finditer(words):
        number = at["number"].casefold()
        yield Sign(kind=SignKind.LINK, start=at.start(), printed=at[0], recommendation_id=numbers.get(number, ""))
