"""A draft minute in the panel's own form, made from what was marked; notes are no part of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from scrutiny_desktop.domain.attendance import Attendance, Declaration
from scrutiny_desktop.domain.correcting import ANNEXED, MinuteCorrection, corrected
from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.in_exempt import rule_of
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.minute_block import Minute, MinuteBlock, MinuteKind
from scrutiny_desktop.domain.minute_head import addressing, comings, declaration_key, declarations, item_head
from scrutiny_desktop.domain.minute_matter import MinuteMatter
from scrutiny_desktop.domain.minute_steps import adjournments, exclusions, readmissions
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Classification, Secrecy, exempt_by
from scrutiny_desktop.domain.phrases import one_line, roman, run_on, with_stop, without_stop
from scrutiny_desktop.domain.proceeding import Proceedings, Step
from scrutiny_desktop.domain.publication import Publication, Withheld
from scrutiny_desktop.domain.question import PUT, Question, Standing
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.resolving import resolved_words
from scrutiny_desktop.domain.signless import minuted
from scrutiny_desktop.domain.sitting import unreached
from scrutiny_desktop.domain.wording import Wording

_LEFT_TO_HEAD = ("declared:", "times:", "adjourned:")
"""Begin the names of sentences that a minute of several items has at its head."""

OPEN = Classification()
"""The classification of a minute that anyone may read."""


def draft_minute(
    matter: MinuteMatter, wording: Wording, *, secrecy: Secrecy = Secrecy.PUBLIC, with_askers: bool = False
) -> Minute:
    """The minute of one agenda item; points of other items, and witnesses not present, are passed over.

    What rests on a paper of more secrecy, or was said behind closed doors, is left out of a public minute and
    counted. A minute of more secrecy is the annex to the public one: it holds what that leaves out, and no more.
    """
    held = Proceedings(matter.meeting, matter.steps)
    draft = _drafting(matter, held, wording, secrecy, with_askers=with_askers)
    blocks = (*_opening(matter, held, wording, draft), *draft.notes(), *draft.askers(), *draft.resolutions(),
              *_ending(matter, held, wording, draft))  # fmt: skip
    here = tuple(
        replace(each, agenda_item_id=matter.agenda_item.id if each.key not in draft.of_meeting else "",
                key=draft.named(each.key))
        for each in blocks
    )  # fmt: skip
    put = corrected(here, filter(draft.may_be_corrected, matter.corrections), draft.may_show)
    classification = draft.classification(matter, held)
    about = one_line(matter.agenda_item.title) or one_line(matter.panel.name)
    return Minute(
        title=titled(wording, classification, about),
        panel=matter.panel.name,
        meeting=headed(wording, classification, named(wording, matter.panel, matter.meeting)),
        classification=classification,
        footer=footed(wording, classification),
        blocks=put.blocks,
        left_out=(*draft.left_out(), *_not_put(wording, len(put.withheld), len(put.homeless))),
    )


def titled(wording: Wording, classification: Classification, subject: str) -> str:
    """What a minute is called."""
    return (wording.title if classification.is_public else wording.exempt_title).format(subject=subject)


def headed(wording: Wording, classification: Classification, meeting: str) -> str:
    """What stands above each page."""
    return meeting if classification.is_public else wording.exempt_head.format(meeting=meeting)


def footed(wording: Wording, classification: Classification) -> str:
    """Who may see it, as the foot of each page has it."""
    footer = wording.footer if classification.is_public else wording.exempt_footer
    return footer.format(secrecy=wording.secrecy(classification))


def _opening(matter: MinuteMatter, held: Proceedings, wording: Wording, draft: "_Draft") -> Iterator[MinuteBlock]:
    """An annex has no more of it than the item, who was heard in private, and what was declared there."""
    item, is_public = matter.agenda_item, draft.public is None
    head = item_head(wording, item, matter.report_of, matter.subject, has_report=matter.has_report)
    yield from (each for each in head if is_public or each.kind is MinuteKind.HEADING)
    yield from addressing(wording, matter.witnesses)
    yield from declarations(wording, matter.people, draft.declared_in, draft.tells)
    if is_public and not matter.is_one_of_many:
        yield from comings(wording, matter.people, held, [item])
        yield from adjournments(wording, held, [item])
    yield from exclusions(wording, item, held.steps)


def _ending(matter: MinuteMatter, held: Proceedings, wording: Wording, draft: "_Draft") -> Iterator[MinuteBlock]:
    if draft.public is None:
        yield from readmissions(wording, matter.agenda_item, held.steps)


def _drafting(
    matter: MinuteMatter, held: Proceedings, wording: Wording, secrecy: Secrecy, *, with_askers: bool
) -> "_Draft":
    advice, asked = tuple(sorted(matter.recommendations, key=_order)), tuple(sorted(matter.questions, key=_order))
    agenda = matter.agenda or (matter.agenda_item,)
    judge = partial(Publication, matter.papers, advice, asked, held=[held], agenda=agenda)
    return _Draft(
        wording=wording,
        item=matter.agenda_item,
        people=matter.people,
        is_one_of_many=matter.is_one_of_many,
        elsewhere=matter.elsewhere,
        touching=tuple(each for each in matter.points if each.meeting_id == matter.meeting.id),
        publication=judge(secrecy),
        public=None if secrecy is Secrecy.PUBLIC else judge(),
        recommendations=advice,
        questions=asked,
        points=_marked(matter.points, matter.meeting, matter.agenda_item),
        has_begun=matter.meeting.started is not None,
        with_askers=with_askers,
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
    item: AgendaItem
    people: Sequence[Attendance]
    is_one_of_many: bool
    elsewhere: frozenset[str]
    touching: tuple[DiscussionPoint, ...]
    """All points of the meeting: what one of them is about was reached, under whatever item."""
    publication: Publication
    public: Publication | None
    """In an annex: what it lets pass stands in the public minute, and so not here."""
    recommendations: tuple[Recommendation, ...]
    questions: tuple[Question, ...]
    points: tuple[DiscussionPoint, ...]
    has_begun: bool
    with_askers: bool

    def named(self, key: str) -> str:
        """The name of a sentence, which is another in the annex than in the public minute."""
        return f"{ANNEXED}{key}" if key and self.public else key

    def may_be_corrected(self, correction: MinuteCorrection) -> bool:
        """Whether a correction was written on this minute of this item, or on what is told of the meeting here too."""
        if correction.is_annexed != (self.public is not None):
            return False
        if self.is_one_of_many and correction.key.startswith(_LEFT_TO_HEAD):
            here = {declaration_key(one, at) for one, at, each in self._declared() if each.agenda_item_id}
            return correction.agenda_item_id == self.item.id and correction.key in here
        return correction.agenda_item_id == self.item.id or correction.key in self.of_meeting

    @property
    def declared_in(self) -> set[str]:
        """The items whose declarations are told here; the empty one is the whole meeting."""
        return {self.item.id} if self.is_one_of_many or self.public else {"", self.item.id}

    @property
    def of_meeting(self) -> set[str]:
        """The names of the sentences that the head of the whole minutes has too."""
        return {declaration_key(one, at) for one, at, each in self._declared() if not each.agenda_item_id}

    def tells(self, person: Attendance, declaration: Declaration) -> bool:
        """Whether a declaration stands here: in the public minute what the public heard, in the annex the rest."""
        return (self.public or self.publication).of_declaration(person.meeting_id, declaration).is_free is (
            self.public is None
        )

    def _declared(self) -> Iterator[tuple[Attendance, int, Declaration]]:
        for one in self.people:
            yield from ((one, at, each) for at, each in enumerate(one.declarations)
                        if each.agenda_item_id in self.declared_in)  # fmt: skip

    def classification(self, matter: MinuteMatter, held: Proceedings) -> Classification:
        """Public, or exempt by all the rules by which anything in it is."""
        if self.public is None:
            return OPEN
        item = matter.agenda_item
        shut = [each for each in held.steps if each.kind is Step.EXCLUDED and each.agenda_item_id == item.id]
        said = [each for each in self.own_points if self._is_free(each)]
        papers = [paper for each in said for paper in self.public.of_point(each).papers]
        rules = [*(each.citation or item.citation for each in shut), *(each.citation for each in said),
                 *([rule_of(item, matter.papers)] if item.is_exempt else []),
                 *(each.classification.citation for each in papers)]  # fmt: skip
        return exempt_by(rules if any(map(one_line, rules)) else [item.citation])

    @property
    def own_points(self) -> list[DiscussionPoint]:
        """The points that belong in this minute, were they public."""
        return [each for each in self.points if not (self.public and self.public.of_point(each).is_free)]

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
        wordless = [each for each in self.own_points if self._is_free(each) and not one_line(each.words)]
        counts = (
            (self.wording.marked_one, self.wording.marked_many, sum(each.is_marked for each in bare)),
            (self.wording.undeclared_one, self.wording.undeclared_many, self._undeclared()),
            (self.wording.lost_one, self.wording.lost_many, sum(not each.is_marked for each in bare)),
            (self.wording.wordless_one, self.wording.wordless_many, len(wordless)),
        )
        yield from ((one if count == 1 else many).format(count=count) for one, many, count in counts if count)

    def _undeclared(self) -> int:
        return 0 if self.public else sum(not self.tells(one, each) for one, _, each in self._declared())

    def _reasons(self) -> Mapping[str, Withheld]:
        judged = {each.id: self.publication.of_point(each) for each in self.own_points}
        judged |= {each.id: self.publication.of_question(each) for each in chain(self._promised(), self._put())}
        return judged | {each.id: self.publication.of_recommendation(each) for each in self._not_reached()}

    def _is_free(self, point: DiscussionPoint) -> bool:
        return self.publication.of_point(point).is_free

    def _said(self) -> list[DiscussionPoint]:
        return [each for each in self.own_points if self._is_free(each) and one_line(each.words)]

    def _own_questions(self) -> list[Question]:
        here = (each for each in self.questions if each.id not in self.elsewhere)
        return [each for each in here if not (self.public and self.public.of_question(each).is_free)]

    def _put(self) -> list[Question]:
        return [each for each in self._own_questions() if self.with_askers and each.standing in PUT]

    def _promised(self) -> list[Question]:
        return [each for each in self._own_questions() if each.standing is Standing.WRITTEN_ANSWER]

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
        about = () if point.kind is PointKind.RESOLUTION else self._about(point)
        words = one_line(minuted(point, [each.number for each in self.recommendations if each.id in about]))
        owner, day = one_line(point.action_by), self.wording.dated(point.due)
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
        own = [each for each in self.recommendations if each.id not in self.elsewhere]
        missed = unreached(own, self.questions, self.touching) if has_any else ()
        return tuple(each for each in missed if not (self.public and self.public.of_recommendation(each).is_free))
