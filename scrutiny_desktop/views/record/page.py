"""What is made of a meeting as the page it will be printed on, its sentences to be corrected where they stand."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QTextCharFormat, QTextCursor, QTextFrameFormat
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from scrutiny_desktop.domain.minute_block import Minute, MinuteBlock
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.record.writing import SERIF, Writing

_ACROSS, _ROOM = 20, 2
"""Width of the page and its margins, in steps of s8."""
_LEAST = 10
"""Where the page is narrow, its margins are this part of it."""


class MinutePage(QTextBrowser):
    """Shows the same blocks that the file is made from; ``corrected`` with a sentence and what it is to say."""

    corrected = Signal(object, str, str)
    """The sentence as it stood, its words now, and the burst of typing."""
    stood = Signal(object)
    """The sentence that is chosen now."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, openLinks=False)
        self._desk = desk
        self._minute: Minute | None = None
        self._blocks: list[tuple[int, MinuteBlock]] = []
        """Each correctable sentence, by the number of its block of text."""
        self._at, self._place_before = -1, 0
        self._going: tuple[str, str] | None = None
        self.editor = _Editor(self)
        self.setObjectName("paper")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("The page as it will be saved"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.editor.ended.connect(self._end)
        self._watch = desk.autosave(self.editor, self._save)
        self.verticalScrollBar().valueChanged.connect(self._place)
        self._writing = Writing(desk, self)
        self._writing.came_on.connect(self._go_on)
        self._writing.ended.connect(self._come_to_rest)
        desk.theme_changed.connect(self._draw)

    def show_minute(self, minute: Minute | None) -> None:
        """Show a page; the same one again leaves place and selection as they are."""
        if minute != self._minute:
            self._minute = minute
            self._draw(afresh=False)

    def sentence(self) -> MinuteBlock | None:
        """The sentence that is chosen, where one can be corrected."""
        return self._blocks[self._at][1] if 0 <= self._at < len(self._blocks) else None

    def step(self, by: int) -> None:
        """Choose the next sentence, or the one before."""
        if self._blocks:
            self._choose(min(max(0, self._at + by), len(self._blocks) - 1) if self._at >= 0 else 0)

    def go_to(self, agenda_item_id: str, key: str) -> None:
        """Choose a sentence by its name."""
        self._going = (agenda_item_id, key)
        self._go_where_wanted()

    def correct(self) -> None:
        """Open the chosen sentence for other words, where it stands."""
        if self.sentence() is None:
            self.step(0)
        if (block := self.sentence()) is not None:
            self._watch.show(block.text)
            self.editor.setAccessibleName(self.tr("Sentence {label}").format(label=block.label).strip())
            self.editor.setStyleSheet(f'font-family: "{SERIF}"; font-size: {self._desk.theme.size("heading")}px;')
            self._place_over(block)
            self._bring_into_view()
            self.editor.setFocus()
            self.editor.selectAll()

    def _choose(self, at: int) -> None:
        self._at = at
        found = self.document().findBlockByNumber(self._blocks[at][0])
        cursor = QTextCursor(found)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self._mark()
        self.stood.emit(self.sentence())

    def _mark(self) -> None:
        """Show which sentence is chosen."""
        shown = []
        if 0 <= self._at < len(self._blocks):
            chosen = QTextEdit.ExtraSelection()
            chosen.format.setBackground(self._desk.theme.color("chosen"))
            chosen.format.setProperty(QTextCharFormat.Property.FullWidthSelection, True)
            chosen.cursor = QTextCursor(self.document().findBlockByNumber(self._blocks[self._at][0]))
            chosen.cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            shown.append(chosen)
        self.setExtraSelections(shown)

    def _place_over(self, block: MinuteBlock) -> None:
        self.editor.about = (block.agenda_item_id, block.key)
        self.editor.show()
        self._place()

    def _place(self) -> None:
        if not self.editor.isVisible() or not 0 <= self._at < len(self._blocks):
            return
        found = self.document().findBlockByNumber(self._blocks[self._at][0])
        box = self.document().documentLayout().blockBoundingRect(found).toRect()
        size = self._desk.theme.size
        box.translate(0, -self.verticalScrollBar().value())
        least = size("heading") + size("s5")
        self.editor.setGeometry(QRect(box.left() - size("s1"), box.top() - size("s1"), box.width() + size("s2"),
                                      max(least, box.height() + size("s4"))))  # fmt: skip

    def _bring_into_view(self) -> None:
        """As much of the sentence as there is room for, its beginning first."""
        box, bar = self.editor.geometry(), self.verticalScrollBar()
        below = box.bottom() - self.viewport().height()
        bar.setValue(bar.value() + (min(below, box.top()) if below > 0 else min(0, box.top())))

    def _save(self, text: str, burst: str) -> None:
        if (block := self._of_editor()) is not None:
            self.corrected.emit(block, text, burst)

    def _of_editor(self) -> MinuteBlock | None:
        # Not of those that are on the page: a long one may still be being written.
        known = self._minute.blocks if self._minute is not None else ()
        return next((each for each in known if (each.agenda_item_id, each.key) == self.editor.about), None)

    def _end(self) -> None:
        self._watch.flush()
        self.editor.hide()
        self.setFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        number = self.cursorForPosition(event.position().toPoint()).blockNumber()
        for at, (place, _) in enumerate(self._blocks):
            if place == number and at != self._at:
                self._at = at
                self._mark()
                self.stood.emit(self.sentence())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)
        self.correct()

    def _draw(self, *, afresh: bool = True) -> None:
        self._place_before = self.verticalScrollBar().value()
        self.setMaximumWidth(self._desk.theme.size("s8") * _ACROSS)
        self._writing.start(self._minute, afresh=afresh)

    def _go_on(self) -> None:
        self._give_room()
        self._blocks = self._writing.sentences()
        self._mark()
        self.verticalScrollBar().setValue(self._place_before)
        self._place()
        self._go_where_wanted()

    def _come_to_rest(self) -> None:
        self._at, self._going = min(self._at, len(self._blocks) - 1), None

    def _go_where_wanted(self) -> None:
        for at, (_, block) in enumerate(self._blocks):
            if (block.agenda_item_id, block.key) == self._going:
                self._choose(at)
                self._going, self._place_before = None, self.verticalScrollBar().value()
                return
        if not self._writing.is_running:
            self._going = None

    def _give_room(self) -> None:
        frame, margin = QTextFrameFormat(), min(self._desk.theme.size("s8") * _ROOM, self.width() // _LEAST)
        if self.document().rootFrame().frameFormat().margin() != margin:  # else all of it would be laid out anew
            frame.setMargin(margin)
            self.document().rootFrame().setFrameFormat(frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()
        self._place()


class _Editor(QTextEdit):
    """One sentence being written, over the place where it stands; Escape or Ctrl+Return ends it, all is kept."""

    ended = Signal()

    def __init__(self, page: QTextBrowser) -> None:
        super().__init__(page.viewport(), acceptRichText=False, tabChangesFocus=True)
        self.about = ("", "")
        self.setObjectName("field")
        self.setAccessibleDescription(
            self.tr("Escape goes back to the page. An empty sentence goes back to the draft.")
        )
        self.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() == Qt.Key.Key_Escape or is_return:
                self.ended.emit()
                return True
        return super().eventFilter(watched, event)
