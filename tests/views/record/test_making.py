"""Sentences corrected where they stand, a panel's own wording, and all else that is made of a meeting."""

import json
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter

from scrutiny_desktop.flows.record_folder import LIST
from scrutiny_desktop.flows.recording import FORMS, Form, Make
from scrutiny_desktop.store import discussion_points, minute_corrections, wordings
from scrutiny_desktop.views.printing_made import PrintDialog
from scrutiny_desktop.views.record.screen import RecordScreen
from scrutiny_desktop.views.record.wording_dialog import WordingDialog


@pytest.fixture
def record(qtbot, sample_desk):
    screen = RecordScreen(sample_desk)
    screen.resize(1204, 612)
    qtbot.addWidget(screen)
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    return screen


def words(text):
    return " ".join(text.replace("•", " ").split())


def made(record):
    return minute_corrections.for_meeting(record.desk.library, record.desk.meeting.id)


def resolution(record):
    return next(each for each in record.minute.blocks if each.key.startswith("resolution"))


def open_first_resolution(record):
    record.page.go_to(resolution(record).agenda_item_id, resolution(record).key)
    record.handlers()["correct_sentence"]()
    return record.page.editor


def rewrite(qtbot, record, text):
    editor = open_first_resolution(record)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    record.fill_if_stale()


def test_a_sentence_is_corrected_by_keys_alone_where_it_stands(qtbot, record):
    rewrite(qtbot, record, "That it be done in May.")
    assert not record.page.editor.isVisible()
    assert "That it be done in May." in record.page.toPlainText()
    (correction,) = made(record)
    assert (correction.words, correction.drafted) == ("That it be done in May.", resolution(record).drafted)


def test_the_typing_of_a_correction_is_one_undo(qtbot, record):
    before = record.page.toPlainText()
    rewrite(qtbot, record, "That it be done.")
    record.desk.undo()
    record.fill_if_stale()
    assert (record.page.toPlainText(), made(record)) == (before, [])


def test_a_correction_outlives_a_change_of_its_point_and_says_what_the_draft_says_now(qtbot, record):
    rewrite(qtbot, record, "That it be done.")
    desk, (source,) = record.desk, resolution(record).rests_on
    point = next(each for each in discussion_points.for_meeting(desk.library, desk.meeting.id) if each.id == source)
    desk.change("write", old=point, new=replace(point, words="That plums be bought"))
    record.fill_if_stale()
    assert "That it be done." in record.page.toPlainText()
    assert resolution(record).is_outdated
    listed = [each.widget().text() for each in map(record.contents.corrections.itemAt, range(3))]
    assert any("the draft now says “That plums be bought" in each for each in listed)


def test_taking_a_correction_back_or_emptying_it_goes_back_to_the_draft(qtbot, record):
    before = record.page.toPlainText()
    rewrite(qtbot, record, "That it be done.")
    record.page.go_to(resolution(record).agenda_item_id, resolution(record).key)
    record.handlers()["take_back_correction"]()
    record.fill_if_stale()
    assert record.page.toPlainText() == before
    rewrite(qtbot, record, "That it be done.")
    open_first_resolution(record).clear()
    qtbot.keyClick(record.page.editor, Qt.Key.Key_Escape)
    record.fill_if_stale()
    assert record.page.toPlainText() == before


def test_a_corrected_sentence_is_in_the_file_as_it_is_on_the_page(qtbot, record, tmp_path):
    rewrite(qtbot, record, "That it be done in May.")
    record.saving.ask = lambda suggested, form, then: then(tmp_path / f"minute.{form}")
    for name in ("save_minute", "save_second", "save_third"):
        with qtbot.waitSignal(record.desk.jobs.finished):
            record.handlers()[name]()
    assert "That it be done in May." in (tmp_path / "minute.txt").read_text(encoding="utf-8")
    assert (tmp_path / "minute.docx").read_bytes()[:2] == b"PK"


def test_steps_from_sentence_to_sentence_end_at_the_last(record):
    steps = record.handlers()
    for _ in range(40):
        steps["next_sentence"]()
    assert record.page.sentence().key.startswith("resolution")
    steps["previous_sentence"]()
    assert record.page.sentence() != record.minute.blocks[-1]


@pytest.mark.parametrize("make", [each for each in Make if Form.PDF in FORMS[each]])
def test_what_is_seen_is_what_is_saved(qtbot, record, tmp_path, make):
    record.choose(make)
    seen = record.minute
    record.saving.ask = lambda suggested, form, then: then(tmp_path / f"made.{form}")
    with qtbot.waitSignal(record.desk.jobs.finished):
        record.save()
    with pypdfium2.PdfDocument(tmp_path / "made.pdf") as pdf:
        printed = "".join("".join(page.get_textpage().get_text_range() for page in pdf).split()).replace("\x02", "")
    for block in seen.blocks:
        for word in block.text.split():
            assert word in printed
    assert seen.footer.split("·")[-1].strip().split(".")[0].replace(" ", "")[:12] in printed


def test_everything_is_one_folder_that_says_what_each_file_is(qtbot, record, tmp_path):
    record.choose(Make.EVERYTHING)
    record.saving.ask = lambda suggested, form, then: then(tmp_path / "all")
    with qtbot.waitSignal(record.desk.jobs.finished, timeout=30_000):
        record.save()
    names = {each.name for each in (tmp_path / "all").iterdir()}
    assert {"Draft minute 7.pdf", "Actions and promises.ics", "Archive of the meeting.json", LIST} <= names
    assert not any("My briefing" in each for each in names)
    assert "Appendix 3 (exempt" in (tmp_path / "all" / LIST).read_text(encoding="utf-8")
    assert "chronology was discussed" not in "".join(
        each.read_bytes().decode("latin-1") for each in (tmp_path / "all").iterdir()
    )


def test_an_archive_for_myself_has_my_notes_and_says_so(qtbot, record, tmp_path):
    record.choose(Make.ARCHIVE)
    record.saving.ask = lambda suggested, form, then: then(tmp_path / "mine.json")
    assert "notes" not in json.dumps([each.text for each in record.minute.blocks])
    record.contents.own.click()
    assert record.minute.footer.startswith("Private")
    with qtbot.waitSignal(record.desk.jobs.finished):
        record.save()
    assert len(json.loads((tmp_path / "mine.json").read_text(encoding="utf-8"))["records"]["notes"]) == 10


def test_a_name_that_cannot_be_had_is_told_and_another_offered(qtbot, record, tmp_path):
    taken = tmp_path / "minute.pdf"
    taken.mkdir()
    record.saving.ask = lambda suggested, form, then: then(taken)
    with qtbot.waitSignal(record.desk.troubled):
        record.save()
    qtbot.waitUntil(record.contents.again.isVisible)
    assert record.contents.again.text() == "Save as “minute (2).pdf”"
    with qtbot.waitSignal(record.desk.noticed):
        record.contents.again.click()
    assert (tmp_path / "minute (2).pdf").is_file()
    assert not list(tmp_path.glob("*.part"))


def test_the_sheets_are_seen_and_printed_as_they_were_saved(qtbot, record, tmp_path):
    record.handlers()["print_record"]()
    qtbot.waitUntil(lambda: record.findChild(PrintDialog) is not None, timeout=20_000)
    preview = record.findChild(PrintDialog)
    qtbot.waitUntil(lambda: preview.said.text() == "Sheet 1 of 1", timeout=20_000)
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(record.desk.noticed, timeout=20_000) as noticed:
        preview.print_on(printer)
    assert noticed.args == ["Sheets sent to the printer: 1"]


def apart(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures differ at the most of their grey, edges of letters aside."""
    small = [each.resize((120, 170), Image.Resampling.BOX) for each in (one, other)]
    return max(ImageStat.Stat(ImageChops.difference(*small)).mean)


@pytest.mark.parametrize("make", [each for each in Make if Form.PDF in FORMS[each]])
def test_each_sheet_of_the_preview_is_the_picture_of_its_page_in_the_saved_file(qtbot, record, tmp_path, make):
    record.choose(make)
    record.saving.ask = lambda suggested, form, then: then(tmp_path / "made.pdf")
    with qtbot.waitSignal(record.desk.jobs.finished, timeout=30_000):
        record.save()
    record.print()
    qtbot.waitUntil(lambda: record.findChild(PrintDialog) is not None, timeout=30_000)
    preview = record.findChild(PrintDialog)
    with pypdfium2.PdfDocument(tmp_path / "made.pdf") as pdf:
        for at, page in enumerate(pdf):
            words = f"Sheet {at + 1} of {len(pdf)}"
            qtbot.waitUntil(lambda words=words: preview.said.text() == words, timeout=30_000)
            seen = preview.sheet._image.convertToFormat(QImage.Format.Format_Grayscale8)
            saved = page.render(scale=1.5, grayscale=True).to_pil()
            shown = Image.frombytes("L", (seen.width(), seen.height()), bytes(seen.constBits()), "raw", "L",
                                    seen.bytesPerLine(), 1)  # fmt: skip
            assert shown.size == pytest.approx(saved.size, abs=1)
            ink = apart(shown, Image.new("L", shown.size, "white"))
            assert 0 < apart(shown, saved) + ink < ink * 1.15  # the same but for how the edges of letters are smoothed
            preview.turn(1)
    preview.reject()


def test_a_panels_wording_is_used_kept_and_taken_back(qtbot, record):
    dialog = WordingDialog(record.desk, record)
    dialog.show()
    at = list(dialog._shipped).index("noted")
    dialog.list.setCurrentRow(at)
    dialog.field.setPlainText("The Panel heard that:")
    record.desk.flush()
    record.fill_if_stale()
    assert "The Panel heard that:" in record.page.toPlainText()
    assert dialog.example.text() == "The Panel heard that:"
    assert dialog.list.item(at).text() == "changed: The Panel heard that:"
    dialog.reset.click()
    record.fill_if_stale()
    assert "In discussions with the officers" in record.page.toPlainText()
    assert wordings.of_panel(record.desk.library, record.desk.panel.id) is None
    dialog.close()


def test_every_sentence_is_shown_as_it_will_read(record):
    dialog = WordingDialog(record.desk, record)
    dialog.show()
    for at in range(dialog.list.count()):
        dialog.list.setCurrentRow(at)
        assert dialog.example.text()
        assert "{" not in dialog.example.text()
    dialog.close()


def test_a_sentence_that_lacks_its_place_is_named_and_not_kept(qtbot, record):
    dialog = WordingDialog(record.desk, record)
    dialog.show()
    dialog.list.setCurrentRow(list(dialog._shipped).index("present_many"))
    dialog.field.setPlainText("They were there.")
    record.desk.flush()
    assert dialog.fault.text() == "Not kept yet: the sentence “present_many” must name {witnesses}."
    assert wordings.of_panel(record.desk.library, record.desk.panel.id) is None
    dialog.close()
