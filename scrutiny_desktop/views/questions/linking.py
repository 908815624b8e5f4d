"""Which recommendations a question bears on: a button that opens a list to tick."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QPushButton, QVBoxLayout, QWidget

from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.row_list import ROOT, Index

CHECKED = int(Qt.ItemDataRole.CheckStateRole)


class TickModel(QAbstractListModel):
    """Recommendations to tick; one that is no longer here can still be taken off."""

    ticked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, str]] = []
        self._ids: tuple[str, ...] = ()

    def fill(self, recommendations: Sequence[Recommendation], ids: Sequence[str]) -> None:
        """Offer these, with the ones that ``ids`` names ticked."""
        known = {each.id for each in recommendations}
        self.beginResetModel()
        self._ids = tuple(ids)
        self._rows = [(each.id, f"{each.number}  {each.text}".strip()) for each in recommendations]
        self._rows += [(each, self.tr("A recommendation no longer here")) for each in ids if each not in known]
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        record_id, words = self._rows[index.row()]
        if role == CHECKED:
            return Qt.CheckState.Checked if record_id in self._ids else Qt.CheckState.Unchecked
        return words if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        if role != CHECKED or not index.isValid():
            return False
        record_id = self._rows[index.row()][0]
        is_ticked = Qt.CheckState(value) is Qt.CheckState.Checked
        chosen = {*self._ids, record_id} if is_ticked else {*self._ids} - {record_id}
        self._ids = tuple(each for each, _ in self._rows if each in chosen)
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit(self._ids)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable


class RecommendationButton(QPushButton):
    """Names the linked recommendations; opens the list on a press. ``picked(ids)`` at each tick."""

    picked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, autoDefault=False)
        self._desk = desk
        self.choices = TickModel(self)
        self.choices.ticked.connect(self.picked)
        self.popup = _Popup(self.choices, self)
        self.clicked.connect(self.open)
        self._shown: tuple[Sequence[Recommendation], tuple[str, ...]] = ((), ())

    def fill(self, recommendations: Sequence[Recommendation], ids: tuple[str, ...]) -> None:
        """Name the recommendations that ``ids`` stands for."""
        numbers = {each.id: each.number or "–" for each in recommendations}
        known = [numbers[each] for each in numbers if each in ids]
        words = [self.tr("Rec. {numbers}").format(numbers=", ".join(known))] if known else []
        if gone := sum(each not in numbers for each in ids):
            words.append(self.tr("{count} no longer here").format(count=gone))
        text = " · ".join(words) or self.tr("Link recommendations…")
        self.setText(text)
        self.setAccessibleName(self.tr("Linked recommendations: {names}").format(names=text))
        self.setEnabled(bool(recommendations or ids))
        if not self.popup.isVisible():
            self.choices.fill(recommendations, ids)

    def open(self) -> None:
        """Open the list under the button."""
        width = max(self.width(), self._desk.theme.size("s8") * 12)
        self.popup.resize(width, self._desk.theme.size("s8") * 8)
        corner = self.mapToGlobal(QPoint(self.width() - width, self.height()))
        edge = self.screen().availableGeometry()
        if corner.y() + self.popup.height() > edge.bottom():
            corner = self.mapToGlobal(QPoint(self.width() - width, -self.popup.height()))
        self.popup.move(max(corner.x(), edge.left()), max(corner.y(), edge.top()))
        self.popup.show()
        self.popup.list.setFocus()


class _Popup(QFrame):
    def __init__(self, choices: TickModel, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.list = QListView(wordWrap=True)
        self.list.setModel(choices)
        self.list.setAccessibleName(self.tr("Recommendations this question bears on; space ticks one"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.list)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.hide()
        else:
            super().keyPressEvent(event)
