"""A page's letters: the words under a mark, and the boxes a passage fills, are each other's reverse."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as some

from scrutiny_desktop.domain.anchor import Box
from scrutiny_desktop.domain.letter_rows import rows_of
from scrutiny_desktop.domain.lettered import LetteredPage

LINES = ("the harbour ferry sails", "daily in the summer and", "not at all in winter")
TEXT = "\n".join(LINES)


def _page(characters=None):
    boxes = array("f")
    for row, line in enumerate(LINES):
        for at in range(len(line) + 1):
            left, top = 0.1 + 0.02 * at, 0.1 + 0.05 * row
            boxes.extend((left, top, left + (0.018 if at < len(line) else 0), top + 0.03))
    return LetteredPage(
        3, TEXT, boxes[: 4 * len(TEXT)], tuple(rows_of(TEXT, boxes)), characters or array("i", range(len(TEXT)))
    )


@given(some.integers(0, len(TEXT) - 1), some.integers(1, 40))
def test_the_words_under_the_boxes_of_a_passage_are_the_passage(start, length):
    end = min(len(TEXT), start + length)
    page = _page()
    boxes = list(page.filled(start, end))
    if not TEXT[start:end].strip():
        assert boxes == []
        return
    first, last = page.under(boxes)
    assert TEXT[first:last] == TEXT[start:end].strip()
    assert {box.page for box in boxes} == {3}


def test_a_passage_has_a_box_for_each_of_its_rows():
    boxes = list(_page().filled(12, 35))
    assert [round(box.top, 2) for box in boxes] == [0.1, 0.15]
    assert boxes[1].left == pytest.approx(0.1)


def test_a_mark_on_no_words_or_mostly_on_strange_ones_has_no_passage():
    page = _page()
    assert page.under([Box(page=3, left=0.1, top=0.5, right=0.9, bottom=0.6)]) is None
    assert page.under([]) is None
    strange = array("i", [-1] * 20 + list(range(20, len(TEXT))))
    assert _page(strange).under([Box(page=3, left=0, top=0.1, right=1, bottom=0.13)]) is None


def test_the_letter_nearest_to_a_place_is_on_its_row():
    assert _page().nearest(0.05, 0.17) == len(LINES[0]) + 1
    assert _page(array("i", [-1] * len(TEXT))).nearest(0.5, 0.5) is None
