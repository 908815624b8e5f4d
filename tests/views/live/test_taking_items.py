"""Which question is before the panel as items are taken, and as the public is let in again."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.domain.discussion import PointKind
from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.store import agenda, discussion_points, papers

PLAIN, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
BOTH = CTRL | Qt.KeyboardModifier.ShiftModifier


def press(qtbot, live, key, modifier=PLAIN):
    qtbot.keyClick(QApplication.focusWidget() or live, key, modifier)
    QApplication.processEvents()
    live.fill_if_stale()


def last_point(live):
    return discussion_points.for_meeting(live.desk.library, live.desk.meeting.id)[-1]


def with_papers(live):
    """The item that the papers, and so the planned questions, belong to."""
    key = next(each.agenda_item_id for each in papers.for_meeting(live.desk.library, live.desk.meeting.id)
               if each.agenda_item_id)  # fmt: skip
    return next(each for each in items(live) if each.id == key)


def items(live):
    return agenda.for_meeting(live.desk.library, live.desk.meeting.id)


@pytest.fixture
def chair(live):
    """The meeting runs, the main item is taken and its second question is before the panel."""
    last = items(live)[-1]
    late = AgendaItem(id="late", meeting_id=last.meeting_id, title="Closure", rank=last.rank + 1, is_late=True)
    live.desk.change("add", old=None, new=late)
    live.start()
    live.chairing.take(with_papers(live))
    live.fill()
    live.step(1)
    return live


def test_another_item_has_none_of_the_questions_of_the_one_before_and_a_mark_on_it_none_either(qtbot, chair):
    before = chair.question
    assert before is not None
    chair.chairing.take(items(chair)[-1])
    chair.fill_if_stale()
    assert chair.question is None
    assert "No question is before the panel" in chair.now.question.text()
    press(qtbot, chair, Qt.Key.Key_F5)
    assert (last_point(chair).question_id, last_point(chair).recommendation_ids) == ("", ())
    assert last_point(chair).agenda_item_id == "late"
    chair.desk.undo()
    chair.desk.undo()
    chair.fill_if_stale()
    assert chair.question.id == before.id


def test_the_first_question_still_to_be_put_is_offered_with_the_item_that_it_belongs_to(chair):
    chair.chairing.take(items(chair)[0])
    chair.fill_if_stale()
    assert chair.question is None
    chair.chairing.take(with_papers(chair))
    chair.fill_if_stale()
    assert chair.question is not None and chair.question.is_open


def test_a_question_taken_up_before_its_item_stays_when_the_item_is_taken(live):
    live.start()
    live.step(1)
    before = live.question
    live.chairing.take(with_papers(live))
    live.fill_if_stale()
    assert live.question.id == before.id


def test_the_next_key_takes_up_what_is_still_to_be_put_where_nothing_is_before_the_panel(qtbot, chair):
    chair.chairing.take(items(chair)[-1])
    chair.fill_if_stale()
    chair.order.list.setFocus()
    press(qtbot, chair, Qt.Key.Key_PageDown, CTRL)
    assert chair.question.is_open


def test_a_resolution_after_an_exempt_item_is_as_public_as_its_own_item(qtbot, chair):
    closed, late = with_papers(chair), items(chair)[-1]
    chair.desk.change("close", old=closed, new=replace(closed, is_exempt=True))
    press(qtbot, chair, Qt.Key.Key_F, CTRL)
    assert chair.question.is_exempt
    chair.chairing.take(late)
    chair.fill_if_stale()
    chair.mark(PointKind.RESOLUTION)
    assert (last_point(chair).is_exempt, last_point(chair).question_id) == (False, "")


def test_a_question_put_behind_closed_doors_is_over_once_they_are_open(qtbot, chair, evening):
    press(qtbot, chair, Qt.Key.Key_X, BOTH)
    evening.pass_by(minutes=5)
    press(qtbot, chair, Qt.Key.Key_F, CTRL)
    secret = chair.question
    assert secret.is_exempt
    evening.pass_by(minutes=5)
    press(qtbot, chair, Qt.Key.Key_X, BOTH)
    assert chair.question is None or chair.question.id != secret.id
    chair.mark(PointKind.RESOLUTION)
    assert not last_point(chair).is_exempt
    chair.desk.undo()
    chair.desk.undo()
    chair.fill_if_stale()
    assert chair.question.id == secret.id


def test_who_spoke_under_one_item_does_not_speak_under_the_next_until_said_so(qtbot, chair):
    press(qtbot, chair, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    name = chair.doing.speaker
    assert name
    chair.chairing.take(items(chair)[-1])
    chair.fill_if_stale()
    assert name not in chair.now.speaking.text()
    press(qtbot, chair, Qt.Key.Key_F5)
    assert last_point(chair).speaker == ""
    chair.desk.undo()
    chair.desk.undo()
    chair.fill_if_stale()
    assert chair.doing.speaker == name
