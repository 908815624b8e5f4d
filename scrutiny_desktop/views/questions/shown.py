"""Everything the questions screen shows of a meeting, read once for each time it is filled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from scrutiny_desktop.domain.checklist import checklist, unquestioned
from scrutiny_desktop.domain.meeting import Meeting, Witness
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Priority, Question, Standing, Theme
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.running_order import Group, grouped, is_addressed
from scrutiny_desktop.store import papers, people, questions, recommendations, themes, witnesses
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.questions.filters import Shown, belongs
from scrutiny_desktop.views.words import brief_source


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingQuestions:
    """A meeting's questions with all that they name."""

    meeting: Meeting
    me: str = ""
    groups: tuple[Group, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    papers: Mapping[str, Paper]
    names: tuple[str, ...] = ()
    """Of the people who may ask."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in asking order."""
        return tuple(one for group in self.groups for one in group.questions)

    @property
    def themes(self) -> tuple[Theme, ...]:
        """All themes in order."""
        return tuple(group.theme for group in self.groups if group.theme)

    @property
    def unquestioned(self) -> tuple[Recommendation, ...]:
        """Recommendations that no question bears on."""
        return unquestioned(checklist(self.recommendations, (), (), self.questions, ()))

    @property
    def addressed(self) -> int:
        """How many witnesses a question names."""
        return sum(is_addressed(each, self.questions) for each in self.witnesses)

    @property
    def minutes(self) -> int:
        """Time planned for all themes."""
        return sum(group.minutes for group in self.groups)

    def listed(self, shown: Shown, kept: str) -> tuple[Group, ...]:
        """The groups of one list; the question called ``kept`` stays in it, so that it never vanishes in use."""
        groups = [
            replace(group, questions=tuple(one for one in group.questions
                                           if belongs(one, shown, self.me) or one.id == kept))
            for group in self.groups
        ]  # fmt: skip
        return tuple(group for group in groups if group.questions or (shown is Shown.ALL and group.theme))

    def count(self, shown: Shown) -> int:
        """How many questions a list holds."""
        return sum(belongs(one, shown, self.me) for one in self.questions)

    def source(self, question: Question) -> str:
        """Where a question comes from, briefly: "Cover report ¶1 · Rec. 3"."""
        tr = QCoreApplication.translate
        numbers = [each.number for each in self.recommendations if each.id in question.recommendation_ids]
        words = [brief_source(self.papers.get(each.paper_id), each) for each in question.passages]
        if numbers:
            words.append(tr("questions", "Rec. {numbers}").format(numbers=", ".join(numbers)))
        return " · ".join(dict.fromkeys(words))

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
        if missing := self.unquestioned:
            names = ", ".join(each.number for each in missing if each.number)
            one = tr("questions", "{count} recommendation without a question")
            many = tr("questions", "{count} recommendations without a question")
            said = (one if len(missing) == 1 else many).format(count=len(missing))
            words.append(f"{said}: {names}" if names else said)
        return " · ".join(words)


def read_questions(desk: Desk) -> MeetingQuestions | None:
    """The questions of the meeting on the desk; None where there is no meeting."""
    if (meeting := desk.meeting) is None:
        return None
    db = desk.library
    asked = questions.for_meeting(db, meeting.id)
    return MeetingQuestions(
        meeting=meeting,
        me=desk.me.id,
        groups=grouped(themes.for_meeting(db, meeting.id), asked),
        recommendations=tuple(recommendations.for_meeting(db, meeting.id)),
        witnesses=tuple(witnesses.for_meeting(db, meeting.id)),
        papers={each.id: each for each in papers.for_meeting(db, meeting.id)},
        names=_names(desk, asked),
    )


def _names(desk: Desk, asked: Sequence[Question]) -> tuple[str, ...]:
    known = [desk.me.name, *(each.name for each in people.every(desk.library)), *(one.asker for one in asked)]
    return tuple(dict.fromkeys(name for name in known if name))
