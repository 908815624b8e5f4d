"""A member's own view of the meeting: private notes, and the Chair's marks as they come."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.note import Visibility
from scrutiny_desktop.domain.panel import Person, Role
from scrutiny_desktop.store import discussion_points, notes
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import open_library

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def own(live):
    return [each for each in notes.for_meeting(live.desk.library, live.desk.meeting.id) if each.question_id]


def write(qtbot, live, words):
    live.now.heard.setFocus()
    qtbot.keyClick(live.now.heard, Qt.Key.Key_M, KEYS)
    qtbot.keyClicks(QApplication.focusWidget(), words)
    live.desk.flush()
    live.fill_if_stale()


def test_one_key_writes_a_private_note_on_the_question_before_the_panel(qtbot, live):
    assert live.now.own_note.isHidden()
    write(qtbot, live, "Ask the night shift")
    (note,) = own(live)
    assert (note.text, note.question_id, note.visibility) == (
        "Ask the night shift",
        live.question.id,
        Visibility.PRIVATE,
    )
    assert note.owner == live.desk.me.id
    assert QApplication.focusWidget() is live.now.own_note.words


def test_each_question_has_its_own_and_it_is_there_again_on_the_way_back(qtbot, live):
    write(qtbot, live, "First")
    live.step(1)
    assert live.now.own_note.isHidden()
    write(qtbot, live, "Second")
    assert sorted(each.text for each in own(live)) == ["First", "Second"]
    live.step(-1)
    assert live.now.own_note.words.toPlainText() == "First"
    assert live.now.own_note.isVisible()


def test_a_jump_in_the_middle_of_a_word_loses_nothing(qtbot, live):
    live.now.own_note.begin()
    qtbot.keyClicks(live.now.own_note.words, "Half a wo")
    first = live.question.id
    live.step(1)
    assert [(each.text, each.question_id) for each in own(live)] == [("Half a wo", first)]


def test_the_note_is_gone_with_its_last_letter_and_undo_brings_it_back(qtbot, live):
    write(qtbot, live, "Note")
    live.now.own_note.words.setPlainText("")
    live.desk.flush()
    assert own(live) == []
    live.desk.undo()
    live.fill_if_stale()
    assert [each.text for each in own(live)] == ["Note"]


def test_the_chairs_marks_come_while_a_member_writes_and_take_no_key_from_the_words(qtbot, live, access):
    desk = live.desk
    desk.change("be a member", old=desk.me, new=replace(desk.me, role=Role.MEMBER))
    live.fill_if_stale()
    live.now.own_note.begin()
    qtbot.keyClicks(live.now.own_note.words, "I wonder")
    many = len(live.points.cards)
    with open_library(access, clock=desk.clock) as other:
        ids = Ids(desk.clock)
        ledger = Ledger(other, author=lambda: "chair", clock=desk.clock, ids=ids)
        ledger.swap(None, Person(id="chair", name="Cllr Chairing", role=Role.CHAIR))
        ledger.swap(None, DiscussionPoint(id="from-chair", owner="chair", meeting_id=desk.meeting.id, at=desk.clock(),
                                          kind=PointKind.CONCERN, words="Slipped again"))  # fmt: skip
    desk.look_for_others()
    qtbot.waitUntil(lambda: "from-chair" in live.points.cards)
    card = live.points.cards["from-chair"]
    assert card.words.toPlainText() == "Slipped again"
    assert "Cllr Chairing" in card.bears_on.text()
    assert len(live.points.cards) == many + 1
    assert QApplication.focusWidget() is live.now.own_note.words
    qtbot.keyClicks(QApplication.focusWidget(), " why")
    assert live.now.own_note.words.toPlainText() == "I wonder why"
    assert len(discussion_points.for_meeting(desk.library, desk.meeting.id)) >= 1
