import locale
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny_desktop.domain.anchor import Placement, find_again
from scrutiny_desktop.domain.flow import LONGEST_BLOCK, BlockKind, flowing
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.reading import Contact, Header, Paragraph, Reading, Section

PAPER = Paper(id="p1", meeting_id="m1", title="Budget", content="c" * 64)
TEXTS = st.text(max_size=200)
PARAGRAPHS = st.builds(Paragraph, text=TEXTS, number=st.text(max_size=6), page=st.none() | st.integers(1, 9))
CELLS = st.lists(TEXTS, max_size=5).map(tuple)
ROWS = st.builds(Paragraph, text=TEXTS, table=st.integers(1, 3), cells=CELLS, heads=CELLS)
PARTS = st.lists(PARAGRAPHS | ROWS, max_size=4).map(tuple)
SECTIONS = st.builds(Section, heading=TEXTS, paragraphs=PARTS)
READINGS = st.builds(
    Reading,
    title=TEXTS,
    header=st.builds(Header, subject=TEXTS, wards=TEXTS),
    contacts=st.lists(st.builds(Contact, role=TEXTS, name=TEXTS), max_size=2).map(tuple),
    sections=st.lists(SECTIONS, max_size=4).map(tuple),
)


def of_paragraph(text: str, number: str = "") -> Reading:
    return Reading(
        kind="text", title="T", sections=(Section(heading="H", paragraphs=(Paragraph(text=text, number=number),)),)
    )


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(READINGS)
def test_every_block_is_where_it_says_and_is_one_line(reading):
    flow = flowing(reading)
    assert [flow.text[block.start : block.end] for block in flow.blocks] == [block.text for block in flow.blocks]
    assert len(flow.text.split("\n")) == len(flow.blocks)
    assert all(flow.block_at(block.start) == block for block in flow.blocks)


@given(st.lists(st.text(st.sampled_from("abé’"), min_size=1, max_size=400), min_size=30, max_size=120))
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example])
def test_a_long_paragraph_is_parted_between_words_and_loses_none(words):
    blocks = [block for block in flowing(of_paragraph(" ".join(words))).blocks if block.kind is BlockKind.PARAGRAPH]
    assert all(len(block.text) <= LONGEST_BLOCK for block in blocks)
    assert [word for block in blocks for word in block.text.split()] == words


def test_a_word_longer_than_a_block_is_cut_and_loses_no_letter():
    word = "x" * (2 * LONGEST_BLOCK + 5)
    blocks = [block.text for block in flowing(of_paragraph(word)).blocks if block.kind is BlockKind.PARAGRAPH]
    assert ("".join(blocks), len(blocks)) == (word, 3)


def test_a_printed_number_stands_before_its_paragraph():
    block = flowing(of_paragraph("The Panel  was\tbriefed.", "3.")).blocks[-1]
    assert (block.text, block.number, block.section) == ("3. The Panel was briefed.", "3.", "H")


def test_a_repaired_heading_keeps_what_was_printed():
    section = Section(heading="RESOURCE IMPLICATIONS", as_printed="RCE IMPLICATIONS", repaired=True)
    block = flowing(Reading(kind="council report", title="T", sections=(section,))).blocks[-1]
    assert (block.kind, block.text, block.as_printed) == (
        BlockKind.HEADING,
        "RESOURCE IMPLICATIONS",
        "RCE IMPLICATIONS",
    )


def test_an_anchor_made_in_a_flow_is_found_in_place():
    flow = flowing(of_paragraph("The audit of 40 records is due.", "12."))
    start = flow.text.index("40 records")
    anchor = flow.anchor(PAPER, start, start + 10)
    assert (anchor.quote, anchor.paragraph, anchor.section) == ("40 records", "12.", "H")
    assert find_again(anchor, flow.text).placement is Placement.IN_PLACE


@pytest.mark.parametrize("name", ["de_DE.UTF-8", "cy_GB.UTF-8", "fr_FR.UTF-8", "C"])
def test_the_computers_own_language_does_not_change_the_text(name):
    reading = Reading(kind="text", title="T", header=Header(date=date(2020, 12, 3)))
    before = locale.setlocale(locale.LC_TIME)
    try:
        locale.setlocale(locale.LC_TIME, name)
    except locale.Error:
        pytest.skip(f"{name} is not installed")
    try:
        assert flowing(reading).blocks[-1].text == "Date: 3 December 2020"
    finally:
        locale.setlocale(locale.LC_TIME, before)


def _of_rows(*rows: tuple[str, ...], heads: tuple[str, ...] = ()) -> Reading:
    made = (Paragraph(text=" | ".join(filter(None, row)), table=1, cells=row, heads=heads, page=2) for row in rows)
    return Reading(kind="text", title="T", sections=(Section(heading="H", paragraphs=tuple(made)),))


def test_a_row_is_one_block_for_each_cell_that_has_words():
    flow = flowing(_of_rows(("1", "", "Lighting"), ("", "Port", ""), heads=("Ref", "Owner", "Action")))
    cells = [block for block in flow.blocks if block.kind is BlockKind.CELL]
    assert [(each.text, each.label, each.column, each.begins_row) for each in cells] == [
        ("1", "Ref", 1, True), ("Lighting", "Action", 3, False), ("Port", "Owner", 2, True),
    ]  # fmt: skip
    assert {(each.table, each.section, each.page) for each in cells} == {(1, "H", 2)}


def test_the_heads_of_columns_are_no_part_of_the_text():
    assert flowing(_of_rows(("Port", "May"), heads=("Owner", "Due"))).text == "T\nH\nPort\nMay"


def test_a_cell_is_a_block_for_each_of_its_paragraphs():
    row = Paragraph(text="7 | Agreed: 1. Lights. 2. Ropes.", table=1, cells=("7", "Agreed:\n1. Lights.\n2. Ropes."),
                    heads=("Ref", "Decision"))  # fmt: skip
    flow = flowing(Reading(kind="text", title="T", sections=(Section(heading="", paragraphs=(row,)),)))
    cells = [block for block in flow.blocks if block.kind is BlockKind.CELL]
    assert [(each.text, each.label, each.column) for each in cells] == [
        ("7", "Ref", 1), ("Agreed:", "Decision", 2), ("1. Lights.", "", 0), ("2. Ropes.", "", 0),
    ]  # fmt: skip
    assert [each.begins_row for each in cells] == [True, False, False, False]


def test_a_long_cell_goes_on_without_beginning_anew():
    flow = flowing(_of_rows(("word " * LONGEST_BLOCK, "May"), heads=("Action", "Due")))
    cells = [block for block in flow.blocks if block.kind is BlockKind.CELL]
    assert [each.label for each in cells] == ["Action", *[""] * (len(cells) - 2), "Due"]
    assert [each.begins_row for each in cells] == [True, *[False] * (len(cells) - 1)]


def test_a_paper_without_pages_has_none_to_look_for() -> None:
    section = Section(heading="Quays", paragraphs=(Paragraph(text="One."),))
    assert flowing(Reading(kind="text", title="Sheet", sections=(section,))).page_at(8) is None
