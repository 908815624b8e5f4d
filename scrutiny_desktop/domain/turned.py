"""One kind of mark made of another, with everything that it says."""

from scrutiny_desktop.domain.note import MarkKind, Note
from scrutiny_desktop.domain.question import Question


def question_of(note: Note, record_id: str) -> Question:
    """A question from a note's passage: its words, who may see it, and the recommendations it bears on."""
    return Question(
        id=record_id, owner=note.owner, meeting_id=note.meeting_id, text=note.text, visibility=note.visibility,
        passages=(note.anchor,) if note.anchor else (), recommendation_ids=note.recommendation_ids, tags=note.tags,
    )  # fmt: skip


def note_of(question: Question, record_id: str, kind: MarkKind = MarkKind.NOTE) -> Note:
    """A mark from a question's first passage; what a question has and a mark has not is added to its words."""
    more = (question.why, *question.supplementary, question.answer, *(each.quote for each in question.passages[1:]))
    return Note(
        id=record_id, owner=question.owner, meeting_id=question.meeting_id, kind=kind,
        text="\n".join(words for words in (question.text, *more) if words), visibility=question.visibility,
        anchor=question.passages[0] if question.passages else None, tags=question.tags,
        recommendation_ids=question.recommendation_ids,
    )  # fmt: skip
