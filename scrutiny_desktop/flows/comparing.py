"""Two papers of the library, one taken for the earlier version of the other, to what changed between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desktop.domain.changes import ParagraphChange, what_changed
from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.flow import Flow, flowing
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.flows.renewal import Earlier, likely_earlier
from scrutiny_desktop.store import contents
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library, open_library


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two papers as they flow, and every paragraph that is not as it was."""

    old: Paper
    new: Paper
    before: Flow
    after: Flow
    changes: tuple[ParagraphChange, ...]


def known_versions(paper: Paper, among: Sequence[Paper]) -> tuple[Paper, Paper] | None:
    """The paper with its earlier version, else with its later one, the earlier first; None where neither is there."""
    earlier = next((each for each in among if each.id == paper.earlier_id and each.is_supplied), None)
    if earlier is not None:
        return earlier, paper
    later = next((each for each in among if each.earlier_id == paper.id and each.is_supplied), None)
    return (paper, later) if later is not None else None


def compared(access: Access, clock: Clock, old: Paper, new: Paper, report: Report) -> Comparison:
    """What changed from the old paper to the new one; raises ScrutinyError where one of them has no words."""
    report(0, 100)
    with open_library(access, clock=clock) as db:
        before, after = _flow(db, old), _flow(db, new)
    report(10, 100)
    changes = what_changed(before, after, lambda share: report(10 + int(90 * share), 100))
    return Comparison(old, new, before, after, changes)


def likeliest_first(
    access: Access, clock: Clock, new: Paper, among: Sequence[Paper], report: Report
) -> tuple[Earlier | Paper, ...]:
    """The papers that the new one may be compared with: its likely earlier versions, then the others in pack order."""
    report(0, 1)
    with open_library(access, clock=clock) as db:
        likely = likely_earlier(db, new, among)
    ids = {each.paper.id for each in likely}
    return (*likely, *(each for each in among if each.is_supplied and each.id not in {new.id, *ids}))


def _flow(db: Library, paper: Paper) -> Flow:
    reading = contents.reading(db, paper.text_key)
    if not reading.sections:
        raise ScrutinyError(
            f"“{paper.title}” holds no words that could be compared.",
            "Its pages may be pictures; have them read by machine first.",
        )
    return flowing(reading)
