"""Who I am: known from the first start, so that a name that is given later hides nothing that was made before it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.app.start import open_window, settle_in
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.panel import Panel, Person, Role
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.recommendation import Assessment, Assurance, Recommendation
from scrutiny_desktop.store import assessments, check, people, questions, rows
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.views.introduction import Introduction, introduce, know_owner

MEETING = Meeting(id="m1", panel_id="p1", on=date(2031, 6, 12))
OLD = (
    Panel(id="p1", name="Children Scrutiny"), MEETING,
    Recommendation(id="r1", meeting_id="m1", number="1", text="Publish the audit"),
    Question(id="q1", meeting_id="m1", text="When?"), Note(id="n1", meeting_id="m1", text="mine"),
    Assessment(id="a1", meeting_id="m1", recommendation_id="r1", assurance=Assurance.ASSURED),
)  # fmt: skip


@pytest.fixture
def window(qtbot, access, resources, clock):
    made = open_window(open_library(access, clock=clock), resources, clock)
    made.resize(1280, 720)
    made.show()
    made.activateWindow()
    made.desk.keep("was_welcomed", True)
    yield made
    made.close()
    made.desk.close()


def test_what_was_judged_before_a_name_was_given_is_still_judged(window):
    settle_in(window)
    desk = window.desk
    unnamed = desk.me.id
    assert unnamed
    asked = Question(id="q1", owner=unnamed, meeting_id="m1", text="When?")
    judged = Assessment(id="a1", owner=unnamed, meeting_id="m1", recommendation_id="r1")
    desk.change_all("judge", [(None, MEETING), (None, asked), (None, judged)])
    introduce(desk, "Cllr Invented", Role.CHAIR)
    assert desk.me == Person(id=unnamed, owner=unnamed, name="Cllr Invented", role=Role.CHAIR)
    assert assessments.for_meeting(desk.library, "m1", desk.me.id) == [judged]
    assert [each.asker for each in questions.for_meeting(desk.library, "m1")] == ["Cllr Invented"]
    desk.undo()
    assert (desk.me.name, rows.get(desk.library, Question, "q1").asker) == ("", "")


@pytest.mark.parametrize("has_name", [True, False])
def test_a_library_in_which_things_belong_to_nobody_is_healed_at_its_next_start(window, access, clock, has_name):
    desk = window.desk
    desk.change_all("make", [(None, each) for each in OLD])
    if has_name:
        desk.keep("me", "me")
        desk.change("introduce", old=None, new=Person(id="me", owner="me", name="Cllr Invented"))
    settle_in(window)
    assert assessments.for_meeting(desk.library, "m1", desk.me.id)
    assert not [each for kind in (Question, Note, Meeting) for each in rows.where(desk.library, kind, "owner = ''")]
    assert rows.get(desk.library, Question, "q1").asker == ("Cllr Invented" if has_name else "")
    assert not desk.stack.canUndo() or desk.stack.undoText() != "know whose this is"
    assert check.check(access, clock).is_sound


def test_what_is_mine_is_in_the_briefing_before_a_name_is_given(desk):
    desk.change_all("make", [(None, each) for each in OLD])
    know_owner(desk)
    assert people.me(desk.library).id == desk.me.id
    assert rows.get(desk.library, Note, "n1").owner == desk.me.id


def test_the_strip_knows_a_known_person_takes_enter_in_each_field_and_gives_the_cursor_back(qtbot, window):
    introduce(window.desk, "Cllr Invented", Role.CHAIR)
    before = window.top.person
    before.setFocus()
    window.top.person_wanted.emit()
    window.top.person_wanted.emit()
    (strip,) = [each for each in window.notices() if isinstance(each, Introduction)]
    assert (strip.name.text(), strip.role.currentData(), strip.name.selectedText()) == (
        "Cllr Invented", Role.CHAIR.value, "Cllr Invented")  # fmt: skip
    assert QApplication.focusWidget() is strip.name
    strip.role.setFocus()
    strip.role.setCurrentIndex(strip.role.findData(Role.APPOINTED_MEMBER.value))
    qtbot.keyClick(strip.role, Qt.Key.Key_Return)
    assert (window.desk.me.name, window.desk.me.role) == ("Cllr Invented", Role.APPOINTED_MEMBER)
    assert window.notices() == []
