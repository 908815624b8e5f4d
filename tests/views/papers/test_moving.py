"""A paper is moved from the list or by its key, and says where it went."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.store import agenda, notes, papers
from scrutiny_desktop.views.papers.moving import MoveDialog
from scrutiny_desktop.views.papers.outline import ENTRY


@pytest.fixture
def july(sample_desk):
    """Another meeting of the panel, with an item."""
    meeting = Meeting(id="july", panel_id=sample_desk.meeting.panel_id, on=date(2031, 7, 10))
    item = AgendaItem(id="july-5", meeting_id="july", number="5", title="Ferry services")
    sample_desk.change_all("make", [(None, meeting), (None, item)])
    return item


def test_the_paper_of_the_chosen_line_moves_with_its_marks_and_undo_brings_it_back(qtbot, sample_desk, screen, july):
    cover = papers.for_meeting(sample_desk.library, sample_desk.meeting.id)[0]
    loose = replace(cover, id="loose", title="Late letter", rank=99)
    anchor = Anchor(paper_id="loose", content=loose.content, quote="ferry", start=3, end=8)
    note = Note(id="n", meeting_id=loose.meeting_id, text="Ask", anchor=anchor)
    sample_desk.change_all("add", [(None, loose), (None, note)])
    screen.remark()
    screen.outline.setFocus()
    screen.outline.setCurrentIndex(screen.outline.lines.find(loose.id, -1))
    assert screen.outline.currentIndex().data(ENTRY).paper.id == loose.id
    said = []
    sample_desk.noticed.connect(said.append)
    dialog = screen.handlers()["move_paper"]()
    assert isinstance(dialog, MoveDialog)
    dialog.meetings.setCurrentIndex(dialog.meetings.findData("july"))
    assert dialog.items.currentText() == "5  Ferry services"
    qtbot.mouseClick(dialog.decide, Qt.MouseButton.LeftButton)
    now = sample_desk.now(loose)
    assert (now.meeting_id, now.agenda_item_id, now.listed_in) == ("july", "july-5", "")
    assert [(each.id, each.meeting_id) for each in notes.for_paper(sample_desk.library, loose.id)] == [("n", "july")]
    assert "10 July 2031" in said[-1]
    assert loose.id not in {each.id for each in papers.for_meeting(sample_desk.library, sample_desk.meeting.id)}
    sample_desk.undo()
    assert sample_desk.now(loose) == loose


def test_one_on_which_the_minute_rests_stays_and_it_is_said(sample_desk, screen, july):
    said = []
    sample_desk.troubled.connect(said.append)
    dialog = screen.doing.moving.ask(screen.paper)
    dialog.meetings.setCurrentIndex(dialog.meetings.findData("july"))
    dialog.accept()
    assert "the minute rests on it" in said[0].what_happened
    assert sample_desk.now(screen.paper) == screen.paper


def test_a_new_item_or_none_can_be_chosen_in_the_same_meeting(sample_desk, screen):
    loose = next(each for each in papers.for_meeting(sample_desk.library, sample_desk.meeting.id) if each.listed_in)
    words, _, ask = screen.doing.moving.offer(loose)
    assert "another meeting" in words
    dialog = ask()
    dialog.items.setCurrentIndex(dialog.items.findData("new"))
    dialog.accept()
    now = sample_desk.now(loose)
    titles = {each.id: each.title for each in agenda.for_meeting(sample_desk.library, loose.meeting_id)}
    assert titles[now.agenda_item_id] == loose.title
    dialog = ask()
    dialog.items.setCurrentIndex(dialog.items.findData(""))
    dialog.accept()
    assert sample_desk.now(loose).agenda_item_id == ""
