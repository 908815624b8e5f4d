"""Goes round by the shared folder or database while the program is open, and takes in files that come by hand."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from scrutiny_desktop.domain.database_place import DatabasePlace
from scrutiny_desktop.domain.errors import Report
from scrutiny_desktop.later import later
from scrutiny_desktop.store.settings import SHARED_FOLDER
from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.database_post import DatabasePost
from scrutiny_desktop.views.desk import Desk

if TYPE_CHECKING:
    from scrutiny_desktop.flows import rounds
    from scrutiny_desktop.views.share import faces
else:
    (rounds,) = later("scrutiny_desktop.flows", "rounds")
    (faces,) = later("scrutiny_desktop.views.share", "faces")

EVERY = 20_000
"""Milliseconds between rounds."""

SUFFIXES = frozenset({".sds", ".sdj", ".sdr"})
"""Ends of the names of shared files, of files that ask to join, and of lists of people."""

FOLDER = SHARED_FOLDER


class Posting(QObject):
    """One round at a time, in a thread of its own; the window never waits for a folder."""

    went = Signal(object)
    """A round has come to its end."""
    opened = Signal(object)
    """A file was opened that asks somebody to decide."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._is_out = desk, False
        self.last: Any = None
        """What came of the last round."""
        self.database = DatabasePost(desk, self)
        """The other way; it is told when there is news, and has no need of the clock."""
        self.database.went.connect(self._came_back)
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.go_to_the_folder)
        self._timer.start()
        if isinstance(application := QGuiApplication.instance(), QGuiApplication):
            application.applicationStateChanged.connect(self._attended)
        self.database.begin()

    @property
    def folder(self) -> Path | None:
        """The folder that is gone round by."""
        kept = str(self._desk.setting(FOLDER, ""))
        return Path(kept) if kept else None

    def use(self, folder: Path | None) -> None:
        """Go round by another folder from now on, or by none."""
        if folder is not None:
            rounds.may_share_in(self._desk.library.access, folder)
        if self.database.place is not None:
            self.database.use(None)
        self._desk.keep(FOLDER, str(folder) if folder else "")
        self.last = None
        self.go_round()

    def use_database(self, place: DatabasePlace, password: str) -> None:
        """Share by a database from now on, in the place of a folder."""
        self._desk.keep(FOLDER, "")
        self.last = None
        self.database.use(place, password)

    @property
    def has_way(self) -> bool:
        """Whether files go by themselves, be it by folder or database."""
        return self.folder is not None or self.database.place is not None

    def go_round(self) -> None:
        """Send and receive now, unless that is being done."""
        self.database.ring()
        self.go_to_the_folder()

    def go_to_the_folder(self) -> None:
        """The same by the folder alone: nobody tells of news there, as a database does."""
        desk = self._desk
        if self._is_out or not desk.is_open or desk.library.is_read_only or self.folder is None:
            return
        self._is_out = True
        job = partial(_round, desk.library.access, desk.clock, self.folder)
        desk.jobs.start("", job, self._came_back, otherwise=self._rest)

    def open_files(self, files: Sequence[Path]) -> None:
        """Take in shared files, one after the other; each refusal is said."""
        desk = self._desk
        for file in files:
            work = partial(rounds.open_file, desk.library.access, desk.clock, desk.resources, file)
            desk.jobs.start(self.tr("Opening {file}…").format(file=file.name), work, partial(self._opened, file))

    def _attended(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.go_round()

    def _rest(self, _: Exception) -> None:
        self._is_out = False

    def _came_back(self, found: Any) -> None:
        self._is_out = False
        self.last = found
        self._desk.look_for_others()
        self.went.emit(found)
        if found.received.questions:
            self._tell_of_questions(found.received.questions)

    def _tell_of_questions(self, many: int) -> None:
        one, more = keyed(self.tr("1 new question came. Share ({go_share}) shows it.")), keyed(self.tr(
            "{count} new questions came. Share ({go_share}) shows them."))  # fmt: skip
        self._desk.noticed.emit((one if many == 1 else more).format(count=many))

    def _opened(self, file: Path, found: Any) -> None:
        if isinstance(found, rounds.Asks | rounds.Offers):
            self.opened.emit(found)
            return
        self._desk.changed.emit("", "")
        if found.people_changed:
            self._desk.noticed.emit(self.tr("The list of people was brought up to date."))
        elif found.questions:
            self._tell_of_questions(found.questions)
        elif found.new:
            said = self.tr("New from {name}: {what}.")
            self._desk.noticed.emit(said.format(name=found.by, what=faces.scope_words(found.scope)))
        else:
            self._desk.noticed.emit(self.tr("{file} holds nothing that is not here already.").format(file=file.name))


def posting_of(desk: Desk) -> Posting:
    """The desk's own, made when it is first asked for."""
    return desk.findChild(Posting) or Posting(desk, desk)


def _round(access: Any, clock: Any, folder: Path, report: Report) -> Any:
    # Imported here, on the thread of jobs: a start does not wait for what seals and signs.
    return rounds.go_round(access, clock, folder, report)
