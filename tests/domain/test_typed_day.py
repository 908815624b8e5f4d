from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.typed_day import entered_day, typed_day

TODAY = date(2031, 6, 12)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("31/3/2031", date(2031, 3, 31)),
        ("31.3.31", date(2031, 3, 31)),
        ("2031-03-31", date(2031, 3, 31)),
        ("31 March 2031", date(2031, 3, 31)),
        ("Monday, 31st of Mar 2031", date(2031, 3, 31)),
        ("1 sept", date(2031, 9, 1)),
        ("31 March", date(2032, 3, 31)),
        ("February 2032", date(2032, 2, 29)),
        ("by the end of Sept 2031", date(2031, 9, 30)),
        ("tomorrow", date(2031, 6, 13)),
        ("in three months", date(2031, 9, 12)),
        ("in 2 weeks", date(2031, 6, 26)),
        ("in a year", date(2032, 6, 12)),
    ],
)
def test_a_day_is_read_as_people_write_it(words, day):
    assert typed_day(words, TODAY) == day


@pytest.mark.parametrize("words", ["", "ongoing", "Q3 2031", "31 April 2031", "March", "99/99/2031", "in some months"])
def test_words_that_name_no_day_are_none(words):
    assert typed_day(words, TODAY) is None


def test_a_month_from_its_last_day_ends_where_the_next_one_does():
    assert typed_day("in 1 month", date(2031, 1, 31)) == date(2031, 2, 28)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("13 March 2025", date(2025, 3, 13)),
        ("9 January 2031", date(2031, 1, 9)),
        ("12/12/2030", date(2030, 12, 12)),
        ("9 jan 31", date(2031, 1, 9)),
        ("9/1/31", date(2031, 1, 9)),
        ("9-Jan-31", date(2031, 1, 9)),
        ("3rd mar 25", date(2025, 3, 3)),
        ("Thu 13 Mar 2025", date(2025, 3, 13)),
        ("Thursday, 13 March 2025", date(2025, 3, 13)),
        ("9/7", date(2031, 7, 9)),
        ("13 march", date(2032, 3, 13)),
        ("in 3 months", date(2031, 9, 12)),
        ("9/13", None),
        ("30 February 2031", None),
        ("sometime", None),
    ],
)
def test_a_field_for_a_day_reads_short_years_too(words, day):
    assert entered_day(words, TODAY) == day


@given(st.dates(date(1970, 1, 1), date(2099, 12, 31)))
def test_what_the_field_shows_is_read_back(day):
    assert entered_day(f"{day:%a} {day.day} {day:%b %Y}", TODAY) == day


@given(st.text())
def test_anything_may_be_typed(words):
    assert typed_day(words, TODAY) is None or isinstance(typed_day(words, TODAY), date)


@given(st.dates(date(1970, 1, 1), date(2099, 12, 31)))
def test_what_a_cell_shows_is_read_back(day):
    assert typed_day(f"{day.day}/{day.month}/{day.year}", TODAY) == day
