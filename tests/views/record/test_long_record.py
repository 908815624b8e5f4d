"""A long record is drafted beside the window and written a few sentences at a time, and nothing of it is lost."""

from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.flows.publish import text_of
from scrutiny_desktop.flows.recording import Make
from scrutiny_desktop.store import discussion_points, minute_corrections
from scrutiny_desktop.views.record.drafting import AT_ONCE
from scrutiny_desktop.views.record.page import MinutePage
from scrutiny_desktop.views.record.screen import RecordScreen
from scrutiny_desktop.views.record.writing import A_TURN


@pytest.fixture
def long_desk(sample_desk, clock):
    """The sample, with more points than are drafted at once or written in two turns."""
    meeting = sample_desk.meeting.id
    sample_desk.ledger.swap_all([
        (None, DiscussionPoint(id=f"z{n:04}", meeting_id=meeting, at=clock() + timedelta(seconds=n),
                               words=f"Of lamp {n} it was said that it is lit"))
        for n in range(max(AT_ONCE, 2 * A_TURN) + 1)
    ])  # fmt: skip
    return sample_desk


@pytest.fixture
def gate(long_desk):
    """Nothing is drafted before it is set."""
    made = Event()
    long_desk.jobs.start("before", lambda _: made.wait())
    yield made
    made.set()


@pytest.fixture
def record(qtbot, long_desk, gate):
    screen = RecordScreen(long_desk)
    screen.resize(1204, 612)
    qtbot.addWidget(screen)
    screen.show()
    qtbot.waitExposed(screen)
    return screen


@pytest.fixture
def drafted(qtbot, record, gate):
    gate.set()
    come_to_rest(qtbot, record)
    return record


def come_to_rest(qtbot, record):
    qtbot.waitUntil(lambda: not record._drafting.is_running and not record.page._writing.is_running, timeout=30_000)


def as_if_written_anew(record):
    page = MinutePage(record.desk)
    page.resize(record.page.size())
    page.show_minute(record.minute)
    while page._writing.is_running:
        page._writing._go_on()
    return written(page)


def written(page):
    """All that is on a page, and how it looks; what its letters would be by themselves it says nowhere."""
    return page.document().toHtml().partition("<table")[2]


def test_until_it_is_drafted_the_screen_says_so_and_what_was_asked_for_is_done_then(qtbot, record, gate):
    assert record.minute is None
    assert record.empty.isVisible() and "being drafted" in record.empty.text()
    record.copy()
    assert "lamp 500" not in QApplication.clipboard().text()
    gate.set()
    come_to_rest(qtbot, record)
    assert record.page.isVisible() and not record.empty.isVisible()
    assert QApplication.clipboard().text() == text_of(record.minute)
    assert "Of lamp 500 " in record.page.toPlainText()


def test_what_was_chosen_last_is_shown_and_nothing_that_was_wanted_before(qtbot, record, gate):
    for make in (Make.ACTIONS, Make.MINUTES, Make.ATTENDANCE):
        record.choose(make)
    gate.set()
    come_to_rest(qtbot, record)
    assert record._row.make is Make.ATTENDANCE
    assert "lamp" not in record.page.toPlainText()


def test_a_draft_that_was_stopped_is_made_at_the_next_change(qtbot, record, gate):
    jobs = record.desk.jobs
    stopping = jobs.started.connect(lambda words: jobs.stop() if words else None, Qt.ConnectionType.DirectConnection)
    with qtbot.waitSignal(jobs.stopped):
        gate.set()
    jobs.started.disconnect(stopping)
    assert record.minute is None
    record.fill()
    come_to_rest(qtbot, record)
    assert record.minute is not None


def test_a_page_of_which_a_sentence_changed_is_the_page_as_if_written_anew(qtbot, drafted):
    desk = drafted.desk
    points = {each.id: each for each in discussion_points.for_meeting(desk.library, desk.meeting.id)}
    bar = drafted.page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    for old, new in (
        (points["z0250"], replace(points["z0250"], words="Lamp 250 is out\nand its glass is gone")),
        (points["z0500"], None),
        (None, replace(points["z0499"], id="zz")),
        (points["z0000"], None),
    ):
        desk.change("change", old=old, new=new)
        drafted.fill_if_stale()
        come_to_rest(qtbot, drafted)
        assert written(drafted.page) == as_if_written_anew(drafted)
        assert bar.value() == before
    desk.undo()
    desk.dress("dark", 100)
    drafted.fill_if_stale()
    come_to_rest(qtbot, drafted)
    assert written(drafted.page) == as_if_written_anew(drafted)


def test_words_typed_over_a_sentence_whose_page_is_being_written_anew_are_kept(qtbot, drafted):
    last = next(each for each in reversed(drafted.minute.blocks) if "lamp" in each.text)
    drafted.page.go_to(last.agenda_item_id, last.key)
    assert drafted.page.sentence() == last
    drafted.page.correct()
    drafted.page._draw()
    assert drafted.page._writing.is_running
    qtbot.keyClicks(drafted.page.editor, "All are lit")
    drafted.desk.flush()
    made = minute_corrections.for_meeting(drafted.desk.library, drafted.desk.meeting.id)
    assert [each.words for each in made if each.key == last.key] == ["All are lit"]


def test_a_sentence_that_is_still_to_be_written_is_gone_to_once_it_is(qtbot, drafted):
    last = next(each for each in reversed(drafted.minute.blocks) if "lamp" in each.text)
    drafted.page._draw()
    drafted.page.go_to(last.agenda_item_id, last.key)
    come_to_rest(qtbot, drafted)
    assert drafted.page.sentence() == last
    assert drafted.page.verticalScrollBar().value() > 0
