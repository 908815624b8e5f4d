"""What the questions screen does with a whole plan: as one, apart, in my own order, from an opening, to a file."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from scrutiny_desktop.domain.question import Question, Theme
from scrutiny_desktop.domain.roster import CHAIR
from scrutiny_desktop.later import later
from scrutiny_desktop.views import offering, openings
from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.openings import Opening
from scrutiny_desktop.views.promises.changes import Changes as Promising
from scrutiny_desktop.views.questions.changes import Changes
from scrutiny_desktop.views.questions.merging import MergeDialog
from scrutiny_desktop.views.questions.own_plan import OwnPlans
from scrutiny_desktop.views.questions.plan_dialog import PlanDialog
from scrutiny_desktop.views.screen import Handlers

if TYPE_CHECKING:
    from scrutiny_desktop.views.questions.screen import QuestionsScreen
    from scrutiny_desktop.views.share import asking
else:
    (asking,) = later("scrutiny_desktop.views.share", "asking")


class Doing(QObject):
    """Acts on the row that is chosen on the screen."""

    def __init__(self, screen: "QuestionsScreen", changes: Changes, own_plans: OwnPlans) -> None:
        super().__init__(screen)
        self._screen, self._desk, self._changes, self._own_plans = screen, screen.desk, changes, own_plans

    def handlers(self) -> Handlers:
        """The doer of each act."""
        return {
            "next_draft": self.next_draft,
            "opening": self.open_openings,
            "own_plan": self.turn_own_plan,
            "share_question": self.share_question,
            "share_from_plan": self.share_more,
            "merge_similar": self.merge_similar,
            "merge_above": self.merge_above,
            "merge_with": self.merge_with,
            "take_apart": self.take_apart,
            "split_theme": self.split_theme,
            "join_theme": self.join_theme,
            "save_plan": self.save_plan,
            "print_plan": partial(self.save_plan, prints=True),
            "promise_of_question": self.promise,
        }

    def next_draft(self) -> None:
        """Go on to a blank question with the same theme and addressee; from a blank one back to the list."""
        self._desk.flush()
        question = self._question()
        now = self._desk.now(question) if question is not None else None
        if now is not None and not now.text.strip():
            self._screen.inside().setFocus()
        else:
            self._screen.add_question(addressee=now.addressee if now else "")

    def fill_gap(self, key: str) -> None:
        """Write a question for what has none."""
        kind, _, record_id = key.partition(" ")
        invited = self._screen.known.witnesses if self._screen.known else ()
        witness = next((each for each in invited if each.id == record_id), None)
        if kind == "recommendations":
            self._screen.add_question(recommendation_ids=(record_id,))
        elif kind == "themes":
            self._screen.add_question((record_id, ""))
        elif witness is not None:
            self._screen.add_question(addressee=witness.name or witness.agency)

    def open_openings(self) -> None:
        """Offer openings for the recommendation that the chosen question, or else none, bears on."""
        if (known := self._screen.known) is None:
            return
        question = self._question()
        about = question.recommendation_ids if question else ()
        first = next(iter((*about, *(each.id for each in known.coverage.recommendations))), "")
        openings.ask(self._desk, self._screen, known.recommendations, first, self._add_opened)

    def turn_own_plan(self) -> None:
        """Put the chosen question in my plan, or take it out."""
        question = self._question()
        if question is not None and not self._own_plans.turn(question):
            self._desk.noticed.emit(self.tr("Only your own questions stand in your plan."))

    def share_question(self) -> None:
        """Share the chosen question with the Chair; undo takes it back until it has left."""
        self._desk.flush()
        question = self._question()
        now = self._desk.now(question) if question is not None else None
        if now is None or not now.text.strip():
            self._desk.noticed.emit(self.tr("Choose a question that has words to share it with the Chair."))
            return
        (may,) = offering.audiences_for(self._desk, [now])
        if may and CHAIR not in may:
            # It rests on papers that are not public: which of those who hold them are to have it is asked.
            asking.ask_to_share(self._desk, self._screen, {now.id})
            return
        told = offering.share(self._desk, [now], CHAIR)
        if told.leaving:
            words = self.tr("Shared with the Chair: {what} Undo takes it back until it has left.")
        else:
            words = self.tr("Not shared with the Chair. {what}")
        if told.withheld:
            words = " ".join((words, keyed(self.tr("It can go to those who hold the papers once the Chair has named "
                                                    "them on the Share screen ({go_share})."))))  # fmt: skip
        self._desk.noticed.emit(words.format(what=offering.said(told)))

    def share_more(self) -> None:
        """Ask what is to be shared, with the chosen question ticked."""
        self._desk.flush()
        question = self._question()
        is_mine = question is not None and question.owner in ("", self._desk.me.id)
        asking.ask_to_share(self._desk, self._screen, {question.id} if question and is_mine else None)

    def merge_similar(self) -> None:
        """Put the chosen question and all that ask much the same as one."""
        question, known = self._question(), self._screen.known
        alike = known.alike.get(question.id, ()) if question and known else ()
        if question is None or not alike:
            self._desk.noticed.emit(self.tr("No question that is still to be put asks much the same as this one."))
        else:
            self.merge((question, *alike))

    def merge_above(self) -> None:
        """Put the chosen question as one with the one above it, whether or not their words are alike."""
        question, known = self._question(), self._screen.known
        order = [one.id for group in known.groups for one in group.questions] if known else []
        at = order.index(question.id) if question is not None and question.id in order else 0
        above = next((one for one in known.questions if one.id == order[at - 1]), None) if known and at else None
        if question is None or above is None or not (question.is_open and above.is_open):
            self._desk.noticed.emit(self.tr("Only two questions that are both still to be put can be put as one."))
        else:
            self.merge((above, question))

    def merge_with(self) -> None:
        """Ask which others are put as one with the chosen question."""
        question, known = self._question(), self._screen.known
        others = [one for group in known.groups for one in group.questions if one.is_open] if known else []
        if question is None or known is None or not question.is_open or len(others) < 2:
            self._desk.noticed.emit(self.tr("Only two questions that are both still to be put can be put as one."))
            return
        alike = {each.id for each in known.alike.get(question.id, ())}
        others = sorted((one for one in others if one.id != question.id), key=lambda one: one.id not in alike)
        MergeDialog(self._desk, question, others, self.merge, self._screen).open()

    def merge_onto(self, question_id: str, other_id: str) -> None:
        """Put a question as one with the one it was dropped on, in that one's words."""
        known = {one.id: one for one in self._screen.known.questions} if self._screen.known else {}
        dropped, other = known.get(question_id), known.get(other_id)
        if dropped is None or other is None or not (dropped.is_open and other.is_open):
            self._desk.noticed.emit(self.tr("Only two questions that are both still to be put can be put as one."))
        else:
            self.merge((other, dropped))

    def merge(self, together: Sequence[Question]) -> None:
        """Put these as one."""
        self._desk.flush()
        now = [each for one in together if (each := self._desk.now(one)) is not None]
        if len(now) > 1:
            self._changes.merge(now, lambda entry: self._screen.show_new(entry.id))

    def take_apart(self) -> None:
        """Put the questions of the chosen entry by themselves again."""
        question = self._question()
        if question is None or not question.merged_ids:
            self._desk.noticed.emit(self.tr("What is chosen here was not put together from others."))
            return
        self._desk.flush()
        self._changes.take_apart(question, lambda entry: self._screen.show_new(entry.merged_ids[0]))

    def split_theme(self) -> None:
        """Begin a new theme with the chosen question, and ask for its name."""
        question = self._question()
        if question is None or not self._changes.split_theme(question, self._name_new):
            words = self.tr("Choose a question below the first of its theme: the new theme begins with it.")
            self._desk.noticed.emit(words)

    def join_theme(self) -> None:
        """Put the chosen theme, or the chosen question's, to the one above."""
        chosen = self._screen.chosen
        theme = chosen.group.theme if chosen is not None and chosen.group.theme_id else None

        def show(joined: Theme) -> None:
            self._screen.show_new(chosen.key if chosen is not None and chosen.question else f"theme {joined.id}")

        if theme is None or not self._changes.join_theme(theme, show):
            self._desk.noticed.emit(self.tr("There is no theme above this one."))

    def promise(self) -> None:
        """Keep that an answer to the chosen question was promised, and go to it."""
        self._desk.flush()
        question = self._question()
        now = self._desk.now(question) if question is not None else None
        if now is None:
            self._desk.noticed.emit(self.tr("Choose the question that the answer was promised to."))
        else:
            self._desk.show(Promising(self._desk, self).add_answer(now))

    def save_plan(self, *, prints: bool = False) -> None:
        """Ask what of the plan is to leave, and how; or else what is to be printed."""
        self._desk.flush()
        if self._desk.meeting is not None:
            PlanDialog(self._desk, self._screen, prints=prints).open()

    def _name_new(self, theme: Theme) -> None:
        self._screen.show_new(f"theme {theme.id}")
        self._screen.edit_chosen()

    def _add_opened(self, opening: Opening) -> None:
        self._screen.add_question(**opening.fields())

    def _question(self) -> Question | None:
        chosen = self._screen.chosen
        return chosen.question if chosen is not None else None
