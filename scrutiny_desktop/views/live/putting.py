"""The left side of the live screen: what is to be put, and to whom."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from scrutiny_desktop.domain.meeting import Witness
from scrutiny_desktop.domain.running_order import Group
from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.keyed_words import worded
from scrutiny_desktop.views.live.fold_line import FoldLine
from scrutiny_desktop.views.live.own_order import OwnOrder
from scrutiny_desktop.views.live.people import People
from scrutiny_desktop.views.live.running_order import RunningOrderList
from scrutiny_desktop.views.live.witnesses import PresentList
from scrutiny_desktop.views.pieces import holder, label

_ROOMY = 9
"""Units of the grid that order and witnesses need together."""
_HIGH = 18
"""Units from which on the witnesses are open until they are folded; below they are folded until they are opened."""
_LOW = 4
"""Units below which the order does without its caption."""
_LEAST = 2
"""Lines of the order that are always to be seen; what stands above it is never squashed for more."""
_SHARE = 40
"""Of a hundred parts of the height, the most that the witnesses take."""


class PuttingPane(QWidget):
    """The running order above the witnesses."""

    unplanned_wanted = Signal(bool)
    attendance_wanted = Signal()
    """The witnesses have no room here; the attendance has them too."""

    def __init__(self, desk: Desk, people: People, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption = label("", "caption", wrap=True)
        nobody = self.tr("No witnesses are invited. Add them on the Meeting screen.")
        self.uninvited = holder(_inset(desk, label(nobody, "caption", wrap=True)))
        self.fold = FoldLine(desk, BY_NAME["live_witnesses"])
        self.fold.clicked.connect(lambda: self.turn_witnesses())
        self.list, self.present = RunningOrderList(desk), PresentList(desk, people)
        none = self.tr("No questions yet. Add one with {add_question}, or plan one on the Questions screen.")
        self.empty = label("", "quiet", wrap=True)
        worded(self.empty, none)
        self.own = OwnOrder(desk)
        self._room = QWidget()
        self.unplanned = QCheckBox()
        self.unplanned.clicked.connect(self.unplanned_wanted)
        layout = self._whole = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.own)
        for words in (self.caption, self.empty):  # with margins of their own, which go when they are not shown
            words.setContentsMargins(
                desk.theme.size("s4"), desk.theme.size("s1"), desk.theme.size("s4"), desk.theme.size("s1")
            )
            layout.addWidget(words)
        layout.addWidget(self.list, 4)
        layout.addWidget(self._room, 4)
        layout.addLayout(_inset(desk, self.unplanned))
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.uninvited)
        below.addWidget(self.fold)
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
        name = self.tr("My own plan") if self.own.is_followed else self.tr("Running order")
        self.list.setAccessibleName(name)
        self.list.setVisible(bool(asked))
        self.empty.setVisible(not asked and not self.own.is_followed)
        self._room.setVisible(not asked)
        self.unplanned.setVisible(unplanned > 0 and not self.own.is_followed)
        worded(self.unplanned, self.tr("Unplanned too ({n}) · {unplanned}").replace("{n}", str(unplanned)))
        self.unplanned.setChecked(shows)
        self._whole.activate()  # first: rows that are shown are laid out anew in each place the list is given
        self.list.fill(groups, current)

    def turn_witnesses(self, *, by_key: bool = False) -> None:
        """Open the witnesses or fold them; what is chosen is kept, for a low window and a high one."""
        if not self.fold.isVisibleTo(self):
            self.attendance_wanted.emit()
            return
        had_keys = self.present.hasFocus()
        self._desk.keep(self._kept, not self._is_open())
        self._fit()
        if self._is_open() and by_key:
            self.present.setFocus()
        elif had_keys:
            self.list.setFocus()

    def turn_unplanned(self) -> None:
        """Show the unplanned questions too, or hide them again."""
        if self.unplanned.isVisibleTo(self):
            self.unplanned.click()
        else:
            self._desk.noticed.emit(self.tr("There is no unplanned question beside this running order."))

    @property
    def _kept(self) -> str:
        return "live witnesses, high" if self._is_high() else "live witnesses, low"

    def _is_high(self) -> bool:
        return self.height() >= self._desk.theme.size("s8") * _HIGH

    def _is_open(self) -> bool:
        return bool(self._desk.setting(self._kept, self._is_high()))

    def _fit(self) -> None:
        # Where there is little room it is the running order's: who is present is behind the key of the attendance.
        unit, is_open, are_some = self._desk.theme.size("s8"), self._is_open(), self.present.witnesses.rowCount() > 0
        self.fold.setVisible(are_some)
        self.uninvited.setVisible(not are_some)
        self.fold.show_open(is_open)
        self.present.setVisible(are_some and is_open)
        self._below.setVisible(self.height() >= unit * _ROOMY)
        line = self.fold.sizeHint().height()
        self._below.setMaximumHeight(max(unit, self.height() * _SHARE // 100) if is_open or not are_some else line)
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
        shown = {"present": present, "invited": len(invited)}
        self.fold.say(self.tr("Witnesses · {present} of {invited} present").format(**shown),
                      self.tr("{present} of {invited} present").format(**shown))  # fmt: skip
        self.present.fill(invited)
        self._fit()


def _inset(desk: Desk, widget: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout()
    side = desk.theme.size("s4")
    layout.setContentsMargins(side, desk.theme.size("s1"), side, desk.theme.size("s1"))
    layout.addWidget(widget)
    return layout
