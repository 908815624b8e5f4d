"""What has come is told on the rail, whichever screen is shown; a file dropped on the window is opened."""

from PySide6.QtCore import Qt

from scrutiny_desktop.flows import sharing_seen
from scrutiny_desktop.views import offering
from tests.made_library import clock
from tests.views.share.conftest import (
    ASKED,
    MADE,
    SIMILAR,
    by_file,
    choose,
    drop,
    look,
    plan,
    press,
    rested,
    send,
    with_folder,
)


def counted(qtbot, window, number):
    """Wait until the rail says so much."""
    badge = window.rail.buttons["share"].badge
    qtbot.waitUntil(lambda: (badge.text() if badge.isVisible() else "") == number, timeout=20_000)


def name_of(window):
    return window.rail.buttons["share"].accessibleName()


def saved(qtbot, tmp_path, screen, scope, audience):
    out = tmp_path / f"{screen.desk.me.id} {scope}.sds"
    screen.doing.save_file(scope, audience, out)
    rested(qtbot, screen)
    return out


def test_the_rail_bears_the_number_of_new_questions_until_they_are_answered(
    qtbot, amina, ben, shared_folder, window_on
):
    with_folder(qtbot, shared_folder, amina, ben)
    window = window_on(amina.desk)
    window.go("papers")
    counted(qtbot, window, "")
    assert name_of(window) == "Share"
    offering.share(ben.desk, [MADE[3]], "chair")
    look(qtbot, ben, amina)
    counted(qtbot, window, "1")
    assert name_of(window) == "Share, 1 new"
    amina.desk.keys_changed.emit()
    assert window.rail.buttons["share"].toolTip() == "Share, 1 new (Alt+8)"
    amina.show_page("came")
    choose(amina.came, "q1")
    amina.came.take.click()
    counted(qtbot, window, "")
    amina.desk.undo()
    counted(qtbot, window, "1")
    amina.came.thank.click()
    counted(qtbot, window, "")
    assert name_of(window) == "Share"


def test_files_dropped_on_the_window_are_opened_and_say_what_came(qtbot, amina, ben, carys, tmp_path, window_on):
    chair = window_on(amina.desk)
    told = []
    amina.desk.noticed.connect(told.append)
    offering.share(ben.desk, [MADE[3]], "chair")
    offering.share(carys.desk, [SIMILAR], "chair")
    files = [saved(qtbot, tmp_path, each, "meeting-2031-06-12", "chair") for each in (ben, carys)]
    drop(chair, *files)
    rested(qtbot, amina)
    assert [each.split(".")[0] for each in told] == ["1 new question came", "1 new question came"]
    counted(qtbot, chair, "2")
    plan(amina, *ASKED)
    send(qtbot, amina, amina.order)
    member, heard = window_on(ben.desk), []
    ben.desk.noticed.connect(heard.append)
    drop(member, saved(qtbot, tmp_path, amina, "meeting-2031-06-12", "panel"))
    rested(qtbot, ben)
    assert heard == ["New from Amina: meeting of 12 Jun 2031."]
    press(qtbot, member, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    assert len(member.screen_now.following.came.questions) == 3
    by_file(qtbot, tmp_path, "meeting-2031-06-12", "panel", amina, ben)
    assert heard[-1].endswith("holds nothing that is not here already.")


def test_a_question_for_the_panel_waits_at_the_chairs_desk_and_at_no_members(qtbot, amina, ben, carys, shared_folder):
    with_folder(qtbot, shared_folder, amina, ben, carys)
    offering.share(ben.desk, [MADE[3]], "panel")
    look(qtbot, ben, amina, carys)
    waiting = [sharing_seen.many_new(each.desk.library.access, clock, lambda *_: None) for each in (amina, carys)]
    assert waiting == [1, 0]
