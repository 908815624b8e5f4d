from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.word_map import NOWHERE, map_words

CODES = st.lists(st.integers(0, 12), max_size=150)


@given(CODES, CODES)
def test_a_word_is_mapped_to_the_same_word_and_back_to_itself(old, new):
    made = map_words(old, new)
    for at, there in enumerate(made.to):
        assert there == NOWHERE or (old[at] == new[there] and made.back[there] == at)
    assert sum(there != NOWHERE for there in made.to) == sum(at != NOWHERE for at in made.back)


@given(CODES)
def test_a_text_is_mapped_to_itself_word_by_word(codes):
    made = map_words(codes, codes)
    assert list(made.to) == list(range(len(codes)))
    assert not any(made.moved)


def test_a_passage_that_moved_is_known_as_such_and_the_rest_is_not():
    first, second, third = range(20), range(20, 50), range(50, 80)
    made = map_words([*first, *second, *third], [*second, *third, *first])
    assert list(made.to[:20]) == list(range(60, 80))
    assert list(made.moved) == [1] * 20 + [0] * 60


def test_words_between_two_runs_are_matched_within_them():
    old = [*range(10), 90, 91, 92, *range(10, 20)]
    new = [*range(10), 90, 70, 92, *range(10, 20)]
    assert list(map_words(old, new).to)[10:13] == [10, NOWHERE, 12]


def test_a_phrase_that_is_in_both_by_chance_is_not_taken_for_a_passage_that_moved():
    old = [*range(100), 200, 201, 202, 203, *range(100, 150)]
    new = [200, 201, 202, 203, *range(150)]
    assert list(map_words(old, new).to)[100:104] == [NOWHERE] * 4
