"""A question that came goes into the meeting that it is asked for, and into no other."""

from dataclasses import replace
from datetime import date

from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import rows
from tests.made_library import PANEL
from tests.views.share.conftest import MADE, ON, look, rested, share_question, with_folder

ELSEWHERE = Meeting(id="m2", panel_id=PANEL.id, on=date(2031, 11, 14))
LATER = replace(MADE[3], id="q9", meeting_id="m2", text="What has changed since June?")


def _came(qtbot, amina, ben, shared_folder, question):
    share_question(ben, question)
    with_folder(qtbot, shared_folder, ben, amina)
    look(qtbot, ben, amina)
    amina.show_page("came")
    return amina.came


def test_a_question_for_a_meeting_that_is_not_here_is_not_put_into_another(qtbot, amina, ben, shared_folder):
    ben.desk.change_all("", [(None, ELSEWHERE), (None, LATER)])
    page = _came(qtbot, amina, ben, shared_folder, LATER)
    assert "14 November 2031" in page.asker.text()
    said = []
    amina.desk.troubled.connect(lambda trouble: said.append(str(trouble)))
    page.take.click()
    assert rows.get(amina.desk.library, Question, "q9") is None
    assert "14 November 2031" in said[0]
    amina.desk.change_all("", [(None, ELSEWHERE)])
    rested(qtbot, amina)
    page.take.click()
    assert rows.get(amina.desk.library, Question, "q9").meeting_id == "m2"


def test_of_two_meetings_on_one_day_the_sharing_panel_s_is_meant(qtbot, amina, ben, shared_folder):
    other = Panel(id="housing", name="Examplebridge Housing Panel")
    first = Meeting(id="a-first", panel_id="housing", on=ON)
    amina.desk.change_all("", [(None, other), (None, first), (None, PANEL)])
    page = _came(qtbot, amina, ben, shared_folder, MADE[3])
    page.take.click()
    assert rows.get(amina.desk.library, Question, "q1").meeting_id == "m1"


def test_what_was_shared_after_the_last_look_is_not_said_to_have_left(qtbot, ben, shared_folder):
    with_folder(qtbot, shared_folder, ben)
    look(qtbot, ben)
    assert "has left" in ben.people.state.text()
    share_question(ben, MADE[3])
    rested(qtbot, ben)
    assert "1 of what you shared" in ben.people.state.text()
    look(qtbot, ben)
    assert "has left" in ben.people.state.text()
