"""Files into the library, each under its item."""

from pathlib import Path

import pytest

from scrutiny_desktop.domain.errors import Stopped
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.paper import PaperRole
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import Refused, TakenIn, take_in
from scrutiny_desktop.store import agenda, meetings, panels, papers, passwords, vault
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import open_library
from tests import made_papers as made


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


def test_a_file_that_may_not_be_read_says_who_may_hold_it(access, clock, resources, tmp_path, monkeypatch):
    (tmp_path / "paper.txt").write_text("The Panel met.", encoding="utf-8")
    monkeypatch.setattr("scrutiny_desktop.flows.intake._hash", _held)
    (only,) = take_in(access, clock, [tmp_path / "paper.txt"], resources / "forms", lambda *_: None)
    assert only.trouble.what_happened == "“paper.txt” is held by another program, or you may not read it."


def _held(_):
    """As the system answers of a file that another program has locked; a superuser is never refused."""
    raise PermissionError(13, "Permission denied")


def test_a_locked_paper_is_refused_until_its_password_is_given_or_kept(access, clock, resources, library, tmp_path):
    file = made.pdf(tmp_path / "locked.pdf", [made.text("Secret words.")], opened_by="sesame")

    def add(**how):
        (only,) = take_in(access, clock, [file], resources / "forms", lambda *_: None, **how)
        return only

    assert add().is_locked
    wrong = add(given={file: "open"})
    assert (wrong.is_locked, wrong.trouble.what_happened) == (True, "The password of “locked.pdf” is another one.")
    taken = add(given={file: "sesame"})
    assert "Secret words." in str(taken.reading)
    passwords.keep(library, taken.content, "sesame")
    assert isinstance(add(), TakenIn)


def test_the_papers_of_a_folder_are_taken_in_and_the_rest_is_named(add, report, tmp_path):
    folder = tmp_path / "pack"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner" / "report.txt").write_bytes(report.read_bytes())
    (folder / "photo.png").write_bytes(b"no paper")
    (folder / ".hidden.txt").write_text("not looked at")
    left_out, taken = add(folder)
    assert isinstance(taken, TakenIn)
    assert left_out.trouble.what_happened.startswith("1 file of the folder “pack” was left out: photo.png;")


def test_a_folder_without_papers_says_so(add, tmp_path):
    (only,) = add(tmp_path)
    assert only.trouble.what_happened.startswith("There is no paper in the folder")


def test_what_was_read_before_it_was_stopped_stays(access, clock, resources, library, report, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("Another paper on the ferry service.")

    def stop_at_the_second(done, total, name="", pages=0, /):
        if done == 1:
            raise Stopped

    taken, stopped = take_in(access, clock, [report, other], resources / "forms", stop_at_the_second)
    assert isinstance(taken, TakenIn)
    assert stopped.trouble.what_happened == "“other.txt” was not added: you stopped."
    assert list(vault.every(library)) == [taken.content]


def test_pages_are_told_as_they_are_read(access, clock, resources, library, tmp_path):
    file = made.pdf(tmp_path / "long.pdf", [made.text(f"Page {at}.") for at in range(40)])
    told = []
    take_in(access, clock, [file], resources / "forms", lambda *said: told.append(said))
    assert told[0] == (0, 1, "long.pdf", 0)
    assert {said[:3] for said in told} == {(0, 1, "long.pdf")}


def test_a_file_that_changes_while_it_is_read_is_refused(access, clock, resources, library, tmp_path):
    file = tmp_path / "paper.txt"
    file.write_text("The ferry service.")

    def change(done, total, name="", pages=0, /):
        if library_is_reading:
            file.write_text("Other words altogether.")
        library_is_reading.append(True)

    library_is_reading = []
    (only,) = take_in(access, clock, [file], resources / "forms", change)
    assert only.trouble.what_happened == "“paper.txt” changed while it was being read."
    assert vault.every(library) == {}


def test_a_file_that_is_removed_while_it_is_read_is_refused(access, clock, resources, library, tmp_path):
    file = tmp_path / "paper.txt"
    file.write_text("The ferry service.")
    told = []
    remove = lambda *_: file.unlink() if told else told.append(True)  # noqa: E731
    (only,) = take_in(access, clock, [file], resources / "forms", remove)
    assert only.trouble.what_happened == "“paper.txt” was taken away while it was being read."
    assert vault.every(library) == {}


def test_a_file_that_goes_away_is_named(add, tmp_path):
    (only,) = add(tmp_path / "gone.txt")
    assert "gone.txt" in only.trouble.what_happened
