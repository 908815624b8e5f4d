"""What the Share screen does: sharing, answering, changing who takes part, and files by hand."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QFileDialog, QMenu

from scrutiny_desktop.domain.database_place import DatabasePlace
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.for_panel import Outgoing
from scrutiny_desktop.domain.plain import to_plain
from scrutiny_desktop.domain.record import Record
from scrutiny_desktop.domain.roster import RosterPerson
from scrutiny_desktop.flows import rounds, seats
from scrutiny_desktop.flows.sharing_seen import Came, Given, SentOut
from scrutiny_desktop.views import offering
from scrutiny_desktop.views.posting import Posting
from scrutiny_desktop.views.saving_as import TO_SHARE, ask_where, file_name
from scrutiny_desktop.views.screen import Handlers
from scrutiny_desktop.views.share import answering
from scrutiny_desktop.views.share.asking import ShareDialog
from scrutiny_desktop.views.share.faces import audience_name, scope_words
from scrutiny_desktop.views.share.joining import Joining
from scrutiny_desktop.views.share.outgoing import SendingOut
from scrutiny_desktop.views.share.six import ComparingDialog
from scrutiny_desktop.views.share.versions import VersionsDialog
from scrutiny_desktop.views.words import word

if TYPE_CHECKING:
    from scrutiny_desktop.views.share.screen import ShareScreen


class Doing(QObject):
    """Acts on the page and the row that are shown."""

    def __init__(self, screen: "ShareScreen", posting: Posting) -> None:
        super().__init__(screen)
        self._screen, self._desk, self._posting = screen, screen.desk, posting
        self.joining, self.outgoing = Joining(screen, posting), SendingOut(screen, posting)

    def handlers(self) -> Handlers:
        """The doer of each act."""
        return {
            "share_more": self.share_more,
            "withdraw_shared": self.withdraw,
            "send_order": self.outgoing.send_order,
            "send_record": self.outgoing.send_record,
            "take_received": self.take,
            "thank_received": self.thank,
            "open_shared_file": self.joining.open_file,
            "send_file": self.send_file,
            "save_people": self.joining.save_people,
            "paste_invitation": self.joining.paste,
            "name_holders": self.joining.name_holders,
            "choose_shared_folder": self.choose_folder,
            "choose_shared_database": self.choose_database,
            "go_round": self.go_round,
            "save_log": self.save_log,
        }

    def share_more(self) -> None:
        """Ask what is to be shared, and with whom."""
        offering.the_seat(self._desk)
        if self._screen.seen is not None:
            dialog = ShareDialog(self._desk, self._screen.seen, self._screen)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def withdraw(self) -> None:
        """Take back the chosen copy."""
        row = self._screen.chosen
        if isinstance(row, SentOut):
            offering.withdraw_all(self._desk, row.scope, row.audience)
        elif isinstance(row, Given) and not row.seen.copy.is_withdrawn:
            offering.withdraw(self._desk, row.seen.copy)
        else:
            return
        self._desk.noticed.emit(self.tr("Withdrawn. What somebody has read or copied cannot be called back."))

    def take(self) -> None:
        """Take the chosen question into the plan, or its new words where it is there."""
        row = self._screen.chosen
        if isinstance(row, Came):
            answering.take(self._desk, row)

    def take_as_one(self, together: Sequence[Came]) -> None:
        """Take questions that ask much the same, put as one."""
        answering.take_as_one(self._desk, together)

    def thank(self) -> None:
        """Leave the chosen question with thanks, or look at it again."""
        row = self._screen.chosen
        if isinstance(row, Came):
            answering.thank(self._desk, row)

    def choose_version(self, given: Given) -> None:
        """Ask which of rival versions is to stand."""
        dialog = VersionsDialog(self._desk, given, self._screen)
        dialog.used.connect(partial(self._use, given))
        dialog.joined.connect(partial(self._join, given))
        dialog.kept_both.connect(partial(self._keep_both, given))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def choose_folder(self) -> None:
        """Ask for the folder that all have."""
        offering.the_seat(self._desk)
        dialog = QFileDialog(
            self._screen, self.tr("Choose the shared folder"), str(self._posting.folder or Path.home())
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.use_folder(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def use_folder(self, folder: Path | None) -> None:
        """Go round by a folder, or by none; one that holds the library is refused in words."""
        try:
            self._posting.use(folder)
        except ScrutinyError as trouble:
            self._desk.troubled.emit(trouble)
        self._desk.changed.emit("", "")

    def choose_database(self) -> None:
        """Ask for the database that all have."""
        panel_id = offering.the_seat(self._desk).roster.panel_id
        self.joining.ask_database(panel_id, self.tr("Use this database"), self.use_database)

    def use_database(self, place: DatabasePlace, password: str) -> None:
        """Share by it from now on."""
        self._posting.use_database(place, password)
        self._desk.changed.emit("", "")

    def go_round(self) -> None:
        """Look now."""
        if not self._posting.has_way:
            self._desk.noticed.emit(self.tr("No folder or database is chosen: files go by hand."))
        self._posting.go_round()

    def send_file(self) -> None:
        """Save one file to be sent by hand: asked which, where there are several."""
        desk = self._desk
        held = offering.the_seat(desk)
        found = rounds.places(desk.library.access, desk.clock)
        if not found:
            raise ScrutinyError(self.tr("There is nothing to send yet."), self.tr("Share a question first."))
        if len(found) == 1:
            self._ask_where(*found[0])
            return
        menu = QMenu(self._screen)
        for scope, audience in found:
            words = self.tr("To {audience}: {scope}").format(
                audience=audience_name(audience, held.roster), scope=scope_words(scope)
            )
            menu.addAction(words, partial(self._ask_where, scope, audience))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._screen.mapToGlobal(QPoint(self._screen.width() // 2, self._screen.height() // 3)))

    def save_file(self, scope: str, audience: str, out: Path) -> None:
        """Save that file, and note that it left."""
        desk = self._desk
        job = partial(rounds.save_file, desk.library.access, desk.clock, scope, audience, out)
        desk.jobs.start(self.tr("Saving…"), job, self._file_saved)

    def save_log(self) -> None:
        """Ask where the log is to be saved."""
        name = self.tr("Log of shared files") + ".csv"
        ask_where(self._desk, self._screen, self.tr("Save the log"), name, self.tr("Table (*.csv)"), self.save_log_to)

    def save_log_to(self, out: Path) -> None:
        """Save all of the log as a table."""
        desk = self._desk
        heads = (
            self.tr("When"),
            self.tr("What"),
            self.tr("File"),
            self.tr("Member"),
            self.tr("Why"),
            self.tr("Copies"),
        )
        job = partial(rounds.save_log, desk.library.access, desk.clock, heads, out)
        said = self.tr("The log is saved: {file}")
        desk.jobs.start(self.tr("Saving the log…"), job, lambda file: desk.noticed.emit(said.format(file=file)))

    def remove_person(self, person: RosterPerson) -> None:
        """Ask before somebody is taken off the list, and say what that can not do."""
        dialog = ComparingDialog(
            self._desk, self.tr("Take {name} off the list").format(name=person.name),
            (self.tr("{name}, {role}").format(name=person.name, role=word(person.role)),
             self.tr("From now on nothing is sealed to them, and nothing of theirs is taken in."),
             self.tr("What they have received already cannot be called back: it stays on their laptop.")), "",
            self.tr("Take off the list"), self._screen,
        )  # fmt: skip
        dialog.six.hide()
        dialog.accepted.connect(partial(self._remove, person))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _remove(self, person: RosterPerson) -> None:
        desk = self._desk
        roster = offering.the_seat(desk).roster
        self.joining.change_people(
            lambda: seats.change_people(desk.library, roster.with_person(replace(person, until=desk.clock().date())))
        )

    def _ask_where(self, scope: str, audience: str) -> None:
        desk = self._desk
        to = audience_name(audience, offering.the_seat(desk).roster)
        what = self.tr("for {audience}").format(audience=to)
        name = file_name(f"{desk.me.name} {scope_words(scope)}", what, "sds")
        title = self.tr("Send to {audience}").format(audience=to)
        ask_where(desk, self._screen, title, name, self.tr("Shared file (*.sds)"),
                  partial(self.save_file, scope, audience), place=TO_SHARE)  # fmt: skip

    def _file_saved(self, out: Path) -> None:
        said = self.tr("Saved: {file}. Send it by e-mail or on a stick; only those it is for can open it.")
        self._desk.noticed.emit(said.format(file=out))
        self._desk.changed.emit("", "")

    def _use(self, given: Given, record: Record | Outgoing) -> None:
        offering.choose(self._desk, given.seen.copy, to_plain(record))

    def _join(self, given: Given, words: str) -> None:
        first: Any = given.seen.records[0]
        field = "words" if hasattr(first, "words") and not hasattr(first, "text") else "text"
        offering.choose(self._desk, given.seen.copy, to_plain(first) | {field: words})

    def _keep_both(self, given: Given) -> None:
        """The first stays shared; the others become records of one's own beside it, to be shared or not."""
        desk = self._desk
        own: list[Any] = [replace(each, id=desk.ids.new(), owner=desk.me.id) for each in given.seen.records[1:]]
        desk.change_all(self.tr("keep both versions"), [(None, each) for each in own])
        self._use(given, given.seen.records[0])
