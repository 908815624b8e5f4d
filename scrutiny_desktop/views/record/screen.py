"""The record screen: what is made of a meeting, seen as it will be, then saved, copied or printed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.minute_block import Minute, MinuteBlock
from scrutiny_desktop.flows.publish import text_of
from scrutiny_desktop.flows.record_seen import RecordSeen
from scrutiny_desktop.flows.recording import FORMS, MINUTED, Make, MakeOrder, RecordWords
from scrutiny_desktop.store import minute_corrections
from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import holder, label
from scrutiny_desktop.views.record.contents import SAVES, ContentsPane
from scrutiny_desktop.views.record.correcting import correct, take_back
from scrutiny_desktop.views.record.drafting import Drafting
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
        self._wanted = (Make.MINUTE, "")
        self._is_own = self._with_exempt = False
        self._once_made: list[Callable[[Minute], object]] = []
        self._words: RecordWords | None = None
        self.makes, self.page, self.contents = MakesList(desk), MinutePage(desk), ContentsPane(desk)
        self.saving = Saving(desk, self.contents, self)
        self._drafting = Drafting(desk, self._take)
        self._order = self._ordered()
        self.empty = label("", "quiet", wrap=True)
        self.panes = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=1)
        self._lay_out()
        self._listen()

    def fill(self) -> None:
        """Show the chosen thing as it would be saved now."""
        self._drafting.begin(self._ordered())
        if self._drafting.is_running and self.minute is None:
            self._show_empty(self.tr("The record is being drafted…"))

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
        self._wanted = (make, agenda_item_id)
        self._once_made.clear()
        self.fill()

    def save(self, at: int = 0) -> None:
        """Ask for a place, and save the thing there in its usual form, or in another of its forms."""
        if at >= len(FORMS[self._wanted[0]]):
            raise ScrutinyError(self.tr("This has no such form."), self.tr("Save it in the form that is offered."))

        def save(minute: Minute) -> None:
            title = minute.title if self._row.make in MINUTED else self._row.title
            self.saving.save(self._order, FORMS[self._row.make][at], title)

        self._with_minute(save)

    def copy(self) -> None:
        """Put the thing on the clipboard as plain text."""

        def copy(minute: Minute) -> None:
            QApplication.clipboard().setText(text_of(minute))
            said = self.tr("{title} is on the clipboard, as plain text.")
            self.desk.noticed.emit(said.format(title=self._row.title))

        self._with_minute(copy)

    def print(self) -> None:
        """Show the sheets, and print them."""
        self._with_minute(lambda minute: self.saving.print(self._order, minute.title))

    @property
    def _with_askers(self) -> bool:
        return bool(self.desk.setting("record askers", False))

    def _corrections(self) -> list[tuple[str, str, str]]:
        meeting = self.desk.meeting
        made = minute_corrections.for_meeting(self.desk.library, meeting.id) if meeting else []
        return [(each.id, each.agenda_item_id, each.key) for each in made]

    def _rows(self, made: RecordSeen) -> list[MakeRow]:
        named, about = titles(), abouts()
        rows = [MakeRow(make=make, title=named[make], about=about[make]) for make in about
                if make is not Make.EXEMPT or made.has_exempt]  # fmt: skip
        minutes = [
            MakeRow(make=Make.MINUTE, title=named[Make.MINUTE], agenda_item_id=each.id,
                    about=f"{each.number}. {each.title}" if each.number else each.title)
            for each in made.items
        ]  # fmt: skip
        return [*minutes, *rows] if len(made.items) == 1 else [rows[0], *minutes, *rows[1:]]

    def _ordered(self) -> MakeOrder:
        """What is wanted, as it stands now."""
        meeting, panel = self.desk.meeting, self.desk.panel
        name, (make, item) = panel.name if panel else "", self._wanted
        # The words are asked for once, in the reader's language.
        self._words = self._words or record_words()
        return MakeOrder(
            make=make, meeting_id=meeting.id if meeting else "", agenda_item_id=item,
            with_askers=self._with_askers, is_own=self._is_own, with_exempt=self._with_exempt,
            author=name, words=self._words,
            heading=", ".join(part for part in (name, on_day(meeting.on) if meeting else "") if part),
        )  # fmt: skip

    def _take(self, made: RecordSeen) -> None:
        """Show what was drafted, and do what waited for it."""
        self._order, before, rows = made.order, self._row.key, self._rows(made)
        self._wanted = (made.order.make, made.order.agenda_item_id)
        self._row = next(each for each in rows if (each.make, each.agenda_item_id) == self._wanted)
        self.makes.fill(rows, self._row.key)
        self.minute = made.minute if self.desk.meeting is not None else None
        self.page.show_minute(self.minute)
        self.page.show()
        if self.minute is None:
            none = keyed(self.tr("There is no meeting yet. Add a paper ({add_papers}) or make one ({new_meeting})."))
            self._show_empty(none if self.desk.meeting is None else str(made.refused))
        self.empty.setVisible(self.minute is None)
        self._fill_contents(made)
        if self._row.key != before:
            self.page.verticalScrollBar().setValue(0)
        self.told.emit()
        waiting, self._once_made = self._once_made, []
        for do in waiting:
            self._do(do)

    def _fill_contents(self, made: RecordSeen) -> None:
        make = self._row.make
        self.contents.fill(make, self.minute, made.points, with_askers=self._with_askers, is_own=self._is_own)
        self.contents.fill_exempt(
            is_offered=made.has_exempt and make is Make.EVERYTHING, is_wanted=made.order.with_exempt
        )
        self.contents.fill_witnesses(made.witnesses, is_shown=make in (Make.MINUTE, Make.MINUTES))

    def _show_empty(self, why: str) -> None:
        self.page.hide()
        self.empty.setText(why)
        self.empty.show()

    def _with_minute(self, do: Callable[[Minute], object]) -> None:
        """Do it with what is drafted of all that was typed until now: at once, or when that is there."""
        self.desk.flush()
        self._is_stale = True
        self.fill_if_stale()
        if self._drafting.is_running:
            self._once_made.append(do)
        else:
            do(self._made())

    def _do(self, do: Callable[[Minute], object]) -> None:
        try:
            do(self._made())
        except ScrutinyError as refused:
            self.desk.troubled.emit(refused)

    def _made(self) -> Minute:
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
