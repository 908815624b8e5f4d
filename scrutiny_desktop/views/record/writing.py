"""A page's sentences, put into its document a few at a time, so that a long record keeps nobody waiting."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from scrutiny_desktop.domain.minute_block import Minute, MinuteBlock, MinuteKind
from scrutiny_desktop.views.desk import Desk

SERIF = "Caladea"
"""The family the PDF is set in."""

A_TURN = 250
"""Sentences that are written before the window has its turn; a short record is whole after the first."""

_HEADINGS = {MinuteKind.HEADING: 1, MinuteKind.SUBHEADING: 2}
_UNDER = {
    False: QTextCharFormat.UnderlineStyle.DashUnderline,
    True: QTextCharFormat.UnderlineStyle.WaveUnderline,
}
"""A corrected sentence, and one of which the draft says something else now; on the screen alone."""


class Writing(QObject):
    """Writes a minute; of one that is there already only what is other now."""

    came_on = Signal()
    ended = Signal()

    def __init__(self, desk: Desk, page: QTextEdit) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._lines: list[tuple[MinuteBlock, int]] = []
        """What is on the page, each with how many blocks of text it takes."""
        self._to_come: Sequence[MinuteBlock] = ()
        self._gap = 0
        """Where among the lines those to come belong."""
        self._cursor = QTextCursor(page.document())
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)

    @property
    def is_running(self) -> bool:
        """Whether there is more to come."""
        return self._turn.isActive()

    def sentences(self) -> list[tuple[int, MinuteBlock]]:
        """Each correctable sentence that is on the page, by the number of its last block of text."""
        found, after = [], 0
        for block, count in self._lines:
            after += count
            if block.key:
                found.append((after - 1, block))
        return found

    def start(self, minute: Minute | None, *, afresh: bool) -> None:
        """Write this in the place of what is there; the first turn is over on return."""
        head = MinuteBlock(kind=MinuteKind.REMARK, text=minute.meeting) if minute else None
        fresh = (head, *minute.whole) if minute and head else ()
        first, last = (0, 0) if afresh else _alike([block for block, _ in self._lines], fresh)
        if first:
            self._take_out(first, len(self._lines) - last)
        else:
            self._page.clear()
            self._lines.clear()
            last = 0
        self._gap, self._to_come = first, fresh[first : len(fresh) - last]
        self._cursor = QTextCursor(self._page.document())
        if first:
            self._cursor.setPosition(self._end_before(first))
        self._turn.start()
        self._go_on()

    def _go_on(self) -> None:
        now, self._to_come = self._to_come[:A_TURN], self._to_come[A_TURN:]
        self._cursor.beginEditBlock()
        written = [(block, self._written(block, is_first=not self._gap and not at)) for at, block in enumerate(now)]
        self._cursor.endEditBlock()
        self._lines[self._gap : self._gap] = written
        self._gap += len(written)
        self.came_on.emit()
        if not self._to_come:
            self._turn.stop()
            self.ended.emit()

    def _take_out(self, first: int, after: int) -> None:
        if first < after:
            self._cursor.setPosition(self._end_before(first))
            self._cursor.setPosition(self._end_before(after), QTextCursor.MoveMode.KeepAnchor)
            self._cursor.removeSelectedText()
            del self._lines[first:after]

    def _end_before(self, line: int) -> int:
        """Where the text of the line before this ends."""
        number = sum(count for _, count in self._lines[:line]) - 1
        found = self._page.document().findBlockByNumber(number)
        return found.position() + found.length() - 1

    def _written(self, block: MinuteBlock, *, is_first: bool) -> int:
        before = self._cursor.blockNumber() - is_first
        if block.kind is MinuteKind.REMARK:
            space = self._desk.theme.size("s2")
            self._begin(self._shape(above=space, below=space), is_first=is_first)
            self._cursor.insertText(block.text, self._letters("small", self._desk.theme.color("quiet")))
        else:
            self._write(block, is_first=is_first)
        return self._cursor.blockNumber() - before

    def _write(self, block: MinuteBlock, *, is_first: bool) -> None:
        size, cursor, strong = self._desk.theme.size, self._cursor, block.kind in _HEADINGS
        shape = self._shape(above=size("s3") if strong else 0, below=size("s3"))
        shape.setHeadingLevel(_HEADINGS.get(block.kind, 0))
        if block.kind is MinuteKind.BULLET:
            shape.setLeftMargin(size("s4"))
            shape.setTextIndent(-size("s3"))
            shape.setBottomMargin(size("s1"))
        self._begin(shape, is_first=is_first)
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

    def _begin(self, shape: QTextBlockFormat, *, is_first: bool) -> None:
        if is_first:
            self._cursor.setBlockFormat(shape)
        else:
            self._cursor.insertBlock(shape)

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


def _alike(old: Sequence[MinuteBlock], new: Sequence[MinuteBlock]) -> tuple[int, int]:
    """How many are the same at the beginning, and of the others at the end."""
    shorter = min(len(old), len(new))
    first = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    last = next((at for at in range(shorter - first) if old[-1 - at] != new[-1 - at]), shorter - first)
    return first, last
