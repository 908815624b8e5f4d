"""To any question of the running order by typing part of it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.running_order import Group
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.finder import Finder, Line
from scrutiny_desktop.views.words import shortened, word

_LONGEST = 160


class Jump(Finder):
    """Enter takes up the line that is marked, a number the question of that place."""

    def __init__(self, desk: Desk, groups: Sequence[Group], parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        known = [(each, group.theme.name if group.theme else "") for group in groups for each in group.questions]
        lines = [question_line(each, theme, n) for n, (each, theme) in enumerate(known, start=1)]
        self.offer(self.tr("Go to question"), self.tr("Words, asker, theme, or the number in the running order"), lines)


def question_line(question: Question, theme: str, number: int) -> Line:
    """A question with its number, how it stands and who asks it."""
    none = QCoreApplication.translate("Jump", "A question that has no words yet")
    parts = (f"{number}. {shortened(question.text, _LONGEST) or none}", word(question.standing), question.asker)
    sought = f"{question.text} {question.asker} {question.addressee} {theme}".casefold()
    return Line(words=" · ".join(filter(None, parts)), sought=sought, record=question, number=str(number))
