"""The acts on the checklist's rows: on all that are selected, from the keyboard and from the menu of a row."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from scrutiny_desktop.domain.recommendation import Assurance, Recommendation
from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.checklist.chart_dialog import ChartDialog
from scrutiny_desktop.views.checklist.looking import Looking
from scrutiny_desktop.views.checklist.many import ForMany
from scrutiny_desktop.views.checklist.many_changes import ManyChanges
from scrutiny_desktop.views.checklist.shown import MeetingChecklist
from scrutiny_desktop.views.checklist.table import ChecklistView
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.promises.changes import Changes as Promising
from scrutiny_desktop.views.screen import Handlers

_ON_MENU = ("write_cell", "copy_rows", "see_chain", "", "judge_not_considered", "judge_not_assured",
            "judge_partly_assured", "judge_assured", "report_progress", "revise_due",
            "promise_of_recommendation", "", "add_recommendation",
            "close_recommendation", "remove_recommendation", "", "progress_chart")  # fmt: skip
"""The acts on the menu of a row; no name parts them."""


class RowActs(QObject):
    """Does them; before each, ``beginning`` lets the pane beside save what is typed there."""

    beginning = Signal()

    def __init__(
        self, desk: Desk, table: ChecklistView, looking: Looking, over: QWidget,
        beside: Callable[[], Recommendation | None],
    ) -> None:  # fmt: skip
        super().__init__(over)
        self._desk, self._table, self._looking, self._over, self._beside = desk, table, looking, over, beside
        self.changes = ManyChanges(desk, self)
        self._many = ForMany(desk, self.changes, over)
        table.cells.writes = self.changes.write

    def handlers(self) -> Handlers:
        """What is done for the acts of the table, by their names."""
        line = self._looking.line
        return {
            **{f"judge_{each.replace(' ', '_')}": partial(self._judge, each) for each in Assurance},
            "write_cell": self._table.write,
            "copy_rows": self._copy,
            "set_selected": self._open_setting,
            "revise_due": partial(self._do, self._many.revise),
            "close_recommendation": partial(self._do, self._many.end),
            "filter_checklist": self._looking.look_for_words,
            "checklist_filters": partial(_open, line.needs),
            "sort_checklist": self._looking.sort_by_column,
            "group_checklist": partial(_open, line.groups),
            "checklist_view": partial(_open, line.view),
            "checklist_columns": partial(_open, line.columns),
            "progress_chart": self._show_chart,
            "promise_of_recommendation": self._promise,
        }

    def selected(self) -> list[Recommendation]:
        """What acts are done to: the selected ones, else the one in the pane beside."""
        beside = self._beside()
        rows = [row.recommendation for row in self._table.selected()]
        return rows or ([beside] if beside is not None else [])

    def open_menu(self, place: QPoint, handlers: Handlers, edit: Callable[[], object]) -> None:
        """The menu of a row, with all that can be set for the selected ones."""
        menu = QMenu(self._over)
        for name in _ON_MENU:
            if not name:
                menu.addSeparator()
                continue
            act = BY_NAME[name]
            menu.addAction(self._desk.icon(act.icon, "quiet"), act.words, handlers[name]).setShortcut(act.keys)
        if self._known is not None and (selected := self.selected()):
            inner = QMenu(self.tr("Set for the se&lected ({count})").format(count=len(selected)), menu)
            self._many.fill(inner, selected, self._known)
            menu.insertMenu(menu.actions()[1], inner)
        menu.addAction(self.tr("&Edit at the right"), edit).setShortcut("Return")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    @property
    def _known(self) -> MeetingChecklist | None:
        return self._table.rows.known

    def _do(self, act: Callable[[Sequence[Recommendation]], object]) -> None:
        self.beginning.emit()
        if selected := self.selected():
            act(selected)

    def _judge(self, assurance: Assurance) -> None:
        self._do(lambda selected: self.changes.judge(selected, assurance))

    def _copy(self) -> None:
        text = self._looking.copied()
        QGuiApplication.clipboard().setText(text)
        self._desk.noticed.emit(self.tr("Rows copied: {count}").format(count=text.count("\n")))

    def _open_setting(self) -> None:
        self._do(self._offer_setting)

    def _offer_setting(self, selected: Sequence[Recommendation]) -> None:
        if self._known is not None:
            menu = QMenu(self._over)
            self._many.fill(menu, selected, self._known)
            menu.aboutToHide.connect(menu.deleteLater)
            middle = self._table.visualRect(self._table.currentIndex()).center()
            menu.popup(self._table.viewport().mapToGlobal(middle))

    def _promise(self) -> None:
        self.beginning.emit()
        if (beside := self._beside()) is not None:
            self._desk.show(Promising(self._desk, self).add_on(beside))

    def _show_chart(self) -> None:
        if self._known is not None:
            ChartDialog(self._desk, self._known, self._over).open()


def _open(door: QPushButton) -> None:
    door.menu().popup(door.mapToGlobal(door.rect().bottomLeft()))
