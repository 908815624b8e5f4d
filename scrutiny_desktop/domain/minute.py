"""A draft minute in the panel's own form, made from what was marked; notes are no part of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from scrutiny_desktop.domain.attendance import Attendance
from scrutiny_desktop.domain.capture import minuted
from scrutiny_desktop.domain.correcting import MinuteCorrection, corrected
from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting, Witness
from scrutiny_desktop.domain.minute_block import Minute, MinuteBlock, MinuteKind
from scrutiny_desktop.domain.minute_head import addressing, declarations, exclusions, item_head
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Classification, Paper
from scrutiny_desktop.domain.phrases import one_line, resolved_words, roman, run_on, with_stop, without_stop
from scrutiny_desktop.domain.proceeding import Proceeding, Proceedings
from scrutiny_desktop.domain.publication import Publication, Withheld
from scrutiny_desktop.domain.question import PUT, Question, Standing
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.sitting import unreached
from scrutiny_desktop.domain.wording import Wording

OPEN = Classification()
"""The classification of a minute that anyone may read."""


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
    people: Iterable[Attendance] = (),
    steps: Iterable[Proceeding] = (),
    corrections: Iterable[MinuteCorrection] = (),
    is_one_of_many: bool = False,
) -> Minute:
    """The minute of one agenda item; points of other items, and witnesses not present, are passed over.

    What rests on a paper of more secrecy than ``classification``, or was said behind closed doors, is left out and
    counted. ``report_of`` and ``subject`` are the report's own words, ``subject`` the agenda item's where it is empty.
    ``is_one_of_many`` leaves to the head of the whole what was declared for all items.
    """
    advice, lines, said = tuple(sorted(recommendations, key=_order)), tuple(sorted(questions, key=_order)), list(points)
    held = Proceedings(meeting, steps)
    draft = _Draft(
        wording=wording,
        publication=Publication(papers, advice, lines, classification.secrecy, held=[held]),
        recommendations=advice,
        questions=lines,
        points=_marked(said, meeting, agenda_item),
        has_begun=meeting.started is not None,
        with_askers=with_askers,
    )
    blocks = (
        *item_head(wording, agenda_item, report_of, subject),
        *addressing(wording, witnesses),
        *declarations(wording, people, {agenda_item.id} if is_one_of_many else {"", agenda_item.id}),
        *exclusions(wording, agenda_item, held.steps),
        *draft.notes(),
        *draft.askers(),
        *draft.resolutions(),
    )
    here = tuple(replace(each, agenda_item_id=agenda_item.id) for each in blocks)
    put = corrected(here, (each for each in corrections if each.agenda_item_id == agenda_item.id), draft.may_show)
    return Minute(
        title=wording.title.format(subject=one_line(agenda_item.title)),
        panel=panel.name,
        meeting=named(wording, panel, meeting),
        classification=classification,
        footer=wording.footer.format(secrecy=wording.secrecy(classification)),
        blocks=put.blocks,
        left_out=(*draft.left_out(), *_not_put(wording, len(put.withheld), len(put.homeless))),
    )


def _not_put(wording: Wording, withheld: int, homeless: int) -> Iterator[str]:
    for one, many, count in (
        (wording.uncorrected_one, wording.uncorrected_many, withheld),
        (wording.homeless_one, wording.homeless_many, homeless),
    ):
        if count:
            yield (one if count == 1 else many).format(count=count)


def _marked(
    points: Iterable[DiscussionPoint], meeting: Meeting, agenda_item: AgendaItem
) -> tuple[DiscussionPoint, ...]:
    """The points of this agenda item, and those of none, as they were marked."""
    here = {"", agenda_item.id}
    marked = (each for each in points if each.meeting_id == meeting.id and each.agenda_item_id in here)
    return tuple(sorted(marked, key=lambda each: (each.at, each.id)))


def named(wording: Wording, panel: Panel, meeting: Meeting) -> str:
    """The panel and the day, as the head of a page has them."""
    day = wording.dated(meeting.on)
    return wording.meeting.format(panel=panel.name, day=day) if panel.name and day else panel.name or day


def _order(each: Recommendation | Question) -> tuple[int, str]:
    return each.rank, each.id


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
            yield MinuteBlock(kind=MinuteKind.PARAGRAPH, text=self.wording.noted, key="noted")
        yield from bullets

    def askers(self) -> Iterator[MinuteBlock]:
        """Who put which question, where that was chosen."""
        put = [each for each in self._put() if self.publication.of_question(each).is_free and one_line(each.text)]
        if put:
            yield MinuteBlock(kind=MinuteKind.PARAGRAPH, text=self.wording.asked, key="asked")
        for each in put:
            said = self.wording.asked_by.format(asker=one_line(each.asker), question=one_line(each.text))
            words = with_stop(said if each.asker else one_line(each.text))
            yield MinuteBlock(kind=MinuteKind.BULLET, text=words, key=f"asked:{each.id}", rests_on=(each.id,))

    def resolutions(self) -> Iterator[MinuteBlock]:
        """What the Panel resolved, in the order in which it did."""
        resolved = [each for each in self._said() if each.kind is PointKind.RESOLUTION]
        if resolved:
            yield MinuteBlock(kind=MinuteKind.SUBHEADING, text=self.wording.resolved, key="resolved")
        for count, each in enumerate(resolved, start=1):
            label = self.wording.resolution_number.format(number=roman(count))
            words = resolved_words(self._owed(each), self.wording.resolution_begins)
            yield MinuteBlock(kind=MinuteKind.RESOLUTION, text=with_stop(words), label=label,
                              key=f"resolution:{each.id}", rests_on=(each.id,))  # fmt: skip

    def may_show(self, record_id: str) -> bool:
        """Whether what a sentence was taken from is here, and may stand in it."""
        judged = [self.publication.of_point(each) for each in self.points if each.id == record_id]
        judged += [self.publication.of_question(each) for each in self.questions if each.id == record_id]
        judged += [self.publication.of_recommendation(each) for each in self.recommendations if each.id == record_id]
        return bool(judged) and all(each.is_free for each in judged)

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
        gathered: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        for about, words, source in self._pieces():
            gathered.setdefault(about, []).append((words, source))
        for about in sorted(filter(None, gathered), key=self._ranks):
            text = self.wording.points.format(points=run_on([words for words, _ in gathered[about]]))
            sources = (*about, *(source for _, source in gathered[about]))
            yield MinuteBlock(kind=MinuteKind.BULLET, text=text, label=self._label(about),
                              key="about:" + "+".join(about), rests_on=sources)  # fmt: skip
        for words, source in gathered.get((), ()):
            yield MinuteBlock(kind=MinuteKind.BULLET, text=with_stop(words), key=f"point:{source}", rests_on=(source,))

    def _pieces(self) -> Iterator[tuple[tuple[str, ...], str, str]]:
        for point in self._said():
            if point.kind is not PointKind.RESOLUTION:
                yield self._about(point), self._point(point), point.id
        for each in self._promised():
            if one_line(each.text) and self.publication.of_question(each).is_free:
                yield self._ordered(each.recommendation_ids), self._promise(each), each.id

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
        words, owner, day = one_line(minuted(point)), one_line(point.action_by), self.wording.dated(point.due)
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
            yield MinuteBlock(kind=MinuteKind.BULLET, text=were, label=label, key="not reached",
                              rests_on=tuple(each.id for each in missed))  # fmt: skip

    def _not_reached(self) -> tuple[Recommendation, ...]:
        has_any = self.has_begun or self.points or any(each.standing in PUT for each in self.questions)
        return unreached(self.recommendations, self.questions, self.points) if has_any else ()
