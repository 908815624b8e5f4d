"""Parts of a file: whatever a member does to them, each page is in one."""

from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.paper import PaperRole
from scrutiny_desktop.domain.reading import Part
from scrutiny_desktop.domain.splitting import joined, part_at, started, whole_of, worded

COUNT = 12
PAGES = st.integers(1, COUNT)
FERRY = (
    Part(title="Agenda", role=PaperRole.AGENDA, first_page=1, last_page=2),
    Part(title="Ferry services", item="5", item_title="Ferries", first_page=3, last_page=COUNT),
)


def _pages(parts):
    return [page for each in parts for page in range(each.first_page, each.last_page + 1)]


@given(st.lists(st.tuples(st.booleans(), PAGES), max_size=20))
def test_each_page_is_in_one_paper_whatever_is_done(steps):
    parts = FERRY
    for is_start, page in steps:
        parts = started(parts, page, "New") if is_start else joined(parts, page)
    assert _pages(parts) == list(range(1, COUNT + 1))


@given(st.lists(st.tuples(PAGES, PAGES), max_size=6), PAGES)
def test_any_proposal_is_made_to_hold_all_pages(ends, count):
    parts = [Part(title=str(first), first_page=first, last_page=last) for first, last in ends]
    assert _pages(whole_of(parts, count, "Whole")) == list(range(1, count + 1))


def test_a_paper_that_is_started_is_an_appendix_of_its_neighbours_item():
    parts = started(FERRY, 6, "Timetable")
    assert (parts[2].item, parts[2].role, parts[2].first_page) == ("5", PaperRole.APPENDIX, 6)
    assert joined(parts, 8) == FERRY


def test_the_first_paper_is_joined_to_none_and_a_start_is_not_started_again():
    assert joined(FERRY, 1) == FERRY == started(FERRY, 3, "Again")


def test_papers_of_one_item_keep_one_title_for_it():
    parts = started(FERRY, 6, "Timetable")
    named = worded(parts, 2, item="5", item_title="Boats", label="Appendix 1", title="Timetable",
                   role=PaperRole.APPENDIX)  # fmt: skip
    assert [each.item_title for each in named] == ["", "Boats", "Boats"]
    assert named[part_at(named, 7)].label == "Appendix 1"
