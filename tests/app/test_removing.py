"""A meeting is removed by keys: its planted words are in no file of the library, though the window is still open."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from scrutiny_desktop.app.start import now, open_window
from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.shared import Place, copied
from scrutiny_desktop.store import backup, meetings, notes, rows, shared
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.views.letting_go import RemoveMeetingDialog

PAPER, NOTE = "zebralanternhaystack", "ferrybuttonmeadow"
PATIENCE = 20_000


@pytest.fixture
def window(qtbot, access, resources, tmp_path):
    """An unprotected library, whose files anyone could read, with a paper, a note and a question."""
    made = open_window(open_library(access, clock=now), resources)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    desk = made.desk
    (tmp_path / "paper.txt").write_text(f"Visits\n\n1. The {PAPER} was seen.\n\n2. The {PAPER} went.\n" * 40)
    made.errands.take_in([tmp_path / "paper.txt"])
    qtbot.waitUntil(lambda: not desk.jobs.is_busy, timeout=PATIENCE)
    (paper,) = [each for each in rows.every(desk.library, Paper) if each.is_supplied]
    anchor = Anchor(paper_id=paper.id, content=paper.content, quote="was seen")
    for new in (Note(id="n1", meeting_id=desk.meeting.id, text=NOTE, anchor=anchor),
                Question(id="q1", meeting_id=desk.meeting.id, text=f"Who saw the {NOTE}?")):  # fmt: skip
        desk.change("add", old=None, new=new)
    yield made
    made.close()
    made.desk.close()
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def _holds(access, word) -> list[str]:
    """The library's own files that hold a word; backups are another matter, and said to be."""
    return [each.name for each in access.folder.iterdir() if each.is_file() and word.encode() in each.read_bytes()]


def _remove(qtbot, window, *, with_notes):
    window.run("remove_meeting")
    dialog = next(each for each in window.findChildren(RemoveMeetingDialog) if each.isVisible())
    qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Down)  # none is chosen at first, and Return would cancel
    if with_notes:
        QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(dialog.with_notes.isChecked, timeout=PATIENCE)
    told = dialog.told.text()
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: not window.desk.jobs.is_busy, timeout=PATIENCE)
    return told


def test_its_papers_go_from_the_raw_files_and_the_notes_stay(qtbot, window, access):
    assert _holds(access, NOTE)
    backup.back_up(access, now, "by hand")
    told = _remove(qtbot, window, with_notes=False)
    assert "Backups that still hold" in told
    assert _holds(access, PAPER) == []
    assert [each.text for each in notes.for_meeting(window.desk.library, window.desk.meeting.id)] == [NOTE]


def test_with_its_notes_no_word_is_left_and_what_was_shared_is_said(qtbot, window, access):
    db, meeting = window.desk.library, window.desk.meeting.id
    place = Place(panel="p", member="ben", scope="meeting-undated", audience="chair")
    shared.add(db, [copied(place, Question(id="q1", meeting_id=meeting, text="Shared"), {}, "2031")], now())
    told = _remove(qtbot, window, with_notes=True)
    assert "stays shared until you withdraw it, here too: 1." in told
    assert meetings.every(window.desk.library) == []
    assert _holds(access, PAPER) == []
    assert _holds(access, NOTE) == []
