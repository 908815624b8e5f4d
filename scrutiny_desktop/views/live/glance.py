"""The live meeting made for glances: the question large, the time, and the running order."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.phrases import one_line
from scrutiny_desktop.domain.projection import Projection
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.running_order import Group
from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.capturing import Capturing
from scrutiny_desktop.views.live.chairing import time_of
from scrutiny_desktop.views.live.fitted import FittedWords
from scrutiny_desktop.views.live.point_card import PointCard
from scrutiny_desktop.views.live.running_order import RunningOrderList
from scrutiny_desktop.views.pieces import column, emptied, holder, label, line, refaced, row

_LOW = 9
"""Units of the grid below which what can wait gives way to the question."""

_SIDE = 30
"""Of a hundred parts of the width, those of the time and the running order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Seconds spent of the minutes planned, 0 where none are; ``name`` says of what."""

    name: str
    seconds: int = 0
    minutes: int = 0

    @property
    def is_over(self) -> bool:
        """Whether the time planned is spent."""
        return bool(self.minutes) and self.seconds > self.minutes * 60


class GlancePane(QWidget):
    """Shows and decides nothing; the last mark stands below the question until its words are ended."""

    left = Signal()
    left_by_key = Signal()
    """The whole of it, for the screen it was turned from."""
    removed = Signal(object)

    def __init__(self, desk: Desk, capturing: Capturing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._capturing = desk, capturing
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("The question before the panel, at a glance"))
        self.between, self.theme = label("", "heading", wrap=True), label("", "heading", wrap=True)
        self.question = FittedWords(desk, 20, 72)
        self.then, self.keys = label("", "heading", wrap=True), label("", "quiet", wrap=True)
        self.last = label("", "strong", wrap=True)
        self.clocks = [FittedWords(desk, 20, 46), FittedWords(desk, 16, 30)]
        self.ahead = label("", "heading", wrap=True)
        self.order = RunningOrderList(desk)
        self.card: PointCard | None = None
        self._has_passage = False
        self._mark = column(desk, margin="", gap="")
        self._lay_out()

    def show_question(self, question: Question | None, theme: str) -> None:
        """Show what is before the panel."""
        self.theme.setText(theme)
        none = self.tr("No question is before the panel.")
        words = question.text.strip() if question else none
        self.question.setText(words or self.tr("A question that has no words yet"))
        asks = self.tr("Asked by {name}").format(name=question.asker) if question and question.asker else ""
        to = self.tr("to {name}").format(name=question.addressee) if question and question.addressee else ""
        self.between.setText(" ".join(filter(None, (asks, to))))
        then = [one_line(each) for each in question.supplementary if each.strip()] if question else []
        self.then.setText("\n".join(self.tr("Then: “{question}”").format(question=each) for each in then))
        self._has_passage = bool(question and question.passages)
        self.between.setVisible(bool(self.between.text()))
        self._make_room()

    def show_order(self, groups: Sequence[Group], current: str) -> None:
        """Show the running order beside it."""
        self.order.fill(groups, current)
        self.order.bring(current)

    def show_time(self, clocks: Sequence[Clock], ahead: Projection) -> None:
        """Show how the time stands, and what it will do for."""
        for shown, clock in zip(self.clocks, clocks, strict=True):
            of = self.tr("{time} of {plan}") if clock.minutes else "{time}"
            words = of.format(time=time_of(clock.seconds), plan=time_of(clock.minutes * 60))
            over = f" · {self.tr('over')}" if clock.is_over else ""
            shown.setText(f"{clock.name} {words}{over}")
            shown.take_role("poor_ink" if clock.is_over else "ink")
        self.ahead.setText(self._ahead(ahead))
        face = "poor" if ahead.is_short else "heading"
        if self.ahead.property("face") != face:
            refaced(self.ahead, face=face)

    def begin(self, point: DiscussionPoint) -> None:
        """Write a new mark's words here."""
        self.end()
        # Without who and when: the signs in the words fill them, and the chips show it.
        self.card = PointCard(self._desk, point, self._capturing, is_brief=True)
        self.card.left.connect(self.end)
        self.card.removed.connect(self.removed)
        self._mark.addWidget(self.card)
        self._make_room()
        self.card.words.setFocus()

    def show_last(self, words: str) -> None:
        """Say what was marked last, while no words of it are being written."""
        self.last.setText(words)
        self._make_room()

    def show_card(self, point: DiscussionPoint | None) -> None:
        """Show the mark that is being written as it is now; gone with its undo."""
        if self.card is not None and point is None:
            self.card.record = None
            self.end()
        elif self.card is not None and point is not None:
            self.card.show_point(point, "")

    def end(self) -> None:
        """Leave the words of the mark, saved."""
        if (card := self.card) is not None:
            card.flush()
            self.card = None
            emptied(self._mark)
            self._make_room()
            self.setFocus()
            self.left.emit()

    def _make_room(self) -> None:
        """What can wait gives way to the words that are being written."""
        is_free, is_low = self.card is None, self.height() < self._desk.theme.size("s8") * _LOW
        self.then.setVisible(is_free and bool(self.then.text()))
        self.last.setVisible(is_free and not is_low and bool(self.last.text()))
        self.theme.setVisible(not is_low and bool(self.theme.text()))
        self.keys.setVisible(is_free)
        self.keys.setText(
            " · ".join(f"{BY_NAME[name].plain_words} {BY_NAME[name].keys}" for name in self._named(is_low))
        )

    def _named(self, is_low: bool) -> tuple[str, ...]:
        if is_low:
            return ("glance",)
        return ("open_live_passage",) * self._has_passage + ("next_question", "speaker", "floor_question", "glance")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.order.setFocus()
        if event.key() == Qt.Key.Key_Escape:
            self.left_by_key.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
        unit = self._desk.theme.size("s8")
        self._side.setFixedWidth(max(unit * 8, self.width() * _SIDE // 100))
        for shown, share in zip(self.clocks, (2, 1), strict=True):
            shown.setFixedHeight(unit * share)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def _lay_out(self) -> None:
        asked = column(self._desk, margin="s6", gap="s2")
        for part in (self.theme, self.between):
            asked.addWidget(part)
        asked.addWidget(self.question, 1)
        for part in (self.then, self.last):
            asked.addWidget(part)
        asked.addLayout(self._mark)
        asked.addWidget(self.keys)
        time = column(self._desk, margin="s4", gap="s1")
        for shown in (*self.clocks, self.ahead, line()):
            time.addWidget(shown)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addLayout(time)
        beside.addWidget(self.order, 1)
        self._side = holder(beside, "aside")
        self._side.setProperty("ground", "window")
        whole = row(self._desk, gap="")
        whole.addWidget(holder(asked, "panel"), 1)
        whole.addWidget(self._side)
        self.setLayout(whole)

    def _ahead(self, ahead: Projection) -> str:
        if not ahead.to_come:
            return self.tr("No question is still to come")
        many = self.tr("1 question") if ahead.to_come == 1 else self.tr("{n} questions").format(n=ahead.to_come)
        left = self.tr("{n} minutes") if ahead.left >= 0 else self.tr("{n} minutes over time")
        said = f"{many}, {left.format(n=abs(ahead.left))}"
        if not ahead.is_short:
            return said
        short = self.tr("{said} – {needed} needed, {reached} will be reached")
        return short.format(said=said, needed=ahead.needed, reached=ahead.reached)
