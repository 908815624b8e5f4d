"""Web Annotations into the library: placed on the papers that are here, as records for the ledger."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from scrutiny_desktop.domain.anchor import CONTEXT, Anchor, Placement
from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.flow import Flow, flowing
from scrutiny_desktop.domain.ids import Clock, Ids
from scrutiny_desktop.domain.loosely import LooseText
from scrutiny_desktop.domain.note import ON_A_PAGE, Colour, Grade, MarkKind, Note, Origin
from scrutiny_desktop.domain.numbering import facts_at
from scrutiny_desktop.domain.paper import Paper, text_key
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.web_mark import QUESTION, WebMark, WebPlace
from scrutiny_desktop.papers.annotated import MOST_WEB, Annotator
from scrutiny_desktop.store import contents
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library, open_library

E = TypeVar("E", bound=StrEnum)

_KINDS = {"highlighting": MarkKind.HIGHLIGHT, "bookmarking": MarkKind.BOOKMARK}


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark of a file, and its places in our papers; one that is nowhere keeps its words and has no content."""

    mark: WebMark
    anchors: tuple[Anchor, ...]

    @property
    def is_placed(self) -> bool:
        """Whether all its places were found."""
        return all(anchor.content for anchor in self.anchors)


@dataclass(frozen=True, slots=True)
class FoundWeb:
    """What a file of marks holds, and a sentence for each thing that was left out."""

    marks: tuple[PlacedMark, ...] = ()
    warnings: tuple[str, ...] = ()


def found_in_file(
    access: Access, clock: Clock, file: Path, papers: Sequence[Paper], now: Paper | None, report: Report
) -> FoundWeb:
    """The marks of a file on some papers; what names no paper by its content is looked for in the one open now."""
    report(0, 1)
    with Annotator() as annotator:
        found = annotator.web(_bytes(file))
    marks = list[PlacedMark]()
    with open_library(access, clock=clock) as library:
        places = _Places(library, papers, now)
        for done, mark in enumerate(found.marks, start=1):
            marks.append(PlacedMark(mark, tuple(filter(None, map(places.anchor, mark.places)))))
            report(done, len(found.marks))
    return FoundWeb(tuple(marks), found.warnings)


def as_records(
    found: Iterable[PlacedMark], notes: Iterable[Note], questions: Iterable[Question], meeting_id: str, ids: Ids,
    owner: str, source: str,
) -> list[Note | Question]:  # fmt: skip
    """Records for the marks that are not here yet, all of them private."""
    known = list(notes)
    met = {each.id for each in known} | {each.id for each in questions}
    met |= {each.origin.identity for each in known if each.origin is not None}
    records = list[Note | Question]()
    for each in found:
        name = _name(each.mark)
        if name in met:
            continue
        met.add(name)
        records.append(_record(each, name, meeting_id, ids.new, owner, source))
    return records


class _Places:
    """The papers' texts, each put together once."""

    def __init__(self, library: Library, papers: Sequence[Paper], now: Paper | None) -> None:
        self._library, self._papers, self._now = library, papers, now
        self._flows: dict[str, tuple[Flow, LooseText]] = {}

    def anchor(self, place: WebPlace) -> Anchor | None:
        """Where a passage is in the paper it names; None where it names no place at all."""
        paper, is_same = self._paper(place)
        lost = Anchor(
            paper_id=paper.id if paper else "", content="", quote=place.quote, before=place.before[-CONTEXT:],
            after=place.after[:CONTEXT], page=place.page, start=place.start or 0, end=place.end or 0,
        )  # fmt: skip
        if paper is None or not paper.is_supplied:
            return lost if place.quote else None
        flow, loose = self._text(paper)
        if place.quote:
            found = loose.find(lost)
            if found.placement is Placement.UNPLACED:
                return lost
            made = flow.anchor(paper, found.start, found.end)
        elif place.page and is_same:
            at = flow.start_of_page(place.page)
            made = flow.anchor(paper, at, at)
        else:
            return None
        if not (is_same and place.boxes):
            return made
        facts = facts_at(paper, flow.pages, place.boxes[0].page)
        return replace(made, page=place.boxes[0].page, page_label=facts.label, pack_page=facts.pack_number,
                       boxes=place.boxes)  # fmt: skip

    def _paper(self, place: WebPlace) -> tuple[Paper | None, bool]:
        """The paper meant, and whether it is the same file."""
        key = f"{place.content}:{place.pages}" if place.pages else text_key(place.content)
        same = [each for each in self._papers if place.content and each.text_key == key]
        return (same[0], True) if same else (self._now, False)

    def _text(self, paper: Paper) -> tuple[Flow, LooseText]:
        if paper.text_key not in self._flows:
            flow = flowing(contents.reading(self._library, paper.text_key))
            self._flows[paper.text_key] = flow, LooseText(flow.text)
        return self._flows[paper.text_key]


def _record(
    placed: PlacedMark, name: str, meeting_id: str, new_id: Callable[[], str], owner: str, source: str
) -> Note | Question:
    mark = placed.mark
    own = mark.own_id if name == mark.own_id else ""
    if mark.kind == QUESTION and own:
        return Question(id=own, owner=owner, meeting_id=meeting_id, text=mark.words, passages=placed.anchors,
                        supplementary=mark.supplementary, tags=mark.tags)  # fmt: skip
    origin = Origin(source=source, author=mark.author, at=mark.changed or mark.created, identity=name,
                    reply_to=_identity(mark.reply_to) if mark.reply_to else "")  # fmt: skip
    words = "\n\n".join(filter(None, (mark.words, *mark.supplementary)))
    return Note(
        id=own or new_id(), owner=owner, meeting_id=meeting_id, kind=_kind(mark, placed.anchors), text=words,
        anchor=next(iter(placed.anchors), None), tags=mark.tags, ink=mark.ink, origin=origin,
        grade=_known(Grade, mark.grade, Grade.NONE), colour=_known(Colour, mark.colour, Colour.PLAIN),
    )  # fmt: skip


def _kind(mark: WebMark, anchors: Sequence[Anchor]) -> MarkKind:
    kind = _known(MarkKind, mark.kind, _KINDS.get(mark.motivation, MarkKind.NOTE))
    if kind is MarkKind.HIGHLIGHT and mark.words and not mark.kind:
        return MarkKind.NOTE
    is_bare = kind in ON_A_PAGE and not mark.ink and not any(anchor.boxes for anchor in anchors)
    return MarkKind.NOTE if is_bare else kind


def _known(kinds: type[E], value: str, otherwise: E) -> E:
    return kinds(value) if value in list(kinds) else otherwise


def _name(mark: WebMark) -> str:
    """The record's own id where it is one of ours, else what tells the mark from every other."""
    with suppress(ValueError):
        return str(UUID(mark.own_id))
    quotes = tuple((place.source, place.quote, place.before, place.start) for place in mark.places)
    digest = hashlib.sha256(repr((mark.words, mark.author, mark.created, quotes)).encode()).hexdigest()
    return _identity(mark.id or digest)


def _identity(name: str) -> str:
    return f"web/{name}"


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_WEB + 1)
    except OSError as error:
        raise ScrutinyError(
            f"“{file.name}” can't be read.", "Check that it is still there, and choose it again."
        ) from error
