"""What is marked on one paper, where it stands in the text now, in document order."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scrutiny_desktop.domain.anchor import Anchor, Found, Placement, find_again
from scrutiny_desktop.domain.note import MarkKind, Note
from scrutiny_desktop.domain.question import Question

QUESTION = "question"
"""The kind of a question's passage, beside the kinds of notes."""

KINDS = (QUESTION, MarkKind.NOTE.value, MarkKind.EVIDENCE.value, MarkKind.HIGHLIGHT.value)
"""Every kind, in the order of the filters."""

UNPLACED = Placement.UNPLACED.value

_NUMBERED = re.compile(
    r"\s*(?:recommendation|rec\.?)\s*(?:no\.?\s*)?(?P<number>\d+[a-z]?|[ivx]+)\s*[:.)–—-]\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One passage of one record, as found in the text before the reader."""

    record: Note | Question
    anchor: Anchor
    found: Found

    @property
    def key(self) -> tuple[str, int]:
        """Tells it from every other mark, whatever becomes of its words."""
        return self.record.id, self.anchor.start

    @property
    def kind(self) -> str:
        """Highlight, note, evidence or question."""
        return self.record.kind.value if isinstance(self.record, Note) else QUESTION

    @property
    def is_placed(self) -> bool:
        """Whether it stands anywhere in the text."""
        return self.found.placement is not Placement.UNPLACED

    def holds(self, offset: int) -> bool:
        """Whether a character is part of the passage."""
        return self.is_placed and self.found.start <= offset < self.found.end


def gathered(notes: Iterable[Note], questions: Iterable[Question], paper_id: str, text: str) -> tuple[Mark, ...]:
    """The paper's marks in document order, those without a place at the end."""
    found = [Mark(record, anchor, find_again(anchor, text)) for record, anchor in _anchored(notes, questions, paper_id)]
    return tuple(sorted(found, key=_in_document_order))


def of_kind(marks: Iterable[Mark], kind: str) -> tuple[Mark, ...]:
    """Those of one filter; an empty kind means all."""
    return tuple(mark for mark in marks if kind in ("", mark.kind) or (kind == UNPLACED and not mark.is_placed))


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
