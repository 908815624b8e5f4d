"""Headings of PDFs whose type is no larger than their text: minutes, notices and reports told by weight and words."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from scrutiny_desktop.domain.reading import Reading
from scrutiny_desktop.papers.headlines import depth_of
from scrutiny_desktop.papers.piece import Piece
from scrutiny_desktop.papers.reader import read_file
from scrutiny_desktop.papers.rows import Row
from scrutiny_desktop.papers.sentences import is_open
from scrutiny_desktop.papers.wrapping import paragraphs_of_cell
from tests import made_papers as made

bold = partial(made.heading, size=11)
SAID = "The Panel heard that the ferry had run on every evening of the spring."
LONG = "The Panel was told that the ferry had been late on every evening of the"


@pytest.fixture
def headings(tmp_path: Path, forms_folder: Path) -> Callable[..., list[tuple[int, str]]]:
    def read(*pages: made.Draw) -> list[tuple[int, str]]:
        reading = read_file(made.pdf(tmp_path / "paper.pdf", pages), forms_folder)
        return [(each.level, each.heading) for each in reading.sections if each.heading]

    return read


def _page(*lines: tuple[str, str]) -> made.Draw:
    """Lines apart from each other, each in heavy ("b") or in light type."""
    draws = [
        (bold(words, 120 + at * 30) if weight == "b" else made.text(words, top=120 + at * 30))
        for at, (weight, words) in enumerate(lines)
    ]
    return made.both(*draws)


def test_numbered_headings_of_minutes_stand_on_one_level(headings) -> None:
    told = headings(_page(("", LONG), ("b", "84. Apologies"), ("", SAID), ("b", "85. 31/9 - Ferry fares"), ("", SAID),
                          ("b", "86. Minutes of the meeting held on 9th January 2031"), ("", SAID)))  # fmt: skip
    assert [level for level, _ in told] == [1, 1, 1]
    assert told[2][1] == "86. Minutes of the meeting held on 9th January 2031"


@pytest.mark.parametrize(
    "words",
    [
        "It was APPROVED", "It was APPROVED:", "That the Committee for Crossings:", "The Panel noted the report.",
        "3. That the Panel agree how often it meets", "The risks are put in order as follows:",
        "9 January 2031 at 5.00 pm", "Thursday, 9th January, 2031, at 5.00 pm (or later)", "January 2031",
    ],
)  # fmt: skip
def test_a_sentence_a_clause_or_a_date_in_heavy_type_is_no_heading(headings, words: str) -> None:
    assert headings(_page(("", LONG), ("b", words), ("", SAID), ("b", "Crew and boats"), ("", SAID))) == [
        (3, "Crew and boats")
    ]


@pytest.mark.parametrize(
    "words", ["What is the levy?", "How the ferry is run", "Members Present:-", "Recommendation(s):"]
)
def test_a_question_or_a_label_in_heavy_type_is_a_heading(headings, words: str) -> None:
    assert headings(_page(("", LONG), ("b", words), ("", SAID))) == [(3, words)]


def test_a_long_lead_to_a_list_is_text_and_a_short_one_a_heading(headings) -> None:
    lead = "Amend recommendation 1 to read as follows:"
    assert headings(_page(("b", lead), ("", "1. Run the ferry at night."), ("b", "Attached documents"),
                          ("", "a) The timetable"))) == [(3, "Attached documents")]  # fmt: skip


def test_heavy_words_above_heavy_text_are_text(headings) -> None:
    assert headings(_page(("", LONG), ("b", "Contractual"), ("b", "5. Authorised the officer to let the contract."),
                          ("", SAID))) == []  # fmt: skip


def test_a_row_that_ends_within_a_phrase_is_no_heading(headings) -> None:
    assert headings(_page(("", LONG), ("b", "Power and partnerships: foundations for"), ("", "growth, 2031"))) == []


def test_a_number_in_light_type_makes_no_heading_where_heavy_ones_do(headings) -> None:
    told = headings(_page(("", LONG), ("b", "1. Background"), ("", SAID), ("b", "2. Options"), ("", SAID),
                          ("", "2.1 Under the present plan the boats and the quay"), ("", SAID)))  # fmt: skip
    assert told == [(1, "1. Background"), (1, "2. Options")]


def test_a_title_over_several_rows_is_one(tmp_path: Path, forms_folder: Path) -> None:
    large = [
        made.heading(words, 100 + at * 20) for at, words in enumerate(("Examplebridge", "Minutes of the Ferry Panel"))
    ]
    page = made.both(*large, made.text(SAID, LONG, "winter.", top=200))
    assert _read(page, tmp_path, forms_folder).title == "Examplebridge Minutes of the Ferry Panel"


def test_a_code_and_the_heavy_words_below_it_are_one_heading(headings) -> None:
    page = made.both(
        made.text(LONG, "winter.", top=80), bold("APR1", 140), bold("SCOPE", 154), made.text(SAID, top=190)
    )
    assert headings(page) == [(3, "APR1 SCOPE")]


def test_a_heading_at_a_page_foot_has_its_text_on_the_next(headings) -> None:
    foot = made.both(made.text(LONG, "winter.", top=600), bold("Crew and boats", 700))
    assert headings(foot, made.text(SAID)) == [(3, "Crew and boats")]


def test_a_row_that_ends_in_a_small_word_goes_on(tmp_path: Path, forms_folder: Path) -> None:
    page = made.text(
        LONG + " winter and of the spring.", "", "2. The officer highlighted the", "Crossings Directorate."
    )
    texts = [each.text for part in _read(page, tmp_path, forms_folder).sections for each in part.paragraphs]
    assert texts[-1] == "The officer highlighted the Crossings Directorate."


def test_a_number_tells_a_depth_and_a_date_none() -> None:
    told = {
        words: depth_of(words) for words in ("5.0 Aims", "5.1 Ferry", "5.1.2 (A) Crew", "9 May 2031", "2031 events")
    }
    assert told == {"5.0 Aims": 1, "5.1 Ferry": 2, "5.1.2 (A) Crew": 3, "9 May 2031": 0, "2031 events": 0}
    assert is_open("challenges within the")
    assert not is_open("Ferry fares")


def test_a_row_of_a_cell_below_a_heavy_label_is_a_paragraph_of_its_own() -> None:
    def row(words: str, down: float, *, bold: bool) -> Row:
        return Row((Piece(words, 72, down - 11, 200, down, bold),), 1)

    told = [row("Exempt information?", 100, bold=True), row("Open", 114, bold=False)]
    wrapped = [row("Reasons for the", 100, bold=True), row("decision", 114, bold=False)]
    assert paragraphs_of_cell(told) == {1}
    assert paragraphs_of_cell(wrapped) == frozenset()


def _read(page: made.Draw, folder: Path, forms_folder: Path) -> Reading:
    return read_file(made.pdf(folder / "paper.pdf", [page]), forms_folder)
