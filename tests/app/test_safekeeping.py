"""Protecting, backing up, restoring and taking in, through the window."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from scrutiny_desktop.app.start import now, open_window, settle_in
from scrutiny_desktop.domain.database_place import DatabasePlace
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import backup, keys, meetings, questions, rows, search, settings
from scrutiny_desktop.store.access import Access, is_protected
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.views import library_file
from scrutiny_desktop.views.database_post import KEPT_PASSWORD
from scrutiny_desktop.views.letting_go import RemoveMeetingDialog
from scrutiny_desktop.views.mending import MendDialog
from scrutiny_desktop.views.papers.classifying import ClassifyDialog
from scrutiny_desktop.views.papers.staying import AFTER_MEETING
from scrutiny_desktop.views.posting import posting_of
from scrutiny_desktop.views.protecting import ProtectDialog, RecoveryDialog
from scrutiny_desktop.views.refused import RefusedDialog
from scrutiny_desktop.views.restoring import RestoreDialog
from scrutiny_desktop.views.secret_papers import SecretPaperDialog

PLANTED = "zebra-haystack-lantern"
PATIENCE = 60_000


@pytest.fixture
def window(qtbot, access, resources):
    made = open_window(open_library(access, clock=now), resources)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.desk.close()
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def _rest(qtbot, window):
    qtbot.waitUntil(lambda: not window.desk.jobs.is_busy, timeout=PATIENCE)


def _add_question(window, text):
    new = Question(id=window.desk.ids.new(), meeting_id="m1", text=text)
    window.desk.change("add question", old=None, new=new)
    return new


def _protect(qtbot, window, passphrase):
    window.run("protect")
    dialog = window.findChild(ProtectDialog)
    dialog.first.setText(passphrase)
    dialog.again.setText(passphrase)
    dialog._try()
    _rest(qtbot, window)
    return dialog


def test_a_protected_library_holds_its_words_and_shows_none_on_the_disk(qtbot, window):
    question = _add_question(window, PLANTED)
    settle_in(window)
    _rest(qtbot, window)
    _protect(qtbot, window, "three plain words")
    qtbot.waitUntil(lambda: window.findChild(RecoveryDialog) is not None)
    code = window.findChild(RecoveryDialog).code.text()
    folder = window.desk.library.access.folder
    [kept] = questions.for_meeting(window.desk.library, "m1")
    assert (kept.id, kept.text) == (question.id, PLANTED)
    assert "protected" in window.foot.place.accessibleName()
    _add_question(window, f"{PLANTED} again")
    for file in folder.rglob("*"):
        assert file.is_dir() or PLANTED.encode() not in file.read_bytes(), file
    assert keys.unlock_with_either(folder, "three plain words")[0] == keys.unlock_with_either(folder, code)[0]
    with pytest.raises(ScrutinyError):
        keys.unlock_with_either(folder, "three other words")


def test_undo_still_works_after_protecting(qtbot, window):
    _add_question(window, "Who checks?")
    _protect(qtbot, window, "three plain words")
    window.run("undo")
    assert questions.for_meeting(window.desk.library, "m1") == []


def test_a_short_or_mistyped_passphrase_is_told_and_changes_nothing(qtbot, window):
    window.run("protect")
    dialog = window.findChild(ProtectDialog)
    dialog.first.setText("short")
    dialog._try()
    assert "at least" in dialog.words.text()
    dialog.first.setText("long enough to keep")
    dialog.again.setText("long enough to keeq")
    dialog._try()
    assert "not the same" in dialog.words.text()
    assert not is_protected(window.desk.library.access.folder)
    dialog.reject()


def test_a_start_backs_up_when_the_last_backup_is_old(qtbot, window, access):
    settle_in(window)
    _rest(qtbot, window)
    assert backup.every(access.folder)
    made = len(backup.every(access.folder))
    settle_in(window)
    _rest(qtbot, window)
    assert len(backup.every(access.folder)) == made


def test_the_first_start_opens_on_the_real_report_and_asks_who_i_am(qtbot, window):
    settle_in(window)
    _rest(qtbot, window)
    assert str(window.desk.meeting.on) == "2020-12-03"
    assert window.desk.panel.name == "Children and Families Scrutiny Panel"
    assert len(window.notices()) == 1
    assert not window.desk.stack.canUndo()


def test_a_second_start_does_not_bring_back_what_was_removed(qtbot, window):
    window.desk.keep("was_welcomed", True)
    settle_in(window)
    _rest(qtbot, window)
    assert meetings.every(window.desk.library) == []


def test_a_backup_brings_back_what_was_there(qtbot, window, access):
    kept = _add_question(window, "Kept")
    backup.back_up(access, lambda: now() - timedelta(hours=1), "by hand")
    window.desk.change("remove question", old=kept, new=None)
    window.run("restore")
    dialog = window.findChild(RestoreDialog)
    dialog.list.setCurrentRow(dialog.list.count() - 1)
    dialog._start()
    _rest(qtbot, window)
    assert questions.for_meeting(window.desk.library, "m1") == [kept]
    assert not window.desk.stack.canUndo()


def test_many_refusals_are_one_strip_that_says_which_and_why(qtbot, window, tmp_path):
    empty = [tmp_path / f"paper {at}.txt" for at in range(4)]
    for file in empty:
        file.touch()
    window.errands.take_in(empty)
    _rest(qtbot, window)
    (strip,) = window.notices()
    assert strip.text.text().startswith("4 papers were not added: “paper 0.txt”, “paper 1.txt”")
    strip.findChild(QPushButton).click()
    shown = window.findChild(RefusedDialog)
    assert ["paper 0.txt" in shown.list.item(0).text(), shown.list.count()] == [True, 4]
    shown.reject()


def test_a_library_saved_as_a_file_comes_back_on_another_laptop_in_the_window(
    qtbot, window, tmp_path, resources, request
):
    question = _add_question(window, "Who checks?")
    _protect(qtbot, window, "three plain words")
    saved = tmp_path / "mine.scrutiny"
    library_file.save(window.desk, saved)
    _rest(qtbot, window)
    assert "passphrase" in window.notices()[-1].text.text()
    other = open_window(open_library(Access(tmp_path / "another laptop"), clock=now), resources)
    request.addfinalizer(lambda: (other.close(), other.desk.close()))
    other.show()
    dialog = RestoreDialog(other.desk, other)
    dialog.open()
    dialog.choose(saved)
    assert dialog.secret.isVisible()
    dialog.secret.setText("three other words")
    dialog._start()
    _rest(qtbot, other)
    assert "not the library's passphrase" in dialog.trouble.text()
    assert other.desk.library.access.key is None
    dialog.secret.setText("three plain words")
    dialog._start()
    _rest(qtbot, other)
    assert questions.for_meeting(other.desk.library, "m1") == [question]
    assert "protected" in other.foot.place.accessibleName()


def test_the_passphrase_is_changed_and_removed_in_the_window(qtbot, window):
    question = _add_question(window, "Who checks?")
    _protect(qtbot, window, "three plain words")
    folder = window.desk.library.access.folder
    dialog = ProtectDialog(window.desk, window)
    dialog.open()
    dialog.old.setText("three wrong words")
    dialog.first.setText("three other words")
    dialog.again.setText("three other words")
    dialog._try()
    _rest(qtbot, window)
    assert "not the library's passphrase" in dialog.words.text()
    dialog.old.setText("three plain words")
    dialog._try()
    _rest(qtbot, window)
    assert keys.unlock(folder, "three other words") == window.desk.library.access
    dialog = ProtectDialog(window.desk, window)
    dialog.open()
    dialog.old.setText("three other words")
    dialog.remove.click()
    assert "able to read everything" in dialog.words.text()
    assert is_protected(folder)
    dialog.remove.click()
    _rest(qtbot, window)
    assert not is_protected(folder)
    assert questions.for_meeting(window.desk.library, "m1") == [question]
    window.run("undo")
    assert questions.for_meeting(window.desk.library, "m1") == []


def test_a_databases_password_never_lies_in_a_library_that_anybody_can_read(qtbot, window):
    post, folder = posting_of(window.desk).database, window.desk.library.access.folder
    post.use(DatabasePlace(host="nowhere.invalid", user="ben"), PLANTED)
    _rest(qtbot, window)
    assert not _lies_in(folder)
    _protect(qtbot, window, "three plain words")
    assert settings.get(window.desk.library, KEPT_PASSWORD) == PLANTED
    assert not _lies_in(folder)
    dialog = ProtectDialog(window.desk, window)
    dialog.open()
    dialog.old.setText("three plain words")
    dialog.remove.click()
    dialog.remove.click()
    _rest(qtbot, window)
    assert not is_protected(folder)
    assert not _lies_in(folder)
    assert post.password == PLANTED


def _lies_in(folder):
    return any(PLANTED.encode() in each.read_bytes() for each in folder.rglob("*") if each.is_file())


def test_the_recovery_sheet_has_the_code_as_words_and_as_a_square(qtbot, window, tmp_path):
    _protect(qtbot, window, "three plain words")
    shown = window.findChild(RecoveryDialog)
    shown.save(tmp_path / "sheet.pdf")
    code = shown.code.text()
    with pypdfium2.PdfDocument(tmp_path / "sheet.pdf") as sheet:
        words = sheet[0].get_textpage().get_text_bounded()
    assert code.replace("-", "") in "".join(words.split()).replace("-", "")
    folder = window.desk.library.access.folder
    assert not [each for each in folder.rglob("*") if each.is_file() and code.encode() in each.read_bytes()]


def test_a_recovery_code_that_went_nowhere_is_not_closed_by_one_slip(qtbot, window):
    _protect(qtbot, window, "three plain words")
    qtbot.waitUntil(lambda: window.findChild(RecoveryDialog) is not None, timeout=PATIENCE)
    shown = window.findChild(RecoveryDialog)
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.isVisible()
    assert "not shown again" in shown.words.text()
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_damage_found_while_the_library_is_open_is_mended_and_told(qtbot, window, access):
    question = _add_question(window, "Who checks?")
    dialog = MendDialog(window.desk, window)
    dialog.open()
    dialog.start()
    _rest(qtbot, window)
    assert "Every row could be read." in dialog.came_back.toPlainText()
    assert questions.for_meeting(window.desk.library, "m1") == [question]
    assert not window.desk.stack.canUndo()


@pytest.fixture
def exempt(tmp_path) -> Path:
    paper = tmp_path / "exempt.txt"
    paper.write_text(
        "NOT FOR PUBLICATION\nThis report is exempt by virtue of paragraph 1 of Schedule 12A to the Local Government "
        f"Act 1972.\n\nPlacements\n\n1. The {PLANTED} was placed outside Examplebridge.\n"
    )
    return paper


def _asked(qtbot, window) -> SecretPaperDialog:
    _rest(qtbot, window)
    found = [each for each in window.findChildren(SecretPaperDialog) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def _supplied(window) -> list[str]:
    return [each.file_name for each in rows.every(window.desk.library, Paper) if each.is_supplied]


def test_an_exempt_paper_asks_for_a_passphrase_before_it_is_added(qtbot, window, exempt):
    window.errands.take_in([exempt])
    asked = _asked(qtbot, window)
    assert _supplied(window) == []
    asked.decide.click()
    dialog = window.findChild(ProtectDialog)
    dialog.first.setText("three plain words")
    dialog.again.setText("three plain words")
    dialog._try()
    _rest(qtbot, window)
    assert _supplied(window) == []  # the recovery code comes first, and nothing opens under it
    qtbot.waitUntil(lambda: window.findChild(RecoveryDialog) is not None, timeout=PATIENCE)
    code = window.findChild(RecoveryDialog)
    code._copy()
    code.reject()
    _rest(qtbot, window)
    assert _supplied(window) == ["exempt.txt"]
    for file in window.desk.library.access.folder.rglob("*"):
        assert file.is_dir() or PLANTED.encode() not in file.read_bytes(), file


def test_the_passphrase_can_be_put_off_once_and_then_only_left_with_the_paper(qtbot, window, exempt, tmp_path):
    window.errands.take_in([exempt])
    _asked(qtbot, window).later.click()
    assert _supplied(window) == ["exempt.txt"]
    assert "no passphrase" in window.notices()[-1].text.text()
    exposed = window.notices()[-1]
    other = tmp_path / "another exempt.txt"
    other.write_text(exempt.read_text().replace(PLANTED, "second-planted-word"))
    window.errands.take_in([other])
    asked = _asked(qtbot, window)
    assert not asked.later.isVisible()
    asked.reject()
    _rest(qtbot, window)
    assert _supplied(window) == ["exempt.txt"]
    assert not search.find(window.desk.library, "second-planted-word")
    assert exposed in window.notices()
    _protect(qtbot, window, "three plain words")
    qtbot.waitUntil(lambda: exposed not in window.notices(), timeout=PATIENCE)


def test_a_meeting_is_removed_in_the_window_and_the_notes_on_it_stay(qtbot, window):
    settle_in(window)
    _rest(qtbot, window)
    question = replace(_add_question(window, "Who checks?"), meeting_id=window.desk.meeting.id)
    window.desk.change("move", old=window.desk.now(question), new=question)
    dialog = RemoveMeetingDialog(window.desk, window)
    dialog.open()
    assert not dialog.decide.isEnabled()
    assert not dialog.decide.isDefault()
    dialog.list.setCurrentRow(0)
    assert "Backups that still hold" in dialog.told.text()
    assert "stays in the list, with your notes, questions and assessments." in dialog.told.text()
    assert dialog.decide.text() == "&Remove its papers"
    dialog.decide.click()
    _rest(qtbot, window)
    assert _supplied(window) == []
    assert questions.for_meeting(window.desk.library, question.meeting_id) == [question]
    assert not window.desk.stack.canUndo()
    dialog = RemoveMeetingDialog(window.desk, window)
    dialog.open()
    dialog.list.setCurrentRow(0)
    assert not dialog.decide.isEnabled()  # its papers have left already
    dialog.with_notes.setChecked(True)
    assert dialog.decide.text() == "&Remove the meeting"
    dialog.decide.click()
    _rest(qtbot, window)
    assert meetings.every(window.desk.library) == []
    assert window.notices()[-1].text.text().startswith("The meeting was removed: ")


def test_a_paper_whose_time_is_over_leaves_at_the_next_start(qtbot, window):
    settle_in(window)
    _rest(qtbot, window)
    paper = next(each for each in rows.every(window.desk.library, Paper) if each.is_supplied)
    dialog = ClassifyDialog(window.desk, paper, window)
    dialog.open()
    dialog.stays.choice.setCurrentIndex(AFTER_MEETING)
    dialog.decide.click()
    assert window.desk.now(paper).leaves_after_meeting
    settle_in(window)
    _rest(qtbot, window)
    assert _supplied(window) == []
    assert "have left the library: 1" in window.notices()[-1].text.text()
