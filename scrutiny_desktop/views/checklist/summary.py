"""The head of the checklist: how many are assured, as a figure, as a bar and in words."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from scrutiny_desktop.domain.recommendation import Assurance
from scrutiny_desktop.views.checklist.shown import ASSURANCES, MeetingChecklist
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.painting import Painting, draw_shape
from scrutiny_desktop.views.pieces import button, label
from scrutiny_desktop.views.words import tone

_BESIDE, _UPRIGHT = 46, 32
"""Widths of an M from which the buttons stand beside each other, and from which the bar stands between."""


class AssuranceBar(QWidget):
    """One part for each judgement, as long as its count, with its shape and number on it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._parts: tuple[tuple[Assurance, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("My assurance"))
        desk.theme_changed.connect(self.updateGeometry)

    def fill(self, parts: Sequence[tuple[Assurance, int]], words: str) -> None:
        """Show these counts; the words are for those who cannot see the bar."""
        self._parts = tuple((each, count) for each, count in parts if count)
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._desk.theme.size("s8") * 6, self._desk.theme.size("s5") + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._desk.theme.size("s8"), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole, left = sum(count for _, count in self._parts), 0.5
        outline, frame = QPainterPath(), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline.addRoundedRect(frame, self._desk.theme.size("radius"), self._desk.theme.size("radius"))
        painter.setClipPath(outline)
        painter.fillRect(self.rect(), self._desk.theme.color("plain_ground"))
        for assurance, count in self._parts:
            part = QRectF(left, 0, frame.width() * count / whole, self.height())
            self._part(painter, part, assurance, count)
            left = part.right()
        painter.setPen(QPen(self._desk.theme.color("control_line"), 1))
        painter.drawPath(outline)
        painter.end()

    def _part(self, painter: QPainter, part: QRectF, assurance: Assurance, count: int) -> None:
        theme, draw = self._desk.theme, Painting(self._desk.theme, self.font())
        ink, font = theme.color(f"{tone(assurance)}_ink"), draw.font("small", is_strong=True)
        painter.fillRect(part, theme.color(f"{tone(assurance)}_ground"))
        painter.setPen(QPen(theme.color("control_line"), 1))
        painter.drawLine(part.topRight(), part.bottomRight())
        shape, width = theme.size("small") * 0.75, draw.width(str(count), font)
        gap = theme.size("s1")
        if shape + gap + width + 2 * gap > part.width():
            shape = gap = 0
        left = part.center().x() - (shape + gap + width) / 2
        if shape:
            draw_shape(painter, QRectF(left, part.center().y() - shape / 2, shape, shape), tone(assurance), ink)
        painter.setPen(ink)
        painter.setFont(font)
        words = QRectF(left + shape + gap, part.top(), width + 2, part.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), str(count))


class Summary(QWidget):
    """The figure, the bar, and the ways to add a recommendation."""

    added = Signal()
    from_paper = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.figure, self.judged = label("", "figure"), label("", "small", wrap=True)
        self.told, self.bar = label("", "small", wrap=True), AssuranceBar(desk)
        self.paper = button(self.tr("Take in…"), self.from_paper.emit, name=self.tr("Take in from a paper"),
                            tip="{take_in_recommendations}")  # fmt: skip
        self.add = button(self.tr("Add"), self.added.emit, face="main", name=self.tr("Add recommendation"),
                          tip="{add_recommendation}")  # fmt: skip
        self._doors = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._is_tall: bool | None = None
        self._lay_out()

    def fill(self, known: MeetingChecklist) -> None:
        """Show the counts of a checklist."""
        self.figure.setText(self.tr("{assured} of {whole}").format(
            assured=known.judged[Assurance.ASSURED], whole=len(known.rows)))  # fmt: skip
        self.judged.setText(self.tr("assured, in my judgement"))
        counts = [(each, known.judged[each]) for each in ASSURANCES]
        words = self._words(known)
        self.bar.fill(counts, words)
        self.told.setText(words)
        self.bar.setVisible(bool(known.rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        em = Painting(self._desk.theme, self.font()).width("M", self.font())
        beside = self.width() > em * _BESIDE
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._doors.setDirection(direction)
        self._arrange(is_tall=self.width() < em * _UPRIGHT)

    def _words(self, known: MeetingChecklist) -> str:
        judged = known.judged
        parts = (
            self.tr("{count} assured").format(count=judged[Assurance.ASSURED]),
            self.tr("{count} partly").format(count=judged[Assurance.PARTLY_ASSURED]),
            self.tr("{count} not assured").format(count=judged[Assurance.NOT_ASSURED]),
            self.tr("{count} not considered").format(count=judged[Assurance.NOT_CONSIDERED]),
        )
        reported = self.tr("reported complete: {count}, of which {evidenced} with evidence beyond a statement")
        said = reported.format(count=len(known.complete), evidenced=known.evidenced)
        return f"{' · '.join(parts)} — {said}"

    def _lay_out(self) -> None:
        size = self._desk.theme.size
        self._grid, self._figures, self._middle = QGridLayout(self), QVBoxLayout(), QVBoxLayout()
        self._grid.setHorizontalSpacing(size("s5"))
        self._grid.setVerticalSpacing(size("s2"))
        self._figures.setSpacing(0)
        for part in (self.figure, self.judged):
            self._figures.addWidget(part)
        self._figures.addStretch(1)
        self._middle.setSpacing(size("s1"))
        self._middle.addWidget(self.bar)
        self._middle.addWidget(self.told)
        self._middle.addStretch(1)
        self._doors.setSpacing(size("s2"))
        for door in (self.paper, self.add):
            self._doors.addWidget(door)
        self._arrange(is_tall=False)

    def _arrange(self, *, is_tall: bool) -> None:
        """The bar between figure and buttons; below them where there is little room."""
        if is_tall is self._is_tall:
            return
        self._is_tall = is_tall
        for part in (self._figures, self._middle, self._doors):
            self._grid.removeItem(part)
            part.setParent(None)
        side, above = map(self._desk.theme.size, ("s4", "s1" if is_tall else "s3"))
        self._grid.setContentsMargins(side, above, side, above)
        self._grid.addLayout(self._figures, 0, 0)
        self._grid.addLayout(self._middle, *((1, 0, 1, 3) if is_tall else (0, 1, 1, 1)))
        self._grid.addLayout(self._doors, 0, 2)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 0 if is_tall else 5)
        self.told.setVisible(not is_tall)  # the table needs the room; the bar and the window's foot say it too
