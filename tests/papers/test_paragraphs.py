"""Numbers as printed, torn words joined, wrapped lines put together."""

import pytest

from scrutiny_desktop.papers.lines import lines_of, stitched
from scrutiny_desktop.papers.paragraphs import paragraphs, width_of


@pytest.mark.parametrize(
    ("printed", "number", "text"),
    [
        ("3. The ferry was closed.", "3.", "The ferry was closed."),
        ("12.4 The ferry was closed.", "12.4", "The ferry was closed."),
        ("1.2. The ferry", "1.2.", "The ferry"),
        ("(iv) the ferry", "(iv)", "the ferry"),
        ("b) the ferry", "b)", "the ferry"),
        ("7\tThe ferry", "7", "The ferry"),
        ("1.\tNone", "1.", "None"),
        ("2019 was a hard winter.", "", "2019 was a hard winter."),
        ("3 December was cold.", "", "3 December was cold."),
        ("1.5 million crossings were made.", "", "1.5 million crossings were made."),
        ("e.g. the ferry", "", "e.g. the ferry"),
        ("c. 1950 it was new.", "", "c. 1950 it was new."),
        ("civil. Society", "", "civil. Society"),
        ("I. Ferry spoke.", "", "I. Ferry spoke."),
        ("4.", "", "4."),
        ("• a point", "", "• a point"),
    ],
)
def test_a_number_is_one_only_where_it_was_printed_as_one(printed: str, number: str, text: str) -> None:
    (only,) = paragraphs(lines_of(printed))
    assert (only.number, only.text, only.as_printed) == (number, text, "")


def test_in_a_list_a_number_read_twice_counts_once_and_is_kept_as_printed() -> None:
    (only,) = paragraphs(lines_of("1.\tI. None\t\t"), listed=True)
    assert (only.number, only.text, only.as_printed) == ("1.", "None", "1.\tI. None")


@pytest.mark.parametrize(
    ("cells", "whole"),
    [
        (["SSCP Clare Learni", "Clare Learning Report"], "SSCP Clare Learning Report"),
        (["Docume", "Documents in Members' Rooms"], "Documents in Members' Rooms"),
        (["Board", "Board of Governors"], "Board Board of Governors"),
        (["No", "Nothing further"], "No Nothing further"),
        (["a"] * 100, " ".join(["a"] * 100)),
    ],
)
def test_only_a_cell_that_stops_within_a_word_is_joined_to_the_next(cells: list[str], whole: str) -> None:
    assert stitched(cells) == whole


WRAPPED = """1. The ferry at Examplebridge was closed for two winters because the
landing stage had been damaged by ice, and the Panel asked that it
be mended before another winter came. The Harbour Office agreed and
the work was done.
2. It is open.
• first the northern landing stage, which was the one that was worse
Then the other.

Next paragraph.
"""


def test_lines_that_were_only_wrapped_are_one_paragraph() -> None:
    lines = lines_of(WRAPPED)
    made = paragraphs(lines, width_of(lines))
    assert [each.number for each in made] == ["1.", "2.", "", ""]
    assert made[0].text.endswith("was done.")
    assert made[2].text.endswith("worse Then the other.")


def test_a_text_of_one_line_for_each_paragraph_is_left_so() -> None:
    lines = lines_of("A short line.\nand another\n" + "A much longer line that goes on. " * 12 + "\nlast\n")
    assert width_of(lines) == 0
    assert len(paragraphs(lines, width_of(lines))) == 4


def test_pages_are_known_where_form_feeds_part_them() -> None:
    assert [each.page for each in paragraphs(lines_of("one\ntwo\fthree\f\ffour"))] == [1, 1, 2, 4]
    assert [each.page for each in paragraphs(lines_of("one\ntwo"))] == [None, None]
