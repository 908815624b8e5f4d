"""Removing a meeting from the library, and papers whose time there is over."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.flows import letting_go
from scrutiny_desktop.flows.letting_go import Leaving
from scrutiny_desktop.store import backup, meetings, shared
from scrutiny_desktop.views.choosing import ChooseMeetingDialog
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import label
from scrutiny_desktop.views.words import on_day

_THROUGH = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home)


class RemoveMeetingDialog(ChooseMeetingDialog):
    """Chooses a meeting, says what goes, what stays and what the backups still hold; then removes it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Remove a meeting"))
        self.with_notes = QCheckBox(self.tr("My &notes, questions and the rest of this meeting go too"))
        self.told = label("", wrap=True)
        for each in (self.with_notes, self.told):
            self.body.addWidget(each)
        self.decide.setText(self.tr("&Remove"))
        # Nothing goes by a key pressed too often: no meeting is chosen yet, and Enter cancels.
        for other in self.buttons.buttons():
            if isinstance(other, QPushButton) and other is not self.decide:
                other.setDefault(True)
        self.list.setCurrentRow(-1)
        self.list.installEventFilter(self)
        self.accepted.disconnect(self._choose)
        self.list.itemActivated.disconnect(self.accept)
        self.accepted.connect(self.remove)
        self.list.itemSelectionChanged.connect(self._tell)
        self.with_notes.toggled.connect(self._tell)
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first key that goes through the list chooses its first meeting: Qt would go on from it."""
        goes = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _THROUGH
        if goes and not self.list.selectedItems():
            self.list.setCurrentRow(0)
            return True
        return super().eventFilter(watched, event)

    def remove(self) -> None:
        """Take it out; this cannot be undone."""
        if (meeting := self._chosen()) is not None:
            let_go(self.desk, self._leaving(meeting), meeting if self.with_notes.isChecked() else None)

    def _leaving(self, meeting: Meeting) -> Leaving:
        return letting_go.of_meeting(
            self.desk.library, meeting, self.desk.clock().date(), with_notes=self.with_notes.isChecked()
        )

    def _chosen(self) -> Meeting | None:
        row = next(iter(self.list.selectedItems()), None)
        known = {each.id: each for each in meetings.every(self.desk.library)}
        return known.get(row.data(Qt.ItemDataRole.UserRole)) if row is not None else None

    def _tell(self) -> None:
        meeting = self._chosen()
        if meeting is None:
            self.decide.setEnabled(False)
            self.told.setText(self.tr("Choose the meeting that is to go."))
            return
        leaving = self._leaving(meeting)
        goes_whole = self.with_notes.isChecked()
        self.decide.setEnabled(bool(leaving.pairs))
        self.decide.setText(self.tr("&Remove the meeting") if goes_whole else self.tr("&Remove its papers"))
        stays = self.tr("The meeting stays in the list, with your notes, questions and assessments.")
        goes = self.tr("The meeting, its notes, questions, recommendations and promises go, with their history.")
        words = self.tr(
            "Papers that leave the library: {n}. Their files, text, search entries and small pages are written over. "
            "{notes} This cannot be undone."
        ).format(n=len(leaving.papers), notes=goes if goes_whole else stays)
        backups = len(backup.every(self.desk.library.access.folder))
        said = (words, self._of_shared(leaving), _of_backups(self.desk, backups))
        self.told.setText(" ".join(filter(None, said)))

    def _of_shared(self, leaving: Leaving) -> str:
        count = shared.many_known(self.desk.library, leaving.erased)
        said = self.tr("What you have shared of it stays shared until you withdraw it, here too: {n}.")
        return said.format(n=count) if count else ""


def let_papers_go(desk: Desk) -> None:
    """Take out the papers whose time is over."""
    if not desk.library.is_read_only:
        let_go(desk, letting_go.papers_due(desk.library, desk.clock().date()))


def let_go(desk: Desk, leaving: Leaving, meeting: Meeting | None = None) -> None:
    """Make the changes, which no undo takes back since what they stood on goes; and say what came of it.

    ``meeting`` is the one that goes as a whole.
    """
    if not leaving.pairs:
        return
    desk.ledger.swap_all(leaving.pairs, label=desk.tr("remove from the library"))
    desk.stack.clear()
    desk.changed.emit("", "")
    desk.meeting_changed.emit()
    job = partial(letting_go.take_out, desk.library.access, desk.clock, leaving)
    count, day = len(leaving.papers), (on_day(meeting.on) if meeting else "") or desk.tr("No date yet")

    def tell(backups: int) -> None:
        papers = desk.tr("Papers that have left the library: {n}.").format(n=count) if count or not meeting else ""
        whole = desk.tr("The meeting was removed: {day}.").format(day=day) if meeting else ""
        gone = f"{whole} {papers}".strip()
        desk.noticed.emit(f"{gone} {_of_backups(desk, backups)}".strip())

    desk.jobs.start(desk.tr("Removing from the library…"), job, tell)


def _of_backups(desk: Desk, count: int) -> str:
    if not count:
        return ""
    return desk.tr("Backups that still hold what was removed, until newer ones take their place: {n}.").format(n=count)
