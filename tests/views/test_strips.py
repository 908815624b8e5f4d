"""Strips keep within the window, whatever they say and however large the text."""

import pytest
from PySide6.QtCore import Qt

from scrutiny_desktop.views.notices import Notice
from scrutiny_desktop.views.rail import SCREENS
from scrutiny_desktop.views.window import Window

LONG = "You follow the Chair’s marks, which only the Chair makes. This key goes back to your own screen. " * 2


@pytest.fixture(params=[100, 150, 200])
def window(request, qtbot, sample_desk):
    sample_desk.dress("light", request.param)
    made = Window(sample_desk)
    qtbot.addWidget(made)
    made.resize(1280, 680)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.mark.parametrize("many", [1, 2])
def test_no_strip_makes_the_window_higher_than_a_small_screen(qtbot, window, many):
    for key in SCREENS:
        window.go(key)
        for at in range(many):
            window.add_notice(Notice(window.desk, f"{at} {LONG}"))
        qtbot.wait(1)
        assert (window.width(), window.height()) == (1280, 680), key
        assert window.minimumSizeHint().height() <= 680, key
        assert window.notices()[-1].text.text().startswith(f"{many - 1} "), key
        foot = window.foot
        assert foot.mapTo(window, foot.rect().bottomLeft()).y() < 680, key
        for each in list(window.notices()):
            each.close_notice()


def test_the_strip_of_a_closed_room_keeps_within_it_too(qtbot, window):
    window.run("go_live")
    window.run("start_meeting")
    window.run("exclude_public")
    window.add_notice(Notice(window.desk, LONG))
    qtbot.wait(1)
    assert window.excluded.isVisible()
    assert window.height() == 680


def test_escape_on_live_closes_a_strip_that_only_says_something(qtbot, window):
    window.go("live")
    window.tell("Nobody has this key.")
    offered = Notice(window.desk, "There is more.")
    offered.offer("More", lambda: None)
    window.add_notice(offered)
    window.screen_now.now.heard.setFocus()
    for _ in range(2):
        qtbot.keyClick(window.screen_now.now.heard, Qt.Key.Key_Escape)
    assert window.notices() == [offered]


def test_a_strip_that_had_no_room_comes_when_there_is(qtbot, window):
    for at in range(2):
        window.add_notice(Notice(window.desk, f"{at} {LONG}"))
    window.resize(1280, 1400)
    qtbot.waitUntil(lambda: len(window.notices()) == 2)
    assert all(each.isVisible() for each in window.notices())


@pytest.mark.parametrize("window", [100], indirect=True)
def test_what_could_not_be_saved_is_said_until_it_is_saved_or_the_record_is_left(qtbot, window, tmp_path):
    window.go("record")
    record, desk = window.screen_now, window.desk
    record.fill_if_stale()
    record.saving.ask = lambda suggested, form, then: then(place / f"minute.{form}")

    def save(until):
        window.run("save_minute")
        qtbot.waitUntil(until, timeout=20_000)

    def told():
        return any("could not be saved" in each.text.text() for each in window.notices())

    place = tmp_path / "none"
    save(told)
    desk.changed.emit("", "")
    assert told()
    place = tmp_path
    save(lambda: (tmp_path / "minute.pdf").exists() and not desk.jobs.is_busy)
    qtbot.waitUntil(lambda: not told())
    place = tmp_path / "none"
    save(told)
    window.go("live")
    assert not told()
