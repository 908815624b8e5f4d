"""The checklist as a table; the model shows rows and changes none."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.note import Grade
from scrutiny_desktop.domain.recommendation import Assurance, Progress, Response
from scrutiny_desktop.views.checklist.shown import MeetingChecklist
from scrutiny_desktop.views.row_list import ROOT, ROW, Index
from scrutiny_desktop.views.words import word


class Column(IntEnum):
    """The columns, from left to right."""

    NUMBER = 0
    TEXT = 1
    LEAD = 2
    RESPONSE = 3
    REPORTED = 4
    EVIDENCE = 5
    ASSURANCE = 6
    QUESTIONS = 7


STATES: dict[Column, type[Response | Progress | Grade | Assurance]] = {
    Column.RESPONSE: Response, Column.REPORTED: Progress, Column.EVIDENCE: Grade, Column.ASSURANCE: Assurance,
}  # fmt: skip
"""The columns that show a state, and which."""


class ChecklistTable(QAbstractTableModel):
    """One row for each recommendation, in rank order or sorted by a column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.known: MeetingChecklist | None = None
        self._rows: tuple[ChecklistRow, ...] = ()
        self._by, self._descends = Column.NUMBER, False

    def fill(self, known: MeetingChecklist | None) -> bool:
        """Show this checklist instead; True when other rows than before are shown."""
        rows = self._sorted(known.rows if known else ())
        is_same = [row.recommendation.id for row in rows] == [row.recommendation.id for row in self._rows]
        if not is_same:
            self.beginResetModel()
        self.known, self._rows = known, rows
        if not is_same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(Column) - 1))
        return not is_same

    def row_of(self, recommendation_id: str) -> int:
        """The place of a recommendation, -1 when it is not here."""
        return next((at for at, row in enumerate(self._rows) if row.recommendation.id == recommendation_id), -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._by, self._descends = Column(max(column, 0)), order is Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [(self._rows[index.row()].recommendation.id, index.column()) for index in before]
        self._rows = self._sorted(self._rows)
        self.changePersistentIndexList(before, [self.index(self.row_of(one), at) for one, at in ids])
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, Column(index.column()))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self.names()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def names(self) -> tuple[str, ...]:
        """The headers of the columns."""
        return (self.tr("No."), self.tr("Recommendation"), self.tr("Lead"), self.tr("Response"), self.tr("Reported"),
                self.tr("Evidence"), self.tr("My assurance"), self.tr("Questions"))  # fmt: skip

    def _words(self, row: ChecklistRow, column: Column) -> str:
        if column in STATES:
            return word(state_of(row, column))
        one = row.recommendation
        return {
            Column.NUMBER: one.number,
            Column.TEXT: one.text,
            Column.LEAD: one.lead_agency,
        }.get(column, str(len(row.questions)))

    def _spoken(self, row: ChecklistRow, column: Column) -> str:
        if column is not Column.TEXT or self.known is None:
            return f"{self.names()[column]}: {self._words(row, column)}"
        text = row.recommendation.text or self.tr("A recommendation without words yet")
        parts = [f"{self.names()[each]}: {word(state_of(row, each))}" for each in STATES]
        said = [row.recommendation.number, text, self.known.place(row), self.known.overdue(row), *parts]
        return ", ".join(part for part in said if part)

    def _sorted(self, rows: Sequence[ChecklistRow]) -> tuple[ChecklistRow, ...]:
        ranked = sorted(rows, key=lambda row: (row.recommendation.rank, row.recommendation.id))
        return tuple(sorted(ranked, key=lambda row: _weight(row, self._by), reverse=self._descends))


def state_of(row: ChecklistRow, column: Column) -> Response | Progress | Grade | Assurance:
    """What a row's column shows as a chip."""
    states: dict[Column, Response | Progress | Grade | Assurance] = {
        Column.RESPONSE: row.recommendation.response, Column.REPORTED: row.progress,
        Column.EVIDENCE: row.grade, Column.ASSURANCE: row.assurance,
    }  # fmt: skip
    return states[column]


def _weight(row: ChecklistRow, column: Column) -> tuple[int, str]:
    """What rows are sorted by; states by the order in which they are listed."""
    one = row.recommendation
    if column in STATES:
        return [*STATES[column]].index(state_of(row, column)), ""
    words = {Column.TEXT: one.text, Column.LEAD: one.lead_agency}
    numbers = {Column.NUMBER: one.rank, Column.QUESTIONS: len(row.questions)}
    return numbers.get(column, 0), words.get(column, "").casefold()
