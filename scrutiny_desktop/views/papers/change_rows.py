"""Changes as rows of one height: a chip, the place, and the words from where they begin to differ."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.painting import Painting
from scrutiny_desktop.views.papers.change_words import Fate, Line, beginning, kind_tone, kind_word, spoken
from scrutiny_desktop.views.row_list import ROW, Index, RowList

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


class ChangeDelegate(QStyledItemDelegate):
    """Draws each change on two lines, so that a thousand cost no more than those in view."""

    def __init__(self, desk: Desk, view: QListView) -> None:
        super().__init__(view)
        self._desk = desk

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._desk.theme.size("body") * 2 + self._desk.theme.size("s8"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(ROW)
        theme, rect = self._desk.theme, QRect(option.rect)
        draw = Painting(theme, option.font)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("chosen"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.color("accent"))
        inner = rect.adjusted(theme.size("s3"), theme.size("s1"), -theme.size("s3"), -theme.size("s1"))
        kind = line.change.kind
        chip = draw.chip(painter, inner.topLeft().toPointF(), kind_word(kind), kind_tone(kind))
        painter.setFont(draw.font("small"))
        painter.setPen(theme.color("quiet"))
        left = inner.left() + chip.width() + theme.size("s2")
        _write(painter, QRect(left, inner.top(), inner.right() - left, chip.height()), line.place, _MIDDLE)
        self._paint_words(painter, inner.adjusted(0, chip.height() + theme.size("s05"), 0, 0), line, draw)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, line: Line, draw: Painting) -> None:
        """What stayed plain, what went struck through in brackets, what came underlined, as far as there is room."""
        half = rect.width() // 2
        for at, piece in enumerate(beginning(line.change)):
            font = draw.font(is_struck=piece.fate is Fate.REMOVED)
            font.setUnderline(piece.fate is Fate.ADDED)
            painter.setFont(font)
            painter.setPen(self._desk.theme.color(INKS[piece.fate]))
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
