"""A paper of the library to the recommendations it may hold, for a member to confirm; nothing is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from rapidfuzz import fuzz

from scrutiny_desktop.domain.column_heads import Heads
from scrutiny_desktop.domain.errors import Report
from scrutiny_desktop.domain.finding import found_in
from scrutiny_desktop.domain.flow import flowing
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.proposal import Found
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.reported_on import reported_on
from scrutiny_desktop.domain.responding import BY_NUMBER, matched
from scrutiny_desktop.store import contents, versions
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library, open_library

_LEAST = 100 * BY_NUMBER
"""Less alike than this is not alike at all, and sooner known."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a paper may hold, and the day that its reports are of: as it says itself, or else when it came."""

    paper: Paper
    found: Found
    on: date
    text: str = ""
    """The paper's flowing text, which all anchors are of."""
    heads: tuple[tuple[str, ...], ...] = ()
    """The heads of its tables, each set once."""


def propose(
    access: Access, clock: Clock, paper: Paper, known: Sequence[Recommendation], report: Report,
    said: Heads = MappingProxyType({}),
) -> Proposed:  # fmt: skip
    """As a job: what a paper may hold, and which of the known recommendations that is more about."""
    report(0, 100)
    with open_library(access, clock=clock) as db:
        reading = contents.reading(db, paper.text_key)
        came = _came(db, paper, clock)
    report(10, 100)
    flow = flowing(reading)
    on = reported_on(flow.text) or reading.header.date or came
    found = found_in(reading, flow, paper, lambda share: report(10 + int(60 * share), 100), said)
    told = matched(found, known, likeness, lambda share: report(70 + int(30 * share), 100))
    report(100, 100)
    named = (each.heads for section in reading.sections for each in section.paragraphs if each.heads)
    return Proposed(paper, told, on, flow.text, tuple(dict.fromkeys((*named, *found.heads))))


def likeness(one: str, other: str) -> float:
    """How alike two texts are, letter by letter, from 0 to 1; 0 for hardly."""
    return fuzz.ratio(one, other, score_cutoff=_LEAST) / 100


def _came(db: Library, paper: Paper, clock: Clock) -> date:
    """The day the paper came into the library, as the computer's own calendar has it."""
    first = versions.first_at(db, "papers", paper.id)
    return (datetime.fromisoformat(first).astimezone() if first else clock()).date()
