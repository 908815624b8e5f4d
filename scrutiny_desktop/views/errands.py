"""What the window does for the library as a whole: taking in, backing up, settling in, the dialogs."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.record import Pair
from scrutiny_desktop.later import later
from scrutiny_desktop.store import meetings, papers
from scrutiny_desktop.views import many_at_once
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dropping import FilesDropped, files_in
from scrutiny_desktop.views.file_columns import make_room
from scrutiny_desktop.views.notices import Notice
from scrutiny_desktop.views.password import PasswordDialog
from scrutiny_desktop.views.posting import SUFFIXES, posting_of
from scrutiny_desktop.views.promises.changes import received
from scrutiny_desktop.views.refused import Refusals
from scrutiny_desktop.views.screen import Screen
from scrutiny_desktop.views.words import on_day

if TYPE_CHECKING:
    from scrutiny_desktop.flows import filing, intake, safekeeping, sample
    from scrutiny_desktop.flows.rounds import Asks, Offers
    from scrutiny_desktop.store import sealed
    from scrutiny_desktop.views import (
        about,
        added,
        bringing_forward,
        choosing,
        doubts,
        history,
        keys,
        letting_go,
        library_file,
        mending,
        protecting,
        restoring,
        sample_leaving,
        secret_papers,
        settings,
    )
    from scrutiny_desktop.views.papers import splitting
    from scrutiny_desktop.views.papers.screen import PapersScreen
    from scrutiny_desktop.views.restoring import RestoreDialog
    from scrutiny_desktop.views.share.screen import ShareScreen
    from scrutiny_desktop.views.taking_in import errand
    from scrutiny_desktop.views.window import Window
else:
    filing, intake, safekeeping, sample = later("scrutiny_desktop.flows", "filing", "intake", "safekeeping", "sample")
    (
        about, added, bringing_forward, choosing, doubts, history, keys, letting_go, library_file, mending,
        protecting, restoring, sample_leaving, secret_papers, settings,
    ) = later(
        "scrutiny_desktop.views",
        "about", "added", "bringing_forward", "choosing", "doubts", "history", "keys", "letting_go", "library_file",
        "mending", "protecting", "restoring", "sample_leaving", "secret_papers", "settings",
    )  # fmt: skip
    (splitting,) = later("scrutiny_desktop.views.papers", "splitting")
    (sealed,) = later("scrutiny_desktop.store", "sealed")
    (errand,) = later("scrutiny_desktop.views.taking_in", "errand")


_MOST_TITLES = 4


class Errands(QObject):
    """The acts that belong to no screen."""

    def __init__(self, desk: Desk, window: "Window") -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self.posting, self._refusals = posting_of(desk), Refusals(desk, window)
        self.posting.opened.connect(self._decide)
        FilesDropped(window, self._dropped)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The doer of each act."""
        return {
            "add_papers": self.choose_papers,
            "paste_papers": self.paste_papers,
            "new_meeting": lambda: self._open(choosing.NewMeetingDialog),
            "take_in_recommendations": self.take_in_recommendations,
            "bring_forward": lambda: self._open(bringing_forward.BringForwardDialog),
            "choose_meeting": lambda: self._open(choosing.ChooseMeetingDialog),
            "protect": lambda: self._open_alone(protecting.ProtectDialog),
            "back_up": self.back_up,
            "save_library": lambda: library_file.ask(self._desk, self._window),
            "restore": lambda: self._open_alone(restoring.RestoreDialog),
            "remove_meeting": lambda: self._open_alone(letting_go.RemoveMeetingDialog),
            "settings": lambda: self._open(settings.SettingsDialog),
            "history": lambda: self._open(history.HistoryDialog),
            "keys": lambda: self._open(keys.KeysDialog),
            "help": lambda: self._open(about.HelpDialog),
            "about": lambda: self._open(about.AboutDialog),
            "open_sample": self.open_sample,
            "remove_sample": partial(sample_leaving.remove, self._desk, self._window),
        }

    def listen(self, screen: Screen) -> None:
        """Take in what is dropped on a screen."""
        for name, slot in (("dropped", self._dropped), ("supplied", self._supply), ("sample_wanted", self.open_sample),
                           ("passage_given", self._be_evidence), ("answered", self._be_answer),
                           ("taking_in_wanted", self.take_in_recommendations)):  # fmt: skip
            if hasattr(screen, name):
                getattr(screen, name).connect(slot)

    def choose_papers(self, listed: Paper | None = None) -> None:
        """Ask for files, and take them in."""
        dialog = QFileDialog(self._window, self.tr("Add papers"), str(self._desk.setting("folder", "")))
        dialog.setStyleSheet(self._desk.sheet)
        make_room(dialog)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        papers = self.tr("Papers (*.pdf *.docx *.xlsx *.xlsm *.csv *.txt)")
        others = (self.tr("Papers, shared files and backups ({names})"), self.tr("All files (*)"))
        names = ("*.pdf *.docx *.xlsx *.xlsm *.csv *.txt", *(f"*{each}" for each in (*sorted(SUFFIXES), sealed.SUFFIX)))
        everything = [each.replace("{names}", " ".join(names)) for each in others]
        dialog.setNameFilters([papers, everything[1]] if listed else everything)
        dialog.accepted.connect(lambda: self._chosen([Path(name) for name in dialog.selectedFiles()], listed))
        dialog.rejected.connect(self._desk.readers.rest)
        dialog.finished.connect(dialog.deleteLater)
        self._desk.readers.expect_papers()
        dialog.open()

    def take_in(self, files: Sequence[Path], listed: Paper | None = None) -> None:
        """Back up, read the files and those in folders, and file what was understood; each refusal is said.

        Shared files go to the Share screen and a backup to Restore, by whatever way they came.
        """
        kinds = {each: each.suffix.lower() for each in files}
        shared = [each for each in files if kinds[each] in SUFFIXES]
        saved = [each for each in files if kinds[each] == sealed.SUFFIX]
        papers = [each for each in files if each not in shared and each not in saved]
        if shared:
            self.posting.open_files(shared)
        if papers:
            self._read(papers, partial(self._file, listed=listed))
        if saved:
            cast("RestoreDialog", self._open_alone(restoring.RestoreDialog)).choose(saved[0])

    def paste_papers(self) -> None:
        """Take in the files that were copied elsewhere."""
        files = files_in(QApplication.clipboard().mimeData())
        if not files:
            raise ScrutinyError(
                self.tr("There are no files on the clipboard."), self.tr("Copy them where they lie, and paste again.")
            )
        self.take_in(files)

    def welcome(self, paper: Path) -> None:
        """Take in the paper a new library starts with, which is nobody's act and no undo takes away."""
        self._read([paper], self._welcome)

    def _read(
        self, files: Sequence[Path], then: Callable[[Any], None], given: Mapping[Path, str] | None = None
    ) -> None:
        desk = self._desk
        job = partial(
            safekeeping.take_in_safely, desk.library.access, desk.clock, tuple(files), desk.resources / "forms",
            given=given, readers=desk.readers,
        )  # fmt: skip
        words = self.tr("Reading {count} papers…").format(count=len(files))
        desk.jobs.start(words, job, then)

    def take_in_recommendations(self) -> None:
        """Read the open paper for recommendations, or ask which paper to read."""
        window = self._window
        paper = getattr(window.screen_now, "paper", None)
        if isinstance(paper, Paper) and paper.is_supplied:
            errand.take_in_from(self._desk, window, paper)
        else:
            self._open(errand.ChoosePaperDialog)

    def mend(self) -> None:
        """Make a damaged library whole."""
        self._open_alone(mending.MendDialog)

    def back_up(self) -> None:
        """Back up now, and say where."""
        desk = self._desk
        job = partial(safekeeping.back_up, desk.library.access, desk.clock)
        said = self.tr("Backed up to {place}.")
        desk.jobs.start(self.tr("Backing up…"), job, lambda place: self._window.tell(said.format(place=place)))

    def open_sample(self) -> None:
        """Put the invented meeting on the desk, taking it in first where it is not there."""
        desk = self._desk
        if (there := sample.there(desk.library)) is not None:
            desk.choose_meeting(there.id)
            return
        job = partial(sample.read, desk.library.access, desk.clock, desk.resources)
        desk.jobs.start(self.tr("Opening the sample…"), job, self._file_sample)

    def _dropped(self, files: Sequence[Path] | None) -> None:
        if files:
            self.take_in(files)
        else:
            self.choose_papers()

    def _decide(self, found: "Asks | Offers") -> None:
        """Show on the Share screen what a shared file wants decided."""
        self._window.go("share")
        cast("ShareScreen", self._window.screen_now).decide(found)

    def _supply(self, paper: Paper, files: Sequence[Path]) -> None:
        if files:
            self.take_in(files, paper)
        else:
            self.choose_papers(paper)

    def _be_answer(self, promise: Promise, files: Sequence[Path]) -> None:
        """Take files in, and file the first of them to the promise that it answers."""
        self._read(files, partial(self._file, listed=None, promise=promise))

    def _be_evidence(self, recommendation: Recommendation, passage: tuple[int, int] | None) -> None:
        """Make a passage of the open paper evidence for a recommendation; what is refused is said."""
        try:
            cast("PapersScreen", self._window.screens["papers"]).doing.adding.to_recommendation(recommendation, passage)
        except ScrutinyError as trouble:
            self._desk.noticed.emit(str(trouble))

    def _chosen(self, files: Sequence[Path], listed: Paper | None) -> None:
        if files:
            self._desk.keep("folder", str(files[0].parent))
            self.take_in(files, listed)

    def _welcome(self, results: "Sequence[intake.Result]") -> None:
        self._file(results, None, tells=False, then=self._desk.stack.clear)

    def _file(
        self, results: "Sequence[intake.Result]", listed: Paper | None, *, tells: bool = True, asks: bool = True,
        then: Callable[[], object] = lambda: None, promise: Promise | None = None,
    ) -> None:  # fmt: skip
        desk = self._desk
        taken = [each for each in results if isinstance(each, intake.TakenIn)]
        before = desk.meeting
        filed = filing.Filing(desk.library, desk.ids, desk.me.id)
        given = desk.now(listed) if listed else None
        pairs = filed.filed(taken, before, given, is_answer=promise is not None)
        coming = [each for _, each in pairs if isinstance(each, Paper)]
        go_on = partial(self._file, results, listed, tells=tells, asks=False, then=then, promise=promise)
        if asks and secret_papers.asked_first(desk, self._window, coming, go_on):
            return

        everything = [*pairs, *received(desk, promise, coming, taken)]

        def done() -> None:
            self._filed(results, listed, pairs, filed, before, tells=tells)
            doubts.tell(desk, self._window, filed.doubts)
            then()

        many_at_once.change_many(desk, self.tr("add papers"), everything, done)

    def _filed(
        self, results: "Sequence[intake.Result]", listed: Paper | None, pairs: Sequence[Pair],
        filed: "filing.Filing", before: Meeting | None, *, tells: bool,
    ) -> None:  # fmt: skip
        """Papers are in the library: say so, and offer what is to be done with them."""
        desk, taken = self._desk, [each for each in results if isinstance(each, intake.TakenIn)]
        refused = [each for each in results if isinstance(each, intake.Refused)]
        now, goes_to = desk.meeting, _goes_to(pairs, before) or (before.id if before else "")
        if goes_to and (now is None or now.id != goes_to):  # nobody chose it: the newest would come on the desk
            desk.choose_meeting(goes_to)
        if taken and not pairs:
            self._window.tell(self._there_already(taken[0].content))
        if tells and listed is None:
            added.tell(desk, self._window, [new for _, new in pairs if isinstance(new, Paper)], filed)
        for misfit in filed.misfits:
            added.tell_misfit(desk, self._window, *misfit)
        desk.changed.emit("", "")
        if pairs:
            splitting.offer(desk, self._window, taken)
        fresh = [new for old, new in pairs if isinstance(new, Paper) and new.is_supplied and old is None]
        if tells and fresh:
            cast("PapersScreen", self._window.screens["papers"]).doing.versions.offer(fresh)
        self._ask_for_a_passphrase([each for _, each in pairs if isinstance(each, Paper)])
        # Last, so that no strip about what came in stands before what did not.
        self._refusals.tell([each for each in refused if not each.is_locked])
        self._unlock([each for each in refused if each.is_locked], listed)

    def _unlock(self, locked: "Sequence[intake.Refused]", listed: Paper | None) -> None:
        """Ask for the password of each locked paper, one after the other; cancelled, it is left out and said."""
        if not locked:
            return
        dialog = PasswordDialog(self._desk, locked[0].trouble.what_happened, self._window)
        dialog.accepted.connect(partial(self._open_locked, dialog, locked[0], listed))
        dialog.rejected.connect(partial(self._window.tell_trouble, locked[0].trouble))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda: self._unlock(locked[1:], listed))
        dialog.open()

    def _open_locked(self, dialog: PasswordDialog, locked: "intake.Refused", listed: Paper | None) -> None:
        if locked.file is None:
            return
        password, keeps = dialog.password, dialog.keeps.isChecked()

        def then(results: "Sequence[intake.Result]") -> None:
            for each in results:
                if isinstance(each, intake.TakenIn):
                    self._desk.learn_password(each.content, password, keeps=keeps)
            self._file(results, listed)

        self._read([locked.file], then, {locked.file: password})

    def _there_already(self, content: str) -> str:
        library = self._desk.library
        for meeting in meetings.every(library):
            for paper in papers.for_meeting(library, meeting.id):
                if paper.content == content:
                    place = ", ".join(filter(None, (paper.title, on_day(meeting.on))))
                    return self.tr("This file is in the library already: {place}.").format(place=place)
        return self.tr("These papers were in the library already.")

    def _ask_for_a_passphrase(self, papers: Sequence[Paper]) -> None:
        desk = self._desk

        def says_now() -> str:
            here = [now for each in papers if (now := desk.now(each)) and not now.classification.is_public]
            if not here or desk.library.access.key is not None:
                return ""
            one = self.tr("{title} is not public, and this library has no passphrase.")
            several = self.tr("{count} papers are not public, and this library has no passphrase: {title}.")
            titles = ", ".join(each.title or each.file_name for each in here[:_MOST_TITLES])
            if len(here) > _MOST_TITLES:
                titles = self.tr("{titles} and {more} more").format(titles=titles, more=len(here) - _MOST_TITLES)
            return (one if len(here) == 1 else several).format(title=titles, count=len(here))

        if not (text := says_now()):
            return
        notice = Notice(desk, text, tone="fair", kind="passphrase", says_now=says_now)
        notice.offer(self.tr("Set a &passphrase…"), partial(self._window.run, "protect"), face="main")
        self._window.add_notice(notice)

    def _file_sample(self, read: "sample.Read") -> None:
        pairs, meeting_id = sample.filed(read, self._desk.ids, self._desk.me.id)
        then = partial(self._desk.choose_meeting, meeting_id)
        many_at_once.change_many(self._desk, self.tr("open the sample"), pairs, then)

    def _open_alone(self, dialog: Callable[[Desk, QWidget], QDialog]) -> QDialog:
        """Open a dialog that puts the library down, unless a job still has something to land in it."""
        if self._desk.jobs.is_busy:
            raise ScrutinyError(
                self.tr("The program is still at work on something else."),
                self.tr("Wait until that is done, or stop it, and try again."),
            )
        return self._open(dialog)

    def _open(self, dialog: Callable[[Desk, QWidget], QDialog]) -> QDialog:
        self._desk.flush()
        opened = dialog(self._desk, self._window)
        opened.finished.connect(opened.deleteLater)
        opened.open()
        return opened


def _goes_to(pairs: Sequence[Pair], now: Meeting | None) -> str:
    """The meeting to put on the desk after a filing that made one: that of the first paper, unless one is there."""
    filled = [each.meeting_id for _, each in pairs if isinstance(each, Paper)]
    is_new = any(isinstance(each, Meeting) for _, each in pairs)
    return filled[0] if is_new and filled and (now is None or now.id not in filled) else ""
