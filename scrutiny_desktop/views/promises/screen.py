"""The promises log: the list of what is owed, and the chosen promise at the right."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.flows.chasing import save_calendar
from scrutiny_desktop.store import rows
from scrutiny_desktop.views.acts import BY_NAME, keyed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.unfiled import file_them, unfiled, unfiled_words
from scrutiny_desktop.views.pieces import button, column, holder, label, line, row, scrolled
from scrutiny_desktop.views.promises.changes import Changes
from scrutiny_desktop.views.promises.detail import PromiseDetail
from scrutiny_desktop.views.promises.dropping import AnswersDropped
from scrutiny_desktop.views.promises.letter import LetterDialog
from scrutiny_desktop.views.promises.listing import PromiseFace, PromiseRows
from scrutiny_desktop.views.promises.sent import SentPromises
from scrutiny_desktop.views.promises.shown import Owed, PromisesLog, Wanted, read_promises
from scrutiny_desktop.views.row_list import ROW
from scrutiny_desktop.views.saving_as import ask_where
from scrutiny_desktop.views.screen import Handlers, Screen
from scrutiny_desktop.views.wrapping import Wrapping

_WIDE = 1200
"""Pixels that the first widths of the panes add up to; the splitter fits them to the screen."""


class PromisesScreen(Screen):
    """Everything that was promised to the panel, over all its meetings."""

    key = "promises"

    dropped = Signal(object)
    """Files that lie on no promise."""
    answered = Signal(object, object)
    """A promise, and the files that came for it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._known: PromisesLog | None = None
        self._chosen_id = str(desk.setting("promises.current", ""))
        self._wanted = Wanted(desk.setting("promises.wanted", Wanted.OWED))
        self._changes = Changes(desk, self)
        self._make_parts()
        self._lay_out()
        self._listen()

    def fill(self) -> None:
        self._detail.flush()
        self._known = read_promises(self.desk)
        self.sent.fill()
        self._sent_area.setVisible(bool(self.sent.shown))
        self._show_list()
        for wanted, chip in self.chips.items():
            chip.setText(f"{self._names[wanted]} {self._known.count(wanted) if self._known else 0}")
            chip.setAccessibleName(chip.text())

    def handlers(self) -> Handlers:
        return {
            "add_promise": self.add_promise,
            "chase_promise": self._chase,
            "receive_promise": lambda: self._receive(""),
            "write_letter": self._write_letter,
            "save_calendar": self._ask_for_calendar,
            "remove_promise": self._remove,
        }

    def inside(self) -> QWidget:
        return self.list

    def words(self) -> str:
        return self._known.words() if self._known else ""

    def show_record(self, kind: str, record_id: str, start: int) -> bool:
        if kind != "promises":
            return False
        self._detail.flush()
        self.search.clear()
        self._chosen_id = record_id
        self.fill()
        if (shown := self._row()) is not None and not shown.promise.words:
            QTimer.singleShot(0, self, self._detail.words.setFocus)  # it was just made, on another screen
        return self._rows.row_of(record_id) >= 0

    def add_promise(self) -> None:
        """Add a promise to the meeting on the desk, and put the cursor into its words."""
        if (meeting := self.desk.meeting) is None:
            return
        self._detail.flush()
        self._chosen_id = self._changes.add(meeting.id).id
        self.fill()
        self.told.emit()
        self._detail.words.setFocus()

    def save_calendar_to(self, out: Path) -> None:
        """Save the days by which something is owed as a calendar file."""
        desk, meeting = self.desk, self.desk.meeting
        if meeting is None:
            return
        panel = desk.panel.name if desk.panel else ""
        name = self.tr("Owed to the {panel}").format(panel=panel)
        job = partial(save_calendar, desk.library.access, desk.clock, meeting.id, name, out)
        desk.jobs.start(self.tr("Saving the calendar…"), job, partial(self._calendar_saved, out))

    def _drop(self, promise: Promise | None, files: list[Path]) -> None:
        if promise is None:
            self.dropped.emit(files)
        else:
            self.answered.emit(promise, files)

    def _make_parts(self) -> None:
        self.list, self._rows, self._detail = QListView(), PromiseRows(self), PromiseDetail(self.desk)
        self.list.setModel(self._rows)
        self.list.setItemDelegate(PromiseFace(self.desk, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Promises, those due first at the top"))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(self.tr("Words in promises, names and agencies"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.chips: dict[Wanted, QPushButton] = {}
        self._names = {Wanted.OWED: self.tr("Owed"), Wanted.LATE: self.tr("Late"), Wanted.HERE: self.tr("This meeting"),
                       Wanted.KEPT: self.tr("Received"), Wanted.ALL: self.tr("All")}  # fmt: skip
        self._group = QButtonGroup(self)
        for wanted, name in self._names.items():
            chip = button(name, partial(self._want, wanted), face="chip")
            chip.setCheckable(True)
            chip.setChecked(wanted is self._wanted)
            self._group.addButton(chip)
            self.chips[wanted] = chip
        self._empty = label("", "quiet", wrap=True)
        self.filing = button(self.tr("After the &meeting…"), lambda: file_them(self.desk, self), face="main")
        self._middle, self._side = QStackedWidget(), QStackedWidget()

    def _lay_out(self) -> None:
        desk = self.desk
        chips, top, left = Wrapping(desk.theme.size("s1")), row(desk), column(desk, margin="", gap="")
        for chip in self.chips.values():
            chips.addWidget(chip)
        top.addWidget(self.search, 1)
        adding = button(self.tr("Add"), self.add_promise, face="main", name=self.tr("Add a promise"),
                        tip="{add_promise}")  # fmt: skip
        top.addWidget(adding)
        head = column(desk, margin="s3", gap="s2")
        head.addLayout(top)
        head.addWidget(holder(chips))
        nothing = column(desk, margin="s5")
        nothing.addWidget(self._empty)
        nothing.addWidget(self.filing, alignment=Qt.AlignmentFlag.AlignLeft)
        nothing.addStretch(1)
        self._middle.addWidget(self.list)
        self._middle.addWidget(holder(nothing))
        self.sent = SentPromises(desk)
        self._sent_area = scrolled(self.sent, self.tr("What the Chair’s desk sent"))
        for part in (holder(head), line(), self._middle, self._sent_area):
            left.addWidget(part, 1 if part in (self._middle, self._sent_area) else 0)
        unchosen = column(desk)
        unchosen.addWidget(label(self.tr("Choose a promise to see what became of it."), "quiet", wrap=True))
        unchosen.addStretch(1)
        self._side.addWidget(holder(unchosen))
        self._side.addWidget(scrolled(self._detail, self.tr("The chosen promise")))
        right = column(desk, margin="", gap="")
        right.addWidget(self._side)
        self._panes = QSplitter(childrenCollapsible=False)
        self._panes.addWidget(holder(left))
        self._panes.addWidget(holder(right, "panel"))
        self._panes.setStretchFactor(0, 1)
        detail = round(200 + 190 * desk.theme.scale)
        self._panes.setSizes(desk.setting("promises.panes", [_WIDE - detail, detail]))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._panes)

    def _listen(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.list.activated.connect(lambda _: self._detail.words.setFocus())
        self.list.customContextMenuRequested.connect(self._open_menu)
        AnswersDropped(self.list, self._drop)
        self.search.textChanged.connect(lambda _: self._show_list())
        detail = self._detail
        detail.chased.connect(self._chase)
        detail.received.connect(self._receive)
        detail.let_go.connect(lambda: self._with_chosen(self._changes.let_go))
        detail.owed_again.connect(lambda: self._with_chosen(self._changes.owe_again))
        detail.revisions.revised.connect(self._changes.revise)
        detail.removal_wanted.connect(self._remove)
        detail.letter_wanted.connect(self._write_letter)
        detail.paper_wanted.connect(self._show_paper)
        detail.record_wanted.connect(self.desk.show)
        self._keeping = QTimer(self, singleShot=True, interval=500)
        self._keeping.timeout.connect(lambda: self.desk.keep("promises.panes", self._panes.sizes()))
        self._panes.splitterMoved.connect(self._keeping.start)

    def _want(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.desk.keep("promises.wanted", str(wanted))
        self._chosen_id = ""
        self._show_list()

    def _show_list(self) -> None:
        words = self.search.text()
        kept = "" if words.strip() else self._chosen_id
        listed = self._known.listed(self._wanted, words, kept) if self._known else ()
        self._rows.show_rows(listed)
        at = self._rows.row_of(self._chosen_id)
        self.list.setCurrentIndex(self._rows.index(max(at, 0)))
        self._middle.setCurrentIndex(0 if listed else 1)
        unfiled_here = unfiled(self.desk, self.desk.meeting) if self._known and not self._known.rows else 0
        self.filing.setVisible(unfiled_here > 0)
        self._empty.setText(unfiled_words(unfiled_here) if unfiled_here else self._nothing_words())
        self._fill_detail()

    def _nothing_words(self) -> str:
        if self._known is None:
            return keyed(self.tr("No meeting yet. Make one with {new_meeting}, or open the sample meeting."))
        if self._known.rows:
            return self.tr("Nothing here. Choose “All” above to see every promise.")
        keys = BY_NAME["add_promise"].keys
        if self.sent.shown:
            return self.tr("You keep no promises of your own. Those of the Panel stand below.")
        return self.tr("Nothing has been promised to the Panel yet. Press {keys} to add a promise.").format(keys=keys)

    def _row(self) -> Owed | None:
        row = self.list.currentIndex().data(ROW)
        return row if isinstance(row, Owed) else None

    def _chosen(self) -> None:
        self._detail.flush()
        if (chosen := self._row()) is not None:
            self._chosen_id = chosen.promise.id
            self.desk.keep("promises.current", self._chosen_id)
        self._fill_detail()

    def _fill_detail(self) -> None:
        chosen = self._row()
        self._side.setCurrentIndex(1 if chosen else 0)
        if self._known is not None:
            self._detail.fill(chosen, self._known)

    def _with_chosen(self, act: Callable[[Promise], object]) -> None:
        self._detail.flush()
        if (chosen := self._row()) is not None:
            act(chosen.promise)

    def _chase(self) -> None:
        self._with_chosen(self._changes.chase)

    def _receive(self, paper_id: str) -> None:
        self._with_chosen(lambda promise: self._changes.receive(promise, paper_id))

    def _remove(self) -> None:
        at = self.list.currentIndex().row()
        self._with_chosen(self._changes.remove)
        self._chosen_id = ""
        self.fill()
        self.list.setCurrentIndex(self._rows.index(min(at, self._rows.rowCount() - 1)))
        self.list.setFocus()  # and not on the door that would remove the next one

    def _write_letter(self) -> None:
        self._detail.flush()
        chosen = self._row()
        if chosen is None or self._known is None:
            return
        asked = [each.promise for each in self._known.rows
                 if each.promise.is_open and _owes(each.promise) == _owes(chosen.promise)]  # fmt: skip
        dialog = LetterDialog(self.desk, asked, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_paper(self, paper_id: str) -> None:
        paper = rows.get(self.desk.library, Paper, paper_id)
        if paper is None:
            self.desk.noticed.emit(self.tr("The paper that came is no longer here."))
        else:
            self.desk.show(paper)

    def _ask_for_calendar(self) -> None:
        name = self.tr("Owed to the Panel") + ".ics"
        title = self.tr("Save what is owed as a calendar")
        ask_where(self.desk, self, title, name, self.tr("Calendar (*.ics)"), self.save_calendar_to)

    def _calendar_saved(self, out: Path, count: int) -> None:
        one, many = self.tr("1 day is saved: {file}"), self.tr("{count} days are saved as a calendar: {file}")
        self.desk.noticed.emit((one if count == 1 else many).format(count=count, file=out))

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        for name, doer in self.handlers().items():
            act = BY_NAME[name]
            menu.addAction(self.desk.icon(act.icon, "quiet"), act.words, doer).setShortcut(act.keys)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(place))


def _owes(promise: Promise) -> str:
    """Who is written to: the agency, else the person."""
    return promise.agency or promise.promised_by
