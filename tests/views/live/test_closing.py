"""The closing summary, and what is filed after the meeting."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.domain.discussion import PointKind
from scrutiny_desktop.domain.promise import PromiseKind
from scrutiny_desktop.domain.question import Standing
from scrutiny_desktop.domain.recommendation import Assurance, Progress
from scrutiny_desktop.store import agenda, assessments, discussion_points, progress_reports, promises, questions
from scrutiny_desktop.views.live.closing import ClosingDialog
from scrutiny_desktop.views.live.following_up import FollowUpDialog
from scrutiny_desktop.views.row_list import ROW


def points(desk):
    return discussion_points.for_meeting(desk.library, desk.meeting.id)


@pytest.fixture
def summary(qtbot, live):
    dialog = ClosingDialog(live.desk, live.points.capturing, live.left.recommendations, lambda: None)
    qtbot.addWidget(dialog)
    dialog.make_all()
    return dialog


def follow_up(qtbot, desk):
    dialog = FollowUpDialog(desk)
    qtbot.addWidget(dialog)
    return dialog


def mark(qtbot, live, kind, words):
    live.mark(kind)
    qtbot.keyClicks(QApplication.focusWidget(), words)
    live.desk.flush()
    live.fill_if_stale()
    return points(live.desk)[-1]


def owed(desk):
    return promises.for_meeting(desk.library, desk.meeting.id)


def test_every_point_can_be_put_right_where_it_stands(live, summary):
    assert set(summary.cards) == {each.id for each in points(live.desk)}
    noted = next(each for each in points(live.desk) if each.kind is PointKind.NOTED)
    summary.cards[noted.id].words.setPlainText("Put right before people leave")
    live.desk.flush()
    assert live.desk.now(noted).words == "Put right before people leave"


def test_resolutions_are_written_out_as_they_are_read_aloud(live, summary):
    resolved = next(each for each in points(live.desk) if each.kind is PointKind.RESOLUTION)
    summary.cards[resolved.id].words.setPlainText("the report be noted")
    live.desk.flush()
    assert "(i) That the report be noted" in summary.aloud.text()


def test_all_that_is_open_is_marked_not_reached_by_one_press_and_one_undo(live, summary):
    before = [each.standing for each in questions.for_meeting(live.desk.library, live.desk.meeting.id)]
    summary._reach_none()
    now = [each.standing for each in questions.for_meeting(live.desk.library, live.desk.meeting.id)]
    assert Standing.PLANNED in before
    assert Standing.PLANNED not in now
    live.desk.undo()
    after = [each.standing for each in questions.for_meeting(live.desk.library, live.desk.meeting.id)]
    assert after == before


def test_a_point_is_removed_without_a_question_and_undo_brings_it_back(live, summary):
    first = points(live.desk)[0]
    summary._remove(first)
    assert live.desk.now(first) is None
    live.desk.undo()
    assert live.desk.now(first) == first


def test_points_become_promises_reports_and_the_panels_view_in_one_change(qtbot, live):
    desk = live.desk
    action = mark(qtbot, live, PointKind.ACTION, "Audit 40 records @Police by 31 July")
    before = len(owed(desk))
    dialog = follow_up(qtbot, desk)
    about = dialog.groups[2].child(0).data(0, 256)
    choice = dialog.choices[about.id]
    choice.setCurrentIndex(list(Assurance).index(Assurance.PARTLY_ASSURED))
    dialog.accept()
    made = next(each for each in owed(desk) if each.point_id == action.id)
    assert (made.kind, made.promised_by, made.due) == (PromiseKind.ACTION, "Examplebridge Police", date(2031, 7, 31))
    views = assessments.agreed(desk.library, desk.meeting.id)
    assert [each.assurance for each in views if each.recommendation_id == about.id] == [Assurance.PARTLY_ASSURED]
    desk.undo()
    assert len(owed(desk)) == before
    assert about.id not in [each.recommendation_id for each in assessments.agreed(desk.library, desk.meeting.id)
                            if each.assurance is Assurance.PARTLY_ASSURED]  # fmt: skip


def test_a_late_item_without_a_reason_is_pointed_out_on_the_item_and_in_the_summary(qtbot, live, summary):
    live.beside.doers()["late_item"]()
    item = live.beside.items.record
    live.desk.change("name it", old=item, new=replace(item, title="Bridge closed"))
    live.fill()
    assert "late, no reason for urgency given" in live.beside.items.items.index(live.chairing.items().index(
        live.desk.now(item))).data(ROW).told  # fmt: skip
    told = summary.late.text()
    assert told.startswith("Bridge closed was taken late: no reason for urgency given.")
    assert "section 100B(4)(b)" in told
    live.desk.change("say why", old=live.desk.now(item), new=replace(live.desk.now(item), urgency="It closed today"))
    assert summary.late.text() == ""


def test_a_resolution_marked_after_a_question_was_passed_over_reaches_nothing_by_it(qtbot, live):
    live.set_outcome(Standing.NOT_REACHED)
    point = mark(qtbot, live, PointKind.RESOLUTION, "That the audit come to the Panel")
    assert (point.question_id, point.recommendation_ids) == ("", ())


def test_what_was_filed_is_not_offered_again(qtbot, live):
    mark(qtbot, live, PointKind.ACTION, "Audit @Police by 31 July")
    follow_up(qtbot, live.desk).accept()
    many = len(owed(live.desk))
    again = follow_up(qtbot, live.desk)
    assert again.groups[0].childCount() == 0
    assert [pair for pair in again.pairs() if pair[0] is None] == []
    again._file()
    assert len(owed(live.desk)) == many


def test_what_was_noted_is_a_report_only_when_it_is_ticked_and_bears_its_progress(qtbot, live):
    from PySide6.QtCore import Qt

    point = mark(qtbot, live, PointKind.NOTED, "Training has begun #3")
    dialog = follow_up(qtbot, live.desk)
    lines = [dialog.groups[1].child(at) for at in range(dialog.groups[1].childCount())]
    line = next(each for each in lines if each.data(0, 256).point_id == point.id)
    assert line.checkState(0) is Qt.CheckState.Unchecked
    line.setCheckState(0, Qt.CheckState.Checked)
    dialog.choices[line.data(0, 256).id].setCurrentIndex(list(Progress).index(Progress.IN_PROGRESS))
    dialog.accept()
    filed = [each for each in progress_reports.for_meeting(live.desk.library, live.desk.meeting.id) if each.point_id]
    assert [(each.progress, each.words) for each in filed] == [(Progress.IN_PROGRESS, "Training has begun")]


def test_before_any_meeting_there_is_nothing_to_file(qtbot, desk):
    assert follow_up(qtbot, desk).pairs() == []


@pytest.mark.parametrize("percent", [100, 200])
def test_every_line_of_the_page_after_the_meeting_is_as_high_as_its_words(qtbot, live, percent):
    live.desk.dress("light", percent)
    dialog = follow_up(qtbot, live.desk)
    dialog.resize(800, 600)
    with qtbot.waitExposed(dialog):
        dialog.show()
    tree = dialog.tree
    wide = tree.columnWidth(0) - 2 * tree.indentation()
    for group in dialog.groups:
        for line in (group.child(at) for at in range(group.childCount())):
            place = QRect(0, 0, wide, 1)
            needed = tree.fontMetrics().boundingRect(place, int(Qt.TextFlag.TextWordWrap), line.text(0)).height()
            choice = dialog.choices[line.data(0, Qt.ItemDataRole.UserRole).id]
            assert tree.visualItemRect(line).height() >= max(needed, choice.height())
            assert choice.height() <= choice.sizeHint().height()


def test_what_is_read_aloud_stands_by_item_numbered_as_in_the_minutes_and_nothing_exempt_is_in_it(qtbot, live):
    desk = live.desk
    for each in points(desk):
        desk.change("clear", old=each, new=None)
    first, second, third = agenda.for_meeting(desk.library, desk.meeting.id)[:3]
    desk.change("close", old=third, new=replace(third, is_exempt=True))
    live.start()
    for item, words in ((first, "the report be noted"), (second, "an audit be made"), (second, "thanks be given"),
                        (third, "the ZEBRAFIVE contract be ended")):  # fmt: skip
        live.chairing.take(item)
        live.fill_if_stale()
        mark(qtbot, live, PointKind.RESOLUTION, words)
    dialog = ClosingDialog(desk, live.points.capturing, (), lambda: None)
    qtbot.addWidget(dialog)
    dialog.make_all()
    assert dialog.aloud.text() == (
        f"{first.number} · {first.title}\nRESOLVED:\n(i) That the report be noted\n\n"
        f"{second.number} · {second.title}\nRESOLVED:\n(i) That an audit be made\n(ii) That thanks be given\n\n"
        "Not to be read aloud: 1 exempt resolution"
    )
    assert len(dialog.cards) == 4
