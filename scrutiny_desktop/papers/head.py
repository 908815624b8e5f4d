"""What the labelled lines at the head of a paper on no known form say: its panel, its meeting's day and its title."""

import re
from collections.abc import Sequence
from datetime import date

from scrutiny_desktop.domain.reading import Header
from scrutiny_desktop.papers.header import parse_date
from scrutiny_desktop.papers.lines import Line, one_row

_NEAR_HEAD = 14
_LABELLED = re.compile(
    r"(?:(?P<day>date\s+of\s+(?:the\s+)?meeting|meeting\s+date)|(?P<bare>date)"
    r"|(?P<maker>report\s+to|meeting(?:\s+of)?|committee|panel)|(?P<item>(?:agenda\s+)?item(?:\s+(?:no\.?|number))?)"
    r"|(?P<subject>(?:report\s+)?title|subject))\s*(?P<mark>[:|]|$)[\s:|]*(?P<value>[^|]*)",
    re.IGNORECASE,
)
_BODY = re.compile(r"(?=.{6,110}$)(?:\S+\s+){1,14}(?:panel|committee|cabinet|commission|board)\b(?:\s*\([^()]*\))?",
                   re.IGNORECASE)  # fmt: skip


def head_of(lines: Sequence[Line]) -> Header:
    """The panel, day and title that are labelled; a date that is only called so counts beside one of the others."""
    found: dict[str, str] = {}
    near = [line.printed.strip() for line in lines[:_NEAR_HEAD]]
    for at, row in enumerate(near):
        if labelled := _LABELLED.fullmatch(row):
            label = next(name for name in ("day", "bare", "maker", "item", "subject") if labelled[name])
            value = labelled["value"] or (near[at + 1] if at + 1 < len(near) and labelled["mark"] else "")
            found.setdefault(label, one_row(value))
        elif _BODY.fullmatch(one_row(row)) and not one_row(row).casefold().startswith("report"):
            found.setdefault("body", one_row(row))
    maker = next((each for name in ("maker", "body") if _BODY.fullmatch(each := found.get(name, ""))), "")
    day = _day(found.get("day", "")) or (_day(found.get("bare", "")) if "item" in found or maker else None)
    is_of_a_meeting = day is not None
    return Header(decision_maker=maker if is_of_a_meeting else "", date=day,
                  subject=found.get("subject", "") if is_of_a_meeting else "")  # fmt: skip


def _day(words: str) -> date | None:
    """The day, where the words begin with it."""
    start = re.match(r"(?:[a-z]+day,?\s+)?\d", words, re.IGNORECASE)
    return parse_date(words[:40]) if start else None
