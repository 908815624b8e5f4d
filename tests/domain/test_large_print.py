"""The order of a large print: every block once, and a mark wherever a page of the paper begins."""

from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.flow import Block, flowing
from scrutiny_desktop.domain.large_print import PageMark, PrintWords, pieces_of, section_around
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.reading import Header, PageFacts, Paragraph, Reading, Section

WORDS = PrintWords()
PAPER = Paper(id="p", meeting_id="m", title="Ferries", content="c")


def of_pages(*pages, facts=()):
    paragraphs = tuple(Paragraph(text=f"Words {n}.", page=page) for n, page in enumerate(pages))
    section = Section(heading="Detail", paragraphs=paragraphs, page=pages[0])
    return flowing(Reading(kind="text", title="Ferries", sections=(section,), page_facts=tuple(facts)))


def marks(flow, paper=PAPER, *span):
    return [piece.words for piece in pieces_of(flow, paper, WORDS, *span) if isinstance(piece, PageMark)]


@given(st.lists(st.none() | st.integers(1, 9), min_size=1, max_size=30))
def test_no_block_is_lost_or_doubled_wherever_pages_begin(pages):
    flow = of_pages(*pages)
    assert tuple(each for each in pieces_of(flow, PAPER, WORDS) if isinstance(each, Block)) == flow.blocks


def test_a_mark_names_the_page_as_citations_do():
    facts = [PageFacts(pack_number="51"), PageFacts(pack_number="52")]
    assert marks(of_pages(1, 2, facts=facts)) == ["Page 1 (pack page 51)", "Page 2 (pack page 52)"]


def test_pages_of_a_part_of_a_pack_are_counted_in_the_paper():
    part = Paper(id="p", meeting_id="m", title="Ferries", content="c", first_page=40, last_page=41)
    assert marks(of_pages(40, 41, facts=[PageFacts(), PageFacts()]), part) == ["Page 1", "Page 2"]


def test_pages_on_which_nothing_begins_are_named_and_pictures_as_such():
    facts = [PageFacts(), PageFacts(), PageFacts(is_picture=True), PageFacts(), PageFacts(is_picture=True)]
    assert marks(of_pages(1, 4, facts=facts)) == [
        "Page 1",
        "Page 2: nothing new begins here",
        "Page 3: a picture, not in this text",
        "Page 4",
        "Page 5: a picture, not in this text",
    ]


def test_a_page_that_a_machine_read_says_so():
    facts = [PageFacts(), PageFacts(pack_number="52", is_picture=True, is_machine_read=True)]
    words = "Page 2 (pack page 52), read by machine: its words may hold errors"
    assert marks(of_pages(1, 2, facts=facts)) == ["Page 1", words]


def test_a_paper_without_pages_has_no_marks():
    assert marks(of_pages(None, None)) == []


def test_the_title_stands_above_the_first_mark_and_the_header_below_it():
    section = Section(heading="Detail", paragraphs=(Paragraph(text="Words.", page=1),), page=1)
    flow = flowing(Reading(kind="text", title="Ferries", header=Header(subject="Ferries"), sections=(section,)))
    said = [getattr(piece, "text", None) or piece.words for piece in pieces_of(flow, PAPER, WORDS)]
    assert said == ["Ferries", "Page 1", "Subject: Ferries", "Detail", "Words."]


def test_a_passage_is_cut_where_it_was_selected_and_says_which_page_it_is_from():
    flow = of_pages(1, 3, 4)
    start, end = flow.text.index("ords 1"), flow.text.index("2.")
    said = [getattr(piece, "text", None) or piece.words for piece in pieces_of(flow, PAPER, WORDS, start, end)]
    assert said == ["From page 3", "ords 1.", "Page 4", "Words "]


def test_a_section_takes_its_subsections_along_and_ends_before_the_next():
    def section(heading, level):
        return Section(heading=heading, level=level, paragraphs=(Paragraph(text=f"About {heading}."),))

    sections = (section("A", 1), section("B", 2), section("C", 1))
    flow = flowing(Reading(kind="text", title="T", header=Header(subject="S"), sections=sections))
    start, end = section_around(flow, flow.text.index("About A"))
    assert flow.text[start:end] == "A\nAbout A.\nB\nAbout B."
    start, end = section_around(flow, flow.text.index("About B"))
    assert flow.text[start:end] == "B\nAbout B."
    start, end = section_around(flow, len(flow.text))
    assert flow.text[start:end] == "C\nAbout C."
    start, end = section_around(flow, 0)
    assert flow.text[start:end] == "T\nSubject: S"
