"""What changed in a paper that came again, read by keys alone."""

from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.domain.changes import ChangeKind
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.store import meetings, papers
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.papers.comparing import PaperToCompare
from scrutiny_desktop.views.papers.what_changed import WhatChanged
from scrutiny_desktop.views.row_list import ROW, SPOKEN
from tests import made_papers as made
from tests.conftest import ROOT

PAIR = ROOT.parent / "shared" / "papers" / "council" / "republished"
LONG = 20_000
CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier

HULL = "The hull of every ferry on the lower crossing is to be looked at by a surveyor before each winter timetable."
CREW = "Each crew of the harbour service practises how a person is brought back on board, four times in every year."
FARES = "Fares for residents with a harbour pass are to stay where they are until the spring of the following year."
PIER = "The pier at Examplebridge Quay closes to the public for nine weeks while its timbers are made good again."
LAMP = "New lamps along the slipway were paid for by the friends of the quay and lit for the first time in May."
BELL = "A bell at the pilot station is rung by hand on days of fog because the horn there has not been mended."


def _page(*paragraphs):
    lines = []
    for number, text in enumerate(paragraphs, start=1):
        words = f"{number}. {text}".split()
        lines += [" ".join(words[:10]), " ".join(words[10:]), ""]
    return made.text(*lines)


def _place(folder, month):
    """A file of one name, since the name of a paper without a title is that of its file."""
    (folder / month).mkdir()
    return folder / month / "ferry.pdf"


@pytest.fixture
def opened(desk, open_screen):
    """Opens files that were taken in together, the last one open; the earliest is its earlier version where said."""

    def taken(files, *, is_known=True):
        introduce(desk, "Cllr Example", Role.CHAIR)
        read = take_in(desk.library.access, desk.clock, files, desk.resources / "forms", lambda *_: None)
        desk.change_all("add", Filing(desk.library, desk.ids, desk.me.id).filed(read, None))
        meeting = meetings.every(desk.library)[0]
        desk.choose_meeting(meeting.id)
        by_content = {each.content: each for each in papers.for_meeting(desk.library, meeting.id)}
        kept = [by_content[each.content] for each in read]
        if is_known:
            new = replace(kept[-1], earlier_id=kept[0].id)
            desk.change_all("renew", [(kept[-1], new)])
            kept[-1] = new
        screen = open_screen(desk)
        screen.open_paper(kept[-1].id)
        return screen, kept

    return taken


@pytest.fixture
def ferry(opened, tmp_path):
    """A report of four paragraphs and its new version: one changed, one went, one came, one moved."""
    old = made.pdf(_place(tmp_path, "may"), [_page(HULL, CREW, FARES, PIER, LAMP)])
    new = made.pdf(_place(tmp_path, "june"), [_page(BELL, PIER, HULL, CREW.replace("four", "six"), LAMP)])
    return opened([old, new])


def _dialog(qtbot, screen, kind=WhatChanged):
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    qtbot.keyClick(screen, Qt.Key.Key_W, CONTROL_SHIFT)
    return _next_dialog(qtbot, screen, kind)


def _next_dialog(qtbot, screen, kind=WhatChanged):
    qtbot.waitUntil(lambda: isinstance(screen.doing.comparing.dialog, kind), timeout=LONG)
    dialog = screen.doing.comparing.dialog
    qtbot.waitUntil(dialog.list.hasFocus)
    return dialog


def _kinds(dialog):
    return [line.change.kind for line in _lines(dialog)]


def _lines(dialog):
    return [dialog.rows.index(at).data(ROW) for at in range(dialog.rows.rowCount())]


def _choose(qtbot, dialog, kind):
    at = _kinds(dialog).index(kind)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Home)
    for _ in range(at):
        qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.line.change.kind is kind
    return dialog.line


def test_each_change_is_told_in_the_order_of_the_new_paper(qtbot, ferry):
    screen, _ = ferry
    dialog = _dialog(qtbot, screen)
    assert Counter(_kinds(dialog)) == dict.fromkeys(ChangeKind, 1)
    starts = [line.span[0] for line in _lines(dialog) if line.change.new]
    assert starts == sorted(starts)
    assert dialog.count.text() == "4 of 4 changes"
    said = [dialog.rows.index(at).data(SPOKEN) for at in range(4)]
    assert any(each.startswith("Changed. Page 1") and each.endswith("removed: four; added: six") for each in said)
    assert any(each.startswith("Moved. Page 1") and "The pier at Examplebridge Quay" in each for each in said)


def test_words_that_went_are_struck_through_in_brackets_and_those_that_came_underlined(qtbot, ferry):
    screen, _ = ferry
    dialog = _dialog(qtbot, screen)
    _choose(qtbot, dialog, ChangeKind.CHANGED)
    words = dialog.text.words
    assert "on board, [four] six times in every year." in words.toPlainText()
    assert dialog.text.legend.isVisible() and words.accessibleDescription() == "removed: four; added: six"
    styles = {}
    for word in ("[four]", "six"):
        cursor = words.document().find(word)
        styles[word] = cursor.charFormat().fontStrikeOut(), cursor.charFormat().fontUnderline()
    assert styles == {"[four]": (True, False), "six": (False, True)}
    assert dialog.text.before.text().startswith("Before: Page 1")


def test_return_goes_to_the_paragraph_and_the_list_stays_where_it_was(qtbot, ferry):
    screen, (_, new) = ferry
    dialog = _dialog(qtbot, screen)
    line = _choose(qtbot, dialog, ChangeKind.CHANGED)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.doing.comparing.dialog is None)
    assert screen.paper.id == new.id
    start, end = line.span
    assert "six times" in screen.text.opened.text[start:end]
    qtbot.waitUntil(lambda: screen.reader.surface.place() == start)
    again = _dialog(qtbot, screen)
    assert again.line.at == line.at


def test_return_on_what_was_removed_goes_to_the_old_paper(qtbot, ferry):
    screen, (old, _) = ferry
    dialog = _dialog(qtbot, screen)
    line = _choose(qtbot, dialog, ChangeKind.REMOVED)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.paper.id == old.id)
    assert "harbour pass" in screen.text.opened.text[slice(*line.span)]
    assert _dialog(qtbot, screen).line.at == line.at, "the earlier paper is compared with its later version"


def test_control_return_reads_the_paragraph_beside(qtbot, ferry):
    screen, (old, new) = ferry
    dialog = _dialog(qtbot, screen)
    _choose(qtbot, dialog, ChangeKind.REMOVED)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: screen.beside.side is not None)
    assert [side.paper.id for side in screen.sides] == [new.id, old.id]


def test_kinds_and_words_narrow_the_list(qtbot, ferry):
    screen, _ = ferry
    dialog = _dialog(qtbot, screen)
    qtbot.keyClick(dialog, Qt.Key.Key_A, ALT)
    qtbot.waitUntil(lambda: _kinds(dialog) == [ChangeKind.ADDED])
    assert dialog.count.text() == "1 of 4 changes" and "A bell" in dialog.text.words.toPlainText()
    qtbot.keyClick(dialog, Qt.Key.Key_R, ALT)
    qtbot.waitUntil(lambda: len(_kinds(dialog)) == 2)
    qtbot.keyClick(dialog, Qt.Key.Key_F, CONTROL)
    qtbot.waitUntil(dialog.words.hasFocus)
    qtbot.keyClicks(dialog.words, "harbour PASS")
    assert _kinds(dialog) == [ChangeKind.REMOVED]
    qtbot.keyClicks(dialog.words, " whale")
    assert _kinds(dialog) == [] and dialog.line is None and dialog.text.words.toPlainText() == ""
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    assert dialog.isVisible(), "there is nothing to go to"
    qtbot.keyClick(dialog.words, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: screen.doing.comparing.dialog is None)


def test_both_versions_are_copied_with_their_sources(qtbot, ferry):
    screen, _ = ferry
    dialog = _dialog(qtbot, screen)
    _choose(qtbot, dialog, ChangeKind.CHANGED)
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(dialog.list, Qt.Key.Key_C, CONTROL)
    kind, before, now = QGuiApplication.clipboard().text().splitlines()
    assert kind == "Changed"
    assert before.startswith("Before: ‘2. Each crew") and "four times" in before and "page 1, paragraph 2)" in before
    assert now.startswith("Now: ‘4. Each crew") and "six times" in now and "page 1, paragraph 4)" in now


def test_of_the_words_in_full_only_those_selected_are_copied(qtbot, ferry):
    screen, _ = ferry
    dialog = _dialog(qtbot, screen)
    _choose(qtbot, dialog, ChangeKind.ADDED)
    dialog.text.words.setFocus()
    qtbot.waitUntil(dialog.text.words.hasFocus)
    qtbot.keyClick(dialog.text.words, Qt.Key.Key_Home, CONTROL)
    qtbot.keyClick(dialog.text.words, Qt.Key.Key_End, CONTROL_SHIFT)
    qtbot.keyClick(dialog.text.words, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().startswith("1. A bell at the pilot station")
    assert dialog.text.words.textCursor().hasSelection()


def test_without_a_known_version_the_likeliest_paper_is_offered_first(qtbot, opened, tmp_path):
    old = made.pdf(_place(tmp_path, "may"), [_page(HULL, CREW, FARES, PIER)])
    other = made.pdf(tmp_path / "lamps.pdf", [_page(LAMP, BELL)])
    new = made.pdf(_place(tmp_path, "june"), [_page(HULL, CREW.replace("four", "six"), FARES, PIER)])
    screen, _ = opened([other, old, new], is_known=False)
    asking = _dialog(qtbot, screen, PaperToCompare)
    offered = [asking.list.item(at).text() for at in range(asking.list.count())]
    assert "ferry.pdf" in offered[0] and offered[0].endswith(": very likely its earlier version")
    assert "lamps.pdf" in offered[1] and len(offered) == 2
    qtbot.keyClick(asking.list, Qt.Key.Key_Return)
    dialog = _next_dialog(qtbot, screen)
    assert _kinds(dialog) == [ChangeKind.CHANGED]
    qtbot.keyClick(dialog, Qt.Key.Key_N, ALT)
    _next_dialog(qtbot, screen, PaperToCompare)


def test_new_numbers_alone_are_no_change(qtbot, opened, tmp_path):
    old = made.pdf(_place(tmp_path, "may"), [_page(HULL, CREW)])
    new = made.pdf(_place(tmp_path, "june"), [made.text("3. " + HULL, "", "4. " + CREW)])
    screen, _ = opened([old, new])
    qtbot.keyClick(screen, Qt.Key.Key_W, CONTROL_SHIFT)
    qtbot.waitUntil(lambda: screen.doing.comparing.dialog is not None, timeout=LONG)
    dialog = screen.doing.comparing.dialog
    assert dialog.summary.text() == "Nothing changed but the numbering." and not dialog.go.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: screen.doing.comparing.dialog is None)


def test_a_paper_alone_in_its_meeting_has_nothing_to_be_compared_with(opened, tmp_path):
    screen, _ = opened([made.pdf(tmp_path / "alone.pdf", [_page(HULL)])], is_known=False)
    with pytest.raises(ScrutinyError, match="no other paper"):
        screen.handlers()["what_changed"]()


def test_a_comparison_that_was_stopped_opens_nothing(qtbot, ferry, desk):
    screen, _ = ferry
    desk.jobs.started.connect(lambda _: desk.jobs.stop(), Qt.ConnectionType.DirectConnection)
    with qtbot.waitSignal(desk.jobs.stopped, timeout=LONG):
        qtbot.keyClick(screen, Qt.Key.Key_W, CONTROL_SHIFT)
    assert screen.doing.comparing.dialog is None and QApplication.activeModalWidget() is None


@pytest.mark.skipif(not PAIR.exists(), reason="the real papers are not here")
def test_a_real_republished_paper_is_read_by_its_changes(qtbot, opened):
    screen, _ = opened(sorted(PAIR.glob("*.pdf")))
    dialog = _dialog(qtbot, screen)
    counts = Counter(_kinds(dialog))
    assert sum(counts.values()) > 50 and counts[ChangeKind.CHANGED] > counts[ChangeKind.REMOVED] > 0
    assert dialog.summary.text().startswith(f"{counts[ChangeKind.CHANGED]} paragraphs changed, ")
    for _ in range(10):
        assert dialog.line.place.startswith("Page ") and dialog.text.words.toPlainText().strip()
        qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.line.at == 10
