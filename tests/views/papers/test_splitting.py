"""How a pack is split, looked at and corrected by keys alone."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.store import meetings, papers
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.row_list import ROW, SPOKEN
from scrutiny_desktop.views.window import Window
from tests import made_papers as made

LONG = 30_000
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def _unsure(file):
    """A pack whose outline leaves out an item that is stamped on a page."""
    front = made.text("Agenda Item No", "5. Ferry services (Pages 1 - 2)", "6. Harbour plan (Pages 3 - 4)")
    pages = [front, made.stamped(made.text("On ferries."), 1, "5"), made.stamped(made.text("It goes on."), 2),
             made.stamped(made.text("The harbour."), 3, "6"), made.stamped(made.text("Its cranes."), 4)]  # fmt: skip
    outline = [(0, "Agenda", 1, True), (0, "5 Ferry services", 2, True)]
    return made.pack(file, "(Public Pack)Agenda Document for Harbour Scrutiny Panel, 14/09/2031 10:00", pages, outline)


def _ranges(desk):
    meeting = meetings.every(desk.library)[0]
    return [(each.title, each.first_page, each.last_page) for each in papers.for_meeting(desk.library, meeting.id)]


@pytest.fixture
def pack(desk, tmp_path, open_screen):
    """The unsure pack, open as the one paper that it was kept as."""
    introduce(desk, "Cllr Example", Role.CHAIR)
    taken = take_in(desk.library.access, desk.clock, [_unsure(tmp_path / "pack.pdf")], desk.resources / "forms",
                    lambda *_: None)  # fmt: skip
    desk.change_all("add", Filing(desk.library, desk.ids, desk.me.id).filed(taken, None))
    desk.choose_meeting(meetings.every(desk.library)[0].id)
    return open_screen(desk)


def _dialog(qtbot, screen):
    qtbot.keyClick(screen, Qt.Key.Key_D, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: screen.doing.splitting.dialog is not None, timeout=LONG)
    dialog = screen.doing.splitting.dialog
    qtbot.waitUntil(dialog.pages.hasFocus)
    return dialog


def _go(qtbot, dialog, page):
    """Walk to a page from the one before it."""
    while dialog.pages.page < page:
        qtbot.keyClick(dialog.pages, Qt.Key.Key_Right)


def _firsts(dialog):
    return [each.first_page for each in dialog.parts]


def test_the_proposal_is_shown_and_split_by_keys(qtbot, pack, desk):
    dialog = _dialog(qtbot, pack)
    assert _firsts(dialog) == [1, 2]
    _go(qtbot, dialog, 4)
    qtbot.keyClick(dialog.pages, Qt.Key.Key_Return)
    assert _firsts(dialog) == [1, 2, 4] and dialog.form.title.hasFocus()
    qtbot.keyClicks(dialog.form.title, "Harbour plan")
    qtbot.keyClick(dialog.form.title, Qt.Key.Key_Return)
    assert dialog.isVisible() and dialog.pages.hasFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: len(_ranges(desk)) == 3, timeout=LONG)
    assert _ranges(desk) == [("Agenda", 1, 1), ("Ferry services", 2, 3), ("Harbour plan", 4, 5)]
    assert desk.panel.name == "Harbour Scrutiny Panel" and desk.meeting.on.year == 2031
    qtbot.waitUntil(lambda: pack.paper is not None and pack.paper.title == "Agenda")
    desk.undo()
    assert _ranges(desk) == [(_ranges(desk)[0][0], 0, 0)]


def test_cancel_changes_nothing(qtbot, pack, desk):
    before = _ranges(desk)
    dialog = _dialog(qtbot, pack)
    _go(qtbot, dialog, 3)
    qtbot.keyClick(dialog.pages, Qt.Key.Key_Insert)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not desk.jobs.is_busy and _ranges(desk) == before and not dialog.isVisible()


def test_what_is_done_is_taken_back_inside(qtbot, pack):
    dialog = _dialog(qtbot, pack)
    _go(qtbot, dialog, 2)
    qtbot.keyClick(dialog.pages, Qt.Key.Key_Backspace)
    assert _firsts(dialog) == [1]
    qtbot.keyClick(dialog.pages, Qt.Key.Key_Z, CONTROL)
    assert _firsts(dialog) == [1, 2]
    qtbot.keyClick(dialog.pages, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert _firsts(dialog) == [1] and not dialog.join.isEnabled()


def test_words_of_a_paper_are_changed_beside_it(qtbot, pack):
    dialog = _dialog(qtbot, pack)
    _go(qtbot, dialog, 2)
    qtbot.keyClick(dialog.pages, Qt.Key.Key_F2)
    dialog.form.title.selectAll()
    qtbot.keyClicks(dialog.form.title, "Boats")
    qtbot.keyClick(dialog.form.title, Qt.Key.Key_Tab)
    assert dialog.form.label.hasFocus()
    qtbot.keyClicks(dialog.form.label, "Appendix 1")
    qtbot.keyClick(dialog.form.label, Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.form.role, Qt.Key.Key_Down)
    assert (dialog.parts[1].title, dialog.parts[1].label) == ("Boats", "Appendix 1")
    rows = dialog.pages.rows
    spoken = [rows.index(at).data(SPOKEN) for at in range(rows.rowCount())]
    assert any(each.startswith("Appendix 1 · Boats, Item 5") for each in spoken)
    assert "Page 2 (pack page 1), of Appendix 1 · Boats" in spoken


def test_a_title_is_never_taken_away(qtbot, pack):
    dialog = _dialog(qtbot, pack)
    dialog.form.title.setFocus()
    dialog.form.title.selectAll()
    qtbot.keyClick(dialog.form.title, Qt.Key.Key_Delete)
    qtbot.keyClick(dialog.form.title, Qt.Key.Key_Return)
    assert dialog.parts[0].title == "Agenda"


@pytest.mark.parametrize("is_beside", [False, True])
def test_pages_are_drawn_under_their_papers_also_while_small_ones_stand_beside_the_paper(qtbot, pack, is_beside):
    if is_beside:
        qtbot.keyClick(pack, Qt.Key.Key_T, CONTROL)
    dialog = _dialog(qtbot, pack)
    pages = [row.page for at in dialog.pages.rows_in_view() if (row := dialog.pages.rows.index(at).data(ROW)).page]
    assert len(pages) > 1
    qtbot.waitUntil(lambda: all(dialog.pages.pages.picture(page - 1) is not None for page in pages), timeout=LONG)


def test_a_paper_of_text_is_no_pack(screen):
    with pytest.raises(ScrutinyError, match="no pack"):
        screen.handlers()["correct_split"]()


def test_a_pack_that_is_not_sure_says_so_and_leads_to_its_split(qtbot, desk, tmp_path):
    introduce(desk, "Cllr Example", Role.CHAIR)
    window = Window(desk)
    window.show()
    qtbot.waitExposed(window)
    window.errands.take_in([_unsure(tmp_path / "pack.pdf")])
    said = "“pack.pdf” looks like a pack of 2 papers. Look at the split."
    qtbot.waitUntil(lambda: said in [each.accessibleName() for each in window.notices()], timeout=LONG)
    notice = next(each for each in window.notices() if each.accessibleName() == said)
    qtbot.keyClick(notice.findChildren(QPushButton)[0], Qt.Key.Key_Space)
    splitting = window.screens["papers"].doing.splitting
    qtbot.waitUntil(lambda: splitting.dialog is not None, timeout=LONG)
    splitting.dialog.reject()
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
