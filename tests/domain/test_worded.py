from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.worded import Vocabulary, in_common, letters, likeness, plain_words, worded

FEW = st.lists(st.integers(0, 4), max_size=30)


def longest_common(one, other):
    """By the book, row by row."""
    row = [0] * (len(other) + 1)
    for word in one:
        before = row
        row = [0]
        for at, there in enumerate(other):
            row.append(before[at] + 1 if word == there else max(row[at], before[at + 1]))
    return row[-1]


@given(FEW, FEW)
def test_words_in_common_are_the_longest_common_subsequence(one, other):
    assert in_common(one, other) == longest_common(one, other)
    matched = sum(length for *_, length in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
    assert in_common(one, other) >= matched


def test_ways_of_printing_a_word_do_not_make_it_another():
    assert plain_words("The Oﬃcers’ ﬁnal re\u00adport (draft)") == ["the", "officers", "final", "report", "draft"]
    assert plain_words("cafe\u0301") == plain_words("café")


def test_the_words_between_two_characters_are_those_they_touch():
    words = worded("one two, three", Vocabulary())
    assert words.between(5, 10) == (1, 3)
    assert words.between(7, 8) == (2, 2)
    assert [words.printed(at) for at in range(*words.between(0, 14))] == ["one", "two", "three"]


def test_numerals_are_known_as_such():
    vocabulary = Vocabulary()
    assert worded("4.2 of 40", vocabulary).codes[0] in vocabulary.numerals
    assert vocabulary["of"] not in vocabulary.numerals


def test_spacing_hyphens_and_signs_of_another_extraction_are_no_difference():
    assert letters("The “well- being”  plan – final") == letters('The "wellbeing" plan - final')
    assert likeness("well- being plan", "wellbeing plan") == 1.0


def test_a_sign_or_a_minus_that_changed_is_a_difference_though_the_words_are_the_same():
    assert letters("down -5 %") != letters("down 5 %")
    assert 0.99 < likeness("It was late.", "It was late?") < 1


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_a_share_and_the_same_both_ways(one, other):
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == likeness(other, one)
    assert likeness(one, one) == 1
