"""What a paper's own words tell of its place: the day of its meeting, and whether it is a report at all."""

import re
from datetime import date

from scrutiny_desktop.domain.paper import PaperRole
from scrutiny_desktop.domain.reading import Reading
from scrutiny_desktop.papers.header import parse_date

_MINUTES = re.compile(r"\s*(?:(?:draft|printed|public|previous|confirmed)\s+)*minutes\b", re.IGNORECASE)
_AGENDA = re.compile(r"\s*(?:(?:public|printed)\s+)*(?:supplementary\s+)?"
                     r"(?:agenda\b|(?:reports?|agenda|document)\s+pack\b|pack\b)", re.IGNORECASE)  # fmt: skip


def day_named(reading: Reading) -> date | None:
    """The day of the meeting that a paper is for, as its date box or its title says; other days name none."""
    if reading.header.date is not None:
        return reading.header.date
    is_of_a_meeting = _MINUTES.match(reading.title) or _AGENDA.match(reading.title)
    return parse_date(reading.title) if is_of_a_meeting else None


def role_named(title: str) -> PaperRole | None:
    """What the title says a paper is: an agenda or pack, or minutes, which are the report of no item."""
    if _AGENDA.match(title):
        return PaperRole.AGENDA
    return PaperRole.SUPPLEMENT if _MINUTES.match(title) else None
