"""Everything the questions screen shows of a meeting, read once for each time it is filled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from scrutiny_desktop.domain.coverage import Coverage, coverage, minutes_for
from scrutiny_desktop.domain.meeting import Meeting, Witness
from scrutiny_desktop.domain.merging import gathered, in_order, put_as, with_outcomes
from scrutiny_desktop.domain.own_plan import OwnPlan
from scrutiny_desktop.domain.panel import keeps_order
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Priority, Question, Standing, Theme
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.running_order import Group, grouped
from scrutiny_desktop.flows.similar import similar
from scrutiny_desktop.later import later
from scrutiny_desktop.store import agenda, own_plans, papers, people, questions, recommendations, themes, witnesses
from scrutiny_desktop.views.closed_chip import Chips, ChipsOf, closed_chips
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.panel_order import read_from_chair
from scrutiny_desktop.views.questions.filters import Shown, belongs
from scrutiny_desktop.views.words import brief_source, tone, word

if TYPE_CHECKING:
    from scrutiny_desktop.flows import seats, sharing_seen
    from scrutiny_desktop.flows.from_the_chair import FromTheChair
    from scrutiny_desktop.flows.sharing_seen import Given
else:
    seats, sharing_seen = later("scrutiny_desktop.flows", "seats", "sharing_seen")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingQuestions:
    """A meeting's questions with all that they name; ``groups`` have those that are put, merged ones once."""

    meeting: Meeting
    me: str = ""
    keeps_order: bool = True
    """Whether the running order is mine to keep."""
    groups: tuple[Group, ...] = ()
    every: tuple[Question, ...] = ()
    """Those that an entry puts too, as what came of the entry has it."""
    plan: OwnPlan
    coverage: Coverage = field(default_factory=Coverage)
    alike: Mapping[str, tuple[Question, ...]] = field(default_factory=dict)
    """For each question, those that ask much the same."""
    recommendations: tuple[Recommendation, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    papers: Mapping[str, Paper]
    names: tuple[str, ...] = ()
    """Of the people who may ask."""
    came: "FromTheChair | None" = None
    """The Panel's running order as the Chair sent it."""
    closed: ChipsOf = lambda _: ()
    """Which chip a question has that rests on what is not public."""
    shared: Mapping[str, "Given"] = field(default_factory=dict)
    """My own questions that others have, by their ids."""
    numbers: Mapping[str, tuple[int, str]] = field(init=False, repr=False, compare=False)
    """Of each recommendation its place and its number."""

    def __post_init__(self) -> None:
        numbers = {each.id: (at, each.number) for at, each in enumerate(self.recommendations)}
        object.__setattr__(self, "numbers", numbers)

    @property
    def questions(self) -> tuple[Question, ...]:
        """All that are put, in asking order."""
        return tuple(one for group in self.groups for one in group.questions)

    @property
    def themes(self) -> tuple[Theme, ...]:
        """All themes in order."""
        return tuple(group.theme for group in self.groups if group.theme)

    def listed(self, shown: Shown, kept: str) -> tuple[Group, ...]:
        """The groups of one list; the question called ``kept`` stays in it, so that it never vanishes in use."""
        if shown is Shown.MINE:
            name = QCoreApplication.translate("questions", "My plan, which nobody else sees")
            mine = self.plan.ordered(self.questions)
            return (Group(theme=Theme(id="", meeting_id=self.meeting.id, name=name), questions=mine),) if mine else ()
        if shown is Shown.PANEL:
            return self.came.groups if self.came else ()
        groups = [
            replace(group, questions=tuple(one for one in group.questions
                                           if belongs(one, shown, self.me) or one.id == kept))
            for group in self.groups
        ]  # fmt: skip
        return tuple(group for group in groups if group.questions or (shown is Shown.ALL and group.theme))

    def count(self, shown: Shown) -> int:
        """How many questions a list holds."""
        if shown is Shown.MINE:
            return len(self.plan.ordered(self.questions))
        if shown is Shown.PANEL:
            return len(self.came.questions) if self.came else 0
        return sum(belongs(one, shown, self.me) for one in self.questions)

    def row_of(self, question_id: str) -> str:
        """The question that is listed for one: the entry that it is put as, where it is merged."""
        known = next((one for one in self.every if one.id == question_id), None)
        return put_as(known, self.every).id if known else question_id

    def wordings(self, question: Question) -> tuple[Question, ...]:
        """What an entry gathers, as it was written."""
        return gathered(question, self.every)

    def source(self, question: Question) -> str:
        """What else is told of a question: "✓ In my plan · Cover report ¶1 · Rec. 3 · 5 min · 2 similar"."""
        tr = QCoreApplication.translate
        about = {self.numbers[one] for one in question.recommendation_ids if one in self.numbers}
        numbers = [number for _, number in sorted(about)]
        words = [tr("questions", "✓ In my plan")] if question.id in self.plan.question_ids else []
        words += [brief_source(self.papers.get(each.paper_id), each) for each in question.passages]
        if numbers:
            words.append(tr("questions", "Rec. {numbers}").format(numbers=", ".join(numbers)))
        if question.minutes:
            words.append(tr("questions", "{minutes} min").format(minutes=question.minutes))
        if question.merged_ids:
            words.append(_merged_words(question, self.wordings(question)))
        if (given := self.shared.get(question.id)) is not None and given.is_changed:
            words.append(tr("questions", "changed since it was shared"))
        if alike := self.alike.get(question.id):
            words.append(tr("questions", "{count} similar").format(count=len(alike)))
        return " · ".join(dict.fromkeys(words))

    def chips(self, question: object) -> Chips:
        """How a question stands, in others' eyes too, and whether it rests on what is not public."""
        if not isinstance(question, Question):
            return ()
        is_shared = question.standing is Standing.DRAFT and question.id in self.shared
        stands = Standing.SHARED if is_shared else question.standing
        return ((word(stands), tone(stands)), *self.closed(question))

    def addressees(self) -> tuple[str, ...]:
        """Whom a question may be put to: agencies first, then people."""
        agencies = [each.agency for each in self.witnesses] + [each.lead_agency for each in self.recommendations]
        return tuple(dict.fromkeys(name for name in [*agencies, *(each.name for each in self.witnesses)] if name))

    def words(self) -> str:
        """What the foot of the window says."""
        tr = QCoreApplication.translate
        must = sum(
            one.priority is Priority.MUST_ASK and one.standing is not Standing.WITHDRAWN for one in self.questions
        )
        words = [
            tr("questions", "{count} planned").format(count=self.count(Shown.PLANNED)),
            tr("questions", "{count} must ask").format(count=must),
        ]
        if missing := self.coverage.recommendations:
            names = ", ".join(each.number for each in missing if each.number)
            one = tr("questions", "{count} recommendation without a question")
            many = tr("questions", "{count} recommendations without a question")
            said = (one if len(missing) == 1 else many).format(count=len(missing))
            words.append(f"{said}: {names}" if names else said)
        if self.coverage.available and self.coverage.over > 0:
            words.append(time_words(self.coverage))
        return " · ".join(words)


def _merged_words(entry: Question, known: Sequence[Question]) -> str:
    """How many it puts and whose; who of them is not in this library is named by the entry."""
    tr, count = QCoreApplication.translate, max(len(known), len(entry.merged_ids))
    askers = [each.asker for each in known] if len(known) == count else [entry.asker]
    names = ", ".join(dict.fromkeys(each for each in askers if each))
    said = tr("questions", "{count} merged: {names}") if names else tr("questions", "{count} merged")
    return said.format(count=count, names=names)


def _shared(desk: Desk) -> dict[str, "Given"]:
    if not desk.setting("sharing.people", None) or (held := seats.seat(desk.library)) is None:
        return {}
    return sharing_seen.given_questions(desk.library, held)


def time_words(covered: Coverage) -> str:
    """How the time planned stands, in words; empty where nobody has said what time there is."""
    tr = QCoreApplication.translate
    if not covered.available:
        return ""
    if covered.over > 0:
        return tr("questions", "{minutes} min more than there are").format(minutes=covered.over)
    if covered.over < 0:
        return tr("questions", "{minutes} min to spare").format(minutes=-covered.over)
    return tr("questions", "All the time is planned")


def read_questions(desk: Desk) -> MeetingQuestions | None:
    """The questions of the meeting on the desk; None where there is no meeting."""
    if (meeting := desk.meeting) is None:
        return None
    db, me = desk.library, desk.me
    asked = questions.for_meeting(db, meeting.id)
    put, advice = in_order(asked), recommendations.for_meeting(db, meeting.id)
    groups, invited = grouped(themes.for_meeting(db, meeting.id), put), witnesses.for_meeting(db, meeting.id)
    supplied = papers.for_meeting(db, meeting.id)
    available = minutes_for(meeting, agenda.for_meeting(db, meeting.id), supplied, put, advice)
    return MeetingQuestions(
        meeting=meeting,
        me=me.id,
        keeps_order=keeps_order(me.role),
        groups=groups,
        every=with_outcomes(asked),
        plan=own_plans.of(db, meeting.id, me.id) or OwnPlan(id="", owner=me.id, meeting_id=meeting.id),
        coverage=coverage(groups, advice, invited, available),
        alike=similar([each for each in put if each.is_open]),
        recommendations=tuple(advice),
        witnesses=tuple(invited),
        papers={each.id: each for each in supplied},
        names=_names(desk, asked),
        came=read_from_chair(desk),
        closed=closed_chips(desk),
        shared=_shared(desk),
    )


def _names(desk: Desk, asked: Sequence[Question]) -> tuple[str, ...]:
    known = [desk.me.name, *(each.name for each in people.every(desk.library)), *(one.asker for one in asked)]
    return tuple(dict.fromkeys(name for name in known if name))
