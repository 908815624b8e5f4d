"""A minute as the page it will be printed on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFrameFormat
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from scrutiny_desktop.domain.minute_block import Minute, MinuteBlock, MinuteKind
from scrutiny_desktop.views.desk import Desk

SERIF = "Caladea"
"""The family the PDF is set in."""

_HEADINGS = {MinuteKind.HEADING: 1, MinuteKind.SUBHEADING: 2}
_ACROSS, _ROOM = 20, 2
"""Width of the page and its margins, in steps of s8."""
_LEAST = 10
"""Where the page is narrow, its margins are this part of it."""


class MinutePage(QTextBrowser):
    """Shows the same minute that the PDF is made from; its words can be selected, not changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, openLinks=False)
        self._desk = desk
        self._minute: Minute | None = None
        self.setObjectName("paper")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("The draft minute as it will be saved"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        desk.theme_changed.connect(self._draw)

    def show_minute(self, minute: Minute | None) -> None:
        """Show a minute; the same one again leaves place and selection as they are."""
        if minute != self._minute:
            self._minute = minute
            self._draw()

    def _draw(self) -> None:
        size, at = self._desk.theme.size, self.verticalScrollBar().value()
        self.setMaximumWidth(size("s8") * _ACROSS)
        self.clear()
        self._give_room()
        if self._minute is not None:
            self._write(self._minute)
        self.verticalScrollBar().setValue(at)

    def _give_room(self) -> None:
        frame = QTextFrameFormat()
        frame.setMargin(min(self._desk.theme.size("s8") * _ROOM, self.width() // _LEAST))
        self.document().rootFrame().setFrameFormat(frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def _write(self, minute: Minute) -> None:
        cursor = QTextCursor(self.document())
        self._small(cursor, minute.meeting)
        for block in minute.blocks:
            self._block(cursor, block)
        self._small(cursor, minute.footer)

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
        cursor.insertText(block.text, self._letters(is_bold=strong))

    def _small(self, cursor: QTextCursor, words: str) -> None:
        self._begin(cursor, self._shape(above=self._desk.theme.size("s4"), below=self._desk.theme.size("s4")))
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
