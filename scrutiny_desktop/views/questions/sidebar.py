"""The side of the questions screen: which list, which theme, and what the questions cover."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.domain.running_order import Group
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.keyed_words import worded
from scrutiny_desktop.views.pieces import column, holder, label, row, scrolled
from scrutiny_desktop.views.questions.counted import Counted, CountedList
from scrutiny_desktop.views.questions.filters import Shown, words_of_list
from scrutiny_desktop.views.questions.shown import MeetingQuestions, time_words
from scrutiny_desktop.views.words import shortened

_MOST, _LONGEST = 4, 44
"""Gaps that are named, and characters of each name."""


class Sidebar(QWidget):
    """Says which list and which theme the person picked, and what a question was wanted for."""

    list_picked = Signal(str)
    theme_picked = Signal(str)
    gap_picked = Signal(str)
    """The kind of record without a question, and its id."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.lists = CountedList(desk, self.tr("Where from"))
        self.themes = CountedList(desk, self.tr("Themes"))
        self.lists.picked.connect(self.list_picked)
        self.themes.picked.connect(self.theme_picked)
        self.coverage = CountedList(desk, self.tr("Coverage; Enter writes a question for what has none"),
                                    is_of_doors=True)  # fmt: skip
        self.coverage.picked.connect(self.gap_picked)
        inner = column(desk, margin="", gap="s1")
        for caption, part in ((self.tr("Where from"), self.lists), (self.tr("Themes"), self.themes)):
            inner.addWidget(self._caption(caption))
            inner.addWidget(part)
        none = label("", "small", wrap=True)
        worded(none, self.tr("None yet. {add_theme} adds one."))
        self._no_themes = self._padded(none)
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
        covered = known.coverage
        planned = self.tr("{planned} of {whole} min").format(planned=covered.planned, whole=covered.available)
        said = time_words(covered)
        return [
            *self._gaps(self.tr("Recommendations with a question"), len(known.recommendations),
                        [(f"recommendations {each.id}", _named(each.number, each.text))
                         for each in covered.recommendations]),
            *self._gaps(self.tr("Witnesses with a question"), len(known.witnesses),
                        [(f"witnesses {each.id}", each.name or each.agency) for each in covered.witnesses]),
            *self._gaps(self.tr("Themes with a question"), len(known.themes),
                        [(f"themes {each.id}", each.name or self.tr("Unnamed theme")) for each in covered.themes]),
            Counted("", self.tr("Time planned"), planned),
            *([Counted("", said, "▲" if covered.over > 0 else "✓")] if said else []),
        ]  # fmt: skip

    def _gaps(self, words: str, whole: int, missing: list[tuple[str, str]]) -> list[Counted]:
        """How many have a question, then those that have none, each a door to one."""
        rows = [Counted("", words, self._of(whole - len(missing), whole))]
        rows += [Counted(key, f"+ {shortened(name, _LONGEST)}", self.tr("none")) for key, name in missing[:_MOST]]
        if rest := len(missing[_MOST:]):
            rows.append(Counted("", self.tr("and {count} more").format(count=rest), ""))
        return rows

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


def _named(number: str, text: str) -> str:
    return f"{number} {text}".strip()
