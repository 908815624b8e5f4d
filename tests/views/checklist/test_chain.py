"""The chosen recommendation's whole story: dates, the Panel's view, its end, its life, and the five links."""

from datetime import date

from PySide6.QtCore import Qt

from scrutiny_desktop.domain.recommendation import Assurance, Ending, EndingKind, Response
from scrutiny_desktop.store import assessments, recommendations

Key = Qt.Key


def known(screen):
    return recommendations.for_meeting(screen.desk.library, screen.desk.meeting.id)


def choose(screen, number):
    one = next(each for each in known(screen) if each.number == number)
    assert screen.show_record("recommendations", one.id, -1)
    return one


def settled(qtbot, screen):
    qtbot.waitUntil(lambda: not screen._is_stale)


def test_a_revised_date_keeps_the_one_before_and_says_when_no_reason_was_given(qtbot, screen):
    choose(screen, "3")
    revisions = screen._detail.revisions
    revisions.open.click()
    revisions.on.show_day(date(2031, 9, 30))
    revisions.form.given.emit("")
    settled(qtbot, screen)
    one = known(screen)[2]
    assert (one.due, one.first_due) == (date(2031, 9, 30), date(2031, 3, 31))
    assert "Slid without a reason" in [each.text() for each in revisions.findChildren(type(screen._detail.overdue))]
    screen.desk.undo()
    assert known(screen)[2].revisions == ()


def test_a_reason_half_typed_waits_for_its_recommendation(qtbot, screen):
    choose(screen, "3")
    screen._detail.revisions.open.click()
    qtbot.keyClicks(screen._detail.revisions.why, "Staff left")
    choose(screen, "2")
    assert screen._detail.revisions.form.isHidden()
    choose(screen, "3")
    screen._detail.revisions.open.click()
    assert screen._detail.revisions.why.toPlainText() == "Staff left"


def test_an_answer_cannot_be_unsaid_and_the_screen_shows_what_stands(qtbot, screen):
    choose(screen, "3")
    with qtbot.waitSignal(screen.desk.troubled) as told:
        screen._detail.response.chosen.emit(Response.AWAITING)
    assert "cannot be awaiting again" in told.args[0].what_happened
    settled(qtbot, screen)
    assert screen._detail.response.value() is Response.ACCEPTED
    assert known(screen)[2].response is Response.ACCEPTED


def test_what_the_panel_agreed_stands_beside_my_own_judgement(qtbot, screen):
    one = choose(screen, "3")
    mine = screen._detail.judgement.buttons
    before = [each.isChecked() for each in mine.buttons]
    screen._detail.agreed.buttons.buttons[2].click()
    settled(qtbot, screen)
    (agreed,) = [each for each in assessments.agreed(screen.desk.library, screen.desk.meeting.id)
                 if each.recommendation_id == one.id]  # fmt: skip
    assert agreed.assurance is Assurance.PARTLY_ASSURED
    assert [each.isChecked() for each in mine.buttons] == before


def test_the_panel_ends_a_recommendation_and_opens_it_again(qtbot, screen):
    choose(screen, "3")
    ending = screen._detail.ending
    ending.open.click()
    with qtbot.waitSignal(screen.desk.troubled) as told:
        ending.form.given.emit("")
    assert "reason is missing" in told.args[0].what_happened
    qtbot.keyClicks(ending.why, "Audited and embedded.")
    ending.form.given.emit(ending.why.toPlainText())
    settled(qtbot, screen)
    assert known(screen)[2].ending.why == "Audited and embedded."
    assert not ending.told.isHidden()
    assert ending.form.isHidden()
    ending.again.click()
    settled(qtbot, screen)
    assert known(screen)[2].is_open


def test_one_that_is_merged_leads_to_the_one_in_its_place(qtbot, screen):
    one, other = choose(screen, "3"), known(screen)[4]
    screen._changes.end(one, Ending(kind=EndingKind.MERGED, on=date(2031, 6, 12), why="Same", successor_id=other.id))
    settled(qtbot, screen)
    screen._detail.ending.place.click()
    assert screen._table.row().recommendation.id == other.id


def test_a_life_names_each_day_and_opens_what_happened(qtbot, screen):
    choose(screen, "3")
    names = [door.accessibleName() for door in screen._detail.life.doors()]
    assert names[0].startswith("28 Nov 2030, Reported, In progress")
    assert any("My assurance, Not assured" in each for each in names)


def test_the_five_links_are_read_side_by_side_by_keys_alone(qtbot, screen):
    choose(screen, "3")
    screen._see_chain()
    chain = screen._chain
    assert screen._pages.currentWidget() is chain
    assert chain.title.text() == "Recommendation 3"
    assert "“tested”" in chain.advice.lost.text()
    assert chain.advice.text.accessibleDescription() in chain.advice.lost.text()
    qtbot.keyClick(chain, Key.Key_PageDown)
    assert chain.title.text() == "Recommendation 4"
    qtbot.keyClick(chain, Key.Key_Escape)
    assert screen._pages.currentWidget() is screen._panes
    assert screen._table.row().recommendation.number == "4"
