"""A tracker from its file to recommendations on the checklist, as one change that can be undone."""

from datetime import date

import pytest

from scrutiny_desktop.domain.errors import Stopped
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.recommendation import Rating, Recommendation
from scrutiny_desktop.domain.taking_in import TakingIn, pairs_for, response_of
from scrutiny_desktop.domain.timescale import timescale
from scrutiny_desktop.flows.intake import TakenIn, take_in
from scrutiny_desktop.flows.taking_in import Proposed, propose
from scrutiny_desktop.store import papers, progress_reports, recommendations
from tests import made_trackers


def _nothing(*_: object) -> None:
    """Told of progress."""


@pytest.fixture
def paper(desk, tmp_path, resources, clock) -> Paper:
    file = made_trackers.workbook(tmp_path / "tracker.xlsx")
    [taken] = take_in(desk.library.access, clock, [file], resources / "forms", _nothing)
    assert isinstance(taken, TakenIn)
    made = Paper(id="paper", meeting_id="m", title="Response", content=taken.content)
    desk.change_all("add a paper", [(None, made)])
    return made


def _propose(desk, clock, paper: Paper) -> Proposed:
    return propose(desk.library.access, clock, paper, recommendations.for_meeting(desk.library, "m"), _nothing)


def _to(clock, told: Proposed, known: list[Recommendation]) -> TakingIn:
    return TakingIn(meeting_id="m", on=told.on, ids=Ids(clock), known={each.id: each for each in known})


def test_a_tracker_is_taken_in_as_one_change(desk, paper, clock) -> None:
    told = _propose(desk, clock, paper)
    assert (told.found.form, len(told.found.proposals), told.on) == ("table", 8, clock().date())
    desk.change_all("take in recommendations", pairs_for(told.found.proposals, _to(clock, told, [])))
    taken = recommendations.for_meeting(desk.library, "m")
    assert [each.number for each in taken] == ["1", "2", "4", "5", "1", "2", "3"]
    assert {each.series for each in taken} == set(made_trackers.SERIES)
    reports = progress_reports.for_meeting(desk.library, "m")
    assert {each.rating for each in reports} == {Rating.GREEN, Rating.AMBER, Rating.RED, Rating.BLUE}
    desk.stack.undo()
    assert recommendations.for_meeting(desk.library, "m") == []


def test_the_same_paper_again_changes_nothing(desk, paper, clock) -> None:
    told = _propose(desk, clock, paper)
    desk.change_all("take in recommendations", pairs_for(told.found.proposals, _to(clock, told, [])))
    known = recommendations.for_meeting(desk.library, "m")
    again = _propose(desk, clock, paper)
    taken = [each for each in again.found.proposals if each.is_taken]
    assert {each.known_id for each in taken} == {each.id for each in known}
    changed = [new for _, new in pairs_for(taken, _to(clock, again, known)) if isinstance(new, Recommendation)]
    assert changed == []


def test_it_stops_when_asked(desk, paper, clock) -> None:
    def stop(done: int, *_: object) -> None:
        if done > 10:
            raise Stopped

    with pytest.raises(Stopped):
        propose(desk.library.access, clock, paper, [], stop)


def test_the_samples_response_is_matched_to_its_recommendations(sample_desk, clock) -> None:
    library = sample_desk.library
    known = recommendations.for_meeting(library, sample_desk.meeting.id)
    paper = next(each for each in papers.for_meeting(library, sample_desk.meeting.id) if each.label == "Appendix 2")
    told = propose(library.access, clock, paper, known, _nothing)
    by_id = {each.known_id: each for each in told.found.proposals}
    assert told.on == date(2031, 4, 30)
    assert by_id.keys() == {each.id for each in known}
    for each in known:
        proposal = by_id[each.id]
        assert response_of(proposal.text_of("response")) is each.response
        assert proposal.text_of("lead_agency") == each.lead_agency
        due = timescale(proposal.text_of("timescale"))
        assert (due.was or due.due) == each.due
        if each.number != "8":  # whose action the sample has in other words
            assert proposal.text_of("action").casefold().strip(".") == each.action.casefold().strip(".")
