"""A date as a person types it: "31/3/2031", "31 March", "Friday", "end of March 2031", "in 3 months"."""

import calendar
import re
from datetime import date, timedelta

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_BARE_WEEKDAY = re.compile(r"(?:mon|tues?|wed|thu(?:rs?)?|fri|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\.?")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})")
_NUMBERS = re.compile(r"(?P<day>\d{1,2})[/. -](?P<number>\d{1,2})[/. -](?P<year>\d{4}|\d{2})")
_WORDS = re.compile(rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? (?P<year>\d{{4}}))?")
_WHOLE_MONTH = re.compile(rf"(?:by |the )*(?:end of )?{_MONTH} (?P<year>\d{{4}})")
_JOINED = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -]?(?P<month>[a-z]{{3,9}})[.,]?"
    r"(?:[ -]?(?P<year>\d{4}|\d{2}))?"
)
_BARE = re.compile(r"(?P<day>\d{1,2})[/.](?P<number>\d{1,2})")
_FROM_NOW = re.compile(r"in (?P<many>\d{1,3}|an?|one|two|three|six) (?P<unit>day|week|month|year)s?")
_MANY = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "six": 6}


def typed_day(words: str, today: date) -> date | None:
    """The day that typed words name; a month alone is its last day, a day without a year the next such day.

    A weekday alone is the next one after today.

    None where they name no day that there is.
    """
    said = " ".join(words.casefold().split())
    if said in ("today", "tomorrow"):
        return today + timedelta(days=said == "tomorrow")
    try:
        return _named(said, today)
    except ValueError:
        return None


def entered_day(words: str, today: date) -> date | None:
    """The day in a field that holds a day and nothing else, where "9 jan 31", "9-Jan-31" and "9/1" are days too."""
    said = " ".join(words.casefold().split())
    if found := _JOINED.fullmatch(said):
        year = found["year"] or ""
        said = f"{found['day']} {found['month']} {'20' * (len(year) == 2)}{year}"
    elif (found := _BARE.fullmatch(said)) and 1 <= int(found["number"]) <= len(_MONTHS):
        said = f"{found['day']} {_MONTHS[int(found['number']) - 1]}"
    return typed_day(said, today)


def _named(said: str, today: date) -> date | None:
    if found := _ISO.fullmatch(said) or _NUMBERS.fullmatch(said):
        year = int(found["year"])
        return date(year + 2000 if year < 100 else year, int(found["number"]), int(found["day"]))
    if (found := _WORDS.fullmatch(said)) and (month := _month(found["month"])):
        named = date(int(found["year"] or today.year), month, int(found["day"]))
        return named.replace(year=today.year + 1) if not found["year"] and named < today else named
    if (found := _WHOLE_MONTH.fullmatch(said)) and (month := _month(found["month"])):
        return _last_of(int(found["year"]), month)
    if _BARE_WEEKDAY.fullmatch(said):
        return today + timedelta(days=(_DAYS.index(said[:3]) - today.weekday() - 1) % 7 + 1)
    if found := _FROM_NOW.fullmatch(said):
        many = _MANY.get(found["many"]) or int(found["many"])
        return _later(today, many, found["unit"])
    return None


def _month(word: str) -> int:
    """The month that a word, or its first letters, names; 0 for none."""
    return next((at for at, name in enumerate(_MONTHS, 1) if name.startswith(word)), 0)


def _later(today: date, many: int, unit: str) -> date:
    if unit in ("day", "week"):
        return today + timedelta(days=many * (7 if unit == "week" else 1))
    months = today.year * 12 + today.month - 1 + many * (12 if unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def _last_of(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
