"""Places found by searching, with their pages beside them."""

import pytest
from PySide6.QtCore import Qt

from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.store import meetings
from scrutiny_desktop.views.found_face import PLACE
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.palette import Palette
from tests import made_papers as made

LONG = 20_000


@pytest.fixture
def palette(qtbot, desk, tmp_path):
    """A palette over two PDFs, a locked one, and a text."""
    introduce(desk, "Cllr Example", Role.CHAIR)
    text = tmp_path / "buoys.txt"
    text.write_text("The lantern of the buoys is lit.")
    files = [made.pdf(tmp_path / f"{name}.pdf", [made.text(f"A lantern in the {name}."), made.text("Nothing.")])
             for name in ("harbour", "ferry")]  # fmt: skip
    locked = made.pdf(tmp_path / "locked.pdf", [made.text("A lantern that is locked away.")], opened_by="key")
    taken = take_in(desk.library.access, desk.clock, [*files, locked, text], desk.resources / "forms",
                    lambda *_: None, {locked: "key"})  # fmt: skip
    desk.change_all("add", Filing(desk.library, desk.ids, desk.me.id).filed(taken, None))
    desk.choose_meeting(meetings.every(desk.library)[0].id)
    made_palette = Palette(desk, {})
    qtbot.addWidget(made_palette)
    made_palette.resize(700, 600)
    made_palette.show()
    return made_palette


def _look(qtbot, palette, words):
    qtbot.keyClicks(palette.field, words)
    qtbot.waitUntil(lambda: palette.list.count() == 4)
    return [palette.list.item(row).data(PLACE) for row in range(palette.list.count())]


def _sizes(palette):
    return [palette.list.visualItemRect(palette.list.item(row)) for row in range(palette.list.count())]


def test_pages_of_several_papers_arrive_without_moving_anything(qtbot, palette):
    places = [place for place in _look(qtbot, palette, "lantern") if place]
    assert len(places) == 3
    before = _sizes(palette)
    qtbot.waitUntil(lambda: sum(palette.pages.picture(place) is not None for place in places) == 2, timeout=LONG)
    assert _sizes(palette) == before


def test_a_text_has_none_and_a_locked_paper_once_its_password_is_known(qtbot, palette, desk):
    places = _look(qtbot, palette, "lantern")
    assert places.count(None) == 1
    known = [place for place in places if place]
    qtbot.waitUntil(lambda: sum(palette.pages.picture(place) is not None for place in known) == 2, timeout=LONG)
    locked = next(place for place in known if palette.pages.picture(place) is None)
    qtbot.waitUntil(lambda: locked[0] in palette.pages._refused, timeout=LONG)
    desk.learn_password(locked[0], "key", keeps=False)
    again = Palette(desk, {})
    qtbot.addWidget(again)
    again.show()
    qtbot.keyClicks(again.field, "locked away")
    qtbot.waitUntil(lambda: again.pages.picture(locked) is not None, timeout=LONG)


def test_leaving_ends_the_child(qtbot, palette):
    place = next(place for place in _look(qtbot, palette, "lantern") if place)
    qtbot.waitUntil(lambda: palette.pages.picture(place) is not None, timeout=LONG)
    source = palette.pages._source
    qtbot.keyClick(palette, Qt.Key.Key_Escape)
    assert source.content == "" and not palette.isVisible()


def test_without_a_paper_that_has_pages_no_child_is_begun(qtbot, sample_desk):
    palette = Palette(sample_desk, {})
    qtbot.addWidget(palette)
    palette.show()
    qtbot.keyClicks(palette.field, "recommendation")
    qtbot.waitUntil(lambda: palette.list.count() > 0 and not palette._in_view.isActive())
    assert not palette.face.has_pages and palette.pages._source._rendering is None
