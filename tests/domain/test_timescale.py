"""Dates as printed: what they mean, and where they mean nothing that can be known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.flow import day_in_words
from scrutiny_desktop.domain.proposal import Flaw
from scrutiny_desktop.domain.timescale import Timescale, timescale


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("31 July 2025", (2025, 7, 31)), ("31st July 2025", (2025, 7, 31)), ("by 1 Sept 2025", (2025, 9, 1)),
        ("July 2025", (2025, 7, 31)), ("End of February 2028", (2028, 2, 29)), ("Jul-25", (2025, 7, 31)),
        ("July ’25", (2025, 7, 31)), ("31/07/25", (2025, 7, 31)), ("31.07.2025", (2025, 7, 31)),
        ("2025-07-31", (2025, 7, 31)), ("Q3 2024/25", (2024, 12, 31)), ("Quarter 4 2024-25", (2025, 3, 31)),
        ("Q1 (2024/2025)", (2024, 6, 30)), ("Q2 25/26", (2025, 9, 30)), ("2024/25", (2025, 3, 31)),
        ("By end of 2025", (2025, 12, 31)), ("July 31, 2025", (2025, 7, 31)), ("Thursday 31 July 2025", (2025, 7, 31)),
        ("Completed 31 July 2025", (2025, 7, 31)), ("1-Jul-2025", (2025, 7, 1)),
    ],
)  # fmt: skip
def test_a_date_is_read_as_it_is_printed(words: str, due: tuple[int, int, int]) -> None:
    assert timescale(words) == Timescale(date(*due))


@pytest.mark.parametrize(
    ("words", "flaw"),
    [
        ("ongoing", Flaw.NO_DATE), ("Immediate", Flaw.NO_DATE), ("within 6 months", Flaw.NO_DATE),
        ("end of March", Flaw.NO_DATE), ("31 July", Flaw.NO_DATE), ("Q3", Flaw.NO_DATE), ("N/A", Flaw.NO_DATE),
        ("July 25", Flaw.NO_DATE), ("Spring 2025", Flaw.NO_DATE), ("mid July 2025", Flaw.NO_DATE),
        ("31/04/2021", Flaw.NO_SUCH_DAY), ("29 February 2025", Flaw.NO_SUCH_DAY), ("07/31/2025", Flaw.NO_SUCH_DAY),
        ("Q3 2024/27", Flaw.NO_SUCH_DAY), ("31 July 2025 and 30 September 2025", Flaw.BEGINS_A_LIST),
        ("June and July 2025", Flaw.BEGINS_A_LIST),
    ],
)  # fmt: skip
def test_what_is_no_one_date_is_none_and_says_why(words: str, flaw: Flaw) -> None:
    assert timescale(words) == Timescale(flaws=(flaw,))


@pytest.mark.parametrize(
    "words",
    ["31 March 2031, now 31 August 2031", "31 August 2031 (was 31 March 2031)",
     "Originally 31 March 2031; 31 August 2031", "31 March 2031 – revised to 31 August 2031",
     "31 August 2031, revised from 31 March 2031"],
)  # fmt: skip
def test_a_date_that_the_words_say_was_given_up_is_told_beside_the_one_that_stands(words: str) -> None:
    stands = timescale(words)
    assert (stands.due, stands.was, stands.was_printed) == (date(2031, 8, 31), date(2031, 3, 31), "31 March 2031")
    assert stands.flaws == ()


def test_no_words_have_no_flaw() -> None:
    assert timescale(" ") == Timescale()


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_every_usual_form(day: date) -> None:
    for words in (day_in_words(day), f"{day:%d/%m/%Y}", f"{day:%d/%m/%y}", f"{day:%d.%m.%Y}", day.isoformat()):
        assert timescale(words).due == day


@given(st.text(max_size=60))
def test_a_year_is_never_made_up(words: str) -> None:
    due = timescale(words).due
    if due is not None:
        assert f"{due.year % 100:02}" in words or f"{due.year % 100 - 1:02}" in words
