"""All marks of a meeting in one list, across its papers: looked through, and gone to."""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from scrutiny_desktop.domain.anchor import Anchor, Found, Placement
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import notes, papers, questions
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.fields import Choice
from scrutiny_desktop.views.painting import Painting
from scrutiny_desktop.views.papers.card_words import filter_word, kind_word
from scrutiny_desktop.views.papers.marks import KINDS, Mark, Sieve
from scrutiny_desktop.views.pieces import button, label, row
from scrutiny_desktop.views.row_list import ROW, RowList
from scrutiny_desktop.views.two_lines import TwoLines
from scrutiny_desktop.views.words import source, word

_AT_ONCE = 0.03
"""Seconds of reading before the window has its turn."""

_HERE = Found(placement=Placement.IN_PLACE)
_NOWHERE = Anchor(paper_id="", content="", quote="")


@dataclass(frozen=True, slots=True)
class Line:
    """One mark as a row: its place in full, and its own words or those it stands on."""

    mark: Mark
    paper: Paper | None

    @property
    def words(self) -> str:
        """What it says, else what it is on."""
        return " ".join((self.mark.record.text or self.mark.anchor.quote).split())

    @property
    def place(self) -> str:
        """As every citation says it."""
        return source(self.paper, self.mark.anchor)


class MarkLines(RowList[Line]):
    """Marks as rows, known by their records and places."""

    def _key(self, row: Line) -> tuple[str, int]:
        return row.mark.key

    def _spoken(self, row: Line) -> str:
        tags = (f"# {tag}" for tag in row.mark.record.tags)
        return ", ".join(
            part for part in (kind_word(row.mark.kind), row.place, word(row.mark.record.visibility), row.words, *tags)
            if part
        )  # fmt: skip


class LineDelegate(TwoLines):
    """Draws each mark: its kind, where it is, its tags and who may see it; and what it says."""

    def chip(self, row: object) -> tuple[str, str]:
        kind = row.mark.kind if isinstance(row, Line) else ""
        return kind_word(kind), kind

    def head(self, painter: QPainter, rect: QRect, row: object) -> None:
        if isinstance(row, Line):
            said = " · ".join((*(f"# {tag}" for tag in row.mark.record.tags), word(row.mark.record.visibility)))
            _write(painter, rect, said, Qt.AlignmentFlag.AlignRight)
            taken = painter.fontMetrics().horizontalAdvance(said) + self.desk.theme.size("s3")
            _write(painter, rect.adjusted(0, 0, -taken, 0), row.place)

    def below(self, painter: QPainter, rect: QRect, row: object, draw: Painting) -> None:
        if isinstance(row, Line):
            _write(painter, rect, row.words)


def _write(painter: QPainter, rect: QRect, words: str, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(0, rect.width()))
    painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), shown)


class AllMarks(Dialog):
    """Filters by kind, tag, words and whether one is done; Return goes to the mark."""

    chosen = Signal(object)
    """The person wants to see this record."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("All marks of the meeting"))
        self._lines: list[Line] = []
        self._coming = _lines(desk)
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._read)
        self.words = QLineEdit(clearButtonEnabled=True)
        self.words.setPlaceholderText(self.tr("Words in marks, passages and tags"))
        self.words.setAccessibleName(self.words.placeholderText())
        self.kind, self.tag = Choice(self.tr("Kind of mark")), Choice(self.tr("Marks with a tag"))
        self.open_only = button(self.tr("Only not &done"), self._show, face="chip")
        self.open_only.setCheckable(True)
        self.list, self.rows = QListView(), MarkLines(self)
        self.count = label("", "small")
        self._lay_out()
        self._turn.start()
        self._read()

    def open_chosen(self) -> None:
        """Go to the mark that is chosen."""
        index = self.list.currentIndex()
        if index.isValid():
            self.accept()
            self.chosen.emit(index.data(ROW).mark)

    def _lay_out(self) -> None:
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(LineDelegate(self.desk, self.list))
        self.list.setAccessibleName(self.tr("Marks of the meeting, in the order of its papers"))
        self.list.activated.connect(self.open_chosen)
        self.words.textChanged.connect(self._show)
        self.words.returnPressed.connect(self.open_chosen)
        self.kind.chosen.connect(lambda _: self._show())
        self.tag.chosen.connect(lambda _: self._show())
        for choice in (self.kind, self.tag):
            choice.setMinimumContentsLength(12)
        filters = row(self.desk)
        filters.addWidget(self.words, 1)
        for each in (self.kind, self.tag, self.open_only):
            filters.addWidget(each)
        self.body.addLayout(filters)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.count)
        self.buttons.accepted.connect(self.open_chosen)
        go = self.buttons.addButton(self.tr("&Go to the mark"), self.buttons.ButtonRole.AcceptRole)
        go.setDefault(False)
        self.closes()
        unit = self.desk.theme.size("s8")
        self.resize(unit * 28, unit * 18)

    def _read(self) -> None:
        """Read on for a while; the first marks are shown at once, all of them when they are there."""
        until, is_first = perf_counter() + _AT_ONCE, not self._lines
        for line in self._coming:
            self._lines.append(line)
            if perf_counter() > until:
                break
        else:
            self._turn.stop()
            self._offer()
        if is_first or not self._turn.isActive():
            self._show()

    def _offer(self) -> None:
        """Offer the kinds and tags that there are."""
        there = {line.mark.kind for line in self._lines}
        tags = sorted({tag for line in self._lines for tag in line.mark.record.tags}, key=str.casefold)
        kinds = [(kind, filter_word(kind)) for kind in KINDS if kind in there]
        self.kind.fill([("", self.tr("Every kind")), *kinds], self.kind.value() or "")
        self.tag.fill([("", self.tr("Any tag")), *((tag, f"# {tag}") for tag in tags)], self.tag.value() or "")
        self.tag.setVisible(bool(tags))

    def _show(self) -> None:
        sieve = Sieve(kind=str(self.kind.value() or ""), tag=str(self.tag.value() or ""), words=self.words.text(),
                      is_open=self.open_only.isChecked())  # fmt: skip
        me = self.desk.me.id
        shown = [line for line in self._lines if sieve.holds(line.mark, me)]
        chosen = self.list.currentIndex().data(ROW)
        self.rows.show_rows(shown)
        row_of = self.rows.row_of(chosen.mark.key) if chosen is not None else -1
        self.list.setCurrentIndex(self.rows.index(max(0, row_of)))
        said = self.tr("{shown} of {all} marks") if self._lines else self.tr("Nothing is marked in this meeting yet.")
        self.count.setText(said.format(shown=len(shown), all=len(self._lines)))


def _lines(desk: Desk) -> Iterator[Line]:
    """Every mark of the meeting in the order of its papers, those on none of them last; read as they are wanted."""
    meeting, db = desk.meeting, desk.library
    if meeting is None:
        return
    asked, known = questions.for_meeting(db, meeting.id), papers.for_meeting(db, meeting.id)
    for paper in known:
        yield from (Line(mark, paper) for mark in _on(paper.id, notes.each_on_paper(db, paper.id), asked))
    ids = {paper.id for paper in known}
    bare = notes.elsewhere(db, meeting.id, ids)
    yield from (Line(Mark(note, note.anchor or _NOWHERE, _HERE), None) for note in bare)
    yield from (Line(Mark(each, _NOWHERE, _HERE), None) for each in asked if not each.passages)


def _on(paper_id: str, noted: Iterable[Note], asked: Iterable[Question]) -> Iterator[Mark]:
    own = (Mark(note, note.anchor, _HERE) for note in noted if note.anchor)
    of_questions = [
        Mark(each, anchor, _HERE) for each in asked for anchor in each.passages if anchor.paper_id == paper_id
    ]
    return heapq.merge(own, sorted(of_questions, key=_place), key=_place)


def _place(mark: Mark) -> tuple[int, str]:
    return mark.anchor.start, mark.record.id
