from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.flow import Flow, flowing
from scrutiny_desktop.domain.numbering import Numbered, Trust, Words, cited, extent, found, paragraph_typed
from scrutiny_desktop.domain.paper import Paper, PaperRole
from scrutiny_desktop.domain.reading import PageFacts, Paragraph, Reading, Section

COVER = Paper(id="p1", meeting_id="m", title="Ferry report", content="c1")
APPENDIX = Paper(id="p2", meeting_id="m", title="Learning", label="Appendix 2", role=PaperRole.APPENDIX, content="c2")
LETTERS = st.sampled_from(["", "i", "iv", "A3", "1", "12"])
FACTS = st.lists(st.builds(PageFacts, label=LETTERS, pack_number=st.integers(0, 40).map(lambda n: str(n or ""))))


def pages(*numbers):
    return tuple(PageFacts(pack_number=str(each)) for each in numbers)


def test_a_passage_is_cited_in_the_words_of_the_panel():
    anchor = Anchor(paper_id="p2", content="c2", quote="", section="DETAIL", paragraph="3.2", page=4, pack_page="51")
    assert cited(APPENDIX, anchor, Words()) == "Appendix 2, page 4 (pack page 51), paragraph 3.2"
    assert (
        cited(APPENDIX, replace(anchor, page_label="iv", pack_page=""), Words()) == "Appendix 2, page iv, paragraph 3.2"
    )
    assert cited(APPENDIX, replace(anchor, page=None, pack_page=""), Words()) == "Appendix 2, paragraph 3.2, DETAIL"
    assert cited(None, replace(anchor, paragraph=""), Words()) == (
        "A paper no longer here, page 4 (pack page 51), DETAIL"
    )


def test_the_page_of_a_part_of_a_pack_counts_in_its_own_paper():
    part = replace(APPENDIX, first_page=48, last_page=60)
    flow = Flow(
        flowing(
            Reading(kind="text", title="T", sections=(Section(heading="", paragraphs=(Paragraph(text="x", page=51),)),))
        ).blocks,
        tuple(PageFacts(label="li", pack_number=str(each)) for each in range(150, 163)),
    )
    anchor = flow.anchor(part, 2, 3)
    assert (anchor.page, anchor.pack_page, anchor.page_label) == (51, "153", "")
    assert cited(part, anchor, Words()) == "Appendix 2, page 4 (pack page 153)"
    assert [each.page for each in found("4", "p2", [Numbered(part, flow.pages)])] == [51]


@pytest.mark.parametrize("typed", ["47", "p 47", "p47", "p.47", "pp 47", "page 47", "pack 47", "Pack page 47", "047 "])
def test_a_page_is_found_however_it_is_typed(typed):
    (target,) = found(typed, "p1", [Numbered(COVER, pages(45, 46)), Numbered(APPENDIX, pages(47, 48))])
    assert (target.paper, target.page, target.pack_page, target.trust) == (APPENDIX, 1, "47", Trust.PACK)


def test_a_label_is_found_in_either_case():
    labelled = Numbered(COVER, (PageFacts(label="iii"), PageFacts(label="iv"), PageFacts(label="P1")))
    assert [each.page for each in found("IV", "p1", [labelled])] == [2]
    assert [each.page for each in found("page iv", "p1", [labelled])] == [2]
    assert [each.page for each in found("p1", "p1", [labelled])] == [3, 1]


def test_the_open_papers_own_publication_comes_before_a_supplement_that_restarts_its_numbers():
    sibling = replace(COVER, id="p3", first_page=3, last_page=4)
    cover = replace(COVER, first_page=1, last_page=2)
    papers = [Numbered(APPENDIX, pages(3, 4)), Numbered(cover, pages(1, 2)), Numbered(sibling, pages(3, 4))]
    assert [each.paper.id for each in found("pack 3", "p1", papers)] == ["p3", "p2"]
    assert [each.paper.id for each in found("pack 3", "p2", papers)] == ["p2", "p3"]


def test_a_paragraph_is_told_from_a_page():
    assert (paragraph_typed("3.2"), paragraph_typed("para 3.2"), paragraph_typed("¶7")) == ("3.2", "3.2", "7")
    assert paragraph_typed("page 3") == paragraph_typed("pack 3") == ""
    assert found("¶7", "p1", [Numbered(COVER, pages(7))]) == []


def test_the_numbers_there_are_can_be_told():
    papers = [Numbered(COVER, pages(5, 326)), Numbered(APPENDIX, pages(1, 3))]
    assert extent("p1", papers) == (5, 326)
    assert extent("p2", papers) == (1, 3)
    assert extent("p1", [Numbered(COVER, (PageFacts(),))]) is None


@given(FACTS, FACTS, st.sampled_from(["p1", "p2", ""]), st.data())
def test_what_is_found_for_the_number_of_any_page_includes_that_page(one, other, open_id, data):
    papers = [Numbered(COVER, one), Numbered(APPENDIX, other)]
    for each in papers:
        for page, facts in enumerate(each.pages, start=1):
            for number in (facts.pack_number, facts.label, str(page)):
                if number:
                    assert (each.paper.id, page) in {(it.paper.id, it.page) for it in found(number, open_id, papers)}


@given(FACTS, FACTS, st.sampled_from(["p1", "p2", ""]), st.integers(1, 40))
def test_no_page_stands_before_one_that_is_surer(one, other, open_id, number):
    targets = found(str(number), open_id, [Numbered(COVER, one), Numbered(APPENDIX, other)])
    assert [each.trust for each in targets] == sorted(each.trust for each in targets)
    assert len({(each.paper.id, each.page) for each in targets}) == len(targets)
    for each in targets:
        assert (each.trust is Trust.PACK) == (each.pack_page == str(number))


@given(st.text(max_size=12))
def test_whatever_is_typed_is_answered(typed):
    found(typed, "p1", [Numbered(COVER, pages(1))])
    paragraph_typed(typed)
