"""What is always in view on the live screen, at every size of text, and how the running order follows the question."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from scrutiny_desktop.domain.discussion import PointKind
from scrutiny_desktop.domain.own_plan import OwnPlan
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import witnesses
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.live.in_sight import InSight
from scrutiny_desktop.views.live.jumping import Jump
from scrutiny_desktop.views.live.putting import PuttingPane
from scrutiny_desktop.views.live.reaching import ReachList
from scrutiny_desktop.views.live.speaker_list import SpeakerList

CTRL = Qt.KeyboardModifier.ControlModifier


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)
    settle()


def settle():
    for _ in range(6):
        QApplication.processEvents()


def at(window, theme, percent):
    window.desk.dress(theme, percent)
    window.resize(1280, 720)
    settle()
    return window.screen_now


def in_view(widget, window):
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    return (
        widget.isVisible() and window.rect().contains(place) and widget.visibleRegion().boundingRect() == widget.rect()
    )


@pytest.mark.parametrize("is_glance", [False, True])
@pytest.mark.parametrize(("theme", "percent"), [("light", 100), ("dark", 150), ("contrast", 200)])
def test_what_is_not_reached_and_every_mark_are_in_view_at_1280_by_720(window, theme, percent, is_glance):
    if is_glance:
        window.run("glance")
        window.showNormal()
    screen = at(window, theme, percent)
    assert (window.width(), window.height()) == (1280, 720)
    assert in_view(screen.reach, window)
    assert all(in_view(key, window) for key in (*screen.dock.points, *screen.dock.outcomes.values()))
    assert all(key._wide(key.shown_words()) <= key.width() for key in (*screen.dock.points, screen.reach))
    if not is_glance:
        assert all(in_view(key, window) for key in screen.bar.keys.values())


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_question_before_the_panel_is_in_view_with_its_row_of_the_order(window, percent):
    screen = at(window, "light", percent)
    for _ in range(4):
        press(Qt.Key.Key_PageDown, CTRL)
        assert in_view(screen.now.question, window) or percent == 200
        order = screen.order.list
        row = order.visualRect(order.order.place_of(screen.question.id))
        assert order.viewport().rect().intersected(row).height() >= min(row.height(), order.viewport().height()) - 1


@pytest.mark.parametrize(("percent", "least"), [(100, 5), (150, 3), (200, 2)])
def test_several_questions_of_the_order_are_seen_whole_at_1280_by_720(window, percent, least):
    screen = at(window, "light", percent)
    for _ in range(3):
        order, seen = screen.order.list, 0
        for row in range(order.order.rowCount()):
            shown = order.visualRect(order.order.index(row))
            is_question = order.order.question_at(order.order.index(row)) is not None
            seen += is_question and order.viewport().rect().contains(shown)
        assert seen >= least
        press(Qt.Key.Key_PageDown, CTRL)


def test_in_a_low_window_the_witnesses_are_one_line_that_a_key_opens_and_that_is_kept(window):
    screen = at(window, "light", 100)
    fold, present = screen.order.fold, screen.order.present
    assert in_view(fold, window) and fold.shown_words() == "Witnesses · 6 of 7 present"
    assert not present.isVisible() and fold.accessibleDescription() == "folded"
    press(Qt.Key.Key_W, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert present.isVisible() and present.hasFocus() and fold.accessibleDescription() == "open"
    fresh = PuttingPane(window.desk, screen.people)
    fresh.resize(screen.order.size())
    fresh.fill_witnesses(witnesses.for_meeting(window.desk.library, window.desk.meeting.id))
    assert not fresh.present.isHidden()
    press(Qt.Key.Key_W, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert not present.isVisible() and screen.order.list.hasFocus()


def test_a_high_window_has_the_witnesses_open_and_one_without_room_opens_the_attendance(window):
    screen = at(window, "light", 100)
    window.resize(1440, 900)
    settle()
    assert screen.order.present.isVisible()
    QTest.mouseClick(screen.order.fold, Qt.MouseButton.LeftButton)
    settle()
    assert not screen.order.present.isVisible()
    at(window, "light", 200)
    assert not screen.order.fold.isVisible()
    press(Qt.Key.Key_W, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert screen.beside.attendance.list.hasFocus()


def test_at_twice_the_text_the_question_stands_above_all_that_is_said_of_it(window):
    screen = at(window, "light", 200)
    question, clock = screen.now.question, screen.now.clock
    assert question.y() < clock.y()
    seen = question.visibleRegion().boundingRect().height()
    assert seen >= min(question.height(), 4 * question.fontMetrics().lineSpacing())


@pytest.mark.parametrize("percent", [150, 200])
def test_the_question_stays_in_sight_while_words_are_written_of_it(window, percent):
    screen = at(window, "light", percent)
    sight = screen.sides.findChild(InSight)
    assert not sight.words.isVisible()
    screen.now.heard.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "They were told in March")
    settle()
    assert in_view(sight.words, window) and sight.words.text() == screen.question.text
    assert screen.now.heard.visibleRegion().boundingRect().height() >= screen.now.heard.height() * 0.9
    press(Qt.Key.Key_PageDown, CTRL)
    assert sight.words.text() == screen.question.text and screen.now.heard.hasFocus()
    screen.order.list.setFocus()
    settle()
    assert not sight.words.isVisible() and screen.now.question.isVisible()


@pytest.mark.parametrize("name", ["attendance", "items"])
def test_at_twice_the_text_a_whole_row_of_each_list_beside_is_seen(window, name):
    screen = at(window, "contrast", 200)
    window.run(name)
    settle()
    shown = getattr(screen.beside, name).list
    assert shown.viewport().rect().contains(shown.visualRect(shown.model().index(0, 0)))


def test_with_room_for_both_the_question_stands_once(window):
    screen = at(window, "light", 100)
    screen.now.heard.setFocus()
    settle()
    assert not screen.sides.findChild(InSight).words.isVisible() and in_view(screen.now.question, window)


def test_keys_pressed_on_the_rooms_window_do_in_the_meeting_what_they_do_there(window):
    screen = at(window, "light", 100)
    window.run("room_window")
    room, first, many = screen.doing.showing.room, screen.question, screen.points.count
    room.turn_blank()
    room.activateWindow()
    settle()
    QTest.keyClick(room, Qt.Key.Key_PageDown, CTRL)
    settle()
    assert screen.question != first and screen.question.text in room.words() and window.isActiveWindow()
    room.activateWindow()
    settle()
    QTest.keyClick(room, Qt.Key.Key_F6)
    settle()
    assert screen.points.count == many + 1 and window.isActiveWindow()
    QTest.keyClicks(QApplication.focusWidget(), "PRIVATE words")
    assert "PRIVATE" not in room.words()
    screen.now.heard.setFocus()
    room.activateWindow()
    settle()
    QTest.keyClick(room, Qt.Key.Key_X)
    settle()
    assert screen.now.heard.toPlainText() == "x" and window.isActiveWindow()
    window.run("room_window")
    settle()


def test_at_twice_the_text_what_is_next_of_my_own_plan_keeps_its_height(window, sample_desk):
    desk, screen = sample_desk, window.screen_now
    introduce(desk, "Cllr Mockford", Role.MEMBER)
    question = replace(screen.question, owner=desk.me.id)
    plan = OwnPlan(id="plan", owner=desk.me.id, meeting_id=desk.meeting.id, question_ids=(question.id,))
    desk.change_all("plan", [(screen.question, question), (None, plan)])
    own = at(window, "light", 200).order.own
    for _ in range(2):
        for part in (own.which, own.next):
            assert part.height() >= part.sizeHint().height() and in_view(part, window)
        own.turn()
        settle()


def test_the_order_follows_when_text_grows_or_the_screen_is_shown_again(window):
    screen = at(window, "light", 100)
    screen.take_up(screen.groups[-1].questions[-1])
    for percent in (200, 80, 150):
        at(window, "light", percent)
        order = screen.order.list
        assert order.viewport().rect().intersects(order.visualRect(order.order.place_of(screen.question.id)))
    window.run("go_papers")
    window.run("go_live")
    settle()
    assert order.viewport().rect().intersects(order.visualRect(order.order.place_of(screen.question.id)))


def test_large_text_gives_order_and_points_one_side_and_a_mark_brings_the_points(window):
    screen = at(window, "light", 200)
    assert screen.sides.is_narrow and screen.order.isVisible() and not screen.beside.isVisible()
    assert screen.dock.side.isVisible() and screen.dock.side.shown_words() == "Points · 9"
    before = screen.now.mapTo(window, QPoint(0, 0)).x()
    press(Qt.Key.Key_F5)
    assert screen.points.isVisible() and screen.points.isAncestorOf(QApplication.focusWidget())
    assert screen.now.mapTo(window, QPoint(0, 0)).x() == before
    press(Qt.Key.Key_Escape)
    assert screen.order.isVisible() and not screen.beside.isVisible()
    press(Qt.Key.Key_R, CTRL)
    assert screen.points.isVisible()
    press(Qt.Key.Key_R, CTRL)
    assert QApplication.focusWidget() is screen.order.list
    at(window, "light", 100)
    assert screen.order.isVisible() and screen.beside.isVisible() and not screen.dock.side.isVisible()


def test_a_key_lists_what_is_not_reached_and_enter_goes_there(window):
    screen = at(window, "light", 100)
    press(Qt.Key.Key_L, CTRL)
    opened = screen.findChild(ReachList)
    texts = [opened.list.item(row).text() for row in range(opened.list.count())]
    assert texts[0] == "Questions · 8" and "Recommendations · 6" in texts and "Witnesses · 2" in texts
    QTest.keyClick(opened.field, Qt.Key.Key_Down)
    wanted = opened.list.currentItem().data(Qt.ItemDataRole.UserRole)
    assert isinstance(wanted, Question)
    QTest.keyClick(opened.field, Qt.Key.Key_Return)
    assert screen.question.id == wanted.id


def test_a_witness_chosen_there_speaks_and_a_recommendation_is_shown(qtbot, window):
    screen = at(window, "light", 100)
    press(Qt.Key.Key_L, CTRL)
    opened = screen.findChild(ReachList)
    name = screen.left.witnesses[0].name
    QTest.keyClicks(opened.field, name)
    QTest.keyClick(opened.field, Qt.Key.Key_Return)
    assert screen.doing.speaker == name
    screen.mark(PointKind.NOTED)
    settle()
    assert name not in [each.name for each in screen.left.witnesses]
    press(Qt.Key.Key_L, CTRL)
    opened = next(each for each in screen.findChildren(ReachList) if each.isVisible())
    QTest.keyClicks(opened.field, "recommendation 5")
    QTest.keyClick(opened.field, Qt.Key.Key_Return)
    assert window.screen_now.key == "checklist"


def test_the_card_that_is_written_in_is_whole_in_view_as_what_is_understood_of_it_grows(qtbot, window):
    screen = at(window, "light", 100)
    for _ in range(4):
        window.run("point_action")
    settle()
    words, area = QApplication.focusWidget(), screen.points.area
    qtbot.keyClicks(words, "Figures of #1 and #2 and of #99 by quarter and by district, with reasons for each ")
    qtbot.keyClicks(words, "of them @Owen Specimen of the panel by 31 July")
    settle()
    card = next(each for each in screen.points.cards.values() if each.isAncestorOf(words))
    shown = QRect(card.mapTo(area.viewport(), QPoint(0, 0)), card.size())
    assert card.understood.isVisible()
    assert (shown.top() >= 0, shown.bottom() <= area.viewport().height()) == (True, True)


def test_rows_of_the_agenda_are_as_high_with_a_bar_as_without(window):
    at(window, "light", 100)
    window.run("items")
    settle()
    rows = window.screen_now.beside.items.list

    def highs():
        settle()
        indexes = [rows.model().index(n, 0) for n in range(rows.model().rowCount())]
        return [rows.itemDelegate().sizeHint(QStyleOptionViewItem(), each).height() for each in indexes]

    for wide in range(160, 400, 5):
        rows.resize(wide, rows.height())
        rows.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        without = highs()
        rows.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        assert highs() == without


def test_a_list_that_is_typed_in_has_no_bar_at_its_foot_and_cuts_no_line(qtbot, window):
    screen = at(window, "light", 100)
    for act, opened_by in (("jump_to_question", Jump), ("not_reached", ReachList), ("speaker", SpeakerList)):
        window.run(act)
        settle()
        opened = screen.findChild(opened_by)
        assert not opened.list.horizontalScrollBar().isVisible()
        rows = [opened.list.item(n) for n in range(opened.list.count())]
        qtbot.waitUntil(lambda each=opened.list, known=rows: all(
            each.visualItemRect(row).width() <= each.viewport().width() for row in known))  # fmt: skip
        opened.close()
        opened.deleteLater()
        settle()
