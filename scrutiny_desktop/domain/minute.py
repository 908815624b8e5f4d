"""A draft minute in the panel's own form, made from what was marked; notes are no part of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting, Witness
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Classification, Paper
from scrutiny_desktop.domain.phrases import (
    one_line,
    resolved_words,
    roman,
    run_on,
    title_cased,
    with_stop,
    without_stop,
)
from scrutiny_desktop.domain.publication import Publication, Withheld
from scrutiny_desktop.domain.question import PUT, Question, Standing
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.sitting import unreached
from scrutiny_desktop.domain.wording import Wording

OPEN = Classification()
"""The classification of a minute that anyone may read."""


class MinuteKind(StrEnum):
    """What a block is to the reader, and to a screen reader."""

    HEADING = "heading"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    RESOLUTION = "resolution"


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteBlock:
    """One paragraph of a minute; ``label`` stands before the text, set off from it: "7.", "(i)", "Recommendation 3"."""

    kind: MinuteKind
    text: str
    label: str = ""

    @property
    def words(self) -> str:
        """Label and text as one line."""
        return " ".join(filter(None, (self.label, self.text)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Minute:
    """A minute of one agenda item; ``left_out`` says what is not in it and why, in none of its words."""

    title: str
    panel: str
    meeting: str
    """The panel and the day, for the head of each page."""
    classification: Classification
    footer: str
    blocks: tuple[MinuteBlock, ...]
    left_out: tuple[str, ...] = ()


def draft_minute(
    *,
    panel: Panel,
    meeting: Meeting,
    agenda_item: AgendaItem,
    witnesses: Iterable[Witness],
    papers: Iterable[Paper],
    recommendations: Iterable[Recommendation],
    questions: Iterable[Question],
    points: Iterable[DiscussionPoint],
    wording: Wording,
    classification: Classification = OPEN,
    report_of: str = "",
    subject: str = "",
    with_askers: bool = False,
) -> Minute:
    """The minute of one agenda item; points of other items, and witnesses not present, are passed over.

    What rests on a paper of more secrecy than ``classification`` is left out and counted. ``report_of`` and
    ``subject`` are the report's own words, ``subject`` the agenda item's where it is empty.
    """
    advice, lines = tuple(sorted(recommendations, key=_order)), tuple(sorted(questions, key=_order))
    draft = _Draft(
        wording=wording,
        publication=Publication(papers, advice, lines, classification.secrecy),
        recommendations=advice,
        questions=lines,
        points=_marked(points, meeting, agenda_item),
        has_begun=meeting.started is not None,
        with_askers=with_askers,
    )
    return Minute(
        title=wording.title.format(subject=one_line(agenda_item.title)),
        panel=panel.name,
        meeting=_named(wording, panel, meeting),
        classification=classification,
        footer=wording.footer.format(secrecy=wording.secrecy(classification)),
        blocks=(
            *_head(wording, agenda_item, report_of, subject, witnesses),
            *draft.notes(),
            *draft.askers(),
            *draft.resolutions(),
        ),
        left_out=tuple(draft.left_out()),
    )


def _marked(
    points: Iterable[DiscussionPoint], meeting: Meeting, agenda_item: AgendaItem
) -> tuple[DiscussionPoint, ...]:
    """The points of this agenda item, and those of none, as they were marked."""
    here = {"", agenda_item.id}
    marked = (each for each in points if each.meeting_id == meeting.id and each.agenda_item_id in here)
    return tuple(sorted(marked, key=lambda each: (each.at, each.id)))


def _named(wording: Wording, panel: Panel, meeting: Meeting) -> str:
    day = wording.dated(meeting.on)
    return wording.meeting.format(panel=panel.name, day=day) if panel.name and day else panel.name or day


def _order(each: Recommendation | Question) -> tuple[int, str]:
    return each.rank, each.id


def _head(
    wording: Wording, agenda_item: AgendaItem, report_of: str, subject: str, witnesses: Iterable[Witness]
) -> Iterator[MinuteBlock]:
    number = wording.number.format(number=agenda_item.number) if agenda_item.number else ""
    yield MinuteBlock(kind=MinuteKind.HEADING, text=one_line(agenda_item.title).upper(), label=number)
    about = title_cased(one_line(subject or agenda_item.title))
    source = title_cased(one_line(report_of)).removeprefix("The ").removeprefix("the ")
    received = wording.received_from if source else wording.received
    yield MinuteBlock(kind=MinuteKind.PARAGRAPH, text=with_stop(received.format(report_of=source, subject=about)))
    present = [each for each in sorted(witnesses, key=lambda each: (each.rank, each.id)) if each.is_present]
    if present:
        were = wording.present_one if len(present) == 1 else wording.present_many
        names = wording.listed([_witness(wording, each) for each in present])
        yield MinuteBlock(kind=MinuteKind.PARAGRAPH, text=were.format(witnesses=names))


def _witness(wording: Wording, witness: Witness) -> str:
    about = ", ".join(filter(None, (one_line(witness.title), one_line(witness.agency))))
    name = one_line(witness.name)
    return wording.witness.format(name=name, about=about) if name and about else name or about


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    wording: Wording
    publication: Publication
    recommendations: tuple[Recommendation, ...]
    questions: tuple[Question, ...]
    points: tuple[DiscussionPoint, ...]
    has_begun: bool
    with_askers: bool

    def notes(self) -> Iterator[MinuteBlock]:
        """What was noted, a bullet for each recommendation, and which recommendations were not reached."""
        bullets = [*self._bullets(), *self._unreached()]
        if bullets:
            yield MinuteBlock(kind=MinuteKind.PARAGRAPH, text=self.wording.noted)
        yield from bullets

    def askers(self) -> Iterator[MinuteBlock]:
        """Who put which question, where that was chosen."""
        put = [each for each in self._put() if self.publication.of_question(each).is_free and one_line(each.text)]
        if put:
            yield MinuteBlock(kind=MinuteKind.PARAGRAPH, text=self.wording.asked)
        for each in put:
            said = self.wording.asked_by.format(asker=one_line(each.asker), question=one_line(each.text))
            yield MinuteBlock(kind=MinuteKind.BULLET, text=with_stop(said if each.asker else one_line(each.text)))

    def resolutions(self) -> Iterator[MinuteBlock]:
        """What the Panel resolved, in the order in which it did."""
        resolved = [each for each in self._said() if each.kind is PointKind.RESOLUTION]
        if resolved:
            yield MinuteBlock(kind=MinuteKind.SUBHEADING, text=self.wording.resolved)
        for count, each in enumerate(resolved, start=1):
            label = self.wording.resolution_number.format(number=roman(count))
            words = resolved_words(self._owed(each), self.wording.resolution_begins)
            yield MinuteBlock(kind=MinuteKind.RESOLUTION, text=with_stop(words), label=label)

    def left_out(self) -> Iterator[str]:
        """A sentence for each reason why something is not in the minute, with how many it keeps out."""
        kept = [reason for reason in self._reasons().values() if not reason.is_free]
        for papers in dict.fromkeys(reason.papers for reason in kept if reason.papers):
            count = sum(reason.papers == papers for reason in kept)
            names = self.wording.listed([self.wording.held(paper) for paper in papers])
            sentence = self.wording.rests_one if count == 1 else self.wording.rests_many
            yield sentence.format(count=count, papers=names)
        bare = [reason for reason in kept if not reason.papers]
        wordless = [each for each in self.points if self._is_free(each) and not one_line(each.words)]
        counts = (
            (self.wording.marked_one, self.wording.marked_many, sum(each.is_marked for each in bare)),
            (self.wording.lost_one, self.wording.lost_many, sum(not each.is_marked for each in bare)),
            (self.wording.wordless_one, self.wording.wordless_many, len(wordless)),
        )
        yield from ((one if count == 1 else many).format(count=count) for one, many, count in counts if count)

    def _reasons(self) -> Mapping[str, Withheld]:
        judged = {each.id: self.publication.of_point(each) for each in self.points}
        judged |= {each.id: self.publication.of_question(each) for each in chain(self._promised(), self._put())}
        return judged | {each.id: self.publication.of_recommendation(each) for each in self._not_reached()}

    def _is_free(self, point: DiscussionPoint) -> bool:
        return self.publication.of_point(point).is_free

    def _said(self) -> list[DiscussionPoint]:
        return [each for each in self.points if self._is_free(each) and one_line(each.words)]

    def _put(self) -> list[Question]:
        return [each for each in self.questions if self.with_askers and each.standing in PUT]

    def _promised(self) -> list[Question]:
        return [each for each in self.questions if each.standing is Standing.WRITTEN_ANSWER]

    def _bullets(self) -> Iterator[MinuteBlock]:
        gathered: dict[tuple[str, ...], list[str]] = {}
        for about, words in self._pieces():
            gathered.setdefault(about, []).append(words)
        for about in sorted(filter(None, gathered), key=self._ranks):
            text = self.wording.points.format(points=run_on(gathered[about]))
            yield MinuteBlock(kind=MinuteKind.BULLET, text=text, label=self._label(about))
        for words in gathered.get((), ()):
            yield MinuteBlock(kind=MinuteKind.BULLET, text=with_stop(words))

    def _pieces(self) -> Iterator[tuple[tuple[str, ...], str]]:
        for point in self._said():
            if point.kind is not PointKind.RESOLUTION:
                yield self._about(point), self._point(point)
        for each in self._promised():
            if one_line(each.text) and self.publication.of_question(each).is_free:
                yield self._ordered(each.recommendation_ids), self._promise(each)

    def _about(self, point: DiscussionPoint) -> tuple[str, ...]:
        through = (each.recommendation_ids for each in self.questions if each.id == point.question_id)
        return self._ordered(point.recommendation_ids or next(through, ()))

    def _ordered(self, ids: Iterable[str]) -> tuple[str, ...]:
        named = set(ids)
        return tuple(each.id for each in self.recommendations if each.id in named)

    def _ranks(self, ids: tuple[str, ...]) -> list[int]:
        return [at for at, each in enumerate(self.recommendations) if each.id in ids]

    def _label(self, ids: tuple[str, ...]) -> str:
        names = [self._name(each) for each in self.recommendations if each.id in ids]
        if len(names) == 1:
            return self.wording.recommendation_one.format(number=names[0])
        return self.wording.recommendation_many.format(numbers=self.wording.listed(names))

    def _name(self, recommendation: Recommendation) -> str:
        return recommendation.number or self.wording.unnumbered.format(words=one_line(recommendation.text))

    def _point(self, point: DiscussionPoint) -> str:
        kinds = {
            PointKind.CONCERN: self.wording.concern,
            PointKind.INFORMATION: self.wording.information,
            PointKind.ACTION: self.wording.action,
        }
        return kinds.get(point.kind, "{words}").format(words=self._owed(point))

    def _owed(self, point: DiscussionPoint) -> str:
        words, owner, day = one_line(point.words), one_line(point.action_by), self.wording.dated(point.due)
        if not owner and not day:
            return words
        owed = self.wording.owed_by_on if owner and day else self.wording.owed_by if owner else self.wording.owed_on
        return owed.format(words=without_stop(words), owner=owner, day=day)

    def _promise(self, question: Question) -> str:
        promised = self.wording.promised_by if one_line(question.addressee) else self.wording.promised
        return promised.format(question=one_line(question.text), addressee=one_line(question.addressee))

    def _unreached(self) -> Iterator[MinuteBlock]:
        missed = [each for each in self._not_reached() if self.publication.of_recommendation(each).is_free]
        if missed:
            were = self.wording.not_reached_one if len(missed) == 1 else self.wording.not_reached_many
            label = self._label(tuple(each.id for each in missed))
            yield MinuteBlock(kind=MinuteKind.BULLET, text=were, label=label)

    def _not_reached(self) -> tuple[Recommendation, ...]:
        has_any = self.has_begun or self.points or any(each.standing in PUT for each in self.questions)
        return unreached(self.recommendations, self.questions, self.points) if has_any else ()
