"""Turns the live screen into the one for glances and back, and keeps it with the meeting."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.projection import projection
from scrutiny_desktop.later import later
from scrutiny_desktop.store import rows
from scrutiny_desktop.views.words import at_time, shortened, word

if TYPE_CHECKING:
    from scrutiny_desktop.views.live import glance
    from scrutiny_desktop.views.live.screen import LiveScreen
else:
    (glance,) = later("scrutiny_desktop.views.live", "glance")

_LONGEST_LAST = 90


class Glancing(QObject):
    """The pane is made when it is first wanted."""

    def __init__(self, screen: "LiveScreen") -> None:
        super().__init__(screen)
        self._screen, self._desk = screen, screen.desk
        self.pane: glance.GlancePane | None = None
        self._points: Sequence[DiscussionPoint] = ()

    @property
    def is_on(self) -> bool:
        """Whether the screen is the one for glances now."""
        return self.pane is not None and self._screen.faces.currentWidget() is self.pane

    def turn(self) -> None:
        """Turn to it, or back."""
        screen = self._screen
        self._desk.flush()
        if self.is_on and self.pane is not None:
            self.pane.end()
            screen.faces.setCurrentIndex(0)
            screen.alone_wanted.emit(False)
            screen.fill()
            screen.now.setFocus()
            return
        pane = self.pane or self._made()
        screen.faces.setCurrentWidget(pane)
        screen.alone_wanted.emit(True)
        screen.fill()
        pane.setFocus()

    def fill(self, points: Sequence[DiscussionPoint]) -> None:
        """Show the meeting as it is now, where it is shown at all."""
        self._points = points
        if not self.is_on or self.pane is None:
            return
        pane, question = self.pane, self._screen.question
        theme = next((each.theme for each in self._screen.groups if question and question in each.questions), None)
        pane.show_question(question, theme.name if theme else "")
        pane.show_order(self._screen.groups, question.id if question else "")
        if (card := pane.card) is not None and card.record is not None:
            pane.show_card(self._desk.now(card.record))
        pane.show_last(self._last())

    def tick(self, theme_seconds: int, theme_minutes: int) -> None:
        """Show how the time stands."""
        if not self.is_on or self.pane is None:
            return
        held, now = self._screen.chairing.held(), self._desk.clock()
        if held is None:
            return
        taken = held.at(now).agenda_item_id
        item = rows.get(self._desk.library, AgendaItem, taken) if taken else None
        sat = held.seconds(now)
        if item is None:
            second = glance.Clock(name=self.tr("Meeting"), seconds=sat, minutes=held.meeting.minutes)
        else:
            second = glance.Clock(name=self.tr("Item"), seconds=held.seconds_on(item.id, now), minutes=item.minutes)
        first = glance.Clock(name=self.tr("Theme"), seconds=theme_seconds, minutes=theme_minutes)
        ahead = projection(self._screen.groups, left=held.minutes_left(now), seconds_sat=sat)
        self.pane.show_time((first, second), ahead)

    def begins(self, point: DiscussionPoint) -> bool:
        """Take a new mark's words here, where this is what is shown."""
        if self.is_on and self.pane is not None:
            self.pane.begin(point)
        return self.is_on

    def _made(self) -> "glance.GlancePane":
        pane = self.pane = glance.GlancePane(self._desk, self._screen.points.capturing)
        pane.order.taken_up.connect(self._screen.take_up)
        pane.left_by_key.connect(self.turn)
        pane.removed.connect(self._screen.points.removed)
        pane.left.connect(lambda: pane.show_last(self._last()))
        self._screen.faces.addWidget(pane)
        return pane

    def _last(self) -> str:
        if not self._points:
            return ""
        last = self._points[-1]
        said = " · ".join(filter(None, (shortened(last.words, _LONGEST_LAST), last.speaker)))
        return self.tr("Marked {time}: {kind} {words}").format(
            time=at_time(last.at), kind=word(last.kind), words=said).rstrip()  # fmt: skip
