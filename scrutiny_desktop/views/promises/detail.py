"""One promise: what, who, to whom, by when, each reminder, and what came."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from scrutiny_desktop.domain.promise import Promise, PromiseKind, PromiseStanding
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.views.checklist.linked import Door
from scrutiny_desktop.views.closed_chip import new_chip, show_closed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.editor import Editor
from scrutiny_desktop.views.fields import Choice, DueDate, GrowingText, Suggesting, in_reading_order, stops
from scrutiny_desktop.views.pieces import button, chip, column, emptied, holder, label, refaced, row
from scrutiny_desktop.views.promises.shown import Owed, PromisesLog
from scrutiny_desktop.views.revisions import Revisions
from scrutiny_desktop.views.words import on_day_briefly, shortened, tone, word
from scrutiny_desktop.views.wrapping import Wrapping

_LONGEST = 120
"""Characters of what a promise was made on."""


class PromiseDetail(Editor):
    """The editor of a promise; its signals say what the person did with it."""

    chased = Signal()
    received = Signal(str)
    let_go = Signal()
    owed_again = Signal()
    removal_wanted = Signal()
    paper_wanted = Signal(str)
    letter_wanted = Signal()
    record_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._about: tuple[Recommendation | Question, ...] = ()
        self._make_fields()
        self._make_doors()
        self._lay_out()
        self._listen()

    def fill(self, shown: Owed | None, known: PromisesLog) -> None:
        """Show a promise as the library has it now."""
        if shown is None or self.take(shown.promise) is None:
            self.take(None)
            return
        one = shown.promise
        self.standing.setText(word(shown.standing))
        refaced(self.standing, chip=tone(shown.standing))
        show_closed(self.closed, shown.chips)
        self.when.setText(shown.when)
        meeting = on_day_briefly(shown.meeting.on) if shown.meeting else ""
        self.source.setText(self.tr("Promised at the meeting of {day}").format(day=meeting) if meeting else "")
        self._show_about(known.about(one))
        self.kind.fill([(each, word(each)) for each in PromiseKind], one.kind)
        self.due.show_date(one.due, one.id)
        self.revisions.fill(one)
        for field, names in ((self.by, known.names), (self.agency, known.agencies), (self.to, known.names)):
            field.offer(names)
        self._show_chases(one)
        self._show_end(shown, known)

    def flush(self) -> None:
        super().flush()
        self.revisions.flush()

    def _make_fields(self) -> None:
        desk = self.desk
        self.standing, self.when, self.source = chip(""), label("", "small", wrap=True), label("", "small", wrap=True)
        self.words = GrowingText(self.tr("What was promised"), face="title", hint=self.tr("What was promised"))
        self.kind = Choice(self.tr("Kind of promise"))
        self.by, self.agency = Suggesting(self.tr("Promised by")), Suggesting(self.tr("Agency"))
        self.to = Suggesting(self.tr("Promised to"), hint=self.tr("The Panel"))
        self.due, self.revisions = DueDate(desk, self.tr("Due")), Revisions(desk)
        self.timescale = QLineEdit()
        self.timescale.setAccessibleName(self.tr("The date as it was said"))
        self.timescale.setPlaceholderText(self.tr("As it was said, such as “by the autumn”"))
        self.chases, self.about = column(desk, margin="", gap="s1"), column(desk, margin="", gap="s1")
        self.paper = Choice(self.tr("The paper that came"))
        self.answer = GrowingText(self.tr("What came"), hint=self.tr("What it says, or why it is let go"))

    def _make_doors(self) -> None:
        self.chase = button(self.tr("Chased today"), self.chased.emit, tip="{chase_promise}")
        self.letter = button(self.tr("Write a letter…"), self.letter_wanted.emit, tip="{write_letter}")
        self.receive = button(self.tr("It came today"), self._receive, face="main", tip="{receive_promise}")
        self.go = button(self.tr("Let it go"), self.let_go.emit)
        self.again = button(self.tr("Still owed"), self.owed_again.emit)
        self.open = button(self.tr("Open the paper that came"), self._open, face="link")
        self.removal = button(self.tr("Remove"), self.removal_wanted.emit, face="link",
                              name=self.tr("Remove this promise"))  # fmt: skip

    def _lay_out(self) -> None:
        whole, top = column(self.desk, margin="s4", gap="s1"), row(self.desk)
        self.closed = new_chip()
        for each in (self.standing, self.closed):
            top.addWidget(each)
        top.addWidget(self.when, 1)
        whole.addLayout(top)
        for widget in (self.words, self.source):
            whole.addWidget(widget)
        whole.addLayout(self.about)
        whole.addSpacing(self.desk.theme.size("s2"))
        whole.addLayout(self._form())
        whole.addWidget(self.revisions)
        whole.addWidget(label(self.tr("Reminders"), "caption"))
        whole.addLayout(self.chases)
        whole.addWidget(self._doors(self.chase, self.letter))
        whole.addWidget(label(self.tr("What came"), "caption"))
        came: tuple[QWidget, ...] = (self.paper, self.answer, self.open)
        for part in came:
            whole.addWidget(part)
        whole.addWidget(self._doors(self.receive, self.go, self.again))
        whole.addSpacing(self.desk.theme.size("s3"))
        whole.addWidget(self.removal)
        whole.addStretch(1)
        self.setLayout(whole)

    def _doors(self, *doors: QWidget) -> QWidget:
        line = Wrapping(self.desk.theme.size("s2"))
        for door in doors:
            line.addWidget(door)
        return holder(line)

    def _form(self) -> QFormLayout:
        form = QFormLayout(rowWrapPolicy=QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(self.desk.theme.size("s3"))
        form.setVerticalSpacing(self.desk.theme.size("s2"))
        for words, field in (
            (self.tr("Kind"), self.kind), (self.tr("By"), self.by), (self.tr("Agency"), self.agency),
            (self.tr("To"), self.to), (self.tr("Due"), self.due), (self.tr("As said"), self.timescale),
        ):  # fmt: skip
            form.addRow(label(words, "quiet"), field)
        return form

    def _listen(self) -> None:
        self.bind("words", self.words, self.tr("edit promise"))
        self.bind("promised_by", self.by, self.tr("change who promised"), read=str.strip)
        self.bind("agency", self.agency, self.tr("change agency"), read=str.strip)
        self.bind("promised_to", self.to, self.tr("change to whom"), read=str.strip)
        self.bind("timescale", self.timescale, self.tr("edit date as said"), read=str.strip)
        self.bind("received_words", self.answer, self.tr("edit what came"))
        self.kind.chosen.connect(lambda to: self.change(self.tr("change kind of promise"), kind=to))
        self.due.changed_to.connect(lambda day: self.change(self.tr("change due date"), due=day))

    def _show_about(self, about: tuple[Recommendation | Question, ...]) -> None:
        """A door to each recommendation, and to the question, that the promise was made on."""
        if about == self._about:
            return
        self._about = about
        emptied(self.about)
        for each in about:
            named = self.tr("On recommendation {number}: {words}") if isinstance(each, Recommendation) else self.tr(
                "In answer to: {words}")  # fmt: skip
            words = named.format(number=getattr(each, "number", "") or "–", words=shortened(each.text, _LONGEST))
            door, inside = Door(words, each.id), column(self.desk, margin="s2", gap="")
            inside.addWidget(label(words, "small", wrap=True))
            door.setLayout(inside)
            door.opened.connect(partial(self.record_wanted.emit, each))
            self.about.addWidget(door)
        if (whole := self.layout()) is not None:
            in_reading_order(*stops(whole))

    def _show_chases(self, one: Promise) -> None:
        emptied(self.chases)
        for each in one.chases:
            said = on_day_briefly(each.on)
            self.chases.addWidget(label(f"{said}: {each.words}" if each.words else said, "small", wrap=True))
        if not one.chases:
            self.chases.addWidget(label(self.tr("None was sent."), "small"))

    def _show_end(self, shown: Owed, known: PromisesLog) -> None:
        one, is_open = shown.promise, shown.promise.is_open
        offered = [("", self.tr("No paper of it")), *((each.id, each.name) for each in known.papers.values())]
        self.paper.fill(offered, one.received_paper_id if one.received_paper_id in known.papers else "")
        self.paper.setVisible(is_open)
        self._show_ways(is_open=is_open)
        paper = known.papers.get(one.received_paper_id)
        self.open.setVisible(shown.standing is PromiseStanding.RECEIVED and paper is not None)
        self.open.setText(self.tr("Open {paper}").format(paper=paper.name) if paper else "")
        self.open.setAccessibleName(self.open.text())

    def _show_ways(self, *, is_open: bool) -> None:
        """Show what can be done with it now; keys that stood on a door that goes stand on the way back from it."""
        ways = (self.chase, self.letter, self.receive, self.go)
        going, stays = ([self.again], self.receive) if is_open else (ways, self.again)
        had_keys = any(each.hasFocus() for each in going)
        stays.setVisible(True)
        if had_keys:
            stays.setFocus()
        for door in ways:
            door.setVisible(is_open)
        self.again.setVisible(not is_open)

    def _receive(self) -> None:
        self.received.emit(str(self.paper.value() or ""))

    def _open(self) -> None:
        if self.record is not None:
            self.paper_wanted.emit(self.record.received_paper_id)
