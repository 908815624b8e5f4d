"""A paper's title where what stands at its head is none: the council's name alone, or "Agenda", "Minutes", "Report"."""

import re
from collections.abc import Sequence
from datetime import date

from scrutiny_desktop.papers.header import is_date, parse_date, readable_case
from scrutiny_desktop.papers.lines import Line, one_row

_KIND = re.compile(
    r"(?:agenda|minutes|report|cover(?:ing)? report|printed minutes|notice of meeting)\W*", re.IGNORECASE
)
_COUNCIL = re.compile(
    r"(?:[\w'’&.-]+\s+){0,4}(?:county|city|borough|district|town|parish|unitary|metropolitan)\s+council"
    r"|[\w'’-]+(?:\s+(?:&|and)\s+[\w'’-]+)?\s+council|(?:london|royal|metropolitan)\s+borough\s+of\s+[\w\s'’-]{2,40}"
    r"|(?:[\w'’-]+\s+){1,4}combined\s+authority",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"(?P<before>[^:;]{0,80}?\s)?minutes\s+of\s+(?:(?:a|the)\s+)?(?:meeting\s+of\s+)?(?:the\s+)?"
    r"(?P<body>(?!meeting\b|previous\b|last\b)\S.{2,120}?)(?P<rest>\s*,?\s+(?:meeting\s+)?(?:held|on|\d)\b.*|)",
    re.IGNORECASE,
)
_NEAR_HEAD = 12
"""Groups of rows below the head in which a better one is looked for."""
_LONGEST = 140


def is_no_title(words: str) -> bool:
    """Whether words only name the council, or the kind of paper."""
    bare = one_row(words).rstrip(".:")
    return _KIND.fullmatch(bare) is not None or _COUNCIL.fullmatch(bare) is not None


def title_for(lines: Sequence[Line], title: str) -> str:
    """The title, or what the lines at the head say better: whose minutes, of which day, or the next heading."""
    groups = _groups(lines)
    if _KIND.fullmatch(title) is None or title.casefold().startswith("minutes"):
        for at, (words, _) in enumerate([(title, 1), *groups]):
            if (is_no_title(title) or not at) and (found := _MINUTES.fullmatch(words)) and _is_of(found):
                return _minutes(found, _day(found["rest"] or "", [each for each, _ in groups]))
    if not is_no_title(title):
        return title
    below = next((words for words, level in groups if level and not is_no_title(words) and not is_date(words)), "")
    if not below or len(below) > _LONGEST:
        return title
    kind = next((words for words in (title, *(each for each, _ in groups)) if _KIND.fullmatch(words)), "")
    day = _day("", [words for words, _ in groups])
    named = f"{readable_case(kind)}: {readable_case(below)}" if kind else readable_case(below)
    return f"{named}, {_written(day)}" if day and kind else named


def _groups(lines: Sequence[Line]) -> list[tuple[str, int]]:
    """The first rows, those that go on with each other joined, and the level of each."""
    groups: list[tuple[str, int]] = []
    for line in lines[: 4 * _NEAR_HEAD]:
        if line.goes_on and groups:
            words, level = groups[-1]
            groups[-1] = one_row(f"{words} {line.text}"), level
        else:
            groups.append((line.text, line.level))
    return groups[:_NEAR_HEAD]


def _is_of(found: re.Match[str]) -> bool:
    before = one_row(found["before"] or "")
    return not before or is_no_title(before)


def _minutes(found: re.Match[str], day: date | None) -> str:
    named = f"Minutes of the {readable_case(one_row(found['body'])).rstrip(',.')}"
    return f"{named}, {_written(day)}" if day else named


def _day(rest: str, others: Sequence[str]) -> date | None:
    """The day that is printed behind the words, or that a row below holds alone."""
    return parse_date(rest) or next((day for each in others if _is_day(each) and (day := parse_date(each))), None)


def _is_day(words: str) -> bool:
    return is_date(words) or re.match(r"(?:\w+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+\w+,?\s+\d{4}\b", words) is not None


def _written(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
