"""Beginning a panel's sharing, joining one, and putting people on its list, each after six words were compared."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from scrutiny_desktop.domain.database_place import DatabasePlace
from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.flows import rounds, seats, standing_line
from scrutiny_desktop.flows.rounds import Asks, Invitation, Offers
from scrutiny_desktop.views import offering
from scrutiny_desktop.views.fields import Choice
from scrutiny_desktop.views.jobs import refusable
from scrutiny_desktop.views.posting import SUFFIXES, Posting
from scrutiny_desktop.views.saving_as import TO_SHARE, ask_where, file_name
from scrutiny_desktop.views.share.circles import ask_holders
from scrutiny_desktop.views.share.database import DatabaseDialog
from scrutiny_desktop.views.share.invitation import InvitationDialog, PasteDialog
from scrutiny_desktop.views.share.keys_first import protected_first
from scrutiny_desktop.views.share.six import ComparingDialog
from scrutiny_desktop.views.share.two_lists import TwoListsDialog
from scrutiny_desktop.views.words import word

if TYPE_CHECKING:
    from scrutiny_desktop.views.share.screen import ShareScreen


class Joining(QObject):
    """How somebody comes to take part."""

    def __init__(self, screen: "ShareScreen", posting: Posting) -> None:
        super().__init__(screen)
        self._screen, self._desk, self._posting = screen, screen.desk, posting

    def begin(self) -> None:
        """Begin the sharing of the panel on the desk."""
        panel = self._desk.panel
        if panel is not None:
            begun = partial(self.change_people, lambda: seats.found(self._desk.library, panel))
            protected_first(self._desk, self._screen, begun)

    def ask(self) -> None:
        """Ask where the file is to be saved by which the member asks to join."""
        protected_first(self._desk, self._screen, self._ask_where)

    def _ask_where(self) -> None:
        name = file_name(self._desk.me.name, self.tr("asks to join"), "sdj")
        ask_where(self._desk, self._screen, self.tr("Save a joining file"), name, self.tr("Joining file (*.sdj)"),
                  self.save_joining, place=TO_SHARE)  # fmt: skip

    def save_joining(self, out: Path) -> None:
        """Save it, and show the words that stand for it."""
        desk = self._desk
        job = partial(rounds.save_joining, desk.library.access, desk.clock, desk.resources, out)
        desk.jobs.start(self.tr("Saving…"), job, self._screen.start.show_words)

    def show_code(self) -> None:
        """Show the same as a QR code and as text."""
        desk = self._desk
        job = partial(rounds.invitation, desk.library.access, desk.clock, desk.resources)
        protected_first(desk, self._screen, lambda: desk.jobs.start(self.tr("Saving…"), job, self._show_code))

    def paste(self) -> None:
        """Ask for an invitation that came as text."""
        offering.the_seat(self._desk)
        dialog = PasteDialog(self._desk, self.paste_text, self._screen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def paste_text(self, text: str) -> None:
        """Show the six words of who asks by it, or say why it is none."""
        desk = self._desk
        work = partial(rounds.pasted, desk.resources, text)
        desk.jobs.start(self.tr("Reading…"), lambda report: refusable(lambda: work(report), report), self._pasted)

    def _pasted(self, found: Asks | ScrutinyError) -> None:
        if isinstance(found, ScrutinyError):
            self._desk.troubled.emit(found)
        else:
            self.decide(found)

    def _show_code(self, invitation: Invitation) -> None:
        dialog = InvitationDialog(self._desk, invitation, self._screen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_people(self) -> None:
        """Ask where the list of people is to be saved."""
        held = offering.the_seat(self._desk)
        name = file_name(held.roster.panel, self.tr("list of people"), "sdr")
        ask_where(self._desk, self._screen, self.tr("Save the list of people"), name,
                  self.tr("List of people (*.sdr)"), self.save_people_to, place=TO_SHARE)  # fmt: skip

    def save_people_to(self, out: Path) -> None:
        """Save it, for those who have no folder to find it in."""
        desk = self._desk
        job = partial(rounds.save_people, desk.library.access, desk.clock, out)
        said = self.tr("Saved: {file}. Send it to those who are to join.")
        desk.jobs.start(self.tr("Saving…"), job, lambda file: desk.noticed.emit(said.format(file=file)))

    def name_holders(self) -> None:
        """Ask who holds which exempt papers, or show it to whoever does not keep the list."""
        library = self._desk.library
        ask_holders(self._desk, offering.the_seat(self._desk), self._screen,
                    lambda roster: self.change_people(lambda: seats.change_people(library, roster)))  # fmt: skip

    def compare_lists(self) -> None:
        """Show two lists of people that parted, and sign the one that is chosen over both."""
        desk, held = self._desk, offering.the_seat(self._desk)
        other = seats.parted(desk.library, held)
        if other is None:
            return
        dialog = TwoListsDialog(desk, held, other[-1].roster, self._screen)
        dialog.chosen.connect(lambda is_other: self.change_people(
            lambda: seats.choose_list(desk.library, other, adopts_other=is_other)))  # fmt: skip
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_file(self) -> None:
        """Ask for a file that came."""
        desk = self._desk
        dialog = QFileDialog(self._screen, self.tr("Open a file that came"), str(desk.setting("folder", "")))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        kinds = " ".join(f"*{each}" for each in sorted(SUFFIXES))
        dialog.setNameFilters([self.tr("Shared files ({kinds})").format(kinds=kinds), self.tr("All files (*)")])
        dialog.accepted.connect(lambda: self.open_files([Path(name) for name in dialog.selectedFiles()]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_files(self, files: Sequence[Path]) -> None:
        """Take in these."""
        self._posting.open_files(files)

    def find(self) -> None:
        """Ask for the shared folder, and look there for the list of people."""
        dialog = QFileDialog(self._screen, self.tr("Choose the shared folder"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.find_in(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def find_in(self, folder: Path) -> None:
        """Look in a folder for the list of people; once joined, that folder is the shared one."""
        desk = self._desk
        try:
            rounds.may_share_in(desk.library.access, folder)
        except ScrutinyError as trouble:
            desk.troubled.emit(trouble)
            return
        job = partial(rounds.find_panel, desk.resources, folder)
        use = partial(self._posting.use, folder)
        desk.jobs.start(self.tr("Looking for the list of people…"), job, partial(self.decide, use=use))

    def ask_database(self, panel_id: str, decision: str, use: Callable[[DatabasePlace, str], object]) -> None:
        """Ask where the database is."""
        dialog = DatabaseDialog(self._desk, self._posting.database, panel_id, decision, self._screen)
        dialog.accepted.connect(lambda: use(dialog.place, dialog.password.text()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def find_in_database(self) -> None:
        """Ask for the database, and look there for the list of people; once joined, one shares by it."""
        self.ask_database("", self.tr("Look for the list of people"), self._find_there)

    def _find_there(self, place: DatabasePlace, password: str) -> None:
        desk = self._desk
        work = partial(_found_in_database, desk.resources, place, password)
        use = partial(self._posting.use_database, place, password)
        desk.jobs.start(self.tr("Looking for the list of people…"), work, partial(self.decide, use=use), is_long=True)

    def decide(self, found: Asks | Offers, *, use: Callable[[], object] = lambda: None) -> None:
        """Show the six words of who asks, or of whose panel offers, and do it once they were found the same."""
        dialog = self._asked(found) if isinstance(found, Asks) else self._offered(found, use)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def change_people(self, change: Callable[[], Any]) -> None:
        """Change the list of people, or say why it cannot be."""
        try:
            change()
        except ScrutinyError as trouble:
            self._desk.troubled.emit(trouble)
            return
        self._desk.changed.emit("", "")
        self._posting.go_round()

    def _asked(self, found: Asks) -> ComparingDialog:
        person, desk = found.person, self._desk
        words = {"name": person.name, "role": word(person.role)}
        dialog = ComparingDialog(
            desk, self.tr("{name} asks to join").format(**words),
            (self.tr("Ask {name} to read out their six words, by telephone or face to face. Add them only if they are "
                     "these:").format(**words),
             self.tr("They ask as: {role}. What you share with the Panel from now on is sealed to them too; what they "
                     "have received cannot be called back later.").format(**words)),
            found.words, self.tr("The same: add {name}").format(**words), self._screen,
        )  # fmt: skip
        before = Choice(self.tr("Are these new keys of somebody on the list?"))
        others = [each for each in offering.the_seat(desk).roster.people if not each.has_left and each.id != person.id]
        likely = next((each.id for each in others if each.name.casefold() == person.name.casefold()), "")
        before.fill([("", self.tr("Somebody who is not on the list yet")), *(
            (each.id, self.tr("New keys of {name}, {role}: the old ones end today").format(
                name=each.name, role=word(each.role))) for each in others
        )], likely)  # fmt: skip
        dialog.asks_also(self.tr("A lost or new laptop brings new keys"), before)

        def add() -> None:
            roster, today = offering.the_seat(desk).roster, desk.clock().date()
            old = roster.person(str(before.value()))
            new = roster.renewed(person, old, today) if old else roster.with_person(replace(person, since=today))
            seats.change_people(desk.library, new)

        dialog.accepted.connect(lambda: self.change_people(add))
        return dialog

    def _offered(self, found: Offers, use: Callable[[], object]) -> ComparingDialog:
        words = {"name": found.founder.name, "panel": found.roster.panel}
        dialog = ComparingDialog(
            self._desk, self.tr("Join the {panel}").format(**words),
            (self.tr("Ask {name}, who began it, to read out their six words. Join only if they are these:")
             .format(**words),
             self.tr("From then on this library takes in what people on the list share, and seals what you share to "
                     "them.")),
            found.words, self.tr("The same: join"), self._screen,
        )  # fmt: skip

        def join() -> None:
            seats.join(self._desk.library, found.content)
            use()

        dialog.accepted.connect(lambda: self.change_people(join))
        return dialog


def _found_in_database(resources: Path, place: DatabasePlace, password: str, report: Report) -> Offers:
    report(0, 1)
    return standing_line.find_panel(resources, place, password)
