"""Who holds which exempt papers is named at the Chair's desk, and what rests on them goes to those alone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import rows
from scrutiny_desktop.views.share.asking import ShareDialog
from scrutiny_desktop.views.share.circles import CirclesDialog
from tests.made_library import copy
from tests.views.share.conftest import look, rested

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
EXEMPT = Classification(secrecy=Secrecy.EXEMPT, citation="paragraph 3")
ITEM = AgendaItem(id="i7", meeting_id="m1", number="7", title="Contract")
ANNEX = Paper(id="a-annex", meeting_id="m1", agenda_item_id="i7", title="Annex", content="dead", classification=EXEMPT)


@pytest.fixture
def carys(panel_made, tmp_path, desk_at, screen_on):
    copy(panel_made / "carys", tmp_path / "carys")
    return screen_on(desk_at("carys"))


@pytest.fixture
def chair(qtbot, amina, ben, carys, shared_folder):
    amina.desk.change_all("", [(None, ITEM), (None, ANNEX)])
    for each in (amina, ben, carys):
        each.doing.use_folder(shared_folder)
        rested(qtbot, each)
    return amina


def opened_on(screen):
    screen.show_page("people")
    screen.people.holders.click()
    return next(each for each in screen.findChildren(CirclesDialog) if each.isVisible())


def tick(dialog, name, state=CHECKED):
    people = [dialog.people.item(at) for at in range(dialog.people.count())]
    next(each for each in people if each.text().startswith(name)).setCheckState(state)


def sign(qtbot, screen, dialog):
    dialog.decide.click()
    qtbot.waitUntil(lambda: not any(each.isVisible() for each in screen.findChildren(CirclesDialog)))
    rested(qtbot, screen)


def name_holders(qtbot, screen, *names):
    dialog = opened_on(screen)
    for name in names:
        tick(dialog, name)
    sign(qtbot, screen, dialog)


def offered(screen, *keys):
    screen.share.click()
    dialog = next(each for each in screen.findChildren(ShareDialog) if each.isVisible())
    for at, each in enumerate(dialog._records):
        dialog.list.item(at).setCheckState(CHECKED if each.id in keys else UNCHECKED)
    return dialog, [dialog.audience.itemText(at) for at in range(dialog.audience.count())]


def test_the_chair_names_the_holders_and_all_of_the_panel_know_them(qtbot, chair, ben, carys):
    dialog = opened_on(chair)
    assert dialog.items.item(0).text() == "Item 7: nobody is named yet"
    assert "Annex (Exempt: paragraph 3)" in dialog.papers.text()
    tick(dialog, "Amina")
    tick(dialog, "Ben")
    assert dialog.items.item(0).text() == "Item 7: Amina, Ben"
    sign(qtbot, chair, dialog)
    look(qtbot, chair, ben, carys)
    for screen in (ben, carys):
        (circle,) = screen.seen.seat.roster.circles
        assert (circle.name, circle.holders, circle.papers) == ("Item 7", ("amina", "ben"), ("dead",))
    shown = opened_on(ben)
    assert not shown.people.item(0).flags() & Qt.ItemFlag.ItemIsUserCheckable
    shown.reject()


def test_what_rests_on_the_annex_is_offered_to_its_holders_alone_and_reaches_no_other(qtbot, chair, ben, carys):
    name_holders(qtbot, chair, "Amina", "Ben")
    look(qtbot, chair, ben, carys)
    dialog, names = offered(ben, "q1")
    assert names == ["The Chair", "The Panel", "Item 7"]
    dialog.reject()
    dialog, names = offered(ben, "q2")
    assert names == ["Item 7"]
    assert dialog.told.text() == "1 question, 0 private notes, 1 rests on exempt or confidential papers."
    dialog.decide.click()
    rested(qtbot, ben)
    look(qtbot, ben, chair, carys)
    assert [each.question.text for each in chair.seen.came] == ["What does the annex leave out?"]
    assert carys.seen.came == ()


def test_who_is_taken_out_is_no_longer_sealed_to_and_it_is_said_that_nothing_is_called_back(qtbot, chair, ben, carys):
    name_holders(qtbot, chair, "Amina", "Ben", "Carys")
    look(qtbot, chair, ben, carys)
    dialog, _ = offered(ben, "q2")
    dialog.decide.click()
    rested(qtbot, ben)
    look(qtbot, ben, carys)
    assert len(carys.seen.came) == 1
    dialog = opened_on(chair)
    tick(dialog, "Carys", UNCHECKED)
    assert "nothing of it is sealed to Carys" in dialog.told.text()
    assert "cannot be called back" in dialog.told.text()
    sign(qtbot, chair, dialog)
    question = rows.get(ben.desk.library, Question, "q2")
    ben.desk.change_all("", [(question, replace(question, text="And after that?"))])
    look(qtbot, chair, ben, carys)
    dialog, _ = offered(ben, "q2")
    dialog.decide.click()
    rested(qtbot, ben)
    look(qtbot, ben, carys, chair)
    assert [each.question.text for each in carys.seen.came] == ["What does the annex leave out?"]
    assert [each.question.text for each in chair.seen.came] == ["And after that?"]


def test_a_new_paper_of_the_item_is_held_by_nobody_until_the_list_is_signed_again(qtbot, chair):
    name_holders(qtbot, chair, "Amina")
    more = Paper(id="a-more", meeting_id="m1", agenda_item_id="i7", title="Annex 2", content="beef",
                 classification=EXEMPT, rank=1)  # fmt: skip
    chair.desk.change_all("", [(None, more)])
    rested(qtbot, chair)
    dialog = opened_on(chair)
    assert "New since the list was signed: Annex 2." in dialog.told.text()
    sign(qtbot, chair, dialog)
    assert chair.seen.seat.roster.circles[0].papers == ("dead", "beef")


def test_holders_are_named_by_keys_alone(qtbot, chair):
    dialog = opened_on(chair)
    dialog.people.setFocus()
    dialog.people.setCurrentRow(0)
    QTest.keyClick(dialog.people, Qt.Key.Key_Space)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    rested(qtbot, chair)
    assert len(chair.seen.seat.roster.circles[0].holders) == 1
