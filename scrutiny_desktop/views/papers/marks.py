"""What is marked on one paper, where it stands in the text now, in document order."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from scrutiny_desktop.domain.anchor import Anchor, Found, Placement, find_again
from scrutiny_desktop.domain.carried import Carried
from scrutiny_desktop.domain.note import Colour, MarkKind, Note
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.views.words import tone

QUESTION = "question"
"""The kind of a question's passage, beside the kinds of notes."""

KINDS = (QUESTION, *(kind.value for kind in (
    MarkKind.NOTE, MarkKind.EVIDENCE, MarkKind.HIGHLIGHT, MarkKind.UNDERLINE, MarkKind.STRIKE, MarkKind.PLACE,
    MarkKind.AREA, MarkKind.PEN, MarkKind.BOOKMARK,
)))  # fmt: skip
"""Every kind, in the order of the filters."""

TO_PLACE = "to place"
"""The filter of marks that have no place here, or one that their person has still to look at."""

_ON_WORDS = (QUESTION, *(kind.value for kind in (
    MarkKind.NOTE, MarkKind.EVIDENCE, MarkKind.HIGHLIGHT, MarkKind.UNDERLINE, MarkKind.STRIKE,
)))  # fmt: skip
_ON_NO_WORDS = (QUESTION, MarkKind.PLACE.value, MarkKind.BOOKMARK.value)

MINE, OTHERS = "mine", "others"

_NUMBERED = re.compile(
    r"\s*(?:recommendation|rec\.?)\s*(?:no\.?\s*)?(?P<number>\d+[a-z]?|[ivx]+)\s*[:.)–—-]\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One passage of one record, as found in the text before the reader."""

    record: Note | Question
    anchor: Anchor
    found: Found
    is_drawn: bool = False
    """Whether its boxes or its pen's strokes are those of the file before the reader."""
    carried: Carried | None = None
    """Where it was made on an earlier version of the paper: what became of it here."""

    @property
    def key(self) -> tuple[str, int]:
        """Tells it from every other mark, whatever becomes of its words."""
        return self.record.id, self.anchor.start

    @property
    def kind(self) -> str:
        """Highlight, note, evidence or question, and so on."""
        return self.record.kind.value if isinstance(self.record, Note) else QUESTION

    @property
    def colour(self) -> str:
        """The tone of its colour's role; empty for the colour of its kind."""
        has_role = isinstance(self.record, Note) and self.record.colour is not Colour.PLAIN
        return tone(self.record.colour) if isinstance(self.record, Note) and has_role else ""

    @property
    def is_open(self) -> bool:
        """Whether its person is not done with it: a note that is not resolved, a question still to be put."""
        return not self.record.is_resolved if isinstance(self.record, Note) else self.record.is_open

    @property
    def is_placed(self) -> bool:
        """Whether it stands anywhere in the text."""
        return self.found.placement is not Placement.UNPLACED

    @property
    def is_to_place(self) -> bool:
        """Whether its person has to say where it belongs: it has no place, or one that is not settled."""
        if self.carried is not None:
            return self.carried.is_waiting
        return not self.is_placed

    def holds(self, offset: int) -> bool:
        """Whether a character is part of the passage."""
        return self.is_placed and self.found.start <= offset < self.found.end


def gathered(
    notes: Iterable[Note], questions: Iterable[Question], paper_id: str, text: str, content: str = "",
    carried: Iterable[tuple[Carried, Note | Question]] = (),
) -> tuple[Mark, ...]:  # fmt: skip
    """The paper's marks in document order, those without a place at the end."""
    found = [
        Mark(record, anchor, find_again(anchor, text), _is_drawn(record, anchor, content))
        for record, anchor in _anchored(notes, questions, paper_id)
    ]
    return tuple(sorted([*found, *carried_over(carried, text)], key=_in_document_order))


def carried_over(carried: Iterable[tuple[Carried, Note | Question]], text: str) -> Iterator[Mark]:
    """The marks of earlier versions where they are in this one."""
    for each, record in carried:
        own = record.passages[each.passage : each.passage + 1] if isinstance(record, Question) else (record.anchor,)
        anchor = each.anchor or next(iter(own), None)
        if anchor is not None:
            yield Mark(record, anchor, _found_here(each, text), carried=each)


def _found_here(carried: Carried, text: str) -> Found:
    """In place once its person has settled that, else as it was found."""
    found = find_again(carried.anchor, text) if carried.anchor is not None else Found(placement=Placement.UNPLACED)
    is_open = found.placement is Placement.IN_PLACE and not carried.is_settled
    return replace(found, placement=carried.placement) if is_open else found


def _is_drawn(record: Note | Question, anchor: Anchor, content: str) -> bool:
    is_shaped = isinstance(record, Note) and (record.is_on_a_page or record.kind is MarkKind.BOOKMARK)
    return is_shaped and bool(anchor.boxes) and anchor.content == content


def of_kind(marks: Iterable[Mark], kind: str) -> tuple[Mark, ...]:
    """Those of one filter; an empty kind means all."""
    return tuple(mark for mark in marks if kind in ("", mark.kind) or (kind == TO_PLACE and mark.is_to_place))


def turnable(mark: Mark) -> tuple[str, ...]:
    """What a mark can be turned into, with nothing lost: on words into each kind on words, a place into a question."""
    if mark.kind == MarkKind.PEN:
        return ()
    kinds = _ON_WORDS if mark.anchor.quote else _ON_NO_WORDS
    return tuple(kind for kind in kinds if kind != mark.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """Which marks are looked at; what is empty lets all through."""

    kind: str = ""
    tag: str = ""
    words: str = ""
    is_open: bool = False
    """Only those not done with."""
    whose: str = ""
    """``mine`` or ``others``."""

    def holds(self, mark: Mark, me: str) -> bool:
        """Whether a mark passes; ``me`` is whose library it is."""
        is_mine = mark.record.owner in ("", me)
        said = (mark.record.text, mark.anchor.quote, *mark.record.tags)
        return (
            (self.kind in ("", mark.kind) or (self.kind == TO_PLACE and mark.is_to_place))
            and self.tag in ("", *mark.record.tags)
            and (not self.is_open or mark.is_open)
            and (not self.whose or is_mine == (self.whose == MINE))
            and all(any(word in each.casefold() for each in said) for word in self.words.casefold().split())
        )


def mark_at(marks: Iterable[Mark], offset: int) -> Mark | None:
    """The shortest mark that holds a character, so that one inside another can be reached."""
    holding = [mark for mark in marks if mark.holds(offset)]
    return min(holding, key=lambda mark: mark.found.end - mark.found.start, default=None)


def recommended(quote: str) -> tuple[str, str]:
    """Number and words of a passage such as "Recommendation 3: The Partnership should…"; no number where none is."""
    named = _NUMBERED.match(quote)
    return (named["number"], quote[named.end() :].strip()) if named else ("", quote.strip())


def _anchored(
    notes: Iterable[Note], questions: Iterable[Question], paper_id: str
) -> Iterator[tuple[Note | Question, Anchor]]:
    for note in notes:
        if note.anchor and note.anchor.paper_id == paper_id:
            yield note, note.anchor
    for question in questions:
        yield from ((question, anchor) for anchor in question.passages if anchor.paper_id == paper_id)


def _in_document_order(mark: Mark) -> tuple[bool, int, int, str]:
    return not mark.is_placed, mark.found.start, mark.found.end, mark.record.id
