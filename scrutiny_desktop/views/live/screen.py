"""The live screen: running order, the question before the panel, and what is marked of it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.before_panel import Place, place_of, stepped
from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.merging import gathered
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.proceeding import Phase, Proceedings
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.running_order import Group
from scrutiny_desktop.domain.sitting import Left, is_unplanned, to_put, unheard, unreached
from scrutiny_desktop.later import later
from scrutiny_desktop.store import agenda, papers, proceedings, questions, recommendations, rows, themes, witnesses
from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.beside import Beside
from scrutiny_desktop.views.live.business import BusinessBar
from scrutiny_desktop.views.live.chairing import Chairing
from scrutiny_desktop.views.live.course import Course
from scrutiny_desktop.views.live.dock import OUTCOME_ACTS, POINT_ACTS, Dock
from scrutiny_desktop.views.live.doing import Doing
from scrutiny_desktop.views.live.following import Following, stands_words
from scrutiny_desktop.views.live.in_sight import InSight
from scrutiny_desktop.views.live.key_button import KeyButton
from scrutiny_desktop.views.live.marking import marked
from scrutiny_desktop.views.live.now import Before, NowPane
from scrutiny_desktop.views.live.people import People
from scrutiny_desktop.views.live.points import PointsPane
from scrutiny_desktop.views.live.putting import PuttingPane
from scrutiny_desktop.views.live.reaching import ReachStrip
from scrutiny_desktop.views.live.records import Records
from scrutiny_desktop.views.live.row_menu import row_menu
from scrutiny_desktop.views.live.sending_marks import SendingMarks
from scrutiny_desktop.views.live.sides import Sides
from scrutiny_desktop.views.live.telling import Telling
from scrutiny_desktop.views.pieces import holder, line, scrolled
from scrutiny_desktop.views.screen import Handlers, Screen
from scrutiny_desktop.views.words import word

if TYPE_CHECKING:
    from scrutiny_desktop.flows import publish
else:
    (publish,) = later("scrutiny_desktop.flows", "publish")

EVERY_SECOND = 1_000


class LiveScreen(Screen):
    """The meeting as it runs, worked from the keyboard.

    A question does not become "asked" by being shown, since a Chair looks ahead: an outcome says so,
    or "Asked" in the running order's menu.
    """

    key = "live"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._course, self._records = Course(desk, ""), Records(desk, self)
        self._groups: Sequence[Group] = ()
        self._shown_now: Question | None = None
        self.left = Left()
        self._back: QWidget | None = None
        self._telling = Telling(self)
        self.chairing, self.people = Chairing(desk, self), People(desk, self)
        self.order, self.now, self.points = PuttingPane(desk, self.people), NowPane(desk), PointsPane(desk)
        self.beside = Beside(desk, self.points, self.chairing, self.people)
        self.bar = BusinessBar(desk, self._business())
        self._agenda: Sequence[AgendaItem] = ()
        middle = InSight(desk, self.now, scrolled(self.now, self.tr("The question before the panel")))
        self.sides = Sides(desk, self.order, middle, self.beside)
        self.dock, self.reach, self.faces = Dock(desk), ReachStrip(desk), QStackedWidget()
        self._lay_out()
        self._listen()
        self.doing = Doing(self)
        self.following, self.marks_out = Following(self), SendingMarks(self)
        self._second = QTimer(self, interval=EVERY_SECOND)
        self._second.timeout.connect(self.tick)

    @property
    def groups(self) -> Sequence[Group]:
        """The running order as it is shown."""
        return self._groups

    @property
    def question(self) -> Question | None:
        """The question now before the panel; none where nothing was taken up under the item that is."""
        return self._course.question(self.place, self._shown(), self._records.homes)

    @property
    def place(self) -> Place:
        """Where the meeting has got to."""
        return place_of(self._records.of(self._course.meeting_id, proceedings.for_meeting, "proceedings"))

    def fill(self) -> None:
        """Show the meeting as the library holds it now."""
        meeting = self.desk.meeting
        meeting_id = meeting.id if meeting else ""
        if meeting_id != self._course.meeting_id:
            self.now.flush()
            self._course = Course(self.desk, meeting_id)
        known = partial(self._records.of, meeting_id)
        asked = known(questions.for_meeting, "questions")
        panels = to_put(known(themes.for_meeting, "themes"), asked, with_unplanned=self._shows_unplanned(asked),
                        keeping=self._course.current)  # fmt: skip
        own = self.order.own.groups(asked)
        self._groups = panels if own is None else own
        question = self.question
        hidden = sum(map(is_unplanned, asked))
        invited = known(witnesses.for_meeting, "witnesses")
        self.order.fill_witnesses(invited)  # first, as the order has the room that they leave
        self.order.fill(self._groups, question.id if question else "", hidden, shows=self._shows_unplanned(asked))
        said = self._records.points(meeting_id)
        advice = known(recommendations.for_meeting, "recommendations", "brought_forward")
        self._shown_now = question
        self.left = Left(
            questions=tuple(each for each in self._shown() if each.is_open),
            recommendations=unreached(advice, asked, said), witnesses=unheard(invited, asked, said),
        )  # fmt: skip
        self.dock.show_question(question)
        self._fill_now(question, advice, known(papers.for_meeting, "papers"))
        self.points.fill(said, self._telling.bearings(advice))
        self._offer_side()
        self._agenda = known(agenda.for_meeting, "agenda")
        self.beside.fill(self._agenda)
        self.doing.fill(said)
        self.following.fill()
        self.marks_out.touch()
        self.tick()

    def tick(self) -> None:
        """Show how the time stands."""
        if not self.desk.is_open:  # put down for a while, and the clock beats on
            return
        held, question, now = self.chairing.held(), self._shown_now, self.desk.clock()
        stands = held.at(now) if held else self.chairing.stands()
        sits = stands.phase is Phase.SITTING
        self.bar.show_business(held, self._agenda, self.people.quorum(stands.agenda_item_id))
        self.now.is_closed = self.chairing.within() is not None
        theme_id = question.theme_id if question else ""
        if sits and question is not None:
            self._course.begin(theme_id, now)
        planned = next((group.minutes for group in self._groups if group.theme_id == theme_id), 0)
        spent = self._course.seconds_in(theme_id, now, held)
        self.now.clock.show_time(spent, planned, has_begun=stands.phase is not Phase.BEFORE)
        self._show_left(held)
        self.doing.glancing.tick(spent, planned)
        self.told.emit()

    def handlers(self) -> Handlers:
        """The Chair's keys."""
        return self.following.handlers({
            "start_meeting": self.start,
            **self._business(),
            "next_question": partial(self.step, 1),
            "previous_question": partial(self.step, -1),
            "open_live_passage": self.open_passage,
            "own_order": self.order.own.turn, "unplanned": self.order.turn_unplanned,
            **{f"point_{name}": partial(self.mark, kind) for name, kind in POINT_ACTS.items()},
            **self.doing.handlers(),
            **{f"outcome_{name}": partial(self.set_outcome, kind) for name, kind in OUTCOME_ACTS.items()},
        })  # fmt: skip

    def insides(self) -> tuple[QWidget, ...]:
        """The attendance list has letters of its own."""
        return (self.beside.people,)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go on in the field that had the focus here last; else in the order, never on a button that Space presses."""
        last = self.focusWidget()
        is_nobodys = last is None or last is self or isinstance(last, KeyButton)
        (self._home() if is_nobodys else last).setFocus(reason)

    def show_record(self, kind: str, record_id: str, start: int) -> bool:
        """Bring a discussion point, or a question of the running order, into view."""
        del start
        if kind == "discussion_points" and self.points.knows(record_id):
            self.beside.show_points()
            self.points.begin(record_id)
            return True
        if kind == "questions" and any(each.id == record_id for each in self._shown()):
            self.order.list.bring(record_id)
            return True
        return False

    def words(self) -> str:
        """Since when the meeting runs, and what is left of it."""
        if self.following.is_on:
            return stands_words(self.following.came)
        held = self.chairing.held()
        return self._telling.of_time(held, self.desk.clock()) if held else ""

    def start(self) -> None:
        """Start the meeting, and with it the clock of the theme before the panel."""
        self._stay()
        self.chairing.start()
        self.tick()

    def step(self, steps: int) -> None:
        """Take up the question so many steps on in the running order."""
        if shown := self._shown():
            self.take_up(stepped(shown, self.question, steps))

    def take_up(self, question: Question) -> None:
        """Put a question before the panel."""
        self.now.flush()
        self._course.take_up(question.id, self.place)
        self.fill()
        self.order.list.bring(question.id)

    def mark(self, kind: PointKind) -> None:
        """Mark a point on the question before the panel; without words selected, its own are written at once."""
        meeting = self._meeting()
        self.desk.flush()  # so that an undo takes the mark, not words written before it
        self._stay()
        words = self.now.taken_words()
        point = marked(
            self.desk, meeting, kind, question=self._spoken_of(), words=words, stands=self.chairing.stands(),
            papers=self._records.of(meeting.id, papers.for_meeting, "papers"),
            items=lambda: publish.minuted_items(self.desk.library, meeting.id),
        )  # fmt: skip
        point = self.doing.stamped(point)
        self.desk.change(self.tr("mark a discussion point"), old=None, new=point)
        self.fill_if_stale()
        if words:
            self.beside.show_points()
            self.points.show_point(point.id)
        else:
            self._begin(point)

    def set_outcome(self, standing: Standing, question: Question | None = None) -> None:
        """Say what came of a question, by default the one before the panel."""
        self._stay()
        question = question or self.question
        now = self.desk.now(question) if question else None
        if now is None:
            raise ScrutinyError(
                self.tr("No question is before the panel."),
                keyed(self.tr("Add one with {add_question}, or choose one in the running order.")),
            )
        if is_unplanned(now) and not self.order.own.is_followed:  # else its neighbours would vanish from the order
            self._course.show_unplanned(True)
        label = self.tr("mark a question “{outcome}”").format(outcome=word(standing))
        chair = self.chairing
        put = replace(now.now(standing), is_exempt=now.is_exempt or chair.within() is not None,
                      agenda_item_id=now.agenda_item_id or chair.stands().agenda_item_id)  # fmt: skip
        self.desk.change(label, old=now, new=put)
        self.fill()

    def open_passage(self, anchor: Anchor | None = None) -> None:
        """Show the passage that the question was made from."""
        question = self.question
        anchor = anchor or (next(iter(question.passages), None) if question else None)
        paper = rows.get(self.desk.library, Paper, anchor.paper_id) if anchor else None
        if anchor is None or paper is None:
            none = self.tr("No question is before the panel.")
            self.desk.noticed.emit(self.tr("This question has no passage.") if question else none)
            return
        self.desk.show(paper, anchor.start)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second.start()
        if self.doing.glancing.is_on:
            self.alone_wanted.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self._second.stop()
        if self.doing.glancing.is_on:
            self.alone_wanted.emit(False)
        super().hideEvent(event)

    def _lay_out(self) -> None:
        face, whole = QVBoxLayout(), QVBoxLayout(self)
        for layout in (face, whole):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        face.addWidget(self.bar)
        face.addWidget(line())
        face.addWidget(self.sides, 1)
        self.faces.addWidget(holder(face))
        whole.addWidget(self.faces, 1)
        for part in (line(), self.dock, self.reach):
            whole.addWidget(part)

    def _listen(self) -> None:
        self.order.list.taken_up.connect(self.take_up)
        self.order.list.menu_wanted.connect(lambda question, at: row_menu(self, question).popup(at))
        self.order.unplanned_wanted.connect(self._show_unplanned)
        self.order.own.turned.connect(self.fill)
        self.order.own.next_wanted.connect(self.take_up)
        self.now.clock.start_wanted.connect(self.start)
        self.dock.marked.connect(self.mark)
        self.dock.outcome_chosen.connect(self.set_outcome)
        self.beside.wanted.connect(self.sides.show_points)
        self.dock.side.clicked.connect(lambda: self.doing.turn_side())
        self.sides.turned.connect(self._offer_side)
        self.now.passage_wanted.connect(self.open_passage)
        self.points.removed.connect(self._remove)
        for left in (self.points.left, self.beside.left):
            left.connect(self._go_back)

    def _fill_now(self, question: Question | None, advice: Sequence[Recommendation], known: Sequence[Paper]) -> None:
        theme = next((group.theme for group in self._groups if question and question in group.questions), None)
        named = question.recommendation_ids if question else ()
        bearing = [each for each in advice if each.id in named]
        asked = (
            questions.for_meeting(self.desk.library, question.meeting_id) if question and question.merged_ids else ()
        )
        self.now.show_before(Before(question=question, theme=theme, recommendations=bearing, papers=known,
                                    wordings=gathered(question, asked) if question else ()))  # fmt: skip

    def _shown(self) -> list[Question]:
        return [each for group in self._groups for each in group.questions]

    def _shows_unplanned(self, asked: Sequence[Question]) -> bool:
        said = self._course.shows_unplanned
        return all(map(is_unplanned, asked)) if said is None else said

    def _show_unplanned(self, shown: bool) -> None:
        self._course.show_unplanned(shown)
        self.fill()

    def _business(self) -> Handlers:
        chair = self.chairing
        return {
            "pause_meeting": chair.pause, "adjourn_meeting": chair.adjourn,
            "end_meeting": lambda: self.doing.end_meeting(),
            "next_item": chair.take_next, "exclude_public": chair.clear_the_room, **self.beside.doers(),
        }  # fmt: skip

    def _offer_side(self) -> None:
        sides = self.sides
        points = self.tr("Points · {n}").format(n=self.points.count)
        is_whole = not sides.is_narrow or self.doing.glancing.is_on
        self.dock.show_side("" if is_whole else self.tr("Order") if sides.shows_points() else points)

    def _show_left(self, held: Proceedings | None) -> None:
        self.reach.setVisible(held is not None and not self.following.is_on)
        if held is not None:
            self.left = replace(self.left, minutes=held.minutes_left(self.desk.clock()))
            self.reach.show_left(self._telling.of_what_is_left(self.left), is_done=self.left.is_nothing)

    def _meeting(self) -> Meeting:
        meeting = self.desk.meeting
        if meeting is None:
            raise ScrutinyError(self.tr("There is no meeting on the desk."), self.tr("Choose or make one first."))
        return meeting

    def _spoken_of(self) -> Question | None:
        """The question that a mark is on: one that was passed over is no longer what is spoken of."""
        question = self.question
        is_over = question is not None and question.standing in (Standing.NOT_REACHED, Standing.WITHDRAWN)
        return None if is_over else question

    def _stay(self) -> None:
        """Keep the question that is shown before the panel, whatever comes of it, until another is taken up."""
        if (question := self.question) is not None:
            self._course.take_up(question.id, self.place)

    def _begin(self, point: DiscussionPoint) -> None:
        if self.doing.glancing.begins(point):
            return
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused) and not self.beside.isAncestorOf(focused):
            self._back = focused
        self.beside.show_points()
        self.points.begin(point.id)

    def _go_back(self) -> None:
        self.sides.show_points(False)
        back = self._back if self._back is not None and self._back.isEnabled() else self.now.heard
        (back if back.isEnabled() else self._home()).setFocus()

    def _home(self) -> QWidget:
        """Where keys go that are nobody's: never to a button, which Space would press."""
        if self.doing.glancing.is_on:
            return self.doing.glancing.pane or self
        if self.following.is_on and self.following.pane is not None:
            return self.following.pane.list
        return self.order.list if self.order.list.isVisibleTo(self) else self.now

    def _remove(self, point: DiscussionPoint) -> None:
        self.points.cards[point.id].flush()
        self.desk.change(self.tr("remove a discussion point"), old=self.desk.now(point), new=None)
        self.fill_if_stale()
