"""One member's own briefing: the pages that they marked, each with their notes beside it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from scrutiny_desktop.domain import numbering
from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Classification, Paper
from scrutiny_desktop.domain.question import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingWords:
    """The words of a briefing."""

    title: str = "My briefing"
    private: str = "Private: one member’s own, with private notes"
    warning: str = "Some of its pages are of papers that are not public: {papers}. Do not pass it on."
    question: str = "Question"
    kinds: Mapping[str, str] = field(default_factory=dict)
    secrecies: Mapping[str, str] = field(default_factory=dict)
    citing: numbering.Words = field(default_factory=numbering.Words)
    elsewhere: str = "On no page"


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingNote:
    """One mark: what it is, the words it stands on, and what its member wrote."""

    what: str
    quote: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingPage:
    """One marked page; ``page`` is counted from 1 in the file, none where the paper has no pages."""

    paper: Paper | None
    page: int | None
    heading: str
    notes: tuple[BriefingNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """The pages in the order of the papers."""

    title: str
    meeting: str
    classification: str
    pages: tuple[BriefingPage, ...]
    left_out: tuple[str, ...] = ()


def briefing(
    papers: Sequence[Paper], notes: Iterable[Note], questions: Iterable[Question], words: BriefingWords, *, meeting: str
) -> Briefing:
    """The briefing of the person whose notes and questions these are."""
    known = {each.id: each for each in papers}
    order = {each.id: at for at, each in enumerate(papers)}
    gathered: dict[tuple[str, int | None], list[tuple[int, BriefingNote, Anchor | None]]] = {}
    for anchor, note in [*_of_notes(notes, words), *_of_questions(questions, words)]:
        key = (anchor.paper_id, anchor.page) if anchor and anchor.paper_id in known else ("", None)
        gathered.setdefault(key, []).append((anchor.start if anchor else 0, note, anchor))
    keys = sorted(gathered, key=lambda key: (order.get(key[0], len(order)), key[1] or 0))
    pages = tuple(_page(known.get(key[0]), key[1], gathered[key], words) for key in keys)
    secret = [each.paper for each in pages if each.paper and not each.paper.classification.is_public]
    names = ", ".join(dict.fromkeys(f"{each.name} ({_secrecy(each.classification, words)})" for each in secret))
    warned = words.warning.format(papers=names) if names else ""
    return Briefing(title=words.title, meeting=meeting, classification=words.private, pages=pages,
                    left_out=(warned,) if warned else ())  # fmt: skip


def _of_notes(notes: Iterable[Note], words: BriefingWords) -> Iterable[tuple[Anchor | None, BriefingNote]]:
    for each in notes:
        tags = "".join(f" #{tag}" for tag in each.tags)
        said = BriefingNote(what=words.kinds.get(each.kind, each.kind.capitalize()) + tags,
                            quote=each.anchor.quote if each.anchor else "", words=each.text)  # fmt: skip
        yield each.anchor, said


def _of_questions(questions: Iterable[Question], words: BriefingWords) -> Iterable[tuple[Anchor | None, BriefingNote]]:
    for each in questions:
        said = "\n".join(filter(None, (each.text, *each.supplementary, each.why)))
        for anchor in each.passages or (None,):
            yield anchor, BriefingNote(what=words.question, quote=anchor.quote if anchor else "", words=said)


def _page(
    paper: Paper | None, page: int | None, found: list[tuple[int, BriefingNote, Anchor | None]], words: BriefingWords
) -> BriefingPage:
    found.sort(key=lambda each: each[0])
    anchor = found[0][2]
    heading = numbering.cited(paper, anchor, words.citing) if paper and anchor else words.elsewhere
    if paper and not paper.classification.is_public:
        heading = f"{heading} ({_secrecy(paper.classification, words)})"
    return BriefingPage(paper=paper, page=page, heading=heading, notes=tuple(note for _, note, _ in found))


def _secrecy(classification: Classification, words: BriefingWords) -> str:
    named = words.secrecies.get(classification.secrecy, classification.secrecy.value)
    return ", ".join(filter(None, (named, classification.citation)))
