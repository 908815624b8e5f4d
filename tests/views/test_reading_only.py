"""A library written by a newer program: it can be read, and what only looks at it never asks to write."""

import pytest

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.views.window import SCREENS, Window


@pytest.fixture
def reading_desk(sample_desk):
    sample_desk.library.execute("PRAGMA user_version = 999")
    sample_desk.library.close()
    sample_desk.take_up(open_library(sample_desk.library.access, clock=sample_desk.clock))
    return sample_desk


def test_every_screen_of_it_can_be_looked_at(qtbot, reading_desk):
    assert reading_desk.library.is_read_only
    window = Window(reading_desk)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    for key in SCREENS:
        window.run(f"go_{key}")
        assert window.screen_now.key == key
    window.screens["papers"].places.keep()
    assert not window.notices()
    window.close()


def test_a_change_to_it_is_refused_in_words(qtbot, reading_desk):
    meeting = reading_desk.meeting
    with pytest.raises(ScrutinyError, match="newer version"):
        reading_desk.change("remove the meeting", old=meeting, new=None)
