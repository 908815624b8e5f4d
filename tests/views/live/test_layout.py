"""What is always in view on the live screen, at every size of text, and how the running order follows the question."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.domain.discussion import PointKind
from scrutiny_desktop.domain.own_plan import OwnPlan
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.live.reaching import ReachList

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


def test_at_twice_the_text_the_question_stands_above_all_that_is_said_of_it(window):
    screen = at(window, "light", 200)
    question, clock = screen.now.question, screen.now.clock
    assert question.y() < clock.y()
    seen = question.visibleRegion().boundingRect().height()
    assert seen >= min(question.height(), 4 * question.fontMetrics().lineSpacing())


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
