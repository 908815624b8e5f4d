"""Who takes part, by which words they are known, and by which way the files go."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.roster import RosterPerson
from scrutiny_desktop.flows.sharing_seen import SharingSeen
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import button, chip, holder, label, line, refaced
from scrutiny_desktop.views.posting import Posting
from scrutiny_desktop.views.share.database import line_chip, line_words, place_words
from scrutiny_desktop.views.share.page import Page
from scrutiny_desktop.views.share.six import SixWords
from scrutiny_desktop.views.words import to_the_second, tone, word
from scrutiny_desktop.views.wrapping import Wrapping


class PeoplePage(Page):
    """The list of people at the left; the chosen one, the folder and the ways by hand at the right."""

    removed = Signal(object)
    file_wanted = Signal()
    people_wanted = Signal()
    holders_wanted = Signal()
    lists_wanted = Signal()
    paste_wanted = Signal()
    folder_wanted = Signal()
    folder_left = Signal()
    database_wanted = Signal()
    round_wanted = Signal()
    sending_wanted = Signal()

    def __init__(self, desk: Desk, posting: Posting) -> None:
        self._posting = posting
        self._seen: SharingSeen | None = None
        self._words: dict[str, str] = {}
        super().__init__(desk, self.tr("People of the panel"), "", ("open_shared_file", "save_people", "name_holders"))
        posting.went.connect(lambda _: self.show_folder())
        posting.database.told.connect(self.show_folder)

    def show_seen(self, seen: SharingSeen) -> None:
        """Show the people, and where files go."""
        self._seen = seen
        people = sorted(
            seen.seat.roster.people, key=lambda each: (each.has_left, each.role is not Role.CHAIR, each.name)
        )
        for part in (self.parted, self.lists):
            part.setVisible(seen.parted is not None)
        self.show_rows(people, seen.seat.roster)
        self.show_folder()

    def learn(self, words: dict[str, str]) -> None:
        """Know these people's six words from now on."""
        self._words |= words
        self.show_chosen()

    def unknown(self) -> tuple[RosterPerson, ...]:
        """People whose six words have to be worked out."""
        people = self._seen.seat.roster.people if self._seen else ()
        return tuple(each for each in people if each.signing not in self._words)

    def lay_side(self, side: QVBoxLayout) -> None:
        desk = self.desk
        self.name, self.role = label("", "title", wrap=True), chip("")
        self.six, self.compare = SixWords(desk), label("", "small", wrap=True)
        self.removal = button(self.tr("Take off the list…"), self._remove)
        self.parted = label(self.tr("Another list of people was signed beside this one. Yours holds until the Chair or "
                                    "the Scrutiny Manager chooses."), "strong", wrap=True)  # fmt: skip
        self.lists = button(self.tr("Compare the two lists…"), self.lists_wanted.emit, face="main")
        self.held = label("", "small", wrap=True)
        self.holders = button(self.tr("Who holds which exempt papers…"), self.holders_wanted.emit,
                              tip="{name_holders}")  # fmt: skip
        self.way, self.line = label("", "caption"), chip("")
        self.folder, self.state = label("", wrap=True), label("", "small", wrap=True)
        self.database = button(self.tr("Use a database…"), self.database_wanted.emit,
                               tip="{choose_shared_database}")  # fmt: skip
        self.choose = button(self.tr("Choose a folder…"), self.folder_wanted.emit, tip="{choose_shared_folder}")
        self.leave = button(self.tr("Do without it"), self.folder_left.emit)
        self.look = button(self.tr("Look now"), self.round_wanted.emit, tip="{go_round}")
        self.send = button(self.tr("Send to the Chair…"), self.sending_wanted.emit, tip="{send_file}")
        self.open = button(self.tr("Open a file that came…"), self.file_wanted.emit, tip="{open_shared_file}")
        self.paste = button(self.tr("Paste an invitation…"), self.paste_wanted.emit, tip="{paste_invitation}")
        self.save = button(self.tr("Save the list of people…"), self.people_wanted.emit, tip="{save_people}")
        parts: tuple[QWidget, ...] = (
            self.parted, self.lists, self.name, self.role, label(self.tr("Six words"), "caption"), self.six,
            self.compare, self.held, self._doors(self.holders, self.removal), line(), self.way, self.line, self.folder,
            self.state, self._doors(self.choose, self.database, self.look, self.leave), line(),
            label(self.tr("Files by hand"), "caption"),
            label(self.tr("By e-mail or on a stick; drop what comes anywhere on this window."), "small", wrap=True),
            self._doors(self.send, self.open, self.paste, self.save),
        )  # fmt: skip
        for part in parts:
            side.addWidget(part)
        side.addStretch(1)

    def show_chosen(self) -> None:
        person, seen = self.row, self._seen
        if not isinstance(person, RosterPerson) or seen is None:
            return
        is_me = person.id == seen.seat.me
        self.name.setText(self.tr("{name} (you)").format(name=person.name) if is_me else person.name)
        self.role.setText(word(person.role))
        refaced(self.role, chip=tone(person.role))
        self.six.show_words(self._words.get(person.signing, ""))
        self.compare.setText(
            self.tr("Read them aloud to whoever asks for them.") if is_me
            else self.tr("They are {name}'s only if {name} reads out the same.").format(name=person.name)
        )  # fmt: skip
        circles = [each.name for each in seen.seat.roster.circles if person.id in each.holders and not person.has_left]
        self.held.setText(self.tr("Holds: {circles}").format(circles=", ".join(circles)))
        self.held.setVisible(bool(circles))
        may = seen.seat.roster.may_edit(seen.seat.me)
        self.removal.setVisible(may and not is_me and not person.has_left)

    def show_folder(self) -> None:
        """Say where files go, and what the last look there brought."""
        folder, database = self._posting.folder, self._posting.database
        place, has_way = database.place, self._posting.has_way
        self.way.setText(self.tr("Shared folder") if place is None else self.tr("Shared database"))
        nothing = self.tr("None. Everything works by hand, below.")
        self.folder.setText(place_words(place) if place else str(folder) if folder else nothing)
        for part in (self.look, self.leave):
            part.setVisible(has_way)
        self.database.setText(self.tr("Use a database…") if place is None else self.tr("Change the database…")
                              if database.password else self.tr("Give the password…"))  # fmt: skip
        self.line.setVisible(place is not None)
        words, face = line_chip(database)
        self.line.setText(words)
        refaced(self.line, chip=face)
        said = self._said() if place is None else f"{line_words(database)} {self._counted()}".strip()
        self.state.setVisible(has_way and bool(said))
        self.state.setText(said)

    def _said(self) -> str:
        last = self._posting.last
        if last is None:
            return self.tr("It is looked into every 20 seconds, and whenever you come back to this window.")
        if last.trouble:
            return str(last.trouble)
        said = self.tr("Looked into at {time}; what you shared has left.")
        if many := self._seen.many_waiting if self._seen else 0:
            said = self.tr("Looked into at {time}; {count} of what you shared leave with the next look.")
        return f"{said.format(time=to_the_second(last.at), count=many)} {self._counted()}".strip()

    def _counted(self) -> str:
        """What the last look brought that is not well yet."""
        last, said = self._posting.last, list[str]()
        if last is None or last.trouble:
            return ""
        for count, words in ((last.received.waiting, self.tr("{count} still on their way.")),
                             (last.received.online_only, self.tr("{count} not on this computer yet: choose “Always "
                                                                 "keep on this device” for the folder.")),
                             (last.received.refused, self.tr("{count} refused; the log says why."))):  # fmt: skip
            said += [words.format(count=count)] if count else []
        return " ".join(said)

    def _remove(self) -> None:
        if isinstance(self.row, RosterPerson):
            self.removed.emit(self.row)

    def _doors(self, *doors: QWidget) -> QWidget:
        return holder(Wrapping(self.desk.theme.size("s2"), *doors))
