"""The cards beside the text: drawn in a list, however many, with one of them alive."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from scrutiny_desktop.domain.note import MarkKind
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dropping import passage_in
from scrutiny_desktop.views.papers.card_face import CardDelegate
from scrutiny_desktop.views.papers.card_list import CardHeights, CardList
from scrutiny_desktop.views.papers.card_words import CardWords, Wording
from scrutiny_desktop.views.papers.live_card import LiveCard
from scrutiny_desktop.views.papers.marks import QUESTION, Mark
from scrutiny_desktop.views.row_list import ROW, Index

_MARGIN = 20
"""Cards that are measured above and below those that are seen, so that not each turn of the wheel has to."""


class Cards(QListView):
    """Arrows choose a card, Enter writes in it, Escape goes back to the text."""

    chosen = Signal(object)
    """The person chose this mark."""
    left = Signal()
    removed = Signal(object)
    passage_dropped = Signal(object, int, int)
    """A passage of the open paper was dropped on this mark."""
    menu_wanted = Signal(object, QPoint)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._key: tuple[str, int] | None = None
        self._is_showing = False
        self.rows = CardList(self)
        self.live = LiveCard(desk, self.viewport())
        self.live.hide()
        self.delegate = CardDelegate(desk, self, self._live_height)
        self._heights = CardHeights(self.rows, self.delegate.height)
        self._near, self._is_settling = range(2 * _MARGIN), False
        self.setItemDelegate(self.delegate)
        self.setModel(self.rows)
        self.setAccessibleName(self.tr("Notes, questions and marks on this paper"))
        self.setAccessibleDescription(self.tr("Enter writes in a card; Escape goes back to the text."))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.live.grew.connect(self._grow)
        self.live.left.connect(self.left)
        self.live.menu_wanted.connect(self._want_menu)
        desk.theme_changed.connect(self.measure_again)

    @property
    def key(self) -> tuple[str, int] | None:
        """The chosen mark's."""
        return self._key

    def fill(self, marks: Sequence[Mark], wording: Wording, key: tuple[str, int] | None = None) -> None:
        """Show these; the chosen one (or that with the key) stays chosen, and what is being typed in it goes on."""
        self._is_showing = True
        if key is not None and any(mark.key == key for mark in marks):
            self._key = key
        at = self.verticalScrollBar().value()
        if self.rows.show_cards(marks, wording):
            row = self.rows.row_of(self._key)
            if row >= 0:
                self.setCurrentIndex(self.rows.index(row))
            else:
                self._key = None
        self._place_live()  # its row is as high as it is with what it says now
        self.doItemsLayout()
        self.verticalScrollBar().setValue(at)
        self._is_showing = False
        self._settle()
        self._place_live()
        self._keep_in_view()

    def choose(self, key: tuple[str, int] | None, *, write: bool = False) -> bool:
        """Make a mark's card the chosen one and bring it into view; False when it is not among them."""
        row = self.rows.row_of(key)
        self._is_showing = True
        self._key = key if row >= 0 else None
        self.setCurrentIndex(self.rows.place_of(key))
        self._is_showing = False
        self.measure_again()
        if row >= 0:
            self.scrollTo(self.rows.index(row))
            if write:
                self.live.write()
        return row >= 0

    def show_chosen(self) -> bool:
        """Bring the chosen card into view; False when it is not shown."""
        place = self.rows.place_of(self._key)
        self.scrollTo(place)
        return place.isValid()

    def mark(self) -> Mark | None:
        """The chosen mark."""
        card = self._card()
        return card.mark if card is not None else None

    def measure_again(self) -> None:
        """Lay the cards out anew."""
        self._place_live()
        self.doItemsLayout()
        self._settle()
        self._place_live()

    def doItemsLayout(self) -> None:
        chosen = self.rows.row_of(self._key)
        near = (*self._near, *(range(chosen - _MARGIN, chosen + _MARGIN) if chosen >= 0 else ()))
        heights = self._heights.reckon(self.delegate.card_width(), self._desk.theme.scale, near)
        if chosen >= 0 and not self.live.isHidden():
            heights[chosen] = self.live.height()
        self.delegate.take_heights(heights)
        super().doItemsLayout()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self._is_showing:
            return
        card = current.data(ROW) if current.isValid() else None
        self._key = card.mark.key if card is not None else None
        self.measure_again()
        if card is not None:
            self.scrollTo(current)
            self.chosen.emit(card.mark)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        mark = self.mark()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and mark is not None:
            self.live.write()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and mark is not None:
            self.removed.emit(mark)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        under = self.live.childAt(self.live.mapFrom(self.viewport(), event.position().toPoint()))
        if under is not None and under in (self.live.words, self.live.words.viewport()):
            self.live.write()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = (
            self.indexAt(event.pos())
            if event.reason() is not QContextMenuEvent.Reason.Keyboard
            else self.currentIndex()
        )
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_wanted.emit(index.data(ROW).mark, event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(passage_in(event.mimeData()) is not None)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(self._taking_under(event.position()) is not None)

    def dropEvent(self, event: QDropEvent) -> None:
        passage, mark = passage_in(event.mimeData()), self._taking_under(event.position())
        if passage is not None and mark is not None:
            event.acceptProposedAction()
            self.passage_dropped.emit(mark, *passage)

    def _taking_under(self, point: QPointF) -> Mark | None:
        index = self.indexAt(point.toPoint())
        mark = index.data(ROW).mark if index.isValid() else None
        return mark if mark is not None and mark.kind in (QUESTION, MarkKind.EVIDENCE) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure_again()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._settle()
        self._move_live()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._move_live()

    def _card(self) -> CardWords | None:
        row = self.rows.row_of(self._key)
        return self.rows.index(row).data(ROW) if row >= 0 else None

    def _live_height(self, card: CardWords) -> int:
        return self.live.height() if card.mark.key == self._key and not self.live.isHidden() else 0

    def _settle(self) -> None:
        """Measure what has come into view; what stands at the top stays there."""
        if self._is_settling or self._is_showing:
            return
        self._is_settling = True
        while not self._heights.knows(seen := self._in_view()):
            top, before = self.rows.index(seen.start), self.visualRect(self.rows.index(seen.start)).top()
            self._near = range(seen.start - _MARGIN, seen.stop + _MARGIN)
            self.doItemsLayout()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(top).top() - before)
        self._is_settling = False

    def _in_view(self) -> range:
        """The rows that are seen, whole or in part."""
        first = self.indexAt(QPoint(self.delegate.gap, 0))
        last = self.indexAt(QPoint(self.delegate.gap, self.viewport().height() - 1))
        if not first.isValid():
            return range(0)
        return range(first.row(), (last.row() if last.isValid() else self.rows.rowCount() - 1) + 1)

    def _place_live(self) -> None:
        """Show the live card for the chosen mark at the width there is, and give its row that height."""
        card = self._card()
        if card is None:
            focused = QApplication.focusWidget()
            if focused is not None and self.live.isAncestorOf(focused):
                self.setFocus()
            self.live.editor.flush()
            self.live.hide()
            return
        self.live.show_card(card)
        self.live.show()
        self.live.fit(self.delegate.card_width())
        self._move_live()

    def _move_live(self) -> None:
        if not self.live.isHidden():
            rect = self.visualRect(self.rows.place_of(self._key))
            self.live.move(rect.left() + self.delegate.gap, rect.top() + self.delegate.gap // 2)

    def _grow(self) -> None:
        before = self.live.height()
        if self.live.fit(self.delegate.card_width()) != before:
            at = self.verticalScrollBar().value()
            self.doItemsLayout()
            self.verticalScrollBar().setValue(at)
            self._move_live()
            self._keep_in_view()

    def _keep_in_view(self) -> None:
        """Show the whole of the card that is written in, when it has grown."""
        focused = QApplication.focusWidget()
        if focused is not None and self.live.isAncestorOf(focused):
            self.scrollTo(self.rows.place_of(self._key))

    def _want_menu(self, place: QPoint) -> None:
        if (mark := self.mark()) is not None:
            self.menu_wanted.emit(mark, place)
