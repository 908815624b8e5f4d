"""What a member makes of a passage: each is one change on the desk."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from scrutiny_desktop.domain import turned
from scrutiny_desktop.domain.anchor import Anchor, Box
from scrutiny_desktop.domain.note import Colour, Grade, MarkKind, Note, PenStroke, Visibility
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.phrases import one_line
from scrutiny_desktop.domain.question import Priority, Question
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.store import questions, recommendations
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.marks import QUESTION, recommended


class Marking:
    """Makes and changes the marks of papers."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def note(self, paper: Paper, anchor: Anchor) -> Note:
        """Begin a note on a passage."""
        return self._note(paper, anchor, MarkKind.NOTE, _tr("add note"))

    def plain(self, paper: Paper, anchor: Anchor, kind: MarkKind, colour: Colour = Colour.PLAIN) -> Note:
        """Mark a passage, a place or a page in one of the ways that need no more than that."""
        made = replace(self._bare(paper, anchor, kind), colour=colour)
        return self._add(made, _LABELS[kind]())

    def pen(self, paper: Paper, anchor: Anchor, stroke: PenStroke) -> Note:
        """Begin a drawing with its first stroke."""
        return self._add(replace(self._bare(paper, anchor, MarkKind.PEN), ink=(stroke,)), _tr("draw"))

    def draw_on(self, note: Note, stroke: PenStroke, box: Box) -> Note:
        """Add a stroke to a drawing, which then covers a box."""
        now = self._desk.now(note)
        if now is None or now.anchor is None:
            return note
        made = replace(now, ink=(*now.ink, stroke), anchor=replace(now.anchor, boxes=(box,)))
        self._desk.change(_tr("draw"), old=now, new=made)
        return made

    def rub_out(self, note: Note, stroke: PenStroke) -> None:
        """Take a stroke out of a drawing; the drawing goes with its last one."""
        if (now := self._desk.now(note)) is not None and stroke in now.ink:
            rest = tuple(each for each in now.ink if each != stroke)
            is_gone = not rest and not now.text
            self._desk.change(_tr("rub out"), old=now, new=None if is_gone else replace(now, ink=rest))

    def add_passage(self, question: Question, anchor: Anchor) -> bool:
        """Tie a further passage to a question, with its citation; False where it is tied to it already."""
        now = self._desk.now(question)
        if now is None or any((each.paper_id, each.start, each.end) == (anchor.paper_id, anchor.start, anchor.end)
                              for each in now.passages):  # fmt: skip
            return False
        self._change(question, _tr("add passage to a question"), passages=(*now.passages, anchor))
        return True

    def paint(self, note: Note, colour: Colour) -> None:
        """Give a mark the colour of a role."""
        self._change(note, _tr("change colour"), colour=colour)

    def resolve(self, note: Note) -> None:
        """Say that one is done with a mark, or take that back."""
        now = self._desk.now(note)
        is_done = now is not None and now.is_resolved
        self._change(note, _tr("take up again") if is_done else _tr("be done with"), is_resolved=not is_done)

    def evidence(self, paper: Paper, anchor: Anchor, ids: Sequence[str], grade: Grade) -> Note:
        """Mark a passage as evidence for recommendations."""
        made = self._bare(paper, anchor, MarkKind.EVIDENCE)
        return self._add(replace(made, recommendation_ids=tuple(ids), grade=grade), _tr("add evidence"))

    def question(self, paper: Paper, anchor: Anchor) -> Question:
        """Begin a question from a passage, the last in order."""
        desk = self._desk
        ranks = [each.rank for each in questions.for_meeting(desk.library, paper.meeting_id)]
        made = Question(id=desk.ids.new(), owner=desk.me.id, meeting_id=paper.meeting_id, asker=desk.me.name,
                        rank=max(ranks, default=-1) + 1, passages=(anchor,))  # fmt: skip
        desk.change(_tr("add question"), old=None, new=made)
        return made

    def is_recommended(self, paper: Paper, anchor: Anchor) -> bool:
        """Whether the same passage stands on the checklist already."""
        known = recommendations.for_meeting(self._desk.library, paper.meeting_id)
        places = [(each.anchor.paper_id, each.anchor.start, each.anchor.end) for each in known if each.anchor]
        return (paper.id, anchor.start, anchor.end) in places

    def recommendation(self, paper: Paper, anchor: Anchor) -> Recommendation:
        """Put a passage on the checklist as a recommendation of the review."""
        desk = self._desk
        ranks = [each.rank for each in recommendations.for_meeting(desk.library, paper.meeting_id)]
        number, text = recommended(anchor.quote)
        made = Recommendation(id=desk.ids.new(), owner=desk.me.id, meeting_id=paper.meeting_id, number=number,
                              text=one_line(text), anchor=anchor, rank=max(ranks, default=-1) + 1)  # fmt: skip
        desk.change(_tr("add recommendation"), old=None, new=made)
        return made

    def remove(self, record: Note | Question) -> None:
        """Take a mark away."""
        is_note = isinstance(record, Note)
        self._desk.flush()
        self._desk.change(
            _tr("remove mark") if is_note else _tr("remove question"), old=self._desk.now(record), new=None
        )

    def show_to(self, record: Note | Question) -> None:
        """Turn a private mark into one for the panel, and back."""
        panel = record.visibility is Visibility.PRIVATE
        self._change(record, _tr("show to the panel") if panel else _tr("keep private"),
                     visibility=Visibility.PANEL if panel else Visibility.PRIVATE)  # fmt: skip

    def prioritise(self, question: Question) -> None:
        """Turn "if time" into "must ask", and back."""
        must = question.priority is Priority.IF_TIME
        priority = Priority.MUST_ASK if must else Priority.IF_TIME
        self._change(question, _tr("change priority"), priority=priority)

    def turn_into(self, record: Note | Question, kind: str) -> Note | Question:
        """Make another kind of mark of this one, with all that it says, as one change."""
        desk = self._desk
        desk.flush()
        now = desk.now(record)
        if now is None:
            return record
        made: Note | Question
        if isinstance(now, Note) and kind == QUESTION:
            made = replace(turned.question_of(now, desk.ids.new()), asker=desk.me.name, rank=self._last_rank(now) + 1)
            desk.change_all(_tr("turn into a question"), [(now, None), (None, made)])
        elif isinstance(now, Question):
            made = turned.note_of(now, desk.ids.new(), MarkKind(kind))
            desk.change_all(_tr("turn into another mark"), [(now, None), (None, made)])
        else:
            made = replace(now, kind=MarkKind(kind))
            desk.change(_tr("turn into another mark"), old=now, new=made)
        return made

    def _last_rank(self, record: Note) -> int:
        ranks = [each.rank for each in questions.for_meeting(self._desk.library, record.meeting_id)]
        return max(ranks, default=-1)

    def weigh(self, note: Note, ids: Sequence[str], grade: Grade) -> None:
        """Say anew what evidence bears on, and how far it reaches."""
        self._change(note, _tr("change evidence"), recommendation_ids=tuple(ids), grade=grade)

    def _change(self, record: Note | Question, words: str, **fields: object) -> None:
        self._desk.flush()
        if (now := self._desk.now(record)) is not None:
            self._desk.change(words, old=now, new=replace(now, **fields))  # type: ignore[arg-type]

    def _note(self, paper: Paper, anchor: Anchor, kind: MarkKind, words: str) -> Note:
        return self._add(self._bare(paper, anchor, kind), words)

    def _bare(self, paper: Paper, anchor: Anchor, kind: MarkKind) -> Note:
        desk = self._desk
        return Note(id=desk.ids.new(), owner=desk.me.id, meeting_id=paper.meeting_id, kind=kind, anchor=anchor)

    def _add(self, note: Note, words: str) -> Note:
        self._desk.change(words, old=None, new=note)
        return note


def _tr(text: str) -> str:
    return QCoreApplication.translate("papers", text)


_LABELS: dict[MarkKind, Callable[[], str]] = {
    MarkKind.HIGHLIGHT: lambda: _tr("highlight a passage"),
    MarkKind.UNDERLINE: lambda: _tr("underline a passage"),
    MarkKind.STRIKE: lambda: _tr("strike a passage through"),
    MarkKind.PLACE: lambda: _tr("add note on a place"),
    MarkKind.AREA: lambda: _tr("mark an area"),
    MarkKind.BOOKMARK: lambda: _tr("add bookmark"),
}
