import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.phrases import one_line, roman, run_on, title_cased, with_stop, without_stop


@pytest.mark.parametrize(
    ("text", "stopped"),
    [
        ("Noted", "Noted."),
        ("Noted.", "Noted."),
        ("Why?", "Why?"),
        ("He said “no.”", "He said “no.”"),
        ("(by July)", "(by July)."),
        ("Noted;", "Noted."),
        ("And so …", "And so …"),
    ],
)
def test_a_sentence_ends_once(text, stopped):
    assert with_stop(text) == stopped


def test_pieces_run_on_with_semicolons_or_as_sentences():
    assert run_on(["One", "two.", "three;", "four", "Five"]) == "One; two. three; four. Five."


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), min_size=1))
def test_running_on_loses_no_word(words):
    assert [said.rstrip(";.") for said in run_on(words).split(" ")] == words


def test_an_ellipsis_is_no_full_stop():
    assert (without_stop("Noted."), without_stop("Noted..."), without_stop("Noted")) == ("Noted", "Noted...", "Noted")


def test_roman_numerals_count():
    assert [roman(number) for number in (1, 2, 4, 9, 14, 40, 200, 1999)] == [
        "i", "ii", "iv", "ix", "xiv", "xl", "cc", "mcmxcix",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "cased"),
    [
        ("DIRECTOR OF CHILDREN'S SERVICES", "Director of Children's Services"),
        ("NHS EXAMPLEBRIDGE ICB", "NHS Examplebridge ICB"),
        ("THE CHIEF EXECUTIVE", "The Chief Executive"),
        ("Director of Children’s Services", "Director of Children’s Services"),
        ("", ""),
    ],
)
def test_capitals_are_set_small_and_other_text_is_left(text, cased):
    assert title_cased(text) == cased


@given(st.text())
def test_one_line_is_one_line(text):
    assert one_line(text).split() == text.split()
    assert len(one_line(text).splitlines()) <= 1


def test_short_words_of_a_heading_in_capitals_are_words_and_no_initials():
    assert title_cased("3. WHAT IS STILL OPEN FOR THE NHS AND SEN") == "3. What Is Still Open for the NHS and SEN"
