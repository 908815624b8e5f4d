"""A paper that came again: which earlier paper it is, and what becomes of the marks on that one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from rapidfuzz import fuzz

from scrutiny_desktop.domain.anchor import Anchor, Doubt, Found, Offer, Placement
from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.flow import Flow, flowing
from scrutiny_desktop.domain.headed import Headed
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.passages import ANCHORED, Anchored, passages
from scrutiny_desktop.domain.placing import place
from scrutiny_desktop.domain.same_paper import Gist, same_paper
from scrutiny_desktop.store import (
    agenda,
    carried,
    contents,
    notes,
    progress_reports,
    promises,
    questions,
    recommendations,
    rows,
)
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library, open_library

LEAST_LIKE = 0.5
"""Likeness below which a paper is taken for a new one and not for a version."""

_CLEARLY = 0.1
_LEAST_ALIKE = 70.0
_SHORTEST = 8
"""Letters; a shorter passage is alike to something anywhere."""

_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Placed:
    """One passage of one record, and what became of it; ``passage`` is its number among the record's."""

    record: Anchored
    anchor: Anchor
    found: Found
    passage: int = 0


@dataclass(frozen=True, slots=True)
class Earlier:
    """A paper that another may be a new version of."""

    paper: Paper
    likeness: float
    is_clear: bool
    """Whether it is the likeliest by far."""


def place_all(access: Access, clock: Clock, old: Paper, new: Paper, report: Report) -> tuple[Placed, ...]:
    """What becomes of every mark on the old paper in the new one; nothing is written.

    A mark that was carried to the old paper starts from its place there where that is sure, else from where it was
    made; what it quotes stays what was quoted first.
    """
    report(0, 100)
    with open_library(access, clock=clock) as db:
        marked = list(_marked(db, old))
        earlier = dict.fromkeys(anchor.paper_id for _, anchor, _ in marked if anchor.paper_id != old.id)
        before = {old.id: _flow(db, old), **{each: _flow_of_earlier(db, each) for each in earlier}}
        after = _flow(db, new)
    report(10, 100)
    found: dict[int, Found] = {}
    for done, (paper_id, flow) in enumerate(before.items()):
        here = [at for at, (_, anchor, _) in enumerate(marked) if anchor.paper_id == paper_id]
        told = partial(_told, report, done, len(before))
        found |= zip(here, _placed([marked[at][1] for at in here], flow, after, told), strict=True)
    return tuple(Placed(record, anchor, found[at], number) for at, (record, anchor, number) in enumerate(marked))


def _told(report: Report, done: int, of: int, share: float) -> None:
    report(10 + int(90 * (done + share) / of), 100)


def _placed(anchors: Sequence[Anchor], before: Flow | None, after: Flow, told: Callable[[float], None]) -> list[Found]:
    """What becomes of passages of one text in another; of one whose text is no longer here, nothing is known."""
    if before is None:
        return [Found(placement=Placement.UNPLACED) for _ in anchors]
    found = place(before.text, after.text, list(map(_widened, anchors)), alike_in, told,
                  (Headed(before.blocks), Headed(after.blocks)))  # fmt: skip
    return [_narrowed(anchor, each, after.text) for anchor, each in zip(anchors, found, strict=True)]


def _widened(anchor: Anchor) -> Anchor:
    """A place between words as the words around it, which can be looked for."""
    if anchor.quote:
        return anchor
    return replace(anchor, quote=anchor.before + anchor.after, before="", after="",
                   start=anchor.start - len(anchor.before), end=anchor.end + len(anchor.after))  # fmt: skip


def _narrowed(anchor: Anchor, found: Found, text: str) -> Found:
    """The place between words again; offered, not taken, where the words before it are not as they were."""
    if anchor.quote or found.placement is Placement.UNPLACED:
        return found
    at = found.start + len(anchor.before)
    if text[found.start : at] == anchor.before:
        return replace(found, start=at, end=at, changes=())
    offer = Offer(start=found.start, end=found.end, likeness=found.likeness, doubt=Doubt.WORDS_DIFFER)
    return Found(placement=Placement.UNPLACED, offered=(offer,))


def likely_earlier(db: Library, new: Paper, among: Sequence[Paper]) -> tuple[Earlier, ...]:
    """The papers of a meeting that the new one may be a version of, the likeliest first; none with the same content."""
    others = [each for each in among if _may_be(each, new)]
    itself = _known(db, new)
    found = [(same_paper(itself, _known(db, each)), each) for each in others]
    found = sorted((each for each in found if each[0] >= LEAST_LIKE), key=lambda each: -each[0])
    second = found[1][0] if len(found) > 1 else 0.0
    return tuple(Earlier(paper, alike, is_clear=alike >= second + _CLEARLY) for alike, paper in found)


def _may_be(other: Paper, new: Paper) -> bool:
    """Whether it is another file, and no workbook beside a paper of running text, however much both say alike."""
    is_other = other.is_supplied and other.id != new.id and other.text_key != new.text_key
    return is_other and _is_table(other) == _is_table(new)


def _is_table(paper: Paper) -> bool:
    return paper.file_name.lower().endswith((".xlsx", ".xlsm", ".csv"))


def alike_in(quote: str, text: str) -> tuple[int, int] | None:
    """Where in a text the letters of a passage are likeliest, however spaced; None where nothing is alike enough."""
    places = [at for at, sign in enumerate(text) if not sign.isspace()]
    sought, searched = "".join(quote.split()), "".join(text.split())
    if not _SHORTEST <= len(sought) <= min(len(searched), _LONGEST):
        return None
    found = fuzz.partial_ratio_alignment(sought, searched, score_cutoff=_LEAST_ALIKE)
    if found is None or found.dest_start == found.dest_end:
        return None
    return places[found.dest_start], places[found.dest_end - 1] + 1


def _marked(db: Library, paper: Paper) -> Iterator[tuple[Anchored, Anchor, int]]:
    """Every passage of the paper that something is tied to, made on it or carried to it."""
    meeting_id = paper.meeting_id
    tied: list[Anchored] = [
        *notes.for_paper(db, paper.id), *questions.for_meeting(db, meeting_id),
        *recommendations.for_meeting(db, meeting_id), *progress_reports.for_meeting(db, meeting_id),
        *promises.for_meeting(db, meeting_id),
    ]  # fmt: skip
    for record in tied:
        for at, anchor in passages(record).items():
            if anchor.paper_id == paper.id:
                yield record, anchor, at
    for each in carried.for_paper(db, paper.id):
        known = rows.of_any(db, ANCHORED, each.record_id)
        own = passages(known).get(each.passage) if known is not None else None
        if known is not None and own is not None and own.paper_id != paper.id:
            yield known, each.anchor if each.anchor is not None and not each.is_waiting else own, each.passage


def _flow(db: Library, paper: Paper) -> Flow:
    return flowing(contents.reading(db, paper.text_key))


def _flow_of_earlier(db: Library, paper_id: str) -> Flow | None:
    """The text of a version before; None where it has left the library."""
    paper = rows.get(db, Paper, paper_id)
    try:
        return _flow(db, paper) if paper is not None else None
    except ScrutinyError:
        return None


def _known(db: Library, paper: Paper) -> Gist:
    titles = {each.id: each.title for each in agenda.for_meeting(db, paper.meeting_id)}
    return Gist.of(_flow(db, paper).text, paper.title, titles.get(paper.agenda_item_id, ""))
