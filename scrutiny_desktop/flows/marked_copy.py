"""A copy of a paper with a member's marks in it, for any program that reads PDF; the original stays as it came."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from textwrap import shorten

from scrutiny_desktop.domain.anchor import Anchor, Box, Found, Placement, find_again
from scrutiny_desktop.domain.annotation import Agreed, Annotation, page_parts
from scrutiny_desktop.domain.errors import Report
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.leaving import Choice, chosen
from scrutiny_desktop.domain.mark_line import ListWords, MarkList, line_of, withheld
from scrutiny_desktop.domain.marks_abroad import (
    BearingWords,
    answers,
    bearing,
    is_from,
    note_abroad,
    question_abroad,
    rewritten,
)
from scrutiny_desktop.domain.note import MarkKind, Note
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.flows.lettered_pages import LetteredPages, source_of
from scrutiny_desktop.flows.makers import authors_in, made_by
from scrutiny_desktop.outputs.saving import save_whole
from scrutiny_desktop.papers.annotated import Annotator
from scrutiny_desktop.store import history, notes, people, questions, recommendations
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library, open_library

_SHORT = 60
"""Characters of a recommendation that has no number."""

_CORNER = 0.02
"""Where on a page a mark of the whole page stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which marks go into the copy, with a list of them at its end where there are words for it."""

    choice: Choice = field(default_factory=Choice)
    agreed: Agreed = field(default_factory=Agreed)
    summary: ListWords | None = None
    bearing: BearingWords = field(default_factory=BearingWords)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What became of it: the marks in the copy, and those whose place is no longer in the paper."""

    file: Path
    marks: int
    unplaced: int = 0
    anew: int = 0
    """Parts of marks that the paper's own file has, and that were changed here."""


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
        abroad = _Abroad(library, paper, authors, wanted.bearing)
        marks = [part for each in (*map(abroad.new, there), *abroad.anew(wanted.choice)) for part in page_parts(each)]
        listed = _summary(library, paper, placed, authors, wanted.summary) if wanted.summary else None
        summary = summary_pdf(listed, fonts=fonts) if listed else b""
        agreed = replace(wanted.agreed, first_page=paper.first_page, last_page=paper.last_page)
        with Annotator() as annotator:
            copied = annotator.marked(source, marks, summary, agreed)
    report(2, 3)
    save_whole(out, copied)
    report(3, 3)
    anew = sum(each.is_there for each in marks)
    return Saved(file=out, marks=len(there), unplaced=len(placed) - len(there), anew=anew)


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


class _Abroad:
    """Marks as other programs know them, with what they answer and what they are evidence for."""

    def __init__(self, library: Library, paper: Paper, authors: Mapping[str, str], said: BearingWords) -> None:
        self._library, self._paper, self._authors, self._said = library, paper, authors, said
        self._answers = answers(notes.for_paper(library, paper.id), paper.content)
        known = recommendations.for_meeting(library, paper.meeting_id)
        self._numbers = {each.id: each.number or shorten(each.text, _SHORT, placeholder="…") for each in known}

    def new(self, placed: _Placed) -> Annotation:
        """A mark that is added to the file's own."""
        made = made_by(self._library, placed.record, self._authors)
        if isinstance(placed.record, Question):
            return question_abroad(placed.record, placed.at, placed.boxes, made)
        return self._borne(placed.record, note_abroad(placed.record, placed.boxes, made))

    def anew(self, choice: Choice) -> Iterator[Annotation]:
        """The marks of the file that were changed here, each to be written over itself."""
        me = people.me(self._library)
        meant, _ = chosen(notes.for_paper(self._library, self._paper.id), (), choice, me.id if me else "")
        for note in meant:
            first = next(iter(history.of(self._library, "notes", note.id)), None)
            if is_from(self._paper.content, note) and first is not None and isinstance(first.record, Note):
                written = rewritten(note, first.record, made_by(self._library, note, self._authors))
                if written is not None:
                    yield self._borne(note, written)

    def _borne(self, note: Note, written: Annotation) -> Annotation:
        reply_to = self._answers.get(note.origin.reply_to, "") if note.origin is not None else ""
        return replace(written, words=bearing(written.words, note, self._numbers, self._said), reply_to=reply_to)


def _summary(
    library: Library, paper: Paper, placed: Sequence[_Placed], authors: Mapping[str, str], words: ListWords
) -> MarkList:
    lines = (line_of(each.record, each.anchor, paper, made_by(library, each.record, authors), words,
                     is_placed=each.is_there) for each in placed)  # fmt: skip
    return MarkList(title=words.title.format(paper=paper.title), withheld=withheld((paper,), words), lines=tuple(lines))
