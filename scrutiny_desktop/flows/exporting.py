"""Notes and questions out of the library: Markdown, CSV and Web Annotations."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from scrutiny_desktop.domain import numbering
from scrutiny_desktop.domain.anchor import Anchor, Placement, find_again
from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.flow import flowing
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.leaving import Choice, chosen
from scrutiny_desktop.domain.mark_line import ListWords, MarkList, line_of, withheld
from scrutiny_desktop.domain.marks_abroad import Made
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.web_mark import CONTENT, OURS, QUESTION, WebMark, WebPlace
from scrutiny_desktop.flows.makers import authors_in, made_by
from scrutiny_desktop.outputs.mark_list import markdown, table
from scrutiny_desktop.outputs.saving import save_whole
from scrutiny_desktop.outputs.web_annotation import web_annotations
from scrutiny_desktop.store import contents, notes, papers, people, questions
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library, open_library


class ListForm(StrEnum):
    """In what form the marks leave; its value ends the file's name."""

    MARKDOWN = "md"
    TABLE = "csv"
    WEB = "jsonld"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Which marks are meant: a meeting's, or those of one of its papers where that is named."""

    meeting_id: str
    paper_id: str = ""
    title: str = ""
    choice: Choice = field(default_factory=Choice)
    words: ListWords = field(default_factory=ListWords)


@dataclass(frozen=True, slots=True)
class _Marked:
    """One record with those of its passages that are meant."""

    record: Note | Question
    anchors: tuple[Anchor, ...]


def save_marks(access: Access, clock: Clock, listed: Listed, form: ListForm, out: Path, report: Report) -> int:
    """Save the marks as a file, and say how many; raises ScrutinyError where there is none."""
    report(0, 2)
    with open_library(access, clock=clock) as library:
        marked = _marked(library, listed)
        if not marked:
            raise ScrutinyError("There are no marks to save.", "Choose more kinds of them, or mark a passage first.")
        content = _content(library, listed, marked, form)
    report(1, 2)
    save_whole(out, content)
    report(2, 2)
    return len(marked)


def _content(library: Library, listed: Listed, marked: Sequence[_Marked], form: ListForm) -> bytes:
    if form is ListForm.WEB:
        known = {paper.id: paper for paper in papers.for_meeting(library, listed.meeting_id)}
        authors = authors_in(library)
        webbed = (_web(each, made_by(library, each.record, authors), known, listed.words) for each in marked)
        return web_annotations(listed.title, webbed)
    lines = _lines(library, listed, marked)
    return table(lines, listed.words.columns) if form is ListForm.TABLE else markdown(lines).encode("utf-8", "replace")


def _marked(library: Library, listed: Listed) -> list[_Marked]:
    """In the order of the papers and of their text; what rests on no paper comes last."""
    me = people.me(library)
    meant = chosen(notes.for_meeting(library, listed.meeting_id), questions.for_meeting(library, listed.meeting_id),
                   listed.choice, me.id if me else "")  # fmt: skip
    order = {paper.id: at for at, paper in enumerate(papers.for_meeting(library, listed.meeting_id))}
    marked = [_Marked(each, tuple(_anchors(each, listed.paper_id))) for records in meant for each in records]
    if listed.paper_id:
        marked = [each for each in marked if each.anchors]

    def place(each: _Marked) -> tuple[int, int, str]:
        first = each.anchors[0] if each.anchors else None
        return (
            (order.get(first.paper_id, len(order)), first.start, "") if first else (len(order) + 1, 0, each.record.id)
        )

    return sorted(marked, key=place)


def _anchors(record: Note | Question, paper_id: str) -> Iterator[Anchor]:
    held = (record.anchor,) if isinstance(record, Note) else record.passages
    yield from (each for each in held if each is not None and paper_id in ("", each.paper_id))


def _lines(library: Library, listed: Listed, marked: Sequence[_Marked]) -> MarkList:
    known = {paper.id: paper for paper in papers.for_meeting(library, listed.meeting_id)}
    authors, texts = authors_in(library), dict[str, str]()
    lines = []
    for each in marked:
        made = made_by(library, each.record, authors)
        for anchor in each.anchors or (None,):
            paper = known.get(anchor.paper_id) if anchor is not None else None
            is_placed = anchor is None or _is_placed(library, anchor, paper, texts)
            lines.append(line_of(each.record, anchor, paper, made, listed.words, is_placed=is_placed))
    used = [known[each.paper_id] for one in marked for each in one.anchors if each.paper_id in known]
    return MarkList(title=listed.title, withheld=withheld(used, listed.words), lines=tuple(lines))


def _is_placed(library: Library, anchor: Anchor, paper: Paper | None, texts: dict[str, str]) -> bool:
    if paper is None or not paper.is_supplied:
        return False
    if paper.text_key not in texts:
        texts[paper.text_key] = flowing(contents.reading(library, paper.text_key)).text
    is_there = find_again(anchor, texts[paper.text_key]).placement is not Placement.UNPLACED
    return is_there or (not anchor.quote and anchor.content == paper.text_key)


def _web(marked: _Marked, made: Made, known: Mapping[str, Paper], words: ListWords) -> WebMark:
    record = marked.record
    places = tuple(_place(each, known.get(each.paper_id), words) for each in marked.anchors)
    said = WebMark(
        id=f"{OURS}{record.id}", words=record.text, author=made.author, created=made.created, changed=made.changed,
        visibility=record.visibility.value, tags=record.tags, places=places,
    )  # fmt: skip
    if isinstance(record, Question):
        return replace(said, kind=QUESTION, supplementary=record.supplementary)
    return replace(said, kind=record.kind.value, grade=record.grade.value,
                   colour=record.colour.value, ink=record.ink)  # fmt: skip


def _place(anchor: Anchor, paper: Paper | None, words: ListWords) -> WebPlace:
    content, _, pages = anchor.content.partition(":")
    return WebPlace(
        source=f"{CONTENT}{content}" if content else "", pages=pages, quote=anchor.quote, before=anchor.before,
        after=anchor.after, start=anchor.start, end=anchor.end, page=anchor.page, boxes=anchor.boxes,
        citation=numbering.cited(paper, anchor, words.citing),
    )  # fmt: skip
