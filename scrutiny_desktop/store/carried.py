"""The table of marks carried to later versions of their papers."""

from scrutiny_desktop.domain.carried import Carried
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.engine import Database


def for_paper(db: Database, paper_id: str) -> list[Carried]:
    """Those carried to a paper, in the order in which they were."""
    return rows.where(db, Carried, "paper_id = ?", [paper_id])


def of_record(db: Database, record_id: str) -> list[Carried]:
    """Those of one record, in every paper it was carried to."""
    return rows.where(db, Carried, "record_id = ?", [record_id])


def marks(db: Database, paper_id: str) -> list[tuple[Carried, Note | Question]]:
    """The notes and questions carried to a paper, each with what became of it."""
    of = "id IN (SELECT record_id FROM carried WHERE paper_id = ?)"
    known: dict[str, Note | Question] = {each.id: each for each in rows.where(db, Note, of, [paper_id])}
    known |= {each.id: each for each in rows.where(db, Question, of, [paper_id])}
    return [(each, known[each.record_id]) for each in for_paper(db, paper_id) if each.record_id in known]


def counts(db: Database, meeting_id: str) -> dict[str, int]:
    """How many notes and passages of questions were carried to each paper of a meeting, by the paper's id."""
    marked = "record_id IN (SELECT id FROM notes UNION SELECT id FROM questions)"
    counted = db.execute(
        f"SELECT paper_id, count(*) FROM carried WHERE meeting_id = ? AND {marked} GROUP BY 1",  # noqa: S608
        [meeting_id],
    )
    return {str(paper_id): int(many) for paper_id, many in counted.fetchall()}
