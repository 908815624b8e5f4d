"""Owner, date and recommendation, filled from a point's words as they are typed."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QApplication, QLabel

from scrutiny_desktop.domain.discussion import PointKind
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.store import discussion_points, recommendations, witnesses


def newest(desk):
    return discussion_points.for_meeting(desk.library, desk.meeting.id)[-1]


def typed(qtbot, words):
    qtbot.keyClicks(QApplication.focusWidget(), words)
    QApplication.processEvents()


def saved(live):
    live.desk.flush()
    live.fill_if_stale()
    return newest(live.desk)


def test_signs_are_shown_while_they_are_typed_and_fill_the_fields_when_saved(qtbot, live):
    number = recommendations.for_meeting(live.desk.library, live.desk.meeting.id)[0].number
    live.mark(PointKind.ACTION)
    card = live.points.cards[newest(live.desk).id]
    typed(qtbot, f"Audit @Police by 31 July #{number}")
    assert card.understood.chips() == ["To do: Examplebridge Police", "By 31 Jul 2031", f"Recommendation {number}"]
    assert newest(live.desk).action_by == ""
    point = saved(live)
    assert (point.action_by, point.due) == ("Examplebridge Police", date(2031, 7, 31))
    assert (card.owed.by.text(), card.owed.due.edit.day()) == ("Examplebridge Police", date(2031, 7, 31))
    first = recommendations.for_meeting(live.desk.library, live.desk.meeting.id)[0].id
    assert first in point.recommendation_ids


def test_correcting_the_words_corrects_the_fields_and_what_was_typed_by_hand_stays(qtbot, live):
    live.mark(PointKind.ACTION)
    card = live.points.cards[newest(live.desk).id]
    typed(qtbot, "Audit @Police by 31 July")
    saved(live)
    card.words.setPlainText("Audit @Health by 1 August")
    point = saved(live)
    assert (point.action_by, point.due) == ("Health", date(2031, 8, 1))
    card.owed.by.setText("The Chair")
    saved(live)
    card.words.setPlainText("Audit @Police by 1 August")
    assert saved(live).action_by == "The Chair"


def test_one_undo_takes_words_and_fields_back_together(qtbot, live):
    live.mark(PointKind.ACTION)
    typed(qtbot, "Audit @Police")
    saved(live)
    live.desk.undo()
    live.fill_if_stale()
    assert (newest(live.desk).words, newest(live.desk).action_by) == ("", "")


def test_a_number_nobody_knows_says_so(qtbot, live):
    live.mark(PointKind.NOTED)
    card = live.points.cards[newest(live.desk).id]
    typed(qtbot, "See #98 @Police")
    assert card.understood.chips() == ["No recommendation 98", "Named: Examplebridge Police"]


def test_an_owner_whom_nobody_knows_is_told_from_one_who_is_invited(qtbot, live):
    first = witnesses.for_meeting(live.desk.library, live.desk.meeting.id)[0]
    live.mark(PointKind.ACTION)
    card = live.points.cards[newest(live.desk).id]
    typed(qtbot, f"@{first.name} and @Zorb Blat to audit")
    shown = [f"To do: {first.name}", "To do: Zorb Blat (not on the list)"]
    assert card.understood.chips() == shown
    assert card.understood.accessibleName() == " · ".join(shown)
    faces = {each.text(): each.property("chip") for each in card.understood.findChildren(QLabel)}
    assert faces[shown[0]] != faces[shown[1]]
    assert saved(live).action_by == f"{first.name} and Zorb Blat"
    assert card.owed.by.text() == f"{first.name} and Zorb Blat"


def test_days_are_shown_where_they_are_kept_and_only_where_one_is_meant(qtbot, live):
    live.mark(PointKind.INFORMATION)
    card = live.points.cards[newest(live.desk).id]
    typed(qtbot, "Why it rose by 10.5 per cent")
    assert card.understood.chips() == []
    typed(qtbot, ", by July 3")
    assert card.understood.chips() == ["By 3 Jul 2031"]
    assert saved(live).due == date(2031, 7, 3)
    live.mark(PointKind.CONCERN)
    card = live.points.cards[newest(live.desk).id]
    typed(qtbot, "Not done by 31 July")
    assert card.understood.chips() == []


def test_a_meeting_is_named_by_its_month_where_the_library_has_it(qtbot, live):
    live.mark(PointKind.ACTION)
    card = live.points.cards[newest(live.desk).id]
    typed(qtbot, "Report back by the September meeting")
    assert card.understood.chips() == []
    later = Meeting(id="later", panel_id=live.desk.meeting.panel_id, on=date(2031, 9, 18))
    live.desk.change("make a meeting", old=None, new=later)
    typed(qtbot, ".")
    assert card.understood.chips() == ["By 18 Sep 2031"]


def test_typing_is_not_lost_by_a_mark_or_by_a_jump(qtbot, live):
    live.mark(PointKind.NOTED)
    typed(qtbot, "Half a sen")
    live.mark(PointKind.CONCERN)
    typed(qtbot, "And another")
    live.step(1)
    words = [each.words for each in discussion_points.for_meeting(live.desk.library, live.desk.meeting.id)]
    assert words[-2:] == ["Half a sen", "And another"]


def test_a_witness_who_comes_to_be_invited_can_be_named_at_once(qtbot, live):
    first = witnesses.for_meeting(live.desk.library, live.desk.meeting.id)[0]
    live.desk.change("rename", old=first, new=replace(first, name="Zoe Quill"))
    live.mark(PointKind.ACTION)
    card = live.points.cards[newest(live.desk).id]
    typed(qtbot, "Audit @quil")
    assert card.understood.chips() == ["To do: Zoe Quill"]
