"""A day as it is named within running words: "31 July", "July 3rd", "Friday week", "the end of the month".

The longest that the words can be read as is what they say, or they say no day: "May" is not read out of "May Smith",
nor 30 September out of "the September meeting". What more often counts than names a day, as "3/4", is none.
"""

import calendar
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_MONTH = (r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|"
          r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?")  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = r"(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ON_WEEKDAY = f"(?:{_WEEKDAY},? (?:the )?)?"
_NTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)"
_YEAR = r"(?:,? (?P<year>\d{4}))?"
_HOUR = re.compile(
    (r"(?:at )?(?:(?:12 )?noon|midday|midnight|lunchtime|\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?m\b\.?|o[’']clock)|"
     r"(?:the )?(?:close|end) of (?:play|business|day|the day)|close)(?:,? on)?,? ").replace(" ", r"\s+"),
    re.IGNORECASE,
)  # fmt: skip
_GOES_ON = re.compile(
    r"\s*$|\s*[,;:)!?…–—]|\.(?!\d)|\s+[@#(&-]|\s+(?:at|in|to|for|from|with|and|or|please|via|if|as|so|on|when|where|"
    r"but|then|unless|until|using|including|because|noon|midday|midnight|morning|lunchtime|afternoon|evening|close|"
    r"the latest|latest|\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m)\b", re.IGNORECASE,
)  # fmt: skip
"""What may follow words that would mean another thing with other words after them: "May" and "3rd"."""
_ENDS = re.compile(r"(?![\w’'%/]|[.-]\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidDay:
    """A day within words, how many letters name it, and whether the day says all that they do."""

    day: date
    length: int
    is_plain: bool


def said_day(words: str, today: date, meetings: Sequence[date] = ()) -> SaidDay | None:
    """The day that words begin with, the next such day where they name no year; None for none and for one gone by.

    ``meetings`` are the days of the panel's meetings, which may be named by their month.
    """
    hour = _HOUR.match(words)
    start = hour.end() if hour else 0
    matches = ((each.shape.match(words, start), each) for each in _FORMS)
    read = [(found, form) for found, form in matches if found and _ENDS.match(words, found.end())]
    if not read:
        return None
    found, form = max(read, key=lambda each: each[0].end())
    if form.is_strict and not found.groupdict().get("year") and not _GOES_ON.match(words, found.end()):
        return None
    try:
        day = form.read(found, today, meetings)
    except ValueError:
        return None
    if day is None or day < today:
        return None
    return SaidDay(day=day, length=found.end(), is_plain=not hour and form.is_plain)


Reader = Callable[["re.Match[str]", date, Sequence[date]], date | None]


@dataclass(frozen=True, slots=True)
class _Form:
    shape: "re.Pattern[str]"
    read: Reader
    is_strict: bool = True
    is_plain: bool = True


def _in_full(found: "re.Match[str]", today: date, meetings: Sequence[date]) -> date | None:
    del meetings
    number, month, year = int(found["day"]), _month(found), found.groupdict().get("year")
    if year:
        return _if_so(date(int(year) + 2000 * (len(year) == 2), month, number), found)
    return _if_so(_next([(today.year, month), (today.year + 1, month)], number, today), found)


def _nth(found: "re.Match[str]", today: date, meetings: Sequence[date]) -> date | None:
    del meetings
    months = [divmod(today.year * 12 + today.month - 1 + more, 12) for more in range(3)]
    return _if_so(_next([(year, month + 1) for year, month in months], int(found["day"]), today), found)


def _whole_month(found: "re.Match[str]", today: date, meetings: Sequence[date]) -> date | None:
    del meetings
    month, year = _month(found), found["year"]
    if found["which"]:
        return _last(today.year + (found["which"].casefold() == "next"), month)
    return _last(int(year) if year else today.year + (month < today.month), month)


def _end_of(found: "re.Match[str]", today: date, meetings: Sequence[date]) -> date | None:
    del meetings
    is_next = "next" in found[0].casefold()
    if (found["span"] or "").casefold() == "week":
        return _weekday_of(today, "fri", weeks=is_next)
    months = today.year * 12 + today.month - 1 + is_next
    return _last(months // 12, months % 12 + 1)


def _on_weekday(found: "re.Match[str]", today: date, meetings: Sequence[date]) -> date | None:
    del meetings
    name, which, after = (" ".join((found[each] or "").casefold().split()) for each in ("weekday", "which", "after"))
    if after and which in ("this", "next"):
        return None  # of "next Friday week" nobody knows which it is
    if which == "next" or after == "next week":
        return _weekday_of(today, name[:3], weeks=1)
    coming = today + timedelta(days=(_WEEKDAYS.index(name[:3]) - today.weekday() - 1) % 7 + 1)
    return coming + timedelta(weeks=bool(after))


def _near(found: "re.Match[str]", today: date, meetings: Sequence[date]) -> date | None:
    del meetings
    return today + timedelta(days=found[0].casefold() == "tomorrow")


def _at_meeting(found: "re.Match[str]", today: date, meetings: Sequence[date]) -> date | None:
    month = _month(found) if found["month"] else 0
    later = sorted(each for each in meetings if each > today)
    return next((each for each in later if not month or each.month == month), None)


def _form(shape: str, read: Reader, *, is_strict: bool = True, is_plain: bool = True) -> _Form:
    return _Form(re.compile(shape.replace(" ", r"\s+"), re.IGNORECASE), read, is_strict, is_plain)


_FORMS = (
    _form(rf"(?:the )?{_ON_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}{_YEAR}", _in_full,
          is_strict=False),
    _form(rf"{_ON_WEEKDAY}{_MONTH} (?:the )?{_NTH}{_YEAR}", _in_full, is_strict=False),
    _form(rf"{_ON_WEEKDAY}{_MONTH} (?P<day>\d{{1,2}})(?!\d){_YEAR}", _in_full),
    _form(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)", _in_full),
    _form(r"(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})(?!\d)", _in_full),
    _form(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d/])",
          lambda found, today, meetings: None if int(found["day"]) < int(found["month"])
          else _in_full(found, today, meetings)),
    _form(rf"(?:the )?(?:end(?: of)? |last day of )?{_MONTH}(?:,? (?P<year>\d{{4}})| (?P<which>this|next) year)?",
          _whole_month),
    _form(r"(?:the )?end of (?:the |this |next )?(?P<span>month|week)|(?:the )?month(?:[’']s)?[ -]end", _end_of),
    _form(rf"(?:(?P<which>this|next|the) )?(?:coming )?{_WEEKDAY}(?P<after> week| next week)?", _on_weekday),
    _form(rf"(?:the )?{_ON_WEEKDAY}{_NTH}", _nth),
    _form(r"today|tomorrow", _near),
    _form(rf"(?:(?:the|our) )?(?:next|{_MONTH}(?:[’']s)?) (?:panel )?meeting(?: of the panel)?", _at_meeting,
          is_plain=False),
    _form(rf"(?:(?:the|our) )?(?:panel )?meeting (?:in|of) {_MONTH}", _at_meeting, is_plain=False),
)  # fmt: skip
"""The ways to name a day; of those that fit the longest counts."""


def _month(found: "re.Match[str]") -> int:
    named = found["month"]
    return int(named) if named.isdigit() else _MONTHS.index(named[:3].casefold()) + 1


def _if_so(day: date | None, found: "re.Match[str]") -> date | None:
    """The day, unless the words name another weekday with it."""
    named = found.groupdict().get("weekday")
    return day if day is None or not named or _WEEKDAYS[day.weekday()] == named[:3].casefold() else None


def _next(months: Sequence[tuple[int, int]], day: int, today: date) -> date | None:
    held = (date(year, month, day) for year, month in months if day <= calendar.monthrange(year, month)[1])
    return next((each for each in held if each >= today), None)


def _last(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _weekday_of(today: date, name: str, *, weeks: int) -> date:
    """A weekday of this week, or of a later one; weeks begin on Monday."""
    return today + timedelta(days=_WEEKDAYS.index(name) - today.weekday(), weeks=weeks)
