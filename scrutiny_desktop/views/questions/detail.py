"""One question with all its fields, saved as they are changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from scrutiny_desktop.domain.note import Visibility
from scrutiny_desktop.domain.question import Priority, Question, Standing, Theme, may_become
from scrutiny_desktop.views.closed_chip import new_chip, show_chip, show_closed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.editor import Editor
from scrutiny_desktop.views.fields import Choice, GrowingText, Number, Segments, Suggesting, in_reading_order
from scrutiny_desktop.views.pieces import button, chip, column, holder, label
from scrutiny_desktop.views.questions.linking import RecommendationButton
from scrutiny_desktop.views.questions.passages import Passages
from scrutiny_desktop.views.questions.shown import MeetingQuestions
from scrutiny_desktop.views.questions.together import Together
from scrutiny_desktop.views.words import tone, word
from scrutiny_desktop.views.wrapping import Wrapping

_LONGEST = 180
"""The most minutes that one question may be given."""


class QuestionDetail(Editor):
    """The editor of a question; ``theme_named`` and ``passage_wanted`` leave to the screen what is not one field."""

    theme_named = Signal(object, str)
    passage_wanted = Signal(object)
    removal_wanted = Signal()
    merge_wanted = Signal()
    plan_turned = Signal(object)
    """To be put in my own plan, or taken out of it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._themes: tuple[Theme, ...] = ()
        self._theme_shown = ""
        self._keeps_order, self._is_mine_planned = True, False
        self._make_fields()
        self._lay_out()
        self._listen()

    def fill(self, question: Question | None, known: MeetingQuestions) -> None:
        """Show a question as the library has it now."""
        if self.record is not None and (question is None or question.id != self.record.id):
            self._name_theme()
        question = self.take(question)
        if question is None:
            return
        self._themes = known.themes
        self.asker.offer(known.names)
        self.addressee.offer(known.addressees())
        self._show_theme(question)
        self.minutes.show_value(question.minutes)
        self.priority.show_value(question.priority)
        self.passages.fill(question.passages, known.papers)
        in_reading_order(self.supplementary, *self.passages.doors(), self.asker)
        self.recommendations.fill(known.recommendations, question.recommendation_ids)
        self.together.fill(question, known)
        self.merging.setEnabled(question.is_open)
        self._keeps_order = known.keeps_order
        self._is_mine_planned = question.id in known.plan.question_ids
        self._show_standing(question)
        show_chip(self.state, known.chips(question)[:1])
        show_closed(self.closed, known.chips(question)[1:])
        self._show_visibility(question)

    def _make_fields(self) -> None:
        desk = self.desk
        self.text = GrowingText(self.tr("Question"), face="title", hint=self.tr("What do you want to ask?"))
        self.why = GrowingText(self.tr("Why this question"), hint=self.tr("What makes it worth asking"))
        self.supplementary = GrowingText(
            self.tr("Supplementary questions"), hint=self.tr("One on each line: “If training: …”")
        )
        self.asker = Suggesting(self.tr("Asked by"))
        self.addressee = Suggesting(self.tr("Put to"), hint=self.tr("Witness or agency"))
        self.theme = Suggesting(self.tr("Theme"), hint=self.tr("Choose one, or type a new one"))
        self.minutes = Number(self.tr("Minutes"), _LONGEST, suffix=self.tr(" min"))
        values = [(each, word(each), tone(each)) for each in Priority]
        self.priority = Segments(desk, self.tr("Priority"), values)
        self.standing = Choice(self.tr("Standing"))
        self.plan = button(self.tr("Plan it"), self._plan)
        self.recommendations = RecommendationButton(desk)
        self.visibility = button("", self._turn_visibility)
        self.passages, self.together = Passages(desk), Together(desk)
        self.merging = button(self.tr("Put as one with…"), self.merge_wanted.emit, face="link",
                              name=self.tr("Put this question as one with others"),
                              tip="{merge_with}")  # fmt: skip
        self.kind, self.state, self.closed = chip(self.tr("Question"), "question"), chip(""), new_chip()

    def _lay_out(self) -> None:
        desk = self.desk
        whole = column(desk, margin="s4", gap="s1")
        chips = Wrapping(desk.theme.size("s2"))
        for part in (self.kind, self.state, self.closed):
            chips.addWidget(part)
        whole.addWidget(holder(chips))
        whole.addWidget(self.text)
        whole.addWidget(self.together)
        whole.addWidget(self.merging, alignment=Qt.AlignmentFlag.AlignLeft)
        self._captioned(whole, self.tr("Priority"), self.priority)
        self._captioned(whole, self.tr("Why this question"), self.why)
        self._captioned(whole, self.tr("Supplementary questions"), self.supplementary)
        self._captioned(whole, self.tr("Passages"), self.passages)
        whole.addLayout(self._form())
        whole.addSpacing(desk.theme.size("s3"))
        whole.addWidget(
            button(self.tr("Remove"), self.removal_wanted.emit, face="link", name=self.tr("Remove this question"))
        )
        whole.addStretch(1)
        self.setLayout(whole)

    def _captioned(self, layout: QVBoxLayout, words: str, field: QWidget) -> None:
        caption = label(words, "caption")
        caption.setBuddy(field)
        layout.addWidget(caption)
        layout.addWidget(field)

    def _form(self) -> QFormLayout:
        form = QFormLayout(rowWrapPolicy=QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setContentsMargins(0, self.desk.theme.size("s3"), 0, 0)
        form.setHorizontalSpacing(self.desk.theme.size("s3"))
        form.setVerticalSpacing(self.desk.theme.size("s2"))
        fields: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Asked by"), self.asker), (self.tr("Put to"), self.addressee), (self.tr("Theme"), self.theme),
            (self.tr("Time"), self.minutes), (self.tr("Standing"), self.standing), ("", self.plan),
            (self.tr("Bears on"), self.recommendations), (self.tr("Seen by"), self.visibility),
        )  # fmt: skip
        for words, field in fields:
            form.addRow(label(words, "quiet"), field)
        return form

    def _listen(self) -> None:
        self.bind("text", self.text, self.tr("edit question"))
        self.bind("why", self.why, self.tr("edit why this question"))
        self.bind("supplementary", self.supplementary, self.tr("edit supplementary questions"),
                  read=_lines, write="\n".join)  # fmt: skip
        self.bind("asker", self.asker, self.tr("change who asks"), read=str.strip)
        self.bind("addressee", self.addressee, self.tr("change whom a question is put to"), read=str.strip)
        self.theme.words.editingFinished.connect(self._name_theme)
        self.theme.activated.connect(self._name_theme)
        self.minutes.changed_to.connect(lambda to: self.change(self.tr("change minutes"), minutes=to))
        self.priority.chosen.connect(lambda to: self.change(self.tr("change priority"), priority=to))
        self.standing.chosen.connect(self._move)
        self.recommendations.picked.connect(self._link)
        self.passages.opened.connect(self.passage_wanted)
        self.passages.taken_off.connect(self._unlink)

    def _show_theme(self, question: Question) -> None:
        self.theme.offer(each.name for each in self._themes)
        is_typed = self.theme.hasFocus() and self.theme.words.text() != self._theme_shown
        if not is_typed:
            self._theme_shown = next((each.name for each in self._themes if each.id == question.theme_id), "")
            if self.theme.words.text() != self._theme_shown:  # else what Tab has selected would be selected no more
                self.theme.words.setText(self._theme_shown)
                self.theme.words.setCursorPosition(0)

    def _show_standing(self, question: Question) -> None:
        lawful = [each for each in Standing if may_become(question.standing, each)]
        self.standing.fill([(each, word(each)) for each in lawful], question.standing)
        is_planned = question.standing is Standing.PLANNED
        mine = self.tr("Take out of my plan") if self._is_mine_planned else self.tr("Put in my plan")
        chairs = self.tr("Back to draft") if is_planned else self.tr("Plan it")
        self.plan.setText(chairs if self._keeps_order else mine)
        self.plan.setAccessibleName(self.plan.text())
        may_plan = may_become(question.standing, self._planned_or_draft(question))
        is_mine = question.owner in ("", self.desk.me.id)
        self.plan.setEnabled(may_plan if self._keeps_order else is_mine)

    def _show_visibility(self, question: Question) -> None:
        is_private = question.visibility is Visibility.PRIVATE
        words = self.tr("Only me") if is_private else self.tr("The panel")
        self.visibility.setText(words)
        self.visibility.setAccessibleName(self.tr("Seen by: {who}; press to change").format(who=words))

    def _plan(self) -> None:
        if (now := self._now()) is None:
            return
        if self._keeps_order:
            self._move(self._planned_or_draft(now))
        else:
            self.plan_turned.emit(now)

    def _planned_or_draft(self, question: Question) -> Standing:
        return Standing.DRAFT if question.standing is Standing.PLANNED else Standing.PLANNED

    def _move(self, standing: Standing) -> None:
        if (now := self._now()) is not None:
            self.desk.change(self.tr("change standing"), old=now, new=now.now(standing))

    def _turn_visibility(self) -> None:
        if (now := self._now()) is not None:
            other = Visibility.PANEL if now.visibility is Visibility.PRIVATE else Visibility.PRIVATE
            self.change(self.tr("change who sees a question"), visibility=other)

    def _link(self, ids: tuple[str, ...]) -> None:
        self.change(self.tr("link recommendations"), recommendation_ids=ids)

    def _unlink(self, anchor: object) -> None:
        if (now := self._now()) is not None:
            kept = tuple(each for each in now.passages if each != anchor)
            self.change(self.tr("unlink passage"), passages=kept)

    def _name_theme(self) -> None:
        now, name = self._now(), self.theme.words.text().strip()
        if now is not None and name != self._theme_shown:
            self._theme_shown = name
            self.theme_named.emit(now, name)

    def _now(self) -> Question | None:
        now = self.desk.now(self.record) if self.record is not None else None
        return now if isinstance(now, Question) else None


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
