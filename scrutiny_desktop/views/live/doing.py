"""What the Chair does besides marking: who speaks, questions from the floor, another order, what is to be finished."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from scrutiny_desktop.domain.capture import filled, lacks
from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.meeting import Witness
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.record import Record
from scrutiny_desktop.domain.speaking import KEYS, Speaker, speakers
from scrutiny_desktop.later import later
from scrutiny_desktop.store import attendance, witnesses
from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.live.glancing import Glancing
from scrutiny_desktop.views.live.jumping import Jump
from scrutiny_desktop.views.live.point_card import PointCard
from scrutiny_desktop.views.live.reaching import ReachList
from scrutiny_desktop.views.live.showing import Showing
from scrutiny_desktop.views.live.speaker_list import SpeakerList
from scrutiny_desktop.views.questions.changes import Changes
from scrutiny_desktop.views.questions.own_plan import OwnPlans
from scrutiny_desktop.views.screen import Handlers
from scrutiny_desktop.views.words import shortened

if TYPE_CHECKING:
    from scrutiny_desktop.views.live import closing, unfiled
    from scrutiny_desktop.views.live.screen import LiveScreen
else:
    closing, unfiled = later("scrutiny_desktop.views.live", "closing", "unfiled")

_LONGEST_NAME = 28

_DIRECT = len(KEYS)
"""Speakers with a key of their own; the others are in the list."""


class Doing(QObject):
    """Acts of the live screen; nothing here asks a question back."""

    def __init__(self, screen: "LiveScreen") -> None:
        super().__init__(screen)
        self._screen, self._desk = screen, screen.desk
        self._changes, self._own_plans = Changes(screen.desk, self), OwnPlans(screen.desk, self)
        self.showing, self.glancing = Showing(screen.desk, screen), Glancing(screen)
        self._to_finish: Sequence[DiscussionPoint] = ()
        screen.now.speaker_wanted.connect(self.ask_speaker)
        screen.points.finish_wanted.connect(self.finish_next)
        screen.reach.clicked.connect(lambda: self.show_left())
        screen.order.attendance_wanted.connect(lambda: screen.handlers()["attendance"]())

    def handlers(self) -> Handlers:
        """The doer of each act."""
        return {
            "floor_question": self.take_from_floor,
            "next_to_finish": self.finish_next,
            "speaker": self.ask_speaker,
            **{f"speaker_{n}": partial(self.speak_nth, n) for n in range(1, _DIRECT + 1)},
            "jump_to_question": self.jump,
            "not_reached": self.show_left,
            "live_side": self.turn_side,
            "live_witnesses": self.turn_witnesses,
            "live_question_up": partial(self.step, is_up=True),
            "live_question_down": partial(self.step, is_up=False),
            "live_merge": self.merge,
            "glance": self.glancing.turn,
            "own_note": self.begin_own_note,
            "closing_summary": self.close_meeting,
            "follow_up": self.follow_up,
            "room_window": self.showing.open,
            "room_blank": self.showing.turn_blank,
        }

    def fill(self, points: Sequence[DiscussionPoint]) -> None:
        """Show who speaks, and how much is to be finished."""
        self._to_finish = [each for each in points if lacks(each)]
        many, made = len(self._to_finish), self._screen.points.to_finish
        made.setVisible(many > 0)
        made.setText(self.tr("{n} to finish · {key}").format(n=many, key=BY_NAME["next_to_finish"].keys))
        made.setAccessibleName(made.text())
        self.showing.show_question(self._screen.question)
        self.glancing.fill(points)
        name, key = self.speaker, BY_NAME["speaker"].keys
        words = self.tr("Speaking: {name} · {key}") if name else self.tr("Who speaks · {key}")
        shown = self._screen.now.speaking
        shown.setText(words.format(name=shortened(name, _LONGEST_NAME), key=key))
        shown.setAccessibleName(shown.text())

    @property
    def speaker(self) -> str:
        """Who is marked as speaking now, under this item; empty for nobody."""
        name, item = self._desk.setting(self._name, ("", ""))
        return str(name) if item == self._screen.place.agenda_item_id else ""

    def stamped(self, point: DiscussionPoint) -> DiscussionPoint:
        """A new point with who speaks, and with what its own words fill."""
        capturing = self._screen.points.capturing
        bare = replace(point, words="", speaker=self.speaker)
        return filled(bare, point.words, capturing.known, given=point.recommendation_ids)

    def known_speakers(self) -> tuple[Speaker, ...]:
        """All who may speak, in the order of their keys."""
        meeting, db = self._desk.meeting, self._desk.library
        if meeting is None:
            return ()
        return speakers(witnesses.for_meeting(db, meeting.id), attendance.for_meeting(db, meeting.id))

    def speak_nth(self, number: int) -> None:
        """Mark the speaker of a key as speaking; pressed again, nobody."""
        known = self.known_speakers()
        if number > len(known):
            self._desk.noticed.emit(self.tr("Nobody has this key. Witnesses and members are on the Meeting screen."))
            return
        name = known[number - 1].name
        self.speak("" if name == self.speaker else name)

    def speak(self, name: str) -> None:
        """Mark who speaks from now on; the point whose words are being written takes it too."""
        self._desk.keep(self._name, (name, self._screen.place.agenda_item_id))
        focused = self._screen.focusWidget()
        pane = self.glancing.pane
        cards = [*self._screen.points.cards.values(), *([pane.card] if pane and pane.card else [])]
        card = next((each for each in cards
                     if focused is not None and each.isAncestorOf(focused)), None)  # fmt: skip
        if isinstance(card, PointCard) and card.record is not None:
            card.flush()
            card.change(self.tr("say who spoke"), speaker=name)
        self._screen.fill()

    def ask_speaker(self) -> None:
        """Ask who speaks: by a single key for the first, by typing for all."""
        opened = SpeakerList(self._desk, self.known_speakers(), self.speaker, self._screen)
        opened.chosen.connect(lambda each: self.speak(each.name))
        opened.open_over(self._screen)

    def finish_next(self) -> None:
        """Go to the next point that lacks something, round and round."""
        self._desk.flush()
        self._screen.fill_if_stale()
        if not self._to_finish:
            self._desk.noticed.emit(self.tr("Every point has its words, and what is owed its owner and date."))
            return
        focused = self._screen.focusWidget()
        now = next((key for key, each in self._screen.points.cards.items()
                    if focused is not None and each.isAncestorOf(focused)), "")  # fmt: skip
        known = [each.id for each in self._to_finish]
        self._screen.points.begin(known[(known.index(now) + 1) % len(known)] if now in known else known[0])

    def take_from_floor(self) -> None:
        """Put a question from the floor before the panel; its words can wait.

        It stands behind the one that is, or before it where that is still to be put, so that the next is that again.
        """
        screen, meeting = self._screen, self._desk.meeting
        if meeting is None:
            screen.start()
            return
        screen.now.flush()
        order = [(group.theme_id, each.id) for group in screen.groups for each in group.questions]
        here = next((at for at, (_, key) in enumerate(order) if screen.question and key == screen.question.id), None)
        theme = order[here][0] if here is not None else ""
        is_open = screen.question is not None and screen.question.is_open
        behind = next(iter(order[here + (not is_open) :]), ("", "")) if here is not None else ("", "")
        is_exempt = screen.chairing.within() is not None

        def take_up(added: Question) -> None:
            screen.take_up(added)
            screen.now.floor.words.setFocus()

        self._changes.add_question(
            meeting.id, (theme, behind[1] if behind[0] == theme else ""), take_up, standing=Standing.ASKED,
            is_from_floor=True, is_exempt=is_exempt, asker="",
            agenda_item_id=screen.chairing.stands().agenda_item_id,
        )  # fmt: skip

    def step(self, *, is_up: bool) -> None:
        """Move the question whose row the keys are on one step."""
        question = self._row()
        if question is not None:
            if self._screen.order.own.is_followed:
                self._own_plans.step(question, is_up=is_up)
            else:
                self._changes.step(question, self._screen.groups, is_up=is_up)
            self._screen.fill_if_stale()
            self._screen.order.list.bring(question.id)

    def merge(self, other: Question | None = None) -> None:
        """Put the question of the chosen row as one with the one before the panel, and go on with both."""
        screen = self._screen
        question, other = screen.question, other or self._row()
        if question is None or other is None or question.id == other.id or not other.is_open:
            self._desk.noticed.emit(self.tr("Choose another question in the running order that is still to be put."))
            return
        self._desk.flush()
        now = self._desk.now(question) or question
        if now.answer or not now.is_open:
            self._desk.noticed.emit(self.tr("What was heard belongs to this question alone now. Merge before that."))
            return
        self._changes.merge((now, other), screen.take_up)

    def jump(self) -> None:
        """Ask which question to go to."""
        opened = Jump(self._desk, self._screen.groups, self._screen)
        opened.chosen.connect(self._screen.take_up)
        opened.open_over(self._screen)

    def show_left(self) -> None:
        """List what is not yet reached, to go to it."""
        opened = ReachList(self._desk, self._screen.left, self._screen.groups, self._screen)
        opened.chosen.connect(self._go_to)
        opened.open_over(self._screen)

    def turn_side(self) -> None:
        """Go to the points, or from them to the running order."""
        screen, focused = self._screen, self._screen.focusWidget()
        in_points = focused is not None and screen.beside.isAncestorOf(focused) and screen.sides.shows_points()
        if self.glancing.is_on:
            self.glancing.turn()
        screen.beside.show_points()
        screen.sides.show_points(not in_points)
        (screen.order.list if in_points else screen.points).setFocus()

    def turn_witnesses(self) -> None:
        """Open the witnesses or fold them, on the screen with the running order."""
        screen = self._screen
        if self.glancing.is_on:
            self.glancing.turn()
        screen.sides.show_points(False)
        screen.order.turn_witnesses(by_key=True)

    def begin_own_note(self) -> None:
        """Go to my own note, from the screen for glances too."""
        if self.glancing.is_on:
            self.glancing.turn()
        self._screen.now.own_note.begin()

    def close_meeting(self) -> None:
        """Open the closing summary."""
        self._desk.flush()
        capturing = self._screen.points.capturing
        self._open(
            closing.ClosingDialog(
                self._desk, capturing, self._screen.left.recommendations, self.follow_up, self._screen
            )
        )

    def end_meeting(self) -> None:
        """End the meeting, and say what of it is still to be filed."""
        self._desk.flush()
        self._screen.chairing.end()
        meeting = self._desk.meeting
        if meeting is not None and meeting.ended is not None:
            unfiled.tell_unfiled(self._desk, self._screen)

    def follow_up(self) -> None:
        """Open what the points amount to, to be confirmed."""
        unfiled.file_them(self._desk, self._screen)

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _go_to(self, wanted: Record) -> None:
        """Take a question up, show a recommendation, or mark a witness as speaking."""
        if isinstance(wanted, Question):
            self._screen.take_up(wanted)
        elif isinstance(wanted, Witness):
            self.speak(wanted.name or wanted.title or wanted.agency)
        else:
            self._desk.show(wanted)

    def _row(self) -> Question | None:
        rows = self._screen.order.list
        shown = rows.order.question_at(rows.currentIndex())
        return self._desk.now(shown) if shown is not None else None

    @property
    def _name(self) -> str:
        meeting = self._desk.meeting
        return f"live {meeting.id if meeting else ''} speaking"
