"""Links on pages: within a paper, to another paper of the same file, and those that are not followed."""

import pikepdf
import pytest
from PySide6.QtWidgets import QMessageBox

from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.papers.plates import Link
from scrutiny_desktop.store import meetings
from scrutiny_desktop.views.introduction import introduce
from tests import made_papers as made

BOX = (0.1, 0.1, 0.3, 0.2)


@pytest.fixture
def agenda(qtbot, desk, open_screen, tmp_path):
    """The first paper of a pack, open on its pages."""
    introduce(desk, "Cllr Example", Role.CHAIR)
    file = made.ferry_pack(tmp_path / "pack.pdf")
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        goal = pikepdf.Array([pdf.pages[3].obj, pikepdf.Name.Fit])
        link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[72, 700, 200, 720],
                                  Dest=goal)  # fmt: skip
        pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(link)])
        pdf.save(file)
    taken = take_in(desk.library.access, desk.clock, [file], desk.resources / "forms", lambda *_: None)
    desk.change_all("add papers", Filing(desk.library, desk.ids, desk.me.id).filed(taken, None))
    desk.choose_meeting(meetings.every(desk.library)[0].id)
    screen = open_screen(desk)
    assert screen.paper.first_page == 1
    assert screen.paper.last_page < 4
    qtbot.waitUntil(lambda: 0 in screen.reader.pages._links, timeout=20_000)
    screen.reader.pages.setFocus()
    return screen


def test_a_link_of_the_agenda_opens_the_paper_of_the_pack_and_the_way_back_is_kept(qtbot, agenda):
    first, pages = agenda.paper, agenda.reader.pages
    (link,) = pages._links[0]
    pages.link_pressed.emit(link)
    assert agenda.paper.first_page <= 4 <= agenda.paper.last_page
    qtbot.waitUntil(lambda: bool(agenda.text.opened.text), timeout=20_000)
    qtbot.waitUntil(lambda: pages.page_in_view() == 4 - agenda.paper.first_page, timeout=20_000)
    agenda.returning.back()
    assert agenda.paper.id == first.id


def test_a_link_to_a_page_of_no_paper_says_so(qtbot, desk, agenda):
    with qtbot.waitSignal(desk.placed) as said:
        agenda.reader.pages.link_pressed.emit(Link(BOX, page=400))
    assert said.args == ["The link leads to page 401 of the file, which is in none of the papers made of it."]


def test_a_link_that_would_start_a_program_is_not_followed_and_says_so(qtbot, desk, agenda):
    with qtbot.waitSignal(desk.troubled) as said:
        agenda.reader.pages.link_pressed.emit(Link(BOX))
    assert "start a program or run a script. It is not followed." in str(said.args[0])
    assert agenda.reader.findChild(QMessageBox) is None


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:app.alert(1)", "ftp://a.example/x"])
def test_a_link_that_is_not_followed_is_named_with_the_reason(qtbot, desk, agenda, address):
    with qtbot.waitSignal(desk.troubled) as said:
        agenda.reader.pages.link_pressed.emit(Link(BOX, barred=address))
    assert str(said.args[0]).startswith(f"This link leads to {address}. It is not followed: only web pages")


def test_the_site_is_named_however_an_address_is_dressed(agenda):
    agenda.reader.pages.link_pressed.emit(Link(BOX, address="https://www.examplebridge.example@ferry.example/x"))
    asked = agenda.reader.findChild(QMessageBox)
    assert asked.informativeText().startswith("The site is ferry.example.")
    asked.reject()
