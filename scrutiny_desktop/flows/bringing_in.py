"""The marks that other programs left in a paper's file, placed on its words, as records for the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.annotation import Annotation, joined
from scrutiny_desktop.domain.errors import Report
from scrutiny_desktop.domain.ids import Clock, Ids
from scrutiny_desktop.domain.marks_abroad import identity, note_here
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.numbering import facts_at
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.flows.lettered_pages import LetteredPages, source_of
from scrutiny_desktop.papers.annotated import Annotator
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library

_ACROSS = 1_000
"""Characters of heads, feet and notes that may stand between the parts of a passage on two pages."""


@dataclass(frozen=True, slots=True)
class ForeignMark:
    """A mark of another program, its parts page by page, and where it stands in our text."""

    parts: tuple[Annotation, ...]
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class FoundMarks:
    """What a paper's file holds, and a sentence for each thing that was left out."""

    marks: tuple[ForeignMark, ...] = ()
    warnings: tuple[str, ...] = ()


def found_in(access: Access, clock: Clock, paper: Paper, password: str, report: Report) -> FoundMarks:
    """The marks on a paper's pages, in their order; nothing is written."""
    report(0, 1)
    with open_library(access, clock=clock) as library:
        source = source_of(library, paper, password)
        with Annotator() as annotator:
            found = annotator.found(source)
        with LetteredPages(library, paper, source) as pages:
            first = max(1, paper.first_page)
            wholes = [parts for parts in joined(found.marks) if first <= parts[0].page <= pages.last]
            marks = []
            for done, parts in enumerate(wholes, start=1):
                marks.append(ForeignMark(parts, _anchor(paper, parts, pages)))
                report(done, len(wholes))
    return FoundMarks(tuple(marks), found.warnings)


def as_notes(
    found: Iterable[ForeignMark], known: Iterable[Note], paper: Paper, ids: Ids, owner: str
) -> list[Note]:  # fmt: skip
    """Records for the marks that are not here yet, from this file or from a copy of ours."""
    met = {each.id for each in known} | {each.origin.identity for each in known if each.origin is not None}
    notes = []
    for mark in found:
        first = mark.parts[0]
        if identity(paper.content, first) not in met and first.id not in met:
            made = note_here(ids.new(), mark.parts, mark.anchor, paper.content, paper.file_name)
            notes.append(replace(made, owner=owner, meeting_id=paper.meeting_id))
    return notes


def _anchor(paper: Paper, parts: tuple[Annotation, ...], pages: LetteredPages) -> Anchor:
    """On the words under the mark where it marks words; else at the letters nearest to it, on its page."""
    boxes = tuple(box for part in parts for box in part.boxes)
    passage = _passage(parts, pages) if parts[0].kind.is_on_words else None
    page = parts[0].page
    if passage is None:
        at = _nearest(parts[0], pages)
        passage = at, at
    facts = facts_at(paper, pages.flow.pages, page)
    anchor = pages.flow.anchor(paper, *passage)
    return replace(anchor, page=page, page_label=facts.label, pack_page=facts.pack_number, boxes=boxes)


def _passage(parts: tuple[Annotation, ...], pages: LetteredPages) -> tuple[int, int] | None:
    spans = [span for part in parts if (span := _under(part, pages)) is not None]
    if not spans:
        return None
    start, end = spans[0]
    for first, last in spans[1:]:
        if end <= first <= end + _ACROSS:
            end = last
    words = pages.text[start:end]
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))


def _under(part: Annotation, pages: LetteredPages) -> tuple[int, int] | None:
    lettered = pages.of(part.page)
    return lettered.under(part.boxes) if lettered is not None else None


def _nearest(part: Annotation, pages: LetteredPages) -> int:
    lettered = pages.of(part.page)
    across, down = (part.boxes[0].left, part.boxes[0].top) if part.boxes else (0.0, 0.0)
    if part.strokes:
        across, down = part.strokes[0][0][:2]
    at = lettered.nearest(across, down) if lettered is not None else None
    return pages.flow.start_of_page(part.page) if at is None else at
