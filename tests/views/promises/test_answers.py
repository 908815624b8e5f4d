"""What was promised is filed to its promise when it comes: from the papers, or dropped on the promise."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.store import papers, promises
from scrutiny_desktop.views.papers.answering import AnswerPopup
from scrutiny_desktop.views.window import Window
from tests import made_papers as made


@pytest.fixture
def window(qtbot, sample_desk):
    shown = Window(sample_desk)
    shown.resize(1280, 720)
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    yield shown
    shown.close()
    shown.deleteLater()
    QApplication.sendPostedEvents(shown, QEvent.Type.DeferredDelete)


def owed(window):
    return [each for each in promises.for_meeting(window.desk.library, window.desk.meeting.id) if each.is_open]


def drop(window, file, place):
    """Drop a file on the list of promises, as a file manager would."""
    carried, view = QMimeData(), window.screens["promises"].list
    carried.setUrls([QUrl.fromLocalFile(str(file))])
    held = (Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    for event in (QDragEnterEvent(place, *held), QDropEvent(QPointF(place), *held)):
        QApplication.sendEvent(view.viewport(), event)


def test_the_open_paper_is_filed_to_a_promise_by_keys_and_one_undo_takes_it_back(qtbot, window):
    desk, before = window.desk, owed(window)
    window.go("papers")
    screen = window.screens["papers"]
    paper = next(each for each in papers.for_meeting(desk.library, desk.meeting.id) if each.is_supplied)
    screen.open_paper(paper.id, 0)
    qtbot.keyClick(window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    popup = screen.findChild(AnswerPopup)
    qtbot.keyClicks(popup.field, "audit")
    with qtbot.waitSignal(desk.noticed) as noticed:
        qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert "is filed to the promise “The audit of 40 records" in noticed.args[0]
    kept = [each for each in promises.for_meeting(desk.library, desk.meeting.id) if each.received_paper_id == paper.id]
    assert [each.received_on for each in kept] == [desk.clock().date()]
    desk.undo()
    assert owed(window) == before


def test_a_file_dropped_on_a_promise_is_taken_in_and_filed_to_it_in_one_step(qtbot, window, tmp_path):
    window.go("promises")
    screen, before = window.screens["promises"], owed(window)
    file = made.pdf(tmp_path / "answer.pdf", [made.text("The figures by quarter are these")])
    row = screen._rows.row_of(before[0].id)
    with qtbot.waitSignal(window.desk.jobs.finished, timeout=30_000):
        drop(window, file, screen.list.visualRect(screen._rows.index(row)).center())
    (kept,) = [each for each in promises.for_meeting(window.desk.library, window.desk.meeting.id)
               if each.received_paper_id]  # fmt: skip
    assert kept.id == before[0].id
    paper = next(each for each in papers.for_meeting(window.desk.library, window.desk.meeting.id)
                 if each.id == kept.received_paper_id)  # fmt: skip
    assert paper.file_name == "answer.pdf"
    screen.fill_if_stale()
    window.desk.undo()
    assert owed(window) == before
    assert "answer.pdf" not in [each.file_name for each in papers.for_meeting(window.desk.library, paper.meeting_id)]


def test_a_file_dropped_beside_the_promises_is_a_paper_and_nothing_more(qtbot, window, tmp_path):
    meeting = window.desk.meeting
    window.desk.change("a real meeting", old=meeting, new=replace(meeting, is_sample=False))
    window.go("promises")
    before = owed(window)
    file = made.pdf(tmp_path / "other.pdf", [made.text("Something else")])
    with qtbot.waitSignal(window.desk.jobs.finished, timeout=30_000):
        drop(window, file, window.screens["promises"].list.rect().bottomLeft() - QPointF(-5, 8).toPoint())
    assert owed(window) == before


def test_with_nothing_owed_it_is_said(window):
    for each in owed(window):
        window.desk.change("remove", old=each, new=None)
    window.go("papers")
    with pytest.raises(ScrutinyError, match="Nothing is owed"):
        window.screens["papers"].doing.answering.ask()
