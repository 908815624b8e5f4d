"""The theme's clock, or the button that starts the meeting."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.flat_key import FlatKey
from scrutiny_desktop.views.pieces import label, refaced


class ThemeClock(QWidget):
    """Minutes and seconds since the theme was begun, beside the time planned for it."""

    start_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.time, self.plan = label("", "clock"), label("", "quiet")
        self.start = FlatKey(desk, BY_NAME["start_meeting"], role="body")
        self.start.clicked.connect(lambda: self.start_wanted.emit())
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        for widget in (self.time, self.plan, self.start):
            self._line.addWidget(widget)
        for words in (self.time, self.plan):
            words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._line.addStretch()
        self._gap = desk.theme.size("s2")
        self._is_over = False

    def lie(self, flat: bool) -> None:
        """Stand on one line, where the words below have the whole width, or on two."""
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if flat else QBoxLayout.Direction.TopToBottom)
        self._line.setSpacing(self._gap if flat else 0)

    def show_time(self, seconds: int, minutes: int, *, has_begun: bool) -> None:
        """Show the time spent of the minutes planned (0 where none are), or the way to start."""
        self.start.setVisible(not has_begun)
        self.time.setVisible(has_begun)
        self.plan.setVisible(has_begun)
        self.time.setText(_clock(seconds))
        is_over = bool(minutes) and seconds > minutes * 60
        over = self.tr("{over} over the {plan} for this theme")
        plan = over if is_over else self.tr("of {plan} for this theme") if minutes else self.tr("on this theme")
        self.plan.setText(plan.format(plan=_clock(minutes * 60), over=_clock(seconds - minutes * 60)))
        self.time.setAccessibleName(f"{self.time.text()} {self.plan.text()}")
        if is_over != self._is_over:
            self._is_over = is_over
            refaced(self.time, tone="poor" if is_over else "")


def _clock(seconds: int) -> str:
    return f"{seconds // 60:02}:{seconds % 60:02}"
