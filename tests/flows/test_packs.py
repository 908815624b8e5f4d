"""A pack's papers under the items of the meeting it names, and a supplement's beside them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.pack import as_one
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.reading import Paragraph, Reading, Section
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.flows.paper_titles import place_named
from scrutiny_desktop.flows.resplitting import Resplit
from scrutiny_desktop.store import agenda, contents, meetings, papers, search, vault
from scrutiny_desktop.store.check import check
from tests import made_papers as made


def _added(desk, *files):
    taken = take_in(desk.library.access, desk.clock, files, desk.resources / "forms", lambda *_: None)
    desk.change_all("add", Filing(desk.library, desk.ids, "me").filed(taken, None))


def _shown(desk):
    (meeting,) = meetings.every(desk.library)
    items = {item.id: item.number for item in agenda.for_meeting(desk.library, meeting.id)}
    return [(items.get(paper.agenda_item_id, ""), paper.role.value, paper.label, paper.first_page)
            for paper in papers.for_meeting(desk.library, meeting.id)]  # fmt: skip


FERRY = [("", "agenda", "", 1), ("5", "cover report", "", 2), ("5", "appendix", "Appendix A", 4),
         ("6", "cover report", "", 6)]  # fmt: skip


def test_papers_of_a_pack_are_filed_under_their_items_and_the_original_is_kept_once(desk, tmp_path):
    _added(desk, made.ferry_pack(tmp_path / "pack.pdf"))
    assert _shown(desk) == FERRY
    assert len(vault.every(desk.library)) == 1
    paper = papers.for_meeting(desk.library, meetings.every(desk.library)[0].id)[2]
    assert contents.reading(desk.library, paper.text_key).pages == 2
    (hit,) = search.find(desk.library, "timetable goes")
    assert hit.record_id == paper.id
    assert check(desk.library.access, desk.clock).findings == ()


def test_the_same_pack_again_adds_nothing(desk, tmp_path):
    file = made.ferry_pack(tmp_path / "pack.pdf")
    _added(desk, file)
    _added(desk, file)
    assert _shown(desk) == FERRY


TITLE = "(Public Pack)Agenda Document for Harbour Scrutiny Panel, 14/09/2031 10:00"
LETTERED = ["A1 Apologies", "A2 Minutes (Pages 1 - 2)", "B1 Harbour plan (Pages 3 - 4)"]
UNNUMBERED = ["Apologies", "Minutes of the last meeting (Pages 1 - 2)", "Harbour plan (Pages 3 - 4)", "Urgent business"]


@pytest.mark.parametrize(("front", "items"), [
    (LETTERED, [("A1", "Apologies", []), ("A2", "Minutes", [2]), ("B1", "Harbour plan", [4])]),
    (UNNUMBERED, [("", "Apologies", []), ("", "Minutes of the last meeting", [2]), ("", "Harbour plan", [4]),
                  ("", "Urgent business", [])]),
])  # fmt: skip
def test_items_numbered_by_part_or_not_at_all_make_the_agenda_in_printed_order(desk, tmp_path, front, items):
    pages = [made.text("AGENDA", *front), *(made.stamped(made.text(f"Words {at}."), at) for at in range(1, 5))]
    file = made.pack(tmp_path / "pack.pdf", TITLE, pages, [(0, "Agenda", 1, True)])
    for _ in range(2):  # the same pack again adds nothing
        _added(desk, file)
        (meeting,) = meetings.every(desk.library)
        there = papers.for_meeting(desk.library, meeting.id)
        ranked = sorted(agenda.for_meeting(desk.library, meeting.id), key=lambda each: each.rank)
        assert [(item.number, item.title, [each.first_page for each in there if each.agenda_item_id == item.id])
                for item in ranked] == items  # fmt: skip


def test_a_late_appendix_goes_to_its_item(desk, tmp_path):
    _added(desk, made.ferry_pack(tmp_path / "pack.pdf"))
    _added(desk, made.ferry_supplement(tmp_path / "late.pdf"))
    assert _shown(desk)[4:] == [("", "agenda", "", 1), ("5", "appendix", "Appendix B", 2)]


def test_pack_and_supplement_dropped_together_meet_at_one_meeting(desk, tmp_path):
    _added(desk, made.ferry_pack(tmp_path / "pack.pdf"), made.ferry_supplement(tmp_path / "late.pdf"))
    assert len(_shown(desk)) == 6


BEFORE = ("1. Apologies for Absence", "2. Declarations of Interest", "To receive any declarations of interest.",
          "3. Minutes of the meeting held on 12 June", "2031", "4. Urgent Items")  # fmt: skip
AFTER = ("7. Exclusion of the Press and Public", "8. Dates of Future Meetings", "10 Quay Street, Examplebridge")


def _agenda(desk):
    (meeting,) = meetings.every(desk.library)
    return [(item.number, item.title) for item in agenda.for_meeting(desk.library, meeting.id)]


WHOLE = [
    ("1", "Apologies for Absence"), ("2", "Declarations of Interest"),
    ("3", "Minutes of the meeting held on 12 June 2031"),
    ("4", "Urgent Items"), ("5", "Ferry services"), ("6", "Harbour plan"), ("7", "Exclusion of the Press and Public"),
    ("8", "Dates of Future Meetings"),
]  # fmt: skip


def test_items_without_papers_come_from_the_front_sheet_in_printed_order_and_go_with_one_undo(desk, tmp_path):
    file = made.ferry_pack(tmp_path / "pack.pdf", before=BEFORE, after=AFTER)
    _added(desk, file)
    assert _agenda(desk) == WHOLE
    _added(desk, file)
    assert _agenda(desk) == WHOLE
    desk.undo()
    assert meetings.every(desk.library) == []


def test_items_that_are_there_are_not_doubled_and_keep_the_title_a_member_gave_them(desk, tmp_path):
    _added(desk, made.ferry_supplement(tmp_path / "late.pdf"))
    (meeting,) = meetings.every(desk.library)
    (ferry,) = agenda.for_meeting(desk.library, meeting.id)
    desk.change("name it", old=ferry, new=replace(ferry, title="The ferry, at last"))
    own = AgendaItem(id=desk.ids.new(), meeting_id=meeting.id, title="declarations of interest", rank=7)
    desk.change("add an item", old=None, new=own)
    _added(desk, made.ferry_pack(tmp_path / "pack.pdf", before=BEFORE, after=AFTER))
    assert sorted(_agenda(desk)) == sorted([("", own.title), *WHOLE[:1], *WHOLE[2:4], ("5", "The ferry, at last"),
                                            *WHOLE[5:]])  # fmt: skip
    numbered = [number for number, _ in _agenda(desk) if number]
    assert numbered == sorted(numbered)


def test_a_pack_that_is_split_by_hand_brings_its_agenda_too(desk, tmp_path):
    file = made.ferry_pack(tmp_path / "pack.pdf", before=BEFORE, after=AFTER)
    (one,) = take_in(desk.library.access, desk.clock, [file], desk.resources / "forms", lambda *_: None)
    pack = one.reading.pack
    whole = replace(one, reading=replace(one.reading, pack=replace(pack, is_sure=False)))
    contents.put(desk.library, one.content, as_one(one.reading))
    desk.change_all("add", Filing(desk.library, desk.ids, "me").filed([whole], None))
    (paper,) = papers.for_meeting(desk.library, meetings.every(desk.library)[0].id)
    outcome = Resplit(desk.library, desk.ids, "me").outcome(paper, pack)
    desk.change_all("split", outcome.pairs)
    assert _agenda(desk) == WHOLE


KENT = Path(__file__).parents[3] / "shared" / "papers" / "council" / "kent"


def test_the_agenda_of_a_real_pack_without_any_report_is_the_meetings(desk):
    if not KENT.is_dir():
        pytest.skip("the papers are not here")
    _added(desk, next(KENT.glob("*Public reports pack*")))
    assert _agenda(desk) == [
        ("1", "Apologies"), ("2", "Declarations of Interest"),
        ("3", "Consideration of Decision 24/00093 (if required)"),
    ]  # fmt: skip


def _new_meeting(desk):
    meeting = Meeting(id="m", panel_id="p", on=date(2031, 9, 14))
    item = AgendaItem(id="i", meeting_id="m", title="")
    desk.change_all("new", [(None, Panel(id="p", name="Harbour Scrutiny Panel")), (None, meeting), (None, item)])
    return meeting


def _filed(desk, meeting, *files):
    taken = take_in(desk.library.access, desk.clock, files, desk.resources / "forms", lambda *_: None)
    desk.change_all("add", Filing(desk.library, desk.ids, "me").filed(taken, meeting))


def test_the_bare_item_of_a_new_meeting_takes_the_name_of_its_first_paper(desk, tmp_path):
    file = tmp_path / "harbour walls.txt"
    file.write_text("Harbour walls\n\nThe walls are to be mended before the winter.\n")
    _filed(desk, _new_meeting(desk), file)
    (paper,) = papers.for_meeting(desk.library, "m")
    (item,) = agenda.for_meeting(desk.library, "m")
    assert (item.id, item.title) == ("i", paper.title)
    assert paper.agenda_item_id == "i"
    desk.undo()
    assert [each.title for each in agenda.for_meeting(desk.library, "m")] == [""]


def test_the_bare_item_of_a_new_meeting_becomes_the_first_that_its_pack_lists(desk, tmp_path):
    meeting = _new_meeting(desk)
    pages = [made.text("AGENDA", *LETTERED), *(made.stamped(made.text(f"Words {at}."), at) for at in range(1, 5))]
    file = made.pack(tmp_path / "pack.pdf", TITLE, pages, [(0, "Agenda", 1, True)])
    _filed(desk, meeting, file)
    items = sorted(agenda.for_meeting(desk.library, "m"), key=lambda each: each.rank)
    assert [(each.id == "i", each.number, each.title) for each in items] == [
        (True, "A1", "Apologies"), (False, "A2", "Minutes"), (False, "B1", "Harbour plan"),
    ]  # fmt: skip


def test_an_item_whose_papers_came_is_no_longer_to_follow_and_its_supplements_are_told_apart(desk, tmp_path):
    front = [
        "Council Chamber, Town Hall, Examplebridge",
        "AGENDA",
        "1 Apologies",
        "2 Declarations of interest",
        "3 Minutes",
        "4 Urgent items",
        "5 Ferry services (to follow)",
    ]
    pages = [made.text(*front), made.stamped(made.text("Words."), 1)]
    _added(desk, made.pack(tmp_path / "pack.pdf", TITLE, pages, [(0, "Agenda", 1, True)]))
    (meeting,) = meetings.every(desk.library)
    assert meeting.place == "Council Chamber, Town Hall, Examplebridge"
    assert ("5", "Ferry services (to follow)") in _agenda(desk)
    _added(desk, made.ferry_supplement(tmp_path / "late.pdf"))
    assert ("5", "Ferry services") in _agenda(desk)
    another = (tmp_path / "late.pdf").read_bytes() + b"\n"
    (tmp_path / "later.pdf").write_bytes(another)
    _added(desk, tmp_path / "later.pdf")
    titles = [each.title for each in papers.for_meeting(desk.library, meeting.id)]
    assert [each for each in titles if each.startswith("Supplement")] == ["Supplement 1", "Supplement 2"]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Council Chamber, County Hall, Maidstone", "Council Chamber, County Hall, Maidstone"),
        ("Venue: Committee Room 2, Civic Centre", "Committee Room 2, Civic Centre"),
        ("The meeting is held in the Council Chamber.", ""),
        ("Telephone: 00000 000000", ""),
    ],
)
def test_the_place_of_a_meeting_is_the_line_of_its_agenda_that_names_a_room(line, place):
    said = Reading(kind="text", title="Agenda", sections=(Section(heading="A", paragraphs=(Paragraph(text=line),)),))
    assert place_named(said) == place
