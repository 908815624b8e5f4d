"""All pages of a file as small pictures, under the papers that they are parted into."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from PySide6.QtCore import QCoreApplication, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from scrutiny_desktop.domain.numbering import page_words
from scrutiny_desktop.domain.reading import PageFacts, Part
from scrutiny_desktop.domain.splitting import Parts
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.painting import Painting
from scrutiny_desktop.views.papers.page_grid import PageGrid
from scrutiny_desktop.views.papers.small_pages import SmallPages
from scrutiny_desktop.views.papers.thumbnail_face import Cell, ThumbnailFace
from scrutiny_desktop.views.row_list import ROW, Index, RowList
from scrutiny_desktop.views.words import citing, word

_STARTS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Insert)
_JOINS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


def _tr(text: str) -> str:
    return QCoreApplication.translate("papers", text)


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitRow:
    """A page of the file, from 1, or with no ``page`` the head of a paper, which begins at ``first``."""

    page: int = 0
    first: int
    words: str
    detail: str = ""
    spoken: str


class SplitRows(RowList[SplitRow]):
    """The papers in order, each with its pages after it."""

    def _key(self, row: SplitRow) -> object:
        return row.page or -row.first

    def _words(self, row: SplitRow) -> str:
        return row.words

    def _spoken(self, row: SplitRow) -> str:
        return row.spoken


class SplitPages(PageGrid):
    """Says what the member wants of the page or paper that is current."""

    start_wanted = Signal(int)
    """A paper is to begin at this page."""
    join_wanted = Signal(int)
    """The paper with this page is to be joined with the one before."""
    words_wanted = Signal()
    looked = Signal(int)
    """Another page is the current one; of the head of a paper, its first."""

    def __init__(
        self, desk: Desk, pages: SmallPages, facts: Sequence[PageFacts], parent: QWidget | None = None
    ) -> None:
        self._facts, self._of, self._made = facts, SplitRows(), dict[object, tuple[SplitRow, ...]]()
        super().__init__(desk, pages, self._of, parent)
        self._of.setParent(self)
        self.setItemDelegate(_Delegate(desk, self))
        self.setAccessibleName(self.tr("Pages and papers"))
        self.setAccessibleDescription(self.tr(
            "Enter begins a new paper at a page, Delete joins a paper with the one before, F2 goes to its words."
        ))  # fmt: skip

    @property
    def page(self) -> int:
        """The current page; of the head of a paper, its first."""
        row = self.currentIndex().data(ROW)
        return (row.page or row.first) if row is not None else 1

    def show_parts(self, parts: Parts, page: int) -> None:
        """Show the file parted so, with a page as the current one."""
        at, is_first = self.verticalScrollBar().value(), not self._of.rowCount()
        if self._of.change_rows(chain.from_iterable(map(self._rows_of, parts))):
            if is_first:
                self.measure()
            self.executeDelayedItemsLayout()
            self.look()
            self.verticalScrollBar().setValue(at)
        self.go_to(page)

    def go_to(self, page: int) -> None:
        """Make a page the current one."""
        index = self._of.place_of(page)
        if (index.isValid() and self.page != page) or not self.currentIndex().isValid():
            self.setCurrentIndex(index)
        self.scrollTo(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.looked.emit(self.page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.currentIndex().data(ROW), event.key()
        if row is not None and key in _STARTS:
            (self.start_wanted.emit(row.page) if row.page else self.words_wanted.emit())
        elif row is not None and key in _JOINS:
            self.join_wanted.emit(self.page)
        elif key == Qt.Key.Key_F2:
            self.words_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: object) -> None:
        row = self.currentIndex().data(ROW)
        if row is not None:
            (self.start_wanted.emit(row.page) if row.page else self.words_wanted.emit())

    def _rows_of(self, part: Part) -> tuple[SplitRow, ...]:
        """The rows of one paper; those of a paper that is as it was are known already."""
        known = (part.first_page, part.last_page, name_of(part), detail_of(part))
        if known not in self._made:
            self._made[known] = tuple(self._rows(part))
        return self._made[known]

    def _rows(self, part: Part) -> Iterator[SplitRow]:
        name, detail = name_of(part), detail_of(part)
        yield SplitRow(first=part.first_page, words=name, detail=detail, spoken=f"{name}, {detail}")
        for page in range(part.first_page, part.last_page + 1):
            number = self._facts[page - 1].pack_number if page <= len(self._facts) else ""
            words = page_words(str(page), number, citing())
            shown = words[:1].upper() + words[1:]
            spoken = _tr("{page}, of {paper}").format(page=shown, paper=name)
            yield SplitRow(page=page, first=part.first_page, words=shown, spoken=spoken)


def name_of(part: Part) -> str:
    """A paper as the head over its pages calls it, its label said once: "Appendix A · Timetable"."""
    label = "" if part.label.casefold() in part.title.casefold() else part.label
    return " · ".join(each for each in (label, part.title) if each)


def detail_of(part: Part) -> str:
    """Its item, what it is to it, and its pages."""
    item = " ".join(each for each in (part.item, part.item_title) if each)
    count = part.last_page - part.first_page + 1
    pages = _tr("1 page") if count == 1 else _tr("{count} pages").format(count=count)
    named = _tr("Item {item}").format(item=item) if item else _tr("No item")
    return " · ".join((named, word(part.role), pages))


class _Delegate(QStyledItemDelegate):
    def __init__(self, desk: Desk, view: SplitPages) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(ROW).page:
            return self._view.cell
        theme, draw = self._desk.theme, Painting(self._desk.theme, self._view.font())
        lines = QFontMetrics(draw.font(is_strong=True)).lineSpacing() + QFontMetrics(draw.font("small")).lineSpacing()
        return QSize(self._view.viewport().width() - 1, lines + 4 * theme.size("s1"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | Index) -> None:
        row, rect = index.data(ROW), QRect(option.rect)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_focused = is_chosen and self._view.hasFocus()
        painter.save()
        if row.page:
            cell = Cell(page=row.page - 1, words=row.words, is_chosen=is_chosen, is_focused=is_focused)
            ThumbnailFace(self._desk.theme, self._view.font(), self._view.pages).draw(painter, rect, cell)
        else:
            self._draw_head(painter, rect, row, is_chosen=is_chosen, is_focused=is_focused)
        painter.restore()

    def _draw_head(self, painter: QPainter, rect: QRect, row: SplitRow, *, is_chosen: bool, is_focused: bool) -> None:
        """A band across, with a bar at its left: here a paper begins."""
        theme, draw = self._desk.theme, Painting(self._desk.theme, self._view.font())
        step = theme.size("s1")
        band = rect.adjusted(1, step, -1, -step // 2)
        painter.setPen(QPen(theme.color("focus"), 2) if is_focused else QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("chosen" if is_chosen else "panel"))
        painter.drawRect(band)
        painter.fillRect(QRect(band.left(), band.top(), step, band.height()), theme.color("accent"))
        room = band.adjusted(3 * step, step // 2, -step, 0)
        for text, font, ink in ((row.words, draw.font(is_strong=True), "chosen_ink" if is_chosen else "ink"),
                                (row.detail, draw.font("small"), "chosen_ink" if is_chosen else "quiet")):  # fmt: skip
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(theme.color(ink))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)
            room = room.adjusted(0, metrics.lineSpacing(), 0, 0)
