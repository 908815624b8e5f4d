"""A passage goes from a paper to a recommendation of the checklist: dragged over the rail, or by key."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.domain.note import Grade, MarkKind
from scrutiny_desktop.store import notes
from scrutiny_desktop.views.checklist.model import Column
from scrutiny_desktop.views.dropping import PASSAGE
from scrutiny_desktop.views.window import Window
from tests.views.papers.dropping import NO_KEY, dropped_on

PASSAGE_WORDS = "it has not been independently verified"


@pytest.fixture
def window(qtbot, sample_desk):
    made = Window(sample_desk)
    made.resize(1280, 720)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


@pytest.fixture
def selected(window):
    """Selects a passage of the cover report, and returns what a drag of it carries."""
    window.go("papers")
    screen = window.screen_now
    start = screen.text.opened.text.index(PASSAGE_WORDS)
    screen.text.select(start, start + len(PASSAGE_WORDS))
    return screen.text.createMimeDataFromSelection()


def evidence(desk):
    return {
        each.id: each for each in notes.for_meeting(desk.library, desk.meeting.id) if each.kind is MarkKind.EVIDENCE
    }


def held_over(widget, mime):
    entered = QDragEnterEvent(QPoint(3, 3), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, NO_KEY)
    QApplication.sendEvent(widget, entered)
    return entered.isAccepted()


def test_a_passage_held_over_the_rail_opens_the_checklist_and_falls_on_a_recommendation(qtbot, window, selected):
    before, steps = evidence(window.desk), window.desk.stack.count()
    assert held_over(window.rail.buttons["checklist"], selected)
    qtbot.waitUntil(lambda: window.screen_now.key == "checklist")
    table = window.screen_now.inside()
    window.screen_now.fill_if_stale()
    row = 3
    QApplication.processEvents()  # its rows are as high as their words once they were laid out
    place = table.visualRect(table.rows.index(row, Column.TEXT)).center()
    assert dropped_on(table, place, selected)
    added = [each for key, each in evidence(window.desk).items() if key not in before]
    recommendation = table.row().recommendation
    assert table.currentIndex().row() == row
    assert [(each.recommendation_ids, each.grade) for each in added] == [((recommendation.id,), Grade.STATED)]
    assert added[0].anchor.quote == PASSAGE_WORDS
    assert added[0].anchor.paragraph.startswith("7")
    assert window.desk.stack.count() == steps + 1
    said = " ".join(notice.accessibleName() for notice in window.notices())
    assert f"recommendation {recommendation.number}" in said
    assert "Learning review – Robin" in said and "paragraph 7" in said
    qtbot.waitUntil(lambda: PASSAGE_WORDS in " ".join(
        card.accessibleName() for card in window.screen_now._detail.evidence.cards()))  # fmt: skip
    window.desk.undo()
    assert evidence(window.desk) == before


def test_what_is_no_passage_or_goes_on_past_the_rail_opens_nothing(qtbot, window, selected):
    button = window.rail.buttons["checklist"]
    words = QMimeData()
    words.setText("words")
    assert not held_over(button, words)
    assert held_over(button, selected)
    QApplication.sendEvent(button, QDragLeaveEvent())
    qtbot.wait(700)
    assert window.screen_now.key == "papers"
    assert not held_over(window.rail.buttons["live"], selected)


def test_the_selected_passage_is_added_by_key_and_once_only(window, selected):
    before = evidence(window.desk)
    window.go("checklist")
    window.screen_now.fill_if_stale()
    window.run("add_passage")
    window.run("add_passage")
    added = [each for key, each in evidence(window.desk).items() if key not in before]
    assert len(added) == 1
    assert any("already" in notice.accessibleName() for notice in window.notices())
    table = window.screen_now.inside()
    table.setCurrentIndex(table.rows.index(table.currentIndex().row() + 1, Column.TEXT))
    window.run("add_passage")
    (both,) = [each for key, each in evidence(window.desk).items() if key not in before]
    assert both.id == added[0].id
    assert len(both.recommendation_ids) == 2, "the same passage is one mark, for both"
    window.desk.undo()
    assert evidence(window.desk)[both.id].recommendation_ids == added[0].recommendation_ids


def test_without_a_passage_the_key_says_what_to_do(window):
    window.go("checklist")
    window.screen_now.fill_if_stale()
    window.run("add_passage")
    assert any("No passage is selected" in notice.accessibleName() for notice in window.notices())


def test_a_passage_dropped_on_evidence_is_evidence_for_the_same(window, selected):
    screen = window.screen_now
    shown = screen.cards.rows.marks()
    at = next((at for at, mark in enumerate(shown) if mark.kind == MarkKind.EVIDENCE), None)
    if at is None:
        first = screen.doing.passage()
        screen.doing.marking.evidence(*first, ("r1",), Grade.DOCUMENTED)
        screen.remark()
        shown = screen.cards.rows.marks()
        at = next(at for at, mark in enumerate(shown) if mark.kind == MarkKind.EVIDENCE)
    ids, before = shown[at].record.recommendation_ids, evidence(window.desk)
    mime = QMimeData()
    mime.setData(PASSAGE, b"0 12")
    screen.cards.scrollTo(screen.cards.rows.index(at))
    assert dropped_on(screen.cards, screen.cards.visualRect(screen.cards.rows.index(at)).center(), mime)
    (added,) = [each for key, each in evidence(window.desk).items() if key not in before]
    assert added.recommendation_ids == ids
