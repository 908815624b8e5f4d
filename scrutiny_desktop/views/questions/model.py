"""The questions as rows under the headings of their themes; the model shows records and changes none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.running_order import Group, Place
from scrutiny_desktop.views.words import word

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ROW = int(Qt.ItemDataRole.UserRole)
"""The role that gives the whole row."""
MIME = "application/x-scrutiny-question"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A question with its source, or the heading of a theme where there is no question."""

    group: Group
    number: int = 0
    question: Question | None = None
    source: str = ""

    @property
    def key(self) -> str:
        """What the row is known by from one filling to the next."""
        return self.question.id if self.question else f"theme {self.group.theme_id}"


class QuestionList(QAbstractListModel):
    """One meeting's questions by theme, which can be dragged."""

    dropped = Signal(str, str, str)
    """A question's id, and the theme and the question (empty for the end) that it was dropped before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def fill(self, groups: Sequence[Group], sources: dict[str, str]) -> bool:
        """Show these instead; True when other rows than before are shown."""
        rows = tuple(row for number, group in enumerate(groups, 1) for row in _rows(group, number, sources))
        is_same = [row.key for row in rows] == [row.key for row in self._rows]
        if not is_same:
            self.beginResetModel()
        self._rows = rows
        if not is_same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        return not is_same

    def row_of(self, key: str) -> int:
        """The place of a row, -1 when it is not shown."""
        return next((place for place, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        more = Qt.ItemFlag.ItemIsDragEnabled if self._rows[index.row()].question else Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | more

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        carried = QMimeData()
        questions = [self._rows[index.row()].question for index in indexes]
        carried.setData(MIME, next((one.id for one in questions if one), "").encode())
        return carried

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if action is not Qt.DropAction.MoveAction or not data.hasFormat(MIME):
            return False
        theme_id, before = self._place(row, parent)
        self.dropped.emit(bytes(data.data(MIME).data()).decode(), theme_id, before)
        # The row moves once the library says so; Qt must not take one away.
        return False

    def _place(self, row: int, parent: Index) -> Place:
        """A drop on a heading leads to the start of its theme, one before a heading to the end of the theme above."""
        at = parent.row() + 1 if parent.isValid() else row if row >= 0 else len(self._rows)
        at = max(at, 1)
        heading = self._rows[at - 1].group.theme_id
        following = self._rows[at].question if at < len(self._rows) else None
        return heading, following.id if following else ""

    def _spoken(self, row: Row) -> str:
        if row.question is None:
            name = row.group.theme.name if row.group.theme else self.tr("No theme yet")
            return self.tr("Theme {number}: {name}, {minutes} minutes").format(
                number=row.number, name=name or self.tr("unnamed"), minutes=row.group.minutes
            )
        one = row.question
        text = one.text or self.tr("A question without words yet")
        parts = [text, row.source, word(one.priority), word(one.standing)]
        if one.asker:
            parts.append(self.tr("asked by {name}").format(name=one.asker))
        if one.addressee:
            parts.append(self.tr("to {name}").format(name=one.addressee))
        return ", ".join(part for part in parts if part)


def is_unused(question: Question) -> bool:
    """Whether a question is shown struck out."""
    return question.standing is Standing.WITHDRAWN


def _rows(group: Group, number: int, sources: dict[str, str]) -> list[Row]:
    heading = Row(group=group, number=number)
    return [heading, *(replace(heading, question=one, source=sources.get(one.id, "")) for one in group.questions)]
