"""The Share screen: people and ways, what I share, what came, and the log."""

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.flows import rounds, sharing_seen
from scrutiny_desktop.flows.rounds import Asks, Offers
from scrutiny_desktop.flows.sharing_seen import SharingSeen
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import button, column, holder, label, line, row, scrolled
from scrutiny_desktop.views.posting import posting_of
from scrutiny_desktop.views.screen import Handlers, Screen
from scrutiny_desktop.views.share.came import CamePage
from scrutiny_desktop.views.share.doing import Doing
from scrutiny_desktop.views.share.faces import Row
from scrutiny_desktop.views.share.given import GivenPage
from scrutiny_desktop.views.share.logged import LogPage
from scrutiny_desktop.views.share.page import Page
from scrutiny_desktop.views.share.people import PeoplePage
from scrutiny_desktop.views.share.start import StartPage
from scrutiny_desktop.views.wrapping import Wrapping


class ShareScreen(Screen):
    """What goes between the members of a panel; before there is a panel, how to come to one."""

    key = "share"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.seen: SharingSeen | None = None
        self._readings = 0
        self._posting = posting_of(desk)
        self._make_parts()
        self.doing = Doing(self, self._posting)
        self._lay_out()
        self._listen()

    def fill(self) -> None:
        """Read it in the background, and show it once it is read."""
        self._readings += 1
        job = partial(sharing_seen.read, self.desk.library.access, self.desk.clock)
        self.desk.jobs.start("", job, partial(self._show, self._readings))

    def handlers(self) -> Handlers:
        return self.doing.handlers()

    def inside(self) -> QWidget:
        return self.page.list

    def insides(self) -> tuple[QWidget, ...]:
        return tuple(each.list for each in self.pages.values())

    def words(self) -> str:
        if self.seen is None:
            return self.tr("Not shared with anybody")
        people = sum(not each.has_left for each in self.seen.seat.roster.people)
        alone, among = self.tr("1 person · {shared} shared · {new} new"), self.tr(
            "{people} people · {shared} shared · {new} new")  # fmt: skip
        said = alone if people == 1 else among
        return said.format(people=people, shared=self._many_shared(), new=self.seen.many_new)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self.pages[self._name]

    @property
    def chosen(self) -> Row | None:
        """The row that is chosen on it."""
        return self.page.row

    def show_page(self, name: str) -> None:
        """Show one of the pages, and put the keyboard into its list."""
        self._name = name
        self.chips[name].setChecked(True)
        self._pages.setCurrentWidget(self.pages[name])
        self.desk.keep("share.page", name)
        self.pages[name].list.setFocus()

    def decide(self, found: Asks | Offers) -> None:
        """Ask what a file that was opened wants decided."""
        self.doing.joining.decide(found)

    def _make_parts(self) -> None:
        desk = self.desk
        self.start = StartPage(desk)
        self.people, self.given = PeoplePage(desk, self._posting), GivenPage(desk)
        self.came, self.log = CamePage(desk), LogPage(desk)
        self.pages: dict[str, Page] = {"came": self.came, "given": self.given, "people": self.people, "log": self.log}
        kept = str(desk.setting("share.page", ""))
        self._name = kept if kept in self.pages else "people"
        self.chips: dict[str, QPushButton] = {}
        self._group, self._stack, self._pages = QButtonGroup(self), QStackedWidget(), QStackedWidget()
        for name, page in self.pages.items():
            chip = button("", partial(self.show_page, name), face="chip")
            chip.setCheckable(True)
            chip.setChecked(name == self._name)
            self._group.addButton(chip)
            self.chips[name] = chip
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(self.page)
        self._panel = label("", "title", wrap=True)

    def _lay_out(self) -> None:
        desk = self.desk
        top, whole = row(desk), column(desk, margin="", gap="")
        chips = Wrapping(desk.theme.size("s1"), *self.chips.values())
        self.share = self._door("share_more", self.tr("Share…"), face="main")
        self.order = self._door("send_order", self.tr("Send the running order…"))
        self.record = self._door("send_record", self.tr("Send the record…"))
        doors = Wrapping(desk.theme.size("s2"), self.order, self.record, self.share)
        top.addWidget(self._panel, 1)
        top.addWidget(holder(doors))
        head = column(desk, margin="s3", gap="s2")
        head.addLayout(top)
        head.addWidget(holder(chips))
        for part in (holder(head), line(), self._pages):
            whole.addWidget(part, 1 if part is self._pages else 0)
        self._stack.addWidget(scrolled(self.start, self.tr("Share with your panel")))
        self._stack.addWidget(holder(whole))
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._stack)

    def _door(self, act: str, words: str, face: str = "") -> QPushButton:
        return button(words, partial(self._run, act), face=face, tip=f"{{{act}}}")

    def _listen(self) -> None:
        doing, joining = self.doing, self.doing.joining
        self.start.begun.connect(joining.begin)
        self.start.asked.connect(joining.ask)
        self.start.shown.connect(joining.show_code)
        self.start.opened.connect(joining.open_file)
        self.start.found.connect(joining.find)
        self.start.found_in_database.connect(joining.find_in_database)
        self.people.removed.connect(doing.remove_person)
        self.people.lists_wanted.connect(joining.compare_lists)
        self.people.folder_left.connect(partial(doing.use_folder, None))
        self.given.choice_wanted.connect(doing.choose_version)
        self.came.taken_as_one.connect(doing.take_as_one)
        for asked, act in (
            (self.people.file_wanted, "open_shared_file"), (self.people.people_wanted, "save_people"),
            (self.people.holders_wanted, "name_holders"),
            (self.people.paste_wanted, "paste_invitation"), (self.people.folder_wanted, "choose_shared_folder"),
            (self.people.database_wanted, "choose_shared_database"), (self.people.round_wanted, "go_round"),
            (self.people.sending_wanted, "send_file"), (self.given.withdrawn, "withdraw_shared"),
            (self.came.taken, "take_received"), (self.came.thanked, "thank_received"),
            (self.log.saving_wanted, "save_log"),
        ):  # fmt: skip
            asked.connect(partial(self._run, act))
        for page in self.pages.values():
            page.offer(self.handlers())

    def _run(self, act: str) -> None:
        try:
            self.handlers()[act]()
        except ScrutinyError as trouble:
            self.desk.troubled.emit(trouble)

    def _show(self, reading: int, seen: SharingSeen | None) -> None:
        if reading != self._readings:
            return
        self.seen = seen
        self._stack.setCurrentIndex(0 if seen is None else 1)
        if seen is None:
            self.start.fill()
            self.start.attend()
        else:
            self._show_pages(seen)
        self.told.emit()

    def _show_pages(self, seen: SharingSeen) -> None:
        roster = seen.seat.roster
        self._panel.setText(self.tr("{panel}, {council}").format(panel=roster.panel, council=roster.council)
                            if roster.council else roster.panel)  # fmt: skip
        for door in (self.order, self.record):
            door.setVisible(roster.speaks_for_panel(seen.seat.me))
        came = self.tr("What came {count} · {new} new") if seen.many_new else self.tr("What came {count}")
        names = {
            "people": self.tr("People and folder"),
            "given": self.tr("What I share {count}").format(count=self._many_shared()),
            "came": came.format(count=len(seen.came) + len(seen.others), new=seen.many_new),
            "log": self.tr("Log"),
        }
        for name, words in names.items():
            self.chips[name].setText(words)
            self.chips[name].setAccessibleName(words)
        for page in (self.people, self.given, self.came, self.log):
            page.show_seen(seen)
        if unknown := self.people.unknown():
            self.desk.jobs.start("", partial(rounds.words_of, self.desk.resources, unknown), self.people.learn)

    def _many_shared(self) -> int:
        if self.seen is None:
            return 0
        return len(self.seen.sent) + sum(not each.seen.copy.is_withdrawn for each in self.seen.given)
