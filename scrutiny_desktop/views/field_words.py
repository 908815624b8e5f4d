"""Every field of every record in the panel's words, for whoever looks at how a record once stood."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.note import PenStroke
from scrutiny_desktop.domain.panel_wording import Sentence
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.recommendation import Source
from scrutiny_desktop.domain.record import KINDS, Record
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.library import Library
from scrutiny_desktop.store.spoken import title_of
from scrutiny_desktop.views.marking import N_
from scrutiny_desktop.views.words import day_and_time, on_day_briefly, source, word

SILENT = frozenset([
    "content", "drafted", "field", "id", "identity", "key", "offered", "owner", "page", "points", "rank",
    "rests_on",
])  # fmt: skip
"""Fields that tell a reader nothing: how records are told apart, put in order and found again."""

NAMES = {
    "action": N_("fields", "Action"), "action_by": N_("fields", "Action by"), "addressee": N_("fields", "Addressee"),
    "agency": N_("fields", "Agency"), "agenda_item_id": N_("fields", "Agenda item"), "anchor": N_("fields", "Passage"),
    "answer": N_("fields", "Answer heard"), "arrived": N_("fields", "Arrived"), "asker": N_("fields", "Asked by"),
    "assurance": N_("fields", "Assurance"), "at": N_("fields", "When"), "author": N_("fields", "Written by"),
    "capacity": N_("fields", "Here as"), "chases": N_("fields", "Chased"), "citation": N_("fields", "By which rule"),
    "classification": N_("fields", "Classification"), "colour": N_("fields", "Colour"),
    "council": N_("fields", "Council"), "declarations": N_("fields", "Interests declared"), "due": N_("fields", "Due"),
    "earlier_id": N_("fields", "The earlier one"), "ended": N_("fields", "Ended"),
    "ending": N_("fields", "How it ended"), "file_name": N_("fields", "File"), "finding": N_("fields", "Finding"),
    "first_page": N_("fields", "First page"), "grade": N_("fields", "Evidence"),
    "has_apologised": N_("fields", "Apologies sent"), "ink": N_("fields", "Lines drawn"),
    "is_confirmed": N_("fields", "Confirmed"), "is_doubtful": N_("fields", "To be checked"),
    "is_exempt": N_("fields", "Exempt"),
    "is_from_floor": N_("fields", "From the floor"), "is_late": N_("fields", "Late item"),
    "is_panels": N_("fields", "The Panel’s"), "is_present": N_("fields", "Present"),
    "is_resolved": N_("fields", "Done with"), "is_sample": N_("fields", "Sample"),
    "is_settled": N_("fields", "Looked at"), "kind": N_("fields", "Kind"), "label": N_("fields", "Label"),
    "last_page": N_("fields", "Last page"), "lead_agency": N_("fields", "Lead agency"),
    "lead_officer": N_("fields", "Lead officer"), "leaves_after_meeting": N_("fields", "Leaves after the meeting"),
    "leaves_on": N_("fields", "Leaves the library on"), "left": N_("fields", "Left"),
    "left_on": N_("fields", "Left the library on"),
    "left_room": N_("fields", "Left the room"), "let_go_on": N_("fields", "Let go on"),
    "let_go_why": N_("fields", "Why it was let go"), "listed_in": N_("fields", "Listed in"),
    "meeting_id": N_("fields", "Meeting"), "merged_ids": N_("fields", "Puts as one"),
    "minutes": N_("fields", "Minutes"), "name": N_("fields", "Name"), "number": N_("fields", "Number"),
    "on": N_("fields", "Day"), "origin": N_("fields", "Came from"), "outcome": N_("fields", "Outcome intended"),
    "panel_id": N_("fields", "Panel"), "paper_id": N_("fields", "Paper"), "paper_ids": N_("fields", "Papers"),
    "passage": N_("fields", "Which passage"), "passages": N_("fields", "Passages"), "place": N_("fields", "Place"),
    "placement": N_("fields", "Placement"), "point_id": N_("fields", "Point of the meeting"),
    "presence": N_("fields", "Presence"), "priority": N_("fields", "Priority"),
    "progress": N_("fields", "Reported progress"), "promised_by": N_("fields", "Promised by"),
    "promised_to": N_("fields", "Promised to"), "question_id": N_("fields", "Question"),
    "question_ids": N_("fields", "Questions"), "quorum": N_("fields", "Quorum"),
    "quorum_source": N_("fields", "Rule on the quorum"), "rating": N_("fields", "Rated"),
    "received_on": N_("fields", "Received on"), "received_paper_id": N_("fields", "Paper received"),
    "received_words": N_("fields", "What was received"), "recommendation_id": N_("fields", "Recommendation"),
    "recommendation_ids": N_("fields", "Recommendations"), "record_id": N_("fields", "About"),
    "reply_to": N_("fields", "Answers"), "response": N_("fields", "Response"),
    "response_words": N_("fields", "Response in words"), "revisions": N_("fields", "Earlier dates"),
    "role": N_("fields", "Role"), "secrecy": N_("fields", "Who may see it"), "sentences": N_("fields", "Sentences"),
    "series": N_("fields", "Series"), "source": N_("fields", "Program or file"), "sources": N_("fields", "Taken from"),
    "speaker": N_("fields", "Speaker"), "spells": N_("fields", "In the room"), "standing": N_("fields", "State"),
    "started": N_("fields", "Started"), "substitute_for": N_("fields", "Substitute for"),
    "successor_id": N_("fields", "In its place"), "supplementary": N_("fields", "Supplementary questions"),
    "tags": N_("fields", "Tags"), "text": N_("fields", "Words"), "theme": N_("fields", "Theme"),
    "theme_id": N_("fields", "Theme"), "timescale": N_("fields", "By when, as given"), "title": N_("fields", "Title"),
    "urgency": N_("fields", "Why it cannot wait"), "visibility": N_("fields", "Visible to"),
    "was": N_("fields", "It was"), "was_printed": N_("fields", "It was, as printed"), "why": N_("fields", "Why"),
    "words": N_("fields", "Words"),
}  # fmt: skip

_POINTS = ("_id", "_ids", "listed_in", "substitute_for")
"""How the names of fields end that hold the ids of other records."""


def told(library: Library, record: Record) -> str:
    """A record as lines of "Name: value", those that say nothing left out."""
    return "\n".join(_lines(library, record))


def field_name(field: str) -> str:
    """What a field is called."""
    return QCoreApplication.translate("fields", NAMES[field])


def _lines(library: Library, value: object) -> Iterator[str]:
    for each in fields(value):  # type: ignore[arg-type]
        held = getattr(value, each.name)
        if each.name in SILENT or held in ("", None, (), False, 0):
            continue
        shown = _named(library, held) if each.name.endswith(_POINTS) else _shown(library, held)
        if shown:
            yield f"{field_name(each.name)}: {shown}"


def _shown(library: Library, value: object) -> str:
    if isinstance(value, tuple):
        if isinstance(value[0], PenStroke):
            return str(len(value))
        return "; ".join(filter(None, (_shown(library, each) for each in value)))
    if isinstance(value, StrEnum):
        return word(value)
    if isinstance(value, datetime):
        return day_and_time(value)
    if isinstance(value, date):
        return on_day_briefly(value)
    if isinstance(value, bool):
        return QCoreApplication.translate("fields", "yes")
    if isinstance(value, Anchor):
        return f"“{value.quote}” ({source(rows.get(library, Paper, value.paper_id), value)})"
    if isinstance(value, Sentence):
        return value.words
    if isinstance(value, Source):
        return f"{field_name(value.field)} {_shown(library, value.anchor)}"
    return ", ".join(_lines(library, value)) if is_dataclass(value) else str(value)


def _named(library: Library, ids: str | tuple[str, ...]) -> str:
    """The records that ids name, by their first words."""
    gone = QCoreApplication.translate("fields", "no longer here")
    found = (rows.of_any(library, KINDS.values(), each) for each in ((ids,) if isinstance(ids, str) else ids))
    return "; ".join(gone if each is None else title_of(each) or "…" for each in found)
