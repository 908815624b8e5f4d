"""The box at the top of a report: its date, and its subject in a case that can be read."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from scrutiny_desktop.papers.lines import Line

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_IN_WORDS = re.compile(r"\b(\d{1,2})\s*(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\.?,?\s+(\d{4})\b", re.IGNORECASE)
_IN_FIGURES = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_ONLY_DATE = re.compile(
    rf"(?:[a-z]+day,?\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{'|'.join(_MONTHS)}),?\s+\d{{4}}(?:,?\s+at\b.*)?",
    re.IGNORECASE,
)
_SMALL = frozenset(
    (
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "nor",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
    )
)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")


def parse_date(words: str) -> date | None:
    """A British date in words or figures, or None where there is none that exists."""
    if found := _IN_WORDS.search(words):
        month = next((at for at, name in enumerate(_MONTHS, 1) if name.startswith(found[2].lower())), 0)
        day, year = int(found[1]), int(found[3])
    elif found := _IN_FIGURES.search(words):
        day, month, year = int(found[1]), int(found[2]), int(found[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_date(words: str) -> bool:
    """Whether the words are a day or a month, perhaps with a time, and nothing besides."""
    return _ONLY_DATE.fullmatch(words) is not None


def without_date(words: str) -> str:
    """The words without a date printed behind them, as in "Cabinet - 4 March 2031"."""
    before, _, after = words.replace("–", "-").rpartition("-")
    return words[: len(before)].rstrip() if before and is_date(after.strip()) else words


def readable_case(words: str, capitals: frozenset[str] = frozenset()) -> str:
    """Words in capitals as a title; those known as abbreviations, and any others, stay."""
    if not words.isupper():
        return words
    return _WORD.sub(lambda found: _cased(found[0], capitals, first=found.start() == 0), words)


def abbreviations(lines: Iterable[Line]) -> frozenset[str]:
    """Words that the running text itself prints in capitals, such as NHS."""
    counted: Counter[str] = Counter()
    for line in lines:
        words = _WORD.findall(line.printed[:4000])
        loud = [word for word in words if len(word) > 1 and word.isupper()]
        if len(words) >= 6 and len(loud) * 3 < len(words):
            counted.update(loud)
    return frozenset(counted)


def _cased(word: str, capitals: frozenset[str], *, first: bool) -> str:
    if word in capitals or (len(word) > 1 and not re.search(r"[AEIOUY]", word)):
        return word
    small = word.lower()
    return small if small in _SMALL and not first else word.capitalize()
