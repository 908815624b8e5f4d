"""A new version of a paper beside the one it takes the place of: what becomes of its marks, as one change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from scrutiny_desktop.domain.anchor import CONTEXT, Anchor, Found, Placement
from scrutiny_desktop.domain.carried import Carried
from scrutiny_desktop.domain.errors import Report
from scrutiny_desktop.domain.flow import Flow, flowing
from scrutiny_desktop.domain.ids import Clock, Ids
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Classification, Paper
from scrutiny_desktop.domain.passages import Anchored, passages
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.record import Pair
from scrutiny_desktop.flows.renewal import Earlier, Placed, likely_earlier, place_all
from scrutiny_desktop.store import carried, contents, meetings, papers, rows
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library, open_library


@dataclass(frozen=True, slots=True)
class Taken:
    """One passage in the later paper; ``anchor`` is None where it has no place there."""

    placed: Placed
    anchor: Anchor | None


@dataclass(frozen=True, slots=True)
class Renewal:
    """Two versions of a paper, and every passage marked on the old one as it stands in the new one."""

    old: Paper
    new: Paper
    taken: tuple[Taken, ...]

    @property
    def marks(self) -> tuple[Taken, ...]:
        """Those of notes and questions; the others are sources of what the checklist and the promises say."""
        return tuple(each for each in self.taken if isinstance(each.placed.record, Note | Question))

    def count(self, *placements: Placement) -> int:
        """How many marks ended so."""
        return sum(each.placed.found.placement in placements for each in self.marks)


@dataclass(frozen=True, slots=True)
class Version:
    """A paper that was taken in, and the one it may be a new version of."""

    paper: Paper
    earlier: Earlier


def likely_versions(access: Access, clock: Clock, fresh: Sequence[Paper], report: Report) -> tuple[Version, ...]:
    """The papers taken in that surely are new versions of others; as a job."""
    found = []
    with open_library(access, clock=clock) as db:
        for done, paper in enumerate(fresh):
            report(done, len(fresh))
            among = [each for each in may_be_earlier(db, paper) if each not in fresh]
            likely = likely_earlier(db, paper, among)
            if likely and likely[0].is_clear:
                found.append(Version(paper, likely[0]))
    return tuple(found)


def may_be_earlier(library: Library, paper: Paper) -> list[Paper]:
    """The papers that one may take the place of: those of its meeting, of one on the same day, and of meetings
    without a day, where a paper that came alone was put before its pack named the meeting."""
    own = rows.get(library, Meeting, paper.meeting_id)
    near = [each for each in meetings.every(library) if not each.is_sample
            and (each.on is None or (own is not None and each.on == own.on))]  # fmt: skip
    ids = dict.fromkeys([paper.meeting_id, *(each.id for each in near)])
    return [each for meeting_id in ids for each in current(papers.for_meeting(library, meeting_id))
            if each.is_supplied and each.id != paper.id]  # fmt: skip


def current(listed: Iterable[Paper]) -> list[Paper]:
    """Those of some papers that no other of them takes the place of."""
    there = list(listed)
    superseded = {each.earlier_id for each in there if each.earlier_id}
    return [each for each in there if each.id not in superseded]


def carry_over(access: Access, clock: Clock, old: Paper, new: Paper, report: Report) -> Renewal:
    """Place every mark of the old version in the new one; as a job, which writes nothing."""
    placed = place_all(access, clock, old, new, report)
    with open_library(access, clock=clock) as db:
        flow = flowing(contents.reading(db, new.text_key))
    text = flow.text
    return Renewal(old, new, tuple(Taken(each, _anchor(flow, text, new, each.found)) for each in placed))


def as_change(library: Library, ids: Ids, owner: str, renewal: Renewal) -> list[Pair]:
    """The records that make it so: the new paper takes the old one's place, and its marks are carried.

    A passage that was carried before stays as its person settled it.
    """
    old, new = renewal.old, rows.get(library, Paper, renewal.new.id) or renewal.new
    known = {(each.record_id, each.passage) for each in carried.for_paper(library, new.id)}
    made: list[Pair] = [(new, _in_place_of(old, new))]
    for each in renewal.taken:
        placed = each.placed
        if (placed.record.id, placed.passage) not in known:
            record = Carried(
                id=ids.new(), owner=owner, meeting_id=new.meeting_id, paper_id=new.id, record_id=placed.record.id,
                passage=placed.passage, placement=placed.found.placement, anchor=each.anchor,
                offered=placed.found.offered,
            )  # fmt: skip
            made.append((None, record))
    return made


def latest_place(library: Library, records: Iterable[Anchored], anchor: Anchor) -> Anchor:
    """Where one of these records' passages stands in the latest version that surely has it; else where it stood."""
    for record in records:
        numbers = [number for number, each in passages(record).items() if each == anchor]
        for each in reversed(carried.of_record(library, record.id) if numbers else []):
            is_sure = each.is_settled or each.placement is Placement.IN_PLACE
            if each.passage in numbers and each.anchor is not None and is_sure:
                return each.anchor
    return anchor


def anchored(flow: Flow, text: str, paper: Paper, start: int, end: int) -> Anchor:
    """An anchor in a text that was put together once, for as many as are wanted."""
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return replace(flow.place(paper, start), quote=text[start:end], before=before, after=after, end=end)


def _anchor(flow: Flow, text: str, paper: Paper, found: Found) -> Anchor | None:
    if found.placement is Placement.UNPLACED:
        return None
    return anchored(flow, text, paper, found.start, found.end)


def _in_place_of(old: Paper, new: Paper) -> Paper:
    """The new version where the old one stood on the agenda, and never seen by more people than that."""
    renewed = replace(new, earlier_id=old.id, classification=_at_least(new.classification, old.classification))
    if new.meeting_id != old.meeting_id:
        return renewed
    return replace(
        renewed, agenda_item_id=old.agenda_item_id or new.agenda_item_id, role=old.role,
        label=old.label or new.label, listed_in=old.listed_in or new.listed_in,
    )  # fmt: skip


def _at_least(new: Classification, old: Classification) -> Classification:
    return old if new.is_public and not new.is_confirmed and not old.is_public else new
