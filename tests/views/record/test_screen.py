"""The record screen: what is seen is what is saved."""

from dataclasses import replace

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.flows.publish import minuted_items, text_of
from scrutiny_desktop.store import agenda, discussion_points, papers, witnesses
from scrutiny_desktop.views.record.screen import RecordScreen


@pytest.fixture
def shown(qtbot):
    def show(desk):
        screen = RecordScreen(desk)
        screen.resize(1204, 612)
        qtbot.addWidget(screen)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        return screen

    return show


@pytest.fixture
def record(sample_desk, shown):
    return shown(sample_desk)


def words(text):
    return " ".join(text.replace("•", " ").split())


def point(desk, start):
    return next(
        each for each in discussion_points.for_meeting(desk.library, desk.meeting.id) if each.words.startswith(start)
    )


def test_the_page_shows_the_minute_word_for_word(record):
    assert words(text_of(record.minute)) in words(record.page.toPlainText())
    assert record.page.toPlainText().startswith("Examplebridge Children’s Scrutiny Panel, 12 June 2031")
    assert record.words() == "Draft minute · public"


def test_the_saved_pdf_says_what_the_page_says(qtbot, record, tmp_path):
    out = tmp_path / "minute.pdf"
    record.saving.ask = lambda suggested, form, then: then(out)
    with qtbot.waitSignal(record.desk.jobs.finished):
        record.handlers()["save_minute"]()
    with pypdfium2.PdfDocument(out) as pdf:
        printed = words(" ".join(page.get_textpage().get_text_range() for page in pdf))
    for block in record.minute.blocks:
        assert words(block.text) in printed
    assert str(out) in record.contents.saved.text()


def test_the_folder_is_remembered_and_the_name_says_what_and_when(qtbot, record, tmp_path):
    suggested = []
    record.saving.ask = lambda path, form, then: suggested.append(path) or then(tmp_path / "first.pdf")
    for _ in range(2):
        with qtbot.waitSignal(record.desk.jobs.finished):
            record.save()
    assert suggested[1].parent == tmp_path
    assert suggested[0].name == "Draft minute Learning review – ‘Robin’ 2031-06-12.pdf"


def test_words_still_being_typed_are_in_what_is_saved(qtbot, record, tmp_path):
    desk, point_now = record.desk, point(record.desk, "Attendance was")
    field = QLineEdit(point_now.words)
    qtbot.addWidget(field)
    desk.autosave(field, lambda text, burst: desk.change(
        "write", old=desk.now(point_now), new=replace(desk.now(point_now), words=text), burst=burst))  # fmt: skip
    field.setText("Attendance is no impact")
    record.saving.ask = lambda suggested, form, then: then(tmp_path / "minute.pdf")
    with qtbot.waitSignal(desk.jobs.finished):
        record.save()
    with pypdfium2.PdfDocument(tmp_path / "minute.pdf") as pdf:
        assert "Attendance is no impact" in words(pdf[0].get_textpage().get_text_range())
    assert "Attendance is no impact" in record.page.toPlainText()


def test_a_folder_that_is_gone_is_told_and_nothing_is_lost(qtbot, record, tmp_path):
    record.saving.ask = lambda suggested, form, then: then(tmp_path / "gone" / "minute.pdf")
    with qtbot.waitSignal(record.desk.troubled) as troubled:
        record.save()
    assert "there is no folder" in str(troubled.args[0])


def test_the_minute_is_copied_as_plain_text(record):
    record.handlers()["copy_minute"]()
    assert QApplication.clipboard().text() == text_of(record.minute)


def test_who_asked_what_comes_in_when_ticked_and_stays_ticked(record, shown):
    assert "Cllr Mockford" not in record.page.toPlainText()
    record.contents.askers.click()
    assert "The following questions were put" in record.page.toPlainText()
    assert shown(record.desk).contents.askers.isChecked()


def test_what_is_left_out_is_said_without_its_words(record):
    assert record.contents.classification.text() == "Draft minute · public"
    assert "Appendix 3" in record.contents.left_out.text()
    assert "chronology was discussed" not in record.page.toPlainText() + record.contents.left_out.text()


def test_a_change_elsewhere_is_on_the_page_at_once(record):
    now = point(record.desk, "The front door")
    record.desk.change("write", old=now, new=replace(now, words="The door stood open"))
    record.fill_if_stale()
    assert "The door stood open" in record.page.toPlainText()
    record.desk.undo()
    record.fill_if_stale()
    assert "The door stood open" not in record.page.toPlainText()


def test_the_page_keeps_its_place_when_nothing_in_it_changed(record):
    record.page.verticalScrollBar().setValue(200)
    record.page.selectAll()
    record.fill()
    assert record.page.verticalScrollBar().value() == 200
    assert record.page.textCursor().hasSelection()


def test_a_witness_ticked_here_is_in_the_minute(qtbot, record):
    assert "Grace Madeup" not in record.page.toPlainText()
    ticks = record.contents.present
    ticks.setFocus()
    ticks.setCurrentIndex(ticks.witnesses.index(6))
    qtbot.keyClick(ticks, Qt.Key.Key_Space)
    record.fill_if_stale()
    assert "Grace Madeup" in record.page.toPlainText()
    assert witnesses.for_meeting(record.desk.library, record.desk.meeting.id)[6].is_present


def test_each_item_that_was_taken_up_has_a_minute_of_its_own(record):
    desk = record.desk
    work = next(each for each in agenda.for_meeting(desk.library, desk.meeting.id) if each.number == "8")
    paper = papers.for_meeting(desk.library, desk.meeting.id)[0]
    desk.change("add", old=None, new=replace(paper, id=desk.ids.new(), agenda_item_id=work.id, content=""))
    record.fill_if_stale()
    assert len(minuted_items(desk.library, desk.meeting.id)) == 2
    record.makes.setFocus()
    record.makes.setCurrentIndex(record.makes.makes.place_of(f"minute {work.id}"))
    assert "8. WORK PROGRAMME" in record.page.toPlainText()


def test_without_a_meeting_the_screen_says_what_to_do(desk, shown):
    record = shown(desk)
    assert "Ctrl+O" in record.empty.text()
    assert not record.contents.save.isEnabled()
    with pytest.raises(ScrutinyError, match="nothing to minute"):
        record.save()


def test_a_meeting_without_an_agenda_says_what_is_missing(desk, shown, clock):
    desk.change("add meeting", old=None, new=Meeting(id="m", panel_id="p"))
    desk.change("mark", old=None, new=DiscussionPoint(id="d", meeting_id="m", words="Noted", at=clock()))
    record = shown(desk)
    assert record.empty.isVisible()
    assert "nothing on the agenda" in record.empty.text()
