"""A public pack is told apart into its papers by its outline, its front sheet and its stamps."""

from datetime import date
from pathlib import Path

import pytest

from scrutiny_desktop.papers.reader import read_file
from tests import made_papers as made

KENT = Path(__file__).parents[3] / "shared" / "papers" / "council" / "kent"


def _parts(reading):
    return [(part.item, part.role.value, part.label, part.first_page, part.last_page) for part in reading.pack.parts]


FERRY = [
    ("", "agenda", "", 1, 1),
    ("5", "cover report", "", 2, 3),
    ("5", "appendix", "Appendix A", 4, 5),
    ("6", "cover report", "", 6, 7),
]


def test_the_outline_parts_a_pack_and_what_papers_brought_with_them_does_not(tmp_path, forms_folder):
    reading = read_file(made.ferry_pack(tmp_path / "pack.pdf"), forms_folder)
    assert _parts(reading) == FERRY
    assert (reading.pack.committee, reading.pack.on, reading.pack.is_sure) == (
        "Harbour Scrutiny Panel", date(2031, 9, 14), True,
    )  # fmt: skip
    assert [item.title for item in reading.pack.items] == ["Ferry services", "Harbour plan"]


def test_without_an_outline_the_front_sheet_and_stamps_tell_the_items(tmp_path, forms_folder):
    reading = read_file(made.ferry_pack(tmp_path / "pack.pdf", with_outline=False), forms_folder)
    assert _parts(reading) == [FERRY[0], ("5", "cover report", "", 2, 5), FERRY[3]]
    assert [part.title for part in reading.pack.parts] == ["Agenda", "Ferry services", "Harbour plan"]


def test_each_paper_is_read_by_itself_and_keeps_its_numbers(tmp_path, forms_folder):
    reading = read_file(made.ferry_pack(tmp_path / "pack.pdf"), forms_folder)
    appendix = reading.pack.parts[2].reading
    assert [facts.pack_number for facts in appendix.page_facts] == ["3", "4"]
    words = " ".join(paragraph.text for section in appendix.sections for paragraph in section.paragraphs)
    assert "The timetable goes on." in words
    assert "Page 3" not in words
    assert {paragraph.page for section in appendix.sections for paragraph in section.paragraphs} <= {4, 5}


def test_a_heading_that_only_the_outline_tells_is_one(tmp_path, forms_folder):
    words = ["The ferry service runs daily between both", "banks.", "What the crews asked for", "They asked for lamps."]
    outline = [(0, "The ferry", 1, False), (1, "What the crews asked for", 1, False)]
    file = made.pack(tmp_path / "report.pdf", "Ferry", [made.text(*words)], outline)
    sections = read_file(file, forms_folder).sections
    assert [(section.heading, section.level, section.page) for section in sections if section.heading] == [
        ("What the crews asked for", 2, 1),
    ]  # fmt: skip
    assert [paragraph.text for paragraph in sections[-1].paragraphs] == ["They asked for lamps."]


def test_a_supplement_is_one_and_counts_anew(tmp_path, forms_folder):
    reading = read_file(made.ferry_supplement(tmp_path / "late.pdf"), forms_folder)
    assert reading.pack.is_supplement
    assert [facts.pack_number for facts in reading.page_facts] == ["", "1", "2"]


def test_a_paper_that_prints_its_own_count_is_no_pack(tmp_path, forms_folder):
    pages = [made.stamped(made.text(f"Words of page {number}."), number) for number in range(1, 5)]
    reading = read_file(made.pdf(tmp_path / "report.pdf", pages), forms_folder)
    assert (reading.pack, reading.page_facts) == (None, ())


SPLITS = {
    "Item 7 - Supplementary": [("", 1, 2), ("", 3, 12), ("Appendix B", 13, 22)],
    "Item 3 Supplement": [("", 1, 2), ("", 3, 10), ("Appendix A", 11, 14), ("Appendix B", 15, 20)],
    "Public reports pack": [("", 1, 2)],
    "Printed minutes": None,
    "Appendix 1": None,
    "call-in Family Hubs": None,
}


@pytest.mark.parametrize("name", SPLITS)
def test_real_packs_are_parted_as_they_were_put_together(name, forms_folder):
    if not KENT.is_dir():
        pytest.skip("the papers are not here")
    reading = read_file(next(KENT.glob(f"*{name}*")), forms_folder)
    found = [(part.label, part.first_page, part.last_page) for part in reading.pack.parts] if reading.pack else None
    assert found == SPLITS[name]
