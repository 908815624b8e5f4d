"""What the checklist screen knows is read from the library, and read again only where something changed."""

from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from scrutiny_desktop.domain.checklist import ChecklistRow, checklist
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.merging import with_outcomes
from scrutiny_desktop.domain.moves import may_be_agreed
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Paper, Secrecy
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.recommendation import Assessment, ProgressReport, Recommendation
from scrutiny_desktop.later import later
from scrutiny_desktop.store import (
    assessments,
    notes,
    papers,
    progress_reports,
    questions,
    recommendations,
    rows,
    witnesses,
)
from scrutiny_desktop.store.library import Library
from scrutiny_desktop.views.checklist.shown import MeetingChecklist
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.words import word

if TYPE_CHECKING:
    from scrutiny_desktop.flows import closed_doors
else:
    (closed_doors,) = later("scrutiny_desktop.flows", "closed_doors")

Told = tuple[str, str]
"""Kind and id of a record that was changed."""

_A_FEW = 100
"""Recommendations that are read at a time."""
_MOST_CHANGED = 40
"""Changes from which on it is quicker to read everything."""
_NOT_SHOWN = frozenset({"themes", "agenda", "discussion_points", "carried", "promises"})
_ABOUT: dict[str, type[ProgressReport | Assessment]] = {"progress_reports": ProgressReport, "assessments": Assessment}
_LINKED: dict[str, type[Note | Question]] = {"notes": Note, "questions": Question}


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Which checklist is meant: of a meeting, as one person sees it, on a day."""

    meeting: Meeting
    me: str
    today: date


def whose(desk: Desk) -> Whose | None:
    """The checklist on the desk; None where there is no meeting."""
    meeting = desk.meeting
    return None if meeting is None else Whose(meeting=meeting, me=desk.me.id, today=desk.clock().date())


def read_checklist(db: Library, of: Whose, before: MeetingChecklist | None = None) -> MeetingChecklist:
    """All of a checklist; rows that are as they were ``before`` are the same rows."""
    steps = reads(db, of, before)
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            return cast(MeetingChecklist, ended.value)


def reads(db: Library, of: Whose, before: MeetingChecklist | None = None) -> Generator[None, None, MeetingChecklist]:
    """The same a little at a time, for whoever has others to answer between."""
    meeting_id = of.meeting.id
    advice, told = list[Recommendation](), list[tuple[ProgressReport, str]]()
    ids = recommendations.ids(db, meeting_id)
    for start in range(0, len(ids), _A_FEW):
        few = ids[start : start + _A_FEW]
        advice += rows.of(db, Recommendation, few)
        told += progress_reports.last_of(db, few)
        yield
    made = checklist(
        advice,
        (report for report, _ in told),
        notes.on_recommendations(db, meeting_id),
        with_outcomes(questions.for_meeting(db, meeting_id)),
        assessments.for_meeting(db, meeting_id, of.me),
        assessments.agreed(db, meeting_id),
    )
    now = MeetingChecklist(
        meeting_id=meeting_id,
        rows=made,
        papers=_papers(db, {each.id: each for each in papers.for_meeting(db, meeting_id)}, made),
        agencies=_agencies(db, meeting_id, made),
        today=of.today,
        may_be_agreed=may_be_agreed(of.meeting.on, of.today),
        reported={report.recommendation_id: words for report, words in told},
        closed=_closed(closed_doors.ClosedDoors(db), advice),
    )
    yield
    return _settled(before, now)


def read_again(desk: Desk, known: MeetingChecklist, told: Iterable[Told]) -> MeetingChecklist | None:
    """The checklist as it is now, when these records have changed since it was read; rows without a change stay.

    None where all of it is to be read.
    """
    of, changed = whose(desk), {each for each in told if each[0] not in _NOT_SHOWN}
    is_same = of is not None and (of.meeting.id, of.today) == (known.meeting_id, known.today)
    if not is_same or len(changed) > _MOST_CHANGED:
        return None
    touched: set[str] = set()
    for kind, record_id in changed:
        found = _touched(desk.library, known, kind, record_id)
        if found is None:
            return None
        touched |= found
    here = touched & (known.places.keys() | {one for kind, one in changed if kind == "recommendations"})
    return _renewed(desk, known, here, changed) if here else known


def _settled(before: MeetingChecklist | None, now: MeetingChecklist) -> MeetingChecklist:
    """Rows that are as they were are the same rows, so that nothing about them is worked out again."""
    if before is None:
        return now
    pairs = ((before.row(row.recommendation.id), row) for row in now.rows)
    turned = {one for one, _ in now.closed.items() ^ before.closed.items()}
    return replace(now, rows=tuple(old if old is not None and old == new and new.recommendation.id not in turned
                                   else new for old, new in pairs))  # fmt: skip


def with_reports(db: Library, row: ChecklistRow) -> ChecklistRow:
    """A row with everything that was ever reported of it."""
    return replace(row, reports=tuple(progress_reports.of_recommendation(db, row.recommendation.id)))


def _touched(db: Library, known: MeetingChecklist, kind: str, record_id: str) -> set[str] | None:
    """The recommendations whose rows a change is seen in; None where that cannot be told from the record alone."""
    if kind == "recommendations":
        now, was = rows.get(db, Recommendation, record_id), known.row(record_id)
        if now is None:
            return set() if was is None else {record_id}
        is_in_place = _is_behind_all(known, now) if was is None else now.rank == was.recommendation.rank
        return {record_id} if is_in_place else None
    if kind in _ABOUT:
        record = rows.get(db, _ABOUT[kind], record_id)
        return {record.recommendation_id} if record else None
    if kind == "questions" and any(each.merged_ids for each in questions.for_meeting(db, known.meeting_id)):
        return None  # what came of one that was put for several is seen with each of them
    if kind in _LINKED:
        linked = rows.get(db, _LINKED[kind], record_id)
        before = {row.recommendation.id for row in known.rows
                  if record_id in {each.id for each in row.evidence} | {each.id for each in row.questions}}  # fmt: skip
        return before | set(linked.recommendation_ids if linked else ())
    return None


def _is_behind_all(known: MeetingChecklist, added: Recommendation) -> bool:
    """Whether it is the last of the meeting's own, as one that was just added is."""
    own = (row.recommendation.rank for row in known.rows if row.recommendation.meeting_id == known.meeting_id)
    return added.meeting_id == known.meeting_id and all(rank < added.rank for rank in own)


def _place(known: MeetingChecklist, row: ChecklistRow) -> tuple[bool, int, str]:
    """The meeting's own in their order, then those brought forward as they stand."""
    one = row.recommendation
    is_brought = one.meeting_id != known.meeting_id
    return (True, known.places[one.id], "") if is_brought else (False, one.rank, one.id)


def _renewed(desk: Desk, known: MeetingChecklist, touched: set[str], changed: set[Told]) -> MeetingChecklist:
    fresh = {row.recommendation.id: row for row in known.rows}
    reported = dict(known.reported)
    found = (rows.get(desk.library, _LINKED[kind], one) for kind, one in changed if kind in _LINKED)
    linked = [each for each in found if each is not None]
    for one in touched:
        now = rows.get(desk.library, Recommendation, one)
        was = fresh.pop(one, None) if now is None else fresh.get(one, ChecklistRow(recommendation=now))
        reported.pop(one, None)
        if now is None or was is None:
            continue
        told = progress_reports.of_recommendation(desk.library, one)
        fresh[one] = _row(desk, known, replace(was, recommendation=now), told, linked, changed)
        if told:
            reported[one] = "\n".join(each.words for each in told)
    made = tuple(fresh.values())
    if any(one not in known.places for one in fresh):
        made = tuple(sorted(made, key=partial(_place, known)))
    return replace(
        known,
        rows=made,
        reported=reported,
        closed=_closed(desk.doors(), (row.recommendation for row in made)),
        agencies=_agencies(desk.library, known.meeting_id, made),
        papers=_papers(desk.library, known.papers, [fresh[one] for one in touched if one in fresh]),
    )


def _row(
    desk: Desk, known: MeetingChecklist, was: ChecklistRow, told: list[ProgressReport],
    linked: list[Note | Question], changed: set[Told],
) -> ChecklistRow:  # fmt: skip
    one = was.recommendation.id
    stale = {record_id for kind, record_id in changed if kind in _LINKED}
    here = [each for each in linked if one in each.recommendation_ids]
    marks = [each for each in was.evidence if each.id not in stale]
    marks += [each for each in here if isinstance(each, Note)]
    asked = [each for each in was.questions if each.id not in stale]
    asked += [each for each in here if isinstance(each, Question) and each.meeting_id == known.meeting_id]
    judged = [each for each in assessments.of_recommendation(desk.library, one) if each.meeting_id == known.meeting_id]
    return replace(
        was,
        reports=tuple(told[-1:]),
        evidence=tuple(sorted(marks, key=lambda each: each.id)),
        questions=tuple(sorted(asked, key=lambda each: (each.rank, each.id))),
        assessment=next((each for each in reversed(judged) if not each.is_panels and each.owner == desk.me.id), None),
        agreed=next((each for each in reversed(judged) if each.is_panels), None),
    )


def _agencies(db: Library, meeting_id: str, made: Iterable[ChecklistRow]) -> tuple[str, ...]:
    led = [row.recommendation.lead_agency for row in made]
    named = [*led, *(each.agency for each in witnesses.for_meeting(db, meeting_id))]
    return tuple(dict.fromkeys(each for each in named if each))


def _closed(doors: "closed_doors.ClosedDoors", advice: Iterable[Recommendation]) -> dict[str, str]:
    return {each.id: word(secrecy) for each in advice if (secrecy := doors.secrecy(each)) is not Secrecy.PUBLIC}


def _papers(db: Library, known: Mapping[str, Paper], listed: Iterable[ChecklistRow]) -> dict[str, Paper]:
    """Known papers, and those of earlier meetings that a recommendation or its evidence stands in."""
    held = dict(known)
    for row in listed:
        one = row.recommendation
        for anchor in (one.anchor, *(each.anchor for each in one.sources), *(each.anchor for each in row.evidence)):
            if anchor is not None and anchor.paper_id not in held:
                paper = rows.get(db, Paper, anchor.paper_id)
                if paper is not None:
                    held[anchor.paper_id] = paper
    return held
