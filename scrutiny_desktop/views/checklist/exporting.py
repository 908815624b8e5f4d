"""Saving the checklist as a tracker: as what, which of it, and what is left out, said before it leaves."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QWidget

from scrutiny_desktop.domain.note import Grade
from scrutiny_desktop.domain.recommendation import Assurance, EndingKind, Progress, Rating, Response
from scrutiny_desktop.domain.tracker import TrackerWords
from scrutiny_desktop.flows.tracking import TrackerForm, TrackerOrder, made_tracker, save_tracker, tracker_of
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.pieces import label, refaced
from scrutiny_desktop.views.printing_made import print_made
from scrutiny_desktop.views.saving_as import ask_where, file_name
from scrutiny_desktop.views.words import on_day, on_day_briefly, word


class TrackerDialog(Dialog):
    """What leaves is counted as it is chosen; one's own view leaves only when it is asked for."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, prints: bool = False) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Print the tracker") if prints else self.tr("Save the tracker"))
        self.forms = {
            TrackerForm.PDF: QRadioButton(self.tr("&PDF, each recommendation with its fields below one another")),
            TrackerForm.WORKBOOK: QRadioButton(self.tr("&Workbook (XLSX)")),
            TrackerForm.TABLE: QRadioButton(self.tr("&Table (CSV, for other programs)")),
        }
        self.open_only = QCheckBox(self.tr("Only those that are &open"))
        self.with_own = QCheckBox(self.tr("With my &own view: evidence, assurance and its words (private)"))
        self.told = label("", "quiet", wrap=True)
        group = QButtonGroup(self)
        self.body.addWidget(label(self.tr("Saved as"), "caption"))
        for form in self.forms.values():
            group.addButton(form)
            self.body.addWidget(form)
        self.body.addWidget(label(self.tr("What goes in"), "caption"))
        for choice in (self.open_only, self.with_own):
            choice.toggled.connect(self._tell)
            self.body.addWidget(choice)
        self.body.addWidget(self.told)
        self.body.addStretch()
        self.forms[TrackerForm.PDF].setChecked(True)
        self.decides(self.tr("&Save…"))
        self.accepted.connect(self._ask)
        self.printing = self.buttons.addButton(self.tr("P&rint…"), self.buttons.ButtonRole.ActionRole)
        self.printing.clicked.connect(self._print)
        if prints:
            refaced(self.decide, face="")
            refaced(self.printing, face="main")
            self.printing.setDefault(True)
            self.printing.setFocus()
        self.finished.connect(self.deleteLater)
        self._tell()
        self.fit(17, 12)

    def order(self) -> TrackerOrder:
        """What is chosen."""
        desk, meeting = self.desk, self.desk.meeting
        panel = desk.panel.name if desk.panel else ""
        heading = ", ".join(part for part in (panel, on_day(meeting.on) if meeting else "") if part)
        return TrackerOrder(
            meeting_id=meeting.id if meeting else "", heading=heading, author=panel,
            open_only=self.open_only.isChecked(), with_own=self.with_own.isChecked(), words=tracker_words(),
            page=self.tr("page {page}"),
        )  # fmt: skip

    def form(self) -> TrackerForm:
        """As what."""
        return next(form for form, button in self.forms.items() if button.isChecked())

    def _tell(self) -> None:
        made = tracker_of(self.desk.library, self.order())
        count = self.tr("Recommendations: {n}. {classification}.")
        said = [count.format(n=len(made.lines), classification=made.classification), *made.left_out]
        self.told.setText("\n".join(said))
        for door in (self.decide, self.printing):
            door.setEnabled(bool(made.lines))

    def _print(self) -> None:
        desk, order = self.desk, self.order()
        made = partial(made_tracker, desk.library.access, desk.clock, order, TrackerForm.PDF, desk.resources)
        print_made(desk, self.parentWidget(), self.tr("Tracker"), made)
        self.reject()

    def _ask(self) -> None:
        form, order = self.form(), self.order()
        kinds = {TrackerForm.PDF: self.tr("PDF (*.pdf)"), TrackerForm.WORKBOOK: self.tr("Workbook (*.xlsx)"),
                 TrackerForm.TABLE: self.tr("CSV (*.csv)")}  # fmt: skip
        name = file_name(
            order.heading, self.tr("tracker (private)") if order.with_own else self.tr("tracker"), form.value
        )
        # What was chosen is taken now: when the file has been named, this dialog is gone.
        ask_where(self.desk, self.parentWidget(), self.windowTitle(), name, kinds[form],
                  partial(save_as, self.desk, order, form))  # fmt: skip


def save_as(desk: Desk, order: TrackerOrder, form: TrackerForm, out: Path) -> None:
    """Save the tracker as a job."""
    job = partial(save_tracker, desk.library.access, desk.clock, order, form, desk.resources, out)
    said = desk.tr("The tracker is saved: {file}")
    desk.jobs.start(desk.tr("Saving the tracker…"), job, lambda file: desk.noticed.emit(said.format(file=file)))


def tracker_words() -> TrackerWords:
    """The words of a tracker in the reader's language."""
    tr = QCoreApplication.translate
    states = [each for kind in (Response, Progress, Rating, Grade, Assurance, EndingKind) for each in kind]
    return TrackerWords(
        title=tr("tracker", "Recommendations"),
        heads={
            "number": tr("tracker", "No."),
            "series": tr("tracker", "Series"),
            "theme": tr("tracker", "Theme"),
            "text": tr("tracker", "Recommendation"),
            "response": tr("tracker", "Response"),
            "response_words": tr("tracker", "Response in words"),
            "action": tr("tracker", "Action"),
            "outcome": tr("tracker", "Outcome intended"),
            "lead_agency": tr("tracker", "Lead"),
            "lead_officer": tr("tracker", "Officer"),
            "first_due": tr("tracker", "First due"),
            "due": tr("tracker", "Due"),
            "why": tr("tracker", "Why revised"),
            "reported_on": tr("tracker", "Reported on"),
            "progress": tr("tracker", "Reported"),
            "rating": tr("tracker", "Rated"),
            "reported": tr("tracker", "Report"),
            "agreed": tr("tracker", "Panel’s assurance"),
            "agreed_words": tr("tracker", "As the Panel agreed"),
            "evidence": tr("tracker", "Evidence I saw"),
            "mine": tr("tracker", "My assurance"),
            "mine_words": tr("tracker", "Why I judge so"),
            "ended": tr("tracker", "Ended"),
        },
        states={str(each): word(each) for each in states},
        day=on_day_briefly,
        public=tr("tracker", "Public"),
        private=tr("tracker", "Private: with one member’s own view"),
        left_out_one=tr("tracker", "1 recommendation rests on a paper that is not public, and is left out."),
        left_out_many=tr("tracker", "{count} recommendations rest on papers that are not public, and are left out."),
        report_one=tr("tracker", "1 report rests on a paper that is not public, and is left out."),
        report_many=tr("tracker", "{count} reports rest on papers that are not public, and are left out."),
        no_reason=tr("tracker", "no reason given"),
    )
