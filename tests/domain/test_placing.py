from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scrutiny_desktop.domain.anchor import CONTEXT, Anchor, Doubt, Placement
from scrutiny_desktop.domain.flow import Block, BlockKind
from scrutiny_desktop.domain.headed import Headed
from scrutiny_desktop.domain.placing import LEAST, place
from scrutiny_desktop.domain.worded import likeness

WORDS = (
    "audit",
    "panel",
    "the",
    "of",
    "records",
    "Partnership",
    "must",
    "report",
    "quarter",
    "training",
    "12",
    "agency",
)
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=120).map(" ".join)
ROOMY = settings(max_examples=150, deadline=None)

OPENING = "The Panel met in March to hear how the partnership had answered the review of the harbour school."
AUDIT = "An audit of forty case records found that nine had no plan and that visits were late in most of them."
TRAINING = "Every social worker is to be trained in keeping chronologies before the summer, and managers will check."
CLOSING = "The partnership will write to the Panel in the autumn with the figures and what each agency has done."
PAPER = "\n".join((OPENING, AUDIT, TRAINING, CLOSING))


def anchored(text: str, start: int, end: int) -> Anchor:
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Anchor(paper_id="p", content="c", quote=text[start:end], before=before, after=after, start=start, end=end)


def passage(quote: str, text: str = PAPER) -> Anchor:
    start = text.index(quote)
    return anchored(text, start, start + len(quote))


def placed(quote: str, new: str, old: str = PAPER):
    (found,) = place(old, new, [passage(quote, old)])
    return found, new[found.start : found.end]


def test_words_before_a_passage_leave_it_in_place():
    found, held = placed("nine had no plan", "A new summary of some length stands first.\n" + PAPER)
    assert (found.placement, held) == (Placement.IN_PLACE, "nine had no plan")


def test_a_paragraph_that_stands_elsewhere_has_moved():
    found, held = placed("nine had no plan", "\n".join((OPENING, TRAINING, CLOSING, AUDIT)))
    assert (found.placement, held) == (Placement.MOVED, "nine had no plan")


def test_words_that_were_edited_are_shown_beside_the_old_ones():
    quote = "nine had no plan and that visits were late in most of them"
    found, held = placed(quote, PAPER.replace("nine had no plan", "seven had no plan"))
    assert (found.placement, held) == (Placement.TEXT_CHANGED, quote.replace("nine", "seven"))
    assert LEAST <= found.likeness < 1
    assert [(each.old, each.new) for each in found.changes if each.old != each.new] == [("nine", "seven")]
    assert " ".join(each.old for each in found.changes if each.old) == quote


def test_a_passage_that_is_gone_is_unplaced():
    found, _ = placed("nine had no plan", "\n".join((OPENING, TRAINING, CLOSING)))
    assert (found.placement, found.start, found.end) == (Placement.UNPLACED, 0, 0)


def test_a_sentence_put_in_its_place_is_offered_and_not_taken():
    found, _ = placed("nine had no plan", PAPER.replace("nine had no plan", "two were long out of date"))
    assert found.placement is Placement.UNPLACED
    assert {each.doubt for each in found.offered} == {Doubt.ONLY_AROUND}


def test_two_equally_good_places_are_both_offered_and_none_is_taken():
    found, _ = placed("nine had no plan", f"{PAPER}\n{PAPER}")
    assert found.placement is Placement.UNPLACED
    assert {each.doubt for each in found.offered} == {Doubt.TWO_PLACES}
    assert len(found.offered) == 2


def test_a_passage_torn_apart_is_offered_with_its_pieces():
    found, _ = placed(f"{AUDIT}\n{TRAINING}", "\n".join((AUDIT, OPENING, CLOSING, TRAINING)))
    assert found.placement is Placement.UNPLACED
    assert {each.doubt for each in found.offered} == {Doubt.TORN}


def test_the_cell_of_a_row_that_was_taken_out_is_not_taken_for_the_next_rows():
    rows = [f"{at} Action on {what} in progress Lead agency" for at, what in enumerate(("audit", "plans", "visits"), 1)]
    old, new = "\n".join((OPENING, *rows, CLOSING)), "\n".join((OPENING, rows[0], rows[2], CLOSING))
    start = old.index("in progress", old.index("plans"))
    (found,) = place(old, new, [anchored(old, start, start + 11)])
    assert found.placement is Placement.UNPLACED


def test_hyphens_ligatures_and_quotation_marks_of_another_extraction_change_nothing():
    old = PAPER.replace("nine had no plan", "“nine” had no ﬁnal plan")
    new = PAPER.replace("nine had no plan", '"nine" had no fi\u00adnal  plan').replace("chronologies", "chrono- logies")
    found, held = placed("“nine” had no ﬁnal plan", new, old)
    assert (found.placement, held) == (Placement.IN_PLACE, '"nine" had no fi\u00adnal  plan')
    assert placed("chronologies before", new, old)[0].placement is Placement.IN_PLACE


def test_part_of_a_word_and_signs_at_its_edges_are_kept():
    new = "A new summary.\n" + PAPER
    assert placed("arbour scho", new)[1] == "arbour scho"
    assert placed("summer, ", new)[1] == "summer, "


def test_a_passage_the_old_text_has_no_more_is_found_by_the_words_it_kept():
    old = PAPER.replace("forty case records", "40 records of cases")
    (found,) = place(old, PAPER, [passage("An audit of forty case records found that nine")])
    assert found.placement is Placement.MOVED


def test_letters_are_searched_where_no_word_is_left():
    new = PAPER.replace("nine had no plan", "n ine hadno pl an")
    asked = []

    def search(quote, text):
        asked.append((quote, text))
        return text.index("n ine"), text.index("pl an") + 5

    (found,) = place(PAPER, new, [passage("nine had no plan")], search)
    assert (found.placement, new[found.start : found.end]) == (Placement.IN_PLACE, "n ine hadno pl an")
    assert all(len(text) < 100 for _, text in asked)


def test_progress_goes_up_and_ends_at_one_though_there_is_nothing_to_place():
    for anchors, new in (([], OPENING), ([passage("nine had no plan")], OPENING), ([], PAPER)):
        told = []
        place(PAPER, new, anchors, pulse=told.append)
        assert told == sorted(told) and told[-1] == 1


def sections(*headed):
    """A text of paragraphs under headings, and what is known of its sections."""
    blocks, at = [], 0
    for heading, *paragraphs in headed:
        for words in (heading, *paragraphs):
            kind = BlockKind.HEADING if words is heading else BlockKind.PARAGRAPH
            blocks.append(Block(kind=kind, text=words, start=at, section=heading))
            at = blocks[-1].end + 1
    return "\n".join(each.text for each in blocks), Headed(blocks)


def strange(stem, number):
    return [f"{stem}{chr(97 + at // 26)}{chr(97 + at % 26)}" for at in range(number)]


def visits(heading, *words):
    return sections(("1. Audit", OPENING), (heading, " ".join(words)), ("3. Training", TRAINING))


def by_heading(quote, old, new):
    """What became of a passage without its heading, and with it."""
    anchor = passage(quote, old[0])
    return [place(old[0], new[0], [anchor], headed=each)[0].placement for each in (None, (old[1], new[1]))]


def test_a_heading_speaks_for_few_words_that_stand_once_under_it_whatever_its_number():
    old_words, kept = strange("old", 50), strange("kept", 13)
    old = visits("2. Visits", *old_words, "visits made", *kept, *strange("lost", 46))
    around = *strange("new", 34), *old_words[-16:-9], *strange("fresh", 9), "visits made", *kept, *strange("other", 46)
    assert by_heading("visits made", old, visits("5. Visits", *around)) == [Placement.UNPLACED, Placement.IN_PLACE]
    assert by_heading("visits made", old, visits("5. Care", *around)) == [Placement.UNPLACED, Placement.UNPLACED]
    twice = visits("5. Visits", *around, "visits made")
    assert by_heading("visits made", old, twice) == [Placement.UNPLACED, Placement.UNPLACED]


def test_of_two_places_as_good_the_one_under_its_own_heading_is_taken():
    before, kept = strange("old", 30), strange("kept", 16)
    old = visits("2. Visits", *before, "visits made", *kept, *strange("lost", 46))
    here = *strange("new", 24), *before[20:], "visits made", *kept[:6], *strange("x", 14)
    there = *strange("new", 30), "visits made", *kept, *strange("other", 46)
    parted = sections(("1. Audit", OPENING), ("5. Visits", " ".join(here)), ("6. Training", TRAINING, " ".join(there)))
    assert by_heading("visits made", old, parted)[0] is Placement.UNPLACED
    anchor = passage("visits made", old[0])
    (found,) = place(old[0], parted[0], [anchor], headed=(old[1], parted[1]))
    assert found.start == parted[0].index("visits made")
    both = sections(("1. Audit", OPENING), ("5. Visits", " ".join(here), " ".join(there)), ("6. Training", TRAINING))
    assert by_heading("visits made", old, both) == [Placement.UNPLACED, Placement.UNPLACED]


def test_under_its_heading_a_passage_whose_number_changed_is_shown_as_changed():
    old = sections(
        ("1. Audit", OPENING), ("3. Visits", AUDIT, "3.2 Visits were made on time"), ("4. Training", TRAINING)
    )
    said = "5.7 Visits were soon made on time"
    new = sections(("1. Audit", OPENING), ("5. Visits", AUDIT, said), ("9. Training", TRAINING))
    assert by_heading("3.2 Visits", old, new) == [Placement.UNPLACED, Placement.TEXT_CHANGED]
    elsewhere = sections(("1. Audit", OPENING), ("5. Care", AUDIT, said), ("9. Training", TRAINING))
    assert by_heading("3.2 Visits", old, elsewhere) == [Placement.UNPLACED, Placement.UNPLACED]


def test_where_only_numbers_changed_paragraphs_much_alike_keep_their_places():
    said = "The {what} were looked at by the Panel, which found that many of them needed work before the winter."
    kinds = ("ferries", "harbours", "lanterns", "bridges")
    old = "\n".join(f"{at}.{at} {said.format(what=what)}" for at, what in enumerate(kinds, 1))
    new = "\n".join(f"{at + 4}.{at} {said.format(what=what)}" for at, what in enumerate(kinds, 1))
    bare = "\n".join(said.format(what=what) for what in kinds)
    for words in ("looked at by", "of them needed work"):
        for at in range(4):
            start = old.index(words, at * len(old) // 4)
            for other in (new, bare):
                (found,) = place(old, other, [anchored(old, start, start + len(words))])
                assert found.placement is Placement.IN_PLACE
                assert found.start == other.index(words, at * len(other) // 4)
    (found,) = place(old, new, [passage("3.3 The lanterns", old)])
    assert new[found.start : found.end] == "7.3 The lanterns"
    (found,) = place(old, bare, [passage("winter.\n3.3 The lanterns", old)])
    assert bare[found.start : found.end] == "winter.\nThe lanterns"


def test_pages_part_places_under_headings_of_the_same_words():
    def under(page):
        return Headed([Block(kind=BlockKind.HEADING, text="Risk", start=0, section="Risk", page=page),
                       Block(kind=BlockKind.PARAGRAPH, text="End", start=9, page=100)]).whereabouts(0)  # fmt: skip

    assert under(40).tells(under(41), under(60))
    assert not under(40).tells(under(41), under(42))
    assert not under(40).tells(under(60), under(41))


@ROOMY
@given(TEXTS, st.data())
def test_in_an_unchanged_text_everything_is_in_place(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(text[start:end].strip())
    (found,) = place(text, text, [anchored(text, start, end)])
    assert (found.placement, found.start, found.end) == (Placement.IN_PLACE, start, end)


@ROOMY
@given(TEXTS, TEXTS, st.data())
def test_nothing_is_taken_below_the_bar_and_what_is_called_unchanged_is(text, new, data):
    start = data.draw(st.integers(0, len(text) - 1))
    anchor = anchored(text, start, data.draw(st.integers(start + 1, len(text))))
    (found,) = place(text, new, [anchor])
    if found.placement is Placement.UNPLACED:
        assert (found.start, found.end) == (0, 0)
        assert all(0 <= each.start < each.end <= len(new) for each in found.offered)
    else:
        alike = likeness(anchor.quote, new[found.start : found.end])
        assert alike >= LEAST
        assert (alike < 1) == (found.placement is Placement.TEXT_CHANGED)


@ROOMY
@given(TEXTS, TEXTS, st.randoms(use_true_random=False))
def test_neither_the_order_of_the_marks_nor_the_time_of_day_matters(text, new, chance):
    anchors = [anchored(text, at, min(len(text), at + 9)) for at in range(0, len(text), 7)]
    found = dict(zip(anchors, place(text, new, anchors), strict=True))
    chance.shuffle(anchors)
    assert dict(zip(anchors, place(text, new, anchors), strict=True)) == found


@ROOMY
@given(TEXTS, TEXTS, st.builds(Anchor, paper_id=st.just("p"), content=st.just("c"), quote=st.text(max_size=200),
       before=st.text(max_size=70), after=st.text(max_size=70), start=st.integers(), end=st.integers()))  # fmt: skip
def test_no_anchor_is_too_odd(text, new, anchor):
    for old, other in ((text, new), ("", new), (text, ""), ("", "")):
        (found,) = place(old, other, [anchor])
        assert 0 <= found.start <= found.end <= len(other)


@ROOMY
@given(TEXTS.filter(lambda text: len(text.split()) > 4), st.data())
def test_a_text_that_comes_twice_leaves_its_marks_unplaced(text, data):
    framed = f"{OPENING}\n{text}\n{CLOSING}"
    start = data.draw(st.integers(len(OPENING) + 1, len(OPENING) + len(text)))
    end = data.draw(st.integers(start + 1, len(OPENING) + 1 + len(text)))
    (found,) = place(framed, f"{framed}\n{framed}", [anchored(framed, start, end)])
    assert found.placement is Placement.UNPLACED
