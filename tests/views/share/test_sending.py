"""Before the order or the record goes, what is said is what will happen, at every tick."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.note import Visibility
from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.question import Priority, Question
from scrutiny_desktop.domain.roster import Circle
from scrutiny_desktop.flows import seats
from scrutiny_desktop.store import rows
from scrutiny_desktop.views.share.outgoing import SendDialog
from tests.views.share.conftest import ASKED, look, plan, rested, with_folder

ANNEX = Paper(id="a-annex", meeting_id="m1", title="Annex", content="dead",
              classification=Classification(secrecy=Secrecy.EXEMPT, citation="3"))  # fmt: skip
PASSAGE = Anchor(paper_id="a-annex", content="dead", quote="Left out.")
HIDDEN = replace(ASKED[0], id="hidden", text="What is left out?", passages=(PASSAGE,), rank=8)
MINE = replace(ASKED[0], id="mine", text="My own", visibility=Visibility.PRIVATE, priority=Priority.MUST_ASK, rank=9)
OWED = Promise(id="o1", meeting_id="m1", words="Send what was left out.", anchor=PASSAGE)


@pytest.fixture
def chair(amina):
    plan(amina, *ASKED, ANNEX, HIDDEN, MINE, OWED)
    db = amina.desk.library
    circle = Circle(id="annex", name="Item 7", holders=("amina", "ben"), papers=(ANNEX.text_key,))
    seats.change_people(db, replace(seats.seat(db).roster, circles=(circle,)))
    return amina


def opened(qtbot, screen, door):
    door.click()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in screen.findChildren(SendDialog)), timeout=20_000)
    return next(each for each in screen.findChildren(SendDialog) if each.isVisible())


def lines(dialog):
    return [dialog.list.item(at).text() for at in range(dialog.list.count())]


def test_no_circle_is_ticked_before_somebody_ticks_it_and_the_words_follow_the_tick(qtbot, chair):
    dialog = opened(qtbot, chair, chair.order)
    assert dialog.circles() == ()
    assert dialog.told.text() == ("3 questions, 0 private notes, nothing exempt. 1 private question stays. "
                                  "1 stays: it rests on papers that are not public.")  # fmt: skip
    assert "Not public, stays: 4. What is left out?" in lines(dialog)
    dialog.boxes["annex"].click()
    assert dialog.told.text() == ("3 questions for all, 0 private notes. 1 that is exempt or confidential goes to "
                                  "Item 7 alone. 1 private question stays.")  # fmt: skip
    assert "Not public, to Item 7 alone: 4. What is left out?" in lines(dialog)
    dialog.boxes["annex"].click()
    assert "nothing exempt" in dialog.told.text()
    dialog.reject()


def test_what_the_order_was_ticked_for_is_not_ticked_for_the_record(qtbot, chair):
    dialog = opened(qtbot, chair, chair.order)
    dialog.boxes["annex"].click()
    dialog.decide.click()
    rested(qtbot, chair)
    again = opened(qtbot, chair, chair.order)
    assert again.circles() == ("annex",)
    assert "they have it already" in again.boxes["annex"].text()
    again.boxes["annex"].click()
    assert "it will be taken back" in again.boxes["annex"].text()
    again.reject()
    record = opened(qtbot, chair, chair.record)
    assert record.circles() == ()
    assert "nothing exempt" in record.told.text()
    record.boxes["annex"].click()
    assert "nothing exempt" not in record.told.text()
    record.reject()


def test_a_question_of_the_chairs_own_is_named_and_goes_once_it_is_ticked(qtbot, chair, ben, shared_folder):
    with_folder(qtbot, shared_folder, chair, ben)
    dialog = opened(qtbot, chair, chair.order)
    assert dialog.list.item(0).text() == "Yours alone, stays: My own · Must ask"
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert dialog.told.text().startswith("4 questions, 0 private notes, nothing exempt.")
    assert "private question stays" not in dialog.told.text()
    dialog.decide.click()
    rested(qtbot, chair)
    qtbot.waitUntil(lambda: bool(chair.seen.sent))
    assert rows.get(chair.desk.library, Question, "mine").visibility is Visibility.PANEL
    assert dict(chair.seen.sent[0].kinds)["order_entries"] == 4
    look(qtbot, chair, ben)
