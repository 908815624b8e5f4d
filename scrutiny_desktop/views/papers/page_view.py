"""The paper as pages: read, selected from and marked; places are characters of its flowing text."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from scrutiny_desktop.papers.plates import Link
from scrutiny_desktop.views.papers.ink import Stroke
from scrutiny_desktop.views.papers.line_in_view import first_seen
from scrutiny_desktop.views.papers.opened import Opened
from scrutiny_desktop.views.papers.page_desk import PageDesk
from scrutiny_desktop.views.papers.page_ink import PageInk
from scrutiny_desktop.views.papers.page_layout import LEAST, MOST, PageView
from scrutiny_desktop.views.papers.page_selection import Place, Selection, selection_of
from scrutiny_desktop.views.papers.page_source import PageSource
from scrutiny_desktop.views.papers.page_strokes import PageStrokes
from scrutiny_desktop.views.theme import Theme

Overlay = Callable[[QPainter, int, PageInk], None]
"""Paints something of its own on a page, counted from 0."""

_STEP = 1.1
_LINE = 48
_FLASH = 1_400


class PaperPages(PageDesk):
    """Shows the pages of one PDF; what it says and does is what the text of the paper says and does."""

    selected = Signal(int, int)
    pressed_at = Signal(int)
    entered_at = Signal(int)
    moved = Signal()
    menu_wanted = Signal(QPoint)
    escaped = Signal()
    link_pressed = Signal(object)

    def __init__(self, source: PageSource, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(source, theme, parent)
        self.setObjectName("pages")
        self.setAccessibleName(self.tr("Pages of the paper"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._strokes, self._selection, self._flash = PageStrokes(), Selection(), (0, 0)
        self.overlays: list[Overlay] = []
        self._sought: tuple[int, int] | None = None
        self._link: tuple[int, Link] | None = None
        self._is_pressed = False
        self._doubled = QTimer(self, singleShot=True, interval=QApplication.doubleClickInterval())
        self._flash_end = QTimer(self, singleShot=True, interval=_FLASH)
        self._flash_end.timeout.connect(self.viewport().update)
        self.lettered.connect(self._seek)

    # What is shown

    def show_paper(self, opened: Opened, content: str, pages: tuple[int, int], view: PageView) -> None:
        """Show a paper's pages with nothing marked and nothing selected; see ``open_pages``."""
        self._strokes.clear()
        self._selection, self._sought, self._link = Selection(), None, None
        self.open_pages(opened, content, pages, view)

    def set_marks(self, marks: tuple[Stroke, ...]) -> None:
        """Draw these marks instead."""
        self._strokes.set_marks(marks)
        self._bar.show_marks(map(self._share, (self.opened.units.character(each.start) for each in marks)))
        self.viewport().update()

    def set_hits(self, hits: Sequence[tuple[int, int]], now: int) -> None:
        """Draw these places as found instead, one of them as the present one (-1: none)."""
        if hits is not self._strokes.hits:
            self._bar.show_hits(self._share(start) for start, _ in hits)
        self._strokes.set_hits(hits, now)
        self.viewport().update()

    def redress(self, theme: Theme) -> None:
        """Take on another theme."""
        self.theme = self._bar.theme = theme
        self.viewport().update()

    def look(self, view: PageView) -> None:
        """Look at the same place in another way: zoomed, turned, one page or two."""
        page, top = self.place_on_desk()
        self.view = replace(view, page=page, top=top)
        self._lay_out(page, top)
        self.zoomed.emit(self.zoom)

    # Where the reader is

    def place(self) -> int:
        """The character at the caret, or the first of the page in view where there is none."""
        page, letter = self._selection.head
        known = self._letters.get(page)
        found = known.alignment.character_near(letter) if known is not None else None
        return found if found is not None else self.place_in_view()

    def place_in_view(self) -> int:
        """The first character of the first line in view of the page that fills it."""
        page = self.page_in_view()
        of_page = self._first_character(page), self._first_character(page + 1)
        return first_seen(self._letters.get(page), self.band_in_view(page), *of_page)

    def top(self) -> int:
        """The first character of the first page in view."""
        return self._first_character(next(self._pages_in_view(), 0))

    def bottom(self) -> int:
        """The last character of the last page in view."""
        last = next(iter(list(self._pages_in_view())[-1:]), 0)
        return len(self.opened.text) if last >= self.page_count - 1 else self._first_character(last + 1)

    def passage(self) -> tuple[int, int]:
        """Start and end of what is selected in the flowing text."""
        return self._selection.passage(self._letters)

    def selected_text(self) -> str:
        """The words selected on the pages, also those of no passage."""
        return self._selection.text(self._letters)

    def copy(self) -> None:
        """Put the selected words on the clipboard."""
        if words := self.selected_text():
            QApplication.clipboard().setText(words)

    def passage_box(self) -> QRect:
        """The rectangle, in the viewport, of what is selected and in view; null where nothing is."""
        box = QRectF()
        for page in self._pages_in_view():
            for rect in self._selected_rects(page):
                box = box.united(rect)
        return box.toAlignedRect().intersected(self.viewport().rect())

    def is_over_selection(self, point: QPointF) -> bool:
        """Whether a press on a point of the viewport takes selected words up, and is no third click."""
        return not self._doubled.isActive() and any(
            rect.contains(point) for page in self._pages_in_view() for rect in self._selected_rects(page)
        )

    def repair(self) -> str:
        """Pages are shown as they were printed."""
        return ""

    # Going there

    def go_to(self, place: int) -> None:
        """Bring a place into view, with nothing selected."""
        self.select(place, place)

    def select(self, start: int, end: int) -> None:
        """Select a passage and bring it into view, at once or as soon as the letters of its page are known."""
        self._sought = (start, end)
        self.show_place(start)
        self._seek()

    def put_caret(self, place: int) -> None:
        """Select nothing any more."""
        del place
        self._choose(Selection(self._selection.head, self._selection.head))

    def show_place(self, place: int) -> None:
        """Scroll so that a place is seen."""
        page = self._page_of(place)
        letters = self._letters.get(page)
        at = letters.alignment.letters.get(place) if letters else None
        rects = self._rects(page, at, at + 1) if at is not None else []
        if rects:
            room = self.viewport().rect().adjusted(0, _LINE, 0, -2 * _LINE)
            if not room.top() <= rects[0].center().y() <= room.bottom():
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + round(rects[0].top()) - self.viewport().height() // 3)
        elif page != self.page_in_view():
            self.go_to_page(page)

    def flash(self, start: int, end: int) -> None:
        """Bring a passage into view and frame it for a moment."""
        self._flash = (start, end)
        self._sought = self._sought or (start, start)
        self.show_place(start)
        self._flash_end.start()
        self.viewport().update()

    def next_link(self) -> Link | None:
        """Put the keyboard on the next link in view, which Return then follows; None where there is none."""
        links = [(page, link) for page in self._pages_in_view() for link in self._links.get(page, ())]
        after = links.index(self._link) + 1 if self._link in links else 0
        self._link = links[after % len(links)] if links else None
        self.viewport().update()
        return self._link[1] if self._link else None

    def zoom_by(self, factor: float, about: QPointF | None = None) -> None:
        """Show all larger or smaller, what is at a point (the middle) staying there."""
        point = about or QPointF(self.viewport().rect().center())
        page = self._layout.page_at(self._on_desk(point))
        old = self._page_rect(page)
        across, down = (point.x() - old.left()) / old.width(), (point.y() - old.top()) / old.height()
        self.view = replace(self.view, zoom=min(MOST, max(min(LEAST, self.zoom), self.zoom * factor)))
        self._lay_out(page, 0.0)
        new = self._layout.page_rect(page)
        self.verticalScrollBar().setValue(round(new.top() + down * new.height() - point.y()))
        self.horizontalScrollBar().setValue(round(new.left() + across * new.width() - point.x()))
        self.zoomed.emit(self.zoom)

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ink = PageInk(painter, self.theme, is_dark=self.is_dark, dots=self.devicePixelRatioF())
        pages = list(self._pages_in_view())
        sheets, view = self._sheets(pages), self._view_in_dots()
        ink.desktop(event.rect(), [sheet.place for sheet in sheets])
        ink.words(self.viewport().rect(), "" if sheets else self.waiting)
        for page, sheet in zip(pages, sheets, strict=True):
            pieces = self._plates.pieces(sheet, view)
            ink.page(sheet.place, pieces, "" if pieces else self._spoilt.get(page, self.waiting))
            if self.secrecy:
                ink.band(self._page_rect(page), self.secrecy)
            if (letters := self._letters.get(page)) is not None:
                covered, (top, bottom) = self._strokes.on(page, letters, self.opened.units), self.band_in_view(page)
                seen = [each for each in covered if each[1][0].top() < bottom and each[1][-1].bottom() > top]
                placed = self.placer(page)
                ink.strokes([(stroke, placed(boxes)) for stroke, boxes in seen])
                ink.selection(self._selected_rects(page))
                if self._flash_end.isActive():
                    ink.frame(self._passage_rects(page, *self._flash))
            if self._link is not None and self._link[0] == page:
                ink.frame([self._on_page(page, self._link[1].box)])
            for overlay in self.overlays:
                overlay(painter, page, ink)
        painter.end()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_by(1 + event.value(), event.position())
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(_STEP if event.angleDelta().y() > 0 else 1 / _STEP, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._is_pressed, place = True, self._place_at(event.position())
            if self._doubled.isActive():
                self._choose_line(place)
                return
            is_more = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._choose(Selection(self._selection.anchor if is_more else place, place))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._doubled.start()
        page, letter = self._place_at(event.position())
        if (letters := self._letters.get(page)) is not None:
            first, end = letters.word_at(max(0, letter - (letter == len(letters.text))))
            self._choose(Selection((page, first), (page, end)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_pressed and event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(Selection(self._selection.anchor, self._place_at(event.position())))
            over, bar = event.position().y(), self.verticalScrollBar()
            bar.setValue(bar.value() + round(min(0.0, over) + max(0.0, over - self.viewport().height())))
            return
        link = self._link_at(event.position())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.IBeamCursor)
        self.viewport().setToolTip(link.address if link else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._is_pressed = False
        self.selected.emit(*self.passage())
        if self._selection.is_empty:
            if (link := self._link_at(event.position())) is not None:
                self.link_pressed.emit(link)
            else:
                self.pressed_at.emit(self.place())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, step = self.verticalScrollBar(), round(self.viewport().height() * 0.9)
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        moves = {Qt.Key.Key_PageDown: step, Qt.Key.Key_PageUp: -step, Qt.Key.Key_Down: _LINE, Qt.Key.Key_Up: -_LINE,
                 Qt.Key.Key_Space: -step if is_shifted else step, Qt.Key.Key_Home: -bar.maximum(),
                 Qt.Key.Key_End: bar.maximum()}  # fmt: skip
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key == Qt.Key.Key_Escape:
            self._link = None
            self.put_caret(0)
            self.escaped.emit()
        elif is_shifted and key in sideways:
            self._extend(sideways[key])
        elif key in moves:
            bar.setValue(bar.value() + moves[key])
        elif key in sideways:
            self.go_to_page(self.page_in_view() + sideways[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._link is not None:
            self.link_pressed.emit(self._link[1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_at.emit(self.place())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    # Inside

    def _choose(self, selection: Selection) -> None:
        self._sought = None
        if selection == self._selection:
            return
        self._selection = selection
        self.viewport().update()
        self.moved.emit()
        if not self._is_pressed:
            self.selected.emit(*self.passage())

    def _seek(self) -> None:
        """Select what was sought, once its letters are there."""
        if self._sought is None:
            return
        start, end = self._sought
        found = selection_of(start, max(end, start + 1), self._letters)
        if not found.is_empty:
            self._choose(found if end > start else Selection(found.anchor, found.anchor))
            self.show_place(start)

    def _extend(self, by: int) -> None:
        """Take in the next word after the caret, or give back the last."""
        page, letter = self._selection.head
        if (letters := self._letters.get(page)) is not None:
            first, end = letters.word_at(letter if by > 0 else max(0, letter - 1))
            self._choose(Selection(self._selection.anchor, (page, end if by > 0 else first)))

    def _choose_line(self, place: Place) -> None:
        """Select the line that is clicked a third time."""
        page, letter = place
        if (letters := self._letters.get(page)) is not None:
            first, end = letters.line_at(letter)
            self._choose(Selection((page, first), (page, end)))

    def _share(self, place: int) -> float:
        """How far down the whole paper a character stands, from 0 to 1, as far as its page tells."""
        page = self.opened.by_page.page_of(place) - 1 - self._offset
        first, following = self._first_character(page), self._first_character(page + 1)
        within = (place - first) / max(1, following - first)
        return (page + min(1.0, max(0.0, within))) / max(1, self.page_count)

    def _place_at(self, point: QPointF) -> Place:
        page = self._layout.page_at(self._on_desk(point))
        letters = self._letters.get(page)
        return page, letters.letter_at(self.square_of(page, point)) if letters is not None else 0

    def _link_at(self, point: QPointF) -> Link | None:
        page = self._layout.page_at(self._on_desk(point))
        there = self.square_of(page, point)
        boxes = ((link, QRectF(QPointF(*link.box[:2]), QPointF(*link.box[2:]))) for link in self._links.get(page, ()))
        return next((link for link, box in boxes if box.contains(there)), None)

    def _selected_rects(self, page: int) -> list[QRectF]:
        letters = self._letters.get(page)
        return self._rects(page, *self._selection.run_on(page, len(letters.text))) if letters is not None else []

    def _passage_rects(self, page: int, start: int, end: int) -> list[QRectF]:
        return self.placer(page)(self._letters[page].passage(start, end))

    def _page_of(self, place: int) -> int:
        """The page that a character begins its paragraph on, or where its letters are known to stand."""
        for page, letters in self._letters.items():
            if place in letters.alignment.letters:
                return page
        blocks = self.opened.flow.blocks
        for at in range(bisect_right(blocks, place, key=lambda block: block.start) - 1, -1, -1):
            if (number := blocks[at].page) is not None:
                return number - 1 - self._offset
        return 0

    def _first_character(self, page: int) -> int:
        """Where the flow first speaks of a page, or of one after it."""
        found = self.opened.by_page.first_character(self._number(page) + 1) if page > 0 else 0
        return len(self.opened.text) if found is None else found
