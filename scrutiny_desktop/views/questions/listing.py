"""The list of questions as it is used: arrow keys, dragging, and what a key press asks for."""

from PySide6.QtCore import QMargins, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.questions.delegate import QuestionDelegate
from scrutiny_desktop.views.questions.model import MIME, QuestionList, Row
from scrutiny_desktop.views.row_list import ROW, Index


class QuestionListing(QListView):
    """Shows a QuestionList; says which row was chosen and what was asked of it."""

    chosen = Signal(object)
    edit_wanted = Signal()
    menu_wanted = Signal(QPoint)
    dropped_onto = Signal(str, str)
    """A question's id, and that of the question it is to be put as one with."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._is_showing, self._onto = desk, False, ""
        self.rows = QuestionList(self)
        self.setModel(self.rows)
        self.setItemDelegate(QuestionDelegate(desk, self))
        self.setAccessibleName(self.tr("Questions by theme"))
        self.setAccessibleDescription(self.tr("Enter edits a question; Ctrl with the up or down arrow moves it."))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        desk.theme_changed.connect(self.measure_again)

    def show_row(self, key: str, *, is_new: bool = False) -> None:
        """Make a row the chosen one without saying that the person chose it; scrolls only to a new one."""
        place = self.rows.place_of(key)
        self._is_showing = True
        self.setCurrentIndex(place)
        self._is_showing = False
        if is_new and place.isValid():
            self.scrollTo(place)

    def row(self) -> Row | None:
        """The chosen row."""
        index = self.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def measure_again(self) -> None:
        """Lay the rows out anew after their words or the text size have changed."""
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        if self._is_showing:
            at = self.verticalScrollBar().value()
            super().currentChanged(current, previous)
            self.verticalScrollBar().setValue(at)
            return
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(current.data(ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.edit_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: object) -> None:
        self.edit_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).center()
        else:
            place = event.pos()
        self.menu_wanted.emit(self.viewport().mapToGlobal(place))

    def startDrag(self, supported: Qt.DropAction) -> None:
        self._desk.noticed.emit(self.tr("Drop it where it is to stand. With Ctrl, drop it on a question to put the two "
                                        "as one."))  # fmt: skip
        super().startDrag(supported)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._aim(self._under(event))
        if self._onto:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            super().dragMoveEvent(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim("")
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        onto = self._under(event)
        self._aim("")
        if not onto:
            super().dropEvent(event)
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()
        self.dropped_onto.emit(_carried(event), onto)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._onto and (place := self.rows.place_of(self._onto)).isValid():
            self._paint_aim(self.visualRect(place))

    def _under(self, event: QDropEvent) -> str:
        """The question that the carried one is put as one with, were it dropped here; empty where it only moves."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return ""
        index = self.indexAt(event.position().toPoint())
        question: Question | None = index.data(ROW).question if index.isValid() else None
        return question.id if question is not None and question.id != _carried(event) else ""

    def _aim(self, onto: str) -> None:
        if onto != self._onto:
            self._onto = onto
            self.setDropIndicatorShown(not onto)
            self.viewport().update()

    def _paint_aim(self, rect: QRect) -> None:
        painter, theme = QPainter(self.viewport()), self._desk.theme
        inset = theme.size("s1")
        painter.setPen(QPen(theme.color("accent"), 3))
        painter.drawRect(rect.adjusted(2, 2, -3, -3))
        words = self.tr("Put as one")
        size = painter.fontMetrics().size(0, words).grownBy(QMargins(inset * 2, inset, inset * 2, inset))
        sign = QRect(rect.topRight() - QPoint(size.width() + inset, -inset), size)
        painter.fillRect(sign, theme.color("accent"))
        painter.setPen(theme.color("accent_ink"))
        painter.drawText(sign, int(Qt.AlignmentFlag.AlignCenter), words)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0))


def _carried(event: QDropEvent) -> str:
    return bytes(event.mimeData().data(MIME).data()).decode()
