"""A paper that comes again: said, its marks carried and never lost, looked at one by one, and taken back by undo."""

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl

from scrutiny_desktop.domain.anchor import Placement
from scrutiny_desktop.domain.note import MarkKind
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.flows.versions import current, likely_versions
from scrutiny_desktop.store import carried, meetings, notes, papers
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.papers.marks import gathered
from tests import made_papers as made
from tests.views.papers.dropping import dropped_on

SUBJECTS = ("ferries", "harbours", "lanterns", "bridges", "gardens", "markets", "libraries", "playgrounds")
_SAID = "{at}. The {subject} of Examplebridge were looked at in spring by {few} members of the Panel, who found that "
OLD = [_SAID.format(at=at, subject=subject, few=at + 3) + f"{at * 7} of them needed work before the winter."
       for at, subject in enumerate(SUBJECTS, start=1)]  # fmt: skip
CHANGED = OLD[5].replace("in spring", "in the autumn").replace("needed work", "had been mended")
NEW = ["0. A new first paragraph says how the Panel came to its view, and whom it asked about it.",
       OLD[0], OLD[1], OLD[2], OLD[4], CHANGED, OLD[6], OLD[7]]  # fmt: skip


def pages(paragraphs):
    lines = [line for each in paragraphs for line in (*wrapped(each), "")]
    return [made.text(*lines[at : at + 40]) for at in range(0, len(lines), 40)]


def wrapped(words, width=80):
    lines, line = [], ""
    for word in words.split():
        if len(line) + len(word) > width:
            lines, line = [*lines, line], ""
        line = f"{line} {word}".strip()
    return [*lines, line]


def taken(desk, file, meeting):
    read = take_in(desk.library.access, desk.clock, [file], desk.resources / "forms", lambda *_: None)
    desk.change_all("add papers", Filing(desk.library, desk.ids, desk.me.id).filed(read, meeting))
    return next(each for each in rows_of(desk) if each.file_name == file.name)


def rows_of(desk):
    meeting = meetings.every(desk.library)[0]
    return papers.for_meeting(desk.library, meeting.id)


@pytest.fixture
def both(qtbot, desk, open_screen, tmp_path):
    """A paper with four marks, and its new version, taken in and not yet told so."""
    introduce(desk, "Cllr Example", Role.CHAIR)
    old = taken(desk, made.pdf(tmp_path / "state.pdf", pages(OLD)), None)
    desk.choose_meeting(meetings.every(desk.library)[0].id)
    screen = open_screen(desk)
    screen.open_paper(old.id)
    qtbot.waitUntil(lambda: bool(screen.text.opened.text), timeout=20_000)
    flow, text = screen.text.opened.flow, screen.text.opened.text
    for words in ("The harbours of Examplebridge", "The bridges of Examplebridge were looked at in spring",
                  "The markets of Examplebridge were looked at in spring", "The playgrounds"):  # fmt: skip
        start = text.index(words)
        screen.doing.marking.plain(old, flow.anchor(old, start, start + len(words)), MarkKind.HIGHLIGHT)
    new = taken(desk, made.pdf(tmp_path / "state-again.pdf", pages(NEW)), desk.meeting)
    return screen, old, new


def carry(qtbot, screen, old, new):
    with qtbot.waitSignal(screen.desk.jobs.finished, timeout=30_000):
        screen.doing.versions.carry(old, new)
    qtbot.waitUntil(lambda: screen.paper is not None and screen.paper.id == new.id, timeout=10_000)
    qtbot.waitUntil(lambda: bool(screen.text.opened.text), timeout=20_000)
    screen.remark()


def test_a_new_version_is_recognised_by_its_words(both, desk):
    _, old, new = both
    (version,) = likely_versions(desk.library.access, desk.clock, [new], lambda *_: None)
    assert (version.paper.id, version.earlier.paper.id) == (new.id, old.id)


def test_marks_are_carried_and_those_of_the_old_version_stay(qtbot, both, desk):
    screen, old, new = both
    before = notes.for_paper(desk.library, old.id)
    carry(qtbot, screen, old, new)
    by_words = {mark.anchor.quote if mark.is_placed else mark.record.anchor.quote: mark for mark in screen.marks}
    assert len(screen.marks) == 4
    assert by_words["The playgrounds"].found.placement in (Placement.IN_PLACE, Placement.MOVED)
    gone = by_words["The bridges of Examplebridge were looked at in spring"]
    assert not gone.is_placed
    assert notes.for_paper(desk.library, old.id) == before
    assert desk.now(new).earlier_id == old.id
    assert [each.id for each in current(rows_of(desk))] == [new.id]
    text = screen.text.opened.text
    for mark in screen.marks:
        if mark.found.placement is Placement.IN_PLACE:
            assert text[mark.found.start : mark.found.end] == mark.record.anchor.quote
    desk.undo()
    assert carried.for_paper(desk.library, new.id) == []
    assert desk.now(new).earlier_id == ""


def test_carrying_again_changes_nothing_that_was_settled(qtbot, both, desk):
    screen, old, new = both
    carry(qtbot, screen, old, new)
    known = carried.for_paper(desk.library, new.id)
    carry(qtbot, screen, old, desk.now(new))
    assert carried.for_paper(desk.library, new.id) == known


def test_the_review_walks_what_is_not_in_place_by_keys_alone(qtbot, both, desk):
    screen, old, new = both
    carry(qtbot, screen, old, new)
    waiting = [each for each in carried.for_paper(desk.library, new.id) if each.is_waiting]
    assert waiting
    dialog = screen.handlers()["review_marks"]()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.take.hasFocus)
    assert [each.id for each, _ in dialog.waiting] == [each.id for each in waiting]
    while dialog.waiting:
        before = len(dialog.waiting)
        qtbot.keyClick(dialog, Qt.Key.Key_A if dialog.take.isEnabled() else Qt.Key.Key_U)
        assert len(dialog.waiting) == before - 1
    settled = carried.for_paper(desk.library, new.id)
    assert not [each for each in settled if each.is_waiting]
    assert "looked at" in dialog.head.text()
    dialog.close()
    screen.remark()
    placed = {mark.record.anchor.quote: mark.found.placement for mark in screen.marks}
    assert placed["The playgrounds"] is Placement.IN_PLACE
    desk.undo()
    assert [each for each in carried.for_paper(desk.library, new.id) if each.is_waiting]


def test_an_unplaced_mark_is_put_on_the_passage_that_is_selected(qtbot, both, desk):
    screen, old, new = both
    carry(qtbot, screen, old, new)
    mark = next(mark for mark in screen.marks if not mark.is_placed)
    screen.choose(mark.key)
    start = screen.text.opened.text.index("A new first paragraph")
    if screen.reader.surface is screen.reader.pages:
        screen.looking.turn_over()
    screen.text.select(start, start + 21)
    screen.handlers()["place_mark"]()
    screen.remark()
    (now,) = [each for each in screen.marks if each.record.id == mark.record.id]
    assert (now.is_placed, now.anchor.quote) == (True, "A new first paragraph")
    assert now.record.anchor == mark.record.anchor, "its own anchor stays"
    screen.doing.versions.open_own(now)
    assert screen.paper.id == old.id


def test_a_version_is_never_seen_by_more_people_than_the_one_before(qtbot, both, desk):
    from dataclasses import replace

    from scrutiny_desktop.domain.paper import Classification, Secrecy

    screen, old, new = both
    exempt = replace(desk.now(old), classification=Classification(secrecy=Secrecy.EXEMPT, citation="paragraph 1"))
    desk.change("classify", old=desk.now(old), new=exempt)
    carry(qtbot, screen, exempt, new)
    assert desk.now(new).classification.secrecy is Secrecy.EXEMPT
    assert isinstance(desk.now(new), Paper)
    assert gathered([], [], new.id, "") == ()


def test_a_file_dropped_on_a_paper_is_its_new_version(qtbot, both, desk, tmp_path):
    screen, old, new = both
    index = screen.outline.lines.find(old.id)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "state-again.pdf"))])
    with qtbot.waitSignal(screen.dropped) as dropped:
        assert dropped_on(screen.outline, screen.outline.visualRect(index).center(), mime)
    assert [file.name for file in dropped.args[0]] == ["state-again.pdf"]
    with qtbot.waitSignal(desk.jobs.finished, timeout=30_000):
        screen.doing.versions.offer([new])
    qtbot.waitUntil(lambda: desk.now(new).earlier_id == old.id, timeout=10_000)


def test_a_carried_mark_is_deleted_from_its_version_only_unless_it_is_said(qtbot, both, desk):
    screen, old, new = both
    carry(qtbot, screen, old, new)
    told = []
    desk.noticed.connect(told.append)
    before, here = notes.for_paper(desk.library, old.id), len(screen.marks)
    mark = next(each for each in screen.marks if each.is_placed)
    screen.cards.choose(mark.key)
    qtbot.keyClick(screen.cards, Qt.Key.Key_Delete)
    assert "this version only" in told[-1]
    assert len(screen.marks) == here - 1
    assert notes.for_paper(desk.library, old.id) == before
    desk.undo()
    screen.remark()
    assert len(screen.marks) == here
    words = [each.text() for each in screen.doing.card_menu(mark).actions()]
    assert {"&Delete from this version", "Delete in all &versions"} < set(words)
    screen.doing.remove_altogether(mark)
    assert "all versions" in told[-1]
    assert (len(screen.marks), len(notes.for_paper(desk.library, old.id))) == (here - 1, len(before) - 1)
    desk.undo()
    screen.remark()
    assert (len(screen.marks), notes.for_paper(desk.library, old.id)) == (here, before)


def test_deleting_on_the_earlier_version_says_that_the_later_one_loses_it_too(qtbot, both, desk):
    screen, old, new = both
    carry(qtbot, screen, old, new)
    screen.open_paper(old.id)
    qtbot.waitUntil(lambda: screen.paper.id == old.id and bool(screen.text.opened.text), timeout=20_000)
    screen.remark()
    told = []
    desk.noticed.connect(told.append)
    screen.doing.remove(screen.marks[0])
    assert "all versions" in told[-1]
