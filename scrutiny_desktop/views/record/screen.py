"""The record screen: a draft minute seen as it will be, then saved or copied."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.minute_block import Minute
from scrutiny_desktop.flows.publish import minute_of, minuted_items, save_minute, text_of, wording_in
from scrutiny_desktop.store import discussion_points, witnesses
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import holder, label
from scrutiny_desktop.views.record.contents import ContentsPane
from scrutiny_desktop.views.record.makes import MakesList
from scrutiny_desktop.views.record.page import MinutePage
from scrutiny_desktop.views.screen import Handlers, Screen
from scrutiny_desktop.views.words import word

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class RecordScreen(Screen):
    """What to make, the page it makes, and what goes into it.

    ``ask`` is given a file to suggest and what to do with the one the person chose.
    """

    key = "record"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.minute: Minute | None = None
        self._item_id = ""
        self.ask: Callable[[Path, Callable[[Path], None]], None] = self._ask
        self.makes, self.page, self.contents = MakesList(desk), MinutePage(desk), ContentsPane(desk)
        self.empty = label("", "quiet", wrap=True)
        self.panes = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=1)
        self._lay_out()
        self._listen()

    def fill(self) -> None:
        """Show the minute as it would be saved now."""
        db, meeting = self.desk.library, self.desk.meeting
        meeting_id = meeting.id if meeting else ""
        items = minuted_items(db, meeting_id)
        if self._item_id not in {each.id for each in items}:
            self._item_id = next((each.id for each in items), "")
        self.makes.fill(items, self._item_id)
        self._draft(meeting)
        here = {"", self._item_id}
        points = [each for each in discussion_points.for_meeting(db, meeting_id) if each.agenda_item_id in here]
        self.contents.fill(self.minute, points, with_askers=self._with_askers)
        self.contents.fill_witnesses(witnesses.for_meeting(db, meeting_id))

    def handlers(self) -> Handlers:
        """Saving and copying."""
        return {"save_minute": self.save, "copy_minute": self.copy}

    def inside(self) -> QWidget:
        """The page, so that the arrows read on."""
        return self.page

    def words(self) -> str:
        """What is shown, and who may see it."""
        if self.minute is None:
            return ""
        secrecy = word(self.minute.classification.secrecy)
        return self.tr("Draft minute · {secrecy}").format(secrecy=secrecy)

    def save(self) -> None:
        """Ask for a place, and save the minute there as PDF."""
        minute, meeting = self._made()
        self.ask(self._suggested(minute, meeting), partial(self._save_to, meeting))

    def copy(self) -> None:
        """Put the minute on the clipboard as plain text."""
        minute, _ = self._made()
        QApplication.clipboard().setText(text_of(minute))
        self.desk.noticed.emit(self.tr("The draft minute is on the clipboard, as plain text."))

    @property
    def _with_askers(self) -> bool:
        return bool(self.desk.setting("record askers", False))

    def _draft(self, meeting: Meeting | None) -> None:
        self.minute, trouble = None, self.tr("There is no meeting yet. Add a paper (Ctrl+O) or make one (Ctrl+N).")
        if meeting is not None:
            try:
                self.minute = minute_of(
                    self.desk.library, meeting.id, wording=wording_in(self.desk.resources),
                    with_askers=self._with_askers, agenda_item_id=self._item_id,
                )  # fmt: skip
            except ScrutinyError as refused:
                trouble = str(refused)
        self.page.show_minute(self.minute)
        self.page.setVisible(self.minute is not None)
        self.empty.setText(trouble)
        self.empty.setVisible(self.minute is None)

    def _made(self) -> tuple[Minute, Meeting]:
        self.desk.flush()
        self._is_stale = True
        self.fill_if_stale()
        meeting = self.desk.meeting
        if self.minute is None or meeting is None:
            raise ScrutinyError(
                self.tr("There is nothing to minute yet."), self.tr("Choose a meeting with a paper or an agenda.")
            )
        return self.minute, meeting

    def _suggested(self, minute: Minute, meeting: Meeting) -> Path:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(str(self.desk.setting("record folder", documents)))
        name = " ".join(_NOT_IN_NAMES.sub(" ", f"{minute.title} {meeting.on or ''}").split())
        return (folder if folder.is_dir() else Path(documents)) / f"{name}.pdf"

    def _ask(self, suggested: Path, then: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self, self.tr("Save the draft minute"), str(suggested.parent), self.tr("PDF (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(suggested.name)
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save_to(self, meeting: Meeting, out: Path) -> None:
        desk = self.desk
        desk.keep("record folder", str(out.parent))
        askers, item_id = self._with_askers, self._item_id
        access, clock, resources = desk.library.access, desk.clock, desk.resources
        desk.jobs.start(
            self.tr("Saving the draft minute…"),
            lambda report: save_minute(access, clock, meeting.id, resources, out, report, askers, item_id),
            self._saved,
        )

    def _saved(self, out: Path) -> None:
        words = self.tr("The draft minute is saved: {file}").format(file=out)
        self.contents.show_saved(words)
        self.desk.noticed.emit(words)

    def _lay_out(self) -> None:
        left, middle, right = QVBoxLayout(), QHBoxLayout(), QVBoxLayout()
        for layout in (left, right):
            layout.setContentsMargins(0, 0, 0, 0)
        size = self.desk.theme.size
        heading = label(self.tr("What to make"), "caption")
        heading.setContentsMargins(size("s4"), 0, size("s4"), size("s1"))
        left.addWidget(heading)
        left.addWidget(self.makes, 1)
        right.addWidget(self.contents)
        middle.setContentsMargins(size("s4"), size("s4"), size("s4"), size("s4"))
        middle.addStretch(1)
        middle.addWidget(self.page, 1000)
        middle.addWidget(self.empty, 1000)
        middle.addStretch(1)
        sides = [holder(left, "aside"), holder(right, "panel")]
        sides[0].setProperty("ground", "window")
        for pane in (sides[0], holder(middle, "desktop"), sides[1]):
            self.panes.addWidget(pane)
        for place, share in enumerate((0, 1, 0)):
            self.panes.setStretchFactor(place, share)
        self.panes.setSizes(self.desk.setting("record panes", [262, 612, 330]))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.panes)

    def _listen(self) -> None:
        self.panes.splitterMoved.connect(lambda: self.desk.keep("record panes", self.panes.sizes()))
        self.makes.chosen.connect(self._choose)
        self.contents.askers_wanted.connect(self._show_askers)
        self.contents.save.clicked.connect(lambda: self.save())
        self.contents.copy.clicked.connect(lambda: self.copy())

    def _choose(self, item: AgendaItem) -> None:
        self._item_id = item.id
        self.fill()

    def _show_askers(self, shown: bool) -> None:
        self.desk.keep("record askers", shown)
        self.fill()
