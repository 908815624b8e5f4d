"""What is said within the words of a point."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.capture import Known, SignKind, filled, lacks, plainly, signs
from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind

TODAY = date(2031, 6, 12)
NUMBERS = {f"r{n}": str(n) for n in (1, 3, 12)}
KNOWN = Known.of(["Police", "Independent Chair", "Amina Shah", "Adam Shaw"], NUMBERS, TODAY)
ACTION = DiscussionPoint(id="p", meeting_id="m", kind=PointKind.ACTION, at=datetime(2031, 6, 12, 18, 0))

WORDS = st.lists(
    st.sampled_from(["@Police", "@indep", "@", "by", "31", "July", "by 31 July", "#3", "#99", "#", "audit", ",", ".",
                     "by Friday", "@Amina Shah", "2031", "(@Police)", "a@b"]), max_size=8,
).map(" ".join)  # fmt: skip


def said(words):
    return [(each.kind, each.owner or each.due or each.recommendation_id) for each in signs(words, KNOWN)]


def test_owner_date_and_recommendation_are_read_from_the_words():
    point = filled(ACTION, "Audit of 40 records @Independent Chair by 31 July #3", KNOWN)
    assert (point.action_by, point.due, point.recommendation_ids) == ("Independent Chair", date(2031, 7, 31), ("r3",))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("by 31 July", date(2031, 7, 31)), ("by 31 March", date(2032, 3, 31)), ("by 12 June", TODAY),
        ("by 11 June", date(2032, 6, 11)), ("by 31/7", date(2031, 7, 31)), ("by 1/3/2033.", date(2033, 3, 1)),
        ("by the end of September", date(2031, 9, 30)), ("by end of March 2032, please", date(2032, 3, 31)),
        ("By 5 Sept, in writing", date(2031, 9, 5)), ("by tomorrow", date(2031, 6, 13)),
        ("by Friday", date(2031, 6, 13)), ("by Thursday.", date(2031, 6, 19)), ("by Wed, please", date(2031, 6, 18)),
        ("by Friday 20 June", date(2031, 6, 20)),
    ],
)  # fmt: skip
def test_a_date_without_a_year_is_the_next_such_day_from_the_meeting_on(words, day):
    assert said(f"Figures {words}") == [(SignKind.DATE, day)]


@pytest.mark.parametrize("words", ["by the Police", "by 31 February", "standby 31", "by", "by and by", "a@b.example"])
def test_what_names_no_day_and_no_owner_stays_words(words):
    assert said(words) == []


def test_an_owner_is_known_by_the_beginning_of_any_part_of_one_name_alone():
    assert said("@indep to report, @CHAIR too") == [(SignKind.OWNER, "Independent Chair")] * 2
    assert said("@sha") == [(SignKind.OWNER, "sha")], "two names begin so"
    assert said("@Amina Shah’s team") == [(SignKind.OWNER, "Amina Shah")]
    assert said("@Health to write") == [(SignKind.OWNER, "Health")]


def test_a_name_of_several_words_is_taken_whole_as_it_was_typed():
    assert said("@Director of Children's Services by Friday") == [
        (SignKind.OWNER, "Director of Children's Services"), (SignKind.DATE, date(2031, 6, 13))
    ]  # fmt: skip
    assert said("@Amina Smith to write") == [(SignKind.OWNER, "Amina Smith")], "she is not Amina Shah"
    assert said("@Health Trust By 31 July")[0] == (SignKind.OWNER, "Health Trust")
    assert plainly("Write to all @Director of Children's Services by Friday", is_owed=True) == "Write to all"


def test_a_known_name_is_known_whichever_apostrophe_is_typed():
    known = Known.of(["Director of Children’s Services"], NUMBERS, TODAY)
    (sign,) = signs("@director of children's services to report", known)
    assert sign.owner == "Director of Children’s Services"


def test_a_number_that_no_recommendation_has_is_shown_as_not_understood():
    (sign,) = signs("see #7", KNOWN)
    assert not sign.is_understood
    assert filled(ACTION, "see #7", KNOWN).recommendation_ids == ()


def test_correcting_the_words_corrects_what_they_filled():
    point = filled(ACTION, "Audit @Police by 31 July #3", KNOWN, given=["r1"])
    point = filled(point, "Audit @Amina Shah by 1 August #12", KNOWN, given=["r1"])
    assert (point.action_by, point.due, point.recommendation_ids) == ("Amina Shah", date(2031, 8, 1), ("r12",))
    point = filled(point, "Audit", KNOWN)
    assert (point.action_by, point.due, point.recommendation_ids) == ("", None, ())


def test_what_the_question_bears_on_stays_when_the_words_name_it_no_more():
    point = replace(ACTION, recommendation_ids=("r3",))
    point = filled(point, "about #3", KNOWN, given=["r3"])
    assert filled(point, "about", KNOWN, given=["r3"]).recommendation_ids == ("r3",)


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_what_was_filled_by_hand_is_never_overwritten(texts):
    mine = replace(ACTION, action_by="By hand", due=date(2040, 1, 2), recommendation_ids=("by hand",))
    for words in texts:
        mine = filled(mine, words, KNOWN)
        assert mine.words == words
        assert (mine.action_by, mine.due) == ("By hand", date(2040, 1, 2))
        assert mine.recommendation_ids[0] == "by hand"


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_however_it_was_typed_the_fill_is_that_of_the_last_words(texts):
    point = ACTION
    for words in texts:
        point = filled(point, words, KNOWN)
    at_once = filled(ACTION, texts[-1], KNOWN)
    assert (point.action_by, point.due) == (at_once.action_by, at_once.due)
    assert set(point.recommendation_ids) == set(at_once.recommendation_ids)


@given(st.text(max_size=60) | WORDS)
def test_every_sign_stands_where_it_says_and_reading_never_fails(words):
    for each in signs(words, KNOWN):
        assert words[each.start : each.start + len(each.printed)] == each.printed
    assert "@Police" not in plainly(words).split()


def test_a_point_that_nobody_owes_takes_the_link_alone():
    noted = filled(replace(ACTION, kind=PointKind.NOTED), "Said @Police by 31 July #3", KNOWN)
    assert (noted.action_by, noted.due, noted.recommendation_ids) == ("", None, ("r3",))


def test_it_is_read_out_without_signs():
    assert plainly("@Police to report on #3 by 31 July") == "Police to report on recommendation 3 by 31 July"


def test_signs_at_the_end_that_the_fields_say_are_not_minuted_again():
    words = "Audit of 40 records @Independent Chair by 31 July #3"
    assert plainly(words, is_owed=True) == "Audit of 40 records"
    assert plainly(words) == "Audit of 40 records Independent Chair by 31 July"
    assert plainly("@Police to report by 31 July.", is_owed=True) == "Police to report"
    assert plainly("Figures by quarter", is_owed=True) == "Figures by quarter"
    assert plainly("@Police", is_owed=True) == "Police"


def test_a_point_is_to_be_finished_while_words_owner_or_date_are_missing():
    assert lacks(ACTION)
    assert lacks(replace(ACTION, words="Audit", action_by="Police"))
    assert not lacks(replace(ACTION, words="Audit", action_by="Police", due=TODAY))
    assert not lacks(replace(ACTION, kind=PointKind.NOTED, words="Said"))
