"""One recommendation with all that bears on it; what is typed is saved as it is typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.recommendation import Response
from scrutiny_desktop.views.checklist.judgement import Judgement, Moves
from scrutiny_desktop.views.checklist.linked import Linked
from scrutiny_desktop.views.checklist.reported import Reported
from scrutiny_desktop.views.checklist.shown import MeetingChecklist
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.editor import Editor
from scrutiny_desktop.views.fields import Choice, DueDate, GrowingText, Suggesting, in_reading_order
from scrutiny_desktop.views.pieces import button, column, label, row
from scrutiny_desktop.views.words import source, word


class RecommendationDetail(Editor):
    """The editor of a recommendation, with its reports, judgement, evidence and questions."""

    source_wanted = Signal(object)
    removal_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._make_fields()
        self._lay_out()
        self._listen()

    def fill(self, shown: ChecklistRow | None, known: MeetingChecklist) -> None:
        """Show a recommendation as the library has it now."""
        if shown is None or self.take(shown.recommendation) is None:
            self.take(None)
            return
        one = shown.recommendation
        self.lead.offer(known.agencies)
        self.due.show_date(one.due)
        self.overdue.setText(known.overdue(shown))
        self.overdue.setVisible(bool(self.overdue.text()))
        self.response.fill([(each, word(each)) for each in Response], one.response)
        self.source.setText(source(known.papers.get(one.anchor.paper_id), one.anchor) if one.anchor else "")
        self.source.setVisible(one.anchor is not None)
        self.door.setVisible(one.anchor is not None)
        self.reported.fill(shown)
        self.judgement.fill(shown)
        self.moves.fill(shown.assessment)
        self._evidence_caption.setText(self.tr("Evidence · {count}").format(count=len(shown.evidence)))
        self.evidence.fill_evidence(shown.evidence, known.papers)
        self._questions_caption.setText(self.tr("Questions · {count}").format(count=len(shown.questions)))
        self.questions.fill_questions(shown.questions)
        in_reading_order(self.judgement.words, *self.evidence.doors(), *self.questions.doors(), self.lead)

    def flush(self) -> None:
        super().flush()
        self.judgement.flush()
        self.reported.flush()

    def _make_fields(self) -> None:
        desk = self.desk
        self.number = QLineEdit()
        self.number.setAccessibleName(self.tr("Number"))
        self.number.setFixedWidth(desk.theme.size("s8") * 2)
        self.source = label("", "small", wrap=True)
        self.door = button(self.tr("Open at source"), self._open, face="link")
        self.text = GrowingText(self.tr("Recommendation"), face="title", hint=self.tr("What the review recommends"))
        self.lead = Suggesting(self.tr("Lead agency"))
        self.due = DueDate(desk, self.tr("Due"))
        self.overdue = label("", "poor")
        self.response = Choice(self.tr("Response of the partnership"))
        self.response_words = GrowingText(self.tr("Response in words"), hint=self.tr("In the partnership’s words"))
        self.action = GrowingText(self.tr("Action planned"), hint=self.tr("What the lead agency says it will do"))
        self.reported, self.judgement, self.moves = Reported(desk), Judgement(desk), Moves(desk)
        self.evidence, self.questions = Linked(desk), Linked(desk)
        self._evidence_caption, self._questions_caption = label("", "caption"), label("", "caption")

    def _lay_out(self) -> None:
        desk = self.desk
        whole = column(desk, margin="s4", gap="s1")
        top = row(desk)
        top.addWidget(label(self.tr("Recommendation"), "quiet"))
        top.addWidget(self.number)
        top.addStretch()
        whole.addLayout(top)
        for part in (self.text, self.source, self.door):
            whole.addWidget(part)
        self._captioned(whole, label(self.tr("Action planned"), "caption"), self.action)
        self._captioned(whole, label(self.tr("Reported progress"), "caption"), self.reported)
        self._captioned(whole, label(self.tr("My assessment before the meeting"), "caption"), self.judgement)
        self._captioned(whole, self._evidence_caption, self.evidence)
        self._captioned(whole, self._questions_caption, self.questions)
        self._captioned(whole, label(self.tr("How the view has moved"), "caption"), self.moves)
        whole.addWidget(label(self.tr("Response of the partnership"), "caption"))
        whole.addLayout(self._form())
        whole.addWidget(self.response_words)
        whole.addSpacing(desk.theme.size("s3"))
        whole.addWidget(
            button(self.tr("Remove"), self.removal_wanted.emit, face="link", name=self.tr("Remove this recommendation"))
        )
        whole.addStretch(1)
        self.setLayout(whole)

    def _captioned(self, layout: QVBoxLayout, caption: QLabel, field: QWidget) -> None:
        caption.setBuddy(field)
        layout.addWidget(caption)
        layout.addWidget(field)

    def _form(self) -> QFormLayout:
        form = QFormLayout(rowWrapPolicy=QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(self.desk.theme.size("s3"))
        form.setVerticalSpacing(self.desk.theme.size("s2"))
        form.addRow(label(self.tr("Lead"), "quiet"), self.lead)
        form.addRow(label(self.tr("Due"), "quiet"), self.due)
        form.addRow("", self.overdue)
        form.addRow(label(self.tr("Response"), "quiet"), self.response)
        return form

    def _listen(self) -> None:
        self.bind("number", self.number, self.tr("renumber recommendation"), read=str.strip)
        self.bind("text", self.text, self.tr("edit recommendation"))
        self.bind("lead_agency", self.lead, self.tr("change lead agency"), read=str.strip)
        self.bind("action", self.action, self.tr("edit action planned"))
        self.bind("response_words", self.response_words, self.tr("edit response"))
        self.due.changed_to.connect(lambda day: self.change(self.tr("change due date"), due=day))
        self.response.chosen.connect(lambda to: self.change(self.tr("change response"), response=to))

    def _open(self) -> None:
        if self.record is not None and self.record.anchor is not None:
            self.source_wanted.emit(self.record.anchor)
