"""The pages of a paper as small pictures at the left side, driven by the keyboard."""

import pytest
from PySide6.QtCore import Qt

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.note import MarkKind
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.store import meetings, papers, seen
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.papers.small_pages import MOST_BYTES
from scrutiny_desktop.views.row_list import SPOKEN
from tests import made_papers as made

PAGES = 30


def _add(desk, file):
    introduce(desk, "Cllr Example", Role.CHAIR)
    taken = take_in(desk.library.access, desk.clock, [file], desk.resources / "forms", lambda *_: None)
    desk.change_all("add papers", Filing(desk.library, desk.ids, desk.me.id).filed(taken, None))
    desk.choose_meeting(meetings.every(desk.library)[0].id)


@pytest.fixture
def ferry(qtbot, desk, tmp_path, open_screen):
    """A paper of thirty pages with pack numbers from 41, open."""
    pages = [made.stamped(made.text(f"Ferry words {at}.", f"The harbour {at} is deep."), at + 40)
             for at in range(1, PAGES + 1)]  # fmt: skip
    _add(desk, made.pack(tmp_path / "ferry.pdf", "Ferry report", pages))
    screen = open_screen(desk)
    qtbot.waitUntil(lambda: screen.reader.pages.page_count == PAGES, timeout=20_000)
    return screen


def _turn(qtbot, screen):
    qtbot.keyClick(screen, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(screen.aside.thumbnails.hasFocus)
    return screen.aside.thumbnails


def _spoken(thumbnails, row):
    return thumbnails.rows.index(row).data(SPOKEN)


def _is_drawn(thumbnails, page):
    return thumbnails.pages.picture(page) is not None


def test_a_key_turns_to_the_pages_and_back_and_a_restart_keeps_that(qtbot, ferry, desk, open_screen):
    thumbnails = _turn(qtbot, ferry)
    assert thumbnails.isVisible() and thumbnails.rows.rowCount() == PAGES
    qtbot.keyClick(ferry, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert ferry.outline.isVisible() and not thumbnails.isVisible()
    _turn(qtbot, ferry)
    assert open_screen(desk).aside.thumbnails.isVisible()


def test_only_pages_in_view_are_drawn_after_the_page_that_is_read(qtbot, ferry):
    thumbnails = _turn(qtbot, ferry)
    seen_rows = thumbnails.rows_in_view()
    qtbot.waitUntil(lambda: all(_is_drawn(thumbnails, row) for row in seen_rows), timeout=20_000)
    assert len(seen_rows) < PAGES / 2
    assert not _is_drawn(thumbnails, PAGES - 1)
    thumbnails.scrollToBottom()
    qtbot.waitUntil(lambda: _is_drawn(thumbnails, PAGES - 1), timeout=20_000)


def test_arrows_walk_and_return_goes_to_the_page(qtbot, ferry):
    thumbnails = _turn(qtbot, ferry)
    qtbot.keyClick(thumbnails, Qt.Key.Key_Right)
    qtbot.keyClick(thumbnails, Qt.Key.Key_Down)
    row = thumbnails.currentIndex().row()
    assert row > 1 and ferry.reader.pages.page_in_view() == 0
    qtbot.keyClick(thumbnails, Qt.Key.Key_Return)
    assert ferry.reader.pages.page_in_view() == row
    assert ferry.reader.pages.hasFocus()
    assert "open now" in _spoken(thumbnails, row)


def test_a_click_goes_to_the_page_also_where_the_text_is_read(qtbot, ferry):
    ferry.looking.turn_over()
    thumbnails = _turn(qtbot, ferry)
    place = thumbnails.visualRect(thumbnails.rows.index(2)).center()
    qtbot.mouseClick(thumbnails.viewport(), Qt.MouseButton.LeftButton, pos=place)
    opened = ferry.text.opened
    assert opened.flow.page_at(ferry.text.place()) == 3


def test_the_pages_follow_the_reading(qtbot, ferry):
    thumbnails = _turn(qtbot, ferry)
    ferry.reader.pages.setFocus()
    ferry.go_to_page(PAGES)
    qtbot.waitUntil(lambda: PAGES - 1 in thumbnails.rows_in_view())
    assert "open now" in _spoken(thumbnails, PAGES - 1)


def test_marks_are_counted_and_unseen_pages_say_so(qtbot, ferry, desk):
    seen.add(desk.library, ferry.paper.id, [1, 2])
    ferry.places.seen = frozenset({1, 2})
    thumbnails = _turn(qtbot, ferry)
    text = ferry.text.opened.text
    for words in ("Ferry words 4", "The harbour 4"):
        start = text.index(words)
        anchor = ferry.text.opened.flow.anchor(ferry.paper, start, start + 11)
        ferry.doing.marking.plain(ferry.paper, anchor, MarkKind.HIGHLIGHT)
    ferry.remark()
    assert _spoken(thumbnails, 1) == "Page 2, pack page 42"
    assert _spoken(thumbnails, 3) == "Page 4, pack page 44, 2 marks, not seen"


def test_a_page_drawn_for_the_reader_is_not_drawn_again(qtbot, ferry):
    thumbnails = _turn(qtbot, ferry)
    qtbot.waitUntil(lambda: _is_drawn(thumbnails, 0), timeout=20_000)
    asked = []
    ferry.reader.source.want_small = lambda _, wants: asked.append(wants)
    thumbnails.pages.ask([0, PAGES - 1])
    assert [want.page for want in asked[0]] == [PAGES - 1]


def test_a_part_of_a_pack_shows_its_own_pages(qtbot, desk, tmp_path, open_screen):
    _add(desk, made.ferry_pack(tmp_path / "pack.pdf"))
    screen = open_screen(desk)
    part = next(each for each in papers.for_meeting(desk.library, desk.meeting.id) if each.first_page == 4)
    screen.open_paper(part.id)
    thumbnails = _turn(qtbot, screen)
    assert [_spoken(thumbnails, row).split(",")[:2] for row in range(2)] == [
        ["Page 1", " pack page 3"], ["Page 2", " pack page 4"]
    ]  # fmt: skip
    qtbot.waitUntil(lambda: _is_drawn(thumbnails, 3) and _is_drawn(thumbnails, 4), timeout=20_000)


def test_a_paper_of_text_has_none_and_says_so(screen, qtbot):
    with pytest.raises(ScrutinyError, match="no pages to show"):
        screen.handlers()["page_thumbnails"]()
    assert screen.outline.isVisible() and not screen.aside.faces["pages"].isEnabled()


def test_pictures_are_kept_up_to_their_bytes(qtbot, ferry):
    thumbnails = _turn(qtbot, ferry)
    cache = thumbnails.pages._cache
    for row in range(0, PAGES, 4):
        thumbnails.scrollTo(thumbnails.rows.index(row))
        qtbot.waitUntil(lambda row=row: _is_drawn(thumbnails, row), timeout=20_000)
    assert 0 < cache.size <= MOST_BYTES


def test_the_pages_keep_the_rules_of_qt(qtmodeltester, ferry):
    qtmodeltester.check(ferry.aside.thumbnails.rows)
