"""What is said within a point's own words: “@owner”, “by 31 July”, “#3” for a recommendation.

A date without a year is the next such day from the meeting's own day on: at a meeting on 12 June 2031 “31 July” is of
2031 and “31 March” of 2032. Words that name no day that there is are left as words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from scrutiny_desktop.domain.discussion import OWED, DiscussionPoint
from scrutiny_desktop.domain.typed_day import typed_day

_LONGEST_DAY = 6
"""Words after “by” that may name a day: "the end of March 2032"."""

_OWNER = re.compile(r"(?<![^\s(,;])@(?=\w)")
_NAME = re.compile(r"[\w’'&-]+")
_FURTHER = r"(?:\s+(?:(?:of|for|and|the|&)\s+)*(?!By\b)[A-Z][\w’'&-]*)*"
"""More words of a name: "Director of Children’s Services"."""
_NAMED = re.compile(rf"[A-Z][\w’'&-]*{_FURTHER}")
_BY = re.compile(r"\bby\s+", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![^\s(,;])#(?P<number>\d+[a-z]?(?:\.\d+)*)\b", re.IGNORECASE)
_LAST_NUMBER = re.compile(r"#\d+[a-z]?(?:\.\d+)*\.?$", re.IGNORECASE)
_LAST_OWNER = re.compile(rf"(?<![^\s(,;])@\w[\w’'&-]*{_FURTHER}\.?$")
_BARE = re.compile(r"\d{1,2}[/.]\d{1,2}")
_LEADING = re.compile(r"^(?:the |end of )*", re.IGNORECASE)


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
    due: date | None = None
    recommendation_id: str = ""

    @property
    def is_understood(self) -> bool:
        """Whether it means something that is known here."""
        return bool(self.owner or self.due or self.recommendation_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Who and what may be named at a meeting: people and bodies, recommendations by number, and the day it is."""

    names: tuple[str, ...] = ()
    recommendations: Mapping[str, str]
    today: date

    @classmethod
    def of(cls, names: Iterable[str], numbers: Mapping[str, str], today: date) -> "Known":
        """From the number of each recommendation by its id; of two with one number neither is meant."""
        by_number: dict[str, str] = {}
        for record_id, printed in numbers.items():
            number = printed.casefold().strip(" .")
            by_number[number] = "" if number in by_number else record_id
        kept = (name.strip() for name in names)
        return cls(names=tuple(dict.fromkeys(name for name in kept if name)), recommendations=by_number, today=today)


def signs(words: str, known: Known) -> tuple[Sign, ...]:
    """Every sign within the words, in their order."""
    found = (*_owners(words, known.names), *_days(words, known.today), *_links(words, known.recommendations))
    return tuple(sorted(found, key=lambda each: each.start))


def filled(point: DiscussionPoint, words: str, known: Known, *, given: Sequence[str] = ()) -> DiscussionPoint:
    """The point with these words, and with what they say now in place of what the words before said.

    A field that holds anything else than the words before put there was filled, or emptied, by hand, and stays.
    ``given`` are the recommendations that it bears on whatever its words say, those of its question.
    """
    before, after = signs(point.words, known), signs(words, known)
    linked, links = _linked(before), _linked(after)
    gone = set(linked) - set(links) - set(given)
    kept = [each for each in point.recommendation_ids if each not in gone]
    came = [each for each in links if each not in linked and each not in kept]
    point = replace(point, words=words, recommendation_ids=(*kept, *came))
    if point.kind not in OWED:
        return point
    owner = _owner(after) if point.action_by == _owner(before) else point.action_by
    due = _due(after) if point.due == _due(before) else point.due
    return replace(point, action_by=owner, due=due)


def plainly(words: str, *, is_owed: bool = False) -> str:
    """The words as they are read out and minuted: a name without its sign, a number as a recommendation's.

    Signs at the end that say no more than the point's own fields are left out: the recommendation, and of what is owed
    who owes it and the day.
    """
    words = words.strip()
    while (shorter := _shortened(words, is_owed=is_owed)) != words:
        words = shorter
    named = _OWNER.sub("", words)
    return _NUMBER.sub(lambda found: f"recommendation {found['number']}", named)


def minuted(point: DiscussionPoint) -> str:
    """A point's words as they are minuted."""
    return plainly(point.words, is_owed=point.kind in OWED)


def _shortened(words: str, *, is_owed: bool) -> str:
    """The words without the sign at their end; a sign that is all they are stays."""
    tail = _LAST_NUMBER.search(words) or (_LAST_OWNER.search(words) if is_owed else None)
    if tail is None and is_owed:
        last = list(_BY.finditer(words))
        is_day = last and _day(words[last[-1].end() :].rstrip("."), date(2000, 1, 1)) is not None
        tail = last[-1] if is_day else None
    before = words[: tail.start()].rstrip(" ,;:–-") if tail else ""
    return before or words


def _owner(found: Iterable[Sign]) -> str:
    return next((each.owner for each in found if each.owner), "")


def _due(found: Iterable[Sign]) -> date | None:
    return next((each.due for each in found if each.due), None)


def _linked(found: Iterable[Sign]) -> list[str]:
    return list(dict.fromkeys(each.recommendation_id for each in found if each.recommendation_id))


def _owners(words: str, names: Sequence[str]) -> Iterator[Sign]:
    for at in _OWNER.finditer(words):
        rest = words[at.end() :]
        name, length = _named(rest, names)
        yield Sign(kind=SignKind.OWNER, start=at.start(), printed=words[at.start() : at.end() + length], owner=name)


def _named(rest: str, names: Sequence[str]) -> tuple[str, int]:
    """The longest known name that the words begin with, else a name of several words with capitals, as it was typed.

    Else the known name that the first word begins, else that word.
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
    begun = {name for name in names if any(part.casefold().startswith(typed.casefold()) for part in name.split())}
    return (next(iter(begun)) if len(begun) == 1 else typed), len(typed)


def _begins(rest: str, name: str) -> bool:
    after = rest[len(name) : len(name) + 1]
    return _straight(rest[: len(name)]) == _straight(name) and not after.isalnum()


def _straight(words: str) -> str:
    return words.casefold().replace("’", "'")


def _days(words: str, today: date) -> Iterator[Sign]:
    for at in _BY.finditer(words):
        parts = list(re.finditer(r"\S+", words[at.end() :]))[:_LONGEST_DAY]
        for last in reversed(parts):
            printed = words[at.end() : at.end() + last.end()].rstrip(".,;:)!?")
            if (day := _day(printed, today)) is not None:
                yield Sign(
                    kind=SignKind.DATE, start=at.start(), printed=words[at.start() : at.end()] + printed, due=day
                )
                break


def _day(printed: str, today: date) -> date | None:
    """The day that words mean, with the next year that makes one of them where they name none."""
    if not any(each.isalpha() for each in printed) and not _BARE.fullmatch(printed):
        return typed_day(printed, today)
    said = "end of " * ("end of" in printed.casefold()) + _LEADING.sub("", printed)
    mark = re.sub(r"\d", "", printed)[:1] if _BARE.fullmatch(printed) else " "
    candidates = (said, *(f"{said}{mark}{today.year + more}" for more in range(2)))
    meant = (typed_day(each, today) for each in candidates)
    days = [each for each in meant if each is not None]
    return next((each for each in days if each >= today), days[0] if days else None)


def _links(words: str, numbers: Mapping[str, str]) -> Iterator[Sign]:
    for at in _NUMBER.finditer(words):
        number = at["number"].casefold()
        yield Sign(kind=SignKind.LINK, start=at.start(), printed=at[0], recommendation_id=numbers.get(number, ""))


def lacks(point: DiscussionPoint) -> bool:
    """Whether something of it is to be finished: its words, or who is to do it by when where somebody owes it."""
    return not point.words.strip() or (point.kind in OWED and not (point.action_by.strip() and point.due))
