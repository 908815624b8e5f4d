"""The right side of the live screen: the discussion points, or while it is wanted the attendance or the agenda."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.later import later
from scrutiny_desktop.views.acts import ACTS
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.fields import in_reading_order
from scrutiny_desktop.views.live.chairing import Chairing
from scrutiny_desktop.views.live.people import People
from scrutiny_desktop.views.live.points import PointsPane
from scrutiny_desktop.views.live.state_list import StateList

if TYPE_CHECKING:
    from scrutiny_desktop.views.live import agenda_panel, attendance

    Panel = attendance.AttendancePanel | agenda_panel.ItemsPanel
else:
    agenda_panel, attendance = later("scrutiny_desktop.views.live", "agenda_panel", "attendance")

P = TypeVar("P", bound="Panel")

_IN_ATTENDANCE = tuple(act.name for act in ACTS if act.inside and act.where == "live")


class Beside(QStackedWidget):
    """The key that opens a panel closes it, and so does Escape; a mark brings the points back.

    A panel is made when it is first wanted and filled only while it is shown, so that neither Live's first sight nor
    a key of the Chair's waits for it.
    """

    left = Signal()
    wanted = Signal()

    def __init__(
        self, desk: Desk, points: PointsPane, chairing: Chairing, people: People, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.points = points
        self._desk, self._chairing, self._people = desk, chairing, people
        self._agenda: Sequence[AgendaItem] = ()
        self.addWidget(points)
        self.people = StateList(desk, parent=self)  # from the start, since it has letters of its own
        self.people.hide()
        points.wanted.connect(self.wanted)

    @cached_property
    def attendance(self) -> "attendance.AttendancePanel":
        """Who is here."""
        return self._placed(attendance.AttendancePanel(self._desk, self._people, self.people))

    @cached_property
    def items(self) -> "agenda_panel.ItemsPanel":
        """The agenda."""
        return self._placed(agenda_panel.ItemsPanel(self._desk, self._chairing))

    def minimumSizeHint(self) -> QSize:
        # A panel that is not shown must not narrow the question; each scrolls what does not fit.
        return self.points.minimumSizeHint()

    def doers(self) -> Mapping[str, Callable[[], object]]:
        """The acts of the panels."""
        return {
            "attendance": lambda: self._turn(self.attendance),
            "items": lambda: self._turn(self.items),
            "late_item": self._add_late,
            **{name: partial(self._on_attendance, name) for name in _IN_ATTENDANCE},
        }

    def fill(self, items: Sequence[AgendaItem]) -> None:
        """Show the meeting as it is now in the panel that is open, if one is."""
        self._agenda = items
        panel = self.currentWidget()
        if panel is not self.points:
            cast("Panel", panel).fill(items)

    def close_panel(self) -> None:
        """Show the points again, and give the keys back to where they were."""
        self.show_points()
        self.left.emit()

    def show_points(self) -> None:
        """Show the points; the keys stay where they are."""
        self.setCurrentWidget(self.points)

    def _placed(self, panel: P) -> P:
        """A new panel in the stack, and in the order of Tab where its list would be: behind the points."""
        stops: list[QWidget] = [self.people]
        each = panel.nextInFocusChain()
        while each is not None and each is not panel:
            stops += [each] if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each is not self.people else []
            each = each.nextInFocusChain()
        self.addWidget(panel)
        panel.left.connect(self.close_panel)
        in_reading_order(*stops)
        return panel

    def _open(self, panel: "Panel") -> None:
        self.wanted.emit()
        self.setCurrentWidget(panel)
        panel.fill(self._agenda)

    def _turn(self, panel: "Panel") -> None:
        if self.currentWidget() is panel and self.isVisible():
            self.close_panel()
        else:
            self._open(panel)
            panel.list.setFocus()

    def _add_late(self) -> None:
        self._open(self.items)
        self.items.add_late()

    def _on_attendance(self, name: str) -> None:
        if self.currentWidget() is not self.attendance:
            self._open(self.attendance)
        self.attendance.doers()[name]()
