"""The meeting screen: what is typed is kept, what is dropped is supplied, what is left is said."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from scrutiny_desktop.domain.attendance import Presence
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.paper import Paper, PaperRole
from scrutiny_desktop.store import agenda, attendance, papers, witnesses
from scrutiny_desktop.views.cut_short import CutLink
from scrutiny_desktop.views.meeting.screen import MeetingScreen
from scrutiny_desktop.views.meeting.tasks import TaskButton


@pytest.fixture
def screen(qtbot, sample_desk):
    made = MeetingScreen(sample_desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def _buttons(screen, words):
    return [each for each in screen.findChildren(QPushButton) if words in each.text() and each.isVisible()]


def test_the_meeting_is_named_by_its_main_item(screen):
    assert screen.title.text() == "Learning review – ‘Robin’"


def test_a_meeting_of_several_matters_is_named_by_its_panel(screen):
    desk = screen.desk
    for at, item in enumerate(agenda.for_meeting(desk.library, desk.meeting.id)):
        for copy in range(9):
            paper = Paper(id=f"p{at}-{copy}", meeting_id=desk.meeting.id, agenda_item_id=item.id, title="A", rank=99)
            desk.change("add", old=None, new=paper)
    screen.fill()
    assert screen.title.text() == desk.panel.name


def test_a_label_that_the_title_says_is_not_said_twice(screen):
    listed = Paper(id="a", meeting_id=screen.desk.meeting.id, label="Appendix A", title="Appendix A - Repairs")
    screen.desk.change("add", old=None, new=listed)
    screen.fill()
    shown = [each.text() for each in screen.findChildren(QLabel) if "Repairs" in each.text()]
    assert shown == ["Appendix A - Repairs"]


def test_a_place_that_is_typed_is_kept_and_can_be_undone(qtbot, screen):
    field, desk = screen.particulars.place, screen.desk
    before = desk.meeting.place
    field.clear()
    qtbot.keyClicks(field, "Room 9")
    desk.flush()
    assert desk.meeting.place == "Room 9"
    desk.undo()
    qtbot.waitUntil(lambda: field.text() == before)


def test_a_new_agenda_item_is_ready_to_be_typed(qtbot, screen):
    screen.activateWindow()
    qtbot.mouseClick(_buttons(screen, "genda item")[0], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(QApplication.focusWidget(), "Any other business")
    screen.desk.flush()
    assert agenda.for_meeting(screen.desk.library, screen.desk.meeting.id)[-1].title == "Any other business"


def test_a_new_representative_is_ready_to_be_typed(qtbot, screen):
    screen.activateWindow()
    qtbot.mouseClick(_buttons(screen, "represen")[0], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(QApplication.focusWidget(), "Ann Invented")
    screen.desk.flush()
    assert witnesses.for_meeting(screen.desk.library, screen.desk.meeting.id)[-1].name == "Ann Invented"


def test_a_file_dropped_on_a_listed_appendix_is_meant_for_it(qtbot, screen):
    listed = next(
        each for each in papers.for_meeting(screen.desk.library, screen.desk.meeting.id) if not each.is_supplied
    )
    line = _buttons(screen, "Add the file")[0].parentWidget()
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile("/tmp/chronology.txt")])  # noqa: S108 - a name, not a file
    with_copy = (Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(line, QDragEnterEvent(QPoint(5, 5), *with_copy))
    with qtbot.waitSignal(screen.supplied) as told:
        QApplication.sendEvent(line, QDropEvent(QPointF(5, 5), *with_copy))
    assert told.args == [listed, [Path("/tmp/chronology.txt")]]  # noqa: S108 - a name, not a file


def test_opening_a_paper_asks_the_window_for_it(qtbot, screen):
    with qtbot.waitSignal(screen.desk.wanted) as told:
        qtbot.mouseClick(_buttons(screen, "Appendix 1")[0], Qt.MouseButton.LeftButton)
    assert told.args[0] == "papers"


def test_what_is_left_leads_to_its_screen(qtbot, screen):
    with qtbot.waitSignal(screen.desk.screen_wanted) as told:
        qtbot.mouseClick(_buttons(screen, "Recommendations to judge")[0], Qt.MouseButton.LeftButton)
    assert told.args == ["checklist"]


def test_every_control_has_a_name(screen):
    for each in screen.findChildren(QPushButton):
        assert each.accessibleName()
    for field in (*screen.particulars.findChildren(type(screen.particulars.place)), screen.particulars.minutes):
        assert field.accessibleName() or field.objectName().startswith("qt_")


def test_without_a_meeting_it_says_what_to_do(qtbot, desk):
    screen = MeetingScreen(desk)
    qtbot.addWidget(screen)
    screen.show()
    assert screen.empty.isVisible()
    assert _buttons(screen, "sample")
    with qtbot.waitSignal(screen.dropped):
        qtbot.mouseClick(_buttons(screen, "papers…")[0], Qt.MouseButton.LeftButton)


def test_a_paper_of_no_agenda_item_is_listed_too(screen, sample_desk):
    meeting = sample_desk.meeting
    agenda_paper = Paper(id="agenda", meeting_id=meeting.id, role=PaperRole.AGENDA, title="The agenda itself", rank=90)
    sample_desk.change("add", old=None, new=agenda_paper)
    screen.fill()
    assert not screen.loose.isHidden()
    assert [label.text() for label in screen.loose.findChildren(QLabel) if "agenda" in label.text()]
    sample_desk.undo()
    screen.fill()
    assert screen.loose.isHidden()


def test_an_item_is_marked_late_with_its_reason_and_exempt_with_its_rule_before_the_meeting(qtbot, screen):
    screen.activateWindow()
    item = agenda.for_meeting(screen.desk.library, screen.desk.meeting.id)[7]
    terms = screen._cards[item.id].terms
    assert not terms.urgency.isVisible()
    terms.late.click()
    qtbot.keyClicks(QApplication.focusWidget(), "It cannot wait")
    terms.exempt.click()
    qtbot.keyClicks(QApplication.focusWidget(), "paragraph 3")
    terms.minutes.setValue(20)
    screen.desk.flush()
    now = screen.desk.now(item)
    assert (now.is_late, now.urgency, now.is_exempt, now.citation, now.minutes) == (
        True, "It cannot wait", True, "paragraph 3", 20,
    )  # fmt: skip


def test_who_is_expected_is_entered_before_the_meeting_and_apologies_are_taken(qtbot, screen):
    screen.activateWindow()
    screen.expected.adding.click()
    qtbot.keyClicks(QApplication.focusWidget(), "Cllr Addendum")
    screen.desk.flush()
    made = attendance.for_meeting(screen.desk.library, screen.desk.meeting.id)[-1]
    assert made.name == "Cllr Addendum"
    screen.expected.lines[made.id].presence.chosen.emit(Presence.APOLOGIES)
    assert screen.desk.now(made).presence is Presence.APOLOGIES
    screen.expected.needed.setValue(4)
    assert screen.desk.panel.quorum == 4
    screen.desk.undo()
    assert screen.desk.panel.quorum == 3


def test_those_of_the_last_meeting_are_expected_again_in_one_step(qtbot, screen):
    desk = screen.desk
    later = Meeting(id="later", panel_id=desk.meeting.panel_id)
    desk.change("make a meeting", old=None, new=later)
    before = [each.name for each in attendance.for_meeting(desk.library, desk.meeting.id)]
    desk.choose_meeting("later")
    screen.fill()
    screen.expected.again.click()
    assert [each.name for each in attendance.for_meeting(desk.library, "later")] == before
    desk.undo()
    assert attendance.for_meeting(desk.library, "later") == []


def test_a_title_without_room_is_cut_with_a_sign_and_the_older_of_two_versions_is_marked(qtbot, screen):
    desk = screen.desk
    first = next(each for each in papers.for_meeting(desk.library, desk.meeting.id) if each.is_supplied)
    title = "A review that has a very long name indeed, and then goes on " * 4
    desk.change("x", old=None, new=replace(first, id="newer", earlier_id=first.id, rank=99, title=title))
    screen.fill_if_stale()
    qtbot.waitUntil(lambda: any(each.accessibleName().endswith(title) for each in screen.findChildren(CutLink)))
    QApplication.processEvents()
    (link,) = (each for each in screen.findChildren(CutLink) if each.accessibleName().endswith(title))
    assert link.text().endswith("…")
    assert link.fontMetrics().horizontalAdvance(link.text()) <= link.width()
    marked = [each for each in screen.findChildren(QLabel) if each.text() == "Earlier version" and each.isVisible()]
    assert len(marked) == 1


def test_what_is_left_to_do_is_never_cut_but_scrolls_where_there_is_no_room(qtbot, screen):
    screen.desk.dress("light", 200)
    screen.dress()
    screen.resize(1000, 260)
    qtbot.wait(50)
    tasks = screen.findChildren(TaskButton)
    assert any("\n" in each.text() for each in tasks)
    assert [each.text() for each in tasks if each.height() < each.sizeHint().height()] == []
