"""The meeting screen."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scrutiny_desktop.domain.checklist import checklist
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting, Witness
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.record import Pair
from scrutiny_desktop.flows import sample
from scrutiny_desktop.flows.versions import current
from scrutiny_desktop.store import (
    agenda,
    assessments,
    notes,
    papers,
    places,
    progress_reports,
    questions,
    recommendations,
    witnesses,
)
from scrutiny_desktop.store import seen as pages_seen
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dropping import FilesDropped
from scrutiny_desktop.views.fields import in_reading_order, stops
from scrutiny_desktop.views.keyed_words import worded
from scrutiny_desktop.views.many_at_once import change_many
from scrutiny_desktop.views.meeting.agenda import AgendaCard, PaperLines, PaperSeen
from scrutiny_desktop.views.meeting.expected import Expected
from scrutiny_desktop.views.meeting.particulars import Particulars
from scrutiny_desktop.views.meeting.tasks import TaskButton, Tasks
from scrutiny_desktop.views.meeting.witnesses import WitnessLine
from scrutiny_desktop.views.papers.keeping import length_name, pages_name
from scrutiny_desktop.views.pieces import button, column, emptied, heading, holder, label, row, scrolled
from scrutiny_desktop.views.screen import Screen

W = TypeVar("W", bound=QWidget)


WIDEST_ASIDE = 0.32
"""Of the screen's width."""


class MeetingScreen(Screen):
    """One meeting: what it is, what comes before it, who is invited, what is left."""

    key = "meeting"
    dropped = Signal(object)
    supplied = Signal(object, object)
    sample_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._cards: dict[str, AgendaCard] = {}
        self._lines: dict[str, WitnessLine] = {}
        self._tasks = Tasks(self)
        self.title = label("", "display", wrap=True)
        self.particulars, self.expected = Particulars(desk), Expected(desk)
        self.agenda, self.invited, self.left = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self.add_papers = button("", partial(self.dropped.emit, None), face="main", name=self.tr("Add papers"))
        worded(self.add_papers, self.tr("&Add papers…  {add_papers}"))
        self.empty = self._empty()
        self.body = self._body()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.empty, 1)
        whole.addWidget(scrolled(self.body, self.tr("Meeting")), 1)
        whole.addWidget(self._aside())
        FilesDropped(self, self.dropped.emit)

    def fill(self) -> None:
        """Show the meeting on the desk."""
        meeting, panel = self.desk.meeting, self.desk.panel
        self.empty.setVisible(meeting is None)
        self.body.setVisible(meeting is not None)
        self.aside.setVisible(meeting is not None)
        if meeting is None or panel is None:
            return
        items = agenda.for_meeting(self.desk.library, meeting.id)
        listed = papers.for_meeting(self.desk.library, meeting.id)
        newest = current(listed)
        seen = [replace(self._seen(paper), is_earlier=paper not in newest) for paper in listed]
        used = Counter(each.paper.agenda_item_id for each in seen)
        named = max(items, key=lambda each: used[each.id], default=None)
        filed = sum(used[each.id] for each in items)  # of several matters, none of which has most papers, none is named
        is_telling = named is not None and (2 * used[named.id] > filed or len(items) == 1)
        self.title.setText((named.title if named and is_telling else "") or panel.name)
        self.particulars.show_meeting(meeting, panel)
        self._fill_agenda(items, seen)
        self._fill_invited(witnesses.for_meeting(self.desk.library, meeting.id))
        self.expected.fill()
        in_reading_order(*stops(self._column))
        self._fill_left(meeting, seen)

    def inside(self) -> QWidget | None:
        """Nothing here takes plain keys; the first field is where the keyboard starts."""
        return None

    def words(self) -> str:
        """How many papers there are, and how many of them wait."""
        meeting = self.desk.meeting
        there = papers.for_meeting(self.desk.library, meeting.id) if meeting else []
        missing = sum(paper.is_awaited for paper in there)
        one, many = (
            self.tr("1 paper · {missing} not yet supplied"),
            self.tr("{papers} papers · {missing} not yet supplied"),
        )
        return (one if len(there) == 1 else many).format(papers=len(there), missing=missing)

    def _body(self) -> QWidget:
        body = self._column = column(self.desk, margin="s6", gap="s3")
        body.addWidget(self.title)
        body.addWidget(self.particulars)
        add_item = button(self.tr("A&dd an agenda item"), self._add_item, face="bare")
        body.addWidget(heading(self.desk, self.tr("Agenda and papers"), add_item, self.add_papers))
        body.addLayout(self.agenda)
        self.loose_head, self.loose = label(self.tr("Papers of no agenda item"), "caption"), PaperLines(self.desk)
        self._hear(self.loose)
        body.addWidget(self.loose_head)
        body.addWidget(self.loose)
        body.addWidget(self.expected)
        add_witness = button(self.tr("Add a represen&tative"), self._add_witness, face="bare")
        body.addWidget(heading(self.desk, self.tr("Invited representatives"), add_witness))
        body.addLayout(self.invited)
        body.addStretch()
        for part in (self.agenda, self.invited):
            part.setSpacing(self.desk.theme.size("s1"))
        return holder(body)

    def _aside(self) -> QWidget:
        inner = column(self.desk, margin="s3", gap="s2")
        inner.addWidget(label(self.tr("What is left to do"), "heading", wrap=True))
        inner.addLayout(self.left)
        inner.addStretch()
        self.aside = scrolled(holder(inner, "panel"), self.tr("What is left to do"))
        self.desk.theme_changed.connect(self._fit_aside)
        return self.aside

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_aside()

    def _fit_aside(self) -> None:
        width = min(self.desk.theme.size("s8") * 9, round(self.width() * WIDEST_ASIDE))
        self.aside.setFixedWidth(width)

    def _empty(self) -> QWidget:
        inside = column(self.desk, margin="s8", gap="s3")
        inside.addStretch()
        inside.addWidget(label(self.tr("No meeting yet"), "title"))
        words = self.tr(
            "Drop a paper here, or add one: the paper itself says which meeting it is for. "
            "Or open the invented Examplebridge meeting and try everything."
        )
        inside.addWidget(label(words, wrap=True))
        buttons = row(self.desk)
        buttons.addWidget(button(self.tr("Add &papers…"), partial(self.dropped.emit, None), face="main"))
        buttons.addWidget(button(self.tr("Open the &sample"), self.sample_wanted.emit))
        buttons.addStretch()
        inside.addLayout(buttons)
        inside.addStretch()
        return holder(inside)

    def _seen(self, paper: Paper) -> PaperSeen:
        if not paper.is_supplied:
            return PaperSeen(paper, 0)
        if pages := self.desk.setting(pages_name(paper), 0):
            return PaperSeen(paper, min(100, len(pages_seen.of(self.desk.library, paper.id)) * 100 // pages))
        furthest, length = places.of(self.desk.library, paper.id).furthest, self.desk.setting(length_name(paper), 0)
        return PaperSeen(paper, min(100, round(100 * furthest / length)) if length else 0)

    def _fill_agenda(self, items: Sequence[AgendaItem], seen: Sequence[PaperSeen]) -> None:
        self._cards = _kept_in_step(self.agenda, self._cards, items, self._card)
        for agenda_item in items:
            own = [each for each in seen if each.paper.agenda_item_id == agenda_item.id]
            self._cards[agenda_item.id].show_item(agenda_item, own)
        items_there = {each.id for each in items}
        loose = [each for each in seen if each.paper.agenda_item_id not in items_there]
        self.loose.show_papers(loose)
        self.loose_head.setVisible(bool(loose))
        self.loose.setVisible(bool(loose))

    def _hear(self, lines: PaperLines) -> None:
        lines.paper_opened.connect(self.desk.show)
        lines.file_wanted.connect(lambda paper: self.supplied.emit(paper, []))
        lines.files_dropped.connect(self.supplied)

    def _card(self, agenda_item: AgendaItem) -> AgendaCard:
        card = AgendaCard(self.desk, agenda_item)
        self._hear(card.papers)
        card.removed.connect(self._remove_item)
        return card

    def _fill_invited(self, invited: Sequence[Witness]) -> None:
        self._lines = _kept_in_step(self.invited, self._lines, invited, self._line)
        for witness in invited:
            self._lines[witness.id].show_witness(witness)

    def _line(self, witness: Witness) -> WitnessLine:
        line = WitnessLine(self.desk, witness)
        line.removed.connect(lambda gone: self.desk.change(
            self.tr("remove a representative"), old=self.desk.now(gone), new=None))  # fmt: skip
        return line

    def _fill_left(self, meeting: Meeting, seen: Sequence[PaperSeen]) -> None:
        db = self.desk.library
        asked = questions.for_meeting(db, meeting.id)
        rows = checklist(
            recommendations.for_meeting(db, meeting.id), progress_reports.for_meeting(db, meeting.id),
            notes.for_meeting(db, meeting.id), asked, assessments.for_meeting(db, meeting.id, self.desk.me.id),
        )  # fmt: skip
        tasks = self._tasks.left(seen, asked, rows, len(self._lines))
        emptied(self.left)
        for task in tasks:
            self.left.addWidget(TaskButton(task.words, partial(self.desk.screen_wanted.emit, task.screen)))
        if not tasks:
            self.left.addWidget(label(self.tr("Nothing. You are ready for the meeting."), "quiet", wrap=True))
        if sample.there(db) is None:
            self.left.addWidget(label(self.tr("New here?"), "caption"))
            self.left.addWidget(label(self.tr("An invented meeting shows every screen at work."), "quiet", wrap=True))
            self.left.addWidget(button(self.tr("Open the &sample"), self.sample_wanted.emit))

    def _add_item(self) -> None:
        if (meeting := self.desk.meeting) is None:
            return
        new = AgendaItem(id=self.desk.ids.new(), owner=self.desk.me.id, meeting_id=meeting.id, title="",
                         rank=len(self._cards))  # fmt: skip
        self.desk.change(self.tr("add an agenda item"), old=None, new=new)
        self.fill()
        self._cards[new.id].title.setFocus()

    def _remove_item(self, agenda_item: AgendaItem) -> None:
        db = self.desk.library
        there = papers.for_meeting(db, agenda_item.meeting_id)
        gone = [paper for paper in there if paper.agenda_item_id == agenda_item.id]
        pairs: list[Pair] = [*((each, None) for each in gone), (self.desk.now(agenda_item), None)]
        change_many(self.desk, self.tr("remove an agenda item"), pairs)

    def _add_witness(self) -> None:
        if (meeting := self.desk.meeting) is None:
            return
        new = Witness(id=self.desk.ids.new(), owner=self.desk.me.id, meeting_id=meeting.id, name="",
                      rank=len(self._lines))  # fmt: skip
        self.desk.change(self.tr("add a representative"), old=None, new=new)
        self.fill()
        self._lines[new.id].fields["name"].setFocus()


def _kept_in_step(layout: QVBoxLayout, shown: dict[str, W], records: Sequence, make: Callable) -> dict[str, W]:  # type: ignore[type-arg]
    """The widgets of records by id: those that stay are kept, with their cursors; the rest come and go."""
    wanted = [record.id for record in records]
    for gone in [key for key in shown if key not in wanted]:
        widget = shown.pop(gone)
        layout.removeWidget(widget)
        widget.deleteLater()
    for place, record in enumerate(records):
        if record.id not in shown:
            shown[record.id] = make(record)
        if layout.indexOf(shown[record.id]) != place:
            layout.insertWidget(place, shown[record.id])
    return shown
