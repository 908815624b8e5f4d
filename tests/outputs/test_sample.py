from dataclasses import fields
from itertools import pairwise

import pytest

from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting, Witness
from scrutiny_desktop.domain.note import Grade, MarkKind, Note, Visibility
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Paper, PaperRole, Secrecy
from scrutiny_desktop.domain.question import Priority, Question, Standing, Theme
from scrutiny_desktop.domain.recommendation import (
    Assessment,
    Assurance,
    Progress,
    ProgressReport,
    Recommendation,
    Response,
)

TABLES = {
    "panel": Panel, "meeting": Meeting, "agenda": AgendaItem, "witnesses": Witness, "papers": Paper, "themes": Theme,
    "recommendations": Recommendation, "progress_reports": ProgressReport, "assessments": Assessment, "notes": Note,
    "questions": Question, "discussion_points": DiscussionPoint,
}  # fmt: skip
CHOICES = {
    ("papers", "role"): PaperRole, ("papers", "secrecy"): Secrecy, ("recommendations", "response"): Response,
    ("progress_reports", "progress"): Progress, ("assessments", "assurance"): Assurance, ("notes", "kind"): MarkKind,
    ("notes", "grade"): Grade, ("notes", "visibility"): Visibility, ("questions", "priority"): Priority,
    ("questions", "standing"): Standing, ("questions", "visibility"): Visibility,
    ("discussion_points", "kind"): PointKind,
}  # fmt: skip
REFERENCES = {
    "agenda_item": "agenda", "listed_in": "papers", "papers": "papers", "theme": "themes", "question": "questions",
    "recommendation": "recommendations", "recommendations": "recommendations",
}  # fmt: skip
OTHER_NAMES = {"file", "secrecy", "citation", "passage", "passages", *REFERENCES}


def entries(sample, table):
    found = sample[table]
    return found if isinstance(found, list) else [found]


def passages(entry):
    return [*([entry["passage"]] if "passage" in entry else []), *entry.get("passages", [])]


@pytest.mark.parametrize("table", TABLES)
def test_every_name_in_the_file_is_one_that_the_record_has(sample, table):
    known = {field.name for field in fields(TABLES[table])} | OTHER_NAMES
    assert {name for entry in entries(sample, table) for name in entry} <= known


@pytest.mark.parametrize(("table", "name"), CHOICES)
def test_every_chosen_word_is_one_of_the_records_own(sample, table, name):
    words = [entry[name] for entry in entries(sample, table) if name in entry]
    assert words
    assert set(words) <= {choice.value for choice in CHOICES[table, name]}


def test_every_key_is_there_once_and_every_reference_finds_one(sample):
    keys = {table: [entry["id"] for entry in entries(sample, table)] for table in TABLES}
    assert all(len(set(found)) == len(found) for found in keys.values())
    for entry in (entry for table in TABLES for entry in entries(sample, table)):
        for name in REFERENCES.keys() & entry.keys():
            wanted = entry[name] if isinstance(entry[name], list) else [entry[name]]
            assert set(wanted) <= set(keys[REFERENCES[name]]), entry["id"]


def test_every_quote_stands_in_one_line_of_its_paper_exactly_once(sample, resources):
    files = {paper["id"]: paper["file"] for paper in sample["papers"] if "file" in paper}
    lines = {key: (resources / "sample" / name).read_text("utf-8").splitlines() for key, name in files.items()}
    quoted = [passage for table in TABLES for entry in entries(sample, table) for passage in passages(entry)]
    assert len(quoted) > 40
    for passage in quoted:
        places = [" ".join(line.split()).count(passage["quote"]) for line in lines[passage["paper"]]]
        assert sum(places) == 1, passage


def test_each_recommendation_is_told_in_the_words_of_the_review(sample):
    assert [each["text"] for each in sample["recommendations"]] == [
        each["passage"]["quote"] for each in sample["recommendations"]
    ]


def test_there_is_a_whole_meeting_to_try(sample):
    counts = {table: len(entries(sample, table)) for table in TABLES}
    assert counts["recommendations"] == 10
    assert counts["questions"] >= 12
    assert len({witness["agency"] for witness in sample["witnesses"]}) == 4
    assert {point["kind"] for point in sample["discussion_points"]} == {kind.value for kind in PointKind}
    assert all(earlier["at"] <= later["at"] for earlier, later in pairwise(sample["discussion_points"]))


def test_the_exempt_appendix_is_listed_with_its_rule_and_not_supplied(sample):
    (exempt,) = [paper for paper in sample["papers"] if paper.get("secrecy") == "exempt"]
    assert (exempt["label"], "file" in exempt) == ("Appendix 3", False)
    assert exempt["citation"].startswith("paragraphs 1 and 2")
