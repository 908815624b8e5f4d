"""The left side of the live screen: what is to be put, and to whom."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from scrutiny_desktop.domain.meeting import Witness
from scrutiny_desktop.domain.running_order import Group
from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.own_order import OwnOrder
from scrutiny_desktop.views.live.people import People
from scrutiny_desktop.views.live.running_order import RunningOrderList
from scrutiny_desktop.views.live.witnesses import PresentList
from scrutiny_desktop.views.pieces import holder, label, line

_ROOMY = 9
"""Units of the grid that order and witnesses need together."""
_LOW = 4
"""Units below which the order does without its caption."""
_LEAST = 2
"""Lines of the order that are always to be seen; what stands above it is never squashed for more."""
_SHARE = 40
"""Of a hundred parts of the height, the most that the witnesses take."""


class PuttingPane(QWidget):
    """The running order above the witnesses."""

    unplanned_wanted = Signal(bool)

    def __init__(self, desk: Desk, people: People, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption, self.present_caption = label("", "caption", wrap=True), label("", "caption", wrap=True)
        self.list, self.present = RunningOrderList(desk), PresentList(desk, people)
        none = self.tr("No questions yet. Add one with {add_question}, or plan one on the Questions screen.")
        self.empty = label(keyed(none), "quiet", wrap=True)
        self.own = OwnOrder(desk)
        self._room = QWidget()
        self.unplanned = QCheckBox()
        self.unplanned.clicked.connect(self.unplanned_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.own)
        for inset in (self.caption, self.empty):
            layout.addLayout(_inset(desk, inset))
        layout.addWidget(self.list, 4)
        layout.addWidget(self._room, 4)
        layout.addLayout(_inset(desk, self.unplanned))
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(line())
        below.addLayout(_inset(desk, self.present_caption))
        below.addWidget(self.present, 1)
        self._desk, self._below = desk, holder(below)
        layout.addWidget(self._below, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def fill(self, groups: Sequence[Group], current: str, unplanned: int, *, shows: bool) -> None:
        """Show this running order; ``unplanned`` questions are in it or not, as ``shows`` says."""
        asked = sum(len(group.questions) for group in groups)
        self.caption.setText(self._caption(sum(group.theme is not None for group in groups), asked))
        self._fit()
        self.list.fill(groups, current)
        name = self.tr("My own plan") if self.own.is_followed else self.tr("Running order")
        self.list.setAccessibleName(name)
        self.list.setVisible(bool(asked))
        self.empty.setVisible(not asked and not self.own.is_followed)
        self._room.setVisible(not asked)
        self.unplanned.setVisible(unplanned > 0 and not self.own.is_followed)
        self.unplanned.setText(self.tr("Unplanned too ({n})").format(n=unplanned))
        self.unplanned.setChecked(shows)

    def _fit(self) -> None:
        # Where there is little room it is the running order's: who is present is behind the key of the attendance.
        unit = self._desk.theme.size("s8")
        self._below.setVisible(self.height() >= unit * _ROOMY)
        self._below.setMaximumHeight(max(unit, self.height() * _SHARE // 100))
        # The tick above it says which order this is, where the own plan is followed.
        self.caption.setVisible(self.height() >= unit * _LOW and not self.own.is_followed)
        self.list.setMinimumHeight(self.list.fontMetrics().lineSpacing() * _LEAST)

    def _caption(self, themes: int, asked: int) -> str:
        in_themes = self.tr("1 theme") if themes == 1 else self.tr("{n} themes").format(n=themes)
        questions = self.tr("1 question") if asked == 1 else self.tr("{n} questions").format(n=asked)
        parts = [self.tr("Running order"), in_themes if themes else "", questions if asked else ""]
        return " · ".join(filter(None, parts))

    def fill_witnesses(self, witnesses: Iterable[Witness]) -> None:
        """Show who was invited."""
        invited = list(witnesses)
        present = sum(each.is_present for each in invited)
        words = self.tr("Witnesses · {present} of {invited} present")
        none = self.tr("No witnesses are invited. Add them on the Meeting screen.")
        self.present_caption.setText(words.format(present=present, invited=len(invited)) if invited else none)
        self.present.setVisible(bool(invited))
        self.present.fill(invited)


def _inset(desk: Desk, widget: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout()
    side = desk.theme.size("s4")
    layout.setContentsMargins(side, desk.theme.size("s1"), side, desk.theme.size("s1"))
    layout.addWidget(widget)
    return layout
