from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.natural_order import natural_key


def test_numbers_are_sorted_as_people_count_and_none_comes_last():
    given_in = ["10", "", "3.10", "2", "MA10", "3.2", "3", "MA4", "ma 4a", "1"]
    assert sorted(given_in, key=natural_key) == ["1", "2", "3", "3.2", "3.10", "10", "MA4", "ma 4a", "MA10", ""]


@given(st.lists(st.text()))
def test_any_words_can_be_sorted(words):
    assert len(sorted(words, key=natural_key)) == len(words)
