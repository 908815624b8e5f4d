"""Pouring a long text into a document a little at a time, so that the window keeps answering."""

from collections.abc import Mapping, Sequence
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from scrutiny_desktop.domain.flow import Block
from scrutiny_desktop.views.papers.clearing import take_apart
from scrutiny_desktop.views.papers.faces import Faces, Piece
from scrutiny_desktop.views.papers.said import Said

ONE_TURN = 0.012
"""Seconds of work before the window has its turn."""

_AT_ONCE = 3_000
"""Characters laid out together; the document pays for each beginning anew."""


class Filling(QObject):
    """Fills a view's document; it can be started again with other blocks or faces at any time.

    Each start gives the view a new document: to empty a long one takes longer than the window may wait.
    """

    progressed = Signal(int)
    """So many characters of the text are there."""
    ended = Signal()

    def __init__(self, view: QTextEdit) -> None:
        super().__init__(view)
        self._view = view
        self._document = view.document()
        self._cursor = QTextCursor(self._document)
        self._blocks: tuple[Block, ...] = ()
        self._said: Mapping[int, Said] = {}
        self._place = 0
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)

    @property
    def is_running(self) -> bool:
        """Whether there is more to come."""
        return self._turn.isActive()

    def stop(self) -> None:
        """Give up what is still to come, and empty the document."""
        self._turn.stop()
        self._begin()

    def start(self, blocks: tuple[Block, ...], said: Mapping[int, Said], faces: Faces, sign: str) -> None:
        """Empty the document and fill it; what fits in the first turn is there on return."""
        self._blocks, self._said, self._faces, self._sign, self._place = blocks, said, faces, sign, 0
        self._begin().setDocumentMargin(faces.edge)
        self._turn.start()
        self._go_on()

    def _begin(self) -> QTextDocument:
        """A new document in the place of the one there is, which is taken apart by and by."""
        if self._document.isEmpty():
            return self._document
        before, self._document = self._document, QTextDocument()
        before.setParent(None)  # a view takes along the document that is its child
        self._document.setUndoRedoEnabled(False)
        self._document.setDefaultFont(self._view.font())
        self._view.setDocument(self._document)
        self._cursor = QTextCursor(self._document)
        take_apart(before)
        return self._document

    def _go_on(self) -> None:
        until = perf_counter() + ONE_TURN
        while self._place < len(self._blocks) and perf_counter() < until:
            self._pour()
        is_done = self._place >= len(self._blocks)
        if is_done:
            self._turn.stop()
        self.progressed.emit(self._blocks[self._place - 1].end if self._place else 0)
        if is_done:
            self.ended.emit()

    def _pour(self) -> None:
        start = self._blocks[self._place].start
        self._cursor.beginEditBlock()
        while self._place < len(self._blocks) and self._blocks[self._place].start - start < _AT_ONCE:
            self._add(self._blocks[self._place])
            self._place += 1
        self._cursor.endEditBlock()

    def _add(self, block: Block) -> None:
        said = self._said.get(block.start, Said())
        if said.line:
            self._put(self._faces.line_format(), [(said.line, self._faces.quiet_letters())], is_first=not self._place)
        look = self._faces.block_format(block, self._sign, ends_table=self._ends_table(block))
        self._put(look, self._faces.pieces(block, said.label), is_first=not self._place and not said.line)

    def _ends_table(self, block: Block) -> bool:
        after = self._blocks[self._place + 1] if self._place + 1 < len(self._blocks) else None
        return block.table > 0 and (after is None or after.table != block.table)

    def _put(self, look: QTextBlockFormat, pieces: Sequence[Piece], *, is_first: bool) -> None:
        if is_first:
            self._cursor.setBlockFormat(look)
            self._cursor.setBlockCharFormat(pieces[0][1])
        else:
            self._cursor.insertBlock(look, pieces[0][1])
        for text, letters in pieces:
            self._cursor.insertText(text, letters)
