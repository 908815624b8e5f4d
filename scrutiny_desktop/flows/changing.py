"""A change of many records as one, written beside the window."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from scrutiny_desktop.domain.errors import Report
from scrutiny_desktop.domain.ids import Clock, Ids
from scrutiny_desktop.domain.record import Pair
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import open_library

_STEP = 20
"""Records between two reports."""


def change_many(
    access: Access, clock: Clock, author: str, label: str, pairs: Sequence[Pair], report: Report
) -> Mapping[tuple[object, ...], Any]:
    """As a job: all of the swaps, or none where it is stopped or refused; the new records, by their rows."""
    with open_library(access, clock=clock) as db:
        ledger = Ledger(db, author=lambda: author, clock=clock, ids=Ids(clock))
        ledger.swap_all(_told(pairs, report), label=label)
        return rows.made_from(db, [new for _, new in pairs if new is not None])


def _told(pairs: Sequence[Pair], report: Report) -> Iterator[Pair]:
    for done, pair in enumerate(pairs):
        if done % _STEP == 0:
            report(done, len(pairs))
        yield pair
