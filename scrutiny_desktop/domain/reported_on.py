"""The day that a paper's progress is reported as of, where it says so near its beginning."""

import re
from datetime import date

from scrutiny_desktop.domain.timescale import timescale

_NEAR = 2_000
"""Characters from the beginning in which it is looked for."""

_LENGTH = 30
_SAYS = (
    re.compile(r"\b(?:as (?:at|of|reported (?:on|at))|position (?:on|at)|correct (?:on|at)|progress (?:to|at))\s+",
               re.IGNORECASE),
    re.compile(r"\b(?:last updated|updated|published|version of|dated|date)\s*:?\s+(?:on\s+)?", re.IGNORECASE),
)  # fmt: skip
"""The surest first: a day of reporting, then a day of the paper."""

_WHOLE = re.compile(r"\d{1,2}(?:st|nd|rd|th)?[\s/.-]+(?:\d{1,2}|[a-z]+)[\s/.-]+(?:\d{4}|\d{2})\b", re.IGNORECASE)


def reported_on(text: str) -> date | None:
    """The day in whole that a paper names as that of its reports, or as its own."""
    for says in _SAYS:
        for found in says.finditer(text[:_NEAR]):
            day = _WHOLE.match(text[found.end() : found.end() + _LENGTH])
            if day and (due := timescale(day[0]).due):
                return due
    return None
