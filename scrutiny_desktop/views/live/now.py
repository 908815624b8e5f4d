"""The question now before the panel: its words, where it comes from, and what was heard."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QScrollArea, QTextEdit, QWidget

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.phrases import one_line
from scrutiny_desktop.domain.question import OUTCOMES, Priority, Question, Standing, Theme
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.closed_chip import closed_chips, signed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.editor import Editor
from scrutiny_desktop.views.live.clock import ThemeClock
from scrutiny_desktop.views.live.floor import FloorWords
from scrutiny_desktop.views.live.own_note import OwnNote
from scrutiny_desktop.views.pieces import button, chip, column, emptied, holder, label, refaced, row
from scrutiny_desktop.views.words import shortened, source, tone, word
from scrutiny_desktop.views.wrapping import Wrapping

_LONGEST_CHIP, _LONGEST_ADVICE = 40, 110
_LINES_HEARD = 3
_WIDE = 16
"""Units of the grid from which on the clock stands beside what is said of the question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What is before the panel, with all that is shown of it."""

    question: Question | None
    theme: Theme | None = None
    recommendations: Sequence[Recommendation] = ()
    papers: Sequence[Paper] = ()
    wordings: Sequence[Question] = ()
    """Of a question that is put for several, what each of them wrote."""


class NowPane(Editor):
    """One question large, with the field for what is heard."""

    passage_wanted = Signal(object)
    speaker_wanted = Signal()
    shown = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._passages: Sequence[Anchor] = ()
        self.is_closed = False
        """Whether what is heard now is exempt: the press and public are out of the room, or the item is exempt."""
        self._chips = Wrapping(desk.theme.size("s2"))
        self.clock = ThemeClock(desk)
        self._top, self._is_wide = row(desk, gap="s4"), True
        self.between = label("", "quiet", wrap=True)
        self.question, self.more = label("", "display", wrap=True), label("", "quiet", wrap=True)
        self.question.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.links = self._linked()
        self.own_note = OwnNote(desk)
        self.floor, self.speaking = FloorWords(desk), button("", lambda: self.speaker_wanted.emit(), face="bare")
        self.heard = self._field()
        self._lay_out()
        self.floor.ended.connect(self.heard.setFocus)
        self.bind("answer", self.heard, self.tr("write what was heard"))

    def show_before(self, before: Before) -> None:
        """Show this question as it is now; what was typed for the one before it is saved first."""
        question: Question | None = self.take(before.question)
        self.heard.setEnabled(question is not None)
        self.heard.setPlaceholderText(self._hint(question))
        self.question.setText(self._words(question))
        was_in_floor = self.floor.words.hasFocus() or self.floor.asker.hasFocus()
        self.floor.show_question(question)
        if was_in_floor and self.floor.isHidden():  # else the keys would go to a button that Space presses
            self.heard.setFocus()
        self.own_note.show_question(question)
        self._show_chips(question, before.theme)
        self._show_source(question, before)
        self.shown.emit()

    def change(self, label: str, burst: str = "", **fields: object) -> None:
        if self.is_closed:
            fields["is_exempt"] = True
        # One stretch of typing may run on from one question into the next; their undo must not.
        super().change(label, burst and f"{burst} {self.record.id}", **fields)

    def minimumSizeHint(self) -> QSize:
        # As high as it is at this width: the layout's own answer is for labels that have not wrapped yet.
        return QSize(super().minimumSizeHint().width(), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lie(is_wide=self.width() >= self.desk.theme.size("s8") * _WIDE)
        super().resizeEvent(event)

    def taken_words(self) -> str:
        """The words selected in what was heard, which are then selected no more; empty for none."""
        cursor = self.heard.textCursor()
        words = one_line(cursor.selectedText())
        cursor.clearSelection()
        self.heard.setTextCursor(cursor)
        return words

    def _lie(self, *, is_wide: bool) -> None:
        """Where there is little room the question comes before all that is said of it."""
        if is_wide is self._is_wide:
            return
        self._is_wide = is_wide
        self._top.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)
        self.clock.lie(flat=not is_wide)
        layout = self._whole
        if is_wide:
            layout.removeWidget(self._who)
            self._top.insertWidget(0, self._who, 1)
        else:
            layout.insertWidget(layout.indexOf(self.question) + 1, self._who)
        layout.removeItem(self._top)
        layout.insertLayout(0 if is_wide else 1, self._top)
        refaced(self.question, face="display" if is_wide else "title")

    def _lay_out(self) -> None:
        who = column(self.desk, margin="", gap="s2")
        who.addWidget(holder(self._chips))
        who.addWidget(self.between)
        who.addStretch()
        self._who = holder(who)
        self._top.addWidget(self._who, 1)
        self._top.addWidget(self.clock, 0, Qt.AlignmentFlag.AlignTop)
        caption = label(self.tr("&What was heard"), "caption")
        caption.setBuddy(self.heard)
        hearing = column(self.desk, margin="", gap="s1")
        said = Wrapping(self.desk.theme.size("s3"))
        said.addWidget(caption)
        said.addWidget(self.speaking)
        hearing.addWidget(holder(said))
        hearing.addWidget(self.heard, 1)
        layout = self._whole = column(self.desk, margin="s4", gap="s2")
        layout.addLayout(self._top)
        for widget in (self.question, self.floor, self.more, self.links):
            layout.addWidget(widget)
        layout.addLayout(hearing, 1)
        layout.addWidget(self.own_note)
        self.setLayout(layout)

    def _field(self) -> QTextEdit:
        field = _Heard(acceptRichText=False, tabChangesFocus=True)
        field.setAccessibleName(self.tr("What was heard"))
        return field

    def _linked(self) -> QLabel:
        made = label("", wrap=True)
        made.setTextFormat(Qt.TextFormat.RichText)
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        made.setAccessibleName(self.tr("Passages of the question"))
        made.linkActivated.connect(lambda at: self.passage_wanted.emit(self._passages[int(at)]))
        return made

    def _advice(self, recommendation: Recommendation) -> str:
        words = shortened(recommendation.text, _LONGEST_ADVICE)
        return self.tr("Recommendation {number}: {words}").format(number=recommendation.number or "–", words=words)

    def _hint(self, question: Question | None) -> str:
        if question is None:
            return self.tr("Choose a question to write here")
        return self.tr("Select words here to mark them")

    def _words(self, question: Question | None) -> str:
        if question is None:
            none = self.tr(
                "No question is before the panel. {next_question} takes one up; points can be marked as they come."
            )
            return keyed(none)
        return question.text.strip() or self.tr("A question that has no words yet")

    def _show_chips(self, question: Question | None, theme: Theme | None) -> None:
        chips = [(shortened(theme.name, _LONGEST_CHIP), "question")] if theme else []
        between = list[str]()
        if question is not None:
            is_must = question.priority is Priority.MUST_ASK
            chips += [(word(question.priority), tone(question.priority))] if is_must else []
            between += [self.tr("Asked by {name}").format(name=question.asker)] if question.asker else []
            between += [self.tr("to {name}").format(name=question.addressee)] if question.addressee else []
            shown = question.standing not in (*OUTCOMES, Standing.WITHDRAWN, Standing.PLANNED)
            chips += [(word(question.standing), tone(question.standing))] if shown else []
            chips += [(signed(words), face) for words, face in closed_chips(self.desk)(question)]
        self.between.setText(" ".join(between))
        shown_now = [part.widget() for n in range(self._chips.count()) if (part := self._chips.itemAt(n))]
        if [each.text() for each in shown_now if isinstance(each, QLabel)] == [text for text, _ in chips]:
            return
        emptied(self._chips)
        for text, face in chips:
            self._chips.addWidget(chip(text, face))

    def _show_source(self, question: Question | None, before: Before) -> None:
        more, links = list[str](), list[str]()
        self._passages = question.passages if question else ()
        papers = {each.id: each for each in before.papers}
        if question is not None:
            ink = self.desk.theme.color("link").name()
            then = self.tr("Then: “{question}”")
            asks = self.tr("{name} asks: “{question}”")
            more += [asks.format(name=each.asker or "–", question=one_line(each.text)) for each in before.wordings
                     if one_line(each.text) != one_line(question.text)]  # fmt: skip
            more += [then.format(question=each) for each in question.supplementary if each.strip()]
            more += [self._advice(each) for each in before.recommendations]
            links += [
                f'<a href="{n}" style="color: {ink}">{escape(source(papers.get(anchor.paper_id), anchor))}</a>'
                for n, anchor in enumerate(question.passages)
            ]
        self.more.setText("\n".join(more))
        self.more.setVisible(bool(more))
        self.links.setText(" · ".join(links))
        self.links.setVisible(bool(links))


class _Heard(QTextEdit):
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        edges = 2 * self.fontMetrics().height()
        return QSize(0, self.fontMetrics().lineSpacing() * (_LINES_HEARD - 1) + edges)
