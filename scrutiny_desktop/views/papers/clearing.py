"""Taking a long document that nothing shows any more to pieces, a little at a time, so that the window answers."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor, QTextDocument

_AT_ONCE = 400
"""Paragraphs that go in one turn."""


def take_apart(document: QTextDocument) -> None:
    """Empty a document from its end, then let go of it."""
    cursor, turn = QTextCursor(document), QTimer(document, interval=0)

    def go_on() -> None:
        first = max(0, document.blockCount() - _AT_ONCE)
        cursor.setPosition(document.findBlockByNumber(first).position())
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        if not first:
            turn.stop()
            document.deleteLater()

    turn.timeout.connect(go_on)
    turn.start()
