"""The evidence and the questions that bear on a recommendation, as cards that open."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from scrutiny_desktop.domain.note import GRADES, Note
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.fields import Choice
from scrutiny_desktop.views.pieces import chip, column, emptied, label, row
from scrutiny_desktop.views.words import shortened, source, tone, word

_LONGEST = 200
"""Characters of a quotation that are shown; the rest is one key away."""


class Door(QFrame):
    """A card that opens on a press of the mouse, or of Enter or Space."""

    opened = Signal()

    def __init__(self, name: str, record_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record_id = record_id
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit()


class Linked(QWidget):
    """Says what was to be opened, and how evidence was graded."""

    opened = Signal(object)
    graded = Signal(object, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: list[Note | Question] | None = None
        self._focused: tuple[str, type[QWidget]] | None = None
        self._cards = QVBoxLayout(self)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(desk.theme.size("s2"))

    def fill_evidence(self, notes: Sequence[Note], papers: Mapping[str, Paper]) -> None:
        """Show evidence; cards that are unchanged keep the focus."""
        if not self._is_other(notes):
            return
        for note in notes:
            self._cards.addWidget(self._evidence(note, papers))
        if not notes:
            words = keyed(self.tr("None seen yet. Select a passage in a paper and press {evidence}."))
            self._cards.addWidget(label(words, "small", wrap=True))
        self._focus_again()

    def fill_questions(self, questions: Sequence[Question]) -> None:
        """Show questions; cards that are unchanged keep the focus."""
        if not self._is_other(questions):
            return
        for question in questions:
            self._cards.addWidget(self._question(question))
        if not questions:
            self._cards.addWidget(label(self.tr("No question bears on it yet."), "small", wrap=True))
        self._focus_again()

    def cards(self) -> list[Door]:
        """The cards that are shown."""
        found = (self._cards.itemAt(at) for at in range(self._cards.count()))
        parts = [part.widget() for part in found if part is not None]
        return [card for card in parts if isinstance(card, Door)]

    def doors(self) -> list[QWidget]:
        """All that takes the keyboard, in reading order."""
        return [each for card in self.cards() for each in (card, card.findChild(Choice)) if isinstance(each, QWidget)]

    def _is_other(self, records: Sequence[Note | Question]) -> bool:
        if list(records) == self._shown:
            return False
        self._focused = next((place for card in self.cards() if (place := _focus_in(card))), None)
        self._shown = list(records)
        emptied(self._cards)
        return True

    def _focus_again(self) -> None:
        """Give the keyboard back to the card that had it before the cards were made anew."""
        for card in self.cards():
            if self._focused is not None and card.record_id == self._focused[0]:
                (card.findChild(self._focused[1]) or card).setFocus()
        self._focused = None

    def _evidence(self, note: Note, papers: Mapping[str, Paper]) -> QWidget:
        place = source(papers.get(note.anchor.paper_id), note.anchor) if note.anchor else ""
        quote = shortened(note.anchor.quote, _LONGEST) if note.anchor else ""
        card = self._door(self.tr("Evidence: {words}; {place}").format(words=note.text or quote, place=place), note)
        inside, top = column(self._desk, margin="s2", gap="s1"), row(self._desk)
        grade = Choice(self.tr("How far this evidence reaches"))
        grade.fill([(each, word(each)) for each in GRADES], note.grade)
        grade.chosen.connect(lambda chosen: self.graded.emit(note, chosen))
        top.addWidget(chip(self.tr("Evidence"), "evidence"))
        top.addWidget(grade, 1)
        inside.addLayout(top)
        for words, face in ((f"“{quote}”" if quote else "", ""), (note.text, ""), (place, "small")):
            if words:
                inside.addWidget(label(words, face, wrap=True))
        card.setLayout(inside)
        return card

    def _question(self, question: Question) -> QWidget:
        text = question.text or self.tr("No words yet")
        card = self._door(self.tr("Question: {words}").format(words=text), question)
        inside, top = column(self._desk, margin="s2", gap="s1"), row(self._desk)
        top.addWidget(chip(self.tr("Question"), "question"))
        top.addWidget(chip(word(question.standing), tone(question.standing)))
        top.addStretch()
        inside.addLayout(top)
        inside.addWidget(label(text, wrap=True))
        card.setLayout(inside)
        return card

    def _door(self, name: str, record: Note | Question) -> Door:
        card = Door(name, record.id)
        card.opened.connect(lambda: self.opened.emit(record))
        return card


def _focus_in(card: Door) -> tuple[str, type[QWidget]] | None:
    """The card's record and the kind of widget in it that has the keyboard."""
    focused = card.window().focusWidget()
    if focused is None or (focused is not card and not card.isAncestorOf(focused)):
        return None
    return card.record_id, type(focused)
