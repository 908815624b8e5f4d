"""Scanned pages: said above the paper, read by machine, found by search, and marked as doubtful."""

from functools import partial

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt

from scrutiny_desktop.domain.anchor import Placement
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.flows.machine_reading import reader_there
from scrutiny_desktop.store import contents, meetings, search
from scrutiny_desktop.views.introduction import introduce
from tests import made_papers as made

needs_tesseract = pytest.mark.skipif(not reader_there(), reason="Tesseract is not installed here")
FIRST = made.text("The Panel met in June.", "It asked for a report on ferries.", step=30)
LAST = made.text("The Panel will meet again in March.", step=30)
SCAN = made.scan("The ferry of Examplebridge carries four hundred", "passengers on a working day.")


@pytest.fixture
def opened(qtbot, desk, open_screen, tmp_path):
    """Opens a paper of some pages, as text."""

    def open_pages(*pages):
        introduce(desk, "Cllr Example", Role.CHAIR)
        file = made.pdf(tmp_path / "ferry.pdf", pages)
        taken = take_in(desk.library.access, desk.clock, [file], desk.resources / "forms", lambda *_: None)
        desk.change_all("add papers", Filing(desk.library, desk.ids, desk.me.id).filed(taken, None))
        desk.choose_meeting(meetings.every(desk.library)[0].id)
        screen = open_screen(desk)
        screen.handlers()["pages_or_text"]()
        return screen

    return open_pages


@pytest.fixture
def read(qtbot, desk):
    """Presses the button and waits until the paper is shown anew."""

    def press(screen):
        qtbot.mouseClick(screen.reader.pictures.read, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not desk.jobs.is_busy, timeout=90_000)

    return press


@needs_tesseract
def test_a_scanned_page_is_read_and_its_words_stand_between_those_of_its_neighbours(opened, desk, read):
    screen = opened(FIRST, SCAN, LAST)
    strip = screen.reader.pictures
    assert strip.said.text().startswith("Page 2 holds only a picture. Words in them can be read")
    assert not strip.read.isHidden()
    assert not search.find(desk.library, "passengers")
    read(screen)
    text = screen.text.opened.text
    assert text.index("ferries") < text.index("Examplebridge") < text.index("again in March")
    assert strip.said.text().startswith("Page 2 was read by machine. The words may hold errors")
    assert strip.read.isHidden()
    assert search.find(desk.library, "passengers")
    assert contents.page_facts(desk.library, screen.paper.text_key)[1].is_machine_read


@needs_tesseract
def test_marks_stay_and_those_made_there_say_that_a_machine_read_it(opened, read):
    screen = opened(FIRST, SCAN, LAST)
    start = screen.text.opened.text.index("again in March")
    screen.text.select(start, start + 14)
    screen.handlers()["highlight"]()
    read(screen)
    assert (screen.marks[0].is_placed, screen.marks[0].anchor.quote) == (True, "again in March")
    assert screen.marks[0].found.placement in (Placement.IN_PLACE, Placement.MOVED)
    start = screen.text.opened.text.index("Examplebridge")
    screen.text.select(start, start + 13)
    screen.reader.tell_place()
    assert "page 2, read by machine" in screen.reader.toolbar.place.toolTip().lower()
    screen.handlers()["highlight"]()
    cards = [screen.panel._wording.card(mark) for mark in screen.marks]
    assert [all(each.endswith(" (machine)") for each in card.places) for card in cards] == [True, False]
    assert cards[0].cited.endswith("page 2, read by machine")


@needs_tesseract
def test_a_paper_of_pictures_alone_gets_its_text(opened, read):
    screen = opened(SCAN, SCAN)
    assert screen.reader.pictures.said.text().startswith("2 pages hold only pictures: 1–2.")
    read(screen)
    assert screen.text.opened.text.count("Examplebridge") == 2


@needs_tesseract
def test_the_same_file_again_keeps_the_words_a_machine_read(opened, desk, read, tmp_path):
    screen = opened(FIRST, SCAN, LAST)
    read(screen)
    before = contents.reading(desk.library, screen.paper.text_key)
    (again,) = take_in(
        desk.library.access, desk.clock, [tmp_path / "ferry.pdf"], desk.resources / "forms", lambda *_: 0
    )
    assert contents.reading(desk.library, screen.paper.text_key) == before == again.reading
    assert search.find(desk.library, "passengers")


@needs_tesseract
def test_while_pictures_are_read_papers_can_be_added(qtbot, opened, desk, resources):
    screen = opened(FIRST, *([SCAN] * 4))
    with qtbot.waitSignal(desk.jobs.started):
        screen.handlers()["read_pictures"]()
    job = partial(take_in, desk.library.access, desk.clock, [resources / "first" / "clare-cover-report.txt"],
                  resources / "forms")  # fmt: skip
    taken = []
    desk.jobs.start("Reading 1 papers…", lambda report: job(report=report), taken.extend)
    qtbot.waitUntil(lambda: bool(taken), timeout=90_000)
    assert not any(each.is_machine_read for each in contents.page_facts(desk.library, screen.paper.text_key))
    desk.jobs.stop()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy, timeout=90_000)


@needs_tesseract
def test_stopped_it_keeps_what_was_read_and_offers_the_rest(qtbot, opened, desk):
    screen = opened(FIRST, *([SCAN] * 6))
    done = []
    desk.jobs.progressed.connect(lambda at, *_: done.append(at) or (at >= 2 and desk.jobs.stop()))
    with qtbot.waitSignal(desk.jobs.stopped, timeout=90_000):
        screen.handlers()["read_pictures"]()
    read = [each.is_machine_read for each in contents.page_facts(desk.library, screen.paper.text_key)]
    assert read == [False, *[True] * sum(read), *[False] * (6 - sum(read))]
    assert 1 <= sum(read) < 6
    assert not screen.reader.pictures.read.isHidden()
    assert "were read by machine: 2–" in screen.reader.pictures.said.text()


def test_without_the_program_the_strip_says_how_to_get_it_and_has_no_dead_button(opened, monkeypatch):
    monkeypatch.setenv("PATH", "")
    screen = opened(FIRST, SCAN)
    strip = screen.reader.pictures
    assert "install Tesseract, a free program" in strip.said.text()
    assert (strip.isVisible(), strip.read.isHidden()) == (True, True)
    with pytest.raises(ScrutinyError, match="no program here"):
        screen.handlers()["read_pictures"]()


def test_it_can_be_hidden_and_a_paper_without_pictures_has_none(qtbot, opened):
    screen = opened(FIRST, SCAN)
    qtbot.mouseClick(screen.reader.pictures.away, Qt.MouseButton.LeftButton)
    assert screen.reader.pictures.isHidden()
    screen.side.reload()
    assert screen.reader.pictures.isHidden()


def test_nothing_is_said_of_a_paper_without_pictures(opened):
    screen = opened(FIRST, LAST)
    assert screen.reader.pictures.isHidden()
    with pytest.raises(ScrutinyError, match="No page of this paper"):
        screen.handlers()["read_pictures"]()


def _with_a_file(folder):
    """A PDF that carries another."""
    pdf = pypdfium2.PdfDocument(made.pdf(folder / "ferry.pdf", [FIRST]))
    pdf.new_attachment("Appendix 1.pdf").set_data(b"%PDF-1.7 not looked at")
    pdf.save(folder / "portfolio.pdf")
    pdf.close()
    return folder / "portfolio.pdf"


def test_files_that_a_paper_carries_are_named_above_it_until_that_is_put_away(qtbot, desk, open_screen, tmp_path):
    introduce(desk, "Cllr Example", Role.CHAIR)
    file = _with_a_file(tmp_path)
    taken = take_in(desk.library.access, desk.clock, [file], desk.resources / "forms", lambda *_: None)
    desk.change_all("add papers", Filing(desk.library, desk.ids, desk.me.id).filed(taken, None))
    desk.choose_meeting(meetings.every(desk.library)[0].id)
    strip = open_screen(desk).reader.pictures
    qtbot.waitUntil(strip.isVisible, timeout=20_000)
    assert strip.said.text().startswith("The file carries another file, which was not read: Appendix 1.pdf.")
    assert strip.read.isHidden()
    qtbot.mouseClick(strip.away, Qt.MouseButton.LeftButton)
    again = open_screen(desk)
    qtbot.waitUntil(lambda: bool(again.text.opened.text), timeout=20_000)
    assert again.reader.pictures.isHidden()


@needs_tesseract
def test_words_read_by_machine_are_found_selected_and_marked_on_the_page(qtbot, opened, desk, read):
    screen = opened(FIRST, SCAN)
    read(screen)
    screen.handlers()["pages_or_text"]()
    pages = screen.reader.pages
    place = pages.opened.text.index("passengers")
    pages.select(place, place + len("passengers"))
    qtbot.waitUntil(lambda: not pages.passage_box().isNull(), timeout=30_000)
    assert (pages.selected_text(), pages.passage()) == ("passengers", (place, place + 10))
    letters = pages.letters_on(1)
    (box,) = letters.passage(place, place + 10)
    assert 72 / made.WIDTH < box.center().x() < 0.5
    assert 0.1 < box.center().y() < 0.2
    screen.handlers()["highlight"]()
    assert screen.marks[0].anchor.quote == "passengers"
    line = pages.placer(1)([letters.lines[0].box])[0]
    ends = [QPoint(round(x), round(line.center().y())) for x in (line.left() - 4, line.right() + 4)]
    qtbot.mousePress(pages.viewport(), Qt.MouseButton.LeftButton, pos=ends[0])
    qtbot.mouseMove(pages.viewport(), ends[1])
    qtbot.mouseRelease(pages.viewport(), Qt.MouseButton.LeftButton, pos=ends[1])
    assert pages.selected_text() == "The ferry of Examplebridge carries four hundred"
