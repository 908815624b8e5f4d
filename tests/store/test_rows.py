from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from scrutiny_desktop.domain.anchor import Anchor, Box, Doubt, Offer, Placement
from scrutiny_desktop.domain.attendance import Attendance, Declaration, Presence
from scrutiny_desktop.domain.brought_forward import BroughtForward
from scrutiny_desktop.domain.carried import Carried
from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting, Spell, Witness
from scrutiny_desktop.domain.note import Colour, Grade, MarkKind, Note, Origin, PenStroke
from scrutiny_desktop.domain.own_plan import OwnPlan
from scrutiny_desktop.domain.panel import Panel, Person, Role
from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.domain.proceeding import Proceeding, Step
from scrutiny_desktop.domain.promise import Chase, Promise, PromiseKind
from scrutiny_desktop.domain.question import Question, Standing, Theme
from scrutiny_desktop.domain.recommendation import (
    Assessment,
    Assurance,
    Ending,
    EndingKind,
    Progress,
    ProgressReport,
    Recommendation,
    Revision,
    Source,
)
from scrutiny_desktop.domain.record import KINDS, kind_of
from scrutiny_desktop.store import (
    agenda,
    assessments,
    attendance,
    columns,
    discussion_points,
    meetings,
    notes,
    panels,
    papers,
    people,
    proceedings,
    progress_reports,
    questions,
    recommendations,
    rows,
    settings,
    themes,
    witnesses,
)

PASSAGE = Anchor(paper_id="paper1", content="c0ffee", quote="weekly “visits”", page=3, start=40, end=53,
                 boxes=(Box(page=3, left=0.1, top=0.2, right=0.3, bottom=0.4),))  # fmt: skip
FULL = (
    Panel(id="p1", name="Care Scrutiny Panel", council="Examplebridge"),
    Person(id="amina", name="Amina Yusuf", role=Role.CHAIR, panel_id="p1"),
    Meeting(id="m1", panel_id="p1", on=date(2031, 6, 12), is_sample=True,
            started=datetime(2031, 6, 12, 18, tzinfo=UTC)),
    AgendaItem(id="a1", meeting_id="m1", title="Winter care", rank=2),
    Witness(id="w1", meeting_id="m1", name="Dr Odell", agency="NHS", is_present=True),
    Attendance(id="y1", meeting_id="m1", name="Cllr Odd", presence=Presence.PRESENT,
               spells=(Spell(arrived=datetime(2031, 6, 12, 18, 5, tzinfo=UTC)),), declarations=(Declaration(),)),
    Proceeding(id="z1", meeting_id="m1", at=datetime(2031, 6, 12, 18, tzinfo=UTC), kind=Step.EXCLUDED,
               citation="paragraph 1"),
    Paper(id="paper1", meeting_id="m1", title="Report", content="c0ffee",
          classification=Classification(secrecy=Secrecy.EXEMPT, citation="paragraphs 1, 2 and 7A")),
    Theme(id="t1", meeting_id="m1", name="Visits", minutes=10),
    Note(id="n1", meeting_id="m1", kind=MarkKind.EVIDENCE, anchor=PASSAGE, recommendation_ids=("r1",),
         grade=Grade.STATED),
    Note(id="n2", meeting_id="m1", kind=MarkKind.PEN, anchor=PASSAGE, tags=("training", "audit"), colour=Colour.CHECK,
         ink=(PenStroke(page=3, points=((0.1, 0.2, 0.5), (0.2, 0.2, 1.0))),), is_resolved=True,
         origin=Origin(source="Okular", author="Amina", identity="okular-1", colour="ffff00")),
    Carried(id="c1", meeting_id="m1", paper_id="paper2", record_id="n1", placement=Placement.MOVED, anchor=PASSAGE,
            offered=(Offer(start=3, end=9, likeness=0.8, doubt=Doubt.TWO_PLACES),), is_settled=True),
    Question(id="q1", meeting_id="m1", text="Who?\nWhen? £5\0", supplementary=("Why?", "Where?"), passages=(PASSAGE,),
             standing=Standing.WRITTEN_ANSWER),
    OwnPlan(id="l1", owner="amina", meeting_id="m1", question_ids=("q2", "q1")),
    Recommendation(id="r1", meeting_id="m1", due=date(2031, 1, 1), anchor=PASSAGE, timescale="by January",
                   revisions=(Revision(was=date(2030, 9, 1), on=date(2030, 10, 1), why="Staff left", anchor=PASSAGE),),
                   sources=(Source(field="action", anchor=PASSAGE),),
                   ending=Ending(kind=EndingKind.REPLACED, on=date(2031, 6, 12), successor_id="r2")),
    ProgressReport(id="g1", recommendation_id="r1", on=date(2031, 5, 1), progress=Progress.IN_PROGRESS),
    Assessment(id="s1", owner="amina", recommendation_id="r1", meeting_id="m1", assurance=Assurance.PARTLY_ASSURED),
    BroughtForward(id="b1", meeting_id="m2", record_id="r1", rank=1),
    Promise(id="o1", meeting_id="m1", kind=PromiseKind.FIGURES, words="Waiting times", due=date(2031, 7, 31),
            revisions=(Revision(was=date(2031, 7, 1), why="Late figures"),), recommendation_ids=("r1",),
            chases=(Chase(on=date(2031, 8, 1), words="By telephone"),), received_on=date(2031, 8, 9), anchor=PASSAGE),
    DiscussionPoint(id="d1", meeting_id="m1", at=datetime(2031, 6, 12, 18, 5, tzinfo=UTC), kind=PointKind.ACTION),
)  # fmt: skip


@pytest.mark.parametrize("record", FULL, ids=kind_of)
def test_a_record_comes_back_as_it_was(db, ledger, record):
    ledger.swap(None, record)
    assert rows.get(db, type(record), record.id) == record
    assert rows.every(db, type(record)) == [record]


def test_every_kind_of_record_is_among_these():
    assert {kind_of(record) for record in FULL} == set(KINDS)


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_a_table_has_a_column_for_each_field(db, name, kind):
    marks = {"version", "supersedes", "created", "changed"}
    assert set(db.table(name).columns_dict) == set(columns.TYPES[kind]) | marks
    assert db.table(name).pks == ["id"]


def test_a_column_that_an_older_library_left_empty_takes_the_default(db, ledger, question):
    ledger.swap(None, replace(question, rank=7))
    db.execute("UPDATE questions SET rank = NULL, supplementary = NULL")
    assert rows.get(db, Question, "q1") == question


def test_a_record_that_is_not_there_is_none(db):
    assert rows.get(db, Question, "q1") is None


def test_each_table_gives_the_meetings_own_in_order(db, ledger):
    ledger.swap_all((None, record) for record in FULL)
    ledger.swap(None, Question(id="q0", meeting_id="m1", rank=-1))
    ledger.swap(None, Question(id="q9", meeting_id="m2"))
    of_meeting = (agenda, witnesses, papers, themes, notes, questions, recommendations, progress_reports,
                  discussion_points, attendance, proceedings)  # fmt: skip
    found = {
        table.__name__.rpartition(".")[2]: [each.id for each in table.for_meeting(db, "m1")] for table in of_meeting
    }
    assert found == {
        "agenda": ["a1"], "witnesses": ["w1"], "papers": ["paper1"], "themes": ["t1"], "notes": ["n1", "n2"],
        "questions": ["q0", "q1"], "recommendations": ["r1"], "progress_reports": ["g1"], "discussion_points": ["d1"],
        "attendance": ["y1"], "proceedings": ["z1"],
    }  # fmt: skip
    assert [table.for_meeting(db, "m3") for table in of_meeting] == [[]] * 11


def test_notes_are_found_by_their_paper_in_its_order(db, ledger):
    for at, note_id in ((90, "n1"), (10, "n2")):
        ledger.swap(None, Note(id=note_id, meeting_id="m1", anchor=replace(PASSAGE, start=at)))
    ledger.swap(None, Note(id="n3", meeting_id="m1", anchor=replace(PASSAGE, paper_id="paper2")))
    ledger.swap(None, Note(id="n4", meeting_id="m1"))
    assert [each.id for each in notes.for_paper(db, "paper1")] == ["n2", "n1"]
    plan = str(
        db.execute(
            "EXPLAIN QUERY PLAN SELECT * FROM notes WHERE json_extract(anchor, '$.paper_id') = ?", ["p"]
        ).fetchall()
    )
    assert "notes_paper" in plan


def test_assessments_are_one_persons_own(db, ledger):
    for owner in ("amina", "ben"):
        ledger.swap(None, Assessment(id=owner, owner=owner, recommendation_id="r1", meeting_id="m1"))
    assert [each.owner for each in assessments.for_meeting(db, "m1", "ben")] == ["ben"]


def test_meetings_come_latest_first_and_panels_by_name(db, ledger):
    for day in (3, 9, 6):
        ledger.swap(None, Meeting(id=f"m{day}", panel_id="p1", on=date(2031, 6, day), is_sample=day == 6))
    ledger.swap(None, Meeting(id="m0", panel_id="p1"))
    for name in ("Roads", "Care"):
        ledger.swap(None, Panel(id=name, name=name))
    assert [each.id for each in meetings.every(db)] == ["m0", "m9", "m6", "m3"]
    assert [each.id for each in meetings.samples(db)] == ["m6"]
    assert [each.id for each in panels.every(db)] == ["Care", "Roads"]


def test_the_owner_of_the_library_is_found_once_they_are_known(db, ledger):
    ledger.swap(None, Person(id="amina", name="Amina Yusuf"))
    assert people.me(db) is None
    settings.keep(db, "me", "amina")
    assert people.me(db) == people.every(db)[0]


def test_marks_are_counted_by_paper_and_their_tags_gathered_without_reading_them(db, ledger):
    ledger.swap_all((None, record) for record in FULL)
    ledger.swap(None, Note(id="n3", meeting_id="m1", tags=("Audit", "visits")))
    assert notes.counts(db, "m1") == {"paper1": 2}
    assert notes.tags(db, "m1") == ["Audit", "audit", "training", "visits"]
    assert (notes.counts(db, "m2"), notes.tags(db, "m2")) == ({}, [])


def test_the_people_of_the_panels_latest_meeting_that_had_any_are_found(db, ledger):
    for name, panel, day in (("m1", "p1", 1), ("m2", "p1", 2), ("m3", "p1", 3), ("m4", "p2", 4), ("m5", "p1", 5)):
        ledger.swap(None, Meeting(id=name, panel_id=panel, on=date(2031, 6, day)))
    for name in ("m1", "m2", "m4"):
        ledger.swap(None, Attendance(id=f"of {name}", meeting_id=name))
    assert [each.id for each in attendance.before(db, "m5")] == ["of m2"]
    assert attendance.before(db, "m4") == []
