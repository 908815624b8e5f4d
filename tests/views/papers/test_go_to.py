"""Going to a page by any of its numbers, over the papers of a meeting."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.paper import PaperRole
from scrutiny_desktop.domain.reading import PageFacts
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.store import contents, meetings, papers
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.papers.go_to import GoToPopup
from tests import made_papers as made


def _pages(name, count):
    return [made.text(f"Here is page {at} of {name}.") for at in range(1, count + 1)]


@pytest.fixture
def filed(desk, tmp_path):
    """A report of three pages, printed 44 to 46 in its pack, and an appendix of two, printed 47 and 48."""
    introduce(desk, "Cllr Example", Role.CHAIR)
    files = [made.pdf(tmp_path / f"{name}.pdf", _pages(name, count)) for name, count in (("ferry", 3), ("quay", 2))]
    taken = take_in(desk.library.access, desk.clock, files, desk.resources / "forms", lambda *_: None)
    desk.change_all("add papers", Filing(desk.library, desk.ids, desk.me.id).filed(taken, None))
    desk.choose_meeting(meetings.every(desk.library)[0].id)
    ferry, quay = papers.for_meeting(desk.library, desk.meeting.id)
    named = replace(quay, label="Appendix 2", role=PaperRole.APPENDIX)
    desk.change_all("name", [(ferry, replace(ferry, role=PaperRole.COVER_REPORT)), (quay, named)])
    for paper, first in ((ferry, 44), (quay, 47)):
        reading = contents.reading(desk.library, paper.content)
        facts = tuple(PageFacts(pack_number=str(first + at)) for at in range(reading.pages))
        contents.put(desk.library, paper.content, replace(reading, page_facts=facts))
    return ferry, quay


@pytest.fixture
def opened(qtbot, desk, filed, open_screen):
    screen = open_screen(desk)
    screen.open_paper(filed[0].id, 0)
    screen.reader.surface.setFocus()
    return screen


def ask(qtbot, screen, typed):
    qtbot.keyClick(screen.reader.surface, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    popup = screen.findChild(GoToPopup)
    assert popup.field.hasFocus()
    qtbot.keyClicks(popup.field, typed)
    return popup, [popup.list.item(row).text() for row in range(popup.list.count())]


def test_a_pack_number_leads_into_another_paper_and_says_so(qtbot, opened, desk, filed):
    popup, lines = ask(qtbot, opened, "48")
    assert lines == ["Pack page 48 · Appendix 2, page 2"]
    assert popup.rect().contains(popup.list.geometry())
    with qtbot.waitSignal(desk.placed) as placed:
        qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert placed.args == ["Pack page 48 is page 2 of Appendix 2."]
    assert opened.paper.id == filed[1].id
    surface = opened.reader.surface
    qtbot.waitUntil(lambda: surface.opened.text[surface.place() :].startswith("Here is page 2 of quay"), timeout=20_000)
    assert surface.hasFocus()


def test_a_count_means_the_open_paper_first_and_arrows_choose_another(qtbot, opened, desk, filed):
    popup, lines = ask(qtbot, opened, "2")
    assert lines == ["Page 2 of the cover report (pack page 45)", "Page 2 of Appendix 2 (pack page 48)"]
    qtbot.keyClick(popup.field, Qt.Key.Key_Down)
    assert popup.field.accessibleDescription() == lines[1]
    with qtbot.waitSignal(desk.placed) as placed:
        qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert placed.args == ["This is page 2 of Appendix 2 (pack page 48)."]
    assert opened.paper.id == filed[1].id


def test_what_is_not_there_says_what_numbers_there_are_and_escape_leaves(qtbot, opened):
    place = opened.reader.surface.place()
    popup, lines = ask(qtbot, opened, "400")
    assert lines == []
    assert popup.rect().contains(popup.none.geometry())
    assert popup.none.text() == "There is no page 400. The pack’s pages run from 44 to 46."
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert popup.isVisible()
    qtbot.keyClick(popup.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: opened.findChild(GoToPopup) is None)
    assert opened.reader.surface.hasFocus()
    assert opened.reader.surface.place() == place


def test_the_key_pressed_again_stays_in_the_one_field(qtbot, opened):
    popup, _ = ask(qtbot, opened, "4")
    qtbot.keyClick(popup.field, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert opened.findChildren(GoToPopup) == [popup]
    assert (popup.field.hasFocus(), popup.field.selectedText()) == (True, "4")


def test_a_paragraph_of_the_open_paper_is_found_by_its_number(qtbot, screen):
    popup, lines = ask(qtbot, screen, "para 7")
    assert lines[0].startswith("Paragraph 7 of the cover report · ")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    block = screen.text.opened.flow.block_at(screen.text.place())
    assert block.number.rstrip(".") == "7"


def test_the_toolbar_names_the_page_and_the_pack_page(qtbot, opened):
    opened.go_to_page(3)
    qtbot.waitUntil(lambda: "Page 3 (pack page 46)" in opened.reader.toolbar.place.toolTip())


def test_a_card_names_the_page_as_the_toolbar_does(qtbot, opened):
    start = opened.text.opened.text.index("page 2 of ferry")
    surface = opened.reader.surface
    surface.select(start, start + 6)
    qtbot.waitUntil(lambda: surface.passage() == (start, start + 6), timeout=20_000)
    qtbot.keyClick(surface, Qt.Key.Key_H)
    assert opened.cards.mark().anchor.pack_page == "45"
    assert "page 2 (pack page 45)" in opened.cards.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
