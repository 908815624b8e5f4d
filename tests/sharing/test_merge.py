"""Merging by ancestors alone: whatever order, repetition or loss, the same comes out, and nothing is dropped."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from scrutiny_desktop.domain.roster import CHAIR, PANEL
from scrutiny_desktop.domain.shared import Shared, copied, read_shared, stated, withdrawn
from scrutiny_desktop.sharing.merge import Copy, copies, heads
from tests.made_panel import BEN, MALLORY, place, question, version

KEY = ("ben", "questions", "q1", CHAIR)


def only(*versions: Shared) -> Copy:
    return copies(versions)[KEY]


def texts(copy: Copy) -> set[str]:
    return {each.body["text"] for each in copy.shown}


def taken_back(*before: Shared) -> Shared:
    return withdrawn(place(BEN), "questions", "q1", "2031-06-02", before)


FIRST = version(BEN, text="first")
SECOND = version(BEN, text="second", heads=[FIRST])
RIVAL = version(BEN, text="rival", heads=[FIRST])


def test_a_version_stands_in_the_place_of_those_it_names():
    assert only(FIRST, SECOND).heads == (SECOND,)


def test_rival_versions_are_all_kept_and_shown():
    copy = only(FIRST, SECOND, RIVAL)
    assert texts(copy) == {"second", "rival"}
    assert copy.is_disputed


def test_the_clock_decides_nothing():
    late, early = (replace_at(each, at) for each, at in ((SECOND, "2099-01-01"), (RIVAL, "1970-01-01")))
    assert texts(only(FIRST, late, early)) == {"second", "rival"}
    assert only(replace_at(FIRST, "2099-01-01"), version(BEN, text="x", heads=[replace_at(FIRST, "2099-01-01")])).heads


def replace_at(made: Shared, at: str) -> Shared:
    return copied(place(BEN), question(text=made.body["text"]), {}, at, [FIRST] if made.supersedes else [])


def test_one_version_over_both_ends_the_dispute():
    copy = only(FIRST, SECOND, RIVAL)
    joined = stated(place(BEN), "questions", "q1", {**SECOND.body, "text": "both"}, "2031", copy.heads)
    assert only(FIRST, SECOND, RIVAL, joined).heads == (joined,)
    assert {FIRST.id, SECOND.id, RIVAL.id} == joined.supersedes


def test_equal_contents_join_silently():
    again = replace_at(SECOND, "2031-07-01")
    copy = only(FIRST, SECOND, again)
    assert len(copy.heads) == 2
    assert len(copy.shown) == 1
    assert not copy.is_disputed


def test_contents_that_differ_in_anything_are_rivals_though_their_words_are_the_same():
    first = version(BEN)
    rivals = [copied(place(BEN), replace(question(), minutes=each), {}, f"2031-06-0{each}T09:00:00+00:00", [first])
              for each in (1, 2)]  # fmt: skip
    (copy,) = copies([first, *rivals]).values()
    assert copy.is_disputed
    assert len(copy.shown) == 2


def test_words_beat_a_rival_withdrawal_and_the_rivalry_is_told():
    copy = only(FIRST, SECOND, taken_back(FIRST))
    assert texts(copy) == {"second"}
    assert copy.is_disputed
    assert not copy.is_withdrawn


def test_a_withdrawal_of_what_was_seen_takes_it_away():
    gone = taken_back(SECOND)
    assert only(FIRST, SECOND, gone).is_withdrawn
    assert "second" not in gone.line
    assert not only(FIRST, SECOND, gone).is_disputed


def test_what_comes_before_its_ancestors_needs_none_of_them():
    third = version(BEN, text="third", heads=[SECOND])
    for order in permutations([FIRST, SECOND, third]):
        for missing in range(3):
            there = order[missing:]
            if third in there:
                assert only(*there).heads == (third,)


def test_nobody_supersedes_what_is_not_theirs():
    attack = stated(place(MALLORY), "questions", "q1", {"id": "q1", "text": "mine"}, "2099", [SECOND])
    both = copies([FIRST, SECOND, attack])
    assert both[KEY].heads == (SECOND,)
    assert set(both) == {KEY, ("mallory", "questions", "q1", CHAIR)}


def test_a_copy_for_one_audience_says_nothing_of_that_for_another():
    wide = copied(place(BEN, PANEL), question(text="wide"), {}, "2031", [FIRST])
    assert copies([FIRST, wide])[KEY].heads == (FIRST,)


def test_a_version_of_another_record_supersedes_nothing_of_this_one():
    other = stated(place(BEN), "questions", "q2", {"id": "q2"}, "2031", [FIRST])
    assert only(FIRST, other).heads == (FIRST,)


def test_fields_that_are_not_known_are_carried_on():
    newer = stated(place(BEN), "questions", "q1", {**FIRST.body, "mood": "grave"}, "2031", [FIRST])
    next_one = version(BEN, text="next", heads=[newer])
    assert next_one.body["mood"] == "grave"
    assert next_one.body["text"] == "next"


def test_kinds_that_are_not_known_are_kept_and_merged():
    made = [stated(place(BEN), "petitions", "x", {"id": "x", "n": n}, "2031", []) for n in (1, 2)]
    assert len(heads(made)) == 2
    assert all(read_shared(each.line) == each for each in made)


@st.composite
def histories(draw) -> tuple[list[Shared], dict[str, set[str]]]:
    """What three devices of one member made, each having seen any part of it; and what each version truly follows."""
    made: list[Shared] = []
    follows: dict[str, set[str]] = {}
    for number in range(draw(st.integers(1, 12))):
        seen = [each for each in made if draw(st.booleans())]
        known = heads(seen)
        moment = datetime(2031, 6, 1, tzinfo=UTC) + timedelta(days=draw(st.integers(-9_000, 9_000)), seconds=number)
        if draw(st.integers(0, 4)):
            new = copied(place(BEN), question(text=f"text {number}"), {}, moment.isoformat(), known)
        else:
            new = withdrawn(place(BEN), "questions", "q1", moment.isoformat(), known)
        made.append(new)
        follows[new.id] = {each.id for each in known}.union(*(follows[each.id] for each in known))
    return made, follows


@settings(max_examples=300)
@given(histories(), st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(history, random):
    made, _ = history
    shuffled = [*made, *random.choices(made, k=len(made))]
    random.shuffle(shuffled)
    assert heads(shuffled) == heads(made)


@settings(max_examples=300)
@given(histories())
def test_what_nobody_replaced_is_current_and_nothing_else_is(history):
    made, follows = history
    replaced = set().union(*follows.values())
    assert {each.id for each in heads(made)} == {each.id for each in made} - replaced


@settings(max_examples=300)
@given(histories())
def test_words_that_nobody_replaced_are_always_shown(history):
    made, follows = history
    replaced = set().union(*follows.values())
    left = {each.body["text"] for each in made if each.body is not None and each.id not in replaced}
    assert texts(only(*made)) == left


@settings(max_examples=300)
@given(histories(), st.data())
def test_with_some_lost_no_version_comes_back_that_one_at_hand_replaces(history, data):
    made, follows = history
    there = [each for each in made if data.draw(st.booleans())]
    replaced = set().union(*(follows[each.id] for each in there))
    assert {each.id for each in heads(there)} == {each.id for each in there} - replaced


@settings(max_examples=200)
@given(histories())
def test_to_hand_on_the_current_versions_is_to_hand_on_all(history):
    made, _ = history
    assert heads(heads(made)) == heads(made)
    for at in range(len(made)):
        assert heads([*heads(made[:at]), *heads(made[at:])]) == heads(made)


def test_a_version_is_known_by_what_it_says():
    assert replace(FIRST).id == FIRST.id
    assert len({FIRST.id, SECOND.id, RIVAL.id}) == 3
