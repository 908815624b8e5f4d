"""Two papers, or two places of one, side by side; driven by the keyboard."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from shiboken6 import isValid

from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.paper import Classification, Secrecy
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.store import meetings, notes, page_views, papers, places, questions, seen
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.papers.paper_popup import PaperPopup
from scrutiny_desktop.views.window import Window
from tests import made_papers as made

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def beside(qtbot, screen):
    """Opens the other side by its key, and returns both."""

    def open_beside():
        qtbot.keyClick(screen, Qt.Key.Key_B, CONTROL)
        left, right = screen.sides
        qtbot.waitUntil(right.reader.surface.hasFocus)
        qtbot.waitUntil(lambda: not right.text.is_filling)
        return left, right

    return open_beside


@pytest.fixture
def pdfs(desk, tmp_path):
    """Two PDFs of six pages each in one meeting, in pack order."""

    def page(name, number):
        lines = [f"{number}.{line} The {name} of crossing {number} sails on day {line}." for line in range(1, 9)]
        return made.text(*lines, step=30)

    introduce(desk, "Cllr Example", Role.CHAIR)
    names = ("ferry", "barge")
    files = [made.pdf(tmp_path / f"{name}.pdf", [page(name, each) for each in range(1, 7)]) for name in names]
    taken = take_in(desk.library.access, desk.clock, files, desk.resources / "forms", lambda *_: None)
    desk.change_all("add papers", Filing(desk.library, desk.ids, desk.me.id).filed(taken, None))
    desk.choose_meeting(meetings.every(desk.library)[0].id)
    return papers.for_meeting(desk.library, desk.meeting.id)


def type_choice(qtbot, side, words):
    side.bar.chooser.setFocus()
    qtbot.keyClick(side.bar.chooser, Qt.Key.Key_Space)
    popup = side.findChild(PaperPopup)
    assert popup.field.hasFocus()
    qtbot.keyClicks(popup.field, words)
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    return popup


def take_words(side, words):
    start = side.text.opened.text.index(words)
    side.text.select(start, start + len(words))
    return start


def process_of(side):
    return side.reader.pages._source._rendering.process_id


def is_running(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


def test_the_key_shows_the_same_place_once_more_and_closes_it_again(qtbot, screen, beside):
    at = screen.text.opened.text.index("LEGAL IMPLICATIONS")
    screen.text.go_to(at)
    top = screen.text.top()
    left, right = beside()
    assert screen.side is right
    assert (left.paper, left.text.opened) == (right.paper, right.text.opened)
    qtbot.waitUntil(lambda: right.text.top() == top)
    qtbot.keyClick(screen, Qt.Key.Key_B, CONTROL)
    assert screen.sides == [left]
    assert left.text.hasFocus()
    assert not left.bar.isVisible()


def test_another_paper_is_chosen_by_typing_a_part_of_its_name(qtbot, beside, listed):
    left, right = beside()
    type_choice(qtbot, right, "response")
    assert right.paper == listed[2]
    assert left.paper == listed[0]
    assert right.text.hasFocus()
    assert right.bar.chooser.toolTip().startswith("Appendix 2")


def test_a_name_that_no_paper_has_is_said_and_escape_leaves(qtbot, screen, beside):
    left, right = beside()
    paper = right.paper
    popup = type_choice(qtbot, right, "zebra")
    assert popup.none.isVisible()
    qtbot.keyClick(popup.field, Qt.Key.Key_Escape)
    assert right.bar.chooser.hasFocus()
    assert right.paper == paper
    assert screen.sides == [left, right]


def test_the_list_of_papers_begins_at_the_one_that_is_shown(qtbot, beside, listed):
    _, right = beside()
    popup = right.bar.chooser.open_list()
    assert popup.list.count() == len(listed)
    qtbot.keyClick(popup.field, Qt.Key.Key_Down)
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert right.paper == listed[1]


def test_each_side_scrolls_by_itself(qtbot, beside):
    left, right = beside()
    before = left.text.top()
    qtbot.keyClick(right.text, Qt.Key.Key_PageDown)
    assert right.text.top() > before
    assert left.text.top() == before


def test_marks_are_made_on_the_side_with_the_keyboard(qtbot, screen, beside, listed, sample_desk):
    left, right = beside()
    type_choice(qtbot, right, "response")
    take_words(right, "progress as reported")
    qtbot.keyClick(right.text, Qt.Key.Key_H)
    left.text.setFocus()
    qtbot.waitUntil(lambda: screen.side is left)
    take_words(left, "not been independently verified")
    qtbot.keyClick(left.text, Qt.Key.Key_Q)
    assert screen.cards.live.words.hasFocus()
    made_here = [each for each in notes.for_meeting(sample_desk.library, sample_desk.meeting.id) if not each.text]
    assert (right.paper.id, "progress as reported") in [(each.anchor.paper_id, each.anchor.quote) for each in made_here]
    (asked,) = [each for each in questions.for_meeting(sample_desk.library, sample_desk.meeting.id) if not each.text]
    assert (asked.passages[0].paper_id, asked.passages[0].quote) == (listed[0].id, "not been independently verified")


def test_the_toolbar_of_a_side_works_on_that_side(qtbot, screen, beside, sample_desk):
    left, right = beside()
    take_words(left, "LEGAL IMPLICATIONS")
    assert screen.side is right
    qtbot.mouseClick(left.reader.toolbar.buttons["highlight"], Qt.MouseButton.LeftButton)
    assert screen.side is left
    assert "LEGAL IMPLICATIONS" in [each.anchor.quote for each in _highlights(sample_desk)]


def _highlights(desk):
    return [each for each in notes.for_meeting(desk.library, desk.meeting.id) if each.anchor and not each.text]


def test_a_mark_on_one_paper_is_drawn_on_both_sides_at_once(qtbot, beside):
    left, right = beside()
    before = len(left.marks)
    take_words(right, "LEGAL IMPLICATIONS")
    qtbot.keyClick(right.text, Qt.Key.Key_H)
    assert left.marks == right.marks
    assert len(left.marks) == before + 1
    assert len(left.text._marks) == len(right.text._marks) == before + 1


def test_cards_and_outline_are_about_the_active_side_which_is_said_in_words(qtbot, screen, beside, listed):
    left, right = beside()
    type_choice(qtbot, right, "response")
    assert {mark.anchor.paper_id for mark in screen.cards.rows.marks()} == {right.paper.id}
    assert screen.outline.lines.rowCount(screen.outline.lines.find(listed[0].id)) == 0
    assert right.bar.active.isVisible()
    assert not left.bar.active.isVisible()
    assert (left.accessibleName(), right.accessibleName()) == ("Left paper", "Right paper, active")
    left.text.setFocus()
    qtbot.waitUntil(lambda: screen.side is left)
    assert {mark.anchor.paper_id for mark in screen.cards.rows.marks()} == {listed[0].id}
    assert screen.outline.lines.rowCount(screen.outline.lines.find(listed[0].id)) > 0
    assert left.bar.active.isVisible()
    assert not right.bar.active.isVisible()


def test_control_enter_opens_a_heading_beside(qtbot, screen, listed):
    lines = screen.outline.lines
    screen.outline.setFocus()
    screen.outline.setCurrentIndex(lines.index(3, 0, lines.index(0)))
    qtbot.keyClick(screen.outline, Qt.Key.Key_Return, CONTROL)
    left, right = screen.sides
    assert right.text.opened.flow.block_at(right.text.place()).text == "REASONS FOR REPORT RECOMMENDATIONS"
    assert left.text.top() == 0
    screen.outline.setFocus()
    screen.outline.setCurrentIndex(lines.find(listed[2].id))
    qtbot.keyClick(screen.outline, Qt.Key.Key_Return, CONTROL)
    assert (left.paper, right.paper) == (listed[2], listed[0])  # beside the one that is active


def test_the_menu_of_the_outline_opens_beside(qtbot, screen, listed):
    screen.outline.setFocus()
    screen.outline.setCurrentIndex(screen.outline.lines.find(listed[1].id))
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), screen.outline.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(screen.outline.viewport(), asked)
    (menu,) = [each for each in screen.findChildren(QMenu) if each.isVisible()]
    qtbot.keyClick(menu, Qt.Key.Key_B)
    assert [side.paper for side in screen.sides] == listed[:2]


def test_a_mark_is_shown_beside(screen, listed):
    mark = next(each for each in screen.marks if each.is_placed and each.found.start > 500)
    action = next(each for each in screen.doing.card_menu(mark).actions() if each.text() == "Show &beside")
    action.trigger()
    _, right = screen.sides
    assert right.paper == listed[0]
    assert right.text.top() <= mark.found.start <= right.text.bottom()


def test_swapped_sides_keep_paper_place_and_keyboard(qtbot, screen, beside, sample_desk, listed):
    left, right = beside()
    type_choice(qtbot, right, "response")
    right.text.go_to(2_000)
    top = right.text.top()
    qtbot.mouseClick(left.bar.buttons["swap"], Qt.MouseButton.LeftButton)
    assert screen.sides == [right, left]
    assert right.text.top() == top
    assert right.mapTo(screen, QPoint()).x() < left.mapTo(screen, QPoint()).x()
    assert sample_desk.setting(f"paper:{sample_desk.meeting.id}", "") == right.paper.id
    assert not right.bar.buttons["close"].isVisible()
    qtbot.keyClick(screen, Qt.Key.Key_B, CONTROL)
    assert [side.paper for side in screen.sides] == [right.paper]
    take_words(right, "progress as reported")
    qtbot.keyClick(right.text, Qt.Key.Key_H)
    assert "progress as reported" in [each.anchor.quote for each in _highlights(sample_desk)]


def test_escape_leaves_the_passage_first_and_then_the_side(qtbot, screen, beside):
    left, right = beside()
    take_words(right, "LEGAL IMPLICATIONS")
    qtbot.keyClick(right.text, Qt.Key.Key_Escape)
    assert right.text.passage()[0] == right.text.passage()[1]
    assert screen.sides == [left, right]
    qtbot.keyClick(right.text, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(right))
    assert screen.sides == [left]
    assert left.text.hasFocus()
    qtbot.keyClick(left.text, Qt.Key.Key_Escape)
    assert screen.sides == [left]


def test_what_was_beside_what_is_there_again_after_a_restart(qtbot, screen, beside, open_screen, sample_desk, listed):
    _, right = beside()
    type_choice(qtbot, right, "response")
    right.text.go_to(2_000)
    qtbot.keyClick(screen, Qt.Key.Key_Equal, CONTROL)
    top = right.text.top()
    screen.hide()
    again = open_screen(sample_desk)
    assert [side.paper for side in again.sides] == [listed[0], right.paper]
    assert again.side is again.sides[0]
    qtbot.waitUntil(lambda: abs(again.sides[1].text.top() - top) < 120)
    assert [side.reader.percent for side in again.sides] == [100, 110]
    again.beside.close()
    again.hide()
    assert len(open_screen(sample_desk).sides) == 1


def test_two_places_of_one_paper_do_not_fight_over_the_place_that_is_kept(
    qtbot, screen, beside, open_screen, sample_desk, listed
):
    left, right = beside()
    right.text.go_to(right.text.opened.text.index("LEGAL IMPLICATIONS"))
    qtbot.waitUntil(lambda: places.of(sample_desk.library, listed[0].id).furthest > 2_000)
    top = right.text.top()
    assert places.of(sample_desk.library, listed[0].id).offset == left.text.top() == 0
    screen.hide()
    again = open_screen(sample_desk)
    qtbot.waitUntil(lambda: abs(again.sides[1].text.top() - top) < 120)
    assert again.sides[0].text.top() == 0


def test_each_meeting_has_its_own_pair(qtbot, screen, beside, sample_desk, listed):
    _, right = beside()
    type_choice(qtbot, right, "response")
    here, there = sample_desk.meeting, right.paper.id
    other = replace(here, id="other")
    sample_desk.change("add a meeting", old=None, new=other)
    sample_desk.choose_meeting("other")
    qtbot.waitUntil(lambda: len(screen.sides) == 1)
    sample_desk.choose_meeting(here.id)
    qtbot.waitUntil(lambda: len(screen.sides) == 2)
    assert [side.paper.id for side in screen.sides] == [listed[0].id, there]


def test_a_record_of_another_meeting_is_shown_on_the_left(qtbot, screen, beside, sample_desk, listed):
    here = sample_desk.meeting
    elsewhere = replace(listed[2], id="elsewhere", meeting_id="other")
    sample_desk.change_all("add", [(None, replace(here, id="other")), (None, elsewhere)])
    beside()
    assert screen.show_record("papers", "elsewhere", -1)
    qtbot.waitUntil(lambda: len(screen.sides) == 1)
    assert screen.paper == elsewhere
    sample_desk.choose_meeting(here.id)
    qtbot.waitUntil(lambda: len(screen.sides) == 2)
    assert [side.paper for side in screen.sides] == [listed[0], listed[0]]


def test_a_paper_that_is_undone_leaves_its_side(qtbot, screen, beside, sample_desk, listed):
    added = replace(listed[1], id="added", title="Added later", label="Appendix 9", rank=9)
    sample_desk.change("add a paper", old=None, new=added)
    left, right = beside()
    qtbot.waitUntil(lambda: "added" in dict(right.bar.chooser.offered))
    type_choice(qtbot, right, "appendix 9")
    assert right.paper == added
    sample_desk.undo()
    qtbot.waitUntil(lambda: not isValid(right))
    assert screen.sides == [left]
    QApplication.processEvents()
    assert screen.window().focusWidget() is left.text
    sample_desk.redo()
    qtbot.waitUntil(lambda: screen.outline.lines.find("added").isValid())
    assert screen.sides == [left]


def test_who_may_see_a_paper_stands_on_both_sides(qtbot, screen, beside, sample_desk, listed):
    exempt = replace(listed[0], classification=Classification(secrecy=Secrecy.EXEMPT, citation="paragraph 1"))
    sample_desk.change("classify", old=listed[0], new=exempt)
    left, right = beside()
    for side in (left, right):
        qtbot.waitUntil(side.reader.secrecy.isVisible)
        assert side.reader.secrecy.said.text().startswith("Exempt: paragraph 1")
    assert "Exempt" in right.bar.chooser.toolTip()


def test_one_side_is_shown_larger_and_searched_without_the_other(qtbot, screen, beside, sample_desk):
    left, right = beside()
    qtbot.keyClick(screen, Qt.Key.Key_Equal, CONTROL)
    assert (left.reader.percent, right.reader.percent) == (100, 110)
    assert sample_desk.setting("reading_percent", 100) == 100
    qtbot.keyClick(screen, Qt.Key.Key_F, CONTROL)
    qtbot.keyClicks(right.reader.find_bar.words, "panel")
    assert right.reader.find_bar.hits
    assert not left.reader.find_bar.isVisible()
    qtbot.keyClick(right.reader.find_bar.words, Qt.Key.Key_Escape)
    assert len(screen.sides) == 2
    assert right.text.hasFocus()


def test_outline_and_cards_give_way_and_come_back(qtbot, screen, beside):
    screen.resize(1198, 640)
    left, right = beside()
    assert not screen.panel.isVisible()
    assert min(left.width(), right.width()) >= 380
    assert left.bar.buttons["outline"].isChecked()
    take_words(right, "LEGAL IMPLICATIONS")
    qtbot.keyClick(right.text, Qt.Key.Key_N)
    assert screen.cards.live.words.hasFocus()
    assert screen.panel.isVisible()
    qtbot.keyClick(screen.cards.live.words, Qt.Key.Key_Escape)
    assert right.text.hasFocus()
    assert not screen.panel.isVisible()
    right.bar.buttons["cards"].setFocus()
    qtbot.keyClick(right.bar.buttons["cards"], Qt.Key.Key_Space)
    right.text.setFocus()
    assert screen.panel.isVisible()
    assert right.bar.buttons["cards"].isChecked()
    qtbot.keyClick(screen, Qt.Key.Key_B, CONTROL)
    assert screen.panel.isVisible()
    assert screen.outline.isVisible()


def test_the_cards_are_as_wide_as_before_once_the_other_side_is_closed(qtbot, screen, beside):
    screen.resize(1198, 640)
    QApplication.processEvents()
    before = [screen.panel.width(), screen.outline.width()]
    beside()
    QApplication.processEvents()
    assert not screen.panel.isVisible()
    qtbot.keyClick(screen, Qt.Key.Key_B, CONTROL)
    qtbot.waitUntil(lambda: [screen.panel.width(), screen.outline.width()] == before)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_two_papers_fit_a_small_screen_in_large_letters(screen, beside, sample_desk, percent):
    sample_desk.dress("light", percent)
    screen.resize(1121, 560)
    left, right = beside()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert screen.minimumSizeHint().width() <= 1121
    assert min(left.width(), right.width()) >= 13.5 * sample_desk.theme.size("s5")


def test_pages_are_shown_beside_pages_each_by_a_child_of_its_own(qtbot, desk, pdfs, open_screen):
    screen = open_screen(desk)
    left_pages = screen.reader.pages
    qtbot.waitUntil(lambda: left_pages.page_count == 6, timeout=20_000)
    left_pages.go_to_page(2, 0.25)
    qtbot.keyClick(screen, Qt.Key.Key_B, CONTROL)
    left, right = screen.sides
    qtbot.waitUntil(lambda: right.reader.pages.page_count == 6, timeout=20_000)
    assert right.reader.pages.place_on_desk() == pytest.approx((2, 0.25), abs=0.02)
    type_choice(qtbot, right, "barge")
    qtbot.waitUntil(lambda: right.reader.pages.page_count == 6, timeout=20_000)
    right.reader.pages.go_to_page(4)
    qtbot.keyClick(right.reader.pages, Qt.Key.Key_Down)
    assert left.reader.pages.place_on_desk()[0] == 2
    start = right.text.opened.text.index("barge of crossing 5")
    right.reader.pages.select(start, start + len("barge of crossing 5"))
    qtbot.waitUntil(lambda: right.reader.pages.passage()[1] > start, timeout=20_000)
    qtbot.keyClick(right.reader.pages, Qt.Key.Key_H)
    (note,) = notes.for_meeting(desk.library, desk.meeting.id)
    assert (note.anchor.paper_id, note.anchor.page) == (pdfs[1].id, 5)
    children = process_of(left), process_of(right)
    assert len(set(children)) == 2
    qtbot.keyClick(screen, Qt.Key.Key_B, CONTROL)
    assert [is_running(child) for child in children] == [True, False]


def test_pages_of_one_paper_beside_each_other_keep_the_view_of_the_left(qtbot, desk, pdfs, open_screen):
    screen = open_screen(desk)
    qtbot.waitUntil(lambda: screen.reader.pages.page_count == 6, timeout=20_000)
    qtbot.keyClick(screen, Qt.Key.Key_B, CONTROL)
    _, right = screen.sides
    qtbot.waitUntil(lambda: right.reader.pages.page_count == 6, timeout=20_000)
    right.reader.pages.go_to_page(4)
    qtbot.keyClick(screen, Qt.Key.Key_0, CONTROL)
    qtbot.waitUntil(lambda: 5 in seen.of(desk.library, pdfs[0].id), timeout=20_000)
    qtbot.waitUntil(lambda: 1 in seen.of(desk.library, pdfs[0].id), timeout=20_000)
    screen.hide()
    assert page_views.of(desk.library, pdfs[0].id)["page"] == 0
    again = open_screen(desk)
    qtbot.waitUntil(lambda: [side.reader.pages.page_count for side in again.sides] == [6, 6], timeout=20_000)
    assert [side.reader.pages.place_on_desk()[0] for side in again.sides] == [0, 4]
    assert [side.reader.pages.view.fit for side in again.sides] == ["width", "page"]


def test_a_library_put_down_and_taken_up_shows_both_papers_again(qtbot, desk, pdfs, open_screen):
    screen = open_screen(desk)
    qtbot.keyClick(screen, Qt.Key.Key_B, CONTROL)
    type_choice(qtbot, screen.sides[1], "barge")
    qtbot.waitUntil(lambda: [side.reader.pages.page_count for side in screen.sides] == [6, 6], timeout=20_000)
    screen.sides[1].reader.pages.go_to_page(3)
    children = [process_of(side) for side in screen.sides]
    access = desk.library.access
    desk.put_down()
    assert not any(is_running(child) for child in children)
    screen.sides[1].reader.pages.go_to_page(2)
    desk.take_up(open_library(access, clock=desk.clock))
    qtbot.waitUntil(lambda: all(side.reader.pages._source.content for side in screen.sides))
    qtbot.waitUntil(lambda: [side.reader.pages.page_count for side in screen.sides] == [6, 6], timeout=20_000)
    assert [side.paper.id for side in screen.sides] == [each.id for each in pdfs]
    assert screen.sides[1].reader.pages.place_on_desk()[0] == 3


def test_in_the_window_keys_go_from_side_to_side_and_act_there(qtbot, sample_desk):
    window = Window(sample_desk)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.go("papers")
    screen = window.screens["papers"]
    qtbot.waitUntil(screen.text.hasFocus)
    window.run("beside")
    left, right = screen.sides
    qtbot.waitUntil(lambda: right.text.hasFocus() and not right.text.is_filling)
    take_words(right, "LEGAL IMPLICATIONS")
    qtbot.keyClick(right.text, Qt.Key.Key_H)  # as the window gave it to the first side
    assert "LEGAL IMPLICATIONS" in [each.anchor.quote for each in _highlights(sample_desk)]
    while not left.text.hasFocus():
        window.run("next_pane")
    assert screen.side is left
    window.run("next_pane")
    assert right.text.hasFocus()
    assert screen.side is right
    window.run("beside")
    assert screen.sides == [left]


def test_the_other_side_says_what_it_waits_for_until_its_page_is_there(qtbot, desk, pdfs, open_screen):
    screen = open_screen(desk)
    qtbot.waitUntil(lambda: screen.reader.pages.is_shown, timeout=20_000)
    assert not screen.reader.pages.waiting
    screen.beside.show(pdfs[1].id)
    right = screen.sides[1].reader.pages
    bare = right.viewport().grab().toImage()
    assert right.waiting == "Opening the pages…"
    assert (
        len({bare.pixel(bare.width() // 2 + x, bare.height() // 2 + y) for x in range(-40, 40) for y in (-2, 0, 2)}) > 1
    )
    qtbot.waitUntil(lambda: right.is_shown, timeout=20_000)
    assert not right.waiting
