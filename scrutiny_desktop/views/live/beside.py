"""The right side of the live screen: the discussion points, or while it is wanted the attendance or the agenda."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.agenda_panel import ItemsPanel
from scrutiny_desktop.views.live.attendance import AttendancePanel
from scrutiny_desktop.views.live.chairing import Chairing
from scrutiny_desktop.views.live.people import People
from scrutiny_desktop.views.live.points import PointsPane


class Beside(QStackedWidget):
    """The key that opens a panel closes it, and so does Escape; a mark brings the points back.

    A panel is filled only while it is shown, so that it costs no key of the Chair's anything.
    """

    left = Signal()
    wanted = Signal()

    def __init__(
        self, desk: Desk, points: PointsPane, chairing: Chairing, people: People, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.points = points
        self.attendance, self.items = AttendancePanel(desk, people), ItemsPanel(desk, chairing)
        self._agenda: Sequence[AgendaItem] = ()
        for panel in (points, self.attendance, self.items):
            self.addWidget(panel)
        points.wanted.connect(self.wanted)
        self.attendance.left.connect(self.close_panel)
        self.items.left.connect(self.close_panel)

    def minimumSizeHint(self) -> QSize:
        # A panel that is not shown must not narrow the question; each scrolls what does not fit.
        return self.points.minimumSizeHint()

    def doers(self) -> Mapping[str, Callable[[], object]]:
        """The acts of the panels."""
        return {
            "attendance": lambda: self._turn(self.attendance),
            "items": lambda: self._turn(self.items),
            "late_item": self._add_late,
            **{name: self._on_attendance(doer) for name, doer in self.attendance.doers().items()},
        }

    def fill(self, items: Sequence[AgendaItem]) -> None:
        """Show the meeting as it is now in the panel that is open, if one is."""
        self._agenda = items
        panel = self.currentWidget()
        if isinstance(panel, AttendancePanel | ItemsPanel):
            panel.fill(items)

    def close_panel(self) -> None:
        """Show the points again, and give the keys back to where they were."""
        self.show_points()
        self.left.emit()

    def show_points(self) -> None:
        """Show the points; the keys stay where they are."""
        self.setCurrentWidget(self.points)

    def _open(self, panel: AttendancePanel | ItemsPanel) -> None:
        self.wanted.emit()
        self.setCurrentWidget(panel)
        panel.fill(self._agenda)

    def _turn(self, panel: AttendancePanel | ItemsPanel) -> None:
        if self.currentWidget() is panel and self.isVisible():
            self.close_panel()
        else:
            self._open(panel)
            panel.list.setFocus()

    def _add_late(self) -> None:
        self._open(self.items)
        self.items.add_late()

    def _on_attendance(self, doer: Callable[[], object]) -> Callable[[], object]:
        def act() -> None:
            if self.currentWidget() is not self.attendance:
                self._open(self.attendance)
            doer()

        return act
