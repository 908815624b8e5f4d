"""What of a text document is in view, found by halving: the view's own search walks from the beginning each time."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QTextEdit


def unit_at(view: QTextEdit, point: QPoint) -> int:
    """The place, in units, at a point of the viewport; between two paragraphs, where the second begins."""
    there = QPointF(point.x(), point.y() + view.verticalScrollBar().value())
    block = _block_at(view, there.y())
    layout = block.layout()
    there -= layout.position()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        if there.y() < line.y() + line.height():
            found: Any = line.xToCursor(there.x())  # the stubs do not say that it may be a pair
            return block.position() + int(found[0] if isinstance(found, tuple) else found)
    return block.next().position() if block.next().isValid() else block.position() + block.length() - 1


def blocks_in_view(view: QTextEdit) -> Iterator[QTextBlock]:
    """The paragraphs of which anything may be seen, with one before them."""
    top = view.verticalScrollBar().value()
    first = _block_at(view, top)
    block = first.previous() if first.previous().isValid() else first
    while block.isValid() and block.layout().position().y() <= top + view.viewport().height():
        yield block
        block = block.next()


def _block_at(view: QTextEdit, y: float) -> QTextBlock:
    """The last paragraph that begins at or above a height of the document."""
    document = view.document()
    document.size()  # has Qt end what it still has to lay out

    def top(number: int) -> float:
        return document.findBlockByNumber(number).layout().position().y()

    return document.findBlockByNumber(max(0, bisect_right(range(document.blockCount()), y, key=top) - 1))
