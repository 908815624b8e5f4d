"""What no start waits for is not imported by one, and is all there when it is asked for."""

import subprocess
import sys

from scrutiny_desktop.later import later

STARTED = """
import sys, scrutiny_desktop.app.start, scrutiny_desktop.views.papers.screen
import scrutiny_desktop.later as room
"""


def _said(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_a_start_imports_nothing_that_was_put_off_but_the_screen_it_shows():
    said = _said(STARTED + "print(*[each for each in room._PUT_OFF if each in sys.modules])")
    assert said == "scrutiny_desktop.views.papers.screen"


def test_all_that_was_put_off_is_there_when_there_is_time_for_it():
    code = STARTED + "names = list(room._PUT_OFF); room.fetch(); print(len(names) > 9, set(names) - set(sys.modules))"
    assert _said(code) == "True set()"


def test_what_is_wanted_first_is_fetched_before_all_else_that_was_put_off():
    code = STARTED + "asked = []; room.import_module = asked.append; room.fetch('scrutiny_desktop.views.live')"
    first, *others = _said(code + "; print(*asked)").split()
    assert first == "scrutiny_desktop.views.live.screen" and len(others) > 9


def test_a_module_put_off_gives_what_is_in_it():
    (unread,) = later("scrutiny_desktop.domain", "reading")
    assert unread.PageFacts(is_picture=True).is_unread
