"""The papers screen: outline, text, cards, and what passes between them."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.recommendation import ProgressReport, Recommendation
from scrutiny_desktop.domain.record import KINDS
from scrutiny_desktop.store import agenda, notes, papers, places, questions, recommendations, rows, themes
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dropping import FilesDropped
from scrutiny_desktop.views.papers import menus, outline
from scrutiny_desktop.views.papers.card_panel import CardPanel
from scrutiny_desktop.views.papers.card_words import Wording, filter_word
from scrutiny_desktop.views.papers.doing import Doing
from scrutiny_desktop.views.papers.ink import strokes
from scrutiny_desktop.views.papers.keeping import PlaceKeeper
from scrutiny_desktop.views.papers.looking import Looking
from scrutiny_desktop.views.papers.marks import KINDS as MARK_KINDS
from scrutiny_desktop.views.papers.marks import Mark, gathered, mark_at, of_kind
from scrutiny_desktop.views.papers.opened import Opened, is_large, nothing, opened, opened_apart
from scrutiny_desktop.views.papers.outline import Entry
from scrutiny_desktop.views.papers.outline_view import OutlineView, ReadingProgress
from scrutiny_desktop.views.papers.reader import Reader
from scrutiny_desktop.views.papers.returning import Returning
from scrutiny_desktop.views.pieces import column, holder, label
from scrutiny_desktop.views.screen import Handlers, Screen

_SIDES = (230, 320)
"""Widths of outline and cards at 100 % text, until the reader changes them."""

_TEXT = 0.48
"""The share of the width that is the text's, however large the letters."""


class PapersScreen(Screen):
    """Reads the meeting's papers; one paper is open at a time."""

    key = "papers"

    supplied = Signal(object, object)
    """Files (none: they are to be asked for) were given for a listed paper."""
    dropped = Signal(object)
    sample_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.paper: Paper | None = None
        self.marks: tuple[Mark, ...] = ()
        self.doing = Doing(desk, self)
        self.outline, self.progress = OutlineView(desk), ReadingProgress(desk)
        self.reader, self.panel = Reader(desk, self.doing.handlers()), CardPanel(desk)
        self.text, self.cards = self.reader.text, self.panel.cards
        self.places = PlaceKeeper(
            desk, lambda: (self.reader.surface.top(), self.reader.surface.bottom()), self.reader.pages_seen, self
        )
        self.returning = Returning(self)
        self.looking = Looking(desk, self.reader, self)
        self.reader.pages.link_pressed.connect(self.returning.leave)
        self.reader.pages.link_pressed.connect(self.looking.follow_link)
        self._content, self._page = "", 0
        self._reading: Callable[[], None] | None = None
        self._repair = ""
        self._lay_out()
        self._listen()

    # What the window asks

    def fill(self) -> None:
        self._find_paper()
        if self.paper is not None and self.paper.text_key != self._content:
            self._load(-1)
        self.remark()

    def handlers(self) -> Handlers:
        return self.doing.handlers()

    def inside(self) -> QWidget:
        return self.reader.surface

    def insides(self) -> tuple[QWidget, ...]:
        return self.text, self.reader.pages

    def show_record(self, kind: str, record_id: str, start: int) -> bool:
        record = rows.get(self.desk.library, KINDS[kind], record_id) if kind in KINDS else None
        anchor = _anchor_of(record)
        if isinstance(record, Paper):
            return self.open_paper(record.id, start)
        if anchor is None or not self.open_paper(anchor.paper_id, anchor.start if start < 0 else start):
            return False
        self.show_mark((record_id, anchor.start))
        return True

    def words(self) -> str:
        if repaired := self.reader.surface.repair():
            return repaired
        counts = [(filter_word(kind), len(of_kind(self.marks, kind))) for kind in MARK_KINDS]
        return " · ".join(self.tr("{kind}: {count}").format(kind=kind, count=count) for kind, count in counts if count)

    def open_paper(self, paper_id: str, start: int = -1) -> bool:
        """Open a paper at a place (-1: where I stopped), or where it is open go there; False when it is gone."""
        paper = rows.get(self.desk.library, Paper, paper_id)
        if paper is None:
            return False
        if start >= 0 or self.paper is None or self.paper.id != paper.id:
            self.returning.leave()
        if self.desk.meeting is None or self.desk.meeting.id != paper.meeting_id:
            self.desk.choose_meeting(paper.meeting_id)
        if self.paper is not None and self.paper.id == paper.id and self._content == paper.text_key:
            if start >= 0:
                self.reader.surface.go_to(start)
            return True
        self._take_paper(paper)
        self._load(start)
        self.remark()
        return True

    def go_to_page(self, page: int) -> None:
        """Go to a page of the open paper, counted in its file; where that is still being read, once it is there."""
        self._page = page
        self.returning.leave()
        if self.reader.is_text() and self.text.opened.content == self._content:
            self._page = 0
            if self.reader.surface is self.reader.pages and self.paper is not None:
                self.reader.pages.go_to_page(page - max(1, self.paper.first_page))
            else:
                self.text.go_to(self.text.opened.flow.start_of_page(page))

    # What its parts ask

    def remark(self) -> None:
        """Show the marks, cards and outline as the library has them now."""
        meeting, db = self.desk.meeting, self.desk.library
        meeting_id = meeting.id if meeting is not None else ""
        asked, noted = questions.for_meeting(db, meeting_id), notes.for_meeting(db, meeting_id)
        wording = Wording(themes.for_meeting(db, meeting_id), recommendations.for_meeting(db, meeting_id), self.paper)
        text = self.text.opened.text if self.reader.is_text() else ""
        self.marks = gathered(noted, asked, self.paper.id, text) if self.paper is not None and text else ()
        self.panel.fill(self.marks, wording, may_mark=bool(text))
        counts = Counter(each.anchor.paper_id for each in noted if each.anchor)
        counts.update(anchor.paper_id for each in asked for anchor in each.passages)
        self._fill_outline(papers.for_meeting(db, meeting_id), counts)
        self._draw_marks()
        self.told.emit()

    def choose(self, key: tuple[str, int], *, write: bool = False) -> None:
        """Choose a mark's card, and draw the mark as the chosen one."""
        self.panel.choose(key, write=write)
        self._draw_marks()

    def show_mark(self, key: tuple[str, int], *, write: bool = False) -> None:
        """Choose a mark's card, and bring its passage into view."""
        self.choose(key, write=write)
        mark = self.cards.mark()
        if mark is not None and mark.is_placed and not write:
            self.reader.surface.flash(mark.found.start, mark.found.end)

    def follow_mark(self, mark: Mark) -> None:
        """Go to a mark's passage, the caret at its beginning."""
        self._draw_marks()
        if mark.is_placed:
            self.returning.leave()
            self.reader.surface.go_to(mark.found.start)
            self.reader.surface.flash(mark.found.start, mark.found.end)

    def hideEvent(self, event: QHideEvent) -> None:
        self.places.flush()
        self.looking.keep()
        super().hideEvent(event)

    # Inside

    def _find_paper(self) -> None:
        """Keep the open paper, else take the one read last, else the first there is."""
        meeting = self.desk.meeting
        there = {each.id: each for each in papers.for_meeting(self.desk.library, meeting.id)} if meeting else {}
        last = str(self.desk.setting(f"paper:{meeting.id}", "")) if meeting else ""
        supplied = next((each.id for each in there.values() if each.is_supplied), next(iter(there), ""))
        wanted = [self.paper.id if self.paper is not None else "", last, supplied]
        found = next((there[each] for each in wanted if each in there), None)
        is_other = (found.id if found else "") != (self.paper.id if self.paper else "")
        if found is not None and not is_other:
            self.paper = found
            self.reader.tell_secrecy(found)
        elif is_other or found is None:
            self._take_paper(found)
            self._load(-1)

    def _take_paper(self, paper: Paper | None) -> None:
        self.places.flush()
        self.looking.keep()
        self.desk.flush()
        self.paper, self._page = paper, 0
        if paper is not None:
            self.desk.keep(f"paper:{paper.meeting_id}", paper.id)

    def _load(self, start: int) -> None:
        """Show the open paper, or say why there is nothing to show."""
        paper = self.paper
        self.places.follow(None)
        self._reading = None
        self._content = paper.text_key if paper is not None else ""
        if paper is not None and paper.is_supplied:
            if not is_large(self.desk.library, paper.content):
                self._show_opened(paper, start, opened(self.desk.library, paper.text_key))
                return
            job = partial(opened_apart, self.desk.library.access, self.desk.clock, paper.text_key)
            then = partial(self._show_opened, paper, start)
            self._reading = partial(self.desk.jobs.start, self.tr("Opening the paper…"), job, then)
            if self.looking.begin(paper):
                self.progress.show_progress(0, 0)
                if self.reader.pages.is_shown:
                    self._begin_reading()
                return
            self._begin_reading()
        page = self.reader.show_page(paper)
        self.text.show_paper(nothing(), self.text.faces)
        self.progress.show_progress(0, 0)
        if paper is None:
            page.say_nothing(has_meeting=self.desk.meeting is not None)
        elif paper.is_supplied:
            page.say(paper.title, self.tr("Opening the paper…"))
        else:
            page.say_missing(paper, rows.get(self.desk.library, Paper, paper.listed_in))

    def _begin_reading(self) -> None:
        """Make the text ready; where the pages are looked at they come first, since the two get in each other's way."""
        reading, self._reading = self._reading, None
        if reading is not None:
            reading()

    def _show_opened(self, paper: Paper, start: int, shown: Opened) -> None:
        if self.paper is None or (self.paper.id, self._content) != (paper.id, shown.content):
            return
        if self._page:
            start, self._page = shown.flow.start_of_page(self._page), 0
        place = self.places.follow(None if shown.trouble else paper, len(shown.text), shown.page_count(paper))
        self.reader.show_opened(paper, shown, start if start >= 0 else min(place.offset, len(shown.text)))
        self.looking.follow(paper, shown, start)
        self._tell_progress()
        self.places.stir()
        self.remark()

    def _fill_outline(self, listed: list[Paper], counts: Counter[str]) -> None:
        paper = self.paper
        below = outline.headings(paper, self.text.opened.flow, self.marks) if paper and self.reader.is_text() else ()
        items = agenda.for_meeting(self.desk.library, self.desk.meeting.id) if self.desk.meeting else []
        numbers = {item.id: self.tr("item {n}").format(n=item.number) for item in items if item.number}
        opened_before = places.opened(self.desk.library)
        if self.outline.lines.fill(outline.branches(listed, counts, paper, below, opened_before, numbers)):
            self.outline.expandAll()
        self._follow_outline()

    def _draw_marks(self) -> None:
        self.reader.surface.set_marks(strokes(self.marks, self.text.opened.units, self.cards.key))

    def _follow_outline(self) -> None:
        if self.paper is not None:
            self.outline.follow(self.paper.id, self.reader.surface.place_in_view() if self.reader.is_text() else -1)

    def _tell_progress(self) -> None:
        length = len(self.text.opened.text)
        if self.places.page_count:
            self.progress.show_pages(len(self.places.seen), self.places.page_count, length)
        else:
            self.progress.show_progress(self.places.place.furthest, length)

    def _listen(self) -> None:
        self._watch = FilesDropped(self, self._drop)
        self.outline.chosen.connect(self._open_entry)
        self.reader.pages.shown.connect(self._begin_reading)
        for surface in (self.text, self.reader.pages):
            surface.scrolled.connect(self._scrolled)
            surface.moved.connect(self._moved)
            surface.pressed_at.connect(self._choose_at)
            surface.entered_at.connect(partial(self._choose_at, write=True))
            surface.menu_wanted.connect(partial(menus.passage_menu, self.desk, self, self.doing.handlers()))
        self.places.kept.connect(self._tell_progress)
        self.cards.chosen.connect(self.follow_mark)
        self.cards.left.connect(lambda: self.reader.surface.setFocus())
        self.cards.removed.connect(self.doing.remove)
        self.cards.menu_wanted.connect(self.doing.open_card_menu)
        live = self.cards.live
        live.visibility_pressed.connect(self.doing.marking.show_to)
        live.priority_pressed.connect(self.doing.marking.prioritise)
        live.evidence_pressed.connect(self.doing.weigh)
        self.reader.page.dropped.connect(self._supply)
        self.reader.secrecy.confirmed.connect(self.doing.confirm_secrecy)
        self.reader.secrecy.change_wanted.connect(self.doing.classify)
        self.reader.page.pressed.connect(self._press_page)
        self.desk.theme_changed.connect(self._dress)

    def _dress(self) -> None:
        self._measure()
        self.reader.dress()

    def _measure(self) -> None:
        """Keep each pane wide enough for its words; together they fit a small screen at twice the text size."""
        step = self.desk.theme.size("s5")
        for pane, least in zip(self._panes, (6 * step, 23 * step // 2, 10 * step), strict=True):
            pane.setMinimumWidth(least)
        sides = [each * self.desk.theme.scale for each in self.desk.setting("papers_split", _SIDES)]
        share = min(1.0, self.split.width() * (1 - _TEXT) / sum(sides))
        aside, panel = (max(1, round(each * share)) for each in sides)
        self.split.setSizes([aside, max(1, self.split.width() - aside - panel), panel])

    def _keep_split(self) -> None:
        """Keep how wide the sides are, as at 100 % text."""
        aside, _, panel = self.split.sizes()
        self.desk.keep("papers_split", [round(each / self.desk.theme.scale) for each in (aside, panel)])

    def showEvent(self, event: QShowEvent) -> None:
        self._measure()
        super().showEvent(event)

    def _scrolled(self) -> None:
        self.places.stir()
        self._follow_outline()

    def _moved(self) -> None:
        self._follow_outline()
        if (repaired := self.reader.surface.repair()) != self._repair:
            self._repair = repaired
            self.text.setAccessibleDescription(repaired)
            self.told.emit()

    def _choose_at(self, place: int, *, write: bool = False) -> None:
        if (mark := mark_at(self.marks, place)) is not None:
            self.choose(mark.key, write=write)

    def _open_entry(self, entry: Entry) -> None:
        if self.open_paper(entry.paper.id, entry.place) and self.reader.is_text():
            self.reader.surface.setFocus()

    def _press_page(self) -> None:
        if self.paper is not None:
            self.supplied.emit(self.paper, [])
        else:
            self.sample_wanted.emit()

    def _drop(self, files: list[Path]) -> None:
        self.dropped.emit(files)

    def _supply(self, files: list[Path]) -> None:
        if self.paper is not None and not self.paper.is_supplied:
            self.supplied.emit(self.paper, files)
        else:
            self.dropped.emit(files)

    def _lay_out(self) -> None:
        theme = self.desk.theme
        aside = column(self.desk, margin="", gap="")
        head = label(self.tr("Papers of the meeting"), "caption", wrap=True)
        head.setContentsMargins(theme.size("s4"), theme.size("s1"), 0, theme.size("s1"))
        aside.addWidget(head)
        aside.addWidget(self.outline, 1)
        aside.addWidget(self.progress)
        self.split = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self._panes = (holder(aside, "aside"), self.reader, self.panel)
        for pane in self._panes:
            self.split.addWidget(pane)
        self.split.setStretchFactor(1, 1)
        self.split.splitterMoved.connect(self._keep_split)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.split)


def _anchor_of(record: object) -> Anchor | None:
    if isinstance(record, Note | Recommendation | ProgressReport):
        return record.anchor
    return record.passages[0] if isinstance(record, Question) and record.passages else None
