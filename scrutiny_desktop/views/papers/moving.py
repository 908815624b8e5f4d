"""A paper taken to another meeting or agenda item, with its marks, in one step that can be undone."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.flows.moving_papers import moved
from scrutiny_desktop.store import agenda, meetings, panels
from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.many_at_once import change_many
from scrutiny_desktop.views.notices import Notice
from scrutiny_desktop.views.papers.outline import ENTRY
from scrutiny_desktop.views.pieces import label
from scrutiny_desktop.views.words import on_day

if TYPE_CHECKING:
    from scrutiny_desktop.views.papers.screen import PapersScreen

_NONE, _NEW = "", "new"


class MoveDialog(Dialog):
    """To which meeting, and under which of its agenda items."""

    def __init__(self, desk: Desk, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._paper = paper
        self.setWindowTitle(self.tr("Move a paper"))
        self.body.addWidget(label(paper.title, "strong", wrap=True))
        self.body.addWidget(label(self.tr("Its appendices and marks go with it, and questions that rest on it alone."),
                                  "quiet", wrap=True))  # fmt: skip
        self.meetings, self.items = QComboBox(), QComboBox()
        form = QFormLayout()
        for words, field in ((self.tr("&Meeting"), self.meetings), (self.tr("&Agenda item"), self.items)):
            field.setAccessibleName(words.replace("&", ""))
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            form.addRow(words, field)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.body.addLayout(form)
        self.body.addStretch()
        self.decides(self.tr("Move"))
        self.meetings.currentIndexChanged.connect(self._fill_items)
        self._fill_meetings()
        unit = desk.theme.size("s8")
        self.resize(unit * 18, unit * 9)
        self.meetings.setFocus()

    @property
    def meeting_id(self) -> str:
        """The meeting that is chosen."""
        return str(self.meetings.currentData() or "")

    def item(self) -> AgendaItem | None:
        """The agenda item that is chosen, which may be a new one; None for none."""
        chosen = str(self.items.currentData() or _NONE)
        there = agenda.for_meeting(self.desk.library, self.meeting_id)
        if chosen == _NEW:
            rank = 1 + max((each.rank for each in there), default=-1)
            return AgendaItem(id=self.desk.ids.new(), owner=self.desk.me.id, meeting_id=self.meeting_id,
                              title=self._paper.title, rank=rank)  # fmt: skip
        return next((each for each in there if each.id == chosen), None)

    def _fill_meetings(self) -> None:
        names = {panel.id: panel.name for panel in panels.every(self.desk.library)}
        for each in meetings.every(self.desk.library):
            when = on_day(each.on) or self.tr("No date yet")
            self.meetings.addItem(" · ".join(filter(None, (when, names.get(each.panel_id, "")))), each.id)
        self.meetings.setCurrentIndex(max(0, self.meetings.findData(self._paper.meeting_id)))
        self._fill_items()

    def _fill_items(self) -> None:
        self.items.clear()
        for each in agenda.for_meeting(self.desk.library, self.meeting_id):
            self.items.addItem(f"{each.number}  {each.title}".strip(), each.id)
        self.items.addItem(self.tr("A new item with the paper’s title"), _NEW)
        self.items.addItem(self.tr("No agenda item"), _NONE)
        is_here = self.meeting_id == self._paper.meeting_id
        self.items.setCurrentIndex(max(0, self.items.findData(self._paper.agenda_item_id)) if is_here else 0)


class Moving(QObject):
    """Asks where a paper belongs, and takes it there."""

    def __init__(self, desk: Desk, screen: "PapersScreen") -> None:
        super().__init__(screen)
        self._desk, self._screen = desk, screen

    def ask(self, paper: Paper | None = None) -> MoveDialog:
        """Ask for a paper, by default that of the line in the list where the keyboard is, else the open one."""
        wanted = paper or self.chosen()
        if wanted is None:
            raise ScrutinyError(self.tr("No paper is open."), self.tr("Open one from the list first."))
        dialog = MoveDialog(self._desk, wanted, self._screen)
        dialog.accepted.connect(lambda: self._move(wanted, dialog.meeting_id, dialog.item()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def offer(self, paper: Paper) -> tuple[str, str, Callable[[], object]]:
        """A menu's line for a paper: words, icon and what they do."""
        return BY_NAME["move_paper"].words, BY_NAME["move_paper"].icon, partial(self.ask, paper)

    def chosen(self) -> Paper | None:
        """The paper of the line in the list where the keyboard is, else the open one."""
        index = self._screen.outline.currentIndex()
        if self._screen.outline.hasFocus() and index.isValid():
            listed: Paper = index.data(ENTRY).paper
            return listed
        return self._screen.paper

    def _move(self, paper: Paper, meeting_id: str, item: AgendaItem | None) -> None:
        desk = self._desk
        desk.flush()
        now = desk.now(paper)
        if now is None or not meeting_id:
            return
        try:
            pairs = moved(desk.library, now, meeting_id, item)
        except ScrutinyError as refused:
            desk.troubled.emit(refused)
            return
        is_gone = meeting_id != now.meeting_id
        then = partial(self._tell, now, meeting_id) if is_gone else lambda: None
        change_many(desk, desk.tr("move a paper"), pairs, then)

    def _tell(self, paper: Paper, meeting_id: str) -> None:
        """Say where it went, with the way there."""
        desk, window = self._desk, self._screen.window()
        meeting = next((each for each in meetings.every(desk.library) if each.id == meeting_id), None)
        where = on_day(meeting.on) if meeting else ""
        said = self.tr("“{paper}” was moved to the meeting of {meeting}. Undo brings it back.")
        words = said.format(paper=paper.title, meeting=where or self.tr("no date yet"))
        if not hasattr(window, "add_notice"):
            desk.noticed.emit(words)
            return
        notice = Notice(desk, words, is_passing=True)
        notice.offer(self.tr("&Go there"), partial(self._screen.open_paper, paper.id), face="main")
        window.add_notice(notice)
