"""What is made of a meeting: whole or not at all, with all that belongs in it."""

import csv
import io
from datetime import datetime, timedelta

import pikepdf
import pypdfium2
import pytest

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.attendance import Attendance, Presence
from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.errors import ScrutinyError, Stopped
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting, Spell
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.flows.archiving import read_back
from scrutiny_desktop.flows.record_folder import save_everything
from scrutiny_desktop.flows.recording import FORMS, Form, Make, MakeOrder, printable, save_made
from scrutiny_desktop.store import vault
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import open_library
from tests import made_papers as made

BEGUN = datetime(2031, 6, 12, 17, 30).astimezone()
EVERY = [(make, form) for make, forms in FORMS.items() for form in forms if make is not Make.EVERYTHING]


@pytest.fixture
def library(access, clock):
    with open_library(access, clock=clock) as db:
        yield db


@pytest.fixture
def meeting(library, clock):
    ledger = Ledger(library, author=lambda: "", clock=clock, ids=Ids(clock))
    records = [
        Panel(id="p", name="Examplebridge Panel"), Meeting(id="m", panel_id="p", on=BEGUN.date(), started=BEGUN),
        AgendaItem(id="i", meeting_id="m", number="7", title="Review"),
        Attendance(id="a", meeting_id="m", name="Cllr Amber", presence=Presence.PRESENT,
                   spells=(Spell(left=BEGUN + timedelta(minutes=20)), Spell(arrived=BEGUN + timedelta(minutes=30)))),
        DiscussionPoint(id="d", meeting_id="m", words="Send the figures", kind=PointKind.ACTION, at=BEGUN,
                        action_by="Director", due=BEGUN.date()),
        *(DiscussionPoint(id=f"e{n}", meeting_id="m", words="A point of some length. " * 20, at=BEGUN)
          for n in range(40)),
    ]  # fmt: skip
    ledger.swap_all((None, each) for each in records)
    return ledger


def order(make, **more):
    return MakeOrder(make=make, meeting_id="m", heading="Examplebridge Panel, 12 June 2031", **more)


def quiet(*_):
    return None


@pytest.mark.parametrize(("make", "form"), EVERY, ids=[f"{make}-{form}" for make, form in EVERY])
def test_what_is_stopped_leaves_what_was_there(access, clock, resources, meeting, tmp_path, make, form):
    def stop(*_):
        raise Stopped

    out = tmp_path / f"made.{form}"
    out.write_text("before")
    with pytest.raises(Stopped):
        save_made(access, clock, order(make), form, resources, out, stop)
    assert (out.read_text(), list(tmp_path.glob("*.part"))) == ("before", [])


def test_a_long_minute_tells_how_far_it_is_and_stops_half_way(access, clock, resources, meeting, tmp_path):
    told = []

    def report(done, total, *_):
        told.append((done, total))
        if done > 10:
            raise Stopped

    with pytest.raises(Stopped):
        save_made(access, clock, order(Make.MINUTE), Form.PDF, resources, tmp_path / "made.pdf", report)
    assert told[-1][1] > 40
    assert not (tmp_path / "made.pdf").exists()


def test_a_folder_that_is_stopped_is_not_there_and_none_is_written_over(access, clock, resources, meeting, tmp_path):
    calls = []

    def report(*_):
        calls.append(1)
        if len(calls) > 60:
            raise Stopped

    out = tmp_path / "all"
    with pytest.raises(Stopped):
        save_everything(access, clock, order(Make.EVERYTHING), resources, out, report)
    assert not out.exists()
    assert not [each for each in tmp_path.iterdir() if each.name.endswith(".part")]
    out.mkdir()
    with pytest.raises(ScrutinyError, match=r"all \(2\)"):
        save_everything(access, clock, order(Make.EVERYTHING), resources, out, quiet)


def test_a_folder_whose_name_is_too_long_is_refused_with_a_sentence(access, clock, resources, meeting, tmp_path):
    with pytest.raises(ScrutinyError, match="its name is too long"):
        save_everything(access, clock, order(Make.EVERYTHING), resources, tmp_path / ("x" * 300), quiet)
    assert [each.name for each in tmp_path.iterdir()] == ["library"]


def test_where_there_is_no_room_the_folder_is_named_and_not_what_is_hidden(access, clock, resources, meeting, tmp_path):
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    named = tmp_path / "Everything"

    def fills(done, total, *names):
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]) if done else before)

    try:
        with pytest.raises(ScrutinyError) as told:
            save_everything(access, clock, order(Make.EVERYTHING), resources, named, fills)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "“Everything” could not be saved: there is no room left in" in told.value.what_happened
    assert ".part" not in str(told.value)


def test_who_came_and_left_has_a_line_for_each_time(access, clock, resources, meeting, tmp_path):
    save_made(access, clock, order(Make.ATTENDANCE), Form.TABLE, resources, tmp_path / "a.csv", quiet)
    lines = list(csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text(encoding="utf-8-sig"))))
    assert [(each["Name"], each["Event"], each["From"], each["Until"]) for each in lines[:3]] == [
        ("Cllr Amber", "", "", "17:50"), ("Cllr Amber", "", "18:00", ""), ("", "Sitting started", "17:30", ""),
    ]  # fmt: skip


def test_an_action_nobody_made_a_promise_of_is_owed_all_the_same(access, clock, resources, meeting, tmp_path):
    save_made(access, clock, order(Make.ACTIONS), Form.CALENDAR, resources, tmp_path / "a.ics", quiet)
    said = (tmp_path / "a.ics").read_text(encoding="utf-8")
    assert "Action: Send the figures" in said
    assert "X-WR-CALDESC:Public." in said


def test_an_archive_is_read_back(access, clock, resources, meeting, tmp_path):
    out = save_made(access, clock, order(Make.ARCHIVE, is_own=True), Form.JSON, resources, tmp_path / "a.json", quiet)
    kept = read_back(out.read_bytes())
    assert len(kept.records) == 45
    assert next(each for each in kept.records if isinstance(each, Attendance)).spells[1].arrived is not None
    with pytest.raises(ScrutinyError, match="not JSON"):
        read_back(b"{")


def test_a_briefing_has_only_the_marked_pages_each_as_a_picture_with_its_notes(
    access, clock, resources, library, meeting, tmp_path
):  # fmt: skip
    content = made.pdf(tmp_path / "paper.pdf", [made.text(f"Page {n}") for n in range(5)]).read_bytes()
    key = vault.put(library, content)
    exempt = Classification(secrecy=Secrecy.EXEMPT, citation="paragraph 1")
    meeting.swap_all([
        (None, Paper(id="x", meeting_id="m", title="Report", label="Appendix 3", content=key, classification=exempt)),
        *((None, Note(id=f"n{n}", meeting_id="m", text=f"Thought {n}",
                      anchor=Anchor(paper_id="x", content=key, quote=f"Page {n - 1}", page=n))) for n in (2, 4)),
    ])  # fmt: skip
    out = save_made(access, clock, order(Make.BRIEFING), Form.PDF, resources, tmp_path / "b.pdf", quiet)
    with pypdfium2.PdfDocument(out) as pdf:
        said = [page.get_textpage().get_text_range() for page in pdf]
    assert ["Thought 2" in said[0], "Thought 4" in said[1], len(said)] == [True, True, 2]
    assert "Appendix 3 (exempt, paragraph 1)" in " ".join(said[0].split())
    assert all("Private" in page for page in said)
    with pikepdf.open(out) as pdf:
        assert [len(page.Resources.XObject) - 1 for page in pdf.pages] == [1, 1]


def test_what_is_no_document_is_not_printed(access, clock, resources, meeting):
    with pytest.raises(ScrutinyError, match="not for paper"):
        printable(access, clock, order(Make.ARCHIVE), resources, quiet)
    assert printable(access, clock, order(Make.MINUTES), resources, quiet).startswith(b"%PDF")
