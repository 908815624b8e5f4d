from hypothesis import assume, given
from hypothesis import strategies as st

from scrutiny_desktop.domain.anchor import CONTEXT, Anchor, Found, Placement, find_again

TEXT = "The Panel noted the audit. The audit of 40 records was due in March. The Panel thanked the officers."
WORDS = st.text(st.sampled_from("abc \n"), max_size=80)


def anchored(text: str, start: int, end: int) -> Anchor:
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Anchor(paper_id="p", content="c", quote=text[start:end], before=before, after=after, start=start, end=end)


def passage(quote: str, *, nth: int = 0) -> Anchor:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(quote, start + 1)
    return anchored(TEXT, start, start + len(quote))


def test_a_passage_that_did_not_move_is_in_place():
    found = find_again(passage("40 records"), TEXT)
    assert found == Found(placement=Placement.IN_PLACE, start=40, end=50)
    assert TEXT[found.start : found.end] == "40 records"


def test_a_passage_that_moved_is_found_where_it_is():
    later = "A new first paragraph. " + TEXT
    found = find_again(passage("40 records"), later)
    assert found.placement is Placement.MOVED
    assert later[found.start : found.end] == "40 records"


def test_of_two_places_the_one_with_the_words_around_it_is_meant():
    later = "x" + TEXT
    found = find_again(passage("The Panel", nth=1), later)
    assert (found.placement, found.start) == (Placement.MOVED, 1 + TEXT.index("The Panel", 1))


def test_two_equally_good_places_are_no_place():
    found = find_again(passage("The audit of 40 records"), "x" + TEXT + TEXT)
    assert found == Found(placement=Placement.UNPLACED)


def test_a_passage_that_is_gone_is_unplaced():
    assert find_again(passage("40 records"), TEXT.replace("40", "30")) == Found(placement=Placement.UNPLACED)


def test_an_anchor_without_words_is_unplaced():
    assert find_again(Anchor(paper_id="p", content="c", quote=""), TEXT).placement is Placement.UNPLACED


@given(WORDS, WORDS, st.data())
def test_what_is_placed_always_holds_the_words_of_the_anchor(text, new_text, data):
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    anchor = anchored(text, start, data.draw(st.integers(start + 1, len(text))))
    found = find_again(anchor, new_text)
    held = new_text[found.start : found.end]
    assert held == ("" if found.placement is Placement.UNPLACED else anchor.quote)


@given(WORDS, WORDS, st.data())
def test_a_passage_that_occurs_once_more_only_in_added_text_is_never_placed_there(text, added, data):
    assume(text and added)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    framed = f"<<{text}>>"
    found = find_again(anchored(framed, start + 2, end + 2), added + framed)
    assert found.placement is Placement.UNPLACED or found.start == len(added) + start + 2


def test_a_row_of_a_table_that_moved_up_is_not_taken_for_the_one_below_it():
    rows = [f"Recommendation {number}: in progress" for number in range(1, 6)]
    text, later = "\n".join(rows), "\n".join(rows[1:])
    start = text.index("in progress", text.index("Recommendation 3"))
    found = find_again(anchored(text, start, start + 11), later)
    assert later[found.start - 3 : found.end] == "3: in progress"


def test_a_common_letter_in_a_long_paper_is_judged_without_delay():
    found = find_again(Anchor(paper_id="p", content="c", quote="a", start=5, end=6), "ab" * 200_000)
    assert found.placement is Placement.UNPLACED


def test_a_place_between_words_is_found_by_the_words_around_it():
    place = anchored(TEXT, 31, 31)
    assert find_again(place, TEXT) == Found(placement=Placement.IN_PLACE, start=31, end=31)
    assert find_again(place, "Later: " + TEXT) == Found(placement=Placement.MOVED, start=38, end=38)
    assert find_again(place, TEXT + TEXT.replace("The", "A", 1)).start == 31
    assert find_again(place, "x" + TEXT + TEXT).placement is Placement.UNPLACED
