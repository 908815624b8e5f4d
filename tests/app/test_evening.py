"""A whole evening on the real report, from the first start to the saved minute, by keys alone."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.app.start import make_application, open_window, settle_in
from scrutiny_desktop.domain.discussion import PointKind
from scrutiny_desktop.domain.note import MarkKind
from scrutiny_desktop.domain.question import Standing
from scrutiny_desktop.domain.recommendation import Assurance
from scrutiny_desktop.store import assessments, discussion_points, notes, questions, recommendations
from scrutiny_desktop.store.library import open_library

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def window(qtbot, access, resources, clock):
    make_application(resources)
    made = open_window(open_library(access, clock=clock), resources, clock)
    made.resize(1280, 720)
    made.show()
    QTest.qWaitForWindowActive(made)
    settle_in(made)
    qtbot.waitUntil(lambda: not made.desk.jobs.is_busy, timeout=30_000)
    yield made
    made.close()
    made.desk.close()
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def _press(key, modifiers=Qt.KeyboardModifier.NoModifier, times=1):
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifiers)
        QApplication.processEvents()
        assert QApplication.activeWindow(), "something stood as a window of its own for a moment"


def _type(words):
    QTest.keyClicks(QApplication.focusWidget(), words)
    QApplication.processEvents()


def test_an_evening_on_the_real_report_by_keys_alone(qtbot, window, tmp_path):
    desk = window.desk
    library, meeting = desk.library, desk.meeting

    _press(Qt.Key.Key_2, ALT)  # the paper
    _press(Qt.Key.Key_F, CTRL)
    _type("apportioning blame")
    _press(Qt.Key.Key_Return)
    _press(Qt.Key.Key_Escape)
    _press(Qt.Key.Key_Right, SHIFT, times=12)
    _press(Qt.Key.Key_H)  # the first passage
    _press(Qt.Key.Key_F, CTRL)
    _type("scrutinise progress")
    _press(Qt.Key.Key_Return)
    _press(Qt.Key.Key_Escape)
    _press(Qt.Key.Key_Right, CTRL | SHIFT, times=3)
    _press(Qt.Key.Key_Q)  # the second, and a question from it
    _type("What has changed for a child?")
    desk.flush()
    assert [note.kind for note in notes.for_meeting(library, meeting.id)] == [MarkKind.HIGHLIGHT]
    (question,) = questions.for_meeting(library, meeting.id)
    assert question.text == "What has changed for a child?"
    assert question.passages[0].quote

    _press(Qt.Key.Key_R, CTRL | SHIFT)  # a recommendation by hand, and a judgement of it
    _type("An invented recommendation")
    desk.flush()
    _press(Qt.Key.Key_3, CTRL)
    (recommendation,) = recommendations.for_meeting(library, meeting.id)
    assert recommendation.text == "An invented recommendation"
    (judged,) = assessments.for_meeting(library, meeting.id, desk.me.id)
    assert judged.assurance is Assurance.PARTLY_ASSURED

    _press(Qt.Key.Key_5, ALT)  # the meeting
    _press(Qt.Key.Key_S, CTRL | SHIFT)
    for key, words in (
        (Qt.Key.Key_F5, "it was heard"),
        (Qt.Key.Key_F7, "the figures"),
        (Qt.Key.Key_F9, "That it return"),
    ):
        _press(key)
        _type(words)
        _press(Qt.Key.Key_Return)
    _press(Qt.Key.Key_1, CTRL)
    desk.flush()
    points = discussion_points.for_meeting(library, meeting.id)
    assert [point.kind for point in points] == [PointKind.NOTED, PointKind.INFORMATION, PointKind.RESOLUTION]
    assert [point.words for point in points] == ["it was heard", "the figures", "That it return"]
    assert questions.for_meeting(library, meeting.id)[0].standing is Standing.ANSWERED

    _press(Qt.Key.Key_6, ALT)  # the record
    minute = tmp_path / "minute.pdf"
    window.screens["record"].saving.ask = lambda suggested, form, then: then(minute)
    _press(Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not desk.jobs.is_busy, timeout=30_000)
    assert minute.read_bytes().startswith(b"%PDF-")
