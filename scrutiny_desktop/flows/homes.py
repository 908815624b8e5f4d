"""Which meeting a loose paper is for, by its own signs: the day it names, or the report that lists it."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.record import Record
from scrutiny_desktop.flows.appendices import Match, is_named_so
from scrutiny_desktop.flows.intake import TakenIn
from scrutiny_desktop.flows.paper_titles import day_named, panel_named
from scrutiny_desktop.papers.header import parse_date
from scrutiny_desktop.store import meetings, panels, papers
from scrutiny_desktop.store.library import Library

_BETWEEN = re.compile(r"[\W_]+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_IN_FIGURES = re.compile(r"(?<!\d)(\d{4}) (\d{2}) (\d{2})(?!\d)")
_SAME_PANEL = 80
"""Least likeness (RapidFuzz token_set_ratio) of two names of one panel."""


def in_order(taken: Iterable[TakenIn]) -> list[TakenIn]:
    """Those that say where they belong before those that may be listed by them."""
    return sorted(taken, key=_lateness)


def _lateness(one: TakenIn) -> int:
    header, pack = one.reading.header, one.reading.pack
    if (pack is not None and pack.is_sure) or (header.date and header.decision_maker):
        return 0
    return 1 if day_named(one.reading) else 2


class Homes:
    """The meetings of the library and of one batch of papers, of which ``known`` has been made so far."""

    def __init__(self, library: Library, known: Sequence[Record], listed: Callable[[TakenIn, list[Paper]], Match]):
        self._library, self._known, self._match = library, known, listed
        fresh = {each.id: each for each in known if isinstance(each, Meeting)}
        filled = {each.meeting_id for each in known if isinstance(each, Paper)}
        stored = [each for each in meetings.every(library) if not each.is_sample]
        self._every = [*stored, *fresh.values()]
        self.touched = [each for each in self._every if each.id in fresh or each.id in filled]
        """Those that papers of this batch went to."""

    def of_its_day(self, one: TakenIn) -> Meeting | None:
        """The one meeting of the day, and of the panel, that the paper's own title names, or its file's name a day."""
        on = day_named(one.reading) or self._day_of_its_name(one)
        there = [each for each in self._every if each.on == on and on is not None]
        if (name := panel_named(one.reading.title)) and there:
            there = [each for each in there if _is_same_panel(self._panel(each), name)]
        return there[0] if len(there) == 1 else None

    def of_its_list(self, one: TakenIn, now: Meeting | None) -> Meeting | None:
        """The meeting one of whose reports lists the paper: surely so in one, or by the year in the paper's name."""
        near = [*([now] if now is not None else []), *(each for each in self.touched if now is None or each != now)]
        found = {each.id: self._match(one, self._waiting(each)) for each in near}
        sure = [each for each in near if found[each.id].sure is not None]
        others = [each for each in self._every if each.id not in found]
        sure += [each for each in others if not sure and self._is_listed_by_name(one, each)]
        if sure:
            return _of_the_year(sure, one) or (sure[0] if len(sure) == 1 or sure[0] == now else None)
        maybe = [each for each in near if found[each.id].perhaps is not None]
        return (_of_the_year(maybe, one) or maybe[0]) if maybe else None

    def _is_listed_by_name(self, one: TakenIn, meeting: Meeting) -> bool:
        waiting = self._waiting(meeting)
        sure = self._match(one, waiting).sure if waiting else None
        return sure is not None and is_named_so(sure.title, (one.reading.title, _name_of(one)))

    def _waiting(self, meeting: Meeting) -> list[Paper]:
        """As they will be: those that a paper of this batch has become wait no more."""
        fresh = {each.id: each for each in self._known if isinstance(each, Paper) and each.meeting_id == meeting.id}
        stored = [fresh.pop(each.id, each) for each in papers.for_meeting(self._library, meeting.id)]
        return [each for each in (*stored, *fresh.values()) if each.is_awaited]

    def _day_of_its_name(self, one: TakenIn) -> date | None:
        name = _name_of(one)
        if found := _IN_FIGURES.search(name):
            year, month, day = map(int, found.groups())
            return parse_date(f"{day}/{month}/{year}")
        return parse_date(name)

    def _panel(self, meeting: Meeting) -> str:
        every = [*panels.every(self._library), *(each for each in self._known if isinstance(each, Panel))]
        return next((each.name for each in every if each.id == meeting.panel_id), "")


def _name_of(one: TakenIn) -> str:
    return _BETWEEN.sub(" ", Path(one.file_name).stem)


def _of_the_year(among: Sequence[Meeting], one: TakenIn) -> Meeting | None:
    years = set(_YEAR.findall(f"{_name_of(one)} {one.reading.title}"))
    there = [each for each in among if each.on is not None and str(each.on.year) in years]
    return there[0] if len(there) == 1 else None


def _is_same_panel(one: str, other: str) -> bool:
    names = (each.replace("&", "and") for each in (one, other))
    return not one or fuzz.token_set_ratio(*names, processor=default_process) >= _SAME_PANEL
