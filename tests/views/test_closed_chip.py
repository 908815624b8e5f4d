"""Which chip a record has is kept from one look to the next, and never older than the library."""

from dataclasses import replace
from datetime import timedelta

import pytest

from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Paper, Secrecy, exempt_by
from scrutiny_desktop.domain.proceeding import Proceeding, Step
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.recommendation import Assessment, ProgressReport, Recommendation
from scrutiny_desktop.flows.closed_doors import ClosedDoors
from scrutiny_desktop.flows.judging import publication_in
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.views.closed_chip import closed_chips

CLOSABLE = (Question, DiscussionPoint, Promise, Recommendation, Assessment, ProgressReport, Note)


def every(desk, kind):
    return rows.every(desk.library, kind)


def everything(desk):
    return [each for kind in CLOSABLE for each in every(desk, kind)]


def closed(desk):
    """What is not public, as doors say that are kept, doors that are read now, and the judge of all outputs."""
    kept, anew, judge = desk.doors(), ClosedDoors(desk.library), publication_in(desk.library)
    found = {(type(each), each.id): kept.secrecy(each) for each in everything(desk)}
    assert found == {(type(each), each.id): anew.secrecy(each) for each in everything(desk)}
    withheld = {(type(each), each.id): judged(judge, each) for each in everything(desk)}
    shut = {key for key, secrecy in found.items() if secrecy is not Secrecy.PUBLIC}
    assert shut == {key for key, each in withheld.items() if each.papers or each.is_marked}
    return shut


def judged(judge, record):
    names = {DiscussionPoint: "point", ProgressReport: "report"}
    return getattr(judge, f"of_{names.get(type(record), type(record).__name__.lower())}")(record)


def changed(desk, record, **fields):
    desk.change("change", old=record, new=replace(record, **fields))


def rested_on(desk, kind=Question):
    """The first of a kind that rests on a paper, and that paper."""
    anchors = lambda each: each.passages if kind is Question else (each.anchor,)  # noqa: E731
    found = next(each for each in every(desk, kind) if any(anchors(each)))
    return found, rows.get(desk.library, Paper, next(filter(None, anchors(found))).paper_id)


def close_paper(desk):
    changed(desk, rested_on(desk)[1], classification=exempt_by(["paragraph 1 (invented)"]))


def close_paper_of_advice(desk):
    changed(desk, rested_on(desk, Recommendation)[1], classification=exempt_by(["paragraph 2 (invented)"]))


def close_question(desk):
    linked = {each.question_id for each in every(desk, DiscussionPoint)}
    changed(desk, next(each for each in every(desk, Question) if each.id in linked), is_exempt=True)


def link_question(desk):
    close_paper(desk)
    closed(desk)
    other = next(each for each in every(desk, Question) if not each.passages)
    changed(desk, other, passages=rested_on(desk)[0].passages)


def link_advice(desk):
    close_paper_of_advice(desk)
    closed(desk)
    advice, _ = rested_on(desk, Recommendation)
    free = next(each for each in every(desk, Question) if not each.recommendation_ids)
    changed(desk, free, recommendation_ids=(advice.id,))


def revise_advice(desk):
    """A recommendation that is public comes to rest on a closed paper by what it says now."""
    close_paper_of_advice(desk)
    closed(desk)
    advice, _ = rested_on(desk, Recommendation)
    free = next(each for each in every(desk, Recommendation) if each.id != advice.id)
    changed(desk, free, anchor=None, sources=(), revisions=())
    closed(desk)
    changed(desk, rows.get(desk.library, Recommendation, free.id), anchor=advice.anchor)


def clear_the_room(desk):
    point = every(desk, DiscussionPoint)[0]
    before = point.at - timedelta(seconds=1)
    step = Proceeding(id=desk.ids.new(), meeting_id=point.meeting_id, at=before, kind=Step.EXCLUDED)
    desk.change("exclude the public", old=None, new=step)


def close_point_of_promise(desk):
    point = every(desk, DiscussionPoint)[0]
    made = Promise(id=desk.ids.new(), meeting_id=point.meeting_id, words="The figures (invented)", point_id=point.id,
                   recommendation_ids=(every(desk, Recommendation)[0].id,))  # fmt: skip
    desk.change("promise", old=None, new=made)
    closed(desk)
    changed(desk, point, is_exempt=True)


def mark_point(desk):
    meeting = every(desk, Meeting)[0]
    desk.change("mark", old=None, new=DiscussionPoint(
        id=desk.ids.new(), meeting_id=meeting.id, kind=PointKind.CONCERN, at=desk.clock(), is_exempt=True))  # fmt: skip


CHANGES = [close_paper, close_paper_of_advice, close_question, link_question, link_advice, revise_advice,
           clear_the_room, close_point_of_promise, mark_point]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_kept_of_closed_doors_is_as_it_would_be_read_now(sample_desk, change):
    before = closed(sample_desk)
    change(sample_desk)
    after = closed(sample_desk)
    assert after > before
    while sample_desk.stack.canUndo():
        sample_desk.undo()
        closed(sample_desk)
    assert closed(sample_desk) == before
    while sample_desk.stack.canRedo():
        sample_desk.redo()
        closed(sample_desk)
    assert closed(sample_desk) == after


def test_all_of_these_changes_one_after_the_other_leave_nothing_old(sample_desk):
    for change in CHANGES:
        change(sample_desk)
        closed(sample_desk)


def test_whoever_hears_of_a_change_first_is_told_of_the_doors_as_they_are_now(sample_desk):
    question, paper = rested_on(sample_desk)
    closed_chips(sample_desk)(question)
    heard = []
    sample_desk.changed.connect(lambda *_: heard.append(closed_chips(sample_desk)(question)))
    changed(sample_desk, paper, classification=exempt_by(["paragraph 1 (invented)"]))
    assert [words for ((words, _),) in heard] == ["Exempt"]


def test_what_another_process_closed_is_closed_at_the_next_look(sample_desk, access, clock):
    question, paper = rested_on(sample_desk)
    assert not closed_chips(sample_desk)(question)
    with open_library(access, clock=clock) as other:
        exempt = replace(paper, classification=exempt_by(["paragraph 1 (invented)"]))
        Ledger(other, author=lambda: "", clock=clock, ids=sample_desk.ids).swap(paper, exempt)
    assert closed_chips(sample_desk)(question)


def test_a_library_that_took_the_place_of_another_has_doors_of_its_own(sample_desk, access, clock):
    close_paper(sample_desk)
    question, _ = rested_on(sample_desk)
    sample_desk.put_down()
    sample_desk.take_up(open_library(access, clock=clock))
    assert closed_chips(sample_desk)(question)


def test_a_screen_that_is_filled_again_reads_no_paper_and_no_recommendation_again(sample_desk):
    close_paper(sample_desk)
    seen, asked = everything(sample_desk), []
    list(map(closed_chips(sample_desk), seen))
    mark_point(sample_desk)
    sample_desk.library.conn.set_trace_callback(asked.append)
    list(map(closed_chips(sample_desk), seen))
    sample_desk.library.conn.set_trace_callback(None)
    assert any('"discussion_points"' in each for each in asked)  # one was marked, and a promise may rest on it
    assert not [each for each in asked if '"papers"' in each or '"recommendations"' in each]
