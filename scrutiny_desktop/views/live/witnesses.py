"""Who was invited, each with a tick for being present."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from scrutiny_desktop.domain.attendance import Presence, of_witness
from scrutiny_desktop.domain.meeting import Witness
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.people import People
from scrutiny_desktop.views.painting import Painting, draw_shape
from scrutiny_desktop.views.row_list import DISPLAY, ROW, Index, RowList

_CHECKED = int(Qt.ItemDataRole.CheckStateRole)


class WitnessList(RowList[Witness]):
    """One meeting's witnesses, as rows."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else super().flags(index)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role == _CHECKED and index.isValid():
            return Qt.CheckState.Checked if self._rows[index.row()].is_present else Qt.CheckState.Unchecked
        return super().data(index, role)

    def _key(self, row: Witness) -> str:
        return row.id

    def _words(self, row: Witness) -> str:
        return row.name

    def _spoken(self, row: Witness) -> str:
        state = self.tr("present") if row.is_present else self.tr("not marked present")
        return ", ".join(filter(None, (row.name, row.title, row.agency, state)))


class PresentList(QListView):
    """The list of witnesses; a click or Space turns a tick, and keeps it. ``side`` is the space at its sides."""

    def __init__(self, desk: Desk, people: People, *, side: str = "s4", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._people = desk, people
        self._shown: tuple[Witness, ...] = ()
        self.witnesses = WitnessList(self)
        self.setModel(self.witnesses)
        self.setItemDelegate(_WitnessFace(desk, self, side))
        self.setAccessibleName(self.tr("Witnesses, ticked when present"))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._turn)
        desk.theme_changed.connect(self.scheduleDelayedItemsLayout)

    def fill(self, witnesses: Iterable[Witness]) -> None:
        """Show these, as high as they are."""
        if (shown := tuple(witnesses)) == self._shown:
            return
        self._shown = shown
        row = max(0, self.currentIndex().row())
        self.witnesses.show_rows(shown)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.witnesses.index(min(row, self.witnesses.rowCount() - 1)))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        high = sum(self.sizeHintForRow(row) for row in range(self.witnesses.rowCount()))
        return QSize(self._desk.theme.size("s8") * 6, high + self._desk.theme.size("s1"))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(self.sizeHint().height(), self._desk.theme.size("s8")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._turn(self.currentIndex())
            return
        super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.scheduleDelayedItemsLayout()  # a name may take more lines now that a scroll bar has come
            self.updateGeometry()
        return super().viewportEvent(event)

    def _turn(self, index: QModelIndex) -> None:
        shown: Witness | None = index.data(ROW) if index.isValid() else None
        if shown is None:
            return
        seen = of_witness(shown)
        if seen.presence is Presence.PRESENT:
            self._people.stand(Presence.EXPECTED, seen)
        else:
            self._people.arrive(seen)


class _WitnessFace(QStyledItemDelegate):
    def __init__(self, desk: Desk, view: QListView, side: str) -> None:
        super().__init__(view)
        self._desk, self._view, self._side = desk, view, side

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        witness, size, draw = index.data(ROW), self._desk.theme.size, self._painting()
        width = self._view.viewport().width()
        wide = self._words_width(width)
        high = draw.height(witness.name, draw.font(), wide) + draw.height(_about(witness), draw.font("small"), wide)
        return QSize(width, high + size("s1") * 2)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        painter.save()
        theme, size, draw, witness = self._desk.theme, self._desk.theme.size, self._painting(), index.data(ROW)
        at = option.rect.adjusted(size(self._side), size("s1"), -size(self._side), 0)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.color("hover"))
        words = QRect(at.left() + size("heading") + size("s2"), at.top(), self._words_width(option.rect.width()), 0)
        high = draw.text(painter, words, witness.name, draw.font())
        draw.text(painter, words.translated(0, high), _about(witness), draw.font("small"), "quiet")
        top = at.top() + max(0, (draw.height("X", draw.font(), at.width()) - size("heading")) // 2)
        self._paint_box(painter, QRect(at.left(), top, size("heading"), size("heading")), is_ticked=witness.is_present)
        if self._view.hasFocus() and self._view.currentIndex().row() == index.row():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_box(self, painter: QPainter, at: QRect, *, is_ticked: bool) -> None:
        theme, box = self._desk.theme, at.adjusted(1, 1, -1, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent" if is_ticked else "control_line"), 1.5))
        painter.setBrush(theme.color("accent" if is_ticked else "field"))
        painter.drawRoundedRect(box, 3, 3)
        if is_ticked:
            draw_shape(painter, QRectF(box).adjusted(3, 3, -3, -3), "good", theme.color("accent_ink"))

    def _words_width(self, width: int) -> int:
        size = self._desk.theme.size
        return max(size("s8"), width - size(self._side) * 2 - size("heading") - size("s2"))

    def _painting(self) -> Painting:
        return Painting(self._desk.theme, self._view.font())


def _about(witness: Witness) -> str:
    return ", ".join(filter(None, (witness.title, witness.agency)))
