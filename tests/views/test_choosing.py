"""A new meeting: whose it is before anything is typed."""

from dataclasses import replace

from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.flows import seats
from scrutiny_desktop.views.choosing import NewMeetingDialog


def test_a_new_meeting_is_of_the_panel_that_the_member_shares_with(qtbot, sample_desk):
    dialog = NewMeetingDialog(sample_desk)
    qtbot.addWidget(dialog)
    assert dialog.panel.text() == sample_desk.panel.name == dialog.panel.selectedText()
    seats.found(sample_desk.library, sample_desk.panel)
    elsewhere = sample_desk.meeting
    cabinet = Panel(id="cabinet", name="Cabinet")
    sample_desk.change_all("x", [(None, cabinet), (None, replace(elsewhere, id="other", panel_id="cabinet"))])
    sample_desk.choose_meeting("other")
    shared = NewMeetingDialog(sample_desk)
    qtbot.addWidget(shared)
    assert shared.panel.text() == seats.seat(sample_desk.library).roster.panel != "Cabinet"
