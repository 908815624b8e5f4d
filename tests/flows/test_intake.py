"""Files into the library, each under its item."""

from pathlib import Path

import pytest

from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.paper import PaperRole
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import Refused, TakenIn, take_in
from scrutiny_desktop.store import agenda, meetings, panels, papers, vault
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import open_library


@pytest.fixture
def library(access, clock):
    with open_library(access, clock=clock) as opened:
        yield opened


@pytest.fixture
def add(access, clock, resources, library):
    """Takes files in and files them, as the window and the command line do."""

    def added(*files: Path, meeting=None, listed=None):
        taken = take_in(access, clock, files, resources / "forms", lambda *_: None)
        ids = Ids(clock)
        good = [each for each in taken if isinstance(each, TakenIn)]
        pairs = Filing(library, ids, "me").filed(good, meeting, listed)
        Ledger(library, author=lambda: "me", clock=clock, ids=ids).swap_all(pairs, label="add papers")
        return taken

    return added


@pytest.fixture
def report(resources):
    return resources / "first" / "clare-cover-report.txt"


def test_a_council_report_makes_its_own_meeting(add, library, report):
    add(report)
    meeting = meetings.every(library)[0]
    assert str(meeting.on) == "2020-12-03"
    assert panels.every(library)[0].name == "Children and Families Scrutiny Panel"
    assert [each.title for each in agenda.for_meeting(library, meeting.id)] == ["Serious Case Review - Clare"]


def test_the_appendices_it_lists_wait_to_be_supplied(add, library, report):
    add(report)
    cover, *listed = papers.for_meeting(library, meetings.every(library)[0].id)
    assert cover.role is PaperRole.COVER_REPORT
    assert [(each.label, each.title, each.is_supplied) for each in listed] == [
        ("Appendix 1", "SSCP Clare Learning Report", False),
        ("Appendix 2", "SSCP Partnership Response", False),
    ]


def test_the_original_is_kept_byte_for_byte(add, library, report):
    (taken,) = add(report)
    assert vault.read(library, taken.content) == report.read_bytes()


def test_the_same_file_twice_is_one_paper(add, library, report):
    add(report)
    add(report)
    assert len(papers.for_meeting(library, meetings.every(library)[0].id)) == 3
    assert len(meetings.every(library)) == 1


def test_a_file_named_like_a_listed_appendix_supplies_it(add, library, report, tmp_path):
    add(report)
    file = tmp_path / "SSCP Partnership Response.txt"
    file.write_text("An invented response for this test alone.\n\n1. Something was done.\n")
    add(file, meeting=meetings.every(library)[0])
    listed = papers.for_meeting(library, meetings.every(library)[0].id)
    assert [each.is_supplied for each in listed] == [True, False, True]


def test_a_file_with_an_appendix_number_in_its_name_supplies_that_one(add, library, report, tmp_path):
    add(report)
    file = tmp_path / "appendix_1.txt"
    file.write_text("An invented paper for this test alone.\n")
    add(file, meeting=meetings.every(library)[0])
    assert [each.is_supplied for each in papers.for_meeting(library, meetings.every(library)[0].id)] == [
        True,
        True,
        False,
    ]


def test_a_file_dropped_on_an_appendix_supplies_it_whatever_its_name(add, library, report, tmp_path):
    add(report)
    meeting = meetings.every(library)[0]
    file = tmp_path / "x.txt"
    file.write_text("An invented paper for this test alone.\n")
    add(file, meeting=meeting, listed=papers.for_meeting(library, meeting.id)[2])
    assert papers.for_meeting(library, meeting.id)[2].is_supplied


def test_report_and_appendix_added_together_find_each_other(add, library, report, tmp_path):
    file = tmp_path / "Appendix 1 - SSCP Clare Learning Report.txt"
    file.write_text("An invented paper for this test alone.\n")
    add(report, file)
    there = [each for each in meetings.every(library) if each.on]
    assert [each.is_supplied for each in papers.for_meeting(library, there[0].id)] == [True, True, False]


def test_a_paper_that_fits_nothing_is_a_supplement(add, library, report, tmp_path):
    add(report)
    file = tmp_path / "late.txt"
    file.write_text("Late paper\n\nSomething that arrived the night before.\n")
    add(file, meeting=meetings.every(library)[0])
    assert papers.for_meeting(library, meetings.every(library)[0].id)[-1].role is PaperRole.SUPPLEMENT


def test_a_refused_file_stops_no_other(add, library, report, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.touch()
    refused, missing, taken = add(empty, tmp_path / "missing.txt", report)
    assert isinstance(refused, Refused)
    assert isinstance(missing, Refused)
    assert refused.trouble.what_to_do
    assert isinstance(taken, TakenIn)
