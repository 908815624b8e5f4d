"""Finding, recommendation, response, action and evidence of one recommendation, side by side with their sources."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.dilution import Lost, lost_words, softer_words
from scrutiny_desktop.domain.recommendation import Recommendation, slid_without_reason
from scrutiny_desktop.views.checklist.linked import Linked
from scrutiny_desktop.views.checklist.pointed import PointedText, told
from scrutiny_desktop.views.checklist.shown import MeetingChecklist
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import button, chip, column, holder, label, line, refaced, row, scrolled
from scrutiny_desktop.views.words import on_day_briefly, source, tone, word

_NARROWEST = 190
"""Pixels that a link of the chain needs, at 100 % text."""


class Link(QFrame):
    """One link of the chain: its words, what is pointed at in them, and where they stand."""

    source_wanted = Signal(object)

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._name, self._anchor = name, None
        self.text = PointedText(desk, name)
        self.state, self.lost = chip(""), label("", "small", wrap=True)
        self.place = label("", "small", wrap=True)
        self.door = button(self.tr("Open at source"), self._open, face="link",
                           name=self.tr("{name}: open at source").format(name=name))  # fmt: skip
        self.more = QVBoxLayout()
        top, inside = row(desk), column(desk, margin="s3", gap="s2")
        top.addWidget(label(name, "caption"), 1)
        top.addWidget(self.state)
        inside.addLayout(top)
        for part in (self.text, self.lost, self.place, self.door):
            inside.addWidget(part)
        inside.addLayout(self.more)
        inside.addStretch(1)
        self.setLayout(inside)
        self.state.hide()

    def show_words(self, words: str, missing: str, lost: Sequence[Lost], lead: str) -> None:
        """Show words, or what to do where there are none; ``lead`` goes before what is pointed at."""
        self.text.show_text(words or missing, lost if words else ())
        self.lost.setText(lead.format(words=told(lost)) if lost and words else "")
        self.lost.setVisible(bool(self.lost.text()))

    def show_source(self, place: str, anchor: Anchor | None) -> None:
        """Say where the words stand."""
        self._anchor = anchor  # type: ignore[assignment]
        self.place.setText(place)
        self.place.setVisible(bool(place))
        self.door.setVisible(anchor is not None)

    def _open(self) -> None:
        if self._anchor is not None:
            self.source_wanted.emit(self._anchor)


class Chain(QWidget):
    """The five links; Page Up and Page Down go to the recommendation before and after, Escape back to the table."""

    source_wanted = Signal(object)
    opened = Signal(object)
    graded = Signal(object, object)
    stepped = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._across = desk, 0
        self._make_parts()
        self._lay_out()
        for link in self._links:
            link.source_wanted.connect(self.source_wanted)
        self.evidence.opened.connect(self.opened)
        self.evidence.graded.connect(self.graded)

    def fill(self, shown: ChecklistRow, known: MeetingChecklist) -> None:
        """Show a recommendation with all that leads to it and follows from it."""
        one = shown.recommendation
        self.title.setText(self.tr("Recommendation {number}").format(number=one.number))
        self._fill_before(one, known)
        self._fill_answer(one, known)
        self._fill_action(shown, known)
        self.seen.show_words("", self._seen_words(shown), (), "")
        self.seen.show_source("", None)
        self.evidence.fill_evidence(shown.evidence, known.papers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fitting = max(1, self.width() // round(_NARROWEST * self._desk.theme.scale))
        self._arrange(5 if fitting >= 5 else 3 if fitting >= 3 else min(fitting, 2))

    def _make_parts(self) -> None:
        desk = self._desk
        self.title = label("", "heading")
        self.before = button(self.tr("Previous"), lambda: self.stepped.emit(-1), tip=self.tr("Page Up"))
        self.after = button(self.tr("Next"), lambda: self.stepped.emit(1), tip=self.tr("Page Down"))
        self.back = button(self.tr("Back to the table"), self.left.emit, tip=self.tr("Esc"))
        self.finding = Link(desk, self.tr("Finding"))
        self.advice = Link(desk, self.tr("Recommendation"))
        self.answer = Link(desk, self.tr("Response"))
        self.action = Link(desk, self.tr("Action"))
        self.seen = Link(desk, self.tr("Evidence"))
        self.evidence, self.reported = Linked(desk), label("", wrap=True)
        self.date = label("", "small", wrap=True)
        self.slid = chip(self.tr("Slid without a reason"), "poor")
        self.seen.more.addWidget(self.evidence)
        for part in (self.date, self.slid, line(), label(self.tr("Reported"), "caption"), self.reported):
            self.action.more.addWidget(part)
        self._links = (self.finding, self.advice, self.answer, self.action, self.seen)

    def _lay_out(self) -> None:
        desk = self._desk
        top = row(desk, margin="s3")
        for part in (self.title, self.before, self.after, self.back):
            top.addWidget(part, 1 if part is self.title else 0)
        self._grid = QGridLayout()
        self._grid.setSpacing(desk.theme.size("s2"))
        inside, whole = column(desk, margin="s3"), column(desk, margin="", gap="")
        inside.addLayout(self._grid)
        inside.addStretch(1)
        whole.addLayout(top)
        whole.addWidget(line())
        whole.addWidget(scrolled(holder(inside), self.tr("From the finding to the evidence")), 1)
        self.setLayout(whole)
        self._arrange(5)

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for at, link in enumerate(self._links):
            self._grid.addWidget(link, at // across, at % across)
        for at in range(len(self._links)):
            self._grid.setColumnStretch(at, 1 if at < across else 0)

    def _fill_before(self, one: Recommendation, known: MeetingChecklist) -> None:
        lead = self.tr("The action does not say — {words}")
        for link, words, field, missing in (
            (
                self.finding,
                one.finding,
                "finding",
                self.tr("No finding is entered. Edit the recommendation to add it."),
            ),
            (self.advice, one.text, "text", self.tr("No words yet.")),
        ):
            link.show_words(words, missing, lost_words(words, one.action, timescale=_dated(one)), lead)
            _place(link, one, field, known)

    def _fill_answer(self, one: Recommendation, known: MeetingChecklist) -> None:
        self.answer.show_words(one.response_words, self.tr("No words of the response are entered."), (), "")
        _state(self.answer.state, word(one.response), tone(one.response))
        _place(self.answer, one, "response_words", known)

    def _fill_action(self, shown: ChecklistRow, known: MeetingChecklist) -> None:
        one = shown.recommendation
        self.action.show_words(one.action, self.tr("No action is entered."), softer_words(one.text, one.action),
                               self.tr("Softer than the recommendation — {words}"))  # fmt: skip
        _place(self.action, one, "action", known)
        due = on_day_briefly(one.due) or one.timescale or self.tr("no date given")
        said = [one.lead_agency, one.lead_officer, self.tr("due {day}").format(day=due), known.overdue(shown)]
        self.date.setText(" · ".join(each for each in said if each))
        self.slid.setVisible(bool(slid_without_reason(one)))
        self.reported.setText(self._reported_words(shown))
        _state(self.action.state, word(shown.progress), tone(shown.progress))

    def _reported_words(self, shown: ChecklistRow) -> str:
        if not shown.reports:
            return self.tr("Nothing has been reported yet.")
        last = shown.reports[-1]
        words = f": “{last.words}”" if last.words else ""
        return f"{word(last.progress)}, {on_day_briefly(last.on)}{words}"

    def _seen_words(self, shown: ChecklistRow) -> str:
        _state(self.seen.state, word(shown.grade), tone(shown.grade))
        return self.tr("The strongest seen: {grade}.").format(grade=word(shown.grade).lower())


def _dated(one: Recommendation) -> str:
    return one.timescale or (one.due.isoformat() if one.due else "")


def _place(link: Link, one: Recommendation, field: str, known: MeetingChecklist) -> None:
    anchor = one.source(field)
    link.show_source(source(known.papers.get(anchor.paper_id), anchor) if anchor else "", anchor)


def _state(shown: QLabel, words: str, face: str) -> None:
    shown.setText(words)
    refaced(shown, chip=face)
    shown.show()
