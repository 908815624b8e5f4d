"""The side of the questions screen: which list, which theme, and what the questions cover."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from scrutiny_desktop.domain.running_order import Group
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import column, holder, label, row, scrolled
from scrutiny_desktop.views.questions.counted import Counted, CountedList
from scrutiny_desktop.views.questions.filters import Shown, words_of_list
from scrutiny_desktop.views.questions.shown import MeetingQuestions


class Sidebar(QWidget):
    """Says which list and which theme the person picked."""

    list_picked = Signal(str)
    theme_picked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.lists = CountedList(desk, self.tr("Where from"))
        self.themes = CountedList(desk, self.tr("Themes"))
        self.lists.picked.connect(self.list_picked)
        self.themes.picked.connect(self.theme_picked)
        self.coverage = CountedList(desk, self.tr("Coverage"))
        self.coverage.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        inner = column(desk, margin="", gap="s1")
        for caption, part in ((self.tr("Where from"), self.lists), (self.tr("Themes"), self.themes)):
            inner.addWidget(self._caption(caption))
            inner.addWidget(part)
        self._no_themes = self._padded(label(self.tr("None yet. Ctrl+Shift+T adds one."), "small", wrap=True))
        inner.addWidget(self._no_themes)
        inner.addWidget(self._caption(self.tr("Coverage")))
        inner.addWidget(self.coverage)
        inner.addStretch(1)
        whole = column(desk, margin="", gap="")
        whole.addWidget(scrolled(holder(inner), self.tr("Lists, themes and coverage")))
        self.setLayout(whole)

    def fill(self, known: MeetingQuestions, shown: Shown, theme_id: str) -> None:
        """Show the meeting's lists, themes and coverage."""
        lists = [Counted(each, words_of_list(each), str(known.count(each))) for each in Shown]
        self.lists.fill(lists, shown)
        self.themes.fill([self._theme(each) for each in known.groups], theme_id)
        self.themes.setVisible(bool(known.groups))
        self._no_themes.setVisible(not known.groups)
        self.coverage.fill(self._covered(known), "")

    def _covered(self, known: MeetingQuestions) -> list[Counted]:
        whole, addressed = len(known.recommendations), self._of(known.addressed, len(known.witnesses))
        asked = self._of(whole - len(known.unquestioned), whole)
        planned = self.tr("{planned} of {whole} min").format(planned=known.minutes, whole=known.meeting.minutes)
        return [
            Counted("recommendations", self.tr("Recommendations with a question"), asked),
            Counted("witnesses", self.tr("Witnesses with a question"), addressed),
            Counted("minutes", self.tr("Time planned"), planned),
        ]

    def _theme(self, group: Group) -> Counted:
        name = group.theme.name if group.theme else self.tr("No theme yet")
        figure = self.tr("{count} · {minutes} min").format(count=len(group.questions), minutes=group.minutes)
        return Counted(group.theme_id, name or self.tr("Unnamed theme"), figure)

    def _of(self, done: int, whole: int) -> str:
        return self.tr("{done} of {whole}").format(done=done, whole=whole) if whole else self.tr("none here")

    def _caption(self, text: str) -> QWidget:
        return self._padded(label(text, "caption"))

    def _padded(self, inner: QWidget) -> QWidget:
        made = row(self._desk)
        size = self._desk.theme.size
        made.setContentsMargins(size("s4"), size("s1"), size("s4"), 0)
        made.addWidget(inner)
        return holder(made)
