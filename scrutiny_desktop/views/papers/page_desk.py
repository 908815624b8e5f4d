"""The desk on which pages lie: where each is, what of it is drawn, and what has still to come."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from scrutiny_desktop.flows.rendering import Drawn, Event, Lettered, Refused, Spoilt, Want
from scrutiny_desktop.flows.rendering import Opened as PagesOpened
from scrutiny_desktop.papers.plates import Link
from scrutiny_desktop.views.papers.marked_bar import MarkedScrollBar
from scrutiny_desktop.views.papers.opened import Opened, nothing
from scrutiny_desktop.views.papers.page_layout import GAP, PageLayout, PageView, turned_box, unturned_point
from scrutiny_desktop.views.papers.page_letters import PageLetters
from scrutiny_desktop.views.papers.page_plates import Key, PagePlates, Sheet
from scrutiny_desktop.views.papers.page_source import PageSource, image_of
from scrutiny_desktop.views.theme import Theme

AHEAD, BEHIND = 3, 1
"""Pages drawn before they are asked for, in the direction of travel and against it."""

COARSE = 0.3
"""Of the sharp scale: the plate that is there first when a page of a paper that is slow to draw comes into view."""

QUICK = 0.04
"""Seconds within which a page is there sharp as soon as anybody would see it coarse."""

REST = 300
"""Milliseconds that a page stays where it is before its letters are asked for: nobody selects on the wing."""

PAINTING = 10
"""Milliseconds that a page has to be painted before what waits for it begins."""

TELLING = 160
"""Milliseconds between two words of where the reader is, while the pages fly past."""

_MOST_LETTERED = 60
_LINE = 48


class PageDesk(QAbstractScrollArea):
    """Lays out, scrolls and asks for pages; painting and the hand are up to who derives from it."""

    scrolled = Signal()
    zoomed = Signal(float)
    darkened = Signal(bool)
    refused = Signal(object)
    shown = Signal()
    """What was in view when the paper was opened is drawn, or known not to be drawable."""
    lettered = Signal()
    """More of what is in view can be selected and marked."""

    def __init__(self, source: PageSource, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self._bar = theme, MarkedScrollBar(theme)
        self.setVerticalScrollBar(self._bar)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # all of it is painted over, each time
        self.opened, self.view, self.is_dark, self.secrecy = nothing(), PageView(), False, ""
        self._source = source
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._content, self._pages, self._direction, self._at = "", (0, 0), 1, 0
        self._goal: tuple[int, float] | None = None
        self._held = (-1, 0, 0.0)
        """Where the desk came to rest for a place that was gone to: at its end, or beside it, another may be there."""
        self._plates, self._is_slow = PagePlates(), False
        self._letters: dict[int, PageLetters] = {}
        self._links: dict[int, tuple[Link, ...]] = {}
        self._spoilt: dict[int, str] = {}
        self._layout = PageLayout((), self.view, QSizeF(1, 1))
        self.is_shown, self._is_refused = True, False
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(_LINE)
        self.verticalScrollBar().valueChanged.connect(self._scroll)
        self.horizontalScrollBar().valueChanged.connect(self._scroll_sideways)
        source.arrived.connect(self._arrive)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._ask)
        self._telling = QTimer(self, singleShot=True, interval=TELLING)
        self._telling.timeout.connect(self._tell_scrolled)
        self._is_untold = False
        self._showing = QTimer(self, singleShot=True, interval=PAINTING)
        self._showing.timeout.connect(self.shown)

    def open_pages(self, opened: Opened, content: str, pages: tuple[int, int], view: PageView) -> None:
        """Show the pages (first and last, from 1; both 0 for all) of an original, as they were looked at last.

        Where those are there already, they stay as they are, and their letters are matched with the text given now.
        """
        self.opened = opened
        is_here = (content, pages) == (self._content, self._pages) and content == self._source.content
        if is_here and not self._is_refused:
            self._letters.clear()
            self._ask()
            return
        self.view, self._content, self._pages, self._sizes = view, content, pages, ()
        self._plates.clear()
        self._is_slow = False
        for known in (self._letters, self._links, self._spoilt):
            known.clear()
        self._goal, self.is_shown, self._is_refused = (view.page, view.top), False, False
        self._showing.stop()
        self._lay_out(*self._goal)
        self._source.open(content)

    def darken(self, is_dark: bool) -> None:
        """Show pages light on dark, or as they are printed."""
        if is_dark != self.is_dark:
            self.is_dark = is_dark
            self._plates.clear()
            self._ask()
            self.viewport().update()
            self.darkened.emit(is_dark)

    def tell_secrecy(self, words: str) -> None:
        """Show these words on every page; none for a public paper."""
        self.secrecy = words
        self.viewport().update()

    def limit(self, most: int) -> None:
        """Keep no more than so many bytes of drawn pages."""
        self._plates.limit(most)

    def let_go(self) -> None:
        """Show no pages any more, and end the child that draws them."""
        self._source.close()
        self._plates.clear()

    def unlock(self) -> None:
        """Try again with the password that the desk has learnt."""
        self._is_refused = False
        self._source.open(self._content)

    @property
    def zoom(self) -> float:
        """How large the pages are shown; 1.0 is their size on paper."""
        return self._layout.zoom

    @property
    def waiting(self) -> str:
        """What is said until the first page is there; then nothing."""
        return "" if self.is_shown else self.tr("Opening the pages…")

    @property
    def page_count(self) -> int:
        """How many pages there are; 0 while that is not known."""
        return len(self._sizes)

    def page_in_view(self) -> int:
        """The page, from 0, that holds the upper third of the view."""
        return self._layout.page_at(self._on_desk(QPointF(self.viewport().width() / 2, self.viewport().height() / 3)))

    def pages_seen(self) -> range:
        """The pages in view, counted from 1 in the paper."""
        seen = list(self._pages_in_view())
        return range(seen[0] + 1, seen[-1] + 2) if seen else range(0)

    def place_on_desk(self) -> tuple[int, float]:
        """The page at the top of the view, and how much of its height lies above it."""
        if self._goal is not None:
            return self._goal
        if self._held[0] == self.verticalScrollBar().value():
            return self._held[1:]
        page = self._layout.page_at(self._on_desk(QPointF(self.viewport().width() / 2, GAP)))
        rect = self._page_rect(page)
        return page, -rect.top() / max(1.0, rect.height())

    def first_want(self) -> Want | None:
        """What has to be there first for the same place to be seen again; None while nothing is seen."""
        seen = next(self._pages_in_view(), None)
        return None if seen is None else Want(self._number(seen), self._sheet(seen).whole[2], self.view.rotation)

    def go_to_page(self, page: int, top: float = 0.0) -> None:
        """Show a page, from 0, with a place of it (in its heights) at the top."""
        if not self._sizes:
            self._goal = (page, top)
            return
        page = min(max(0, page), len(self._sizes) - 1)
        rect = self._layout.page_rect(page)
        self.verticalScrollBar().setValue(round(rect.top() + top * rect.height()))
        self._held = self.verticalScrollBar().value(), page, top

    def spot(self, point: QPointF) -> tuple[int, QPointF]:
        """The page (from 0) at or nearest to a point of the viewport, and the point in its unit square."""
        page = self._layout.page_at(self._on_desk(point))
        return page, self.square_of(page, point)

    def letters_on(self, page: int) -> PageLetters | None:
        """A page's letters, where they are known."""
        return self._letters.get(page)

    def number_of(self, page: int) -> int:
        """The page as the original counts it, from 1."""
        return self._number(page) + 1

    def box_on(self, page: int, box: tuple[float, float, float, float]) -> QRectF:
        """A box of the page's unit square, in pixels of the viewport."""
        return self._on_page(page, box)

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self.place_on_desk()
        super().resizeEvent(event)
        self._lay_out(*place)
        self.zoomed.emit(self.zoom)

    def _lay_out(self, page: int, top: float) -> None:
        self._layout = PageLayout(self._sizes, self.view, QSizeF(self.viewport().size()))
        room = self.viewport().size()
        self.verticalScrollBar().setRange(0, max(0, round(self._layout.height) - room.height()))
        self.verticalScrollBar().setPageStep(room.height())
        self.horizontalScrollBar().setRange(0, max(0, round(self._layout.width) - room.width()))
        self.horizontalScrollBar().setPageStep(room.width())
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum() // 2)
        self.go_to_page(page, top)
        self._ask()
        self.viewport().update()

    def _scroll(self, value: int) -> None:
        self._direction, self._at = (1 if value >= self._at else -1), value
        self._ask()
        self.viewport().update()
        self._rest.start()
        self._is_untold = self._goal is None
        if not self._telling.isActive():
            self._tell_scrolled()

    def _scroll_sideways(self) -> None:
        self._ask()
        self.viewport().update()

    def _tell_scrolled(self) -> None:
        if self._is_untold:
            self._is_untold = False
            self._telling.start()
            self.scrolled.emit()

    def _ask(self) -> None:
        """Want what is in view, then what is likely to be."""
        if not self._sizes:
            return
        seen = list(self._pages_in_view())
        first, last = (seen[0], seen[-1]) if seen else (0, 0)
        ahead = range(last + 1, last + 1 + AHEAD) if self._direction > 0 else range(first - 1, first - 1 - AHEAD, -1)
        behind = range(first - BEHIND, first) if self._direction > 0 else range(last + 1, last + 1 + BEHIND)
        beyond = [page for page in (*ahead, *behind) if 0 <= page < len(self._sizes)]
        view, sheets = self._view_in_dots(), self._sheets(seen)
        blank = [sheet.key for sheet in sheets if self._is_slow and self._plates.best(sheet.key) is None]
        now = [Want(page, scale * COARSE, rotation) for page, rotation, scale in blank]
        now += [want for sheet in sheets for want in self._plates.wants(sheet, view)]
        soon = view.translated(0, self._direction * view.height() // 2)
        later = [want for sheet in (*sheets, *self._sheets(beyond)) for want in self._plates.wants(sheet, soon)]
        letters = [] if self._rest.isActive() else [page for page in seen if page not in self._letters]
        wants = [*self._numbered(now), *map(self._want_letters, letters), *self._numbered(later)]
        self._source.want([want for want in wants if want.page - self._offset not in self._spoilt])

    def _numbered(self, wants: Iterable[Want]) -> list[Want]:
        return [replace(want, page=self._number(want.page)) for want in wants]

    def _want_letters(self, page: int) -> Want:
        number = self._number(page)
        return Want(number, near=self.opened.by_page.near(number + 1, max(1, self._pages[0])))

    def _arrive(self, event: Event) -> None:
        if event.content != self._source.content or event.content != self._content:
            return
        if isinstance(event, PagesOpened):
            self._open_sizes(event.sizes)
        elif isinstance(event, Refused):
            self._is_refused = True
            self._tell_shown()
            self.refused.emit(event)
        elif isinstance(event, Drawn):
            if event.want.is_small:
                return
            self._take_plate(event)
            if event.want.page - self._offset not in self._pages_in_view():
                return  # drawn ahead: nothing that is seen has changed
        elif isinstance(event, Spoilt):
            self._spoilt[event.page - self._offset] = str(event.trouble)
        else:
            self._take_letters(event)
        self.viewport().update()
        if not self.is_shown and not any(self._is_awaited(page) for page in self._pages_in_view()) and self._sizes:
            self._tell_shown()

    def _take_plate(self, event: Drawn) -> None:
        want, plate = event.want, image_of(event.plate, is_dark=self.is_dark)
        self._spoilt.pop(want.page - self._offset, None)
        plate.setDevicePixelRatio(self.devicePixelRatioF())
        self._plates.put((want.page - self._offset, want.rotation, want.scale), plate, want.tile)
        self._is_slow = event.plate.seconds > QUICK

    def _is_awaited(self, page: int) -> bool:
        return page not in self._spoilt and bool(self._plates.wants(self._sheet(page), self._view_in_dots()))

    def _tell_shown(self) -> None:
        self.is_shown = True
        self._showing.start()

    def _open_sizes(self, sizes: tuple[tuple[float, float], ...]) -> None:
        first, last = self._pages
        self._sizes = sizes[first - 1 : last] if first else sizes
        goal, self._goal = self._goal or (0, 0.0), None
        self._lay_out(*goal)
        self.zoomed.emit(self.zoom)
        self.scrolled.emit()

    def _take_letters(self, event: Lettered) -> None:
        page = event.page - self._offset
        self._letters[page] = PageLetters(event.letters)
        self._links[page] = event.links
        far = sorted(self._letters, key=lambda each: abs(each - page))[_MOST_LETTERED:]
        for each in far:
            del self._letters[each], self._links[each]
        self.lettered.emit()

    @property
    def _offset(self) -> int:
        """Pages of the original before the first one shown."""
        return max(1, self._pages[0]) - 1

    def _number(self, page: int) -> int:
        return page + self._offset

    def _key(self, page: int) -> Key:
        return self._sheet(page).key

    def _sheet(self, page: int) -> Sheet:
        """A page on the view in pixels of the device, as large as it is drawn."""
        return self._sheets((page,))[0]

    def _sheets(self, pages: Iterable[int]) -> list[Sheet]:
        """The same of several pages; what is the same for all of them is asked for once."""
        layout, dots, rotation = self._layout, self.devicePixelRatioF(), self.view.rotation
        right, below = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        scale = round(layout.scale * dots, 4)
        larger, sheets = scale / layout.scale, []
        for page in pages:
            rect = layout.page_rect(page)
            size = max(1, round(rect.width() * larger)), max(1, round(rect.height() * larger))
            place = QRect(round((rect.left() - right) * dots), round((rect.top() - below) * dots), *size)
            sheets.append(Sheet((page, rotation, scale), place))
        return sheets

    def _view_in_dots(self) -> QRect:
        return QRect(QPoint(), (QSizeF(self.viewport().size()) * self.devicePixelRatioF()).toSize())

    def _on_desk(self, point: QPointF) -> QPointF:
        return point + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _page_rect(self, page: int) -> QRectF:
        return self._layout.page_rect(page).translated(-self._on_desk(QPointF()))

    def _pages_in_view(self) -> Iterator[int]:
        top = self.verticalScrollBar().value()
        return self._layout.pages_between(top, top + self.viewport().height()) if self._sizes else iter(())

    def square_of(self, page: int, point: QPointF) -> QPointF:
        """A point of the viewport in a page's unit square; beyond 0 and 1 where it is beside the page."""
        rect = self._page_rect(page)
        across, down = (point.x() - rect.left()) / rect.width(), (point.y() - rect.top()) / rect.height()
        return unturned_point(QPointF(across, down), self.view.rotation)

    def _rects(self, page: int, first: int, end: int) -> list[QRectF]:
        """The boxes of a run of letters, in pixels of the view."""
        boxes = self._letters[page].rects(first, end)
        return [self._on_page(page, (box.left(), box.top(), box.right(), box.bottom())) for box in boxes]

    def placer(self, page: int) -> Callable[[Sequence[QRectF]], list[QRectF]]:
        """Puts boxes of a page's unit square into pixels of the viewport, as it lies now; for very many of them."""
        if self.view.rotation:
            return lambda boxes: [
                self._on_page(page, (box.left(), box.top(), box.right(), box.bottom())) for box in boxes
            ]
        whole = self._page_rect(page)
        left, top, across, down = whole.left(), whole.top(), whole.width(), whole.height()
        return lambda boxes: [
            QRectF(left + box.left() * across, top + box.top() * down, box.width() * across, box.height() * down)
            for box in boxes
        ]

    def band_in_view(self, page: int) -> tuple[float, float]:
        """From where to where a page is seen, in its heights; all of it where the reader has turned it."""
        if self.view.rotation:
            return 0.0, 1.0
        whole = self._page_rect(page)
        return -whole.top() / whole.height(), (self.viewport().height() - whole.top()) / whole.height()

    def _on_page(self, page: int, box: tuple[float, float, float, float]) -> QRectF:
        """A box of the page's unit square, in pixels of the view."""
        whole, turned = self._page_rect(page), turned_box(box, self.view.rotation)
        across, down = whole.width(), whole.height()
        corner = QPointF(whole.left() + turned.left() * across, whole.top() + turned.top() * down)
        return QRectF(corner, QSizeF(turned.width() * across, turned.height() * down))
