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


LETTERED = ["A1 Apologies", "A2 Minutes (Pages 1 - 2)", "B1 Harbour plan (Pages 3 - 4)"]
UNNUMBERED = ["Apologies", "Minutes of the last meeting (Pages 1 - 2)", "Harbour plan (Pages 3 - 4)"]
TITLE = "(Public Pack)Agenda Document for Harbour Scrutiny Panel, 14/09/2031 10:00"


def _pack_of(file, front, outline, stamps=("", "")):
    pages = [made.text("AGENDA", *front)]
    pages += [made.stamped(made.text(f"Words {at}."), at, stamps[at // 3] if at % 2 else "") for at in range(1, 5)]
    return made.pack(file, TITLE, pages, outline)


@pytest.mark.parametrize("has_outline", [True, False])
def test_items_numbered_by_part_are_items_of_the_agenda_and_of_papers(tmp_path, forms_folder, has_outline):
    outline = [(0, "Agenda", 1, True), (0, "A2 Minutes", 2, True), (0, "B1 Harbour plan", 4, True)]
    file = _pack_of(tmp_path / "a.pdf", LETTERED, outline if has_outline else [], ("A2", "B1"))
    pack = read_file(file, forms_folder).pack
    assert [(each.number, each.title) for each in pack.items] == [
        ("A1", "Apologies"), ("A2", "Minutes"), ("B1", "Harbour plan"),
    ]  # fmt: skip
    assert [(each.item, each.item_title, each.first_page, each.last_page) for each in pack.parts] == [
        ("", "", 1, 1), ("A2", "Minutes", 2, 3), ("B1", "Harbour plan", 4, 5),
    ]  # fmt: skip


@pytest.mark.parametrize("has_outline", [True, False])
def test_items_without_numbers_are_items_of_the_agenda_and_of_papers(tmp_path, forms_folder, has_outline):
    outline = [(0, "Agenda", 1, True), (0, "Minutes of the last meeting", 2, True), (0, "Harbour plan", 4, True)]
    file = _pack_of(tmp_path / "a.pdf", UNNUMBERED, outline if has_outline else [])
    pack = read_file(file, forms_folder).pack
    assert [(each.number, each.title) for each in pack.items] == [
        ("", "Apologies"), ("", "Minutes of the last meeting"), ("", "Harbour plan"),
    ]  # fmt: skip
    assert [(each.item_title, each.title, each.first_page, each.last_page) for each in pack.parts] == [
        ("", "Agenda", 1, 1), ("Minutes of the last meeting", "Minutes of the last meeting", 2, 3),
        ("Harbour plan", "Harbour plan", 4, 5),
    ]  # fmt: skip


def test_an_outline_entry_that_begins_with_a_road_is_no_item(tmp_path, forms_folder):
    outline = [(0, "Agenda", 1, True), (0, "5 Minutes", 2, True), (0, "A25 Road works", 4, True)]
    pack = read_file(_pack_of(tmp_path / "a.pdf", ["5. Minutes (Pages 1 - 2)"], outline), forms_folder).pack
    assert [(each.item, each.title) for each in pack.parts] == [
        ("", "Agenda"),
        ("5", "Minutes"),
        ("", "A25 Road works"),
    ]


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
