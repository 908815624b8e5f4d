"""A long table's rows get their heights: those near the eye at once, all others a few at a time."""

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QTableView

from scrutiny_desktop.views.checklist.model import ChecklistTable
from scrutiny_desktop.views.checklist.row_heights import RowHeights

AT_ONCE, A_FEW = 150, 60
"""Rows that are measured before anything is shown, and in one go afterwards."""


class RowFitting(QObject):
    """Fits a table's rows to their words; what is seen stays where it is while others are fitted."""

    def __init__(self, table: QTableView, rows: ChecklistTable, heights: RowHeights) -> None:
        super().__init__(table)
        self._table, self._rows, self._heights = table, rows, heights
        self._left: deque[int] = deque()
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._go_on)

    def fit(self) -> None:
        """Fit all rows; those that were never measured, from the chosen one on, have a likely height until they are."""
        lines, chosen = self._rows.lines(), max(self._table.currentIndex().row(), 0)
        unknown = [at for at, line in enumerate(lines) if not self._heights.knows(line)]
        unknown.sort(key=lambda at: abs(at - chosen))
        first, self._left = unknown[:AT_ONCE], deque(unknown[AT_ONCE:])
        measured = [self._heights.of(lines[at]) for at in first]
        likely = sum(measured) // max(len(measured), 1)
        waiting = frozenset(self._left)
        self._resize((at, likely if at in waiting else self._heights.of(line)) for at, line in enumerate(lines))
        self._table.viewport().update()
        if self._left:
            self._more.start()

    def _go_on(self) -> None:
        """Fit a few more, those in view before all others."""
        lines, bar = self._rows.lines(), self._table.verticalScrollBar()
        top = max(self._table.rowAt(0), 0)
        bottom = self._table.rowAt(self._table.viewport().height() - 1)
        in_view = range(top, (bottom if bottom >= 0 else len(lines) - 1) + 1)
        few = {at for at in in_view if not self._heights.knows(lines[at])}
        while self._left and len(few) < A_FEW:
            few.add(self._left.popleft())
        above = self._table.rowViewportPosition(top)
        self._resize((at, self._heights.of(lines[at])) for at in few)
        if not few.isdisjoint(in_view):
            self._table.viewport().update()
        bar.setValue(self._table.verticalHeader().sectionPosition(top) - above)
        if self._left:
            self._more.start()

    def _resize(self, heights: Iterable[tuple[int, int]]) -> None:
        at, header = self._table.verticalScrollBar().value(), self._table.verticalHeader()
        header.blockSignals(True)  # else the table lays itself out once for each row
        for place, height in heights:
            header.resizeSection(place, height)
        header.blockSignals(False)
        self._table.updateGeometries()
        self._table.verticalScrollBar().setValue(at)
