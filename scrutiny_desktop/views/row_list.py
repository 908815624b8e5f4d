"""What every list of the screens shows: rows that are known by a key from one filling to the next."""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
DISPLAY = int(Qt.ItemDataRole.DisplayRole)
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
ROW = int(Qt.ItemDataRole.UserRole)
"""The role that gives the whole row."""

T = TypeVar("T")


class RowList(QAbstractListModel, Generic[T]):
    """Shows rows and changes none; a list says how its rows are known and what they are in words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[T, ...] = ()

    def show_rows(self, rows: Iterable[T]) -> bool:
        """Show these instead; True when other rows than before are shown, not only other words in them."""
        before, fresh = self._rows, tuple(rows)
        if [self._key(row) for row in fresh] == [self._key(row) for row in before]:
            self._rows = fresh
            for at, (old, new) in enumerate(zip(before, fresh, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(at), self.index(at))
            return False
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()
        return True

    def change_rows(self, rows: Iterable[T]) -> bool:
        """The same, but only the rows that came, went or are other words now are touched."""
        before, fresh = self._rows, tuple(rows)
        old, new = [self._key(row) for row in before], [self._key(row) for row in fresh]
        shorter = min(len(old), len(new))
        head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
        tail = next((at for at in range(shorter - head) if old[-1 - at] != new[-1 - at]), shorter - head)
        if old != new:
            self._take_out(head, len(old) - tail)
            self._put_in(head, fresh[head : len(new) - tail])
        self.show_rows(fresh)
        return old != new

    def change_row(self, at: int, row: T) -> None:
        """Show other words in one row."""
        self._rows = (*self._rows[:at], row, *self._rows[at + 1 :])
        self.dataChanged.emit(self.index(at), self.index(at))

    def _take_out(self, first: int, end: int) -> None:
        if first < end:
            self.beginRemoveRows(ROOT, first, end - 1)
            self._rows = self._rows[:first] + self._rows[end:]
            self.endRemoveRows()

    def _put_in(self, at: int, rows: tuple[T, ...]) -> None:
        if rows:
            self.beginInsertRows(ROOT, at, at + len(rows) - 1)
            self._rows = self._rows[:at] + rows + self._rows[at:]
            self.endInsertRows()

    def row_of(self, key: object) -> int:
        """The row that is known by a key, -1 when it is not shown."""
        return next((at for at, row in enumerate(self._rows) if self._key(row) == key), -1)

    def place_of(self, key: object) -> QModelIndex:
        """The same for a view; an invalid place when it is not shown."""
        return self.index(self.row_of(key))

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == DISPLAY:
            return self._words(row)
        return self._spoken(row) if role == SPOKEN else None

    def _key(self, row: T) -> object:
        """What the row is known by."""
        raise NotImplementedError

    def _words(self, row: T) -> str:
        """The row as it is read."""
        return self._spoken(row)

    def _spoken(self, row: T) -> str:
        """The row as a screen reader says it."""
        raise NotImplementedError
