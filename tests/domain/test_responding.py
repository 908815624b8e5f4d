"""Which known recommendation a proposal tells more about, and what becomes of it once it is confirmed."""

from datetime import date

import pytest

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.proposal import Found, Proposal, ProposedField
from scrutiny_desktop.domain.recommendation import Progress, ProgressReport, Rating, Recommendation, Response
from scrutiny_desktop.domain.responding import matched, restated
from scrutiny_desktop.domain.taking_in import TakingIn, pairs_for
from scrutiny_desktop.flows.taking_in import likeness

LAMP = "Every ferry should carry a lamp that is lit from dusk until the last boat is home."
CREWS = "Crews and the harbour office must share what they know of passengers at risk."
KNOWN = (
    Recommendation(id="lamp", meeting_id="m", number="1", text=LAMP, rank=0),
    Recommendation(id="crews", meeting_id="m", number="2", text=CREWS, rank=1, due=date(2031, 7, 31),
                   timescale="July 2031"),
    Recommendation(id="police", meeting_id="m", number="1", text="The police should keep one record of calls.",
                   series="Police", rank=2),
)  # fmt: skip
ON = date(2031, 6, 12)


def _proposal(**told: str) -> Proposal:
    anchor = Anchor(paper_id="p", content="c", quote="words")
    return Proposal(fields={name: ProposedField(text=words, anchor=anchor) for name, words in told.items()})


def _matched(*proposals: Proposal, known: tuple[Recommendation, ...] = KNOWN) -> Found:
    return matched(Found(proposals=proposals), known, likeness)


@pytest.mark.parametrize(
    ("told", "known"),
    [
        ({"number": "Recommendation 2", "text": CREWS}, "crews"),
        ({"number": "R1.", "text": LAMP + " This matters."}, "lamp"),
        ({"number": "7", "text": CREWS.replace("must", "should")}, "crews"),
        ({"text": LAMP}, "lamp"),
        ({"number": "2", "response_words": "We will."}, "crews"),
        ({"number": "1", "series": "Police", "action": "Keep it."}, "police"),
        ({"number": "2", "text": "Crews and the office must tell each other of passengers at risk."}, "crews"),
        ({"number": "2", "text": "Boats should be painted blue before winter comes."}, ""),
        ({"number": "9", "text": "Boats should be painted blue before winter comes."}, ""),
    ],
)  # fmt: skip
def test_a_proposal_is_matched_by_its_words_and_its_number(told: dict[str, str], known: str) -> None:
    assert _matched(_proposal(**told)).proposals[0].known_id == known


def test_of_two_as_good_none_is_taken_and_both_are_named() -> None:
    found = _matched(_proposal(number="1", action="Do it."))
    assert (found.proposals[0].known_id, found.proposals[0].rivals) == ("", ("lamp", "police"))
    assert found.remarks == ("1 may be of more than one recommendation, and were matched to none.",)


def test_the_same_words_twice_are_told_apart_by_their_number() -> None:
    twice = (*KNOWN, Recommendation(id="again", meeting_id="m", number="5", text=LAMP))
    assert _matched(_proposal(number="5", text=LAMP), known=twice).proposals[0].known_id == "again"
    assert _matched(_proposal(text=LAMP), known=twice).proposals[0].rivals == ("lamp", "again")


def test_a_new_one_that_only_says_what_is_to_be_done_has_that_as_its_words() -> None:
    found = _matched(_proposal(action="Print a card."), _proposal(number="2", action="Print a card."))
    assert [set(each.fields) for each in found.proposals] == [{"text"}, {"number", "action"}]


def test_what_a_response_restates_is_told_word_by_word() -> None:
    assert restated("The lamp must be lit.", "The  lamp must be lit") == ()
    changed = [each for each in restated("The lamp must be lit.", "The lamp may be lit.") if each.old != each.new]
    assert [(each.old, each.new) for each in changed] == [("must", "may")]


def _to(clock, **more: object) -> TakingIn:
    return TakingIn(meeting_id="m", on=ON, ids=Ids(clock), owner="me", known={each.id: each for each in KNOWN}, **more)


@pytest.fixture
def to(clock) -> TakingIn:
    return _to(clock)


def test_a_new_one_is_made_with_all_its_sources_and_a_report(to) -> None:
    told = {"number": "4", "text": "Print a card.", "series": "Police", "response": "Accepted",
            "lead_agency": "Council", "timescale": "Q3 2031/32",
            "progress": "Complete. Done.", "rating": "G"}  # fmt: skip
    (old, new), (none, report) = pairs_for([_proposal(**told)], to)
    assert (old, none) == (None, None)
    assert isinstance(new, Recommendation)
    assert (new.number, new.text, new.series, new.response) == ("4", "Print a card.", "Police", Response.ACCEPTED)
    assert (new.due, new.timescale, new.rank, new.owner) == (date(2031, 12, 31), "Q3 2031/32", 3, "me")
    assert new.anchor
    assert {each.field for each in new.sources} == {"number", "series", "response", "lead_agency", "timescale"}
    assert isinstance(report, ProgressReport)
    assert (report.recommendation_id, report.on, report.words) == (new.id, ON, "Complete. Done.")
    assert (report.progress, report.rating) == (Progress.COMPLETE, Rating.GREEN)


def test_a_known_one_keeps_the_reviews_words_and_a_date_that_was_given_up(to) -> None:
    told = {"number": "2", "text": "Others.", "timescale": "March 2032", "response_words": "We will."}
    proposal = Proposal(fields=_proposal(**told).fields, known_id="crews")
    [(old, new)] = pairs_for([proposal], to)
    assert old == KNOWN[1]
    assert isinstance(new, Recommendation)
    assert (new.text, new.number, new.response_words) == (CREWS, "2", "We will.")
    assert (new.due, new.timescale, new.first_due) == (date(2032, 3, 31), "March 2032", date(2031, 7, 31))
    assert (new.revisions[0].on, new.revisions[0].was_printed) == (ON, "July 2031")
    assert new.revisions[0].anchor


def test_a_date_that_the_paper_itself_says_was_given_up_is_kept(to) -> None:
    [(_, new)] = pairs_for([_proposal(text="Print.", timescale="31 March 2031, now 31 August 2031")], to)
    assert isinstance(new, Recommendation)
    assert (new.due, new.first_due) == (date(2031, 8, 31), date(2031, 3, 31))


def test_the_same_date_in_other_words_is_not_given_up_and_no_words_take_nothing_away(to) -> None:
    same = Proposal(fields=_proposal(timescale="31/07/2031").fields, known_id="crews")
    [(_, new)] = pairs_for([same], to)
    assert isinstance(new, Recommendation)
    assert (new.timescale, new.revisions) == ("31/07/2031", ())
    assert pairs_for([Proposal(fields=_proposal(number="2").fields, known_id="crews")], to) == []


def test_words_that_do_not_say_how_far_it_is_are_kept_and_nothing_is_made_of_them(to) -> None:
    proposal = Proposal(fields=_proposal(progress="Two evenings have been held.").fields, known_id="lamp")
    [(_, report)] = pairs_for([proposal], to)
    assert isinstance(report, ProgressReport)
    assert (report.progress, report.rating, report.words) == (
        Progress.NOT_SAID, Rating.NONE, "Two evenings have been held.")  # fmt: skip


def test_what_was_taken_in_before_is_not_taken_in_twice(clock, to) -> None:
    proposal = Proposal(fields=_proposal(progress="Complete", rating="Green").fields, known_id="lamp")
    [(_, report)] = pairs_for([proposal], to)
    assert isinstance(report, ProgressReport)
    assert pairs_for([proposal], _to(clock, reports=[report])) == []


def test_two_that_tell_of_one_are_one_change(to) -> None:
    two = [Proposal(fields=_proposal(**told).fields, known_id="lamp") for told in ({"action": "A"}, {"outcome": "B"})]
    [(old, new)] = pairs_for(two, to)
    assert isinstance(new, Recommendation)
    assert (old, new.action, new.outcome) == (KNOWN[0], "A", "B")


def test_what_is_not_taken_changes_nothing(to) -> None:
    assert pairs_for([Proposal(fields=_proposal(text="New.").fields, is_taken=False)], to) == []


def test_the_same_words_under_the_same_number_need_no_other_to_be_looked_at():
    looked = []
    told = Found(proposals=(_proposal(number="2", text=CREWS), _proposal(number="3", text=CREWS)))
    found = matched(told, KNOWN, lambda one, other: looked.append(one) or likeness(one, other))
    assert [each.known_id for each in found.proposals] == ["crews", "crews"]
    assert len(looked) == len(KNOWN)
