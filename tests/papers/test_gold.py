"""What careful reading of public council papers found, against what the program reads of them.

Only structure is kept here: forms, dates, numbers, labels and headings that name nobody.
"""

import tomllib
from pathlib import Path

import pytest

from scrutiny_desktop.papers.reader import read_file

COUNCIL = Path(__file__).parents[3] / "shared" / "papers" / "council"
GOLD = tomllib.loads(Path(__file__).with_name("gold.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", GOLD)
def test_a_council_paper_is_read_as_a_careful_reader_does(name, forms_folder):
    if not COUNCIL.is_dir():
        pytest.skip("the papers are not here")
    gold = GOLD[name]
    reading = read_file(next(COUNCIL.rglob(gold["file"])), forms_folder)
    if "part" in gold and reading.pack:
        reading = reading.pack.parts[gold["part"]].reading or reading
    header, headings = reading.header, [section.heading for section in reading.sections]
    found = {
        "kind": reading.kind,
        "pages": reading.pages,
        "title": reading.title,
        "date": str(header.date or ""),
        "decision_maker": header.decision_maker,
        "wards": header.wards,
        "recommendations": [each.label for each in reading.recommendations],
        "appendices": [each.label for each in reading.appendices],
    }
    numbers = {each.heading: [own.number for own in each.paragraphs if own.number] for each in reading.sections}
    found["numbered"] = {heading: numbers.get(heading) for heading in gold.get("numbered", ())}
    asked = found.keys() & gold.keys()
    assert {key: found[key] for key in asked} == {key: gold[key] for key in asked}
    assert [each for each in gold["headings"] if each not in headings] == []
    assert [each for each in gold.get("no_headings", ()) if each in headings] == []
