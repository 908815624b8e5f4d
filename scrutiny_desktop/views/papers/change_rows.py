"""Changes as rows of one height: a chip, the place, and the words from where they begin to differ."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from scrutiny_desktop.views.painting import Painting
from scrutiny_desktop.views.papers.change_words import Fate, Line, beginning, kind_tone, kind_word, spoken
from scrutiny_desktop.views.row_list import RowList
from scrutiny_desktop.views.two_lines import TwoLines

_MOST = 400
"""Characters of a piece that are measured; no row is wider."""

_MIDDLE = Qt.TextElideMode.ElideMiddle
"""Where a place is cut: its page and its paragraph stay."""

INKS = {Fate.STAYED: "ink", Fate.REMOVED: "poor_ink", Fate.ADDED: "good_ink"}
"""The role that each fate is written in, where its ground is not its own."""


class ChangeLines(RowList[Line]):
    """Changes as rows, known by their places among all."""

    def _key(self, row: Line) -> int:
        return row.at

    def _spoken(self, row: Line) -> str:
        return ". ".join((kind_word(row.change.kind), row.place, spoken(row.change)))


class ChangeDelegate(TwoLines):
    """Draws each change: its kind, where it is, and the words from where they begin to differ."""

    def chip(self, row: object) -> tuple[str, str]:
        return (kind_word(row.change.kind), kind_tone(row.change.kind)) if isinstance(row, Line) else ("", "plain")

    def head(self, painter: QPainter, rect: QRect, row: object) -> None:
        if isinstance(row, Line):
            _write(painter, rect, row.place, _MIDDLE)

    def below(self, painter: QPainter, rect: QRect, row: object, draw: Painting) -> None:
        if isinstance(row, Line):
            self._paint_words(painter, rect, row, draw)

    def _paint_words(self, painter: QPainter, rect: QRect, line: Line, draw: Painting) -> None:
        """What stayed plain, what went struck through in brackets, what came underlined, as far as there is room."""
        half = rect.width() // 2
        for at, piece in enumerate(beginning(line.change)):
            font = draw.font(is_struck=piece.fate is Fate.REMOVED)
            font.setUnderline(piece.fate is Fate.ADDED)
            painter.setFont(font)
            painter.setPen(self.desk.theme.color(INKS[piece.fate]))
            words, metrics = " ".join(piece.shown[:_MOST].split()), painter.fontMetrics()
            if at == 0 and piece.is_lead:
                words = metrics.elidedText(words, Qt.TextElideMode.ElideLeft, half)
            if not _write(painter, rect, words):
                return
            rect = rect.adjusted(metrics.horizontalAdvance(words) + metrics.horizontalAdvance(" "), 0, 0, 0)


def _write(painter: QPainter, rect: QRect, words: str, cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> bool:
    """Draw the words on one line; False where not all of them had room."""
    shown = painter.fontMetrics().elidedText(words, cut, max(0, rect.width()))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
    return shown == words
