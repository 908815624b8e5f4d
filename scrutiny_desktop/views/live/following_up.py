"""After the meeting: what its points amount to, confirmed on one page and filed as one change."""

from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from scrutiny_desktop.domain.closing import discussed, owed, reported
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.moves import may_be_agreed
from scrutiny_desktop.domain.promise import Promise, PromiseKind
from scrutiny_desktop.domain.recommendation import Assessment, Assurance, Progress, ProgressReport, Recommendation
from scrutiny_desktop.domain.record import Pair
from scrutiny_desktop.store import (
    assessments,
    discussion_points,
    progress_reports,
    promises,
    questions,
    recommendations,
    witnesses,
)
from scrutiny_desktop.views.closed_chip import closed_chips, mark_row
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.fields import Choice
from scrutiny_desktop.views.many_at_once import change_many
from scrutiny_desktop.views.pieces import column, holder, label
from scrutiny_desktop.views.words import on_day_briefly, shortened, word

_LONGEST = 140
_RECORD = int(Qt.ItemDataRole.UserRole)
V = TypeVar("V", PromiseKind, Progress)
R = TypeVar("R", Promise, ProgressReport, Recommendation)


class _Wrapped(QStyledItemDelegate):
    """Lines as high as their words are at the width of the column, which a tree does not see to by itself."""

    def __init__(self, tree: QTreeWidget, edge: int) -> None:
        super().__init__(tree)
        self._tree, self._edge = tree, edge

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        shown, depth = QStyleOptionViewItem(option), 2 if index.parent().isValid() else 1
        self.initStyleOption(shown, index)
        wide = self._tree.columnWidth(0) - self._tree.indentation() * depth - 2 * self._edge
        shown.rect = QRect(0, 0, wide, 1)
        contents = QStyle.ContentsType.CT_ItemViewItem
        needed = self._tree.style().sizeFromContents(contents, shown, QSize(), self._tree)
        beside = self._tree.itemWidget(self._tree.itemFromIndex(index), 1)
        least = beside.sizeHint().height() if beside is not None else 0
        return QSize(0, max(needed.height(), least + 2 * self._edge))


class FollowUpDialog(Dialog):
    """Promises and actions, reports, and the Panel's own view; what is filed already is not offered again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("After the meeting"))
        self._meeting = desk.meeting
        self.choices: dict[str, Choice] = {}
        self.tree = QTreeWidget(columnCount=2)
        self.tree.setHeaderHidden(True)
        self.tree.setWordWrap(True)
        self.tree.setAccessibleName(self.tr("What the points amount to"))
        self.tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._numbers: dict[str, str] = {}
        self._chips_of = closed_chips(desk)
        self.groups = self._fill(self._meeting) if self._meeting else []
        if any(group.childCount() for group in self.groups):
            intro = self.tr("What is ticked is filed on Promises and on the Checklist, as one change that undo takes "
                            "back. Recommendations, promises and questions not reached can then be brought forward to "
                            "the next meeting.")  # fmt: skip
            self.body.addWidget(label(intro, "quiet", wrap=True))
            self.body.addWidget(self.tree, 1)
            self.decides(self.tr("File these"))
            self.accepted.connect(self._file)
        else:
            self.body.addWidget(label(self.tr("Nothing is to be filed: no point is owed to the Panel or bears on a "
                                              "recommendation, or all of it is filed already."),
                                      "quiet", wrap=True))  # fmt: skip
            self.body.addStretch()
            self.closes()
        unit = desk.theme.size("s8")
        room = (parent or self).screen().availableSize()
        self.resize(min(unit * 27, room.width()), min(unit * 19, room.height() - unit))
        self.tree.setFocus()
        self.tree.setItemDelegateForColumn(0, _Wrapped(self.tree, desk.theme.size("s2")))
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self.tree.doItemsLayout)
        # Slot to slot, which ends with the timer; what it is given, it takes for milliseconds.
        self.tree.header().sectionResized.connect(self._again.start)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._again.start()  # the choices have the size that they will have only now

    def pairs(self) -> list[Pair]:
        """The changes that what is ticked and chosen now comes to."""
        made: list[Pair] = [
            (None, replace(each, kind=self._chosen(each.id, each.kind))) for each in self._ticked(Promise)
        ]
        made += [(None, replace(each, progress=self._chosen(each.id, each.progress)))
                 for each in self._ticked(ProgressReport)]  # fmt: skip
        return made + self._agreed()

    def _fill(self, meeting: Meeting) -> list[QTreeWidgetItem]:
        desk, db, me = self.desk, self.desk.library, self.desk.me.id
        points, asked = discussion_points.for_meeting(db, meeting.id), questions.for_meeting(db, meeting.id)
        advice = recommendations.for_meeting(db, meeting.id)
        self._numbers = {each.id: each.number for each in advice}
        today = desk.clock().date()
        new = owed(points, asked, promises.for_meeting(db, meeting.id), witnesses.for_meeting(db, meeting.id),
                   ids=desk.ids, owner=me)  # fmt: skip
        said = reported(points, progress_reports.for_meeting(db, meeting.id), on=meeting.on or today, ids=desk.ids,
                        owner=me)  # fmt: skip
        views = {each.recommendation_id: each.assurance for each in assessments.agreed(db, meeting.id)}
        about = discussed(advice, points, asked) if may_be_agreed(meeting.on, today) else ()
        groups = [
            self._group(self.tr("Promises and actions"), [self._promise(each) for each in new]),
            self._group(self.tr("Reported at the meeting"), [self._report(each) for each in said]),
            self._group(self.tr("The Panel’s own assurance, as it agreed it"),
                        [self._view(each, views.get(each.id, Assurance.NOT_CONSIDERED)) for each in about]),
        ]  # fmt: skip
        self.tree.resizeColumnToContents(1)
        return groups

    def _group(self, name: str, lines: list[tuple[QTreeWidgetItem, Choice]]) -> QTreeWidgetItem:
        group = QTreeWidgetItem([f"{name} · {len(lines)}"])
        self.tree.addTopLevelItem(group)
        group.setFirstColumnSpanned(True)
        for line, choice in lines:
            group.addChild(line)
            beside = column(self.desk, margin="", gap="")
            beside.addStretch()  # else it would be as high as all lines of the words
            beside.addWidget(choice)
            beside.addStretch()
            self.tree.setItemWidget(line, 1, holder(beside))
        group.setExpanded(True)
        group.setHidden(not lines)
        return group

    def _line(
        self, record: Promise | ProgressReport | Recommendation, words: str, choice: Choice, *, ticked: bool | None
    ) -> tuple[QTreeWidgetItem, Choice]:
        line = QTreeWidgetItem([words])
        mark_row(self.desk, line, self._chips_of(record))
        line.setToolTip(0, words)
        line.setData(0, _RECORD, record)
        if ticked is not None:
            line.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.choices[record.id] = choice
        choice.setMinimumContentsLength(max(len(choice.itemText(at)) for at in range(choice.count())))
        return line, choice

    def _promise(self, one: Promise) -> tuple[QTreeWidgetItem, Choice]:
        words = shortened(one.words, _LONGEST) or self.tr("No words yet")
        choice = Choice(self.tr("What the Panel is to receive: {words}").format(words=words))
        choice.fill([(each, word(each)) for each in PromiseKind], one.kind)
        by = self.tr("by {day}").format(day=on_day_briefly(one.due)) if one.due else self.tr("no date")
        said = " · ".join((words, one.promised_by or self.tr("nobody named"), by))
        return self._line(one, said, choice, ticked=True)

    def _report(self, one: ProgressReport) -> tuple[QTreeWidgetItem, Choice]:
        words = self.tr("Recommendation {number}: {words}").format(
            number=self._numbers.get(one.recommendation_id) or "–", words=shortened(one.words, _LONGEST))  # fmt: skip
        choice = Choice(self.tr("What was reported: {words}").format(words=words))
        choice.fill([(each, word(each)) for each in Progress], one.progress)
        return self._line(one, words, choice, ticked=False)

    def _view(self, one: Recommendation, now: Assurance) -> tuple[QTreeWidgetItem, Choice]:
        words = " ".join(filter(None, (one.number, shortened(one.text, _LONGEST)))) or self.tr("No words yet")
        choice = Choice(self.tr("The Panel’s assurance: {words}").format(words=words))
        choice.fill([(each, word(each)) for each in Assurance], now)
        return self._line(one, words, choice, ticked=None)

    def _ticked(self, kind: type[R]) -> list[R]:
        lines = [line for group in self.groups for at in range(group.childCount()) if (line := group.child(at))]
        records = [line.data(0, _RECORD) for line in lines if line.checkState(0) is Qt.CheckState.Checked]
        return [each for each in records if isinstance(each, kind)]

    def _chosen(self, key: str, default: V) -> V:
        chosen = self.choices[key].value()
        return chosen if isinstance(chosen, type(default)) else default

    def _agreed(self) -> list[Pair]:
        if self._meeting is None:
            return []
        there = {each.recommendation_id: each for each in assessments.agreed(self.desk.library, self._meeting.id)}
        made: list[Pair] = []
        for key in self._numbers:
            chosen = self.choices[key].value() if key in self.choices else None
            old = there.get(key)
            if isinstance(chosen, Assurance) and chosen is not (old.assurance if old else Assurance.NOT_CONSIDERED):
                bare = Assessment(id=self.desk.ids.new(), owner=self.desk.me.id, recommendation_id=key,
                                  meeting_id=self._meeting.id, is_panels=True)  # fmt: skip
                made.append((old, replace(old or bare, assurance=chosen)))
        return made

    def _file(self) -> None:
        pairs = self.pairs()
        desk = self.desk
        one, many = (
            self.tr("1 record was filed. Undo takes it back."),
            self.tr("{n} records were filed. Undo takes them back."),
        )
        said = one if len(pairs) == 1 else many.format(n=len(pairs))
        then = partial(desk.noticed.emit, said) if pairs else lambda: None
        change_many(desk, self.tr("file what the meeting came to"), pairs, then)
