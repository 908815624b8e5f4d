"""The running order and the witnesses as models."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from scrutiny_desktop.domain.meeting import Witness
from scrutiny_desktop.domain.question import Question, Standing, Theme
from scrutiny_desktop.domain.sitting import to_put
from scrutiny_desktop.views.live.running_order import RunningOrder, RunningOrderList
from scrutiny_desktop.views.live.witnesses import WitnessList
from scrutiny_desktop.views.row_list import ROW

SPOKEN = 11
"""Qt's role for what a screen reader says."""

LONG = "What became of the audit of forty records that was to be made each year, and who has read it since then?"


@pytest.fixture
def groups():
    theme = Theme(id="t", meeting_id="m", name="Impact", minutes=10)
    asked = [
        Question(id="a", meeting_id="m", theme_id="t", text="What changed?", asker="Cllr Example",
                 standing=Standing.ANSWERED),
        Question(id="b", meeting_id="m", theme_id="t", text="Who knows?", standing=Standing.PLANNED, rank=1),
        Question(id="c", meeting_id="m", text="", standing=Standing.NOT_REACHED, rank=2),
    ]  # fmt: skip
    return to_put([theme], asked, with_unplanned=False)


def test_the_running_order_keeps_the_rules_of_qt(qtmodeltester, groups):
    model = RunningOrder()
    qtmodeltester.check(model)
    model.fill(groups, "b")
    qtmodeltester.check(model)
    assert [model.index(row).data() for row in range(model.rowCount())] == [
        "Impact", "What changed?", "Who knows?", "Under no theme", "A question that has no words yet",
    ]  # fmt: skip


def test_the_state_of_each_question_is_said_in_words(qapp, groups):
    model = RunningOrder()
    model.fill(groups, "b")
    assert model.index(1).data(SPOKEN) == "What changed?. Answered. asked by Cllr Example. Impact"
    assert model.index(2).data(SPOKEN) == "Who knows?. now before the panel, to come. Impact"
    assert "Not reached" in model.index(4).data(SPOKEN)


def test_rows_that_stay_are_not_thrown_away(qtbot, groups):
    model = RunningOrder()
    model.fill(groups, "b")
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.fill(groups, "c")


def test_every_row_is_high_enough_for_its_words_at_any_text_size(qtbot, qapp, desk, groups):
    view = RunningOrderList(desk)
    qtbot.addWidget(view)
    view.fill(groups, "b")
    heights = []
    for percent in (100, 200):
        desk.dress("light", percent)
        view.resize(200, 8 * percent)
        heights.append([view.sizeHintForRow(row) for row in range(5)])
    assert all(large >= small * 1.8 for small, large in zip(*heights, strict=True))


def test_in_a_low_list_rows_have_two_lines_or_one_and_say_all_in_their_tip(qtbot, desk, groups):
    group = replace(groups[0], questions=tuple(replace(each, text=LONG) for each in groups[0].questions))
    desk.dress("light", 100)
    view = RunningOrderList(desk)
    qtbot.addWidget(view)
    view.fill([group], "b")
    heights = []
    for high in (800, 300, 150):
        view.resize(200, high)
        view.doItemsLayout()
        heights.append(view.sizeHintForRow(2))
    draw = view.itemDelegate()._painting()
    line = draw.height("X", draw.font(), 200)
    lines = [high // line for high in heights]
    assert lines[0] > 4 and lines[1:] == [2, 1], heights
    tip = view.order.index(1).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == LONG and LONG in view.order.index(1).data(SPOKEN)


def test_the_witnesses_keep_the_rules_of_qt_and_say_who_is_present(qtmodeltester):
    model = WitnessList()
    qtmodeltester.check(model)
    ann = Witness(id="w", meeting_id="m", name="Ann Example", title="Chair", agency="Trust", is_present=True)
    model.show_rows([ann])
    qtmodeltester.check(model)
    assert model.index(0).data(SPOKEN) == "Ann Example, Chair, Trust, present"


def test_a_row_says_the_minutes_planned_for_its_question():
    rows = RunningOrder()
    asked = Question(id="a", meeting_id="m", text="Why?", asker="Cllr Example", standing=Standing.PLANNED, minutes=7)
    rows.fill(to_put([], [asked], with_unplanned=False), "a")
    place = rows.place_of("a")
    assert place.data(ROW).aside == "Cllr Example · 7 min"
    assert "7 minutes planned" in place.data(SPOKEN)
