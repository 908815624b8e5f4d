"""Small signs beside what was repaired, so that nobody takes it for what was printed; and rules above rows."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QTextBlock

from scrutiny_desktop.domain.flow import Block, BlockKind
from scrutiny_desktop.views.papers.faces import BEGINS_ROW, Faces


class Signs:
    """Draws a word beside each repaired heading, and a bar beside each repaired paragraph."""

    def __init__(self, painter: QPainter, faces: Faces, sign: str) -> None:
        self._painter, self._faces, self._sign = painter, faces, sign

    def draw(self, shown: QTextBlock, block: Block) -> None:
        """The sign of one block, if it needs one, or the rule above a table's row."""
        layout = shown.layout()
        if shown.blockFormat().boolProperty(BEGINS_ROW):
            self._rule(layout.boundingRect().translated(layout.position()))
        if not block.as_printed or not layout.lineCount():
            return
        if block.kind is BlockKind.HEADING:
            line = layout.lineAt(layout.lineCount() - 1)
            left = layout.position().x() + line.x() + line.naturalTextWidth() + self._faces.theme.size("s2")
            self._word(left, layout.position().y() + line.y() + line.ascent() * 0.62)
        else:
            box = layout.boundingRect().translated(layout.position())
            bar = QRect(self._faces.edge // 2, round(box.top()), 2, round(box.height()))
            self._painter.fillRect(bar, self._faces.theme.color("control_line"))

    def _rule(self, row: QRectF) -> None:
        left, right = self._faces.edge + self._faces.gutter, row.right()
        rule = QRect(left, round(row.top() - self._faces.above_row), round(right) - left, 1)
        self._painter.fillRect(rule, self._faces.theme.color("line"))

    def _word(self, left: float, middle: float) -> None:
        theme = self._faces.theme
        height = round(theme.size("small") * 1.6)
        width = self._faces.sign_width(self._sign) - theme.size("s2")
        box = QRect(round(left), round(middle - height / 2), width, height)
        self._painter.setBrush(theme.color("plain_ground"))
        self._painter.setPen(theme.color("control_line"))
        self._painter.drawRoundedRect(box, theme.size("s1"), theme.size("s1"))
        self._painter.setPen(theme.color("plain_ink"))
        self._painter.setFont(self._faces.sign_font)
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._sign)
