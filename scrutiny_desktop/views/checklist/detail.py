"""One recommendation with all that bears on it; what is typed is saved as it is typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.dilution import lost_words, softer_words
from scrutiny_desktop.domain.recommendation import Recommendation, Response
from scrutiny_desktop.views.checklist.agreed import Agreed
from scrutiny_desktop.views.checklist.ending import Ended
from scrutiny_desktop.views.checklist.explained import explained
from scrutiny_desktop.views.checklist.from_others import FromOthers
from scrutiny_desktop.views.checklist.judgement import Judgement, Moves
from scrutiny_desktop.views.checklist.linked import Linked
from scrutiny_desktop.views.checklist.pointed import told
from scrutiny_desktop.views.checklist.reported import Reported
from scrutiny_desktop.views.checklist.shown import MeetingChecklist
from scrutiny_desktop.views.checklist.timeline import Timeline
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.editor import Editor
from scrutiny_desktop.views.fields import Choice, DueDate, GrowingText, Suggesting, in_reading_order
from scrutiny_desktop.views.pieces import button, column, label, row
from scrutiny_desktop.views.revisions import Revisions
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
        self.due.show_date(one.due, one.id)
        self.overdue.setText(known.overdue(shown))
        self.overdue.setVisible(bool(self.overdue.text()))
        self.series.offer(known.words_of("series"))
        self.theme.offer(known.words_of("theme"))
        self.revisions.fill(one)
        self.response.fill([(each, word(each)) for each in Response], one.response)
        self.source.setText(source(known.papers.get(one.anchor.paper_id), one.anchor) if one.anchor else "")
        self.source.setVisible(one.anchor is not None)
        self.door.setVisible(one.anchor is not None)
        self.reported.fill(shown)
        self.judgement.fill(shown)
        self.moves.fill(shown.assessment)
        self.agreed.fill(shown)
        self.others.show_recommendation(one.id)
        self.ending.fill(one, [row.recommendation for row in known.rows])
        self.life.fill(one)
        self._point(one)
        self._evidence_caption.setText(self.tr("Evidence · {count}").format(count=len(shown.evidence)))
        self.evidence.fill_evidence(shown.evidence, known.papers)
        self._questions_caption.setText(self.tr("Questions · {count}").format(count=len(shown.questions)))
        self.questions.fill_questions(shown.questions)
        self._order()

    def flush(self) -> None:
        super().flush()
        for part in (self.judgement, self.reported, self.agreed, self.revisions, self.ending):
            part.flush()

    def _make_fields(self) -> None:
        desk = self.desk
        self.removal = button(self.tr("Remove"), self.removal_wanted.emit, face="link",
                              name=self.tr("Remove this recommendation"))  # fmt: skip
        self.number = QLineEdit()
        self.number.setAccessibleName(self.tr("Number"))
        self.number.setFixedWidth(desk.theme.size("s8") * 2)
        self.source = label("", "small", wrap=True)
        self.door = button(self.tr("Open at source"), self._open, face="link")
        self.text = GrowingText(self.tr("Recommendation"), face="title", hint=self.tr("What the review recommends"))
        self.lead = Suggesting(self.tr("Lead agency"))
        self.officer = QLineEdit()
        self.officer.setAccessibleName(self.tr("Lead officer"))
        self.series = Suggesting(self.tr("Series"), hint=self.tr("For a review with several lists"))
        self.theme = Suggesting(self.tr("Theme"))
        self.timescale = QLineEdit()
        self.timescale.setAccessibleName(self.tr("The date as printed"))
        self.timescale.setPlaceholderText(self.tr("As printed, such as “ongoing”"))
        self.finding = GrowingText(self.tr("Finding"), hint=self.tr("What the review found, in its words"))
        self.outcome = GrowingText(self.tr("Outcome intended"), hint=self.tr("What the action is meant to change"))
        self.pointed = label("", "small", wrap=True)
        self.revisions, self.agreed, self.ending, self.life = Revisions(desk), Agreed(desk), Ended(desk), Timeline(desk)
        self.due = DueDate(desk, self.tr("Due"))
        self.overdue = label("", "poor")
        self.response = Choice(self.tr("Response of the partnership"))
        self.response_words = GrowingText(self.tr("Response in words"), hint=self.tr("In the partnership’s words"))
        self.action = GrowingText(self.tr("Action planned"), hint=self.tr("What the lead agency says it will do"))
        self.reported, self.judgement, self.moves = Reported(desk), Judgement(desk), Moves(desk)
        self.evidence, self.questions = Linked(desk), Linked(desk)
        self.others = FromOthers(desk)
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
        whole.addWidget(self.pointed)
        self._captioned(whole, explained(self.tr("Reported progress"), "progress"), self.reported)
        self._captioned(whole, label(self.tr("My assessment before the meeting"), "caption"), self.judgement)
        self._captioned(whole, self._evidence_caption, self.evidence)
        self._captioned(whole, self._questions_caption, self.questions)
        self._captioned(whole, label(self.tr("How the view has moved"), "caption"), self.moves)
        self._captioned(whole, explained(self.tr("Agreed by the Panel at this meeting"), "assurance"), self.agreed)
        whole.addWidget(self.others)
        whole.addWidget(explained(self.tr("Response of the partnership"), "response"))
        whole.addLayout(self._form())
        whole.addWidget(self.revisions)
        whole.addWidget(self.response_words)
        self._captioned(whole, label(self.tr("Finding"), "caption"), self.finding)
        self._captioned(whole, label(self.tr("Outcome intended"), "caption"), self.outcome)
        self._captioned(whole, label(self.tr("Its life over the meetings"), "caption"), self.life)
        self._captioned(whole, explained(self.tr("When the Panel is done with it"), "ending"), self.ending)
        whole.addSpacing(desk.theme.size("s3"))
        whole.addWidget(self.removal)
        whole.addStretch(1)
        self.setLayout(whole)

    def _order(self) -> None:
        """Let Tab go from the top to the bottom, also through what was made just now."""
        due, agreed, ending = self.due, self.agreed, self.ending
        linked = (*self.evidence.doors(), *self.questions.doors(), *agreed.buttons.buttons, agreed.words)
        form = (self.lead, self.officer, due.edit, due.set, due.clear, self.timescale, self.series, self.theme)
        answer = (self.response, self.revisions.open, self.revisions.on, self.revisions.why, self.response_words)
        ends = (ending.place, ending.again, ending.open, ending.kind, ending.successor, ending.on, ending.why)
        in_reading_order(self.judgement.words, *linked, *form, *answer, self.finding, self.outcome,
                         *self.life.doors(), *ends, self.removal)  # fmt: skip

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
        form.addRow(label(self.tr("Officer"), "quiet"), self.officer)
        form.addRow(label(self.tr("Due"), "quiet"), self.due)
        form.addRow("", self.overdue)
        form.addRow(label(self.tr("Printed"), "quiet"), self.timescale)
        form.addRow(label(self.tr("Series"), "quiet"), self.series)
        form.addRow(label(self.tr("Theme"), "quiet"), self.theme)
        form.addRow(label(self.tr("Response"), "quiet"), self.response)
        return form

    def _listen(self) -> None:
        self.bind("number", self.number, self.tr("renumber recommendation"), read=str.strip)
        self.bind("text", self.text, self.tr("edit recommendation"))
        self.bind("lead_agency", self.lead, self.tr("change lead agency"), read=str.strip)
        self.bind("lead_officer", self.officer, self.tr("change lead officer"), read=str.strip)
        self.bind("series", self.series, self.tr("change series"), read=str.strip)
        self.bind("theme", self.theme, self.tr("change theme"), read=str.strip)
        self.bind("timescale", self.timescale, self.tr("edit printed date"), read=str.strip)
        self.bind("finding", self.finding, self.tr("edit finding"))
        self.bind("outcome", self.outcome, self.tr("edit outcome"))
        self.bind("action", self.action, self.tr("edit action planned"))
        self.bind("response_words", self.response_words, self.tr("edit response"))
        self.due.changed_to.connect(lambda day: self.change(self.tr("change due date"), due=day))

    def _point(self, one: Recommendation) -> None:
        """Say which words of the finding and the recommendation the action no longer carries."""
        dated = one.timescale or (one.due.isoformat() if one.due else "")
        lost = [
            *lost_words(one.text, one.action, timescale=dated),
            *lost_words(one.finding, one.action, timescale=dated),
        ]
        said = [self.tr("The action does not say — {words}").format(words=told(lost))] if lost else []
        if soft := softer_words(one.text, one.action):
            said.append(self.tr("Softer than the recommendation — {words}").format(words=told(soft)))
        self.pointed.setText("\n".join(said))
        self.pointed.setVisible(bool(said))

    def _open(self) -> None:
        if self.record is not None and self.record.anchor is not None:
            self.source_wanted.emit(self.record.anchor)
