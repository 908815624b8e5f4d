"""What a paper's own words tell of it: the day of its meeting, whether it is a report at all, and who may see it."""

import re
from datetime import date
from itertools import islice

from scrutiny_desktop.domain.paper import Classification, PaperRole, Secrecy
from scrutiny_desktop.domain.reading import Reading
from scrutiny_desktop.papers.confidentiality import names_an_appendix
from scrutiny_desktop.papers.header import parse_date

_MINUTES = re.compile(r"\s*(?:(?:draft|printed|public|previous|confirmed)\s+)*minutes\b", re.IGNORECASE)
_AGENDA = re.compile(r"\s*(?:(?:public|printed)\s+)*(?:supplementary\s+)?"
                     r"(?:agenda\b|(?:reports?|agenda|document)\s+pack\b|pack\b)", re.IGNORECASE)  # fmt: skip
_PLACE = re.compile(
    r"(?:(?:venue|place|location|at)\s*:\s*)?"
    r"(?P<place>(?=.{0,60}\b(?:Chamber|(?:Committee|Conference|Meeting|Council) Rooms?|Conference Suite|Town Hall"
    r"|City Hall|County Hall|Shire Hall|Guildhall|Civic (?:Centre|Offices|Suite)|Council (?:House|Offices))\b)"
    r"(?!.*(?:@|\b(?:tel|email|meeting|members|held|public|item)\b))[A-Z\d][^:;?!]{4,110})",
    re.IGNORECASE,
)
_FRONT, _FRONT_LINES = 3, 12
"""Sections and lines of a front sheet in which its place is looked for."""
_OF_A_PANEL = re.compile(
    rf"(?:{_MINUTES.pattern}|{_AGENDA.pattern})\W+(?:(?:of|for)\s+)?(?:(?:the|a|meeting of|meeting)\s+)*"
    r"(?P<panel>(?!(?:(?:of|the)\s+)*(?:document\b|supplement\b|pack\b|held\b|front|meeting\b))[A-Z][^,\d:;–|-]*?)"
    r"\s*(?:held\b|,|[–|-]|\bon\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d|$)",
    re.IGNORECASE,
)


def day_named(reading: Reading) -> date | None:
    """The day of the meeting that a paper is for, as its date box or its title says; other days name none."""
    if reading.header.date is not None:
        return reading.header.date
    is_of_a_meeting = _MINUTES.match(reading.title) or _AGENDA.match(reading.title)
    return parse_date(reading.title) if is_of_a_meeting else None


def panel_named(title: str) -> str:
    """The panel whose minutes or agenda the title says the paper is; empty where it names none."""
    found = _OF_A_PANEL.match(title)
    return found["panel"].strip() if found else ""


def role_named(title: str) -> PaperRole | None:
    """What the title says a paper is: an agenda or pack, or minutes, which are the report of no item."""
    if _AGENDA.match(title):
        return PaperRole.AGENDA
    return PaperRole.SUPPLEMENT if _MINUTES.match(title) else None


def place_named(reading: Reading | None) -> str:
    """Where a meeting is held, as the front sheet of its agenda says; empty where it names no room or hall."""
    sections = reading.sections[:_FRONT] if reading is not None else ()
    for each in islice((each for section in sections for each in section.paragraphs), _FRONT_LINES):
        if found := _PLACE.fullmatch(" ".join(each.text.split())):
            return found["place"].rstrip(" .,")
    return ""


def secrecy_named(reading: Reading | None) -> Classification:
    """Who may see a paper, as its own words were taken to mean; public where it has none."""
    if reading is None:
        return Classification()
    said = reading.confidentiality
    secrecy = {each.value: each for each in Secrecy}.get(said.classification, Secrecy.PUBLIC)
    return Classification(secrecy=secrecy, citation=said.citation, is_doubtful=names_an_appendix(said))
