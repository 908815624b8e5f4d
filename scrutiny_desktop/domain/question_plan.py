"""The question plan as it leaves the library: blocks for any form, without what is private or not for the public."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain

from scrutiny_desktop.domain import numbering
from scrutiny_desktop.domain.meeting import AgendaItem, Witness
from scrutiny_desktop.domain.merging import gathered
from scrutiny_desktop.domain.note import Visibility
from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.domain.phrases import one_line
from scrutiny_desktop.domain.publication import Publication
from scrutiny_desktop.domain.question import PUT, Priority, Question
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.running_order import Group, is_addressed

_SECRECIES = tuple(Secrecy)


class PlanKind(StrEnum):
    """What is made of the plan."""

    ORDER = "running order"
    SHEETS = "sheets"
    """One for each agency, on a page of its own."""
    BRIEF = "brief"


class PlanPart(StrEnum):
    """What a block is to the reader, and to a screen reader."""

    TITLE = "title"
    ABOUT = "about"
    HEADING = "heading"
    QUESTION = "question"
    DETAIL = "detail"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanBlock:
    """One paragraph; ``label`` stands before the text, set off from it."""

    part: PlanPart
    text: str
    label: str = ""
    starts_page: bool = False

    @property
    def words(self) -> str:
        """Label and text as one line."""
        return " ".join(filter(None, (self.label, self.text)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be made; a brief ``for_myself`` alone has what is private or rests on papers that are not public."""

    kind: PlanKind = PlanKind.ORDER
    agency: str = ""
    """Of sheets, the one that is wanted; all where it is empty."""
    themes_only: bool = False
    for_myself: bool = False
    is_large: bool = False

    @property
    def has_all(self) -> bool:
        """Whether nothing is left out: it is one person's own brief."""
        return self.for_myself and self.kind is PlanKind.BRIEF


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWords:
    """The words of a plan, with named places."""

    titles: Mapping[str, str] = field(default_factory=lambda: {
        PlanKind.ORDER: "Running order of questions", PlanKind.SHEETS: "Questions for witnesses",
        PlanKind.BRIEF: "Brief for the meeting",
    })  # fmt: skip
    secrecies: Mapping[str, str] = field(default_factory=lambda: {
        Secrecy.PUBLIC: "Public", Secrecy.EXEMPT: "Exempt", Secrecy.CONFIDENTIAL: "Confidential",
    })  # fmt: skip
    sheet: str = "Questions for {agency}"
    for_myself: str = "For my own use, not to be passed on"
    withheld: str = "{secrecy}: not for publication"
    no_theme: str = "Other questions"
    unnamed: str = "Theme without a name"
    minutes: str = "{minutes} min"
    invited: str = "Invited: {names}"
    must: str = "Must ask"
    put_to: str = "to {name}"
    recommendations: str = "Rec. {numbers}"
    why: str = "Why:"
    supplementary: str = "Supplementary:"
    also: str = "{name} asks:"
    quoted: str = "“{quote}” – {place}"
    citing: numbering.Words = field(default_factory=numbering.Words)
    private_one: str = (
        "1 question is private and is left out. Show it to the panel on the Questions screen to have it here."
    )
    private_many: str = (
        "{count} questions are private and are left out. Show them"
        " to the panel on the Questions screen to have them here."
    )
    rests_one: str = "1 question rests on {papers}, or is put with such a one, and is left out."
    rests_many: str = "{count} questions rest on {papers}, or are put with such a one, and are left out."
    marked_one: str = "1 question was put in private, and is left out."
    marked_many: str = "{count} questions were put in private, and are left out."
    some_paper: str = "a paper"
    lost_one: str = "1 question rests on something that is no longer here, and is left out."
    lost_many: str = "{count} questions rest on something that is no longer here, and are left out."
    to_nobody_one: str = "1 question is put to nobody yet, and is on no sheet."
    to_nobody_many: str = "{count} questions are put to nobody yet, and are on no sheet."


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPlan:
    """What leaves; ``left_out`` says what does not and why, in none of its words."""

    title: str
    meeting: str
    """The panel and the day, for the head of each page."""
    footer: str
    """Who may see it, for the foot of each page."""
    blocks: tuple[PlanBlock, ...]
    questions: int
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSource:
    """What a plan is made from; ``questions`` are all of the meeting's, ``groups`` those in the plan."""

    meeting: str
    groups: Sequence[Group]
    questions: Sequence[Question]
    witnesses: Sequence[Witness]
    papers: Sequence[Paper]
    recommendations: Sequence[Recommendation]
    agenda: Sequence[AgendaItem] = ()


def question_plan(source: PlanSource, wanted: Wanted, words: PlanWords) -> QuestionPlan:
    """The plan that is wanted, of what may leave."""
    return _Plan(source, wanted, words).made()


def agencies(source: PlanSource) -> tuple[str, ...]:
    """Whom a sheet can be made for."""
    return _Plan(source, Wanted(kind=PlanKind.SHEETS), PlanWords()).names()


class _Plan:
    def __init__(self, source: PlanSource, wanted: Wanted, words: PlanWords) -> None:
        self._source, self._wanted, self._words = source, wanted, words
        self._publication = Publication(source.papers, source.recommendations, source.questions,
                                        agenda=source.agenda)  # fmt: skip
        self._known = {each.id: each for each in source.papers}
        self._numbers = {each.id: each.number or "–" for each in source.recommendations}
        asked = [one for group in source.groups for one in group.questions]
        self._held = {} if wanted.has_all else {one.id: why for one in asked if (why := self._reason(one))}
        self._groups = [Group(theme=group.theme, questions=rest) for group in source.groups
                        if (rest := tuple(one for one in group.questions if one.id not in self._held))]  # fmt: skip

    def made(self) -> QuestionPlan:
        wanted, words = self._wanted, self._words
        is_sheets, title = wanted.kind is PlanKind.SHEETS, words.titles[wanted.kind]
        shown = [one for group in self._groups for one in group.questions]
        if is_sheets:
            title = words.sheet.format(agency=wanted.agency) if wanted.agency else title
            shown = [one for one in shown if (wanted.agency in self.asks(one) if wanted.agency else self.asks(one))]
        return QuestionPlan(
            title=title,
            meeting=self._source.meeting,
            footer=self._footer(shown),
            blocks=tuple(self._sheets() if is_sheets else self._whole(title)),
            questions=len(shown),
            left_out=tuple(self._left_out()),
        )

    def names(self) -> tuple[str, ...]:
        """All whom a question that may leave is put to."""
        return tuple(
            dict.fromkeys(name for group in self._groups for one in group.questions for name in self.asks(one))
        )

    def asks(self, question: Question) -> tuple[str, ...]:
        """The agencies that a question is put to, or the words for whom, where no witness is meant."""
        meant = [each for each in self._source.witnesses if is_addressed(each, [question])]
        named = dict.fromkeys(each.agency or each.name for each in meant)
        return tuple(named) or tuple(filter(None, [one_line(question.addressee)]))

    def _reason(self, question: Question) -> "_Held | None":
        """Why a question may not leave; one that puts others may leave only where each of them may."""
        parts = (question, *gathered(question, self._source.questions))
        if any(each.visibility is Visibility.PRIVATE and each.standing not in PUT for each in parts):
            return _Held()
        reasons = [self._publication.of_question(each) for each in parts]
        papers = tuple(dict.fromkeys(chain.from_iterable(each.papers for each in reasons)))
        if all(each.is_free for each in reasons):
            return None
        is_marked = not papers and any(each.is_marked for each in reasons)
        return _Held(papers=papers, is_marked=is_marked, is_lost=not papers and not is_marked)

    def _whole(self, title: str) -> Iterator[PlanBlock]:
        yield PlanBlock(part=PlanPart.TITLE, text=title)
        yield from self._about()
        number = 0
        for group in self._groups:
            yield self._heading(group)
            if self._wanted.themes_only:
                continue
            for one in group.questions:
                number += 1
                yield PlanBlock(part=PlanPart.QUESTION, text=one_line(one.text), label=f"{number}.")
                yield from self._under(one)

    def _sheets(self) -> Iterator[PlanBlock]:
        wanted = [each for each in self.names() if self._wanted.agency in ("", each)]
        for at, name in enumerate(wanted):
            title = self._words.sheet.format(agency=name)
            yield PlanBlock(part=PlanPart.TITLE, text=title, starts_page=at > 0)
            yield from self._about()
            invited = [each.name for each in self._source.witnesses if each.agency == name and each.name]
            if invited:
                yield PlanBlock(part=PlanPart.ABOUT, text=self._words.invited.format(names=", ".join(invited)))
            yield from self._sheet(name)

    def _sheet(self, name: str) -> Iterator[PlanBlock]:
        """What a witness is told: themes, and the questions where they are wanted, but nobody's reasons."""
        number = 0
        for group in self._groups:
            asked = [one for one in group.questions if name in self.asks(one)]
            if asked:
                yield self._heading(group, with_minutes=False)
            for one in asked if not self._wanted.themes_only else ():
                number += 1
                yield PlanBlock(part=PlanPart.QUESTION, text=one_line(one.text), label=f"{number}.")
                yield from self._detail(self._bearing(one))

    def _about(self) -> Iterator[PlanBlock]:
        if self._source.meeting:
            yield PlanBlock(part=PlanPart.ABOUT, text=self._source.meeting)

    def _heading(self, group: Group, *, with_minutes: bool = True) -> PlanBlock:
        name = (group.theme.name or self._words.unnamed) if group.theme else self._words.no_theme
        minutes = self._words.minutes.format(minutes=group.minutes) if group.minutes and with_minutes else ""
        return PlanBlock(part=PlanPart.HEADING, text=" · ".join(filter(None, (one_line(name), minutes))))

    def _under(self, question: Question) -> Iterator[PlanBlock]:
        words = self._words
        asked = " ".join(filter(None, (question.asker, question.addressee and
                                       words.put_to.format(name=question.addressee))))  # fmt: skip
        must = words.must if question.priority is Priority.MUST_ASK else ""
        minutes = words.minutes.format(minutes=question.minutes) if question.minutes else ""
        yield from self._detail(" · ".join(filter(None, (one_line(asked), must, minutes, self._bearing(question)))))
        is_told = self._wanted.has_all or question.visibility is not Visibility.PRIVATE
        if self._wanted.kind is PlanKind.BRIEF and is_told:
            yield from self._reasons(question)

    def _reasons(self, question: Question) -> Iterator[PlanBlock]:
        words = self._words
        for each in gathered(question, self._source.questions):
            if one_line(each.text) != one_line(question.text):
                yield from self._detail(one_line(each.text), words.also.format(name=each.asker or "–"))
        yield from self._detail(one_line(question.why), words.why)
        for further in question.supplementary:
            yield from self._detail(one_line(further), words.supplementary)
        for anchor in question.passages:
            place = numbering.cited(self._known.get(anchor.paper_id), anchor, words.citing)
            quote = one_line(anchor.quote)
            text = words.quoted.format(quote=quote, place=place) if quote else place
            yield PlanBlock(part=PlanPart.QUOTE, text=text)

    def _detail(self, text: str, label: str = "") -> Iterator[PlanBlock]:
        if text:
            yield PlanBlock(part=PlanPart.DETAIL, text=text, label=label)

    def _bearing(self, question: Question) -> str:
        named = [self._numbers[each] for each in question.recommendation_ids if each in self._numbers]
        return self._words.recommendations.format(numbers=", ".join(named)) if named else ""

    def _footer(self, shown: Iterable[Question]) -> str:
        """Who may see it; the gravest secrecy of what it rests on."""
        words = self._words
        if not self._wanted.has_all:
            return words.secrecies[Secrecy.PUBLIC]
        parts = [each for one in shown for each in (one, *gathered(one, self._source.questions))]
        rest = [paper for each in parts for paper in self._publication.of_question(each).papers]
        gravest = max(rest, key=lambda each: _SECRECIES.index(each.classification.secrecy), default=None)
        said = words.withheld.format(secrecy=self._secrecy(gravest.classification)) if gravest else ""
        return " · ".join(filter(None, (words.for_myself, said)))

    def _secrecy(self, classification: Classification) -> str:
        return ", ".join(filter(None, (self._words.secrecies[classification.secrecy], classification.citation)))

    def _left_out(self) -> Iterator[str]:
        words, held = self._words, list(self._held.values())
        private = sum(not (each.papers or each.is_marked or each.is_lost) for each in held)
        counts = [(words.private_one, words.private_many, private, ""),
                  (words.marked_one, words.marked_many, sum(each.is_marked for each in held), ""),
                  (words.lost_one, words.lost_many, sum(each.is_lost for each in held), "")]  # fmt: skip
        for papers in dict.fromkeys(each.papers for each in held if each.papers):
            count = sum(each.papers == papers for each in held)
            counts.append((words.rests_one, words.rests_many, count, ", ".join(map(self._held_paper, papers))))
        if self._wanted.kind is PlanKind.SHEETS:
            nobody = sum(not self.asks(one) for group in self._groups for one in group.questions)
            counts.append((words.to_nobody_one, words.to_nobody_many, nobody, ""))
        for single, many, count, names in counts:
            if count:
                yield (single if count == 1 else many).format(count=count, papers=names)

    def _held_paper(self, paper: Paper) -> str:
        """By its label, since its title may say too much."""
        return f"{paper.guarded_name or self._words.some_paper} ({self._secrecy(paper.classification)})"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    papers: tuple[Paper, ...] = ()
    is_marked: bool = False
    is_lost: bool = False
