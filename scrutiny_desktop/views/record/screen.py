"""The record screen: what is made of a meeting, seen as it will be, then saved, copied or printed."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.minute_block import Minute, MinuteBlock
from scrutiny_desktop.flows.publish import has_exempt, minuted_items, text_of
from scrutiny_desktop.flows.record_folder import folder_seen
from scrutiny_desktop.flows.recording import FORMS, MINUTED, Make, MakeOrder, RecordWords, seen
from scrutiny_desktop.store import discussion_points, minute_corrections, witnesses
from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import holder, label
from scrutiny_desktop.views.record.contents import SAVES, ContentsPane
from scrutiny_desktop.views.record.correcting import correct, take_back
from scrutiny_desktop.views.record.makes import MakeRow, MakesList
from scrutiny_desktop.views.record.page import MinutePage
from scrutiny_desktop.views.record.saving import Saving
from scrutiny_desktop.views.record.wording_dialog import WordingDialog
from scrutiny_desktop.views.record.words import abouts, record_words, titles
from scrutiny_desktop.views.screen import Handlers, Screen
from scrutiny_desktop.views.words import on_day


class RecordScreen(Screen):
    """What to make, the page it makes, and what goes into it."""

    key = "record"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.minute: Minute | None = None
        self._row = MakeRow(make=Make.MINUTE, title="", about="")
        self._is_own = self._with_exempt = self._has_exempt = False
        self._words: RecordWords | None = None
        self.makes, self.page, self.contents = MakesList(desk), MinutePage(desk), ContentsPane(desk)
        self.saving = Saving(desk, self.contents, self)
        self.empty = label("", "quiet", wrap=True)
        self.panes = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=1)
        self._lay_out()
        self._listen()

    def fill(self) -> None:
        """Show the chosen thing as it would be saved now."""
        db, meeting = self.desk.library, self.desk.meeting
        self._has_exempt = meeting is not None and has_exempt(db, meeting.id)
        rows = self._rows()
        first = next((each for each in rows if each.make is Make.MINUTE), rows[0])
        self._row = next((each for each in rows if each.key == self._row.key), first)
        self.makes.fill(rows, self._row.key)
        self._show()
        here = {"", self._row.agenda_item_id}
        marked = discussion_points.for_meeting(db, meeting.id if meeting else "")
        points = [each for each in marked if self._row.make is not Make.MINUTE or each.agenda_item_id in here]
        self.contents.fill(self._row.make, self.minute, points, with_askers=self._with_askers, is_own=self._is_own)
        self.contents.fill_exempt(
            is_offered=self._has_exempt and self._row.make is Make.EVERYTHING, is_wanted=self._with_exempt
        )
        self.contents.fill_witnesses(
            witnesses.for_meeting(db, meeting.id if meeting else ""),
            is_shown=self._row.make in (Make.MINUTE, Make.MINUTES),
        )

    def handlers(self) -> Handlers:
        """Saving, copying, printing and correcting."""
        return {
            **{name: partial(self.save, at) for at, name in enumerate(SAVES)},
            "copy_minute": self.copy,
            "print_record": self.print,
            "correct_sentence": self.page.correct,
            "take_back_correction": self._take_back,
            "next_sentence": lambda: self.page.step(1),
            "previous_sentence": lambda: self.page.step(-1),
            "minute_wording": lambda: WordingDialog(self.desk, self).open(),
        }

    def inside(self) -> QWidget:
        """The page, so that the arrows read on."""
        return self.page

    def words(self) -> str:
        """What is shown, and who may see it."""
        if self.minute is None:
            return ""
        if self._row.make is Make.EXEMPT:
            return self.tr("{title} · not for publication").format(title=self._row.title)
        if self._row.make in MINUTED:
            return self.minute.footer
        secrecy, _, _ = self.minute.footer.partition(":")
        return self.tr("{title} · {secrecy}").format(title=self._row.title, secrecy=secrecy)

    def show_record(self, kind: str, record_id: str, start: int) -> bool:
        """Choose a corrected sentence."""
        del start
        found = next((each for each in self._corrections() if each[0] == record_id), None)
        if kind != "minute_corrections" or found is None:
            return False
        self.page.go_to(found[1], found[2])
        return True

    def choose(self, make: Make, agenda_item_id: str = "") -> None:
        """Show another thing."""
        rows = {each.key: each for each in self._rows()}
        key = f"{make} {agenda_item_id}".strip()
        self._row = rows.get(key, next(each for each in rows.values() if each.make is make))
        self.fill()
        self.page.verticalScrollBar().setValue(0)
        self.told.emit()

    def save(self, at: int = 0) -> None:
        """Ask for a place, and save the thing there in its usual form, or in another of its forms."""
        minute = self._made()
        offered = FORMS[self._row.make]
        if at >= len(offered):
            raise ScrutinyError(self.tr("This has no such form."), self.tr("Save it in the form that is offered."))
        title = minute.title if self._row.make in MINUTED else self._row.title
        self.saving.save(self._order(), offered[at], title)

    def copy(self) -> None:
        """Put the thing on the clipboard as plain text."""
        QApplication.clipboard().setText(text_of(self._made()))
        self.desk.noticed.emit(self.tr("{title} is on the clipboard, as plain text.").format(title=self._row.title))

    def print(self) -> None:
        """Show the sheets, and print them."""
        minute = self._made()
        self.saving.print(self._order(), minute.title)

    @property
    def _with_askers(self) -> bool:
        return bool(self.desk.setting("record askers", False))

    def _corrections(self) -> list[tuple[str, str, str]]:
        meeting = self.desk.meeting
        made = minute_corrections.for_meeting(self.desk.library, meeting.id) if meeting else []
        return [(each.id, each.agenda_item_id, each.key) for each in made]

    def _rows(self) -> list[MakeRow]:
        named, about = titles(), abouts()
        items = minuted_items(self.desk.library, self.desk.meeting.id if self.desk.meeting else "")
        rows = [MakeRow(make=make, title=named[make], about=about[make]) for make in about
                if make is not Make.EXEMPT or self._has_exempt]  # fmt: skip
        minutes = [
            MakeRow(make=Make.MINUTE, title=named[Make.MINUTE], agenda_item_id=each.id,
                    about=f"{each.number}. {each.title}" if each.number else each.title)
            for each in items
        ]  # fmt: skip
        return [*minutes, *rows] if len(items) == 1 else [rows[0], *minutes, *rows[1:]]

    def _order(self) -> MakeOrder:
        meeting, panel = self.desk.meeting, self.desk.panel
        name = panel.name if panel else ""
        # The words are asked for once a filling, in the reader's language.
        self._words = self._words or record_words()
        return MakeOrder(
            make=self._row.make, meeting_id=meeting.id if meeting else "", agenda_item_id=self._row.agenda_item_id,
            with_askers=self._with_askers, is_own=self._is_own, with_exempt=self._with_exempt and self._has_exempt,
            author=name, words=self._words,
            heading=", ".join(part for part in (name, on_day(meeting.on) if meeting else "") if part),
        )  # fmt: skip

    def _show(self) -> None:
        none = self.tr("There is no meeting yet. Add a paper ({add_papers}) or make one ({new_meeting}).")
        self.minute, trouble = None, keyed(none)
        if self.desk.meeting is not None:
            try:
                self.minute = self._seen()
            except ScrutinyError as refused:
                trouble = str(refused)
        self.page.show_minute(self.minute)
        self.page.setVisible(self.minute is not None)
        self.empty.setText(trouble)
        self.empty.setVisible(self.minute is None)

    def _seen(self) -> Minute:
        order = self._order()
        if order.make is Make.EVERYTHING:
            return folder_seen(self.desk.library, order)
        return seen(self.desk.library, order, self.desk.resources, self.desk.clock)

    def _made(self) -> Minute:
        self.desk.flush()
        self._is_stale = True
        self.fill_if_stale()
        if self.minute is None or self.desk.meeting is None:
            raise ScrutinyError(
                self.tr("There is nothing to minute yet."), self.tr("Choose a meeting with a paper or an agenda.")
            )
        return self.minute

    def _save_from(self, at: int, checked: bool = False) -> None:
        del checked
        self.save(at)

    def _take_back(self) -> None:
        if (block := self.page.sentence()) is not None:
            take_back(self.desk, block)

    def _go_to(self, block: MinuteBlock) -> None:
        self.page.go_to(block.agenda_item_id, block.key)
        self.page.setFocus()

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
        self.makes.chosen.connect(lambda row: self.choose(row.make, row.agenda_item_id))
        self.page.corrected.connect(lambda block, text, burst: correct(self.desk, block, text, burst))
        contents = self.contents
        contents.askers_wanted.connect(self._show_askers)
        contents.own_wanted.connect(self._show_own)
        contents.exempt_wanted.connect(self._show_exempt)
        contents.sentence_wanted.connect(self._go_to)
        for at, made in enumerate(contents.saves):
            made.clicked.connect(partial(self._save_from, at))
        contents.copy.clicked.connect(lambda: self.copy())
        contents.print.clicked.connect(lambda: self.print())
        contents.correct.clicked.connect(lambda: self.page.correct())
        contents.wording.clicked.connect(lambda: WordingDialog(self.desk, self).open())

    def _show_askers(self, shown: bool) -> None:
        self.desk.keep("record askers", shown)
        self.fill()

    def _show_own(self, shown: bool) -> None:
        self._is_own = shown
        self.fill()

    def _show_exempt(self, shown: bool) -> None:
        self._with_exempt = shown
        self.fill()
