"""One paper as a PDF, as Word and within a pack: known for the same, and its marks carried from each to each."""

from itertools import permutations

import pytest

from scrutiny_desktop.domain.anchor import Placement
from scrutiny_desktop.domain.note import MarkKind
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.worded import letters
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.flows.versions import likely_versions
from scrutiny_desktop.store import carried, meetings, notes, papers
from scrutiny_desktop.views.introduction import introduce
from tests import made_editions as editions

MARKED = (
    "looked at in spring by 4 members",
    "the “lanterns plan” of the council’s officers was not yet in force",
    "1.4 The bridges of Examplebridge",
    "the cost of £4,400 was met from the gardens budget for 2030–31.\n2.3 There are no financial implications",
    "The well-being of those who use the playgrounds is the first concern of the co-ordinating group",
    "Financial implications",
    "Harbour Trust",
)


def taken(desk, name, folder):
    file = editions.KINDS[name](folder / name)
    read = take_in(desk.library.access, desk.clock, [file], desk.resources / "forms", lambda *_: None)
    pairs = Filing(desk.library, desk.ids, desk.me.id).filed(read, desk.meeting)
    desk.change_all("add papers", pairs)
    made = [new for _, new in pairs if new in papers.for_meeting(desk.library, getattr(new, "meeting_id", ""))]
    if desk.meeting is None:
        desk.choose_meeting(meetings.every(desk.library)[0].id)
    return next(each for each in made if "tate of public places" in each.title)


@pytest.mark.parametrize(("first", "second"), [*permutations(editions.KINDS, 2)])
def test_marks_go_from_each_to_each_and_both_are_kept(qtbot, desk, open_screen, tmp_path, first, second):
    introduce(desk, "Cllr Example", Role.CHAIR)
    old = taken(desk, first, tmp_path)
    screen = open_screen(desk)
    screen.open_paper(old.id)
    qtbot.waitUntil(lambda: "playgrounds" in screen.text.opened.text, timeout=20_000)
    flow, text = screen.text.opened.flow, screen.text.opened.text
    for words in MARKED:
        start = text.index(words)
        screen.doing.marking.plain(old, flow.anchor(old, start, start + len(words)), MarkKind.HIGHLIGHT)
    new = taken(desk, second, tmp_path)
    (version,) = likely_versions(desk.library.access, desk.clock, [new], lambda *_: None)
    assert (version.paper.id, version.earlier.paper.id) == (new.id, old.id)
    with qtbot.waitSignal(desk.jobs.finished, timeout=30_000):
        screen.doing.versions.carry(version.earlier.paper, version.paper)
    here = {each.record_id: each for each in carried.for_paper(desk.library, new.id)}
    made = {each.id: each for each in notes.for_paper(desk.library, old.id)}
    assert len(here) == len(made) == len(MARKED)
    for key, note in made.items():
        assert here[key].placement is Placement.IN_PLACE, note.anchor.quote
        assert letters(here[key].anchor.quote) == letters(note.anchor.quote)
    kept = [
        each.id for meeting in meetings.every(desk.library) for each in papers.for_meeting(desk.library, meeting.id)
    ]
    assert {old.id, new.id} <= set(kept)
    assert desk.now(new).agenda_item_id and desk.now(new).meeting_id == new.meeting_id
    assert desk.now(new).earlier_id == old.id
    desk.undo()
    assert carried.for_paper(desk.library, new.id) == []


def test_a_carried_mark_cites_the_pages_of_the_pack_it_came_to(qtbot, desk, open_screen, tmp_path):
    introduce(desk, "Cllr Example", Role.CHAIR)
    old = taken(desk, "state.docx", tmp_path)
    screen = open_screen(desk)
    screen.open_paper(old.id)
    qtbot.waitUntil(lambda: "playgrounds" in screen.text.opened.text, timeout=20_000)
    start = screen.text.opened.text.index(MARKED[4])
    anchor = screen.text.opened.flow.anchor(old, start, start + len(MARKED[4]))
    screen.doing.marking.plain(old, anchor, MarkKind.HIGHLIGHT)
    new = taken(desk, "pack.pdf", tmp_path)
    with qtbot.waitSignal(desk.jobs.finished, timeout=30_000):
        screen.doing.versions.carry(old, new)
    (mark,) = carried.for_paper(desk.library, new.id)
    assert (anchor.page, anchor.pack_page) == (None, "")
    assert mark.anchor.pack_page in ("1", "2") and mark.anchor.page == int(mark.anchor.pack_page) + 1
    assert mark.anchor.paragraph == "3.2"
