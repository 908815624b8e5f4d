"""What would be shared, counted before it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from scrutiny_desktop.domain.note import Note, Visibility
from scrutiny_desktop.domain.publication import Publication, Withheld
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.recommendation import Assessment

Sharable = Question | Note | Assessment
"""What a member shares by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What would leave, and what would stay: for resting on what is not public, for being private or another's."""

    leaving: tuple[Sharable, ...] = ()
    withheld: tuple[tuple[Sharable, Withheld], ...] = ()
    private: tuple[Note, ...] = ()
    """Private notes that stay, as nobody said that they may leave."""
    others: tuple[Sharable, ...] = ()
    not_public: tuple[Sharable, ...] = ()
    """Among those leaving: what rests on exempt or confidential papers."""

    @property
    def questions(self) -> int:
        """How many questions would leave."""
        return sum(isinstance(each, Question) for each in self.leaving)

    @property
    def notes(self) -> int:
        """How many notes would leave."""
        return sum(isinstance(each, Note) for each in self.leaving)

    @property
    def private_notes(self) -> int:
        """How many private notes would leave."""
        return sum(_is_private(each) for each in self.leaving)

    @property
    def assessments(self) -> int:
        """How many judgements would leave."""
        return sum(isinstance(each, Assessment) for each in self.leaving)


def manifest(
    records: Iterable[Sharable], publication: Publication, public: Publication, me: str, *, with_private: bool = False
) -> Manifest:
    """What of these would leave; ``publication`` judges for the audience, ``public`` for everybody."""
    leaving: list[Sharable] = []
    withheld: list[tuple[Sharable, Withheld]] = []
    private: list[Note] = []
    others: list[Sharable] = []
    for each in records:
        kept = judged(publication, each)
        if each.owner not in ("", me):
            others.append(each)
        elif not kept.is_free:
            withheld.append((each, kept))
        elif isinstance(each, Note) and _is_private(each) and not with_private:
            private.append(each)
        else:
            leaving.append(each)
    return Manifest(
        leaving=tuple(leaving),
        withheld=tuple(withheld),
        private=tuple(private),
        others=tuple(others),
        not_public=tuple(each for each in leaving if not judged(public, each).is_free),
    )


def _is_private(record: Sharable) -> bool:
    return isinstance(record, Note) and record.visibility is Visibility.PRIVATE


def judged(publication: Publication, record: Sharable) -> Withheld:
    """What keeps a record from those for whom ``publication`` judges."""
    if isinstance(record, Question):
        return publication.of_question(record)
    return publication.of_note(record) if isinstance(record, Note) else publication.of_assessment(record)
