"""What is exempt leaves in a minute of its own, and never beside what is public without being asked."""

from pathlib import Path

import pytest

from scrutiny_desktop.flows.record_folder import LIST
from scrutiny_desktop.flows.recording import Form, Make
from scrutiny_desktop.store import discussion_points
from scrutiny_desktop.views.record.screen import RecordScreen

HUSH = "chronology was discussed"


@pytest.fixture
def record(qtbot, sample_desk):
    screen = RecordScreen(sample_desk)
    screen.resize(1204, 612)
    qtbot.addWidget(screen)
    screen.show()
    screen.fill_if_stale()
    return screen


def save(qtbot, record, out):
    record.saving.ask = lambda suggested, form, then: then(out)
    with qtbot.waitSignal(record.desk.jobs.finished, timeout=30_000):
        record.save()


def makes(record):
    return [record.makes.makes.index(row).data() for row in range(record.makes.makes.rowCount())]


def test_the_exempt_minute_stands_beside_the_public_one_with_its_rule(record):
    assert "Exempt minute" in makes(record)
    assert HUSH not in record.page.toPlainText()
    record.choose(Make.EXEMPT)
    assert HUSH in record.page.toPlainText()
    assert record.page.toPlainText().count("NOT FOR PUBLICATION") == 3
    assert record.contents.classification.text().startswith("Draft exempt minute · NOT FOR PUBLICATION · exempt, par")
    assert record.words() == "Exempt minute · not for publication"
    assert record.contents.private.text().startswith("Not for publication")


def test_a_meeting_of_which_nothing_is_exempt_is_offered_none(record):
    desk = record.desk
    points = [each for each in discussion_points.for_meeting(desk.library, desk.meeting.id) if HUSH in each.words]
    assert points
    for each in points:
        desk.change("delete", old=each, new=None)
    record.fill_if_stale()
    assert "Exempt minute" not in makes(record)
    record.choose(Make.EVERYTHING)
    assert not record.contents.exempt.isVisibleTo(record)


def test_it_is_saved_to_no_folder_of_public_files_unless_that_is_chosen_and_then_it_says_so(qtbot, record, tmp_path):
    suggested = []
    for name in ("open", "shut"):
        (tmp_path / name).mkdir()
    save(qtbot, record, tmp_path / "open" / "minute.pdf")
    record.saving.ask = lambda path, form, then: suggested.append(path)
    record.choose(Make.EXEMPT)
    record.save()
    save(qtbot, record, tmp_path / "shut" / "exempt.pdf")
    assert "same folder" not in record.contents.saved.text()
    record.saving.ask = lambda path, form, then: suggested.append(path)
    record.save()
    record.choose(Make.MINUTE)
    record.save()
    assert suggested[0].parent not in (tmp_path / "open", tmp_path / "shut")
    assert suggested[0].name.startswith("Exempt minute")
    assert [each.parent.name for each in suggested[1:]] == ["shut", "open"]
    record.choose(Make.EXEMPT)
    save(qtbot, record, tmp_path / "open" / "exempt.pdf")
    assert "Public files of the record are saved in the same folder." in record.contents.saved.text()


@pytest.mark.parametrize("is_wanted", [False, True])
def test_everything_of_the_meeting_has_it_only_when_ticked_and_says_which(qtbot, record, tmp_path, is_wanted):
    record.choose(Make.EVERYTHING)
    assert not record.contents.exempt.isChecked()
    if is_wanted:
        record.contents.exempt.click()
    assert ("Its exempt minute is not here." in record.page.toPlainText()) != is_wanted
    assert ("Not for publication/Exempt minute.pdf" in record.page.toPlainText()) == is_wanted
    save(qtbot, record, tmp_path / "all")
    held = {str(each.relative_to(tmp_path / "all")) for each in (tmp_path / "all").rglob("*")}
    assert (str(Path("Not for publication") / "Exempt minute.docx") in held) == is_wanted
    listed = (tmp_path / "all" / LIST).read_text(encoding="utf-8")
    assert ("Its exempt minute is not here." in listed) != is_wanted
    assert ("“Not for publication”" in record.contents.saved.text()) == is_wanted


def test_a_sentence_of_it_is_corrected_there_and_not_in_the_public_minute(qtbot, record, tmp_path):
    record.choose(Make.EXEMPT)
    block = next(each for each in record.minute.blocks if HUSH in each.text)
    record.page.corrected.emit(block, "Put in other words.", "")
    record.fill_if_stale()
    assert "Put in other words." in record.page.toPlainText()
    record.choose(Make.MINUTE)
    assert "other words" not in record.page.toPlainText()
    assert "correction" not in " ".join(record.minute.left_out)
    record.choose(Make.ARCHIVE)
    save(qtbot, record, tmp_path / "archive.json")
    assert "other words" not in (tmp_path / "archive.json").read_text(encoding="utf-8")


def test_all_forms_of_it_are_marked(qtbot, record, tmp_path):
    record.choose(Make.EXEMPT)
    for at, form in enumerate((Form.PDF, Form.WORD, Form.TEXT)):
        record.saving.ask = lambda suggested, form, then: then(tmp_path / f"exempt.{form}")
        with qtbot.waitSignal(record.desk.jobs.finished, timeout=30_000):
            record.save(at)
        assert (tmp_path / f"exempt.{form}").stat().st_size
    said = (tmp_path / "exempt.txt").read_text(encoding="utf-8")
    assert said.startswith("NOT FOR PUBLICATION.")
