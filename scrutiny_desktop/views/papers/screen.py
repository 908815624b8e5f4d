"""The papers screen: outline, one paper or two, cards, and what passes between them."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.recommendation import ProgressReport, Recommendation
from scrutiny_desktop.domain.record import KINDS
from scrutiny_desktop.store import agenda, carried, notes, papers, places, questions, recommendations, rows, themes
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dropping import FilesDropped
from scrutiny_desktop.views.papers import menus, outline
from scrutiny_desktop.views.papers.alongside import Alongside
from scrutiny_desktop.views.papers.aside import Aside
from scrutiny_desktop.views.papers.beside import Beside
from scrutiny_desktop.views.papers.card_panel import CardPanel
from scrutiny_desktop.views.papers.card_words import Wording, filter_word
from scrutiny_desktop.views.papers.doing import Doing
from scrutiny_desktop.views.papers.exchange import Exchange
from scrutiny_desktop.views.papers.keeping import PlaceKeeper
from scrutiny_desktop.views.papers.looking import Looking
from scrutiny_desktop.views.papers.marks import KINDS as MARK_KINDS
from scrutiny_desktop.views.papers.marks import Mark, mark_at, of_kind
from scrutiny_desktop.views.papers.outline import Entry
from scrutiny_desktop.views.papers.panes import Panes
from scrutiny_desktop.views.papers.reader import Reader
from scrutiny_desktop.views.papers.returning import Returning
from scrutiny_desktop.views.papers.shaping import Shaping
from scrutiny_desktop.views.papers.side import Side
from scrutiny_desktop.views.papers.text import PaperText
from scrutiny_desktop.views.screen import Handlers, Screen

_USUAL = 4
"""Kinds of marks that the foot counts by name."""


class PapersScreen(Screen):
    """Reads the meeting's papers: one, or two beside each other; acts work on the ``side`` that is active."""

    key = "papers"

    supplied = Signal(object, object)
    """Files (none: they are to be asked for) were given for a listed paper."""
    dropped = Signal(object)
    sample_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.sides: list[Side] = []
        self.doing, self.beside = Doing(desk, self), Beside(desk, self)
        self.panel = CardPanel(desk)
        self.cards = self.panel.cards
        self.shaping = Shaping(desk, self, self.doing.marking)
        self.side = self.new_side()
        self.sides.append(self.side)
        self.aside = Aside(desk, self.side.reader.source)
        self.outline, self.progress = self.aside.outline, self.aside.progress
        self.alongside = Alongside(desk, self.aside, self.side)
        self.exchange = Exchange(desk, lambda: self.paper, lambda: self.looking.has_pages, self)
        self._lay_out()
        self._listen()

    # The active side

    @property
    def paper(self) -> Paper | None:
        """The paper that acts work on."""
        return self.side.paper

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks on it."""
        return self.side.marks

    @property
    def reader(self) -> Reader:
        """What shows it."""
        return self.side.reader

    @property
    def text(self) -> PaperText:
        """What shows it as text."""
        return self.side.text

    @property
    def places(self) -> PlaceKeeper:
        """What keeps the place in it."""
        return self.side.places

    @property
    def looking(self) -> Looking:
        """How it is looked at."""
        return self.side.looking

    @property
    def returning(self) -> Returning:
        """The way back in it."""
        return self.side.returning

    # What the window asks

    def fill(self) -> None:
        self._find_paper()
        self.beside.fill()
        self.remark()

    def handlers(self) -> Handlers:
        return {**self.doing.handlers(), **self.shaping.handlers(), **self.exchange.handlers()}

    def inside(self) -> QWidget:
        return self.reader.surface

    def insides(self) -> tuple[QWidget, ...]:
        return tuple(surface for side in self.sides for surface in (side.text, side.reader.pages))

    def show_record(self, kind: str, record_id: str, start: int) -> bool:
        record = rows.get(self.desk.library, KINDS[kind], record_id) if kind in KINDS else None
        anchor = _anchor_of(record)
        about = record.id if isinstance(record, Paper) else anchor.paper_id if anchor is not None else ""
        if (shown := next((side for side in self.sides if side.paper and side.paper.id == about), None)) is not None:
            self.activate(shown)
        if isinstance(record, Paper):
            return self.open_paper(record.id, start)
        if anchor is None or not self.open_paper(anchor.paper_id, anchor.start if start < 0 else start):
            return False
        self.show_mark((record_id, anchor.start))
        return True

    def words(self) -> str:
        if said := self.shaping.hint or self.reader.surface.repair():
            return said
        usual, others = MARK_KINDS[:_USUAL], MARK_KINDS[_USUAL:]
        counts = [(filter_word(kind), len(of_kind(self.marks, kind))) for kind in usual]
        counts.append((self.tr("Other marks"), sum(len(of_kind(self.marks, kind)) for kind in others)))
        return " · ".join(self.tr("{kind}: {count}").format(kind=kind, count=count) for kind, count in counts if count)

    def open_paper(self, paper_id: str, start: int = -1) -> bool:
        """Open a paper at a place (-1: where I stopped), or where it is open go there; False when it is gone."""
        paper = rows.get(self.desk.library, Paper, paper_id)
        if paper is not None and self.desk.meeting is not None and paper.meeting_id != self.desk.meeting.id:
            self.activate(self.sides[0])  # what is beside it belongs to its meeting
        return self.side.open_paper(paper_id, start)

    def go_to_page(self, page: int) -> None:
        """Go to a page of the open paper, counted in its file; where that is still being read, once it is there."""
        self.side.go_to_page(page)

    # What its parts ask

    def remark(self, chosen: tuple[str, int] | None = None, *, write: bool = False) -> None:
        """Show the marks, cards and outline as the library has them now, one mark as the chosen one."""
        meeting, db = self.desk.meeting, self.desk.library
        meeting_id = meeting.id if meeting is not None else ""
        asked = questions.as_written(db, meeting_id)
        wording = Wording(themes.for_meeting(db, meeting_id), recommendations.numbers(db, meeting_id), self.paper,
                          self.text.opened.flow.pages)  # fmt: skip
        for side in self.sides:
            shown = side.paper.id if side.paper is not None else ""
            side.take_marks(notes.for_paper(db, shown), asked, carried.marks(db, shown))
        tags = sorted({*notes.tags(db, meeting_id), *(tag for each in asked for tag in each.tags)}, key=str.casefold)
        has_text = self.reader.is_text() and bool(self.text.opened.text)
        self.panel.fill(self.marks, wording, may_mark=has_text, tags=tags, chosen=chosen, paper=self.paper)
        counts = Counter(notes.counts(db, meeting_id)) + Counter(carried.counts(db, meeting_id))
        counts.update(anchor.paper_id for each in asked for anchor in each.passages)
        listed = papers.for_meeting(db, meeting_id)
        self._fill_outline(listed, counts)
        for side in self.sides:
            side.bar.chooser.fill(listed, side.paper)
        self.alongside.tell()
        if chosen is not None:
            self.choose(chosen, write=write)
        else:
            self._draw_marks()
        self.told.emit()

    def choose(self, key: tuple[str, int], *, write: bool = False) -> None:
        """Choose a mark's card, and draw the mark as the chosen one."""
        if write:
            self.panes.invite(self.panel)
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
            self.side.go_to_mark(mark)

    def new_side(self) -> Side:
        """A side that is heard; it has the keys of those that are there."""
        side = Side(self.desk, self.doing.handlers())
        if self.sides:
            for new, known in zip((side.text, side.reader.pages), self.insides()[:2], strict=True):
                new.addActions(known.actions())
        self._hear(side)
        self.shaping.follow(side)
        return side

    def activate(self, side: Side) -> None:
        """Let acts, cards and outline be about this side."""
        if side is not self.side:
            self.side = side
            side.places.look_again()
            self.show_sides()
            self.remark()
            self._tell_progress()

    def show_sides(self) -> None:
        """Show the sides there are, and which of them is active."""
        for each in self.sides:
            each.show_standing(is_active=each is self.side, is_paired=len(self.sides) > 1)
        self.panes.show_sides(self.sides, self.side)

    def hideEvent(self, event: QHideEvent) -> None:
        for side in self.sides:
            side.flush()
        self.beside.keep()
        super().hideEvent(event)

    # Inside

    def _find_paper(self) -> None:
        """Keep the first paper, else take the one read last, else the first there is."""
        meeting, first = self.desk.meeting, self.sides[0]
        there = {each.id: each for each in papers.for_meeting(self.desk.library, meeting.id)} if meeting else {}
        last = str(self.desk.setting(f"paper:{meeting.id}", "")) if meeting else ""
        supplied = next((each.id for each in there.values() if each.is_supplied), next(iter(there), ""))
        wanted = [first.paper.id if first.paper is not None else "", last, supplied]
        found = next((there[each] for each in wanted if each in there), None)
        if found is not None and first.paper is not None and found.id == first.paper.id:
            first.refresh(found)
        else:
            first.take(found)

    def _turned(self, side: Side) -> None:
        """Another paper is on a side, or its text has come."""
        if side not in self.sides:
            return
        paper = side.paper
        if paper is not None and not side.is_beside:
            self.desk.keep(f"paper:{paper.meeting_id}", paper.id)
        if paper is not None and (self.desk.meeting is None or self.desk.meeting.id != paper.meeting_id):
            self.desk.choose_meeting(paper.meeting_id)
        self.remark()
        self.beside.keep()
        if side is self.side:
            self._tell_progress()
            self.reader.tell_place()

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
        for side in self.sides:
            side.draw_marks(self.cards.key)

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
        self._watch = FilesDropped(self, self.dropped.emit)
        self.outline.chosen.connect(self._open_entry)
        self.outline.beside_wanted.connect(lambda entry: self.beside.show(entry.paper.id, entry.place))
        self.outline.menu_wanted.connect(self._open_outline_menu)
        self.cards.chosen.connect(self.follow_mark)
        self.cards.left.connect(lambda: self.reader.surface.setFocus())
        self.cards.removed.connect(self.doing.remove)
        self.cards.passage_dropped.connect(self.doing.adding.to_mark)
        self.outline.papers_dropped.connect(lambda *what: self.doing.versions.take_dropped(*what))
        self.cards.menu_wanted.connect(self.doing.open_card_menu)
        live = self.cards.live
        live.visibility_pressed.connect(self.doing.marking.show_to)
        live.priority_pressed.connect(self.doing.marking.prioritise)
        live.evidence_pressed.connect(self.doing.weigh)
        self.panes.changed.connect(self.beside.tell_panes)
        self.desk.theme_changed.connect(self._dress)

    def _hear(self, side: Side) -> None:
        """Do what is asked on a side; that side is the active one from then on."""
        for surface in (side.text, side.reader.pages):
            surface.pressed_at.connect(self._on(side, self._choose_at))
            surface.entered_at.connect(self._on(side, partial(self._choose_at, write=True)))
            surface.menu_wanted.connect(self._on(side, self._open_passage_menu))
        page, secrecy = side.reader.page, side.reader.secrecy
        page.dropped.connect(self._on(side, self._supply))
        page.pressed.connect(self._on(side, self._press_page))
        secrecy.confirmed.connect(self._on(side, self.doing.confirm_secrecy))
        secrecy.change_wanted.connect(self._on(side, self.doing.classify))
        side.used.connect(partial(self.activate, side))
        side.turned.connect(partial(self._turned, side))
        side.scrolled.connect(partial(self._scrolled, side))
        side.repaired.connect(self.told)
        side.places.kept.connect(partial(self._kept, side))
        side.places.rested.connect(self.beside.keep)
        side.left.connect(self.beside.close)
        side.bar.chooser.chosen.connect(self._on(side, self.beside.choose))
        side.bar.pressed.connect(self._on(side, self.beside.press))

    def _on(self, side: Side, doer: Callable[..., object]) -> Callable[..., None]:
        """What activates a side and then does something there."""

        def do(*told: object) -> None:
            self.activate(side)
            doer(*told)

        return do

    def _dress(self) -> None:
        self.panes.measure()
        for side in self.sides:
            side.reader.dress()

    def showEvent(self, event: QShowEvent) -> None:
        self.panes.measure()
        super().showEvent(event)

    def _scrolled(self, side: Side) -> None:
        if side is self.side:
            self._follow_outline()

    def _kept(self, side: Side) -> None:
        if side is self.side:
            self._tell_progress()

    def _open_passage_menu(self, place: QPoint) -> None:
        menus.passage_menu(self.desk, self, self.handlers(), place)

    def _open_outline_menu(self, entry: Entry, place: QPoint) -> None:
        menus.menu(self.desk, self, [
            (self.tr("&Open"), "papers", partial(self._open_entry, entry)),
            (self.tr("Open &beside"), "beside", partial(self.outline.beside_wanted.emit, entry)),
            *self.doing.offers(entry.paper)]).popup(place)  # fmt: skip

    def _choose_at(self, place: int, *, write: bool = False) -> None:
        if (mark := mark_at(self.marks, place)) is not None:
            self.choose(mark.key, write=write)

    def _open_entry(self, entry: Entry) -> None:
        is_open = self.open_paper(entry.paper.id, -1 if entry.page else entry.place)
        if is_open and entry.page:
            self.go_to_page(entry.page)
        if is_open and self.reader.is_text():
            self.reader.surface.setFocus()

    def _press_page(self) -> None:
        if self.paper is None and self.desk.meeting is None:
            self.sample_wanted.emit()
        else:
            self._supply([])

    def _supply(self, files: list[Path]) -> None:
        if self.paper is not None and not self.paper.is_supplied:
            self.supplied.emit(self.paper, files)
        else:
            self.dropped.emit(files)

    def _lay_out(self) -> None:
        self.panes = Panes(self.desk, self.aside, self.panel)
        self.show_sides()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.panes)


def _anchor_of(record: object) -> Anchor | None:
    if isinstance(record, Note | Recommendation | ProgressReport):
        return record.anchor
    return record.passages[0] if isinstance(record, Question) and record.passages else None
