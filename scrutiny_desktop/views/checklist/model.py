"""The checklist as a table; the model shows lines and changes none."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.checklist_order import STATES, Column, Group, Grouping, Line, group_of, state_of
from scrutiny_desktop.views.checklist.naming import column_name, group_name, group_words, tr
from scrutiny_desktop.views.checklist.shown import MeetingChecklist
from scrutiny_desktop.views.checklist.wording import CellWords
from scrutiny_desktop.views.row_list import DISPLAY, ROOT, ROW, SPOKEN, Index

__all__ = ["EDITABLE", "STATES", "ChecklistTable", "Column", "state_of"]

EDITABLE = frozenset({
    Column.NUMBER, Column.TEXT, Column.SERIES, Column.THEME, Column.LEAD, Column.RESPONSE, Column.REPORTED,
    Column.ASSURANCE, Column.DUE,
})  # fmt: skip
"""The columns whose cells can be written in; evidence and questions come from elsewhere."""


class ChecklistTable(QAbstractTableModel):
    """One row for each recommendation, and one for each group above those that are in it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = CellWords()
        self.grouping, self.folded = Grouping.NONE, frozenset[str]()
        self.sorted_by, self.descends = Column.NUMBER, False
        self._lines: tuple[Line, ...] = ()
        self._places: dict[str, int] = {}

    @property
    def editable(self) -> frozenset[Column]:
        """The columns whose cells can be written in now: the Panel's from the day of its meeting on."""
        may_be_agreed = self.known is not None and self.known.may_be_agreed
        return EDITABLE | {Column.PANELS} if may_be_agreed else EDITABLE

    @property
    def known(self) -> MeetingChecklist | None:
        """The checklist that the lines are of."""
        return self.words.known

    def fill(self, known: MeetingChecklist | None, lines: Sequence[Line]) -> bool:
        """Show these lines instead; True when other ones than before are shown, not only other words in them."""
        fresh, before = tuple(lines), self._lines
        is_same = list(map(_key, fresh)) == list(map(_key, before))
        if not is_same:
            self.beginResetModel()
        self.words.known, self._lines = known, fresh
        if not is_same:
            self._places = {_key(line): at for at, line in enumerate(fresh)}
            self.endResetModel()
            return True
        others = (old is not new for old, new in zip(before, fresh, strict=True))
        for is_other, run in groupby(enumerate(others), key=lambda each: each[1]):
            places = [at for at, _ in run]
            if is_other:
                self.dataChanged.emit(self.index(places[0], 0), self.index(places[-1], len(Column) - 1))
        return False

    def row_of(self, recommendation_id: str) -> int:
        """The place of a recommendation, -1 when it is not here."""
        return self._places.get(recommendation_id, -1)

    def line(self, at: int) -> Line | None:
        """What stands on a line."""
        return self._lines[at] if 0 <= at < len(self._lines) else None

    def lines(self) -> tuple[Line, ...]:
        """Every line, from the top."""
        return self._lines

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.line(index.row()) if index.isValid() else None
        if isinstance(line, Group):
            return Qt.ItemFlag.ItemIsEnabled
        flags = super().flags(index)
        is_editable = line is not None and Column(index.column()) in self.editable
        return flags | Qt.ItemFlag.ItemIsEditable if is_editable else flags

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == ROW:
            return line
        column = Column(index.column())
        if isinstance(line, Group):
            is_folded = line.key in self.folded
            if role == SPOKEN:
                return group_words(line, self.grouping, is_folded=is_folded)
            return group_words(line, self.grouping) if role == DISPLAY and column is Column.TEXT else None
        if role == DISPLAY:
            return self.words.of(line, column)
        return self._spoken(line, column) if role == SPOKEN else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        name = column_name(Column(section))
        if role in (SPOKEN, Qt.ItemDataRole.ToolTipRole):
            order = tr("{column}, sorted downwards") if self.descends else tr("{column}, sorted upwards")
            return order.format(column=name) if section == self.sorted_by else name
        return name if role == DISPLAY else None

    def _spoken(self, row: ChecklistRow, column: Column) -> str:
        said = self.words.spoken(row, column)
        if column is not Column.TEXT or self.grouping is Grouping.NONE:
            return said
        named = group_name(group_of(row, self.grouping), self.grouping)
        return tr("{row}, in group {group}").format(row=said, group=named)


def _key(line: Line) -> str:
    return line.recommendation.id if isinstance(line, ChecklistRow) else f"group {line.key}"
