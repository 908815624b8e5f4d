"""A page's letters against the flow: words are found whatever hyphens and line ends do to them."""

from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.alignment import Alignment, align
from scrutiny_desktop.domain.blocks_by_page import BlocksByPage
from scrutiny_desktop.domain.flow import Block, BlockKind, flowing
from scrutiny_desktop.domain.reading import Paragraph, Reading, Section


def _flow(*paragraphs, page=1):
    pages = page if isinstance(page, tuple) else (page,) * len(paragraphs)
    made = tuple(Paragraph(text=text, page=at) for text, at in zip(paragraphs, pages, strict=True))
    return flowing(Reading(kind="text", title="Ferry service", sections=(Section(heading="", paragraphs=made),)))


def _aligned(near, page):
    return Alignment(align(near, page))


def _words_at(page, flow, words):
    start = flow.text.index(words)
    runs = _aligned(BlocksByPage(flow.blocks).near(1), page).runs(start, start + len(words))
    return [page[first:last] for first, last in runs]


def test_a_passage_is_found_across_a_line_end_and_its_hyphen():
    flow = _flow("The ferry timetable was recon-sidered by the Panel.", "Other words stand here.")
    page = "The ferry timetable was recon-\r\nsidered by the Panel.\r\nOther words stand here.\r\nPage 3"
    assert _words_at(page, flow, "recon-sidered by the Panel") == ["recon-\r\nsidered by the Panel"]


def test_what_is_furniture_has_no_character():
    flow, page = _flow("The ferry sails daily."), "Examplebridge\r\nThe ferry sails daily.\r\nPage 3"
    found = _aligned(BlocksByPage(flow.blocks).near(1), page)
    assert set(found.characters[: page.index("The")]) == {-1}
    assert found.character_near(0) == flow.text.index("The ferry")


def test_the_same_words_twice_are_each_found_at_their_own_place():
    flow = _flow("Progress is reported as complete.", "Progress is reported as complete.")
    page = "Progress is reported as complete.\r\nProgress is reported as complete."
    second = flow.text.rindex("Progress")
    runs = _aligned(BlocksByPage(flow.blocks).near(1), page).runs(second, second + 8)
    assert runs == [(page.rindex("Progress"), page.rindex("Progress") + 8)]


def test_columns_read_in_another_order_are_matched():
    flow = _flow("Second column says this first.", "First column says that later.")
    page = "First column says that later.\r\nSecond column says this first."
    assert _words_at(page, flow, "Second column") == ["Second column"]


def test_a_paragraph_that_goes_on_is_looked_for_on_the_next_page():
    flow = _flow("It began on the page before and ends on this one.", "A paragraph of its own.", page=(1, 2))
    kept = BlocksByPage(flow.blocks).near(2)
    assert [words[:5] for _, words, _ in kept] == ["It be", "A par", "It be"]
    page = "and ends on this one.\r\nA paragraph of its own."
    start = flow.text.index("and ends")
    assert _aligned(kept, page).runs(start, start + 21) == [(0, 21)]


def test_every_cell_of_a_row_that_the_page_before_began_may_stand_on_a_page():
    rows = (("1", "Lighting at the harbour"), ("2", "Ropes, which are to be"))
    made = tuple(Paragraph(text=" | ".join(cells), table=1, cells=cells, page=1) for cells in rows)
    section = Section(heading="", paragraphs=(*made, Paragraph(text="Below.", page=2)))
    flow = flowing(Reading(kind="text", title="T", sections=(section,)))
    assert [words for _, words, _ in BlocksByPage(flow.blocks).near(2)] == ["Below.", *rows[1]]


def test_the_first_character_of_a_page_is_that_of_the_next_page_that_has_words():
    flow = _flow("Page one.", "Page two.", "Page five.", page=(1, 2, 5))
    by_page = BlocksByPage(flow.blocks)
    assert [by_page.first_character(page) for page in (2, 3, 6)] == [
        flow.text.index("Page two"),
        flow.text.index("Page five"),
        None,
    ]


def test_a_phrase_that_both_pages_have_belongs_to_the_page_itself():
    flow = _flow("Here is page 1 of the ferry's timetable.", "Here is page 2 of it.", page=(1, 2))
    start = flow.text.index("Here is page 2")
    found = _aligned(BlocksByPage(flow.blocks).near(2), "Here is page 2 of it.")
    assert found.runs(start, start + 21) == [(0, 21)]


@given(st.lists(st.text(alphabet="abcde fghi-", min_size=1, max_size=60), max_size=8), st.text(max_size=120))
def test_both_ways_agree_whatever_the_words(paragraphs, page):
    at, blocks = 0, []
    for text in paragraphs:
        blocks.append(Block(kind=BlockKind.PARAGRAPH, text=text, start=at, page=1))
        at += len(text) + 1
    found = _aligned(BlocksByPage(blocks).near(1), page)
    assert all(found.characters[letter] == character for character, letter in found.letters.items())
    flow = "\n".join(paragraphs)
    assert all(flow[character] == page[letter] for character, letter in found.letters.items())


@given(st.text(alphabet="abcde \n", min_size=1, max_size=200))
def test_a_page_that_is_its_own_flow_is_matched_whole(text):
    block = Block(kind=BlockKind.PARAGRAPH, text=text, start=0, page=1)
    found = _aligned(BlocksByPage([block]).near(1), text)
    if len("".join(text.split())) >= 6:
        assert all(found.letters[at] == at for at, sign in enumerate(text) if not sign.isspace())
