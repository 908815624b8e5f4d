"""What can be done to all selected recommendations at once, each as one change with one undo."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from scrutiny_desktop.domain.checklist_order import Column
from scrutiny_desktop.domain.recommendation import Assurance, Progress, Response
from scrutiny_desktop.domain.typed_day import typed_day
from scrutiny_desktop.views.checklist.many_changes import Chosen, ManyChanges
from scrutiny_desktop.views.checklist.naming import column_name
from scrutiny_desktop.views.checklist.shown import MeetingChecklist
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.fields import Suggesting
from scrutiny_desktop.views.pieces import label
from scrutiny_desktop.views.words import on_day, word


class ForMany(QObject):
    """Offers what can be set, asks for words where they are wanted, and hands it to the changes."""

    def __init__(self, desk: Desk, changes: ManyChanges, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._changes, self._over = desk, changes, parent

    def fill(self, menu: QMenu, chosen: Chosen, known: MeetingChecklist) -> None:
        """Put everything that can be set on a menu."""
        menu.addAction(self.tr("&Lead agency…"), partial(self._set_words, Column.LEAD, chosen, known))
        menu.addAction(self.tr("Se&ries…"), partial(self._set_words, Column.SERIES, chosen, known))
        menu.addAction(self.tr("&Theme…"), partial(self._set_words, Column.THEME, chosen, known))
        menu.addAction(self.tr("Another &due date…"), partial(self.revise, chosen))
        states: tuple[tuple[str, type[StrEnum], Callable[[Chosen, Any], bool]], ...] = (
            (self.tr("R&esponse"), Response, self._changes.respond),
            (self.tr("&Reported today as"), Progress, self._changes.report),
            (self.tr("My &assurance"), Assurance, self._changes.judge),
        )  # fmt: skip
        if known.may_be_agreed:
            states = (*states, (self.tr("Agreed by the &Panel"), Assurance, self._changes.agree))
        for title, kind, do in states:
            inner = menu.addMenu(title)
            for at, state in enumerate(kind, 1):
                inner.addAction(f"&{at} {word(state)}", partial(do, chosen, state))
        menu.addSeparator()
        menu.addAction(self.tr("&Close, by the Panel…"), partial(self.end, chosen)).setEnabled(
            any(each.is_open for each in chosen))  # fmt: skip
        menu.addAction(self.tr("&Open again"), partial(self._changes.reopen, chosen)).setEnabled(
            any(not each.is_open for each in chosen))  # fmt: skip

    def revise(self, chosen: Chosen) -> None:
        """Ask for another date and the reason for it."""
        dialog = _Asking(
            self._desk, self._over, self.tr("Another due date"), self._counted(chosen), self.tr("Set the date")
        )
        day = dialog.ask(self.tr("Due"), self.tr("31 March, end of June 2031, in 3 months"))
        why = dialog.ask(self.tr("Reason that was given"), self.tr("Leave empty where nobody gave one"))
        read = label("", "quiet", wrap=True)
        dialog.body.addWidget(read)

        def told(words: str) -> None:
            known = typed_day(words, self._desk.clock().date())
            unknown = self.tr("No day that I know: it is kept in these words.")
            read.setText(on_day(known) if known else unknown if words.strip() else "")

        day.textChanged.connect(told)
        dialog.needs(day)
        dialog.then(lambda: self._changes.revise(chosen, day.text(), why.text().strip()))

    def end(self, chosen: Chosen) -> None:
        """Ask why, and close those that are open."""
        ending = [each for each in chosen if each.is_open]
        title = self.tr("Close the recommendation") if len(ending) == 1 else self.tr("Close recommendations")
        does = self.tr("Close &it") if len(ending) == 1 else self.tr("Close &all {count}").format(count=len(ending))
        dialog = _Asking(self._desk, self._over, title, self._counted(ending), does)
        why = dialog.ask(self.tr("Why the Panel closes"), self.tr("As it is to stand in the record"))
        dialog.needs(why)
        dialog.then(lambda: self._changes.end(ending, why.text().strip()))

    def _set_words(self, column: Column, chosen: Chosen, known: MeetingChecklist) -> None:
        name, does = {Column.LEAD: ("lead_agency", self.tr("Set the lead agency")),
                      Column.SERIES: ("series", self.tr("Set the series")),
                      Column.THEME: ("theme", self.tr("Set the theme"))}[column]  # fmt: skip
        dialog = _Asking(self._desk, self._over, column_name(column), self._counted(chosen), does)
        field = Suggesting(column_name(column))
        field.offer(known.agencies if column is Column.LEAD else known.words_of(name))
        shared = {getattr(each, name) for each in chosen}
        field.words.setText(shared.pop() if len(shared) == 1 else "")
        dialog.body.addWidget(field)
        dialog.first = field
        dialog.then(lambda: self._changes.set_words(chosen, column, field.words.text()))

    def _counted(self, chosen: Chosen) -> str:
        if len(chosen) == 1:
            return self.tr("Recommendation {number}").format(number=chosen[0].number or "–")
        return self.tr("For {count} recommendations, as one step that can be undone.").format(count=len(chosen))


class _Asking(Dialog):
    """Asks for a few words."""

    def __init__(self, desk: Desk, parent: QWidget, title: str, told: str, does: str) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(title)
        self.body.addWidget(label(told, "quiet", wrap=True))
        self.decides(does)
        self.first: QWidget | None = None

    def ask(self, name: str, hint: str) -> QLineEdit:
        """A line for words, under its name."""
        caption, field = label(name, "caption"), QLineEdit(placeholderText=hint)
        field.setAccessibleName(name)
        caption.setBuddy(field)
        self.body.addWidget(caption)
        self.body.addWidget(field)
        self.first = self.first or field
        return field

    def needs(self, field: QLineEdit) -> None:
        """Nothing is done without words in this field."""
        self.decide.setEnabled(bool(field.text().strip()))
        field.textChanged.connect(lambda words: self.decide.setEnabled(bool(words.strip())))

    def then(self, do: Callable[[], object]) -> None:
        """Open it; do this once the words are given."""
        self.body.addStretch(1)
        self.accepted.connect(do)
        self.finished.connect(self.deleteLater)
        unit = self.desk.theme.size("s8")
        self.resize(unit * 15, self.sizeHint().height())
        self.open()
        if self.first is not None:
            self.first.setFocus()
