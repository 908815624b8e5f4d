"""A question that was changed on two devices, and what its owner makes of it."""

import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

from scrutiny_desktop.domain.recommendation import Assessment, Assurance, Recommendation
from scrutiny_desktop.store import questions
from scrutiny_desktop.views import offering
from scrutiny_desktop.views.checklist.from_others import FromOthers
from scrutiny_desktop.views.share.versions import VersionsDialog
from scrutiny_desktop.views.words import word
from tests.views.share.conftest import MADE, choose, look, rested, with_folder


@pytest.fixture
def disputed(qtbot, ben, desk_at, screen_on, tmp_path, shared_folder):
    """Ben's screen, after his laptop and a copy of it changed one question each their own way."""
    ben.doing.use_folder(shared_folder)
    rested(qtbot, ben)
    offering.share(ben.desk, [MADE[3]], "chair")
    look(qtbot, ben)
    shutil.copytree(tmp_path / "ben", tmp_path / "clone")
    clone = screen_on(desk_at("clone"))
    for screen, words in ((ben, "Who checks the monthly visits?"), (clone, "Who checks the visits, and how often?")):
        edited = replace(MADE[3], text=words)
        screen.desk.change("", old=MADE[3], new=edited)
        offering.share(screen.desk, [edited], "chair")
        rested(qtbot, screen)
    look(qtbot, ben, clone, ben)
    ben.show_page("given")
    return ben


@pytest.fixture
def dialog(qtbot, disputed):
    disputed.given.choose.click()
    (found,) = disputed.findChildren(VersionsDialog)
    return found


def test_no_part_of_the_dialog_is_a_window_of_its_own(strays, dialog):
    assert dialog.keep.isVisible()
    assert strays == []


def words_of(screen):
    return [each.text for each in screen.given.row.seen.records]


def test_both_versions_stand_side_by_side_and_say_where_they_differ(disputed, dialog):
    assert disputed.given.state.text() == "Two versions"
    assert {"Who checks the monthly visits?", "Who checks the visits, and how often?"} == set(words_of(disputed))
    shown = [each.text() for each in dialog.findChildren(QLabel) if "<u" in each.text()]
    assert any("<b>monthly" in each for each in shown)
    assert any("often?</b>" in each for each in shown)


def test_one_version_is_used(qtbot, disputed, dialog):
    second = words_of(disputed)[1]
    dialog.uses[1].click()
    rested(qtbot, disputed)
    assert words_of(disputed) == [second]
    assert not disputed.given.choose.isVisible()


def test_the_two_are_joined(qtbot, disputed, dialog):
    dialog.words.setPlainText("Who checks the monthly visits, and how often?")
    dialog.join.click()
    rested(qtbot, disputed)
    assert words_of(disputed) == ["Who checks the monthly visits, and how often?"]


def test_both_are_kept_the_second_as_a_question_of_its_own(qtbot, disputed, dialog):
    first, second = words_of(disputed)
    dialog.keep.click()
    rested(qtbot, disputed)
    assert words_of(disputed) == [first]
    assert second in [each.text for each in questions.for_meeting(disputed.desk.library, "m1")]


def test_the_chairs_checklist_shows_a_judgement_in_two_versions_side_by_side(
    qtbot, amina, ben, desk_at, screen_on, tmp_path, shared_folder
):
    with_folder(qtbot, shared_folder, amina, ben)
    advice = Recommendation(id="r1", meeting_id="m1", number="1", text="Check every visit.")
    judged = Assessment(id="a1", owner="ben", meeting_id="m1", recommendation_id="r1", words="No figures yet.",
                        assurance=Assurance.NOT_ASSURED)  # fmt: skip
    for screen, records in ((amina, (advice,)), (ben, (advice, judged))):
        screen.desk.change_all("", [(None, each) for each in records])
    offering.share(ben.desk, [judged], "chair")
    look(qtbot, ben)
    shutil.copytree(tmp_path / "ben", tmp_path / "clone")
    clone = screen_on(desk_at("clone"))
    said = {Assurance.ASSURED: "All figures came.", Assurance.PARTLY_ASSURED: "Some figures came."}
    for screen, (state, words) in zip((ben, clone), said.items(), strict=True):
        edited = replace(judged, assurance=state, words=words)
        screen.desk.change("", old=judged, new=edited)
        offering.share(screen.desk, [edited], "chair")
        rested(qtbot, screen)
    look(qtbot, ben, clone, amina)
    told = FromOthers(amina.desk)
    qtbot.addWidget(told)
    told.resize(380, 300)
    told.show_recommendation("r1")
    with qtbot.waitExposed(told):
        told.show()
    words = [each for each in told.findChildren(QLabel) if each.accessibleName() in said.values()]
    assert {each.accessibleName() for each in words} == set(said.values())
    assert all("<b>" in each.text() for each in words)
    first, second = (each.mapTo(told, QPoint(0, 0)) for each in words)
    assert (first.y(), first.x() == second.x()) == (second.y(), False)
    shown = [each.text() for each in told.findChildren(QLabel)]
    assert {"Version 1", "Version 2", word(Assurance.ASSURED), word(Assurance.PARTLY_ASSURED)} <= set(shown)
    look(qtbot, ben)
    ben.show_page("given")
    ben.given.choose.click()
    (dialog,) = ben.findChildren(VersionsDialog)
    assert {word(each) for each in said} <= {each.text() for each in dialog.findChildren(QLabel)}
    amina.show_page("came")
    choose(amina.came, "a1")
    assert "several versions" in amina.came.doubt.text()
