"""A member follows the Chair: the Panel's order, where the meeting is, and the Chair's points, as they come."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.panel import keeps_order
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.proceeding import Phase
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import rows
from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.closed_chip import closed_chips, signed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.own_note import OwnNote
from scrutiny_desktop.views.live.running_order import RunningOrderList
from scrutiny_desktop.views.panel_order import PanelEntry, guarded, nothing_came, read_from_chair
from scrutiny_desktop.views.pieces import button, chip, column, emptied, holder, label, row, scrolled
from scrutiny_desktop.views.posting import posting_of
from scrutiny_desktop.views.screen import Handlers
from scrutiny_desktop.views.words import at_time, shortened, tone, word

if TYPE_CHECKING:
    from scrutiny_desktop.domain.for_panel import MeetingNow
    from scrutiny_desktop.flows.from_the_chair import FromTheChair
    from scrutiny_desktop.views.live.screen import LiveScreen

LOOK = 4_000
"""Milliseconds between rounds by the shared folder while a meeting is followed."""

_LONGEST = 120
_MAY = ("follow_chair", "own_order", "own_note", "next_question", "previous_question", "open_live_passage",
        "room_window")  # fmt: skip


class Following(QObject):
    """Turns the live screen to the Chair's marks and back; its pane is made when it is first wanted."""

    def __init__(self, screen: "LiveScreen") -> None:
        super().__init__(screen)
        self._screen, self._desk = screen, screen.desk
        self.pane: FollowingPane | None = None
        self.came: FromTheChair | None = None

    @property
    def is_on(self) -> bool:
        """Whether the Chair's marks are shown now."""
        return self.pane is not None and self._screen.faces.currentWidget() is self.pane

    def fill(self) -> None:
        """Show what has come; a screen that is worked in turns to it only when its reader says so."""
        came, before = read_from_chair(self._desk), self.came
        self.came = came
        if came is not None and before is None and not self.is_on:
            self._offer()
        if self.pane is not None and self.is_on:
            self.pane.show_came(came)
        self._give_way()

    def turn(self) -> None:
        """Turn to the Chair's marks, or back to one's own screen."""
        screen = self._screen
        self._desk.flush()
        is_on = not self.is_on
        self._desk.keep("live.follows", is_on)
        if is_on:
            self._show()
            self._made().list.setFocus()
        else:
            screen.faces.setCurrentIndex(0)
            self._give_way()
            screen.tick()
            screen.setFocus()

    def handlers(self, own: Handlers) -> Handlers:
        """The screen's own acts; while the Chair is followed, those that would mark are refused in words."""
        mine: Handlers = {
            "own_note": lambda: self._made().begin_note(),
            "next_question": lambda: self._made().step(1),
            "previous_question": lambda: self._made().step(-1),
            "open_live_passage": lambda: self._made().open_passage(),
            "own_order": self._to_own_plan,
        }
        refusal = (
            self.tr("You follow the Chair’s marks, which only the Chair makes."),
            keyed(self.tr("{follow_chair} goes back to your own screen; {own_note} writes your own note.")),
        )
        if self.is_on:
            own = {**own, **mine}
        return {**guarded(own, lambda: self.is_on, _MAY, refusal), "follow_chair": self.turn}

    def _to_own_plan(self) -> None:
        """Go from the Chair's marks to one's own plan, on one's own screen; where they come from is one key away."""
        self.turn()
        own = self._screen.order.own
        if not own.is_followed:
            own.turn()

    def _offer(self) -> None:
        """At once where nobody works in the screen; else in words, since the keys must stay where they are."""
        focused = QApplication.focusWidget()
        is_worked_in = focused is not None and self._screen.isAncestorOf(focused) and self._screen.isVisible()
        is_wanted = self._desk.setting("live.follows", not _keeps(self._desk))
        if is_wanted and not is_worked_in and self._screen.faces.currentIndex() == 0:
            self._show()
        elif is_wanted:
            came = self.tr("The Panel’s running order has come. {follow_chair} follows the Chair’s marks.")
            self._desk.noticed.emit(keyed(came))

    def _show(self) -> None:
        pane = self._made()
        self._screen.faces.setCurrentWidget(pane)
        pane.show_came(self.came)
        self._give_way()
        self._screen.tick()

    def _give_way(self) -> None:
        """Keys that only the Chair may press, and what one's own plan has left, are not shown beside the Chair's."""
        self._screen.dock.setVisible(not self.is_on)

    def _made(self) -> "FollowingPane":
        if self.pane is None:
            self.pane = FollowingPane(self._desk)
            self.pane.left.connect(self.turn)
            self._screen.faces.addWidget(self.pane)
        return self.pane


class FollowingPane(QWidget):
    """The order at the left, the question at the middle, the Chair's points at the right."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._came: FromTheChair | None = None
        self._chosen = ""
        self._points: tuple[DiscussionPoint, ...] | None = None
        self._look = QTimer(self, interval=LOOK)
        self._look.timeout.connect(posting_of(desk).go_to_the_folder)
        self._make_parts()
        self._lay_out()
        self.list.taken_up.connect(self._take_up)
        self.entry.passage_wanted.connect(self._open)

    @property
    def question(self) -> Question | None:
        """The one that is looked at: chosen, else before the panel, else the first."""
        known = self._came.questions if self._came else ()
        chosen = next((each for each in known if each.id == self._chosen), None)
        return chosen or (self._came.current if self._came else None) or next(iter(known), None)

    def show_came(self, came: "FromTheChair | None") -> None:
        """Show what has come; the row, the note and the keys stay where they are."""
        if self.note.words.hasFocus():
            self._stay()
        self._came = came
        current = came.current if came else None
        self.list.fill(came.groups if came else (), current.id if current else "")
        self.now.setText(self._now_words(came))
        self.go_on.setVisible(current is not None and self.question != current)
        self._nothing.setVisible(came is None)
        self.entry.fill(self.question, came)
        self.note.show_question(self.question)
        self.writing.setVisible(self.question is not None and self.note.isHidden())
        self._show_points(came.points if came else ())

    def step(self, steps: int) -> None:
        """Look at the question so many steps on."""
        known, now = (self._came.questions if self._came else ()), self.question
        if now is not None:
            at = [each.id for each in known].index(now.id)
            self._take_up(known[max(0, min(len(known) - 1, at + steps))])

    def begin_note(self) -> None:
        """Put the keys into one's own note on the question that is looked at, which stays until another is chosen."""
        self._stay()
        self.note.begin()
        self.writing.setVisible(self.note.isHidden())

    def open_passage(self) -> None:
        """Open the passage of the question that is looked at."""
        question = self.question
        if question is not None and question.passages:
            self._open(question.passages[0])
        else:
            self._desk.noticed.emit(self.tr("This question has no passage."))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._look.stop()
        super().hideEvent(event)

    def _make_parts(self) -> None:
        desk = self._desk
        self.list = RunningOrderList(desk)
        self.list.setAccessibleName(self.tr("The Panel’s running order"))
        self.now = label("", "strong", wrap=True)
        self.now.setAccessibleName(self.tr("Where the meeting is"))
        self.go_on = button(self.tr("Look at it"), self._follow, face="main")
        self.back = button(self.tr("My own screen"), self.left.emit, tip="{follow_chair}")
        self.entry, self.note = PanelEntry(desk), OwnNote(desk)
        self.writing = button(self.tr("My own note"), self.begin_note, tip="{own_note}")
        self.points = column(desk, margin="s3", gap="s2")
        self._nothing = label(" ".join(nothing_came()), "quiet", wrap=True)

    def _lay_out(self) -> None:
        desk = self._desk
        side, middle, marks = (column(desk, margin="", gap="") for _ in range(3))
        side.addWidget(self.list)
        top = row(desk, margin="s3")
        for part in (self.now, self.go_on, self.back):
            top.addWidget(part, 1 if part is self.now else 0)
        own = column(desk, margin="s4", gap="s2")
        own.addWidget(self.note)
        own.addWidget(self.writing)
        inner = column(desk, margin="", gap="")
        for widget in (self._nothing, self.entry, holder(own)):
            inner.addWidget(widget)
        inner.addStretch(1)
        middle.addWidget(scrolled(holder(inner), self.tr("The question that is looked at")))
        marks.addWidget(scrolled(holder(self.points), self.tr("Points that the Chair marked")))
        panes = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=1)
        for layout, name in ((side, "aside"), (middle, "panel"), (marks, "aside")):
            panes.addWidget(holder(layout, name))
        panes.setStretchFactor(1, 1)
        panes.setSizes([300, 560, 340])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(holder(top))
        whole.addWidget(panes, 1)

    def _now_words(self, came: "FromTheChair | None") -> str:
        if came is None:
            return self.tr("You follow the Chair’s marks")
        parts = [stands_words(came)] if came.now is not None and _is_unusual(came.now) else []
        is_over = came.now is not None and came.now.phase == Phase.OVER
        if came.current is not None and not is_over:
            said = self.tr("Now before the panel: {question}")
            parts.append(said.format(question=shortened(came.current.text, _LONGEST)))
        nothing = self.tr("The running order of {name}. Nothing is before the panel.")
        return " ".join(parts) or nothing.format(name=came.by.name)

    def _show_points(self, points: "tuple[DiscussionPoint, ...]") -> None:
        """The Chair's, newest first; unchanged ones are left alone."""
        if points == self._points:
            return
        self._points = points
        emptied(self.points)
        chips_of = closed_chips(self._desk)
        said = self.tr("Points that the Chair marked · {count}").format(count=len(points))
        self.points.addWidget(label(said, "caption"))
        for each in reversed(points):
            inner, top = column(self._desk, margin="s2", gap="s1"), row(self._desk)
            top.addWidget(chip(word(each.kind), tone(each.kind)))
            for words, face in chips_of(each):
                top.addWidget(chip(signed(words), face))
            top.addWidget(label(" · ".join(filter(None, (at_time(each.at), each.speaker))), "small", wrap=True), 1)
            inner.addLayout(top)
            inner.addWidget(label(each.words or self.tr("No words yet"), wrap=True))
            self.points.addWidget(holder(inner, "card"))
        self.points.addStretch(1)

    def _stay(self) -> None:
        """Go on looking at this question, though the Chair goes on to another."""
        if (question := self.question) is not None:
            self._chosen = question.id

    def _follow(self) -> None:
        """Look at what is before the panel, and go on with the Chair."""
        self._chosen = ""
        self.show_came(self._came)
        if (question := self.question) is not None:
            self.list.bring(question.id)

    def _take_up(self, question: Question) -> None:
        current = self._came.current if self._came else None
        self._chosen = "" if current is not None and question.id == current.id else question.id
        self.show_came(self._came)

    def _open(self, anchor: Anchor) -> None:
        paper = rows.get(self._desk.library, Paper, anchor.paper_id)
        if paper is not None:
            self._desk.show(paper, anchor.start)


def stands_words(came: "FromTheChair | None") -> str:
    """How the meeting stands by what the Chair sent last; empty where that says nothing."""
    tr, now = QCoreApplication.translate, came.now if came else None
    if now is None:
        return ""
    if now.is_closed and now.phase != Phase.OVER:
        return tr("live", "The press and public are out of the room.")
    said: dict[str, str] = {
        Phase.BEFORE: tr("live", "The meeting has not begun."), Phase.SITTING: tr("live", "The meeting is sitting."),
        Phase.PAUSED: tr("live", "The meeting is paused."), Phase.ADJOURNED: tr("live", "The meeting is adjourned."),
        Phase.OVER: tr("live", "The meeting is over."),
    }  # fmt: skip
    return said.get(now.phase, "")


def _is_unusual(now: "MeetingNow") -> bool:
    return now.is_closed or now.phase in (Phase.PAUSED, Phase.ADJOURNED, Phase.OVER)


def _keeps(desk: Desk) -> bool:
    return keeps_order(desk.me.role)
