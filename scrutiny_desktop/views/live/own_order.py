"""Whose order a member follows in the meeting: the Panel's, or that of his or her own plan."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from scrutiny_desktop.domain.own_plan import OwnPlan
from scrutiny_desktop.domain.panel import keeps_order
from scrutiny_desktop.domain.phrases import one_line
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.running_order import Group
from scrutiny_desktop.store import own_plans, themes
from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.keyed_words import tipped
from scrutiny_desktop.views.pieces import button, column, label


class OwnOrder(QWidget):
    """Shown to whoever does not keep the running order; what is chosen is remembered."""

    turned = Signal()
    next_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._next: Question | None = None
        self.which = QCheckBox(self.tr("My own plan"))
        self.which.setAccessibleName(self.tr("List my own plan, not the Panel’s running order"))
        tipped(self.which, self.tr("My own plan, or the Panel’s running order ({own_order})"))
        self.which.clicked.connect(self._follow)
        self.next = button(self.tr("Mine next"), self._take_next, face="link")
        self.next.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.said = label("", "small", wrap=True)
        whole = column(desk, margin="s2", gap="s1")
        for part in (self.which, self.next, self.said):
            whole.addWidget(part)
        self.setLayout(whole)
        self.hide()

    @property
    def is_offered(self) -> bool:
        """Whether there are two orders: who keeps the Panel's has that one alone in a meeting."""
        return not keeps_order(self._desk.me.role)

    @property
    def is_followed(self) -> bool:
        """Whether the own plan is followed."""
        return self.is_offered and bool(self._desk.setting("live own plan", False))

    def turn(self) -> None:
        """Follow the other order."""
        if self.is_offered:
            self._follow(not self.is_followed)
        else:
            self._desk.noticed.emit(self.tr("You keep the running order; your own plan is on the Questions screen."))

    def groups(self, asked: Sequence[Question]) -> tuple[Group, ...] | None:
        """My own plan, with what of it is next said; None where the Panel's order is followed."""
        self.setVisible(self.is_offered)
        if not self.is_offered:
            return None
        desk, meeting = self._desk, self._desk.meeting
        found = own_plans.of(desk.library, meeting.id, desk.me.id) if meeting else None
        plan = found or OwnPlan(id="", meeting_id="")
        self._next = plan.next_of(asked)
        none = keyed(self.tr("Your plan is empty: press {own_plan} on a question of yours, on the Questions screen."))
        self.said.setText(self.tr("Every question in your plan was put.") if plan.question_ids else none)
        self.said.setVisible(self._next is None and self.is_followed)
        self.next.setVisible(self._next is not None)
        self.which.setChecked(self.is_followed)
        self._say_next()
        known = themes.for_meeting(desk.library, meeting.id) if meeting else []
        return plan.grouped(asked, known) if self.is_followed else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_next()

    def _say_next(self) -> None:
        if self._next is None:
            return
        words = self.tr("Mine next: {words}").format(words=one_line(self._next.text))
        room = self.width() - 3 * self._desk.theme.size("s2")
        shown = self.next.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(room, 0))
        self.next.setText(shown.replace("&", "&&"))
        self.next.setAccessibleName(words)
        self.next.setToolTip(words)

    def _follow(self, own: bool) -> None:
        self._desk.keep("live own plan", own)
        self.turned.emit()
        if own:
            self._take_next()

    def _take_next(self) -> None:
        if self._next is not None:
            self.next_wanted.emit(self._next)
