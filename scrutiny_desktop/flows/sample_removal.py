"""The sample is taken out in one step; a paper of one's own that was put into it goes to a meeting of its own."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.record import KINDS, Pair, Record, kind_of
from scrutiny_desktop.flows.moving_papers import moved
from scrutiny_desktop.flows.sample import there
from scrutiny_desktop.store import history, papers, rows
from scrutiny_desktop.store.library import Library


@dataclass(frozen=True, slots=True)
class Removal:
    """The change that takes the sample out, the papers that stay, where they then are, and how much else goes."""

    pairs: list[Pair]
    own: list[Paper]
    meeting_id: str = ""
    added: int = 0
    """Notes, questions and the like that a member added to the sample itself, which go with it."""


def removal(library: Library, ids: Ids, owner: str) -> Removal:
    """What taking the sample out changes; nothing where it is not in the library."""
    meeting = there(library)
    if meeting is None:
        return Removal([], [])
    label = _made_by(library, meeting)
    own = [each for each in papers.for_meeting(library, meeting.id) if _is_own(library, each, label)]
    kept, new_id = _moved(library, own, ids, owner)
    staying = {old.id for old, new in kept if old is not None and new is not None}
    gone = _gone(library, meeting, staying)
    over = {old.id for old, new in kept if new is None and old is not None}
    pairs = kept + [(each, None) for each in gone if each.id not in over]
    return Removal(pairs, own, new_id, sum(_made_by(library, each) != label for each in gone))


def _gone(library: Library, meeting: Meeting, staying: set[str]) -> list[Record]:
    """All that is the meeting's, or of a recommendation of it, but for what stays."""
    held = [each for kind in KINDS.values() for each in rows.every(library, kind) if each.id not in staying]
    known = {meeting.id, meeting.panel_id}
    known |= {each.id for each in held if getattr(each, "meeting_id", "") == meeting.id}
    return [each for each in held if each.id in known or getattr(each, "recommendation_id", "") in known]


def _made_by(library: Library, record: Record) -> str:
    """The name of the change that made a record."""
    first = next(iter(history.of(library, kind_of(record), record.id)), None)
    return first.label if first else ""


def _is_own(library: Library, paper: Paper, label: str) -> bool:
    """Whether a member added the paper, or the file of one that the sample only lists."""
    if not paper.is_supplied:
        return False
    first = next(iter(history.of(library, kind_of(paper), paper.id)), None)
    if first is None or first.label != label:
        return True
    return isinstance(first.record, Paper) and first.record.content != paper.content


def _moved(library: Library, own: list[Paper], ids: Ids, owner: str) -> tuple[list[Pair], str]:
    """The papers with all that rests on them alone, at a meeting and under an item that are made for them."""
    if not own:
        return [], ""
    panel = Panel(id=ids.new(), owner=owner, name="")
    meeting = Meeting(id=ids.new(), owner=owner, panel_id=panel.id)
    pairs: dict[str, Pair] = {each.id: (None, each) for each in (panel, meeting)}
    for paper in own:
        if paper.id not in pairs:
            item = AgendaItem(id=ids.new(), owner=owner, meeting_id=meeting.id, title=paper.title)
            for old, new in moved(library, paper, meeting.id, item, despite_points=True):
                pairs.setdefault(_id(old, new), (old, new))
    return list(_ranked(pairs.values())), meeting.id


def _ranked(pairs: Iterable[Pair]) -> Iterable[Pair]:
    """Each kind in the order in which it comes, since each paper's own are counted from nought."""
    ranks: dict[str, Any] = {}
    for old, new in pairs:
        if new is not None and hasattr(new, "rank"):
            rank = next(ranks.setdefault(kind_of(new), count()))
            yield old, replace(new, rank=rank)
        else:
            yield old, new


def _id(old: Record | None, new: Record | None) -> str:
    either = old or new
    return either.id if either else ""
