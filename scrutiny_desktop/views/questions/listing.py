"""The list of questions as it is used: arrow keys, dragging, and what a key press asks for."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.questions.delegate import QuestionDelegate
from scrutiny_desktop.views.questions.model import QuestionList, Row
from scrutiny_desktop.views.row_list import ROW, Index


class QuestionListing(QListView):
    """Shows a QuestionList; says which row was chosen and what was asked of it."""

    chosen = Signal(object)
    edit_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_showing = False
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

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0))
