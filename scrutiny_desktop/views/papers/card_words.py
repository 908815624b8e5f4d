"""What a card says of a mark, in words, whether it is drawn or edited."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from scrutiny_desktop.domain.anchor import Placement
from scrutiny_desktop.domain.note import WORDLESS, Colour, MarkKind, Note
from scrutiny_desktop.domain.numbering import facts_at
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question, Theme
from scrutiny_desktop.domain.reading import PageFacts
from scrutiny_desktop.views.papers.marks import QUESTION, TO_PLACE, Mark
from scrutiny_desktop.views.papers.sentences import short_places
from scrutiny_desktop.views.words import shortened, source, tone, word

TAG_SIGN = "# "
"""Stands before a tag."""

_LONGEST_QUOTE = 150

Chip = tuple[str, str]
"""Words and tone."""


@dataclass(frozen=True, slots=True)
class CardWords:
    """One card; ``chips`` stand below its text."""

    mark: Mark
    kind: Chip
    places: tuple[str, ...]
    """Where in its paper it stands, in ever fewer words."""
    cited: str
    """The place in full, as every citation says it."""
    visibility: str
    placement: Chip | None
    quote: str
    text: str
    chips: tuple[Chip, ...]

    @property
    def can_be_written(self) -> bool:
        """Whether it has room for words; a highlight has none unless it came with some."""
        record = self.mark.record
        return isinstance(record, Question) or record.kind not in WORDLESS or bool(record.text)

    @property
    def spoken(self) -> str:
        """The whole card for a screen reader."""
        placement = self.placement[0] if self.placement else ""
        words = (self.kind[0], self.cited, self.visibility, placement, self.text, f"“{self.quote}”")
        return ", ".join(word for word in (*words, *(text for text, _ in self.chips)) if word)


class Wording:
    """Puts a paper's marks into words, knowing the names of themes and recommendations."""

    def __init__(
        self, themes: Iterable[Theme], numbers: Mapping[str, str], paper: Paper | None = None,
        pages: Sequence[PageFacts] = (),
    ) -> None:  # fmt: skip
        self._paper, self._pages = paper, pages
        self._themes: Mapping[str, str] = {each.id: each.name for each in themes}
        self._numbers = numbers

    def says_as(self, other: "Wording") -> bool:
        """Whether the other puts every mark into the same words."""
        mine, others = ((each._paper, each._pages, each._themes, each._numbers) for each in (self, other))
        return mine == others

    def card(self, mark: Mark) -> CardWords:
        """The card of one mark."""
        record, placement = mark.record, mark.found.placement
        moved = placement is not Placement.IN_PLACE
        return CardWords(
            mark=mark,
            kind=(kind_word(mark.kind), mark.kind),
            places=tuple(
                self._doubted(_tr("{place} (machine)"), each, mark)
                for each in short_places(self._paper, mark.anchor)
                if each
            ),
            cited=self._doubted(_tr("{place}, read by machine"), source(self._paper, mark.anchor), mark),
            visibility=word(record.visibility),
            placement=(word(placement), tone(placement)) if moved else None,
            quote=shortened(mark.anchor.quote, _LONGEST_QUOTE),
            text=record.text,
            chips=(
                *_said_of(record),
                *(self._asked(record) if isinstance(record, Question) else self._weighed(record)),
            ),
        )

    def _doubted(self, sentence: str, place: str, mark: Mark) -> str:
        """A place, and that a machine made out its letters where it did."""
        is_read = self._paper is not None and facts_at(self._paper, self._pages, mark.anchor.page).is_machine_read
        return sentence.format(place=place) if is_read else place

    def _asked(self, question: Question) -> list[Chip]:
        chips = [(_tr("To: {name}").format(name=question.addressee), "plain")] if question.addressee else []
        if question.theme_id in self._themes:
            chips.append((_tr("Theme: {name}").format(name=self._themes[question.theme_id]), "plain"))
        if question.recommendation_ids:
            chips.append((self.recommendations(question.recommendation_ids), "plain"))
        return [*chips, (word(question.priority), tone(question.priority))]

    def _weighed(self, note: Note) -> list[Chip]:
        if note.kind is not MarkKind.EVIDENCE:
            return []
        named = self.recommendations(note.recommendation_ids) or _tr("No recommendation yet")
        return [(named, "plain"), (word(note.grade), tone(note.grade))]

    def recommendations(self, ids: Iterable[str]) -> str:
        """The numbers of some recommendations."""
        numbers = [self._numbers[each] or "–" for each in ids if each in self._numbers]
        if not numbers:
            return ""
        words = _tr("Recommendation {numbers}") if len(numbers) == 1 else _tr("Recommendations {numbers}")
        return words.format(numbers=", ".join(numbers))


def _said_of(record: Note | Question) -> list[Chip]:
    """What every mark may say of itself: its colour's role, its tags, where it came from, and that it is done with."""
    chips = []
    if isinstance(record, Note) and record.colour is not Colour.PLAIN:
        chips.append((word(record.colour), tone(record.colour)))
    chips += [(f"{TAG_SIGN}{tag}", "plain") for tag in record.tags]
    if isinstance(record, Note) and record.origin is not None:
        by = record.origin.author or record.origin.source
        chips.append((_tr("From {name}").format(name=by) if by else _tr("Came with the file"), "plain"))
    if isinstance(record, Note) and record.is_resolved:
        chips.append((_tr("Done"), "good"))
    return chips


def kind_word(kind: str) -> str:
    """A kind of mark in the reader's words."""
    return _tr("Question") if kind == QUESTION else word(MarkKind(kind))


def filter_word(kind: str) -> str:
    """The name of a filter."""
    named = {"": _tr("All"), QUESTION: _tr("Questions"), MarkKind.NOTE: _tr("Notes"), TO_PLACE: _tr("To place"),
             MarkKind.EVIDENCE: _tr("Evidence"), MarkKind.HIGHLIGHT: _tr("Highlights"),
             MarkKind.UNDERLINE: _tr("Underlines"), MarkKind.STRIKE: _tr("Strikes"), MarkKind.PLACE: _tr("On places"),
             MarkKind.AREA: _tr("Areas"), MarkKind.PEN: _tr("Pen"), MarkKind.BOOKMARK: _tr("Bookmarks")}  # fmt: skip
    return named[kind]


def _tr(text: str) -> str:
    return QCoreApplication.translate("papers", text)
