"""What would leave the library with a copy or a list of marks, counted before it does."""

from collections.abc import Iterable
from dataclasses import dataclass

from scrutiny_desktop.domain.marks_abroad import is_from
from scrutiny_desktop.domain.note import MarkKind, Note, Visibility
from scrutiny_desktop.domain.paper import Paper, Secrecy
from scrutiny_desktop.domain.question import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which marks are meant; private ones only where the member says so."""

    kinds: frozenset[MarkKind] = frozenset(MarkKind)
    with_private: bool = False
    with_others: bool = True
    """Those of other people that have come to this library."""
    with_questions: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """How much would leave, and of what secrecy."""

    notes: int = 0
    questions: int = 0
    private: int = 0
    others: int = 0
    in_the_file: int = 0
    """Marks that came out of the paper's file: a copy of it has them already."""
    withheld: tuple[tuple[Secrecy, str], ...] = ()
    """Of each paper that is not public, its secrecy and the words that say by which rule."""

    @property
    def marks(self) -> int:
        """All marks that would leave."""
        return self.notes + self.questions


def chosen(
    notes: Iterable[Note], questions: Iterable[Question], choice: Choice, me: str
) -> tuple[tuple[Note, ...], tuple[Question, ...]]:
    """The notes and questions that a choice means, in their order; ``me`` is the member's id."""

    def may(record: Note | Question) -> bool:
        is_private = record.visibility is Visibility.PRIVATE
        return (choice.with_private or not is_private) and (choice.with_others or record.owner in ("", me))

    meant = tuple(note for note in notes if note.kind in choice.kinds and may(note))
    return meant, tuple(each for each in questions if choice.with_questions and may(each))


def leaving(
    notes: Iterable[Note], questions: Iterable[Question], papers: Iterable[Paper], choice: Choice, me: str,
    *, content: str = "",
) -> Leaving:  # fmt: skip
    """What a choice lets out of the library; ``content`` is the file that a marked copy is made of."""
    meant, asked = chosen(notes, questions, choice, me)
    added = tuple(note for note in meant if not (content and is_from(content, note)))
    records: tuple[Note | Question, ...] = (*added, *asked)
    return Leaving(
        notes=len(added),
        questions=len(asked),
        private=sum(each.visibility is Visibility.PRIVATE for each in records),
        others=sum(each.owner not in ("", me) for each in records),
        in_the_file=len(meant) - len(added),
        withheld=tuple(dict.fromkeys(_secrecy(paper) for paper in papers if not paper.classification.is_public)),
    )


def _secrecy(paper: Paper) -> tuple[Secrecy, str]:
    return paper.classification.secrecy, paper.classification.citation
