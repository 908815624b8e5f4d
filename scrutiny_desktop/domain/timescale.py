"""A date as a tracker prints it to the day it means, where it means one; a year that is not printed is never made up.

A month without a day means its last day, as does the end of a month; a year, its 31 December. A quarter or a year such
as "2024/25" is a council's own, from 1 April to 31 March, and means its last day. Of two dates in one cell none is
taken. What is said in other ways ("ongoing", "within 6 months", "spring 2025") is no date.
"""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scrutiny_desktop.domain.flow import MONTHS
from scrutiny_desktop.domain.proposal import Flaw

_NAMES = {name[:length].casefold(): at for at, name in enumerate(MONTHS, 1) for length in (3, len(name))} | {"sept": 9}
_MONTH = rf"(?P<month>{'|'.join(sorted(_NAMES, key=len, reverse=True))})"
_DAY = r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th))?"
_CENTURY = 2000
_LATE = re.compile(
    r"\b(?:early|mid|middle of|beginning of|start of|spring|summer|autumn|winter|q[1-4])\b", re.IGNORECASE
)

_FORMS = tuple(re.compile(each, re.IGNORECASE) for each in (
    r"\b(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})\b",
    r"(?<![\d/.])(?P<day>\d{1,2})(?P<sign>[/.-])(?P<number>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})(?![\d/])",
    rf"\b{_DAY}(?:\s+of)?[\s-]+{_MONTH}\.?,?[\s-]+(?P<year>\d{{4}}|\d{{2}})\b",
    rf"\b{_MONTH}\.?\s+{_DAY},\s+(?P<year>\d{{4}})\b",
    r"\b(?:q|quarter\s?)(?P<quarter>[1-4])[\s,:(-]*(?P<first>\d{4})\s?[/–-]\s?(?P<second>\d{2}|\d{4})\b",
    r"\b(?:q|quarter\s?)(?P<quarter>[1-4])[\s,:(-]*(?P<first>\d{2})\s?/\s?(?P<second>\d{2})\b",
    rf"\b{_MONTH}\.?,?(?:\s+(?P<year>\d{{4}})|[-\s]?['’](?P<short>\d{{2}})|-(?P<dashed>\d{{4}}|\d{{2}}))\b",
    r"\b(?P<first>\d{4})\s?[/–-]\s?(?P<second>\d{2}|\d{4})\b",
    r"\b(?P<year>20\d{2})\b",
))  # fmt: skip
_NAMED = re.compile(rf"\b{_MONTH}\b", re.IGNORECASE)


_NOW = re.compile(r"\b(?:now|revised|extended|moved|changed|put back|new date)\b", re.IGNORECASE)
_WAS = re.compile(r"\b(?:was|were|previously|originally|formerly|original|previous|(?:revised|moved|changed) from)\b",
                  re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Timescale:
    """The day that words mean, and what is odd about them; the words themselves are kept by whoever asked."""

    due: date | None = None
    flaws: tuple[Flaw, ...] = ()
    was: date | None = None
    """The day that the same words say was given up for it, and the words for that."""
    was_printed: str = ""


@dataclass(frozen=True, slots=True)
class _Printed:
    start: int
    words: str
    day: date | None


def timescale(words: str) -> Timescale:
    """What a printed timescale means."""
    found, rest = _dates(words)
    if not found:
        return Timescale(flaws=(Flaw.NO_DATE,) if words.strip() else ())
    if any(each.day is None for each in found):
        return Timescale(flaws=(Flaw.NO_SUCH_DAY,))
    if len({each.day for each in found}) > 1 or _NAMED.search(rest):
        return _revised(words, found) or Timescale(flaws=(Flaw.BEGINS_A_LIST,))
    return Timescale(flaws=(Flaw.NO_DATE,)) if _LATE.search(rest) else Timescale(found[0].day)


def _revised(words: str, found: Sequence[_Printed]) -> Timescale | None:
    """Of two days, which was given up for which, where the words between them, or before the first, say so."""
    if len(found) != 2:
        return None
    one, other = found
    before, between = words[: one.start], words[one.start + len(one.words) : other.start]
    if _WAS.search(between):
        return Timescale(one.day, was=other.day, was_printed=other.words)
    if _NOW.search(between) or _WAS.search(before):
        return Timescale(other.day, was=one.day, was_printed=one.words)
    return None


def is_like_date(words: str) -> bool:
    """Whether short words are a date and hardly anything else."""
    found, rest = _dates(words)
    return bool(found) and len(rest.split()) <= 3


def _dates(words: str) -> tuple[list[_Printed], str]:
    """Every date in the words, with no day where that does not exist, and the words without them."""
    found: list[_Printed] = []
    for form in _FORMS:
        found += (_Printed(match.start(), match[0], _meant(match.groupdict())) for match in form.finditer(words))
        words = form.sub(lambda match: "_" * len(match[0]), words)
    return sorted(found, key=lambda each: each.start), words.replace("_", "")


def _meant(parts: dict[str, str | None]) -> date | None:
    if first := parts.get("first"):
        return _of_financial_year(int(first) % 100, int(parts["second"] or 0) % 100, int(parts.get("quarter") or 4))
    printed = parts.get("year") or parts.get("short") or parts.get("dashed") or ""
    year = int(printed) if len(printed) == 4 else _CENTURY + int(printed)
    month = int(parts.get("number") or 0) or _NAMES.get((parts.get("month") or "december").casefold(), 0)
    if not 1 <= month <= 12 or not year:
        return None
    last = calendar.monthrange(year, month)[1]
    day = int(parts.get("day") or last)
    return date(year, month, day) if 1 <= day <= last else None


def _of_financial_year(first: int, second: int, quarter: int) -> date | None:
    """The last day of a quarter; None where the second year is not the one after the first."""
    if (first + 1) % 100 != second:
        return None
    month = (6, 9, 12, 3)[quarter - 1]
    year = _CENTURY + first + (quarter == 4)
    return date(year, month, calendar.monthrange(year, month)[1])
