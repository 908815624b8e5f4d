"""Pages as a person names them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.page_range import pack_pages, pages_named
from scrutiny_desktop.domain.reading import PageFacts

PACK = tuple(PageFacts(pack_number=str(number)) for number in range(44, 50))


@pytest.mark.parametrize(
    ("typed", "pages"),
    [
        ("3", (3,)),
        ("2-4, 1", (2, 3, 4, 1)),
        ("2–3,3", (2, 3)),
        ("44-46", (1, 2, 3)),
        ("49", (6,)),
        ("1, 2", (1, 2)),
    ],
)
def test_pack_numbers_are_meant_where_all_are_and_counts_otherwise(typed, pages):
    assert pages_named(typed, 6, PACK) == pages


@pytest.mark.parametrize("typed", ["", " , ", "x", "3-", "0", "7", "4-2", "44-99", "1e3"])
def test_what_is_no_page_is_refused_with_a_sentence(typed):
    with pytest.raises(ScrutinyError):
        pages_named(typed, 6, PACK)


def test_a_range_that_is_not_there_names_those_that_are():
    with pytest.raises(ScrutinyError, match="no pages 44 to 99: the paper has pack pages 44 to 49, which"):
        pages_named("44-99", 6, PACK)
    with pytest.raises(ScrutinyError, match="There is no page 7: the paper has 6"):
        pages_named("7", 6)
    with pytest.raises(ScrutinyError, match="runs backwards"):
        pages_named("46-44", 6, PACK)


def test_pages_are_told_by_the_numbers_of_their_pack_where_all_have_one():
    assert pack_pages((1, 2, 3, 6), PACK) == "44–46, 49"
    assert pack_pages((3, 1), PACK) == "46, 44"
    assert pack_pages((6, 7), PACK) == ""
    assert pack_pages((1,), ()) == ""


@given(st.text(max_size=30))
def test_anything_typed_is_pages_or_refused(typed):
    try:
        assert all(1 <= page <= 6 for page in pages_named(typed, 6))
    except ScrutinyError as refused:
        assert refused.what_to_do
