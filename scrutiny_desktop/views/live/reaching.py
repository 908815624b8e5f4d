"""What is not yet reached: a line that is always in view, and the list it opens."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from scrutiny_desktop.domain.running_order import Group
from scrutiny_desktop.domain.sitting import Left
from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.finder import Finder, Line
from scrutiny_desktop.views.live.flat_key import FlatKey
from scrutiny_desktop.views.live.jumping import question_line
from scrutiny_desktop.views.painting import draw_shape
from scrutiny_desktop.views.words import shortened

_LONGEST = 160


class ReachStrip(FlatKey):
    """Says it as fully as its width lets it; a press opens the list."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, BY_NAME["not_reached"], role="body", parent=parent)
        self.setObjectName("reach")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._is_done = False

    def show_left(self, words: Sequence[str], *, is_done: bool) -> None:
        """Say what is left in these words, fullest first."""
        if is_done is not self._is_done or words[0] != self._words:
            self._is_done = is_done
            self.say(*words)
            self.update()

    def _sign_width(self) -> int:
        return self._desk.theme.size("small") + self._desk.theme.size("s2")

    def _paint_words(self, painter: QPainter) -> None:
        size, words = self._desk.theme.size, self.shown_words()
        side, left = size("small"), size("s4") - size("s2") - 1
        tone = "good" if self._is_done else "fair"
        place = QRectF(left + size("s2"), (self.height() - side) / 2, side, side)
        draw_shape(painter, place, tone, self._desk.theme.color(f"{tone}_ink"))
        self._paint_line(painter, words, left)

    def _ink(self) -> str:
        return "ink"


class ReachList(Finder):
    """Questions, recommendations and witnesses that are still to come, to go to."""

    def __init__(self, desk: Desk, left: Left, groups: Sequence[Group], parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.offer(self.tr("Not yet reached"), self.tr("Words or a name"), [*self._lines_of(left, groups)])

    def _lines_of(self, left: Left, groups: Sequence[Group]) -> Iterator[Line]:
        tr = self.tr
        order = [(each.id, group.theme.name if group.theme else "") for group in groups for each in group.questions]
        if left.is_nothing:
            yield Line(words=tr("Everything is reached."))
        if left.questions:
            yield Line(words=tr("Questions · {n}").format(n=len(left.questions)))
        for question in left.questions:
            number, theme = next(((n, theme) for n, (key, theme) in enumerate(order, 1) if key == question.id), (0, ""))
            yield question_line(question, theme, number)
        if left.recommendations:
            yield Line(words=tr("Recommendations · {n}").format(n=len(left.recommendations)))
        for advice in left.recommendations:
            words = tr("Recommendation {number}: {words}").format(
                number=advice.number or "–", words=shortened(advice.text, _LONGEST))  # fmt: skip
            yield Line(words=words, sought=words.casefold(), record=advice)
        if left.witnesses:
            yield Line(words=tr("Witnesses · {n}").format(n=len(left.witnesses)))
        for witness in left.witnesses:
            words = ", ".join(filter(None, (witness.name, witness.title, witness.agency)))
            yield Line(words=words, sought=words.casefold(), record=witness)
