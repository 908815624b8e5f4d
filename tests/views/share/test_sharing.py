"""Questions from a member's screen to the Chair's, by a folder and by hand."""

from dataclasses import replace

from PySide6.QtCore import Qt

from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.store import post, rows
from scrutiny_desktop.views import offering
from scrutiny_desktop.views.questions.screen import QuestionsScreen
from scrutiny_desktop.views.share.asking import ShareDialog
from tests.views.share.conftest import MADE, look, rested


def share_by_dialog(qtbot, screen):
    screen.share.click()
    (dialog,) = screen.findChildren(ShareDialog)
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    said = dialog.told.text()
    dialog.decide.click()
    rested(qtbot, screen)
    return said


def with_folder(qtbot, folder, *screens):
    for screen in screens:
        screen.doing.use_folder(folder)
        rested(qtbot, screen)


def test_a_dry_run_says_what_would_leave_before_it_does(qtbot, ben):
    said = share_by_dialog(qtbot, ben)
    assert said == "1 question, 0 private notes, nothing exempt."
    assert [each.key[2] for each in ben.seen.given] == ["q1"]
    assert ben.chips["given"].text() == "What I share 1"


def test_no_part_of_the_dialog_is_a_window_of_its_own(strays, qtbot, ben):
    ben.share.click()
    (dialog,) = ben.findChildren(ShareDialog)
    assert dialog.private.isVisible()
    assert strays == []
    dialog.reject()


def test_private_notes_leave_only_when_that_is_said(qtbot, ben):
    ben.share.click()
    (dialog,) = ben.findChildren(ShareDialog)
    for at in range(dialog.list.count()):
        dialog.list.item(at).setCheckState(Qt.CheckState.Checked)
    assert dialog.told.text().startswith("No circle holds all that is ticked.")
    assert not dialog.decide.isEnabled()
    dialog.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert "1 private note stays." in dialog.told.text()
    dialog.private.click()
    assert dialog.told.text().startswith("1 question, 1 private note, nothing exempt.")
    dialog.reject()


def test_a_question_leaves_by_the_folder_and_comes_to_the_chair_with_its_passage(qtbot, ben, amina, shared_folder):
    with_folder(qtbot, shared_folder, ben, amina)
    share_by_dialog(qtbot, ben)
    assert ben.given.state.text() == "Waiting"
    look(qtbot, ben, amina)
    assert ben.given.state.text() == "Shared"
    assert "left " in ben.given.when.text()
    assert amina.chips["came"].text() == "What came 1 · 1 new"
    amina.show_page("came")
    assert amina.came.asker.text() == "From Ben, for the meeting of Thursday, 12 June 2031"
    quotes = [amina.came.passages.itemAt(at).widget().text() for at in range(amina.came.passages.count())]
    assert quotes[0] == "“Visits are checked each month.”"
    assert quotes[1] == "Report, page 3"


def test_undo_takes_a_share_back_until_it_has_left(qtbot, ben, shared_folder):
    share_by_dialog(qtbot, ben)
    ben.desk.undo()
    rested(qtbot, ben)
    assert ben.seen.given == ()
    ben.desk.redo()
    rested(qtbot, ben)
    assert len(ben.seen.given) == 1
    with_folder(qtbot, shared_folder, ben)
    look(qtbot, ben)
    with qtbot.waitSignal(ben.desk.troubled) as told:
        ben.desk.undo()
    assert "has left already" in str(told.args[0])
    rested(qtbot, ben)
    assert len(ben.seen.given) == 1


def test_what_is_withdrawn_leaves_the_others_lists(qtbot, ben, amina, shared_folder):
    with_folder(qtbot, shared_folder, ben, amina)
    share_by_dialog(qtbot, ben)
    look(qtbot, ben, amina)
    ben.show_page("given")
    ben.given.withdraw.click()
    rested(qtbot, ben)
    assert ben.given.state.text() == "Withdrawn"
    look(qtbot, ben, amina)
    assert amina.seen.came == ()


def test_everything_goes_by_hand_without_any_folder(qtbot, ben, amina, tmp_path):
    share_by_dialog(qtbot, ben)
    out = tmp_path / "to the chair.sds"
    ben.doing.save_file("meeting-2031-06-12", "chair", out)
    rested(qtbot, ben)
    assert ben.given.state.text() == "Shared"
    amina._posting.open_files([out])
    rested(qtbot, amina)
    assert [each.question.text for each in amina.seen.came] == ["Who checks the visits?"]


def test_one_key_shares_the_chosen_question_and_says_why_another_stays(qtbot, ben):
    screen = QuestionsScreen(ben.desk)
    qtbot.addWidget(screen)
    with qtbot.waitExposed(screen):
        screen.show()
    for key, words in (("q1", "Shared with the Chair: 1 question"), ("q2", "Not shared with the Chair.")):
        screen.show_record("questions", key, -1)
        with qtbot.waitSignal(ben.desk.noticed) as told:
            screen.handlers()["share_question"]()
        assert told.args[0].startswith(words)
    rested(qtbot, ben)
    assert [each.key[2] for each in ben.seen.given] == ["q1"]
    screen.hide()


def test_the_chair_takes_a_question_into_the_plan_and_its_new_words_later(qtbot, ben, amina, shared_folder):
    with_folder(qtbot, shared_folder, ben, amina)
    share_by_dialog(qtbot, ben)
    look(qtbot, ben, amina)
    amina.show_page("came")
    amina.came.take.click()
    rested(qtbot, amina)
    taken = rows.get(amina.desk.library, Question, "q1")
    assert (taken.owner, taken.asker, taken.standing, taken.meeting_id) == ("ben", "Ben", Standing.PLANNED, "m1")
    assert [each.paper_id for each in taken.passages] == ["theirs"]
    assert amina.came.state.text() == "In the plan"
    amina.desk.undo()
    rested(qtbot, amina)
    assert amina.came.state.text() == "New"
    amina.desk.redo()

    edited = replace(MADE[3], text="Who checks the visits, and how often?")
    ben.desk.change("", old=MADE[3], new=edited)
    offering.share(ben.desk, [edited], "chair")
    look(qtbot, ben, amina)
    assert amina.came.take.text() == "Take the new words"
    amina.came.take.click()
    rested(qtbot, amina)
    assert rows.get(amina.desk.library, Question, "q1").text == "Who checks the visits, and how often?"


def test_what_is_left_with_thanks_is_no_longer_new(qtbot, ben, amina, shared_folder):
    with_folder(qtbot, shared_folder, ben, amina)
    share_by_dialog(qtbot, ben)
    look(qtbot, ben, amina)
    amina.show_page("came")
    amina.came.thank.click()
    rested(qtbot, amina)
    assert amina.came.state.text() == "Left with thanks"
    assert amina.chips["came"].text() == "What came 1"
    amina.came.thank.click()
    rested(qtbot, amina)
    assert amina.came.state.text() == "New"


def test_the_log_says_what_was_refused_and_is_saved_as_a_table(qtbot, ben, amina, tmp_path, shared_folder):
    with_folder(qtbot, shared_folder, ben, amina)
    (shared_folder / "odd.sds").write_bytes(b"not a shared file at all")
    look(qtbot, amina)
    amina.show_page("log")
    assert amina.log.state.text() == "Refused"
    assert "not a shared file" in amina.log.sentence.text()
    amina.doing.save_log_to(tmp_path / "log.csv")
    rested(qtbot, amina)
    said = (tmp_path / "log.csv").read_text("utf-8-sig").splitlines()
    assert said[0] == "When,What,File,Member,Why,Copies"
    assert len(said) == 1 + len(post.log(amina.desk.library))
