"""A copy of a paper with a member's marks in it, for any program that reads PDF; the original stays as it came."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from scrutiny_desktop.domain.anchor import Anchor, Box, Found, Placement, find_again
from scrutiny_desktop.domain.annotation import Agreed, Annotation, page_parts
from scrutiny_desktop.domain.errors import Report
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.leaving import Choice, chosen
from scrutiny_desktop.domain.mark_line import ListWords, MarkList, line_of, withheld
from scrutiny_desktop.domain.marks_abroad import is_from, note_abroad, question_abroad
from scrutiny_desktop.domain.note import MarkKind, Note
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.flows.lettered_pages import LetteredPages, source_of
from scrutiny_desktop.flows.makers import authors_in, made_by
from scrutiny_desktop.outputs.saving import save_whole
from scrutiny_desktop.papers.annotated import Annotator
from scrutiny_desktop.store import notes, people, questions
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library, open_library

_CORNER = 0.02
"""Where on a page a mark of the whole page stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which marks go into the copy, with a list of them at its end where there are words for it."""

    choice: Choice = field(default_factory=Choice)
    agreed: Agreed = field(default_factory=Agreed)
    summary: ListWords | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What became of it: the marks in the copy, and those whose place is no longer in the paper."""

    file: Path
    marks: int
    unplaced: int = 0


@dataclass(frozen=True, slots=True)
class _Placed:
    """One mark with the boxes it fills now; none where its place is gone."""

    record: Note | Question
    anchor: Anchor
    boxes: tuple[Box, ...]
    at: int = 0
    """Which of a question's passages."""

    @property
    def is_there(self) -> bool:
        """Whether it can be put into the copy."""
        return bool(self.boxes) or (isinstance(self.record, Note) and any(each.points for each in self.record.ink))


def save_marked_copy(
    access: Access, clock: Clock, paper: Paper, wanted: Wanted, fonts: Path, out: Path, password: str, report: Report
) -> Saved:
    """Save the copy; raises ScrutinyError (SignedError, LockedError) where the paper does not allow one."""
    from scrutiny_desktop.outputs.mark_summary import summary_pdf  # a start does not wait for what sets type

    report(0, 3)
    with open_library(access, clock=clock) as library:
        source = source_of(library, paper, password)
        placed = _placed(library, paper, wanted.choice, password)
        report(1, 3)
        authors = authors_in(library)
        there = [each for each in placed if each.is_there]
        marks = [part for each in there for part in page_parts(_abroad(library, each, authors))]
        listed = _summary(library, paper, placed, authors, wanted.summary) if wanted.summary else None
        summary = summary_pdf(listed, fonts=fonts) if listed else b""
        agreed = replace(wanted.agreed, first_page=paper.first_page, last_page=paper.last_page)
        with Annotator() as annotator:
            copied = annotator.marked(source, marks, summary, agreed)
    report(2, 3)
    save_whole(out, copied)
    report(3, 3)
    return Saved(file=out, marks=len(there), unplaced=len(placed) - len(there))


def _placed(library: Library, paper: Paper, choice: Choice, password: str) -> list[_Placed]:
    """The marks that are meant, in the order of the paper; those that came out of its file are in it already."""
    me = people.me(library)
    on_paper = notes.for_paper(library, paper.id)
    meant, asked = chosen(on_paper, questions.for_meeting(library, paper.meeting_id), choice, me.id if me else "")
    found = list[_Placed]()
    with LetteredPages(library, paper, source_of(library, paper, password)) as pages:
        for note in meant:
            if note.anchor is not None and not is_from(paper.content, note):
                drawn = note if note.anchor.content == paper.text_key else replace(note, ink=())
                found.append(_Placed(drawn, note.anchor, tuple(_note_boxes(note, note.anchor, paper, pages))))
        for question in asked:
            passages = [each for each in question.passages if each.paper_id == paper.id]
            for at, anchor in enumerate(passages):
                found.append(_Placed(question, anchor, tuple(_passage_boxes(anchor, paper, pages)), at))
    return sorted(found, key=lambda each: (each.anchor.page or 0, each.anchor.start))


def _note_boxes(note: Note, anchor: Anchor, paper: Paper, pages: LetteredPages) -> Iterator[Box]:
    is_same = anchor.content == paper.text_key
    if note.kind is MarkKind.BOOKMARK or (note.kind is MarkKind.PLACE and not anchor.boxes):
        if is_same and anchor.page:
            yield Box(page=anchor.page, left=_CORNER, top=_CORNER, right=_CORNER, bottom=_CORNER)
    elif note.is_on_a_page:
        yield from anchor.boxes if is_same else ()
    else:
        yield from _passage_boxes(anchor, paper, pages)


def _passage_boxes(anchor: Anchor, paper: Paper, pages: LetteredPages) -> Iterator[Box]:
    """The boxes a passage came with, where the file is still the same; else those of its letters as they stand."""
    if anchor.boxes and anchor.content == paper.text_key:
        yield from anchor.boxes
        return
    found = find_again(anchor, pages.text)
    if found.placement is not Placement.UNPLACED and anchor.quote:
        yield from _letters_boxes(found, pages)


def _letters_boxes(found: Found, pages: LetteredPages) -> Iterator[Box]:
    first, last = pages.flow.page_at(found.start), pages.flow.page_at(found.end - 1)
    if first is None or last is None:
        return
    for page in range(first, min(last + 1, pages.last) + 1):
        if (lettered := pages.of(page)) is not None:
            yield from lettered.filled(found.start, found.end)


def _abroad(library: Library, placed: _Placed, authors: Mapping[str, str]) -> Annotation:
    made = made_by(library, placed.record, authors)
    if isinstance(placed.record, Question):
        return question_abroad(placed.record, placed.at, placed.boxes, made)
    return note_abroad(placed.record, placed.boxes, made)


def _summary(
    library: Library, paper: Paper, placed: Sequence[_Placed], authors: Mapping[str, str], words: ListWords
) -> MarkList:
    lines = (line_of(each.record, each.anchor, paper, made_by(library, each.record, authors), words,
                     is_placed=each.is_there) for each in placed)  # fmt: skip
    return MarkList(title=words.title.format(paper=paper.title), withheld=withheld((paper,), words), lines=tuple(lines))
