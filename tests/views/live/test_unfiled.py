"""What was marked in a meeting and is not filed yet is said at its end, on Promises, and before the next meeting."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.store import promises
from scrutiny_desktop.views.bringing_forward import BringForwardDialog
from scrutiny_desktop.views.choosing import NewMeetingDialog
from scrutiny_desktop.views.live.following_up import FollowUpDialog
from scrutiny_desktop.views.window import Window


@pytest.fixture
def window(qtbot, desk, clock):
    now = clock()
    point = DiscussionPoint(id="d1", meeting_id="m1", kind=PointKind.ACTION, words="Send the audit",
                            action_by="Police", at=now)  # fmt: skip
    meeting = Meeting(id="m1", panel_id="p1", on=now.date(), started=now)
    desk.change_all("make", [(None, Panel(id="p1", name="Panel")), (None, meeting), (None, point)])
    desk.choose_meeting("m1")
    made = Window(desk)
    made.resize(1280, 720)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def file_by(qtbot, window, button):
    button.click()
    dialog = window.findChild(FollowUpDialog)
    dialog.accept()
    qtbot.waitUntil(lambda: bool(promises.for_meeting(window.desk.library, "m1")))


def after(window):
    return [each for each in window.findChildren(QPushButton) if each.text() == "After the &meeting…" and
            each.isVisible()]  # fmt: skip


def test_at_the_end_of_a_meeting_what_is_not_filed_is_said_with_the_way_to_file_it(qtbot, window):
    window.go("live")
    window.run("end_meeting")
    (notice,) = window.notices()
    assert "1 action or promise of this meeting is not filed" in notice.text.text()
    file_by(qtbot, window, after(notice)[0])
    qtbot.waitUntil(lambda: not [each for each in window.notices() if each.kind == "unfiled"])
    window.run("end_meeting")
    assert not [each for each in window.notices() if each.kind == "unfiled"]


def test_empty_promises_lead_to_what_is_not_filed(qtbot, window):
    window.go("promises")
    (button,) = after(window)
    file_by(qtbot, window, button)
    qtbot.waitUntil(lambda: not after(window))


def test_the_next_meeting_names_what_was_not_filed_before_it(qtbot, window):
    desk, told = window.desk, []
    desk.noticed.connect(told.append)
    dialog = NewMeetingDialog(desk, window)
    dialog.panel.setText("Panel")
    dialog.on.show_day(desk.clock().date() + timedelta(days=30))
    dialog.accept()
    assert "not filed yet" in told[0]
    assert "12 Jun 2031: 1" in told[0]
    forward = BringForwardDialog(desk, window)
    assert [each for each in forward.findChildren(QLabel) if "12 Jun 2031: 1" in each.text()]


def test_the_strip_goes_once_all_is_filed_by_key_and_with_its_meeting(qtbot, window):
    window.go("live")
    window.run("end_meeting")
    assert [each.kind for each in window.notices()] == ["unfiled"]
    window.run("follow_up")
    window.findChild(FollowUpDialog).accept()
    assert not [each for each in window.notices() if each.kind == "unfiled"]
    window.desk.undo()
    window.run("end_meeting")
    window.desk.change("make", old=None, new=Meeting(id="m2", panel_id="p1"))
    window.desk.choose_meeting("m2")
    assert not [each for each in window.notices() if each.kind == "unfiled"]
