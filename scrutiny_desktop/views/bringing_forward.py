"""What is still open of earlier meetings, to be put before this one: chosen from a list, in one change."""

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from scrutiny_desktop.domain.continuity import Forward, before, bring_forward, still_open
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.store import brought_forward, meetings, promises, questions, recommendations
from scrutiny_desktop.store.engine import Database
from scrutiny_desktop.views.closed_chip import closed_chips, mark_row
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.live.unfiled import unfiled_before
from scrutiny_desktop.views.many_at_once import change_many
from scrutiny_desktop.views.pieces import label
from scrutiny_desktop.views.words import on_day, shortened, word

_LONGEST = 140
"""Characters of a record that are shown."""

Listed = Sequence[tuple[Recommendation | Promise | Question, str]]
"""Records with what is told of each."""

_AT_A_TIME = 200
"""Rows that are made before the next frame is drawn."""

_RECORD = int(Qt.ItemDataRole.UserRole)


def read_forward(db: Database, meeting: Meeting) -> Forward:
    """Everything that is open of the panel's earlier meetings and not yet before this one."""
    earlier = before(meeting, meetings.every(db))
    # A recommendation that was brought forward is met at each meeting since, and listed once.
    advice = {each.id: each for one in earlier for each in recommendations.for_meeting(db, one.id)}
    owed = {each.id: each for one in earlier for each in promises.for_meeting(db, one.id)}
    asked = [each for one in earlier for each in questions.unasked(db, one.id)]
    return still_open(advice.values(), owed.values(), asked, brought_forward.for_meeting(db, meeting.id))


class BringForwardDialog(Dialog):
    """Open recommendations, promises and questions that were not reached, each with a box to tick."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Bring forward from earlier meetings"))
        meeting = desk.meeting
        self._meeting, self._chips_of = meeting, closed_chips(desk)
        self._days = {each.id: on_day(each.on) for each in meetings.every(desk.library)}
        forward = read_forward(desk.library, meeting) if meeting else Forward()
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setWordWrap(True)
        self.tree.setAccessibleName(self.tr("What is still open"))
        self._still: deque[Callable[[], None]] = deque()
        self._more = QTimer(self, interval=0)
        self._more.timeout.connect(self._go_on)
        self._groups = [
            self._group(self.tr("Recommendations"), [(each, self._advice(each)) for each in forward.recommendations]),
            self._group(self.tr("Promises"), [(each, self._promise(each)) for each in forward.promises]),
            self._group(self.tr("Questions not reached"), [(each, each.text) for each in forward.questions]),
        ]
        if forward:
            on = on_day(meeting.on) if meeting else ""
            intro = self.tr("They keep their history. Those ticked are put before the meeting of {day}.")
            self.body.addWidget(label(intro.format(day=on or self.tr("no date yet")), "quiet", wrap=True))
            self.body.addWidget(self.tree, 1)
            self.decides(self.tr("Bring forward"))
            self.accepted.connect(self._bring)
        else:
            nothing = self.tr("Nothing is open from an earlier meeting of this panel, or all of it is here already.")
            self.body.addWidget(label(nothing, "quiet", wrap=True))
            self.body.addStretch()
            self.closes()
        if said := unfiled_before(desk, before(meeting, meetings.every(desk.library)) if meeting else ()):
            self.body.insertWidget(0, label(said, wrap=True))
        self._more.start()
        self.fit(22, 16)
        self.tree.setFocus()

    def ticked(self) -> Forward:
        """What the person ticked; all of them are there by then."""
        while self._still:
            self._go_on()
        records = [record for group in self._groups for record in _ticked(group)]
        return Forward(
            recommendations=tuple(each for each in records if isinstance(each, Recommendation)),
            promises=tuple(each for each in records if isinstance(each, Promise)),
            questions=tuple(each for each in records if isinstance(each, Question)),
        )

    def _group(self, name: str, records: Listed) -> QTreeWidgetItem:
        group = QTreeWidgetItem([f"{name} · {len(records)}"])
        group.setFlags(group.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
        if records:
            self.tree.addTopLevelItem(group)
            self._fill(group, records[:_AT_A_TIME])
            group.setExpanded(True)
        for start in range(_AT_A_TIME, len(records), _AT_A_TIME):
            self._still.append(partial(self._fill, group, records[start : start + _AT_A_TIME]))
        return group

    def _fill(self, group: QTreeWidgetItem, records: Listed) -> None:
        """Give a group a few rows more; those that come later are ticked unless all before them were left out."""
        is_ticked = not group.childCount() or group.checkState(0) is not Qt.CheckState.Unchecked
        ticked = Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        group.addChildren([self._row(record, words, ticked) for record, words in records])

    def _row(self, record: Recommendation | Promise | Question, words: str, ticked: Qt.CheckState) -> QTreeWidgetItem:
        day = self._days.get(record.meeting_id, "")
        row = QTreeWidgetItem([" — ".join(part for part in (shortened(words, _LONGEST), day) if part)])
        mark_row(self.desk, row, self._chips_of(record))
        row.setToolTip(0, words)
        row.setCheckState(0, ticked)
        row.setData(0, _RECORD, record)
        return row

    def _go_on(self) -> None:
        """A few more rows; the last ends the work."""
        if self._still:
            self._still.popleft()()
        if not self._still:
            self._more.stop()

    def _advice(self, one: Recommendation) -> str:
        return " ".join(part for part in (one.number, one.text or self.tr("No words yet")) if part)

    def _promise(self, one: Promise) -> str:
        return f"{word(one.kind)}: {one.words or self.tr('No words yet')}"

    def _bring(self) -> None:
        desk, meeting, ticked = self.desk, self._meeting, self.ticked()
        if meeting is None or not ticked:
            return
        db = desk.library
        rank = max((each.rank for each in questions.for_meeting(db, meeting.id)), default=-1) + 1
        pairs = bring_forward(ticked, meeting, ids=desk.ids, owner=desk.me.id, rank=rank,
                              brought=brought_forward.for_meeting(db, meeting.id))  # fmt: skip
        said = self.tr("{count} brought forward to this meeting.").format(count=len(ticked))
        change_many(desk, self.tr("bring forward"), pairs, partial(desk.noticed.emit, said))


def _ticked(group: QTreeWidgetItem) -> list[Recommendation | Promise | Question]:
    rows = [row for at in range(group.childCount()) if (row := group.child(at)) is not None]
    return [row.data(0, _RECORD) for row in rows if row.checkState(0) is Qt.CheckState.Checked]
