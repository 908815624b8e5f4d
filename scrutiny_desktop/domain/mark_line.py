"""Notes and questions in words, one line for each, for whoever reads them without this program."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from scrutiny_desktop.domain import numbering
from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.marks_abroad import Made, asked
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords:
    """The words of a list of marks, with named places; ``kinds`` by their values, "question" among them."""

    title: str = "Marks on {paper}"
    withheld: str = "{secrecy}: {citation}"
    unplaced: str = "{place} (no longer in the paper)"
    kinds: Mapping[str, str] = field(default_factory=dict)
    citing: numbering.Words = field(default_factory=numbering.Words)
    columns: tuple[str, ...] = ("Paper", "Place", "Kind", "Passage", "Words", "Author", "Visibility", "Tags", "Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkLine:
    """One mark: where it stands, what it is, the passage, and the words written to it."""

    paper: str = ""
    place: str = ""
    what: str = ""
    quote: str = ""
    words: str = ""
    author: str = ""
    visibility: str = ""
    tags: tuple[str, ...] = ()
    made: str = ""
    """When, in ISO 8601."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkList:
    """The whole list; ``withheld`` says who may see what it rests on where not everybody may."""

    title: str
    withheld: tuple[str, ...] = ()
    lines: tuple[MarkLine, ...] = ()


def line_of(
    record: Note | Question, anchor: Anchor | None, paper: Paper | None, made: Made, words: ListWords,
    *, is_placed: bool = True,
) -> MarkLine:  # fmt: skip
    """One mark at one of its passages, or at none."""
    place = numbering.cited(paper, anchor, words.citing) if anchor is not None else ""
    kind = record.kind.value if isinstance(record, Note) else "question"
    return MarkLine(
        paper=paper.title if paper is not None else "",
        place=place if is_placed or not place else words.unplaced.format(place=place),
        what=words.kinds.get(kind, kind.capitalize()),
        quote=anchor.quote if anchor is not None else "",
        words=record.text if isinstance(record, Note) else asked(record),
        author=made.author,
        visibility=record.visibility.value,
        tags=record.tags,
        made=made.created,
    )


def withheld(papers: Iterable[Paper], words: ListWords) -> tuple[str, ...]:
    """For each kind of paper that not everybody may see, the words that say so."""
    return tuple(dict.fromkeys(_withheld(paper, words) for paper in papers if not paper.classification.is_public))


def _withheld(paper: Paper, words: ListWords) -> str:
    secrecy, citation = paper.classification.secrecy.value.capitalize(), paper.classification.citation
    return words.withheld.format(secrecy=secrecy, citation=citation).rstrip(": ")
