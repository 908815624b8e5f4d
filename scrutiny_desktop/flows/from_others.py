"""Judgements, reports, promises and notes that others share, beside what they are about in the member's library."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scrutiny_desktop.domain.for_panel import TRACKER
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.recommendation import Assessment, ProgressReport
from scrutiny_desktop.domain.roster import RosterPerson
from scrutiny_desktop.flows import seats
from scrutiny_desktop.flows.handing_on import advice_of
from scrutiny_desktop.flows.here import Here, here
from scrutiny_desktop.flows.seats import Seat
from scrutiny_desktop.flows.shared_copies import SharedCopy, as_copies, of_others
from scrutiny_desktop.store import shared
from scrutiny_desktop.store.library import Library

Tracked = Assessment | ProgressReport | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing that somebody says of a recommendation here; ``is_panels`` where it is the Panel's word."""

    by: RosterPerson
    record: Tracked
    is_panels: bool
    recommendation_ids: tuple[str, ...]
    rivals: tuple[Tracked, ...] = ()
    """What another version of the same says, where its owner has yet to choose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OthersNote:
    """A note that somebody shares on a paper here."""

    by: RosterPerson
    note: Note


def told_of_recommendations(db: Library) -> tuple[Told, ...]:
    """All that others say of recommendations that are here: the Panel's first."""
    held = seats.seat(db)
    if held is None:
        return ()
    known = here(db)
    told = [found for each in of_others(db, held, TRACKER)
            if (found := _told(held, each, known)) is not None]  # fmt: skip
    return tuple(sorted(told, key=lambda each: (not each.is_panels, each.by.name, each.record.id)))


def notes_of_others(db: Library, paper: Paper) -> tuple[OthersNote, ...]:
    """Notes that others share on a passage of the same file, in the order of the paper."""
    held = seats.seat(db)
    if held is None or not paper.content:
        return ()
    found = list(_notes(db, held, paper))
    return tuple(sorted(found, key=lambda each: (each.note.anchor.start if each.note.anchor else 0, each.by.name)))


def _notes(db: Library, held: Seat, paper: Paper) -> Iterator[OthersNote]:
    for each in as_copies(held, shared.with_words(db, held.roster.panel_id, "notes", paper.content)):
        for note in each.records:
            if isinstance(note, Note) and note.anchor and note.anchor.content == paper.content and each.owner:
                yield OthersNote(by=each.owner, note=replace(note, anchor=replace(note.anchor, paper_id=paper.id)))


def _told(held: Seat, each: SharedCopy, known: Here) -> Told | None:
    first, *rivals = each.records or (None,)
    if not isinstance(first, Assessment | ProgressReport | Promise) or each.owner is None:
        return None
    speaks = held.roster.speaks_for_panel(each.owner.id)
    is_panels = speaks and not (isinstance(first, Assessment) and not first.is_panels)
    if not is_panels and not isinstance(first, Assessment):
        return None
    if isinstance(first, Promise) and held.roster.circle(each.audience) is not None:
        first = replace(first, is_exempt=True)
    return Told(
        by=each.owner,
        record=first,
        is_panels=is_panels,
        recommendation_ids=known.own(each.copy.shown[0].about, advice_of(first)),
        rivals=tuple(one for one in rivals if isinstance(one, Assessment | ProgressReport | Promise)),
    )
