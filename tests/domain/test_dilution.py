from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.dilution import LostKind, lost_words, softer_words

FULL = (
    "All agencies must audit return conversations every six months and report to the Safeguarding Partnership "
    "on the outcome for children; at least 30 files are to be sampled."
)


def kinds(text, action, **more):
    return {(each.kind, each.words) for each in lost_words(text, action, **more)}


def test_an_action_that_says_it_all_has_lost_nothing():
    assert lost_words(FULL, FULL) == ()


def test_a_vague_action_is_pointed_at_word_by_word():
    lost = kinds(FULL, "Training has been offered to practitioners.")
    assert {
        (LostKind.WHOLE, "All"),
        (LostKind.CHECK, "audit"),
        (LostKind.WHEN, "every six months"),
        (LostKind.HOW_MANY, "30"),
        (LostKind.OUTCOME, "outcome"),
        (LostKind.WHO, "Safeguarding Partnership"),
        (LostKind.WHO, "children"),
    } <= lost


def test_the_same_in_other_words_is_not_lost():
    action = "Every agency's auditing is reviewed; three in ten files, thirty in all, by March 2032. Outcomes are told."
    assert not {kind for kind, _ in kinds("All audits: 30 files by March 2031, with outcomes.", action)}


def test_a_date_beside_the_action_answers_by_when():
    assert (LostKind.WHEN, "within three months") in kinds("Review it within three months.", "It will be reviewed.")
    assert not kinds("Review it within three months.", "It will be reviewed.", timescale="June 2031")


def test_a_number_that_is_part_of_a_time_is_not_counted_twice():
    assert [each.kind for each in lost_words("Do it within 28 days.", "It will be done.")] == [LostKind.WHEN]


def test_softer_words_are_those_of_the_action_alone():
    (soft,) = softer_words("Agencies must train all staff.", "Agencies will be encouraged to train staff.")
    assert (soft.kind, soft.words) == (LostKind.SOFTENED, "encouraged")
    assert softer_words("Train all staff.", "All staff are trained by May 2031.") == ()
    assert softer_words("Consider training.", "We will consider training.") == ()


def test_nothing_is_lost_where_there_is_no_action_yet():
    assert lost_words(FULL, "  ") == ()


@given(st.text(max_size=200), st.text(max_size=200))
def test_what_is_pointed_at_stands_where_it_says_and_nowhere_twice(text, action):
    lost = lost_words(text, action)
    assert all(text[each.start : each.end] == each.words for each in lost)
    assert all(one.end <= other.start for one, other in pairwise(lost))
