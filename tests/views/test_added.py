"""What is said once papers were added: to which meetings, and where one names another, the way there."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.panel import Panel, Role
from scrutiny_desktop.domain.paper import PaperRole
from scrutiny_desktop.store import meetings, papers, sealed
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.restoring import RestoreDialog
from scrutiny_desktop.views.window import Window

HERE = Meeting(id="m1", panel_id="p1", on=date(2030, 12, 12))
AGENDA = ("agenda.txt", "Agenda: Examplebridge Scrutiny Panel, 14 November 2030\n\n1. Apologies\n")
MINUTES = ("minutes.txt", "Minutes of the Cabinet, 30 January 2030\n\nThe Leader opened the meeting.\n")
PLAIN = ("streets.txt", "Shopping streets\n\nThree of them are swept.\n")


@pytest.fixture
def window(qtbot, desk):
    introduce(desk, "Cllr Example", Role.MEMBER)
    desk.change_all("x", [(None, Panel(id="p1", name="Scrutiny Panel")), (None, HERE)])
    desk.choose_meeting("m1")
    made = Window(desk)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


@pytest.fixture
def add(qtbot, window, tmp_path):
    def added(*named):
        files = []
        for name, words in named:
            files.append(tmp_path / name)
            files[-1].write_text(words, encoding="utf-8")
        with qtbot.waitSignal(window.desk.jobs.finished, timeout=30_000):
            window.errands.take_in(files)
        return [each.accessibleName() for each in window.notices()]

    return added


def press(window, words):
    buttons = [each for notice in window.notices() for each in notice.findChildren(QPushButton)]
    next(each for each in buttons if words in each.text().replace("&", "")).click()


def test_a_paper_of_another_day_is_taken_to_a_meeting_that_is_made_for_it_and_back_by_one_undo(window, add):
    said = add(AGENDA)
    assert "but names the meeting of" in said[-1]
    (paper,) = papers.for_meeting(window.desk.library, "m1")
    assert (paper.role, paper.agenda_item_id) == (PaperRole.AGENDA, "")
    press(window, "Make the meeting of")
    made = next(each for each in meetings.every(window.desk.library) if each.id != "m1")
    assert (made.on, made.panel_id) == (date(2030, 11, 14), "p1")
    assert [each.id for each in papers.for_meeting(window.desk.library, made.id)] == [paper.id]
    assert window.desk.meeting == made
    window.run("undo")
    assert [each.id for each in meetings.every(window.desk.library)] == ["m1"]
    assert papers.for_meeting(window.desk.library, "m1") == [paper]


def test_minutes_go_to_the_meeting_of_their_day_that_is_there_and_are_no_cover_report(window, add):
    desk = window.desk
    desk.change("x", old=None, new=Meeting(id="m2", panel_id="p1", on=date(2030, 1, 30)))
    add(MINUTES)
    press(window, "Move it to the meeting of")
    (paper,) = papers.for_meeting(desk.library, "m2")
    assert paper.role is PaperRole.SUPPLEMENT
    assert papers.for_meeting(desk.library, "m1") == []


def test_a_paper_that_names_no_other_day_is_only_said_to_be_added(window, add):
    assert add(PLAIN)[-1].startswith("“Shopping streets” was added to Scrutiny Panel")


def test_a_meeting_without_a_day_is_no_home_for_an_agenda_that_names_one(window, add):
    window.desk.change("x", old=HERE, new=replace(HERE, on=None))
    assert "but names the meeting of" in add(AGENDA)[-1]


def test_only_the_last_papers_that_were_added_are_told(qtbot, window, add):
    def told():
        return [each.accessibleName()[:7] for each in window.notices() if "was added" in each.accessibleName()]

    add(PLAIN)
    add(("bells.txt", "Bells\n\nThere is one.\n"))
    qtbot.waitUntil(lambda: told() == ["“Bells”"], timeout=20_000)


def test_papers_of_several_meetings_are_counted_by_meeting(window, add, resources):
    reports = []
    clare = (resources / "first" / "clare-cover-report.txt").read_text(encoding="utf-8")
    for day in ("3 DECEMBER 2020", "4 DECEMBER 2020", "5 DECEMBER 2020"):
        reports.append((f"{day}.txt", clare.replace("3 DECEMBER 2020", day)))
    said = add(*reports)
    assert len(meetings.every(window.desk.library)) == 4
    assert "3 papers were added to 3 meetings." in said


def test_a_saved_library_that_is_opened_is_offered_to_be_restored_and_read_as_no_paper(qtbot, window, tmp_path):
    saved = tmp_path / "Library.SCRUTINY"
    desk = window.desk
    sealed.save(desk.library.access, desk.clock, saved)
    window.errands.take_in([saved])
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RestoreDialog)
    assert dialog.file == saved
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert papers.for_meeting(desk.library, "m1") == []
