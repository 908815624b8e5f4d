"""Whatever rests on papers that are not public says so by the same chip, wherever it is read out from."""

from dataclasses import replace

import pytest

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.roster import Circle
from scrutiny_desktop.flows import seats
from scrutiny_desktop.views import offering
from scrutiny_desktop.views.bringing_forward import BringForwardDialog
from scrutiny_desktop.views.live.following_up import FollowUpDialog
from scrutiny_desktop.views.promises.screen import PromisesScreen
from scrutiny_desktop.views.questions.filters import Shown
from scrutiny_desktop.views.share.asking import ShareDialog
from tests.views.share.conftest import ASKED, MADE, look, plan, rested, with_folder
from tests.views.share.test_sending import opened

ANNEX = Paper(id="a-annex", meeting_id="m1", title="Annex", content="dead",
              classification=Classification(secrecy=Secrecy.EXEMPT, citation="3"))  # fmt: skip
PASSAGE = Anchor(paper_id="a-annex", content="dead", quote="Left out.")
HIDDEN = replace(ASKED[0], id="hidden", text="What is left out?", passages=(PASSAGE,), rank=8)
EXEMPT = (("Exempt", "poor"),)


@pytest.fixture
def three(qtbot, amina, ben, carys, shared_folder):
    """The Chair with an exempt annex, Ben who holds it too, though his library lacks it, and Carys who does not."""
    plan(amina, *ASKED, ANNEX, HIDDEN)
    with_folder(qtbot, shared_folder, amina, ben, carys)
    db = amina.desk.library
    circle = Circle(id="annex", name="Item 7", holders=("amina", "ben"), papers=("dead",))
    amina.doing.joining.change_people(
        lambda: seats.change_people(db, replace(seats.seat(db).roster, circles=(circle,)))
    )
    rested(qtbot, amina)
    look(qtbot, amina, ben, carys)
    return amina, ben, carys


def test_an_exempt_question_that_came_says_so_in_the_list_and_beside_it(qtbot, three):
    amina, ben, _ = three
    mine = Question(id="b9", owner="ben", meeting_id="m1", text="Why?",
                    passages=(Anchor(paper_id="secret", content="dead", quote="Left out."),))  # fmt: skip
    ben.desk.change_all("", [(None, mine)])
    offering.share(ben.desk, [mine], "annex")
    look(qtbot, ben, amina)
    amina.show_page("came")
    assert not amina.came.closed.isHidden()
    assert amina.came.closed.text() == "✕ Exempt"
    assert amina.came._faced.more(amina.came.row) == EXEMPT
    assert "Exempt" in amina.came._faced.spoken(amina.came.row)


def test_an_exempt_question_says_so_on_questions_and_in_the_live_order(amina, asked_on, live_on):
    plan(amina, *ASKED, ANNEX, HIDDEN)
    asked = asked_on(amina)
    chips = {row.key: row.chips[1:] for row in asked._list.rows._rows if row.question}
    assert chips == {"p0": (), "p1": (), "p2": (), "hidden": EXEMPT}
    asked.show_record("questions", "hidden", -1)
    assert (asked._question.closed.text(), asked._question.closed.isHidden()) == ("✕ Exempt", False)
    asked.show_record("questions", "p1", -1)
    assert asked._question.closed.isHidden()
    live = live_on(amina)
    order = live.order.list.order
    assert {row.question.id: row.chips for row in order._rows if row.question} == chips
    live.take_up(HIDDEN)
    shown = [live.now._chips.itemAt(at).widget().text() for at in range(live.now._chips.count())]
    assert "✕ Exempt" in shown


def test_what_the_entitled_alone_are_sent_is_marked_though_the_paper_is_not_in_their_library(
    qtbot, three, asked_on, live_on
):
    amina, ben, carys = three
    ben.desk.change("", old=MADE[2], new=None)
    dialog = opened(qtbot, amina, amina.order)
    dialog.boxes["annex"].click()
    dialog.decide.click()
    rested(qtbot, amina)
    qtbot.waitUntil(lambda: bool(amina.seen.sent))
    look(qtbot, amina, ben, carys)
    asked = asked_on(ben)
    asked._show_list(Shown.PANEL)
    assert {row.key: row.chips[1:] for row in asked._list.rows._rows if row.question}["hidden"] == EXEMPT
    live = live_on(ben)
    live.following.turn()
    pane = live.following.pane
    rows = {row.question.id: row.chips for row in pane.list.order._rows if row.question}
    assert rows["hidden"] == EXEMPT
    pane._take_up(next(each for each in pane._came.questions if each.id == "hidden"))
    assert pane.entry.closed.text() == "✕ Exempt"
    assert "hidden" not in [each.id for each in asked_on(carys).known.came.questions]


def test_promises_points_and_what_is_filed_or_brought_forward_are_marked(qtbot, amina):
    owed = Promise(id="o1", meeting_id="m1", words="Send what was left out.", anchor=PASSAGE)
    said = DiscussionPoint(id="d1", meeting_id="m1", kind=PointKind.ACTION, words="Look into it.", is_exempt=True,
                           at=amina.desk.clock())  # fmt: skip
    later = Meeting(id="m2", panel_id=amina.desk.meeting.panel_id, on=amina.desk.meeting.on.replace(month=9))
    plan(amina, ANNEX, owed, said, replace(HIDDEN, standing=Standing.NOT_REACHED), later)
    amina.desk.choose_meeting("m1")
    promises = PromisesScreen(amina.desk)
    qtbot.addWidget(promises)
    promises.fill()
    assert promises._rows._rows[0].chips == EXEMPT
    assert promises._detail.closed.accessibleName() == "Exempt"
    filing = FollowUpDialog(amina.desk)
    qtbot.addWidget(filing)
    assert filing.groups[0].child(0).text(0).startswith("Exempt · Look into it.")
    assert not filing.groups[0].child(0).icon(0).isNull()
    amina.desk.choose_meeting("m2")
    forward = BringForwardDialog(amina.desk)
    qtbot.addWidget(forward)
    assert [group.child(0).text(0).split(" · ")[0] for group in forward._groups if group.childCount()] == [
        "Exempt", "Exempt"]  # fmt: skip


def test_sharing_an_exempt_question_from_questions_leads_to_those_who_hold_the_papers(qtbot, three, asked_on):
    _, ben, _ = three
    mine = Question(id="b9", owner="ben", meeting_id="m1", text="Why?",
                    passages=(Anchor(paper_id="secret", content="dead", quote="Left out."),))  # fmt: skip
    ben.desk.change_all("", [(None, mine)])
    asked = asked_on(ben)
    asked.show_record("questions", "b9", -1)
    asked.handlers()["share_question"]()
    qtbot.waitUntil(lambda: bool(asked.findChildren(ShareDialog)), timeout=20_000)
    dialog = asked.findChild(ShareDialog)
    assert [each.id for each in dialog.chosen] == ["b9"]
    assert dialog.audience.currentText() == "Item 7"
    assert dialog.decide.isEnabled()
    dialog.reject()


def test_the_key_for_sharing_works_on_questions_too(qtbot, ben, asked_on):
    asked = asked_on(ben)
    asked.show_record("questions", "q1", -1)
    asked.handlers()["share_from_plan"]()
    qtbot.waitUntil(lambda: bool(asked.findChildren(ShareDialog)), timeout=20_000)
    dialog = asked.findChild(ShareDialog)
    assert [each.id for each in dialog.chosen] == ["q1"]
    dialog.reject()
