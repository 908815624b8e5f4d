"""What is said once papers were added: to which meetings, and where one names another, the way there."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.panel import Panel, Role
from scrutiny_desktop.domain.paper import Classification, Paper, PaperRole, Secrecy
from scrutiny_desktop.store import meetings, papers, sealed
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.refused import RefusedDialog
from scrutiny_desktop.views.restoring import RestoreDialog
from scrutiny_desktop.views.window import Window
from tests import made_papers as made

HERE = Meeting(id="m1", panel_id="p1", on=date(2030, 12, 12))
AGENDA = ("agenda.txt", "Agenda: Examplebridge Scrutiny Panel, 14 November 2030\n\n1. Apologies\n")
MINUTES = ("minutes.txt", "Minutes of the Cabinet, 30 January 2030\n\nThe Leader opened the meeting.\n")
EXEMPT = Classification(secrecy=Secrecy.EXEMPT)
PLAIN = ("streets.txt", "Shopping streets\n\nThree of them are swept.\n")


@pytest.fixture
def window(qtbot, desk):
    introduce(desk, "Cllr Example", Role.MEMBER)
    desk.change_all("x", [(None, Panel(id="p1", name="Scrutiny Panel")), (None, HERE)])
    desk.choose_meeting("m1")
    shown = Window(desk)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    shown.close()
    shown.deleteLater()
    QApplication.sendPostedEvents(shown, QEvent.Type.DeferredDelete)


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
    assert said[-1].startswith("3 papers were added to 3 meetings.")
    assert said[-1].count("was added to Children and Families Scrutiny Panel") == 3
    assert "Thursday, 3 December 2020" in said[-1]
    assert window.desk.meeting.on == date(2020, 12, 3)


def test_papers_of_other_meetings_leave_the_meeting_on_the_desk_that_got_one_too(window, add, resources):
    clare = (resources / "first" / "clare-cover-report.txt").read_text(encoding="utf-8")
    said = add(PLAIN, ("clare.txt", clare))
    assert window.desk.meeting.id == "m1"
    assert said[-2].startswith("2 papers were added to 2 meetings.")
    assert "“Shopping streets” was added to Scrutiny Panel" in said[-2]
    assert said[-1].startswith("Nothing tells which meeting “Shopping streets” is for. It was put with Scrutiny Panel")


def test_a_wrong_file_on_the_line_of_an_appendix_is_said_and_taken_out_again(qtbot, window, add, resources, tmp_path):
    add(("clare.txt", (resources / "first" / "clare-cover-report.txt").read_text(encoding="utf-8")))
    listed = next(each for each in papers.for_meeting(window.desk.library, window.desk.meeting.id) if each.listed_in)
    wrong = tmp_path / "wrong.txt"
    wrong.write_text(MINUTES[1], encoding="utf-8")
    window.errands.take_in([wrong], listed)
    said = "“Minutes of the Cabinet, 30 January 2030” is now “Appendix 1 · SSCP Clare Learning Report”"
    qtbot.waitUntil(lambda: said in window.notices()[-1].accessibleName(), timeout=20_000)
    press(window, "Take it out again")
    assert window.desk.now(listed) == listed
    assert not [each for each in window.notices() if "is now" in each.accessibleName()]


def test_a_meeting_that_nobody_chose_stays_on_the_desk_when_a_newer_one_comes_with_papers_of_its_own(
    window, add, resources
):
    window.desk.keep("meeting", "")
    clare = (resources / "first" / "clare-cover-report.txt").read_text(encoding="utf-8")
    add(PLAIN, ("newer.txt", clare.replace("3 DECEMBER 2020", "3 DECEMBER 2031")))
    assert window.desk.meeting.id == "m1"


def test_a_file_that_another_meeting_has_already_is_said_to_be_there(qtbot, window, add):
    add(PLAIN)
    window.desk.change("x", old=None, new=Meeting(id="m2", panel_id="p1", on=date(2030, 1, 30)))
    window.desk.choose_meeting("m2")
    add(PLAIN)
    known = "was in the library already, with Scrutiny Panel · Thursday, 12 December 2030"
    qtbot.waitUntil(lambda: any(known in each.accessibleName() for each in window.notices()), timeout=20_000)


def test_a_word_report_whose_head_names_panel_and_day_goes_to_the_meeting_it_names(qtbot, window, tmp_path):
    def write(document):
        for line in ("Examplebridge Scrutiny Panel", "Date: 14 November 2030", "Agenda item: 7", "Title: Ferry safety"):
            document.add_paragraph(line)

    with qtbot.waitSignal(window.desk.jobs.finished, timeout=30_000):
        window.errands.take_in([made.word(tmp_path / "report.docx", write)])
    assert papers.for_meeting(window.desk.library, "m1") == []
    assert (window.desk.meeting.on, window.desk.panel.name) == (date(2030, 11, 14), "Examplebridge Scrutiny Panel")
    assert [each.title for each in papers.for_meeting(window.desk.library, window.desk.meeting.id)] == ["Ferry safety"]


def test_a_word_report_whose_head_names_only_another_day_is_said_to_do_so(qtbot, window, tmp_path):
    def write(document):
        document.add_paragraph("Ferry safety")
        document.add_paragraph("Date of meeting: 14 November 2030")

    with qtbot.waitSignal(window.desk.jobs.finished, timeout=30_000):
        window.errands.take_in([made.word(tmp_path / "report.docx", write)])
    assert "but names the meeting of" in window.notices()[-1].accessibleName()
    assert len(papers.for_meeting(window.desk.library, "m1")) == 1


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


def test_what_was_refused_by_one_drop_is_still_said_after_the_next(window, add):
    add(("empty.txt", ""))
    assert "empty.txt" in window.notices()[-1].accessibleName()
    add(("hollow.txt", ""), PLAIN)
    assert window.notices()[-1].accessibleName() == "2 papers were not added: “empty.txt”, “hollow.txt”."
    press(window, "Show why")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RefusedDialog)
    assert dialog.list.count() == 2
    dialog.close()
    window.notices()[-1].close_notice()
    add(("void.txt", ""))
    assert "papers were not added" not in window.notices()[-1].accessibleName()


def test_papers_that_are_not_public_are_all_named_in_one_sentence(window):
    secret = [
        Paper(id=f"s{at}", meeting_id="m1", title=f"Ferry {at}", content="c", classification=EXEMPT) for at in range(5)
    ]
    window.desk.change_all("x", [(None, each) for each in secret])
    window.errands._ask_for_a_passphrase(secret)
    said = window.notices()[-1].accessibleName()
    assert said.startswith("5 papers are not public")
    assert "Ferry 0, Ferry 1, Ferry 2, Ferry 3 and 1 more" in said
