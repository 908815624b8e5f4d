"""Every passage of a paper that a record is tied to, each under a number that stays its own."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TypeVar, get_args

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.recommendation import ProgressReport, Recommendation, Revision

Anchored = Note | Question | Recommendation | ProgressReport | Promise
ANCHORED: tuple[type[Anchored], ...] = get_args(Anchored)
"""Each of these kinds."""
A = TypeVar("A", bound=Anchored)

_FIELDS = {each.name: at for at, each in enumerate(fields(Recommendation), 1)}
_REVISIONS = 1_000
"""From which on the passages of dates that were given up are numbered."""


def passages(record: Anchored) -> dict[int, Anchor]:
    """The passages of a record: those of a question in their order, else its own as 0, then those of its fields."""
    if isinstance(record, Question):
        return dict(enumerate(record.passages))
    found = {0: record.anchor}
    if isinstance(record, Recommendation):
        found |= {_FIELDS[each.field]: each.anchor for each in record.sources if each.field in _FIELDS}
    if isinstance(record, Recommendation | Promise):
        found |= {_REVISIONS + at: each.anchor for at, each in enumerate(record.revisions)}
    return {at: anchor for at, anchor in found.items() if anchor is not None}


def with_passages(record: A, moved: Mapping[Anchor, Anchor]) -> A:
    """The record with other passages in the place of some of its own."""
    if isinstance(record, Question):
        return replace(record, passages=tuple(moved.get(each, each) for each in record.passages))
    record = replace(record, anchor=_moved(record.anchor, moved))
    if isinstance(record, Recommendation | Promise):
        record = replace(record, revisions=tuple(_revised(each, moved) for each in record.revisions))
    if isinstance(record, Recommendation):
        sources = tuple(replace(each, anchor=moved.get(each.anchor, each.anchor)) for each in record.sources)
        record = replace(record, sources=sources)
    return record


def _revised(revision: Revision, moved: Mapping[Anchor, Anchor]) -> Revision:
    return replace(revision, anchor=_moved(revision.anchor, moved))


def _moved(anchor: Anchor | None, moved: Mapping[Anchor, Anchor]) -> Anchor | None:
    return moved.get(anchor, anchor) if anchor is not None else None
