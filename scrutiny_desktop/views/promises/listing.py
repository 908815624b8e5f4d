"""The list of promises: what, by whom, by when, and how each stands."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from scrutiny_desktop.views.closed_chip import Chips
from scrutiny_desktop.views.painting import Painting
from scrutiny_desktop.views.promises.shown import Owed
from scrutiny_desktop.views.row_list import RowList
from scrutiny_desktop.views.two_lines import TwoLines
from scrutiny_desktop.views.words import tone, word


class PromiseRows(RowList[Owed]):
    """Promises as rows, known by their ids."""

    def _key(self, row: Owed) -> str:
        return row.promise.id

    def _spoken(self, row: Owed) -> str:
        return row.spoken


class PromiseFace(TwoLines):
    """Draws how a promise stands, by whom and by when; and what was promised."""

    def chip(self, row: object) -> tuple[str, str]:
        return (word(row.standing), tone(row.standing)) if isinstance(row, Owed) else ("", "plain")

    def more_chips(self, row: object) -> Chips:
        return row.chips if isinstance(row, Owed) else ()

    def head(self, painter: QPainter, rect: QRect, row: object) -> None:
        if isinstance(row, Owed):
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), row.when)
            taken = painter.fontMetrics().horizontalAdvance(row.when) + self.desk.theme.size("s3")
            _write(painter, rect.adjusted(0, 0, -taken, 0), row.who)

    def below(self, painter: QPainter, rect: QRect, row: object, draw: Painting) -> None:
        if isinstance(row, Owed):
            kind, words = word(row.promise.kind), row.promise.words
            _write(painter, rect, f"{kind}: {words}" if words else kind)


def _write(painter: QPainter, rect: QRect, words: str) -> None:
    shown = painter.fontMetrics().elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, max(0, rect.width()))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
