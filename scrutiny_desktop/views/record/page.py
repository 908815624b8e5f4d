"""What is made of a meeting as the page it will be printed on, its sentences to be corrected where they stand."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from scrutiny_desktop.domain.minute_block import Minute, MinuteBlock, MinuteKind
from scrutiny_desktop.views.desk import Desk

SERIF = "Caladea"
"""The family the PDF is set in."""

_HEADINGS = {MinuteKind.HEADING: 1, MinuteKind.SUBHEADING: 2}
_SMALL = (MinuteKind.REMARK,)
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
        self._at = -1
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
        desk.theme_changed.connect(self._draw)

    def show_minute(self, minute: Minute | None) -> None:
        """Show a page; the same one again leaves place and selection as they are."""
        if minute != self._minute:
            self._minute = minute
            self._draw()

    def sentence(self) -> MinuteBlock | None:
        """The sentence that is chosen, where one can be corrected."""
        return self._blocks[self._at][1] if 0 <= self._at < len(self._blocks) else None

    def step(self, by: int) -> None:
        """Choose the next sentence, or the one before."""
        if self._blocks:
            self._choose(min(max(0, self._at + by), len(self._blocks) - 1) if self._at >= 0 else 0)

    def go_to(self, agenda_item_id: str, key: str) -> None:
        """Choose a sentence by its name."""
        for at, (_, block) in enumerate(self._blocks):
            if (block.agenda_item_id, block.key) == (agenda_item_id, key):
                self._choose(at)

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
        keys = ((each.agenda_item_id, each.key) for _, each in self._blocks)
        return next((self._blocks[at][1] for at, key in enumerate(keys) if key == self.editor.about), None)

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

    def _draw(self) -> None:
        size, at = self._desk.theme.size, self.verticalScrollBar().value()
        self.setMaximumWidth(size("s8") * _ACROSS)
        self.clear()
        self._blocks.clear()
        self._give_room()
        if self._minute is not None:
            self._write(self._minute)
        self._at = min(self._at, len(self._blocks) - 1)
        self._mark()
        self.verticalScrollBar().setValue(at)
        self._place()

    def _give_room(self) -> None:
        frame = QTextFrameFormat()
        frame.setMargin(min(self._desk.theme.size("s8") * _ROOM, self.width() // _LEAST))
        self.document().rootFrame().setFrameFormat(frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()
        self._place()

    def _write(self, minute: Minute) -> None:
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        self._small(cursor, minute.meeting)
        for block in minute.whole:
            if block.kind in _SMALL:
                self._small(cursor, block.text)
            else:
                self._block(cursor, block)
                if block.key:
                    self._blocks.append((cursor.blockNumber(), block))
        cursor.endEditBlock()

    def _block(self, cursor: QTextCursor, block: MinuteBlock) -> None:
        size = self._desk.theme.size
        shape = self._shape(above=size("s3") if block.kind in _HEADINGS else 0, below=size("s3"))
        shape.setHeadingLevel(_HEADINGS.get(block.kind, 0))
        if block.kind is MinuteKind.BULLET:
            shape.setLeftMargin(size("s4"))
            shape.setTextIndent(-size("s3"))
            shape.setBottomMargin(size("s1"))
        self._begin(cursor, shape)
        strong = block.kind in _HEADINGS
        if block.kind is MinuteKind.BULLET:
            cursor.insertText("• ", self._letters())
        if block.label:
            is_bold = strong or block.kind is MinuteKind.BULLET
            cursor.insertText(f"{block.label} ", self._letters(is_bold=is_bold))
        letters = self._letters(is_bold=strong)
        if block.drafted:
            letters.setUnderlineStyle(_UNDER[block.is_outdated])
            letters.setUnderlineColor(self._desk.theme.color("poor_ink" if block.is_outdated else "accent"))
        cursor.insertText(block.text, letters)

    def _small(self, cursor: QTextCursor, words: str) -> None:
        self._begin(cursor, self._shape(above=self._desk.theme.size("s2"), below=self._desk.theme.size("s2")))
        cursor.insertText(words, self._letters("small", self._desk.theme.color("quiet")))

    def _begin(self, cursor: QTextCursor, shape: QTextBlockFormat) -> None:
        if cursor.position():
            cursor.insertBlock(shape)
        else:
            cursor.setBlockFormat(shape)

    def _shape(self, *, above: int, below: int) -> QTextBlockFormat:
        shape = QTextBlockFormat()
        shape.setTopMargin(above)
        shape.setBottomMargin(below)
        shape.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return shape

    def _letters(self, role: str = "heading", color: QColor | None = None, *, is_bold: bool = False) -> QTextCharFormat:
        font = QFont(SERIF)
        font.setPixelSize(self._desk.theme.size(role))
        font.setBold(is_bold)
        letters = QTextCharFormat()
        letters.setFont(font)
        letters.setForeground(color or self._desk.theme.color("ink"))
        return letters


_UNDER = {
    False: QTextCharFormat.UnderlineStyle.DashUnderline,
    True: QTextCharFormat.UnderlineStyle.WaveUnderline,
}
"""A corrected sentence, and one of which the draft says something else now; on the screen alone."""


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
