"""The checklist screen: the count at the top, the table below it, and the chosen recommendation at the right."""

from functools import partial

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.checklist_filter import Ended, Sieve
from scrutiny_desktop.domain.checklist_order import Column
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.passages import Anchored
from scrutiny_desktop.domain.recommendation import (
    Assessment,
    ProgressReport,
    Recommendation,
    Response,
    Revision,
)
from scrutiny_desktop.domain.record import Record, kind_of
from scrutiny_desktop.flows.versions import latest_place
from scrutiny_desktop.store import rows
from scrutiny_desktop.views import openings
from scrutiny_desktop.views.checklist.arranging import Arranging
from scrutiny_desktop.views.checklist.chain import Chain
from scrutiny_desktop.views.checklist.changes import Changes
from scrutiny_desktop.views.checklist.detail import RecommendationDetail
from scrutiny_desktop.views.checklist.exporting import TrackerDialog
from scrutiny_desktop.views.checklist.looking import Looking
from scrutiny_desktop.views.checklist.nothing_yet import NothingYet
from scrutiny_desktop.views.checklist.reading import Told, read_again, with_reports
from scrutiny_desktop.views.checklist.reading_in_turns import ReadingInTurns
from scrutiny_desktop.views.checklist.row_acts import RowActs
from scrutiny_desktop.views.checklist.shown import MeetingChecklist
from scrutiny_desktop.views.checklist.summary import Summary
from scrutiny_desktop.views.checklist.table import ChecklistView
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import column, holder, label, line, scrolled
from scrutiny_desktop.views.questions.changes import Changes as Asking
from scrutiny_desktop.views.screen import Handlers, Screen

_WIDE = 1200
"""Pixels that the first widths of the panes add up to; the splitter fits them to the screen."""


class ChecklistScreen(Screen):
    """All recommendations of the review that is before the meeting on the desk."""

    key = "checklist"
    sample_wanted = Signal()
    taking_in_wanted = Signal()
    passage_given = Signal(object, object)
    """A passage of the open paper is to be evidence for this recommendation; None for the one that is selected."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._known: MeetingChecklist | None = None
        self._told: set[Told] = set()
        self._reading = ReadingInTurns(desk, self._take)
        self._wanted, self._is_to_be_written = "", False
        self._chosen_id = str(desk.setting("checklist.current", ""))
        self._changes, self._asking = Changes(desk, self), Asking(desk, self)
        self._make_parts()
        self._lay_out()
        self._pages.addWidget(self._chain)
        self._listen()

    def fill(self) -> None:
        self._detail.flush()
        if self._reading.is_reading:
            return  # what is told meanwhile is looked at once it is read
        told, self._told = self._told, set()
        now = read_again(self.desk, self._known, told) if self._known is not None else None
        if now is not None:
            self._show(now)
            return
        self._reading.begin(self._known, self._looking.ahead, self._looking.views.now)
        if self._reading.is_reading and self._known is None:
            self._show_pages()

    def handlers(self) -> Handlers:
        return {
            **self._acts.handlers(),
            "add_recommendation": self.add_recommendation,
            "add_passage": self._add_passage,
            "opening_for": self._open_openings,
            "report_progress": self._report,
            "see_chain": self._see_chain,
            "save_tracker": self._save_tracker,
            "print_tracker": partial(self._save_tracker, prints=True),
            "remove_recommendation": self._remove,
        }

    def inside(self) -> QWidget:
        return self._table

    def words(self) -> str:
        return self._known.words() if self._known else ""

    def show_record(self, kind: str, record_id: str, start: int) -> bool:
        about = {"progress_reports": ProgressReport, "assessments": Assessment}.get(kind)
        if about is not None:
            found = rows.get(self.desk.library, about, record_id)
            record_id = found.recommendation_id if found else ""
        elif kind != "recommendations":
            return False
        if self._reading.is_reading:
            self._wanted = record_id
            return True
        self._choose(record_id)
        return self._table.rows.row_of(record_id) >= 0

    def add_recommendation(self) -> None:
        """Add a recommendation under the next number, and put the cursor into its words."""
        if (meeting := self.desk.meeting) is None:
            return
        self._detail.flush()
        added = self._changes.add(meeting.id)
        self._refill()
        if self._known is not None and self._known.row(added.id) is None:  # all is being read; this cannot wait for it
            self._show(read_again(self.desk, self._known, {(kind_of(added), added.id)}) or self._known)
        self._wanted, self._is_to_be_written = added.id, True
        self._choose_wanted()

    def _make_parts(self) -> None:
        self._summary, self._table = Summary(self.desk), ChecklistView(self.desk)
        self._detail, self._chain = RecommendationDetail(self.desk), Chain(self.desk)
        self._looking = Looking(self.desk, self._table)
        self._acts = RowActs(self.desk, self._table, self._looking, self, self._beside)
        self._pages = QStackedWidget()
        self._middle, self._side = QStackedWidget(), QStackedWidget()
        self._empty = NothingYet(self.desk)

    def _lay_out(self) -> None:
        self._middle.addWidget(self._looking)
        self._middle.addWidget(self._empty)
        nothing = column(self.desk)
        nothing.addWidget(label(self.tr("Choose a recommendation to see and judge it here."), "quiet", wrap=True))
        nothing.addStretch(1)
        self._nothing, self._area = holder(nothing), scrolled(self._detail, self.tr("The chosen recommendation"))
        for page in (self._nothing, self._area):
            self._side.addWidget(page)
        self._split()

    def _split(self) -> None:
        main, side = column(self.desk, margin="", gap=""), column(self.desk, margin="", gap="")
        main.addWidget(self._summary)
        main.addWidget(line())
        main.addWidget(self._middle, 1)
        side.addWidget(self._side)
        self._panes = QSplitter(childrenCollapsible=False)
        self._panes.addWidget(holder(main))
        self._panes.addWidget(holder(side, "panel"))
        self._panes.setStretchFactor(0, 1)
        self._size_panes()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._pages.addWidget(self._panes)
        whole.addWidget(self._pages)

    def _size_panes(self) -> None:
        """As the person left them, else so that the detail has room for its text."""
        detail = round(200 + 150 * self.desk.theme.scale)
        self._panes.setSizes(self.desk.setting("checklist.panes", [_WIDE - detail, detail]))

    def _listen(self) -> None:
        self.desk.theme_changed.connect(self._size_panes)
        self.desk.changed.connect(lambda kind, record_id: self._told.add((kind, record_id)))
        self._looking.arranged.connect(self._arranged)
        self._acts.beginning.connect(self._detail.flush)
        self._table.chosen.connect(self._choose_row)
        self._table.edit_wanted.connect(self._detail.text.setFocus)
        self._table.menu_wanted.connect(self._open_menu)
        self._table.passage_dropped.connect(self._take_passage)
        self._summary.added.connect(self.add_recommendation)
        self._summary.from_paper.connect(self.taking_in_wanted)
        self._empty.added.connect(self.add_recommendation)
        self._empty.from_paper.connect(self.taking_in_wanted)
        self._empty.sample_wanted.connect(self.sample_wanted)
        detail, changes = self._detail, self._changes
        detail.source_wanted.connect(self._open_passage)
        detail.removal_wanted.connect(self._remove)
        detail.judgement.judged.connect(changes.judge)
        detail.judgement.explained.connect(changes.explain)
        detail.reported.reported.connect(changes.report)
        detail.response.chosen.connect(self._respond)
        detail.agreed.judged.connect(changes.agree)
        detail.agreed.explained.connect(changes.explain_agreed)
        detail.revisions.revised.connect(changes.revise)
        detail.ending.ended.connect(changes.end)
        detail.ending.reopened.connect(changes.reopen)
        detail.evidence.graded.connect(changes.grade)
        self._chain.graded.connect(changes.grade)
        self._chain.source_wanted.connect(self._open_passage)
        self._chain.stepped.connect(self._step)
        self._chain.left.connect(self._leave_chain)
        for doors in (detail.evidence, detail.questions, detail.life, detail.ending, self._chain):
            doors.opened.connect(self._open)
        self._keeping = QTimer(self, singleShot=True, interval=500)
        self._keeping.timeout.connect(lambda: self.desk.keep("checklist.panes", self._panes.sizes()))
        self._panes.splitterMoved.connect(self._keeping.start)

    def _chosen(self) -> ChecklistRow | None:
        """The recommendation in the pane at the right, which the table may leave out."""
        return self._known.row(self._chosen_id) if self._known is not None else None

    def _beside(self) -> Recommendation | None:
        chosen = self._chosen()
        return chosen.recommendation if chosen is not None else None

    def _choose_row(self, chosen: ChecklistRow) -> None:
        self._detail.flush()
        self._chosen_id = chosen.recommendation.id
        self.desk.keep("checklist.current", self._chosen_id)
        self._fill_detail()

    def _choose(self, recommendation_id: str) -> None:
        row = self._known.row(recommendation_id) if self._known is not None else None
        if row is not None:
            if self._table.rows.row_of(recommendation_id) < 0:
                self._looking.show_all(Sieve(ended=Ended.OPEN if row.recommendation.is_open else Ended.ALL))
            self._table.show_row(recommendation_id, is_new=True)
            if (chosen := self._table.row()) is not None:
                self._choose_row(chosen)

    def _choose_wanted(self) -> None:
        """Choose what was asked for before it was read, as soon as it is."""
        if self._known is not None and self._known.row(self._wanted) is not None:
            self._choose(self._wanted)
            if self._is_to_be_written:
                self._detail.text.setFocus()
            self._wanted, self._is_to_be_written = "", False

    def _arranged(self) -> None:
        """The person looks another way: what was chosen stays chosen where it is still shown."""
        if self._table.rows.row_of(self._chosen_id) >= 0:
            self._table.show_row(self._chosen_id, is_new=True)

    def _take(self, read: MeetingChecklist | None, ahead: Arranging | None) -> None:
        """Show what was read, and then what has changed meanwhile."""
        if ahead is None:
            self._show(read)
            return
        self._looking.take(ahead)
        told, self._told = self._told, set()
        newer = read_again(self.desk, read, told) if read is not None else None
        if newer is None:
            self._told = told
            self.fill()
            return
        self._show(newer)
        self._choose_wanted()
        elsewhere, self._wanted = rows.get(self.desk.library, Recommendation, self._wanted), ""
        if elsewhere is not None:  # of a meeting that is not on the desk
            self.desk.show(elsewhere)
        self.told.emit()

    def _show(self, now: MeetingChecklist | None) -> None:
        before, self._known = self._known, now
        self._looking.fill(now, keeping=self._chosen_id if before is not None else "")
        if self._chosen() is None or (before is None and self._table.rows.row_of(self._chosen_id) < 0):
            first = next((line for line in self._table.rows.lines() if isinstance(line, ChecklistRow)), None)
            self._chosen_id = first.recommendation.id if first is not None else ""
        if not self._table.is_written_in:
            self._table.show_row(self._chosen_id)
        self._show_pages()
        if now is not None:
            self._summary.fill(now)
            self._fill_detail()

    def _refill(self) -> None:
        self.fill()
        self.told.emit()

    def _fill_detail(self) -> None:
        if self._known is None:
            return
        row = self._chosen()
        chosen = with_reports(self.desk.library, row) if row is not None else None
        self._detail.fill(chosen, self._known)
        self._side.setCurrentWidget(self._area if chosen else self._nothing)
        if chosen is None:
            self._leave_chain()
        elif self._pages.currentWidget() is self._chain:
            self._chain.fill(chosen, self._known)

    def _save_tracker(self, *, prints: bool = False) -> None:
        self._detail.flush()
        if self._known is not None and self._known.rows:
            TrackerDialog(self.desk, self, prints=prints).open()

    def _see_chain(self) -> None:
        """From the finding to the evidence of the chosen recommendation, side by side; again, back to the table."""
        if self._pages.currentWidget() is self._chain:
            self._leave_chain()
        elif self._chosen() is not None:
            self._detail.flush()
            self._pages.setCurrentWidget(self._chain)
            self._fill_detail()
            self._chain.after.setFocus()

    def _leave_chain(self) -> None:
        if self._pages.currentWidget() is self._chain:
            self._pages.setCurrentWidget(self._panes)
            self._table.setFocus()

    def _step(self, step: int) -> None:
        at = self._table.currentIndex().row() + step
        while 0 <= at < self._table.rows.rowCount():
            if isinstance(self._table.rows.line(at), ChecklistRow):
                self._table.setCurrentIndex(self._table.rows.index(at, Column.TEXT))
                return
            at += step

    def _respond(self, response: Response) -> None:
        if (chosen := self._beside()) is not None:
            self._changes.respond(chosen, response)

    def _report(self) -> None:
        if self._chosen() is not None:
            self._detail.reported.ask()
            form = self._detail.reported.form  # its place is known once it is laid out
            QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(form))

    def _add_passage(self) -> None:
        if (chosen := self._table.row()) is not None:
            self._take_passage(chosen, None)

    def _open_openings(self) -> None:
        chosen = self._table.row()
        if self._known is not None and chosen is not None:
            self._detail.flush()
            advice = [row.recommendation for row in self._known.rows]
            openings.ask(self.desk, self, advice, chosen.recommendation.id, self._add_opened)

    def _add_opened(self, opening: openings.Opening) -> None:
        if (meeting := self.desk.meeting) is not None:
            self._asking.add_question(meeting.id, ("", ""), self.desk.show, **opening.fields())

    def _take_passage(self, row: ChecklistRow, passage: tuple[int, int] | None) -> None:
        self._detail.flush()
        self._choose(row.recommendation.id)
        self.passage_given.emit(row.recommendation, passage)

    def _remove(self) -> None:
        at = self._table.currentIndex().row()
        self._detail.flush()
        self._acts.changes.remove(self._acts.selected())
        self._refill()
        rows = self._table.rows
        places = [place for place, line in enumerate(rows.lines()) if isinstance(line, ChecklistRow)]
        if places:
            place = next((each for each in places if each >= at), places[-1])
            self._table.setCurrentIndex(rows.index(place, Column.TEXT))

    def _open(self, record: Record | Revision) -> None:
        anchor = getattr(record, "anchor", None)
        if isinstance(record, Note | ProgressReport | Revision) and anchor is not None:
            self._open_passage(anchor)
        elif isinstance(record, Recommendation):
            self._choose(record.id)
        elif not isinstance(record, Revision):
            self.desk.show(record)

    def _open_passage(self, anchor: Anchor) -> None:
        row = self._chosen()
        told = with_reports(self.desk.library, row) if row is not None else None
        about: list[Anchored] = []
        if told is not None:
            about = [told.recommendation, *told.reports, *told.evidence, *told.questions]
        place = latest_place(self.desk.library, about, anchor)
        paper = rows.get(self.desk.library, Paper, place.paper_id)
        if paper is None:
            self.desk.noticed.emit(self.tr("The paper of this passage is no longer here."))
            return
        self.desk.show(paper, place.start)
        if place is not anchor:
            self.desk.noticed.emit(self.tr("This is the later version of the paper, where the passage stands too."))

    def _open_menu(self, place: QPoint) -> None:
        self._acts.open_menu(place, self.handlers(), self._detail.text.setFocus)

    def _show_pages(self) -> None:
        is_empty = self._known is None or not self._known.rows
        self._summary.setVisible(not is_empty)
        self._middle.setCurrentWidget(self._empty if is_empty else self._looking)
        if not is_empty:
            return
        self._side.setCurrentWidget(self._nothing)
        self._empty.say(has_meeting=self._known is not None, is_reading=self._reading.is_reading)
