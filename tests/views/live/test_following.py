"""A member who follows the Chair sees how the Chair's meeting stands, and nothing that only the Chair may press."""

import pytest

from scrutiny_desktop.domain.for_panel import MeetingNow
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.proceeding import Phase
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.roster import RosterPerson
from scrutiny_desktop.domain.running_order import Group
from scrutiny_desktop.flows.from_the_chair import FromTheChair

ASKED = tuple(Question(id=f"p{n}", meeting_id="m", text=f"Question number {n}?", standing=Standing.PLANNED)
              for n in range(2))  # fmt: skip


@pytest.fixture
def came():
    def sent(phase, current=None, *, is_closed=False):
        by = RosterPerson(id="a", name="Amina", role=Role.CHAIR, signing="", recipient="")
        now = MeetingNow(id="live", question_id=current.id if current else "", phase=phase, is_closed=is_closed)
        return FromTheChair(by=by, groups=(Group(questions=ASKED),), now=now, current=current)

    return sent


def shown(live, came):
    live.following.came = came
    if not live.following.is_on:
        live.following.turn()
    live.following.pane.show_came(came)
    live.told.emit()
    return live.following.pane


def test_the_question_before_the_panel_is_not_to_come(live, came):
    pane = shown(live, came(Phase.SITTING, ASKED[0]))
    assert pane.entry.state.text() == "Before the panel"
    pane.step(1)
    assert pane.entry.state.text() == "To come"
    shown(live, came(Phase.SITTING, ASKED[1]))
    assert pane.entry.state.text() == "Before the panel"


@pytest.mark.parametrize(("phase", "is_closed", "said"), [
    (Phase.SITTING, True, "The press and public are out of the room."),
    (Phase.PAUSED, False, "The meeting is paused."),
    (Phase.OVER, False, "The meeting is over."),
])  # fmt: skip
def test_it_says_how_the_meeting_stands_where_nothing_is_before_the_panel(live, came, phase, is_closed, said):
    pane = shown(live, came(phase, is_closed=is_closed))
    assert (pane.now.text(), live.words()) == (said, said)


def test_the_foot_speaks_of_the_chairs_meeting_and_not_of_ones_own(live, came):
    shown(live, came(Phase.SITTING, ASKED[0]))
    assert live.words() == "The meeting is sitting."
    live.following.turn()
    assert live.words().startswith("Not started")


def test_keys_that_mark_and_what_ones_own_plan_has_left_give_way(live, came):
    assert live.dock.isVisible() and live.reach.isVisible()
    shown(live, came(Phase.SITTING, ASKED[0]))
    assert not live.dock.isVisible() and not live.reach.isVisible()
    live.tick()
    assert not live.reach.isVisible()
    live.following.turn()
    assert live.dock.isVisible() and live.reach.isVisible()
