"""A meeting as plain values that any program can read, public or one's own, and read back into records."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from scrutiny_desktop.domain.attendance import Attendance
from scrutiny_desktop.domain.correcting import MinuteCorrection
from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting, Witness
from scrutiny_desktop.domain.minute_head import declaration_key
from scrutiny_desktop.domain.note import Visibility
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.plain import from_plain, to_plain
from scrutiny_desktop.domain.proceeding import Proceeding, Step
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.publication import Publication
from scrutiny_desktop.domain.question import PUT, Question
from scrutiny_desktop.domain.recommendation import Assessment, ProgressReport, Recommendation
from scrutiny_desktop.domain.record import KINDS, Record, kind_of

FORM = "urn:scrutiny-desktop:meeting:1"
"""Names the form; resources/schemas/meeting.schema.json describes it."""

_OPEN = (Panel, Meeting, AgendaItem, Witness)
"""Kinds that the published agenda and minutes tell anyway."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """The records of one meeting; ``left_out`` counts by kind what is not among them."""

    classification: str
    records: tuple[Record, ...]
    left_out: Mapping[str, int]


def whole_archive(records: Iterable[Record], *, classification: str) -> Archive:
    """All of it, private notes too: for its owner alone."""
    return Archive(classification=classification, records=tuple(records), left_out={})


def public_archive(records: Sequence[Record], public: Publication, *, classification: str) -> Archive:
    """What anyone may have: nothing private, nothing that rests on what is not public, nobody's own view."""
    shown = {each.id: kept for each in records if (kept := _public(each, public)) is not None}
    unheard = {declaration_key(one, at) for one in records if isinstance(one, Attendance)
               for at, each in enumerate(one.declarations)
               if not public.of_declaration(one.meeting_id, each).is_free}  # fmt: skip
    free = {id_ for id_, each in shown.items() if isinstance(each, Recommendation)}
    for each in list(shown.values()):
        if isinstance(each, ProgressReport | Assessment) and each.recommendation_id not in free:
            del shown[each.id]
        if isinstance(each, MinuteCorrection) and (each.key in unheard or not set(each.rests_on) <= shown.keys()):
            del shown[each.id]
    missing = [kind_of(each) for each in records if each.id not in shown]
    counted = {name: missing.count(name) for name in KINDS if name in missing}
    return Archive(classification=classification, records=tuple(shown.values()), left_out=counted)


def _public(record: Record, public: Publication) -> Record | None:
    """The record as anyone may see it; kinds that no branch names are somebody's own."""
    if isinstance(record, _OPEN):
        return record
    if isinstance(record, Attendance | Proceeding):
        return _heard(record, public)
    if isinstance(record, Paper):
        return record if record.classification.is_public else None
    if isinstance(record, Question):
        return _put(record) if record.standing in PUT and public.of_question(record).is_free else None
    if isinstance(record, Recommendation):
        return record if public.of_recommendation(record).is_free else None
    if isinstance(record, ProgressReport):
        return record if public.of_report(record).is_free else None
    if isinstance(record, Assessment):
        return record if record.is_panels else None
    if isinstance(record, Promise):
        kept = record if public.of_answer(record).is_free else replace(record, received_words="", received_paper_id="")
        return kept if public.of_promise(record).is_free else None
    if isinstance(record, DiscussionPoint):
        return record if public.of_point(record).is_free else None
    return record if isinstance(record, MinuteCorrection) and not record.is_annexed else None


def _heard(record: Attendance | Proceeding, public: Publication) -> Record:
    """A person, or a step, without what was declared in private and what may have been written there."""
    if isinstance(record, Proceeding):
        return record if record.kind is Step.EXCLUDED else replace(record, words="")
    heard = (each for each in record.declarations if public.of_declaration(record.meeting_id, each).is_free)
    return replace(record, declarations=tuple(heard))


def _put(question: Question) -> Question:
    """A question as it was put, without what its writer thought about it."""
    return replace(question, why="", supplementary=(), tags=(), passages=(), theme_id="", merged_ids=(),
                   visibility=Visibility.PANEL)  # fmt: skip


def archived(archive: Archive, *, made: str) -> dict[str, Any]:
    """The archive in plain values, as its schema describes them."""
    kinds: dict[str, list[Any]] = {}
    for each in archive.records:
        kinds.setdefault(kind_of(each), []).append(to_plain(each))
    return {
        "form": FORM,
        "made": made,
        "classification": archive.classification,
        "left_out": dict(archive.left_out),
        "records": kinds,
    }


def from_archive(plain: Mapping[str, Any]) -> Archive:
    """The records again; raises ScrutinyError where it is no archive of this form."""
    if plain.get("form") != FORM:
        raise ScrutinyError("This file is no archive of a meeting.", f"Choose one whose “form” is {FORM}.")
    try:
        records = [
            from_plain(kind, each) for name, kind in KINDS.items() for each in plain["records"].get(name, ())
        ]  # fmt: skip
        return Archive(
            classification=str(plain["classification"]), records=tuple(records), left_out=dict(plain["left_out"])
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ScrutinyError(f"The archive does not keep to its form ({error}).", "Save it again.") from error
