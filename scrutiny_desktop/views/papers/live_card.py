"""The one card that can be worked on: the chosen mark's."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from scrutiny_desktop.domain.note import MarkKind, Note
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.views.cut_short import ShortLabel
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.editor import Editor
from scrutiny_desktop.views.fields import GrowingText
from scrutiny_desktop.views.papers.card_words import TAG_SIGN, CardWords
from scrutiny_desktop.views.papers.painted_chip import PaintedChip
from scrutiny_desktop.views.papers.tag_line import TagLine, line_of, tags_of
from scrutiny_desktop.views.pieces import button, column, emptied, label, row
from scrutiny_desktop.views.wrapping import Wrapping


class LiveCard(QFrame):
    """Shows one mark, saves its words as they are typed, and says what else was asked for."""

    grew = Signal()
    left = Signal()
    visibility_pressed = Signal(object)
    priority_pressed = Signal(object)
    evidence_pressed = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setProperty("chosen", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self.card: CardWords | None = None
        self.kind, self.placement = PaintedChip(desk), PaintedChip(desk)
        self.place = ShortLabel()
        self.place.setProperty("face", "small")
        self.place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.visibility = button("", self._press_visibility, face="chip")
        self.more = button("⋯", self._press_more, face="chip", name=self.tr("More for this card"))
        self.quote = label("", "quote", wrap=True)
        self.words = GrowingText(self.tr("Words"), parent=self)
        self.editor = Editor(desk, self)
        self.editor.bind("text", self.words, self.tr("write on a passage"))
        self.tags = TagLine(self)
        self.editor.bind("tags", self.tags, self.tr("tag a mark"), read=tags_of, write=line_of)
        self.chips = QWidget()
        self._chip_row = Wrapping(desk.theme.size("s1"))
        self.chips.setLayout(self._chip_row)
        self.action = button("", self._press_action, face="chip")
        self.action.setParent(self.chips)  # shown without one, it would be a window of its own for a moment
        self._lay_out()

    def show_card(self, card: CardWords) -> None:
        """Show this mark; what was being typed in another is saved first, in the same it goes on."""
        is_other = self.card is None or self.card.mark.key != card.mark.key
        self.card = card
        self.editor.take(card.mark.record)
        self.kind.say(*card.kind)
        self._show_place(card)
        self.quote.setText(card.quote)
        self.quote.setVisible(bool(card.quote))
        self.words.setVisible(card.can_be_written)
        hint = self.tr("Write your question") if isinstance(card.mark.record, Question) else self.tr("Write a note")
        self.words.setPlaceholderText(hint)
        self.words.setAccessibleName(hint)
        self._show_chips(card)
        if is_other:
            self.setAccessibleName(card.spoken)

    def write(self) -> None:
        """Put the cursor behind the words."""
        if self.card is not None and self.card.can_be_written:
            self.words.setFocus()
            self.words.moveCursor(self.words.textCursor().MoveOperation.End)
        else:
            self.visibility.setFocus()

    def write_tags(self) -> None:
        """Put the cursor behind the tags."""
        self.tags.setFocus()
        self.tags.end(False)

    def fit(self, width: int) -> int:
        """Take a width; returns the height this needs."""
        layout = self.layout()
        if layout is None:
            return self.height()
        self.resize(width, self.height())
        layout.activate()
        # In total: with the card's border, which the layout by itself knows nothing of.
        height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else self.sizeHint().height()
        self.resize(width, height)
        layout.activate()
        return height

    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.grew.emit()
        return is_done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_done = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        )
        if event.key() == Qt.Key.Key_Escape or is_done:
            self.editor.flush()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        layout = column(self._desk, margin="s3", gap="s2")
        self._desk.theme_changed.connect(self._dress)
        layout.addLayout(self._head())
        layout.addWidget(self.quote)
        layout.addWidget(self.words)
        layout.addWidget(self.tags)
        layout.addWidget(self.chips)
        self.setLayout(layout)

    def _dress(self) -> None:
        """Take the spaces of the theme's text size."""
        edge, layout = self._desk.theme.size("s3"), self.layout()
        if layout is not None:
            layout.setContentsMargins(edge, edge, edge, edge)
            layout.setSpacing(self._desk.theme.size("s2"))

    def _head(self) -> QHBoxLayout:
        head = row(self._desk, gap="s1")
        head.addWidget(self.kind)
        head.addWidget(self.place, 1)
        for widget in (self.placement, self.visibility, self.more):
            head.addWidget(widget)
        return head

    def _show_place(self, card: CardWords) -> None:
        self.place.say(*card.places, tip=card.cited)
        self.placement.setVisible(card.placement is not None)
        if card.placement is not None:
            self.placement.say(*card.placement)
        self.visibility.setText(card.visibility)
        self.visibility.setAccessibleName(self.tr("Who may see it: {who}").format(who=card.visibility))
        self.visibility.setToolTip(self.tr("Private or for the panel; press to change"))

    def _show_chips(self, card: CardWords) -> None:
        had_focus = self.action.hasFocus()
        self._chip_row.removeWidget(self.action)
        emptied(self._chip_row)
        has_action = isinstance(card.mark.record, Question) or card.mark.record.kind is MarkKind.EVIDENCE
        shown, last = (card.chips[:-1], card.chips[-1]) if has_action else (card.chips, None)
        for text, its_tone in (chip for chip in shown if not chip[0].startswith(TAG_SIGN)):  # they stand in their line
            self._chip_row.addWidget(PaintedChip(self._desk, text, its_tone))
        self.chips.setVisible(any(not text.startswith(TAG_SIGN) for text, _ in card.chips))
        self.action.setVisible(last is not None)
        if last is not None:
            self.action.setText(last[0] + ("…" if isinstance(card.mark.record, Note) else ""))
            is_question = isinstance(card.mark.record, Question)
            said = self.tr("Priority: {word}") if is_question else self.tr("Evidence for, and grade: {word}")
            self.action.setAccessibleName(said.format(word=last[0]))
            self._chip_row.addWidget(self.action)
        if had_focus:
            self.action.setFocus()

    def _press_visibility(self) -> None:
        if self.card is not None:
            self.visibility_pressed.emit(self.card.mark.record)

    def _press_more(self) -> None:
        self.menu_wanted.emit(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _press_action(self) -> None:
        record = self.card.mark.record if self.card is not None else None
        if isinstance(record, Question):
            self.priority_pressed.emit(record)
        elif isinstance(record, Note) and record.kind is MarkKind.EVIDENCE:
            self.evidence_pressed.emit(record)
