"""A PDF on the papers screen, as any paper is."""

from PySide6.QtCore import Qt

from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.store import meetings, notes, papers
from scrutiny_desktop.views.introduction import introduce
from tests import made_papers as made


def _added(desk, file):
    introduce(desk, "Cllr Example", Role.CHAIR)
    taken = take_in(desk.library.access, desk.clock, [file], desk.resources / "forms", lambda *_: None)
    desk.change_all("add papers", Filing(desk.library, desk.ids, desk.me.id).filed(taken, None))
    desk.choose_meeting(meetings.every(desk.library)[0].id)


def test_a_passage_of_a_pdf_without_headings_is_marked_with_its_page(qtbot, desk, open_screen, tmp_path):
    _added(desk, made.pdf(tmp_path / "ferry.pdf", [made.text("On the first page."), made.text("On the second page.")]))
    screen = open_screen(desk)
    start = screen.text.opened.text.index("second page")
    surface = screen.reader.surface
    surface.select(start, start + len("second page"))
    qtbot.waitUntil(lambda: surface.passage()[1] > start, timeout=20_000)
    qtbot.keyClick(surface, Qt.Key.Key_H)
    (note,) = notes.for_meeting(desk.library, desk.meeting.id)
    assert (note.anchor.quote, note.anchor.page) == ("second page", 2)


def test_a_scanned_paper_opens_on_its_title(desk, open_screen, tmp_path):
    _added(desk, made.pdf(tmp_path / "scan.pdf", [made.picture]))
    assert "scan" in open_screen(desk).text.opened.text


def test_the_size_said_is_that_of_the_text_once_a_text_follows_pages(qtbot, desk, open_screen, tmp_path):
    _added(desk, made.pdf(tmp_path / "ferry.pdf", [made.text("On the first page.")]))
    (tmp_path / "lamps.txt").write_text("Lamps\n\nThey are lit at dusk.\n", encoding="utf-8")
    taken = take_in(desk.library.access, desk.clock, [tmp_path / "lamps.txt"], desk.resources / "forms", lambda *_: 0)
    desk.change_all("add papers", Filing(desk.library, desk.ids, desk.me.id).filed(taken, desk.meeting))
    screen = open_screen(desk)
    pages, text = papers.for_meeting(desk.library, desk.meeting.id)
    screen.open_paper(pages.id)
    size = screen.reader.toolbar.size_words
    screen.resize(900, 760)
    qtbot.waitUntil(lambda: screen.reader.surface is screen.reader.pages and size.text() != "100 %")
    screen.open_paper(text.id)
    assert size.text() == "100 %"
