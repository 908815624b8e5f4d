"""One paper before the reader, with all that follows it: its place, its view, its marks, and the way back."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.domain.carried import Carried
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import rows
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.drawing import Drawing
from scrutiny_desktop.views.papers.following import Following
from scrutiny_desktop.views.papers.ink import strokes
from scrutiny_desktop.views.papers.keeping import PlaceKeeper
from scrutiny_desktop.views.papers.looking import Looking
from scrutiny_desktop.views.papers.marks import Mark, gathered
from scrutiny_desktop.views.papers.on_page import OnPage
from scrutiny_desktop.views.papers.opened import Opened, is_large, nothing, opened, opened_apart
from scrutiny_desktop.views.papers.page_dragging import Dragging
from scrutiny_desktop.views.papers.page_layout import PageView
from scrutiny_desktop.views.papers.pictures import Pictures
from scrutiny_desktop.views.papers.reader import Reader
from scrutiny_desktop.views.papers.returning import Returning
from scrutiny_desktop.views.papers.side_bar import SideBar
from scrutiny_desktop.views.pieces import column
from scrutiny_desktop.views.screen import Handlers


@dataclass(frozen=True, slots=True)
class Stand:
    """A paper and where in it, how looked at and in what size: all that is needed to show the same again."""

    paper_id: str
    place: int = -1
    view: PageView | None = None
    percent: int = 100

    def kept(self) -> dict[str, Any]:
        """As a setting keeps it."""
        return asdict(self)

    @classmethod
    def of(cls, kept: dict[str, Any]) -> "Stand":
        """What a setting kept."""
        return cls(**kept | {"view": PageView(**kept["view"]) if kept["view"] else None})


_ABOVE = 0.2
"""Of the page's height, what is shown of it above a mark that is gone to."""

_FRAME = 2
"""Pixels of the line around each of two sides."""

BREATH = 300
"""Milliseconds after the first page is there, in which the window is left to whoever turns it."""


class Side(QWidget):
    """Shows one paper; where two are shown, ``other`` is the one that stands beside it.

    The place in a paper is kept by who shows it; where both do, by the one that is not ``is_beside``.
    """

    used = Signal()
    """Something of this side was pressed, so that it is the one that acts work on."""
    turned = Signal()
    """Another paper is before the reader, or the text of it has come."""
    scrolled = Signal()
    repaired = Signal()
    """The words about the repaired block at the caret have changed."""
    left = Signal()
    """Escape was pressed where there was nothing else to leave."""

    def __init__(self, desk: Desk, doers: Handlers) -> None:
        super().__init__()
        self.desk = desk
        self.paper: Paper | None = None
        self.marks: tuple[Mark, ...] = ()
        self.other: Side | None = None
        self.is_beside = False
        self.bar = SideBar(desk, self)
        self.reader = Reader(desk, {name: partial(self._use, doer) for name, doer in doers.items()})
        self.text = self.reader.text
        self.on_page = OnPage(self.reader.pages)
        self.hand = Drawing(self.reader.pages, self.on_page)
        self._dragging = Dragging(self.reader.pages)
        self.places = PlaceKeeper(desk, self._extent, self.reader.pages_seen, self, owns=self.owns_place)
        self.looking = Looking(desk, self.reader, self, owns=self.owns_place)
        self.returning, self.pictures, self.following = Returning(self), Pictures(desk, self), Following(desk, self)
        self._content, self._page, self._repair, self._line = "", 0, "", ""
        self._reading: Callable[[], None] | None = None
        self._breath = QTimer(self, singleShot=True, interval=BREATH)
        self._column = column(desk, margin="", gap="")
        self._column.addWidget(self.bar)
        self._column.addWidget(self.reader, 1)
        self.setLayout(self._column)
        self._listen()

    # What is shown

    def take(self, paper: Paper | None, stand: Stand | None = None) -> None:
        """Show another paper, where I stopped in it or where a stand says."""
        self.flush()
        self.desk.flush()
        self.paper, self._page = paper, 0
        if stand is not None:
            self.reader.set_percent(stand.percent)
        self._load(stand.place if stand is not None else -1, stand.view if stand is not None else None)

    def open_paper(self, paper_id: str, start: int = -1) -> bool:
        """Open a paper at a place (-1: where I stopped), or where it is open go there; False when it is gone."""
        paper = rows.get(self.desk.library, Paper, paper_id)
        if paper is None:
            return False
        is_here = self.paper is not None and self.paper.id == paper.id and self._content == paper.text_key
        if start >= 0 or not is_here:
            self.returning.leave()
        if not is_here:
            self.take(paper, Stand(paper.id, start, None, self.reader.percent))
        elif start >= 0:
            self.reader.surface.go_to(start)
        return True

    def go_to_page(self, page: int) -> None:
        """Go to a page of the paper, counted in its file; where that is still being read, once it is there."""
        self._page = page
        self.returning.leave()
        if self.reader.is_text() and self.text.opened.content == self._content:
            self._page = 0
            if self.reader.surface is self.reader.pages and self.paper is not None:
                self.reader.pages.go_to_page(page - max(1, self.paper.first_page))
            else:
                self.text.go_to(self.text.opened.flow.start_of_page(page))

    def go_to_mark(self, mark: Mark) -> None:
        """Bring a mark into view: its words, or on pages what was drawn there."""
        pages = self.reader.pages
        if mark.is_drawn and self.reader.surface is pages:
            box = mark.anchor.boxes[0]
            pages.go_to_page(box.page - pages.number_of(0), max(0.0, box.top - _ABOVE))
            return
        self.reader.surface.go_to(mark.found.start)
        self.reader.surface.flash(mark.found.start, mark.found.end)

    def refresh(self, paper: Paper) -> None:
        """Show the same paper as the library has it now."""
        self.paper = paper
        self.reader.tell_secrecy(paper)
        if paper.text_key != self._content:
            self._load(-1)

    def reload(self) -> None:
        """Show the open paper as the library has it now, where it is being read."""
        self.looking.keep()
        self._load(self.reader.surface.place_in_view() if self.reader.is_text() else -1)

    def take_marks(
        self, notes: Sequence[Note], questions: Sequence[Question], carried: Sequence[tuple[Carried, Note | Question]]
    ) -> None:
        """Find those of the paper among these, and those carried to it."""
        text = self.text.opened.text if self.reader.is_text() else ""
        paper_id = self.paper.id if self.paper is not None else ""
        self.marks = gathered(notes, questions, paper_id, text, self._content, carried) if text else ()

    def draw_marks(self, chosen: tuple[str, int] | None) -> None:
        """Draw the marks, one of them as the chosen one."""
        self.reader.surface.set_marks(strokes(self.marks, self.text.opened.units, chosen))
        self.on_page.show(self.marks, chosen)

    def show_standing(self, *, is_active: bool, is_paired: bool) -> None:
        """Say whether this is the side that acts work on; one that stands alone has nothing to say."""
        self.bar.setVisible(is_paired)
        self.bar.tell(is_active=is_active, is_beside=self.is_beside)
        self._line = ("accent" if is_active else "line") if is_paired else ""
        frame = _FRAME if is_paired else 0
        self._column.setContentsMargins(frame, frame, frame, frame)
        self.update()
        where = self.tr("Right paper") if self.is_beside else self.tr("Left paper")
        named = self.tr("{side}, active").format(side=where) if is_active else where
        self.setAccessibleName(named if is_paired else "")

    # What it is asked

    def owns_place(self) -> bool:
        """Whether the place here is the one that is kept for the paper."""
        other = self.other.paper if self.other is not None and self.is_beside else None
        return other is None or self.paper is None or other.id != self.paper.id

    def stand(self) -> Stand | None:
        """What would show the same again; None where there is nothing."""
        if self.paper is None:
            return None
        view = self.looking.now() if self.looking.has_pages else None
        place = self.reader.surface.top() if self.reader.is_text() else -1
        return Stand(self.paper.id, place, view, self.reader.percent)

    def flush(self) -> None:
        """Keep now what waits to be kept."""
        self.places.flush()
        self.looking.keep()

    def focus(self) -> None:
        """Put the keyboard into the paper, or into what there is instead."""
        if self.reader.is_text():
            self.reader.surface.setFocus()
        elif self.reader.page.button.isVisible():
            self.reader.page.button.setFocus()
        else:
            self.bar.chooser.setFocus()

    def close_paper(self) -> None:
        """Let go of the paper and of what reads it."""
        self.flush()
        self.paper = None
        self.places.follow(None)
        self.reader.pages.let_go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if self.is_beside and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            start, end = self.reader.surface.passage()
            if event.key() == Qt.Key.Key_Escape and start == end:
                self.left.emit()
                return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._line:
            painter = QPainter(self)
            painter.setPen(QPen(self.desk.theme.color(self._line), 2 * _FRAME))
            painter.drawRect(self.rect())
            painter.end()
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_beside:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # Inside

    def _load(self, start: int, view: PageView | None = None) -> None:
        """Show the paper, or say why there is nothing to show."""
        paper = self.paper
        self.places.follow(None)
        self.pictures.follow(None)
        self._breath.stop()
        self._reading = None
        self._content = paper.text_key if paper is not None else ""
        if paper is not None and paper.is_supplied:
            shown = self._at_hand(paper)
            if shown is not None:
                self._show_opened(paper, start, view, shown)
                return
            job = partial(opened_apart, self.desk.library.access, self.desk.clock, paper.text_key)
            then = partial(self._show_opened, paper, start, view)
            self._reading = partial(self.desk.jobs.start, self.tr("Opening the paper…"), job, then)
            if self.looking.begin(paper, view):
                self.turned.emit()
                if self.reader.pages.is_shown:
                    self._begin_reading()
                return
            self._begin_reading()
        self._say_why(paper)
        self.turned.emit()

    def _begin_reading(self) -> None:
        """Make the text ready; where the pages are looked at they come first, since the two get in each other's way."""
        reading, self._reading = self._reading, None
        if reading is not None:
            reading()

    def _at_hand(self, paper: Paper) -> Opened | None:
        """The paper's text where the window need not wait for it: of the other side, or small enough."""
        if self.other is not None and self.other.text.opened.content == paper.text_key:
            return self.other.text.opened
        is_small = not is_large(self.desk.library, paper.content)
        return opened(self.desk.library, paper.text_key) if is_small else None

    def _say_why(self, paper: Paper | None) -> None:
        page = self.reader.show_page(paper)
        self.text.show_paper(nothing(), self.text.faces)
        if paper is None:
            page.say_nothing(has_meeting=self.desk.meeting is not None)
        elif paper.is_supplied:
            page.say(paper.title, self.tr("Opening the paper…"))
        else:
            page.say_missing(paper, rows.get(self.desk.library, Paper, paper.listed_in))

    def _show_opened(self, paper: Paper, start: int, view: PageView | None, shown: Opened) -> None:
        if self.paper is None or (self.paper.id, self._content) != (paper.id, shown.content):
            return
        if self._page:
            start, self._page = shown.flow.start_of_page(self._page), 0
        place = self.places.follow(None if shown.trouble else paper, len(shown.text), shown.page_count(paper))
        self.reader.show_opened(paper, shown, start if start >= 0 else min(place.offset, len(shown.text)))
        self.looking.follow(paper, shown, start, view)
        self.pictures.follow(paper, shown.flow.pages, shown.left_unread)
        self.places.stir()
        self.turned.emit()

    def _extent(self) -> tuple[int, int]:
        return self.reader.surface.top(), self.reader.surface.bottom()

    def _use(self, doer: Any) -> None:
        self.used.emit()
        doer()

    def _listen(self) -> None:
        self._breath.timeout.connect(self._begin_reading)
        self.reader.pages.shown.connect(self._breath.start)
        for surface in (self.text, self.reader.pages):
            surface.installEventFilter(self)
            surface.scrolled.connect(self._scrolled)
            surface.moved.connect(self._moved)
        self.reader.resized.connect(self._keep_percent)
        self.places.rested.connect(self.looking.keep)
        self.desk.closing.connect(self._put_down)

    def _scrolled(self) -> None:
        self.places.stir()
        self.scrolled.emit()

    def _moved(self) -> None:
        self.scrolled.emit()
        if (repaired := self.reader.surface.repair()) != self._repair:
            self._repair = repaired
            self.text.setAccessibleDescription(repaired)
            self.repaired.emit()

    def _keep_percent(self, percent: int) -> None:
        if not self.is_beside:
            self.desk.keep("reading_percent", percent)

    def _put_down(self) -> None:
        """The library is about to be closed; when it is there again, the paper is opened anew."""
        self.flush()
        self._breath.stop()
        self._content = ""
