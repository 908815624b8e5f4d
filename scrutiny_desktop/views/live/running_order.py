"""The running order as a list: themes as headings, questions as rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.running_order import Group
from scrutiny_desktop.domain.sitting import is_unplanned
from scrutiny_desktop.views.closed_chip import Chips, ChipsOf, closed_chips
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.order_face import OrderFace
from scrutiny_desktop.views.row_list import DISPLAY, ROW, Index, RowList
from scrutiny_desktop.views.words import word

_TIP = int(Qt.ItemDataRole.ToolTipRole)


@dataclass(frozen=True, slots=True)
class Row:
    """A heading (without a question) or a question, with what is said of it."""

    title: str
    aside: str = ""
    question: Question | None = None
    is_now: bool = False
    theme: str = ""
    chips: Chips = ()


class RunningOrder(RowList[Row]):
    """One meeting's running order; headings can be neither chosen nor passed through by keys."""

    _shown: tuple[object, ...] = ()

    def fill(self, groups: Iterable[Group], current: str, chips_of: ChipsOf = lambda _: ()) -> None:
        """Show these instead; rows that stay keep their place in the view."""
        shown = tuple(groups)
        fresh = (shown, current, tuple(chips_of(each) for group in shown for each in group.questions))
        if fresh != self._shown:  # most keys of an evening leave the order alone
            self._shown = fresh
            self.show_rows(row for group in shown for row in self._group(group, current, chips_of))

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()].question is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        # In a low list a row shows the beginning of its words.
        return super().data(index, DISPLAY if role == _TIP else role)

    def question_at(self, index: Index) -> Question | None:
        """The question in a row."""
        row = index.data(ROW) if index.isValid() else None
        return row.question if isinstance(row, Row) else None

    def _group(self, group: Group, current: str, chips_of: ChipsOf) -> Iterable[Row]:
        name = group.theme.name if group.theme else self.tr("Under no theme")
        yield Row(title=name, aside=self.tr("{n} min").format(n=group.minutes) if group.minutes else "")
        for each in group.questions:
            yield Row(
                title=each.text.strip() or self.tr("A question that has no words yet"),
                aside=" · ".join(filter(None, self._of_question(each))),
                question=each,
                is_now=each.id == current,
                theme=name,
                chips=chips_of(each),
            )

    def _of_question(self, question: Question) -> tuple[str, ...]:
        minutes = self.tr("{n} min").format(n=question.minutes) if question.minutes else ""
        return question.asker, minutes, word(question.standing) if is_unplanned(question) else ""

    def _key(self, row: Row) -> str:
        return row.question.id if row.question else f"heading {row.title}"

    def _words(self, row: Row) -> str:
        return row.title

    def _spoken(self, row: Row) -> str:
        if row.question is None:
            return row.title
        standing = row.question.standing
        state = self.tr("to come") if standing is Standing.PLANNED else word(standing)
        state = self.tr("now before the panel, {state}").format(state=state) if row.is_now else state
        asker = self.tr("asked by {name}").format(name=row.question.asker) if row.question.asker else ""
        closed = ", ".join(words for words, _ in row.chips)
        planned = self.tr("{n} minutes planned").format(n=row.question.minutes) if row.question.minutes else ""
        return ". ".join(filter(None, (row.title, closed, state, asker, planned, row.theme)))


class RunningOrderList(QListView):
    """The list itself; a click or Enter takes a question up, the menu key opens its menu."""

    taken_up = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.order = RunningOrder(self)
        self.setModel(self.order)
        self._face = OrderFace(desk, self)
        self.setItemDelegate(self._face)
        self.setAccessibleName(self.tr("Running order"))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._now, self._desk = "", desk
        for took_up in (self.clicked, self.activated):
            took_up.connect(self._take_up)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._follow)
        desk.theme_changed.connect(self._lay_out_anew)

    def fill(self, groups: Iterable[Group], current: str) -> None:
        """Show this running order; the row under the keys stays, or is the current question's."""
        kept = self.order.question_at(self.currentIndex())
        self.order.fill(groups, current, closed_chips(self._desk))
        place = self.order.place_of(kept.id) if kept else QModelIndex()
        if not self.currentIndex().isValid():
            self.setCurrentIndex(place if place.isValid() else self.order.place_of(current))
        if current != self._now:
            self._now = current
            self._soon.start()

    def bring(self, question_id: str) -> None:
        """Put the keys on a question's row, and the row into view."""
        place = self.order.place_of(question_id)
        if place.isValid():
            self.setCurrentIndex(place)
            self.scrollTo(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        question = self.order.question_at(index)
        if question is not None:
            at = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_wanted.emit(question, at)

    def _lay_out_anew(self) -> None:
        self.scheduleDelayedItemsLayout()
        self._soon.start()

    def _follow(self) -> None:
        """Keep the question before the panel in view, with what comes after it and, where there is room, before it."""
        place = self.order.place_of(self._now)
        if not place.isValid() or not self.isVisible():
            return
        self.executeDelayedItemsLayout()
        if self._face.is_low:  # whole rows from the top down
            before = self.order.index(max(0, place.row() - 1))
            self.scrollTo(place if self._face.is_lowest else before, QAbstractItemView.ScrollHint.PositionAtTop)
        else:
            self.scrollTo(place, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _take_up(self, index: QModelIndex) -> None:
        question = self.order.question_at(index)
        if question is not None:
            self.taken_up.emit(question)
