"""What is said within the words of a point."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.capture import filled, lacks
from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.signless import minuted, plainly
from scrutiny_desktop.domain.signs import Known, SignKind, signs

TODAY = date(2031, 6, 12)
NUMBERS = {f"r{n}": str(n) for n in (1, 3, 12)}
KNOWN = Known.of(["Police", "Independent Chair", "Amina Shah", "Adam Shaw"], NUMBERS, TODAY,
                 [None, TODAY, date(2031, 9, 18), date(2031, 7, 10)])  # fmt: skip
ACTION = DiscussionPoint(id="p", meeting_id="m", kind=PointKind.ACTION, at=datetime(2031, 6, 12, 18, 0))

WORDS = st.lists(
    st.sampled_from(["@Police", "@indep", "@", "by", "31", "July", "by 31 July", "#3", "#99", "#", "audit", ",", ".",
                     "by Friday", "@Amina Shah", "2031", "(@Police)", "a@b", "and", "/", "#12", "#1/#3",
                     "before 3 July", "by the September meeting", "by noon on 3 July", "to", "accept", "@zorb", "may",
                     "3/4", "rec"]), max_size=8,
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
        ("by Friday 20 June", date(2031, 6, 20)), ("by July 3", date(2031, 7, 3)), ("by May 5", date(2032, 5, 5)),
        ("by September 1st", date(2031, 9, 1)), ("by 3rd July", date(2031, 7, 3)),
        ("by Friday week", date(2031, 6, 20)), ("by next Friday", date(2031, 6, 20)),
        ("by end of month", date(2031, 6, 30)), ("by 31st", date(2031, 7, 31)),
        ("by the end of the month", date(2031, 6, 30)), ("by end July", date(2031, 7, 31)),
        ("by the 5th, please", date(2031, 7, 5)), ("before 3 July", date(2031, 7, 2)), ("by July", date(2031, 7, 31)),
        ("by noon on 3 July", date(2031, 7, 3)), ("by 5pm on Friday", date(2031, 6, 13)),
        ("no later than 3 July", date(2031, 7, 3)), ("on or before 3 July", date(2031, 7, 3)),
        ("by the September meeting", date(2031, 9, 18)), ("by the next meeting", date(2031, 7, 10)),
        ("by end of next month", date(2031, 7, 31)), ("by March next year", date(2032, 3, 31)),
        ("by close of play Friday", date(2031, 6, 13)), ("by July 3, 2032", date(2032, 7, 3)),
        ("by the end of the week", date(2031, 6, 13)), ("by May @Police", date(2032, 5, 31)),
    ],
)  # fmt: skip
def test_a_date_without_a_year_is_the_next_such_day_from_the_meeting_on(words, day):
    assert [each for each in said(f"Figures {words}") if each[0] is SignKind.DATE] == [(SignKind.DATE, day)]


@pytest.mark.parametrize(
    "words",
    [
        "by the Police", "by 31 February", "standby 31", "by", "by and by", "a@b.example", "by 10.5 per cent", "by 3/4",
        "by May Smith", "by the October meeting", "by July 32", "by 3 schools", "by 31/7%", "by 5 per cent", "by half",
        "by May’s team", "by March-Jones", "by the 3rd quarter", "by 31 July 2030", "by Friday Smith", "by quarter",
        "by next Friday week", "by Friday 21 June", "by the autumn", "by Monday’s meeting", "by sunset", "by 10.5",
        "before 1 April the waits were longer", "by the 1st meeting", "by July 3 schools", "stand-by 31 July",
    ],
)  # fmt: skip
def test_what_names_no_day_and_no_owner_stays_words(words):
    assert said(words) == []


def test_an_owner_is_known_by_the_beginning_of_any_part_of_one_name_alone():
    assert said("@indep to report, @CHAIR too") == [(SignKind.OWNER, "Independent Chair")] * 2
    assert said("@sha") == [(SignKind.OWNER, "sha")], "two names begin so"
    assert said("@Amina Shah’s team") == [(SignKind.OWNER, "Amina Shah")]
    assert said("@Health to write") == [(SignKind.OWNER, "Health")]


def test_a_body_is_known_beside_others_that_have_its_name_within():
    known = Known.of(["Borough Council, with Town Police", "Town Police"], NUMBERS, TODAY)
    assert [each.owner for each in signs("@Police and @Council", known)] == [
        "Town Police", "Borough Council, with Town Police",
    ]  # fmt: skip


def test_a_name_of_several_words_is_taken_whole_as_it_was_typed():
    assert said("@Director of Children's Services by Friday") == [
        (SignKind.OWNER, "Director of Children's Services"), (SignKind.DATE, date(2031, 6, 13))
    ]  # fmt: skip
    assert said("@Amina Smith to write") == [(SignKind.OWNER, "Amina Smith")], "she is not Amina Shah"
    assert said("@Health Trust By 31 July")[0] == (SignKind.OWNER, "Health Trust")
    action = filled(ACTION, "A note to all @Director of Children's Services by Friday", KNOWN)
    assert minuted(action) == "A note to all"


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


@given(st.text(max_size=60) | WORDS, st.sampled_from(PointKind), st.sampled_from([None, (), ("3",), ("3", "12")]))
def test_no_word_that_was_typed_is_lost(words, kind, numbers):
    point = filled(replace(ACTION, kind=kind), words, KNOWN)
    named = ("1", "3", "12") if numbers is None else numbers
    understood = " ".join((point.action_by, *(
        each.printed
        for each in signs(words, KNOWN)
        if (each.kind is SignKind.DATE and each.due == point.due and each.is_whole)
        or (each.kind is SignKind.LINK and each.number in named)
        or (each.kind is SignKind.OWNER and each.owner in point.action_by)
    )))  # fmt: skip
    kept = Counter(re.findall(r"\w+", f"{minuted(point, numbers)} {understood}".casefold()))
    typed = Counter(re.findall(r"\w+", words.casefold()))
    assert set(typed - kept) <= {"and", "rec"}, "which stand between signs, and before a number that is written out"


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
    assert plainly(words) == "Audit of 40 records (Independent Chair, by 31 July, recommendation 3)"
    for typed, said_ in [(words, "Audit of 40 records"), ("@Police to report by 31 July.", "Police to report"),
                         ("Figures by quarter", "Figures by quarter"), ("@Police", "Police")]:  # fmt: skip
        assert minuted(filled(ACTION, typed, KNOWN)) == said_


def test_a_sign_that_a_field_was_put_over_by_hand_stays_in_the_words():
    mine = replace(filled(ACTION, "Audit @Police by 31 July", KNOWN), due=date(2031, 8, 7))
    assert minuted(mine) == "Audit by 31 July"
    assert minuted(replace(mine, action_by="The Chair", due=None)) == "Audit (Police, by 31 July)"


def test_a_number_that_is_not_named_beside_the_words_stays_in_them():
    action = filled(ACTION, "Audit #3 and #99", KNOWN, given=["r1"])
    assert minuted(action, ["3"]) == "Audit (recommendation 99)"
    assert minuted(action, []) == "Audit (recommendations 3 and 99)"
    assert minuted(replace(action, recommendation_ids=("r3",))) == "Audit (recommendations 3 and 99)"


def test_all_who_are_named_owe_it():
    assert filled(ACTION, "@Police, @indep and @Amina Shah to report", KNOWN).action_by == (
        "Police, Independent Chair and Amina Shah"
    )


@pytest.mark.parametrize(("words", "links"), [
    ("See #1/#3", ["r1", "r3"]), ("See #1 and #3", ["r1", "r3"]), ("See #1, #3 & #12", ["r1", "r3", "r12"]),
    ("See #1,#3", ["r1", "r3"]), ("See rec #12", ["r12"]),
])  # fmt: skip
def test_every_number_is_linked(words, links):
    assert list(filled(ACTION, words, KNOWN).recommendation_ids) == links


def test_a_point_is_to_be_finished_while_words_owner_or_date_are_missing():
    assert lacks(ACTION)
    assert lacks(replace(ACTION, words="Audit", action_by="Police"))
    assert not lacks(replace(ACTION, words="Audit", action_by="Police", due=TODAY))
    assert not lacks(replace(ACTION, kind=PointKind.NOTED, words="Said"))
