"""The questions as rows under the headings of their themes; the model shows records and changes none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QMimeData, QModelIndex, Qt, Signal

from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.running_order import Group, Place
from scrutiny_desktop.views.closed_chip import Chips, ChipsOf
from scrutiny_desktop.views.row_list import Index, RowList
from scrutiny_desktop.views.words import word

MIME = "application/x-scrutiny-question"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A question with its source, or the heading of a theme where there is no question."""

    group: Group
    number: int = 0
    question: Question | None = None
    source: str = ""
    chips: Chips = ()
    """How the question stands, and whether it is not public."""

    @property
    def key(self) -> str:
        """What the row is known by from one filling to the next."""
        return self.question.id if self.question else f"theme {self.group.theme_id}"


class QuestionList(RowList[Row]):
    """One meeting's questions by theme, which can be dragged."""

    dropped = Signal(str, str, str)
    """A question's id, and the theme and the question (empty for the end) that it was dropped before."""

    def fill(self, groups: Sequence[Group], sources: dict[str, str], chips_of: ChipsOf = lambda _: ()) -> bool:
        """Show these instead; True when other rows than before are shown."""
        return self.show_rows(
            row for number, group in enumerate(groups, 1) for row in _rows(group, number, sources, chips_of)
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        more = Qt.ItemFlag.ItemIsDragEnabled if self._rows[index.row()].question else Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | more

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

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

    def _key(self, row: Row) -> str:
        return row.key

    def _spoken(self, row: Row) -> str:
        if row.question is None:
            name = row.group.theme.name if row.group.theme else self.tr("No theme yet")
            return self.tr("Theme {number}: {name}, {minutes} minutes").format(
                number=row.number, name=name or self.tr("unnamed"), minutes=row.group.minutes
            )
        one = row.question
        text = one.text or self.tr("A question without words yet")
        parts = [text, row.source, word(one.priority), *(words for words, _ in row.chips)]
        if one.asker:
            parts.append(self.tr("asked by {name}").format(name=one.asker))
        if one.addressee:
            parts.append(self.tr("to {name}").format(name=one.addressee))
        return ", ".join(part for part in parts if part)


def is_unused(question: Question) -> bool:
    """Whether a question is shown struck out."""
    return question.standing is Standing.WITHDRAWN


def _rows(group: Group, number: int, sources: dict[str, str], chips_of: ChipsOf) -> list[Row]:
    heading = Row(group=group, number=number)
    return [heading, *(replace(heading, question=one, source=sources.get(one.id, ""), chips=chips_of(one))
                       for one in group.questions)]  # fmt: skip
