"""The acts of the papers screen: what each key does to the passage, the text or the chosen card."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QPoint
from PySide6.QtWidgets import QApplication, QMenu

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.note import Colour, Grade, MarkKind, Note
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.later import later
from scrutiny_desktop.store import recommendations
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers import copying, go_to, menus, passages
from scrutiny_desktop.views.papers.adding import Adding
from scrutiny_desktop.views.papers.answering import Answering
from scrutiny_desktop.views.papers.card_words import kind_word
from scrutiny_desktop.views.papers.classifying import ClassifyDialog, classify
from scrutiny_desktop.views.papers.evidence import EvidencePopup
from scrutiny_desktop.views.papers.marking import Marking
from scrutiny_desktop.views.papers.marks import QUESTION, Mark, turnable
from scrutiny_desktop.views.papers.moving import Moving
from scrutiny_desktop.views.papers.outline import ENTRY
from scrutiny_desktop.views.words import word

if TYPE_CHECKING:
    from scrutiny_desktop.views.papers import all_marks, choosing_pages, comparing, large_print, splitting, versions
    from scrutiny_desktop.views.papers.screen import PapersScreen
else:
    all_marks, choosing_pages, comparing, large_print, splitting, versions = later(
        "scrutiny_desktop.views.papers",
        "all_marks", "choosing_pages", "comparing", "large_print", "splitting", "versions",
    )  # fmt: skip


class Doing(QObject):
    """Joins the acts of the table to the screen's parts."""

    def __init__(self, desk: Desk, screen: "PapersScreen") -> None:
        super().__init__(screen)
        self._desk, self._screen = desk, screen
        self.marking = Marking(desk)
        self.adding, self.moving = Adding(desk, screen, self.marking), Moving(desk, screen)
        self.answering = Answering(desk, screen, self.moving)

    @cached_property
    def versions(self) -> "versions.Versions":
        """What is done with papers that came again."""
        return versions.Versions(self._desk, self._screen, self.marking)

    @cached_property
    def splitting(self) -> "splitting.Splitting":
        """What corrects how a pack is split."""
        return splitting.Splitting(self._desk, self._screen)

    @cached_property
    def comparing(self) -> "comparing.Comparing":
        """What shows how two papers differ."""
        return comparing.Comparing(self._desk, self._screen)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """The doer of each act."""
        return {**self._with_passages(), **self._with_papers(), **self._looking()}

    def _with_passages(self) -> Mapping[str, Callable[[], object]]:
        return {
            "ask": self.ask,
            "highlight": self.highlight,
            "note": self.note,
            "evidence": self.evidence,
            "recommend": self.recommend,
            "copy_with_source": self.copy,
            "select_sentence": partial(self._select, passages.sentence),
            "select_paragraph": partial(self._select, passages.paragraph),
        }

    def _with_papers(self) -> Mapping[str, Callable[[], object]]:
        return {
            "all_marks": self.open_all_marks,
            "go_to_page": go_to.opener(self._desk, self._screen),
            "find_in_paper": lambda: self._screen.reader.open_find(),
            "find_next": lambda: self._screen.reader.find_step(1),
            "find_previous": lambda: self._screen.reader.find_step(-1),
            "next_mark": partial(self._step_mark, 1),
            "previous_mark": partial(self._step_mark, -1),
            "next_paper": partial(self._step_paper, 1),
            "previous_paper": partial(self._step_paper, -1),
            "go_back": lambda: self._screen.returning.back(),
            "go_forward": lambda: self._screen.returning.forward(),
            "classify": self.classify,
            "next_link": self.next_link,
            "save_pages": self.save_pages,
            "beside": self._screen.beside.toggle,
            "print": self.print_paper,
            "read_pictures": lambda: self._screen.side.pictures.read(),
            "large_print": lambda: large_print.ask(self._desk, self._screen),
            "earlier_version": lambda: self.versions.choose_earlier(),
            "review_marks": lambda: self.versions.review(),
            "place_mark": lambda: self.versions.place_here(),
            "page_thumbnails": self.page_thumbnails,
            "correct_split": lambda: self.splitting.correct(),
            "what_changed": lambda: self.comparing.compare(),
            "move_paper": self.moving.ask,
            "file_answer": self.answering.ask,
        }

    def _looking(self) -> Mapping[str, Callable[[], object]]:
        return {
            "larger": lambda: self._screen.reader.resize_text(1),
            "smaller": lambda: self._screen.reader.resize_text(-1),
            "dark_paper": self._darken,
            "pages_or_text": lambda: self._screen.looking.turn_over(),
            "fit_width": lambda: self._screen.looking.fit_width(),
            "fit_page": lambda: self._screen.looking.fit_page(),
            "rotate_pages": lambda: self._screen.looking.rotate(),
            "two_pages": lambda: self._screen.looking.face(),
        }

    def offers(self, paper: Paper) -> Sequence[tuple[str, str, Callable[[], object]]]:
        """What a menu offers for a paper: words, icon and what they do."""
        return self.moving.offer(paper), self.answering.offer(paper)

    def open_all_marks(self) -> "all_marks.AllMarks":
        """Open the list of all marks of the meeting."""
        dialog = all_marks.AllMarks(self._desk, self._screen)
        dialog.chosen.connect(lambda mark: self._desk.show(mark.record, mark.anchor.start))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def classify(self) -> None:
        """Ask who may see the paper."""
        if self._screen.paper is None:
            raise ScrutinyError(self.tr("No paper is open."), self.tr("Open one from the list first."))
        dialog = ClassifyDialog(self._desk, self._screen.paper, self._screen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def next_link(self) -> None:
        """Go to the next link in view, and say where it leads."""
        link = (
            self._screen.reader.pages.next_link() if self._screen.reader.surface is self._screen.reader.pages else None
        )
        if link is None:
            self._desk.placed.emit(self.tr("There is no link in view."))
            return
        goal = self._screen.side.following.goal(link)
        self._desk.placed.emit(self.tr("Return follows the link to {goal}.").format(goal=goal))

    def print_paper(self) -> None:
        """Ask which pages to print; of a paper without pages, how to print its text."""
        if self._screen.paper is not None and not self._screen.looking.has_pages:
            large_print.ask(self._desk, self._screen, prints=True)
        else:
            self._choose_pages(prints=True)

    def page_thumbnails(self) -> None:
        """Show the pages small beside the paper, or the papers again."""
        if not self._screen.aside.has_pages:
            raise ScrutinyError(self.tr("This paper has no pages to show."), self.tr("Only a PDF has; open one first."))
        self._screen.aside.turn()

    def save_pages(self) -> None:
        """Ask which pages to save."""
        self._choose_pages(prints=False)

    def _choose_pages(self, *, prints: bool) -> None:
        screen = self._screen
        if screen.paper is None or not screen.looking.has_pages:
            raise ScrutinyError(self.tr("There are no pages here."), self.tr("Only a PDF has pages; open one first."))
        before = max(1, screen.paper.first_page) - 1
        marked = sorted({mark.anchor.page - before for mark in screen.marks if mark.is_placed and mark.anchor.page})
        now = next(iter(screen.reader.pages_seen()), 1)
        count = screen.places.page_count or screen.reader.pages.page_count
        dialog = choosing_pages.PagesDialog(self._desk, screen.paper, count, now, marked, screen, prints=prints)
        dialog.large_print_wanted.connect(partial(large_print.ask, self._desk, screen, prints=prints))
        dialog.open()

    def confirm_secrecy(self) -> None:
        """Say that the paper's own words were taken rightly."""
        if (paper := self._screen.paper) is not None:
            classify(self._desk, paper, replace(paper.classification, is_confirmed=True, is_doubtful=False))

    def highlight(self) -> None:
        """Highlight the passage."""
        self.show_made(self.marking.plain(*self.passage(), MarkKind.HIGHLIGHT))

    def note(self) -> None:
        """Begin a note on the passage, and go to its card."""
        self.show_made(self.marking.note(*self.passage()), write=True)

    def ask(self) -> None:
        """Begin a question from the passage, and go to its card."""
        self.show_made(self.marking.question(*self.passage()), write=True)

    def evidence(self) -> EvidencePopup:
        """Ask what the passage is evidence for."""
        paper, anchor = self.passage()
        popup = self._popup((), Grade.STATED)
        popup.weighed.connect(
            lambda ids, grade: self.show_made(self.marking.evidence(paper, anchor, ids, grade), write=True)
        )
        text = self._screen.reader.surface
        popup.open_at(text.viewport().mapToGlobal(text.passage_box().bottomLeft()))
        return popup

    def weigh(self, note: Note) -> EvidencePopup:
        """Ask anew what evidence bears on."""
        now = self._desk.now(note)
        known = now if isinstance(now, Note) else note
        popup = self._popup(known.recommendation_ids, known.grade)
        popup.weighed.connect(partial(self.marking.weigh, note))
        live = self._screen.cards.live
        popup.open_at(live.action.mapToGlobal(QPoint(0, live.action.height())))
        return popup

    def recommend(self) -> None:
        """Put the passage on the checklist."""
        passage = self.passage()
        if self.marking.is_recommended(*passage):
            self._desk.noticed.emit(self.tr("This passage is on the checklist already."))
            return
        made = self.marking.recommendation(*passage)
        named = self.tr("Recommendation {number} is on the checklist.").format(number=made.number)
        self._desk.noticed.emit(named if made.number else self.tr("The recommendation is on the checklist."))
        self._rest()

    def copy(self) -> None:
        """Copy the passage with where it is from."""
        self._copy(*self.passage())

    def copy_mark(self, mark: Mark) -> None:
        """Copy a mark's passage with where it is from."""
        if self._screen.paper is not None:
            self._copy(self._screen.paper, mark.anchor)

    def remove(self, mark: Mark) -> None:
        """Take a mark away, one that was carried here from this version only, and choose the one after it."""
        self._take_away(mark, self.versions.leave_out if mark.carried is not None else self.versions.remove)

    def remove_altogether(self, mark: Mark) -> None:
        """Take a mark away in every version, and choose the one after it."""
        self._take_away(mark, self.versions.remove)

    def _take_away(self, mark: Mark, take: Callable[[Mark], None]) -> None:
        cards = self._screen.cards
        marks = cards.rows.marks()
        at = cards.rows.row_of(mark.key)
        rest = [each for each in (*marks[at + 1 :], *reversed(marks[:at])) if each.record.id != mark.record.id]
        take(mark)
        self._screen.remark()
        if rest:
            cards.choose(rest[0].key)

    def open_card_menu(self, mark: Mark, place: QPoint) -> None:
        """Open the menu of what can be done with a card."""
        self.card_menu(mark).popup(place)

    def card_menu(self, mark: Mark) -> QMenu:
        """What can be done with a card."""
        record = mark.record
        doers: list[tuple[str, str, Callable[[], object]]] = []
        if mark.is_placed:
            doers.append((self.tr("&Go to the passage"), "papers", partial(self._go_to, mark)))
        doers.append((self.tr("&Copy with source"), "copy", partial(self.copy_mark, mark)))
        if mark.carried is not None:
            doers.append((self.tr("Open the &earlier version"), "history", partial(self.versions.open_own, mark)))
            if mark.carried.is_waiting and mark.is_placed:
                settle = partial(self.versions.settle, mark, is_placed=True)
                doers.append((self.tr("&Accept its place"), "tick", settle))
            if mark.is_placed:
                settle = partial(self.versions.settle, mark, is_placed=False)
                doers.append((self.tr("Leave &unplaced"), "circle", settle))
        if isinstance(record, Question):
            doers.append((self.tr("&Open in Questions"), "questions", partial(self._desk.show, record)))
        else:
            words = self.tr("Take &up again") if record.is_resolved else self.tr("&Done with it")
            doers.append((words, "tick", partial(self.marking.resolve, record)))
        if isinstance(record, Note) and record.kind is MarkKind.EVIDENCE:
            doers.append((self.tr("&Recommendations and grade…"), "evidence", partial(self.weigh, record)))
        start, end = self._screen.reader.surface.passage()
        if start < end and mark.kind in (QUESTION, MarkKind.EVIDENCE):
            doers.append((self.tr("&Add the selected passage"), "add", partial(self.adding.to_mark, mark, start, end)))
        doers.append((self.tr("Show &beside"), "beside", partial(self._screen.beside.show_mark, mark)))
        if mark.carried is not None:
            doers.append((self.tr("&Delete from this version"), "remove", partial(self.remove, mark)))
            doers.append((self.tr("Delete in all &versions"), "remove", partial(self.remove_altogether, mark)))
        else:
            removing = self.tr("&Delete the question") if isinstance(record, Question) else self.tr("&Delete")
            doers.append((removing, "remove", partial(self.remove, mark)))
        made = menus.menu(self._desk, self._screen, doers)
        turning = [(kind_word(kind), partial(self.turn_into, mark, kind)) for kind in turnable(mark)]
        menus.below(made, self.tr("&Turn into"), turning)
        if isinstance(record, Note):
            painting = [(word(colour), partial(self.marking.paint, record, colour)) for colour in Colour]
            menus.below(made, self.tr("Co&lour"), painting)
        return made

    def _darken(self) -> None:
        self._screen.looking.darken()
        for side in self._screen.sides:
            side.looking.tell_darkness()

    def turn_into(self, mark: Mark, kind: str) -> None:
        """Make another kind of mark of this one, and go to its card."""
        made = self.marking.turn_into(mark.record, kind)
        if made is not mark.record:
            self._screen.remark()
            self._screen.choose((made.id, mark.anchor.start), write=True)

    def _go_to(self, mark: Mark) -> None:
        self._screen.follow_mark(mark)
        self._screen.reader.surface.setFocus()

    def passage(self) -> tuple[Paper, Anchor]:
        """The open paper and what is selected in it; raises ScrutinyError when there is nothing."""
        screen = self._screen
        start, end = screen.reader.surface.passage()
        if screen.paper is None or not screen.reader.is_text() or start >= end:
            raise ScrutinyError(
                self.tr("No passage is selected."),
                self.tr(
                    "Select one with the mouse or Shift and the arrow keys; S takes the sentence, P the paragraph."
                ),
            )
        return screen.paper, screen.reader.surface.opened.flow.anchor(screen.paper, start, end)

    def show_made(self, record: Note | Question, *, write: bool = False) -> None:
        """Show what was made of the passage."""
        self._rest()
        anchor = record.passages[0] if isinstance(record, Question) else record.anchor
        self._screen.remark((record.id, anchor.start) if anchor is not None else None, write=write)

    def _rest(self) -> None:
        """Leave the passage, the caret at its end."""
        text = self._screen.reader.surface
        text.put_caret(text.passage()[1])

    def _select(self, chosen: Callable[..., tuple[int, int]]) -> None:
        text = self._screen.reader.surface
        if self._screen.reader.is_text() and text.opened.text:
            start, end = text.passage()
            if start == end:
                start = end = text.place()
            text.select(*chosen(text.opened.flow, start, end))

    def _step_mark(self, by: int) -> None:
        """Go to the next mark in the text or the one before, around the ends."""
        screen = self._screen
        marks = [mark for mark in screen.cards.rows.marks() if mark.is_placed]
        if not marks:
            return
        keys, place = [mark.key for mark in marks], screen.reader.surface.place()
        if screen.cards.key in keys and marks[keys.index(screen.cards.key)].found.start == place:
            at = keys.index(screen.cards.key) + by
        elif by > 0:
            at = next((row for row, mark in enumerate(marks) if mark.found.start >= place), 0)
        else:
            at = next((row for row in range(len(marks) - 1, -1, -1) if marks[row].found.start < place), -1)
        mark = marks[at % len(marks)]
        screen.panel.choose(mark.key)
        screen.follow_mark(mark)

    def _step_paper(self, by: int) -> None:
        screen = self._screen
        lines = screen.outline.lines
        rows = [lines.index(row).data(ENTRY).paper.id for row in range(lines.rowCount())]
        if screen.paper is not None and screen.paper.id in rows:
            at = rows.index(screen.paper.id) + by
            if 0 <= at < len(rows):
                screen.open_paper(rows[at])

    def _copy(self, paper: Paper, anchor: Anchor) -> None:
        copied: QMimeData = copying.with_source(paper, anchor)
        QApplication.clipboard().setMimeData(copied)

    def _popup(self, ids: tuple[str, ...], grade: Grade) -> EvidencePopup:
        meeting = self._desk.meeting
        popup = EvidencePopup(self._desk, self._screen)
        popup.offer(recommendations.for_meeting(self._desk.library, meeting.id) if meeting else [], ids, grade)
        return popup
