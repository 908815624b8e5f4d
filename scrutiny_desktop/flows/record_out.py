"""After the meeting: the draft minute and what is tracked out to the Panel, without what is not public."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.for_panel import TRACKER, MinuteSent, Outgoing, meeting_scope
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.paper import Secrecy
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.publication import Publication
from scrutiny_desktop.domain.recommendation import Assessment, ProgressReport, Recommendation
from scrutiny_desktop.domain.record import Record
from scrutiny_desktop.domain.roster import PANEL
from scrutiny_desktop.domain.shared import Shared
from scrutiny_desktop.flows import order_out
from scrutiny_desktop.flows.giving_out import Going, bring_up
from scrutiny_desktop.flows.judging import circle_judges, publication_in
from scrutiny_desktop.flows.publish import minutes_of, text_of, wording_of
from scrutiny_desktop.flows.seats import Seat
from scrutiny_desktop.store import assessments, rows
from scrutiny_desktop.store.library import Library

Tracked = ProgressReport | Assessment | Promise

TRACKED = frozenset({"progress_reports", "assessments", "promises"})
_MINUTES = frozenset({"minutes_sent"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOut:
    """The record as it would go: what all are sent, what the entitled alone are, and how much stays."""

    minute: MinuteSent | None = None
    tracked: tuple[Tracked, ...] = ()
    not_public: tuple[Tracked, ...] = ()
    for_circles: Mapping[str, tuple[Tracked, ...]] = field(default_factory=dict)
    """Of those that are not public, what each circle may have by the papers it holds."""
    lost: int = 0

    def many(self, kind: type[Tracked]) -> int:
        """How many of a kind all are sent."""
        return sum(isinstance(each, kind) for each in self.tracked)


def record_out(db: Library, meeting: Meeting, resources: Path, *, held: Seat | None = None) -> RecordOut:
    """What was reported to a meeting, agreed at it and promised there, each judged by what it rests on."""
    public, entitled = publication_in(db), publication_in(db, Secrecy.CONFIDENTIAL)
    found: list[Tracked] = [
        *rows.where(db, ProgressReport, "meeting_id = ?", [meeting.id], '"on", id'),
        *assessments.agreed(db, meeting.id),
        *rows.where(db, Promise, "meeting_id = ?", [meeting.id], "rank, id"),
    ]
    free = tuple(each for each in found if _is_free(db, public, each))
    secret = tuple(each for each in found if each not in free and _is_free(db, entitled, each))
    judges = circle_judges(public, held) if held else {}
    theirs = {each: tuple(one for one in secret if _is_free(db, judge, one)) for each, judge in judges.items()}
    return RecordOut(minute=_minute(db, meeting, resources), tracked=free, not_public=secret, for_circles=theirs,
                     lost=len(found) - len(free) - len(secret))  # fmt: skip


def send_record(
    db: Library, held: Seat, meeting: Meeting, circles: Sequence[str], resources: Path, clock: Clock
) -> tuple[Shared, ...]:  # fmt: skip
    """Bring what the Panel has of the record up to date."""
    out = record_out(db, meeting, resources, held=held)
    going = [
        Going(scope=TRACKER, audience=each, kinds=TRACKED,
              records=out.tracked if each == PANEL else out.for_circles.get(each, ()) if each in circles else ())
        for each in order_out.audiences(held)
    ]  # fmt: skip
    minute: tuple[Record | Outgoing, ...] = (out.minute,) if out.minute else ()
    going.append(Going(scope=meeting_scope("meeting", meeting.on), audience=PANEL, kinds=_MINUTES, records=minute))
    return bring_up(db, held, meeting, going, clock, is_ours=lambda each: is_of(each, meeting))


def is_of(version: Shared, meeting: Meeting) -> bool:
    """Whether a version tells of this meeting; what other meetings left in the tracker stays there."""
    body = version.body or {}
    is_panels = version.kind != "assessments" or bool(body.get("is_panels"))
    return version.kind in _MINUTES or (body.get("meeting_id") == meeting.id and is_panels)


def _minute(db: Library, meeting: Meeting, resources: Path) -> MinuteSent | None:
    try:
        minute = minutes_of(db, meeting.id, wording=wording_of(db, meeting.id, resources))
    except ScrutinyError:  # nothing on the agenda: there is nothing to minute
        return None
    return MinuteSent(id=meeting_scope("meeting", meeting.on), title=minute.title, text=text_of(minute))


def _is_free(db: Library, judge: Publication, one: Tracked) -> bool:
    if isinstance(one, Promise):
        return judge.of_promise(one).is_free
    about = rows.get(db, Recommendation, one.recommendation_id)
    is_known = about is not None and judge.of_recommendation(about).is_free
    return is_known and (judge.of_report(one) if isinstance(one, ProgressReport) else judge.of_assessment(one)).is_free
