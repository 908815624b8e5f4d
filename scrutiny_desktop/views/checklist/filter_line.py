"""The line above the checklist: words to look for, what is called for, groups, views and columns."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QSizePolicy, QWidget

from scrutiny_desktop.domain.checklist_filter import Ended, Need
from scrutiny_desktop.domain.checklist_order import Column, Grouping
from scrutiny_desktop.views.checklist.naming import column_name, ended_name, grouping_name, need_name, view_name
from scrutiny_desktop.views.checklist.view_naming import ViewNaming
from scrutiny_desktop.views.checklist.views_kept import KeptViews
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import button, column, label
from scrutiny_desktop.views.wrapping import Rows, Wrapping

_SOON = 60
"""Milliseconds from a key to the rows, so that fast typing is sieved once."""


class FilterLine(QWidget):
    """Changes the view of now as the person asks."""

    down = Signal()
    """The person goes on to the rows."""

    widths_reset = Signal()

    def __init__(self, desk: Desk, views: KeptViews, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._views = desk, views
        self._counts: Mapping[Need, int] = {}
        self._used: frozenset[Column] = frozenset(Column)
        self._naming = ViewNaming(desk, views, self)
        self.words = _Words(clearButtonEnabled=True)
        self.words.setPlaceholderText(self.tr("Filter by words"))
        self.words.setAccessibleName(self.tr("Words to filter the recommendations by"))
        self.words.setMinimumWidth(desk.theme.size("s8") * 4)
        self.words.down.connect(self.down)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._look_for)
        self.words.textChanged.connect(self._soon.start)
        self.needs, self.groups = self._door(self._fill_needs), self._door(self._fill_groups)
        self.view, self.columns = self._door(self._fill_views), self._door(self._fill_columns)
        self.count = label("", "small")
        self.count.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._chips: list[QPushButton] = []
        self._lay_out()
        self.show_view()

    def fill(self, counts: Mapping[Need, int], used: frozenset[Column], told: str) -> None:
        """Show how many call for each thing, and how many are shown."""
        self._counts, self._used = counts, used
        self.count.setText(told)
        self._show_chips()

    def show_view(self) -> None:
        """Show the view of now."""
        now = self._views.now
        if self.words.text().strip() != now.sieve.words.strip():
            self.words.blockSignals(True)
            self.words.setText(now.sieve.words)
            self.words.blockSignals(False)
        changed = self.tr("{name} (changed)") if self._views.is_changed else "{name}"
        self.view.setText(changed.format(name=view_name(now.name)))
        self.needs.setText(self.tr("Filters ({count})").format(count=len(now.sieve.needs)) if now.sieve.needs
                           else self.tr("Filters"))  # fmt: skip
        self.groups.setText(grouping_name(now.grouping))
        self.columns.setText(self.tr("Columns"))
        for door in (self.needs, self.groups, self.columns):
            door.setAccessibleName(door.text())
        self.view.setAccessibleName(self.tr("View: {name}").format(name=self.view.text()))
        self._show_chips()

    def flush(self) -> None:
        """Sieve now by what was typed."""
        if self._soon.isActive():
            self._soon.stop()
            self._look_for()

    def toggle(self, need: Need) -> None:
        """Look for one thing more, or less."""
        sieve = self._views.now.sieve
        needs = tuple(each for each in sieve.needs if each is not need)
        self._views.change(sieve=replace(sieve, needs=needs if need in sieve.needs else (*needs, need)))

    def _lay_out(self) -> None:
        self._line = Wrapping(self._desk.theme.size("s2"))
        for part in (self.words, self.view, self.needs, self.groups, self.columns, self.count):
            self._line.addWidget(part)
        whole = column(self._desk, margin="s2", gap="")
        side = self._desk.theme.size("s4")
        whole.setContentsMargins(side, self._desk.theme.size("s2"), side, self._desk.theme.size("s2"))
        whole.addWidget(Rows(self._line))
        self.setLayout(whole)

    def _door(self, fill: Callable[[QMenu], None]) -> QPushButton:
        door, menu = QPushButton(autoDefault=False), QMenu(self)
        door.setProperty("face", "door")
        menu.aboutToShow.connect(partial(self._refill, menu, fill))
        door.setMenu(menu)
        return door

    def _refill(self, menu: QMenu, fill: Callable[[QMenu], None]) -> None:
        menu.clear()
        fill(menu)

    def _look_for(self) -> None:
        sieve = self._views.now.sieve
        self._views.change(sieve=replace(sieve, words=self.words.text().strip()))

    def _show_chips(self) -> None:
        """Each thing that is looked for, to be pressed away."""
        now, wanted = self._views.now.sieve, list[tuple[str, str, Callable[[], object]]]()
        for need in now.needs:
            words = self.tr("{need} ({count})").format(need=need_name(need), count=self._counts.get(need, 0))
            name = self.tr("No longer only: {need}").format(need=words)
            wanted.append((words, name, partial(self.toggle, need)))
        if now.ended is not Ended.OPEN:
            wanted.append(
                (ended_name(now.ended), self.tr("Only open ones again"), partial(self._set_ended, Ended.OPEN))
            )
        if [words for words, _, _ in wanted] == [each.property("words") for each in self._chips]:
            return
        for chip in self._chips:
            self._line.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._line.removeWidget(self.count)
        self._chips = [self._chip(*each) for each in wanted]
        for part in (*self._chips, self.count):
            self._line.addWidget(part)

    def _chip(self, words: str, name: str, do: Callable[[], object]) -> QPushButton:
        made = button(f"{words}  ×", do, face="chip", name=name, tip=name)
        made.setProperty("words", words)
        made.setCheckable(True)
        made.setChecked(True)
        return made

    def _set_ended(self, ended: Ended) -> None:
        self._views.change(sieve=replace(self._views.now.sieve, ended=ended))

    def _fill_needs(self, menu: QMenu) -> None:
        now = self._views.now.sieve
        for need in Need:
            words = self.tr("{need} ({count})").format(need=need_name(need), count=self._counts.get(need, 0))
            self._check(menu, words, need in now.needs, partial(self.toggle, need))
        menu.addSeparator()
        group = QActionGroup(menu)
        for ended in Ended:
            group.addAction(self._check(menu, ended_name(ended), ended is now.ended, partial(self._set_ended, ended)))
        menu.addSeparator()
        none = partial(self._views.change, sieve=type(now)())
        menu.addAction(self.tr("&No filter"), none).setEnabled(now != type(now)())

    def _fill_groups(self, menu: QMenu) -> None:
        group, hidden = QActionGroup(menu), {Grouping.SERIES: Column.SERIES, Grouping.THEME: Column.THEME}
        for each in Grouping:
            is_now = each is self._views.now.grouping
            action = self._check(menu, grouping_name(each), is_now, partial(self._views.change, grouping=each))
            action.setEnabled(is_now or hidden.get(each, Column.TEXT) in self._used)
            group.addAction(action)

    def _fill_views(self, menu: QMenu) -> None:
        group, ready = QActionGroup(menu), len(self._views.every) - len(self._views.own)
        for at, each in enumerate(self._views.every):
            if at == ready:
                menu.addSeparator()
            group.addAction(self._check(menu, view_name(each.name), each.name == self._views.now.name,
                                        partial(self._views.choose, each)))  # fmt: skip
        menu.addSeparator()
        self._naming.fill(menu)

    def _fill_columns(self, menu: QMenu) -> None:
        hidden = self._views.now.hidden
        for each in Column:
            if each is Column.TEXT:
                continue
            others = tuple(one for one in hidden if one is not each)
            fewer = others if each in hidden else (*hidden, each)
            action = self._check(menu, column_name(each), each not in hidden and each in self._used,
                                 partial(self._views.change, hidden=fewer))  # fmt: skip
            action.setEnabled(each in self._used)
        menu.addSeparator()
        menu.addAction(self.tr("&Widths as at first"), self.widths_reset.emit)

    def _check(self, menu: QMenu, words: str, is_on: bool, do: Callable[[], object]) -> QAction:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(is_on)
        action.triggered.connect(lambda _=False: do())
        return action


class _Words(QLineEdit):
    """Down, or Return, goes on to the rows; Escape takes the words away."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
